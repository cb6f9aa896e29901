"""The glossary: which concepts a text holds, and whether the translation keeps them."""
