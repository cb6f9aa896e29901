"""Wordings of the Dutch that may not become certain others: elke dag, some days."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tweetalig.check.rule import Problem
from tweetalig.check.view import View

Contrast = tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]
"""What the Dutch says, what the English then may not say, and what excuses that."""


def contrast(dutch: str, english: str, kept: str) -> Contrast:
    """Make a contrast of three expressions for whole words, whatever their capitals."""
    first, second, third = (
        re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for words in (dutch, english, kept)
    )
    return first, second, third


def contrasting(view: View, contrasts: Iterable[Contrast]) -> Iterator[Problem]:
    """Yield where the English says what the Dutch excludes, and nothing excuses that."""
    for dutch, english, kept in contrasts:
        said = dutch.search(view.source.prose)
        put = english.search(view.target.prose) if said else None
        if said and put and not kept.search(view.target.prose):
            yield Problem(
                message=f"The Dutch says “{said[0]}”, the English “{put[0]}”.",
                source=(said.span(),),
                target=(put.span(),),
            )
