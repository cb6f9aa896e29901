"""The amounts in a text: numbers in digits and words, with their units."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from itertools import zip_longest

from tweetalig.check.atoms import Atom, cut
from tweetalig.check.figures import read_figure
from tweetalig.check.number_words import dutch_number, dutch_ordinal, fractions, kept, words
from tweetalig.check.tokens import Span
from tweetalig.check.units import TIME, Unit, joined_unit, unit_signs, unit_words

HALF_YEARS = frozenset({"half", "helft", "halfjaar"})
"""Words that say six months in another way: de eerste helft van het jaar."""


HALF_DAY = re.compile(r"\s?([ap])\.?\s?m\b", re.IGNORECASE)
"""What follows an English clock time: a.m., p.m."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """An amount: ``values`` are what it can mean, the first the likeliest.

    A weak one need not come back in a good translation (both, first, once). ``code`` is the
    text of what holds digits and is no number (IL-6). A clock time is in minutes.
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


_FRACTION_SIGNS = {
    "½": Fraction(1, 2),
    "¼": Fraction(1, 4),
    "¾": Fraction(3, 4),
    "⅓": Fraction(1, 3),
    "⅔": Fraction(2, 3),
}
_CURRENCIES = frozenset("€$£")
_ORDINAL_ENDINGS = frozenset({"e", "de", "ste", "st", "nd", "rd", "th"})
_O_CLOCK = re.compile(r"\s?o['’]clock", re.IGNORECASE)
_ROMAN = {
    "II": 2,
    "III": 3,
    "IV": 4,
    "VI": 6,
    "VII": 7,
    "VIII": 8,
    "IX": 9,
    "XI": 11,
    "XII": 12,
    "XIX": 19,
    "XX": 20,
    "XXI": 21,
}
_BOUND = 24
"""The words before a number that are looked at for a bound, in characters."""

_DENIAL = 40
"""How far before a bound a denial may stand that turns it round or may do so, in characters."""

_BOUNDS = {
    "nl": re.compile(
        r"\b(?:(?P<more>(?:meer|groter|hoger|langer|ouder) dan(?: de)?|minstens|minimaal|ruim|"
        r"boven(?: de)?|(?:ten|op zijn) minste?|vanaf)|"
        r"(?:minder|kleiner|lager|korter|jonger) dan(?: de)?|"
        r"hooguit|hoogstens|maximaal|nog geen|onder(?: de)?|bijna|krap) $"
    ),
    "en": re.compile(
        r"\b(?:(?P<more>(?:more|greater|higher|longer|older) than|at least|over|above|"
        r"upwards of|a minimum of|minimum)|"
        r"(?:less|fewer|lower|shorter|younger) than|at most|under|below|"
        r"a maximum of|maximum|up to|nearly|almost|just short of) $"
    ),
}
_BOUNDS_AFTER = {
    "nl": re.compile(
        r"(?: jaar| jaren)? (?:en|of) (?:(?P<more>ouder|meer|hoger|langer)|"
        r"jonger|minder|lager|korter)\b"
    ),
    "en": re.compile(
        r"(?:[- ]years?(?:[- ]olds?)?)? (?:and|or) "
        r"(?:(?P<more>over|older|above|more|up|upwards|higher|longer)|"
        r"under|younger|below|less|fewer|lower|shorter)\b(?! (?:again|the|a)\b)"
    ),
}
"""Bounds behind the number: 60 jaar en ouder, 60 and over."""

_DENIED = re.compile(
    r"(?:\b(?:niet|geen|nooit|not|no|never|cannot)|n[’']t)\b(?P<between>[^.,;:!?()]*)$"
)
"""Not more than 4; don't wait for more than two hours."""

_OF_TIME = frozenset(
    {"working", "business", "consecutive", "full", "whole", "long", "calendar", "extra", "more"}
    | {"solid", "straight", "good", "other", "volle", "hele", "lange", "opeenvolgende", "goede"}
)
"""What may stand between a number and its unit of time."""

