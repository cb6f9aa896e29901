"""Tables of contents: found by the line that begins one and by their entries, and left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tweetalig.importing.blocks import (
    Block,
    Heading,
    Item,
    Listing,
    Paragraph,
    Remark,
    Source,
    Table,
)

_START = re.compile(r"\W*(?:inhoud(?:sopgave|stafel)?|in dit nummer|contents)\W*", re.IGNORECASE)
_LEADERS = re.compile(r"(?:[.·…_]\s?){4,}\s*(?:\d{1,4}|[ivxlc]{1,7})?\s*$")
_NUMBERED = re.compile(r"^(?:\d+\.)*\d+[.)]?\s+(?=\S)")
_PAGE = re.compile(r"[\s.·…_]+(?P<page>\d{1,4})$")
_FEWEST = 2


def begins_contents(text: str) -> bool:
    """Tell whether a line is the heading of a table of contents."""
    return bool(_START.fullmatch(text))


def has_leaders(text: str) -> bool:
    """Tell whether dots lead from a text to a page number, as in a table of contents."""
    return bool(_LEADERS.search(text))


def bare_words(text: str) -> str:
    """Return the words by which an entry and its heading are compared: without any number."""
    words = " ".join(text.split()).casefold()
    return _NUMBERED.sub("", _PAGE.sub("", words)) or words


def count_entries(texts: Sequence[str], again: Sequence[bool]) -> int:
    """Return how many of ``texts`` are entries, from the first on; 0 where they make no contents.

    An entry names a page that is none before that of the last one, or its words come ``again``.
    """
    count = last = 0
    for text, comes_again in zip(texts, again, strict=True):
        found = _PAGE.search(text.strip())
        page = int(found["page"]) if found else 0
        if page < max(1, last) and not comes_again:
            break
        last = page or last
        count += 1
    return count if count >= _FEWEST else 0


def left_out(text: str, place: int = 0) -> Remark:
    """Say that a line of a table of contents was left out."""
    return Remark(
        rule="contents",
        message=f"a line of a table of contents was left out: “{text}”",
        text=text,
        place=place,
    )


def leave_out_contents(source: Source) -> Source:
    """Leave out tables of contents that somebody typed, as paragraphs, lists or tables."""
    blocks = source.blocks
    last = {bare_words(text): n for n, block in enumerate(blocks) for text in _lines(block)}
    dropped: set[int] = set()
    for start, block in enumerate(blocks):
        if start in dropped or not any(map(begins_contents, _lines(block))):
            continue
        entries = [
            (n, text) for n in range(start + 1, len(blocks)) for text in _lines(blocks[n]) or ("",)
        ]
        again = [last.get(bare_words(text), 0) > n for n, text in entries]
        count = count_entries([text for _, text in entries], again)
        whole = {n for n, _ in entries[:count]} - {n for n, _ in entries[count:]}
        dropped |= {start, *whole} if whole else set()
    remarks = (
        left_out(text, blocks[n].place) for n in sorted(dropped) for text in _lines(blocks[n])
    )
    kept = tuple(block for n, block in enumerate(blocks) if n not in dropped)
    return replace(source, blocks=kept, remarks=(*source.remarks, *remarks))


def _lines(block: Block) -> tuple[str, ...]:
    """Return the texts of a block that could be entries, each on one line."""
    match block:
        case Heading() | Paragraph():
            return tuple(line.strip() for line in block.text.text.split("\n"))
        case Listing():
            return tuple(text for item in block.items for text in _lines_of_item(item))
        case Table():
            return tuple(" ".join(cell.text for cell in row if cell) for row in block.rows)
    return ()


def _lines_of_item(item: Item) -> Iterator[str]:
    yield item.text.text.strip()
    for block in item.blocks:
        yield from _lines(block)
