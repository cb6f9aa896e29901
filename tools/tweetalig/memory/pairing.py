"""Which text of one version is which text of another: by content, never by position alone."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz.distance import Indel, LCSseq
from rapidfuzz.fuzz import ratio

from tweetalig.memory.words import words

_ALL_PAIRS = 40_000
"""Up to this many pairs each is compared; above it, only those that share a rare word."""
_RARE_WORDS = 6
_SAME_LETTERS = 85.0
_SAME_WORDS = 0.5


@dataclass(frozen=True, slots=True)
class Gap:
    """Texts between two neighbouring pairs: index ranges in the old and the new version."""

    old: range
    new: range


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much two texts that have no partner yet are alike, from 0 to 100."""

    old: int
    new: int
    score: float


class Pairing:
    """Pairs of texts, found step by step; each text has at most one partner."""

    def __init__(self, old_count: int, new_count: int) -> None:
        self.new_of: dict[int, int] = {}
        self.old_of: dict[int, int] = {}
        self._counts = (old_count, new_count)

    def add(self, old: int, new: int) -> None:
        """Pair two texts that have no partner."""
        self.new_of[old] = new
        self.old_of[new] = old

    def are_free(self, old: int, new: int) -> bool:
        """Say whether neither of two texts has a partner."""
        return old not in self.new_of and new not in self.old_of

    @property
    def free_old(self) -> list[int]:
        """The old texts without a partner, in order."""
        return [index for index in range(self._counts[0]) if index not in self.new_of]

    @property
    def free_new(self) -> list[int]:
        """The new texts without a partner, in order."""
        return [index for index in range(self._counts[1]) if index not in self.old_of]

    def gaps(self) -> Iterator[Gap]:
        """Yield what lies between the pairs that kept their order, from start to end."""
        ends = (*self._backbone(), self._counts)
        for (old, new), (old_end, new_end) in pairwise(((-1, -1), *ends)):
            yield Gap(range(old + 1, old_end), range(new + 1, new_end))

    def _backbone(self) -> list[tuple[int, int]]:
        # The longest run of pairs in the same order on both sides; the others have moved.
        tails: list[int] = []
        links: list[tuple[tuple[int, int], int]] = []
        rows: list[int] = []
        for old, new in sorted(self.new_of.items()):
            place = bisect_left(tails, new)
            before = rows[place - 1] if place else -1
            links.append(((old, new), before))
            if place == len(tails):
                tails.append(new)
                rows.append(len(links) - 1)
            else:
                tails[place], rows[place] = new, len(links) - 1
        found = []
        at = rows[-1] if rows else -1
        while at >= 0:
            pair, at = links[at]
            found.append(pair)
        return found[::-1]

    def between_same_neighbours(self, old: int, new: int) -> bool:
        """Say whether the texts before are a pair, and those after, or the end is there."""
        return self._touch(old - 1, new - 1) and self._touch(old + 1, new + 1)

    def _touch(self, old: int, new: int) -> bool:
        ends = (old in (-1, self._counts[0]), new in (-1, self._counts[1]))
        return all(ends) if any(ends) else self.new_of.get(old) == new


def pair_equal(
    pairing: Pairing,
    old: Sequence[Hashable],
    new: Sequence[Hashable],
    *,
    values: Sequence[Hashable] = (),
) -> None:
    """Pair the texts that are equal.

    A text that occurs once on both sides is certain, wherever it stands. One that is repeated
    is known by its neighbours. ``values`` are what hangs on each old text: where equal texts
    have unequal values and the neighbours do not tell them apart, they stay unpaired.
    """
    values = values or [None] * len(old)
    _pair_unique(pairing, old, new)
    _extend(pairing, old, new)
    for gap in list(pairing.gaps()):
        _pair_in_gap(pairing, gap, (old, new), values)
    _extend(pairing, old, new)
    _pair_rest(pairing, old, new, values)


def _pair_unique(pairing: Pairing, old: Sequence[Hashable], new: Sequence[Hashable]) -> None:
    olds, news = pairing.free_old, pairing.free_new
    old_counts = Counter(old[index] for index in olds)
    new_counts = Counter(new[index] for index in news)
    place = {new[index]: index for index in news}
    for index in olds:
        key = old[index]
        if old_counts[key] == 1 == new_counts[key]:
            pairing.add(index, place[key])


