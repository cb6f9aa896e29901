"""Sifts from the memory what can hold a sentence that is looked for.

Taking a reviewed text apart into sentences is slow, and a run mostly asks for a few sentences
out of a memory of thousands. Their words tell cheaply where it is worth looking.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from itertools import chain

from tweetalig.memory.catalogs import Catalog
from tweetalig.memory.words import bare_words, hides_words
from tweetalig.model import MemoryEntry, State
from tweetalig.shelf import Shelf

# A sentence without any stop, such as a heading, is all of its text or the last line of it.
_STOP = re.compile(r"[.!?…]")
_LAST_CAN_LACK_STOP = re.compile(r"""\n|[^.!?…"'”’»)\]*_`\s]["'”’»)\]*_`\s]*\Z""")


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
    sought = _Sought(sentences)
    shelved = shelf.reviewed(sought.words) if shelf else ()
    return tuple(
        replace(
            catalog,
            entries=tuple(filter(sought.may_be_in, catalog.entries)),
            obsolete=tuple(filter(sought.may_be_in, catalog.obsolete)),
        )
        for catalog in (*catalogs, *shelved)
    )


class _Sought:
    """The sentences looked for, found by the longest word of each, which few texts have."""

    def __init__(self, sentences: Iterable[str]) -> None:
        self._with_stop = _ByWord()
        self._without_stop = _ByWord()
        for sentence in set(sentences):
            (self._with_stop if _STOP.search(sentence) else self._without_stop).add(sentence)

    @property
    def words(self) -> frozenset[str] | None:
        """One word of each sentence, or None where one has none, and so may be anywhere."""
        both = (self._with_stop, self._without_stop)
        if any(sentences.has_wordless for sentences in both):
            return None
        return frozenset(word for sentences in both for word in sentences.words)

    def may_be_in(self, entry: MemoryEntry) -> bool:
        """Say whether an entry may hold one of the sentences: yes, unless that is certain."""
        text = entry.source
        if not _is_reviewed(entry):
            return False
        if hides_words(text):
            return True
        words = set(bare_words(text))
        return self._with_stop.any_in(text, words) or (
            _LAST_CAN_LACK_STOP.search(text) is not None and self._without_stop.any_in(text, words)
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
    def words(self) -> Iterable[str]:
        """The longest words of the sentences that have one."""
        return self._by_word.keys()

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
