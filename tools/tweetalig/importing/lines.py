"""A line of a text that knows lines only, and what can be seen of it by itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from tweetalig.importing.rich import Rich


class Edge(StrEnum):
    """The ends of a page."""

    NONE = ""
    TOP = "top"
    BOTTOM = "bottom"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line as it stands in the source.

    ``left`` and ``right`` are its ends, in characters or points from the left of its column.
    ``gap`` is the blank space above it, in lines; ``size`` the size of its letters in points,
    0 where there is none. ``page`` counts from 1 where there are pages; ``edge`` says at which
    end of one it stands, if at one, and ``height`` how high, in points. ``fresh`` begins a page
    or column.
    """

    text: Rich
    place: int
    left: float = 0.0
    right: float = 0.0
    gap: float = 0.0
    size: float = 0.0
    bold: bool = False
    page: int = 0
    edge: Edge = Edge.NONE
    height: float = 0.0
    fresh: bool = False

    @property
    def words(self) -> str:
        """The text without white space at its ends."""
        return self.text.text.strip()


_FINAL = re.compile(r"[.!?…:;][\"'”’“‘)\]\d¹²³]*$")
BULLETS = "•‣▪●◦·⁃∙➢✓❖►\uf0a7\uf0b7\uf0d8\uf0e8\uf0fc\uf06e\uf076"
"""Signs that begin an item of a list and nothing else; the last ones are those of Word's fonts."""

_BULLET = re.compile(
    rf"\s*(?:(?P<bullet>[{BULLETS}])\s*|(?P<dash>[–—*-])\s+|(?P<number>\d{{1,2}})[.)]\s+"
    r"|(?P<letter>[a-z])\)\s+)(?=\S)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Marker:
    """What begins an item of a list; ``kind`` tells one list from another."""

    kind: str
    number: int
    length: int


def marker_of(text: str) -> Marker | None:
    """Return the marker that begins a text, if there is one."""
    found = _BULLET.match(text)
    if found is None:
        return None
    number = int(found["number"]) if found["number"] else 0
    if found["letter"]:
        number = ord(found["letter"]) - ord("a") + 1
    kind = "number" if found["number"] else "letter" if found["letter"] else found.group().strip()
    return Marker(kind=kind, number=number, length=found.end())


def is_finished(text: str) -> bool:
    """Tell whether a sentence ends at the end of a text."""
    return bool(_FINAL.search(text.rstrip()))


def goes_on(text: str) -> bool:
    """Tell whether a text begins in the middle of a sentence, by its first letter."""
    first = text.lstrip(" \t\"'“‘(")[:1]
    return first.islower()
