"""Parts of a text that were left out."""

from __future__ import annotations

from collections.abc import Iterator

from tweetalig.check.lengths import ratio
from tweetalig.check.rule import DUTCH_ENGLISH, Problem, Rule
from tweetalig.check.view import View
from tweetalig.model import Severity

_SURE = 0.55
_SURE_WHEN_SHORT = 0.48
_LONG = 80
_LIKELY = 0.62


def check(view: View) -> Iterator[Problem]:
    """Look for a translation that is much shorter than translations are."""
    share = ratio(view)
    if share is not None and share < _LIKELY:
        yield Problem(
            message=f"The translation has {share:.0%} of the source's length. Is it complete?",
            severity=None if share < _sure(view) else Severity.NOTICE,
        )


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
