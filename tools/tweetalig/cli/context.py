"""What every command is given: where the site is, and how to speak."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from tweetalig.cli.console import Console
from tweetalig.settings import Settings, find_root, load_settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """The options that stand before the command."""

    root: Path | None
    console: Console

    def settings(self) -> Settings:
        """Read the settings of the site the command is about."""
        return load_settings(self.root or find_root(Path.cwd()))


def output(text: str) -> None:
    """Write a result to standard output."""
    click.echo(text, nl=not text.endswith("\n"))


def output_json(value: Any) -> None:
    """Write a result to standard output as JSON."""
    output(json.dumps(value, ensure_ascii=False, indent=2))
