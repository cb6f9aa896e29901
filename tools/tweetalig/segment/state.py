"""What is open while the lines of a body are walked, and the holes found so far."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import Enum

from tweetalig.model import Kind
from tweetalig.segment import dialect
from tweetalig.segment.fitting import read
from tweetalig.segment.folding import Span, fold
from tweetalig.segment.hole import Hole
from tweetalig.segment.lines import TAB, Cursor, split_lines
from tweetalig.segment.place import Form, Place
from tweetalig.segment.visible import anything_to_read

_NEWLINE = re.compile(r"\r\n?|\n")
# Three dashes, with room for a byte order mark and blanks.
_TOP = 20
_MARK_OF_BODY = re.compile(r"\[\^[^\]]*\]:[ \t]*|:[ \t]+")
_NO_QUOTE_OR_TAB = re.compile(r"[^>\t]")


class Shape(Enum):
    """How a container shows which lines are in it."""

    ROOT = "root"
    QUOTE = "quote"
    BODY = "body"
    FENCED = "fenced"


@dataclass(slots=True)
class Paragraph:
    """A paragraph that may go on, with the place of its text on each line.

    ``indented`` says that CommonMark may see it in an item of a list.
    """

    kind: Kind
    line: int
    spans: list[Span] = field(default_factory=list)
    task: bool = False
    indented: bool = False
    shared: bool = False
    protected: bool = False
    raw: bool = False


@dataclass(slots=True)
class Terms:
    """What a definition could follow: a paragraph, or another block (no paragraph)."""

    first_hole: int
    paragraph: Paragraph | None = None


@dataclass(slots=True)
class Container:
    """What blocks can stand in.

    ``indent`` is what the lines of a body, or between the slashes of a block, are indented
    by, or where the mark of a quote must stand before; ``depth`` is how deep the list goes
    that may go on; ``lazy`` says that a paragraph may go on without indentation.
    ``last_strict`` and ``first_quote`` are the index of the innermost container that isn't
    lazy, and of the outermost quote.
    """

    shape: Shape
    kind: Kind = Kind.PARAGRAPH
    indent: int = 0
    lazy: bool = False
    slashes: str = ""
    depth: int = 0
    terms: Terms | None = None
    last_strict: int = 0
    first_quote: int = 0


@dataclass(slots=True)
class Fence:
    """A block of code between fences; ``indented`` when a line at the margin ends it."""

    mark: str
    containers: int
    indented: bool


@dataclass(slots=True)
class Table:
    """A table that may go on."""

    borders: bool
    headers: tuple[str, ...]


@dataclass(slots=True)
class Element:
    """An open element of raw HTML; ``markdown`` when its content is parsed as Markdown."""

    name: str
    markdown: bool
    containers: int


class State:
    """The walk over one body."""

    def __init__(self, text: str, start: int) -> None:
        self.text = text
        self.lines = split_lines(text, start)
        ending = _NEWLINE.search(text)
        self.newline = ending.group() if ending else "\n"
        self.holes: list[Hole] = []
        self.labels: set[str] = set()
        self.stack = [Container(Shape.ROOT, first_quote=-1)]
        self.matched = 1
        self.paragraph: Paragraph | None = None
        self.fence: Fence | None = None
        self.table: Table | None = None
        self.elements: list[Element] = []
        self.open_names: Counter[str] = Counter()
        self.run: list[tuple[int, int, int]] = []
        self.in_html = False
        self.resume = start
        self.share_next = False
        self.raw_next = False
        self.off = False
        self.unclosed: dict[str, int] = {}

    @property
    def container(self) -> Container:
        """The innermost container that the current line is in."""
        return self.stack[self.matched - 1]

    @property
    def in_raw(self) -> bool:
        """Whether Python-Markdown takes what comes as raw HTML."""
        return bool(self.elements) and not self.elements[-1].markdown

    @property
    def may_go_on(self) -> bool:
        """Whether the open paragraph may take the current line in."""
        if self.paragraph is None:
            return False
        return self.matched == len(self.stack) or self.stack[-1].last_strict < self.matched

    def line_at(self, position: int, *, after: Cursor) -> int:
        """Return the number of the line that a position is in, at or below that of a cursor."""
        below = bisect_right(self.lines, position, lo=after.index, key=lambda line: line.start)
        return self.lines[below - 1].number

    # Containers

    def push(self, container: Container) -> None:
        """Open a container in the current one."""
        index = len(self.stack)
        outer = self.stack[-1]
        strict = container.shape is Shape.FENCED or (
            container.shape is Shape.BODY and not container.lazy
        )
        container.last_strict = index if strict else outer.last_strict
        container.first_quote = outer.first_quote
        if container.shape is Shape.QUOTE and outer.first_quote < 0:
            container.first_quote = index
        self.stack.append(container)
        self.matched = len(self.stack)

    def close_unmatched(self) -> None:
        """Close the containers that the current line is not in."""
        del self.stack[self.matched :]
        if self.fence and self.fence.containers > self.matched:
            self.fence = None
        while self.elements and self.elements[-1].containers > self.matched:
            self.close_element()

    def close_element(self) -> str:
        """Close the innermost element of raw HTML and return its name."""
        name = self.elements.pop().name
        self.open_names[name] -= 1
        return name

    def open_element(self, name: str, *, markdown: bool) -> None:
        """Open an element of raw HTML."""
        self.elements.append(Element(name, markdown, self.matched))
        self.open_names[name] += 1

    def interrupt(self, cursor: Cursor | None = None) -> None:
        """End what another block ends; with a cursor, begin that block there."""
        self.end_paragraph()
        self.end_run()
        self.table = None
        self.in_html = False
        self.close_unmatched()
        container = self.stack[-1]
        container.terms = None
        if cursor is not None and not cursor.in_item:
            container.depth = cursor.level
            container.terms = Terms(len(self.holes))

    # Holes

    def end_paragraph(self) -> None:
        """End the open paragraph and keep its text."""
        paragraph, self.paragraph = self.paragraph, None
        if paragraph is None:
            return
        before = len(self.holes)
        if not self._add_images(paragraph):
            self.add_paragraph(paragraph)
        self.stack[-1].terms = Terms(before, paragraph)

    def add_paragraph(self, paragraph: Paragraph, *, two_lines: bool = False) -> None:
        """Add the hole of a paragraph, unless it is protected."""
        if paragraph.protected:
            return
        form = Form.TERM if paragraph.kind is Kind.HEADING and not two_lines else Form.FLOW
        self.add(
            paragraph.spans,
            kind=paragraph.kind,
            line=paragraph.line,
            place=Place(
                form,
                prefix=self._prefix(paragraph.spans),
                newline=self.newline,
                two_lines=two_lines,
                shared=paragraph.shared,
                entities=paragraph.raw,
                task=paragraph.task,
                mapping=self._below_top(paragraph.spans[0][0]),
            ),
        )

    def add_terms(self, terms: Terms) -> None:
        """Make the last paragraph the terms of the definition that follows it."""
        paragraph = terms.paragraph
        if paragraph is None or paragraph.protected:
            return
        del self.holes[terms.first_hole :]
        for number, (start, end) in enumerate(paragraph.spans):
            attributes = dialect.last_attributes(self.text, start, end)
            self.add(
                [(start, attributes[0] if attributes else end)],
                kind=Kind.DEFINITION_TERM,
                line=paragraph.line + number,
                place=Place(Form.TERM),
            )

    def end_run(self) -> None:
        """End the run of text between tags and keep it."""
        run, self.run = self.run, []
        if not run:
            return
        raw = self.in_raw
        self.add(
            [(start, end) for _, start, end in run],
            kind=Kind.HTML,
            line=run[0][0],
            place=Place(Form.HTML, newline=self.newline, opens=not raw, entities=True),
        )

    def add(
        self,
        spans: Sequence[Span],
        *,
        kind: Kind,
        line: int,
        place: Place,
        context: tuple[str, ...] = (),
    ) -> None:
        """Add a hole for the text at ``spans``, if there is anything to read in it."""
        if self.off:
            return
        trimmed = [span for span in (self.trimmed(*span) for span in spans) if span[0] < span[1]]
        if not trimmed:
            return
        first, last = trimmed[0], trimmed[-1]
        ends = [*(end for _, end in spans[:-1]), last[1]]
        lines = [self.text[start:end] for (start, _), end in zip(trimmed, ends, strict=False)]
        source = fold(lines)
        if not anything_to_read(source):
            return
        full = replace(place, source=source)
        text = read(source, full)
        self.holes.append(Hole(first[0], last[1], line, kind, text, full, context))

    def trimmed(self, start: int, end: int) -> Span:
        """Return the span without the blanks around its text."""
        text = self.text
        while start < end and text[start] in " \t":
            start += 1
        while end > start and text[end - 1] in " \t":
            end -= 1
        return start, end

    def _below_top(self, start: int) -> bool:
        return start < _TOP and self.text[:start].strip("\ufeff- \t\r\n") == ""

    def _prefix(self, spans: Sequence[Span]) -> str:
        """Return what begins a further line of the text at ``spans``."""
        if len(spans) > 1:
            between = self.text[spans[0][1] : spans[1][0]]
            return _NEWLINE.split(between)[-1]
        start = spans[0][0]
        begin = max(self.text.rfind("\n", 0, start), self.text.rfind("\r", 0, start)) + 1
        before = _MARK_OF_BODY.sub(" " * TAB, self.text[begin:start])
        return _NO_QUOTE_OR_TAB.sub(" ", before)

    def _add_images(self, paragraph: Paragraph) -> bool:
        """Add the alternative texts and titles of a paragraph that is nothing but images."""
        if self.text[paragraph.spans[0][0]] not in "![":
            return False
        found: list[tuple[int, Span, str]] = []
        for number, (start, end) in enumerate(paragraph.spans):
            place = start
            while place < end:
                image = dialect.IMAGE.match(self.text, place, end)
                if image is None:
                    return False
                found.append((paragraph.line + number, image.span("alt"), ""))
                if image["title"]:
                    found.append((paragraph.line + number, image.span("title"), '"'))
                place = image.end()
        for line, span, quote in found if not paragraph.protected else ():
            form = Form.QUOTED if quote else Form.LABEL
            self.add([span], kind=Kind.IMAGE, line=line, place=Place(form, quote=quote))
        return True
