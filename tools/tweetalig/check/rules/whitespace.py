"""Spaces too many, or in the wrong place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tweetalig.check.rule import Problem, Rule, Scope
from tweetalig.check.tokens import Span
from tweetalig.check.view import View
from tweetalig.model import Severity

_DOUBLE = re.compile(r"(?<=\S) {2,}(?=\S)")
_BEFORE_SIGN = re.compile(r"(?<=\w)[ \u00a0](?=[,;:.!?](?:\s|\Z))")


def check(view: View) -> Iterator[Problem]:
    """Look for spaces that the source doesn't have in the same way."""
    source, target = view.source.text, view.target.text
    if target.strip() and (target != target.lstrip()) != (source != source.lstrip()):
        yield Problem(message="The translation begins with another space than the source.")
    if target.strip() and (target != target.rstrip()) != (source != source.rstrip()):
        yield Problem(message="The translation ends with another space than the source.")
    double = _spans(_DOUBLE, target)
    if double and not _spans(_DOUBLE, source):
        yield Problem(message="There are two spaces in a row.", target=double)
    if view.target.language != "fr":
        before = _spans(_BEFORE_SIGN, target)
        if before and not _spans(_BEFORE_SIGN, source):
            yield Problem(message="There is a space before a punctuation mark.", target=before)


def _spans(pattern: re.Pattern[str], text: str) -> tuple[Span, ...]:
    return tuple(match.span() for match in pattern.finditer(text))


RULE = Rule(
    name="whitespace",
    severity=Severity.NOTICE,
    summary="A space too many, or in the wrong place.",
    check=check,
    scope=Scope.SEGMENT,
)
