"""``tweetalig status``: how far each page is, and what needs a person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import click

from tweetalig.cli.context import Context, output, output_json
from tweetalig.cli.results import exit_status, show_findings, show_problems
from tweetalig.history import last_changes
from tweetalig.model import PageState, PageStatus, State
from tweetalig.pipeline import statuses
from tweetalig.settings import Settings


@click.command("status", short_help="Show how far each page is.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")
@click.pass_obj
def command(context: Context, as_json: bool) -> int:
    """Show per page how many segments are untranslated, draft, reviewed and outdated."""
    settings = context.settings()
    found = statuses(settings)
    show_problems(found.problems)
    if as_json:
        output_json({"pages": [as_data(page) for page in found.pages]})
    else:
        for page, day in zip(found.pages, _last_changes(settings, found.pages), strict=True):
            output(_line(page, day))
        output(_total(found.pages))
        show_findings(found.conflicts)
    return exit_status(found.problems, found.conflicts, settings.fail_on)


def _last_changes(settings: Settings, pages: Sequence[PageState]) -> Iterator[date]:
    """Yield for each page the day on which a text of it was last changed, in any language."""
    files = [(settings.root / page.source, settings.root / page.target) for page in pages]
    known = last_changes(settings.root, (file for pair in files for file in pair))
    for pair in files:
        yield max(known[file] for file in pair if file in known)


def as_data(page: PageState) -> dict[str, Any]:
    """Return the state of a page as the contract has it in JSON."""
    return {
        "source": page.source,
        "target": page.target,
        "status": page.status,
        "segments": {state.value: page.segments[state] for state in State},
        "conflicts": page.conflicts,
    }


def _line(page: PageState, changed: date) -> str:
    counts = ", ".join(f"{page.segments[state]} {state}" for state in State if page.segments[state])
    return f"{page.target}: {page.status}: {counts}, changed {changed}{_needs(page)}"


def _needs(page: PageState) -> str:
    """Say what a person could do, the most pressing first."""
    if page.conflicts:
        conflicts = "1 conflict" if page.conflicts == 1 else f"{page.conflicts} conflicts"
        return f" ← {conflicts} to end: make page and catalog the same"
    if page.segments[State.OUTDATED]:
        return " ← the Dutch changed: review the outdated segments"
    if page.segments[State.DRAFT]:
        return " ← review the drafts"
    if page.segments[State.UNTRANSLATED]:
        return " ← translate, or draft: tweetalig sync"
    return ""


def _total(pages: Sequence[PageState]) -> str:
    done = sum(page.status is PageStatus.REVIEWED for page in pages)
    return f"{done} of {len(pages)} pages {'is' if done == 1 else 'are'} reviewed"
