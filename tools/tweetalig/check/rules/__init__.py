"""The rules: one rule, one file, each with its RULE."""
