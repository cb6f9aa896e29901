"""One article's memory brought up to date: edits taken in, the Dutch merged, the page laid out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from tweetalig.memory.adopt import adopt, adopt_whole
from tweetalig.memory.alignment import Alignment, align
from tweetalig.memory.catalogs import SOURCE_LANGUAGE, Catalog, with_obsolete
from tweetalig.memory.changes import is_significant
from tweetalig.memory.digests import digest
from tweetalig.memory.harvest import Harvested, Shown, harvest, is_by_a_person
from tweetalig.memory.merge import Merged, Significant, is_worth_keeping, merge
from tweetalig.memory.page import (
    Document,
    Page,
    Segmenter,
    frame_digest,
    is_markable,
    read_page,
)
from tweetalig.model import (
    Finding,
    Locale,
    MemoryEntry,
    SegmentId,
    Severity,
    State,
)
from tweetalig.segment import segment_markdown


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """One article in one target language: its paths from the root of the site.

    ``language`` is the source's. ``segment`` cuts the page as it cut the article.
    """

    locale: Locale
    source: str
    page: str
    catalog: str
    language: Locale = SOURCE_LANGUAGE
    segment: Segmenter = segment_markdown


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How the page is to be written.

    ``document`` is what the texts go into: the Dutch article, or the page itself where it has
    something the memory can't hold. ``holes`` are the places of the entries, by index.
    ``page`` is the page as it is now. ``is_kept`` says that it stays in all but those places.
    """

    document: Document
    holes: Mapping[int, SegmentId]
    page: Page | None
    is_kept: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """The memory of one article for the current Dutch, before drafting.

    ``catalog`` has the entries with people's edits taken in. ``findings`` are what a person
    should look at; conflicts follow when the update is settled.
    """

    catalog: Catalog
    layout: Layout
    edition: Edition
    findings: tuple[Finding, ...]


def update(
    document: Document,
    catalog: Catalog | None,
    page: str | None,
    edition: Edition,
    *,
    significant: Significant = is_significant,
) -> Update:
    """Take in what people changed in the page and the catalog, and what changed in the Dutch.

    ``catalog`` and ``page`` are None where there is none.
    """
    old = catalog or Catalog(locale=edition.locale, source=edition.source)
    reading = None if page is None else _read(page, edition)
    alignment = align(old, reading) if reading else Alignment(entry_of={}, whole=False)
    harvested = _harvest(old, reading, alignment)
    merged = merge(
        document.segments,
        [item.entry for item in harvested],
        old.obsolete,
        significant=significant,
    )
    entries, layout = _laid_out(document, reading, old, alignment, merged)
    gone = (*merged.gone, *(item.dropped for item in harvested if item.dropped))
    left = tuple(entry for index, entry in enumerate(old.obsolete) if index not in merged.recalled)
    fresh = replace(
        old,
        locale=edition.locale,
        source=edition.source,
        language=edition.language,
        entries=entries,
        obsolete=left,
    )
    return Update(
        catalog=with_obsolete(fresh, (entry for entry in gone if is_worth_keeping(entry))),
        layout=layout,
        edition=edition,
        findings=(
            *_corrections(entries, merged, edition.source, document),
            *_structure(layout, entries, edition.page),
            *_lost_catalog(reading, old, edition),
        ),
    )


def _laid_out(
    document: Document,
    page: Page | None,
    old: Catalog,
    alignment: Alignment,
    merged: Merged,
) -> tuple[tuple[MemoryEntry, ...], Layout]:
    """Find the places of the entries on the page, and take in what they say there."""
    if page is None:
        return merged.entries, _fresh_layout(document, None)
    entries, places = merged.entries, _places(alignment, merged)
    if _is_made_by_hand(page, old):
        same_frame = page.frame == frame_digest(document)
        whole = adopt_whole(entries, page.segments, same_frame=same_frame)
        entries, places = _taken_in(entries, page, whole), whole or places
    free = set(range(len(page.segments))) - {*places.values(), *page.mixed}
    entries, places = _adopted(entries, page, places, free, held=(*alignment.entry_of,), old=old)
    if _has_lost_its_catalog(page, old):
        entries = tuple(
            replace(entry, state=State.DRAFT) if entry.target and not known.target else entry
            for entry, known in zip(entries, merged.entries, strict=True)
        )
    is_ours = alignment.whole and page.frame == old.frame
    return entries, _layout(document, page, places, is_ours=is_ours)


