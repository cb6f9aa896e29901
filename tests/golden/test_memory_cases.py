"""What volunteers do to an article and its translation, one folder per case.

``before.nl.md`` is synced with ``before.en.md`` (adopted as reviewed) or, where that is missing,
with drafts. Then the Dutch becomes ``after.nl.md``, ``edits.json`` is played on the page and the
catalog, and a sync has to give ``expected.en.md`` and ``expected.txt``. To renew the expectations
after looking at each of them, run with ``TWEETALIG_RENEW=1``.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from tweetalig.memory.catalogs import parse_catalog
from tweetalig.memory.drafts import fill, wants_draft
from tweetalig.memory.settle import Settled, settle
from tweetalig.memory.update import Edition, update
from tweetalig.model import Locale, MemoryEntry, Origin, State
from tweetalig.segment import segment_markdown

CASES = sorted(path.parent for path in (Path(__file__).parent / "memory").glob("*/edits.json"))
EDITION = Edition(
    locale=Locale("en"), source="docs/nl/a.md", page="docs/en/a.md", catalog="translations/en/a.po"
)


def drafted(entries: Sequence[MemoryEntry]) -> list[MemoryEntry]:
    origin = Origin(engine="machine")
    return [
        fill(entry, f"EN {entry.source}", origin) if wants_draft(entry) else entry
        for entry in entries
    ]


def synced(dutch: str, catalog: str | None, page: str | None, *, draft: bool = False) -> Settled:
    old = None if catalog is None else parse_catalog(catalog, path=EDITION.catalog)
    updated = update(segment_markdown(dutch), old, page, EDITION)
    entries = updated.catalog.entries
    return settle(updated, drafted(entries) if draft else entries)


def edited(text: str | None, pairs: Sequence[tuple[str, str]]) -> str | None:
    for before, after in pairs:
        assert text is not None
        assert before in text
        text = text.replace(before, after)
    return text


def told(settled: Settled) -> str:
    """Return what the memory says, one line per entry that is not simply reviewed."""
    lines = [f"page: {settled.state.status}"]
    for entry in (*settled.catalog.entries, *settled.catalog.obsolete):
        place = "obsolete" if entry in settled.catalog.obsolete else entry.state
        line = f"{place} | {entry.kind} | {entry.source} | {entry.target}"
        line += f" | was: {entry.previous}" if entry.previous else ""
        line += f" | page says: {entry.conflict}" if entry.conflict else ""
        lines.append(line)
    lines += [
        f"{finding.severity}[{finding.rule}] {finding.path}:{finding.line} {finding.message}"
        for finding in settled.findings
    ]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
def test_case(case: Path) -> None:
    edits = json.loads((case / "edits.json").read_text(encoding="utf-8"))
    before = (case / "before.nl.md").read_text(encoding="utf-8")
    english = case / "before.en.md"
    page = english.read_text(encoding="utf-8") if english.exists() else None
    catalog = None
    if not edits.get("nopo"):
        first = synced(before, None, page, draft=edits.get("draft", False))
        catalog, page = first.catalog_text, first.page
    after = (case / "after.nl.md").read_text(encoding="utf-8")
    result = synced(after, edited(catalog, edits.get("po", ())), edited(page, edits.get("en", ())))
    again = synced(after, result.catalog_text, result.page)
    assert (again.catalog_text, again.page) == (result.catalog_text, result.page)
    assert [
        replace(finding, line=0) for finding in again.findings if finding.severity != "notice"
    ] == [replace(finding, line=0) for finding in result.findings if finding.severity != "notice"]
    if os.environ.get("TWEETALIG_RENEW"):
        (case / "expected.en.md").write_text(result.page or "", encoding="utf-8")
        (case / "expected.txt").write_text(told(result), encoding="utf-8")
    assert result.page == (case / "expected.en.md").read_text(encoding="utf-8")
    assert told(result) == (case / "expected.txt").read_text(encoding="utf-8")
    assert State.REVIEWED in result.state.segments
