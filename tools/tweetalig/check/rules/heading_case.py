"""Headings With Capitals Everywhere."""

from __future__ import annotations

from collections.abc import Iterator

from tweetalig.check.rule import DUTCH_ENGLISH, Problem, Rule, Scope
from tweetalig.check.view import View
from tweetalig.model import Kind, Severity

_HEADINGS = frozenset({Kind.TITLE, Kind.HEADING, Kind.ADMONITION_TITLE, Kind.TAB_TITLE})
_ENOUGH = 3
"""Words with a capital that the source doesn't have, from which on it is a habit."""


def check(view: View) -> Iterator[Problem]:
    """Look for capitals in a heading that the Dutch heading doesn't have."""
    if view.pair.kind not in _HEADINGS:
        return
    names = {token.lower for token in view.source.tokens if token.capital}
    inner = [token for token in view.target.tokens[1:] if len(token.lower) > 3]
    capitals = [
        token
        for token in inner
        if token.capital
        and token.lower not in names
        and not view.target.said((token.start, token.end)).isupper()
    ]
    if len(capitals) >= _ENOUGH and len(capitals) > len(inner) * 0.6:
        yield Problem(
            message="The heading has capitals as in an English title; the Dutch has none.",
            target=tuple((token.start, token.end) for token in capitals),
            hint="write headings as sentences: only the first word and names have a capital",
        )


RULE = Rule(
    name="heading-case",
    severity=Severity.NOTICE,
    summary="A heading has capitals that its source doesn't have.",
    check=check,
    scope=Scope.SEGMENT,
    languages=DUTCH_ENGLISH,
)
