"""Keeps the HTML that a translator writes from reaching outside its place."""

from __future__ import annotations

import re
from collections import Counter

from tweetalig.segment.html_names import BLOCK_NAMES, RAW_NAMES, VOID_NAMES
from tweetalig.segment.place import Place
from tweetalig.segment.ticks import code_spans

_ANGLE = re.compile(
    r"""
      (?P<comment><!--(?!>|->)(?:(?!-->|<!--).)*-->)
    | (?P<link><[A-Za-z][A-Za-z0-9+.-]{1,31}:[^<>\s]*>|<[\w.+-]+@[\w.-]+>)
    | (?P<tag><(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*)
        (?:\s+[A-Za-z_:][\w.:-]*(?:\s*=\s*(?:[^\s"'=<>`]+|'[^'<>]*'|"[^"<>]*"))?)*\s*(?P<empty>/?)>)
    | (?P<loose></?[A-Za-z][^<>]*>)
    | (?P<other><(?=[A-Za-z/!?]))
    """,
    re.VERBOSE | re.DOTALL,
)
_WORD = re.compile(r"</?[^\s<>]{0,99}")
_ALONE = re.compile(r"</?[A-Za-z][^<>]*>[ \t]*$")


def guard_tags(lines: list[str], place: Place) -> list[str]:
    """Escape ``<`` where it would begin a block, or a tag that nothing in the text closes.

    Tags that stand in the source too are the author's, and are kept.
    """
    if not any("<" in line for line in lines):
        return lines
    text = "\n".join(lines)
    text = _guarded(text, place.source)
    first, *others = text.split("\n")
    return [
        _guarded_start(first, place, own=place.source.casefold()),
        *(_guarded_start(line, place, own="") for line in others),
    ]


def _guarded(text: str, source: str) -> str:
    unsafe = _unsafe_names(text, source)
    known = frozenset(_loose_text(angle) for angle in _ANGLE.finditer(source))
    code = iter(code_spans(text))
    span = next(code, None)
    pieces: list[str] = []
    done = 0
    for angle in _ANGLE.finditer(text):
        while span is not None and span[1] <= angle.start():
            span = next(code, None)
        in_code = span is not None and span[0] < angle.start()
        if in_code or _is_safe(angle, unsafe, known):
            continue
        pieces += (text[done : angle.start()], "&lt;")
        done = angle.start() + 1
    return "".join([*pieces, text[done:]])


def _is_safe(angle: re.Match[str], unsafe: frozenset[str], known: frozenset[str]) -> bool:
    if angle["comment"] or angle["link"]:
        return True
    if angle["tag"]:
        return angle["name"].lower() not in unsafe
    return _loose_text(angle) in known


def _loose_text(angle: re.Match[str]) -> str:
    """Return how a ``<`` goes on that begins no tag, to find it again in the source."""
    if not angle["loose"]:
        word = _WORD.match(angle.string, angle.start())
        return word.group().casefold() if word else "<"
    return angle.group().casefold()


def _unsafe_names(text: str, source: str) -> frozenset[str]:
    here, there = _balance(text), _balance(source)
    return frozenset(
        name
        for name, (opened, closed) in here.items()
        if not (
            name in VOID_NAMES
            or (opened == closed and (name in there or name not in BLOCK_NAMES | RAW_NAMES))
            or there.get(name) == (opened, closed)
        )
    )


def _balance(text: str) -> dict[str, tuple[int, int]]:
    opened: Counter[str] = Counter()
    closed: Counter[str] = Counter()
    for angle in _ANGLE.finditer(text):
        if angle["tag"] and not angle["empty"]:
            (closed if angle["close"] else opened)[angle["name"].lower()] += 1
    return {name: (opened[name], closed[name]) for name in opened | closed}


def _guarded_start(line: str, place: Place, *, own: str) -> str:
    """Escape a tag that would begin a block, unless the source begins with it: ``own``."""
    angle = _ANGLE.match(line)
    if angle is None or angle["link"] or not place.opens:
        return line
    begins_block = angle["comment"] or angle["other"] or _ALONE.match(line)
    name = (angle["name"] or "").lower()
    if not begins_block and name not in BLOCK_NAMES | RAW_NAMES:
        return line
    if own.startswith(_loose_text(angle)):
        return line
    return f"&lt;{line[1:]}"
