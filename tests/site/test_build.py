"""Building: what can go wrong, and what stays whole when it does."""

from __future__ import annotations

import gzip
import json
import logging
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from mkdocs.commands.build import build as mkdocs_build  # noqa: TID251 - plain MkDocs on purpose

from tweetalig.errors import SettingsError, TweetaligError, UnreadableInput
from tweetalig.model import Locale
from tweetalig.publish import site as publishing
from tweetalig.publish.inputs import SiteInput, read_site
from tweetalig.publish.pages import stage
from tweetalig.publish.site import BuildReport, build, read_look, serve
from tweetalig.settings import Settings, load_settings

PAGE = "---\ntitle: {title}\n---\n\n# {title}\n\n{text}\n"


@pytest.fixture
def small(tmp_path: Path) -> Settings:
    """A site of two pages with a short mkdocs.yml of its own."""
    for name, text in {
        "tweetalig.toml": 'source = "nl"\ntargets = ["en"]\n',
        "mkdocs.yml": (
            "site_name: Proef\nsite_url: https://example.org/deel\n"
            "docs_dir: docs/nl\ntheme: tweetalig\nplugins: []\n"
        ),
        "docs/nl/index.md": PAGE.format(title="Welkom", text="Hallo."),
        "docs/nl/artikelen/een.md": PAGE.format(title="Een", text="Tekst."),
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    return load_settings(tmp_path)


def _read(settings: Settings) -> SiteInput:
    return read_site(settings, states={}, terms={})


def _append(settings: Settings, text: str) -> None:
    with (settings.root / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write(text)


def _digests(folder: Path) -> Mapping[str, str]:
    return {
        file.relative_to(folder).as_posix(): sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def test_two_builds_give_the_same_bytes(
    site: SiteInput, built: BuildReport, tmp_path: Path
) -> None:
    again = build(site, site_dir=tmp_path / "again")

    assert _digests(again.site_dir) == _digests(built.site_dir)


def test_a_site_without_an_address_is_refused_with_the_remedy(small: Settings) -> None:
    config = small.root / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("site_url", "# site_url"), "utf-8")

    with pytest.raises(SettingsError, match="site_url is missing") as caught:
        build(_read(small), site_dir=small.site)

    assert "site_url: https://" in caught.value.hint
    assert not small.site.exists()


def test_a_missing_mkdocs_yml_is_named(small: Settings) -> None:
    (small.root / "mkdocs.yml").unlink()

    with pytest.raises(SettingsError, match="not there") as caught:
        read_look(small)

    assert caught.value.path == "mkdocs.yml"


@pytest.mark.parametrize(
    "broken",
    ["markdown_extensions: [bestaat_niet]\n", "nav: 12\n", "extra: [een: {\n"],
    ids=["unknown extension", "wrong type", "not YAML"],
)
def test_a_wrong_mkdocs_yml_is_our_error(small: Settings, broken: str) -> None:
    _append(small, broken)

    with pytest.raises(SettingsError) as caught:
        build(_read(small), site_dir=small.site)

    assert caught.value.path == "mkdocs.yml"


def test_a_failed_build_leaves_the_previous_site_whole(small: Settings) -> None:
    build(_read(small), site_dir=small.site)
    before = _digests(small.site)
    config = small.root / "mkdocs.yml"
    (small.root / "eigen").mkdir()
    (small.root / "eigen" / "main.html").write_text("{% broken %}", "utf-8")
    config.write_text(
        config.read_text("utf-8").replace(
            "theme: tweetalig", "theme: {name: tweetalig, custom_dir: eigen}"
        ),
        "utf-8",
    )

    with pytest.raises(SettingsError, match="broken"):
        build(_read(small), site_dir=small.site)

    assert _digests(small.site) == before
    assert not [path for path in small.root.iterdir() if path.name.startswith(".staging")]


def test_a_markdown_extension_that_fails_names_the_page(small: Settings) -> None:
    _append(
        small, "markdown_extensions:\n  - pymdownx.snippets: {check_paths: true, base_path: [.]}\n"
    )
    page = small.docs / "nl" / "artikelen" / "een.md"
    page.write_text(PAGE.format(title="Een", text='--8<-- "weg.md"'), "utf-8")

    with pytest.raises(SettingsError, match=r"artikelen/een\.md"):
        build(_read(small), site_dir=small.site)


def test_a_failing_search_index_is_an_error_with_a_remedy(
    small: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.executable", shutil.which("false"))

    with pytest.raises(TweetaligError, match="search index") as caught:
        build(_read(small), site_dir=small.site)

    assert "pagefind" in caught.value.hint


def test_search_calls_a_page_by_its_title_and_leaves_the_frame_out(small: Settings) -> None:
    (small.docs / "nl/artikelen/twee.md").write_text(
        "---\ntitle: De titel\n---\n\n# Het kopje\n\nDe tekst.\n", "utf-8"
    )

    build(_read(small), site_dir=small.site)

    found = [
        gzip.decompress(file.read_bytes()).decode()
        for file in (small.site / "nl/pagefind/fragment").iterdir()
    ]
    (ours,) = (text for text in found if "De tekst." in text)
    assert '"title":"De titel"' in ours
    assert '"/artikelen/twee/"' in ours
    assert not [text for text in found if "Leesinstellingen" in text]


def test_a_line_may_break_between_two_long_words_and_in_no_address(small: Settings) -> None:
    (small.docs / "nl/artikelen/twee.md").write_text(
        "# Myalgische encefalomyelitis/chronischevermoeidheidssyndroom\n\n"
        "ME/CVS, [elders](https://example.org/onderzoek/vermoeidheid)\n",
        "utf-8",
    )

    build(_read(small), site_dir=small.site)

    html = (small.site / "nl/artikelen/twee/index.html").read_text("utf-8")
    assert "Myalgische encefalomyelitis/<wbr>chronischevermoeidheidssyndroom</h1>" in re.sub(
        r"<a class=.headerlink.*?</a>", "", html
    )
    assert "encefalomyelitis/chronischevermoeidheidssyndroom – Proef</title>" in html
    assert 'ME/CVS, <a href="https://example.org/onderzoek/vermoeidheid">' in html


def test_a_link_that_leads_nowhere_is_a_finding(small: Settings) -> None:
    page = small.docs / "nl" / "artikelen" / "een.md"
    page.write_text(PAGE.format(title="Een", text="[weg](weg.md)"), "utf-8")

    report = build(_read(small), site_dir=small.site)

    assert [(f.rule, f.path) for f in report.findings] == [("site", "docs/nl/artikelen/een.md")]
    assert "weg.md" in report.findings[0].message


def test_mkdocs_itself_stays_silent(
    small: Settings, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO):
        build(_read(small), site_dir=small.site)

    assert capfd.readouterr() == ("", "")
    assert caplog.records == []


def test_the_environment_is_left_as_it_was(
    small: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NO_MKDOCS_2_WARNING", raising=False)

    read_look(small)

    assert "NO_MKDOCS_2_WARNING" not in os.environ


def test_a_page_with_broken_front_matter_is_left_out_and_named(small: Settings) -> None:
    (small.docs / "nl" / "artikelen" / "stuk.md").write_text("---\ntitle: a: b\n---\nx\n", "utf-8")

    report = build(_read(small), site_dir=small.site)

    assert [str(problem.path) for problem in report.problems] == ["docs/nl/artikelen/stuk.md"]
    assert report.problems[0].line == 2
    assert not (small.site / "nl" / "artikelen" / "stuk").exists()
    assert (small.site / "nl" / "artikelen" / "een" / "index.html").is_file()


def test_a_file_that_is_not_utf_8_is_left_out_and_named(small: Settings) -> None:
    (small.docs / "nl" / "artikelen" / "latin.md").write_bytes(b"caf\xe9")

    report = build(_read(small), site_dir=small.site)

    assert [type(problem) for problem in report.problems] == [UnreadableInput]


def test_a_page_that_was_removed_is_gone_from_the_site(small: Settings) -> None:
    build(_read(small), site_dir=small.site)
    (small.docs / "nl" / "artikelen" / "een.md").unlink()

    build(_read(small), site_dir=small.site)

    assert not (small.site / "nl" / "artikelen" / "een").exists()
    assert not (small.work / "build" / "nl" / "artikelen" / "een.md").exists()


def test_a_site_in_a_folder_of_its_host_links_there_from_a_wrong_address(small: Settings) -> None:
    build(_read(small), site_dir=small.site)

    assert 'href="/deel/nl/"' in (small.site / "404.html").read_text("utf-8")
    assert 'href="/deel/en/a-z/"' in (small.site / "en" / "404.html").read_text("utf-8")


def test_a_navigation_of_ones_own_gets_the_names_of_each_language(small: Settings) -> None:
    _append(
        small,
        "nav:\n  - Begin: index.md\n  - Lezen:\n    - artikelen/een.md\n"
        "extra:\n  languages:\n    en:\n      site_name: Trial\n      sections: {Lezen: Reading}\n",
    )

    build(_read(small), site_dir=small.site)

    dutch = (small.site / "nl" / "a-z" / "index.html").read_text("utf-8")
    english = (small.site / "en" / "a-z" / "index.html").read_text("utf-8")
    assert ">Lezen</a>" in dutch
    assert ">Reading</a>" in english
    assert "Lezen" not in english


def test_words_of_ones_own_replace_the_theme_s(small: Settings) -> None:
    _append(small, "extra:\n  languages:\n    nl:\n      words: {search: Opzoeken}\n")

    build(_read(small), site_dir=small.site)

    html = (small.site / "nl" / "index.html").read_text("utf-8")
    assert ">Opzoeken</a>" in html
    assert ">Zoeken</a>" not in html


def test_a_third_language_gets_a_site_of_its_own(small: Settings) -> None:
    toml = small.root / "tweetalig.toml"
    toml.write_text('source = "nl"\ntargets = ["en", "fy"]\n', "utf-8")
    _append(small, "extra:\n  languages:\n    fy:\n      words: {search: Sykje}\n")

    build(_read(load_settings(small.root)), site_dir=small.site)

    html = (small.site / "fy" / "artikelen" / "een" / "index.html").read_text("utf-8")
    assert '<html lang="fy"' in html
    assert ">Sykje</a>" in html
    assert "../../../en/artikelen/een/" in html


def test_plain_mkdocs_shows_the_dutch_site(example: Settings, tmp_path: Path) -> None:
    with publishing._mkdocs() as said:
        config = publishing._load(example, site_dir=str(tmp_path / "plain"))
        mkdocs_build(config)

    html = (tmp_path / "plain" / "artikelen" / "pem" / "index.html").read_text("utf-8")
    assert said == []
    assert '<html lang="nl"' in html
    assert "In het kort" in html
    assert "Een uitgever" in html


def test_a_language_without_words_is_built_and_the_lack_is_said(small: Settings) -> None:
    toml = small.root / "tweetalig.toml"
    toml.write_text('source = "nl"\ntargets = ["fy", "de"]\n', "utf-8")
    _append(small, "extra: {languages: {fy: {words: {az: A oant Z, side: derneist}}}}\n")
    settings = load_settings(small.root)

    report = build(_read(settings), site_dir=settings.site)
    html = (settings.site / "fy/a-z/index.html").read_text("utf-8")

    assert {finding.rule for finding in report.findings} == {"words"}
    missing, misfit = report.findings
    assert "“fy”" in missing.message
    assert "action.skip, header" in missing.message
    assert " az," not in missing.message
    assert "“side”" in misfit.message
    assert "<h1>A oant Z</h1>" in html
    assert '<summary><span lang="en" class="tw-said">Reading settings</span></summary>' in html
    search = (settings.site / "fy/zoeken/index.html").read_text("utf-8")
    assert '<h1 lang="en">Search</h1>' in search
    german = (settings.site / "de/artikelen/een/index.html").read_text("utf-8")
    assert "Diese Seite gibt es noch nicht auf Deutsch." in german
    assert 'lang="en"' not in german


def test_properdocs_builds_the_same_pages_from_what_we_stage(
    site: SiteInput, built: BuildReport, tmp_path: Path
) -> None:
    """MkDocs 1 gets no new releases; its maintained fork has to be able to take over.

    It makes a Markdown parser for each page, so this also shows that one for all says the same.
    """
    pytest.importorskip("properdocs", reason="ProperDocs is not installed")
    root = site.settings.root
    nav = stage(site, read_look(site.settings)).nav[Locale("en")]
    (root / "properdocs-en.yml").write_text(
        "INHERIT: mkdocs.yml\nsite_name: After the infection\nsite_url: https://example.org/en/\n"
        f"docs_dir: {site.settings.work / 'build' / 'en'}\nsite_dir: {tmp_path / 'en'}\n"
        f"theme: {{language: en}}\nnav: {json.dumps(nav)}\n",
        "utf-8",
    )

    command = [sys.executable, "-m", "properdocs", "build", "--quiet", "-f", "properdocs-en.yml"]
    done = subprocess.run(
        command,
        cwd=root,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    for path in ("artikelen/huisarts", "artikelen/nieuw", "artikelen/techniek", "over", "status"):
        theirs = (tmp_path / "en" / path / "index.html").read_text("utf-8")
        ours = (built.site_dir / "en" / path / "index.html").read_text("utf-8")
        assert _article(theirs) == _article(ours)


def _article(html: str) -> list[str]:
    """Return the lines of the article, without the terms, which are marked after the build."""
    text = html.partition("<article")[2].partition("</article>")[0].partition("<div popover")[0]
    text = re.sub(r'<button type="button" class="tw-mention"[^>]*>([^<]*)</button>', r"\1", text)
    text = text.replace("<!-- tweetalig: end of text -->", "").partition("tw-after")[0]
    return [line.strip() for line in text.splitlines() if line.strip()]


class _Server:
    """Stands in for MkDocs' own, and builds once more as if a file had changed."""

    url = "http://127.0.0.1:8123/"

    def __init__(self, *, builder: Callable[[], None], host: str, port: int, root: str) -> None:
        self.given = (host, port, root)
        self.builder = builder
        self.watched: list[str] = []
        self.stopped = False
        _Server.last = self

    last: _Server

    def watch(self, path: str) -> None:
        self.watched.append(path)

    def serve(self) -> None:
        self.builder()

    def shutdown(self) -> None:
        self.stopped = True


def test_serving_stays_on_this_computer_and_builds_anew(
    small: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publishing, "LiveReloadServer", _Server)
    heard: list[str] = []
    reads = 0

    def read() -> SiteInput:
        nonlocal reads
        reads += 1
        if reads == 2:
            (small.root / "mkdocs.yml").write_text("site_name: Proef\n", "utf-8")
        return _read(small)

    told: list[TweetaligError] = []
    serve(read, port=8123, started=heard.append, told=told.append)

    assert heard == ["http://127.0.0.1:8123/"]
    assert _Server.last.given[:2] == ("127.0.0.1", 8123)
    assert _Server.last.stopped
    assert str(small.docs) in _Server.last.watched
    assert [error.name for error in told] == ["settings"]
    html = (small.work / "preview" / "nl" / "index.html").read_text("utf-8")
    assert "Content-Security-Policy" not in html


def test_problems_of_reading_reach_the_report(small: Settings) -> None:
    problem = UnreadableInput("kan niet", path="docs/nl/x.md")

    report = build(replace(_read(small), problems=(problem,)), site_dir=small.site)

    assert report.problems == (problem,)
