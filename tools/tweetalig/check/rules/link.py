"""Links whose destination got lost, appeared or changed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from tweetalig.check.rule import Problem, Rule, Scope
from tweetalig.check.view import View
from tweetalig.model import Severity
from tweetalig.segment.inline import Node, NodeKind

_BARE = re.compile(r"(?:https?://|www\.)[^\s<>()\[\]]+")
_LEADING = frozenset(
    {NodeKind.LINK, NodeKind.IMAGE, NodeKind.AUTOLINK, NodeKind.URL, NodeKind.FOOTNOTE}
)


def check(view: View) -> Iterator[Problem]:
    """Compare where links, images, footnotes and bare addresses lead."""
    if view.pair.plain:
        source, target = _addresses(view.pair.source), _addresses(view.pair.target)
    else:
        source = _destinations(view.pair.source, view.source_nodes)
        target = _destinations(view.pair.target, view.target_nodes)
    for destination in (source - target).elements():
        yield Problem(message=f"“{destination}” is linked in the source, not in the translation.")
    for destination in (target - source).elements():
        yield Problem(message=f"“{destination}” is linked in the translation, not in the source.")


def _addresses(text: str) -> Counter[str]:
    return Counter(match[0].rstrip(".,;:!?'\"”’") for match in _BARE.finditer(text))


def _destinations(text: str, nodes: tuple[Node, ...]) -> Counter[str]:
    return Counter(_destination(node, text) for node in nodes if node.kind in _LEADING)


def _destination(node: Node, text: str) -> str:
    if node.kind == NodeKind.FOOTNOTE:
        return text[node.start : node.end]
    label = f"[{node.label}]" if node.label and not node.implicit else ""
    return node.destination or label or (node.shown if not node.implicit else "[…]")


RULE = Rule(
    name="link",
    severity=Severity.ERROR,
    summary="A link got lost, appeared or leads elsewhere.",
    check=check,
    scope=Scope.SEGMENT,
)
