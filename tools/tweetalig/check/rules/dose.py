"""Doses: how much, and how often."""

from __future__ import annotations

from collections.abc import Iterator

from tweetalig.check.frequencies import is_same
from tweetalig.check.phrases import Hit
from tweetalig.check.rule import DUTCH_ENGLISH, Problem, Rule
from tweetalig.check.text import Text
from tweetalig.check.view import View
from tweetalig.model import Severity

_MEDICINE = frozenset({"mass", "volume", "tablet", "capsule", "drop", "international units"})


def check(view: View) -> Iterator[Problem]:
    """Compare how often: per dag and a week, elke 8 uur and twice a day."""
    same = is_same(view.source.frequencies, view.target.frequencies)
    if same is not None:
        if not same:
            yield _another_frequency(view)
        return
    source = view.source.labelled("rates", *_PERIODS)
    target = view.target.labelled("rates", *_PERIODS)
    lost = _without(view.target, source, target)
    found = _without(view.source, target, source)
    if lost and found:
        said = view.source.said(view.source.spans(lost)[0])
        put = view.target.said(view.target.spans(found)[0])
        yield Problem(
            message=f"The Dutch says “{said}”, the English “{put}”.",
            source=view.source.spans(lost),
            target=view.target.spans(found),
        )
    elif lost and not target and _is_dose(view):
        said = view.source.said(view.source.spans(lost)[0])
        yield Problem(
            message=f"“{said}” is not in the translation.",
            source=view.source.spans(lost),
            severity=Severity.WARNING,
        )


def _another_frequency(view: View) -> Problem:
    """Om de twee uur that became twice an hour."""
    (before,), (after,) = view.source.frequencies, view.target.frequencies
    said = view.source.said(before.quantity.span)
    put = view.target.said(after.quantity.span)
    return Problem(
        message=f"How often changed: the Dutch says “{said}”, the English “{put}”.",
        source=(before.quantity.span,),
        target=(after.quantity.span,),
    )


_PERIODS = (
    "second",
    "hour",
    "day",
    "two days",
    "week",
    "two weeks",
    "month",
    "two months",
    "two years",
    "year",
    "minute",
    "night",
    "meal",
)


def _without(text: Text, hits: tuple[Hit, ...], others: tuple[Hit, ...]) -> tuple[Hit, ...]:
    """Return the rates that a text doesn't have; ``others`` are its own."""
    periods = {hit.label for hit in others}
    if any(quantity.is_day for quantity in text.amounts.quantities):
        periods.add("day")
    return tuple(hit for hit in hits if hit.label not in periods)


def _is_dose(view: View) -> bool:
    amounts = view.source.amounts.quantities
    return any(amount.unit and amount.unit.dimension in _MEDICINE for amount in amounts)


RULE = Rule(
    name="dose",
    severity=Severity.ERROR,
    summary="How often a dose is taken changed.",
    check=check,
    languages=DUTCH_ENGLISH,
)
