"""Text between the tags of raw HTML."""

from __future__ import annotations

import re

from tweetalig.model import Kind
from tweetalig.segment import dialect
from tweetalig.segment.html_names import BLOCK_NAMES, RAW_NAMES, VOID_NAMES, shown_attributes
from tweetalig.segment.lines import Cursor
from tweetalig.segment.place import Form, Place
from tweetalig.segment.state import State

_TOKEN = re.compile(
    r"""
      (?P<tag><(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*)(?=[\s/>])
        (?:[^<>"']|"[^"]*"|'[^']*')*>)
    | (?P<comment><!--) | (?P<data><!\[CDATA\[) | (?P<instruction><\?) | (?P<declaration><![A-Za-z])
    """,
    re.VERBOSE,
)
_CLOSERS = {"comment": "-->", "data": "]]>", "instruction": "?>", "declaration": ">"}
_BLANK_LINE = re.compile(r"(?:\r\n|\r(?!\n)|\n)[ \t]*[\r\n]")
_MARKDOWN = re.compile(r"\smarkdown(?:\s*=\s*[\"']?(?:1|block|span)\b|[\s/>])", re.IGNORECASE)
_PROTECTED = re.compile(
    r"\stranslate\s*=\s*[\"']?no\b|\slang\s*=|\sclass\s*=\s*[\"']?[^\"'>]*\bnotranslate\b",
    re.IGNORECASE,
)
_BLOCK_TAG = re.compile(rf"</?(?:{'|'.join(sorted(BLOCK_NAMES | RAW_NAMES))})(?=[\s/>])", re.I)
LONE_TAG = re.compile(r"</?[A-Za-z][\w-]*(?=[\s/>])(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>[ \t]*$")
_SKIPPED = RAW_NAMES - {"code"}
_WITHOUT_WORDS = frozenset({"script", "style", "template", "link", "base"})
# Without an end tag, these reach to the end of the file.
_TO_THE_END = frozenset({"pre", "script", "style", "textarea"})
_MOST_FAILURES = 8


def begins_html(state: State, cursor: Cursor) -> bool:
    """Tell whether a line that begins with ``<`` begins or goes on with a block of HTML."""
    token = _TOKEN.match(state.text, cursor.pos)
    if token is None:
        return _BLOCK_TAG.match(state.text, cursor.pos, cursor.end) is not None
    if token["tag"] is None:
        return True
    return token["name"].lower() in BLOCK_NAMES | _SKIPPED


def holds_block_tag(state: State, cursor: Cursor) -> bool:
    """Tell whether a tag of a block stands anywhere in the rest of the line."""
    return _BLOCK_TAG.search(state.text, cursor.pos, cursor.end) is not None


def read_html(state: State, cursor: Cursor) -> bool:
    """Take the rest of a line as HTML: keep its text, and follow its elements.

    Return whether Markdown goes on at the cursor: Python-Markdown reads what stands on a
    line after the end of a block of HTML as the beginning of a block of its own.
    """
    pos, end = cursor.pos, cursor.end
    while pos < end:
        angle = state.text.find("<", pos, end)
        if angle < 0:
            _extend(state, cursor, pos, end)
            break
        token = _TOKEN.match(state.text, angle)
        if token is None or _BLANK_LINE.search(token.group()):
            _extend(state, cursor, pos, angle + 1)
            pos = angle + 1
        elif token["tag"] and token["name"].lower() not in BLOCK_NAMES | _SKIPPED:
            _extend(state, cursor, pos, token.end())
            pos = token.end()
        else:
            _extend(state, cursor, pos, angle)
            pos = _follow(state, cursor, token)
            if pos < end and is_tail(state, cursor, pos):
                return True
    state.resume = max(state.resume, pos)
    state.in_html = state.in_raw or pos > end
    if not state.in_html:
        state.end_run()
    return False


def is_tail(state: State, cursor: Cursor, pos: int) -> bool:
    """Tell whether Markdown goes on at ``pos``, behind the end of HTML, and go there."""
    if state.in_raw or state.run or _BLOCK_TAG.search(state.text, pos, cursor.end):
        return False
    cursor.move_to(pos)
    cursor.enter()
    if cursor.pos == cursor.end:
        return False
    cursor.tail = True
    state.in_html = False
    return True


def _extend(state: State, cursor: Cursor, start: int, end: int) -> None:
    number = cursor.line.number
    if state.run and state.run[-1][0] == number:
        state.run[-1] = (number, state.run[-1][1], end)
    elif state.text[start:end].strip(" \t"):
        state.run.append((number, start, end))


def _follow(state: State, cursor: Cursor, token: re.Match[str]) -> int:
    """Go past a comment, or a tag of a block; return where the text goes on."""
    if token["tag"] is None:
        return _past_comment(state, token)
    state.end_run()
    name = token["name"].lower()
    if token["close"]:
        _close(state, name)
        return token.end()
    protected = name not in {"html", "body"} and _PROTECTED.search(token.group()) is not None
    if not protected and name not in _WITHOUT_WORDS:
        _add_attributes(state, cursor, token)
    if protected or name in _SKIPPED:
        return _past_element(state, name, token.end())
    if name not in VOID_NAMES and not token.group().endswith("/>") and _closes(state, name, token):
        markdown = _MARKDOWN.search(token.group()) is not None
        state.open_element(name, markdown=markdown)
    return token.end()


def _add_attributes(state: State, cursor: Cursor, token: re.Match[str]) -> None:
    text = state.text
    for start, end in shown_attributes(text, *token.span()):
        # One of several lines would be folded, and so be written otherwise than it was.
        if not set(text[start:end]) & {"\n", "\r"}:
            line = state.line_at(start, after=cursor)
            place = Place(Form.QUOTED, quote=text[end])
            state.add([(start, end)], kind=Kind.IMAGE, line=line, place=place)


def _past_comment(state: State, token: re.Match[str]) -> int:
    kind = str(token.lastgroup)
    closer = _CLOSERS[kind]
    if kind in state.unclosed:
        return token.end()
    stop = state.text.find(closer, token.end())
    if stop < 0:
        state.unclosed[kind] = token.start()
        return token.end()
    state.end_run()
    comment = state.text[token.start() : stop + len(closer)]
    if dialect.OFF.match(comment):
        state.off = True
    elif dialect.ON.match(comment):
        state.off = False
    return stop + len(closer)


def _close(state: State, name: str) -> None:
    if not state.open_names[name]:
        return
    while state.close_element() != name:
        pass


def _closes(state: State, name: str, token: re.Match[str]) -> bool:
    """Tell whether the element is closed anywhere further on."""
    return _closes_after(state, name, token.end())


def _closes_after(state: State, name: str, pos: int) -> bool:
    last = state.unclosed.get(f"</{name}")
    if last is None:
        last = max(state.text.rfind(f"</{name}"), state.text.rfind(f"</{name.upper()}"))
        state.unclosed[f"</{name}"] = last
    return last >= pos


def _past_element(state: State, name: str, start: int) -> int:
    """Return the end of an element whose content stays, or ``start`` if it is never closed."""
    if name in _TO_THE_END and not _closes_after(state, name, start):
        return len(state.text)
    failures = state.unclosed.get(name, 0)
    if failures >= _MOST_FAILURES:
        return start
    depth = 1
    for tag in re.finditer(rf"<(/?){name}(?=[\s/>])[^>]*>", state.text[start:], re.IGNORECASE):
        depth += -1 if tag.group(1) else 1
        if depth == 0:
            return start + tag.end()
    state.unclosed[name] = failures + 1
    return start
