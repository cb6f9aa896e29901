"""Pairs the delimiters of emphasis and its kin, as CommonMark does."""

from __future__ import annotations

import string
from collections.abc import Callable
from dataclasses import dataclass

from tweetalig.segment.inline_nodes import Node, NodeKind

_PUNCTUATION = frozenset(string.punctuation)
PAIRS = {"~": NodeKind.DELETED, "=": NodeKind.MARKED, "^": NodeKind.INSERTED}


@dataclass(slots=True, kw_only=True)
class Run:
    """A run of `*`, `_` or another delimiter that may open or close something."""

    sign: str
    start: int
    count: int
    total: int
    opens: bool
    closes: bool


Item = Node | Run


class Pairing:
    """Pairs delimiters as CommonMark does, among the items of one level."""

    def __init__(
        self, text: str, items: list[Item], with_attributes: Callable[[Node], Node]
    ) -> None:
        self.text = text
        self.items = items
        self.with_attributes = with_attributes
        self.done: list[Item] = []
        self.openers: dict[tuple[str, int, bool], list[int]] = {}

    def nodes(self) -> tuple[Node, ...]:
        """Pair what can be paired, and return the rest as text."""
        for item in self.items:
            if isinstance(item, Node):
                self._append(item)
            else:
                self._run(item)
        return _joined_text(
            self.text,
            [
                one
                if isinstance(one, Node)
                else text_node(self.text, one.start, one.start + one.count)
                for one in self.done
                if isinstance(one, Node) or one.count
            ],
        )

    def _append(self, node: Node) -> None:
        """Add a node, without what an attribute list before it has already taken."""
        last = self.done[-1] if self.done else None
        if isinstance(last, Node) and last.end > node.start:
            if node.end <= last.end:
                return
            node = text_node(self.text, last.end, node.end)
        self.done.append(node)

    def _run(self, run: Run) -> None:
        last = self.done[-1] if self.done else None
        if isinstance(last, Node) and last.end > run.start:
            return
        while run.closes and run.count and (found := self._opener(run)) is not None:
            self._pair(found, run)
        if run.count:
            self.done.append(run)
            if run.opens:
                self._waiting(run).append(len(self.done) - 1)

    def _waiting(self, run: Run) -> list[int]:
        return self.openers.setdefault((run.sign, run.total % 3, run.closes), [])

    def _opener(self, closer: Run) -> int | None:
        """Return the index of the nearest opener that a closer may be paired with."""
        nearest = -1
        for (sign, remainder, also_closes), indexes in self.openers.items():
            if sign != closer.sign or not indexes or indexes[-1] <= nearest:
                continue
            odd_match = (
                sign in "*_"
                and (also_closes or closer.opens)
                and (remainder + closer.total) % 3 == 0
                and not (remainder == 0 and closer.total % 3 == 0)
            )
            if not odd_match:
                nearest = indexes[-1]
        return nearest if nearest >= 0 else None

    def _pair(self, index: int, closer: Run) -> None:
        opener = self.done[index]
        if not isinstance(opener, Run):  # pragma: no cover - indexes point at runs only
            return
        used = 2 if opener.count >= 2 and closer.count >= 2 else 1
        start = opener.start + opener.count - used
        end = closer.start + used
        kind = PAIRS.get(closer.sign) or (NodeKind.STRONG if used == 2 else NodeKind.EMPHASIS)
        inside = [
            one if isinstance(one, Node) else text_node(self.text, one.start, one.start + one.count)
            for one in self.done[index + 1 :]
        ]
        for indexes in self.openers.values():
            while indexes and indexes[-1] > index:
                indexes.pop()
        opener.count -= used
        keep = index + 1
        if not opener.count:
            self._waiting(opener).pop()
            keep = index
        del self.done[keep:]
        closer.start, closer.count = end, closer.count - used
        node = Node(
            kind=kind,
            start=start,
            end=end,
            inner=(start + used, end - used),
            children=_joined_text(self.text, inside),
        )
        self.done.append(node if closer.count else self.with_attributes(node))


def text_node(source: str, start: int, end: int) -> Node:
    """Return a stretch of the source as text."""
    return Node(
        kind=NodeKind.TEXT, start=start, end=end, inner=(start, end), shown=source[start:end]
    )


def _joined_text(source: str, nodes: list[Node]) -> tuple[Node, ...]:
    """Join neighbouring pieces of text into one."""
    joined: list[Node] = []
    start = -1
    for node in nodes:
        if node.kind is NodeKind.TEXT:
            start = node.start if start < 0 else start
            continue
        if start >= 0:
            joined.append(text_node(source, start, node.start))
            start = -1
        joined.append(node)
    if start >= 0:
        joined.append(text_node(source, start, nodes[-1].end))
    return tuple(joined)


def is_wordlike(character: str) -> bool:
    """Say whether a character is neither white space nor punctuation."""
    return not character.isspace() and not _is_punctuation(character)


def _is_punctuation(character: str) -> bool:
    return character in _PUNCTUATION or not (character.isalnum() or character.isspace())


def flanks(before: str, after: str) -> tuple[bool, bool]:
    """Say whether a run between two characters can open, and whether it can close."""
    left = not after.isspace() and (
        not _is_punctuation(after) or before.isspace() or _is_punctuation(before)
    )
    right = not before.isspace() and (
        not _is_punctuation(before) or after.isspace() or _is_punctuation(after)
    )
    return left, right
