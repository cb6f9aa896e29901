"""The glossary beside the articles: what pages make of their terms, and what it still lacks."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from enum import StrEnum
from pathlib import Path

from tweetalig.check.pair import Pair
from tweetalig.desk import Work, open_desk
from tweetalig.drafting import Glossary, plain_sentences
from tweetalig.errors import GlossaryError, Problems, TweetaligError, UsageError
from tweetalig.files import read_text, write_text
from tweetalig.memory.catalogs import entry_lines
from tweetalig.model import Finding, Kind, Locale, MemoryEntry, Term
from tweetalig.publish.inputs import AlignedConcept, AlignedPlace
from tweetalig.reading import read_articles, read_terms
from tweetalig.segment.inline import visible_text
from tweetalig.settings import Settings
from tweetalig.terms.editing import update_glossary
from tweetalig.terms.report import Cell, Outcome, TermPage, TermReport, term_report
from tweetalig.terms.spreadsheet import from_csv, to_csv
from tweetalig.terms.suggest import Candidate, Example, suggest
from tweetalig.terms.termbase import from_tbx, to_tbx
from tweetalig.terms.verify import Passage, verify_page

# Nobody reads these as part of the running text, so an abbreviation is not explained in them.
_HEADINGS = frozenset(
    {
        Kind.TITLE,
        Kind.DESCRIPTION,
        Kind.HEADING,
        Kind.ADMONITION_TITLE,
        Kind.TAB_TITLE,
        Kind.TABLE_HEADER,
        Kind.IMAGE,
    }
)


class Exchange(StrEnum):
    """A format in which glossaries are exchanged."""

    CSV = "csv"
    TBX = "tbx"


_NEW = "terms:\n"
_SUFFIXES: Mapping[str, Exchange] = {
    ".csv": Exchange.CSV,
    ".tsv": Exchange.CSV,
    ".tbx": Exchange.TBX,
    ".xml": Exchange.TBX,
}


def findings_on_page(
    pairs: Sequence[Pair], glossary: Glossary
) -> Mapping[Pair, tuple[Finding, ...]]:
    """Return what is wrong with the terms of one page as a whole, by the pair it shows in.

    ``pairs`` are the page's segments, in order.
    """
    # An abbreviation that Markdown explains (``*[PEM]: …``) is explained from the start.
    order = sorted(range(len(pairs)), key=lambda at: pairs[at].kind is not Kind.ABBREVIATION)
    passages = [_passage(pairs[at], glossary, line=at) for at in order]
    found: dict[Pair, tuple[Finding, ...]] = {}
    for finding in verify_page(passages, locale=glossary.locale):
        # The line of a passage is here the number of its pair, which knows the real place.
        pair = pairs[finding.line]
        found[pair] = (*found.get(pair, ()), finding)
    return found


def _passage(pair: Pair, glossary: Glossary, *, line: int, source_line: int = 0) -> Passage:
    source = visible_text(pair.source)
    return Passage(
        source=source,
        target=visible_text(pair.target),
        matches=glossary.matcher.matches(source),
        path=pair.path,
        line=line,
        source_line=source_line,
        is_heading=pair.kind in _HEADINGS,
    )


def read_alignment(
    settings: Settings, locale: Locale
) -> tuple[TermReport, tuple[TweetaligError, ...]]:
    """Read the articles and return how every concept of the glossary is rendered in them."""
    glossary = Glossary.of(read_terms(settings, locale), locale)
    library = read_articles(settings)
    desk = open_desk(settings, library, locale)
    return alignment(desk.works.values(), glossary), (*library.problems, *desk.problems)


def alignment(works: Iterable[Work], glossary: Glossary) -> TermReport:
    """Return how every concept is rendered in every article.

    The place of a rendering is its entry in the catalog.
    """
    pages = [_term_page(work, glossary) for work in works]
    return term_report(glossary.terms, pages, locale=glossary.locale)


def aligned_concepts(works: Collection[Work], glossary: Glossary) -> tuple[AlignedConcept, ...]:
    """Return how every concept comes out, for the site to show."""
    paths = [work.path for work in works]
    found = []
    for row in alignment(works, glossary).concepts:
        cells = zip(paths, map(_places, row.cells), strict=True)
        places = {path: of for path, of in cells if of}
        if places:
            headword = row.term.headword
            found.append(
                AlignedConcept(headword=headword, renderings=row.renderings, places=places)
            )
    return tuple(found)


def _places(cell: Cell) -> tuple[AlignedPlace, ...]:
    return tuple(
        AlignedPlace(
            text=occurrence.context,
            is_right=occurrence.outcome in (Outcome.RENDERED, Outcome.IMPLIED),
            is_forbidden=occurrence.outcome is Outcome.FORBIDDEN,
        )
        for occurrence in cell.occurrences
        # The last part of a compound may well have another name: it says nothing here.
        if occurrence.outcome is not Outcome.NARROWER
    )


def _term_page(work: Work, glossary: Glossary) -> TermPage:
    edition = work.update.edition
    lines = entry_lines(work.settle().catalog_text)
    source_lines = _source_lines(work)
    passages = (
        _passage(
            Pair(
                source=entry.source,
                target=entry.target,
                kind=entry.kind,
                path=edition.catalog,
            ),
            glossary,
            line=lines.get((entry.id, entry.source), 0),
            source_line=source_lines.get(entry.id, 0),
        )
        for entry in work.entries
    )
    return TermPage(
        source=edition.source,
        target=edition.page,
        title=visible_text(work.article.title),
        passages=tuple(passages),
    )


def _source_lines(work: Work) -> Mapping[str, int]:
    return {segment.id: segment.line for segment in work.article.document.segments}


def read_candidates(
    settings: Settings, locale: Locale, *, most: int
) -> tuple[tuple[Candidate, ...], tuple[TweetaligError, ...]]:
    """Read the articles and return what the glossary may lack, the best first."""
    glossary = Glossary.of(read_terms(settings, locale), locale)
    library = read_articles(settings)
    desk = open_desk(settings, library, locale)
    found = suggest(_examples(desk.works.values()), glossary.matcher, most=most)
    return found, (*library.problems, *desk.problems)


def _examples(works: Iterable[Work]) -> Iterator[Example]:
    for work in works:
        edition = work.update.edition
        lines = _source_lines(work)
        for entry in work.entries:
            for source, target in _sentences(entry, (edition.language, edition.locale)):
                yield Example(
                    source=source, target=target, path=edition.source, line=lines.get(entry.id, 0)
                )


def _sentences(entry: MemoryEntry, languages: tuple[str, str]) -> Iterator[tuple[str, str]]:
    """Yield a segment by sentence, each with its own translation where that can be told."""
    sources = plain_sentences(entry.source, languages[0])
    targets = plain_sentences(entry.target, languages[1])
    if len(sources) != len(targets):
        targets = (visible_text(entry.target),) * len(sources)
    yield from zip(sources, targets, strict=True)


# -- exchange ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A term that is new, or that has other values in ``fields``."""

    term: Term
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What an import brings; ``kept`` counts the terms of the glossary it doesn't name."""

    added: tuple[Change, ...]
    changed: tuple[Change, ...]
    kept: int


