"""Runs the program as ``python -m tweetalig``, where its command is not on the path."""

from tweetalig.cli.main import run

run()
