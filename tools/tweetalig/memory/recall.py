"""Finds translations made before, of the same text or one much like it, anywhere on the site."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from typing import Protocol

from rapidfuzz.fuzz import ratio

from tweetalig.memory.catalogs import Catalog
from tweetalig.memory.changes import is_significant
from tweetalig.memory.drafts import Splitter, sentence_pairs
from tweetalig.memory.harvest import is_by_a_person
from tweetalig.memory.merge import Significant
from tweetalig.memory.words import search_words, words
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


class Store(Protocol):
    """Translations that are kept elsewhere, and are looked up instead of being read."""

    def made_for(self, source: str) -> Iterable[Recalled]:
        """Return what was translated from exactly this text."""
        ...

    def texts_with(self, word: str, limit: int) -> Iterable[tuple[int, str]]:
        """Return the first ``limit`` texts with a word, by :func:`key`, with their keys."""
        ...


class _Nothing:
    def made_for(self, source: str) -> Iterable[Recalled]:
        return ()

    def texts_with(self, word: str, limit: int) -> Iterable[tuple[int, str]]:
        return ()


_NOTHING = _Nothing()


class RecallIndex:
    """The translations of all articles, found by the words of their source; built once.

    What is in ``catalogs`` and what is in the ``store`` answer as if they were one.
    """

    def __init__(self, catalogs: Iterable[Catalog], store: Store = _NOTHING) -> None:
        self._store = store
        self._exact: dict[str, list[Recalled]] = defaultdict(list)
        self._texts: dict[str, dict[int, str]] = defaultdict(dict)
        self._looked_up: dict[str, Sequence[str]] = {}
        for catalog in catalogs:
            for entry in (*catalog.entries, *catalog.obsolete):
                self._add(entry, catalog.source)

    def _add(self, entry: MemoryEntry, path: str) -> None:
        known = as_recalled(entry, path)
        if known is None:
            return
        self._exact[known.source].append(known)
        if is_by_a_person(entry):
            number = key(known.source)
            for word in search_words(known.source):
                self._texts[word][number] = known.source

    def find(self, source: str, *, path: str) -> Recalled | None:
        """Return the best translation known for ``source``, that of the article itself first."""
        if exact := self._made_for(source):
            return _best(exact, path)
        near = self._near(source)
        if near is None:
            return None
        score, text = near
        return replace(_best(self._made_for(text), path), score=int(score))

    def _made_for(self, source: str) -> Sequence[Recalled]:
        return (*self._exact.get(source, ()), *self._store.made_for(source))

    def _near(self, source: str) -> tuple[float, str] | None:
        holders = {word: self._holders(word) for word in set(words(source))}
        # Of two texts this much alike, at least one rare word of the one is in the other.
        rarest = sorted(filter(holders.get, holders), key=lambda word: (len(holders[word]), word))
        candidates = {text for word in rarest[:_RAREST] for text in holders[word]}
        scored = [
            (score, text)
            for text in candidates
            if (score := ratio(source, text, score_cutoff=_NEAR)) >= _NEAR
        ]
        return min(scored, key=lambda item: (-item[0], item[1]), default=None)

    def _holders(self, word: str) -> Sequence[str]:
        """Return the texts with a word, or as many as are worth a look."""
        if word not in self._looked_up:
            texts = self._texts.get(word, {}) | dict(self._store.texts_with(word, _MOST_HOLDERS))
            self._looked_up[word] = [texts[number] for number in sorted(texts)[:_MOST_HOLDERS]]
        return self._looked_up[word]


def key(source: str) -> int:
    """Return a number for a text; where only some texts can be had, it is as good as chance."""
    return int.from_bytes(blake2b(source.encode("utf-8"), digest_size=7).digest())


def as_recalled(entry: MemoryEntry, path: str) -> Recalled | None:
    """Return the translation of an entry of an article, if it may be recalled."""
    # A translation that is outdated was made for the previous text, and is right for that.
    source = entry.previous if entry.state is State.OUTDATED else entry.source
    if not entry.target or not source or entry.conflict or _is_recalled(entry):
        return None
    return Recalled(
        source=source,
        target=entry.target,
        score=100,
        path=path,
        state=entry.state,
        origin=entry.origin,
    )


def _best(found: Sequence[Recalled], path: str) -> Recalled:
    votes = Counter(known.target for known in found)
    return min(
        found,
        key=lambda known: (
            _ORDER.index(known.state),
            known.path != path,
            -votes[known.target],
            known.path,
            known.target,
        ),
    )


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
