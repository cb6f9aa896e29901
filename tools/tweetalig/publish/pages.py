"""What our step adds before the build: pure Markdown, HTML and front matter, whatever builds it.

The banner, the pages that say a translation is missing, the glossary, the state of the
translation, the lists and the search page are all written here, before any site generator
runs, so that none of them can get lost in a hook that is silently ignored.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape
from pathlib import PurePosixPath

from markupsafe import Markup

from tweetalig.errors import TweetaligError
from tweetalig.model import Finding, Locale, PageState, PageStatus, Severity, State
from tweetalig.publish import beside, concepts, glossary, status
from tweetalig.publish.banner import TITLE_MARK, banner
from tweetalig.publish.inputs import LanguageLook, Look, Published, SiteInput, page_url, to_root
from tweetalig.publish.listings import Entry, az_list, cards, sort_key
from tweetalig.publish.sheets import DATES, Sheet, Sheets, read_sheets
from tweetalig.publish.words import Called, Words

AZ_PATH = "a-z.md"
SEARCH_PATH = "zoeken.md"
HOME_PATH = "index.md"
ARTICLES = "artikelen"
"""The folder that a site needs to give no name: every language has a word for articles."""

_CARDS_ON_HOME = 12
_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST_BASE = 5
_SEARCH_MESSAGES = (
    "search_none",
    "search_found.one",
    "search_found.other",
    "search_more",
    "search_busy",
    "search_failed",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Staged:
    """What the builds run on.

    ``texts`` holds the Markdown of every page by its path below the folder the builds run in
    (``en/artikelen/pem.md``); ``nav`` the navigation per language in MkDocs' own form;
    ``published`` what search engines and feeds may know; ``pairs`` the addresses of the articles
    that are there in a target language too; ``problems`` what was left out; ``findings`` what
    is wrong with what was not.
    """

    texts: Mapping[str, str]
    nav: Mapping[Locale, Sequence[object]]
    published: Mapping[Locale, tuple[Published, ...]]
    pairs: Mapping[Locale, Sequence[str]]
    problems: tuple[TweetaligError, ...]
    findings: tuple[Finding, ...]


class Stage:
    """Writes the pages of a site from what is known of all of them."""

    def __init__(self, site: SiteInput, look: Look, sheets: Sheets) -> None:
        self.site = site
        self.look = look
        self.sheets = sheets
        self.source = site.settings.source
        self.glossary = glossary.Glossary(source=self.source, terms=site.terms)

    def words(self, locale: Locale) -> Words:
        """Return the words of the interface in a language."""
        return Words(locale=locale, own=self._look(locale).words)

    def _look(self, locale: Locale) -> LanguageLook:
        return self.look.languages[locale]

    def texts(self) -> dict[str, str]:
        """Return the text of every page in every language."""
        staged: dict[str, str] = {}
        for locale in self.site.locales:
            for path in self.sheets.of[self.source]:
                staged[f"{locale}/{path}"] = self._page(path, locale)
            for path, text in self._generated(locale).items():
                staged.setdefault(f"{locale}/{path}", text)
        return staged

    def nav(self, locale: Locale) -> Sequence[object]:
        """Return the navigation that a site without one of its own gets: its folders.

        At the top these come first: the pages beside them are about the site, such as contact.
        """
        paths = {*self.sheets.of[self.source], *self._sections(locale, self.words(locale))}
        items = self._branch(paths - {HOME_PATH}, "", locale)
        return [HOME_PATH, *sorted(items, key=lambda item: isinstance(item, str))]

    def _branch(self, paths: Iterable[str], folder: str, locale: Locale) -> list[object]:
        here, below = [], set()
        for path in paths:
            rest = path.removeprefix(folder)
            if rest != path or not folder:
                head, slash, _ = rest.partition("/")
                below.add(head) if slash else here.append(path)
        here.sort(key=lambda path: (PurePosixPath(path).stem != "index", path))
        return [
            *here,
            *(
                {
                    self.section_title(f"{folder}{name}", locale): self._branch(
                        paths, f"{folder}{name}/", locale
                    )
                }
                for name in sorted(below)
            ),
        ]

    def published(self, locale: Locale) -> tuple[Published, ...]:
        """Return the pages of a language that are there to be found."""
        return tuple(
            Published(
                url=sheet.url,
                title=sheet.title,
                description=sheet.description,
                date=str(sheet.day("updated") or sheet.day("date") or ""),
            )
            for sheet in self.sheets.of[locale].values()
        )

    def _page(self, path: str, locale: Locale) -> str:
        sheet = self.sheets.of[locale].get(path)
        if sheet is None:
            return self._missing(self.sheets.of[self.source][path], locale)
        words = self.words(locale)
        above = banner(sheet.state, sheet.url, words, self.source) if sheet.state else ""
        below = self._home_cards(locale) if path == HOME_PATH else ""
        body = f"{above}\n{TITLE_MARK}\n\n{sheet.front.body}" if above else sheet.front.body
        return _page(
            {
                "kind": "home" if path == HOME_PATH else "article",
                "dates": self._dates(sheet),
                "words": sheet.words,
                "foreign": list(sheet.foreign),
                "source": self.source,
                "og_locale": words.og_locale,
                "schema": self._schema(sheet),
                "beside": self._beside(sheet),
                **({"status": sheet.state.status.value} if sheet.state else {}),
            },
            f"{body.rstrip()}\n\n{below}",
            yaml=sheet.front.yaml,
        )

    def _dates(self, sheet: Sheet) -> Sequence[Mapping[str, str]]:
        """Return the dates of an article, each with what it is a date of.

        They are those of the original: that somebody read the Dutch says nothing of its
        translation, and a translation that nobody read must not seem to be reviewed.
        """
        words = self.words(sheet.locale)
        original = self.sheets.of[self.source][sheet.path]
        found = []
        for key in DATES:
            if day := original.day(key):
                say = words.html(key)
                if key == "reviewed" and sheet is not original:
                    say = words.html("reviewed_original", source=Called(self.source))
                found.append({"say": say, "day": day.isoformat(), "shown": words.date(day)})
        return found

    def findings(self) -> tuple[Finding, ...]:
        """Return what people should know of: dates that are none."""
        settings = self.site.settings
        return tuple(
            Finding(
                rule="site",
                severity=Severity.WARNING,
                message=f"“{key}” is not a date, so the page shows none",
                path=settings.shown(settings.docs / self.source / sheet.path),
                line=sheet.front.lines.get(key, 1),
                hint=f"write it as {key}: 2026-11-20",
            )
            for sheet in self.sheets.of[self.source].values()
            for key in DATES
            if sheet.data.get(key) is not None and sheet.day(key) is None
        )

    def _beside(self, sheet: Sheet) -> Sequence[Mapping[str, str]]:
        """Return the pages with another language beside this one, and how that is said."""
        words = self.words(sheet.locale)
        return [
            {
                "url": beside.pair_name(self.source, target),
                "say": words.html("side", language=Called(other)),
            }
            for target, other in (
                [(one, one) for one in self.site.settings.targets]
                if sheet.locale == self.source
                else [(sheet.locale, self.source)]
            )
            if sheet.path != HOME_PATH and sheet.path in self.sheets.of[target]
        ]

    def pairs(self, target: Locale) -> Sequence[str]:
        """Return the addresses of the articles that are there in ``target`` too."""
        return [sheet.url for path, sheet in self.sheets.of[target].items() if path != HOME_PATH]

    def _schema(self, sheet: Sheet) -> str:
        """Return what the page is, in the words of schema.org, as JSON that HTML may hold.

        As one text: a nested value would cost more time in YAML than it is worth.
        """

        def address(locale: Locale) -> str:
            return f"{self.look.site_url}{locale}/{sheet.url}"

        original = self.sheets.of[self.source][sheet.path]
        review = original.day("reviewed")
        reviewed = {"lastReviewed": review.isoformat()} if review else {}
        pages: list[Mapping[str, object]] = [
            {
                "@type": _schema_type(sheet),
                "url": address(one),
                "inLanguage": one,
                **(reviewed if one == self.source else {}),
            }
            for one in self.site.locales
            if one != sheet.locale and sheet.path in self.sheets.of[one]
        ]
        translated = sheet is not original
        links: Mapping[str, object] = (
            {"translationOfWork": pages[0]} if translated else {"workTranslation": pages}
        )
        facts = {"datePublished": original.day("date"), "dateModified": original.day("updated")}
        said = {
            "@context": "https://schema.org",
            "@type": _schema_type(sheet),
            "name": sheet.title,
            "url": address(sheet.locale),
            "inLanguage": sheet.locale,
            "isAccessibleForFree": True,
            **({"description": sheet.description} if sheet.description else {}),
            **{name: day.isoformat() for name, day in facts.items() if day},
            **({} if translated else reviewed),
            **(links if pages else {}),
        }
        return json.dumps(said, ensure_ascii=False).replace("<", "\\u003c")

    def _missing(self, original: Sheet, locale: Locale) -> str:
        words = self.words(locale)
        up = to_root(original.url)
        link = f"{up}{self.source}/{original.url}"
        body = (
            f'<p class="tw-lead">{words.html("missing_lead", language=Called(locale))}</p>\n'
            f"<p>{words.html('missing_original', source=Called(self.source))} "
            f'<a href="{escape(link)}" lang="{self.source}" hreflang="{self.source}">'
            f"{escape(original.title)}</a></p>\n"
            f"<p>{words.html('missing_why')} {words.html('missing_else')} "
            f'<a href="{escape(up + locale)}/a-z/">{words.html("az")}</a>.</p>\n'
        )
        heading = f"<h1>{words.html('missing_title')}</h1>\n"
        return _page(
            {
                "kind": "missing",
                "noindex": True,
                "source": self.source,
                "status": "untranslated",
                "title_language": self.source,
            },
            f'<div data-tweetalig-status="untranslated">\n{heading}{body}</div>\n',
            title=original.title,
        )

    # Pages made from what is known about the others.

    def _generated(self, locale: Locale) -> Mapping[str, str]:
        words = self.words(locale)
        listed = az_list((*self._entries(locale), *self._told_apart(locale)), words, "../")
        form = _search_form(words, self._bases(locale))
        pages = {
            AZ_PATH: _made("az", words, listed, kind="list"),
            SEARCH_PATH: _made("search", words, form),
            status.PATH: self._status(locale, words),
            **self._sections(locale, words),
        }
        if any(self.site.terms.values()):
            description = words.say("glossary_lead")
            pages[glossary.PATH] = _made(
                "glossary", words, self.glossary.page(locale, words), description=description
            )
        if self.site.aligned:
            pages[concepts.PATH] = self._concepts(locale, words)
        if HOME_PATH not in self.sheets.of[self.source]:
            pages[HOME_PATH] = _page(
                {"kind": "home"}, self._home_cards(locale), title=self._look(locale).site_name
            )
        return pages

    def _terms(self, locale: Locale) -> tuple[Entry, ...]:
        return self.glossary.entries(locale)

    def _told_apart(self, locale: Locale) -> Iterator[Entry]:
        """Yield the terms; one that is called like a page says that it is in the glossary."""
        pages = {sort_key(entry.title) for entry in self._entries(locale)}
        for entry in self._terms(locale):
            called_alike = sort_key(entry.title) in pages
            yield replace(entry, note=self.words(locale).say("glossary") if called_alike else "")

    def _bases(self, locale: Locale) -> set[str]:
        """Return the words that longer words may be made of: those of titles and terms.

        Pagefind finds other endings of a word, but takes no compound apart; with these the
        search page can also look for “hersenmist” when asked for “hersenmistklachten”.
        """
        names = [entry.title for entry in (*self._entries(locale), *self._terms(locale))]
        words = {word.casefold() for name in names for word in _WORD.findall(name)}
        return {word for word in words if len(word) >= _SHORTEST_BASE}

    def _entries(self, locale: Locale, folder: str = "") -> tuple[Entry, ...]:
        """Return the articles in a language, in the order of their paths."""
        return tuple(
            Entry(title=sheet.title, url=sheet.url, description=sheet.description)
            for path, sheet in self.sheets.of[locale].items()
            if path != HOME_PATH
            and path.startswith(folder)
            and PurePosixPath(path).stem not in ("index", "README")
        )

    def _articles(self, locale: Locale) -> tuple[Entry, ...]:
        """Return what is listed as articles: the pages in folders, or all where none is in one."""
        # The page with help and contact is in the footer of every page, and no article.
        aside = page_url(self.look.help) if self.look.help else None
        entries = tuple(entry for entry in self._entries(locale) if entry.url != aside)
        return tuple(entry for entry in entries if entry.url.count("/") > 1) or entries

    def _home_cards(self, locale: Locale) -> str:
        entries = self._articles(locale)
        if not entries:
            return ""
        words = self.words(locale)
        more = f'<p><a href="a-z/">{words.html("all_articles")}</a></p>\n'
        return (
            f'<h2 id="artikelen">{words.html("articles")}</h2>\n'
            + cards(entries[:_CARDS_ON_HOME], "")
            + (more if len(entries) > _CARDS_ON_HOME else "")
        )

    def _sections(self, locale: Locale, words: Words) -> Mapping[str, str]:
        """Give each folder of articles a page of its own that lists them."""
        folders = {
            str(parent)
            for path in self.sheets.of[self.source]
            for parent in PurePosixPath(path).parents
            if str(parent) != "."
        }
        pages = {}
        for folder in sorted(folders):
            up = "../" * (folder.count("/") + 1)
            title = self.section_title(folder, locale)
            pages[f"{folder}/index.md"] = _page(
                {"kind": "list", "no_toc": True},
                cards(self._entries(locale, f"{folder}/"), up),
                title=title,
            )
        return pages

    def section_title(self, folder: str, locale: Locale) -> str:
        """Return what a folder of articles is called in a language."""
        sections = self._look(locale).sections
        name = PurePosixPath(folder).name
        own = sections.get(folder) or sections.get(name)
        if not own and name == ARTICLES:
            return self.words(locale).say("articles")
        return own or name.replace("-", " ").capitalize()

    def _status(self, locale: Locale, words: Words) -> str:
        rows = {
            target: [self._row(path, target, locale) for path in self.sheets.of[self.source]]
            for target in self.site.settings.targets
        }
        defined = status.Concepts(
            defined={one: self.glossary.defined(one) for one in self.site.locales},
            more=f"../{page_url(concepts.PATH)}" if self.site.aligned else "",
        )
        body = status.status_page(rows, defined, words, "../")
        return _made("status", words, body, noindex=True)

    def _concepts(self, locale: Locale, words: Words) -> str:
        columns = {
            target: [self._column(path, target) for path in self.sheets.of[self.source]]
            for target in self.site.aligned
        }
        up = to_root(page_url(concepts.PATH))
        body = concepts.concepts_page(self.site.aligned, columns, words, source=self.source, up=up)
        return _made("concepts", words, body, kind="status", noindex=True)

    def _column(self, path: str, target: Locale) -> concepts.Column:
        original = self.sheets.of[self.source][path]
        sheet = self.sheets.of[target].get(path)
        return concepts.Column(
            path=path,
            title=(sheet or original).title,
            url=original.url,
            language=target if sheet else self.source,
        )

    def _row(self, path: str, target: Locale, locale: Locale) -> status.Row:
        original = self.sheets.of[self.source][path]
        shown = self.sheets.of[locale].get(path)
        translated = self.sheets.of[target].get(path)
        state = (translated.state if translated else None) or self.sheets.states[target].get(path)
        return status.Row(
            title=(shown or original).title,
            url=original.url,
            state=state or _nothing_yet(original, target),
            language=None if shown else self.source,
        )


def _schema_type(sheet: Sheet) -> str:
    return "WebPage" if sheet.path == HOME_PATH else "MedicalWebPage"


def _nothing_yet(original: Sheet, target: Locale) -> PageState:
    return PageState(
        source=original.path,
        target="",
        locale=target,
        title=original.title,
        status=PageStatus.UNTRANSLATED,
        segments={State.UNTRANSLATED: 0},
    )


def stage(site: SiteInput, look: Look) -> Staged:
    """Return everything that our step adds to a site; pure, for the build to write."""
    sheets = read_sheets(site)
    made = Stage(site, look, sheets)
    return Staged(
        texts=made.texts(),
        nav={locale: made.nav(locale) for locale in site.locales},
        published={locale: made.published(locale) for locale in site.locales},
        pairs={locale: made.pairs(locale) for locale in site.settings.targets},
        problems=(*site.problems, *sheets.problems),
        findings=made.findings(),
    )


def _lead(text: Markup) -> str:
    return f'<p class="tw-lead">{text}</p>\n'


def _search_form(words: Words, bases: Iterable[str]) -> str:
    say = {key: words.html(key) for key in ("search_label", "search_button", "az")}
    messages = {key: words.say(key) for key in _SEARCH_MESSAGES}
    data = escape(json.dumps(messages, ensure_ascii=False))
    known = escape(" ".join(sorted(bases)))
    return (
        f'<form class="tw-search" role="search" action="./" method="get" data-words="{data}" '
        f'data-bases="{known}">\n'
        f'<label for="tw-query">{say["search_label"]}</label>\n'
        '<input id="tw-query" name="q" type="search" autocomplete="off" spellcheck="false">\n'
        f'<button type="submit">{say["search_button"]}</button>\n</form>\n'
        f'<p class="tw-without-script">{words.html("search_noscript")} '
        f'<a href="../a-z/">{say["az"]}</a>.</p>\n'
        '<p id="tw-search-state" role="status"></p>\n<ol class="tw-results" id="tw-results"></ol>\n'
        f'<p class="tw-note">{words.html("search_shortcut")}</p>\n'
    )


def _made(key: str, words: Words, body: str, *, kind: str = "", **ours: object) -> str:
    """Return a page of ours: title and lead are the site's words for ``key``."""
    return _page(
        {
            "kind": kind or key,
            "no_toc": True,
            "title_language": words.language_of(key) or "",
            **ours,
        },
        _lead(words.html(f"{key}_lead")) + body,
        title=words.say(key),
    )


def _page(ours: Mapping[str, object], body: str, *, yaml: str = "", title: str = "") -> str:
    """Return a staged page: the front matter as people wrote it, with a line of ours below.

    JSON on one line is YAML too, so nothing of theirs has to be written anew.
    """
    told = json.dumps(
        {k: v for k, v in ours.items() if v not in ("", [], {}, False)}, ensure_ascii=False
    )
    own = f"title: {json.dumps(title, ensure_ascii=False)}\n" if title else ""
    theirs = yaml if not yaml or yaml.endswith("\n") else f"{yaml}\n"
    return f"---\n{theirs}{own}tweetalig: {told}\n---\n\n{body}"
