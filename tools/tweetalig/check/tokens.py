"""Words of a text, with their places."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

# A letter with the marks that belong to it; a text that isn't in NFC has those apart.
_LETTER = r"[^\W\d_][\u0300-\u036f]*"
_TOKEN = rf"(?:{_LETTER})+(?:['’ʼ](?:{_LETTER})+)*"


@cache
def _token() -> re.Pattern[str]:
    return re.compile(_TOKEN)


@dataclass(frozen=True, slots=True)
class Token:
    """A word: ``text[start:end]``; ``lower`` is what word lists are compared with.

    ``joined`` is a Dutch verb together with the part of it that stands apart: "opknapte" for
    the first word of "knapte weer op".
    """

    lower: str
    start: int
    end: int
    capital: bool
    joined: str = ""


def tokenise(text: str) -> tuple[Token, ...]:
    """Return the words of ``text``; parts joined by hyphens are words of their own."""
    return tuple(
        Token(_normal(match[0]), match.start(), match.end(), match[0][0].isupper())
        for match in _token().finditer(text)
    )


def _normal(word: str) -> str:
    if not word.isascii():
        word = unicodedata.normalize("NFC", word).replace("’", "'").replace("ʼ", "'")
    return word.lower()
