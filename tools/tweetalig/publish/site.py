"""One MkDocs build per language, search, and the whole put in place; all MkDocs is here."""

from __future__ import annotations

import logging
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import files as packaged
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from jinja2 import Environment, TemplateError
from markdown import Markdown

# The one module that knows MkDocs; whatever builds the site after it has to be known here alone.
from mkdocs.commands.build import build as mkdocs_build  # noqa: TID251
from mkdocs.config import load_config  # noqa: TID251
from mkdocs.config.defaults import MkDocsConfig  # noqa: TID251
from mkdocs.exceptions import MkDocsException  # noqa: TID251
from mkdocs.livereload import LiveReloadServer  # noqa: TID251
from mkdocs.plugins import BasePlugin  # noqa: TID251
from mkdocs.structure import pages as mkdocs_pages  # noqa: TID251
from mkdocs.structure.files import Files  # noqa: TID251
from mkdocs.structure.pages import Page  # noqa: TID251

from tweetalig.errors import SettingsError, TweetaligError
from tweetalig.files import (
    list_files,
    move_folder,
    read_chunks,
    read_text,
    remove,
    remove_folder,
    staging_folder,
    write_bytes,
    write_text,
)
from tweetalig.model import Finding, Locale, Severity
from tweetalig.publish import glossary, status
from tweetalig.publish.beside import Side, pair_name, read_side, side_by_side
from tweetalig.publish.inputs import LanguageLook, Look, SiteInput, page_url
from tweetalig.publish.mentions import Marker, mentionable
from tweetalig.publish.pages import AZ_PATH, SEARCH_PATH, Staged, stage
from tweetalig.publish.root import root_files
from tweetalig.publish.words import Words, own_name
from tweetalig.settings import Settings

