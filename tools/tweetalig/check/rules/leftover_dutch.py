"""Words that were left in the source language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tweetalig.check.dictionaries import is_foreign
from tweetalig.check.rule import DUTCH_ENGLISH, Problem, Rule
from tweetalig.check.tokens import Span, Token
from tweetalig.check.view import View
from tweetalig.model import Severity

_QUOTED = re.compile(r"[\"“„‘«]([^\"“”„‘’«»]{1,200})[\"”’»]")


def check(view: View) -> Iterator[Problem]:
    """Look for Dutch words in the English that are no English words and no names."""
    tokens = view.target.tokens
    quoted = {place for start, end in _titles(view) for place in range(start, end)}
    left = tuple(
        token
        for index, token in enumerate(tokens)
        if _is_left(view, token) and not _among_names(tokens, index) and token.start not in quoted
    )
    if left and len(left) < len(tokens) * 0.8:
        words = ", ".join(f"“{view.target.said((t.start, t.end))}”" for t in left[:5])
        yield Problem(
            message=f"Still Dutch: {words}.",
            target=tuple((token.start, token.end) for token in left),
            severity=Severity.ERROR if len(left) > 1 else None,
        )


def _titles(view: View) -> tuple[Span, ...]:
    """Return what is quoted in the same words on both sides: the Dutch title of a book."""
    quoted = {match[1] for match in _QUOTED.finditer(view.source.text)}
    return tuple(
        match.span(1) for match in _QUOTED.finditer(view.target.text) if match[1] in quoted
    )


def _is_left(view: View, token: Token) -> bool:
    # My nichtje's party.
    word = token.lower if token.lower in view.source.words else token.lower.removesuffix("'s")
    copied = word in view.source.words
    # A capital inside a sentence makes a name, which stays.
    name = token.capital and (token.start > 0 or token.lower in _names(view))
    return not name and is_foreign(word, copied=copied)


def _names(view: View) -> frozenset[str]:
    """Return the words that have a capital inside a sentence of the source."""
    return frozenset(
        token.lower for token in view.source.tokens[1:] if token.capital and not token.pause
    )


def _among_names(tokens: Sequence[Token], index: int) -> bool:
    """Whether a small word stands inside a name: Vereniging van Artsen."""
    before = index > 0 and tokens[index - 1].capital
    after = index + 1 < len(tokens) and tokens[index + 1].capital
    return (before and after) or (len(tokens[index].lower) < 4 and (before or after))


RULE = Rule(
    name="leftover-dutch",
    severity=Severity.WARNING,
    summary="Words were left in Dutch.",
    check=check,
    languages=DUTCH_ENGLISH,
)
