"""A hole: where translatable text lies in a file."""

from __future__ import annotations

from dataclasses import dataclass

from tweetalig.model import Kind
from tweetalig.segment.place import Place


@dataclass(frozen=True, slots=True)
class Hole:
    """Where translatable text lies: ``source[start:end]``, and what may be put there.

    ``context`` is what tells equal texts apart when that is more than their neighbours: of
    a table cell, the first cell of its row and the header of its column.
    """

    start: int
    end: int
    line: int
    kind: Kind
    text: str
    place: Place
    context: tuple[str, ...] = ()
