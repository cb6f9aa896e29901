"""Articles that got another name, and articles that are gone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from tweetalig.memory.catalogs import Catalog, serialise_catalog
from tweetalig.memory.merge import Significant
from tweetalig.memory.page import Document
from tweetalig.memory.settle import apart_of
from tweetalig.memory.update import Edition, update
from tweetalig.model import Finding, Segment, Severity

_SAME_ARTICLE = 0.5
"""The share of its text that an article must have in common with a catalog to be its heir."""


def find_moves(
    gone: Sequence[Catalog],
    arrived: Mapping[str, Sequence[Segment]],
    *,
    barred: Collection[tuple[str, int]] = (),
) -> dict[str, Catalog]:
    """Say which new article is an old one under another name.

    ``gone`` are the catalogs whose article is not there any more, ``arrived`` the segments of
    articles without catalog, by path. Each catalog goes to the article that it has most in
    common with, if that is at least half of the article's or of the catalog's text. ``barred``
    are the articles that can't have the catalog of this index.
    """
    likely = [
        (likeness, path, number)
        for number, catalog in enumerate(gone)
        for path, segments in arrived.items()
        if (path, number) not in barred and (likeness := _likeness(catalog, segments))
    ]
    found: dict[str, Catalog] = {}
    taken: set[int] = set()
    for _, path, number in sorted(likely, key=lambda item: (-item[0], item[1], item[2])):
        if path not in found and number not in taken:
            found[path] = gone[number]
            taken.add(number)
    return found


def _likeness(catalog: Catalog, segments: Sequence[Segment]) -> float:
    """Return which share of the longer text both have; 0 if that is too little of either."""
    old = Counter(entry.source for entry in catalog.entries or catalog.obsolete)
    new = Counter(segment.text for segment in segments)
    common = _length(old & new)
    shorter, longer = sorted((_length(old), _length(new)))
    return common / longer if shorter and common / shorter >= _SAME_ARTICLE else 0.0


def _length(texts: Counter[str]) -> int:
    return sum(len(text) * count for text, count in texts.items())


@dataclass(frozen=True, slots=True, kw_only=True)
class Retired:
    """What is left of an article that is gone.

    ``page`` is None when the page can go because the catalog holds all of it.
    """

    catalog: Catalog
    catalog_text: str
    page: str | None
    findings: tuple[Finding, ...]


def retire(catalog: Catalog, page: str | None, edition: Edition, *, empty: Document) -> Retired:
    """Set the translations of an article aside that is gone, with people's last edits.

    ``empty`` is what the segmenter makes of no text at all. A page with words that the catalog
    can't hold stays, and that is reported.
    """
    keep_all: Significant = lambda before, after: True  # noqa: E731
    updated = update(empty, catalog, page, edition, significant=keep_all)
    left_over = page is not None and bool(updated.layout.is_kept)
    # What stays on the page is no translation of an article that may come in this one's place.
    old = replace(updated.catalog, frame="", apart=apart_of(updated.layout))
    findings = (
        Finding(
            rule="page-structure",
            severity=Severity.WARNING,
            message="the Dutch article is gone, and this page has text that is nowhere else",
            path=edition.page,
            line=1,
            hint="move what you want to keep to another page, then remove this file",
        ),
    )
    return Retired(
        catalog=old,
        catalog_text=serialise_catalog(old),
        page=page if left_over else None,
        findings=findings if left_over else (),
    )
