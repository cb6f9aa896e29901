"""The values that flow through the program; this module imports nothing of ours."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

SegmentId = NewType("SegmentId", str)
"""Identity of a segment within its article: made from its content and neighbourhood."""

Locale = NewType("Locale", str)
"""A language tag as in BCP 47, in lower case: ``nl``, ``en``, ``fy``."""


class Kind(StrEnum):
    """What a segment is in its article."""

    TITLE = "title"
    DESCRIPTION = "description"
    SUMMARY = "summary"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    TABLE_CELL = "table-cell"
    TABLE_HEADER = "table-header"
    QUOTE = "quote"
    IMAGE = "image"
    CAPTION = "caption"
    ADMONITION_TITLE = "admonition-title"
    TAB_TITLE = "tab-title"
    DEFINITION_TERM = "definition-term"
    DEFINITION = "definition"
    FOOTNOTE = "footnote"
    ABBREVIATION = "abbreviation"
    HTML = "html"


class State(StrEnum):
    """How far the translation of a segment is."""

    UNTRANSLATED = "untranslated"
    DRAFT = "draft"
    REVIEWED = "reviewed"
    OUTDATED = "outdated"


class PageStatus(StrEnum):
    """The weakest state of a page's segments, in the words of its front matter."""

    UNTRANSLATED = "untranslated"
    PARTIAL = "partial"
    MACHINE = "machine"
    OUTDATED = "outdated"
    REVIEWED = "reviewed"


class Severity(StrEnum):
    """How bad a finding is; ordered from harmless to harmful by :attr:`rank`."""

    NOTICE = "notice"
    WARNING = "warning"
    ERROR = "error"

    @property
    def rank(self) -> int:
        """0 for a notice, 1 for a warning, 2 for an error."""
        return list(Severity).index(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """The text of one block of an article.

    ``text`` is Markdown inline source on one line, apart from hard breaks; ``line`` counts
    from 1 in the file the segment was cut from.
    """

    id: SegmentId
    kind: Kind
    line: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """How a translation came about, so that a draft can be made again.

    ``engine`` is the engine's name, or ``recall`` for a translation found in the memory.
    ``detail`` names model, version, glossary and options, as ``key:value`` joined by ``|``.
    """

    engine: str
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MemoryEntry:
    """One segment with its translation, as kept in the catalog of its article.

    ``base`` is the digest of the target text last written to both catalog and page, empty
    when nothing was written yet. ``previous`` is the source text that ``target`` was made
    for, set when that differs from ``source``. ``suggestion`` is a draft offered beside a
    person's text. ``conflict`` is the page's text where page and catalog were both edited.
    ``reason`` says why a segment has no draft. ``notes`` are the translator's comments.
    """

    id: SegmentId
    kind: Kind
    source: str
    target: str = ""
    state: State = State.UNTRANSLATED
    origin: Origin | None = None
    base: str = ""
    previous: str = ""
    suggestion: str = ""
    conflict: str = ""
    reason: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something in a text that a person should look at.

    ``source`` and ``target`` are the texts the finding is about. The spans are offsets
    ``(start, end)`` into them, of the offending words. ``hint`` says what to do. ``state`` is
    that of the translation it is about, where it is about one of the site.
    """

    rule: str
    severity: Severity
    message: str
    path: str = ""
    line: int = 0
    source: str = ""
    target: str = ""
    source_spans: tuple[tuple[int, int], ...] = ()
    target_spans: tuple[tuple[int, int], ...] = ()
    hint: str = ""
    state: State | None = None

    @property
    def counts(self) -> bool:
        """Whether it may make a run fail: nobody stands for a draft or for outdated text yet."""
        return self.state in {None, State.REVIEWED}


@dataclass(frozen=True, slots=True, kw_only=True)
class PageState:
    """How far one article is in one target language.

    ``source`` and ``target`` are paths from the root of the site; ``segments`` counts the
    segments by state, ``conflicts`` those that page and catalog disagree about.
    """

    source: str
    target: str
    locale: Locale
    title: str
    status: PageStatus
    segments: Mapping[State, int]
    conflicts: int = 0

    @property
    def total(self) -> int:
        """All segments of the article."""
        return sum(self.segments.values())


class MatchKind(StrEnum):
    """How a concept of the glossary occurs in a text."""

    TERM = "term"
    MODIFIER = "modifier"
    HEAD = "head"


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One concept of the glossary, for one target language.

    ``headword`` is its name in the source language and its key. ``translation`` is the
    preferred rendering, ``modifier`` its form before another noun or as an adjective.
    Where the headword is an abbreviation, ``expansion`` is what it stands for; where it is
    not, ``abbreviation`` is its short form; the same holds for the ``_target`` fields.
    ``keep`` marks what is never translated. ``origin`` names where the definition is from.
    ``line`` is the entry's line in the glossary.
    """

    headword: str
    translation: str
    variants: tuple[str, ...] = ()
    part_of_speech: str = "noun"
    case_sensitive: bool = False
    plural: str = ""
    modifier: str = ""
    accepted: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()
    abbreviation: str = ""
    expansion: str = ""
    abbreviation_target: str = ""
    expansion_target: str = ""
    keep: bool = False
    definition: str = ""
    definition_target: str = ""
    origin: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class TermMatch:
    """A concept found in a text: ``text[start:end]``, in characters."""

    term: Term
    kind: MatchKind
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TermHint:
    """What an engine is told of a term in a sentence: these Dutch words, that English.

    ``accepted`` are other renderings that are right, ``forbidden`` those that are wrong.
    """

    source: str
    target: str
    accepted: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()
