"""The amounts in a text: numbers in digits and words, with their units."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from tweetalig.check.bounds import compared
from tweetalig.check.figures import read_figure
from tweetalig.check.pieces import Found
from tweetalig.check.quantities import HALF_DAY, Amounts, Quantity, Sort
from tweetalig.check.ranges import ratios, sharing_units
from tweetalig.check.tokens import Span
from tweetalig.check.units import unit_signs
from tweetalig.check.worded import opens_amount
from tweetalig.check.worded_dutch import DutchNumbers
from tweetalig.check.worded_english import EnglishNumbers

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


def read_amounts(text: str, language: str) -> Amounts:
    """Return the amounts in ``text``, in order."""
    reader = _Reader(text, language)
    bounded = tuple(compared(text, language, quantity) for quantity in reader.quantities())
    quantities = tuple(sharing_units(text, bounded))
    return Amounts(quantities, tuple(ratios(text, language, quantities)), tuple(reader.months))


def _in_half(minutes: int, letter: str) -> int:
    """Return a time of day in minutes, given the letter of a.m. or p.m."""
    return minutes % 720 + (720 if letter in "pP" else 0)


class _Reader(DutchNumbers, EnglishNumbers):
    """Reads one text; ``months`` are those of the dates in digits that it came across."""

    def __init__(self, text: str, language: str) -> None:
        super().__init__(text, language)
        self.months: list[tuple[int, Span]] = []

    def quantities(self) -> Iterator[Quantity]:
        index = 0
        while index < len(self._atoms):
            found, index = self._at(index)
            yield from found

    def _at(self, index: int) -> Found:
        atom = self._atoms[index]
        if atom.kind == "word":
            return self._worded(index)
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
        if atom.text in _FRACTION_SIGNS:
            return self._with_unit(
                replace(self._make(index, index, _FRACTION_SIGNS[atom.text]), sort=Sort.FRACTION),
                index + 1,
            )
        return (), index + 1

    def _worded(self, index: int) -> Found:
        if not opens_amount(self._atoms[index].lower, self._language):
            return (), index + 1
        if self._language == "nl":
            return self._dutch(index)
        if self._language == "en":
            return self._english(index)
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

    def _figure(self, index: int) -> Found:
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

    def _clock(self, made: Quantity, index: int) -> Found | None:
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
