"""What a reader sees of inline Markdown, and how plain words are written in it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from tweetalig.segment.inline_nodes import Node, NodeKind, Span, every_node
from tweetalig.segment.inline_parse import normalised_label, parse_inline

_SHOWN = frozenset(
    {
        NodeKind.TEXT,
        NodeKind.ENTITY,
        NodeKind.ESCAPE,
        NodeKind.HARD_BREAK,
        NodeKind.CODE,
        NodeKind.MATH,
        NodeKind.KEYS,
        NodeKind.AUTOLINK,
        NodeKind.URL,
    }
)
_WORD = re.compile(r"[^\W\d_]+(?:[-‐‑'’][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class _Change:
    start: int
    end: int
    text: str


def visible_text(text: str, *, references: Collection[str] | None = None) -> str:
    """Return what a reader sees, as plain text: entities and escapes resolved, marks gone.

    Code, addresses, formulas and alternative texts are in it; footnote marks, templates,
    comments and HTML tags are not. A hard break is a line end.
    """
    return "".join(shown_of(parse_inline(text, references=references)))


def shown_of(nodes: tuple[Node, ...]) -> Iterator[str]:
    """Yield the text that nodes show, in pieces."""
    for node in nodes:
        if node.kind in _SHOWN:
            yield node.shown
        yield from shown_of(node.children)


_NO_PROSE = frozenset({NodeKind.CODE, NodeKind.KEYS})


def visible_without_prose(
    text: str, *, references: Collection[str] | None = None
) -> tuple[str, tuple[Span, ...]]:
    """Return :func:`visible_text`, and the places in it that are no prose of its language.

    These are code, keys, and what is marked as another language or as not to be translated.
    """
    pieces: list[str] = []
    places: list[Span] = []
    done = 0
    for shown, prose in _shown_with_prose(parse_inline(text, references=references), prose=True):
        if not prose and shown:
            places.append((done, done + len(shown)))
        pieces.append(shown)
        done += len(shown)
    return "".join(pieces), tuple(places)


def _shown_with_prose(nodes: tuple[Node, ...], *, prose: bool) -> Iterator[tuple[str, bool]]:
    for node in nodes:
        inside = prose and not node.protected and node.kind not in _NO_PROSE
        if node.kind in _SHOWN:
            yield node.shown, inside
        yield from _shown_with_prose(node.children, prose=inside)


def words_of(text: str, *, references: Collection[str] | None = None) -> tuple[str, ...]:
    """Return the words to translate: no code, addresses, formulas or protected text."""
    words: list[str] = []

    def collect(run: str) -> str:
        words.extend(_WORD.findall(run))
        return run

    map_visible(text, collect, references=references)
    return tuple(words)


def map_visible(
    text: str, function: Callable[[str], str], *, references: Collection[str] | None = None
) -> str:
    """Apply a function to the runs of text a reader sees, and leave the markup as it is.

    Runs are text, link texts, alternative texts, titles and the HTML attributes that are
    read out. Entities, escapes, code, addresses, labels, templates, formulas, keys and
    protected elements keep their bytes. What the function returns goes in unescaped: it
    must keep punctuation as it is.
    """
    nodes = parse_inline(text, references=references)
    changes = [_Change(start, end, function(text[start:end])) for start, end in _runs(text, nodes)]
    changes.sort(key=lambda one: one.start)
    labels = tuple(_kept_labels(text, nodes, changes))
    return _changed(
        text, (0, len(text)), sorted((*changes, *labels), key=lambda one: (one.start, one.end))
    )


def _changed(text: str, span: Span, changes: Iterable[_Change]) -> str:
    parts: list[str] = []
    position = span[0]
    for change in changes:
        parts += [text[position : change.start], change.text]
        position = change.end
    return "".join([*parts, text[position : span[1]]])


def _kept_labels(
    text: str, nodes: tuple[Node, ...], changes: Sequence[_Change]
) -> Iterator[_Change]:
    """Yield the labels to write out, where a text that was its own label has changed."""
    starts = [one.start for one in changes]
    for node in every_node(nodes):
        if not node.implicit:
            continue
        start, end = node.inner
        inside = changes[bisect_left(starts, start) : bisect_left(starts, end)]
        shown = _changed(text, node.inner, inside)
        if normalised_label(shown) != normalised_label(node.label):
            written_out = end + 3 if text.startswith("][]", end) else end + 1
            yield _Change(end + 1, written_out, f"[{node.label}]")


def _runs(text: str, nodes: tuple[Node, ...]) -> Iterator[Span]:
    """Yield the spans of text a reader sees; protected nodes have none."""
    for node in nodes:
        if node.kind is NodeKind.TEXT:
            yield node.start, node.end
        if node.protected:
            continue
        yield from _runs(text, node.children)
        for start, end in node.texts:
            yield from _between_marks(text, start, end)


def _between_marks(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield what lies between the entities, escapes and templates of an attribute."""
    position = start
    for match in _ATTRIBUTE_MARK.finditer(text, start, end):
        if match.start() > position:
            yield position, match.start()
        position = match.end()
    if end > position:
        yield position, end


