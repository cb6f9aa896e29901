"""What an amount is: a number with its unit, a ratio, all amounts of a text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from tweetalig.check.tokens import Span
from tweetalig.check.units import Unit

HALF_YEARS = frozenset({"half", "helft", "halfjaar"})
"""Words that say six months in another way: de eerste helft van het jaar."""


HALF_DAY = re.compile(r"\s?([ap])\.?\s?m\b", re.IGNORECASE)
"""What follows an English clock time: a.m., p.m."""


TIMES = re.compile(r"\s?(?:keer|maal|times|x)\b")
"""What makes an amount say how often, or how many times as much."""


TONNE = "tonne"
"""The unit that is also a sum of money in Dutch: een ton, 100,000 euros."""


class Sort(StrEnum):
    """What kind of amount it is."""

    NUMBER = "number"
    ORDINAL = "ordinal"
    FRACTION = "fraction"
    CLOCK = "clock"
    DECADE = "decade"
    VAGUE = "vague"
    CODE = "code"


class Denial(StrEnum):
    """How near a denial stands ahead of a bound: not more than four, don't wait more than two."""

    NONE = "none"
    AHEAD = "ahead"
    RIGHT_AHEAD = "right ahead"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """An amount: ``values`` are what it can mean, the first the likeliest.

    A weak one need not come back in a good translation (both, first, once). ``code`` is the
    text of what holds digits and is no number (IL-6). A clock time is in minutes.
    ``compare`` is the sign of a bound as it is written, and ``denial`` may turn that round.
    ``digits`` says how it is written; ``foreign`` that its decimal sign is another
    language's. ``day`` marks the day and year of a date in digits.
    """

    values: tuple[Fraction, ...]
    start: int
    end: int
    sort: Sort = Sort.NUMBER
    unit: Unit | None = None
    per: str = ""
    compare: str = ""
    denial: Denial = Denial.NONE
    code: str = ""
    weak: bool = False
    digits: bool = False
    foreign: bool = False
    negative: bool = False
    day: bool = False

    @property
    def span(self) -> Span:
        """Where it is."""
        return self.start, self.end

    @property
    def value(self) -> Fraction:
        """What it most likely means; 0 for a code."""
        return self.values[0] if self.values else Fraction(0)

    @property
    def is_half_year(self) -> bool:
        """Whether it is six months, which may be said with a word of HALF_YEARS."""
        unit = self.unit
        return unit is not None and unit.dimension == "months" and self.value * unit.factor == 6

    @property
    def is_day(self) -> bool:
        """Whether it is 24 hours, which are a day: per etmaal, in any 24-hour period."""
        unit = self.unit
        seconds = unit.factor if unit and unit.dimension == "seconds" else 0
        return self.value * seconds == 86_400


@dataclass(frozen=True, slots=True)
class Ratio:
    """Two amounts that say how many of how many: one in ten."""

    part: int
    whole: int
    value: Fraction


@dataclass(frozen=True, slots=True)
class Amounts:
    """All amounts of a text, and which of them are ratios; ``months`` are from dates in digits."""

    quantities: tuple[Quantity, ...]
    ratios: tuple[Ratio, ...]
    months: tuple[tuple[int, Span], ...]
