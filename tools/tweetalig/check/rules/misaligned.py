"""A sentence beside the translation of another one."""

from __future__ import annotations

from collections.abc import Iterator

from tweetalig.check.embedding import Similarity
from tweetalig.check.rule import Problem, Rule
from tweetalig.check.text import Text
from tweetalig.check.view import View
from tweetalig.model import Severity

NAME = "misaligned"
SUMMARY = "A sentence stands beside the translation of another one."

_ALIKE = 0.81
"""How alike a sentence and its translation are at least.

Of right pairs, most of them free, 0.2 % are below, and eight in ten of two sentences that have
nothing to do with each other; see ``benchmarks/checks.py --misaligned``.
"""

_SHORTEST = 4
"""Texts of fewer words are too short to be told apart by their meaning."""

_LONGEST = 2_000
"""Longer texts take the model too much time, in characters."""


def misaligned(similarity: Similarity) -> Rule:
    """Return the rule, which compares with the given model."""

    def check(view: View) -> Iterator[Problem]:
        if not (_can_be_compared(view.source) and _can_be_compared(view.target)):
            return
        alike = similarity(view.source.prose, view.target.prose)
        if alike < _ALIKE:
            yield Problem(
                message=f"The sentences don't look like each other's translations ({alike:.2f})."
            )

    return Rule(name=NAME, severity=Severity.WARNING, summary=SUMMARY, check=check)


def _can_be_compared(text: Text) -> bool:
    return len(text.text) <= _LONGEST and len(text.tokens) >= _SHORTEST
