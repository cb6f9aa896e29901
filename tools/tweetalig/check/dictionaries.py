"""Whether a word is Dutch and not English."""

from __future__ import annotations

import re
from functools import lru_cache

from simplemma import is_known

from tweetalig.check.lexicon import read

_SPELLING = re.compile(
    r"(?:aa|uu|ij(?!u)|ië|eeu|ieu|oei|aai|ooi|sch[^eo]|[a-z]cht|tsj)|(?:heid|lijk|lijke|tie|ties|"
    r"teit|iteit|ische|isch|ingen|jes|tje|eerd|erende|eren)$"
)
"""How Dutch looks where no dictionary knows the word."""


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
    if not copied or len(word) < 4 or is_known(word, "en"):
        return False
    return is_known(word, "nl") or bool(_SPELLING.search(word))
