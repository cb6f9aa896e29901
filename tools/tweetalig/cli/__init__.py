"""The command line: parse, one call, render, return the status."""
