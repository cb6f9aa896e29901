"""Reads numbers in words, as far as both languages have them alike."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from functools import lru_cache

from tweetalig.check.number_words import dutch_number, dutch_ordinal, fractions, kept, words
from tweetalig.check.pieces import Found, Pieces
from tweetalig.check.quantities import Quantity, Sort
from tweetalig.check.units import TIME, unit_words

_TAKEN = frozenset({"tablet", "capsule", "spoons"})


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


_TABLES = ("cardinals", "magnitudes", "ordinals", "decades", "vague", "weak")

_OPENERS = frozenset({"een", "om", "kwart", "a", "an", "every", "each", "half", "quarter"}) | (
    frozenset({"noon", "midday", "midnight"})
)
"""Words that are no numbers and may open an amount: om de dag, a week, quarter past two."""


class WordedNumbers(Pieces):
    """Reads what begins with, or comes instead of, a number word."""

    def _every_other(self, index: int, unit_at: int) -> Found:
        """Read every other day, om de dag as two days."""
        unit = self._units.get(self._word(unit_at))
        if unit is None or unit.dimension not in TIME:
            return (), index + 1
        made = replace(self._make(index, unit_at, 2), unit=unit, weak=True)
        return (made,), unit_at + 1

    def _cardinal(self, made: Quantity, index: int) -> Found:
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

    def _other_word(self, index: int) -> Found:
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
            "etmaal",
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

    def _is_second(self, index: int) -> bool:
        """Whether "second" is a unit of time or a verb."""
        before = self._word(index - 1)
        return self._word(index) == "second" and before in {"per", "a", "split", "every", "each"}

    def _fraction(self, index: int) -> Found:
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

    def _ended(self, index: int) -> Found:
        """Dutch words that begin with a number: twintigtal, driemaal, zesjarige."""
        word = self._word(index)
        if self._language != "nl" or len(word) < 5:
            return (), index + 1
        unit_of_half = self._units.get(word.removeprefix("half")) if word[:4] == "half" else None
        if unit_of_half:
            made = replace(self._make(index, index, Fraction(1, 2)), unit=unit_of_half)
            return (replace(made, sort=Sort.FRACTION, weak=True),), index + 1
        held = _number_in(word)
        if held is None:
            return (), index + 1
        number, unit = held
        made = replace(self._make(index, index, number), unit=self._units.get(unit))
        return (replace(made, weak=number < 3),), index + 1


@lru_cache(maxsize=20_000)
def opens_amount(word: str, language: str) -> bool:
    """Whether an amount may begin with a word, in lower case; with most words none does."""
    if word.upper() in _ROMAN or word in _OPENERS or word in unit_words(language):
        return True
    if any(word in words(language, table) for table in _TABLES) or word in fractions(language):
        return True
    return language == "nl" and bool(
        dutch_number(word) is not None
        or dutch_ordinal(word)
        or word.startswith("half")
        or _number_in(word)
    )


@lru_cache(maxsize=20_000)
def _number_in(word: str) -> tuple[Fraction, str] | None:
    """Return the number a Dutch word begins with, and the unit it ends with: zesjarige."""
    endings: dict[str, str] = words("nl", "endings")  # type: ignore[assignment]
    for length in range(3, min(13, len(word) - 1)):
        unit = endings.get(word[-length:])
        number = dutch_number(word[:-length]) if unit is not None else None
        if unit is not None and number is not None:
            return number, unit
    return None


def _is_taken(quantity: Quantity) -> bool:
    """Whether an amount is so much of a medicine that each half counts: een halve tablet."""
    return quantity.unit is not None and quantity.unit.dimension in _TAKEN
