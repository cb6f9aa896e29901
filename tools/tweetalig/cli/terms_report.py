"""``tweetalig terms report`` and ``suggest``: what pages make of terms, and which they lack."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import click

from tweetalig.cli.context import Context, output, output_json
from tweetalig.cli.languages import target_of
from tweetalig.cli.results import show_problems
from tweetalig.terminology import read_alignment, read_candidates
from tweetalig.terms.report import ConceptRow, Occurrence, Outcome, TermReport
from tweetalig.terms.suggest import Candidate

_SHAPES = click.Choice(["text", "json"])
_TO_LOOK_AT = (Outcome.FORBIDDEN, Outcome.MISSING)


@click.command("report")
@click.option("--format", "shape", type=_SHAPES, default="text", show_default=True)
@click.option("--to", help="The target language; by default the first of the site.")
@click.pass_obj
def report_command(context: Context, shape: str, to: str | None) -> int:
    """Show per concept how it is rendered, how consistently, and where it isn't."""
    settings = context.settings()
    report, problems = read_alignment(settings, target_of(settings, to))
    show_problems(problems)
    if shape == "json":
        output_json(_report_data(report))
    else:
        for row in report.concepts:
            output("\n".join(_concept(row)))
        output(_total(report))
    return problems[0].exit_status if problems else 0


@click.command("suggest")
@click.option("--format", "shape", type=_SHAPES, default="text", show_default=True)
@click.option("--most", type=click.IntRange(min=1), default=50, show_default=True)
@click.option("--to", help="The target language; by default the first of the site.")
@click.pass_obj
def suggest_command(context: Context, shape: str, most: int, to: str | None) -> int:
    """Show words and phrases of the articles that the glossary may lack, the best first."""
    settings = context.settings()
    found, problems = read_candidates(settings, target_of(settings, to), most=most)
    show_problems(problems)
    if shape == "json":
        output_json([_candidate_data(candidate) for candidate in found])
    else:
        for candidate in found:
            output("\n".join(_candidate(candidate)))
        if not found:
            context.console.say("Nothing to suggest.")
    return problems[0].exit_status if problems else 0


def _concept(row: ConceptRow) -> Iterator[str]:
    waiting = all(place.outcome is Outcome.UNTRANSLATED for place in row.occurrences)
    unused = "not translated yet" if waiting else "not rendered"
    used = ", ".join(f"{word} {times}×" for word, times in row.renderings)
    pages = sum(bool(cell.occurrences) for cell in row.cells)
    consistent = f", {row.consistency:.0%} one word" if len(row.renderings) > 1 else ""
    yield (
        f"{row.term.headword}: {len(row.occurrences)}× on {_so_many(pages, 'page')}: "
        f"{used or unused}{consistent}"
    )
    for occurrence in row.occurrences:
        if occurrence.outcome in _TO_LOOK_AT:
            said = f"“{occurrence.target}” for " if occurrence.target else ""
            yield (
                f"  {occurrence.path}:{occurrence.line}: {occurrence.outcome}: "
                f"{said}“{occurrence.source}”"
            )


def _total(report: TermReport) -> str:
    counts = _outcomes(report)
    enforced = counts[Outcome.RENDERED] + counts[Outcome.IMPLIED]
    enforced += counts[Outcome.MISSING] + counts[Outcome.FORBIDDEN]
    right = (
        f"{report.share_right:.1%} of {enforced} translated mentions as the glossary says, "
        if enforced
        else ""
    )
    return (
        f"{_so_many(len(report.concepts), 'concept')} on "
        f"{_so_many(len(report.pages), 'page')}: {right}"
        f"{counts[Outcome.FORBIDDEN]} forbidden, {counts[Outcome.MISSING]} missing, "
        f"{counts[Outcome.UNTRANSLATED]} not translated yet"
    )


def _so_many(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def _outcomes(report: TermReport) -> Counter[Outcome]:
    return Counter(place.outcome for row in report.concepts for place in row.occurrences)


def _report_data(report: TermReport) -> dict[str, Any]:
    counts = _outcomes(report)
    return {
        "share_right": round(report.share_right, 4),
        "outcomes": {outcome.value: counts[outcome] for outcome in Outcome},
        "pages": [
            {"source": page.source, "target": page.target, "title": page.title}
            for page in report.pages
        ],
        "concepts": [_concept_data(row) for row in report.concepts],
    }


def _concept_data(row: ConceptRow) -> dict[str, Any]:
    return {
        "term": row.term.headword,
        "translation": row.term.translation,
        "consistency": round(row.consistency, 4),
        "renderings": dict(row.renderings),
        "occurrences": [
            _occurrence_data(cell.page.source, occurrence)
            for cell in row.cells
            for occurrence in cell.occurrences
        ],
    }


def _occurrence_data(article: str, occurrence: Occurrence) -> dict[str, Any]:
    return {
        "outcome": occurrence.outcome,
        "kind": occurrence.kind,
        "source": {
            "path": article,
            "line": occurrence.source_line,
            "text": occurrence.source,
        },
        "target": {
            "path": occurrence.path,
            "line": occurrence.line,
            "text": occurrence.target,
        },
    }


def _candidate(candidate: Candidate) -> Iterator[str]:
    yield f"{candidate.form} ({candidate.count}×)"
    for example in candidate.examples:
        yield f"  {example.path}:{example.line}: {example.source}"
        if example.target:
            yield f"    now: {example.target}"


def _candidate_data(candidate: Candidate) -> dict[str, Any]:
    return {
        "form": candidate.form,
        "count": candidate.count,
        "score": candidate.score,
        "examples": [
            {
                "path": example.path,
                "line": example.line,
                "source": example.source,
                "target": example.target,
            }
            for example in candidate.examples
        ],
    }
