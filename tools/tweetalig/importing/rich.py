"""Text with its emphasis and links, and replacements in it that keep both in place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

OBJECT = "\ufffc"
"""Stands in a text for what has no words there: the mark of a footnote."""


class Style(StrEnum):
    """What a stretch of text is, besides text."""

    LINK = "link"
    STRONG = "strong"
    EMPHASIS = "emphasis"
    RAISED = "raised"
    LOWERED = "lowered"
    CODE = "code"
    NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """``text[start:end]`` has a style; ``value`` is a link's address or a footnote's key."""

    style: Style
    start: int
    end: int
    value: str = ""


@dataclass(frozen=True, slots=True)
class Rich:
    r"""A text and its marks; a line end in it is one that the source's writer asked for."""

    text: str = ""
    marks: tuple[Mark, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.text.strip())

    def cut(self, start: int, end: int) -> Rich:
        """Return the part ``text[start:end]`` with its marks."""
        parts = (
            replace(mark, start=max(mark.start, start) - start, end=min(mark.end, end) - start)
            for mark in self.marks
            if mark.start < end and mark.end > start
        )
        return Rich(self.text[start:end], tuple(parts))

    def stripped(self) -> Rich:
        """Return the text without white space at its ends."""
        start = len(self.text) - len(self.text.lstrip())
        return self.cut(start, max(start, len(self.text.rstrip())))

    def styled(self, style: Style, value: str = "") -> Rich:
        """Return the text with one more mark, over all of it."""
        mark = Mark(style=style, start=0, end=len(self.text), value=value)
        return Rich(self.text, (*self.marks, mark)) if self.text else self

    def without(self, style: Style) -> Rich:
        """Return the text without the marks of a style."""
        return Rich(self.text, tuple(mark for mark in self.marks if mark.style is not style))

    def covers(self, style: Style) -> bool:
        """Tell whether all of the text that is no space has a style."""
        covered = {
            position
            for mark in self.marks
            if mark.style is style
            for position in range(mark.start, mark.end)
        }
        return bool(self) and all(
            character.isspace() or position in covered
            for position, character in enumerate(self.text)
        )

    def lines(self) -> Iterator[Rich]:
        """Yield the parts between the line ends."""
        start = 0
        for line in self.text.split("\n"):
            yield self.cut(start, start + len(line))
            start += len(line) + 1


def bridge(left: Rich, right: Rich, between: str = " ") -> Rich:
    """Return what comes between two texts, with the marks that go on from one to the other."""
    ends = {(m.style, m.value) for m in left.marks if m.end == len(left.text)}
    shared = (m for m in right.marks if m.start == 0 and (m.style, m.value) in ends)
    marks = (replace(m, start=0, end=len(between)) for m in shared if m.style is not Style.NOTE)
    return Rich(between, tuple(marks)) if between else Rich()


def joined(parts: Iterable[Rich]) -> Rich:
    """Return texts one after another; marks that meet and are alike become one."""
    text: list[str] = []
    marks: list[Mark] = []
    length = 0
    for part in parts:
        for mark in part.marks:
            moved = replace(mark, start=mark.start + length, end=mark.end + length)
            _add(marks, moved)
        text.append(part.text)
        length += len(part.text)
    return Rich("".join(text), tuple(marks))


def _add(marks: list[Mark], new: Mark) -> None:
    for index in range(len(marks) - 1, max(-1, len(marks) - 8), -1):
        old = marks[index]
        same = (old.style, old.value) == (new.style, new.value)
        if same and old.end == new.start and new.style is not Style.NOTE:
            marks[index] = replace(old, end=new.end)
            return
    marks.append(new)


def substitute(
    rich: Rich, pattern: re.Pattern[str], replacement: str | Callable[[re.Match[str]], str]
) -> Rich:
    """Replace what fits ``pattern``; a mark stays on the words it was on."""
    pieces: list[str] = []
    edits: list[tuple[int, int, int]] = []
    done = 0
    for found in pattern.finditer(rich.text):
        new = found.expand(replacement) if isinstance(replacement, str) else replacement(found)
        if new == found.group():
            continue
        pieces += (rich.text[done : found.start()], new)
        done = found.end()
        edits.append((found.start(), found.end(), len(new)))
    if not edits:
        return rich
    pieces.append(rich.text[done:])
    moved = _moved(rich.marks, edits)
    return Rich("".join(pieces), moved)


def _moved(marks: tuple[Mark, ...], edits: list[tuple[int, int, int]]) -> tuple[Mark, ...]:
    bounds = sorted({at for mark in marks for at in (mark.start, mark.end)})
    places: dict[int, int] = {}
    shift = index = 0
    for at in bounds:
        while index < len(edits) and edits[index][1] <= at:
            start, end, length = edits[index]
            shift += length - (end - start)
            index += 1
        inside = index < len(edits) and edits[index][0] < at
        start, _, length = edits[index] if inside else (at, at, 0)
        places[at] = start + shift + min(at - start, length)
    placed = (replace(m, start=places[m.start], end=places[m.end]) for m in marks)
    return tuple(mark for mark in placed if mark.start < mark.end)
