"""Which words exist, as far as simplemma's word list knows, and what their lemma is."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, cached_property
from typing import Protocol


class Lexicon(Protocol):
    """Answers whether a word exists and what its dictionary form is."""

    def lemma(self, word: str) -> str:
        """Return the lemma of a word in lower case, or nothing for an unknown word."""
        ...


class _WordList:
    """A word list with lemmas, read when the first word is looked up."""

    def __init__(self, language: str) -> None:
        self._language = language

    def lemma(self, word: str) -> str:
        return self._lemmas.get(word, "")

    @cached_property
    def _lemmas(self) -> Mapping[str, str]:
        from simplemma.strategies import DefaultDictionaryFactory  # noqa: PLC0415 - slow to load

        return DefaultDictionaryFactory().get_dictionary(self._language)


@cache
def dutch_lexicon() -> Lexicon:
    """Return the Dutch word list; its 370,000 forms take a third of a second to read, once."""
    return _WordList("nl")


@cache
def english_lexicon() -> Lexicon:
    """Return the English word list."""
    return _WordList("en")
