"""Takes in what people wrote: in the catalog, on the page, or in both."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from tweetalig.memory.digests import Base, digest
from tweetalig.memory.words import has_dutch_word, looks_dutch
from tweetalig.model import MemoryEntry, State


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What the page shows of an entry, and whether it is marked as source text.

    ``markable`` says whether our mark can stand in that place at all, ``ours`` whether it was
    written there by a sync: where it is not there now, a person took it off.
    """

    text: str
    marked: bool = False
    markable: bool = True
    ours: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Harvested:
    """An entry with people's edits taken in, and what these took out of use, if anything."""

    entry: MemoryEntry
    dropped: MemoryEntry | None = None


def harvest(entry: MemoryEntry, shown: Shown | None) -> Harvested:
    """Take in the edits of one entry; ``shown`` is None where the page has no certain place.

    The base tells who changed a text since it was last written to both places. When both were
    changed and differ, the entry becomes a conflict and keeps its base.
    """
    base = Base.read(entry.base)
    text = _translation(entry, base, shown)
    by_catalog = digest(entry.target) != base.catalog
    if text is None:
        return Harvested(entry=_from_catalog(entry, base, edited=by_catalog))
    by_page = digest(text) != base.page
    if entry.target and _say_the_same(text, entry.target):
        edited = by_catalog and by_page and bool(base.catalog)
        return Harvested(entry=_settled(entry, edited=edited))
    if not by_page:
        return _without_page_edit(entry, base, text, by_catalog=by_catalog)
    never_seen = not base.is_agreed and is_by_a_person(entry)
    if (by_catalog or never_seen) and entry.target:
        return Harvested(entry=_conflict(entry, text))
    return Harvested(entry=_settled(replace(entry, target=text), edited=True))


def is_by_a_person(entry: MemoryEntry) -> bool:
    """Say whether the translation is one that a person wrote or accepted.

    A draft that does not say which machine made it counts as a person's, and so does one with
    a suggestion beside it: that is what the machine made.
    """
    if not entry.target:
        return False
    is_a_machines = entry.origin is not None and not entry.suggestion
    return entry.state in (State.REVIEWED, State.OUTDATED) or not is_a_machines


def _translation(entry: MemoryEntry, base: Base, shown: Shown | None) -> str | None:
    """Return the translation the page shows; None when it shows the source text, or nothing."""
    if shown is None:
        return None
    if shown.text != entry.source:
        return shown.text
    if base.catalog and base.is_agreed and not shown.marked:
        return shown.text
    # A person who takes our mark off a name says that it is the same in both languages.
    is_left_over = shown.marked or not shown.markable or looks_dutch(shown.text)
    # Who begins with a copy of the Dutch has said no such thing.
    is_copy = not shown.ours and has_dutch_word(shown.text)
    return None if is_left_over or is_copy else shown.text


def _say_the_same(first: str, second: str) -> bool:
    return first == second or _unescaped(first) == _unescaped(second)


def _unescaped(text: str) -> str:
    return " ".join(re.sub(r"\\([^\w\s])", r"\1", text).split())


def _settled(entry: MemoryEntry, *, edited: bool) -> MemoryEntry:
    if edited:
        return replace(
            entry,
            state=State.REVIEWED,
            origin=None,
            previous="",
            suggestion="",
            conflict="",
            reason="",
        )
    if entry.state is State.REVIEWED:
        # With a suggestion, the origin is how that was made, not the text.
        origin = None if entry.suggestion else entry.origin
        return replace(entry, origin=origin, previous="", suggestion="", conflict="", reason="")
    return replace(entry, conflict="")


def _from_catalog(entry: MemoryEntry, base: Base, *, edited: bool) -> MemoryEntry:
    if entry.conflict:
        return entry
    if not entry.target:
        # What a machine fills in later was never on the page, even if it says the same.
        return replace(entry, base="")
    return _settled(entry, edited=edited and bool(base.catalog and entry.target))


def _without_page_edit(entry: MemoryEntry, base: Base, text: str, *, by_catalog: bool) -> Harvested:
    if by_catalog and not entry.target:
        # Someone emptied the entry. If a person wrote what is still on the page, set it aside.
        gone = replace(entry, target=text, state=State.DRAFT, conflict="", notes=())
        empty = replace(entry, origin=None, conflict="", previous="", base="")
        return Harvested(entry=empty, dropped=None if entry.origin else gone)
    return Harvested(entry=_settled(entry, edited=by_catalog))


def _conflict(entry: MemoryEntry, text: str) -> MemoryEntry:
    if entry.conflict:
        return replace(entry, conflict=text)
    return replace(
        entry,
        conflict=text,
        state=State.REVIEWED,
        origin=None,
        previous="",
        suggestion="",
        reason="",
    )
