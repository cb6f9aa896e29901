"""Finds footnotes that were typed by hand or lost their links: a sign, and its text below."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from types import MappingProxyType

from tweetalig.importing.blocks import Block, Paragraph, Source, texts_of
from tweetalig.importing.mapping import map_texts
from tweetalig.importing.rich import OBJECT, Mark, Rich, Style, joined

_RAISED_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_SIGN = re.compile(r"\[(?P<bracket>\d{1,3})\](?!\()|(?P<raised>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})")
_UNIT = re.compile(r"\b[mck]?m$")
_NOTE = re.compile(
    r"(?:\[(?P<bracket>\d{1,3})\]|(?P<raised>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})|(?P<plain>\d{1,3}))[.:)]?\s+(?=\S)"
)


def find_typed_notes(source: Source) -> Source:
    """Make footnotes of signs in the text whose notes are paragraphs that begin with them."""
    notes = {
        key: (index, length)
        for index, block in enumerate(source.blocks)
        if isinstance(block, Paragraph) and (found := _begins_note(block)) is not None
        for key, length in (found,)
    }
    before = {
        key
        for key, (index, _) in notes.items()
        if _refers(source.blocks[:index], key) and not source.notes
    }
    if not before:
        return source
    places = {notes[key][0] for key in before}
    texts = {
        key: _note_text(source.blocks[notes[key][0]], notes[key][1])
        for key in sorted(before, key=int)
    }
    kept = tuple(block for index, block in enumerate(source.blocks) if index not in places)
    linked = map_texts(replace(source, blocks=kept), lambda text, _: _linked(text, before))
    return replace(linked, notes=MappingProxyType(texts))


def _note_text(block: Block, length: int) -> Rich:
    assert isinstance(block, Paragraph)
    return block.text.cut(length, len(block.text.text)).stripped()


def _begins_note(block: Paragraph) -> tuple[str, int] | None:
    found = _NOTE.match(block.text.text)
    if found is None:
        raised = (m for m in block.text.marks if m.style is Style.RAISED and not m.start)
        end = next((mark.end for mark in raised), 0)
        digits = block.text.text[:end].strip()
        return (digits, end) if re.fullmatch(r"\d{1,3}", digits) else None
    return _number(found["bracket"] or found["raised"] or found["plain"]), found.end()


def _number(digits: str) -> str:
    return digits.translate(_RAISED_DIGITS)


def _refers(blocks: tuple[Block, ...], key: str) -> bool:
    return any(key == sign for text in texts_of(blocks) for _, _, sign in _signs(text))


def _signs(text: Rich) -> Iterator[tuple[int, int, str]]:
    """Yield where the signs of footnotes stand, and their numbers."""
    for found in _SIGN.finditer(text.text):
        if _follows_word(text, found.start()):
            yield found.start(), found.end(), _number(found["bracket"] or found["raised"])
    for mark in text.marks:
        digits = text.text[mark.start : mark.end].strip("[]() ")
        raised = mark.style is Style.RAISED and re.fullmatch(r"\d{1,3}", digits)
        if raised and _follows_word(text, mark.start):
            yield mark.start, mark.end, digits


def _follows_word(text: Rich, at: int) -> bool:
    """Tell whether a sign can be that of a footnote: 10³ and m² are none."""
    before = text.text[:at].rstrip()
    return bool(before) and not before[-1].isdigit() and not _UNIT.search(before)


def _linked(text: Rich, keys: set[str]) -> Rich:
    parts: list[Rich] = []
    done = 0
    for start, end, key in sorted(_signs(text)):
        if key not in keys or start < done:
            continue
        mark = Mark(style=Style.NOTE, start=0, end=1, value=key)
        parts += (text.cut(done, start), Rich(OBJECT, (mark,)))
        done = end
    return joined((*parts, text.cut(done, len(text.text)))) if parts else text
