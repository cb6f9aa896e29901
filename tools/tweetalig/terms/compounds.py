"""Whether what is left of a Dutch word, beside a term, makes the two a compound."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import resources

from tweetalig.terms.lexicon import Lexicon

_SHORTEST_WORD = 3
_SHORT = 4
_SHORTEST_IN_CHAIN = 4
_DISTINCTIVE = 7
_LONGEST = 30
_LINKS = ("", "s", "en", "e", "n")

IsTerm = Callable[[str], bool]


class Splitter:
    """Judges the parts of a word around a term; ``is_term`` knows the forms of the glossary."""

    def __init__(self, lexicon: Lexicon, is_term: IsTerm) -> None:
        self._lexicon = lexicon
        self._is_term = is_term
        self._combining = _listed("combining-forms.txt")
        self._not_first = _listed("not-first-parts.txt")
        self._not_last = _listed("not-last-parts.txt")

    def can_precede(self, part: str, term: str) -> bool:
        """Whether ``part`` can stand before a term: ``bloed`` before ``stolling``."""
        if part in self._not_first or not self._is_long_enough(part, term, before=True):
            return False
        if self._is_first(part):
            return True
        return _is_distinctive(part, term) and not part.endswith(tuple(_BINDING))

    def can_follow(self, part: str, term: str) -> bool:
        """Whether ``part`` can stand after a term: ``cellen`` after ``endotheel``."""
        if part in self._not_last or not self._is_long_enough(part, term, before=False):
            return False
        return self._is_last(part) or _is_distinctive(part, term)

    def is_by_chance(self, word: str, start: int, end: int) -> bool:
        """Whether a short term is in a word only by chance: ``darm`` in ``bloedarm``.

        It is when the word divides inside the term (``bloed|arm``, ``lengte|strepen``), or
        before it where the rest is a word but no compound of the term (``boeren|gezin``).
        """
        if end - start > _SHORT:
            return False
        places = range(max(start + 1, _SHORTEST_WORD), min(end, len(word) - _SHORTEST_WORD + 1))
        if any(self._is_piece(word[:at]) and self._is_word(word[at:]) for at in places):
            return True
        return any(
            self._is_word(word[at:])
            and self._is_piece(word[:at])
            and not self._is_piece(word[at:start])
            for at in range(_SHORTEST_WORD, start)
        )

    def _is_first(self, part: str) -> bool:
        return self._is_piece(part) or self._is_pair(part, self._is_piece)

    def _is_last(self, part: str) -> bool:
        return self._is_word(part) or self._is_pair(part, self._is_word)

    def _is_pair(self, part: str, is_second: Callable[[str], bool]) -> bool:
        # Two pieces at most: more would find a division of almost any long word.
        if len(part) > _LONGEST:
            return False
        places = range(_SHORTEST_IN_CHAIN, len(part) - _SHORTEST_IN_CHAIN + 1)
        return any(self._is_piece(part[:at]) and is_second(part[at:]) for at in places)

    def _is_piece(self, part: str) -> bool:
        if part in self._not_first:
            return False
        if part in self._combining:
            return True
        forms = (part.removesuffix(link) for link in _LINKS if part.endswith(link))
        return any(self._is_word(form) and form not in self._not_first for form in forms)

    def _is_word(self, part: str) -> bool:
        known = bool(self._lexicon.lemma(part)) or self._is_term(part)
        return len(part) >= _SHORTEST_WORD and known

    def _is_long_enough(self, part: str, term: str, *, before: bool) -> bool:
        if len(term) > _SHORTEST_WORD:
            return len(part) >= _SHORTEST_WORD or part in self._combining
        # A term of three letters is in many words by chance, and doubles a letter: cellist.
        return len(part) >= _SHORTEST_IN_CHAIN and (before or part[0] != term[-1])


@cache
def _listed(name: str) -> frozenset[str]:
    text = resources.files("tweetalig.terms").joinpath(name).read_text(encoding="utf-8")
    return frozenset(line for line in text.splitlines() if line and not line.startswith("#"))


# A word that ends in one of these, before a term, is more likely a derived verb than a compound.
_BINDING = frozenset(("anti", "be", "ge", "her", "ont", "over", "ver"))


def _is_distinctive(part: str, term: str) -> bool:
    # A long term is not in a word by chance, even where the rest is in no word list.
    return len(term) >= _DISTINCTIVE and len(part) >= _SHORTEST_IN_CHAIN
