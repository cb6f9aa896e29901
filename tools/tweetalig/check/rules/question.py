"""Questions that became statements, and the other way round."""

from __future__ import annotations

from collections.abc import Iterator

from tweetalig.check.rule import Problem, Rule
from tweetalig.check.text import Text
from tweetalig.check.tokens import Span
from tweetalig.check.view import View
from tweetalig.model import Severity

_FEW = 3
_CONDITIONS = frozenset({"if", "when", "whether", "should"})
_PURPOSES = frozenset({"to", "for"})
"""How a sentence begins that was a question: wil je opzeggen? and to cancel."""

_MARKS = frozenset("?？؟⁇")


def check(view: View) -> Iterator[Problem]:
    """Compare whether both sides ask something."""
    source, target = _marks(view.source), _marks(view.target)
    if source and not target:
        yield Problem(
            message="The source asks a question, the translation doesn't.",
            source=source,
            severity=Severity.NOTICE if _is_turned(view, source) else None,
        )
    elif target and not source:
        yield Problem(message="The translation asks a question, the source doesn't.", target=target)


def _is_turned(view: View, marks: tuple[Span, ...]) -> bool:
    """Whether the question was put otherwise: bent u ziek? and if you are ill."""
    if view.source.text.rstrip(" \"'”’").endswith("?"):
        return False
    words = view.target.tokens
    purpose = bool(words) and words[0].lower in _PURPOSES
    condition = purpose or not _CONDITIONS.isdisjoint(view.target.words)
    return condition or _is_lure(view.source.prose, marks)


def _is_lure(text: str, marks: tuple[Span, ...]) -> bool:
    """Whether the one question is a few words before what it leads to: Meer weten? Lees verder."""
    asked, _, rest = text.partition("?")
    return len(marks) == 1 and len(asked.split()) <= _FEW and bool(rest.strip())


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
