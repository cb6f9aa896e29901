"""The word lists that the rules use: TOML files that a volunteer can extend."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any

from tweetalig.check.phrases import PhraseBook

_BY_LANGUAGE = ("negation", "hedges", "quantifiers", "rates")


@cache
def read(name: str) -> Mapping[str, Any]:
    """Return the word list ``lexicons/<name>.toml``; it is read once."""
    file = resources.files("tweetalig.check").joinpath("lexicons", f"{name}.toml")
    return MappingProxyType(tomllib.loads(file.read_text(encoding="utf-8")))


@cache
def book(language: str) -> PhraseBook:
    """Return the phrases of the word lists whose tables are languages, each of label to phrases."""
    return PhraseBook({name: read(name).get(language, {}) for name in _BY_LANGUAGE})


@cache
def opposites(language: str) -> PhraseBook:
    """Return the words of all pairs of opposites, each pair a list of its own."""
    return PhraseBook({row["name"]: _sides(row, language) for row in read("opposites")["pair"]})


def doubtful_words(row: Mapping[str, Any], language: str) -> Sequence[Mapping[str, list[str]]]:
    """Return the words of either side of a pair that may mean something else, and what then."""
    return [row.get(f"doubtful{side}", {}) if language == "nl" else {} for side in (1, 2)]


def _sides(row: Mapping[str, Any], language: str) -> Mapping[str, Iterable[str]]:
    first, second = row.get(language, ((), ()))
    doubtful = doubtful_words(row, language)
    # A phrase that looks like a word of the pair and is none is longer, and so found first.
    neutral = row.get(f"neutral_{language}", ())
    return {"0": first, "1": second, "?0": doubtful[0], "?1": doubtful[1], "-": neutral}
