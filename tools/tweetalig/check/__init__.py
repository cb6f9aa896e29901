"""Looks for changed meaning: one rule, one file."""
