"""Finds translations made before, of the same text or one much like it, anywhere on the site."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from rapidfuzz.fuzz import ratio

from tweetalig.memory.catalogs import Catalog
from tweetalig.memory.changes import is_significant
from tweetalig.memory.drafts import Splitter, sentence_pairs
from tweetalig.memory.harvest import is_by_a_person
from tweetalig.memory.merge import Significant
from tweetalig.memory.words import words
from tweetalig.model import MemoryEntry, Origin, State

ENGINE = "recall"
"""The engine's name in the origin of a translation that came from the memory."""
_NEAR = 80.0
_RAREST = 5
_MOST_HOLDERS = 200
_ORDER = (State.REVIEWED, State.OUTDATED, State.DRAFT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recalled:
    """A translation found in the memory.

    ``source`` is the text it was made for, ``score`` how much that is like the text asked
    for, from 0 to 100; ``path`` the article it is from.
    """

    source: str
    target: str
    score: int
    path: str
    state: State
    origin: Origin | None = None


class RecallIndex:
    """The translations of all articles, found by the words of their source; built once."""

    def __init__(self, catalogs: Iterable[Catalog]) -> None:
        self._known: list[Recalled] = []
        self._exact: dict[str, list[int]] = defaultdict(list)
        holders: dict[str, list[int]] = defaultdict(list)
        seen: dict[str, int] = {}
        for catalog in sorted(catalogs, key=lambda catalog: catalog.source):
            for entry in (*catalog.entries, *catalog.obsolete):
                self._add(entry, catalog.source, holders, seen)
        self._holders: Mapping[str, Sequence[int]] = holders

    def _add(
        self,
        entry: MemoryEntry,
        path: str,
        holders: dict[str, list[int]],
        seen: dict[str, int],
    ) -> None:
        # A translation that is outdated was made for the previous text, and is right for that.
        source = entry.previous if entry.state is State.OUTDATED else entry.source
        if not entry.target or not source or entry.conflict or _is_recalled(entry):
            return
        number = len(self._known)
        self._known.append(
            Recalled(
                source=source,
                target=entry.target,
                score=100,
                path=path,
                state=entry.state,
                origin=entry.origin,
            )
        )
        self._exact[source].append(number)
        # A machine can as well translate the other text itself.
        if is_by_a_person(entry) and seen.setdefault(source, number) == number:
            for word in set(words(source)):
                holders[word].append(number)

    def find(self, source: str, *, path: str) -> Recalled | None:
        """Return the best translation known for ``source``, that of the article itself first."""
        if source in self._exact:
            return self._best(self._exact[source], path)
        near = self._near(source)
        if near is None:
            return None
        score, text = near
        return replace(self._best(self._exact[text], path), score=int(score))

    def _best(self, numbers: Sequence[int], path: str) -> Recalled:
        found = [self._known[number] for number in numbers]
        votes = Counter(known.target for known in found)
        return min(
            found,
            key=lambda known: (
                _ORDER.index(known.state),
                known.path != path,
                -votes[known.target],
                known.path,
            ),
        )

    def _near(self, source: str) -> tuple[float, str] | None:
        candidates = {
            self._known[number].source
            for word in self._rarest(source)
            for number in self._holders[word][:_MOST_HOLDERS]
        }
        scored = [
            (score, text)
            for text in candidates
            if (score := ratio(source, text, score_cutoff=_NEAR)) >= _NEAR
        ]
        return min(scored, key=lambda item: (-item[0], item[1]), default=None)

    def _rarest(self, source: str) -> list[str]:
        # Of two texts this much alike, at least one rare word of the one is in the other.
        known = {word for word in words(source) if word in self._holders}
        return sorted(known, key=lambda word: (len(self._holders[word]), word))[:_RAREST]


def _is_recalled(entry: MemoryEntry) -> bool:
    # What was recalled itself and not looked at would only echo.
    return entry.state is State.DRAFT and entry.origin is not None and entry.origin.engine == ENGINE


def recall(
    entries: Iterable[MemoryEntry],
    index: RecallIndex,
    *,
    path: str,
    significant: Significant = is_significant,
) -> tuple[MemoryEntry, ...]:
    """Give entries without translation the one the memory has for such a text, as a draft.

    ``path`` is the article they are from. Where the memory's text is only alike, the entry's
    previous text shows the difference; where that may change the meaning, the translation is
    offered as a suggestion and the segment stays untranslated.
    """
    return tuple(_recalled(entry, index, path, significant) for entry in entries)


def _recalled(
    entry: MemoryEntry, index: RecallIndex, path: str, significant: Significant
) -> MemoryEntry:
    if entry.state is not State.UNTRANSLATED:
        return entry
    found = index.find(entry.source, path=path)
    if found is None:
        return entry
    is_same = found.source == entry.source
    origin = Origin(
        engine=ENGINE, detail=f"score:{found.score}|from:{found.path}|state:{found.state}"
    )
    if found.state is State.DRAFT and found.origin:
        # The machine would say the same again, and its name is what matters.
        origin = found.origin
    if is_same or not significant(found.source, entry.source):
        return replace(
            entry,
            target=found.target,
            state=State.DRAFT,
            origin=origin,
            previous="" if is_same else found.source,
            suggestion="",
            reason="",
        )
    if entry.suggestion:
        return entry
    return replace(entry, suggestion=found.target, previous=found.source, origin=origin)


def sentence_memory(
    catalogs: Iterable[Catalog], split: Splitter, languages: tuple[str, str]
) -> Mapping[str, str]:
    """Return reviewed sentences with their translations, from all articles.

    ``languages`` are source and target. A sentence translated in several ways has the most
    frequent one; where two are as frequent, it is left out, for nothing says which is right.
    """
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for catalog in sorted(catalogs, key=lambda catalog: catalog.source):
        for entry in (*catalog.entries, *catalog.obsolete):
            if entry.state is State.REVIEWED and entry.target and not entry.conflict:
                pairs = sentence_pairs(entry.source, entry.target, split, languages)
                for source, target in pairs:
                    votes[source][target] += 1
    return {source: best for source, counts in votes.items() if (best := _winner(counts))}


def _winner(counts: Counter[str]) -> str:
    (best, most), *rest = counts.most_common(2)
    return "" if rest and rest[0][1] == most else best
