"""Numbers that got lost, appeared or changed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from tweetalig.check.quantities import Quantity, Sort
from tweetalig.check.rule import Problem, Rule
from tweetalig.check.text import Text
from tweetalig.check.view import View
from tweetalig.model import Severity

_ONE = frozenset(
    {"een", "één", "eén", "a", "an", "one", "single", "eerste", "first", "enkele", "enkel"}
)
_PAIRED = frozenset({Sort.ORDINAL, Sort.FRACTION, Sort.VAGUE, Sort.DECADE})

_MORE_THAN = re.compile(r"\b(?:meer dan|ruim|more than|over)(?: de)? $")

_ENOUGH = 20
"""More than so many of these nobody reads; the bound keeps the time linear."""


def check(view: View) -> Iterator[Problem]:
    """Compare the numbers of both sides, however they are written."""
    yield from _changed(view)
    yield from _reworded(view)
    yield from _decimal_signs(view)
    yield from _comparisons(view)


def is_year(quantity: Quantity) -> bool:
    """Whether a number is a year or part of a date, which is the rule ``date``'s affair."""
    year = quantity.digits and quantity.unit is None and 1500 <= quantity.value <= 2100
    return quantity.day or (year and quantity.sort == Sort.NUMBER)


def demanded(quantities: tuple[Quantity, ...], others: frozenset[str]) -> list[Quantity]:
    """Return the amounts that a good translation keeps; ``others`` are the other side's words."""
    return [
        quantity
        for quantity in quantities
        if not quantity.weak
        and quantity.sort != Sort.CODE
        and not (quantity.value == 1 and not others.isdisjoint(_ONE))
    ]


def of_date(text: Text, quantity: Quantity) -> bool:
    """Whether a number belongs to a date: a year, or what stands beside a month."""
    return is_year(quantity) or not text.beside_months.isdisjoint(quantity.span)


def _changed(view: View) -> Iterator[Problem]:
    missing = [
        q
        for q in demanded(view.amounts.missing, view.target.words)
        if not of_date(view.source, q) and not _is_loose(view.source, q, view.target)
    ]
    added = [
        q
        for q in demanded(view.amounts.added, view.source.words)
        if not of_date(view.target, q) and not _is_loose(view.target, q, view.source)
    ]
    for lost, found in zip_longest(missing, added):
        if lost and found:
            message = (
                f"The source says “{view.source.said(lost.span)}”, "
                f"the translation “{view.target.said(found.span)}”."
            )
            yield Problem(message=message, source=(lost.span,), target=(found.span,))
        elif lost:
            message = f"“{view.source.said(lost.span)}” is not in the translation."
            yield Problem(message=message, source=(lost.span,))
        elif found:
            message = f"“{view.target.said(found.span)}” is not in the source."
            yield Problem(message=message, target=(found.span,))


def _is_loose(text: Text, quantity: Quantity, other: Text) -> bool:
    """Whether an amount is said in passing: one or two, more than half and most."""
    before = text.text[max(0, quantity.start - 20) : quantity.start].lower()
    if quantity.value == 2 and before.endswith(("one or ", "een of ", "één of ")):
        return True
    over_half = quantity.value * 2 == 1 and _MORE_THAN.search(before)
    return bool(over_half and other.labelled("quantifiers", "most"))


def _reworded(view: View) -> Iterator[Problem]:
    """Numbers that may go, but not turn into another: de helft and a quarter, IL-6 and IL-8."""
    missing = [q for q in view.amounts.missing if q.weak or q.sort == Sort.CODE][:_ENOUGH]
    added = [q for q in view.amounts.added if q.weak or q.sort == Sort.CODE][:_ENOUGH]
    for lost in missing:
        for found in added:
            if _contradict(lost, found):
                message = (
                    f"The source says “{view.source.said(lost.span)}”, "
                    f"the translation “{view.target.said(found.span)}”."
                )
                yield Problem(message=message, source=(lost.span,), target=(found.span,))
                added.remove(found)
                break


def _contradict(lost: Quantity, found: Quantity) -> bool:
    if lost.sort == found.sort == Sort.CODE:
        return lost.code.rstrip("0123456789") == found.code.rstrip("0123456789")
    alike = lost.sort == found.sort and lost.sort in _PAIRED
    return alike and not set(lost.values) & set(found.values)


def _decimal_signs(view: View) -> Iterator[Problem]:
    for quantity in view.target.amounts.quantities:
        if quantity.foreign and not _in_brackets(view.target.text, quantity):
            message = (
                f"“{view.target.said(quantity.span)}” has the decimal sign of another language."
            )
            hint = "English writes 1,000.5 for the Dutch 1.000,5"
            yield Problem(
                message=message, target=(quantity.span,), severity=Severity.WARNING, hint=hint
            )


def _in_brackets(text: str, quantity: Quantity) -> bool:
    """Whether a number such as 1,2 is a list of references."""
    return text[: quantity.start].rstrip()[-1:] in {"[", "("} and text[quantity.end :][:1] in {
        "]",
        ")",
    }


def _comparisons(view: View) -> Iterator[Problem]:
    for source, target in view.amounts.pairs:
        if source.compare and target.compare and source.compare != target.compare:
            message = f"The source says “{source.compare}”, the translation “{target.compare}”."
            yield Problem(message=message, source=(source.span,), target=(target.span,))


RULE = Rule(
    name="number",
    severity=Severity.ERROR,
    summary="A number got lost, appeared or changed.",
    check=check,
)
