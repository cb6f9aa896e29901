"""Reads plain text: its lines, and what stands between its pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from tweetalig.importing.blocks import Source, Table
from tweetalig.importing.furniture import furniture
from tweetalig.importing.joining import Joiner, attested_words
from tweetalig.importing.lines import Edge, Line
from tweetalig.importing.reflow import Part, reflow
from tweetalig.importing.rich import Rich

_TAB_WIDTH = 4
_LINE_END = re.compile(r"\r\n|\n|\r|\x0b|\x85|\u2028|\u2029")


def read_plain(text: str, joiner: Joiner) -> Source:
    """Return the blocks of a plain text; places count its lines."""
    lines = _lines(text)
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
        if not words.strip():
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
    return lines


def _cells(line: Line) -> list[str]:
    return line.text.text.strip().split("\t")
