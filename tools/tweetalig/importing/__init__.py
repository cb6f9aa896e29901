"""Makes a Dutch article of what organisations have: Word, OpenDocument, PDF, web pages, text."""