CONFIG = "mkdocs.yml"
_WORDS_NAMED = 12
"""How many missing words are named, so that a language without any fills no screen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildReport:
    """What was built: ``pages`` counts the HTML pages of articles and lists in all languages.

    ``findings`` are what MkDocs warned of (a link that leads nowhere) and dates that are none;
    ``problems`` the errors of pages that had to be left out.
    """

    site_dir: Path
    pages: int
    findings: tuple[Finding, ...] = ()
    problems: tuple[TweetaligError, ...] = ()


def read_look(settings: Settings) -> Look:
    """Read from mkdocs.yml how the site presents itself; raise :class:`SettingsError`."""
    with _mkdocs():
        config = _load(settings)
    if not config.site_url:
        raise SettingsError(
            "site_url is missing",
            path=CONFIG,
            hint="say where the site will be: site_url: https://example.org/",
        )
    said = config.extra.get("languages") or {}
    return Look(
        site_url=config.site_url.rstrip("/") + "/",
        languages={
            locale: _language(said.get(locale) or {}, config, own=locale == settings.source)
            for locale in (settings.source, *settings.targets)
        },
        has_nav=config.nav is not None,
        help=str(config.extra.get("help") or ""),
    )


def _language(said: Mapping[str, Any], config: MkDocsConfig, *, own: bool) -> LanguageLook:
    # A name and a licence are worth having in any language; a sentence in another one is not.
    description = config.site_description or ""
    return LanguageLook(
        site_name=str(said.get("site_name") or config.site_name),
        site_description=str(said.get("site_description") or (description if own else "")),
        copyright=str(said.get("copyright") or config.copyright or ""),
        sections=said.get("sections") or {},
        words=said.get("words") or {},
    )


def build(site: SiteInput, *, site_dir: Path, preview: bool = False) -> BuildReport:
    """Build the site in all its languages and put it in the place of ``site_dir``.

    Everything is built beside the site that is there; when a step fails, that one stays as it
    was. ``preview`` is for looking at it on this computer: without the content security
    policy, which would keep the page from being drawn anew after a change. Raises
    :class:`SettingsError`.
    """
    look = read_look(site.settings)
    staged = stage(site, look)
    staging = site.settings.work / "build"
    _write_staging(site, staged, staging)
    findings = list(staged.findings)
    with staging_folder(site_dir.parent) as beside:
        works = _Works(
            site=site,
            look=look,
            staged=staged,
            staging=staging,
            output=beside / "site",
            searched=beside / "searched",
            preview=preview,
        )
        for locale in site.locales:
            findings += _wordless(Words(locale=locale, own=look.languages[locale].words))
            findings += _build_language(works, locale)
            _prune(works.output / locale)
            _index(works.searched / locale, works.output / locale)
        for path, text in root_files(look, site.locales, staged.published).items():
            write_text(works.output / path, text, lasting=False)
        pages = len(list_files(works.output, "*.html"))
        _pair(works)
        move_folder(works.output, site_dir)
    return BuildReport(
        site_dir=site_dir, pages=pages, findings=tuple(findings), problems=staged.problems
    )


def _pair(works: _Works) -> None:
    """Write the pages with both languages; after search has been indexed, which is to skip them."""
    source = works.site.settings.source
    for target, urls in works.staged.pairs.items():
        for url in urls:
            sides = [_side(works, locale, url) for locale in (source, target)]
            for own, other in (sides, reversed(sides)):
                words = Words(locale=own.locale, own=works.look.languages[own.locale].words)
                write_text(
                    works.output / own.locale / url / pair_name(source, target),
                    side_by_side(own, other, source=source, words=words),
                    lasting=False,
                )


def _side(works: _Works, locale: Locale, url: str) -> Side:
    html = read_text(works.output / locale / url / "index.html")
    return read_side(html, locale=locale, url=url)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Works:
    """One build under way: from the folder ``staging`` into the folder ``output``.

    ``searched`` holds what search is to find: the texts of pages without the frame around them.
    """

    site: SiteInput
    look: Look
    staged: Staged
    staging: Path
    output: Path
    searched: Path
    preview: bool


def serve(
    read: Callable[[], SiteInput],
    *,
    port: int = 8000,
    started: Callable[[str], None] = lambda address: None,
    told: Callable[[TweetaligError], None] = lambda error: None,
) -> None:
    """Show the site on this computer alone and build it again whenever a file changes.

    ``read`` reads the site anew. ``started`` is told the address, ``told`` what goes wrong in
    a later build; an error in the first one is raised. Returns when interrupted.
    """
    site = read()
    folder = site.settings.work / "preview"
    build(site, site_dir=folder, preview=True)

    def again() -> None:
        try:
            build(read(), site_dir=folder, preview=True)
        except TweetaligError as error:
            told(error)

    server = LiveReloadServer(builder=again, host="127.0.0.1", port=port, root=str(folder))
    for watched in (site.settings.docs, site.settings.glossary, site.settings.root / CONFIG):
        if watched.exists():
            server.watch(str(watched))
    started(server.url)
    try:
        server.serve()  # type: ignore[no-untyped-call]  # MkDocs leaves it untyped
    finally:
        server.shutdown()


def _load(settings: Settings, **changes: Any) -> MkDocsConfig:
    path = settings.root / CONFIG
    if not path.is_file():
        raise SettingsError(
            "the file is not there",
            path=CONFIG,
            hint="put one beside tweetalig.toml, such as that of tweetalig's own site",
        )
    return load_config(str(path), **changes)


def _build_language(works: _Works, locale: Locale) -> list[Finding]:
    look, settings = works.look, works.site.settings
    own = look.languages[locale]
    changes: dict[str, Any] = {
        "docs_dir": str(works.staging / locale),
        "site_dir": str(works.output / locale),
        "site_url": f"{look.site_url}{locale}/",
        "site_name": own.site_name,
        "site_description": own.site_description,
        "copyright": own.copyright,
        "use_directory_urls": True,
    }
    if not look.has_nav:
        changes["nav"] = list(works.staged.nav[locale])
    with _mkdocs() as said:
        config = _load(settings, **changes)
        if look.has_nav and config.nav is not None:
            config.nav = _named(config.nav, own, keep_titles=locale == settings.source)
        config.theme["language"] = locale
        config.extra["tweetalig"] = _told(works)
        config.plugins["tweetalig/mentions"] = _Mentions(works, locale)
        with _one_parser():
            mkdocs_build(config)
    return [_finding(message, f"{settings.shown(settings.docs)}/{locale}") for message in said]


@contextmanager
def _one_parser() -> Iterator[None]:
    """Have all pages of a build read by one Markdown parser, which is reset before each of them.

    MkDocs makes a new one for every page. With its two dozen extensions that is an eighth of the
    work of a build, and resetting is what Python-Markdown has for many texts.
    """
    made: list[Markdown] = []

    def parser(**settings: Any) -> Markdown:
        if not made:
            made.append(Markdown(**settings))
        return made[0].reset()

    names = vars(mkdocs_pages)
    before = names["markdown"]
    names["markdown"] = SimpleNamespace(Markdown=parser)
    try:
        yield
    finally:
        names["markdown"] = before


def _wordless(words: Words) -> Iterator[Finding]:
    """Say which words the site lacks in a language, and which of its own it can't use."""
    if missing := words.missing():
        more = len(missing) - _WORDS_NAMED
        named = ", ".join(missing[:_WORDS_NAMED]) + (f" and {more} more" if more > 0 else "")
        shipped = packaged("tweetalig.publish") / "theme" / "mkdocs_theme.yml"
        yield Finding(
            rule="words",
            severity=Severity.WARNING,
            message=(
                "words of the site itself are missing in "
                f"“{words.locale}” and are shown in English: {named}"
            ),
            path=CONFIG,
            hint=(
                f"add them under extra: languages: {words.locale}: words:, "
                f"as the English ones in {shipped}"
            ),
        )
    for key in words.misfits():
        yield Finding(
            rule="words",
            severity=Severity.WARNING,
            message=f"the words for “{key}” in “{words.locale}” do not fit",
            path=CONFIG,
            hint=words.expected(key),
        )


