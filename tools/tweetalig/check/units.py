"""Units of measurement, and the words and signs for them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from tweetalig.check.lexicon import read

TIME = frozenset({"seconds", "months"})
"""The dimensions of time; months can't be turned into seconds."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: ``factor`` base units of its dimension."""

    name: str
    dimension: str
    factor: Fraction


@cache
def unit_words(language: str) -> Mapping[str, Unit]:
    """Return the units by their words in a language, in lower case."""
    return {word: _unit(row) for row in read("units")["unit"] for word in row.get(language, ())}


@cache
def unit_signs() -> Mapping[str, Unit]:
    """Return the units by their signs, which are the same in all languages."""
    return {sign: _unit(row) for row in read("units")["unit"] for sign in row["signs"]}


def _unit(row: Mapping[str, str]) -> Unit:
    return Unit(row["name"], row["dimension"], Fraction(row["factor"]))


def joined_unit(word: str, language: str) -> Unit | None:
    """Return the unit a word begins with, as in the Dutch ``6-minutentest``."""
    for length in range(len(word), 2, -1):
        unit = unit_words(language).get(word[:length])
        if unit:
            return unit
    return None
