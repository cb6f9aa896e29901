"""Text that was not translated at all."""

from __future__ import annotations

from collections.abc import Iterator

from tweetalig.check.dictionaries import is_foreign
from tweetalig.check.rule import Problem, Rule, Scope
from tweetalig.check.view import View
from tweetalig.model import Severity


def check(view: View) -> Iterator[Problem]:
    """Look for a translation that is empty, or that is the source."""
    if not view.target.text.strip():
        if view.source.text.strip():
            yield Problem(message="There is no translation.", source=((0, len(view.source.text)),))
        return
    words = view.target.tokens
    whole = ((0, len(view.target.text)),)
    if [t.lower for t in words] == [t.lower for t in view.source.tokens]:
        if _needs_translation(view):
            yield Problem(message="The translation is the source text.", target=whole)
    elif view.source.language == "nl" and view.target.language == "en" and len(words) > 2:
        dutch = sum(_is_dutch(view, token.lower) for token in words)
        copied = sum(token.lower in view.source.words for token in words)
        if max(dutch, copied) >= len(words) * 0.8 and dutch > 1:
            yield Problem(message="The translation is in Dutch.", target=whole)


def _is_dutch(view: View, word: str) -> bool:
    return view.source.language == "nl" and is_foreign(word, copied=word in view.source.words)


def _needs_translation(view: View) -> bool:
    """Whether a text holds more than names and numbers, which are the same everywhere."""
    tokens = view.target.tokens
    if view.source.language == "nl" and view.target.language == "en":
        return any(_is_dutch(view, token.lower) for token in tokens)
    return sum(not token.capital for token in tokens) > 2


RULE = Rule(
    name="untranslated",
    severity=Severity.ERROR,
    summary="The text was not translated.",
    check=check,
    scope=Scope.SEGMENT,
)
