"""Opposites: more that became less, before that became after."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from tweetalig.check.opposites import Sides, is_weak, sides, undenied
from tweetalig.check.phrases import Hit
from tweetalig.check.predicates import explained
from tweetalig.check.rule import DUTCH_ENGLISH, Problem, Rule
from tweetalig.check.text import Text
from tweetalig.check.view import View
from tweetalig.model import Severity

_NOTHING: Sides = ((), ())

_ENOUGH = 20
"""More words than these are not looked at; it keeps the time linear."""


def check(view: View) -> Iterator[Problem]:
    """Look for one side of a pair of opposites that left while the other side came.

    A denial turns a word into something near its opposite (too small, not large enough):
    a word with a denial close by asks for nothing, but may answer.
    """
    if "pas" in view.source.words and "until" in view.target.words:
        # Closing "pas" at ten is staying open until ten.
        return
    source, target = sides(view.source, view.target), sides(view.target, view.source)
    for name in source:
        for side in (0, 1):
            problem = _turned(view, name, side, source, target)
            if problem:
                yield problem


def _turned(
    view: View,
    name: str,
    side: int,
    source: Mapping[str, Sides],
    target: Mapping[str, Sides],
) -> Problem | None:
    said, meant = source[name][side], target.get(name, _NOTHING)[side]
    put, original = target.get(name, _NOTHING)[1 - side], source[name][1 - side]
    said, put = _plain(view.source, said, name), _plain(view.target, put, name)
    if not said or not put:
        return None
    here = {word for hits in source[name] for hit in hits for word in hit.words}
    there = {word for hits in target[name] for hit in hits for word in hit.words}
    original = _own(view.source, original, view.target, there)
    put, meant = (_own(view.target, hits, view.source, here) for hits in (put, meant))
    if len(said) <= len(meant) or len(put) <= len(original):
        return None
    before = view.source.spans(said)
    after = view.target.spans(put)
    message = (
        f"The Dutch says “{view.source.said(before[0])}”, "
        f"the English “{view.target.said(after[0])}” ({name})."
    )
    return Problem(message=message, source=before, target=after)


def _own(text: Text, hits: tuple[Hit, ...], other: Text, apart: Collection[int]) -> tuple[Hit, ...]:
    """Return the words that aren't there for another reason: limit, which translates grens."""
    return tuple(hit for hit in hits[:_ENOUGH] if not explained(text, hit, other, apart))


def _plain(text: Text, hits: tuple[Hit, ...], name: str) -> tuple[Hit, ...]:
    """Return the words that ask for an answer: none denies them, and they are clear."""
    return tuple(hit for hit in undenied(text, hits) if not is_weak(text, hit, name))


RULE = Rule(
    name="direction",
    severity=Severity.ERROR,
    summary="A word became its opposite.",
    check=check,
    languages=DUTCH_ENGLISH,
)
