"""Whether a change in a Dutch text can have changed what it means: the cautious default."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from itertools import pairwise

import simplemma
from rapidfuzz.distance import OSA

from tweetalig.memory.words import invariants, words, written_numbers

Concepts = Callable[[str], tuple[str, ...]]
"""Finds the concepts of the glossary in a Dutch text, each as often as it is there."""

_MOST_LETTERS = 2
"""A slip of the pen is at most this many letters in a word."""
_MOST_WORDS = 3
_ARTICLES = frozenset({"de", "het", "een", "'t", "the", "a", "an"})
_NEGATIONS = frozenset(
    words(
        "niet geen nooit niets niemand nergens noch zonder nauwelijks zelden amper evenmin nee "
        "not no never nothing nobody nowhere nor without hardly rarely seldom neither none"
    )
)
_NEGATING_PREFIXES = ("on", "in", "im", "ir", "non", "un", "dis", "mis", "a", "anti", "de")
_SHORT = 2
_BOUNDARY = frozenset(".,;:!?()–—")
_WORD = re.compile(r"[^\W_]+")
_RANGE = re.compile(r"\d(?=\s*[-−–]\s*\d)")
# Signs that carry meaning of their own: a question, a share, a comparison, a unit, a sign.
_SIGNS = re.compile(r"[?%‰<>=≤≥≠≈±×÷/+€$£°µ→←↑↓]|(?<!\w)[-−–](?=\d)")


def no_concepts(text: str) -> tuple[str, ...]:
    """Know no glossary."""
    return ()


def is_significant(before: str, after: str, *, concepts: Concepts = no_concepts) -> bool:
    """Say whether the meaning may have changed from ``before`` to ``after``.

    Only what is surely a correction of the writing is not significant: a misspelt word set
    right, an article, a doubled word, capitals, accents, spaces and punctuation. ``concepts``
    knows words that no dictionary has: a term set right is a correction, a term that is gone
    is not. It is only asked where everything else looks like a correction.
    """
    for what in (invariants, written_numbers, _signs, _scopes):
        if what(before) != what(after):
            return True
    old, new = _plain_words(before), _plain_words(after)
    if old == new or "".join(old) == "".join(new):
        return False
    gone, come = _difference(old, new)
    if not 0 < len(gone) <= _MOST_WORDS:
        return True
    pairs = tuple(zip(gone, come, strict=True))
    if any(_is_other_word(first, second) for first, second in pairs):
        return True
    if not all(_is_word(second) or concepts(second) for _, second in pairs):
        return True
    return bool(Counter(concepts(before)) - Counter(concepts(after)))


def _signs(text: str) -> Counter[str]:
    plain = re.sub(r"\]\([^)]*\)|https?://\S+", "", text)
    return Counter(_SIGNS.findall(plain)) + Counter("range" for _ in _RANGE.findall(plain))


def _scopes(text: str) -> list[tuple[str, bool, bool]]:
    """Return the negations, and whether each begins and ends what punctuation sets apart.

    "Doe het niet; rust" and "Doe het; niet rust" have the same words.
    """
    plain = re.sub(r"[*_~`]", "", text).strip()
    return [
        (found[0].lower(), _ends_apart(plain[: found.start()]), _begins_apart(plain[found.end() :]))
        for found in _WORD.finditer(plain)
        if found[0].lower() in _NEGATIONS
    ]


def _ends_apart(before: str) -> bool:
    return before.rstrip()[-1:] in _BOUNDARY if before.strip() else True


def _begins_apart(after: str) -> bool:
    return after.lstrip()[:1] in _BOUNDARY if _WORD.search(after) else True


def _plain_words(text: str) -> list[str]:
    found = [_without_accents(word) for word in words(text)]
    # "de de" is a slip, "heel heel" style, "niet niet" a change of meaning.
    doubled = {
        index
        for index, (first, second) in enumerate(pairwise(found))
        if first == second and second in _ARTICLES
    }
    return [word for index, word in enumerate(found) if index not in doubled]


def _without_accents(word: str) -> str:
    parts = unicodedata.normalize("NFD", word)
    return "".join(part for part in parts if not unicodedata.combining(part))


def _difference(old: list[str], new: list[str]) -> tuple[list[str], list[str]]:
    if len(old) != len(new):
        return [], []
    pairs = [(first, second) for first, second in zip(old, new, strict=True) if first != second]
    return [first for first, _ in pairs], [second for _, second in pairs]


def _is_other_word(before: str, after: str) -> bool:
    if before in _ARTICLES and after in _ARTICLES:
        return False
    if before in _NEGATIONS or after in _NEGATIONS or _negates(before, after):
        return True
    # A single letter is a name: that of a vitamin, a group, a virus.
    if min(len(before), len(after)) == 1 or max(len(before), len(after)) <= _SHORT:
        return True
    if OSA.distance(before, after, score_cutoff=_MOST_LETTERS) > _MOST_LETTERS:
        return True
    # What was a word already was not misspelt: "hoger" to "lager" is two letters as well.
    return _is_word(before)


def _negates(before: str, after: str) -> bool:
    short, long = sorted((before, after), key=len)
    return any(long == prefix + short for prefix in _NEGATING_PREFIXES)


def _is_word(word: str) -> bool:
    return simplemma.is_known(word, lang="nl")
