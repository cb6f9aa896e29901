"""Emphasis, code and other markup that got lost or appeared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from tweetalig.check.rule import Problem, Rule, Scope
from tweetalig.check.view import View
from tweetalig.model import Severity
from tweetalig.segment.inline import Node, NodeKind

_SIGNS = frozenset("*_`<![\\~^=+$:{")
_SAME = {
    NodeKind.CODE: "code",
    NodeKind.MATH: "formula",
    NodeKind.KEYS: "key",
    NodeKind.EXPRESSION: "expression",
    NodeKind.STATEMENT: "statement",
}
"""Markup whose content is the same in every language."""

_COUNTED = {
    NodeKind.STRONG: "bold text",
    NodeKind.EMPHASIS: "text in italics",
    NodeKind.DELETED: "struck text",
    NodeKind.MARKED: "marked text",
    NodeKind.INSERTED: "inserted text",
    NodeKind.SUPERSCRIPT: "superscript",
    NodeKind.SUBSCRIPT: "subscript",
    NodeKind.ELEMENT: "an HTML element",
    NodeKind.TAG: "an HTML tag",
    NodeKind.HARD_BREAK: "a line break",
}
_LOOSE = frozenset({NodeKind.EMPHASIS})
"""Markup that one language may need more often than the other: words left in the original."""


def check(view: View) -> Iterator[Problem]:
    """Compare how often both sides use a kind of markup, and what stands in code."""
    pair = view.pair
    if pair.plain or (_SIGNS.isdisjoint(pair.source) and _SIGNS.isdisjoint(pair.target)):
        return
    source, target = (
        _contents(pair.source, view.source_nodes),
        _contents(pair.target, view.target_nodes),
    )
    for kind, text in (source - target).elements():
        yield Problem(message=f"The {_SAME[kind]} “{text}” is not in the translation.")
    for kind, text in (target - source).elements():
        yield Problem(message=f"The {_SAME[kind]} “{text}” is not in the source.")
    before, after = _counts(view.source_nodes), _counts(view.target_nodes)
    for kind, name in _COUNTED.items():
        if before[kind] != after[kind]:
            yield Problem(
                message=f"The source has {name} {before[kind]} ×, the translation {after[kind]} ×.",
                severity=Severity.NOTICE if kind in _LOOSE else None,
            )


def _contents(text: str, nodes: tuple[Node, ...]) -> Counter[tuple[NodeKind, str]]:
    return Counter((node.kind, text[slice(*node.inner)]) for node in nodes if node.kind in _SAME)


def _counts(nodes: tuple[Node, ...]) -> Counter[NodeKind]:
    return Counter(node.kind for node in nodes)


RULE = Rule(
    name="markup",
    severity=Severity.WARNING,
    summary="Markup got lost or appeared.",
    check=check,
    scope=Scope.SEGMENT,
)
