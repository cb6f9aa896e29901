"""Whether a word is Dutch and not English."""

from __future__ import annotations

import re
from functools import lru_cache

import simplemma

from tweetalig.check.lexicon import read

_SPELLING = re.compile(
    r"(?:aa|uu|ij(?!u)|ië|eeu|ieu|oei|aai|ooi|sch[^eo]|[a-z]cht|tsj)|(?:heid|lijk|lijke|tie|ties|"
    r"teit|iteit|ische|isch|ingen|jes|tje|eerd|erende|eren)$"
)
"""How Dutch looks where no dictionary knows the word."""

_LANGUAGES = frozenset({"nl", "en"})


@lru_cache(maxsize=20_000)
def is_known(word: str, language: str) -> bool:
    """Whether a dictionary has a word; of languages without a dictionary none is known."""
    return language in _LANGUAGES and simplemma.is_known(word, language)


@lru_cache(maxsize=20_000)
def is_foreign(word: str, *, copied: bool) -> bool:
    """Whether a lower-case word is Dutch and can't be English.

    ``copied`` says that the source has the very same word, which makes it suspect.
    """
    lists = read("dutch")
    if word in lists["english"] or len(word) < 2:
        return False
    if word in lists["dutch"]:
        return True
    if not copied or len(word) < 4:
        return False
    if word in lists["copied"]:
        return True
    if is_known(word, "en"):
        return False
    return is_known(word, "nl") or bool(_SPELLING.search(word))


def _is_rest(word: str) -> bool:
    """Whether what follows the first part of a compound is Dutch; it may be one itself."""
    return is_known(word, "nl") or (12 <= len(word) < 40 and is_dutch(word))


@lru_cache(maxsize=20_000)
def is_dutch(word: str) -> bool:
    """Whether a lower-case word is Dutch, or a compound of Dutch words."""
    if is_known(word, "nl"):
        return True
    return any(
        is_known(word[:cut], "nl") and _is_rest(word[cut + joint :])
        for cut in range(4, min(len(word), 40) - 3)
        for joint in (0, 1)
        if joint == 0 or word[cut] in "se"
    )
