"""Finds the words of pairs of opposites in a text: more and less, before and after."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from tweetalig.check.lexicon import doubtful_words, read
from tweetalig.check.phrases import Hit
from tweetalig.check.text import Text

_NEAR = 3
"""How far a denial reaches, in words."""

_NEAR_END = 12
"""How far back a denial reaches that ends a clause: het vaccin verhoogt het risico op X niet."""

_NEAR_SUBJECT = 6
"""How far a denied subject reaches: no two patients are the same."""

_SUBJECTS = frozenset({"no", "none", "nobody", "neither", "nothing", "geen", "niemand", "niets"})

_BESIDE_NUMBERS = frozenset({"over", "under", "above", "below", "boven", "onder", "late", "early"})

WITHOUT = frozenset({"zonder", "without"})
"""What denies its own noun only, and nothing else of the sentence."""

Sides = tuple[tuple[Hit, ...], tuple[Hit, ...]]
"""The words of one side of a pair of opposites in a text, and those of the other."""


@dataclass(frozen=True, slots=True)
class _Opposites:
    """What is special about one pair of opposites in one language."""

    otherwise: Mapping[str, frozenset[str]]
    weak: frozenset[str]
    as_they_are: bool


def sides(text: Text, other: Text) -> Mapping[str, Sides]:
    """Return the words of each pair of opposites that both texts have words of, by its name.

    ``other`` is the text in the other language, which tells what a doubtful word means.
    """
    found: dict[str, Sides] = {}
    rows = _rows(text.language)
    for name in text.opposites:
        if name not in other.opposites:
            continue
        certain = [
            hit
            for hit in text.opposites[name]
            if not _means_otherwise(text, hit, rows[name], other)
            and not _is_particle(text, hit)
            and not _compares_number(text, hit)
        ]
        found[name] = sides_of(certain)
    return found


def sides_of(hits: Iterable[Hit]) -> Sides:
    """Return the words of either side of a pair."""
    firm = tuple(hits)
    first = tuple(hit for hit in firm if hit.label.endswith("0"))
    return first, tuple(hit for hit in firm if hit.label.endswith("1"))


def is_weak(text: Text, hit: Hit, name: str) -> bool:
    """Whether a word can answer its like, but is too vague to ask for it: then, up, over."""
    weak = _rows(text.language)[name].weak
    return len(hit.words) == 1 and text.tokens[hit.words[0]].lower in weak


def stands_as_it_is(text: Text, name: str) -> bool:
    """Whether the words of a pair mean the same whatever denials are near: no longer."""
    return _rows(text.language)[name].as_they_are


def undenied(text: Text, hits: tuple[Hit, ...]) -> tuple[Hit, ...]:
    """Return the phrases without a denial close by; the Dutch niet may come after."""
    if not hits:
        return hits
    denials = _denials(text)
    implied = frozenset(word for hit in text.labelled("negation", "implicit") for word in hit.words)
    far = {word for word in denials & {0} if text.tokens[word].lower in _SUBJECTS}
    later = {word for word in denials if text.tokens[word].lower == "niet"}
    commas = text.commas
    # Het vaccin verhoogt het risico op klachten niet: at the end it denies the whole clause.
    last = {word for word in later if word + 1 == len(text.tokens) or word + 1 in commas}
    return tuple(
        hit
        for hit in hits
        if denials.isdisjoint(range(hit.words[0] - _NEAR, hit.words[-1] + 1))
        and implied.isdisjoint(range(hit.words[0] - _NEAR, hit.words[0]))
        and far.isdisjoint(range(hit.words[0] - _NEAR_SUBJECT, hit.words[0]))
        and later.isdisjoint(_up_to(commas, hit.words[-1] + 1, hit.words[-1] + 1 + _NEAR))
        and last.isdisjoint(_up_to(commas, hit.words[-1] + 1, hit.words[-1] + 1 + _NEAR_END))
    )


def _up_to(commas: Collection[int], start: int, end: int) -> range:
    """Return the words from ``start`` to ``end`` that no comma parts from those before."""
    return range(start, next((word for word in range(start, end) if word in commas), end))


def denied_from_outside(text: Text, hits: tuple[Hit, ...]) -> bool:
    """Whether a denial stands beside one of the phrases, and not in it: niet hoog."""
    outside = [hit for hit in hits if not _denials(text).intersection(hit.words)]
    return len(undenied(text, tuple(outside))) < len(outside)


def denied_within(text: Text, hits: tuple[Hit, ...]) -> bool:
    """Whether one of the phrases holds a denial itself: niet goed."""
    denials = _denials(text)
    return any(len(hit.words) > 1 and not denials.isdisjoint(hit.words) for hit in hits)


def without_denying(text: Text, hits: tuple[Hit, ...]) -> tuple[Hit, ...]:
    """Return the phrases that hold no denial and are none: niet goed, geen, zonder."""
    denials = {word for other in text.labelled("negation", "explicit") for word in other.words}
    return tuple(hit for hit in hits if denials.isdisjoint(hit.words))


def _denials(text: Text) -> frozenset[int]:
    """Return the indexes of the words that deny what stands near them."""
    found = (word for hit in text.labelled("negation", "explicit") for word in hit.words)
    # Zonder behandeling herstelde men langzamer: zonder denies its own noun only.
    return frozenset(word for word in found if text.tokens[word].lower not in WITHOUT)


def _is_particle(text: Text, hit: Hit) -> bool:
    """Whether a word is a part of a verb: vraag het na."""
    return len(hit.words) == 1 and text.tokens[hit.words[0]].particle


def _compares_number(text: Text, hit: Hit) -> bool:
    """Whether a word belongs to a number, whose affair it is then: more than 500."""
    if not text.amount_starts:
        return False
    end = text.tokens[hit.words[-1]].end
    if text.said((text.tokens[hit.words[0]].start, end)).lower() in _BESIDE_NUMBERS:
        return not text.amount_starts.isdisjoint(range(end + 1, end + 5))
    after = text.prose[end:][:6].lower()
    start = text.tokens[hit.words[-1]].end + after.find("an ") + 3
    return after.startswith((" dan ", " than ")) and start in text.amount_starts


def _means_otherwise(text: Text, hit: Hit, row: _Opposites, other: Text) -> bool:
    """Whether a doubtful word has its other meaning: voor as for, and not as before."""
    if hit.label.startswith("-"):
        return True
    if not hit.label.startswith("?"):
        return False
    token = text.tokens[hit.words[0]]
    otherwise = row.otherwise.get(token.lower) or row.otherwise.get(token.joined, frozenset())
    return not other.words.isdisjoint(otherwise)


@cache
def _rows(language: str) -> Mapping[str, _Opposites]:
    return {row["name"]: _opposites(row, language) for row in read("opposites")["pair"]}


def _opposites(row: Mapping[str, Any], language: str) -> _Opposites:
    doubtful = doubtful_words(row, language)
    otherwise = {word: frozenset(words) for part in doubtful for word, words in part.items()}
    weak = frozenset(row.get(f"weak_{language}", ()))
    return _Opposites(otherwise, weak, row.get("as_they_are", False))
