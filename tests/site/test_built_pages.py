"""What the built pages say, read from their HTML as any reader's program would."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

import pytest

from tweetalig.publish.inputs import page_url
from tweetalig.publish.site import BuildReport

HONEST = {
    "artikelen/hersenmist.md": "Machine translation",
    "artikelen/pacing.md": "Partly reviewed translation",
    "artikelen/slaap.md": "Outdated translation",
    "artikelen/huisarts.md": "Partly translated",
}
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}


@dataclass
class Page(HTMLParser):
    """A page taken apart: its elements, and its text with the language each part is in."""

    elements: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    texts: list[tuple[str, str]] = field(default_factory=list)
    stack: list[tuple[str, str]] = field(default_factory=list)
    unbalanced: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.elements.append((tag, values))
        if tag not in VOID:
            language = values.get("lang") or (self.stack[-1][1] if self.stack else "")
            self.stack.append((tag, language))

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID or tag in ("path", "rect"):
            if self.stack and self.stack[-1][0] == tag:
                self.stack.pop()
            return
        if not self.stack or self.stack[-1][0] != tag:
            self.unbalanced.append(tag)
            return
        self.stack.pop()

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        if data.strip() and not (self.stack and self.stack[-1][0] in ("script", "style")):
            self.texts.append((self.stack[-1][1] if self.stack else "", data.strip()))

    @property
    def text(self) -> str:
        return " ".join(text for _, text in self.texts)

    def values(self, tag: str, name: str) -> list[str]:
        return [values[name] for found, values in self.elements if found == tag and name in values]

    @property
    def anchors(self) -> set[str]:
        return {values["id"] for _, values in self.elements if values.get("id")}


def read(path: Path) -> Page:
    page = Page()
    page.feed(path.read_text("utf-8"))
    page.close()
    return page


@pytest.fixture(scope="module")
def pages(built: BuildReport) -> Mapping[str, Page]:
    """Every HTML page by its path in the site."""
    return {
        file.relative_to(built.site_dir).as_posix(): read(file)
        for file in sorted(built.site_dir.rglob("*.html"))
    }


def html_of(language: str, path: str) -> str:
    return f"{language}/{page_url(path)}index.html"


def _above_title(html: str) -> str:
    return html.partition("<h1")[0]


def test_builds_without_a_warning_or_a_problem(built: BuildReport) -> None:
    assert built.findings == ()
    assert built.problems == ()


@pytest.mark.parametrize(("path", "title"), HONEST.items())
def test_an_english_page_not_fully_reviewed_says_so_above_its_title(
    built: BuildReport, path: str, title: str
) -> None:
    html = (built.site_dir / html_of("en", path)).read_text("utf-8")

    above = _above_title(html)

    assert title in above
    assert "tw-banner" in above
    assert f'href="../../../nl/{page_url(path)}"' in above
    assert "Read the original in Dutch" in above


def test_every_english_page_that_is_not_reviewed_carries_its_state(
    pages: Mapping[str, Page],
) -> None:
    said = {
        name
        for name, page in pages.items()
        if any("data-tweetalig-status" in values for _, values in page.elements)
    }

    both = {
        f"{language}/{page_url(path)}nl-en.html" for path in HONEST for language in ("nl", "en")
    }
    assert said == {html_of("en", path) for path in (*HONEST, "artikelen/nieuw.md")} | both


def test_a_draft_beside_the_original_says_so_above_both_titles(
    built: BuildReport, pages: Mapping[str, Page]
) -> None:
    for language in ("nl", "en"):
        name = f"{language}/artikelen/hersenmist/nl-en.html"
        assert "Machine translation" in _above_title((built.site_dir / name).read_text("utf-8"))
        assert ("en", "Machine translation") in pages[name].texts


def test_a_language_that_is_missing_is_not_offered_beside(pages: Mapping[str, Page]) -> None:
    assert "nl-en.html" not in pages[html_of("nl", "artikelen/nieuw.md")].values("a", "href")
    assert "nl-en.html" in pages[html_of("nl", "artikelen/slaap.md")].values("a", "href")
    assert "nl/artikelen/nieuw/nl-en.html" not in pages
    assert "nl/nl-en.html" not in pages


def test_counts_in_the_banner_are_those_of_the_page(pages: Mapping[str, Page]) -> None:
    text = pages[html_of("en", "artikelen/huisarts.md")].text

    assert (
        "Of the 9 pieces of text on this page: 5 reviewed by a person, "
        "1 translated by a computer, 3 not translated yet." in text
    )


def test_a_missing_translation_says_so_and_leads_to_the_dutch(pages: Mapping[str, Page]) -> None:
    page = pages[html_of("en", "artikelen/nieuw.md")]

    assert "This page is not available in English yet." in page.text
    assert ("nl", "Een nieuw artikel") in page.texts
    assert "../../../nl/artikelen/nieuw/" in page.values("a", "href")
    assert "Nog niet vertaald." not in page.text


def test_the_way_on_names_a_page_that_is_not_translated_by_its_own_title(
    pages: Mapping[str, Page],
) -> None:
    texts = pages[html_of("en", "artikelen/huisarts.md")].texts

    at = texts.index(("nl", "Een nieuw artikel"))
    assert texts[at - 1 : at + 2] == [
        ("en", "Next"),
        ("nl", "Een nieuw artikel"),
        ("en", "(not translated yet)"),
    ]


def test_dutch_words_on_an_english_page_are_marked_as_dutch(pages: Mapping[str, Page]) -> None:
    texts = pages[html_of("en", "artikelen/huisarts.md")].texts

    assert ("nl", "Bereid het gesprek voor. Een huisarts heeft weinig tijd.") in texts
    assert ("nl", "Hoe je een gesprek voorbereidt.") in texts
    assert ("nl", "Neem iemand mee.") in texts
    assert ("en", "Write down what you want to say.") in texts


def test_an_untranslated_description_is_not_given_to_search_engines(
    built: BuildReport,
) -> None:
    html = (built.site_dir / html_of("en", "artikelen/huisarts.md")).read_text("utf-8")

    assert "gesprek voorbereidt" not in html.partition("</head>")[0]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_page_says_its_language(pages: Mapping[str, Page], language: str) -> None:
    own = [page for name, page in pages.items() if name.startswith(f"{language}/")]

    assert own
    assert all(page.values("html", "lang") == [language] for page in own)


def test_the_site_says_nothing_english_on_a_dutch_page(pages: Mapping[str, Page]) -> None:
    english = {"Header", "Footer", "Search", "Skip to content", "Table of contents", "Home"}

    for name, page in pages.items():
        if name.startswith("nl/"):
            said = {text for language, text in page.texts if language == "nl"}
            said |= {value for _, values in page.elements for value in _labels(values)}
            assert not said & english, name


def _labels(values: Mapping[str, str]) -> Iterator[str]:
    return (values[name] for name in ("aria-label", "title", "alt") if values.get(name))


def test_the_switch_lands_on_the_same_page(pages: Mapping[str, Page]) -> None:
    for name in pages:
        language, _, rest = name.partition("/")
        if language in ("nl", "en") and rest != "404.html":
            other = "en" if language == "nl" else "nl"
            assert f"{other}/{rest}" in pages, name
            hrefs = [
                values["href"]
                for tag, values in pages[name].elements
                if tag == "a" and values.get("hreflang") == other and values.get("lang") == other
            ]
            folder = posixpath.dirname(name)
            arrived = posixpath.normpath(posixpath.join(folder, hrefs[0]))
            assert arrived == f"{other}/{rest}".removesuffix("/index.html"), name


def test_every_internal_link_and_anchor_lives(
    built: BuildReport, pages: Mapping[str, Page]
) -> None:
    for name, page in pages.items():
        for address in (
            *page.values("a", "href"),
            *page.values("link", "href"),
            *page.values("script", "src"),
            *page.values("img", "src"),
        ):
            parts = urlsplit(address)
            if parts.scheme:
                continue
            target = _file(built.site_dir, name, unquote(parts.path))
            assert target.is_file(), f"{name}: {address}"
            # What follows “:~:” asks the browser for a text, not for an anchor.
            anchor = unquote(parts.fragment.partition(":~:")[0])
            if anchor and target.suffix == ".html":
                anchors = pages[target.relative_to(built.site_dir).as_posix()].anchors
                assert anchor in anchors, f"{name}: {address}"


def _file(site: Path, name: str, path: str) -> Path:
    if path.startswith("/"):
        found = site / path.lstrip("/")
    elif path:
        found = site / posixpath.normpath(posixpath.join(posixpath.dirname(name), path))
    else:
        found = site / name
    return found / "index.html" if found.is_dir() else found


def test_nothing_is_asked_of_another_host(pages: Mapping[str, Page]) -> None:
    for name, page in pages.items():
        loads = [
            *page.values("script", "src"),
            *page.values("img", "src"),
            *(
                values["href"]
                for tag, values in page.elements
                if tag == "link" and values.get("rel") in ("stylesheet", "icon", "preload")
            ),
        ]
        assert not [address for address in loads if urlsplit(address).netloc], name


def test_pages_keep_to_their_content_security_policy(pages: Mapping[str, Page]) -> None:
    for name, page in pages.items():
        policies = [
            values["content"]
            for tag, values in page.elements
            if tag == "meta" and values.get("http-equiv") == "Content-Security-Policy"
        ]
        assert len(policies) == 1, name
        assert "unsafe-inline" not in policies[0]
        assert not any("style" in values for _, values in page.elements), name
        assert not any(key.startswith("on") for _, values in page.elements for key in values), name
        scripts = [values for tag, values in page.elements if tag == "script"]
        assert all("src" in v or v.get("type") == "application/ld+json" for v in scripts), name


def test_html_is_balanced_and_ids_are_unique(pages: Mapping[str, Page]) -> None:
    for name, page in pages.items():
        assert page.unbalanced == [], name
        assert page.stack == [], name
        ids = [values["id"] for _, values in page.elements if values.get("id")]
        assert len(ids) == len(set(ids)), name


def test_the_root_offers_the_languages_and_jumps_nowhere(
    built: BuildReport, pages: Mapping[str, Page]
) -> None:
    html = (built.site_dir / "index.html").read_text("utf-8")

    assert {"nl/", "en/"} <= set(pages["index.html"].values("a", "href"))
    assert ("nl", "Nederlands") in pages["index.html"].texts
    assert ("en", "English") in pages["index.html"].texts
    assert 'http-equiv="refresh"' not in html
    assert "location" not in html


def test_the_summary_comes_first_and_sources_last(built: BuildReport) -> None:
    html = (built.site_dir / html_of("nl", "artikelen/pem.md")).read_text("utf-8")

    order = ["<h1", "In het kort", "Op deze pagina", "Een tabel", "Bronnen"]
    places = [html.index(mark, html.index("<article")) for mark in order]
    assert places == sorted(places)


def test_facts_of_a_page_are_written_in_its_language(pages: Mapping[str, Page]) -> None:
    dutch, english = (pages[html_of(one, "artikelen/pem.md")].text for one in ("nl", "en"))
    assert "Inhoud laatst nagekeken: 20 november 2026" in dutch
    assert "Dutch text last reviewed: 20 November 2026" in english
    assert "Content last reviewed" not in english
    assert "Ongeveer 1 minuut lezen" in pages[html_of("nl", "artikelen/slaap.md")].text


def test_sources_carry_their_link_and_language(pages: Mapping[str, Page]) -> None:
    page = pages[html_of("nl", "artikelen/pem.md")]

    assert "https://example.org/bron" in page.values("a", "href")
    assert ("en", "A source in English") in page.texts
    assert "Een losse regel" in page.text


def test_the_glossary_is_there_in_both_languages_with_the_other_word(
    pages: Mapping[str, Page],
) -> None:
    dutch, english = pages["nl/woordenlijst/index.html"], pages["en/woordenlijst/index.html"]

    assert ("en", "brain fog") in dutch.texts
    assert ("nl", "hersenmist") in english.texts
    assert {"hersenmist", "pem", "energiegrens"} <= dutch.anchors & english.anchors
    assert "Difficulty with thinking, as if there were fog in your head." in english.text


def test_a_to_z_lists_every_page_and_term_of_its_language_alone(pages: Mapping[str, Page]) -> None:
    text = pages["en/a-z/index.html"].text

    assert all(title in text for title in ("Brain fog", "brain fog", "To the doctor", "Sleep"))
    assert "Een nieuw artikel" not in text


def test_the_status_page_draws_and_tells_every_page(
    built: BuildReport, pages: Mapping[str, Page]
) -> None:
    page = pages["en/status/index.html"]
    html = (built.site_dir / "en/status/index.html").read_text("utf-8")

    rows = html.split("<tr>")
    row = next(row for row in rows if "To the doctor" in row)
    assert "tw-bar__untranslated" in row
    assert "partly translated (55%)" in row
    assert ("nl", "Een nieuw artikel") in page.texts
    assert "This shows for each page" in page.text


def test_help_is_in_the_same_place_on_every_page(pages: Mapping[str, Page]) -> None:
    for name, page in pages.items():
        if name.startswith(("nl/", "en/")):
            word = "Hulp en contact" if name.startswith("nl/") else "Help and contact"
            assert word in page.text, name


def test_each_language_has_its_own_way_on_from_a_wrong_address(pages: Mapping[str, Page]) -> None:
    assert "Deze pagina is er niet" in pages["nl/404.html"].text
    assert "This page does not exist" in pages["en/404.html"].text
    assert {"/en/", "/en/a-z/", "/en/zoeken/"} <= set(pages["en/404.html"].values("a", "href"))


def test_the_sitemap_pairs_the_languages(built: BuildReport) -> None:
    namespaces = {
        "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
        "x": "http://www.w3.org/1999/xhtml",
    }
    tree = ElementTree.fromstring((built.site_dir / "sitemap.xml").read_text("utf-8"))

    urls = {
        url.findtext("s:loc", "", namespaces): {
            link.get("hreflang"): link.get("href") for link in url.findall("x:link", namespaces)
        }
        for url in tree.findall("s:url", namespaces)
    }

    dutch = "https://example.org/nl/artikelen/pem/"
    english = "https://example.org/en/artikelen/pem/"
    assert urls[dutch] == urls[english] == {"nl": dutch, "en": english, "x-default": dutch}
    assert "https://example.org/en/artikelen/nieuw/" not in urls
    assert urls["https://example.org/nl/artikelen/nieuw/"] == {
        "nl": "https://example.org/nl/artikelen/nieuw/",
        "x-default": "https://example.org/nl/artikelen/nieuw/",
    }


def test_the_feed_names_the_newest_first(built: BuildReport) -> None:
    feed = ElementTree.fromstring((built.site_dir / "en/feed.xml").read_text("utf-8"))

    titles = [e.text for e in feed.iterfind("{*}entry/{*}title")]
    assert titles[:2] == ["To the doctor", "Sleep"]
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == "en"


def test_search_engines_are_told_what_the_page_translates(built: BuildReport) -> None:
    html = (built.site_dir / html_of("en", "artikelen/pem.md")).read_text("utf-8")

    data = json.loads(html.partition('<script type="application/ld+json">')[2].partition("<")[0])

    assert data["@type"] == "MedicalWebPage"
    assert data["inLanguage"] == "en"
    assert data["translationOfWork"] == {
        "@type": "MedicalWebPage",
        "url": "https://example.org/nl/artikelen/pem/",
        "inLanguage": "nl",
        "lastReviewed": "2026-11-20",
    }
    # That the Dutch was read by somebody says nothing of the translation.
    assert "lastReviewed" not in data


@pytest.mark.parametrize(
    ("language", "title", "description", "territory"),
    [
        ("nl", "Wat is PEM?", "Uitleg over klachten die na een inspanning erger worden.", "nl_NL"),
        ("en", "What is PEM?", "About symptoms that get worse after exertion.", "en_GB"),
    ],
)
def test_a_link_that_is_shared_shows_what_the_page_is(
    built: BuildReport, language: str, title: str, description: str, territory: str
) -> None:
    page = read(built.site_dir / html_of(language, "artikelen/pem.md"))
    said = {
        values["property"].removeprefix("og:"): values["content"]
        for tag, values in page.elements
        if tag == "meta" and "property" in values
    }

    picture = said.pop("image")
    assert picture == f"https://example.org/{language}/assets/share.png"
    assert (built.site_dir / urlsplit(picture).path.lstrip("/")).is_file()
    assert said == {
        "type": "article",
        "title": title,
        "site_name": {"nl": "Na de infectie", "en": "After the infection"}[language],
        "url": f"https://example.org/{language}/artikelen/pem/",
        "image:alt": said["site_name"],
        "locale": territory,
        "description": description,
    }


def test_search_engines_are_told_when_the_original_was_reviewed(built: BuildReport) -> None:
    html = (built.site_dir / html_of("nl", "artikelen/pem.md")).read_text("utf-8")
    data = json.loads(html.partition('<script type="application/ld+json">')[2].partition("<")[0])
    assert data["lastReviewed"] == "2026-11-20"
    assert data["datePublished"] == "2026-03-02"
    assert [page["inLanguage"] for page in data["workTranslation"]] == ["en"]

    html = (built.site_dir / html_of("nl", "artikelen/slaap.md")).read_text("utf-8")
    assert "lastReviewed" not in html
    assert "nagekeken:" not in html


def test_a_long_article_has_places_to_pause(pages: Mapping[str, Page]) -> None:
    said = pages[html_of("nl", "artikelen/pacing.md")].text

    assert said.count("Goed punt om te pauzeren. Hierna nog ongeveer") == 1
    assert "Goed punt" not in pages[html_of("nl", "artikelen/slaap.md")].text


def test_no_unused_weight_is_published(built: BuildReport) -> None:
    names = [file.name for file in built.site_dir.rglob("*") if file.is_file()]

    assert not [name for name in names if name.endswith(".map")]
    assert not [name for name in names if name.startswith(("bundle", "palette"))]
    assert "sitemap.xml.gz" not in names


def test_search_knows_each_language_by_itself(built: BuildReport) -> None:
    for language, count in (("nl", 10), ("en", 9)):
        entry = json.loads((built.site_dir / language / "pagefind/pagefind-entry.json").read_text())
        assert {key: value["page_count"] for key, value in entry["languages"].items()} == {
            language: count
        }


def test_a_localised_picture_replaces_the_source_s(built: BuildReport) -> None:
    assert "<title>Lijn" in (built.site_dir / "nl/beelden/lijn.svg").read_text()
    assert "<title>Line" in (built.site_dir / "en/beelden/lijn.svg").read_text()


def test_no_date_of_the_build_is_published(built: BuildReport) -> None:
    html = (built.site_dir / "nl/index.html").read_text("utf-8")

    assert not re.search(r"Build Date|generated on", html)


def test_search_engines_are_kept_from_what_no_reader_looks_for(pages: Mapping[str, Page]) -> None:
    hidden = {
        name
        for name, page in pages.items()
        if ("meta", {"name": "robots", "content": "noindex"}) in page.elements
    }

    assert {"en/status/index.html", "en/artikelen/pem/nl-en.html", "en/404.html"} <= hidden
    assert html_of("en", "artikelen/nieuw.md") in hidden
    assert not hidden & {html_of("en", path) for path in ("index.md", "zoeken.md", *HONEST)}
