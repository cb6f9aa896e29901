"""Reads plain text: its lines, and what stands between its pages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from tweetalig.importing.blocks import Source, Table
from tweetalig.importing.furniture import furniture
from tweetalig.importing.joining import Joiner, attested_words
from tweetalig.importing.lines import Edge, Line, goes_on, is_finished, marker_of
from tweetalig.importing.reflow import Part, reflow
from tweetalig.importing.rich import Rich

_TAB_WIDTH = 4
_RULE = re.compile(r"\s*(?:([-=_*~–—])(?:\s?\1)+)\s*")
"""A line that is drawn with signs, below a heading or between two parts."""

_SHORT = 0.6
"""The share of a full line that a line is at most which parts a sentence."""

_AROUND = 15
_FEWEST_FULL = 4
_MOST_TOGETHER = 3
_LINE_END = re.compile(r"\r\n|\n|\r|\x0b|\x85|\u2028|\u2029")


def read_plain(text: str, joiner: Joiner) -> Source:
    """Return the blocks of a plain text; places count its lines."""
    lines = _set_apart(_lines(text))
    dropped, remarks = furniture(lines)
    kept = [line for index, line in enumerate(lines) if index not in dropped]
    joiner.attested.update(attested_words(line.words for line in kept))
    blocks = reflow(tuple(_with_tables(kept)), joiner)
    return Source(blocks=blocks, remarks=remarks, seen=text, unit="line")


def _with_tables(lines: list[Line]) -> Iterator[Part]:
    """Yield the lines; those with the same number of tabs in them make a table."""
    for columns, run in groupby(lines, key=lambda line: len(_cells(line))):
        part = list(run)
        if columns > 1 and len(part) > 1:
            rows = tuple(tuple(Rich(cell.strip()) for cell in _cells(line)) for line in part)
            yield Table(rows=rows, place=part[0].place)
        else:
            yield from part


def _lines(text: str) -> list[Line]:
    lines: list[Line] = []
    gap, page, edge = 0, 1, Edge.TOP
    for number, line in enumerate(_LINE_END.split(text), start=1):
        feeds = line.count("\f")
        if feeds:
            page += feeds
            edge = Edge.TOP
            if lines:
                lines[-1] = replace(lines[-1], edge=lines[-1].edge or Edge.BOTTOM)
        words = line.replace("\f", "").rstrip().replace("\u00a0", " ")
        if not words.strip() or _RULE.fullmatch(words):
            gap += 1
            continue
        left = len(words.expandtabs(_TAB_WIDTH)) - len(words.expandtabs(_TAB_WIDTH).lstrip())
        lines.append(
            Line(
                text=Rich(words),
                place=number,
                left=left,
                right=len(words.rstrip()),
                gap=gap,
                page=page,
                edge=edge,
                fresh=edge is Edge.TOP and page > 1,
            )
        )
        gap, edge = 0, Edge.NONE
    if page > 1 and lines:
        lines[-1] = replace(lines[-1], edge=lines[-1].edge or Edge.BOTTOM)
    return lines


def _set_apart(lines: list[Line]) -> list[Line]:
    """Put blank space around short lines within a sentence whose other lines are full.

    They are what stood at the end of a page: a running head, its number, a caption.
    """
    apart = list(lines)
    for start in range(1, len(lines) - 1):
        end = _end_of_aside(lines, start)
        for index in range(start, end + 1 if end else 0):
            apart[index] = replace(apart[index], gap=max(1, apart[index].gap))
    return apart


def _end_of_aside(lines: Sequence[Line], start: int) -> int:
    """Return where a sentence goes on that short lines from ``start`` on part, or 0."""
    if is_finished(lines[start - 1].words) or lines[start].gap:
        return 0
    end = start
    while end < min(start + _MOST_TOGETHER, len(lines) - 1) and not goes_on(lines[end].words):
        end += 1
    aside = lines[start:end]
    if not aside or not goes_on(lines[end].words) or any(map(_ends_or_lists, aside)):
        return 0
    around = [*lines[max(0, start - _AROUND) : start], *lines[end : end + _AROUND]]
    wrapped = sorted(
        line.right
        for line, following in pairwise(around)
        if not is_finished(line.words) and goes_on(following.words) and not following.gap
    )
    if len(wrapped) < _FEWEST_FULL:
        return 0
    short = _SHORT * wrapped[-1]
    alike = wrapped[len(wrapped) // 10] > short and lines[start - 1].right > short
    return end if alike and all(line.right <= short for line in aside) else 0


def _ends_or_lists(line: Line) -> bool:
    return is_finished(line.words) or marker_of(line.text.text) is not None


def _cells(line: Line) -> list[str]:
    """Return what the tabs of a line part, but for the sign that begins an item of a list."""
    cells = line.text.text.strip().split("\t")
    marker = marker_of(line.text.text.strip())
    begins_item = len(cells) == 2 and marker is not None and marker.length > len(cells[0])
    return cells[1:] if begins_item else cells
