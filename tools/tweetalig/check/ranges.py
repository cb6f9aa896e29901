"""Amounts that belong together: ranges that share a unit, ratios of how many of how many."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest

from tweetalig.check.quantities import Quantity, Ratio, Sort

_RANGE = re.compile(r"\s*(?:tot|à|of|to|or|[-–])\s*")


_BETWEEN = re.compile(r"\b(?:tussen|between)\s(?:de\s)?\Z", re.IGNORECASE)
_RANGE_BETWEEN = re.compile(r"\s*(?:en|and)\s*(?:de\s)?")
_AHEAD = 12
"""How far ahead of a range its "between" is looked for, in characters."""

_MAGNITUDES = (1_000, 1_000_000, 1_000_000_000)


_COUNTED = r"\s*(?:[^\W\d]+\s+)?"
"""What is counted may stand in between: one member in four."""


_RATIO = {
    "nl": re.compile(rf"{_COUNTED}(?:van\s+de|van\s+elke|op\s+de|op\s+elke|op\s+iedere|op|van)\s*"),
    "en": re.compile(
        rf"{_COUNTED}(?:in\s+every|out\s+of\s+every|out\s+of|of\s+every|in|of\s+the|of)\s*"
    ),
}


def sharing_units(text: str, found: tuple[Quantity, ...]) -> Iterator[Quantity]:
    """Yield the amounts; the first of a range has the unit of the last: anderhalf tot twee jaar.

    A range of clock times has one too: 14.00 tot 17.30 uur, 2 to 5.30 p.m.
    """
    for quantity, following in zip_longest(found, found[1:]):
        if (
            following
            and following.unit
            and quantity.unit is None
            and {quantity.sort, following.sort} <= {Sort.NUMBER, Sort.FRACTION}
            and _RANGE.fullmatch(text, quantity.end, following.start)
        ):
            yield _magnified(replace(quantity, unit=following.unit), following)
        elif _goes_on(text, quantity, following):
            yield _magnified(quantity, following)
        elif (
            following
            and following.sort == Sort.CLOCK
            and _may_be_clock(quantity)
            and _RANGE.fullmatch(text, quantity.end, following.start)
        ):
            yield _clock_before(quantity, following)
        else:
            yield quantity


def _goes_on(text: str, quantity: Quantity, following: Quantity | None) -> bool:
    """Whether two amounts without units are the ends of a range: between thirty and forty."""
    if following is None or quantity.unit or following.unit:
        return False
    if not quantity.sort == following.sort == Sort.NUMBER:
        return False
    between = _BETWEEN.search(text, max(0, quantity.start - _AHEAD), quantity.start)
    pattern = _RANGE_BETWEEN if between else _RANGE
    return pattern.fullmatch(text, quantity.end, following.start) is not None


def _magnified(quantity: Quantity, following: Quantity) -> Quantity:
    """Let thirty be thirty thousand as well: between thirty and forty thousand."""
    more = [
        quantity.value * factor
        for factor in _MAGNITUDES
        if quantity.value < 1000 <= following.value and quantity.value * factor < following.value
    ]
    return replace(quantity, values=(*quantity.values, more[-1])) if more else quantity


def _may_be_clock(quantity: Quantity) -> bool:
    plain = quantity.sort == Sort.NUMBER and quantity.unit is None and quantity.digits
    hours, hundredths = divmod(quantity.value * 100, 100)
    return plain and hours <= 24 and hundredths < 60


def _clock_before(quantity: Quantity, following: Quantity) -> Quantity:
    """Return a number as the latest time of day before another that it can be."""
    hours, minutes = divmod(quantity.value * 100, 100)
    time = hours * 60 + minutes
    if time + 720 < following.value:
        time += 720
    return replace(quantity, values=(time,), sort=Sort.CLOCK, foreign=False)


def ratios(text: str, language: str, found: tuple[Quantity, ...]) -> Iterator[Ratio]:
    """Yield which neighbours among the amounts of a text are a ratio: one in ten."""
    pattern = _RATIO.get(language)
    if pattern is None:
        return
    for index in range(len(found) - 1):
        part, whole = found[index], found[index + 1]
        plain = part.unit is None and whole.unit is None and part.values and whole.values
        if not plain or not 0 < part.value < whole.value or whole.start - part.end > 30:
            continue
        if pattern.fullmatch(text, part.end, whole.start):
            yield Ratio(index, index + 1, part.value / whole.value)
