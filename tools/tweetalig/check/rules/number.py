"""Numbers that got lost, appeared or changed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import chain, zip_longest

from tweetalig.check.alignment import share
from tweetalig.check.denied_sayings import is_stressed
from tweetalig.check.frequencies import is_same
from tweetalig.check.quantities import HALF_DAY, HALF_YEARS, TIMES, Denial, Quantity, Sort
from tweetalig.check.rule import Problem, Rule
from tweetalig.check.text import Text
from tweetalig.check.view import View
from tweetalig.model import Severity

_ONE = frozenset(
    {"een", "één", "eén", "a", "an", "one", "single", "eerste", "first", "enkele", "enkel"}
)
_PAIRED = frozenset({Sort.ORDINAL, Sort.FRACTION, Sort.VAGUE, Sort.DECADE})

_MORE_THAN = re.compile(r"\b(?:meer dan|ruim|more than|over)(?: de)? $")

_DOUBLES = frozenset({"double", "doubled", "twice", "dubbel", "dubbele", "verdubbeld"})
_SHORTER = re.compile(r"(?:twee|2) (?:keer|maal) zo (?:kort|klein|weinig|laag|lage|licht|goedkoop)")
_HALVES = frozenset({"half", "halved"})
"""Twee keer zo kort is half as long."""

_FORMS = {
    "groep ": frozenset({"group", "groups"}),
    "klas ": frozenset({"class", "classes"}),
    "year ": frozenset({"jaar", "jaren"}),
    "grade ": frozenset({"graad"}),
}
"""How schools count, each country in its own way, and what says that another thing is meant."""

_PART_OF_DAY = re.compile(r"middag|avond|nacht|ochtend|morgen")
"""What says of a Dutch clock time that it may be counted to twelve only."""

_TO = re.compile(r" (?:to|or) |[-–]")
_IN = re.compile(r" (?:in|out of|of|op de|van de) ")

_SIDE = {"<": "less", "≤": "less", ">": "more", "≥": "more"}

_YEARLY = re.compile(
    r" (?:times (?:a|per|each|every)|(?:keer|maal) (?:per|in het)) (?:year|jaar)\b"
)
_YEARLY_WORDS = {
    2: HALF_YEARS,
    4: frozenset({"kwartaal", "kwartalen", "quarter", "quarterly"}),
    12: frozenset({"maand", "maandelijks", "maandelijkse", "month", "monthly"}),
}
"""How often a year, and the period that says the same: four times a year, every quarter."""

_DENIED_BOUND = re.compile(
    r"\b(?:niet|geen|nooit|not|no|never) (?:(?:meer|minder|langer|korter|hoger|lager|ouder|"
    r"jonger|vaker|more|less|fewer|longer|shorter|higher|lower|older|younger) (?:dan|than)|"
    r"boven|onder|beneden|above|below|over|under)\b"
)

_COVID = "covid"
_COVID_NAMES = frozenset({"covid19", "covid2019"})
"""Its number is the year, so it is known where the source only says corona."""

_ENOUGH = 20
"""More than so many of these nobody reads; the bound keeps the time linear."""


def check(view: View) -> Iterator[Problem]:
    """Compare the numbers of both sides, however they are written."""
    yield from _changed(view)
    yield from _reworded(view)
    yield from _decimal_signs(view)
    yield from _comparisons(view)
    yield from _half_days(view)
    yield from _turned_ratios(view)


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
    missing = _firm(view.source, demanded(view.amounts.missing, view.target.words), view.target)
    added = _firm(view.target, demanded(view.amounts.added, view.source.words), view.source)
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


def _firm(text: Text, quantities: list[Quantity], other: Text) -> list[Quantity]:
    """Return the amounts that the other side must have, dates apart."""
    parts = _parts_of(other) if quantities else frozenset()
    return [
        quantity
        for quantity in quantities
        if not of_date(text, quantity)
        and parts.isdisjoint(share(quantity))
        and not _is_loose(text, quantity, other)
    ]


def _is_loose(text: Text, quantity: Quantity, other: Text) -> bool:
    """Whether an amount is said in passing: one or two, more than half and most."""
    before = text.text[max(0, quantity.start - 20) : quantity.start].lower()
    if any(
        before.endswith(form) and meant.isdisjoint(other.words) for form, meant in _FORMS.items()
    ):
        return True
    if quantity.value == 2 and before.endswith(("one or ", "een of ", "één of ")):
        return True
    over_half = quantity.value * 2 == 1 and _MORE_THAN.search(before)
    if over_half and other.labelled("quantifiers", "most"):
        return True
    if _is_named(quantity, other) or is_same(text.frequencies, other.frequencies):
        return True
    times = quantity.value == 2 and TIMES.search(text.text, quantity.start, quantity.end + 8)
    if times and not _DOUBLES.isdisjoint(other.words):
        return True
    shorter = times and _SHORTER.search(text.text.lower(), quantity.start, quantity.end + 20)
    halved = shorter and not _HALVES.isdisjoint(other.words)
    return bool(halved) or _is_yearly(text, quantity, other)


def _is_named(quantity: Quantity, other: Text) -> bool:
    """Whether the other side has a word for a time: half a year, a day."""
    if quantity.is_half_year and not HALF_YEARS.isdisjoint(other.words):
        return True
    return quantity.is_day and bool(other.labelled("rates", "day"))


def _is_yearly(text: Text, quantity: Quantity, other: Text) -> bool:
    """Whether an amount is how often a year, which the other side says by the period."""
    periods = _YEARLY_WORDS.get(int(quantity.value), frozenset())
    return not periods.isdisjoint(other.words) and bool(_YEARLY.match(text.text, quantity.end))


def _parts_of(text: Text) -> frozenset[Fraction]:
    """Return the parts of a whole that a text names, which may be said twice: one in 20, or 5%."""
    amounts = text.amounts
    named = (part for quantity in amounts.quantities for part in share(quantity))
    return frozenset(chain(named, (ratio.value for ratio in amounts.ratios)))


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
    for found in added:
        if found.code.startswith(_COVID) and found.code not in _COVID_NAMES:
            message = f"“{view.target.said(found.span)}” is no name of the disease."
            yield Problem(message=message, target=(found.span,), hint="it is called COVID-19")


def _contradict(lost: Quantity, found: Quantity) -> bool:
    if lost.sort == found.sort == Sort.CODE:
        return lost.code.rstrip("0123456789") == found.code.rstrip("0123456789")
    half = {lost.sort, found.sort} == {Sort.FRACTION, Sort.NUMBER}
    if half and lost.unit is not None and lost.unit == found.unit:
        # Half a year became a year.
        return not set(lost.values) & set(found.values)
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
    """Compare bounds; hooguit een uur is also not more than an hour."""
    bounds = [pair for pair in view.amounts.pairs if pair[0].compare and pair[1].compare]
    if not bounds:
        return
    here, there = _Denials.of(view.source, view.target), _Denials.of(view.target, view.source)
    for source, target in bounds:
        both = Denial.NONE not in (source.denial, target.denial)
        alike = here.all == there.all if both else here.apart == there.apart
        if alike and _are_turned(source, target):
            said, put = _with_bound(view.source, source), _with_bound(view.target, target)
            message = f"The source says “{said}”, the translation “{put}”."
            yield Problem(message=message, source=(source.span,), target=(target.span,))


@dataclass(frozen=True, slots=True)
class _Denials:
    """How often a text denies, and how often without what belongs to a bound: not more than."""

    all: int
    apart: int

    @classmethod
    def of(cls, text: Text, other: Text) -> _Denials:
        """Count those that don't only stress another one: ook niet, which is even."""
        of_bounds = {match.start() for match in _DENIED_BOUND.finditer(text.prose.lower())}
        places = [
            text.tokens[hit.words[0]].start
            for hit in text.labelled("negation", "explicit", "implicit")
            if not is_stressed(text, hit, other)
        ]
        return cls(len(places), sum(place not in of_bounds for place in places))