def _extend(pairing: Pairing, old: Sequence[Hashable], new: Sequence[Hashable]) -> None:
    for step in (1, -1):
        for start_old, start_new in sorted(pairing.new_of.items(), reverse=step < 0):
            at_old, at_new = start_old + step, start_new + step
            while (
                0 <= at_old < len(old)
                and 0 <= at_new < len(new)
                and at_old not in pairing.new_of
                and at_new not in pairing.old_of
                and old[at_old] == new[at_new]
            ):
                pairing.add(at_old, at_new)
                at_old, at_new = at_old + step, at_new + step


def _pair_in_gap(
    pairing: Pairing,
    gap: Gap,
    texts: tuple[Sequence[Hashable], Sequence[Hashable]],
    values: Sequence[Hashable],
) -> None:
    old, new = texts
    olds = [index for index in gap.old if index not in pairing.new_of]
    news = [index for index in gap.new if index not in pairing.old_of]
    if not olds or not news:
        return
    unclear = _unclear((old[index], values[index]) for index in olds)
    old_counts = Counter(old[index] for index in olds)
    new_counts = Counter(new[index] for index in news)
    olds = [
        index
        for index in olds
        if old[index] not in unclear or old_counts[old[index]] == new_counts[old[index]]
    ]
    old_keys, new_keys = [old[index] for index in olds], [new[index] for index in news]
    for block in LCSseq.opcodes(old_keys, new_keys):
        if block.tag == "equal":
            length = block.src_end - block.src_start
            for offset in range(length):
                pairing.add(olds[block.src_start + offset], news[block.dest_start + offset])


def _pair_rest(
    pairing: Pairing,
    old: Sequence[Hashable],
    new: Sequence[Hashable],
    values: Sequence[Hashable],
) -> None:
    olds = pairing.free_old
    unclear = _unclear((old[index], values[index]) for index in olds)
    waiting: dict[Hashable, list[int]] = defaultdict(list)
    for index in pairing.free_new:
        waiting[new[index]].append(index)
    for index in olds:
        places = waiting.get(old[index])
        if places and old[index] not in unclear:
            pairing.add(index, places.pop(0))


def _unclear(items: Iterable[tuple[Hashable, Hashable]]) -> set[Hashable]:
    seen: dict[Hashable, Hashable] = {}
    return {key for key, value in items if seen.setdefault(key, value) != value}


def likenesses(
    pairing: Pairing, old: Sequence[str], new: Sequence[str], *, at_least: float
) -> list[Likeness]:
    """Compare the texts that have no partner; return the like ones, most alike first.

    Any two sentences of a language have many letters in common, so half of the words must be
    the same as well, unless the letters are nearly all the same.
    """
    found = [
        Likeness(first, second, score)
        for first, second in _comparable(pairing.free_old, pairing.free_new, old, new)
        if (score := ratio(old[first], new[second], score_cutoff=at_least)) >= at_least
        and old[first]
        and (score >= _SAME_LETTERS or _same_words(old[first], new[second]) >= _SAME_WORDS)
    ]
    return sorted(found, key=lambda like: (-like.score, like.old, like.new))


def _same_words(first: str, second: str) -> float:
    return Indel.normalized_similarity(words(first), words(second))


def _comparable(
    olds: list[int], news: list[int], old: Sequence[str], new: Sequence[str]
) -> Iterator[tuple[int, int]]:
    if len(olds) * len(news) <= _ALL_PAIRS:
        yield from ((first, second) for first in olds for second in news)
        return
    holders: dict[str, list[int]] = defaultdict(list)
    for second in news:
        for word in set(words(new[second])):
            holders[word].append(second)
    for first in olds:
        known = sorted(
            (word for word in set(words(old[first])) if word in holders),
            key=lambda word: (len(holders[word]), word),
        )
        near = {second for word in known[:_RARE_WORDS] for second in holders[word][:50]}
        yield from ((first, second) for second in sorted(near))
