"""Takes the marks out of a segment, so that an engine gets plain sentences."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from tweetalig.segment.inline_nodes import PAIRED, Node, NodeKind, Span
from tweetalig.segment.inline_parse import parse_inline
from tweetalig.segment.inline_plain import shown_of
from tweetalig.segment.sentences import sentence_spans

Markup = tuple[str | int, ...]
"""Source text, with the numbers of the units whose translation goes in between."""


class Place(StrEnum):
    """Where a unit stands, which decides how it is escaped."""

    BODY = "body"
    ALTERNATIVE = "alternative"
    TITLE = "title"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrap:
    """Marks around some words of a sentence: ``text[start:end]`` of its unit.

    ``kept`` marks what may not get lost: a link or an HTML element, unlike emphasis.
    """

    kind: NodeKind
    start: int
    end: int
    opening: Markup
    closing: Markup
    kept: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Void:
    """Markup between the words of a sentence that shows no words of its own.

    ``position`` is where it stood in the text of its unit; ``spaced`` says that there was
    white space in front of it.
    """

    kind: NodeKind
    position: int
    markup: Markup
    spaced: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Atom:
    """A piece that is a word of its sentence, but is not translated: code, an address.

    ``name`` stands for it in the text of the unit; ``placeholder`` says that this is a made-up
    word, and otherwise it is the piece's own text. ``shown`` is what a reader sees.
    ``kept`` as in :class:`Wrap`.
    """

    kind: NodeKind
    name: str
    shown: str
    start: int
    end: int
    markup: Markup
    placeholder: bool
    kept: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """One plain text for an engine, and the marks that were taken out of it.

    ``raw`` is its source, used when the translation is the text itself. ``wordless`` units
    have nothing to translate.
    """

    text: str
    raw: Markup
    place: Place = Place.BODY
    wraps: tuple[Wrap, ...] = ()
    voids: tuple[Void, ...] = ()
    atoms: tuple[Atom, ...] = ()

    @property
    def shown(self) -> str:
        """Return the sentence as a reader sees it, with its code and addresses."""
        text = self.text
        for atom in reversed(self.atoms):
            text = f"{text[: atom.start]}{atom.shown}{text[atom.end :]}"
        return text

    @property
    def wordless(self) -> bool:
        """Say whether there is no word in it outside placeholders."""
        return not re.search(r"[^\W\d_]", _without(self.text, self.atoms))


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A segment's text, taken apart; :func:`tweetalig.segment.inline.put_back` reverses it.

    ``units`` are its sentences in order, and after these its alternative texts, titles and
    the like. ``layout`` is the markup around them. ``phrases`` are the words inside links and
    emphasis and before footnote marks: with their translations marks find their place.
    """

    source: str
    units: tuple[Unit, ...]
    layout: Markup
    phrases: tuple[str, ...]
    references: frozenset[str] | None = None

    @property
    def sentences(self) -> tuple[str, ...]:
        """The plain texts to translate, one for each unit."""
        return tuple(unit.text for unit in self.units)

    def written(self, unit: Unit) -> str:
        """Return the source of one of the units."""
        return "".join(
            part if isinstance(part, str) else self.written(self.units[part]) for part in unit.raw
        )


def take_out(
    text: str, language: str = "nl", *, references: Collection[str] | None = None
) -> Marked:
    """Take a segment's inline source apart into plain sentences and their marks.

    ``references`` as for :func:`tweetalig.segment.inline.parse_inline`.
    """
    known = None if references is None else frozenset(references)
    reading = _Reading(text=text, letter=_placeholder_letter(text))
    _read(reading, parse_inline(text, references=known))
    sentences = _whole_sentences(reading, language)
    units, layout = _build(reading, sentences)
    return Marked(
        source=text,
        units=units,
        layout=layout,
        phrases=tuple(dict.fromkeys(_phrases(units))),
        references=known,
    )


def raw_sentences(
    text: str, language: str = "nl", *, references: Collection[str] | None = None
) -> tuple[str, ...]:
    """Return the sentences of a text as they are written, with the marks inside them.

    Marks around whole sentences are not part of these.
    """
    marked = take_out(text, language, references=references)
    return tuple(marked.written(unit) for unit in marked.units if unit.place is Place.BODY)


def _phrases(units: Sequence[Unit]) -> Iterator[str]:
    for unit in units:
        for wrap in unit.wraps:
            yield unit.text[wrap.start : wrap.end]
        for void in unit.voids:
            if word := word_before(unit.text, void.position):
                yield word


def word_before(text: str, position: int) -> str:
    """Return the word that ends where a mark stands, without the punctuation between."""
    words = _WORDS.findall(text[max(0, position - 60) : position])
    return words[-1] if words else ""


_WORDS = re.compile(r"[^\W_]+(?:[-‐‑'’][^\W_]+)*")
_PLACEHOLDER_LETTERS = "XZQKWVJ"
_CUT_TAIL = re.compile(r":(?=\s*[^\s]+[.!?]?\Z)")
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
_RAISED = (NodeKind.SUPERSCRIPT, NodeKind.SUBSCRIPT)


