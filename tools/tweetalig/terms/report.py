"""How each concept of the glossary is rendered on each page: the data of the alignment report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from tweetalig.model import Locale, MatchKind, Term, TermMatch
from tweetalig.terms.english import ENGLISH, Rendering
from tweetalig.terms.verify import Passage, family, renderings_of_pair


class Outcome(StrEnum):
    """What became of a Dutch term in the translation.

    ``IMPLIED`` is a second mention in a segment whose translation has the term once, as with
    a pronoun; ``NARROWER`` the last part of a compound, which may well have another name.
    """

    RENDERED = "rendered"
    IMPLIED = "implied"
    NARROWER = "narrower"
    MISSING = "missing"
    FORBIDDEN = "forbidden"
    UNTRANSLATED = "untranslated"


@dataclass(frozen=True, slots=True, kw_only=True)
class TermPage:
    """An article with its translation, segment by segment, as the report needs it.

    ``source`` and ``target`` are paths from the root of the site.
    """

    source: str
    target: str
    title: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """One Dutch mention and what stands for it.

    ``path`` and ``line`` are those of the translation, as its passage has them;
    ``source_line`` is that in the article; ``family`` is the word that ``target`` is a form of,
    and ``context`` the whole translation it stands in.
    """

    path: str
    line: int
    source_line: int
    kind: MatchKind
    source: str
    target: str
    family: str
    context: str
    outcome: Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One concept on one page."""

    page: TermPage
    occurrences: tuple[Occurrence, ...]

    def count(self, *outcomes: Outcome) -> int:
        """Return how many mentions had one of the outcomes."""
        return sum(occurrence.outcome in outcomes for occurrence in self.occurrences)


@dataclass(frozen=True, slots=True, kw_only=True)
class ConceptRow:
    """One concept on all pages; ``cells`` are in the order of the report's pages.

    ``renderings`` are the English words used and how often, most used first. Plural, modifier
    and abbreviation count as the word they are a form of.
    """

    term: Term
    cells: tuple[Cell, ...]
    renderings: tuple[tuple[str, int], ...]

    @property
    def occurrences(self) -> tuple[Occurrence, ...]:
        """All mentions of the concept, page by page."""
        return tuple(occurrence for cell in self.cells for occurrence in cell.occurrences)

    @property
    def consistency(self) -> float:
        """The share of the most used English word among all used, from 0 to 1; 1 for none."""
        total = sum(times for _, times in self.renderings)
        return self.renderings[0][1] / total if total else 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class TermReport:
    """All concepts that occur, in the order of the glossary, and the pages they occur on."""

    pages: tuple[TermPage, ...]
    concepts: tuple[ConceptRow, ...]

    @property
    def share_right(self) -> float:
        """The share of enforced mentions that are rendered as the glossary says, from 0 to 1.

        Last parts of compounds and what is not translated yet don't count.
        """
        right = self._count(Outcome.RENDERED, Outcome.IMPLIED)
        wrong = self._count(Outcome.MISSING, Outcome.FORBIDDEN)
        return right / (right + wrong) if right + wrong else 1.0

    @property
    def forbidden(self) -> int:
        """How many forbidden renderings are left."""
        return self._count(Outcome.FORBIDDEN)

    def _count(self, *outcomes: Outcome) -> int:
        return sum(cell.count(*outcomes) for row in self.concepts for cell in row.cells)


def term_report(
    terms: Iterable[Term], pages: Sequence[TermPage], *, locale: Locale = ENGLISH
) -> TermReport:
    """Return where every concept occurs and how it was rendered."""
    by_page = [_by_term(page, locale) for page in pages]
    rows = []
    for term in terms:
        cells = tuple(
            Cell(page=page, occurrences=tuple(found.get(term, ())))
            for page, found in zip(pages, by_page, strict=True)
        )
        if any(cell.occurrences for cell in cells):
            rows.append(_row(term, cells))
    return TermReport(pages=tuple(pages), concepts=tuple(rows))


def _row(term: Term, cells: tuple[Cell, ...]) -> ConceptRow:
    used = Counter(
        occurrence.family
        for cell in cells
        for occurrence in cell.occurrences
        if occurrence.outcome in (Outcome.RENDERED, Outcome.FORBIDDEN)
    )
    ordered = sorted(used.items(), key=lambda item: (-item[1], item[0]))
    return ConceptRow(term=term, cells=cells, renderings=tuple(ordered))


def _by_term(page: TermPage, locale: Locale) -> dict[Term, list[Occurrence]]:
    found: dict[Term, list[Occurrence]] = {}
    for passage in page.passages:
        terms = tuple(dict.fromkeys(match.term for match in passage.matches))
        renderings = renderings_of_pair(
            passage.source, passage.target, passage.matches, locale=locale
        )
        for term in terms:
            places = [match for match in passage.matches if match.term == term]
            own = [rendering for rendering in renderings if rendering.term == term]
            found.setdefault(term, []).extend(_aligned(passage, places, own))
    return found


def _aligned(
    passage: Passage, places: Sequence[TermMatch], renderings: Sequence[Rendering]
) -> Iterator[Occurrence]:
    right = iter([rendering for rendering in renderings if not rendering.forbidden])
    wrong = iter([rendering for rendering in renderings if rendering.forbidden])
    has_any = any(not rendering.forbidden for rendering in renderings)
    # Whole mentions first: what the last part of a compound shares with them is theirs.
    order = sorted(places, key=lambda match: (match.kind is MatchKind.HEAD, match.start))
    made = {match: next(right, None) or next(wrong, None) for match in order}
    for match in places:
        yield _occurrence(passage, match, made[match], has_any=has_any)


def _occurrence(
    passage: Passage, match: TermMatch, rendering: Rendering | None, *, has_any: bool
) -> Occurrence:
    return Occurrence(
        path=passage.path,
        line=passage.line,
        source_line=passage.source_line,
        kind=match.kind,
        source=match.text,
        target=passage.target[rendering.start : rendering.end] if rendering else "",
        family=_family(rendering),
        context=passage.target,
        outcome=_outcome(passage, match, rendering, has_any=has_any),
    )


def _family(rendering: Rendering | None) -> str:
    if rendering is None:
        return ""
    return rendering.form if rendering.forbidden else family(rendering)


def _outcome(
    passage: Passage, match: TermMatch, rendering: Rendering | None, *, has_any: bool
) -> Outcome:
    if not passage.target:
        return Outcome.UNTRANSLATED
    if rendering:
        return Outcome.FORBIDDEN if rendering.forbidden else Outcome.RENDERED
    if match.kind is MatchKind.HEAD:
        return Outcome.NARROWER
    return Outcome.IMPLIED if has_any else Outcome.MISSING
