"""What an English denial leaves behind when only its "not" goes: does help, has yet been."""

from __future__ import annotations

import re

from tweetalig.check.text import Text

_DO = frozenset({"do", "does", "did"})

_EMPHASIS = frozenset({"wel", "toch", "gerust", "vooral", "zeker", "beslist", "heus", "echt"})
"""Dutch words that an English "do" renders: bel ons gerust, do give us a call."""

_NO_VERB = frozenset(
    {"a", "an", "the", "this", "that", "these", "those", "some", "any", "all", "both", "many"}
    | {"no", "one", "two", "my", "your", "his", "her", "its", "our", "their"}
    | {"i", "you", "he", "she", "it", "we", "they", "me", "him", "us", "them"}
    | {"what", "whatever", "which", "something", "nothing", "everything", "anything"}
    | {"so", "as", "well", "better", "best", "worse", "more", "most", "much", "less", "little"}
    | {"hardly", "barely", "scarcely", "seldom", "rarely"}
    | {"not", "never", "too", "also", "then", "there", "here", "than", "and", "or", "but"}
    | {"in", "on", "at", "by", "for", "from", "with", "to", "of"}
    | {"good", "harm", "damage", "research", "justice", "wonders", "exercise", "exercises"}
    | {"work", "sport", "sports", "homework", "tests"}
)
"""Words after which "do" is no help to a verb: she does this, he did well, they do more harm."""

_HELPERS = frozenset(
    {"to", "can", "could", "will", "would", "shall", "should", "must", "may", "might", "cannot"}
    | {"and", "or"}
)
"""Words before which "do" is a verb of its own: what you can do, to do."""

_ALONE = re.compile(
    r"\bat all\b|\b(?:has|have|had) yet(?! to\b)|\bany ?(?:more|longer)\b|\ba wink\b|"
    r"\bwith any\b",
    re.IGNORECASE,
)
"""Words that live beside a denial: they make no sense at all, she hasn't slept a wink."""

_LICENCES = re.compile(r"\b(?:if|whether|than|before|without|unless)\b|\?", re.IGNORECASE)
"""What else such words may live beside: if it hurts at all."""

_ONCE_MORE = re.compile(r", nor (?:am|is|are|was|were|do|does|did|has|have|had|can|could|will)\b")
"""What denies once more, after a denial."""

_DENIED = re.compile(
    r"n['’]t\b|\b(?:not|no|never|nobody|nothing|none|neither|cannot|hardly|without|too|"
    r"un(?!til|der|i)\w+)\b",
    re.IGNORECASE,
)


def left_of_denial(text: Text, other: Text) -> bool:
    """Whether an English text looks as if a denial was struck out of it.

    ``other`` is the Dutch, which may ask for an emphatic "do" itself.
    """
    if text.language != "en":
        return False
    if _ALONE.search(text.prose) and not _LICENCES.search(text.prose):
        return True
    asks = text.prose.rstrip().endswith("?")
    return not asks and _EMPHASIS.isdisjoint(other.words) and _has_idle_do(text)


def denies_once_more(text: Text) -> bool:
    """Whether an English text denies something too where nothing was denied before it."""
    once_more = _ONCE_MORE.search(text.prose) if text.language == "en" else None
    return once_more is not None and not _DENIED.search(text.prose, 0, once_more.start())


def _has_idle_do(text: Text) -> bool:
    """Whether a "do" helps a verb that needs no help: it does help, do lose heart."""
    tokens = text.tokens
    for index, token in enumerate(tokens[:-1]):
        after = tokens[index + 1]
        if token.lower not in _DO or after.pause or after.lower in _NO_VERB:
            continue
        apart = index == 0 or token.pause
        if apart or tokens[index - 1].lower not in _HELPERS:
            return True
    return False