@dataclass(frozen=True, slots=True)
class _Piece:
    """Plain text and where it came from; ``exact`` when character for character."""

    plain: int
    text: str
    span: Span
    exact: bool


@dataclass(frozen=True, slots=True)
class _Mark:
    """A node, with the plain text it covers; nothing for what shows no words."""

    node: Node
    start: int
    end: int
    placeholder: bool = False


@dataclass(slots=True, kw_only=True)
class _Reading:
    """What one walk over the nodes of a text collects."""

    text: str
    letter: str
    pieces: list[_Piece] = field(default_factory=list)
    length: int = 0
    placeholders: int = 0
    wraps: list[_Mark] = field(default_factory=list)
    voids: list[_Mark] = field(default_factory=list)
    atoms: list[_Mark] = field(default_factory=list)
    replaced: list[tuple[int, int, str | Place]] = field(default_factory=list)

    def add(self, text: str, span: Span, *, exact: bool) -> None:
        self.pieces.append(_Piece(self.length, text, span, exact))
        self.length += len(text)

    @property
    def plain(self) -> str:
        return "".join(piece.text for piece in self.pieces)


def _placeholder_letter(text: str) -> str:
    for letter in _PLACEHOLDER_LETTERS:
        if not re.search(rf"{letter}\s?\d", text, re.IGNORECASE):
            return letter
    return "XQ"


def _without(text: str, atoms: Sequence[Atom]) -> str:
    for atom in reversed(atoms):
        if atom.placeholder:
            text = text[: atom.start] + text[atom.end :]
    return text


# -- reading the nodes


def _read(reading: _Reading, nodes: tuple[Node, ...]) -> None:
    for node in _with_formulas(reading.text, nodes):
        _note_replaced(reading, node)
        span = (node.start, node.end)
        if node.kind is NodeKind.TEXT:
            reading.add(node.shown, span, exact=True)
        elif node.kind in (NodeKind.ENTITY, NodeKind.ESCAPE):
            reading.add(node.shown, span, exact=False)
        elif _is_break(reading.text, node):
            reading.voids.append(_Mark(node, reading.length, reading.length))
            reading.add("\n\n", span, exact=False)
        elif node.protected or node.kind in _AS_PLACEHOLDER or node.kind in _RAISED:
            _read_atom(reading, node)
        elif node.kind in PAIRED:
            _read_wrap(reading, node)
        else:
            reading.voids.append(_Mark(node, reading.length, reading.length))


def _is_break(text: str, node: Node) -> bool:
    if node.kind is NodeKind.HARD_BREAK:
        return True
    return node.kind is NodeKind.TAG and re.match(r"<br\b", text[node.start : node.end]) is not None


def _read_atom(reading: _Reading, node: Node) -> None:
    shown = node.shown if node.kind in _RAISED else "".join(shown_of((node,)))
    raw_element = node.kind is NodeKind.ELEMENT and not _has_language(reading.text, node)
    placeholder = node.kind in _AS_PLACEHOLDER or raw_element
    if not placeholder and not shown.strip():
        reading.voids.append(_Mark(node, reading.length, reading.length))
        return
    reading.placeholders += placeholder
    name = f"{reading.letter}{reading.placeholders}" if placeholder else shown
    start = reading.length
    reading.add(name, (node.start, node.end), exact=False)
    reading.atoms.append(_Mark(node, start, reading.length, placeholder))


def _has_language(text: str, node: Node) -> bool:
    return (
        re.search(r"\s(?:lang|translate|class)\s*=", text[node.start : node.inner[0]]) is not None
    )


def _read_wrap(reading: _Reading, node: Node) -> None:
    """Read a node with content; one without words becomes a void as a whole."""
    counts = (len(reading.pieces), len(reading.wraps), len(reading.voids), len(reading.atoms))
    start = reading.length
    index = len(reading.wraps)
    _read(reading, node.children)
    inside = "".join(piece.text for piece in reading.pieces[counts[0] :])
    if any(character.isalnum() for character in inside):
        left = len(inside) - len(inside.lstrip())
        right = len(inside.rstrip())
        reading.wraps.insert(index, _Mark(node, start + left, start + right))
        return
    del reading.pieces[counts[0] :]
    del reading.wraps[counts[1] :]
    del reading.voids[counts[2] :]
    del reading.atoms[counts[3] :]
    reading.length = start
    reading.voids.append(_Mark(node, start, start))


def _note_replaced(reading: _Reading, node: Node) -> None:
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


def _with_formulas(text: str, nodes: tuple[Node, ...]) -> Iterator[Node]:
    """Yield nodes, with a raised or lowered part and the word around it as one (CO~2~)."""
    ready = list(nodes)
    index = 0
    while index < len(ready):
        last = index
        while last < len(ready) and _in_formula(ready, last):
            last += 1
        if last == index or not any(one.kind in _RAISED for one in ready[index:last]):
            yield ready[index]
            index += 1
            continue
        yield from _formula(text, ready[index:last])
        index = last