_OF_DAYS = re.compile(r"(?<=[a-z]{3})(?:dagen|weken|maanden|jaren)$")
"""How Dutch units of time end: werkdagen, lesweken."""

_TAKEN = frozenset({"tablet", "capsule", "spoons"})

_RANGE = re.compile(r"\s*(?:tot|à|of|to|or|[-–])\s*")
_COUNTED = r"\s*(?:[^\W\d]+\s+)?"
"""What is counted may stand in between: one member in four."""

_RATIO = {
    "nl": re.compile(rf"{_COUNTED}(?:van\s+de|van\s+elke|op\s+de|op\s+elke|op\s+iedere|op|van)\s*"),
    "en": re.compile(
        rf"{_COUNTED}(?:in\s+every|out\s+of\s+every|out\s+of|of\s+every|in|of\s+the|of)\s*"
    ),
}


def read_amounts(text: str, language: str) -> Amounts:
    """Return the amounts in ``text``, in order."""
    reader = _Reader(text, language)
    compared = tuple(_compared(text, language, quantity) for quantity in reader.quantities())
    quantities = tuple(_sharing_units(text, compared))
    return Amounts(quantities, tuple(_ratios(text, language, quantities)), tuple(reader.months))


def _compared(text: str, language: str, quantity: Quantity) -> Quantity:
    """Say of an amount whether it is a bound: more than 500, hooguit een kwart."""
    before = text[max(0, quantity.start - _BOUND) : quantity.start].lower()
    match = _BOUNDS[language].search(before) if language in _BOUNDS else None
    if quantity.compare:
        return quantity
    if match is None:
        after = _BOUNDS_AFTER[language].match(text, quantity.end) if language in _BOUNDS else None
        return replace(quantity, compare="≥" if after["more"] else "≤") if after else quantity
    start = quantity.start - len(before) + match.start()
    denied = _DENIED.search(text[max(0, start - _DENIAL) : start].lower())
    if denied and denied["between"].strip():
        # Not for children under two, don't wait for more than two hours: which is denied?
        return quantity
    return replace(quantity, compare="≥" if bool(match["more"]) != bool(denied) else "≤")


def _is_taken(quantity: Quantity) -> bool:
    """Whether an amount is so much of a medicine that each half counts: een halve tablet."""
    return quantity.unit is not None and quantity.unit.dimension in _TAKEN


def _sharing_units(text: str, found: tuple[Quantity, ...]) -> Iterator[Quantity]:
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
            yield replace(quantity, unit=following.unit)
        elif (
            following
            and following.sort == Sort.CLOCK
            and _may_be_clock(quantity)
            and _RANGE.fullmatch(text, quantity.end, following.start)
        ):
            yield _clock_before(quantity, following)
        else:
            yield quantity


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


def _ratios(text: str, language: str, found: tuple[Quantity, ...]) -> Iterator[Ratio]:
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


def _in_half(minutes: int, letter: str) -> int:
    """Return a time of day in minutes, given the letter of a.m. or p.m."""
    return minutes % 720 + (720 if letter in "pP" else 0)