def _told(works: _Works) -> Mapping[str, object]:
    """Return what the templates are told of the site as a whole."""
    site = works.site
    tools = [("glossary", glossary.PATH)] if any(site.terms.values()) else []
    footer = [("help", works.look.help)] if works.look.help else []
    footer += [("status", status.PATH)]
    tools += [("az", AZ_PATH), ("search", SEARCH_PATH)]
    return {
        "languages": [{"lang": locale, "name": own_name(locale)} for locale in site.locales],
        "source": site.settings.source,
        "tools": [
            {"word": word, "url": page_url(path), "shortcut": word == "search"}
            for word, path in tools
        ],
        "footer": [{"word": word, "url": page_url(path)} for word, path in footer],
        "feed": True,
        "preview": works.preview,
    }


def _named(nav: Sequence[Any], own: LanguageLook, *, keep_titles: bool) -> list[Any]:
    """Return a navigation in another language: sections renamed, pages by their own titles."""
    items: list[Any] = []
    for item in nav:
        if not isinstance(item, Mapping):
            items.append(item)
            continue
        for title, value in item.items():
            if isinstance(value, list):
                name = own.sections.get(title, title)
                items.append({name: _named(value, own, keep_titles=keep_titles)})
            else:
                name = title if keep_titles else own.sections.get(title, "")
                items.append({name: value} if name else value)
    return items


def _write_staging(site: SiteInput, staged: Staged, folder: Path) -> None:
    wanted: set[Path] = set()
    for path, text in staged.texts.items():
        wanted.add(folder / path)
        write_text(folder / path, text, lasting=False)
    for path, versions in site.assets.items():
        for locale in site.locales:
            file = versions.get(locale) or versions.get(site.settings.source)
            if file is not None:
                wanted.add(folder / locale / path)
                data = b"".join(read_chunks(file))
                write_bytes(folder / locale / path, data, lasting=False)
    for file in list_files(folder):
        if file not in wanted:
            remove(file)