def _is_made_by_hand(page: Page, old: Catalog) -> bool:
    return not (page.marked or page.mixed) and _knows_nothing(old)


def _has_lost_its_catalog(page: Page, old: Catalog) -> bool:
    """Say whether a page was written by a sync, and the catalog of that sync is not there.

    Which of its texts a person wrote, and of which Dutch, is not known then: so none counts as
    reviewed.
    """
    return bool(page.status) and _knows_nothing(old)


def _knows_nothing(old: Catalog) -> bool:
    return not (old.frame or old.apart or any(entry.target or entry.base for entry in old.entries))


def _fresh_layout(document: Document, page: Page | None) -> Layout:
    holes = {index: segment.id for index, segment in enumerate(document.segments)}
    return Layout(document=document, holes=holes, page=page, is_kept=False)


def _read(page: str, edition: Edition) -> Page:
    return read_page(page, language=edition.language, segment=edition.segment)


def _harvest(old: Catalog, page: Page | None, alignment: Alignment) -> list[Harvested]:
    segment_of = alignment.segment_of
    return [
        harvest(entry, _shown(page, segment_of.get(index)))
        for index, entry in enumerate(old.entries)
    ]


def _shown(page: Page | None, index: int | None, *, ours: bool = True) -> Shown | None:
    if page is None or index is None:
        return None
    segment = page.segments[index]
    return Shown(
        text=segment.text,
        marked=index in page.marked,
        markable=is_markable(segment.kind, segment.text),
        ours=ours,
    )


def _places(alignment: Alignment, merged: Merged) -> dict[int, int]:
    segment_of = alignment.segment_of
    return {new: segment_of[old] for new, old in sorted(merged.old_of.items()) if old in segment_of}


def _adopted(
    entries: tuple[MemoryEntry, ...],
    page: Page,
    places: dict[int, int],
    free: set[int],
    *,
    held: tuple[int, ...],
    old: Catalog,
) -> tuple[tuple[MemoryEntry, ...], dict[int, int]]:
    """Take in the words of page segments that no entry accounts for, the ``free`` ones.

    What is ``held`` by an entry whose Dutch is gone, or had no entry before, is nobody's new
    translation; only a person may have filed that very text under another entry as well.
    """
    waiting = {index for index in range(len(entries)) if index not in places}
    if not waiting or not free:
        return entries, places
    found = _by_exact_text(entries, page, waiting, free)
    known = {**places, **found}
    found |= {
        entry: place
        for entry, place in adopt(entries, page.segments, known).items()
        if place in free.difference(held) and digest(page.segments[place].text) not in old.apart
    }
    return _taken_in(entries, page, found), {**places, **found}


def _taken_in(
    entries: tuple[MemoryEntry, ...], page: Page, places: Mapping[int, int]
) -> tuple[MemoryEntry, ...]:
    return tuple(
        harvest(entry, _shown(page, places[index], ours=False)).entry if index in places else entry
        for index, entry in enumerate(entries)
    )


def _by_exact_text(
    entries: tuple[MemoryEntry, ...], page: Page, waiting: set[int], free: set[int]
) -> dict[int, int]:
    """Pair entries with the very text on the page, such as one that a person filed in the PO."""
    texts: dict[str, list[int]] = {}
    for index in sorted(free):
        texts.setdefault(page.segments[index].text, []).append(index)
    shown: dict[str, list[int]] = {}
    for index in sorted(index for index in waiting if _is_filed(entries[index])):
        shown.setdefault(entries[index].target or entries[index].source, []).append(index)
    return {
        holders[0]: texts[text][0]
        for text, holders in shown.items()
        if len(holders) == 1 == len(texts.get(text, ()))
    }


def _is_filed(entry: MemoryEntry) -> bool:
    return is_by_a_person(entry) or not entry.target


def _layout(document: Document, page: Page, places: Mapping[int, int], *, is_ours: bool) -> Layout:
    in_order = sorted(places.items()) == [(index, index) for index in range(len(places))]
    is_whole = in_order and len(places) == len(page.segments) == len(document.segments)
    if is_ours and not (is_whole and page.frame == frame_digest(document)):
        return _fresh_layout(document, page)
    # A page with the article's own fixed text is ours as well; texts are put into it as it is,
    # so that what did not change keeps its line breaks.
    return Layout(
        document=page.document,
        holes={index: page.document.segments[place].id for index, place in places.items()},
        page=page,
        is_kept=not (is_whole and page.frame == frame_digest(document)),
    )


