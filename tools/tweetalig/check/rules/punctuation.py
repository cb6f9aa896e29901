"""How a text ends: a full stop, a colon, nothing."""

from __future__ import annotations

from collections.abc import Iterator

from tweetalig.check.rule import Problem, Rule, Scope
from tweetalig.check.view import View
from tweetalig.model import Kind, Severity

_CLOSING = "\"'”’»)]*_ \u00a0\n"
_ENDS = {".": ".", "…": "…", ":": ":", ";": ";", "!": "!", "。": "."}


def check(view: View) -> Iterator[Problem]:
    """Compare the last sign; a question mark is the rule ``question``'s affair."""
    before, after = _end(view.source.text), _end(view.target.text)
    if before is None or after is None or before == after or {before, after} == {".", "!"}:
        return
    # Dutch lists put a semicolon after each item, English ones mostly nothing.
    if view.pair.kind == Kind.LIST_ITEM and {before, after} <= {";", ",", ""}:
        return
    yield Problem(
        message=f"The source ends with {_shown(before)}, the translation with {_shown(after)}."
    )


def _end(text: str) -> str | None:
    """Return the sign a text ends with, empty for none, nothing for a question mark."""
    last = text.rstrip(_CLOSING)[-1:]
    return None if not last or last == "?" else _ENDS.get(last, "")


def _shown(sign: str) -> str:
    return f"“{sign}”" if sign else "a word"


RULE = Rule(
    name="punctuation",
    severity=Severity.NOTICE,
    summary="The text ends with another sign.",
    check=check,
    scope=Scope.SEGMENT,
)
