"""The site as readers meet it: in a real browser, with a keyboard, on a phone, on paper."""

from __future__ import annotations

import functools
import gzip
import http.server
import json
import os
import shutil
import struct
import threading
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.resources import files as packaged
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    ViewportSize,
    sync_playwright,
)

from tweetalig.model import Locale
from tweetalig.pipeline import read_for_publishing
from tweetalig.publish.site import BuildReport, build
from tweetalig.settings import load_settings
from tweetalig.starting.site import Start, site_files, write_site

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        CHROMIUM is None, reason="Chromium is not installed: apt-get install chromium"
    ),
]

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
KINDS = {
    "home": "{}/",
    "article": "{}/artikelen/pem/",
    "draft": "{}/artikelen/huisarts/",
    "missing": "{}/artikelen/nieuw/",
    "wide": "{}/artikelen/techniek/",
    "section": "{}/artikelen/",
    "glossary": "{}/woordenlijst/",
    "search": "{}/zoeken/?q=pem",
    "a to z": "{}/a-z/",
    "status": "{}/status/",
    "concepts": "{}/begrippen/",
    "side by side": "{}/artikelen/pem/nl-en.html",
    "draft beside": "{}/artikelen/huisarts/nl-en.html",
    "wide beside": "{}/artikelen/techniek/nl-en.html",
    "404": "{}/404.html",
}


@pytest.fixture(scope="session")
def address(built: BuildReport) -> Iterator[str]:
    """Where the built site is served, as a plain host would."""
    with served(built.site_dir) as at:
        yield at


@pytest.fixture(scope="session")
def new_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a site is served as `tweetalig init` makes it, in four languages and one without."""
    root = tmp_path_factory.mktemp("new")
    start = Start(
        name="Na de infectie",
        address="https://example.org/",
        targets=tuple(map(Locale, ("en", "de", "fr", "fy"))),
        date="2026-11-25",
        requirement="tweetalig",
    )
    write_site(root, site_files(start))
    settings = load_settings(root)
    built = build(read_for_publishing(settings), site_dir=settings.site)
    with served(built.site_dir) as at:
        yield at


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on this machine and give its address."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None: ...

    handler = functools.partial(Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield started
        started.close()


@pytest.fixture(scope="session")
def axe() -> str:
    return (packaged("axe_playwright_python") / "axe.min.js").read_text("utf-8")


@dataclass
class Heard:
    """What went wrong in the background of a page."""

    console: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    hosts: set[str | None] = field(default_factory=set)

    def _say(self, said: ConsoleMessage) -> None:
        if said.type in ("error", "warning"):
            self.console.append(said.text)

    def to(self, page: Page) -> Page:
        page.on(
            "console",
            lambda said: (
                self.console.append(said.text) if said.type in ("error", "warning") else None
            ),
        )
        page.on("pageerror", lambda error: self.console.append(str(error)))
        page.on("requestfailed", lambda request: self.failed.append(request.url))
        page.on("request", lambda request: self.hosts.add(urlsplit(request.url).hostname))
        page.on(
            "response",
            lambda answer: self.failed.append(answer.url) if answer.status >= 400 else None,
        )
        return page


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(viewport={"width": 1280, "height": 900})
    opened.set_default_timeout(5000)
    yield opened
    opened.close()


@pytest.fixture
def phone(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    opened.set_default_timeout(5000)
    yield opened
    opened.close()


def _probe(page: Page, name: str) -> Any:
    return page.evaluate(f"{PROBES.rstrip()}.{name}()")


def _open(context: BrowserContext, address: str, path: str) -> Page:
    page = context.new_page()
    page.goto(address + path)
    if "?q=" in path:
        page.locator("#tw-results > li").first.wait_for()
    return page


A4: ViewportSize = {"width": 718, "height": 1047}
"""What a browser's own margins leave of it, in pixels."""
PROBES = (Path(__file__).parent / "probes.js").read_text("utf-8")
CORNERS = "all => all.map(one => one.getBoundingClientRect().toJSON())"
EVERYTHING_OPEN = "document.querySelectorAll('details').forEach(one => { one.open = true })"
SCHEMES: tuple[Literal["light"], Literal["dark"]] = ("light", "dark")


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("kind", [*KINDS, "root"])
def test_axe_finds_nothing(
    context: BrowserContext, address: str, axe: str, kind: str, language: str
) -> None:
    _judge(_open(context, address, KINDS.get(kind, ".").format(language)), axe)


