"""Code spans: pairs of backtick runs of equal length, found in linear time."""

from __future__ import annotations

import re
from collections.abc import Sequence

_RUN = re.compile(r"(?<!`)`+")


def code_spans(text: str) -> list[tuple[int, int]]:
    """Return where the code spans of ``text`` are, backticks included, in order."""
    return paired_runs(text)[0]


def lone_runs(text: str) -> list[tuple[int, int]]:
    """Return the runs of backticks that neither open nor close a code span."""
    return paired_runs(text)[1]


def paired_runs(text: str) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Return the code spans, and the runs of backticks that belong to none."""
    runs = [match.span() for match in _RUN.finditer(text)]
    closers = _closers(runs)
    spans: list[tuple[int, int]] = []
    lone: list[tuple[int, int]] = []
    done = 0
    for index, (start, end) in enumerate(runs):
        if index < done:
            continue
        opening = start + 1 if _escaped(text, start) else start
        closer = closers[index] if opening == start else None
        if opening == end:
            continue
        if closer is None:
            lone.append((opening, end))
        else:
            spans.append((start, runs[closer][1]))
            done = closer + 1
    return spans, lone


def _closers(runs: Sequence[tuple[int, int]]) -> list[int | None]:
    """For each run, the index of the next run of the same length."""
    following: dict[int, int] = {}
    closers: list[int | None] = [None] * len(runs)
    for index in range(len(runs) - 1, -1, -1):
        length = runs[index][1] - runs[index][0]
        closers[index] = following.get(length)
        following[length] = index
    return closers


def _escaped(text: str, position: int) -> bool:
    backslashes = position
    while backslashes and text[backslashes - 1] == "\\":
        backslashes -= 1
    return (position - backslashes) % 2 == 1
