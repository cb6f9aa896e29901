"""``tweetalig translate``: standard input to standard output, one paragraph a line."""

from __future__ import annotations

import os
import sys

import click

from tweetalig.cli.context import Context, output
from tweetalig.cli.languages import target_of
from tweetalig.drafting import Glossary, translate_lines
from tweetalig.engines.models import engine_options
from tweetalig.engines.registry import load_engine
from tweetalig.errors import EngineUnavailable
from tweetalig.reading import read_terms

_REFUSED = 1


@click.command("translate", short_help="Translate lines from standard input.")
@click.option("--engine", help="auto, or an engine that `tweetalig engine list` shows.")
@click.option("--to", help="The target language; by default the first of the site.")
@click.pass_obj
def command(context: Context, engine: str | None, to: str | None) -> int:
    """Translate standard input, one paragraph a line, with the site's glossary and checks.

    A line for which no translation passes the checks stays empty, and the reason is said.
    """
    settings = context.settings()
    locale = target_of(settings, to)
    options = engine_options(
        source=settings.source, target=locale, threads=settings.threads, environment=os.environ
    )
    loaded = load_engine(engine or settings.engine, options)
    if loaded is None:
        raise EngineUnavailable("no engine is installed", hint="tweetalig engine install")
    glossary = Glossary.of(read_terms(settings, locale), locale)
    lines = sys.stdin.read().splitlines()
    refused = 0
    for number, made in enumerate(
        translate_lines(lines, engine=loaded, glossary=glossary, source=settings.source), start=1
    ):
        output(made.text + "\n")
        if made.reason:
            refused += 1
            context.console.say(f"line {number}: not translated: {made.reason}")
    return _REFUSED if refused else 0