def exchange_of(file: Path) -> Exchange:
    """Return the format that a file's name tells of; raise :class:`UsageError` if it doesn't."""
    shape = _SUFFIXES.get(file.suffix.lower())
    if shape is None:
        raise UsageError(
            "the name doesn't say whether this is CSV or TBX",
            path=str(file),
            hint="say it with --format csv or --format tbx",
        )
    return shape


def export_terms(settings: Settings, locale: Locale, shape: Exchange) -> tuple[str, int]:
    """Return the glossary in another format, and how many terms it has."""
    terms = read_terms(settings, locale)
    write = to_csv if shape is Exchange.CSV else to_tbx
    return write(terms, target=locale), len(terms)


def import_terms(
    settings: Settings, file: Path, *, locale: Locale, shape: Exchange, dry: bool = False
) -> Imported:
    """Take the terms of a file into the glossary, all of them or, on any mistake, none.

    ``dry`` writes nothing. Raises :class:`Problems`, with the lines of ``file`` where a
    mistake is its own.
    """
    shown = settings.shown(settings.glossary)
    text = read_text(settings.glossary, shown=shown) if settings.glossary.is_file() else _NEW
    known = read_terms(settings, locale)
    read = from_csv if shape is Exchange.CSV else from_tbx
    terms = read(read_text(file), target=locale, path=str(file), known=known)
    _refuse_doubles(terms, str(file))
    outcome = update_glossary(text, terms, target=locale, path=shown, given=str(file))
    if not dry:
        write_text(settings.glossary, outcome)
    return _compared(terms, known)


def _refuse_doubles(terms: Iterable[Term], path: str) -> None:
    first: dict[str, Term] = {}
    problems = [
        GlossaryError(
            f"“{term.headword}” is here twice",
            path=path,
            line=term.line,
            hint=f"the first is in line {first[term.headword].line}; keep one",
        )
        for term in terms
        if first.setdefault(term.headword, term) is not term
    ]
    if problems:
        raise Problems(problems)


def _compared(terms: Sequence[Term], known: Iterable[Term]) -> Imported:
    old = {term.headword: term for term in known}
    changed = (
        Change(term=term, fields=_differing(term, old[term.headword]))
        for term in terms
        if term.headword in old
    )
    return Imported(
        added=tuple(Change(term=term) for term in terms if term.headword not in old),
        changed=tuple(change for change in changed if change.fields),
        kept=len(old.keys() - {term.headword for term in terms}),
    )


def _differing(term: Term, old: Term) -> tuple[str, ...]:
    return tuple(
        field.name
        for field in fields(term)
        if field.name != "line" and getattr(term, field.name) != getattr(old, field.name)
    )
