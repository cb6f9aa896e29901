"""What a site is made of, as values: pages, other files, terms, and how it presents itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from types import MappingProxyType

from tweetalig.errors import TweetaligError
from tweetalig.files import list_files, read_merged
from tweetalig.model import Locale, PageState, Term
from tweetalig.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class SitePage:
    """One article in all its languages.

    ``path`` is relative to the folder of a language (``artikelen/pem.md``). ``texts`` holds
    front matter and Markdown per language; a target language that has no page yet is left
    out. ``states`` says of each target language how far the translation is.
    """

    path: str
    texts: Mapping[Locale, str]
    states: Mapping[Locale, PageState]

    @property
    def url(self) -> str:
        """The address below the folder of a language: ``artikelen/pem/``; empty for home."""
        return page_url(self.path)


@dataclass(frozen=True, slots=True, kw_only=True)
class AlignedPlace:
    """One mention of a concept: ``text`` is the translation it is in, empty where there is none."""

    text: str
    is_right: bool = False
    is_forbidden: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AlignedConcept:
    """How a concept of the glossary comes out in one target language.

    ``renderings`` are the words used and how often, most used first; ``places`` its mentions
    by the path of the article.
    """

    headword: str
    renderings: tuple[tuple[str, int], ...]
    places: Mapping[str, tuple[AlignedPlace, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteInput:
    """Everything a site is built from.

    ``assets`` maps a path relative to the folder of a language to the file there is for each
    language; a language without one of its own gets the source language's. ``terms`` holds
    the glossary per target language. ``problems`` are the errors of what could not be read
    and is left out. ``forms`` has for each language the spellings of a term by its headword,
    where more are known than the glossary itself names. ``aligned`` says per target language
    how the concepts that occur come out.
    """

    settings: Settings
    pages: tuple[SitePage, ...]
    assets: Mapping[str, Mapping[Locale, Path]] = field(
        default_factory=lambda: MappingProxyType({})
    )
    terms: Mapping[Locale, tuple[Term, ...]] = field(default_factory=lambda: MappingProxyType({}))
    problems: tuple[TweetaligError, ...] = ()
    forms: Mapping[Locale, Mapping[str, tuple[str, ...]]] = field(
        default_factory=lambda: MappingProxyType({})
    )
    aligned: Mapping[Locale, tuple[AlignedConcept, ...]] = field(
        default_factory=lambda: MappingProxyType({})
    )

    @property
    def locales(self) -> tuple[Locale, ...]:
        """All languages of the site, the source first."""
        return (self.settings.source, *self.settings.targets)


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageLook:
    """How the site presents itself in one language, from ``extra.languages`` in mkdocs.yml.

    ``sections`` gives the name of a folder or of a section in ``nav``; ``words`` replaces
    words of the interface.
    """

    site_name: str
    site_description: str = ""
    copyright: str = ""
    sections: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    words: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What mkdocs.yml says: the site's address (with a slash at its end) and its languages.

    ``help`` is the path of the page with help and contact, from ``extra.help``.
    """

    site_url: str
    languages: Mapping[Locale, LanguageLook]
    has_nav: bool = False
    help: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """A page that search engines and feeds may know of; ``date`` as in ISO 8601, or empty."""

    url: str
    title: str
    description: str = ""
    date: str = ""


def page_url(path: str) -> str:
    """Return the address of a Markdown file below the folder of its language.

    >>> page_url("artikelen/pem.md"), page_url("artikelen/index.md"), page_url("index.md")
    ('artikelen/pem/', 'artikelen/', '')
    """
    stem = PurePosixPath(path).with_suffix("")
    if stem.name in ("index", "README"):
        stem = stem.parent
    return "" if str(stem) == "." else f"{stem}/"


def to_root(url: str) -> str:
    """Return the way up from a page's address to the folder that holds all languages.

    >>> to_root("artikelen/pem/"), to_root("")
    ('../../../', '../')
    """
    return "../" * (url.count("/") + 1)


def read_site(
    settings: Settings,
    *,
    states: Mapping[Locale, Mapping[str, PageState]],
    terms: Mapping[Locale, tuple[Term, ...]],
) -> SiteInput:
    """Read the pages and other files of a site.

    ``states`` is keyed by the path relative to the folder of a language. Pages that can't be
    read are left out and named in the result's ``problems``.
    """
    problems: list[TweetaligError] = []
    texts: dict[str, dict[Locale, str]] = {}
    assets: dict[str, dict[Locale, Path]] = {}
    for locale in (settings.source, *settings.targets):
        folder = settings.docs / locale
        for file in list_files(folder):
            path = file.relative_to(folder).as_posix()
            if file.suffix != ".md":
                assets.setdefault(path, {})[locale] = file
                continue
            try:
                text = read_merged(file, shown=settings.shown(file))
            except TweetaligError as problem:
                problems.append(problem)
                continue
            texts.setdefault(path, {})[locale] = text
    pages = tuple(
        SitePage(
            path=path,
            texts=texts[path],
            states={locale: of[path] for locale, of in states.items() if path in of},
        )
        for path in sorted(texts)
        if settings.source in texts[path]
    )
    return SiteInput(
        settings=settings, pages=pages, assets=assets, terms=terms, problems=tuple(problems)
    )
