"""The first step: the Dutch articles of a site as values, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from tweetalig.errors import TweetaligError, UnreadableInput, UsageError
from tweetalig.files import list_files, read_merged, read_text
from tweetalig.model import Locale, Term
from tweetalig.segment import Document, segment_markdown
from tweetalig.segment.frontmatter import FrontMatter, parse_front_matter
from tweetalig.settings import Settings
from tweetalig.terms.glossary import load_glossary
from tweetalig.terms.matching import Matcher


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One Dutch article; ``path`` is relative to the folder of its language."""

    path: str
    text: str
    front_matter: FrontMatter
    document: Document

    @property
    def title(self) -> str:
        """The title in the front matter, else the first heading, else the file's name."""
        title = self.front_matter.data.get("title")
        return str(title) if title else self._first_heading() or Path(self.path).stem

    def _first_heading(self) -> str:
        return next((s.text for s in self.document.segments if s.kind == "heading"), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """The articles that were read, sorted by path, and the problems of those that could not be.

    ``paths`` are those of all articles, also of those that were not read.
    """

    articles: tuple[Article, ...]
    paths: tuple[str, ...]
    problems: tuple[TweetaligError, ...]


def read_articles(settings: Settings, *, but: Collection[str] = ()) -> Library:
    """Read the articles of the site, ``but`` for those of these paths."""
    articles: list[Article] = []
    problems: list[TweetaligError] = []
    folder = settings.docs / settings.source
    paths = article_paths(settings)
    for path in paths:
        if path in but:
            continue
        try:
            article = read_article(folder / path, shown=settings.shown(folder / path))
            articles.append(replace(article, path=path))
        except TweetaligError as problem:
            problems.append(problem)
    return Library(articles=tuple(articles), paths=paths, problems=tuple(problems))


def read_article(file: Path, *, shown: str) -> Article:
    """Read one article, of a site or not; its path is ``shown``, as people see it.

    Raises :class:`UnreadableInput`.
    """
    if shown != (printable := shown.encode("utf-8", "replace").decode("utf-8")):
        # It could be written neither in a catalog nor on a page.
        raise UnreadableInput(
            "the name of this file is not UTF-8", path=printable, hint="give it another name"
        )
    text = read_merged(file, shown=shown)
    return Article(
        path=shown,
        text=text,
        front_matter=parse_front_matter(text, shown),
        document=segment_markdown(text),
    )


def article_paths(settings: Settings) -> tuple[str, ...]:
    """Return the paths of all articles, relative to the folder of the source language."""
    folder = settings.docs / settings.source
    return tuple(file.relative_to(folder).as_posix() for file in list_files(folder, "*.md"))


def choose_articles(settings: Settings, given: Iterable[Path]) -> tuple[str, ...] | None:
    """Return the articles that the files and folders people named belong to.

    A Dutch article, its translation and its catalog all stand for the article; a folder
    stands for everything in it. Nothing named is ``None``: all articles. Raises
    :class:`UsageError` for a path that belongs to no article.
    """
    files = [file.absolute() for file in given]
    if not files:
        return None
    every = article_paths(settings)
    chosen: set[str] = set()
    for file in files:
        found = [path for path in every if _belongs(settings, path, file, settings.targets)]
        if not found:
            raise UsageError(
                "no article there",
                path=settings.shown(file),
                hint=f"name a file or folder in {settings.shown(settings.docs / settings.source)}/",
            )
        chosen.update(found)
    return tuple(path for path in every if path in chosen)


def choose_editions(settings: Settings, given: Iterable[Path]) -> Mapping[Locale, tuple[str, ...]]:
    """Return for each target language the articles that people named, as :func:`choose_articles`.

    A Dutch article stands for all its translations; a translation, or its catalog, for itself.
    """
    files = [file.absolute() for file in given]
    chosen = choose_articles(settings, files) or ()
    return {
        locale: tuple(
            path
            for path in chosen
            if any(_belongs(settings, path, file, [locale]) for file in files)
        )
        for locale in settings.targets
    }


def _belongs(settings: Settings, path: str, file: Path, locales: Iterable[Locale]) -> bool:
    own = {settings.docs / settings.source / path}
    for locale in locales:
        own |= {page_file(settings, path, locale), catalog_file(settings, path, locale)}
    return any(file == mine or file in mine.parents for mine in own)


def page_file(settings: Settings, path: str, locale: Locale) -> Path:
    """Return where the published translation of an article lies."""
    return settings.docs / locale / path


def catalog_file(settings: Settings, path: str, locale: Locale) -> Path:
    """Return where the catalog of an article lies."""
    return (settings.translations / locale / path).with_suffix(".po")


def read_terms(settings: Settings, locale: Locale) -> tuple[Term, ...]:
    """Read the glossary for one target language; a site without one has no terms."""
    if not settings.glossary.is_file():
        return ()
    shown = settings.shown(settings.glossary)
    return load_glossary(read_text(settings.glossary, shown=shown), path=shown, target=locale)


def concepts_of(settings: Settings, locale: Locale) -> Callable[[str], tuple[str, ...]]:
    """Return what finds the glossary's concepts in a Dutch text, each by its headword.

    The glossary is read when it is first asked, for most runs ask nothing. One that can't be
    read knows no concepts: whoever needs its terms says what is wrong with it.
    """

    @cache
    def matcher() -> Matcher:
        try:
            return Matcher(read_terms(settings, locale))
        except TweetaligError:
            return Matcher(())

    return lambda text: tuple(match.term.headword for match in matcher().matches(text))
