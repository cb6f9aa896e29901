"""The way of an article, from Dutch Markdown to the published site: the program on one page.

sync     read ─► take in people's edits, merge the Dutch, recall ─► draft ─► settle ─► write
check    read ─► the rules and the glossary
lint     read ─► hints for the Dutch
publish  read ─► stage ─► one build per language
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path

from tweetalig.check.pair import Pair
from tweetalig.check.rule import Rule
from tweetalig.check.run import check_pairs, rules_of_site
from tweetalig.desk import (
    Desk,
    Work,
    chosen_works,
    open_desk,
    pending,
    quiet_work,
    refreshed,
    refreshed_gone,
    settled_for_good,
    stray_pages,
    writes_of,
    writes_of_gone,
)
from tweetalig.drafting import Glossary, Progress, draft_works, waits_for_draft
from tweetalig.engines.contract import Engine
from tweetalig.errors import TweetaligError
from tweetalig.files import lock
from tweetalig.lint.run import lint_article
from tweetalig.memory.catalogs import Catalog, entry_lines
from tweetalig.memory.drafts import resolve
from tweetalig.memory.settle import CONFLICT, Settled
from tweetalig.memory.store import Write, commit, recover
from tweetalig.model import Finding, Locale, MemoryEntry, PageState, SegmentId
from tweetalig.publish.inputs import SiteInput, read_site
from tweetalig.reading import Library, article_paths, read_article, read_articles, read_terms
from tweetalig.record import Record, Texts
from tweetalig.settings import Settings
from tweetalig.terminology import aligned_concepts, findings_on_page
from tweetalig.terms.glossary import forms_of

LoadEngine = Callable[[Locale], Engine | None]
"""Loads the engine for a target language; None for drafting nothing."""

ShowProgress = Callable[[str], AbstractContextManager[Progress]]
"""Shows the progress of drafting in the language that is named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Synced:
    """What a sync did: ``changed`` are the files written, from the root of the site.

    ``drafted`` counts segments that got a draft, ``waiting`` those that have none yet,
    ``refused`` those for which no draft passed the checks.
    """

    states: tuple[PageState, ...] = ()
    findings: tuple[Finding, ...] = ()
    problems: tuple[TweetaligError, ...] = ()
    changed: tuple[str, ...] = ()
    drafted: int = 0
    waiting: int = 0
    refused: int = 0

    def plus(self, other: Synced) -> Synced:
        """Return both together."""
        return Synced(
            states=self.states + other.states,
            findings=self.findings + other.findings,
            problems=self.problems + other.problems,
            changed=self.changed + other.changed,
            drafted=self.drafted + other.drafted,
            waiting=self.waiting + other.waiting,
            refused=self.refused + other.refused,
        )


def sync(
    settings: Settings,
    *,
    chosen: Sequence[str] | None = None,
    load_engine: LoadEngine = lambda locale: None,
    show_progress: ShowProgress = lambda label: nullcontext(lambda done, total: None),
    dry: bool = False,
) -> Synced:
    """Bring catalogs and translated pages up to date with the Dutch and with people's edits.

    ``chosen`` are articles by path, all when None. ``dry`` writes and drafts nothing, and
    returns what would change. Interrupted, it keeps what is done, and passes the interruption
    on.
    """
    with nullcontext() if dry else lock(settings.work / "lock"):
        if not dry:
            recover(root=settings.root, work=settings.work)
        library, records = _read_changed(settings)
        result = Synced(problems=library.problems)
        for record in records:
            run = _Sync(settings, library, record, chosen, dry=dry)
            result = result.plus(run.whole(load_engine, show_progress))
    return result


def _read_changed(settings: Settings) -> tuple[Library, tuple[Record, ...]]:
    """Read the articles that are not quiet in every language, and the records that say so."""
    paths = article_paths(settings)
    records = tuple(Record(settings, locale, paths) for locale in settings.targets)
    quiet = set(paths).intersection(*(record.quiet for record in records))
    return read_articles(settings, but=quiet), records