@pytest.mark.parametrize("language", ["de", "fr", "fy"])
@pytest.mark.parametrize("path", ["", "helpen/", "woordenlijst/"])
def test_axe_finds_nothing_on_a_new_site_in_five_languages(
    context: BrowserContext, new_address: str, axe: str, path: str, language: str
) -> None:
    page = _open(context, new_address, f"{language}/{path}")

    assert page.locator(".tw-languages a").all_text_contents() == [
        "Nederlands", "English", "Deutsch", "Français", "Frysk",
    ]  # fmt: skip
    _judge(page, axe)
    page.set_viewport_size({"width": 320, "height": 600})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize(
    ("language", "word", "title"),
    [("de", "Wort", "Schreiben für Menschen"), ("fr", "lecteur", "Écrire pour des lecteurs")],
)
def test_each_language_of_a_new_site_is_searched_by_its_own_forms(
    context: BrowserContext, new_address: str, language: str, word: str, title: str
) -> None:
    page = _open(context, new_address, f"{language}/zoeken/?q={word}")

    assert title in page.locator("#tw-results").inner_text()


def _judge(page: Page, axe: str) -> None:
    page.evaluate(axe)
    found: dict[tuple[int, str], list[str]] = {}
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 900})
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            if violations := _probe(page, "axe"):
                found[width, scheme] = violations

    assert found == {}


@pytest.mark.parametrize("scheme", ["dim", "dark", "light"])
def test_axe_finds_nothing_in_a_chosen_scheme(
    context: BrowserContext, address: str, axe: str, scheme: str
) -> None:
    page = _open(context, address, "nl/artikelen/pem/")
    page.emulate_media(
        reduced_motion="reduce"
    )  # a colour on its way to another one has no contrast
    page.evaluate("scheme => document.documentElement.setAttribute('data-scheme', scheme)", scheme)
    page.evaluate(axe)

    assert _probe(page, "axe") == []


@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_page_asks_elsewhere_fails_or_complains(
    context: BrowserContext, address: str, language: str
) -> None:
    heard = Heard()
    page = heard.to(context.new_page())
    for path in (*KINDS.values(), "index.html", "404.html"):
        page.goto(address + path.format(language), wait_until="networkidle")

    assert heard.console == []
    assert heard.failed == []
    assert heard.hosts == {"127.0.0.1"}


@pytest.mark.parametrize("scheme", ["light", "dim", "dark"])
def test_body_text_has_a_contrast_of_seven_and_everything_else_enough(
    context: BrowserContext, address: str, scheme: str
) -> None:
    page = context.new_page()
    chosen = json.dumps(json.dumps({"scheme": scheme}))
    page.add_init_script(f"localStorage.setItem('tweetalig.reading', {chosen})")
    for path in (*KINDS.values(), "."):
        page.goto(address + path.format("en"))
        if "?q=" in path:
            page.locator("#tw-results > li").first.wait_for()
        page.evaluate(EVERYTHING_OPEN)
        assert _probe(page, "paleText") == [], path
        assert _probe(page, "paleEdges") == [], path


def test_dark_without_javascript_is_dark(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, color_scheme="dark")
    page = context.new_page()
    page.goto(address + "nl/artikelen/pem/")

    pixel = page.screenshot(clip={"x": 5, "y": 400, "width": 1, "height": 1})
    context.close()

    assert max(_rgb(pixel)) < 60


def _rgb(png: bytes) -> tuple[int, int, int]:
    position, data = 8, b""
    while position < len(png):
        (length,) = struct.unpack(">I", png[position : position + 4])
        if png[position + 4 : position + 8] == b"IDAT":
            data += png[position + 8 : position + 8 + length]
        position += 12 + length
    _, red, green, blue = zlib.decompress(data)[:4]
    return red, green, blue


