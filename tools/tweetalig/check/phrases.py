"""Finds the words and phrases of a word list in a text.

A phrase is one or more words as :func:`tweetalig.check.tokens.tokenise` cuts them.
``verbeter*`` stands for every word that begins so, ``*loos`` for every word that ends so,
``..`` for up to four words of the same clause in between, and ``...`` for up to twelve.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache

from tweetalig.check.tokens import Span, Token

_SHORT = 4
_GAPS: Mapping[str, int] = {"..": _SHORT, "...": 12}

_JOINTS = frozenset({"until", "and", "but", "because", "en", "maar", "omdat", "want", "tot"})
"""Words at which another clause begins; a short gap doesn't go across."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase found: its label, and the indexes of its words."""

    label: str
    words: tuple[int, ...]

    def spans(self, tokens: Sequence[Token]) -> tuple[Span, ...]:
        """Return the places of the phrase; words that touch are one place."""
        places: list[Span] = []
        for index, word in enumerate(self.words):
            if index and word == self.words[index - 1] + 1:
                places[-1] = (places[-1][0], tokens[word].end)
            else:
                places.append((tokens[word].start, tokens[word].end))
        return tuple(places)


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A phrase of the list; ``needed`` are the words that a text must have for it to be there."""

    label: str
    words: tuple[str, ...]
    needed: frozenset[str]

    @property
    def size(self) -> int:
        """How many words it has."""
        return sum(word not in _GAPS for word in self.words)

    @property
    def has_gap(self) -> bool:
        """Whether other words may stand between its words."""
        return self.size < len(self.words)

    def match(self, tokens: Sequence[Token], start: int) -> tuple[int, ...] | None:
        """Return the indexes of the words when the phrase begins at ``start``."""
        found: list[int] = []
        gap = 0
        for word in self.words:
            if word in _GAPS:
                gap = _GAPS[word]
                continue
            place = _place(word, tokens, found[-1] + 1 if found else start, gap)
            if place is None:
                return None
            found.append(place)
            gap = 0
        return tuple(found)


def _place(word: str, tokens: Sequence[Token], start: int, gap: int) -> int | None:
    for index in range(start, min(start + gap + 1, len(tokens))):
        token = tokens[index]
        if gap == _SHORT and (token.pause or token.lower in _JOINTS):
            # Not … all: but not in "don't worry, all is well".
            return None
        if fits(word, token.lower) or (token.joined and fits(word, token.joined)):
            return index
    return None


def fits(pattern: str, word: str) -> bool:
    """Whether ``word`` is what ``pattern`` stands for: itself, ``begin*`` or ``*end``."""
    if pattern.endswith("*"):
        return word.startswith(pattern[:-1])
    if pattern.startswith("*"):
        return word.endswith(pattern[1:]) and len(word) > len(pattern)
    return word == pattern


class PhraseBook:
    """The phrases of one word list in one language, by label."""

    def __init__(self, phrases: Mapping[str, Iterable[str]]) -> None:
        self._first: dict[str, list[_Phrase]] = {}
        for label, texts in phrases.items():
            for text in texts:
                words = tuple(text.lower().split())
                needed = (word for word in words[1:] if word not in _GAPS and "*" not in word)
                phrase = _Phrase(label, words, frozenset(needed))
                self._first.setdefault(phrase.words[0], []).append(phrase)
        beginnings = [first for first in self._first if first.endswith("*")]
        endings = [first for first in self._first if first.startswith("*")]
        self._beginnings = sorted({len(first) - 1 for first in beginnings})
        self._endings = sorted({len(first) - 1 for first in endings})
        self._opened = lru_cache(maxsize=20_000)(self._phrases_opened_by)

    def find(self, tokens: Sequence[Token], there: Set[str]) -> tuple[Hit, ...]:
        """Return the phrases in ``tokens``: the longest first, no word in two of them.

        ``there`` are the words of the tokens, joined verbs among them: a phrase of which one is
        missing is not tried, which keeps a text that opens many phrases cheap.

        Of phrases with gaps and as many words the one that is closest together counts: raadt
        af om dat aan te bieden is no aanraden.
        """
        hits: list[Hit] = []
        taken: set[int] = set()
        for index, token in enumerate(tokens):
            # Most words open no phrase, and this is asked of each word for each list.
            phrases = self._opened(token.lower)
            if token.joined:
                both = {*phrases, *self._opened(token.joined)}
                phrases = tuple(sorted(both, key=_specific, reverse=True))
            if not phrases or index in taken:
                continue
            found = _closest(phrases, tokens, index, taken, there)
            if found:
                hits.append(found)
                taken.update(found.words)
        return tuple(hits)

    def opened_by(self, word: str) -> Iterator[str]:
        """Yield the labels of the phrases that can begin with ``word``."""
        return (phrase.label for phrase in self._opened(word))

    def _phrases_opened_by(self, word: str) -> tuple[_Phrase, ...]:
        found = list(self._first.get(word, ()))
        for length in self._beginnings:
            found += self._first.get(f"{word[:length]}*", ()) if length <= len(word) else ()
        for length in self._endings:
            # The stem before an ending has at least two letters.
            found += self._first.get(f"*{word[-length:]}", ()) if length + 1 < len(word) else ()
        return tuple(sorted(found, key=_specific, reverse=True))


def _closest(
    phrases: Iterable[_Phrase],
    tokens: Sequence[Token],
    index: int,
    taken: set[int],
    there: Set[str],
) -> Hit | None:
    best: Hit | None = None
    for phrase in phrases:
        if best and phrase.size < len(best.words):
            break
        if not phrase.needed <= there or (best and not phrase.has_gap):
            continue
        words = phrase.match(tokens, index)
        if words and taken.isdisjoint(words) and (not best or words[-1] < best.words[-1]):
            best = Hit(phrase.label, words)
            if not phrase.has_gap:
                break
    return best


def _specific(phrase: _Phrase) -> tuple[int, int, int]:
    words = [word for word in phrase.words if word not in _GAPS]
    return len(words), sum("*" not in word for word in words), sum(map(len, words))
