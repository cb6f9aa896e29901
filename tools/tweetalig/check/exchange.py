"""Finds what changed places: more women than men, ten in the morning and five at night."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from itertools import pairwise

from tweetalig.check.bilingual import Meaning, meaning_of
from tweetalig.check.opposites import Sides
from tweetalig.check.quantities import TIMES, Quantity
from tweetalig.check.rule import Problem
from tweetalig.check.text import Text
from tweetalig.check.view import View

_COUNTERPARTS = (
    "men / women",
    "adults / children",
    "young / old",
    "healthy / ill",
    "patients / controls",
    "morning / evening",
    "morning / afternoon",
    "afternoon / evening",
    "day / night",
    "summer / winter",
    "left / right",
    "treated / untreated",
    "vaccinated / unvaccinated",
)
"""Opposites that stand beside each other, each with what is said of it."""

_THAN = frozenset({"dan", "als", "than", "as"})

_NOTHING: Sides = ((), ())

_FROM = re.compile(r"\b(?:van|from)\s+$")
_TO = re.compile(r"[^.;:!?()]*?\b(?:naar|tot|to)\s+(?:[^\W\d]+\s+)?")
_FEW = 12
"""More amounts than these are not compared with each other; it keeps the time linear."""

_FAR = 60
"""How far apart the two ends of a range may stand, in characters."""

_MARGIN = 8
"""How far before an amount its "from" is looked for, in characters."""


def exchanged(
    view: View, source: Mapping[str, Sides], target: Mapping[str, Sides]
) -> Iterator[Problem]:
    """Yield what changed places, given the opposites of both texts, none of which is turned."""
    yield from _turned_range(view)
    yield from _amounts(view)
    yield from _counted(view)
    for name, here, there in _both(source, target):
        compared = name in _COUNTERPARTS and _is_compared_otherwise(view, here, there)
        if compared or _amounts_stay_behind(view, here, there):
            yield Problem(
                message=f"The Dutch says one thing of each, the English the reverse ({name}).",
                source=view.source.spans(here[0] + here[1]),
                target=view.target.spans(there[0] + there[1]),
            )


def is_compared_otherwise(
    view: View, source: Mapping[str, Sides], target: Mapping[str, Sides]
) -> bool:
    """Whether two are compared the other way round: men have it less often, women more often."""
    return any(
        name in _COUNTERPARTS and _is_compared_otherwise(view, here, there)
        for name, here, there in _both(source, target)
    )


def _both(
    source: Mapping[str, Sides], target: Mapping[str, Sides]
) -> Iterator[tuple[str, Sides, Sides]]:
    """Yield the opposites of which both texts have each side once, with their name."""
    for name, here in source.items():
        there = target.get(name, _NOTHING)
        if all(len(hits) == 1 for hits in (*here, *there)):
            yield name, here, there


def _is_compared_otherwise(view: View, here: Sides, there: Sides) -> bool:
    compared = _are_compared(view.source, here) and _are_compared(view.target, there)
    return compared and _first(here) != _first(there)


def _first(both: Sides) -> int:
    """Return the side that stands first."""
    return int(both[1][0].words[0] < both[0][0].words[0])


def _are_compared(text: Text, both: Sides) -> bool:
    """Whether one is compared with the other: more women than men."""
    places = sorted(hits[0].words[0] for hits in both)
    return not _THAN.isdisjoint(text.tokens[word].lower for word in range(*places))


def _amounts_stay_behind(view: View, here: Sides, there: Sides) -> bool:
    """Whether two amounts or months, one for each, changed places while these didn't.

    The other way round counts as well.
    """
    opposites_turned = _first(here) != _first(there)
    return any(turned != opposites_turned for turned in _twos_turned(view))


def _twos_turned(view: View) -> Iterator[bool]:
    """Yield of two amounts, and of two months, whether their order is another."""
    pairs = view.amounts.pairs
    if len(pairs) == 2 and not any(amount.weak for pair in pairs for amount in pair):
        (one, other), (following, after) = sorted(pairs, key=lambda pair: pair[0].start)
        counted = any(TIMES.match(view.source.text, pair[0].end) for pair in pairs)
        if one.values != following.values and one.sort == following.sort and not counted:
            yield other.start > after.start
    source, target = (
        [month for month, _ in sorted(text.dates.months, key=lambda found: found[1])]
        for text in (view.source, view.target)
    )
    if len(set(source)) == 2 == len(source) and sorted(source) == sorted(target):
        yield source != target


def _amounts(view: View) -> Iterator[Problem]:
    """Look for two amounts that changed places while two of another kind didn't.

    In 2019 it was 5 %, in 2020 8 %: in 2019 8 %, and 5 % in 2020.
    """
    kinds: defaultdict[tuple[str, str, bool], list[tuple[Quantity, Quantity]]] = defaultdict(list)
    for pair in sorted(view.amounts.pairs, key=lambda pair: pair[0].start):
        kinds[_kind(pair[0])].append(pair)
    twos = [row for row in kinds.values() if len(row) == 2 and row[0][0].value != row[1][0].value]
    turned = [row for row in twos if row[0][1].start > row[1][1].start]
    firm = [row for row in turned if not any(amount.weak for pair in row for amount in pair)]
    if firm and len(turned) < len(twos):
        (one, other), (following, after) = firm[0]
        yield Problem(
            message=(
                f"“{view.source.said(one.span)}” and “{view.source.said(following.span)}” "
                "changed places, and what they are said of didn't."
            ),
            source=(one.span, following.span),
            target=(after.span, other.span),
        )


def _counted(view: View) -> Iterator[Problem]:
    """Look for an amount that counts what another one counted: seven members, four patients."""
    pairs = [pair for pair in view.amounts.pairs if not any(amount.weak for amount in pair)][:_FEW]
    for before, after in pairs:
        for other, following in pairs:
            if before.value != other.value and _swap_things(
                view, (before, other), (after, following)
            ):
                yield Problem(
                    message=(
                        f"“{view.source.said(before.span)}” and “{view.source.said(other.span)}” "
                        "count each other's things in the translation."
                    ),
                    source=(before.span, other.span),
                    target=(after.span, following.span),
                )
                return


def _swap_things(
    view: View, source: tuple[Quantity, Quantity], target: tuple[Quantity, Quantity]
) -> bool:
    """Whether what the first amount counts came behind the second one in the translation."""
    counted = _word_behind(view.source, source[0])
    if counted is None or counted == _word_behind(view.source, source[1]):
        return False
    # 98 tegen 52 stemmen: the first counts what the second does.
    if _word_behind(view.source, min(source, key=lambda amount: amount.start)) is None:
        return False
    if 0 <= target[1].start - target[0].end <= 1:
        # Two three-year terms: what is counted stands behind both.
        return False
    own, others = (_words_behind(view.target, amount) for amount in target)
    return not _names(own, counted) and _names(others, counted)


def _word_behind(text: Text, amount: Quantity) -> Meaning | None:
    """Return the meaning of the word that follows an amount at once."""
    index = _index_behind(text, amount)
    meaning = meaning_of(text.forms[index], text.language) if index < len(text.tokens) else None
    return meaning if meaning and not meaning.light else None


def _words_behind(text: Text, amount: Quantity) -> frozenset[str]:
    """Return the forms of the two words that follow an amount."""
    index = _index_behind(text, amount)
    return frozenset(form for word in text.forms[index : index + 2] for form in word)


def _index_behind(text: Text, amount: Quantity) -> int:
    return text.index_at(amount.end)


def _names(words: Collection[str], meaning: Meaning) -> bool:
    return any(len(row) == 1 and row[0] in words for row in meaning.translations)


def _kind(quantity: Quantity) -> tuple[str, str, bool]:
    return (
        quantity.sort,
        quantity.unit.name if quantity.unit else "",
        quantity.day or _is_year(quantity),
    )


def _is_year(quantity: Quantity) -> bool:
    return quantity.digits and quantity.unit is None and 1900 <= quantity.value <= 2100


def _turned_range(view: View) -> Iterator[Problem]:
    """Look for a way that goes back: van 2,3 naar 3,2 and from 3.2 to 2.3."""
    found = {before.start: (before, after) for before, after in view.amounts.pairs}
    amounts = view.source.amounts.quantities
    for first, last in pairwise(amounts):
        if first.start not in found or last.start not in found or first.values == last.values:
            continue
        begin, end = found[first.start][1], found[last.start][1]
        if _leads(view.source, first, last) and _leads(view.target, end, begin):
            yield Problem(
                message=(
                    f"The Dutch goes from “{view.source.said(first.span)}” to "
                    f"“{view.source.said(last.span)}”, the English the other way."
                ),
                source=(first.span, last.span),
                target=(end.span, begin.span),
            )


def _leads(text: Text, first: Quantity, last: Quantity) -> bool:
    """Whether a text says "from" one amount "to" the other."""
    before = text.prose[max(0, first.start - _MARGIN) : first.start].lower()
    between = text.prose[first.end : last.start].lower()
    return bool(0 < len(between) < _FAR and _FROM.search(before) and _TO.fullmatch(between))
