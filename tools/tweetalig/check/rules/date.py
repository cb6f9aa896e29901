"""Dates: days, months, years and days of the week that changed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from tweetalig.check.calendar import months_with_capital
from tweetalig.check.quantities import Quantity
from tweetalig.check.rule import DUTCH_ENGLISH, Problem, Rule
from tweetalig.check.rules.number import demanded, of_date
from tweetalig.check.text import Text
from tweetalig.check.tokens import Span
from tweetalig.check.view import View
from tweetalig.model import Severity

_YEAR = r"(?: (?:in|of|van))? (?:\d{4}|next|this|last|het|dit|volgend|vorig)\b"
_BEGINNING = re.compile(
    rf"\b(?:(?:begin|early){_YEAR}|beginning of|start of|new year\b|nieuwe jaar\b)"
)
_END = re.compile(rf"\b(?:(?:eind|einde|late){_YEAR}|end of|year's end\b|turn of)")
_PARTS = {1: _BEGINNING, 2: _BEGINNING, 11: _END, 12: _END}
"""What a month may be called beside the year: tot en met december 2027, the end of 2027."""

_ENDS_OF_WEEK = frozenset({1, 5})
_WORKING_DAYS = frozenset({"werkdag", "werkdagen", "doordeweeks", "doordeweekse", "weekdagen"}) | (
    frozenset({"weekday", "weekdays"})
)
"""What may be said for Monday to Friday."""

_LAST = 28
"""The number that the last day of a month has at least."""

_Named = tuple[tuple[int, Span], ...]


def check(view: View) -> Iterator[Problem]:
    """Compare months, days of the week, and the numbers that belong to a date."""
    months = view.source.dates.months + view.source.amounts.months
    others = view.target.dates.months + view.target.amounts.months
    if any(month == 5 for month, _ in months) and not any(month == 5 for month, _ in others):
        # The Dutch has a mei, so a capital May is the month wherever it stands.
        others += months_with_capital(view.target.tokens)
    here, there = _of_part(months, others, view.target), _of_part(others, months, view.source)
    yield from _named(view, here, there)
    yield from _named(view, _of_week(view.source, view.target), _of_week(view.target, view.source))
    yield from _numbers(view)


def _named(view: View, source: _Named, target: _Named) -> Iterator[Problem]:
    before_all, after_all = dict(source), dict(target)
    lost = {number: span for number, span in source if number not in after_all}
    found = {number: span for number, span in target if number not in before_all}
    for before, after in zip_longest(lost.values(), found.values()):
        yield _problem(view, before, after)


def _of_part(months: _Named, others: _Named, text: Text) -> _Named:
    """Return the months without those that a text names by the part of the year: end of 2027.

    ``others`` are those that it names.
    """
    prose = text.prose.lower() if months else ""
    named = {month for month, _ in others}
    meant = {
        month
        for month in {month for month, _ in months} & _PARTS.keys() - named
        if _PARTS[month].search(prose)
    }
    return tuple((month, span) for month, span in months if month not in meant)


def _of_week(text: Text, other: Text) -> _Named:
    """Return the days of the week without those that the other text calls working days."""
    days = text.dates.weekdays
    if _WORKING_DAYS.isdisjoint(other.words):
        return days
    return tuple((day, span) for day, span in days if day not in _ENDS_OF_WEEK)


def _numbers(view: View) -> Iterator[Problem]:
    amounts = view.amounts
    lost = [
        quantity.span
        for quantity in demanded(amounts.missing, view.target.words)
        if of_date(view.source, quantity) and not _is_edge(quantity, view.target)
    ]
    found = [
        quantity.span
        for quantity in demanded(amounts.added, view.source.words)
        if of_date(view.target, quantity)
    ]
    for before, after in zip_longest(lost, found):
        yield _problem(view, before, after)


def _is_edge(quantity: Quantity, text: Text) -> bool:
    """Whether the last or first day of a month is said without its number: the end of May."""
    edge = _END if quantity.value >= _LAST else _BEGINNING if quantity.value == 1 else None
    return edge is not None and edge.search(text.prose.lower()) is not None


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
