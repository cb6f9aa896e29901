"""Months and days of the week in a text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from tweetalig.check.lexicon import read
from tweetalig.check.tokens import Span, Token

_DOUBTFUL = frozenset({"may", "march", "august"})
"""English months that are also other words; they count with a capital and in the right place."""

_BEFORE_MONTH = frozenset(
    {
        "in",
        "since",
        "until",
        "till",
        "by",
        "of",
        "early",
        "late",
        "mid",
        "last",
        "next",
        "this",
        "from",
        "to",
        "through",
        "during",
        "after",
        "before",
        "around",
        "between",
        "and",
        "end",
        "beginning",
        "middle",
        "every",
    }
)


@dataclass(frozen=True, slots=True)
class Dates:
    """Months (1 to 12) and days of the week (1 is Monday), with their places."""

    months: tuple[tuple[int, Span], ...]
    weekdays: tuple[tuple[int, Span], ...]


@cache
def _table(language: str, name: str) -> Mapping[str, int]:
    found = read("calendar").get(language, {}).get(name, ())
    return {word: number for number, word in enumerate(found, start=1)}


def read_dates(text: str, tokens: Sequence[Token], language: str) -> Dates:
    """Return the months and days of the week that ``text`` names."""
    return Dates(
        tuple(_months(text, tokens, language)),
        tuple(_weekdays(tokens, language)),
    )


def _months(text: str, tokens: Sequence[Token], language: str) -> Iterator[tuple[int, Span]]:
    full, short = _table(language, "months"), _table(language, "short")
    for index, token in enumerate(tokens):
        number = full.get(token.lower)
        if number is not None:
            doubtful = language == "en" and token.lower in _DOUBTFUL
            if doubtful and not (token.capital and _is_month(text, tokens, index)):
                continue
        elif token.lower in short and _beside_number(text, token):
            number = short[token.lower]
        if number is not None:
            yield number, (token.start, token.end)


def _is_month(text: str, tokens: Sequence[Token], index: int) -> bool:
    before = tokens[index - 1].lower if index else ""
    return before in _BEFORE_MONTH or _beside_number(text, tokens[index])


def _beside_number(text: str, token: Token) -> bool:
    before = text[max(0, token.start - 5) : token.start].rstrip(" .\u00a0").removesuffix("th")
    after = text[token.end : token.end + 4].lstrip(" .,\u00a0")
    return before[-1:].isdigit() or after[:1].isdigit()


def _weekdays(tokens: Sequence[Token], language: str) -> Iterator[tuple[int, Span]]:
    days = _table(language, "weekdays")
    for token in tokens:
        number = days.get(token.lower)
        if number is None and "dag" in token.lower and language == "nl":
            stem = token.lower[: token.lower.index("dag") + 3]
            number = days.get(stem)
        elif number is None and language == "en":
            number = days.get(token.lower.removesuffix("s").removesuffix("'"))
        if number is not None:
            yield number, (token.start, token.end)


def months_with_capital(tokens: Sequence[Token]) -> tuple[tuple[int, Span], ...]:
    """Return the English months that a capital alone would make, as in "May was dry"."""
    full = _table("en", "months")
    return tuple(
        (full[token.lower], (token.start, token.end))
        for token in tokens
        if token.capital and token.lower in _DOUBTFUL
    )
