"""Writes blocks as Markdown in the dialect of the site; what only looks like markup is escaped."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from tweetalig.importing.blocks import (
    Block,
    Caption,
    Heading,
    Item,
    Listing,
    Paragraph,
    Picture,
    Quotation,
    Table,
    Verbatim,
)
from tweetalig.importing.rich import OBJECT, Rich, Style
from tweetalig.segment.fitting import fit
from tweetalig.segment.inline import escape_plain
from tweetalig.segment.place import Form, Place

TODO = "TODO"
"""Stands where a person has to fill something in."""

# From the outermost to the innermost.
_NESTING = (Style.LINK, Style.STRONG, Style.EMPHASIS, Style.RAISED, Style.LOWERED, Style.CODE)
_SIGNS: Mapping[Style, str] = {
    Style.STRONG: "**",
    Style.EMPHASIS: "*",
    Style.RAISED: "^",
    Style.LOWERED: "~",
}
_EMPHASES = frozenset({Style.STRONG, Style.EMPHASIS})
_INDENT = "    "


def write_blocks(blocks: Sequence[Block], notes: Mapping[str, Rich]) -> str:
    """Return the body of an article: the blocks, and the footnotes at its end."""
    parts = list(_blocks(blocks))
    for key, note in notes.items():
        line = " ".join(write_inline(note).split())
        parts.append(f"[^{key}]: {fit(line, Place(Form.FLOW, prefix=_INDENT))}")
    return "\n\n".join(parts) + "\n"


def _blocks(blocks: Sequence[Block]) -> Iterator[str]:
    previous: Block | None = None
    for block in blocks:
        if isinstance(block, Listing) and isinstance(previous, Listing):
            # Without anything between them, Python-Markdown makes two lists one.
            yield "<!-- -->"
        yield _block(block)
        previous = block


def _block(block: Block) -> str:  # noqa: PLR0911 - one line for each kind of block
    match block:
        case Heading():
            line = fit(_one_line(block.text), Place(Form.HEADING, opens=False))
            return f"{'#' * min(block.level, 6)} {line}"
        case Paragraph():
            return _flow(block.text)
        case Listing():
            return _listing(block)
        case Table():
            return _table(block)
        case Picture():
            return _picture(block)
        case Quotation():
            return _prefixed("\n\n".join(_blocks(block.blocks)), "> ")
        case Caption():
            return f'!!! note "Bijschrift"\n{_prefixed(_flow(block.text), _INDENT)}'
        case Verbatim():
            return f"{_fence(block.text)}\n{block.text.rstrip()}\n{_fence(block.text)}"


def _flow(text: Rich, *, task: bool = False) -> str:
    return fit(write_inline(text), Place(Form.FLOW, task=task))


def _one_line(text: Rich) -> str:
    return write_inline(Rich(text.text.replace("\n", " "), text.marks))


def _prefixed(text: str, prefix: str) -> str:
    return "\n".join(f"{prefix}{line}".rstrip() if not line else f"{prefix}{line}"
                     for line in text.split("\n"))  # fmt: skip


def _fence(text: str) -> str:
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    return "`" * max(3, longest + 1)


def _listing(block: Listing) -> str:
    loose = any(
        any(not isinstance(inner, Listing) for inner in item.blocks) for item in block.items
    )
    marks = (f"{block.start + n}. " if block.start else "- " for n in range(len(block.items)))
    items = (_item(item, mark) for item, mark in zip(block.items, marks, strict=True))
    return ("\n\n" if loose else "\n").join(items)


def _item(item: Item, mark: str) -> str:
    first = _flow(item.text, task=True).replace("\n", f"\n{_INDENT}")
    parts = [f"{mark}{first}"]
    for block in item.blocks:
        gap = "\n" if isinstance(block, Listing) and len(item.blocks) == 1 else "\n\n"
        parts.append(f"{gap}{_prefixed(_block(block), _INDENT)}")
    return "".join(parts)


def _table(block: Table) -> str:
    width = max(len(row) for row in block.rows)
    rows = [[_cell(cell) for cell in row] + [""] * (width - len(row)) for row in block.rows]
    rule = ["---"] * width
    written = "\n".join(f"| {' | '.join(row)} |" for row in [rows[0], rule, *rows[1:]])
    return _captioned(written, block.caption)


def _cell(text: Rich) -> str:
    lines = (write_inline(line.stripped()) for line in text.stripped().lines())
    return fit("<br>".join(line for line in lines if line), Place(Form.CELL, opens=False))


def _picture(block: Picture) -> str:
    alternative = fit(escape_plain(block.alternative or TODO), Place(Form.LABEL))
    return _captioned(f"![{alternative}]({_destination(block.address)})", block.caption)


def _captioned(written: str, caption: Rich) -> str:
    return f"{written}\n\n/// caption\n{_flow(caption)}\n///" if caption else written


def write_inline(text: Rich) -> str:
    """Return a text as inline Markdown; a line end in it is written as a hard break."""
    lines = (_untangled(line.stripped()) for line in text.lines())
    return "  \n".join(_styled(line, 0, linked=False) for line in lines if line.text)


def _untangled(text: Rich) -> Rich:
    """Drop a style that begins or ends within a word where an inner one touches it.

    Markdown has no way to write that.
    """
    for depth, style in enumerate(_NESTING):
        ends = {at for mark in text.marks if mark.style is style for at in (mark.start, mark.end)}
        within = {
            at for at in ends if text.text[:at][-1:].isalnum() and text.text[at:][:1].isalnum()
        }
        inner = [mark for mark in text.marks if mark.style in _NESTING[depth + 1 :]]
        if style is not Style.LINK and any(m.start <= at <= m.end for m in inner for at in within):
            text = text.without(style)
    return text


def _styled(text: Rich, depth: int, *, linked: bool, beside: tuple[str, str] = ("", "")) -> str:
    """Write a text with the styles from ``depth`` on; ``beside`` are the letters around it."""
    if depth == len(_NESTING):
        return _plain(text, linked=linked)
    style = _NESTING[depth]
    pieces = []
    start = 0
    for value, piece in _stretches(text, style):
        end = start + len(piece.text)
        around = text.text[:start][-1:] or beside[0], text.text[end:][:1] or beside[1]
        start = end
        inside = linked or (value is not None and style is Style.LINK)
        if style is Style.CODE and value is not None:
            pieces.append(_code(piece.text))
            continue
        written = _styled(piece, depth + 1, linked=inside, beside=around)
        bare = value is None or (style in _EMPHASES and _is_hidden(written, *around))
        pieces.append(written if bare else _wrapped(written, style, value or ""))
    return "".join(pieces)


def _is_hidden(written: str, before: str, after: str) -> bool:
    """Tell whether Markdown would not see marks here: within a word they need letters beside them.

    A space at an end of ``written`` comes to stand outside of the marks.
    """
    ends = ((written[:1], before), (written[-1:], after))
    return any(beside.isalnum() and not (end.isalnum() or end.isspace()) for end, beside in ends)


def _stretches(text: Rich, style: Style) -> Iterator[tuple[str | None, Rich]]:
    """Yield the parts of a text that have a style, with its value, and those that have not."""
    values: list[str | None] = [None] * len(text.text)
    for mark in text.marks:
        if mark.style is style:
            values[mark.start : mark.end] = [mark.value] * (mark.end - mark.start)
    start = 0
    for value, run in groupby(values):
        end = start + len(list(run))
        yield value, text.cut(start, end)
        start = end


def _wrapped(written: str, style: Style, value: str) -> str:
    inner = written.strip()
    if not inner:
        return written
    before, _, after = written.partition(inner)
    if style is Style.LINK:
        return f"{before}{_link(inner, value)}{after}"
    if style in {Style.RAISED, Style.LOWERED} and (not inner.isalnum()):
        return written
    sign = _SIGNS[style]
    return f"{before}{sign}{inner}{sign}{after}"


def _link(inner: str, address: str) -> str:
    bare = inner.replace("\\", "").replace("&amp;", "&")
    if bare == address and re.fullmatch(r"https?://[^\s<>\"]+", address):
        return f"<{address}>"
    return f"[{inner}]({_destination(address)})"


def _destination(address: str) -> str:
    return re.sub(
        r"[\s<>()\\\"'`*_\[\]]", lambda found: f"%{ord(found[0]):02X}" if found[0] != "_" else "_",
        address.strip(),
    )  # fmt: skip


def _code(text: str) -> str:
    ticks = _fence(text)[2:] if "`" in text else "`"
    pad = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{ticks}{pad}{text}{pad}{ticks}"


def _plain(text: Rich, *, linked: bool) -> str:
    pieces = []
    start = 0
    for mark in sorted((m for m in text.marks if m.style is Style.NOTE), key=lambda m: m.start):
        pieces.append(escape_plain(text.text[start : mark.start], in_link=linked))
        pieces.append(f"[^{mark.value}]")
        start = mark.end
    pieces.append(escape_plain(text.text[start:], in_link=linked))
    return "".join(pieces).replace(OBJECT, "")