def test_everything_works_without_javascript(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "nl/zoeken/")

    page.get_by_text("Voor het zoeken is JavaScript nodig.").wait_for()
    page.locator(".tw-without-script a").click()
    assert page.url == address + "nl/a-z/"
    page.get_by_role("link", name="Hersenmist", exact=True).click()
    page.get_by_role("link", name="English").click()
    assert page.url == address + "en/artikelen/hersenmist/"
    page.get_by_text("Reading settings").wait_for(state="hidden")
    context.close()


def test_the_switch_goes_to_the_same_article_and_back(
    context: BrowserContext, address: str
) -> None:
    page = _open(context, address, "nl/artikelen/pem/")

    page.get_by_role("link", name="English").click()
    assert page.url == address + "en/artikelen/pem/"
    assert page.locator("h1").inner_text().startswith("What is PEM?")
    page.get_by_role("link", name="Nederlands").click()
    assert page.url == address + "nl/artikelen/pem/"


@pytest.mark.parametrize("kind", KINDS)
def test_text_is_large_enough_and_targets_can_be_hit(
    phone: BrowserContext, address: str, kind: str
) -> None:
    for language in ("nl", "en"):
        page = _open(phone, address, KINDS[kind].format(language))
        page.evaluate(EVERYTHING_OPEN)

        assert _probe(page, "smallText") == []
        assert _probe(page, "smallTargets") == []


@pytest.mark.parametrize("language", ["nl", "en"])
def test_nothing_scrolls_sideways_at_320_pixels(
    browser: Browser, address: str, language: str
) -> None:
    """320 × 256 is what is left of 1280 × 1024 at 400 % zoom."""
    context = browser.new_context(viewport={"width": 320, "height": 256})
    found = {}
    for kind, path in (*KINDS.items(), ("root", ".")):
        page = _open(context, address, path.format(language))
        page.evaluate(EVERYTHING_OPEN)
        width = page.evaluate("document.documentElement.scrollWidth")
        if (wide := _probe(page, "tooWide")) or width > 320:
            found[kind] = (width, wide)
        page.close()
    context.close()

    assert found == {}


def test_the_largest_text_does_not_scroll_sideways_on_a_phone(
    phone: BrowserContext, address: str
) -> None:
    page = _open(phone, address, "nl/artikelen/pem/")
    page.get_by_text("Leesinstellingen").tap()
    page.get_by_label("Grootst").check()
    page.get_by_label("Ruim", exact=True).check()

    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_print_shows_every_text_and_the_banner(context: BrowserContext, address: str) -> None:
    page = _open(context, address, "en/artikelen/pem/")
    page.emulate_media(media="print")

    assert page.get_by_text("This text is folded").is_visible()
    assert page.get_by_text("Rest at work.").is_visible()
    assert page.get_by_text("https://example.org/en/artikelen/pem/").is_visible()
    assert not page.get_by_role("navigation", name="Main menu").is_visible()

    page.goto(address + "en/artikelen/hersenmist/")
    assert page.get_by_text("Machine translation").is_visible()
    assert (
        page.evaluate(
            "parseFloat(getComputedStyle(document.querySelector('.tw-banner')).borderTopWidth)"
        )
        >= 1
    )


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("artikelen/pem/", ""),
        ("artikelen/hersenmist/", "Machine translation"),
        ("artikelen/pacing/", "Partly reviewed translation"),
        ("artikelen/slaap/", "Outdated translation"),
        ("artikelen/huisarts/", "Partly translated"),
        ("artikelen/nieuw/", "Not translated yet"),
        ("artikelen/techniek/", ""),
        ("woordenlijst/", ""),
        ("status/", ""),
    ],
)
def test_paper_leaves_no_text_of_an_article_out(
    context: BrowserContext, address: str, path: str, title: str
) -> None:
    page = _open(context, address, f"en/{path}")
    page.set_viewport_size(A4)
    page.emulate_media(media="print")

    assert _probe(page, "unprinted") == []
    assert page.evaluate("document.documentElement.scrollWidth") <= A4["width"]
    assert page.get_by_text(title, exact=True).first.is_visible() or not title


