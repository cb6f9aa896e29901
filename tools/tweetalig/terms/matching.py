"""Where the concepts of the glossary occur in a Dutch text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import NamedTuple

from tweetalig.model import MatchKind, Term, TermMatch
from tweetalig.terms.compounds import Splitter
from tweetalig.terms.index import Entry, Phrase, build_index
from tweetalig.terms.lexicon import Lexicon, dutch_lexicon
from tweetalig.terms.words import (
    Key,
    Word,
    are_joined,
    is_address,
    is_cut_off,
    key_of,
    words_of,
)

_LONGEST_WORD = 60
_MOST_JOINTS = 12
_MOST_REMEMBERED = 50_000
_SHORTEST_LAST = 3


@dataclass(frozen=True, slots=True)
class _Part:
    """A term in a word: from ``start`` to ``end`` in the word as typed."""

    term: Term
    kind: MatchKind
    start: int
    end: int


class _Candidate(NamedTuple):
    """A form found in a key: up to ``end`` with its link, up to ``shown`` without."""

    start: int
    end: int
    shown: int
    entry: Entry


@dataclass(frozen=True, slots=True)
class _Reading:
    """What the glossary has to say about a word, wherever it stands."""

    key: Key
    lemma: str
    parts: tuple[_Part, ...]
    phrases: tuple[Phrase, ...]
    doubtful: bool = False


class Matcher:
    """Finds the terms of a glossary; the time it takes grows with the text, not the glossary.

    ``matches`` gives the concepts of a plain text in the order they stand, without overlap:
    the longest form first, and inside a compound the longest part first.
    """

    def __init__(self, terms: Iterable[Term], *, lexicon: Lexicon | None = None) -> None:
        self._index = build_index(terms)
        self._lexicon = lexicon or dutch_lexicon()
        self._splitter = Splitter(self._lexicon, self._index.words.__contains__)
        # Words come back all the time: what is known of one is kept, within bounds.
        self._readings: dict[str, _Reading | None] = {}

    def matches(self, text: str) -> tuple[TermMatch, ...]:
        """Return the terms in ``text``, with offsets in characters of that text."""
        return tuple(self._found(text, words_of(text)))

    def _found(self, text: str, words: Sequence[Word]) -> Iterator[TermMatch]:
        index = 0
        while index < len(words):
            reading = self._read(words[index].text)
            if reading is None:
                index += 1
                continue
            last, parts = self._parts_at(text, words, index, reading)
            for part in parts:
                yield TermMatch(
                    term=part.term,
                    kind=part.kind,
                    start=part.start,
                    end=part.end,
                    text=text[part.start : part.end],
                )
            index = last + 1

    def _parts_at(
        self, text: str, words: Sequence[Word], index: int, reading: _Reading
    ) -> tuple[int, Sequence[_Part]]:
        word = words[index]
        if is_address(text, word):
            return index, ()
        if reading.phrases and (found := self._phrase(text, words, index, reading)):
            return found
        if reading.doubtful and self._is_shouted(words, index):
            return index, ()
        parts = [_moved(part, word.start) for part in reading.parts]
        if parts and parts[-1].end == word.end and is_cut_off(text, word):
            parts[-1] = _Part(parts[-1].term, MatchKind.MODIFIER, parts[-1].start, parts[-1].end)
        return index, parts

    # -- phrases -------------------------------------------------------------------------

    def _phrase(
        self, text: str, words: Sequence[Word], index: int, reading: _Reading
    ) -> tuple[int, Sequence[_Part]] | None:
        for phrase in reading.phrases:
            last = index + len(phrase.words) - 1
            if last >= len(words) or not self._runs(text, words[index : last + 1], phrase):
                continue
            if (rest := self._phrase_end(words[last], phrase.words[-1])) is not None:
                end, kind, others = rest
                start = words[index].start
                whole = _Part(phrase.term, kind, start, end)
                return last, (whole, *(_moved(part, words[last].start) for part in others))
        return None

    def _runs(self, text: str, words: Sequence[Word], phrase: Phrase) -> bool:
        """Whether the words are joined and all but the last are those of the phrase."""
        for position, (first, second) in enumerate(pairwise(words)):
            if not are_joined(text, first, second):
                return False
            if position and not self._is_any(key_of(first.text), phrase.words[position]):
                return False
        initials = "".join(word.text[0] for word in words)
        return not phrase.initials or initials == phrase.initials

    def _is_any(self, key: Key, forms: frozenset[str]) -> bool:
        return key.folded in forms or self._lexicon.lemma(key.folded) in forms

    def _phrase_end(
        self, word: Word, forms: frozenset[str]
    ) -> tuple[int, MatchKind, tuple[_Part, ...]] | None:
        """Return where a phrase ends in its last word, how, and what else is in that word."""
        key = key_of(word.text)
        if self._is_any(key, forms):
            return word.end, MatchKind.TERM, ()
        if len(key.folded) > _LONGEST_WORD:
            return None
        for at in range(len(key.folded) - 1, _SHORTEST_LAST - 1, -1):
            if key.folded[:at] in forms and (
                at in key.joints or self._splitter.can_follow(key.folded[at:], key.folded[:at])
            ):
                rest = tuple(self._inside(key, at, len(key.folded)))
                return word.start + key.end(at), MatchKind.MODIFIER, rest
        return None

    # -- single words --------------------------------------------------------------------

    def _read(self, word: str) -> _Reading | None:
        try:
            return self._readings[word]
        except KeyError:
            if len(self._readings) >= _MOST_REMEMBERED:
                self._readings.clear()
            reading = self._readings[word] = self._look_up(word)
            return reading

    def _look_up(self, word: str) -> _Reading | None:
        key = key_of(word)
        if not key.folded:
            return None
        lemma = self._lexicon.lemma(key.folded)
        entry = self._whole(key, lemma)
        doubtful = False
        if entry:
            parts: tuple[_Part, ...] = (_Part(entry.term, MatchKind.TERM, 0, len(word)),)
            doubtful = entry.sensitive and bool(lemma)
        else:
            parts = tuple(self._inside(key, 0, len(key.folded)))
        phrases = self._index.phrases.get(key.folded) or self._index.phrases.get(lemma, ())
        if parts or phrases:
            return _Reading(key, lemma, parts, phrases, doubtful)
        return None

    def _whole(self, key: Key, lemma: str) -> Entry | None:
        if entry := self._index.cased.get(key.cased):
            return entry
        entry = self._index.words.get(key.folded)
        if entry and (entry.exact or not self._is_another(key.folded, lemma, entry)):
            return entry
        entry = self._index.words.get(lemma)
        return entry if entry and entry.exact else None

    def _is_another(self, word: str, lemma: str, entry: Entry) -> bool:
        """Whether a word that looks like an inflected term is another word: rust, rusten."""
        if not lemma or lemma == entry.form:
            return False
        is_noun = "noun" in entry.term.part_of_speech
        if lemma == word and is_noun and word.endswith("en") and not entry.form.endswith("en"):
            return True
        # A diminutive is a word of its own in the word list: patiëntje, not patiënt.
        own = self._index.words.get(lemma)
        if own and own.term is entry.term:
            return False
        known = self._lexicon.lemma(entry.form)
        return bool(known) and known != lemma

    def _is_shouted(self, words: Sequence[Word], index: int) -> bool:
        """Whether capitals say nothing here, because the words around are in capitals too."""
        around = [*words[max(index - 1, 0) : index], *words[index + 1 : index + 2]]
        return any(
            word.text.isupper() and len(word.text) > 2 and self._lexicon.lemma(word.text.lower())
            for word in around
        )

    # -- compounds -----------------------------------------------------------------------

    def _inside(self, key: Key, low: int, high: int) -> Iterator[_Part]:
        """Yield the terms in a part of a word, in order; longest first where they compete."""
        if high - low > _LONGEST_WORD or len(key.joints) > _MOST_JOINTS:
            return
        for found in self._candidates(key, low, high):
            if not self._fits(key, low, high, found):
                continue
            yield from self._inside(key, low, found.start)
            yield _Part(
                found.entry.term,
                _kind(key, found),
                key.start(found.start),
                key.end(found.shown),
            )
            yield from self._inside(key, found.end, high)
            return

    def _candidates(self, key: Key, low: int, high: int) -> list[_Candidate]:
        found = [*self._sensitive_parts(key, low, high)] if key.joints else []
        folded, lengths = key.folded, self._index.lengths
        for start in range(low, high - _SHORTEST_LAST + 1):
            # Hardly any three letters begin a term, so most places are done with here.
            for length in lengths.get(folded[start : start + _SHORTEST_LAST], ()):
                end = start + length
                if end <= high and (candidate := self._candidate(key, start, end)):
                    found.append(candidate)
        found.sort(key=lambda candidate: (candidate.start - candidate.shown, candidate.start))
        return found

    def _candidate(self, key: Key, start: int, end: int) -> _Candidate | None:
        if end - start == len(key.folded):
            return None  # the whole word was looked at before
        part = key.folded[start:end]
        is_last = end == len(key.folded) or end in key.slashes
        entry = (self._index.words if is_last else self._index.firsts).get(part)
        if entry is None or not entry.is_part:
            return None
        if entry.sensitive and not key.cased.startswith(entry.form, start):
            return None
        has_link = not is_last and part.startswith(entry.form)
        return _Candidate(start, end, start + len(entry.form) if has_link else end, entry)

    def _sensitive_parts(self, key: Key, low: int, high: int) -> Iterator[_Candidate]:
        # An acronym in a compound stands between hyphens: PEM-klachten.
        edges = [low, *(joint for joint in key.joints if low < joint < high), high]
        for start, end in combinations(edges, 2):
            entry = self._index.cased.get(key.cased[start:end])
            if entry and end - start < len(key.folded):
                yield _Candidate(start, end, end, entry)

    def _fits(self, key: Key, low: int, high: int, found: _Candidate) -> bool:
        """Whether what is left of the word beside a form makes the two a compound."""
        term = key.folded[found.start : found.shown]
        # Only what is between hyphens is one written word; across them everything goes.
        left = max((joint for joint in key.joints if joint <= found.start), default=0)
        right = min((joint for joint in key.joints if joint >= found.end), default=high)
        before = key.folded[max(left, low) : found.start]
        after = key.folded[found.end : min(right, high)]
        if before and not self._splitter.can_precede(before, term):
            return False
        if after and not self._splitter.can_follow(after, term):
            return False
        if not before and not after:
            return True
        whole = key.folded[left : min((j for j in key.joints if j >= found.end), default=None)]
        return not self._is_other_word(whole, found, left)

    def _is_other_word(self, word: str, found: _Candidate, at: int) -> bool:
        start, end = found.start - at, found.end - at
        lemma = self._lexicon.lemma(word)
        if end == len(word) and lemma and not self._ends_in(word, lemma, found.entry.form):
            return True
        return self._splitter.is_by_chance(word, start, found.shown - at)

    def _ends_in(self, word: str, lemma: str, form: str) -> bool:
        """Whether the lemma of a known word ends in a term: galmug does not end in gen."""
        if lemma == word:
            # An infinitive is no compound with a noun that happens to end in -en.
            return not (form.endswith("en") and len(form) <= _SHORTEST_LAST)
        return lemma.endswith((form, self._lexicon.lemma(form) or form))


def _moved(part: _Part, by: int) -> _Part:
    return _Part(part.term, part.kind, part.start + by, part.end + by)


def _kind(key: Key, found: _Candidate) -> MatchKind:
    start, end = key.alternative(found.start, found.end)
    if found.end < end:
        return MatchKind.MODIFIER
    return MatchKind.HEAD if found.start > start else MatchKind.TERM
