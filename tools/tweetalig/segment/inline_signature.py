"""The marks that a translation must have in common with its source."""

from __future__ import annotations

from collections import Counter

from tweetalig.segment.inline_marked import Marked
from tweetalig.segment.inline_nodes import NodeKind, every_node
from tweetalig.segment.inline_parse import normalised_label, parse_inline

_ESSENTIAL = {
    NodeKind.LINK,
    NodeKind.IMAGE,
    NodeKind.FOOTNOTE,
    NodeKind.CODE,
    NodeKind.MATH,
    NodeKind.KEYS,
    NodeKind.AUTOLINK,
    NodeKind.URL,
    NodeKind.EXPRESSION,
    NodeKind.STATEMENT,
    NodeKind.EMOJI,
    NodeKind.TAG,
    NodeKind.COMMENT,
}
_Signature = Counter[tuple[str, str]]


def _signature(text: str, references: frozenset[str] | None) -> _Signature:
    """Count the marks of a text by kind, with the addresses and sources they carry."""
    counts: _Signature = Counter()
    for node in every_node(parse_inline(text, references=references)):
        if node.kind in (NodeKind.LINK, NodeKind.IMAGE):
            counts[node.kind, node.destination or normalised_label(node.label)] += 1
        elif node.kind in _ESSENTIAL:
            counts[node.kind, text[node.start : node.end] if not node.texts else ""] += 1
        elif node.kind in _EMPHASES:
            counts[node.kind, ""] += 1
    return counts


_EMPHASES = {
    NodeKind.EMPHASIS,
    NodeKind.STRONG,
    NodeKind.DELETED,
    NodeKind.MARKED,
    NodeKind.INSERTED,
    NodeKind.SUPERSCRIPT,
    NodeKind.SUBSCRIPT,
}


def marks_agree(marked: Marked, text: str) -> bool:
    """Say whether a text has the marks of the source: all that matter, and no new ones."""
    ours = _signature(marked.source, marked.references)
    theirs = _signature(text, marked.references)
    added = theirs - ours
    lost = ours - theirs
    return not added and all(kind in _EMPHASES for kind, _ in lost)
