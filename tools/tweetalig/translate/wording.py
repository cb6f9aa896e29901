"""Small repairs that every engine's output needs: its first letter and its last sign."""

from __future__ import annotations

import re

_ENDS = frozenset(".;:,")
_CAPITAL = frozenset({"de", "lb"})
"""Languages in which a capital may be a noun's own, wherever it stands."""

_FIRST_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_ALWAYS_CAPITAL = re.compile(
    r"""(?:i|(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june
    |july|august|september|october|november|december|english|dutch|german|french|belgian
    |european|american|british)\Z""",
    re.VERBOSE | re.IGNORECASE,
)
"""English words with a capital that their Dutch counterparts need not have."""


def like_source(source: str, target: str, language: str = "en") -> str:
    """Give a translation the first letter and the end of its source.

    A heading or sentence keeps its capital, a list item or cell its small letter, and each
    its full stop, semicolon, colon or comma, or none. Abbreviations and names keep their
    letters, and so do the nouns of a ``language`` that writes them with a capital.

    >>> like_source("Hersenmist", "brain fog.")
    'Brain fog'
    """
    text = _with_end_of(source.rstrip(), " ".join(target.split()))
    ours, theirs = _FIRST_WORD.search(source), _FIRST_WORD.search(text)
    if ours is None or theirs is None or re.search(r"\d", text[: theirs.start()]):
        return text
    word, start = theirs[0], theirs.start()
    if ours[0][0].isupper() and word.islower() and not re.search(r"\d", source[: ours.start()]):
        return text[:start] + word[0].upper() + text[start + 1 :]
    if ours[0].islower() and language.partition("-")[0] not in _CAPITAL and may_be_small(word):
        return text[:start] + word[0].lower() + text[start + 1 :]
    return text


def _with_end_of(source: str, text: str) -> str:
    ours, theirs = source[-1:], text[-1:]
    if ours == theirs or text.endswith("..") or not (ours.isalnum() or ours in _ENDS):
        return text
    if not (theirs.isalnum() or theirs in _ENDS):
        return text  # a question mark, a bracket: that is more than a matter of style
    bare = text[:-1] if theirs in _ENDS else text
    return bare + ours if ours in _ENDS else bare


def may_be_small(word: str) -> bool:
    """Say whether a word has a capital only because a sentence starts with it."""
    capital = word[0].isupper() and word[1:].islower()
    return capital and _ALWAYS_CAPITAL.match(word) is None
