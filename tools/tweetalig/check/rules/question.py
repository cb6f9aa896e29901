"""Questions that became statements, and the other way round."""

from __future__ import annotations

from collections.abc import Iterator

from tweetalig.check.rule import Problem, Rule, Span
from tweetalig.check.text import Text
from tweetalig.check.view import View
from tweetalig.model import Severity

_MARKS = frozenset("?？؟⁇")


def check(view: View) -> Iterator[Problem]:
    """Compare whether both sides ask something."""
    source, target = _marks(view.source), _marks(view.target)
    if source and not target:
        yield Problem(message="The source asks a question, the translation doesn't.", source=source)
    elif target and not source:
        yield Problem(message="The translation asks a question, the source doesn't.", target=target)


def _marks(text: Text) -> tuple[Span, ...]:
    if _MARKS.isdisjoint(text.text):
        return ()
    return tuple((i, i + 1) for i, sign in enumerate(text.prose) if sign in _MARKS)


RULE = Rule(
    name="question",
    severity=Severity.WARNING,
    summary="A question became a statement, or the other way round.",
    check=check,
)
