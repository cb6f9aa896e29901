"""Whether an amount is a bound: more than 500, hooguit een kwart, 60 and over."""

from __future__ import annotations

import re
from dataclasses import replace

from tweetalig.check.quantities import Denial, Quantity

_BOUND = 24
"""The words before a number that are looked at for a bound, in characters."""


_DENIAL = 40
"""How far before a bound a denial may stand that turns it round or may do so, in characters."""


_BOUNDS = {
    "nl": re.compile(
        r"\b(?:(?P<more>(?:meer|groter|hoger|langer|ouder)(?: is| zijn| bent| was| waren)? dan|"
        r"minstens|minimaal|zeker|ruim|boven|(?:ten|op zijn) minste?|vanaf)|"
        r"(?:minder|kleiner|lager|korter|jonger)(?: is| zijn| bent| was| waren)? dan|"
        r"hooguit|hoogstens|maximaal|nog geen|onder|beneden|bijna|krap|kleine)"
        r"(?: de| een| de leeftijd van)? $"
    ),
    "en": re.compile(
        r"\b(?:(?P<more>(?:more|greater|higher|longer|older) than|at least|over|above|"
        r"upwards of|a minimum of|minimum)|"
        r"(?:less|fewer|lower|shorter|younger) than|at most|under|below|"
        r"a maximum of|maximum|up to|nearly|almost|just short of)(?: an?| the age of)? $"
    ),
}


_BOUNDS_AFTER = {
    "nl": re.compile(
        r"(?: jaar| jaren)? (?:en|of) (?:(?P<more>ouder|meer|hoger|langer)|"
        r"jonger|minder|lager|korter)\b"
    ),
    "en": re.compile(
        r"(?:[- ]years?(?:[- ]olds?)?)? (?:and|or) "
        r"(?:(?P<more>over|older|above|more|up|upwards|higher|longer)|"
        r"under|younger|below|less|fewer|lower|shorter)\b(?! (?:again|the|a)\b)"
    ),
}
"""Bounds behind the number: 60 jaar en ouder, 60 and over."""


_DENIED = re.compile(
    r"(?:\b(?:niet|geen|nooit|not|no|never|cannot|from \w{3,10}ing)\b|n[’']t)\b"
    r"(?P<between>(?:(?! (?:als|wanneer|indien|zolang|die|if|when|who|as long as)\b)[^.,;:!?()])*)$"
)
"""Not more than 4; don't wait for more than two hours; keep it from rising above 100.

But in "no fee if you are over 65" the fee is denied.
"""


def compared(text: str, language: str, quantity: Quantity) -> Quantity:
    """Say of an amount whether it is a bound: more than 500, hooguit een kwart."""
    before = text[max(0, quantity.start - _BOUND) : quantity.start].lower()
    match = _BOUNDS[language].search(before) if language in _BOUNDS else None
    if quantity.compare:
        return quantity
    if match is None:
        after = _BOUNDS_AFTER[language].match(text, quantity.end) if language in _BOUNDS else None
        return replace(quantity, compare="≥" if after["more"] else "≤") if after else quantity
    start = quantity.start - len(before) + match.start()
    compare = "≥" if match["more"] else "≤"
    return replace(quantity, compare=compare, denial=_denial(text[max(0, start - _DENIAL) : start]))


def _denial(ahead: str) -> Denial:
    """Say how near a denial is at the end of what stands ahead of a bound."""
    denied = _DENIED.search(ahead.lower())
    if denied is None:
        return Denial.NONE
    # Not for children under two, don't wait for more than two hours: which is denied?
    return Denial.AHEAD if denied["between"].strip() else Denial.RIGHT_AHEAD
