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
from tweetalig.model import MemoryEntry, State

_WORD = re.compile(r"[^\W_]+")
# Where marks stand inside a word, or an entity may be a letter, the words that a reader sees
# are not those in the source: such a text is always looked into.
_BROKEN_WORD = re.compile(r"[^\W_][*_~^=+`\\]+[^\W_]|[^\W_](?:<|\{|\[(?!\^))|[>)\]}][^\W_]|&[#\w]")
# A sentence without any stop, such as a heading, is all of its text or the last line of it.
_STOP = re.compile(r"[.!?…]")
_LAST_CAN_LACK_STOP = re.compile(r"""\n|[^.!?…"'”’»)\]*_`\s]["'”’»)\]*_`\s]*\Z""")


def sift(catalogs: Iterable[Catalog], sentences: Iterable[str]) -> tuple[Catalog, ...]:
    """Return the catalogs with only those reviewed entries that may hold one of the sentences."""
    catalogs = tuple(catalogs)
    if not any(_is_reviewed(entry) for entry in chain.from_iterable(map(_entries, catalogs))):
        # Nothing was accepted yet: so the sentences need not be known either.
        return ()
    sought = _Sought(sentences)
    return tuple(
        replace(
            catalog,
            entries=tuple(filter(sought.may_be_in, catalog.entries)),
            obsolete=tuple(filter(sought.may_be_in, catalog.obsolete)),
        )
        for catalog in catalogs
    )


class _Sought:
    """The sentences looked for, found by the longest word of each, which few texts have."""

    def __init__(self, sentences: Iterable[str]) -> None:
        self._with_stop = _ByWord()
        self._without_stop = _ByWord()
        for sentence in set(sentences):
            (self._with_stop if _STOP.search(sentence) else self._without_stop).add(sentence)

    def may_be_in(self, entry: MemoryEntry) -> bool:
        """Say whether an entry may hold one of the sentences: yes, unless that is certain."""
        text = entry.source
        if not _is_reviewed(entry):
            return False
        if _BROKEN_WORD.search(text):
            return True
        words = set(_words(text))
        return self._with_stop.any_in(text, words) or (
            _LAST_CAN_LACK_STOP.search(text) is not None and self._without_stop.any_in(text, words)
        )


class _ByWord:
    """Sentences by their longest word; those that have none as they are."""

    def __init__(self) -> None:
        self._by_word: dict[str, list[frozenset[str]]] = defaultdict(list)
        self._wordless: list[str] = []

    def add(self, sentence: str) -> None:
        words = frozenset(_words(sentence))
        if words:
            self._by_word[max(words, key=lambda word: (len(word), word))].append(words)
        else:
            self._wordless.append(sentence.strip())

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


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())
