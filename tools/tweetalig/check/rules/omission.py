"""Parts of a text that were left out."""

from __future__ import annotations

from collections.abc import Iterator

from tweetalig.check.bilingual import renderings
from tweetalig.check.lengths import ratio
from tweetalig.check.rule import DUTCH_ENGLISH, Problem, Rule
from tweetalig.check.view import View
from tweetalig.model import Severity

_SURE = 0.55
_SURE_WHEN_SHORT = 0.48
_LONG = 80
_LIKELY = 0.62

_LITERAL = 0.75
"""The share of words with their usual translation, of those in the dictionary."""


def check(view: View) -> Iterator[Problem]:
    """Look for a translation that is much shorter than translations are."""
    share = ratio(view)
    if share is not None and share < _LIKELY:
        yield Problem(
            message=f"The translation has {share:.0%} of the source's length. Is it complete?",
            severity=None if share < _sure(view) and _is_literal(view) else Severity.NOTICE,
        )


def _is_literal(view: View) -> bool:
    """Whether what is there was translated word by word, so that the rest must be missing.

    A short translation in other words (keep below 25 °C) needn't have lost anything.
    """
    words = [word.kept for word in renderings(view.target, view.source) if not word.light]
    lost = [word for word in renderings(view.source, view.target) if not word.kept]
    return sum(words) >= len(words) * _LITERAL and len(lost) > 1


def _sure(view: View) -> float:
    """Short texts vary more."""
    return _SURE if len(view.source.text.strip()) >= _LONG else _SURE_WHEN_SHORT


RULE = Rule(
    name="omission",
    severity=Severity.WARNING,
    summary="Something was left out.",
    check=check,
    languages=DUTCH_ENGLISH,
)
