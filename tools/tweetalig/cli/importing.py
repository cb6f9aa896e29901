"""``tweetalig import``: articles of Word, OpenDocument, PDF, web pages, Markdown and text."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from tweetalig.cli.context import Context, output_json
from tweetalig.cli.results import problem_as_data, show_findings, show_problems
from tweetalig.errors import SettingsError, TweetaligError, UsageError
from tweetalig.intake import Imported, Intake, goal_of, spellings_of
from tweetalig.report.as_json import as_row
from tweetalig.settings import Settings


@click.command("import", short_help="Make articles of Word, PDF, web pages and text.")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True))
@click.option(
    "--to",
    type=click.Path(path_type=Path),
    help="A folder, or a file that ends in .md; by default the folder artikelen of the site.",
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")
@click.pass_obj
def command(context: Context, files: tuple[Path, ...], to: Path | None, as_json: bool) -> int:
    """Make a Dutch article of each FILE: .docx, .odt, .pdf, .html, .md or .txt.

    A single - stands for standard input. Nothing is overwritten, and nothing is fetched from
    the network. Everything that was left out or is in doubt is said.
    """
    settings = _settings(context, to)
    goal = goal_of(settings, to)
    if goal.name and len(files) > 1:
        raise UsageError("several files can't become one", hint="name a folder with --to")
    intake = Intake(
        goal=goal,
        given=sys.stdin.buffer.read,
        shown=settings.shown if settings else str,
        spellings=spellings_of(settings) if settings else frozenset(),
    )
    done: list[Imported] = []
    problems: list[TweetaligError] = []
    for result in intake.all(files):
        if isinstance(result, TweetaligError):
            problems.append(result)
            continue
        done.append(result)
        context.console.say(_said(result))
        show_findings(result.summary)
    show_problems(problems)
    if as_json:
        output_json(
            {
                "articles": [_as_data(one) for one in done],
                "problems": [problem_as_data(problem) for problem in problems],
            }
        )
    return problems[0].exit_status if problems else 0


def _settings(context: Context, to: Path | None) -> Settings | None:
    """Return the settings of the site; None outside of one, where the place is named."""
    try:
        return context.settings()
    except SettingsError:
        if to is None or context.root is not None:
            raise
        return None


def _said(result: Imported) -> str:
    count = len(result.images)
    images = "" if not count else ", with 1 image" if count == 1 else f", with {count} images"
    return f"{result.source} became {result.article}{images}."


def _as_data(result: Imported) -> dict[str, Any]:
    return {
        "source": result.source,
        "article": result.article,
        "title": result.title,
        "images": list(result.images),
        "findings": [{**as_row(one), "hint": one.hint} for one in result.findings],
    }
