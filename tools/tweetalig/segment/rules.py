"""One rule for each thing a line can begin; tried in order, by the line's first character."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum
from types import MappingProxyType

from tweetalig.model import Kind
from tweetalig.segment import dialect
from tweetalig.segment.html_text import LONE_TAG, begins_html, holds_block_tag, read_html
from tweetalig.segment.inline_parse import normalised_label
from tweetalig.segment.lines import TAB, Cursor
from tweetalig.segment.place import Form, Place
from tweetalig.segment.state import Container, Fence, Paragraph, Shape, State, Table, Terms
from tweetalig.segment.tables import cells_of, has_borders, is_header


class Outcome(Enum):
    """What a rule did with a line: nothing, all of it, or its beginning."""

    NO = "no"
    DONE = "done"
    MORE = "more"


# Blocks within blocks that no person writes, and that would take quadratic time.
_MOST_BLOCKS = 20

Rule = Callable[[State, Cursor], Outcome]


def quote(state: State, cursor: Cursor) -> Outcome:
    """Open a quote: ``> …``."""
    state.interrupt(cursor)
    state.push(Container(Shape.QUOTE, Kind.QUOTE, indent=TAB * (cursor.level + 1)))
    cursor.pass_quote_mark()
    cursor.in_item = False
    return Outcome.MORE


def fence(state: State, cursor: Cursor) -> Outcome:
    """Open a block of code: three backticks or tildes, or more."""
    found = dialect.FENCE.match(state.text, cursor.pos, cursor.end)
    if found is None:
        return Outcome.NO
    state.interrupt(cursor)
    indented = cursor.in_item or (cursor.level > 0 and cursor.indent > 0)
    state.fence = Fence(found[1] or found[2], len(state.stack), indented)
    return Outcome.DONE


def in_fence(state: State, cursor: Cursor) -> bool:
    """Take a line within a fence; say no when it ends the fence by being outside."""
    open_fence = state.fence
    if open_fence is None:
        return False
    if state.matched < open_fence.containers or (open_fence.indented and cursor.indent == 0):
        state.fence = None
        return False
    rest = state.text[cursor.pos : cursor.end].rstrip(" \t")
    if len(rest) >= len(open_fence.mark) and not rest.strip(open_fence.mark[0]):
        state.fence = None
    return True


def heading(state: State, cursor: Cursor) -> Outcome:
    """Take a heading: ``# …``, with or without the space that CommonMark wants."""
    found = dialect.HEADING.match(state.text, cursor.pos, cursor.end)
    if found is None:
        return Outcome.NO
    state.interrupt(cursor)
    start, end = found.end(), cursor.end
    attributes = dialect.last_attributes(state.text, start, end)
    if attributes:
        end = attributes[0]
        if dialect.PROTECTING.search(attributes[1]):
            return Outcome.DONE
    state.add(
        [(start, dialect.without_closing_hashes(state.text, start, end))],
        kind=Kind.HEADING,
        line=cursor.line.number,
        place=Place(Form.HEADING, opens=start == found.end(1)),
    )
    return Outcome.DONE


def underline(state: State, cursor: Cursor) -> Outcome:
    """Make the paragraph above a heading: ``===`` or ``---``."""
    paragraph = state.paragraph
    if not dialect.UNDERLINE.match(state.text, cursor.pos, cursor.end):
        return Outcome.NO
    if paragraph is None or state.matched < len(state.stack):
        return _nothing_above(state, cursor)
    if paragraph.kind is Kind.LIST_ITEM and cursor.level == 0 and cursor.indent == 0:
        return Outcome.NO
    state.paragraph = None
    paragraph.kind = Kind.HEADING
    start, end = paragraph.spans[-1]
    attributes = dialect.last_attributes(state.text, start, end)
    if attributes:
        paragraph.spans[-1] = (start, attributes[0])
        paragraph.protected |= dialect.PROTECTING.search(attributes[1]) is not None
    state.add_paragraph(paragraph, two_lines=len(paragraph.spans) > 1)
    state.interrupt(cursor)
    return Outcome.DONE


def _nothing_above(state: State, cursor: Cursor) -> Outcome:
    """Keep an underline below nothing on its line: it is no text."""
    if state.text[cursor.pos] == "-" or state.may_go_on:
        return Outcome.NO
    state.interrupt(cursor)
    return Outcome.DONE


def rule(state: State, cursor: Cursor) -> Outcome:
    """Take a line across the page."""
    if cursor.marks_end < cursor.pos:
        cursor.marks_end = dialect.MARKS.match(state.text, cursor.pos, cursor.end).end()  # type: ignore[union-attr]
    if cursor.marks_end < cursor.end:
        return Outcome.NO
    if not dialect.RULE.match(state.text, cursor.pos, cursor.end):
        return Outcome.NO
    state.interrupt(cursor)
    return Outcome.DONE