class _Mentions(BasePlugin):  # type: ignore[no-untyped-call, type-arg]  # as MkDocs types it
    """Marks the terms of a language in its articles while MkDocs has them in memory.

    It sets the texts apart that search is to find: the frame, the same on a thousand pages, takes
    Pagefind as long to read as all they say. It also spares the templates what would be the same
    on each of those pages: asking the disk whether they have changed meanwhile, and drawing the
    reading settings.
    """

    def __init__(self, works: _Works, locale: Locale) -> None:
        site = works.site
        self._searched = works.searched / locale
        self._opening = f'<!doctype html><html lang="{locale}">'
        terms = glossary.Glossary(source=site.settings.source, terms=site.terms).terms_in(locale)
        forms = site.forms.get(locale, {})
        self._marker = Marker(
            mentionable(terms, locale, site.settings.source, forms),
            Words(locale=locale, own=works.look.languages[locale].words),
        )

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        env.auto_reload = False
        settings = env.get_template("partials/reading-settings.html")
        env.globals["reading_settings"] = settings.render(config=config)
        return env

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        frame, start, rest = output.partition("<article ")
        whole = f"{frame}{start}{_BETWEEN_LONG_WORDS.sub('/<wbr>', rest)}"
        marked = self._marker.mark(whole, "../" * page.url.count("/") + page_url(glossary.PATH))
        if text := _SEARCHED.search(marked):
            file = self._searched / page.url / "index.html"
            told = "".join(_TOLD_SEARCH.findall(marked, 0, text.start()))
            write_text(file, f"{self._opening}{told}<body>{text.group()}", lasting=False)
        return marked


_BETWEEN_LONG_WORDS = re.compile(r"(?<=\w{8})/(?=\w{8})(?![^<>]*>)")
"""A slash outside a tag: browsers break no line there, and then in the middle of a word."""
_TOLD_SEARCH = re.compile(r"<meta [^>]*data-pagefind-meta=[^>]*>")
_SEARCHED = re.compile(r"<article [^>]*data-pagefind-body.*</article>", re.S)


def _prune(folder: Path) -> None:
    """Remove what Material ships and our frame does not use, and every source map."""
    assets = folder / "assets"
    for unused in ("javascripts/bundle.*", "javascripts/lunr", "javascripts/workers"):
        for path in sorted(assets.glob(unused)):
            remove_folder(path) if path.is_dir() else remove(path)
    for pattern in ("*.map", "palette.*.css", "favicon.png"):
        for path in list_files(assets, pattern):
            remove(path)


_PAGEFIND_USED = ("pagefind.js", "pagefind-worker.js", "pagefind-entry.json")


def _index(searched: Path, folder: Path) -> None:
    """Let Pagefind index one language, and keep only what our search page asks for.

    Where no text is there to be found yet, it indexes the pages that say so: it makes no index of
    nothing, and the search page needs one.
    """
    bundle = folder / "pagefind"
    pages = searched if searched.is_dir() else folder
    done = subprocess.run(
        [
            *(sys.executable, "-m", "pagefind", "--silent"),
            *("--site", str(pages), "--output-path", str(bundle)),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise TweetaligError(
            f"the search index could not be made: {(done.stderr or done.stdout).strip()}",
            hint="install it again: pip install --force-reinstall 'pagefind[bin]'",
        )
    for file in list_files(bundle):
        if file.suffix in (".js", ".css") and file.name not in _PAGEFIND_USED:
            remove(file)


class _Heard(logging.Handler):
    """Keeps what MkDocs has to say, for our own report."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


@contextmanager
def _mkdocs() -> Iterator[list[str]]:
    """Run MkDocs with its log kept back and its errors made ours."""
    heard = _Heard()
    logger = logging.getLogger("mkdocs")
    before = logger.propagate, os.environ.get("NO_MKDOCS_2_WARNING")
    logger.addHandler(heard)
    logger.propagate = False
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    try:
        yield heard.messages
    except TweetaligError:
        raise
    except Exception as error:
        # What goes wrong in a template or a Markdown extension, MkDocs names and raises on.
        named = any(message.startswith("Error ") for message in heard.messages)
        if not named and not isinstance(error, (MkDocsException, TemplateError)):
            raise
        said = "; ".join((*heard.messages, str(error)))
        raise SettingsError(f"MkDocs can't build this: {said}", path=CONFIG) from error
    finally:
        logger.removeHandler(heard)
        logger.propagate = before[0]
        if before[1] is None:
            del os.environ["NO_MKDOCS_2_WARNING"]


_PAGE = re.compile(r"'(?P<path>[^']+\.md)'")


def _finding(message: str, folder: str) -> Finding:
    page = _PAGE.search(message)
    return Finding(
        rule="site",
        severity=Severity.WARNING,
        message=message,
        path=f"{folder}/{page['path']}" if page else CONFIG,
    )
