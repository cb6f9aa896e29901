"""Text that the source doesn't have."""

from __future__ import annotations

from collections.abc import Iterator

from tweetalig.check.lengths import ratio
from tweetalig.check.rule import DUTCH_ENGLISH, Problem, Rule
from tweetalig.check.view import View
from tweetalig.model import Severity

_SURE = 1.6
_LIKELY = 1.3


def check(view: View) -> Iterator[Problem]:
    """Look for a translation that is much longer than translations are."""
    share = ratio(view)
    if share is not None and share > _LIKELY:
        yield Problem(
            message=f"The translation has {share:.0%} of the source's length. Is something added?",
            severity=None if share > _SURE else Severity.NOTICE,
        )


RULE = Rule(
    name="addition",
    severity=Severity.WARNING,
    summary="Something was added.",
    check=check,
    languages=DUTCH_ENGLISH,
)