def escape_plain(text: str, *, in_link: bool = False, strict: bool = False) -> str:
    """Write plain words so that none of them is taken for inline Markdown.

    Only what would be markup is escaped: `5 < 6`, `R&D`, `snake_case` and `2 * 3` stay as
    they are. The text may come right next to markup, so its ends are escaped with care.
    ``in_link`` also escapes a closing bracket, for the text of a link; ``strict`` escapes
    whatever could be markup together with text elsewhere in the segment. What has a meaning at
    the start of a line or in a table is left to the block it is put in.
    """
    # A dollar begins a formula where any later one may end it, whatever is escaped between.
    last = max((match.start() for match in _CLOSING_DOLLAR.finditer(text)), default=-1)
    escaped = (_ANY_SIGN if strict else _RISKY).sub(lambda found: _harmless(found, last), text)
    return escaped.replace("]", "\\]") if in_link else escaped


def escape_attribute(text: str) -> str:
    """Write plain words as the value of an HTML attribute or the title of a link."""
    text = " ".join(text.split()).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    text = text.replace('"', "&quot;").replace("'", "&#39;").replace("\\", "&#92;")
    return (
        text.replace("{", "&#123;")
        .replace("`", "&#96;")
        .replace("[", "&#91;")
        .replace("$", "&#36;")
    )


def _harmless(match: re.Match[str], last_dollar: int) -> str:
    found = match[0]
    if match.lastgroup == "dollar" and match.start() >= last_dollar:
        return found
    if match.lastgroup in ("less", "ampersand", "emoji", "template"):
        return f"{_ENTITIES[found[0]]}{found[1:].replace('{', '&#123;')}"
    return "".join(f"\\{character}" for character in found)


_ENTITIES = {"<": "&lt;", "&": "&amp;", ":": "&#58;", "{": "&#123;"}
_ATTRIBUTE_MARK = re.compile(
    r"&(?:#\d+|#[xX][0-9a-fA-F]+|\w+);|\\[^\w\s]|\{\{.*?\}\}|\{%.*?%\}", re.DOTALL
)
_ANY_SIGN = re.compile(
    r"(?P<template>\{[{%\#])|(?P<less><)|(?P<ampersand>&)|(?P<emoji>:)|[\\`*_{\[~^$=+]"
)
_CLOSING_DOLLAR = re.compile(r"(?<=\S)\$")
_RISKY = re.compile(
    r"""(?P<template>\{[{%\#])
    |(?P<less><(?=[A-Za-z/!?]|[^<>\s]*@|\Z))
    |(?P<ampersand>&(?=\#|\w+;))
    |(?P<emoji>:(?=(?:[a-z][\w+-]*|[+-]1):))
    |\\(?=[!-/:-@\[-`{-~]|\s|\Z)
    |[`\[{]
    |(?<!\s)\*+|\*+(?!\s)|\A\*+
    |(?<![^\W_])_+|_+(?![^\W_])|__+
    |~~+|==+(?=\S)|(?<=\S)==+|\^\^+
    |~(?=[^\s~]+~)|(?<=\S)~
    |\^(?=[^\s^]+\^)|(?<=\S)\^
    |(?<=\S)\$(?!\w)|(?P<dollar>\$(?=\S))
    |\+\+(?=[\w"]|\Z)|\A\+\+
    """,
    re.VERBOSE,
)
