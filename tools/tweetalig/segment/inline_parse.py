"""Reads inline Markdown: CommonMark, and what a Material site adds to it.

Where CommonMark and Python-Markdown disagree, what either of them takes for an address, a
label or code is left alone: taking a word for markup costs a word, the reverse breaks a page.
"""

from __future__ import annotations

import re
import string
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from html import unescape
from html.entities import html5

from tweetalig.segment.html_names import shown_attributes
from tweetalig.segment.inline_elements import HANDS_OFF, paired_elements
from tweetalig.segment.inline_nodes import Node, NodeKind, Span
from tweetalig.segment.inline_pairing import (
    PAIRS,
    Item,
    Pairing,
    Run,
    flanks,
    is_wordlike,
    text_node,
)
from tweetalig.segment.inline_targets import target_at

_DOMAINS = "nl|be|com|org|net|eu|info|int|gov|edu|io|uk|de|fr|ch|dev|app|health"

_NEXT = re.compile(
    rf"""(?P<url>(?<![\w/])(?:(?:https?|ftp)://|www\.(?=\w))[^\s<>"”“`|\[\]{{}}\\*]+)
    |(?P<doi>(?<![\w/])(?:doi:\s?)?10\.\d{{4,9}}/[^\s<>"”“`|\[\]{{}}\\*]+)
    |(?P<mail>(?<![\w.+@-])[\w.+-]{{1,64}}@[\w-]{{1,63}}(?:\.[\w-]{{1,63}}){{1,6}})
    |(?P<domain>(?<![\w@./-])(?:[a-z0-9][a-z0-9-]{{0,62}}\.){{1,5}}(?:{_DOMAINS})\b(?![@\w-])
        (?:/[^\s<>"”“`|\[\]{{}}\\*]*)?)
    |(?P<mark>[\\`$&<\[\]{{*_~=^+:\n]|!\[)""",
    re.VERBOSE,
)
_SIGNS = r"\\`$&<\[\]{*_~=^+:\n@."
_WORDS_ONLY = re.compile(rf"[^{_SIGNS}]*(?:\.(?!\w)[^{_SIGNS}]*)*")
"""Text without any sign that _NEXT could begin or contain: told in no time, as most text is."""

_ATTRIBUTE = r"""\s+[A-Za-z_:@][\w.:-]*(?:\s*=\s*(?:[^\s"'=<>`]+|'[^']*'|"[^"]*"))?"""
_OPEN_TAG = re.compile(rf"<(?P<name>[A-Za-z][A-Za-z0-9-]*)(?:{_ATTRIBUTE})*\s*/?>")
_CLOSE_TAG = re.compile(r"</(?P<name>[A-Za-z][A-Za-z0-9-]*)\s*>")
_AUTOLINK = re.compile(
    r"""<(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>\x00-\x1f]*|(?:https?|ftp)://[^<>\n]*
    |[^<>\s!@]{1,64}@[^<>\s@]{1,255})>""",
    re.VERBOSE | re.IGNORECASE,
)
_LOOSE_TAG = re.compile(r"</?[A-Za-z][^<>@\s]*(?:\s[^<>]*)?>")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_FOOTNOTE = re.compile(r"\[\^[^\]\[\s]{1,100}\]")
_KEYS = re.compile(r"\+\+(?:[\w-]+|\"[^\"\n]{1,40}\")(?:\+(?:[\w-]+|\"[^\"\n]{1,40}\"))*\+\+")
_EMOJI = re.compile(r"(?<!\w):(?:[a-z][\w+-]{0,60}|[+-]1):(?!\w)")
_DOLLARS = re.compile(r"\$\$(?!\s)[^$\\]{1,2000}\$\$|\$(?![\s$])(?:\\.|[^\\$]){0,999}?(?<!\s)\$")
_MATH_END = {"(": "\\)", "[": "\\]"}
_RAISED = {
    "^": re.compile(r"\^(?![\s^])(?:\\[ \S]|[^\s^\\]){1,60}\^(?!\^)"),
    "~": re.compile(r"~(?![\s~])(?:\\[ \S]|[^\s~\\]){1,60}~(?!~)"),
}
_ATTRIBUTE_LIST = re.compile(r"\{:?[ ]*[^}\n ][^}\n]{0,400}\}")
_ATTRIBUTE_WORD = r"""(?:[#.][^\s{}"'=]+|[\w:@-]+=(?:"[^"]*"|'[^']*'|[^\s"'{}]+)|[\w-]+)"""
_ATTRIBUTE_WORDS = re.compile(rf"\{{:?\s*{_ATTRIBUTE_WORD}(?:\s+{_ATTRIBUTE_WORD})*\s*\}}")
_END_LIST = re.compile(r"\s+\{(?=:|\s*[.#]|[^{}]*=)")
_LABEL = re.compile(r"\[((?:[^\[\]\\]|\\.){0,999})\]", re.DOTALL)
_URL_TAIL = ".,:;!?'’)*_~"


