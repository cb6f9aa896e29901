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
    """A phrase of the list.

    ``needed`` are the words that a text must have for it to be there, ``size`` is how many
    words it has, and ``has_gap`` says whether other words may stand between them.
    """

    label: str
    words: tuple[str, ...]
    needed: frozenset[str]
    size: int
    has_gap: bool

    @classmethod
    def of(cls, label: str, words: tuple[str, ...]) -> _Phrase:
        """Make a phrase of its words and gaps."""
        needed = (word for word in words[1:] if word not in _GAPS and "*" not in word)
        size = sum(word not in _GAPS for word in words)
        return cls(label, words, frozenset(needed), size, size < len(words))

    def match(self, tokens: Sequence[Token], start: int) -> tuple[int, ...] | None:
        """Return the indexes of the words when the phrase, opened by ``start``, is there."""
        found = [start]
        gap = 0
        for word in self.words[1:]:
            if word in _GAPS:
                gap = _GAPS[word]
                continue
            place = _place(word, tokens, found[-1] + 1, gap)
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
    """The phrases of some word lists in one language, each list by label.

    All lists are looked up in one go: most words open no phrase of any of them.
    """

    def __init__(self, lists: Mapping[str, Mapping[str, Iterable[str]]]) -> None:
        self._places = {name: place for place, name in enumerate(lists)}
        self._first: dict[str, list[tuple[str, _Phrase]]] = {}
        for name, phrases in lists.items():
            for label, texts in phrases.items():
                for text in texts:
                    phrase = _Phrase.of(label, tuple(text.lower().split()))
                    self._first.setdefault(phrase.words[0], []).append((name, phrase))
        beginnings = [first for first in self._first if first.endswith("*")]
        endings = [first for first in self._first if first.startswith("*")]
        self._beginnings = sorted({len(first) - 1 for first in beginnings})
        self._endings = sorted({len(first) - 1 for first in endings})
        self._opened = lru_cache(maxsize=20_000)(self._phrases_opened_by)

    def find(self, tokens: Sequence[Token], there: Set[str]) -> Mapping[str, tuple[Hit, ...]]:
        """Return the phrases in ``tokens`` by list: the longest first, no word in two of them.

        ``there`` are the words of the tokens, joined verbs among them: a phrase of which one is
        missing is not tried, which keeps a text that opens many phrases cheap.

        Of phrases with gaps and as many words the one that is closest together counts: raadt
        af om dat aan te bieden is no aanraden.
        """
        hits: dict[str, list[Hit]] = {}
        taken: dict[str, set[int]] = {}
        for index, token in enumerate(tokens):
            for name, phrases in self._opened(token.lower, token.joined):
                used = taken.setdefault(name, set())
                if index in used:
                    continue
                if len(phrases) == 1 and phrases[0].size == 1:
                    # Most words that open anything are a phrase by themselves.
                    found: Hit | None = Hit(phrases[0].label, (index,))
                else:
                    found = _closest(phrases, tokens, index, used, there)
                if found:
                    hits.setdefault(name, []).append(found)
                    used.update(found.words)
        # In the order of the lists, so that what is made of them always comes in the same order.
        return {name: tuple(hits[name]) for name in sorted(hits, key=self._places.__getitem__)}

    def single(self, word: str) -> Iterator[tuple[str, str]]:
        """Yield the lists and labels under which a word is a phrase by itself."""
        for name, phrases in self._opened(word, ""):
            yield from ((name, phrase.label) for phrase in phrases if phrase.size == 1)

    def _phrases_opened_by(self, *words: str) -> tuple[tuple[str, tuple[_Phrase, ...]], ...]:
        """Return what a word opens, or the verb it is joined to, by list: most specific first."""
        found: dict[str, dict[_Phrase, None]] = {}
        for word in words:
            for name, phrase in self._opened_by(word):
                found.setdefault(name, {})[phrase] = None
        return tuple(
            (name, tuple(sorted(phrases, key=_specific, reverse=True)))
            for name, phrases in found.items()
        )

    def _opened_by(self, word: str) -> Iterator[tuple[str, _Phrase]]:
        yield from self._first.get(word, ())
        for length in self._beginnings:
            yield from self._first.get(f"{word[:length]}*", ()) if length <= len(word) else ()
        for length in self._endings:
            # The stem before an ending has at least two letters.
            yield from self._first.get(f"*{word[-length:]}", ()) if length + 1 < len(word) else ()


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
