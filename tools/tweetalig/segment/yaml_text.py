"""Values of the front matter as YAML: written so that they read back as they were put in."""

from __future__ import annotations

import re
from itertools import pairwise

from tweetalig.segment.place import Place

_UNSAFE = "\x00-\x1f\x7f-\x9f\ufeff\u2028\u2029\ud800-\udfff\ufffe\uffff"
# Begins with a letter, so with no mark of YAML, and ends and holds none either.
_PLAIN = re.compile(rf"[^\W\d_](?:(?!: | #)[^{_UNSAFE}])*(?<![ :])")
_NOT_TEXT = frozenset(["true", "false", "yes", "no", "on", "off", "null", "y", "n"])
_UNPRINTABLE = re.compile(f"[{_UNSAFE}]")
_TO_ESCAPE = re.compile(rf"[\\\"{_UNSAFE}]")
_SHORT = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_BREAK = re.compile(r"\r\n?|\n|\x85|\u2028|\u2029")

BLOCK_STYLES = "|>"
FLOW_LIST = "["


def quote_yaml(text: str, place: Place) -> str:
    """Return ``text`` as a YAML scalar, in the style of what stood there where that is safe."""
    style = place.quote[:1]
    if style in BLOCK_STYLES and style:
        return _in_block(text, place)
    if style == "'" and not _UNPRINTABLE.search(text):
        return "'" + text.replace("'", "''") + "'"
    if style == "" and _PLAIN.fullmatch(text) and text.lower() not in _NOT_TEXT:
        return text
    return '"' + _TO_ESCAPE.sub(_escaped, text) + '"'


def _in_block(text: str, place: Place) -> str:
    """Return the lines of a block scalar; in a folded one, a blank line is a line break."""
    lines = [_printable(line) for line in _BREAK.split(text.strip())]
    ending = place.newline * 2 if place.quote == ">" else place.newline
    written = lines[0]
    for before, line in pairwise(lines):
        gap = ending if before and line else place.newline
        written += f"{gap}{place.prefix if line else ''}{line}"
    return written


def _printable(line: str) -> str:
    """Return a line as a block scalar can hold it: there are no escapes in it."""
    return _UNPRINTABLE.sub("\ufffd", line.replace("\t", " ")).strip(" ")


def _escaped(character: re.Match[str]) -> str:
    found = character.group()
    code = ord(found)
    return _SHORT.get(found) or (f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}")
