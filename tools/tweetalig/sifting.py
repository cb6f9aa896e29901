"""Sifts from the memory what can hold a sentence that is looked for.

Taking a reviewed text apart into sentences is slow, and a run mostly asks for a few sentences
out of a memory of thousands. Their words tell cheaply where it is worth looking.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain

from tweetalig.memory.catalogs import Catalog
from tweetalig.memory.words import bare_words, hides_words, is_unended
from tweetalig.model import MemoryEntry, State
from tweetalig.shelf import Shelf, Sought

_STOP = re.compile(r"[.!?…]")


def sift(
    catalogs: Iterable[Catalog], sentences: Iterable[str], *, shelf: Shelf | None = None
) -> tuple[Catalog, ...]:
    """Return the catalogs with only those reviewed entries that may hold one of the sentences.

    Those on the ``shelf`` are sifted too.
    """
    catalogs = tuple(catalogs)
    if not any(_is_reviewed(entry) for entry in chain.from_iterable(map(_entries, catalogs))) and (
        shelf is None or not shelf.has_reviewed
    ):
        # Nothing was accepted yet: so the sentences need not be known either.
        return ()
    sieve = _Sieve(sentences)
    shelved = shelf.reviewed(sieve.sought) if shelf else ()
    return tuple(
        replace(
            catalog,
            entries=tuple(filter(sieve.may_be_in, catalog.entries)),
            obsolete=tuple(filter(sieve.may_be_in, catalog.obsolete)),
        )
        for catalog in (*catalogs, *shelved)
    )


class _Sieve:
    """The sentences looked for, found by the longest word of each, which few texts have."""

    def __init__(self, sentences: Iterable[str]) -> None:
        self._with_stop = _ByWord()
        self._without_stop = _ByWord()
        for sentence in set(sentences):
            (self._with_stop if _STOP.search(sentence) else self._without_stop).add(sentence)

    @property
    def sought(self) -> Iterator[Sought] | None:
        """The sentences, or None where one has no word, and so may be anywhere."""
        groups = ((self._with_stop, True), (self._without_stop, False))
        if any(group.has_wordless for group, _ in groups):
            return None
        return (Sought(words, stop) for group, stop in groups for words in group.sentences)

    def may_be_in(self, entry: MemoryEntry) -> bool:
        """Say whether an entry may hold one of the sentences: yes, unless that is certain."""
        text = entry.source
        if not _is_reviewed(entry):
            return False
        if hides_words(text):
            return True
        words = set(bare_words(text))
        return self._with_stop.any_in(text, words) or (
            is_unended(text) and self._without_stop.any_in(text, words)
        )


class _ByWord:
    """Sentences by their longest word; those that have none as they are."""

    def __init__(self) -> None:
        self._by_word: dict[str, list[frozenset[str]]] = defaultdict(list)
        self._wordless: list[str] = []

    def add(self, sentence: str) -> None:
        words = frozenset(bare_words(sentence))
        if words:
            self._by_word[max(words, key=lambda word: (len(word), word))].append(words)
        else:
            self._wordless.append(sentence.strip())

    @property
    def sentences(self) -> Iterable[frozenset[str]]:
        """The words of each sentence that has one."""
        return chain.from_iterable(self._by_word.values())

    @property
    def has_wordless(self) -> bool:
        """Whether a sentence has no word."""
        return bool(self._wordless)

    def any_in(self, text: str, words: set[str]) -> bool:
        return any(
            sought <= words
            for word in words & self._by_word.keys()
            for sought in self._by_word[word]
        ) or any(sign in text for sign in self._wordless)


def _entries(catalog: Catalog) -> tuple[MemoryEntry, ...]:
    return (*catalog.entries, *catalog.obsolete)


def _is_reviewed(entry: MemoryEntry) -> bool:
    return entry.state is State.REVIEWED
