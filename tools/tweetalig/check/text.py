"""A sentence as the rules see it: its words, amounts and phrases, each found once."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain, islice
from types import MappingProxyType

from tweetalig.check.amounts import read_amounts
from tweetalig.check.calendar import Dates, read_dates
from tweetalig.check.frequencies import Frequency, read_frequencies
from tweetalig.check.lemmas import forms, joined_verbs
from tweetalig.check.lexicon import book, opposites
from tweetalig.check.number_words import without_sayings
from tweetalig.check.phrases import Hit
from tweetalig.check.quantities import Amounts, Sort
from tweetalig.check.tokens import Span, Token, tokenise

_GLOSS = re.compile(r"\s?\([^()\d]{1,40}\)")

_MENTIONED = 20
"""More words of another language than these are not looked for; it keeps the time linear."""

_NO_HITS: Mapping[str, tuple[Hit, ...]] = MappingProxyType({})


@dataclass(frozen=True)
class Text:
    """Visible text in a language. What is found in it is kept with it.

    ``apart`` are the places that are no prose of the language: code, words of another one.
    """

    text: str
    language: str
    apart: tuple[Span, ...] = ()

    @cached_property
    def prose(self) -> str:
        """The text with addresses and what is apart blanked out; places stay the same."""
        return blank(blank_addresses(self.text), self.apart)

    def without_glosses(self, source: Text) -> Text:
        """Return the text without what explains a Dutch word for readers: niet (not).

        Such brackets stand right after what is apart, and the source doesn't have them.
        """
        spare = self.prose.count("(") - source.prose.count("(")
        found = (_GLOSS.match(self.text, end) for _, end in self.apart)
        glosses = [match.span() for match in found if match][: max(0, spare)]
        return Text(self.text, self.language, _joined((*self.apart, *glosses)))

    def without_mentions(self, target: Text) -> Text:
        """Return the text without the words that the translation holds as they are: niet.

        Who marks them there as Dutch, speaks about the words and doesn't use them.
        """
        kept = dict.fromkeys(target.said(span) for span in target.apart)
        patterns = (rf"\b{re.escape(words)}\b" for words in islice(kept, _MENTIONED) if words)
        found = (re.search(pattern, self.prose) for pattern in patterns)
        places = [match.span() for match in found if match]
        return Text(self.text, self.language, _joined((*self.apart, *places)))

    def part(self, start: int, end: int) -> Text:
        """Return a piece of the text as a text of its own."""
        inside = (
            (max(first, start) - start, min(last, end) - start)
            for first, last in self.apart
            if first < end and last > start
        )
        return Text(self.text[start:end], self.language, tuple(inside))

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The words."""
        return self._words[0]

    @cached_property
    def _words(self) -> tuple[tuple[Token, ...], Mapping[int, str]]:
        """The words, and the basic forms of the verbs that were joined, by index."""
        tokens = tokenise(self.prose)
        joined = joined_verbs(self.prose, tokens) if self.language == "nl" else {}
        if not joined:
            return tokens, {}
        with_joined = list(tokens)
        for index, verb in joined.items():
            with_joined[index] = replace(with_joined[index], joined=verb.surface)
            with_joined[verb.particle] = replace(with_joined[verb.particle], particle=True)
        return tuple(with_joined), {index: verb.lemma for index, verb in joined.items()}

    @cached_property
    def words(self) -> frozenset[str]:
        """The words in lower case."""
        return frozenset(token.lower for token in self.tokens)

    @cached_property
    def surfaces(self) -> frozenset[str]:
        """The words in lower case, and the Dutch verbs that were joined."""
        joined = (token.joined for token in self.tokens if token.joined)
        return self.words.union(joined)

    @cached_property
    def forms(self) -> tuple[tuple[str, ...], ...]:
        """The forms in which each word may be in a dictionary."""
        tokens, joined = self._words
        return tuple(
            (joined[index],) if index in joined else forms(token.lower, self.language)
            for index, token in enumerate(tokens)
        )

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """All forms of all words."""
        return frozenset(form for word in self.forms for form in word)

    def vocabulary_without(self, apart: Collection[int]) -> frozenset[str]:
        """Return all forms of all words but those with these indexes."""
        words = (word for index, word in enumerate(self.forms) if index not in apart)
        return frozenset(form for word in words for form in word)

    @cached_property
    def amounts(self) -> Amounts:
        """The numbers with their units."""
        return read_amounts(without_sayings(self.prose, self.language), self.language)

    @cached_property
    def commas(self) -> frozenset[int]:
        """The indexes of the words that have a sign between them and the word before."""
        return frozenset(index for index, token in enumerate(self.tokens) if token.pause)

    @cached_property
    def amount_starts(self) -> frozenset[int]:
        """Where the numbers begin; people in their forties are no number."""
        quantities = self.amounts.quantities
        return frozenset(one.start for one in quantities if one.sort is not Sort.DECADE)

    @cached_property
    def frequencies(self) -> tuple[Frequency, ...]:
        """How often things are done."""
        return read_frequencies(self.prose, self.amounts.quantities)

    @cached_property
    def dates(self) -> Dates:
        """Months and days of the week."""
        return read_dates(self.prose, self.tokens, self.language)

    @cached_property
    def beside_months(self) -> frozenset[int]:
        """The positions at most four characters from the name of a month, on either side."""
        edges = (edge for _, span in self.dates.months for edge in span)
        return frozenset(edge + shift for edge in edges for shift in range(-4, 5))

    @cached_property
    def _hits(self) -> Mapping[str, Mapping[str, tuple[Hit, ...]]]:
        found = book(self.language).find(self.tokens, self.surfaces)
        return {lexicon: _by_label(hits) for lexicon, hits in found.items()}

    @cached_property
    def opposites(self) -> Mapping[str, tuple[Hit, ...]]:
        """The words of pairs of opposites, by the name of the pair."""
        return opposites(self.language).find(self.tokens, self.surfaces)

    def by_label(self, lexicon: str) -> Mapping[str, tuple[Hit, ...]]:
        """Return the phrases of a word list in this text."""
        return self._hits.get(lexicon, _NO_HITS)

    def labelled(self, lexicon: str, *labels: str) -> tuple[Hit, ...]:
        """Return the phrases of a word list that carry one of ``labels``, in order."""
        found = self._hits.get(lexicon)
        if not found:
            return ()
        rows = [found[label] for label in labels if label in found]
        if len(rows) > 1:
            return tuple(sorted(chain.from_iterable(rows), key=_first_word))
        return rows[0] if rows else ()

    def spans(self, hits: tuple[Hit, ...]) -> tuple[Span, ...]:
        """Return the places of phrases."""
        return tuple(span for hit in hits for span in hit.spans(self.tokens))

    def phrase(self, hit: Hit) -> str:
        """Return the words of a phrase in lower case, without what stands between them."""
        return " ".join(self.tokens[word].lower for word in hit.words)

    def index_at(self, position: int) -> int:
        """Return the index of the first word that begins at a place or behind it."""
        return bisect_left(self.tokens, position, key=lambda token: token.start)

    def said(self, span: Span) -> str:
        """Return the words at a place."""
        return self.text[span[0] : span[1]]


