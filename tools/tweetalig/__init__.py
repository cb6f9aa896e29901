"""Bilingual patient information: Dutch Markdown in, a checked bilingual site out."""
