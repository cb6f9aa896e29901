"""The word lists that the rules use: TOML files that a volunteer can extend."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
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
