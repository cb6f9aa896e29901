"""Builds the units of a segment, and their layout, from what was read of it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from tweetalig.segment.inline_formulas import RAISED
from tweetalig.segment.inline_marked import Atom, Markup, Place, Unit, Void, Wrap
from tweetalig.segment.inline_nodes import NodeKind, Span
from tweetalig.segment.inline_parse import parse_inline
from tweetalig.segment.inline_plain import shown_of
from tweetalig.segment.inline_reading import Mark, Piece, Reading


class _Builder:
    """Turns what was read into units and their layout."""

    def __init__(self, reading: Reading, sentences: Sequence[Span]) -> None:
        self.reading = reading
        self.sentences = sentences
        self.plain = reading.plain
        self.plain_starts = [piece.plain for piece in reading.pieces]
        self.replaced = sorted(reading.replaced, key=lambda one: one[:2])
        self.replaced_starts = [one[0] for one in self.replaced]
        numbers = iter(range(len(sentences), len(sentences) + len(self.replaced)))
        self.numbers = {one[0]: next(numbers) for one in self.replaced if isinstance(one[2], Place)}

    def source_start(self, position: int) -> int:
        piece = self._piece(position)
        return piece.span[0] + (position - piece.plain if piece.exact else 0)

    def source_end(self, position: int) -> int:
        piece = self._piece(position - 1)
        return piece.span[0] + position - piece.plain if piece.exact else piece.span[1]

    def _piece(self, position: int) -> Piece:
        return self.reading.pieces[bisect_right(self.plain_starts, position) - 1]

    def markup(self, start: int, end: int) -> Markup:
        """Return a stretch of source, with the units inside it by number."""
        parts: list[str | int] = []
        position = start
        for index in range(bisect_left(self.replaced_starts, start), len(self.replaced)):
            one = self.replaced[index]
            if one[1] > end:
                break
            if one[0] < position:
                continue
            parts += [self.reading.text[position : one[0]], self._replacement(one)]
            position = one[1]
        return tuple(part for part in (*parts, self.reading.text[position:end]) if part != "")

    def _replacement(self, one: tuple[int, int, str | Place]) -> str | int:
        return one[2] if not isinstance(one[2], Place) else self.numbers[one[0]]

    def extras(self) -> Iterator[Unit]:
        for start, end, what in self.replaced:
            if isinstance(what, Place):
                raw = self.reading.text[start:end]
                shown = "".join(shown_of(parse_inline(raw)))
                yield Unit(text=" ".join(shown.split()), raw=(raw,), place=what)


def build_units(reading: Reading, sentences: Sequence[Span]) -> tuple[tuple[Unit, ...], Markup]:
    """Return the units, sentences first, and the layout around them."""
    builder = _Builder(reading, sentences)
    groups = {
        name: _by_sentence(marks, sentences)
        for name, marks in (
            ("wraps", reading.wraps),
            ("voids", reading.voids),
            ("atoms", reading.atoms),
        )
    }
    units: list[Unit] = []
    layout: list[str | int] = []
    position = 0
    for number, span in enumerate(sentences):
        wraps = [one for one in groups["wraps"].get(number, ()) if (one.start, one.end) != span]
        atoms = groups["atoms"].get(number, [])
        starts = [one.node.start for one in (*wraps, *atoms) if one.start == span[0]]
        ends = [one.node.end for one in (*wraps, *atoms) if one.end == span[1]]
        start = min((builder.source_start(span[0]), *starts))
        end = max((builder.source_end(span[1]), *ends))
        voids = [one for one in groups["voids"].get(number, ()) if start <= one.node.start < end]
        layout += [*builder.markup(position, start), number]
        units.append(_unit(builder, span, (start, end), wraps, voids, atoms))
        position = end
    layout += builder.markup(position, len(reading.text))
    return (*units, *builder.extras()), tuple(layout)


def _by_sentence(marks: Sequence[Mark], sentences: Sequence[Span]) -> dict[int, list[Mark]]:
    """Sort marks to the one sentence each lies in; marks around several are left to the layout."""
    groups: dict[int, list[Mark]] = {}
    starts = [start for start, _ in sentences]
    for mark in marks:
        number = bisect_right(starts, mark.start) - 1
        if number >= 0 and mark.end <= sentences[number][1]:
            groups.setdefault(number, []).append(mark)
    return groups


def _unit(
    builder: _Builder,
    span: Span,
    source: Span,
    wraps: Sequence[Mark],
    voids: Sequence[Mark],
    atoms: Sequence[Mark],
) -> Unit:
    text, offsets = _normalised(builder.plain[slice(*span)])

    def at(position: int) -> int:
        return offsets[position - span[0]]

    return Unit(
        text=text,
        raw=builder.markup(*source),
        wraps=tuple(
            Wrap(
                kind=one.node.kind,
                start=at(one.start),
                end=at(one.end),
                opening=builder.markup(one.node.start, one.node.inner[0]),
                closing=builder.markup(one.node.inner[1], one.node.end),
                kept=one.node.kind in (NodeKind.LINK, NodeKind.ELEMENT),
            )
            for one in wraps
        ),
        voids=tuple(
            Void(
                kind=one.node.kind,
                position=at(one.start),
                markup=builder.markup(one.node.start, one.node.end),
                spaced=builder.reading.text[one.node.start - 1 : one.node.start].isspace(),
            )
            for one in voids
        ),
        atoms=tuple(
            Atom(
                kind=one.node.kind,
                name=text[at(one.start) : at(one.end)],
                shown=" ".join("".join(shown_of((one.node,))).split()),
                start=at(one.start),
                end=at(one.end),
                markup=builder.markup(one.node.start, one.node.end),
                placeholder=one.placeholder,
                kept=one.node.kind not in RAISED,
            )
            for one in atoms
        ),
    )


def _normalised(text: str) -> tuple[str, tuple[int, ...]]:
    """Return a text with single spaces, and where each position of the old one is in it."""
    if text == " ".join(text.split()):
        return text, tuple(range(len(text) + 1))
    offsets: list[int] = []
    characters: list[str] = []
    for character in text:
        offsets.append(len(characters))
        if not character.isspace():
            characters.append(character)
        elif characters and characters[-1] != " ":
            characters.append(" ")
        else:
            offsets[-1] = max(len(characters) - 1, 0)
    offsets.append(len(characters))
    return "".join(characters), tuple(offsets)
