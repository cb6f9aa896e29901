"""Hints for Dutch that reads easily; a hint is an offer, never an order."""