def _by_label(hits: tuple[Hit, ...]) -> Mapping[str, tuple[Hit, ...]]:
    labels = dict.fromkeys(hit.label for hit in hits)
    return {label: tuple(hit for hit in hits if hit.label == label) for label in labels}


def _first_word(hit: Hit) -> int:
    return hit.words[0]


def _joined(places: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return places in order, overlapping ones as one."""
    joined: list[Span] = []
    for start, end in sorted(places):
        if joined and start < joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return tuple(joined)


def blank(text: str, places: tuple[Span, ...]) -> str:
    """Return ``text`` with spaces at the places, which are in order and apart."""
    pieces: list[str] = []
    done = 0
    for start, end in places:
        pieces += [text[done:start], " " * (end - start)]
        done = end
    return "".join([*pieces, text[done:]])


def blank_addresses(text: str) -> str:
    """Return ``text`` with web and mail addresses replaced by as many spaces."""
    if "@" not in text and "://" not in text and "www." not in text and "doi" not in text.lower():
        return text
    return "".join(" " * len(part) if _is_address(part) else part for part in _pieces(text))


def _pieces(text: str) -> Iterator[str]:
    """Yield runs of spaces and of other characters in turn; a loop, so that time is linear."""
    start = 0
    for index in range(1, len(text)):
        if text[index].isspace() != text[index - 1].isspace():
            yield text[start:index]
            start = index
    yield text[start:]


def _is_address(part: str) -> bool:
    lower = part.lower()
    mail = "@" in part[1:-1] and "." in part
    return mail or "://" in part or lower.lstrip("(").startswith(("www.", "doi:", "doi.org"))