@pytest.mark.parametrize("chosen", ["dark", "dim", None])
def test_paper_is_light_whatever_the_screen_is(
    browser: Browser, address: str, chosen: str | None
) -> None:
    context = browser.new_context(color_scheme="dark", reduced_motion="reduce")
    page = _open(context, address, "en/artikelen/hersenmist/")
    if chosen:
        page.evaluate("name => { document.documentElement.dataset.scheme = name }", chosen)
    page.emulate_media(media="print", color_scheme="dark", reduced_motion="reduce")
    scheme = page.evaluate("getComputedStyle(document.documentElement).colorScheme")
    pale = _probe(page, "paleText")
    context.close()

    assert scheme == "light"
    assert pale == []


def test_forced_colours_keep_the_chart_and_the_current_page_apart(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(forced_colors="active")
    page = _open(context, address, "nl/status/")

    fills = page.evaluate(
        """() => ["reviewed", "untranslated"].map(name =>
          getComputedStyle(document.querySelector(".tw-bar__" + name)).fill)"""
    )
    current = page.evaluate(
        "getComputedStyle(document.querySelector('.tw-header [aria-current]')).borderBottomStyle"
    )
    context.close()

    assert fills[0] != fills[1]
    assert current == "solid"


def test_forced_colours_keep_boxes_buttons_terms_and_focus(browser: Browser, address: str) -> None:
    context = browser.new_context(forced_colors="active")
    context.set_default_timeout(5000)
    page = _open(context, address, "en/artikelen/hersenmist/")
    page.locator(".tw-mention").first.press("Enter")
    outlines = page.evaluate(
        """() => [".tw-banner", ".tw-popover:popover-open", ".tw-popover:popover-open button"].map(
          name => {
            const style = getComputedStyle(document.querySelector(name));
            const paper = getComputedStyle(document.body).backgroundColor;
            return style.borderTopStyle === "solid" && style.borderTopColor !== paper;
          })"""
    )
    term = page.evaluate(
        "getComputedStyle(document.querySelector('.tw-mention')).textDecorationLine"
    )
    page.keyboard.press("Tab")
    seen = _probe(page, "focus")["seen"]
    context.close()

    assert outlines == [True, True, True]
    assert term == "underline"
    assert seen


def test_reduced_motion_stills_everything(browser: Browser, address: str) -> None:
    context = browser.new_context(reduced_motion="reduce")
    moving = {}
    for kind, path in KINDS.items():
        page = _open(context, address, path.format("nl"))
        page.evaluate(EVERYTHING_OPEN)
        if found := _probe(page, "moving"):
            moving[kind] = found
        page.close()
    context.close()

    assert moving == {}


@pytest.mark.parametrize("kind", KINDS)
def test_everything_is_reached_by_keyboard_with_visible_focus(
    context: BrowserContext, address: str, kind: str
) -> None:
    page = _open(context, address, KINDS[kind].format("nl"))
    expected = _probe(page, "stops")
    reached = 0
    for step in range(expected + 60):
        page.keyboard.press("Tab")
        focus = _probe(page, "focus")
        if focus["end"]:
            break
        assert focus["seen"], focus["name"]
        assert focus["inside"], focus["name"]
        reached += 1
        if step == 0:
            assert focus["name"] == "A Ga naar de tekst"

    assert reached >= expected


def test_the_skip_link_brings_the_keyboard_to_the_text(
    context: BrowserContext, address: str
) -> None:
    page = _open(context, address, "nl/artikelen/pem/")

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "tw-main"


@pytest.mark.parametrize(
    ("language", "query", "title"),
    [
        ("nl", "inspanningen", "Wat is PEM?"),
        ("nl", "hersenmistklachten", "Hersenmist"),
        ("nl", "huisartsen", "Naar de huisarts"),
        ("en", "exertions", "What is PEM?"),
        ("en", "sleep", "Sleep"),
    ],
)
def test_search_finds_other_forms_of_a_word_in_its_own_language(
    context: BrowserContext, address: str, language: str, query: str, title: str
) -> None:
    page = _open(context, address, f"{language}/zoeken/?q={query}")

    titles = page.locator("#tw-results > li > h2").all_inner_texts()
    links = page.locator("#tw-results > li > h2 > a").evaluate_all("all => all.map(a => a.href)")

    assert title in titles
    assert all(link.startswith(f"{address}{language}/") for link in links)
    assert context.request.get(links[0]).ok


def test_search_of_readers_leaves_the_status_part_and_lists_out(
    context: BrowserContext, address: str
) -> None:
    page = _open(context, address, "en/zoeken/?q=translation")

    links = page.locator("#tw-results > li a").evaluate_all("all => all.map(a => a.pathname)")

    kept_out = ("/status/", "/begrippen/", "/a-z/", "/zoeken/", "/nl-en", "/nieuw/")
    assert links
    assert not [link for link in links if any(part in link for part in kept_out)]


def test_a_result_says_that_it_is_a_machine_translation(
    context: BrowserContext, address: str
) -> None:
    page = _open(context, address, "en/zoeken/?q=fog")

    item = page.locator("#tw-results > li", has_text="Brain fog").first
    assert "Machine translation" in item.inner_text()


def test_search_by_keyboard_alone(context: BrowserContext, address: str) -> None:
    page = _open(context, address, "nl/artikelen/pem/")

    page.keyboard.press("Control+k")
    page.wait_for_url(address + "nl/zoeken/")
    page.keyboard.type("zzzz")
    page.keyboard.press("Enter")
    page.get_by_role("status").get_by_text("Niets gevonden voor “zzzz”").wait_for()
    page.keyboard.press("Control+k")
    page.keyboard.press("Control+a")
    page.keyboard.type("slaap")
    page.get_by_role("status").get_by_text("pagina gevonden voor “slaap”").wait_for()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(address + "nl/artikelen/slaap/**")


def test_reading_settings_are_kept_on_this_device_and_can_be_undone(
    context: BrowserContext, address: str
) -> None:
    page = _open(context, address, "nl/artikelen/pem/")
    plain = page.evaluate("getComputedStyle(document.querySelector('.tw-text p')).fontSize")

    page.get_by_text("Leesinstellingen").press("Enter")
    page.get_by_label("Donker").check()
    page.get_by_label("Nog groter").check()
    page.get_by_label("Alleen de tekst").check()
    page.goto(address + "en/artikelen/pem/")

    seen = page.evaluate(
        "[getComputedStyle(document.querySelector('.tw-text p')).fontSize,"
        " getComputedStyle(document.body).backgroundColor]"
    )
    assert float(seen[0].removesuffix("px")) > 1.3 * float(plain.removesuffix("px"))
    assert seen[1] == "rgb(23, 27, 32)"
    assert not page.get_by_role("navigation", name="Main menu").is_visible()

    page.get_by_text("Reading settings").press("Enter")
    page.get_by_role("button", name="Set everything back to normal").click()
    page.get_by_role("navigation", name="Main menu").wait_for()
    page.keyboard.press("Escape")
    assert page.evaluate("localStorage.length") == 0
    assert not page.get_by_label("Dark").is_visible()


def test_reading_settings_by_keyboard_alone(context: BrowserContext, address: str) -> None:
    page = _open(context, address, "nl/artikelen/pem/")
    text = "getComputedStyle(document.querySelector('.tw-text p'))"
    plain = page.evaluate(f"[{text}.fontFamily, {text}.lineHeight]")

    page.get_by_text("Leesinstellingen").focus()
    page.keyboard.press("Enter")
    chosen = {}
    for group in ("scheme", "size", "spacing", "typeface"):
        page.keyboard.press("Tab")
        assert _probe(page, "focus")["seen"]
        page.keyboard.press("ArrowDown")
        chosen[group] = page.evaluate("document.activeElement.value")
    changed = page.evaluate(f"[{text}.fontFamily, {text}.lineHeight]")

    assert chosen == {"scheme": "light", "size": "2", "spacing": "wide", "typeface": "serif"}
    assert "serif" in changed[0]
    assert changed[0] != plain[0]
    assert float(changed[1].removesuffix("px")) > 1.3 * float(plain[1].removesuffix("px"))
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.textContent.trim()") == "Leesinstellingen"


def test_a_first_visit_is_light(built: BuildReport, context: BrowserContext, address: str) -> None:
    """At most 60 kB, as a host would compress it, for all that an article asks for."""
    asked: list[str] = []
    page = context.new_page()
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    page.goto(address + "nl/artikelen/pacing/", wait_until="networkidle")

    weights: Mapping[str, int] = {
        path: len(gzip.compress(_bytes(built, path), mtime=0)) for path in asked
    }

    assert sum(weights.values()) <= 60_000, weights


def _bytes(built: BuildReport, path: str) -> bytes:
    file = built.site_dir / path.lstrip("/")
    return (file / "index.html" if file.is_dir() else file).read_bytes()


def test_storage_that_is_refused_breaks_nothing(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('refused') }})"
    )
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(address + "nl/artikelen/pem/")
    page.get_by_text("Leesinstellingen").click()
    page.get_by_label("Donker").check()

    assert errors == []
    assert page.evaluate("document.documentElement.dataset.scheme") == "dark"


