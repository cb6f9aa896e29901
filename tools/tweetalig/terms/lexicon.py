"""Which words exist, as far as simplemma's word list knows, and what their lemma is."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Protocol


class Lexicon(Protocol):
    """Answers whether a word exists and what its dictionary form is."""

    def lemma(self, word: str) -> str:
        """Return the lemma of a word in lower case, or nothing for an unknown word."""
        ...


class _WordList:
    """A word list with lemmas; 370,000 Dutch forms."""

    def __init__(self, lemmas: Mapping[str, str]) -> None:
        self._lemmas = lemmas

    def lemma(self, word: str) -> str:
        return self._lemmas.get(word, "")


@cache
def dutch_lexicon() -> Lexicon:
    """Return the Dutch word list; reading it takes a third of a second, once."""
    return _word_list("nl")


@cache
def english_lexicon() -> Lexicon:
    """Return the English word list."""
    return _word_list("en")


def _word_list(language: str) -> Lexicon:
    from simplemma.strategies import DefaultDictionaryFactory  # noqa: PLC0415 - slow to load

    return _WordList(DefaultDictionaryFactory().get_dictionary(language))
