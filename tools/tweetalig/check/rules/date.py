"""Dates: days, months, years and days of the week that changed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from tweetalig.check.calendar import months_with_capital
from tweetalig.check.rule import DUTCH_ENGLISH, Problem, Rule
from tweetalig.check.rules.number import demanded, of_date
from tweetalig.check.text import Text
from tweetalig.check.tokens import Span
from tweetalig.check.view import View
from tweetalig.model import Severity

_BEGINNING = re.compile(r"\b(?:begin|beginning of|start of|early|new year|nieuwe jaar)\b")
_END = re.compile(r"\b(?:eind|einde|end of|late|year's end|turn of)\b")
_PARTS = {1: _BEGINNING, 2: _BEGINNING, 11: _END, 12: _END}
"""What a month may be called beside the year: tot en met december 2027, the end of 2027."""

_Named = tuple[tuple[int, Span], ...]


def check(view: View) -> Iterator[Problem]:
    """Compare months, days of the week, and the numbers that belong to a date."""
    months = view.source.dates.months + view.source.amounts.months
    others = view.target.dates.months + view.target.amounts.months
    if any(month == 5 for month, _ in months) and not any(month == 5 for month, _ in others):
        # The Dutch has a mei, so a capital May is the month wherever it stands.
        others += months_with_capital(view.target.tokens)
    yield from _named(view, _of_part(months, view.target), _of_part(others, view.source))
    yield from _named(view, view.source.dates.weekdays, view.target.dates.weekdays)
    yield from _numbers(view)


def _named(view: View, source: _Named, target: _Named) -> Iterator[Problem]:
    before_all, after_all = dict(source), dict(target)
    lost = {number: span for number, span in source if number not in after_all}
    found = {number: span for number, span in target if number not in before_all}
    for before, after in zip_longest(lost.values(), found.values()):
        yield _problem(view, before, after)


def _of_part(months: _Named, text: Text) -> _Named:
    """Return the months without those that a text names by the part of the year: end of 2027."""
    prose = text.prose.lower() if months else ""
    meant = {
        month
        for month in {month for month, _ in months} & _PARTS.keys()
        if _PARTS[month].search(prose)
    }
    return tuple((month, span) for month, span in months if month not in meant)


def _numbers(view: View) -> Iterator[Problem]:
    amounts = view.amounts
    lost = [
        quantity.span
        for quantity in demanded(amounts.missing, view.target.words)
        if of_date(view.source, quantity)
    ]
    found = [
        quantity.span
        for quantity in demanded(amounts.added, view.source.words)
        if of_date(view.target, quantity)
    ]
    for before, after in zip_longest(lost, found):
        yield _problem(view, before, after)


def _problem(view: View, before: Span | None, after: Span | None) -> Problem:
    if before and after:
        said, put = view.source.said(before), view.target.said(after)
        message = f"The source says “{said}”, the translation “{put}”."
        return Problem(message=message, source=(before,), target=(after,))
    if before:
        message = f"“{view.source.said(before)}” is not in the translation."
        return Problem(message=message, source=(before,), severity=Severity.WARNING)
    span = after or (0, 0)
    message = f"“{view.target.said(span)}” is not in the source."
    return Problem(message=message, target=(span,), severity=Severity.WARNING)


RULE = Rule(
    name="date",
    severity=Severity.ERROR,
    summary="A date changed.",
    check=check,
    languages=DUTCH_ENGLISH,
)
