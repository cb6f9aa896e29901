"""The translation memory: catalogs, people's edits, merging and recall."""
