"""Lines of a file, and a cursor that knows its column: tabs reach to every fourth."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_END = re.compile(r"\r\n?|\n")
_BLANKS = re.compile(r"[ \t]*")
TAB = 4


@dataclass(slots=True)
class Line:
    """One line: ``text[start:end]`` without its ending, and where the next one begins."""

    number: int
    start: int
    end: int
    next: int


def split_lines(text: str, start: int) -> list[Line]:
    """Return the lines of ``text`` from ``start`` on; only LF, CR LF and CR end a line."""
    number = sum(1 for _ in _END.finditer(text, 0, start)) + 1
    return list(_lines(text, start, number))


def _lines(text: str, start: int, number: int) -> Iterator[Line]:
    for ending in _END.finditer(text, start):
        yield Line(number, start, ending.start(), ending.end())
        start = ending.end()
        number += 1
    if start < len(text):
        yield Line(number, start, len(text), len(text))


@dataclass(slots=True)
class Cursor:
    """A place in a line.

    ``base`` is the column that indentation counts from in the current container. ``level``
    is the depth of the list that the content at the cursor belongs to, 0 outside lists;
    ``in_item`` says that a list marker stands before it on this line, ``tail`` that raw HTML does.
    ``marks_end`` is where the marks end that a line across the page could be made of.
    """

    text: str
    index: int
    line: Line
    pos: int
    column: int = 0
    base: int = 0
    level: int = 0
    in_item: bool = False
    tail: bool = False
    marks_end: int = -1

    @property
    def end(self) -> int:
        """Where the line ends."""
        return self.line.end

    @property
    def indent(self) -> int:
        """Columns of white space before the cursor, counted in its container."""
        return self.column - self.base

    def skip_blanks(self) -> None:
        """Go to the next character that is not a space or tab."""
        self.move_to(_BLANKS.match(self.text, self.pos, self.end).end())  # type: ignore[union-attr]

    def move_to(self, pos: int) -> None:
        """Go to a later place in the line."""
        passed = self.text[self.pos : pos]
        if "\t" not in passed:
            self.column += pos - self.pos
        else:
            for character in passed:
                self.column += TAB - self.column % TAB if character == "\t" else 1
        self.pos = pos

    def enter(self) -> None:
        """Make the next character the first of a new container or list item."""
        self.skip_blanks()
        self.base = self.column

    def pass_quote_mark(self) -> None:
        """Go past ``>`` and the space that belongs to it."""
        self.pos += 1
        self.column += 1
        self.base = self.column
        if self.pos < self.end and self.text[self.pos] in " \t":
            # Of a tab, one column belongs to the mark and the rest is indentation.
            self.base += 1
            self.skip_blanks()
