"""Reads the destinations and titles of links and images."""

from __future__ import annotations

import re

from tweetalig.segment.inline_nodes import Span

_TITLE = re.compile(
    r"""[ \t\n]+("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\((?:[^()\\]|\\.)*\))\s*\)""", re.DOTALL
)
_ANGLED = re.compile(r"<(?:[^<>\n\\]|\\.)*>")
_BARE_PIECE = re.compile(r"\{\{[^{}\n]{0,200}\}\}|\\[^\s]|[^ ()\\{\x00-\x1f\x7f]+|[()\\{]")
_BRACKET = re.compile(r"[()]")
_LOOSE_TITLE = re.compile(r"""\s(["'])(.*)\1\s*\Z""")
_LONGEST_TARGET = 500
_DEEPEST = 32
"""Brackets nested deeper than this in a destination are refused, as CommonMark allows."""


def target_at(text: str, start: int) -> tuple[int, str, Span | None] | None:
    """Read `(destination "title")`: its end, the destination, and the span of the title."""
    return _commonmark_target(text, start) or _loose_target(text, start)


def _commonmark_target(text: str, start: int) -> tuple[int, str, Span | None] | None:
    position = _after_space(text, start + 1)
    angled = _ANGLED.match(text, position)
    end = angled.end() if angled else _bare_end(text, position)
    destination = text[position:end]
    closing = _after_space(text, end)
    if text.startswith(")", closing):
        return closing + 1, destination, None
    title = _TITLE.match(text, end)
    if title is None or not destination:
        return None
    # Python-Markdown takes a title in brackets for a part of the address.
    span = (title.start(1) + 1, title.end(1) - 1) if title[1][0] != "(" else None
    return title.end(), destination, span


def _loose_target(text: str, start: int) -> tuple[int, str, Span | None] | None:
    """Read a destination with spaces or template marks in it, as Python-Markdown allows."""
    depth = 0
    for bracket in _BRACKET.finditer(text, start, start + _LONGEST_TARGET):
        depth += 1 if bracket[0] == "(" else -1
        if depth == 0:
            inside = text[start + 1 : bracket.start()]
            title = _LOOSE_TITLE.search(inside)
            span = (start + 1 + title.start(2), start + 1 + title.end(2)) if title else None
            destination = inside[: title.start()] if title else inside
            return bracket.end(), destination.strip(), span
        if depth > _DEEPEST:
            return None
    return None


def _after_space(text: str, position: int) -> int:
    while position < len(text) and text[position] in " \t\n":
        position += 1
    return position


def _bare_end(text: str, position: int) -> int:
    depth = 0
    while depth <= _DEEPEST and (piece := _BARE_PIECE.match(text, position)) is not None:
        depth += {"(": 1, ")": -1}.get(piece[0], 0)
        if depth < 0:
            break
        position = piece.end()
    return position
