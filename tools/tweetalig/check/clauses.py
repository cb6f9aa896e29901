"""Where a clause begins and ends, roughly: from one comma or conjunction to the next."""

from __future__ import annotations

from tweetalig.check.lexicon import read
from tweetalig.check.text import Text

_SUBJECTS = frozenset({"je", "jij", "u", "ik", "hij", "zij", "ze", "we", "wij", "het", "er", "de"})
"""What follows "tot" where that begins a clause: wacht niet tot je uitgeput bent."""

_AHEAD = 12
"""How far behind "om" its "te" may stand, in words: om een vergeten dosis in te halen."""

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
    word = text.tokens[index].lower
    if index in text.commas or word in conjunctions:
        return True
    if text.language != "nl" or word not in {"tot", "om"}:
        return False
    ahead = [token.lower for token in text.tokens[index + 1 : index + 1 + _AHEAD]]
    return "te" in ahead if word == "om" else ahead[:1] != [] and ahead[0] in _SUBJECTS
