"""The hints, one a file."""
