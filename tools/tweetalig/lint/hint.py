"""What a hint looks at and what it says: an article as its reader sees it, and remarks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from tweetalig.model import Kind

Span = tuple[int, int]
"""Offsets ``(start, end)`` into the text of a sentence, in characters."""

_PROSE = frozenset(
    {
        Kind.DESCRIPTION,
        Kind.SUMMARY,
        Kind.PARAGRAPH,
        Kind.LIST_ITEM,
        Kind.TABLE_CELL,
        Kind.DEFINITION,
        Kind.HTML,
    }
)
"""What the writer says in sentences; quotations and names of sources are somebody else's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence as it is read; ``apart`` are the places that are not the writer's own Dutch.

    Those are code, keys, words in another language, and what stands in quotation marks.
    ``line`` is that of its passage in the file, from 1.
    """

    text: str
    line: int
    apart: tuple[Span, ...] = ()

    def is_own(self, start: int, end: int) -> bool:
        """Say whether a place is in the writer's own Dutch."""
        return not any(start < stop and end > begin for begin, stop in self.apart)


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A block of the article: a paragraph, a heading, a list item.

    ``quoted`` says that it stands in a quotation, which may hold a list or a table too.
    """

    kind: Kind
    text: str
    line: int
    sentences: tuple[Sentence, ...]
    quoted: bool = False

    @property
    def is_prose(self) -> bool:
        """Whether it is the writer's own running text."""
        return self.kind in _PROSE and not self.quoted


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """An article, as the hints see it.

    ``explained`` are the words and abbreviations, in lower case, that the site explains to
    its readers: those of the glossary and those the article defines itself. ``silent`` are the
    lines whose text the writer wants no more of this hint for.
    """

    passages: tuple[Passage, ...]
    front_matter: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    explained: frozenset[str] = frozenset()
    silent: frozenset[int] = frozenset()

    def sentences(self) -> Iterator[Sentence]:
        """Yield the sentences of the writer's own running text that a hint may be about."""
        for passage in self.passages:
            if passage.is_prose and passage.line not in self.silent:
                yield from passage.sentences


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """What a hint has to say, about which text, in which line; ``spans`` are the words meant."""

    message: str
    line: int = 1
    text: str = ""
    spans: tuple[Span, ...] = ()
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hint:
    """One hint; ``look`` is a pure function of the article."""

    name: str
    summary: str
    look: Callable[[View], Iterable[Remark]]
