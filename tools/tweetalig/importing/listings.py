"""Makes lists of lines or paragraphs that begin with a bullet, a dash or a number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tweetalig.importing.blocks import Block, Item, Listing, Paragraph
from tweetalig.importing.lines import BULLETS, Marker, marker_of
from tweetalig.importing.rich import Rich, substitute

_INLINE_BULLET = re.compile(rf"(?:^|\s*)([{BULLETS.replace('·', '').replace('∙', '')}])\s*")
_DEEPER = 1.5
"""How much further to the right, in characters, an item of an inner list begins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A line or paragraph with its marker taken off; ``left`` is where it begins."""

    text: Rich
    marker: Marker
    left: float = 0.0
    place: int = 0


def listings_of(entries: Sequence[Entry]) -> Iterator[Listing]:
    """Yield the lists that entries make, one inside another where they are indented."""
    start = 0
    while start < len(entries):
        end = _end_of_list(entries, start)
        yield _listing(entries[start:end])
        start = end


def _end_of_list(entries: Sequence[Entry], start: int) -> int:
    first = entries[start]
    number = first.marker.number
    for index in range(start + 1, len(entries)):
        entry = entries[index]
        if _inner(first, entry):
            continue
        if entry.marker.kind == first.marker.kind:
            if entry.marker.number and entry.marker.number != number + 1:
                return index
            number = entry.marker.number
            continue
        if any(later.marker.kind == first.marker.kind for later in entries[index:]):
            continue
        return index
    return len(entries)


def _inner(outer: Entry, entry: Entry) -> bool:
    return entry.left > outer.left + _DEEPER


def _listing(entries: Sequence[Entry]) -> Listing:
    first = entries[0]
    items: list[Item] = []
    index = 0
    while index < len(entries):
        end = index + 1
        while end < len(entries) and (
            _inner(first, entries[end]) or entries[end].marker.kind != first.marker.kind
        ):
            end += 1
        inner = tuple(listings_of(entries[index + 1 : end]))
        items.append(Item(text=entries[index].text, blocks=inner))
        index = end
    return Listing(items=tuple(items), start=first.marker.number, place=first.place)


def lists_from_paragraphs(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Make lists of paragraphs that somebody typed the bullets of."""
    made: list[Block] = []
    entries: list[Entry] = []
    for block in (part for whole in blocks for part in _split(whole)):
        entry = _typed_entry(block, entries)
        if entry is not None:
            entries.append(entry)
            continue
        made += _settled(entries)
        entries = []
        made.append(block)
    return (*made, *_settled(entries))


def _split(block: Block) -> tuple[Block, ...]:
    """Take a paragraph apart whose lines, or parts, begin with bullets."""
    if not isinstance(block, Paragraph):
        return (block,)
    text = block.text
    if len(_INLINE_BULLET.findall(text.text)) > 1:
        text = substitute(text, _INLINE_BULLET, lambda found: f"\n{found[1]} ")
    lines = [line for line in text.lines() if line]
    if sum(marker_of(line.text) is not None for line in lines) < 2:
        return (block,)
    return tuple(replace(block, text=line) for line in lines)


def _typed_entry(block: Block, before: Sequence[Entry]) -> Entry | None:
    if not isinstance(block, Paragraph):
        return None
    marker = marker_of(block.text.text)
    if marker is None or (marker.number > 1 and not before):
        return None
    text = block.text.cut(marker.length, len(block.text.text)).stripped()
    indent = len(block.text.text) - len(block.text.text.lstrip())
    return Entry(text=text, marker=marker, left=float(indent), place=block.place)


def _settled(entries: Sequence[Entry]) -> Iterator[Block]:
    """Yield the lists; a single number or dash is a paragraph that happens to begin so."""
    if len(entries) == 1 and entries[0].marker.kind in {"number", "letter", "–", "—", "-", "*"}:
        marker, entry = entries[0].marker, entries[0]
        sign = f"{marker.number}." if marker.kind == "number" else marker.kind
        sign = f"{chr(ord('a') + marker.number - 1)})" if marker.kind == "letter" else sign
        shifted = tuple(
            replace(mark, start=mark.start + len(sign) + 1, end=mark.end + len(sign) + 1)
            for mark in entry.text.marks
        )
        yield Paragraph(text=Rich(f"{sign} {entry.text.text}", shifted), place=entry.place)
        return
    yield from listings_of(entries)
