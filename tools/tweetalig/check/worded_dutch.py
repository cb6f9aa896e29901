"""Reads Dutch numbers in words: een op de tien, half drie."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from tweetalig.check.number_words import dutch_number, dutch_ordinal
from tweetalig.check.pieces import Found
from tweetalig.check.quantities import TONNE, Sort
from tweetalig.check.units import TIME
from tweetalig.check.worded import WordedNumbers


class DutchNumbers(WordedNumbers):
    """Reads what a Dutch word begins."""

    def _dutch(self, index: int) -> Found:
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

    def _dutch_article(self, index: int) -> Found:
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

    def _dutch_clock(self, index: int) -> Found | None:
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
