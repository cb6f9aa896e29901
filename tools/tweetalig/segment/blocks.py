"""Finds the holes of a Markdown body: walks its lines and keeps what is open.

The structure is that of Python-Markdown with the extensions of a Material site, where
lists and bodies are indented by four, cut more finely where CommonMark sees more blocks,
so that text put into a hole stays within its block for both.
"""

from __future__ import annotations

from tweetalig.segment.hole import Hole
from tweetalig.segment.html_text import is_tail, read_html
from tweetalig.segment.lines import Cursor
from tweetalig.segment.rules import Outcome, in_fence, step
from tweetalig.segment.state import Container, Shape, State


def find_holes(text: str, start: int) -> tuple[list[Hole], frozenset[str]]:
    """Return the holes of ``text`` from ``start`` on, in order, and the labels it defines."""
    state = State(text, start)
    for index, line in enumerate(state.lines):
        if line.end <= state.resume and line.start < state.resume:
            continue
        cursor = Cursor(text, index, line, line.start)
        _match_containers(state, cursor)
        if cursor.pos == line.end:
            _end_chunk(state)
        else:
            _take(state, cursor)
    state.interrupt()
    return state.holes, frozenset(state.labels)


def _match_containers(state: State, cursor: Cursor) -> None:
    """Find which of the open containers the line is in, and go past their marks."""
    cursor.skip_blanks()
    if cursor.pos == cursor.end:
        quote = state.stack[-1].first_quote
        state.matched = len(state.stack) if quote < 0 else quote
        return
    for index, container in enumerate(state.stack):
        if not _goes_on(container, cursor):
            state.matched = index
            return
    state.matched = len(state.stack)


def _goes_on(container: Container, cursor: Cursor) -> bool:
    if container.shape is Shape.QUOTE:
        if cursor.indent >= container.indent or cursor.text[cursor.pos : cursor.pos + 1] != ">":
            return False
        cursor.pass_quote_mark()
    elif container.shape is Shape.BODY:
        if cursor.pos == cursor.end:
            return True
        if cursor.indent < container.indent:
            return False
        cursor.base += container.indent
    elif container.shape is Shape.FENCED:
        cursor.base += min(container.indent, cursor.indent)
    return True


def _end_chunk(state: State) -> None:
    """End what a blank line ends: paragraphs, tables and quotes, not lists and bodies."""
    state.end_paragraph()
    state.end_run()
    state.table = None
    state.in_html = False
    state.share_next = state.raw_next = False
    state.close_unmatched()


def _take(state: State, cursor: Cursor) -> None:
    if cursor.pos < state.resume:
        if is_tail(state, cursor, state.resume):
            _step_through(state, cursor)
        else:
            cursor.move_to(state.resume)
            _read_html(state, cursor)
        return
    if state.fence is not None and in_fence(state, cursor):
        return
    if state.in_html and not state.in_raw and not state.run:
        # A comment or tag of several lines has ended above.
        state.in_html = False
    if state.in_html:
        if state.matched == len(state.stack):
            _read_html(state, cursor)
            return
        state.interrupt()
    _step_through(state, cursor)


def _read_html(state: State, cursor: Cursor) -> None:
    if read_html(state, cursor):
        _step_through(state, cursor)


def _step_through(state: State, cursor: Cursor) -> None:
    outcome = Outcome.MORE
    while outcome is Outcome.MORE and cursor.pos < cursor.end:
        outcome = step(state, cursor)
