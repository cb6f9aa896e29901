"""Counts the numbered paragraphs of a Word file as Word does, also where a list is interrupted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_NOTE = re.compile("(?:foot|end)note-")
_UNNUMBERED = frozenset({"bullet", "none"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Level:
    """One level of a numbering: its first number, 0 where it has signs and no numbers."""

    start: int


@dataclass(slots=True, kw_only=True)
class _Counter:
    """The numbers that were given last, by numbering and level."""

    levels: Mapping[tuple[str, int], _Level]
    kinds: Mapping[str, str]
    overrides: Mapping[tuple[str, int], int]
    last: dict[tuple[str, int], int] = field(default_factory=dict)
    used: set[tuple[str, int]] = field(default_factory=set)

    def next(self, numbering: str, depth: int) -> int:
        """Return the number of the next paragraph, 0 where it gets a sign."""
        kind = self.kinds.get(numbering, "")
        level = self.levels.get((kind, depth))
        for deeper in [key for key in self.last if key[0] == kind and key[1] > depth]:
            del self.last[deeper]
        if level is None or not level.start:
            return 0
        number = self.last.get((kind, depth), level.start - 1) + 1
        if (numbering, depth) not in self.used and (numbering, depth) in self.overrides:
            number = self.overrides[numbering, depth]
        self.used.add((numbering, depth))
        self.last[kind, depth] = number
        return number


def set_starts(root: HtmlElement, body: _Element, parts: Mapping[str, _Element | None]) -> None:
    """Give each ordered list of ``root`` the number that its first item has in ``body``.

    ``parts`` are the parts ``numbering`` and ``styles`` of the package. Nothing is done where
    lists and numbered paragraphs don't agree.
    """
    numbering = parts.get("numbering")
    if numbering is None:
        return
    numbers = list(_numbers(body, _counter(numbering), _numbered_styles(parts.get("styles"))))
    items = [
        item
        for item in root.iter("li")
        if item.getparent().tag == "ol" and not _NOTE.match(item.get("id") or "")
    ]
    if len(items) != len(numbers):
        return
    for item, number in zip(items, numbers, strict=True):
        parent = item.getparent()
        if parent[0] is item:
            parent.set("start", str(number))


def _numbers(
    body: _Element, counter: _Counter, styles: Mapping[str, tuple[str, int]]
) -> Iterator[int]:
    for paragraph in body.iter(f"{_W}p"):
        style = _value(paragraph.find(f"{_W}pPr/{_W}pStyle"))
        own = _numbering(paragraph.find(f"{_W}pPr/{_W}numPr"))
        numbering, depth = own or styles.get(style, ("0", 0))
        number = 0 if numbering == "0" else counter.next(numbering, depth)
        if number and any((node.text or "").strip() for node in paragraph.iter(f"{_W}t")):
            yield number


def _numbered_styles(styles: _Element | None) -> dict[str, tuple[str, int]]:
    found = {}
    for style in () if styles is None else styles.iter(f"{_W}style"):
        numbering = _numbering(style.find(f"{_W}pPr/{_W}numPr"))
        if numbering:
            found[style.get(f"{_W}styleId") or ""] = numbering
    return found


def _numbering(node: _Element | None) -> tuple[str, int] | None:
    if node is None or node.find(f"{_W}numId") is None:
        return None
    depth = _value(node.find(f"{_W}ilvl")) or "0"
    return _value(node.find(f"{_W}numId")), int(depth) if depth.isdigit() else 0


def _counter(numbering: _Element) -> _Counter:
    levels = {
        (kind.get(f"{_W}abstractNumId") or "", _depth(level)): _level(level)
        for kind in numbering.iter(f"{_W}abstractNum")
        for level in kind.iter(f"{_W}lvl")
    }
    numberings = list(numbering.iter(f"{_W}num"))
    return _Counter(
        levels=levels,
        kinds={
            one.get(f"{_W}numId") or "": _value(one.find(f"{_W}abstractNumId"))
            for one in numberings
        },
        overrides=dict(_overrides(numberings)),
    )


def _overrides(numberings: Iterable[_Element]) -> Iterator[tuple[tuple[str, int], int]]:
    for one in numberings:
        for override in one.iter(f"{_W}lvlOverride"):
            start = _value(override.find(f"{_W}startOverride"))
            if start.isdigit():
                yield (one.get(f"{_W}numId") or "", _depth(override)), int(start)


def _level(level: _Element) -> _Level:
    if _value(level.find(f"{_W}numFmt")) in _UNNUMBERED:
        return _Level(start=0)
    start = _value(level.find(f"{_W}start"))
    return _Level(start=max(1, int(start)) if start.isdigit() else 1)


def _depth(node: _Element) -> int:
    depth = node.get(f"{_W}ilvl") or "0"
    return int(depth) if depth.isdigit() else 0


def _value(node: _Element | None) -> str:
    return "" if node is None else str(node.get(f"{_W}val") or "")
