"""How far a page is: the weakest state of its segments."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from types import MappingProxyType

from tweetalig.model import Kind, Locale, MemoryEntry, PageState, PageStatus, State

_TITLES = (Kind.TITLE, Kind.HEADING)


def page_status(entries: Sequence[MemoryEntry]) -> PageStatus:
    """Return the weakest state of the entries in the words of a page."""
    states = {entry.state for entry in entries}
    if states == {State.UNTRANSLATED}:
        return PageStatus.UNTRANSLATED
    if State.UNTRANSLATED in states:
        return PageStatus.PARTIAL
    if State.DRAFT in states:
        return PageStatus.MACHINE
    return PageStatus.OUTDATED if State.OUTDATED in states else PageStatus.REVIEWED


def page_state(
    entries: Sequence[MemoryEntry], *, source: str, target: str, locale: Locale
) -> PageState:
    """Count the entries of one article by state; its title is in the source language."""
    counts = Counter(entry.state for entry in entries)
    titles = (entry.source for kind in _TITLES for entry in entries if entry.kind is kind)
    return PageState(
        source=source,
        target=target,
        locale=locale,
        title=next(titles, source),
        status=page_status(entries),
        segments=MappingProxyType({state: counts[state] for state in State}),
        conflicts=sum(bool(entry.conflict) for entry in entries),
    )
