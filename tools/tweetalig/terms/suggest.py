"""Which words and phrases of the Dutch articles may be missing from the glossary."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module, resources
from itertools import pairwise

from tweetalig.terms.lexicon import Lexicon, dutch_lexicon, english_lexicon
from tweetalig.terms.matching import Matcher
from tweetalig.terms.spelling import is_acronym
from tweetalig.terms.words import Word, are_joined, is_address, key_of, words_of

_EXAMPLES = 3
_SHORTEST = 4
_COMPOUND = 10
_MOST = 50
_PRONOMINAL = re.compile(
    "(?:er|daar|waar|hier)(?:aan|achter|bij|binnen|boven|door|in|langs|mee|na|naar|naast|om|onder"
    "|op|over|tegen|tussen|uit|van|voor)"
)

Commonness = Callable[[str], float]
"""How common a word is, from 0 (never met) to 8 (in every sentence): the Zipf scale."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A segment that holds a candidate, and its translation, empty where there is none."""

    source: str
    target: str
    path: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A word or phrase that the glossary does not have.

    ``form`` is its dictionary form where that is known. ``score`` is higher for what is
    frequent here and rare elsewhere.
    """

    form: str
    count: int
    score: float
    examples: tuple[Example, ...]


def suggest(
    segments: Iterable[Example],
    matcher: Matcher,
    *,
    commonness: Commonness | None = None,
    least: int = 2,
    most: int = _MOST,
) -> tuple[Candidate, ...]:
    """Return candidates for the glossary from plain Dutch texts, the best first.

    Those found fewer than ``least`` times are left out, acronyms excepted.
    """
    judge = _Judge(commonness or dutch_commonness(), dutch_lexicon())
    places: dict[str, list[Example]] = {}
    for segment in segments:
        for form in judge.forms(segment.source, matcher):
            places.setdefault(form, []).append(segment)
    candidates = [
        Candidate(
            form=form,
            count=len(found),
            score=round(math.log2(len(found) + 1) * judge.specificity(form), 3),
            examples=tuple(dict.fromkeys(found))[:_EXAMPLES],
        )
        for form, found in places.items()
        if len(found) >= least or is_acronym(form)
    ]
    candidates.sort(key=lambda candidate: (-candidate.score, candidate.form))
    return tuple(_without_parts(candidates))[:most]


def dutch_commonness() -> Commonness:
    """Return a measure of how common Dutch words are.

    With the package ``wordfreq`` installed its frequencies are used; without it a list of
    everyday words, and the assumption that what is in no dictionary is rare.
    """
    try:
        zipf = import_module("wordfreq").zipf_frequency
    except ImportError:
        return _estimated
    return lambda word: float(zipf(word, "nl"))


def _estimated(word: str) -> float:
    lemma = dutch_lexicon().lemma(word)
    if {word, lemma} & _common_words() or _PRONOMINAL.fullmatch(word):
        return 6.0
    if not lemma:
        # A word of an English title, most likely; a loan word is in the Dutch list.
        return 4.5 if english_lexicon().lemma(word) else 1.5
    return 2.5 if len(word) >= _COMPOUND else 4.0


@cache
def _common_words() -> frozenset[str]:
    text = resources.files("tweetalig.terms").joinpath("common-words.txt").read_text("utf-8")
    return frozenset(
        word for line in text.splitlines() if not line.startswith("#") for word in line.split()
    )


class _Judge:
    _TOO_COMMON = 5.0
    _RARE = 8.0

    def __init__(self, commonness: Commonness, lexicon: Lexicon) -> None:
        self._commonness = commonness
        self._lexicon = lexicon

    def forms(self, text: str, matcher: Matcher) -> Iterator[str]:
        """Yield the candidates in a text, in their dictionary form, one for each place."""
        taken = [(match.start, match.end) for match in matcher.matches(text)]
        words = [word for word in words_of(text) if not is_address(text, word)]
        free = [_is_free(word, taken) and self._is_specific(word) for word in words]
        for word, is_free in zip(words, free, strict=True):
            if is_free:
                yield self._form(word.text)
        places = pairwise(zip(words, free, strict=True))
        for (first, _), (second, is_free) in places:
            if is_free and are_joined(text, first, second) and self._is_described(first, taken):
                yield f"{first.text.lower()} {self._form(second.text)}"

    def specificity(self, form: str) -> float:
        """Return how telling a form is: higher for rarer words, and for phrases."""
        words = form.split()
        rarest = max(self._RARE - self._commonness(word.lower()) for word in words)
        return rarest * (1.2 if len(words) > 1 or is_acronym(form) else 1.0)

    def _is_specific(self, word: Word) -> bool:
        if is_acronym(word.text):
            return not self._lexicon.lemma(word.text.lower())
        key = key_of(word.text).folded
        lemma = self._lexicon.lemma(key)
        if len(key) < _SHORTEST or not key.isalpha() or _is_verb(key, lemma):
            return False
        return max(self._commonness(key), self._commonness(lemma or key)) < self._TOO_COMMON

    def _is_described(self, word: Word, taken: Sequence[tuple[int, int]]) -> bool:
        """Whether a word is likely an adjective before a noun: lekkende darmwand."""
        key = key_of(word.text).folded
        return key.endswith("e") and _is_free(word, taken) and self._is_specific(word)

    def _form(self, word: str) -> str:
        if is_acronym(word):
            return word
        return self._lexicon.lemma(key_of(word).folded) or word.lower()


def _is_verb(word: str, lemma: str) -> bool:
    is_participle = word.startswith("ge") and word.endswith(("d", "t", "en"))
    return (lemma.endswith("en") and (word != lemma or word.endswith("eren"))) or is_participle


def _is_free(word: Word, taken: Sequence[tuple[int, int]]) -> bool:
    return not any(start < word.end and word.start < end for start, end in taken)


def _without_parts(candidates: Sequence[Candidate]) -> Iterator[Candidate]:
    """Leave out words that are nearly always met in one phrase: that phrase is the candidate."""
    phrases = [candidate for candidate in candidates if " " in candidate.form]
    for candidate in candidates:
        inside = (p for p in phrases if candidate.form in p.form.split() and p is not candidate)
        if not any(phrase.count >= candidate.count - 1 for phrase in inside):
            yield candidate
