"""Drafts translations with an engine, and chooses among its candidates."""
