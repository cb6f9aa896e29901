"""A sentence as the rules see it: its words, amounts and phrases, each found once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from tweetalig.check.calendar import Dates, read_dates
from tweetalig.check.lexicon import book
from tweetalig.check.phrases import Hit
from tweetalig.check.quantities import Amounts, read_amounts
from tweetalig.check.rule import Span
from tweetalig.check.tokens import Token, tokenise


@dataclass(frozen=True)
class Text:
    """Visible text in a language. What is found in it is kept with it."""

    text: str
    language: str

    @cached_property
    def prose(self) -> str:
        """The text with addresses blanked out, so that places stay the same."""
        return blank_addresses(self.text)

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The words."""
        return tokenise(self.prose)

    @cached_property
    def words(self) -> frozenset[str]:
        """The words in lower case."""
        return frozenset(token.lower for token in self.tokens)

    @cached_property
    def amounts(self) -> Amounts:
        """The numbers with their units."""
        return read_amounts(self.prose, self.language)

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
    def _found(self) -> dict[str, tuple[Hit, ...]]:
        return {}

    def hits(self, lexicon: str) -> tuple[Hit, ...]:
        """Return the phrases of a word list in this text; each list is looked up once."""
        if lexicon not in self._found:
            self._found[lexicon] = book(lexicon, self.language).find(self.tokens)
        return self._found[lexicon]

    def labelled(self, lexicon: str, *labels: str) -> tuple[Hit, ...]:
        """Return the phrases of a word list that carry one of ``labels``."""
        return tuple(hit for hit in self.hits(lexicon) if hit.label in labels)

    def spans(self, hits: tuple[Hit, ...]) -> tuple[Span, ...]:
        """Return the places of phrases."""
        return tuple(span for hit in hits for span in hit.spans(self.tokens))

    def said(self, span: Span) -> str:
        """Return the words at a place."""
        return self.text[span[0] : span[1]]


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