def _are_turned(source: Quantity, target: Quantity) -> bool:
    """Whether one of two bounds is a least and the other a most."""
    turned = _SIDE[source.compare] != _SIDE[target.compare]
    denials = {source.denial, target.denial}
    if Denial.NONE not in denials or len(denials) == 1:
        # Both are denied, or neither is: they must be the same as they stand.
        return turned
    return Denial.RIGHT_AHEAD in denials and not turned


def _half_days(view: View) -> Iterator[Problem]:
    """Look for a morning that became an evening: 10.00 uur and 10 p.m."""
    if _PART_OF_DAY.search(view.source.prose):
        return
    for source, target in view.amounts.pairs:
        clocks = source.sort == target.sort == Sort.CLOCK and source.digits and target.digits
        named = HALF_DAY.match(view.target.text, target.end)
        if clocks and named and abs(source.value - target.value) == 720:
            said = view.source.said(source.span)
            put = view.target.said((target.start, named.end()))
            message = f"The source says “{said}”, the translation “{put}”."
            yield Problem(message=message, source=(source.span,), target=(target.span,))


def _turned_ratios(view: View) -> Iterator[Problem]:
    """Look for two in five that became five in two, or two to five."""
    found = dict(view.amounts.pairs)
    for ratio in view.source.amounts.ratios[:_ENOUGH]:
        part, whole = (view.source.amounts.quantities[at] for at in (ratio.part, ratio.whole))
        first, last, between = found.get(part), found.get(whole), _TO
        if first and last and last.start < first.start:
            first, last, between = last, first, _IN
        if first and last and between.fullmatch(view.target.prose[first.end : last.start]):
            source, target = (part.start, whole.end), (first.start, last.end)
            message = (
                f"The source says “{view.source.said(source)}”, "
                f"the translation “{view.target.said(target)}”."
            )
            yield Problem(message=message, source=(source,), target=(target,))


def _with_bound(text: Text, quantity: Quantity) -> str:
    """Return a number with the two words before it."""
    words = text.text[: quantity.start].split()[-2:]
    return " ".join([*words, text.said(quantity.span)])


RULE = Rule(
    name="number",
    severity=Severity.ERROR,
    summary="A number got lost, appeared or changed.",
    check=check,
)