def _in_formula(nodes: list[Node], index: int) -> bool:
    node = nodes[index]
    if node.kind in _RAISED:
        return not node.protected
    if node.kind is not NodeKind.TEXT:
        return False
    following = nodes[index + 1] if index + 1 < len(nodes) else None
    before = nodes[index - 1] if index else None
    return any(one is not None and one.kind in _RAISED for one in (before, following))


def _formula(text: str, nodes: list[Node]) -> Iterator[Node]:
    """Cut the words that touch a raised part out of the texts beside it."""
    end = nodes[-1].end
    shown: list[tuple[str, int, int]] = []
    for node in nodes:
        if node.kind in _RAISED:
            shown.append(
                ("".join(shown_of(node.children)).replace("\\ ", " "), node.start, node.end)
            )
            continue
        shown += [
            (match[0], node.start + match.start(), node.start + match.end())
            for match in re.finditer(r"[^\W_]+|[\W_]+", node.shown)
        ]
    group: list[tuple[str, int, int]] = []
    raised = {node.start: node for node in nodes if node.kind in _RAISED}
    for piece in (*shown, ("", end, end)):
        if piece[1] in raised or piece[0].isalnum():
            group.append(piece)
            continue
        yield from _formula_group(text, group, raised)
        group = []
        if piece[0]:
            yield _text_node(text, piece[1], piece[2])


def _formula_group(
    text: str, group: list[tuple[str, int, int]], raised: dict[int, Node]
) -> Iterator[Node]:
    marks = [raised[start] for _, start, _ in group if start in raised]
    if not marks:
        for _, start, end in group:
            yield _text_node(text, start, end)
        return
    start, end = group[0][1], group[-1][2]
    shown = "".join(word for word, _, _ in group)
    yield replace(marks[0], start=start, end=end, inner=(start, end), shown=shown, children=())


def _text_node(text: str, start: int, end: int) -> Node:
    return Node(kind=NodeKind.TEXT, start=start, end=end, inner=(start, end), shown=text[start:end])


# -- sentences


def _whole_sentences(reading: _Reading, language: str) -> tuple[Span, ...]:
    """Return the sentences, joined where marks begin in one and end halfway another."""
    _join_running_lines(reading)
    plain = reading.plain
    spans = list(sentence_spans(plain, language))
    while True:
        joined = _joined(spans, reading.wraps)
        if len(joined) == len(spans):
            return tuple(_without_tail(plain, span, reading) for span in spans)
        spans = joined


def _join_running_lines(reading: _Reading) -> None:
    """Make a hard break part of its sentence, where the sentence runs on after it."""
    plain = reading.plain
    for index, piece in enumerate(reading.pieces):
        if piece.text != "\n\n" or piece.exact:
            continue
        after = plain[piece.plain + 2 : piece.plain + 60].lstrip()
        before = plain[max(0, piece.plain - 60) : piece.plain].rstrip()
        if after[:1].islower() and before and before[-1] not in ".!?:;…":
            reading.pieces[index] = replace(piece, text=" \n")


def _joined(spans: list[Span], wraps: Sequence[_Mark]) -> list[Span]:
    starts = [start for start, _ in spans]
    ends = [end for _, end in spans]
    glued: set[int] = set()
    for wrap in wraps:
        first = bisect_right(ends, wrap.start)
        last = bisect_left(starts, wrap.end) - 1
        whole = first <= last and wrap.start <= starts[first] and wrap.end >= ends[last]
        if last > first and not whole:
            glued.update(range(first, last))
    joined: list[Span] = []
    for index, span in enumerate(spans):
        if index and index - 1 in glued:
            joined[-1] = (joined[-1][0], span[1])
        else:
            joined.append(span)
    return joined


def _without_tail(plain: str, span: Span, reading: _Reading) -> Span:
    """Leave an address or code after a final colon out of the sentence: `Lees meer: …`."""
    match = _CUT_TAIL.search(plain, max(span[0], span[1] - 60), span[1])
    if match is None:
        return span
    tail = plain[match.end() : span[1]].strip().rstrip(".!?")
    is_atom = any(
        mark.placeholder and plain[mark.start : mark.end] == tail for mark in reading.atoms
    )
    crossed = any(wrap.start < match.end() < wrap.end for wrap in reading.wraps)
    return (span[0], match.end()) if is_atom and not crossed else span


# -- building the units


class _Builder:
    """Turns what was read into units and their layout."""

    def __init__(self, reading: _Reading, sentences: Sequence[Span]) -> None:
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

    def _piece(self, position: int) -> _Piece:
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


def _build(reading: _Reading, sentences: Sequence[Span]) -> tuple[tuple[Unit, ...], Markup]:
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


def _by_sentence(marks: Sequence[_Mark], sentences: Sequence[Span]) -> dict[int, list[_Mark]]:
    """Sort marks to the one sentence each lies in; marks around several are left to the layout."""
    groups: dict[int, list[_Mark]] = {}
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
    wraps: Sequence[_Mark],
    voids: Sequence[_Mark],
    atoms: Sequence[_Mark],
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
                kept=one.node.kind not in _RAISED,
            )
            for one in atoms
        ),
    )


def _normalised(text: str) -> tuple[str, tuple[int, ...]]:
    """Return a text with single spaces, and where each position of the old one is in it."""
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
