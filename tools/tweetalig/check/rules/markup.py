"""Emphasis, code and other markup that got lost or appeared."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from tweetalig.check.rule import Problem, Rule, Scope
from tweetalig.check.view import View
from tweetalig.model import Severity

_CODE = re.compile(r"(?<!`)(`{1,3})(?!`)([^`\n]{1,400})\1(?!`)")
_MARKS = {
    "bold": re.compile(
        r"(?<![\\*])\*\*(?![\s*])[^*\n]{1,2000}\*\*(?!\*)|(?<!\w)__(?=\w)[^_\n]{1,2000}__(?!\w)"
    ),
    "an image": re.compile(r"!\["),
    "an HTML tag": re.compile(r"</?[a-zA-Z][a-zA-Z0-9-]{0,40}[^<>\n]{0,400}>"),
    "a hard line break": re.compile(r"(?: {2,}|\\)\n"),
}


def check(view: View) -> Iterator[Problem]:
    """Compare how often both sides use a kind of markup, and what stands in code."""
    if view.pair.plain:
        return
    source, target = view.pair.source, view.pair.target
    if "`" in source or "`" in target:
        yield from _codes(source, target)
    for name, pattern in _MARKS.items():
        before, after = _count(pattern, source), _count(pattern, target)
        if before != after:
            yield Problem(
                message=f"The source has {name} {before} times, the translation {after} times."
            )


def _codes(source: str, target: str) -> Iterator[Problem]:
    before = Counter(match[2] for match in _CODE.finditer(source))
    after = Counter(match[2] for match in _CODE.finditer(target))
    for code in (before - after).elements():
        yield Problem(message=f"The code “{code}” is not in the translation.")
    for code in (after - before).elements():
        yield Problem(message=f"The code “{code}” is not in the source.")


def _count(pattern: re.Pattern[str], text: str) -> int:
    return sum(1 for _ in pattern.finditer(text))


RULE = Rule(
    name="markup",
    severity=Severity.WARNING,
    summary="Markup got lost or appeared.",
    check=check,
    scope=Scope.SEGMENT,
)
