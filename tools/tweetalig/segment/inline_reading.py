"""Reads the nodes of a segment as plain text, and notes which marks cover which of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from tweetalig.segment.inline_formulas import RAISED, with_formulas
from tweetalig.segment.inline_marked import Place
from tweetalig.segment.inline_nodes import PAIRED, Node, NodeKind, Span
from tweetalig.segment.inline_plain import shown_of

_PLACEHOLDER_LETTERS = "XZQKWVJ"
_AS_PLACEHOLDER = frozenset(
    {
        NodeKind.CODE,
        NodeKind.MATH,
        NodeKind.KEYS,
        NodeKind.AUTOLINK,
        NodeKind.URL,
        NodeKind.EXPRESSION,
    }
)


@dataclass(frozen=True, slots=True)
class Piece:
    """Plain text and where it came from; ``exact`` when character for character."""

    plain: int
    text: str
    span: Span
    exact: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """A node, with the plain text it covers; nothing for what shows no words."""

    node: Node
    start: int
    end: int
    placeholder: bool = False


@dataclass(slots=True, kw_only=True)
class Reading:
    """What one walk over the nodes of a text collects."""

    text: str
    letter: str
    pieces: list[Piece] = field(default_factory=list)
    length: int = 0
    placeholders: int = 0
    wraps: list[Mark] = field(default_factory=list)
    voids: list[Mark] = field(default_factory=list)
    atoms: list[Mark] = field(default_factory=list)
    replaced: list[tuple[int, int, str | Place]] = field(default_factory=list)

    def add(self, text: str, span: Span, *, exact: bool) -> None:
        """Go on with a piece of plain text, which stands at ``span`` in the source."""
        self.pieces.append(Piece(self.length, text, span, exact))
        self.length += len(text)

    @property
    def plain(self) -> str:
        """Return the plain text that was read."""
        return "".join(piece.text for piece in self.pieces)


def placeholder_letter(text: str) -> str:
    """Return a letter for made-up words that can't be taken for words of the text."""
    for letter in _PLACEHOLDER_LETTERS:
        if not re.search(rf"{letter}\s?\d", text, re.IGNORECASE):
            return letter
    return "XQ"


def read_nodes(reading: Reading, nodes: tuple[Node, ...]) -> None:
    """Add the nodes of a text to what was read."""
    for node in with_formulas(reading.text, nodes):
        _note_replaced(reading, node)
        span = (node.start, node.end)
        if node.kind is NodeKind.TEXT:
            reading.add(node.shown, span, exact=True)
        elif node.kind in (NodeKind.ENTITY, NodeKind.ESCAPE):
            reading.add(node.shown, span, exact=False)
        elif _is_break(reading.text, node):
            reading.voids.append(Mark(node, reading.length, reading.length))
            reading.add("\n\n", span, exact=False)
        elif node.protected or node.kind in _AS_PLACEHOLDER or node.kind in RAISED:
            _read_atom(reading, node)
        elif node.kind in PAIRED:
            _read_wrap(reading, node)
        else:
            reading.voids.append(Mark(node, reading.length, reading.length))


def _is_break(text: str, node: Node) -> bool:
    if node.kind is NodeKind.HARD_BREAK:
        return True
    return node.kind is NodeKind.TAG and re.match(r"<br\b", text[node.start : node.end]) is not None


def _read_atom(reading: Reading, node: Node) -> None:
    shown = node.shown if node.kind in RAISED else "".join(shown_of((node,)))
    raw_element = node.kind is NodeKind.ELEMENT and not _has_language(reading.text, node)
    placeholder = node.kind in _AS_PLACEHOLDER or raw_element
    if not placeholder and not shown.strip():
        reading.voids.append(Mark(node, reading.length, reading.length))
        return
    reading.placeholders += placeholder
    name = f"{reading.letter}{reading.placeholders}" if placeholder else shown
    start = reading.length
    reading.add(name, (node.start, node.end), exact=False)
    reading.atoms.append(Mark(node, start, reading.length, placeholder))


def _has_language(text: str, node: Node) -> bool:
    return (
        re.search(r"\s(?:lang|translate|class)\s*=", text[node.start : node.inner[0]]) is not None
    )


def _read_wrap(reading: Reading, node: Node) -> None:
    """Read a node with content; one without words becomes a void as a whole."""
    counts = (len(reading.pieces), len(reading.wraps), len(reading.voids), len(reading.atoms))
    start = reading.length
    index = len(reading.wraps)
    read_nodes(reading, node.children)
    inside = "".join(piece.text for piece in reading.pieces[counts[0] :])
    if any(character.isalnum() for character in inside):
        left = len(inside) - len(inside.lstrip())
        right = len(inside.rstrip())
        reading.wraps.insert(index, Mark(node, start + left, start + right))
        return
    del reading.pieces[counts[0] :]
    del reading.wraps[counts[1] :]
    del reading.voids[counts[2] :]
    del reading.atoms[counts[3] :]
    reading.length = start
    reading.voids.append(Mark(node, start, start))


def _note_replaced(reading: Reading, node: Node) -> None:
    """Remember the texts inside markup, and the labels that have to be written out."""
    if node.protected:
        return
    start, end = node.inner
    if node.kind is NodeKind.IMAGE and reading.text[start:end].strip():
        reading.replaced.append((start, end, Place.ALTERNATIVE))
    if node.implicit:
        label_end = end + 3 if reading.text.startswith("][]", end) else end + 1
        reading.replaced.append((end, label_end, f"][{node.label}]"))
    for span in node.texts:
        if reading.text[slice(*span)].strip():
            reading.replaced.append((*span, Place.TITLE))
