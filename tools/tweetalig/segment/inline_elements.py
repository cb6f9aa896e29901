"""Joins HTML tags with their closing partners."""

from __future__ import annotations

import re
from dataclasses import replace

from tweetalig.segment.inline_nodes import Node, NodeKind

_VOID_TAGS = ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param")
_VOID_TAGS_TOO = ("source", "track", "wbr")
_RAW_TAGS = (
    "code",
    "kbd",
    "samp",
    "var",
    "tt",
    "pre",
    "script",
    "style",
    "textarea",
    "math",
    "svg",
)
HANDS_OFF = re.compile(
    r"""[\s{:](?:(?:lang|hreflang)\s*=|translate\s*=\s*["']?no\b|\.notranslate\b)
        |class\s*=\s*["'][^"']*\bnotranslate\b""",
    re.VERBOSE | re.IGNORECASE,
)


def paired_elements(text: str, nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    """Join an HTML tag, its closing partner at the same level and what is between them."""
    done: list[Node] = []
    waiting: list[tuple[str, int]] = []
    for each in nodes:
        node = each
        if each.children:
            node = replace(each, children=paired_elements(text, each.children))
        name = _tag_name(text, node)
        if name.startswith("/"):
            _close_element(text, name[1:], node, done, waiting)
            continue
        if name and name not in _VOID_TAGS + _VOID_TAGS_TOO and text[node.end - 2] != "/":
            waiting.append((name, len(done)))
        done.append(node)
    return tuple(done)


def _close_element(
    text: str, name: str, closing: Node, done: list[Node], waiting: list[tuple[str, int]]
) -> None:
    depth = next((i for i, (one, _) in enumerate(reversed(waiting[-50:])) if one == name), None)
    if depth is None:
        done.append(closing)
        return
    index = waiting[-1 - depth][1]
    del waiting[-1 - depth :]
    opening = done[index]
    hands_off = name in _RAW_TAGS or HANDS_OFF.search(text[opening.start : opening.end])
    element = Node(
        kind=NodeKind.ELEMENT,
        start=opening.start,
        end=closing.end,
        inner=(opening.end, closing.start),
        children=tuple(done[index + 1 :]),
        texts=opening.texts,
        protected=bool(hands_off),
    )
    done[index:] = [element]


def _tag_name(text: str, node: Node) -> str:
    if node.kind is not NodeKind.TAG:
        return ""
    match = re.match(r"</?[A-Za-z][A-Za-z0-9-]*", text[node.start : min(node.end, node.start + 80)])
    return match[0][1:].lower() if match else ""
