"""Finds the phrases of a word list in a sentence."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any

from tweetalig.lint.hint import Sentence, Span

_GAP = "..."
_BETWEEN = r"(?:[ ]+[\w’'-]+){0,4}?[ ]+"
"""What a gap may hold: up to four words, with no sign between them."""


@cache
def read_words(name: str) -> Mapping[str, Any]:
    """Return the word list ``words/<name>.toml``; it is read once."""
    file = resources.files("tweetalig.lint").joinpath("words", f"{name}.toml")
    return MappingProxyType(tomllib.loads(file.read_text(encoding="utf-8")))


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A phrase in a sentence: where, as it stands there, and what would be plainer."""

    span: Span
    said: str
    plain: str


class Phrases:
    """The phrases of a list, each with what is plainer: ``{"om": ["teneinde"]}``."""

    def __init__(self, plain: Mapping[str, list[str]]) -> None:
        # The longest first: “met behulp van” before “met”, whatever the order of the list.
        forms = {form.lower(): better for better, many in plain.items() for form in many}
        ordered = sorted(forms, key=lambda form: (-len(form), form))
        self._plain = [forms[form] for form in ordered]
        joined = "|".join(f"({_pattern(form)})" for form in ordered)
        self._pattern = re.compile(rf"(?<![\w’'-])(?:{joined})(?![\w’'-])", re.IGNORECASE)

    def find(self, sentence: Sentence) -> Iterator[Found]:
        """Yield the phrases that are in the writer's own words."""
        for match in self._pattern.finditer(sentence.text):
            if match.lastindex and sentence.is_own(*match.span()):
                plain = self._plain[match.lastindex - 1]
                yield Found(span=match.span(), said=match.group(), plain=plain)


def _pattern(form: str) -> str:
    parts = [r"\s+".join(map(re.escape, part.split())) for part in form.split(_GAP)]
    return _BETWEEN.join(parts)