class _Reader:
    """Walks through the pieces of one text; every method takes the index of a piece."""

    def __init__(self, text: str, language: str) -> None:
        self._text = text
        self._language = language
        self._atoms = cut(text)
        self._cardinals = words(language, "cardinals")
        self._magnitudes = words(language, "magnitudes")
        self._fractions = fractions(language)
        self._units = unit_words(language)
        self.months: list[tuple[int, Span]] = []

    def quantities(self) -> Iterator[Quantity]:
        index = 0
        while index < len(self._atoms):
            found, index = self._at(index)
            yield from found

    # Pieces -----------------------------------------------------------------------------------

    def _atom(self, index: int) -> Atom | None:
        return self._atoms[index] if 0 <= index < len(self._atoms) else None

    def _word(self, index: int) -> str:
        atom = self._atom(index)
        return atom.lower if atom and atom.kind == "word" else ""

    def _touches(self, index: int) -> bool:
        """Whether a piece stands right against the one before it."""
        return 0 < index < len(self._atoms) and (
            self._atoms[index].start == self._atoms[index - 1].end
        )

    def _near(self, index: int) -> bool:
        """Whether nothing but a space is between a piece and the one before it."""
        if not 0 < index < len(self._atoms):
            return False
        between = self._text[self._atoms[index - 1].end : self._atoms[index].start]
        return len(between) < 4 and not between.strip(" \u00a0\u202f\u2009\n.")

    def _make(self, first: int, last: int, *values: Fraction | int) -> Quantity:
        return Quantity(
            values=tuple(Fraction(value) for value in values),
            start=self._atoms[first].start,
            end=self._atoms[last].end,
        )

    # Reading ----------------------------------------------------------------------------------

    def _at(self, index: int) -> tuple[tuple[Quantity, ...], int]:
        atom = self._atoms[index]
        if atom.kind == "date":
            return self._date(index), index + 1
        if atom.kind == "clock":
            hours, minutes = atom.text.split(":")
            total = int(hours) * 60 + int(minutes)
            half = HALF_DAY.match(self._text, atom.end) if self._language == "en" else None
            if half:
                total = _in_half(total, half[1])
            made = replace(self._make(index, index, total), sort=Sort.CLOCK, digits=True)
            return (made,), index + 1
        if atom.kind == "number":
            return self._figure(index)
        if atom.kind == "word":
            return self._worded(index)
        if atom.text in _FRACTION_SIGNS:
            return self._with_unit(
                replace(self._make(index, index, _FRACTION_SIGNS[atom.text]), sort=Sort.FRACTION),
                index + 1,
            )
        return (), index + 1

    def _date(self, index: int) -> tuple[Quantity, ...]:
        atom = self._atoms[index]
        parts = [int(part) for part in re.split("[-/]", atom.text)]
        year, month, day = parts if parts[0] > 31 else reversed(parts)
        if month > 12:
            day, month = month, day
        self.months.append((month, (atom.start, atom.end)))
        made = self._make(index, index, day)
        return tuple(
            replace(made, values=(Fraction(n),), digits=True, day=True) for n in (day, year)
        )

    def _figure(self, index: int) -> tuple[tuple[Quantity, ...], int]:
        atom = self._atoms[index]
        figure = read_figure(atom.text, self._language)
        name = self._name_before(index)
        if name is not None or figure is None:
            first = index if name is None else name
            code = re.sub(r"[\W_]", "", self._text[self._atoms[first].start : atom.end]).lower()
            made = replace(self._make(first, index), sort=Sort.CODE, code=code)
            return (made,), self._after_name(index)
        made = replace(self._make(index, index, figure.value), digits=True, foreign=figure.foreign)
        clock = self._clock(made, index)
        if clock:
            return clock
        made, following = self._suffix(made, index + 1)
        made, following = self._magnified(made, following)
        made = self._signed(made, index)
        return self._with_unit(made, following)

    def _name_before(self, index: int) -> int | None:
        """Return the piece where a name with this number begins, as in IL-6, B12 or CoV-2."""
        if not self._touches(index):
            return None
        before = self._atoms[index - 1]
        if before.kind == "word":
            return index - 1
        if before.kind == "hyphen" and self._touches(index - 1):
            word = self._atoms[index - 2]
            if word.kind == "word" and word.text != word.lower and word.text[1:] != word.lower[1:]:
                return index - 2
        return None

    def _after_name(self, index: int) -> int:
        following = index + 1
        if self._touches(following) and self._atoms[following].kind == "word":
            following += 1
        return following

    def _clock(self, made: Quantity, index: int) -> tuple[tuple[Quantity, ...], int] | None:
        hours, _, minutes = self._atoms[index].text.partition(".")
        if not (len(hours) < 3 and len(minutes) in {0, 2}) or int(hours) > 24:
            return None
        total = int(hours) * 60 + int(minutes or 0)
        if self._language == "en":
            half = HALF_DAY.match(self._text, made.end, made.end + 6)
            if half:
                return (self._at_time(made, _in_half(total, half[1])),), index + 1
            if _O_CLOCK.match(self._text, made.end, made.end + 10):
                return (self._at_time(made, total),), index + 1
        elif minutes and self._word(index + 1) in {"uur", "u", "h"}:
            return (self._at_time(made, total),), index + 2
        return None

    def _at_time(self, made: Quantity, minutes: int) -> Quantity:
        return replace(made, values=(Fraction(minutes),), sort=Sort.CLOCK, foreign=False)

    def _suffix(self, made: Quantity, index: int) -> tuple[Quantity, int]:
        """Take in what stands right against a number: 3e, 21st, 1990s, 2½."""
        atom = self._atom(index)
        if atom is None or not self._touches(index):
            return made, index
        if atom.text in _FRACTION_SIGNS:
            value = made.value + _FRACTION_SIGNS[atom.text]
            return replace(made, values=(value,), end=atom.end), index + 1
        if atom.lower in _ORDINAL_ENDINGS:
            made = replace(made, sort=Sort.ORDINAL, end=atom.end)
            return self._of_century(made, index + 1), index + 1
        if atom.lower in {"s", "'s"} and made.value % 10 == 0 and self._language == "en":
            return self._decade(made, made.value, atom.end), index + 1
        if atom.lower == "x":
            return replace(made, end=atom.end), index + 1
        return made, index

    def _decade(self, made: Quantity, value: Fraction | int, end: int) -> Quantity:
        short = Fraction(value) % 100
        values = (short, 1900 + short) if value < 100 else (Fraction(value), short)
        return replace(made, values=values, sort=Sort.DECADE, end=end)

    def _magnified(self, made: Quantity, index: int) -> tuple[Quantity, int]:
        factor = self._magnitudes.get(self._word(index))
        if factor is None or not self._near(index) or made.sort == Sort.DECADE:
            return made, index
        values = tuple(value * factor for value in made.values)
        return replace(made, values=values, end=self._atoms[index].end), index + 1

    def _signed(self, made: Quantity, index: int) -> Quantity:
        before = self._atom(index - 1)
        if before is None or not self._near(index):
            return made
        if before.text in "<>≤≥":
            return replace(made, compare=before.text)
        if before.text in _CURRENCIES:
            return replace(made, unit=unit_signs()[before.text], start=before.start)
        if before.text in "-−" and self._touches(index) and self._opens(before.start):
            return replace(made, negative=True, start=before.start)
        if self._word(index - 1) == "jaren" and self._language == "nl" and made.value % 10 == 0:
            return self._decade(made, made.value, made.end)
        return made

    def _opens(self, position: int) -> bool:
        return position == 0 or self._text[position - 1] in " (\u00a0\n[<>=±"

    # Units ------------------------------------------------------------------------------------

    def _with_unit(self, made: Quantity, index: int) -> tuple[tuple[Quantity, ...], int]:
        unit, following = self._unit(index)
        if unit is None or made.unit is not None or made.sort == Sort.DECADE:
            return (made,), index
        made = replace(made, unit=unit, end=self._atoms[following - 1].end)
        per = self._per(following)
        return (replace(made, per=per) if per else made,), following

    def _unit(self, index: int) -> tuple[Unit | None, int]:
        atom = self._atom(index)
        joined = False
        if atom and atom.kind == "hyphen" and self._touches(index) and self._touches(index + 1):
            index, joined = index + 1, True
            atom = self._atom(index)
        if atom is None or not (joined or self._near(index)):
            return None, index
        if atom.lower in {"graden", "graad", "degrees", "degree", "°"}:
            unit = self._units.get(self._word(index + 1)) or unit_signs().get(
                f"°{self._text[self._atoms[index + 1].start : self._atoms[index + 1].end]}"
                if index + 1 < len(self._atoms)
                else ""
            )
            return (unit, index + 2) if unit else (None, index)
        if atom.lower == "per" and self._word(index + 1) == "cent":
            return unit_signs()["%"], index + 2
        if atom.lower == "percentage":
            unit = self._units.get(f"percentage {self._word(index + 1)}")
            return (unit, index + 2) if unit else (None, index)
        if atom.lower in _OF_TIME and self._word(index + 1) in self._units:
            # Three working days, twee volle weken.
            unit = self._units[self._word(index + 1)]
            return (unit, index + 2) if unit.dimension in TIME else (None, index)
        unit = unit_signs().get(atom.text.replace(" ", "")) or self._units.get(atom.lower)
        if unit is None and atom.kind == "word" and self._language == "nl":
            unit = self._units.get(match[0]) if (match := _OF_DAYS.search(atom.lower)) else None
        if unit is None and joined and atom.kind == "word":
            unit = joined_unit(atom.lower, self._language)
        return unit, index + 1

    def _per(self, index: int) -> str:
        atom, unit = self._atom(index), self._atom(index + 1)
        if atom is None or unit is None or unit.kind != "word":
            return ""
        slash = atom.text == "/" and self._touches(index)
        if slash or (atom.lower == "per" and unit.text in unit_signs()):
            found = unit_signs().get(unit.text) or self._units.get(unit.lower)
            return found.name if found else unit.lower
        return ""

    # Words ------------------------------------------------------------------------------------

    def _worded(self, index: int) -> tuple[tuple[Quantity, ...], int]:
        if self._language == "nl":
            return self._dutch(index)
        if self._language == "en":
            return self._english(index)
        return (), index + 1

    def _dutch(self, index: int) -> tuple[tuple[Quantity, ...], int]:
        word = self._word(index)
        clock = self._dutch_clock(index)
        if clock:
            return clock
        if word == "een":
            return self._dutch_article(index)
        if word == "om" and self._word(index + 1) == "de":
            return self._every_other(index, index + 2 + (self._word(index + 2) == "andere"))
        if word == "acht" and self._word(index - 1) == "in":
            return (), index + 1
        number = self._dutch_amount(word)
        if number is not None:
            # Één and nul come back as the, a single, no.
            made = replace(self._make(index, index, number), weak=number < 2)
            return self._cardinal(made, index + 1)
        return self._other_word(index)

    @staticmethod
    def _dutch_amount(word: str) -> Fraction | None:
        return dutch_number(word) if len(word) > 2 else None

    def _dutch_article(self, index: int) -> tuple[tuple[Quantity, ...], int]:
        """Read een as a number where one follows: een miljoen, een derde, een op de tien."""
        following = self._word(index + 1)
        one = replace(self._make(index, index, 1), weak=True)
        if following in self._magnitudes:
            return self._cardinal(replace(one, weak=False), index + 1)
        if following == "op" and self._ratio_follows(index + 2):
            return (one,), index + 1
        denominator = dutch_ordinal(following)
        if denominator and denominator > 2:
            made = self._make(index, index + 1, Fraction(1, denominator), denominator)
            return (replace(made, sort=Sort.FRACTION),), index + 2
        unit = self._units.get(following)
        if unit and (unit.dimension in TIME or unit.name == TONNE):
            return self._with_unit(one, index + 1)
        return (), index + 1

    def _ratio_follows(self, index: int) -> bool:
        if self._word(index) in {"de", "elke", "iedere"}:
            index += 1
        atom = self._atom(index)
        return atom is not None and (
            atom.kind == "number" or dutch_number(self._word(index)) is not None
        )

    def _dutch_clock(self, index: int) -> tuple[tuple[Quantity, ...], int] | None:
        """Half drie is half past two; kwart over drie, kwart voor drie."""
        word, place = self._word(index), self._word(index + 1)
        if word == "half":
            hour = dutch_number(place) if self._near(index + 1) else None
            shift, last = -30, index + 1
        elif word == "kwart" and place in {"over", "voor"}:
            hour, last = dutch_number(self._word(index + 2)), index + 2
            shift = 15 if place == "over" else -15
        else:
            return None
        if hour is None or hour > 12 or hour < 1:
            return None
        return (replace(self._make(index, last, hour * 60 + shift), sort=Sort.CLOCK),), last + 1

    def _english(self, index: int) -> tuple[tuple[Quantity, ...], int]:
        clock = self._english_clock(index)
        if clock:
            return clock
        word = self._word(index)
        if word in {"a", "an"}:
            return self._english_article(index)
        if word in {"every", "each"} and self._word(index + 1) in {"other", "second"}:
            return self._every_other(index, index + 2)
        if word == "no" or not (word in self._cardinals or word in self._magnitudes):
            return self._other_word(index)
        value, following, ordinal = self._english_row(index)
        made = self._make(index, following - 1, value)
        if ordinal:
            return (replace(made, sort=Sort.ORDINAL),), following
        # No two patients are alike: each one is different.
        loose = word in {"one", "zero"} or (word == "two" and self._word(index - 1) == "no")
        if loose and following == index + 1:
            made = replace(made, weak=True)
        return self._cardinal(made, following)

    def _every_other(self, index: int, unit_at: int) -> tuple[tuple[Quantity, ...], int]:
        """Read every other day, om de dag as two days."""
        unit = self._units.get(self._word(unit_at))
        if unit is None or unit.dimension not in TIME:
            return (), index + 1
        made = replace(self._make(index, unit_at, 2), unit=unit, weak=True)
        return (made,), unit_at + 1

    def _english_article(self, index: int) -> tuple[tuple[Quantity, ...], int]:
        following = self._word(index + 1)
        if following in self._magnitudes or following == "dozen":
            found, end = self._english(index + 1)
            return found, end
        ordinal = words("en", "ordinals").get(following, 0)
        if ordinal > 2:
            made = self._make(index, index + 1, Fraction(1, ordinal), ordinal)
            return (replace(made, sort=Sort.FRACTION, weak=True),), index + 2
        unit = self._units.get(following)
        if unit and unit.dimension in TIME:
            made = replace(self._make(index, index, 1), weak=True)
            (made, *_), end = self._with_unit(made, index + 1)
            if self._half_follows(end):
                made = replace(made, values=(Fraction(3, 2),), weak=False)
                return (replace(made, end=self._atoms[end + 2].end),), end + 3
            return (made,), end
        return (), index + 1

    def _half_follows(self, index: int) -> bool:
        return [self._word(index + step) for step in range(3)] == ["and", "a", "half"]

    def _english_row(self, index: int) -> tuple[int, int, bool]:
        """Read two hundred and fifty-one: value, the piece after it, whether an ordinal."""
        total, current, step = 0, 0, 10**20
        while True:
            word = self._word(index)
            if word in self._magnitudes:
                factor = self._magnitudes[word]
                current = max(current, 1) * factor
                if factor > 100:
                    total, current = total + current, 0
                step = factor
            elif word in self._cardinals and self._cardinals[word] < step:
                current += self._cardinals[word]
                step = 10 if self._cardinals[word] >= 20 else 0
            elif step == 10 and 0 < words("en", "ordinals").get(word, 0) < 10:
                return total + current + words("en", "ordinals")[word], index + 1, True
            else:
                break
            index = self._row_goes_on(index + 1, step)
            if index < 0:
                index = -index
                break
        return total + current, index, False

    def _row_goes_on(self, index: int, step: int) -> int:
        """Return the piece with the next word of a number; negative where the number ends."""
        following = index
        atom = self._atom(index)
        if (atom and atom.kind == "hyphen" and self._touches(index)) or (
            atom and atom.lower == "and" and step >= 100
        ):
            following += 1
        elif not self._near(index):
            return -index
        word = self._word(following)
        fits = word in self._magnitudes or self._cardinals.get(word, step) < step
        if fits or (step == 10 and 0 < words("en", "ordinals").get(word, 0) < 10):
            return following
        return -index

    def _english_clock(self, index: int) -> tuple[tuple[Quantity, ...], int] | None:
        if self._word(index) in {"noon", "midday", "midnight"}:
            return (replace(self._make(index, index, 720), sort=Sort.CLOCK, weak=True),), index + 1
        shifts = {("half", "past"): 30, ("quarter", "past"): 15, ("quarter", "to"): -15}
        shift = shifts.get((self._word(index), self._word(index + 1)))
        hour = self._cardinals.get(self._word(index + 2))
        if shift is None or hour is None or not 0 < hour < 13:
            return None
        made = self._make(index, index + 2, hour * 60 + shift)
        return (replace(made, sort=Sort.CLOCK),), index + 3

    def _cardinal(self, made: Quantity, index: int) -> tuple[tuple[Quantity, ...], int]:
        """Take in what follows a number word: a fraction, a magnitude, a half, a unit."""
        made, following = self._divided(made, index)
        if following != index:
            return (made,), following
        made, index = self._magnified(made, index)
        made, after = self._and_a_half(made, index)
        # Two and a half thousand.
        made, index = self._magnified(made, after) if after != index else (made, index)
        if self._language == "nl" and self._word(index) in {"keer", "maal"}:
            return (made,), index + 1
        if self._language == "nl" and made.value % 10 == 0 and self._after_jaren(made):
            return (self._decade(made, made.value, made.end),), index
        if self._language == "en" and self._word(index) in {"o'clock"}:
            return (self._at_time(made, int(made.value) * 60),), index + 1
        return self._with_unit(made, index)

    def _after_jaren(self, made: Quantity) -> bool:
        return self._text[max(0, made.start - 6) : made.start].lower() == "jaren "

    def _divided(self, made: Quantity, index: int) -> tuple[Quantity, int]:
        """Two thirds, twee derde."""
        atom = self._atom(index)
        place = index + 1 if atom and atom.kind == "hyphen" and self._touches(index) else index
        word = self._word(place)
        if self._language == "nl":
            denominator = 4 if word == "kwart" else dutch_ordinal(word)
        elif word in self._fractions:
            denominator = Fraction(self._fractions[word]).denominator
        else:
            denominator = words("en", "ordinals").get(word.removesuffix("s"))
        if not denominator or denominator < 3 or not 0 < made.value < denominator:
            return made, index
        value = made.value / denominator
        values = (value, Fraction(denominator)) if made.value == 1 else (value,)
        made = replace(made, values=values, sort=Sort.FRACTION, end=self._atoms[place].end)
        return replace(made, weak=False), place + 1

    def _and_a_half(self, made: Quantity, index: int) -> tuple[Quantity, int]:
        """Two and a half, twee en een half."""
        row: list[int] = []
        place = index
        while len(row) < 3 and (atom := self._atom(place)):
            if atom.kind != "hyphen":
                row.append(place)
            place += 1
        heard = [self._word(piece) for piece in row]
        if heard not in (["and", "a", "half"], ["en", "een", "half"], ["en", "een", "halve"]):
            return made, index
        values = tuple(value + Fraction(1, 2) for value in made.values)
        return replace(made, values=values, weak=False, end=self._atoms[row[-1]].end), row[-1] + 1

    def _other_word(self, index: int) -> tuple[tuple[Quantity, ...], int]:
        """Ordinals, fractions, decades, vague amounts, Roman numerals, words such as both."""
        word = self._word(index)
        made = self._make(index, index)
        if word in self._fractions:
            return self._fraction(index)
        ordinal = (
            dutch_ordinal(word) if self._language == "nl" else words("en", "ordinals").get(word)
        )
        if ordinal and not self._is_second(index):
            made = replace(made, values=(Fraction(ordinal),), sort=Sort.ORDINAL, weak=ordinal < 3)
            return (self._of_century(made, index + 1),), index + 1
        for table, sort in (("decades", Sort.DECADE), ("vague", Sort.VAGUE), ("weak", Sort.NUMBER)):
            value = words(self._language, table).get(word)
            if value is not None:
                value, last = (
                    self._thousands(index, value) if sort == Sort.VAGUE else (value, index)
                )
                made = replace(self._make(index, last, value), sort=sort, weak=True)
                made = self._decade(made, value, made.end) if sort == Sort.DECADE else made
                return (made,), last + 1
        roman = _ROMAN.get(self._atoms[index].text)
        if roman:
            return (
                replace(made, values=(Fraction(roman),), sort=Sort.ORDINAL, weak=True),
            ), index + 1
        unit = self._units.get(word)
        if unit and unit.name in {
            "decade",
            "century",
            "fortnight",
            "quarter",
            "quarter of an hour",
        }:
            made = replace(made, values=(Fraction(1),), unit=unit, weak=True)
            return (made,), index + 1
        return self._ended(index)

    def _thousands(self, index: int, value: int) -> tuple[int, int]:
        """Read tens of thousands: the value and the last piece."""
        thousands = words("en", "vague").get(self._word(index + 2), 0)
        if self._language == "en" and self._word(index + 1) == "of" and thousands > value:
            return value * thousands, index + 2
        return value, index

    def _of_century(self, made: Quantity, index: int) -> Quantity:
        """Let the twentieth century be the 1900s too."""
        atom = self._atom(index)
        if atom and atom.kind == "hyphen":
            index += 1
        if self._word(index).startswith(("eeuw", "centur")):
            return replace(made, values=(made.value, (made.value - 1) * 100))
        return made

    def _is_second(self, index: int) -> bool:
        """Whether "second" is a unit of time or a verb."""
        before = self._word(index - 1)
        return self._word(index) == "second" and before in {"per", "a", "split", "every", "each"}

    def _fraction(self, index: int) -> tuple[tuple[Quantity, ...], int]:
        word = self._word(index)
        made = self._make(index, index, Fraction(self._fractions[word]))
        # The second half of the nineties may become the late nineties.
        part = dutch_ordinal(self._word(index - 1)) is not None
        weak = part or word not in kept(self._language)
        made = replace(made, sort=Sort.FRACTION, weak=weak)
        following = index + 1
        made, after = self._magnified(made, following)
        if after != following:
            return (replace(made, weak=False, sort=Sort.NUMBER),), after
        if self._word(following) == "of" and self._word(following + 1) in {"a", "an"}:
            following += 1
        if self._language == "en" and self._word(following) in {"a", "an"}:
            following += 1
            if self._word(following) == "dozen":
                values = (made.value * 12,)
                return (replace(made, values=values, sort=Sort.NUMBER),), following + 1
            made, after = self._magnified(made, following)
            if after != following:
                return (replace(made, weak=False, sort=Sort.NUMBER),), after
        found, following = self._with_unit(made, following)
        return tuple(replace(one, weak=one.weak and not _is_taken(one)) for one in found), following

    def _ended(self, index: int) -> tuple[tuple[Quantity, ...], int]:
        """Dutch words that begin with a number: twintigtal, driemaal, zesjarige."""
        word = self._word(index)
        if self._language != "nl" or len(word) < 5:
            return (), index + 1
        unit_of_half = self._units.get(word.removeprefix("half")) if word[:4] == "half" else None
        if unit_of_half:
            made = replace(self._make(index, index, Fraction(1, 2)), unit=unit_of_half)
            return (replace(made, sort=Sort.FRACTION, weak=True),), index + 1
        endings: dict[str, str] = words("nl", "endings")  # type: ignore[assignment]
        for length in range(3, min(13, len(word) - 1)):
            unit = endings.get(word[-length:])
            number = dutch_number(word[:-length]) if unit is not None else None
            if unit is not None and number is not None:
                made = replace(self._make(index, index, number), unit=self._units.get(unit))
                return (replace(made, weak=number < 3),), index + 1
        return (), index + 1
