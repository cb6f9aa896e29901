"""Words of a text, with their places."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

Span = tuple[int, int]
"""Offsets ``(start, end)`` into the visible text of a sentence, in characters."""

LETTERS = r"[^\W\d_]+(?:[\u0300-\u036f]+[^\W\d_]*)*"
"""Letters with the marks that belong to them; a text that isn't in NFC has those apart."""

_PAUSES = frozenset(",;:.!?()–—\n")
_TOKEN = rf"{LETTERS}(?:['’ʼ]{LETTERS})*"


@cache
def _token() -> re.Pattern[str]:
    return re.compile(_TOKEN)


@dataclass(frozen=True, slots=True)
class Token:
    """A word: ``text[start:end]``; ``lower`` is what word lists are compared with.

    ``joined`` is a Dutch verb together with the part of it that stands apart: "opknapte" for
    the first word of "knapte weer op", and ``particle`` says of the other that it is one.
    ``pause`` says that a comma, a full stop or the like stands between a word and the one before.
    """

    lower: str
    start: int
    end: int
    capital: bool
    joined: str = ""
    particle: bool = False
    pause: bool = False


def tokenise(text: str) -> tuple[Token, ...]:
    """Return the words of ``text``; parts joined by hyphens are words of their own."""
    found: list[Token] = []
    end = 0
    for match in _token().finditer(text):
        start, stop = match.span()
        pause = end > 0 and start - end > 1 and not _PAUSES.isdisjoint(text[end:start])
        capital = match[0][0].isupper()
        found.append(Token(_normal(match[0]), start, stop, capital, pause=pause))
        end = stop
    return tuple(found)


def _normal(word: str) -> str:
    if not word.isascii():
        word = unicodedata.normalize("NFC", word).replace("’", "'").replace("ʼ", "'")
    return word.lower()
