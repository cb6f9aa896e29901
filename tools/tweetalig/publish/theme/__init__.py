"""The theme as a package, so that MkDocs finds it by its entry point; nothing runs here."""