class _Sync:
    """The sync of one target language."""

    def __init__(
        self,
        settings: Settings,
        library: Library,
        record: Record,
        chosen: Sequence[str] | None,
        *,
        dry: bool,
    ) -> None:
        self._settings = settings
        self._locale = record.locale
        self._dry = dry
        self._desk = open_desk(settings, library, record.locale, record.quiet)
        self._works = {work.path: work for work in chosen_works(self._desk, chosen)}
        self._library = library
        self._chosen = chosen
        self._record = record
        self._quiet = dict(record.quiet)
        self._read: dict[str, Catalog] = {}
        self._findings: list[Finding] = []
        self._problems = list(self._desk.problems)
        self._changed: list[str] = []

    def whole(self, load_engine: LoadEngine, show_progress: ShowProgress) -> Synced:
        """Draft, settle and write; return what was done."""
        before = self._count()
        saved: set[str] = set()
        try:
            for path in self._drafted(load_engine, show_progress):
                self._save(self._works[path])
                saved.add(path)
        finally:
            # Also when somebody pressed Ctrl-C: what is done is theirs.
            for path in [path for path in self._works if path not in saved]:
                self._save(self._works[path])
        if self._chosen is None:
            self._retire()
            self._findings += stray_pages(self._settings, self._library, self._desk)
        if not self._dry:
            self._record.write(self._quiet)
            self._desk.shelf.keep(self._quiet, self._read)
        after = self._count()
        return Synced(
            states=self._states(),
            findings=tuple(self._findings),
            problems=tuple(self._problems),
            changed=tuple(self._changed),
            drafted=before - after,
            waiting=sum(waits_for_draft(entry) for entry in self._entries()),
            refused=sum(bool(entry.reason) for entry in self._entries()),
        )

    def _drafted(self, load_engine: LoadEngine, show_progress: ShowProgress) -> Iterator[str]:
        """Draft what is missing, and yield the path of each article that is complete."""
        if self._dry or not any(waits_for_draft(entry) for entry in self._entries()):
            return
        try:
            glossary = Glossary.of(read_terms(self._settings, self._locale), self._locale)
            engine = load_engine(self._locale)
        except TweetaligError as problem:
            # Without terms or engine nothing is drafted; people's edits are taken in all the same.
            self._problems.append(problem)
            return
        if engine is None:
            return
        with show_progress(f"Drafting {self._locale}") as progress:
            yield from draft_works(
                self._works,
                self._desk,
                engine=engine,
                glossary=glossary,
                source=self._settings.source,
                progress=progress,
            )

    def _save(self, work: Work) -> None:
        try:
            self._settle(work)
        except TweetaligError as problem:
            # Somebody broke a file meanwhile, or it can't be written: the others are still saved.
            self._problems.append(problem)

    def _settle(self, work: Work) -> None:
        self._recover()
        current = refreshed(self._settings, work)
        settled = settled_for_good(current)
        # Settling a long article takes a moment, and somebody may have saved in it.
        while (newer := refreshed(self._settings, current)) is not current:
            current, settled = newer, settled_for_good(newer)
        self._works[work.path] = current
        self._findings += settled.findings
        self._write(writes_of(self._settings, current, settled))
        if not self._dry:
            self._note(current, settled)

    def _note(self, work: Work, settled: Settled) -> None:
        """Note that the next sync need not open an article, if that is so."""
        after = quiet_work(work, settled)
        if after is None or after.read is None:
            return
        catalog, page = after.seen
        texts = Texts(article=after.article.text, catalog=catalog, page=page)
        self._quiet[after.path] = self._record.item(after.path, texts, after.state)
        self._read[after.path] = after.read

    def _retire(self) -> None:
        for found in self._desk.gone:
            try:
                self._recover()
                gone = refreshed_gone(self._settings, found)
                self._write(writes_of_gone(self._settings, gone))
            except TweetaligError as problem:
                self._problems.append(problem)
                continue
            self._findings += gone.retired.findings

    def _recover(self) -> None:
        # A write that was stopped halfway must not pass for what a person did to the files.
        if not self._dry:
            recover(root=self._settings.root, work=self._settings.work)

    def _write(self, writes: Sequence[Write]) -> None:
        if self._dry:
            changed = pending(writes)
        else:
            changed = commit(writes, root=self._settings.root, work=self._settings.work)
        self._changed += [self._settings.shown(path) for path in changed]

    def _states(self) -> tuple[PageState, ...]:
        states = _states(self._desk, self._library.paths)
        states |= {path: work.state for path, work in self._works.items()}
        wanted = states.keys() if self._chosen is None else set(self._chosen)
        return tuple(state for path, state in states.items() if path in wanted)

    def _count(self) -> int:
        return sum(not (entry.target or entry.suggestion) for entry in self._entries())

    def _entries(self) -> Iterator[MemoryEntry]:
        for work in self._works.values():
            yield from work.entries


def resolve_conflicts(
    settings: Settings, chosen: Mapping[Locale, Sequence[str]], *, take: str
) -> tuple[tuple[str, ...], tuple[TweetaligError, ...]]:
    """End the conflicts of articles by taking what the ``page`` or the ``catalog`` says.

    ``chosen`` are the articles by target language. Returns the files that changed, from the
    root of the site. The other text is kept among the obsolete entries of the catalog.
    """
    changed: list[str] = []
    with lock(settings.work / "lock"):
        recover(root=settings.root, work=settings.work)
        library = read_articles(settings)
        problems = list(library.problems)
        for locale, paths in chosen.items():
            desk = open_desk(settings, library, locale)
            problems += desk.problems
            for work in chosen_works(desk, paths):
                ended = resolve(replace(work.update.catalog, entries=work.entries), take=take)
                agreed = replace(
                    work, update=replace(work.update, catalog=ended), entries=ended.entries
                )
                writes = writes_of(settings, agreed, agreed.settle())
                written = commit(writes, root=settings.root, work=settings.work)
                changed += [settings.shown(path) for path in written]
    return tuple(changed), tuple(problems)


