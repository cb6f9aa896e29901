"""A new site in an empty folder, as a newcomer starts one, in several languages."""

from __future__ import annotations

import io
import json
import re
import shlex
import sys
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
import yaml
from mkdocs.commands.build import build as mkdocs_build  # noqa: TID251 - plain MkDocs on purpose
from mkdocs.config import load_config  # noqa: TID251

from tweetalig.cli import init
from tweetalig.cli.main import main

TINY = Path(__file__).parents[1] / "engines/tiny/translate-nl_en-0_1.argosmodel"

NEW = """---
title: Rust nemen
description: Hoe je rust neemt.
date: 2026-11-25
summary:
  - Rust helpt soms.
---

# Rust nemen

Wie hersenmist heeft, neemt 15 minuten rust.
"""

Tweetalig = Callable[..., int]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to be in, with no engine."""
    empty = tmp_path / "onze-site"
    empty.mkdir()
    monkeypatch.chdir(empty)
    monkeypatch.setenv("TWEETALIG_MODELS", str(tmp_path / "models"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("HOME", str(tmp_path))
    return empty


def run(*arguments: str) -> int:
    return main(arguments)


def config(folder: Path) -> dict[str, object]:
    read: dict[str, object] = yaml.safe_load((folder / "mkdocs.yml").read_text("utf-8"))
    return read


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_where_nobody_answers_the_site_is_named_after_its_folder(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("init") == 0

    assert config(folder)["site_name"] == "Onze site"
    assert config(folder)["site_url"] == "https://example.org/"
    said = capsys.readouterr()
    assert said.out == ""
    assert "tweetalig build" in said.err
    assert "it is an example now" in said.err


def test_at_a_terminal_what_is_not_given_is_asked(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(
        sys, "stdin", _Terminal("voorbeeld\nhttps://voorbeeld.example\nnl\nen, de\n")
    )

    assert run("init", "nieuw", "--name", "Na de infectie") == 0

    assert config(folder / "nieuw")["site_name"] == "Na de infectie"
    assert config(folder / "nieuw")["site_url"] == "https://voorbeeld.example/"
    assert sorted(path.name for path in (folder / "nieuw/docs").iterdir()) == ["de", "en", "nl"]
    said = capsys.readouterr().err
    assert "called?" not in said
    assert said.count("At which address") == 2
    assert "“voorbeeld” is not the address of a site (https://example.org/)" in said
    assert "the articles are in Dutch already" in said
    assert "cd nieuw" in said


def test_a_wrong_answer_and_a_second_start_are_usage_errors(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("init", "--url", "voorbeeld") == 2
    assert "hint: https://example.org/" in capsys.readouterr().err
    assert list(folder.iterdir()) == []

    assert run("init") == 0
    assert run("init") == 2
    assert "a site here already" in capsys.readouterr().err


@pytest.mark.parametrize("language", ["en", "de", "fr"])
def test_a_new_site_passes_its_own_checks_at_once(
    folder: Path, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("init", "--language", language) == 0
    assert run("sync") == 0
    assert run("check", "--fail-on", "notice") == 0
    assert run("lint", "--fail-on", "notice") == 0
    assert run("build") == 0
    capsys.readouterr()
    assert run("sync", "--check") == 0
    assert run("status") == 0
    assert "4 of 4 pages are reviewed" in capsys.readouterr().out
    assert (folder / f"site/{language}/helpen/index.html").is_file()


def test_plain_mkdocs_shows_the_dutch_pages(folder: Path) -> None:
    assert run("init", "--language", "en") == 0

    mkdocs_build(load_config(str(folder / "mkdocs.yml"), strict=True))

    html = (folder / "site/nl/index.html").read_text("utf-8")
    assert 'class="admonition tip"' in html
    assert '<html lang="nl"' in html


def test_a_language_we_have_nothing_in_starts_all_the_same(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("init", "--language", "fy") == 0
    assert [run(command) for command in ("sync", "check", "build")] == [0, 0, 0]
    assert "are shown in English" in capsys.readouterr().err
    page = (folder / "site/fy/index.html").read_text("utf-8")
    assert '<html lang="fy"' in page
    assert (
        '<span lang="en" class="tw-said">This page is not available in Western Frisian yet.</span>'
        in page
    )
    menu = re.findall(r'<a href="[^"]*"><span lang="nl" class="tw-said">([^<]*)</span></a>', page)
    assert menu == ["Help mee", "Hulp en contact"]
    helping = (folder / "site/fy/helpen/index.html").read_text("utf-8")
    assert "<title>Not translated yet – Help mee – Onze site</title>" in helping


def test_what_the_workflows_run_works(folder: Path) -> None:
    assert run("init", "--language", "en", "--language", "de") == 0
    github = yaml.safe_load((folder / ".github/workflows/site.yml").read_text("utf-8"))
    gitlab = yaml.safe_load((folder / ".gitlab-ci.yml").read_text("utf-8"))
    steps = [step.get("run", "") for step in github["jobs"]["build"]["steps"]]
    lines = [*filter(None, steps), *gitlab[".site"]["script"]]

    for line in lines:
        program, *arguments = shlex.split(line)
        if program == "pip":
            assert arguments == ["install", "--requirement", "requirements.txt"]
        else:
            assert program == "tweetalig"
            assert run(*arguments) == 0, line

    *_, upload = github["jobs"]["build"]["steps"]
    for built in (upload["with"]["path"], *gitlab["pages"]["artifacts"]["paths"]):
        assert (folder / built / "index.html").is_file()


def test_two_languages_are_kept_apart_from_draft_to_site(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("init", "--language", "en", "--language", "de") == 0
    (folder / "docs/nl/artikelen/rust.md").write_text(NEW, "utf-8")
    assert run("sync", "--engine", "pseudo") == 0
    for language in ("en", "de"):
        assert "HERSENMIST" in (folder / f"docs/{language}/artikelen/rust.md").read_text("utf-8")
        assert (folder / f"translations/{language}/artikelen/rust.po").is_file()

    # A person corrects the German; the English stays a draft.
    page = folder / "docs/de/artikelen/rust.md"
    draft, correct = (
        "WIE HERSENMIST HEEFT, NEEMT 15 MINUTEN RUST.",
        "Mit Gehirnnebel 15 Minuten ruhen.",
    )
    page.write_text(page.read_text("utf-8").replace(draft, correct), "utf-8")
    assert run("sync", "--engine", "none") == 0
    assert "Gehirnnebel" in page.read_text("utf-8")
    assert "Gehirnnebel" not in (folder / "docs/en/artikelen/rust.md").read_text("utf-8")
    capsys.readouterr()
    assert run("check", "--format", "json") == 0
    found = {finding["path"].split("/")[1] for finding in json.loads(capsys.readouterr().out)}
    assert found == {"en"}
    assert run("build") == 0

    built = {
        language: (folder / f"site/{language}/artikelen/rust/index.html").read_text("utf-8")
        for language in ("nl", "en", "de")
    }
    for language, html in built.items():
        assert f'<html lang="{language}"' in html
        switch = re.findall(r'hreflang="(\w+)"[^>]*>(\w+)</a></li>', html)
        assert switch[:3] == [("nl", "Nederlands"), ("en", "English"), ("de", "Deutsch")]
        # Each translation can be read beside the Dutch.
        paired = {f"nl-{target}.html" for target in ("en", "de") if language in ("nl", target)}
        assert set(re.findall(r'<a href="(nl-\w+\.html)">', html)) == paired
        assert (folder / f"site/{language}/pagefind/pagefind-entry.json").is_file()
        assert (folder / f"site/{language}/404.html").is_file()
    assert "Maschinelle Übersetzung" not in built["nl"]
    assert "Teilweise überprüfte Übersetzung" in built["de"]
    assert "Das Original auf Niederländisch lesen" in built["de"]
    assert "Machine translation" in built["en"]


def test_engines_are_asked_for_each_language(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("init", "--language", "en", "--language", "de") == 0
    assert run("engine", "install", str(TINY)) == 0
    (folder / "docs/nl/artikelen/rust.md").write_text(NEW, "utf-8")
    capsys.readouterr()

    assert run("sync") == 0
    said = capsys.readouterr().err
    assert "Drafting with argos" in said
    assert "No translation engine for “de” is installed" in said
    assert "hint: tweetalig engine install --to de" in said
    assert run("engine", "list") == 0
    assert re.search(r"^argos +ready +nl→en", capsys.readouterr().out)
    assert run("engine", "list", "--to", "de") == 0
    assert "no package nl→de is installed" in capsys.readouterr().out
    assert run("engine", "list", "--to", "it") == 2
    assert run("translate", "--to", "it") == 2


def test_the_sitemap_names_every_language_of_every_page(folder: Path) -> None:
    assert run("init", "--language", "en,de") == 0
    assert run("build") == 0
    names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    link = "{http://www.w3.org/1999/xhtml}link"
    root = ElementTree.parse(folder / "site/sitemap.xml").getroot()

    pages = root.findall("s:url", names)[1:]

    assert len(pages) == 3 * 4
    for page in pages:
        assert {one.get("hreflang") for one in page.findall(link)} == {
            "nl",
            "en",
            "de",
            "x-default",
        }


def test_the_status_and_the_glossary_show_each_language(folder: Path) -> None:
    assert run("init", "--language", "en", "--language", "de") == 0
    assert run("build") == 0

    status = (folder / "site/de/status/index.html").read_text("utf-8")
    glossary = (folder / "site/nl/woordenlijst/index.html").read_text("utf-8")

    assert "Stand der Übersetzung (Englisch)" in status
    assert "Stand der Übersetzung (Deutsch)" in status
    assert '<span lang="en">brain fog</span>' in glossary
    assert '<span lang="de">Gehirnnebel</span>' in glossary


def test_words_that_a_language_lacks_are_dutch_there_and_are_not_counted(folder: Path) -> None:
    assert run("init", "--language", "en,fy") == 0
    assert run("build") == 0

    glossary = (folder / "site/fy/woordenlijst/index.html").read_text("utf-8")
    status = (folder / "site/nl/status/index.html").read_text("utf-8")

    assert '<h3 id="hersenmist"><span lang="nl">hersenmist</span></h3>' in glossary
    assert '<span lang="en">brain fog</span>' in glossary
    assert re.search(r"met uitleg in het Engels.*?5 / 5", status, re.DOTALL)
    assert re.search(r"met uitleg in het Fries.*?0 / 5", status, re.DOTALL)


class _Distribution:
    version = "9.9"

    def __init__(self, told: dict[str, object] | None) -> None:
        self._told = told

    def read_text(self, name: str) -> str | None:
        return json.dumps(self._told) if self._told and name == "direct_url.json" else None


def test_the_line_for_pip_names_where_this_version_is(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    address = "https://example.org/t.git"
    cloned = {"url": tmp_path.as_uri(), "dir_info": {"editable": True}}
    monkeypatch.setattr(
        init, "cloned_from", lambda folder: (address, "cd34") if folder == tmp_path else None
    )
    for told, line in (
        ({"url": address, "vcs_info": {"commit_id": "ab12"}}, f"tweetalig @ git+{address}@ab12"),
        (cloned, f"tweetalig @ git+{address}@cd34"),
        ({"url": "file:///elsewhere", "dir_info": {}}, None),
        (None, "tweetalig==9.9"),
    ):
        monkeypatch.setattr(init, "distribution", lambda name, told=told: _Distribution(told))
        assert init._requirement() == line


@pytest.mark.parametrize("found", ["tweetalig @ git+https://example.org/t.git@ab12", None])
def test_who_has_the_program_from_a_folder_is_told_to_say_where_it_is(
    folder: Path,
    found: str | None,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(init, "_requirement", lambda: found)
    assert run("init") == 0

    assert ("where the workflows find tweetalig" in capsys.readouterr().err) == (found is None)
    line = (folder / "requirements.txt").read_text("utf-8").splitlines()[-1]
    assert line.startswith(found or "tweetalig==")
