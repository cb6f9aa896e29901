"""A denial that got lost or appeared."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from tweetalig.check.opposites import denied_from_outside, denied_within, sides
from tweetalig.check.phrases import Hit
from tweetalig.check.predicates import Wording, wording
from tweetalig.check.rule import DUTCH_ENGLISH, Problem, Rule
from tweetalig.check.text import Text
from tweetalig.check.view import View
from tweetalig.model import Severity

_REVERSING = frozenset({"zonder", "tenzij", "without", "unless"})

_PREFIXES = ("on", "un", "in", "im", "rare", "zonder")
"""How words begin that deny and may be denied."""

_PARTIAL = ("notall", "some", "most", "many", "few", "sometimes", "often", "usually")

_BY_WORDING = {
    Wording.ALIKE: Severity.ERROR,
    Wording.UNKNOWN: Severity.WARNING,
    Wording.OTHER: Severity.NOTICE,
}
"""The more the rest is said in the same words, the surer it is that the denial got lost."""

_ROW = 6
"""Words between two of the same denial that are still one row: geen koorts en geen pijn."""


def check(view: View) -> Iterator[Problem]:
    """Compare what both sides deny: the denials of one side need an answer on the other.

    Every denial can answer one of the other side. Words that can answer without asking for
    an answer themselves (less, zonder) count only as far as one side has more of them. A word
    that is denied may also come back as its opposite (not high, low), two denials that cancel
    each other as nothing (niet ongewoon, common).
    """
    spare = _count(view.target, "answer") - _count(view.source, "answer")
    asked, given = _asking(view.source), _denials(view.target)
    if len(asked) > len(given) + max(0, spare) and not _explained(view.source, view.target, asked):
        yield _lost(view, asked, given)
    asked, given = _asking(view.target), _denials(view.source)
    if len(asked) > len(given) + max(0, -spare) and not _explained(view.target, view.source, asked):
        yield _appeared(view, asked, given)


def _explained(text: Text, other: Text, asked: tuple[Hit, ...]) -> bool:
    """Whether what a text denies too much is said otherwise in the other language."""
    if _cancelling(text) and not _denials(other) and not _count(other, "answer"):
        return True
    return _with_opposite(text, other) or _of_not_all(text, other, asked)


def _cancelling(text: Text) -> bool:
    """Whether two denials make one affirmation: not uncommon, niet uitgesloten."""
    hits = sorted(text.labelled("negation", "explicit", "implicit", "answer"), key=_first_word)
    return any(
        {before.label, after.label} == {"explicit", "implicit"}
        or (before.label == "explicit" and _said(text, after).startswith(_PREFIXES))
        for before, after in pairwise(hits)
        if after.words[0] - before.words[-1] <= 2
    )


def _first_word(hit: Hit) -> int:
    return hit.words[0]


def _with_opposite(text: Text, other: Text) -> bool:
    """Whether a word with a denial close by comes back as its opposite: not high, low.

    A phrase that holds a denial (minder goed, niet goed) comes back as its like: bad.
    """
    here, there = sides(text, other), sides(other, text)
    for name in here.keys() & there.keys():
        for side, hits in enumerate(here[name]):
            like, opposite = there[name][side], there[name][1 - side]
            if denied_from_outside(text, hits) and opposite and not here[name][1 - side]:
                return True
            if denied_within(text, hits) and like and not opposite:
                return True
    return False


def _of_not_all(text: Text, other: Text, asked: tuple[Hit, ...]) -> bool:
    """Whether the only denial is that of not all, which the other side calls some or many."""
    denied = {word for hit in asked for word in hit.words}
    partial = {word for hit in text.labelled("quantifiers", "notall") for word in hit.words}
    return denied <= partial and bool(other.labelled("quantifiers", *_PARTIAL))


def _count(text: Text, label: str) -> int:
    return len(text.labelled("negation", label))


def _denials(text: Text) -> tuple[Hit, ...]:
    return text.labelled("negation", "explicit", "implicit")


def _asking(text: Text) -> tuple[Hit, ...]:
    """Return the denials without those that repeat the one just before."""
    found: list[Hit] = []
    for hit in _denials(text):
        same = bool(found) and _said(text, hit) == _said(text, found[-1])
        if not (same and hit.words[0] - found[-1].words[-1] <= _ROW):
            found.append(hit)
    return tuple(found)


def _said(text: Text, hit: Hit) -> str:
    return " ".join(text.tokens[word].lower for word in hit.words)


def _lost(view: View, asked: tuple[Hit, ...], given: tuple[Hit, ...]) -> Problem:
    words = ", ".join(f"“{_said(view.source, hit)}”" for hit in asked)
    end = "fewer negations" if given else "no negation"
    return Problem(
        message=f"The Dutch says {words}, the English has {end}.",
        source=view.source.spans(asked),
        target=view.target.spans(given),
        severity=_severity(view.source, view.target, asked, given),
    )


def _appeared(view: View, asked: tuple[Hit, ...], given: tuple[Hit, ...]) -> Problem:
    words = ", ".join(f"“{_said(view.target, hit)}”" for hit in asked)
    end = "fewer negations" if given else "no negation"
    return Problem(
        message=f"The English says {words}, the Dutch has {end}.",
        source=view.source.spans(given),
        target=view.target.spans(asked),
        severity=_severity(view.target, view.source, asked, given),
    )


def _cancels(text: Text, asked: tuple[Hit, ...]) -> bool:
    """Whether two denials make one affirmation: niet zonder recept, you need a prescription."""
    return any(_said(text, hit) in _REVERSING for hit in asked)


def _severity(
    text: Text, other: Text, asked: tuple[Hit, ...], given: tuple[Hit, ...]
) -> Severity | None:
    if given:
        return Severity.WARNING
    if len(asked) == 2 and _cancels(text, asked):
        return Severity.NOTICE
    return _BY_WORDING[wording(text, other, asked)]


RULE = Rule(
    name="negation",
    severity=Severity.ERROR,
    summary="A “not” got lost or appeared.",
    check=check,
    languages=DUTCH_ENGLISH,
)
