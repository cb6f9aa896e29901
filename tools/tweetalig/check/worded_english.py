"""Reads English numbers in words: two hundred and fifty-one, half past two."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from tweetalig.check.number_words import words
from tweetalig.check.pieces import Found
from tweetalig.check.quantities import Sort
from tweetalig.check.units import TIME
from tweetalig.check.worded import WordedNumbers

_VAGUELY = frozenset({"few", "several", "some", "many", "couple"})


class EnglishNumbers(WordedNumbers):
    """Reads what an English word begins."""

    def _english(self, index: int) -> Found:
        clock = self._english_clock(index)
        if clock:
            return clock
        word = self._word(index)
        if word in {"a", "an"}:
            return self._english_article(index)
        if word in {"every", "each"} and self._word(index + 1) in {"other", "second"}:
            return self._every_other(index, index + 2)
        # A few dozen are tientallen.
        vague = word == "dozen" and self._word(index - 1) in _VAGUELY
        if word == "no" or vague or not (word in self._cardinals or word in self._magnitudes):
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

    def _english_article(self, index: int) -> Found:
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

    def _english_clock(self, index: int) -> Found | None:
        if self._word(index) in {"noon", "midday", "midnight"}:
            return (replace(self._make(index, index, 720), sort=Sort.CLOCK, weak=True),), index + 1
        shifts = {("half", "past"): 30, ("quarter", "past"): 15, ("quarter", "to"): -15}
        shift = shifts.get((self._word(index), self._word(index + 1)))
        hour = self._cardinals.get(self._word(index + 2))
        if shift is None or hour is None or not 0 < hour < 13:
            return None
        made = self._make(index, index + 2, hour * 60 + shift)
        return (replace(made, sort=Sort.CLOCK),), index + 3
