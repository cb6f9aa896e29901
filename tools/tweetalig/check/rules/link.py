"""Links whose destination got lost, appeared or changed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from tweetalig.check.rule import Problem, Rule, Scope
from tweetalig.check.view import View
from tweetalig.model import Severity

_DESTINATION = re.compile(
    r"\]\(\s*<?([^()\s<>]*(?:\([^()\s<>]*\)[^()\s<>]*)?)|<((?:https?|mailto):[^<>\s]+)>"
    r"|\]\[([^\[\]\n]+)\]|(\[\^[^\[\]\s]+\])"
)
_BARE = re.compile(r"(?<![(<\w/])(?:https?://|www\.)[^\s<>()\[\]]+")


def check(view: View) -> Iterator[Problem]:
    """Compare where links, images, footnotes and bare addresses lead."""
    source, target = destinations(view.pair.source), destinations(view.pair.target)
    for destination in (source - target).elements():
        yield Problem(message=f"The link to {destination} is not in the translation.")
    for destination in (target - source).elements():
        yield Problem(message=f"The link to {destination} is not in the source.")


def destinations(text: str) -> Counter[str]:
    """Return where the links in Markdown text lead, and how often."""
    found: Counter[str] = Counter()
    if "[" in text or "<" in text:
        for match in _DESTINATION.finditer(text):
            destination = next((part for part in match.groups() if part), "")
            if destination:
                found[destination.rstrip("/")] += 1
    if "://" in text or "www." in text:
        found.update(match[0].rstrip(".,;:!?'\"”’/") for match in _BARE.finditer(text))
    return found


RULE = Rule(
    name="link",
    severity=Severity.ERROR,
    summary="A link got lost, appeared or leads elsewhere.",
    check=check,
    scope=Scope.SEGMENT,
)