def _corrections(
    entries: tuple[MemoryEntry, ...], merged: Merged, path: str, document: Document
) -> Iterator[Finding]:
    for index in merged.corrected:
        yield Finding(
            rule="source-corrected",
            severity=Severity.NOTICE,
            message="the writing of this text was corrected; its translation stays as it is",
            path=path,
            line=document.segments[index].line,
            source=entries[index].source,
            target=entries[index].target,
        )


def _lost_catalog(page: Page | None, old: Catalog, edition: Edition) -> Iterator[Finding]:
    if page is not None and _has_lost_its_catalog(page, old):
        yield Finding(
            rule="catalog-lost",
            severity=Severity.WARNING,
            message="this page has no catalog any more: what it says counts as a draft,"
            f" and is in a new catalog, {edition.catalog}",
            path=edition.page,
            line=1,
            hint="put the old catalog back, or accept the texts in the new one",
        )


def _structure(layout: Layout, entries: tuple[MemoryEntry, ...], path: str) -> Iterator[Finding]:
    """Say where a page that is kept as it is differs from the article."""
    if not layout.is_kept or layout.page is None:
        return
    order = {segment.id: at for at, segment in enumerate(layout.page.segments)}
    held = {order[hole]: entry for entry, hole in layout.holes.items()}
    extra = [at for at in range(len(order)) if at not in held]
    missing = [index for index in range(len(entries)) if index not in layout.holes]
    in_page_order = [held[at] for at in sorted(held)]
    moved = in_page_order != sorted(in_page_order)
    yield from _extra_findings(extra, layout.page, path)
    yield from _missing_findings(missing, entries, layout, path)
    if not extra and not missing:
        yield Finding(
            rule="page-structure",
            severity=Severity.WARNING if moved else Severity.NOTICE,
            message="the paragraphs of this page are in another order than in the Dutch article"
            if moved
            else "links, code or other fixed text of this page differ from the Dutch article",
            path=path,
            line=1,
            hint="if that is not meant, make both the same; the page is kept as it is",
        )


def _extra_findings(extra: list[int], page: Page, path: str) -> Iterator[Finding]:
    for at in sorted(page.mixed):
        yield Finding(
            rule="page-structure",
            severity=Severity.WARNING,
            message="a part of this paragraph is still marked as Dutch",
            path=path,
            line=page.segments[at].line,
            target=page.segments[at].text,
            hint="translate the rest and take the mark away; until then it is kept as it is",
        )
    for first, last in _runs([at for at in extra if at not in page.mixed]):
        count = last - first + 1
        what = "this paragraph has" if count == 1 else f"these {count} paragraphs have"
        yield Finding(
            rule="page-structure",
            severity=Severity.WARNING,
            message=f"{what} no certain counterpart in the Dutch article",
            path=path,
            line=page.segments[first].line,
            target=page.segments[first].text,
            hint="make the page follow the Dutch, paragraph by paragraph, or copy the text into"
            " the catalog at the Dutch it translates; until then it is kept as it is",
        )


def _missing_findings(
    missing: list[int], entries: tuple[MemoryEntry, ...], layout: Layout, path: str
) -> Iterator[Finding]:
    lines = {segment.id: segment.line for segment in layout.page.segments} if layout.page else {}
    for first, last in _runs(missing):
        count = last - first + 1
        what = "a Dutch paragraph has" if count == 1 else f"{count} Dutch paragraphs have"
        before = next((layout.holes[at] for at in range(first, -1, -1) if at in layout.holes), None)
        yield Finding(
            rule="page-structure",
            severity=Severity.WARNING,
            message=f"{what} no certain place on this page",
            path=path,
            line=lines.get(before, 1) if before else 1,
            source=entries[first].source,
            hint="add the paragraph to the page, below this line",
        )


def _runs(indices: list[int]) -> Iterator[tuple[int, int]]:
    start = 0
    for at in range(1, len(indices) + 1):
        if at == len(indices) or indices[at] != indices[at - 1] + 1:
            yield indices[start], indices[at - 1]
            start = at
