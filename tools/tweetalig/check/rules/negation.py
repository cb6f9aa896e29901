"""A denial that got lost or appeared."""

from __future__ import annotations

from collections.abc import Iterator

from tweetalig.check.phrases import Hit
from tweetalig.check.rule import DUTCH_ENGLISH, Problem, Rule
from tweetalig.check.text import Text
from tweetalig.check.view import View
from tweetalig.model import Severity

_REVERSING = frozenset({"zonder", "tenzij", "without", "unless"})

_ROW = 6
"""Words between two of the same denial that are still one row: geen koorts en geen pijn."""


def check(view: View) -> Iterator[Problem]:
    """Compare what both sides deny: the denials of one side need an answer on the other.

    Every denial can answer one of the other side. Words that can answer without asking for
    an answer themselves (less, zonder) count only as far as one side has more of them.
    """
    spare = _count(view.target, "answer") - _count(view.source, "answer")
    asked, given = _asking(view.source), _denials(view.target)
    if len(asked) > len(given) + max(0, spare):
        yield _lost(view, asked, given)
    asked, given = _asking(view.target), _denials(view.source)
    if len(asked) > len(given) + max(0, -spare):
        yield _appeared(view, asked, given)


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
        severity=_severity(view.source, asked, given),
    )


def _appeared(view: View, asked: tuple[Hit, ...], given: tuple[Hit, ...]) -> Problem:
    words = ", ".join(f"“{_said(view.target, hit)}”" for hit in asked)
    end = "fewer negations" if given else "no negation"
    return Problem(
        message=f"The English says {words}, the Dutch has {end}.",
        source=view.source.spans(given),
        target=view.target.spans(asked),
        severity=_severity(view.target, asked, given),
    )


def _cancels(text: Text, asked: tuple[Hit, ...]) -> bool:
    """Whether two denials make one affirmation: niet zonder recept, you need a prescription."""
    return any(_said(text, hit) in _REVERSING for hit in asked)


def _severity(text: Text, asked: tuple[Hit, ...], given: tuple[Hit, ...]) -> Severity | None:
    if len(asked) == 2 and not given and _cancels(text, asked):
        return Severity.NOTICE
    return Severity.WARNING if given else None


RULE = Rule(
    name="negation",
    severity=Severity.ERROR,
    summary="A “not” got lost or appeared.",
    check=check,
    languages=DUTCH_ENGLISH,
)
