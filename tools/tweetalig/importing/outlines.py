"""Finds the headings among bare lines, by what stands around them and by the size of letters."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from tweetalig.importing.lines import is_finished
from tweetalig.importing.rich import OBJECT

_LONGEST, _MOST_WORDS = 100, 14
"""What a heading is at most, in characters and words, where nothing but its length tells it."""

_LONGEST_SHOWN, _MOST_WORDS_SHOWN = 220, 35
"""The same where its letters are larger or bold."""

_SPACE = 0.3
"""Less blank space than this, in lines, is none to the eye."""

_LARGER = 1.12
"""From this many times the size of running text on, a short line is a heading."""

_SAME_SIZE = 0.88
"""Letters with less than this share of another size are smaller to the eye."""

_NUMBERED = re.compile(r"(\d+(?:\.\d+)*)[.)]?\s")
_UNFIT_END = re.compile(r"[.:;,…/]$|\.[\"”’)]$|[^\W\d_][.…] ?\d{1,3}$")
_UNFIT = re.compile(
    r"https?://|www\.|\S@\S|^\W*$|^(?:©|bron:|tel\b)"
    r"|^(?:figuur|fig\.|tabel|grafiek|afbeelding|afb\.)\s*\d"
    r"|\S\s{3,}\S",  # The columns of a table, set with spaces.
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
    shown = [
        bool(body)
        and one is not None
        and _is_shown(one, body)
        and _next(outlines, index) is not None
        for index, one in enumerate(outlines)
    ]
    if any(shown):
        return _levels_by_size(outlines, shown)
    return _levels_by_gap(outlines, _bare_headings(outlines))


def reads_as_heading(words: str, *, shown: bool = False) -> bool:
    """Tell whether a text could be a heading: short, without an end, beginning like one.

    ``shown`` says that its letters set it apart from running text.
    """
    words = words.replace(OBJECT, "").rstrip()
    if words.endswith(":") and words.isupper():
        words = words[:-1]
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


def _is_shown(one: Outline, body: float) -> bool:
    """Tell whether the letters of a heading set it apart."""
    shown = one.bold or one.size >= _LARGER * body
    return shown and not one.item and one.lines <= 4 and reads_as_heading(one.words, shown=True)


def _bare_headings(outlines: Sequence[Outline | None]) -> list[bool]:
    found: list[bool] = []
    before: tuple[Outline, bool] | None = None
    for index, one in enumerate(outlines):
        following = _next(outlines, index)
        heads = one is not None and following is not None and _is_bare(one, following, before)
        found.append(heads)
        before = (one, heads) if one is not None else before
    return found


def _is_bare(one: Outline, following: Outline, before: tuple[Outline, bool] | None) -> bool:
    """Tell whether a line is a heading by what stands around it."""
    if one.item or one.lines > 1 or not reads_as_heading(one.words):
        return False
    if before is not None and not before[1]:
        end = before[0].words.rstrip()
        # Such a line goes on from the one above: an address, a name below a letter.
        apart = one.gap > _SPACE or (not one.size and (before[0].item or is_finished(end)))
        if end.endswith((",", ";")) or not apart:
            return False
    if one.words.rstrip().endswith("?") and one.gap > _SPACE:
        return True
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
    free = any(gap is not None and gap > _SPACE for gap in below)
    levels = [0 if gap is None else 3 if free and gap <= _SPACE else 2 for gap in below]
    numbers = [_NUMBERED.match(one.words) if one is not None else None for one in outlines]
    levels = [
        2 + number[1].count(".") if level and number else level
        for level, number in zip(levels, numbers, strict=True)
    ]
    first = next((index for index, one in enumerate(outlines) if one is not None), None)
    if first is not None and levels[first] == 2 and not numbers[first]:
        levels[first] = 1
    return levels
