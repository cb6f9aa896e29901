"""Makes a translation fit its place: what would become structure there is escaped.

``fit`` writes and ``read`` reads. A text comes back as it was put in, apart from what has
no form of its own in its place: soft line breaks, hard breaks where a place has one line,
tags and unpaired marks that had to be escaped.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from tweetalig.segment.angles import guard_tags
from tweetalig.segment.folding import is_hard, logical_lines
from tweetalig.segment.place import Form, Place
from tweetalig.segment.ticks import code_spans, lone_runs
from tweetalig.segment.yaml_text import quote_yaml

# What begins a block, in CommonMark or in the dialect of the site.
_OPENING = re.compile(
    r"""
      \#
    | [-+*](?=[ \t]|$)
    | (?P<number>\d+)[.)](?=[ \t]|$)
    | (?:(?:-[ \t]*){3,}|(?:_[ \t]*){3,}|(?:\*[ \t]*){3,}|=+|-+)$
    | >
    | !!! | \?\?\? | === | /// | ~~~ | ```[^`]*$
    | :(?=[ \t]|$)
    | \[[^\]]*\]: | \*\[[^\]]*\][ ]?:
    | -+8<-
    | \$\$
    | \\\[(?=.*\\\]) | \\begin\{
    """,
    re.VERBOSE | re.DOTALL,
)
# What begins a block, or belongs to one, only below another line.
_FOLLOWING = re.compile(r"[|: \t-]*-[|: \t-]*$|\{:?[ ]*[^}\n ][^\n]*\}[ ]*$")
_WORD_GAP = re.compile(r"[ ](?=[^\W\d_])")
_KEY_COLON = re.compile(r":(?=[ \t]|$)")
_TASK = re.compile(r"\[[ xX]\][ \t]")
_LAST_ATTRIBUTES = re.compile(r"(?<=[ ])(?=\{:?[ ]*[^}\n ][^\n]*\}[ ]*$)")
_LAST_HASHES = re.compile(r"(?<![\\#])#+$")
_LAST_BACKSLASHES = re.compile(r"\\+$")
_BRACKETS = re.compile(r"\\.|[\[\]`]")
_BACKSLASHABLE = frozenset("\\`*_{}[]()>#+-.!|^=~$")

_UNDO_START = re.compile(r"(\d*)(?:\\([!-/:-@\[-`{-~])|&\#(\d{2,3});)")
_UNDO_HASHES = re.compile(r"(?:\\#)+$")
_UNDO_ATTRIBUTES = re.compile(r"(?<=[ ])\\(?=\{[^\n]*\}$)")
# Marks of emphasis and the like, as runs; within a word, an underscore is none.
_PAIRED = tuple(
    re.compile(rf"(?<!\\)(?:{mark})")
    for mark in (
        r"\*+",
        r"(?<!\w)_+|_+(?!\w)",
        "~+",
        r"(?<!\[)\^+",
        "={2,}",
        r"\$+",
        r"\+{2,}",
    )
)


def fit(text: str, place: Place) -> str:
    """Return ``text`` as it must be written in ``place``."""
    if place.form is Form.YAML:
        return quote_yaml(text, place)
    written = _escape(text, place)
    if place.two_lines and "\n" not in written:
        written = _in_two_lines(written)
    if "\n" not in written:
        return written
    return written.replace("\n", f"{place.newline}{place.prefix}")


def _in_two_lines(line: str) -> str:
    for gap in _WORD_GAP.finditer(line):
        before = line[: gap.start()]
        if before.count("<") <= before.count(">"):
            return f"{before}\n{line[gap.end() :]}"
    return line


def read(source: str, place: Place) -> str:
    """Return the text that :func:`fit` would write as ``source``, without its escapes."""
    if "\\" not in source and "&#" not in source:
        return source
    text = _undo(source, place)
    return text if text != source and _escape(text, place) == source else source


def _escape(text: str, place: Place) -> str:
    """Return the text with its escapes, its lines still without the prefix."""
    lines = logical_lines(text)
    if place.form is not Form.FLOW:
        lines = [_one_line(lines, place)]
    lines = guard_tags(lines, place)
    if place.shared:
        lines = [_without_lone_marks(line) for line in lines]
    return "\n".join(_ESCAPES[place.form](line, place, number) for number, line in enumerate(lines))


def _one_line(lines: list[str], place: Place) -> str:
    if len(lines) == 1:
        return lines[0]
    gap = " " if place.form in {Form.LABEL, Form.QUOTED} else "<br>"
    *first, last = lines
    bare = [(line.rstrip(" ") if line.endswith("  ") else line[:-1], line) for line in first]
    parts = [f"{text.rstrip()}{gap}" if is_hard(line) else f"{line} " for text, line in bare]
    return "".join([*parts, last]).strip(" \t")


def _flow(line: str, place: Place, number: int) -> str:
    if place.two_lines:
        line = _attributes_escaped(line)
    if number:
        return _escaped_at(line, 0, place) if _FOLLOWING.match(line) else _opened(line, place)
    if place.opens:
        line = _opened(line, place)
    if place.task and _TASK.match(line):
        line = _escaped_at(line, 0, place)
    return line


def _opened(line: str, place: Place) -> str:
    found = _OPENING.match(line)
    if found is None:
        return line
    number = found["number"]
    if number:
        return _escaped_at(line, len(number), place)
    if line.startswith("\\"):
        return f"&#92;{line[1:]}"
    # A backslash before the bracket would begin a formula.
    entity = line.startswith("[") and "\\]" in line
    return f"&#91;{line[1:]}" if entity else _escaped_at(line, 0, place)


def _escaped_at(line: str, position: int, place: Place) -> str:
    character = line[position]
    backslash = character in _BACKSLASHABLE and not place.entities
    escape = f"\\{character}" if backslash else f"&#{ord(character)};"
    return f"{line[:position]}{escape}{line[position + 1 :]}"


def _term(line: str, place: Place, _: int) -> str:
    if _FOLLOWING.match(line):
        return _escaped_at(line, 0, place)
    if place.mapping:
        line = _KEY_COLON.sub("&#58;", line)
    return _attributes_escaped(_opened(line, place))


def _heading(line: str, place: Place, _: int) -> str:
    if place.opens and line.startswith("#"):
        line = f"\\{line}"
    if _even_backslashes(place.source) == place.source:
        line = _even_backslashes(line)
    line = _attributes_escaped(line)
    return _LAST_HASHES.sub(lambda found: "\\#" * len(found.group()), line)


def _attributes_escaped(line: str) -> str:
    return _LAST_ATTRIBUTES.sub("\\\\", line, count=1) if line.endswith("}") else line


def _cell(line: str, place: Place, _: int) -> str:
    if place.opens:
        line = _opened(line, place)
    if "`" in line:
        for start, end in reversed(lone_runs(line)):
            line = f"{line[:start]}{'&#96;' * (end - start)}{line[end:]}"
    if "|" in line:
        line = _outside_code(line, _pipes_escaped)
    return _attributes_escaped(_even_backslashes(line))


def _pipes_escaped(text: str) -> str:
    return re.sub(r"(\\.)|\|", lambda found: found.group(1) or "\\|", text)


def _even_backslashes(line: str) -> str:
    found = _LAST_BACKSLASHES.search(line)
    return f"{line}\\" if found and len(found.group()) % 2 else line


def _label(line: str, place: Place, _: int) -> str:
    return _even_backslashes(_BRACKETS.sub(_bracket_escaped, line.replace("<", "&lt;")))


def _bracket_escaped(found: re.Match[str]) -> str:
    return found.group() if len(found.group()) == 2 else f"\\{found.group()}"


def _quoted(line: str, place: Place, _: int) -> str:
    for position in sorted(_lone_brackets(line, frozenset()), reverse=True):
        line = f"{line[:position]}&#{ord(line[position])};{line[position + 1 :]}"
    return _even_backslashes(line.replace(place.quote, f"&#{ord(place.quote)};"))


def _html(line: str, place: Place, _: int) -> str:
    return _opened(line, place) if place.opens else line


def _title(line: str, place: Place, _: int) -> str:
    return f"\\{line}" if place.opens and line.startswith("#") else line


_ESCAPES: Mapping[Form, Callable[[str, Place, int], str]] = MappingProxyType(
    {
        Form.FLOW: _flow,
        Form.LINE: _title,
        Form.HEADING: _heading,
        Form.TERM: _term,
        Form.CELL: _cell,
        Form.HTML: _html,
        Form.LABEL: _label,
        Form.QUOTED: _quoted,
    }
)


def _outside_code(text: str, change: Callable[[str], str]) -> str:
    pieces: list[str] = []
    done = 0
    for start, end in code_spans(text):
        pieces += (change(text[done:start]), text[start:end])
        done = end
    pieces.append(change(text[done:]))
    return "".join(pieces)


def _without_lone_marks(line: str) -> str:
    """Escape backticks, brackets and marks of emphasis that have no partner in the line."""
    lone = [position for start, end in lone_runs(line) for position in range(start, end)]
    covered = _covered(line)
    lone += _lone_brackets(line, covered)
    for mark in _PAIRED:
        runs = [found.span() for found in mark.finditer(line) if found.start() not in covered]
        if len(runs) % 2:
            lone += range(*runs[-1])
    for position in sorted(set(lone), reverse=True):
        line = f"{line[:position]}\\{line[position:]}"
    return line


def _covered(line: str) -> frozenset[int]:
    return frozenset(position for start, end in code_spans(line) for position in range(start, end))


def _lone_brackets(line: str, covered: frozenset[int]) -> list[int]:
    open_at: list[int] = []
    lone: list[int] = []
    for found in re.finditer(r"\\.|[\[\]]", line):
        if len(found.group()) == 2 or found.start() in covered:
            continue
        if found.group() == "[":
            open_at.append(found.start())
        elif open_at:
            open_at.pop()
        else:
            lone.append(found.start())
    return lone + open_at


def _undo(source: str, place: Place) -> str:
    if place.form is Form.CELL:
        source = _outside_code(source, lambda part: part.replace("\\|", "|")).replace("&#96;", "`")
    if place.form in {Form.CELL, Form.HEADING}:
        source = re.sub(r"\\\\$", r"\\", source)
    if place.form is Form.LABEL:
        source = re.sub(r"\\([\[\]`])", r"\1", source)
    if place.form is Form.QUOTED:
        source = source.replace(f"&#{ord(place.quote)};", place.quote)
        source = source.replace("&#91;", "[").replace("&#93;", "]")
    if place.form is Form.HEADING:
        source = _UNDO_HASHES.sub(lambda found: found.group().replace("\\", ""), source)
    if place.form in {Form.HEADING, Form.TERM, Form.CELL}:
        source = _UNDO_ATTRIBUTES.sub("", source)
    return "\n".join(_UNDO_START.sub(_undone, line, count=1) for line in source.split("\n"))


def _undone(escape: re.Match[str]) -> str:
    digits, character, code = escape.groups()
    return f"{digits}{character or chr(int(code))}" if escape.start() == 0 else escape.group()
