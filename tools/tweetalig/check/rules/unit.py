"""Units that changed: mg and g, weeks and months."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tweetalig.check.frequencies import is_same
from tweetalig.check.quantities import HALF_YEARS, Quantity
from tweetalig.check.rule import Problem, Rule
from tweetalig.check.text import Text
from tweetalig.check.tokens import Span
from tweetalig.check.units import TIME, Unit, unit_signs, unit_words
from tweetalig.check.view import View
from tweetalig.model import Severity

_ALL_THE_TIME = re.compile(
    r"\b(?:dag en nacht|nacht en dag|dag in,? dag uit|jaar in,? jaar uit|"
    r"day and night|night and day|day in,? day out|year in,? year out|"
    r"(?:all|any|every) hours?|round the clock)\b",
    re.IGNORECASE,
)
"""Words of time that measure nothing."""

_POINTING = frozenset({"both", "beide"})
"""What makes a time one of those that were named: on both days."""

_MEASURES = frozenset({"mass", "length", "volume"})


def check(view: View) -> Iterator[Problem]:
    """Compare the units of the numbers, then the words for time without a number."""
    for source, target in view.amounts.other_unit:
        yield _differ(view, source, target)
    for source, target in view.amounts.pairs:
        if source.per and target.per and source.per != target.per:
            yield _differ(view, source, target)
    if not view.amounts.other_unit:
        yield from _unnumbered(view)


def _differ(view: View, source: Quantity, target: Quantity) -> Problem:
    message = (
        f"The source says “{view.source.said(source.span)}”, "
        f"the translation “{view.target.said(target.span)}”."
    )
    return Problem(message=message, source=(source.span,), target=(target.span,))


def _unnumbered(view: View) -> Iterator[Problem]:
    """Compare words such as week and month, metre and kilometre: enkele weken, several months."""
    source, target = _words(view.source), _words(view.target)
    for before, after in view.amounts.pairs:
        # Anderhalf jaar became 18 months, which is right.
        for amount in (before, after):
            # From six months to fourteen: one alone explains nothing, but "a year" does.
            if amount.unit and (amount.weak or (before.unit and after.unit)):
                source.pop(amount.unit.name, None)
                target.pop(amount.unit.name, None)
    if is_same(view.source.frequencies, view.target.frequencies):
        return
    if _says_otherwise(view.source, view.target) or _says_otherwise(view.target, view.source):
        return
    lost = [span for name, span in source.items() if name not in target]
    found = [span for name, span in target.items() if name not in source]
    if lost and found:
        message = (
            f"The source says “{view.source.said(lost[0])}”, "
            f"the translation “{view.target.said(found[0])}”."
        )
        yield Problem(
            message=message, source=(lost[0],), target=(found[0],), severity=Severity.WARNING
        )


def _says_otherwise(text: Text, other: Text) -> bool:
    """Whether six months of one text are half of the year in the other, or 24 hours a day."""
    amounts = text.amounts.quantities
    half = any(amount.is_half_year for amount in amounts)
    if half and not HALF_YEARS.isdisjoint(other.words):
        return True
    return any(amount.is_day for amount in amounts) and bool(other.labelled("rates", "day"))


def _words(text: Text) -> dict[str, Span]:
    """Return the units of time and the metric ones that a text names, with their first places."""
    words = unit_words(text.language)
    found: dict[str, Span] = {}
    if _ALL_THE_TIME.search(text.prose):
        return found
    for index, token in enumerate(text.tokens):
        unit = words.get(token.lower)
        if index and text.tokens[index - 1].lower in _POINTING:
            continue
        # A second is also an ordinal, and "one day" any day.
        measured = unit and (unit.dimension in TIME or _is_metric(unit, token.lower))
        if unit and measured and token.lower not in {"second", "day", "s", "min"}:
            found.setdefault(unit.name, (token.start, token.end))
    return found


def _is_metric(unit: Unit, word: str) -> bool:
    """Whether a word is a metric unit written out, and not a foot or a pound."""
    metric = unit.dimension in _MEASURES and unit.name in unit_signs()
    return metric and len(word) > len(unit.name) + 1


RULE = Rule(
    name="unit",
    severity=Severity.ERROR,
    summary="A unit changed.",
    check=check,
)