@dataclass(slots=True, kw_only=True)
class _Bracket:
    """A `[` or `![` that is waiting for its partner; ``index`` is its place among the items."""

    index: int
    start: int
    image: bool
    active: bool = True


def normalised_label(label: str) -> str:
    """Return a reference label in the form in which two labels are compared."""
    return " ".join(label.split()).casefold()


def parse_inline(text: str, *, references: Collection[str] | None = None) -> tuple[Node, ...]:
    """Read inline Markdown into nodes that together cover all of it, in order.

    ``references`` are the labels that the article defines. With them `[text]` and
    `[text][label]` are links when the label is defined; without them `[text][label]` and
    `[text][]` are links, and `[text]` is text. No text is refused.
    """
    if _WORDS_ONLY.fullmatch(text):
        return (text_node(text, 0, len(text)),) if text else ()
    return _Reader(text, references).read()


class _Reader:
    """Reads one text from left to right; lives as long as one call of :func:`parse_inline`."""

    def __init__(self, text: str, references: Collection[str] | None) -> None:
        self.text = text
        self.references = (
            None if references is None else frozenset(normalised_label(one) for one in references)
        )
        self.items: list[Item] = []
        self.brackets: list[_Bracket] = []
        self.position = 0
        self.text_start = 0
        self.absent: dict[str, int] = {}
        self.ticks: dict[int, list[int]] | None = None

    def read(self) -> tuple[Node, ...]:
        text = self.text
        while (match := _NEXT.search(text, self.position)) is not None:
            self.position = match.start()
            if match.lastgroup == "mark":
                self._read_mark(match[0])
            else:
                self._read_address(match)
        self._flush(len(text))
        return paired_elements(self.text, self._with_attributes_at_end(self._close(0)))

    # -- what to do at each sign

    def _read_mark(self, mark: str) -> None:
        reader: Callable[[], Node | None] = {
            "\\": self._backslash,
            "`": self._code,
            "$": self._dollars,
            "&": self._entity,
            "<": self._angle,
            "{": self._brace,
            "+": self._keys,
            ":": self._emoji,
            "\n": self._newline,
            "^": self._raised,
            "~": self._raised,
        }.get(mark, self._nothing)
        node = reader()
        if node is not None:
            self._add(node)
        elif mark in "*_~=^":
            self._delimiter_run(mark)
        elif mark in ("[", "!["):
            self._open_bracket(mark)
        elif mark == "]":
            self._close_bracket()
        else:
            self.position += 1

    def _add(self, node: Node) -> None:
        self._flush(node.start)
        attributes = self._attributes_after(node)
        self.items.append(attributes)
        self.position = self.text_start = attributes.end

    def _flush(self, end: int) -> None:
        if end > self.text_start:
            self.items.append(text_node(self.text, self.text_start, end))
        self.text_start = end

    def _leaf(self, kind: NodeKind, end: int, shown: str = "", inner: Span | None = None) -> Node:
        start = self.position
        return Node(kind=kind, start=start, end=end, inner=inner or (start, end), shown=shown)

    def _nothing(self) -> Node | None:
        return None

    def _read_address(self, match: re.Match[str]) -> None:
        address = match[0]
        while address and address[-1] in _URL_TAIL:
            if address[-1] == ")" and address.count("(") >= address.count(")"):
                break
            address = address[:-1]
        entity = re.search(r"&[A-Za-z0-9#]{1,31}\Z", address)
        if entity is not None and self.text.startswith(";", self.position + len(address)):
            address = address[: entity.start()]
        if len(address) < 4:
            self.position += 1
            return
        end = self.position + len(address)
        self._add(self._leaf(NodeKind.URL, end, shown=address))

    def _backslash(self) -> Node | None:
        following = self.text[self.position + 1 : self.position + 2]
        if following == "\n":
            return self._leaf(NodeKind.HARD_BREAK, self.position + 2, shown="\n")
        if following in _MATH_END and (end := self._math_end(following)) > 0:
            return self._leaf(NodeKind.MATH, end, shown=self.text[self.position : end])
        if following and following in string.punctuation:
            return self._leaf(NodeKind.ESCAPE, self.position + 2, shown=following)
        return None

    def _math_end(self, opening: str) -> int:
        """Return where a formula in backslash brackets ends, or -1.

        Square brackets make a formula of a whole block only.
        """
        end = self._find(_MATH_END[opening], self.position + 2)
        if end < 0 or self.text[end - 3] == "\\":
            return -1
        if opening == "[" and (self.position or self.text[end:].strip()):
            return -1
        return end

    def _find(self, sought: str, start: int) -> int:
        """Return the end of a string's next occurrence, or -1; absence is remembered."""
        if self.absent.get(sought, len(self.text) + 1) <= start:
            return -1
        found = self.text.find(sought, start)
        if found < 0:
            self.absent[sought] = start
            return -1
        return found + len(sought)

    def _code(self) -> Node | None:
        start = self.position
        longest = _run_length(self.text, start)
        # As Python-Markdown reads it: where no run of the same length closes the code, a
        # shorter one does, and the marks left over are part of it.
        for length in range(longest, 0, -1):
            closing = self._closing_ticks(length)
            if closing is not None:
                inner = (start + length, closing)
                shown = self.text[slice(*inner)].strip()
                return self._leaf(NodeKind.CODE, closing + length, shown=shown, inner=inner)
        self.position = start + longest - 1
        return None

    def _closing_ticks(self, length: int) -> int | None:
        """Return where the next run of so many backticks starts, after the one that is here."""
        if self.ticks is None:
            self.ticks = _tick_runs(self.text)
        runs = self.ticks.get(length, [])
        while runs and runs[-1] <= self.position:
            runs.pop()
        return runs[-1] if runs else None

    def _dollars(self) -> Node | None:
        match = _DOLLARS.match(self.text, self.position)
        return match and self._leaf(NodeKind.MATH, match.end(), shown=match[0])

    def _entity(self) -> Node | None:
        match = _ENTITY.match(self.text, self.position)
        if match is None or not (match[0][1] == "#" or match[0][1:] in html5):
            return None
        return self._leaf(NodeKind.ENTITY, match.end(), shown=unescape(match[0]))

    def _angle(self) -> Node | None:
        text, start = self.text, self.position
        if match := _AUTOLINK.match(text, start):
            inner = (start + 1, match.end() - 1)
            return self._leaf(NodeKind.AUTOLINK, match.end(), text[slice(*inner)], inner)
        if match := _OPEN_TAG.match(text, start):
            texts = tuple(shown_attributes(text, start, match.end()))
            return replace(self._leaf(NodeKind.TAG, match.end()), texts=texts)
        if match := _CLOSE_TAG.match(text, start) or _LOOSE_TAG.match(text, start):
            return self._leaf(NodeKind.TAG, match.end())
        return self._declaration()

    def _declaration(self) -> Node | None:
        for opening, closing in (("<!--", "-->"), ("<?", "?>"), ("<![CDATA[", "]]>")):
            if self.text.startswith(opening, self.position):
                end = self._find(closing, self.position + 2)
                return self._leaf(NodeKind.COMMENT, end) if end > 0 else None
        if re.compile(r"<![A-Za-z]").match(self.text, self.position):
            end = self._find(">", self.position)
            return self._leaf(NodeKind.COMMENT, end) if end > 0 else None
        return None

    def _brace(self) -> Node | None:
        for opening, closing, kind in (
            ("{{", "}}", NodeKind.EXPRESSION),
            ("{%", "%}", NodeKind.STATEMENT),
            ("{#", "#}", NodeKind.STATEMENT),
        ):
            if self.text.startswith(opening, self.position):
                end = self._find(closing, self.position + 2)
                return self._leaf(kind, end) if end > 0 else None
        return None

    def _keys(self) -> Node | None:
        match = _KEYS.match(self.text, self.position)
        return match and self._leaf(NodeKind.KEYS, match.end(), shown=match[0].strip("+"))

    def _emoji(self) -> Node | None:
        match = _EMOJI.match(self.text, self.position)
        return match and self._leaf(NodeKind.EMOJI, match.end())

    def _newline(self) -> Node | None:
        start = self.position
        while start > self.text_start and self.text[start - 1] == " ":
            start -= 1
        if self.position - start < 2:
            return None
        node = replace(self._leaf(NodeKind.HARD_BREAK, self.position + 1, shown="\n"), start=start)
        return replace(node, inner=(start, node.end))

    def _raised(self) -> Node | None:
        sign = self.text[self.position]
        match = _RAISED[sign].match(self.text, self.position)
        if match is None or self.text[self.position - 1 : self.position] == sign:
            return None
        kind = NodeKind.SUPERSCRIPT if sign == "^" else NodeKind.SUBSCRIPT
        inner = (match.start() + 1, match.end() - 1)
        child = text_node(self.text, *inner)
        return replace(self._leaf(kind, match.end(), inner=inner), children=(child,))

    # -- brackets

    def _open_bracket(self, mark: str) -> None:
        footnote = _FOOTNOTE.match(self.text, self.position)
        if mark == "[" and footnote is not None:
            self._add(self._leaf(NodeKind.FOOTNOTE, footnote.end()))
            return
        self._flush(self.position)
        bracket = _Bracket(index=len(self.items), start=self.position, image=mark == "![")
        self.brackets.append(bracket)
        self.position += len(mark)
        self._flush(self.position)

    def _close_bracket(self) -> None:
        self.position += 1
        if not self.brackets:
            return
        bracket = self.brackets.pop()
        link = self._link(bracket)
        if link is None:
            return
        if not (bracket.active or bracket.image):
            # A link around a link: none in CommonMark, but one in Python-Markdown.
            if link.end > self.position:
                self._add(self._leaf(NodeKind.URL, link.end))
            return
        self._flush(link.inner[1])
        children = self._close(bracket.index + 1)
        self.items[bracket.index :] = [self._attributes_after(replace(link, children=children))]
        self.position = self.text_start = self.items[-1].end  # type: ignore[union-attr]  # a Node
        if not bracket.image:
            self._forbid_links_around()

    def _forbid_links_around(self) -> None:
        for bracket in reversed(self.brackets):
            if not bracket.image:
                if not bracket.active:
                    break
                bracket.active = False

    def _link(self, bracket: _Bracket) -> Node | None:
        """Return the link or image that ends at the bracket just read, without its children."""
        inner = (bracket.start + (2 if bracket.image else 1), self.position - 1)
        kind = NodeKind.IMAGE if bracket.image else NodeKind.LINK
        node = Node(kind=kind, start=bracket.start, end=self.position, inner=inner)
        if self.text.startswith("(", self.position):
            target = target_at(self.text, self.position)
            if target is not None:
                end, destination, title = target
                texts = (title,) if title else ()
                return replace(node, end=end, destination=destination, texts=texts)
        return self._reference(node)

    def _reference(self, node: Node) -> Node | None:
        own = self.text[slice(*node.inner)]
        match = _LABEL.match(self.text, self.position)
        if match is not None and match[1].strip() and not match[1].startswith("^"):
            if self._defined(match[1], certain=True):
                return replace(node, end=match.end(), label=match[1])
        elif match is not None and not match[1] and self._defined(own, certain=True):
            return replace(node, end=match.end(), label=own, implicit=True)
        if self._defined(own, certain=False):
            return replace(node, label=own, implicit=True)
        return None

    def _defined(self, label: str, *, certain: bool) -> bool:
        if self.references is None:
            return certain
        return normalised_label(label) in self.references

    # -- emphasis and its kin

    def _delimiter_run(self, sign: str) -> None:
        text, start = self.text, self.position
        length = _run_length(text, start)
        self.position = start + length
        if sign in PAIRS and length != 2:
            return
        before, after = text[start - 1 : start] or " ", text[self.position : self.position + 1]
        opens, closes = flanks(before, after or " ")
        if sign == "_":
            left, right = opens, closes
            opens = left and (not right or not is_wordlike(before))
            closes = right and (not left or not is_wordlike(after or " "))
        self._flush(start)
        self.items.append(
            Run(sign=sign, start=start, count=length, total=length, opens=opens, closes=closes)
        )
        self.text_start = self.position

    def _close(self, index: int) -> tuple[Node, ...]:
        """Take the items from an index on, and pair the delimiters among them."""
        items = self.items[index:]
        del self.items[index:]
        return Pairing(self.text, items, self._attributes_after).nodes()

    # -- attribute lists

    def _attributes_after(self, node: Node) -> Node:
        """Take an attribute list that follows an element into it."""
        if node.kind in _WITHOUT_ATTRIBUTES or not self.text.startswith("{", node.end):
            return node
        match = _ATTRIBUTE_WORDS.match(self.text, node.end)
        if match is None or _ATTRIBUTE_LIST.match(self.text, node.end) is None:
            return node
        hands_off = HANDS_OFF.search(match[0]) is not None
        return replace(
            node,
            end=match.end(),
            texts=(*node.texts, *shown_attributes(self.text, *match.span())),
            protected=node.protected or hands_off,
        )

    def _with_attributes_at_end(self, nodes: tuple[Node, ...]) -> tuple[Node, ...]:
        """Set apart the attribute list that a heading or another block ends with."""
        if not nodes or nodes[-1].kind is not NodeKind.TEXT or not self.text.rstrip().endswith("}"):
            return nodes
        last = nodes[-1]
        opening = self.text.rfind("{", last.start, last.end)
        start = len(self.text[last.start : max(opening, last.start)].rstrip()) + last.start
        if opening < 0 or _END_LIST.match(self.text, start) is None:
            return nodes
        if _ATTRIBUTE_WORDS.fullmatch(self.text[opening:].rstrip()) is None:
            return nodes
        span = (start, last.end)
        tail = Node(kind=NodeKind.ATTRIBUTES, start=start, end=last.end, inner=span)
        head = (text_node(self.text, last.start, start),) if start > last.start else ()
        return (*nodes[:-1], *head, tail)


_WITHOUT_ATTRIBUTES = frozenset(
    {
        NodeKind.TEXT,
        NodeKind.ENTITY,
        NodeKind.ESCAPE,
        NodeKind.HARD_BREAK,
        NodeKind.URL,
        NodeKind.EXPRESSION,
        NodeKind.STATEMENT,
        NodeKind.TAG,
        NodeKind.COMMENT,
    }
)


def _run_length(text: str, start: int) -> int:
    end = start + 1
    while end < len(text) and text[end] == text[start]:
        end += 1
    return end - start


def _tick_runs(text: str) -> dict[int, list[int]]:
    """Return the starts of all runs of backticks by length, the last one first."""
    runs: dict[int, list[int]] = {}
    for match in re.finditer("`+", text):
        runs.setdefault(len(match[0]), []).append(match.start())
    for starts in runs.values():
        starts.reverse()
    return runs
