"""Cuts a text into numbers, words and signs: what amounts are read from."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from tweetalig.check.tokens import LETTERS

_ATOM = re.compile(
    rf"""(?P<date>\d{{4}}-\d{{2}}-\d{{2}}(?!\d)|\d{{1,2}}[-/]\d{{1,2}}[-/]\d{{4}}(?!\d))
       |(?P<clock>\d{{1,2}}:\d{{2}}(?!\d))
       |(?P<number>\d{{1,3}}(?:[\u00a0\u2009\u202f ]\d{{3}})+(?!\d)|\d+(?:[.,]\d+)*)
       |(?P<sign>°\ ?[CF]\b|[%‰€$£½¼¾⅓⅔<>≤≥=/°℃℉])
       |(?P<word>{LETTERS}(?:['’]{LETTERS})*)
       |(?P<hyphen>[-‐‑–—−])""",
    re.VERBOSE,
)


class Atom(NamedTuple):
    """A piece of a text: ``kind`` is date, clock, number, word, sign or hyphen."""

    kind: str
    text: str
    lower: str
    start: int
    end: int


def cut(text: str) -> tuple[Atom, ...]:
    """Return the numbers, words and signs of ``text``, in order."""
    return tuple(
        Atom(str(match.lastgroup), match[0], _normal(match[0]), match.start(), match.end())
        for match in _ATOM.finditer(text)
    )


def _normal(text: str) -> str:
    if not text.isascii():
        text = unicodedata.normalize("NFC", text).replace("’", "'")
    return text.lower()
