"""Carries translations over to a new version of the Dutch article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from tweetalig.memory.harvest import is_by_a_person
from tweetalig.memory.pairing import Pairing, likenesses, pair_equal
from tweetalig.memory.words import words
from tweetalig.model import MemoryEntry, Segment, State

Significant = Callable[[str, str], bool]
"""Says whether the meaning may have changed from one source text to the next."""

_ALIKE = 60.0
_MOVED_ALIKE = 75.0
_MOST_IN_GAP = 1000
"""Where more pairs are possible, much was written anew, and comparing all would take too long."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """The memory for the new version.

    ``old_of`` gives for each entry the index of the old one it came from. ``gone`` are old
    entries whose source text is gone, ``recalled`` indices of obsolete ones that are back in
    use. ``corrected`` are the indices of entries that stayed reviewed through a small change.
    """

    entries: tuple[MemoryEntry, ...]
    old_of: dict[int, int]
    gone: tuple[MemoryEntry, ...]
    recalled: frozenset[int]
    corrected: tuple[int, ...]


def merge(
    segments: Sequence[Segment],
    old: Sequence[MemoryEntry],
    obsolete: Sequence[MemoryEntry],
    *,
    significant: Significant,
) -> Merged:
    """Give each segment its old entry, or a new one without translation."""
    pairing = _pair(segments, old)
    recalled = _recalled(segments, pairing, obsolete)
    entries = tuple(
        _carried(segment, old[pairing.old_of[index]], significant)
        if index in pairing.old_of
        else _restored(segment, obsolete[recalled[index]])
        if index in recalled
        else _empty(segment)
        for index, segment in enumerate(segments)
    )
    corrected = tuple(
        new
        for new, before in sorted(pairing.old_of.items())
        if entries[new].source != old[before].source
        and entries[new].target
        and entries[new].state is old[before].state
        and entries[new].state is not State.OUTDATED
    )
    return Merged(
        entries=entries,
        old_of=dict(pairing.old_of),
        gone=tuple(old[index] for index in pairing.free_old),
        recalled=frozenset(recalled.values()),
        corrected=corrected,
    )


def is_worth_keeping(entry: MemoryEntry) -> bool:
    """Say whether an entry that is out of use holds anything to recall."""
    return bool(entry.target or entry.conflict or entry.notes)


def _pair(segments: Sequence[Segment], old: Sequence[MemoryEntry]) -> Pairing:
    pairing = Pairing(len(old), len(segments))
    values = [(entry.target, entry.state) for entry in old]
    old_sources = [entry.source for entry in old]
    new_sources = [segment.text for segment in segments]
    pair_equal(
        pairing,
        [(entry.kind, entry.source) for entry in old],
        [(segment.kind, segment.text) for segment in segments],
        values=values,
    )
    # A paragraph that became a list item is still the same text.
    pair_equal(pairing, old_sources, new_sources, values=values)
    _pair_changed(pairing, old_sources, new_sources)
    _pair_grown(pairing, old, segments)
    return pairing


def _pair_changed(pairing: Pairing, old: Sequence[str], new: Sequence[str]) -> None:
    place: dict[int, int] = {}
    for number, gap in enumerate(pairing.gaps()):
        place |= {~index: number for index in gap.old}
        place |= dict.fromkeys(gap.new, number)
    for like in likenesses(pairing, old, new, at_least=_ALIKE):
        in_place = place.get(~like.old) == place.get(like.new)
        if like.old in pairing.new_of or like.new in pairing.old_of:
            continue
        if in_place or like.score >= _MOVED_ALIKE:
            pairing.add(like.old, like.new)


def _pair_grown(pairing: Pairing, old: Sequence[MemoryEntry], new: Sequence[Segment]) -> None:
    """Pair texts that stand where they stood, with sentences added or taken away."""
    for gap in list(pairing.gaps()):
        before = [
            index
            for index in gap.old
            if index not in pairing.new_of and is_worth_keeping(old[index])
        ]
        after = [index for index in gap.new if index not in pairing.old_of]
        if len(before) * len(after) > _MOST_IN_GAP:
            continue
        found = [
            (a, b)
            for a in before
            for b in after
            if old[a].kind is new[b].kind and _is_part(old[a].source, new[b].text)
        ]
        # Of two texts that both may go on in another, nobody can say which does.
        olds, news = Counter(a for a, _ in found), Counter(b for _, b in found)
        for a, b in found:
            if olds[a] == 1 == news[b]:
                pairing.add(a, b)


def _is_part(one: str, other: str) -> bool:
    short, long = sorted((f" {' '.join(words(text))} " for text in (one, other)), key=len)
    return short in long and not short.isspace()


def _recalled(
    segments: Sequence[Segment], pairing: Pairing, obsolete: Sequence[MemoryEntry]
) -> dict[int, int]:
    """Find obsolete entries whose very text is back; the latest that was set aside first."""
    waiting: dict[str, list[int]] = {}
    for index, entry in enumerate(obsolete):
        if entry.target and not entry.conflict:
            waiting.setdefault(entry.source, []).append(index)
    found: dict[int, int] = {}
    for index in pairing.free_new:
        places = waiting.get(segments[index].text)
        if places:
            # Where texts differ, nobody can say which belongs here; recall offers them.
            if len({obsolete[place].target for place in places}) > 1:
                continue
            found[index] = places.pop()
    return found


def _empty(segment: Segment) -> MemoryEntry:
    return MemoryEntry(id=segment.id, kind=segment.kind, source=segment.text)


def _restored(segment: Segment, entry: MemoryEntry) -> MemoryEntry:
    return replace(entry, id=segment.id, kind=segment.kind, base="")


def _carried(segment: Segment, entry: MemoryEntry, significant: Significant) -> MemoryEntry:
    same = replace(entry, id=segment.id, kind=segment.kind, source=segment.text)
    if entry.source == segment.text:
        return same
    if entry.state is State.UNTRANSLATED:
        return replace(same, previous=entry.previous if entry.suggestion else "", reason="")
    if entry.state is State.OUTDATED:
        return _still_outdated(same, entry.previous, significant)
    if not significant(entry.source, segment.text):
        return same
    if is_by_a_person(entry):
        return replace(
            same,
            state=State.OUTDATED,
            origin=None,
            previous=entry.source,
            suggestion="",
            reason="",
        )
    # Nobody looked at this draft, so nothing is lost by making it anew; it is kept as a
    # suggestion, because its sentences that did not change can be used again.
    return replace(
        same,
        target="",
        state=State.UNTRANSLATED,
        origin=None,
        previous=entry.previous or entry.source,
        suggestion=entry.target,
        reason="",
    )


def _still_outdated(entry: MemoryEntry, previous: str, significant: Significant) -> MemoryEntry:
    if previous and not significant(previous, entry.source):
        return replace(
            entry, state=State.REVIEWED, origin=None, previous="", suggestion="", reason=""
        )
    return replace(entry, origin=None, suggestion="", reason="")
