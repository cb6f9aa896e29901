"""Starts a new site: its first files, from templates, for any target languages."""