def test_a_reader_can_go_on_where_they_stopped_and_forget_it(
    context: BrowserContext, address: str
) -> None:
    page = _open(context, address, "nl/artikelen/pacing/")
    assert page.locator(".tw-resume").count() == 0
    page.locator("#wanneer").evaluate("one => one.scrollIntoView()")
    page.wait_for_function("scrollY > 300")
    page.wait_for_timeout(50)
    page.goto(address + "nl/")
    page.goto(address + "nl/artikelen/pacing/")

    box = page.locator(".tw-resume")
    assert page.evaluate("scrollY") == 0
    box.get_by_role("link", name="Ga verder bij “Wanneer”").click()
    assert page.url.endswith("#wanneer")

    page.goto(address + "nl/")
    page.goto(address + "nl/artikelen/pacing/")
    page.get_by_role("button", name="Vergeet deze plek").click()
    page.goto(address + "nl/artikelen/pacing/?")
    assert page.locator(".tw-resume").count() == 0


def test_a_term_is_explained_by_keyboard_tap_and_mouse(
    browser: Browser, phone: BrowserContext, address: str
) -> None:
    page = _open(phone, address, "nl/artikelen/hersenmist/")
    button = page.get_by_role("button", name="Hersenmist").first
    panel = page.locator("#begrip-hersenmist")

    button.tap()
    assert panel.is_visible()
    panel.get_by_role("button", name="Sluiten").tap()
    assert not panel.is_visible()
    button.focus()
    page.keyboard.press("Enter")
    assert panel.is_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Meer in de woordenlijst"
    page.keyboard.press("Escape")
    assert not panel.is_visible()
    assert page.evaluate("document.activeElement.textContent") == "Hersenmist"

    context = browser.new_context(java_script_enabled=False)
    still = _open(context, address, "nl/artikelen/hersenmist/")
    still.get_by_role("button", name="Hersenmist").first.click()
    assert still.get_by_text("Moeite met denken, alsof er mist in je hoofd hangt.").is_visible()
    context.close()