def list_item(state: State, cursor: Cursor) -> Outcome:
    """Begin an item of a list: ``- …``, ``1. …``."""
    found = dialect.MARKER.match(state.text, cursor.pos, cursor.end)
    if found is None:
        return Outcome.NO
    paragraph = state.paragraph
    share = False
    if paragraph is not None and not cursor.in_item:
        if not _may_interrupt(state, cursor, found[1], found.end()):
            return Outcome.NO
        # Python-Markdown begins no list within a paragraph: it sees the two as one.
        share = paragraph.kind is not Kind.LIST_ITEM or found[2] == ")"
        paragraph.shared |= share
    state.interrupt()
    state.share_next = share or found[2] == ")"
    container = state.container
    container.depth = (container.depth if cursor.in_item else cursor.level) + 1
    cursor.move_to(found.end())
    cursor.enter()
    cursor.in_item = True
    return Outcome.MORE


def _may_interrupt(state: State, cursor: Cursor, number: str | None, end: int) -> bool:
    if state.container.depth > 0 or (state.paragraph is not None and state.paragraph.indented):
        return True
    empty = not state.text[end : cursor.end].strip(" \t")
    return not empty and number in {None, "1"}


def html(state: State, cursor: Cursor) -> Outcome:
    """Begin HTML: a tag of a block, or a comment."""
    if not begins_html(state, cursor):
        return Outcome.NO
    state.interrupt(cursor)
    return Outcome.MORE if read_html(state, cursor) else Outcome.DONE


def lone_tag(state: State, cursor: Cursor) -> Outcome:
    """Keep a tag alone on its line, which CommonMark takes for a block."""
    paragraph = state.paragraph
    if paragraph is not None and not paragraph.raw:
        return Outcome.NO
    if not LONE_TAG.match(state.text, cursor.pos, cursor.end):
        return Outcome.NO
    state.interrupt(cursor)
    state.paragraph = _new_paragraph(state, cursor, share=True)
    state.end_paragraph()
    state.share_next = state.raw_next = True
    return Outcome.DONE


def admonition(state: State, cursor: Cursor) -> Outcome:
    """Open an admonition: ``!!! note "Title"`` or ``??? note "Title"``."""
    found = dialect.ADMONITION.match(state.text, cursor.pos, cursor.end)
    if found is None:
        return Outcome.NO
    return _titled(state, cursor, found.span(1), Kind.ADMONITION_TITLE)


def tab(state: State, cursor: Cursor) -> Outcome:
    """Open a tab: ``=== "Title"``."""
    found = dialect.TAB.match(state.text, cursor.pos, cursor.end)
    if found is None:
        return Outcome.NO
    return _titled(state, cursor, found.span(1), Kind.TAB_TITLE)


def _titled(state: State, cursor: Cursor, title: tuple[int, int], kind: Kind) -> Outcome:
    state.interrupt(cursor)
    if title[0] >= 0:
        # The title of a folded admonition is parsed as a block of its own.
        folded = state.text[cursor.pos] == "?"
        place = Place(Form.LINE, opens=folded)
        state.add([title], kind=kind, line=cursor.line.number, place=place)
    # In the first line of an item, the item's own text is indented by a level less.
    indent = TAB * (cursor.level + 1) if cursor.in_item else cursor.indent + TAB
    state.push(Container(Shape.BODY, indent=indent))
    return Outcome.DONE


