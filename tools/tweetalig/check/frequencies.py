"""How often something is done, put as times in a period or as the time in between."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from tweetalig.check.quantities import Quantity, Sort

_SECONDS = {"hour": 3_600, "day": 86_400, "week": 604_800}
_PERIODS = {"uur": "hour", "dag": "day", "etmaal": "day", "week": "week"} | {
    period: period for period in _SECONDS
}
_PERIODS_IN_ADVERBS = {
    "daags": "day",
    "daily": "day",
    "dagelijks": "day",
    "wekelijks": "week",
    "weekly": "week",
    "hourly": "hour",
}
_EVERY = re.compile(r"\b(?:elke|iedere|om\s+de|every|each)\s\Z", re.IGNORECASE)
_ALTERNATE = re.compile(r"om de |every (?:other|second) ", re.IGNORECASE)
_IN_PERIOD = re.compile(
    r"[\s-]?(?:keer|maal|times|x)?\s?"
    r"(?:(?:per|elke?|iedere?|in\sde|in\shet|an?|each|every)\s"
    rf"(?P<period>{'|'.join(_PERIODS)})\b|(?P<adverb>{'|'.join(_PERIODS_IN_ADVERBS)})\b)",
    re.IGNORECASE,
)
_AHEAD = 8
"""How far ahead of an amount its "every" is looked for, in characters."""

_FEW = 6
"""Of more frequencies than these nobody knows which belongs to which."""


@dataclass(frozen=True, slots=True)
class Frequency:
    """A frequency: the seconds from one time to the next, and the amount that says it.

    ``in_between`` says that it is put as the time in between: every six hours.
    """

    interval: Fraction
    quantity: Quantity
    in_between: bool = False


def read_frequencies(text: str, quantities: Iterable[Quantity]) -> tuple[Frequency, ...]:
    """Return how often things are done, of the amounts of a text: four times a day."""
    found: list[Frequency] = []
    for quantity in quantities:
        found += _frequency(text, quantity)
        if len(found) > _FEW:
            return ()
    return tuple(found)


def is_same(here: Sequence[Frequency], there: Sequence[Frequency]) -> bool | None:
    """Whether a frequency is the same, put in two ways: om de zes uur, four times a day.

    ``None`` where each text doesn't have one, or both put it in the same way.
    """
    if len(here) != 1 or len(there) != 1 or here[0].in_between == there[0].in_between:
        return None
    return here[0].interval == there[0].interval


def _frequency(text: str, quantity: Quantity) -> Iterator[Frequency]:
    if quantity.value <= 0:
        return
    unit = quantity.unit
    last = text[quantity.start : quantity.end].lower().rpartition(" ")[2]
    ending = _PERIODS_IN_ADVERBS.get(last)
    if ending:
        # Twice daily, where the unit has been taken for that of the number.
        yield Frequency(_SECONDS[ending] / quantity.value, quantity)
    elif unit and unit.dimension == "seconds":
        # Om de dag and every other day are read as two days.
        every = _EVERY.search(text, max(0, quantity.start - _AHEAD), quantity.start)
        if every or _ALTERNATE.match(text, quantity.start):
            yield Frequency(quantity.value * unit.factor, quantity, in_between=True)
    elif unit is None and quantity.sort is Sort.NUMBER:
        match = _IN_PERIOD.match(text, quantity.end)
        if match:
            word = (match["period"] or match["adverb"]).lower()
            period = _PERIODS.get(word) or _PERIODS_IN_ADVERBS[word]
            yield Frequency(_SECONDS[period] / quantity.value, quantity)
