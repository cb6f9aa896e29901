"""The pieces of a segment's inline Markdown, each with its place in the source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class NodeKind(StrEnum):
    """What a piece of inline Markdown is."""

    TEXT = "text"
    ENTITY = "entity"
    ESCAPE = "escape"
    HARD_BREAK = "hard-break"
    CODE = "code"
    MATH = "math"
    KEYS = "keys"
    AUTOLINK = "autolink"
    URL = "url"
    FOOTNOTE = "footnote"
    EMOJI = "emoji"
    EXPRESSION = "expression"  # {{ … }}, which shows something
    STATEMENT = "statement"  # {% … %} and {# … #}, which show nothing
    TAG = "tag"  # an HTML tag without its partner
    COMMENT = "comment"
    ATTRIBUTES = "attributes"  # an attribute list at the end of a block
    LINK = "link"
    IMAGE = "image"
    EMPHASIS = "emphasis"
    STRONG = "strong"
    DELETED = "deleted"
    MARKED = "marked"
    INSERTED = "inserted"
    SUPERSCRIPT = "superscript"
    SUBSCRIPT = "subscript"
    ELEMENT = "element"  # an HTML tag, its partner and what is between them


Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """One piece of inline Markdown: ``source[start:end]``, an attribute list included.

    ``inner`` is the span of what stands between the marks; for a leaf it is the whole, or
    the content of a code span. ``shown`` is the text a reader sees of a leaf. ``texts`` are
    the spans of titles and other attributes that readers get to see. ``destination`` is the
    address of a link or image as written, ``label`` the label of a reference; an implicit
    label (`[text][]`, `[text]`) is given too, and ``implicit`` then set. ``protected`` pieces
    are marked as another language or as not to be translated.
    """

    kind: NodeKind
    start: int
    end: int
    inner: Span
    shown: str = ""
    children: tuple[Node, ...] = ()
    texts: tuple[Span, ...] = ()
    destination: str = ""
    label: str = ""
    implicit: bool = False
    protected: bool = False


PAIRED = frozenset(
    {
        NodeKind.LINK,
        NodeKind.EMPHASIS,
        NodeKind.STRONG,
        NodeKind.DELETED,
        NodeKind.MARKED,
        NodeKind.INSERTED,
        NodeKind.SUPERSCRIPT,
        NodeKind.SUBSCRIPT,
        NodeKind.ELEMENT,
    }
)
"""The kinds whose content is inline Markdown again; an image has it too, as alternative text."""


def every_node(nodes: tuple[Node, ...]) -> Iterator[Node]:
    """Yield all nodes of a tree in the order of their starts."""
    waiting = list(reversed(nodes))
    while waiting:
        node = waiting.pop()
        yield node
        waiting.extend(reversed(node.children))
