r"""Lines ↔ the text of a segment: soft line breaks folded, hard ones kept.

A soft line break becomes one space, so that re-wrapping a paragraph doesn't change its
text. A hard break stays as it was written: two spaces or a backslash, then ``\n``. A line
break within an HTML comment, a tag or the address of a link stays ``\n``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

Span = tuple[int, int]
"""Where a piece of text begins and ends."""

_KEPT = re.compile(
    r"<!--.{0,2000}?-->|</?[A-Za-z][\w-]*(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>"
    r"|\]\([^\s()<>\"']+\n[^\s()<>\"']+\)",
    re.DOTALL,
)
_BLANK = " \t"


def fold(lines: Iterable[str]) -> str:
    """Return the lines of a block as the text of its segment."""
    marked = [_marked(line) for line in lines]
    if len(marked) == 1:
        return marked[0].strip(_BLANK)
    joined = "\n".join(marked)
    kept = _content_breaks(joined) if "<" in joined or "](" in joined else frozenset()
    pieces: list[str] = []
    for line, position in _with_ends(marked):
        pieces.append(line)
        hard = is_hard(line)
        pieces.append("\n" if hard or position in kept else " ")
    return "".join(pieces[:-1]).strip(_BLANK)


def logical_lines(text: str) -> list[str]:
    """Return the lines a translation must have in a file, each but the last with its break.

    Blank lines and soft breaks, which a translation has no use for, are folded away.
    """
    lines = re.split(r"\r\n?|\n", text.removeprefix("\ufeff"))
    if len(lines) == 1:
        return [lines[0].strip(_BLANK)]
    folded = fold(line for line in _stripped(lines) if line)
    return folded.split("\n")


def is_hard(line: str) -> bool:
    """Tell whether a line ends in the mark of a hard break."""
    if line.endswith("  "):
        return True
    return (len(line) - len(line.rstrip("\\"))) % 2 == 1


def _marked(line: str) -> str:
    if not line.endswith((" ", "\t")):
        return line
    bare = line.rstrip(_BLANK)
    return f"{bare}  " if line.endswith("  ") and bare else bare


def _stripped(lines: Iterable[str]) -> Iterable[str]:
    for line in lines:
        bare = line.strip(_BLANK)
        yield f"{bare}  " if bare and line.endswith("  ") else bare


def _with_ends(lines: list[str]) -> Iterable[tuple[str, int]]:
    position = -1
    for line in lines:
        position += len(line) + 1
        yield line, position


def _content_breaks(joined: str) -> frozenset[int]:
    """Return where the newlines are that belong to a comment, a tag or an address."""
    return frozenset(
        position
        for tag in _KEPT.finditer(joined)
        for position in range(tag.start(), tag.end())
        if joined[position] == "\n"
    )
