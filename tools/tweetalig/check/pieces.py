"""Walks through the pieces of a text: units, magnitudes and what else may follow a number."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from tweetalig.check.atoms import Atom, cut
from tweetalig.check.number_words import dutch_number, fractions, words
from tweetalig.check.quantities import Quantity, Sort
from tweetalig.check.units import TIME, Unit, joined_unit, unit_signs, unit_words

Found = tuple[tuple[Quantity, ...], int]
"""Amounts that were read, and the index of the piece after them."""


_OF_TIME = frozenset(
    {"working", "business", "consecutive", "full", "whole", "long", "calendar", "extra", "more"}
    | {"solid", "straight", "good", "other", "volle", "hele", "lange", "opeenvolgende", "goede"}
)
"""What may stand between a number and its unit of time."""


_MONEY = frozenset({"euro", "pound", "dollar"})

_OF_DAYS = re.compile(r"(?<=[a-z]{3})(?:dagen|weken|maanden|jaren)$")
"""How Dutch units of time end: werkdagen, lesweken."""


class Pieces:
    """The pieces of one text; every method takes the index of a piece."""

    def __init__(self, text: str, language: str) -> None:
        self._text = text
        self._language = language
        self._atoms = cut(text)
        self._cardinals = words(language, "cardinals")
        self._magnitudes = words(language, "magnitudes")
        self._fractions = fractions(language)
        self._units = unit_words(language)

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

    def _at_time(self, made: Quantity, minutes: int) -> Quantity:
        return replace(made, values=(Fraction(minutes),), sort=Sort.CLOCK, foreign=False)

    def _decade(self, made: Quantity, value: Fraction | int, end: int) -> Quantity:
        short = Fraction(value) % 100
        values = (short, 1900 + short) if value < 100 else (Fraction(value), short)
        return replace(made, values=values, sort=Sort.DECADE, end=end)

    def _of_century(self, made: Quantity, index: int) -> Quantity:
        """Let the twentieth century be the 1900s too."""
        atom = self._atom(index)
        if atom and atom.kind == "hyphen":
            index += 1
        if self._word(index).startswith(("eeuw", "centur")):
            return replace(made, values=(made.value, (made.value - 1) * 100))
        return made

    def _magnified(self, made: Quantity, index: int) -> tuple[Quantity, int]:
        factor = self._magnitudes.get(self._word(index))
        if factor is None or not self._near(index) or made.sort == Sort.DECADE:
            return made, index
        values = tuple(value * factor for value in made.values)
        return replace(made, values=values, end=self._atoms[index].end), index + 1

    def _with_unit(self, made: Quantity, index: int) -> Found:
        unit, following = self._unit(index)
        if unit is None or made.unit is not None or made.sort == Sort.DECADE:
            return (made,), index
        made = replace(made, unit=unit, end=self._atoms[following - 1].end)
        made, following = self._with_cents(made, unit, following)
        per = self._per(following)
        return (replace(made, per=per) if per else made,), following

    def _with_cents(self, made: Quantity, unit: Unit, index: int) -> tuple[Quantity, int]:
        """Read seven euros fifty, zeven euro vijftig."""
        word = self._word(index)
        cents = dutch_number(word) if self._language == "nl" else self._cardinals.get(word)
        if unit.dimension not in _MONEY or not cents or not 10 <= cents < 100:
            return made, index
        if not self._near(index) or made.value != int(made.value):
            return made, index
        values = (made.value + Fraction(cents) / 100,)
        return replace(made, values=values, end=self._atoms[index].end), index + 1

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
