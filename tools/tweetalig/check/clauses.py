"""Where a clause begins and ends, roughly: from one comma or conjunction to the next."""

from __future__ import annotations

from tweetalig.check.lexicon import read
from tweetalig.check.text import Text

_LONGEST = 30
"""How far a clause goes on either side of a word at most, in words; it keeps the time linear."""


def clause(text: Text, first: int, last: int) -> range:
    """Return the indexes of the words of the clause around those from ``first`` to ``last``."""
    start, end = first, last + 1
    while start > max(0, first - _LONGEST) and not _begins(text, start):
        start -= 1
    while end < min(len(text.tokens), last + _LONGEST) and not _begins(text, end):
        end += 1
    return range(start, end)


def _begins(text: Text, index: int) -> bool:
    """Whether a clause begins with a word."""
    conjunctions = read("dictionary")["conjunctions"].get(text.language, ())
    return index in text.commas or text.tokens[index].lower in conjunctions
