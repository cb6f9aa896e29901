"""Finds the words in a translation that belong to certain words of the source."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

_TOKEN = re.compile(r"[^\W_]+(?:[-‐‑'’.,/:][^\W_]+)*%?")
_DIVIDER = re.compile(r"[:;()\[\]“”„\"«»–—]")
_DIVIDER_CLASSES = {"„": '"', "“": '"', "”": '"', "«": '"', "»": '"', "—": "–"}
_ALIKE = 78
"""How alike two phrases must be, of 100, to be taken for the same one inflected otherwise."""

_REACH = 60
"""How far from its expected place a phrase is looked for, in words; keeps the time linear."""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of a text: their spans, and their forms for comparison."""

    spans: tuple[Span, ...]
    forms: tuple[str, ...]

    def covering(self, span: Span) -> Span:
        """Return the range of tokens that a stretch of text touches."""
        first = bisect_left(self.spans, span[0], key=lambda one: one[1] - 1)
        last = bisect_left(self.spans, span[1], key=lambda one: one[0])
        return first, max(first, last)


def tokens_of(text: str, whole: Sequence[Span] = ()) -> Tokens:
    """Return the words of a text; each of the stretches in ``whole`` is one word."""
    spans: list[Span] = []
    position = 0
    for start, end in (*sorted(whole), (len(text), len(text))):
        spans += [match.span() for match in _TOKEN.finditer(text, position, start)]
        if end > start:
            spans.append((start, end))
        position = max(position, end)
    return Tokens(tuple(spans), tuple(_form(text[start:end]) for start, end in spans))


def _form(word: str) -> str:
    folded = word.casefold().replace("’", "'").replace("‑", "-").replace("‐", "-")
    if folded[:1].isdigit():
        return folded.replace(",", ".")
    return folded


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A source sentence and its translation, in words.

    ``same`` says that the words are the same ones. ``divided`` pairs what stands between
    the same colons, brackets, quotes or dashes on both sides.
    """

    source_tokens: Tokens
    target_tokens: Tokens
    same: bool
    divided: Mapping[Span, Span]

    @classmethod
    def of(cls, source: str, target: str, ours: Sequence[Span], theirs: Sequence[Span]) -> Pair:
        """Compare two texts; in each the given stretches are one word."""
        source_tokens, target_tokens = tokens_of(source, ours), tokens_of(target, theirs)
        return cls(
            source_tokens=source_tokens,
            target_tokens=target_tokens,
            same=source_tokens.forms == target_tokens.forms,
            divided=_divided(_chunks(source, source_tokens), _chunks(target, target_tokens)),
        )

    def places(self, words: Span, renderings: Iterable[str]) -> Iterator[Span]:
        """Yield ranges of target tokens that may render a range of source tokens, best first.

        ``renderings`` are translations of just these words.
        """
        count = len(self.source_tokens.forms)
        if self.same:
            yield words
            return
        if words == (0, count):
            yield 0, len(self.target_tokens.forms)
            return
        phrases = [self.source_tokens.forms[slice(*words)]]
        phrases = [*(tokens_of(one).forms for one in renderings), *phrases]
        phrases = [phrase for phrase in dict.fromkeys(phrases) if phrase]
        for phrase in phrases:
            yield from self._same(phrase, self._expected(words))
        if words in self.divided:
            yield self.divided[words]
        for phrase in phrases:
            yield from self._alike(phrase, self._expected(words))

    def _expected(self, words: Span) -> float:
        here = (words[0] + words[1]) / 2 / max(1, len(self.source_tokens.forms))
        return here * len(self.target_tokens.forms)

    def _starts(self, expected: float, length: int) -> Iterator[int]:
        """Yield where a phrase of so many words can start, the nearest first."""
        middle = int(expected - length / 2)
        last = len(self.target_tokens.forms) - length
        low, high = max(0, middle - _REACH), min(last, middle + _REACH)
        yield from sorted(range(low, high + 1), key=lambda start: abs(start - middle))

    def _same(self, phrase: tuple[str, ...], expected: float) -> Iterator[Span]:
        for start in self._starts(expected, len(phrase)):
            if self.target_tokens.forms[start : start + len(phrase)] == phrase:
                yield start, start + len(phrase)

    def _alike(self, phrase: tuple[str, ...], expected: float) -> Iterator[Span]:
        sought = " ".join(phrase)
        if len(sought) < 4:
            return
        found: list[tuple[float, Span]] = []
        for length in range(max(1, len(phrase) - 1), len(phrase) + 2):
            for start in self._starts(expected, length):
                window = " ".join(self.target_tokens.forms[start : start + length])
                alike = fuzz.ratio(sought, window, score_cutoff=_ALIKE)
                if alike:
                    found.append((-alike, (start, start + length)))
        yield from (span for _, span in sorted(found, key=lambda one: one[0]))


_Chunks = list[tuple[str, Span]]


def _divided(ours: _Chunks, theirs: _Chunks) -> Mapping[Span, Span]:
    if len(ours) < 2 or [sign for sign, _ in ours] != [sign for sign, _ in theirs]:
        return {}
    return {
        mine: other
        for (_, mine), (_, other) in zip(ours, theirs, strict=True)
        if other[1] > other[0]
    }


def _chunks(text: str, tokens: Tokens) -> _Chunks:
    """Return the ranges of tokens between dividing signs, each with the sign before it."""
    chunks: _Chunks = []
    start, sign = 0, ""
    starts = [one[0] for one in tokens.spans]
    for match in _DIVIDER.finditer(text):
        index = bisect_left(starts, match.start())
        if index and tokens.spans[index - 1][1] > match.start():
            continue  # the sign is part of a word
        chunks.append((sign, (start, index)))
        start, sign = index, _DIVIDER_CLASSES.get(match[0], match[0])
    chunks.append((sign, (start, len(starts))))
    return chunks
