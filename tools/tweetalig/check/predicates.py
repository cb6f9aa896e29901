"""Whether what one sentence says of something is also said in its translation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import lru_cache

from tweetalig.check.lexicon import read
from tweetalig.check.phrases import Hit, fits
from tweetalig.check.text import Text

_CLAUSE_ENDS = re.compile(r"[,;:.!?()–—\n]")

_LONGEST = 300
"""How far a clause goes on either side of a denial at most, in characters."""

_ENOUGH = 10
"""More denials than these are not looked at; both bounds keep the time linear."""


class Wording(StrEnum):
    """How a clause came back in the other language, as far as the list knows its words."""

    ALIKE = "alike"
    OTHER = "other"
    UNKNOWN = "unknown"


def wording(text: Text, other: Text, denials: tuple[Hit, ...]) -> Wording:
    """Say whether the clauses with denials are put in the usual words in the other language.

    They are in other words where the list knows some of theirs and the other side has the
    usual translation of none: hij verloor het niet, he kept it.
    """
    found = Wording.UNKNOWN
    for usual in _usual_translations(text, denials):
        if any(fits(pattern, word) for pattern in usual for word in other.words):
            return Wording.ALIKE
        found = Wording.OTHER
    return found


def _usual_translations(text: Text, denials: tuple[Hit, ...]) -> Iterator[tuple[str, ...]]:
    """Yield, for each known word in the clauses of the denials, how it may be translated."""
    clauses = [_clause(text, hit) for hit in denials[:_ENOUGH]]
    denying = {word for hit in denials for word in hit.words}
    for index, word in enumerate(text.tokens):
        if index not in denying and any(start <= word.start < end for start, end in clauses):
            usual = _translations(word.lower, text.language)
            if usual:
                yield usual


def _clause(text: Text, hit: Hit) -> tuple[int, int]:
    """Return the place from one comma or full stop to the next around a phrase."""
    start, end = text.tokens[hit.words[0]].start, text.tokens[hit.words[-1]].end
    first, last = max(0, start - _LONGEST), min(len(text.prose), end + _LONGEST)
    before = [match.end() for match in _CLAUSE_ENDS.finditer(text.prose, first, start)]
    after = _CLAUSE_ENDS.search(text.prose, end, last)
    return before[-1] if before else first, after.start() if after else last


@lru_cache(maxsize=20_000)
def _translations(word: str, language: str) -> tuple[str, ...]:
    """Return how a word may be translated, from all rows it is in; nothing for an unknown one."""
    if word in read("predicates")["common"]:
        return ()
    pairs: Mapping[str, str] = read("predicates")["pairs"]
    found: list[str] = []
    for dutch, english in pairs.items():
        here, there = (dutch, english) if language == "nl" else (english, dutch)
        if any(fits(pattern, word) for pattern in here.split()):
            found += there.split()
    return tuple(found)