def footnote(state: State, cursor: Cursor) -> Outcome:
    """Open a footnote: ``[^1]: …``."""
    found = dialect.FOOTNOTE.match(state.text, cursor.pos, cursor.end)
    if found is None:
        return Outcome.NO
    state.interrupt(cursor)
    state.push(
        Container(Shape.BODY, Kind.FOOTNOTE, indent=cursor.indent // TAB * TAB + TAB, lazy=True)
    )
    return _rest(cursor, found.end())


def definition(state: State, cursor: Cursor) -> Outcome:
    """Open a definition below its terms: ``:   …``."""
    found = dialect.DEFINITION.match(state.text, cursor.pos, cursor.end)
    if found is None:
        return Outcome.NO
    terms = state.container.terms
    if state.paragraph is not None and state.matched == len(state.stack):
        paragraph, state.paragraph = state.paragraph, None
        terms = Terms(len(state.holes), paragraph)
    if terms is None:
        return Outcome.NO
    state.interrupt(cursor)
    state.add_terms(terms)
    state.container.terms = Terms(len(state.holes))
    state.push(
        Container(Shape.BODY, Kind.DEFINITION, indent=cursor.indent // TAB * TAB + TAB, lazy=True)
    )
    return _rest(cursor, found.end())


def _rest(cursor: Cursor, pos: int) -> Outcome:
    cursor.move_to(pos)
    cursor.enter()
    cursor.in_item = False
    return Outcome.MORE


def abbreviation(state: State, cursor: Cursor) -> Outcome:
    """Take what an abbreviation stands for: ``*[PEM]: …``."""
    found = dialect.ABBREVIATION.match(state.text, cursor.pos, cursor.end)
    if found is None:
        return Outcome.NO
    state.interrupt(cursor)
    state.add(
        [(found.end(), cursor.end)],
        kind=Kind.ABBREVIATION,
        line=cursor.line.number,
        place=Place(Form.LINE, opens=False),
    )
    return Outcome.DONE


def reference(state: State, cursor: Cursor) -> Outcome:
    """Go past a reference, and take its title: ``[label]: address "Title"``."""
    found = dialect.REFERENCE.match(state.text, cursor.pos)
    if found is None:
        return Outcome.NO
    state.interrupt(cursor)
    state.labels.add(normalised_label(found["label"]))
    # A title of several lines is one for CommonMark only.
    if found["title"] and not set(found["title"]) & {"\n", "\r"}:
        line = state.line_at(found.start("title"), after=cursor)
        place = Place(Form.QUOTED, quote=found["quote"])
        # It is shown as the title of an image is: as an attribute, without markup.
        state.add([found.span("title")], kind=Kind.IMAGE, line=line, place=place)
    state.resume = max(state.resume, found.end())
    return Outcome.DONE


def block(state: State, cursor: Cursor) -> Outcome:
    """Open a ``/// caption``, or close it with ``///``."""
    ending = dialect.BLOCK_END.match(state.text, cursor.pos, cursor.end)
    if ending:
        return _end_block(state, cursor, ending[1])
    found = dialect.BLOCK_START.match(state.text, cursor.pos, cursor.end)
    if found is None:
        return Outcome.NO
    state.interrupt(cursor)
    kind = Kind.CAPTION if found[2].endswith("caption") else Kind.PARAGRAPH
    if kind is Kind.PARAGRAPH and found[3]:
        place = Place(Form.LINE, opens=False)
        state.add([found.span(3)], kind=Kind.ADMONITION_TITLE, line=cursor.line.number, place=place)
    if sum(one.shape is Shape.FENCED for one in state.stack) < _MOST_BLOCKS:
        indent = TAB * cursor.level
        state.push(Container(Shape.FENCED, kind, indent=indent, slashes=found[1]))
    return Outcome.DONE


def _end_block(state: State, cursor: Cursor, slashes: str) -> Outcome:
    for index in range(state.matched - 1, 0, -1):
        if state.stack[index].slashes == slashes:
            state.end_paragraph()
            state.matched = index
            cursor.level = state.stack[index].indent // TAB
            state.interrupt(cursor)
            return Outcome.DONE
    return Outcome.NO


def snippet(state: State, cursor: Cursor) -> Outcome:
    """Go past ``--8<-- "file"``, or a block of such names."""
    if not dialect.SNIPPET.match(state.text, cursor.pos, cursor.end):
        return Outcome.NO
    state.interrupt(cursor)
    if dialect.SNIPPET_BLOCK.match(state.text, cursor.pos, cursor.end):
        for line in state.lines[cursor.index + 1 : cursor.index + 100]:
            if dialect.SNIPPET_BLOCK.match(state.text[line.start : line.end].strip(" \t")):
                state.resume = line.end
                break
    return Outcome.DONE


def attributes(state: State, cursor: Cursor) -> Outcome:
    """Take ``{: .class }`` below a paragraph."""
    paragraph = state.paragraph
    if paragraph is None or not dialect.ATTRIBUTES.match(state.text, cursor.pos, cursor.end):
        return Outcome.NO
    if dialect.PROTECTING.search(state.text, cursor.pos, cursor.end):
        paragraph.protected = True
    state.interrupt(cursor)
    return Outcome.DONE


def table_row(state: State, cursor: Cursor) -> Outcome:
    """Take a further row of an open table."""
    table = state.table
    if table is None or state.matched < len(state.stack):
        return Outcome.NO
    _add_row(state, cursor, table)
    return Outcome.DONE


def table(state: State, cursor: Cursor) -> Outcome:
    """Take the header of a table, which the line below it makes one."""
    if cursor.index + 1 >= len(state.lines):
        return Outcome.NO
    below = state.lines[cursor.index + 1]
    row = state.text[cursor.pos : cursor.end].rstrip(" \t")
    rule_row = state.text[below.start : below.end].strip(" \t>")
    if "-" not in rule_row or not is_header(row, rule_row):
        return Outcome.NO
    state.interrupt(cursor)
    found = Table(has_borders(row), ())
    _add_row(state, cursor, found)
    state.table = found
    state.resume = below.end
    return Outcome.DONE


def _add_row(state: State, cursor: Cursor, table: Table) -> None:
    row = state.text[cursor.pos : cursor.end].rstrip(" \t")
    cells = cells_of(row, borders=table.borders)
    texts = [row[start:end] for start, end in cells]
    kind = Kind.TABLE_CELL if table.headers else Kind.TABLE_HEADER
    for column, (start, end) in enumerate(cells[: len(table.headers) or len(cells)]):
        header = table.headers[column] if table.headers else ""
        attrs = dialect.last_attributes(row, start, end)
        state.add(
            [(cursor.pos + start, cursor.pos + (attrs[0] if attrs else end))],
            kind=kind,
            line=cursor.line.number,
            place=Place(Form.CELL, opens=start == 0),
            context=(texts[0] if column else "", header),
        )
    if not table.headers:
        table.headers = tuple(texts)


def paragraph(state: State, cursor: Cursor) -> Outcome:
    """Take anything else as text."""
    start, end = cursor.pos, cursor.end
    if "|" in state.text[start:end]:
        outcome = table(state, cursor)
        if outcome is not Outcome.NO:
            return outcome
    if state.in_raw and holds_block_tag(state, cursor):
        state.interrupt(cursor)
        read_html(state, cursor)
        return Outcome.DONE
    if state.paragraph is not None and state.may_go_on:
        state.paragraph.spans.append((start, end))
        return Outcome.DONE
    share, state.share_next = state.share_next, False
    state.interrupt(cursor)
    state.paragraph = _new_paragraph(state, cursor, share=share)
    state.raw_next = False
    if cursor.tail:
        state.end_paragraph()
        state.share_next = True
    return Outcome.DONE


def _new_paragraph(state: State, cursor: Cursor, *, share: bool) -> Paragraph:
    container = state.container
    in_list = cursor.level > 0 or cursor.in_item
    start = cursor.pos
    task = container.kind is Kind.FOOTNOTE
    if cursor.in_item:
        found = dialect.TASK.match(state.text, start, cursor.end)
        task = found is None
        start = found.end() if found else start
    return Paragraph(
        kind=Kind.LIST_ITEM if in_list else container.kind,
        line=cursor.line.number,
        spans=[(start, cursor.end)],
        task=task,
        indented=cursor.indent > 1,
        shared=share,
        raw=state.in_raw or state.raw_next or cursor.tail,
    )


_RULES: Mapping[str, tuple[Rule, ...]] = MappingProxyType(
    {
        ">": (quote,),
        "`": (fence,),
        "~": (fence,),
        "#": (heading,),
        "=": (underline, tab),
        "-": (underline, rule, snippet, list_item),
        "_": (rule,),
        "*": (rule, abbreviation, list_item),
        "+": (list_item,),
        "<": (html, lone_tag),
        "!": (admonition,),
        "?": (admonition,),
        "[": (footnote, reference),
        ":": (definition,),
        "/": (block,),
        ";": (snippet,),
        "{": (attributes,),
        **dict.fromkeys("0123456789", (list_item,)),
    }
)


def step(state: State, cursor: Cursor) -> Outcome:
    """Take the content at the cursor by the first rule that knows it."""
    if not cursor.in_item:
        cursor.level = min(cursor.indent // TAB, state.container.depth)
        if cursor.indent - TAB * cursor.level >= TAB:
            return _indented(state, cursor)
    else:
        cursor.level = state.container.depth
    if state.table is not None and not cursor.in_item:
        outcome = table_row(state, cursor)
        if outcome is not Outcome.NO:
            return outcome
    for one in _RULES.get(state.text[cursor.pos], ()):
        outcome = one(state, cursor)
        if outcome is not Outcome.NO:
            return outcome
    return paragraph(state, cursor)


def _indented(state: State, cursor: Cursor) -> Outcome:
    """Indented by four: more of a paragraph, or code."""
    if state.may_go_on:
        if state.text[cursor.pos] == "{" and attributes(state, cursor) is Outcome.DONE:
            return Outcome.DONE
        return paragraph(state, cursor)
    if state.table is not None and state.matched == len(state.stack):
        return table_row(state, cursor)
    state.interrupt(cursor)
    if state.in_raw:
        read_html(state, cursor)
    return Outcome.DONE