@pytest.mark.parametrize(("width", "height"), [(320, 256), (390, 844), (1280, 900)])
def test_an_explanation_is_on_the_screen_and_leaves_its_term_in_sight(
    browser: Browser, address: str, width: int, height: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": height})
    page = _open(context, address, "nl/artikelen/hersenmist/")
    page.locator(".tw-mention").first.press("Enter")
    term, panel = page.locator(".tw-mention, :popover-open").evaluate_all(CORNERS)[:2]
    context.close()

    assert min(panel["left"], panel["top"]) >= 0
    assert panel["right"] <= width
    assert panel["bottom"] <= height
    assert height < 300 or panel["top"] >= term["bottom"] or panel["bottom"] <= term["top"]


def test_paper_has_the_definitions(context: BrowserContext, address: str) -> None:
    page = _open(context, address, "nl/artikelen/hersenmist/")
    page.emulate_media(media="print")

    assert page.get_by_text("Moeite met denken, alsof er mist in je hoofd hangt.").is_visible()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_both_languages_stand_beside_each_other_without_javascript(
    browser: Browser, address: str, language: str
) -> None:
    context = browser.new_context(
        java_script_enabled=False, viewport={"width": 1280, "height": 900}
    )
    context.set_default_timeout(5000)
    page = _open(context, address, f"{language}/artikelen/pem/")
    link = {"nl": "Lees het Engels ernaast", "en": "Read the Dutch beside it"}[language]

    page.get_by_role("link", name=link).press("Enter")
    page.wait_for_url(address + f"{language}/artikelen/pem/nl-en.html")
    pair = page.locator(".tw-pair").filter(has_text="Een tabel").first
    dutch, english = pair.locator("> div").all()
    wide = pair.locator("> div").evaluate_all(CORNERS)
    page.set_viewport_size({"width": 390, "height": 844})
    narrow = pair.locator("> div").evaluate_all(CORNERS)

    assert (dutch.get_attribute("lang"), english.get_attribute("lang")) == ("nl", "en")
    assert dutch.inner_text().startswith("Een tabel")
    assert english.inner_text().startswith("A table")
    assert wide[0]["top"] == wide[1]["top"]
    assert wide[0]["right"] <= wide[1]["left"]
    assert narrow[0]["left"] == narrow[1]["left"]
    assert narrow[0]["bottom"] <= narrow[1]["top"]

    other = {"nl": "English", "en": "Nederlands"}[language]
    page.get_by_role("link", name=other).click()
    assert page.url.endswith("/artikelen/pem/nl-en.html")
    page.locator(".tw-back a").click()
    assert page.url == address + f"{ {'nl': 'en', 'en': 'nl'}[language] }/artikelen/pem/"
    context.close()


def test_terms_are_explained_on_both_sides(context: BrowserContext, address: str) -> None:
    page = _open(context, address, "nl/artikelen/hersenmist/nl-en.html")

    page.locator("[popovertarget=en-begrip-hersenmist]").first.press("Enter")
    panel = page.locator("#en-begrip-hersenmist")
    assert panel.is_visible()
    assert "as if there were fog in your head" in panel.inner_text()
    page.keyboard.press("Escape")
    assert not panel.is_visible()


LOOKS: Mapping[str, Mapping[str, str]] = {
    "light": {},
    "dark": {"scheme": "dark"},
    "dim": {"scheme": "dim"},
    "calm": {"calm": "on"},
    "print": {},
}


@pytest.mark.skipif("SCREENSHOTS" not in os.environ, reason="SCREENSHOTS names no folder")
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_screenshots_are_written_for_people_to_look_at(
    browser: Browser, address: str, language: str, look: str, width: int
) -> None:
    """``SCREENSHOTS=folder pytest tests/site -k screenshots`` pictures each kind of page."""
    folder = Path(os.environ["SCREENSHOTS"])
    context = browser.new_context(viewport={"width": width, "height": 900})
    chosen = json.dumps(json.dumps(LOOKS[look]))
    context.add_init_script(f"localStorage.setItem('tweetalig.reading', {chosen})")
    for kind, path in (*KINDS.items(), ("root", ".")):
        page = _open(context, address, path.format(language))
        page.emulate_media(media="print" if look == "print" else "screen")
        file = folder / f"{kind.replace(' ', '-')}-{language}-{look}-{width}.png"
        page.screenshot(path=file, full_page=True)
        page.close()
        assert file.stat().st_size > 5000
    context.close()
