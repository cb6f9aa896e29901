"""``tweetalig terms``: the glossary at work."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from tweetalig.cli.context import Context, output, output_json
from tweetalig.cli.terms_exchange import export_command, import_command
from tweetalig.cli.terms_report import report_command, suggest_command
from tweetalig.files import read_text
from tweetalig.model import TermMatch
from tweetalig.reading import article_paths, read_terms
from tweetalig.segment import segment_markdown
from tweetalig.segment.inline import visible_text
from tweetalig.settings import Settings
from tweetalig.terms.matching import Matcher


@click.group("terms", short_help="The glossary at work.")
def command() -> None:
    """Find, check and exchange the terms of the glossary."""


@command.command("match")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option("--text", help="A text to look in, instead of files.")
@click.option("--format", "shape", type=click.Choice(["text", "json"]), default="text")
@click.pass_obj
def match(context: Context, files: tuple[Path, ...], text: str | None, shape: str) -> int:
    """Show which concepts of the glossary occur where in Dutch text.

    FILES are Markdown; without any, all articles of the site. Offsets count characters in the
    text a reader sees of a segment, or in the text that was given.
    """
    settings = context.settings()
    matcher = Matcher(read_terms(settings, settings.targets[0]))
    places = _given(text) if text is not None else _segments(settings, files)
    found = [(path, line, match) for path, line, said in places for match in matcher.matches(said)]
    if shape == "json":
        output_json([_as_data(path, line, match) for path, line, match in found])
        return 0
    for path, line, hit in found:
        place = f"{path}:{line}: " if path else ""
        output(f"{place}{hit.text} → {hit.term.headword} ({hit.kind}): {hit.term.translation}")
    if not found:
        context.console.say("No term of the glossary is in it.")
    return 0


def _given(text: str) -> Iterator[tuple[str, int, str]]:
    yield "", 1, text


def _segments(settings: Settings, files: tuple[Path, ...]) -> Iterator[tuple[str, int, str]]:
    folder = settings.docs / settings.source
    chosen = files or tuple(folder / path for path in article_paths(settings))
    for file in chosen:
        shown = settings.shown(file.absolute())
        for segment in segment_markdown(read_text(file, shown=shown)).segments:
            yield shown, segment.line, visible_text(segment.text)


def _as_data(path: str, line: int, match: TermMatch) -> dict[str, Any]:
    return {
        "term": match.term.headword,
        "kind": match.kind,
        "start": match.start,
        "end": match.end,
        "text": match.text,
        "path": path,
        "line": line,
    }


for _subcommand in (suggest_command, report_command, import_command, export_command):
    command.add_command(_subcommand)
