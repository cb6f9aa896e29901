"""The articles of one target language on the desk: read, brought up to date, to be written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from types import MappingProxyType

from tweetalig.errors import TweetaligError
from tweetalig.files import list_files, read_merged, read_text
from tweetalig.memory.catalogs import SOURCE, Catalog, parse_catalog
from tweetalig.memory.changes import is_significant
from tweetalig.memory.drafts import fill, wants_draft
from tweetalig.memory.merge import Significant
from tweetalig.memory.moves import Retired, find_moves, retire
from tweetalig.memory.page import without_conflicts_of_block
from tweetalig.memory.recall import RecallIndex, recall
from tweetalig.memory.settle import Settled, settle
from tweetalig.memory.states import page_state
from tweetalig.memory.store import Write
from tweetalig.memory.update import Edition, Update, update
from tweetalig.model import Finding, Locale, MemoryEntry, PageState, Severity, State
from tweetalig.reading import Article, Library, catalog_file, concepts_of, page_file
from tweetalig.record import Quiet
from tweetalig.segment import segment_markdown
from tweetalig.segment.frontmatter import parse_front_matter
from tweetalig.settings import Settings
from tweetalig.shelf import Shelf

_ROUNDS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """One article in one target language, with people's edits taken in.

    ``read`` is the catalog as it was, ``seen`` are the texts of catalog and page it was read
    from. ``significant`` tells a change of meaning in the Dutch from a correction.
    ``moved_from`` is where they lay when the article had another name.
    """

    article: Article
    update: Update
    entries: tuple[MemoryEntry, ...]
    read: Catalog | None
    seen: tuple[str | None, str | None]
    significant: Significant
    moved_from: Edition | None = None

    @property
    def path(self) -> str:
        """The article's path, relative to the folder of a language."""
        return self.article.path

    def settle(self) -> Settled:
        """Return the page and the catalog as they are to be."""
        return settle(self.update, self.entries)

    @property
    def state(self) -> PageState:
        """How far the article is."""
        edition = self.update.edition
        return page_state(
            self.entries, source=edition.source, target=edition.page, locale=edition.locale
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Orphan:
    """A catalog whose article is gone, its text, and where it lies."""

    catalog: Catalog
    text: str
    edition: Edition


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """An article that is gone: where its catalog and page lie, and what is left of them.

    ``seen`` are the texts of the two it was read from.
    """

    edition: Edition
    retired: Retired
    seen: tuple[str | None, str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Everything of one target language.

    ``works`` are keyed by the article's path, and so are the ``quiet`` articles: those that
    need no work, and were not opened. ``shelf`` has their translations. What articles that are
    ``gone`` leave is still recalled. ``problems`` are those of articles left out.
    """

    locale: Locale
    works: Mapping[str, Work]
    quiet: Mapping[str, Quiet]
    shelf: Shelf
    gone: tuple[Gone, ...]
    problems: tuple[TweetaligError, ...]

    @property
    def catalogs(self) -> tuple[Catalog, ...]:
        """All memory there is in this language, but for what the shelf keeps."""
        return (
            *(work.update.catalog for work in self.works.values()),
            *self.shelf.unkept.values(),
            *(gone.retired.catalog for gone in self.gone),
        )


def open_desk(
    settings: Settings,
    library: Library,
    locale: Locale,
    quiet: Mapping[str, Quiet] = MappingProxyType({}),
) -> Desk:
    """Read catalogs and pages of one language, take in edits, and recall what is known.

    The ``quiet`` articles are left alone.
    """
    significant = _significant(settings, locale)
    orphans, broken = _orphans(settings, library, locale)
    moves = _moves(settings, library, locale, orphans)
    works: dict[str, Work] = {}
    problems: list[TweetaligError] = []
    for article in library.articles:
        if article.path in quiet:
            continue
        edition = edition_of(settings, article.path, locale)
        try:
            moved = moves.get(article.path)
            moved_from = moved.edition if moved else _left_behind(settings, library, edition)
            works[article.path] = _open(settings, article, edition, moved_from, significant)
        except TweetaligError as problem:
            problems.append(problem)
    gone: list[Gone] = []
    for orphan in orphans:
        if orphan in moves.values():
            continue
        try:
            gone.append(_gone(settings, orphan))
        except TweetaligError as problem:
            problems.append(problem)
    desk = Desk(
        locale=locale,
        works=works,
        quiet=quiet,
        shelf=Shelf(settings, locale, quiet),
        gone=tuple(gone),
        problems=(*problems, *broken),
    )
    return replace(desk, works=_recalled(desk, significant))


def _moves(
    settings: Settings, library: Library, locale: Locale, orphans: Sequence[Orphan]
) -> dict[str, Orphan]:
    """Say which articles without a catalog are old ones under another name."""
    arrived = {
        article.path: article.document.segments
        for article in library.articles
        if not catalog_file(settings, article.path, locale).is_file()
    }
    if not arrived or not orphans:
        return {}
    # Where there is a page in both places, neither can take the other's.
    barred = {
        (path, number)
        for path in arrived
        if page_file(settings, path, locale).is_file()
        for number, orphan in enumerate(orphans)
        if (settings.root / orphan.edition.page).is_file()
    }
    found = find_moves([orphan.catalog for orphan in orphans], arrived, barred=barred)
    return {
        path: next(orphan for orphan in orphans if orphan.catalog is catalog)
        for path, catalog in found.items()
    }


def _left_behind(settings: Settings, library: Library, edition: Edition) -> Edition | None:
    """Return where an article was whose catalog somebody moved along, but not its page."""
    catalog = _text(settings, edition.catalog)
    if (
        catalog is None
        or (settings.root / edition.page).is_file()
        or f"{SOURCE}: {edition.source}\\n" in catalog
    ):
        return None
    folder = f"{settings.shown(settings.docs / settings.source)}/"
    source = parse_catalog(catalog, path=edition.catalog).source
    path = source.removeprefix(folder)
    if path == source or path in library.paths:
        return None
    old = edition_of(settings, path, edition.locale)
    return old if (settings.root / old.page).is_file() else None


def _significant(settings: Settings, locale: Locale) -> Significant:
    """Return what says whether a change of the Dutch may be one of meaning, with the glossary."""
    return partial(is_significant, concepts=concepts_of(settings, locale))


def _open(
    settings: Settings,
    article: Article,
    edition: Edition,
    moved_from: Edition | None,
    significant: Significant,
) -> Work:
    work = _take_in(article, edition, _seen(settings, edition, moved_from), significant)
    return replace(work, moved_from=moved_from)


def _take_in(
    article: Article,
    edition: Edition,
    seen: tuple[str | None, str | None],
    significant: Significant,
) -> Work:
    catalog, page = seen
    read = parse_catalog(catalog, path=edition.catalog) if catalog is not None else None
    updated = update(article.document, read, page, edition, significant=significant)
    return Work(
        article=article,
        update=updated,
        entries=updated.catalog.entries,
        read=read,
        seen=seen,
        significant=significant,
    )


def _seen(
    settings: Settings, edition: Edition, moved_from: Edition | None
) -> tuple[str | None, str | None]:
    catalog = _text(settings, edition.catalog)
    page = _page(settings, edition.page)
    if moved_from:
        catalog = _text(settings, moved_from.catalog) if catalog is None else catalog
        page = _page(settings, moved_from.page) if page is None else page
    return catalog, page


def _text(settings: Settings, shown: str, *, mend: Callable[[str], str] = str) -> str | None:
    file = settings.root / shown
    return read_merged(file, shown=shown, mend=mend) if file.is_file() else None


def _page(settings: Settings, shown: str) -> str | None:
    text = _text(settings, shown, mend=without_conflicts_of_block)
    if text is not None:
        # Where its front matter can't be read, its title would pass for one that is gone.
        parse_front_matter(text, shown)
    return text


def refreshed(settings: Settings, work: Work) -> Work:
    """Return the work with what people changed while it was being drafted.

    Drafting takes minutes, and nobody has to wait for it: an edit made meanwhile is taken in
    before the files are written, and the drafts that still have a place are kept.
    """
    edition = work.update.edition
    if _seen(settings, edition, work.moved_from) == work.seen:
        return work
    fresh = _open(settings, work.article, edition, work.moved_from, work.significant)
    drafted = {entry.id: entry for entry in work.entries}
    return replace(
        fresh,
        entries=tuple(_with_draft_of(entry, drafted.get(entry.id)) for entry in fresh.entries),
    )


def _with_draft_of(entry: MemoryEntry, drafted: MemoryEntry | None) -> MemoryEntry:
    if drafted is None or not drafted.origin or not wants_draft(entry):
        return entry
    return fill(entry, drafted.suggestion or drafted.target, drafted.origin)


def edition_of(settings: Settings, path: str, locale: Locale) -> Edition:
    """Return where an article and its translation lie, as paths from the root of the site."""
    return Edition(
        locale=locale,
        language=settings.source,
        source=settings.shown(settings.docs / settings.source / path),
        page=settings.shown(page_file(settings, path, locale)),
        catalog=settings.shown(catalog_file(settings, path, locale)),
    )


def _orphans(
    settings: Settings, library: Library, locale: Locale
) -> tuple[tuple[Orphan, ...], tuple[TweetaligError, ...]]:
    known = {catalog_file(settings, path, locale) for path in library.paths}
    folder = settings.translations / locale
    orphans: list[Orphan] = []
    problems: list[TweetaligError] = []
    for file in list_files(folder, "*.po"):
        if file in known:
            continue
        path = file.relative_to(folder).with_suffix(".md").as_posix()
        edition = edition_of(settings, path, locale)
        try:
            text = read_merged(file, shown=edition.catalog)
            orphans.append(
                Orphan(
                    catalog=parse_catalog(text, path=edition.catalog), text=text, edition=edition
                )
            )
        except TweetaligError as problem:
            problems.append(problem)
    return tuple(orphans), tuple(problems)


def _gone(settings: Settings, orphan: Orphan) -> Gone:
    # People's last edits of its page are taken in before anything is recalled from it.
    page = _page(settings, orphan.edition.page)
    retired = retire(orphan.catalog, page, orphan.edition, empty=segment_markdown(""))
    return Gone(edition=orphan.edition, retired=retired, seen=(orphan.text, page))


def refreshed_gone(settings: Settings, gone: Gone) -> Gone:
    """Return what is left of an article, with what people changed since it was read."""
    edition = gone.edition
    seen = _seen(settings, edition, None)
    if seen == gone.seen:
        return gone
    # Who removes the catalog alone may still have words on the page.
    text = gone.seen[0] or "" if seen[0] is None else seen[0]
    catalog = parse_catalog(text, path=edition.catalog)
    return _gone(settings, Orphan(catalog=catalog, text=text, edition=edition))


def _recalled(desk: Desk, significant: Significant) -> dict[str, Work]:
    works = dict(desk.works)
    lacking = [path for path, work in works.items() if _lacks_translation(work)]
    if lacking:
        index = RecallIndex(desk.catalogs, desk.shelf)
        for path in lacking:
            work = works[path]
            source = work.update.catalog.source
            entries = recall(work.entries, index, path=source, significant=significant)
            works[path] = replace(work, entries=entries)
    return works


def _lacks_translation(work: Work) -> bool:
    return any(entry.state is State.UNTRANSLATED for entry in work.entries)


def quiet_work(work: Work, settled: Settled) -> Work | None:
    """Return the work that the next run finds, if there is nothing it would do or say.

    ``settled`` is what has been written. It is read back, for what was said on the way to it
    is not said again, and nobody is to rely on a text coming out the same without trying.
    """
    if any(wants_draft(entry) or entry.reason for entry in work.entries):
        return None
    texts = (settled.catalog_text, settled.page)
    if texts != work.seen or work.moved_from:
        work = _take_in(work.article, work.update.edition, texts, work.significant)
        settled = work.settle()
    is_settled = texts == (settled.catalog_text, settled.page)
    return work if is_settled and not settled.findings else None


def settled_for_good(work: Work) -> Settled:
    """Return the page and the catalog as they are to be, so that the next run leaves them alone.

    On a page that is kept as somebody made it, what is written may show where a text belongs
    that was unclear before; on one where a translation reads as other Markdown, that it has no
    place any more. What the next run would see then is taken in at once.
    """
    settled = work.settle()
    for _ in range(_ROUNDS if work.update.layout.is_kept or settled.is_broken else 0):
        texts = (settled.catalog_text, settled.page)
        again = _take_in(work.article, work.update.edition, texts, work.significant).settle()
        if (again.catalog_text, again.page) == texts:
            break
        settled = replace(again, findings=settled.findings)
    return settled


def writes_of(settings: Settings, work: Work, settled: Settled) -> tuple[Write, ...]:
    """Return the files an article's edition is to have, and those it leaves behind."""
    edition = work.update.edition
    old = work.moved_from
    # What is not the text that was read has words that somebody put there meanwhile.
    left = (
        tuple(
            path
            for path, text in zip((old.catalog, old.page), work.seen, strict=True)
            if _text(settings, path) == text
        )
        if old
        else ()
    )
    return (
        Write(path=settings.root / edition.catalog, text=settled.catalog_text),
        Write(path=settings.root / edition.page, text=settled.page),
        *(Write(path=settings.root / path, text=None) for path in left),
    )


def writes_of_gone(settings: Settings, gone: Gone) -> tuple[Write, ...]:
    """Return the files that an article that is gone is to have."""
    return (
        Write(path=settings.root / gone.edition.catalog, text=gone.retired.catalog_text),
        Write(path=settings.root / gone.edition.page, text=gone.retired.page),
    )


def stray_pages(settings: Settings, library: Library, desk: Desk) -> Iterator[Finding]:
    """Say which pages belong to no article, and so are neither synced nor published."""
    folder = settings.docs / desk.locale
    articles = set(library.paths)
    taken = {work.moved_from.page for work in desk.works.values() if work.moved_from}
    for file in list_files(folder, "*.md"):
        path = file.relative_to(folder).as_posix()
        shown = settings.shown(file)
        if path in articles or shown in taken:
            continue
        # One that has a catalog is left over from an article, and is put away with it.
        if not catalog_file(settings, path, desk.locale).is_file():
            yield Finding(
                rule="page-structure",
                severity=Severity.WARNING,
                message="there is no Dutch article for this page, so nobody gets to see it",
                path=shown,
                line=1,
                hint=f"give it the name of its article in {settings.shown(settings.docs)}/"
                f"{settings.source}/, or remove it",
            )


def pending(writes: Iterable[Write]) -> tuple[Path, ...]:
    """Return the files whose text differs from what it is to be."""
    return tuple(write.path for write in writes if _current(write.path) != write.text)


def _current(path: Path) -> str | None:
    return read_text(path) if path.is_file() else None


def chosen_works(desk: Desk, chosen: Iterable[str] | None) -> tuple[Work, ...]:
    """Return the works that a run is about: all, or those of the chosen articles."""
    wanted = desk.works.keys() if chosen is None else set(chosen)
    return tuple(work for path, work in desk.works.items() if path in wanted)