@dataclass(frozen=True, slots=True, kw_only=True)
class Statuses:
    """How far the pages of a site are, and the ``conflicts`` that wait for somebody's choice."""

    pages: tuple[PageState, ...]
    conflicts: tuple[Finding, ...]
    problems: tuple[TweetaligError, ...]


def statuses(settings: Settings) -> Statuses:
    """Return how far each article is in each language; edits not yet synced count."""
    library, records = _read_changed(settings)
    desks = [open_desk(settings, library, record.locale, record.quiet) for record in records]
    return Statuses(
        pages=tuple(page for desk in desks for page in _states(desk, library.paths).values()),
        conflicts=tuple(
            finding
            for desk in desks
            for work in desk.works.values()
            if work.state.conflicts
            for finding in work.settle().findings
            if finding.rule == CONFLICT
        ),
        problems=(*library.problems, *(problem for desk in desks for problem in desk.problems)),
    )


def _open_desks(settings: Settings) -> tuple[tuple[Desk, ...], tuple[TweetaligError, ...]]:
    library = read_articles(settings)
    desks = tuple(open_desk(settings, library, locale) for locale in settings.targets)
    return desks, (*library.problems, *(problem for desk in desks for problem in desk.problems))


def _states(desk: Desk, paths: Iterable[str]) -> dict[str, PageState]:
    """Return how far the articles on the desk are, in the order of ``paths``."""
    states = {path: article.state for path, article in desk.quiet.items()}
    states |= {path: work.state for path, work in desk.works.items()}
    return {path: states[path] for path in paths if path in states}


def check(
    settings: Settings, *, chosen: Sequence[str] | None = None
) -> tuple[tuple[Finding, ...], tuple[TweetaligError, ...]]:
    """Look for changed meaning in all translations, and return what was found.

    A finding's place is the translation in its catalog.
    """
    rules = rules_of_site(with_misaligned=settings.misaligned)
    library = read_articles(settings)
    findings: list[Finding] = []
    problems = list(library.problems)
    for locale in settings.targets:
        desk = open_desk(settings, library, locale)
        problems += desk.problems
        try:
            glossary = Glossary.of(read_terms(settings, locale), locale)
        except TweetaligError as problem:
            problems.append(problem)
            glossary = Glossary.of((), locale)
        for work in chosen_works(desk, chosen):
            findings += check_work(settings, work, glossary, rules)
    return tuple(findings), tuple(problems)


def check_work(
    settings: Settings, work: Work, glossary: Glossary, rules: Sequence[Rule]
) -> Iterator[Finding]:
    """Yield what the rules find in one article's translation."""
    settled = work.settle()
    yield from settled.findings
    pairs = tuple(_pairs(work, entry_lines(settled.catalog_text)))
    yield from check_pairs(
        pairs,
        rules=rules,
        severities=settings.severities,
        source=settings.source,
        target=glossary.locale,
        terms=glossary.verify,
        abbreviations=glossary.abbreviations,
        on_page=findings_on_page(pairs, glossary),
    )


def lint(
    files: Iterable[Path], *, settings: Settings | None
) -> tuple[tuple[Finding, ...], tuple[TweetaligError, ...]]:
    """Look for what is hard to read in Dutch articles; outside of a site without its glossary."""
    findings: list[Finding] = []
    problems: list[TweetaligError] = []
    explained: tuple[str, ...] = ()
    if settings is not None:
        try:
            terms = read_terms(settings, settings.targets[0])
            explained = tuple(form for term in terms for form in forms_of(term))
        except TweetaligError as problem:
            problems.append(problem)
    for file in files:
        try:
            shown = settings.shown(file.absolute()) if settings else str(file)
            article = read_article(file, shown=shown)
        except TweetaligError as problem:
            problems.append(problem)
            continue
        findings += lint_article(
            article.document,
            article.front_matter.data,
            path=article.path,
            explained=explained,
            severities=settings.severities if settings else {},
        )
    return tuple(findings), tuple(problems)


def _pairs(work: Work, lines: Mapping[tuple[SegmentId, str], int]) -> Iterator[Pair]:
    path = work.update.edition.catalog
    for entry in work.entries:
        if entry.target:
            yield Pair(
                source=entry.source,
                target=entry.target,
                kind=entry.kind,
                path=path,
                line=lines.get((entry.id, entry.source), 0),
                state=entry.state,
                notes=entry.notes,
            )


def read_for_publishing(settings: Settings) -> SiteInput:
    """Read everything the site is built from; what can't be read is named in ``problems``."""
    desks, problems = _open_desks(settings)
    states = {
        desk.locale: {path: work.state for path, work in desk.works.items()} for desk in desks
    }
    terms, aligned = {}, {}
    for desk in desks:
        try:
            terms[desk.locale] = read_terms(settings, desk.locale)
        except TweetaligError as problem:
            problems = (*problems, problem)
            continue
        if terms[desk.locale]:
            glossary = Glossary.of(terms[desk.locale], desk.locale)
            aligned[desk.locale] = aligned_concepts(desk.works.values(), glossary)
    site = read_site(settings, states=states, terms=terms)
    return replace(site, aligned=aligned, problems=(*problems, *site.problems))
