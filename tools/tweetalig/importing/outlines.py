"""Finds the headings among bare lines, by what stands around them and by the size of letters."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from tweetalig.importing.rich import OBJECT

_LONGEST, _MOST_WORDS = 100, 14
"""What a heading is at most, in characters and words, where nothing but its length tells it."""

_LONGEST_SHOWN, _MOST_WORDS_SHOWN = 220, 35
"""The same where its letters are larger or bold."""

_LARGER = 1.12
"""From this many times the size of running text on, a short line is a heading."""

_SAME_SIZE = 0.88
"""Letters with less than this share of another size are smaller to the eye."""

_UNFIT_END = re.compile(r"[.:;,…/]$|\.[\"”’)]$")
_UNFIT = re.compile(
    r"https?://|www\.|\S@\S|^\W*$|^(?:©|bron:|tel\b)"
    r"|^(?:figuur|fig\.|tabel|grafiek|afbeelding|afb\.)\s*\d",
    re.IGNORECASE,
)
_BEGINNING = re.compile(r"[\"“‘'(]?(?:[^\W\d_a-zà-ÿ]|\d+(?:\.\d+)*[.)]?\s|[’'][a-z]\s)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """What a heading is known by; ``gap`` is the blank space above, in lines."""

    words: str
    lines: int
    gap: float
    size: float
    bold: bool
    item: bool


def heading_levels(outlines: Sequence[Outline | None]) -> list[int]:
    """Return the level of each heading, and 0 for what is none; None stands for a caption."""
    body = body_size(outlines)
    found = [
        one is not None and _is_heading(one, _next(outlines, index), _last(outlines, index), body)
        for index, one in enumerate(outlines)
    ]
    if body:
        return _levels_by_size(outlines, found)
    return _levels_by_gap(outlines, found)


def reads_as_heading(words: str, *, shown: bool = False) -> bool:
    """Tell whether a text could be a heading: short, without an end, beginning like one.

    ``shown`` says that its letters set it apart from running text.
    """
    words = words.replace(OBJECT, "").rstrip()
    return (
        len(words) <= (_LONGEST_SHOWN if shown else _LONGEST)
        and len(words.split()) <= (_MOST_WORDS_SHOWN if shown else _MOST_WORDS)
        and not _UNFIT_END.search(words)
        and not _UNFIT.search(words)
        and bool(_BEGINNING.match(words))
    )


def body_size(outlines: Sequence[Outline | None]) -> float:
    """Return the size of most letters, 0 where letters have none."""
    letters: Counter[float] = Counter()
    for one in outlines:
        if one is not None:
            letters[one.size] += len(one.words)
    return letters.most_common(1)[0][0] if letters else 0.0


def _next(outlines: Sequence[Outline | None], index: int) -> Outline | None:
    return next((one for one in outlines[index + 1 :] if one is not None), None)


def _last(outlines: Sequence[Outline | None], index: int) -> Outline | None:
    return next((one for one in reversed(outlines[:index]) if one is not None), None)


def _is_heading(
    one: Outline, following: Outline | None, before: Outline | None, body: float
) -> bool:
    shown = bool(body) and (one.bold or one.size >= _LARGER * body)
    if one.item or following is None or not reads_as_heading(one.words, shown=shown):
        return False
    if body:
        return shown and one.lines <= 4
    if one.lines > 1 or (before is not None and before.words.rstrip().endswith((",", ";"))):
        return False
    return following.item or len(following.words) > len(one.words) or reads_as_heading(
        following.words
    )  # fmt: skip


def _levels_by_size(outlines: Sequence[Outline | None], found: Sequence[bool]) -> list[int]:
    """Rank headings by the size of their letters; sizes that nearly agree are one level."""
    sizes = sorted(
        {one.size for one, heading in zip(outlines, found, strict=True) if one and heading},
        reverse=True,
    )
    levels: dict[float, int] = {}
    level, largest = 0, 0.0
    for size in sizes:
        if not level or size < _SAME_SIZE * largest:
            level, largest = level + 1, size
        levels[size] = level
    return [
        levels[one.size] if one is not None and heading else 0
        for one, heading in zip(outlines, found, strict=True)
    ]


def _levels_by_gap(outlines: Sequence[Outline | None], found: Sequence[bool]) -> list[int]:
    """Rank headings that stand close to their text below those that stand free."""
    below = [
        following.gap if heading and (following := _next(outlines, index)) else None
        for index, heading in enumerate(found)
    ]
    free = any(gap is not None and gap > 0 for gap in below)
    levels = [0 if gap is None else 3 if free and gap == 0 else 2 for gap in below]
    first = next((index for index, one in enumerate(outlines) if one is not None), None)
    if first is not None and levels[first] == 2:
        levels[first] = 1
    return levels
