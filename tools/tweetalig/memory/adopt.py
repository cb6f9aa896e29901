"""Takes in English that has no memory yet: a page written by hand, or a new paragraph on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from tweetalig.memory.alignment import ONCE, is_plausible
from tweetalig.memory.pairing import Gap, Pairing
from tweetalig.memory.words import invariants, links_and_code, words
from tweetalig.model import Kind, MemoryEntry, Segment

_STEM = 5


def adopt(
    entries: Sequence[MemoryEntry],
    segments: Sequence[Segment],
    places: Mapping[int, int],
) -> dict[int, int]:
    """Find page segments that are surely translations of entries without one.

    ``places`` are the pairs known already, from entry to segment; the answer adds to them.
    Pairs need something in common that a translation does not change, such as links, numbers
    or names, or stand between such pairs.
    """
    pairing = Pairing(len(entries), len(segments))
    for entry, segment in places.items():
        pairing.add(entry, segment)
    is_first = not places and not any(entry.target for entry in entries)
    if is_first:
        _pair_by_invariants(pairing, entries, segments)
    for gap in list(pairing.gaps()):
        _pair_in_gap(pairing, gap, entries, segments, is_first=is_first)
    return {
        entry: segment
        for entry, segment in sorted(pairing.new_of.items())
        if entry not in places and not entries[entry].target
    }


def adopt_whole(
    entries: Sequence[MemoryEntry], segments: Sequence[Segment], *, same_frame: bool
) -> dict[int, int]:
    """Pair a page that no memory knows with the article it is built like; empty where it isn't.

    Built alike is: the same kinds in the same order, with the same links and code.
    """
    if _built_alike(entries, segments, same_frame=same_frame):
        return {index: index for index in range(len(segments))}
    return {}


def _built_alike(
    entries: Sequence[MemoryEntry], segments: Sequence[Segment], *, same_frame: bool
) -> bool:
    if [entry.kind for entry in entries] != [segment.kind for segment in segments]:
        return False
    return all(
        links_and_code(entry.source) == links_and_code(segment.text)
        and (same_frame or is_plausible(entry.source, segment.text))
        for entry, segment in zip(entries, segments, strict=True)
    )


def _pair_by_invariants(
    pairing: Pairing, entries: Sequence[MemoryEntry], segments: Sequence[Segment]
) -> None:
    old = [_mark(entry.kind, entry.source) for entry in entries]
    new = [_mark(segment.kind, segment.text) for segment in segments]
    old_counts, new_counts = Counter(old), Counter(new)
    place = {mark: index for index, mark in enumerate(new)}
    for index, mark in enumerate(old):
        if (
            mark
            and old_counts[mark] == 1 == new_counts[mark]
            and is_plausible(entries[index].source, segments[place[mark]].text)
        ):
            pairing.add(index, place[mark])


def _mark(kind: Kind, text: str) -> tuple[Kind, tuple[tuple[str, int], ...]] | None:
    # What a text is known by in any language; None when that is too little to be sure.
    found = invariants(text)
    if kind not in ONCE and found.total() < 2 and not links_and_code(text):
        return None
    return kind, () if kind in ONCE else tuple(sorted(found.items()))


def _pair_in_gap(
    pairing: Pairing,
    gap: Gap,
    entries: Sequence[MemoryEntry],
    segments: Sequence[Segment],
    *,
    is_first: bool,
) -> None:
    olds = [index for index in gap.old if index not in pairing.new_of]
    news = [index for index in gap.new if index not in pairing.old_of]
    old_kinds = [entries[index].kind for index in olds]
    new_kinds = [segments[index].kind for index in news]
    if old_kinds == new_kinds:
        _pair_in_order(pairing, olds, news, entries, segments, is_first=is_first)
    elif is_first:
        # Paragraphs differ, but as many headings or items there as here are still the same.
        for kind in sorted(set(old_kinds) - {Kind.PARAGRAPH}):
            if old_kinds.count(kind) == new_kinds.count(kind):
                _pair_in_order(
                    pairing,
                    [index for index in olds if entries[index].kind is kind],
                    [index for index in news if segments[index].kind is kind],
                    entries,
                    segments,
                    is_first=True,
                )


def _pair_in_order(
    pairing: Pairing,
    olds: Sequence[int],
    news: Sequence[int],
    entries: Sequence[MemoryEntry],
    segments: Sequence[Segment],
    *,
    is_first: bool,
) -> None:
    pairs = list(zip(olds, news, strict=True))
    if all(
        not entries[old].target
        and is_plausible(entries[old].source, segments[new].text)
        and (is_first or _is_related(entries[old].source, segments[new].text))
        for old, new in pairs
    ):
        for old, new in pairs:
            pairing.add(old, new)


def _is_related(source: str, target: str) -> bool:
    """Say whether two texts share a link, a number, a name, or the beginning of a long word."""
    if invariants(source) & invariants(target):
        return True
    stems = {word[:_STEM] for word in words(source) if len(word) >= _STEM}
    return any(word[:_STEM] in stems for word in words(target))
