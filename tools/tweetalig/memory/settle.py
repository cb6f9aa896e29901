"""Writes the page and the catalog of an updated article, and notes what both say now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tweetalig.memory.catalogs import Catalog, entry_lines, serialise_catalog
from tweetalig.memory.digests import Base, digest
from tweetalig.memory.page import (
    Block,
    Page,
    frame_digest,
    read_page,
    render_page,
)
from tweetalig.memory.recall import ENGINE as RECALL
from tweetalig.memory.states import page_state
from tweetalig.memory.update import Layout, Update
from tweetalig.model import Finding, MemoryEntry, PageState, PageStatus, SegmentId, Severity, State

CONFLICT = "conflict"
"""The rule of a finding that page and catalog were changed differently."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """What is to be written: the catalog, its PO text, and the page (None for no page).

    ``is_broken`` says that a translation became structure, or is nothing to read, so that the
    page has other places than what it was made from.
    """

    catalog: Catalog
    catalog_text: str
    page: str | None
    state: PageState
    findings: tuple[Finding, ...]
    is_broken: bool


def settle(update: Update, entries: Sequence[MemoryEntry] | None = None) -> Settled:
    """Write the page with ``entries``, which are those of the update, drafted or as they were.

    The bases in the catalog that comes out stand for exactly these two texts: write both, or
    neither.
    """
    edition = update.edition
    entries = update.catalog.entries if entries is None else tuple(entries)
    state = page_state(
        entries,
        source=update.catalog.source,
        target=update.edition.page,
        locale=update.catalog.locale,
    )
    text = _page_text(update, entries, state)
    written = (
        None
        if text is None
        else read_page(text, language=edition.language, segment=edition.segment)
    )
    catalog = replace(
        update.catalog,
        entries=_with_bases(entries, update.layout, written),
        frame=_frame(update, written),
        apart=apart_of(update.layout),
    )
    catalog_text = serialise_catalog(catalog)
    broken = tuple(_broken(update.layout, written, edition.page))
    return Settled(
        catalog=catalog,
        catalog_text=catalog_text,
        page=text,
        state=state,
        findings=(
            *update.findings,
            *_conflicts(catalog, catalog_text, update, written),
            *broken,
        ),
        is_broken=bool(broken),
    )


def apart_of(layout: Layout) -> tuple[str, ...]:
    """Return the digests of what a kept page has besides the entries, once each."""
    if not layout.is_kept or layout.page is None:
        return ()
    held = set(layout.holes.values())
    pairs = zip(layout.page.document.segments, layout.page.segments, strict=True)
    return tuple(sorted({digest(shown.text) for hole, shown in pairs if hole.id not in held}))


def _page_text(update: Update, entries: Sequence[MemoryEntry], state: PageState) -> str | None:
    layout = update.layout
    is_worth_it = _is_made_for_it if layout.page is None else _is_translated
    if not layout.is_kept and not any(is_worth_it(entry) for entry in entries):
        return None
    texts = {
        hole: entries[index].conflict or entries[index].target
        for index, hole in layout.holes.items()
        if entries[index].target
    }
    untranslated = {
        hole: entries[index].source
        for index, hole in layout.holes.items()
        if not entries[index].target
    }
    if layout.page and layout.document is layout.page.document:
        texts = _changed(texts, layout.page)
    status = state.status
    if status is PageStatus.UNTRANSLATED:
        status = PageStatus.PARTIAL
    return render_page(
        layout.document,
        texts,
        untranslated,
        language=update.catalog.language,
        block=Block(
            status=status,
            source=update.catalog.source,
            reviewed=state.segments[State.REVIEWED],
            total=state.total,
        ),
    )


def _changed(texts: dict[SegmentId, str], page: Page) -> dict[SegmentId, str]:
    # What the page says already is left alone to the letter, line breaks and all.
    says = {
        segment.id: segment.text
        for at, segment in enumerate(page.segments)
        if at not in page.marked
    }
    return {hole: text for hole, text in texts.items() if says.get(hole) != text}


def _is_translated(entry: MemoryEntry) -> bool:
    return bool(entry.target)


def _is_made_for_it(entry: MemoryEntry) -> bool:
    # A heading or two that the memory knows from elsewhere don't make a page worth publishing.
    is_recalled = entry.origin is not None and entry.origin.engine == RECALL
    return bool(entry.target) and not (is_recalled and entry.state is State.DRAFT)


def _frame(update: Update, written: Page | None) -> str:
    # A page that is kept as it is does not have the fixed text of any version of the article.
    return frame_digest(written.document) if written and not update.layout.is_kept else ""


def _with_bases(
    entries: Sequence[MemoryEntry], layout: Layout, written: Page | None
) -> tuple[MemoryEntry, ...]:
    shown = _shown_texts(layout, written)
    return tuple(
        replace(entry, base=_base(entry, shown.get(index))) for index, entry in enumerate(entries)
    )


def _shown_texts(layout: Layout, written: Page | None) -> dict[int, str]:
    """Return what the written page reads as, for each entry that has a place on it."""
    if written is None or len(written.segments) != len(layout.document.segments):
        return {}
    order = {segment.id: at for at, segment in enumerate(layout.document.segments)}
    return {index: written.segments[order[hole]].text for index, hole in layout.holes.items()}


def _base(entry: MemoryEntry, shown: str | None) -> str:
    if entry.conflict:
        return entry.base
    if not entry.target:
        return ""
    if shown is not None:
        return Base.of(entry.target, shown).written()
    before = Base.read(entry.base)
    return replace(before, catalog=digest(entry.target), is_agreed=False).written()


def _conflicts(
    catalog: Catalog, text: str, update: Update, written: Page | None
) -> Iterator[Finding]:
    if not any(entry.conflict for entry in catalog.entries):
        return
    edition = update.edition
    catalog_lines = entry_lines(text)
    page_lines = _page_lines(update.layout, written)
    for index, entry in enumerate(catalog.entries):
        if entry.conflict:
            line = catalog_lines.get((entry.id, entry.source), 0)
            yield Finding(
                rule=CONFLICT,
                severity=Severity.ERROR,
                message="this text was changed both here and in the catalog,"
                f" {edition.catalog}:{line}: there it is “{entry.target}”",
                path=edition.page,
                line=page_lines.get(index, 0),
                source=entry.source,
                target=entry.conflict,
                hint="make both the same, or choose: tweetalig resolve"
                f" {edition.page} --take page|catalog",
            )


def _page_lines(layout: Layout, written: Page | None) -> dict[int, int]:
    if written is None or len(written.segments) != len(layout.document.segments):
        return {}
    order = {segment.id: at for at, segment in enumerate(layout.document.segments)}
    return {index: written.segments[order[hole]].line for index, hole in layout.holes.items()}


def _broken(layout: Layout, written: Page | None, path: str) -> Iterator[Finding]:
    """Say when the page that was written has other places than what it was made from."""
    if written is None:
        return
    before = [segment.kind for segment in layout.document.segments]
    if before != [segment.kind for segment in written.segments]:
        yield Finding(
            rule="page-structure",
            severity=Severity.ERROR,
            message="a translation on this page reads as other Markdown than its source",
            path=path,
            line=_first_difference(before, written),
            hint="look for signs such as #, *, | or ` that the Dutch text does not have",
        )


def _first_difference(before: Sequence[str], written: Page) -> int:
    for kind, segment in zip(before, written.segments, strict=False):
        if kind != segment.kind:
            return segment.line
    return written.segments[-1].line if written.segments else 1
