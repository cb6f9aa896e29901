"""Rows of tables, cut into cells as Python-Markdown does it: pipes within code don't count."""

from __future__ import annotations

import re

from tweetalig.segment.folding import Span
from tweetalig.segment.ticks import code_spans

_PIPES = re.compile(r"\\.|\|", re.DOTALL)
_RULE = re.compile(r"[|:\- \t]*-[|:\- \t]*")
_LAST_PIPE = re.compile(r"(?<!\\)(?:\\\\)*\|$")


def cells_of(row: str, *, borders: bool) -> list[Span]:
    """Return where the cells of a row are, without the white space around them."""
    first, last = 0, len(row)
    if borders:
        first = 1 if row.startswith("|") else 0
        if last > first and _LAST_PIPE.search(row):
            last -= 1
    pipes = _pipes(row, first, last)
    return [
        _stripped(row, start, end)
        for start, end in zip([first, *(pipe + 1 for pipe in pipes)], [*pipes, last], strict=True)
    ]


def has_borders(row: str) -> bool:
    """Tell whether a header row begins or ends with a pipe."""
    return row.startswith("|") or _LAST_PIPE.search(row) is not None


def is_header(row: str, rule: str) -> bool:
    """Tell whether ``row`` and the line below it begin a table."""
    if _RULE.fullmatch(rule) is None:
        return False
    borders = has_borders(row)
    columns = len(cells_of(row, borders=borders))
    if columns == 1 and not (borders and "|" in rule):
        return False
    return columns == len(cells_of(rule, borders=borders))


def _pipes(row: str, first: int, last: int) -> list[int]:
    pipes = []
    code = iter(code_spans(row) if "`" in row else ())
    span = next(code, None)
    for found in _PIPES.finditer(row, first, last):
        while span is not None and span[1] <= found.start():
            span = next(code, None)
        inside = span is not None and span[0] < found.start()
        if found.group() == "|" and not inside:
            pipes.append(found.start())
    return pipes


def _stripped(row: str, start: int, end: int) -> Span:
    while start < end and row[start] in " \t":
        start += 1
    while end > start and row[end - 1] in " \t":
        end -= 1
    return start, end
