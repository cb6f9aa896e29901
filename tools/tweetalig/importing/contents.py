"""Tables of contents: the line that begins one, and what its entries look like."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tweetalig.importing.blocks import Remark

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
