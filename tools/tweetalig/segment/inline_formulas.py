"""Raised and lowered parts, and the words around them as one: `CO~2~`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from tweetalig.segment.inline_nodes import Node, NodeKind
from tweetalig.segment.inline_plain import shown_of

RAISED = (NodeKind.SUPERSCRIPT, NodeKind.SUBSCRIPT)


def with_formulas(text: str, nodes: tuple[Node, ...]) -> Iterator[Node]:
    """Yield nodes, with a raised or lowered part and the word around it as one (CO~2~)."""
    ready = list(nodes)
    index = 0
    while index < len(ready):
        last = index
        while last < len(ready) and _in_formula(ready, last):
            last += 1
        if last == index or not any(one.kind in RAISED for one in ready[index:last]):
            yield ready[index]
            index += 1
            continue
        yield from _formula(text, ready[index:last])
        index = last


def _in_formula(nodes: list[Node], index: int) -> bool:
    node = nodes[index]
    if node.kind in RAISED:
        return not node.protected
    if node.kind is not NodeKind.TEXT:
        return False
    following = nodes[index + 1] if index + 1 < len(nodes) else None
    before = nodes[index - 1] if index else None
    return any(one is not None and one.kind in RAISED for one in (before, following))


def _formula(text: str, nodes: list[Node]) -> Iterator[Node]:
    """Cut the words that touch a raised part out of the texts beside it."""
    end = nodes[-1].end
    shown: list[tuple[str, int, int]] = []
    for node in nodes:
        if node.kind in RAISED:
            shown.append(
                ("".join(shown_of(node.children)).replace("\\ ", " "), node.start, node.end)
            )
            continue
        shown += [
            (match[0], node.start + match.start(), node.start + match.end())
            for match in re.finditer(r"[^\W_]+|[\W_]+", node.shown)
        ]
    group: list[tuple[str, int, int]] = []
    raised = {node.start: node for node in nodes if node.kind in RAISED}
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
