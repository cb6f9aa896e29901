"""Small repairs that every engine's output needs: its first letter and its full stop."""

from __future__ import annotations

import re

_FIRST_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_ALWAYS_CAPITAL = re.compile(
    r"""(?:i|(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june
    |july|august|september|october|november|december|english|dutch|german|french|belgian
    |european|american|british)\Z""",
    re.VERBOSE | re.IGNORECASE,
)
"""English words with a capital that their Dutch counterparts need not have."""


def like_source(source: str, target: str) -> str:
    """Give a translation the first letter and the end of its source.

    A heading or sentence keeps its capital, a list item or cell its small letter; a full
    stop that the source has not is taken off. Abbreviations and names keep their letters.

    >>> like_source("Hersenmist", "brain fog.")
    'Brain fog'
    """
    text = " ".join(target.split())
    if text.endswith(".") and not text.endswith("..") and source.rstrip()[-1:].isalnum():
        text = text[:-1]
    ours, theirs = _FIRST_WORD.search(source), _FIRST_WORD.search(text)
    if ours is None or theirs is None or re.search(r"\d", text[: theirs.start()]):
        return text
    word, start = theirs[0], theirs.start()
    if ours[0][0].isupper() and word.islower() and not re.search(r"\d", source[: ours.start()]):
        return text[:start] + word[0].upper() + text[start + 1 :]
    if ours[0].islower() and _may_be_small(word):
        return text[:start] + word[0].lower() + text[start + 1 :]
    return text


def _may_be_small(word: str) -> bool:
    """Say whether a word has a capital only because a sentence starts with it."""
    capital = word[0].isupper() and word[1:].islower()
    return capital and _ALWAYS_CAPITAL.match(word) is None
