"""Brackets and quotation marks that got lost or stand alone."""

from __future__ import annotations

from collections.abc import Iterator

from tweetalig.check.rule import Problem, Rule, Scope
from tweetalig.check.view import View
from tweetalig.model import Severity

_BRACKETS = (("(", ")"), ("[", "]"), ("{", "}"))
_QUOTES = frozenset('"“”„«»‟')


def check(view: View) -> Iterator[Problem]:
    """Compare brackets and quotation marks."""
    source, target = view.source.prose, view.target.prose
    for opening, closing in _BRACKETS:
        before, after = _pair(source, opening, closing), _pair(target, opening, closing)
        if after[0] != after[1] and before[0] == before[1]:
            yield Problem(message=f"A bracket stands alone in the translation: {opening}{closing}.")
        elif before[0] != after[0]:
            yield Problem(
                message=f"{opening}{closing}: {before[0]} before, {after[0]} in the translation.",
                severity=Severity.NOTICE,
            )
    quoted, kept = _count(source), _count(target)
    if kept % 2 and not quoted % 2:
        yield Problem(message="A quotation mark stands alone in the translation.")
    elif bool(quoted) != bool(kept):
        where = "source" if quoted else "translation"
        yield Problem(message=f"Only the {where} quotes something.", severity=Severity.NOTICE)


def _pair(text: str, opening: str, closing: str) -> tuple[int, int]:
    return text.count(opening), text.count(closing)


def _count(text: str) -> int:
    return sum(text.count(quote) for quote in _QUOTES)


RULE = Rule(
    name="quotes-brackets",
    severity=Severity.WARNING,
    summary="Brackets or quotation marks got lost or stand alone.",
    check=check,
    scope=Scope.SEGMENT,
)
