"""Wordings of the Dutch that may not become certain others: elke dag, some days."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tweetalig.check.rule import Problem
from tweetalig.check.view import View


@dataclass(frozen=True, slots=True)
class Contrast:
    """What the Dutch says, what the English then may not say, and what excuses that.

    ``cues`` are parts of words of which a Dutch text must have one for it to say so.
    """

    dutch: re.Pattern[str]
    english: re.Pattern[str]
    kept: re.Pattern[str]
    cues: tuple[str, ...]


def contrast(dutch: str, english: str, kept: str, *cues: str) -> Contrast:
    """Make a contrast of three expressions for whole words, whatever their capitals."""
    first, second, third = (
        re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for words in (dutch, english, kept)
    )
    return Contrast(first, second, third, cues)


def contrasting(view: View, contrasts: Iterable[Contrast]) -> Iterator[Problem]:
    """Yield where the English says what the Dutch excludes, and nothing excuses that."""
    lower = view.source.prose.lower()
    for one in contrasts:
        if one.cues and not any(cue in lower for cue in one.cues):
            continue
        said = one.dutch.search(view.source.prose)
        put = one.english.search(view.target.prose) if said else None
        if said and put and not one.kept.search(view.target.prose):
            yield Problem(
                message=f"The Dutch says “{said[0]}”, the English “{put[0]}”.",
                source=(said.span(),),
                target=(put.span(),),
            )
