"""Cuts a Markdown article into segments and fixed text, and puts translations back."""
