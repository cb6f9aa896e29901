"""``tweetalig status``: how far each page is, and what needs a person."""

from __future__ import annotations

from typing import Any

import click

from tweetalig.cli.context import Context, output, output_json
from tweetalig.cli.results import exit_status, show_problems
from tweetalig.model import PageState, PageStatus, State
from tweetalig.pipeline import statuses


@click.command("status", short_help="Show how far each page is.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")
@click.pass_obj
def command(context: Context, as_json: bool) -> int:
    """Show per page how many segments are untranslated, draft, reviewed and outdated."""
    settings = context.settings()
    states, problems = statuses(settings)
    pages = [state for by_path in states.values() for state in by_path.values()]
    show_problems(problems)
    if as_json:
        output_json({"pages": [as_data(page) for page in pages]})
    else:
        for page in pages:
            output(_line(page))
        output(_total(pages))
    return exit_status(problems, (), settings.fail_on)


def as_data(page: PageState) -> dict[str, Any]:
    """Return the state of a page as the contract has it in JSON."""
    return {
        "source": page.source,
        "target": page.target,
        "status": page.status,
        "segments": {state.value: page.segments[state] for state in State},
        "conflicts": page.conflicts,
    }


def _line(page: PageState) -> str:
    counts = ", ".join(f"{page.segments[state]} {state}" for state in State if page.segments[state])
    return f"{page.target}: {page.status}: {counts}{_needs(page)}"


def _needs(page: PageState) -> str:
    """Say what a person could do, the most pressing first."""
    if page.conflicts:
        return f" ← {page.conflicts} conflicts to end: make page and catalog the same"
    if page.segments[State.OUTDATED]:
        return " ← the Dutch changed: review the outdated segments"
    if page.segments[State.DRAFT]:
        return " ← review the drafts"
    if page.segments[State.UNTRANSLATED]:
        return " ← translate, or draft: tweetalig sync"
    return ""


def _total(pages: list[PageState]) -> str:
    done = sum(page.status is PageStatus.REVIEWED for page in pages)
    return f"{done} of {len(pages)} pages are reviewed"
