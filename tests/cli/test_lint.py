"""Hints for the Dutch, as a writer asks for them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .conftest import Command

HARD = "# Kop\n\nRust, indien het kan. Bij PEM en IOM ook.\n"


@pytest.fixture
def hard(site: Path) -> Path:
    """An article with something to say about it."""
    file = site / "docs/nl/artikelen/moeilijk.md"
    file.write_text(HARD, "utf-8")
    return file


def test_nothing_to_say_is_said_in_two_words(tweetalig: Command) -> None:
    run = tweetalig("lint")

    assert (run.status, run.out, run.err) == (0, "", "No hints.\n")


def test_hints_fail_nothing_unless_that_is_asked(tweetalig: Command, hard: Path) -> None:
    run = tweetalig("lint")

    assert run.status == 0
    assert "docs/nl/artikelen/moeilijk.md:3: notice[hard-word]" in run.out
    assert "  nl: Rust, indien het kan.\n" in run.out
    assert tweetalig("lint", "--fail-on", "notice").status == 1


def test_json_has_the_fields_of_a_check(tweetalig: Command, hard: Path) -> None:
    found = json.loads(tweetalig("lint", "--format", "json").out)

    # PEM is in the glossary, so the site explains it.
    assert [one["rule"] for one in found] == ["hard-word", "unexplained-abbreviation"]
    assert list(found[0]) == [
        "path", "line", "rule", "severity", "message", "source", "target",
    ]  # fmt: skip
    assert found[0]["source"] == "Rust, indien het kan."
    assert found[0]["target"] == ""


def test_the_other_formats_are_those_of_a_check(tweetalig: Command, hard: Path) -> None:
    github = tweetalig("lint", "--format", "github").out
    sarif = json.loads(tweetalig("lint", "--format", "sarif").out)

    assert github.startswith("::notice file=docs/nl/artikelen/moeilijk.md,line=3,")
    rules = {rule["id"] for rule in sarif["runs"][0]["tool"]["driver"]["rules"]}
    assert {"hard-word", "no-summary"} <= rules
    assert {one["level"] for one in sarif["runs"][0]["results"]} == {"note"}
    assert tweetalig("lint", "docs/nl/index.md", "--format", "json").out == "[]\n"


def test_a_site_can_make_a_hint_count(tweetalig: Command, site: Path, hard: Path) -> None:
    with (site / "tweetalig.toml").open("a", encoding="utf-8") as file:
        file.write('[check.severity]\nhard-word = "error"\n')

    assert tweetalig("lint").status == 1


def test_files_and_folders_are_looked_at_wherever_they_are(
    tweetalig: Command, site: Path, hard: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert tweetalig("lint", "docs/nl/index.md").out == ""
    assert "moeilijk.md:3" in tweetalig("lint", "docs/nl/artikelen").out
    loose = tmp_path / "los"
    loose.mkdir()
    (loose / "brief.md").write_text(HARD, "utf-8")
    monkeypatch.chdir(loose)

    # Outside of a site nothing explains PEM.
    run = tweetalig("lint", "brief.md")
    assert run.status == 0
    assert "brief.md:3: notice[unexplained-abbreviation]: “PEM” is not explained." in run.out


def test_what_can_not_be_looked_at_is_said(
    tweetalig: Command, site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (site / "docs/en").mkdir(parents=True)
    (site / "docs/en/index.md").write_text("# Welcome\n", "utf-8")
    translation = tweetalig("lint", "docs/en/index.md")
    assert translation.status == 2
    assert "docs/en/index.md: error[usage]: that is a translation" in translation.err
    assert tweetalig("lint", "nergens.md").status == 3
    (site / "leeg").mkdir()
    assert tweetalig("lint", "leeg").status == 2
    monkeypatch.chdir(tmp_path)
    assert "no tweetalig.toml here" in tweetalig("lint").err


def test_other_articles_are_looked_at_when_one_is_broken(
    tweetalig: Command, site: Path, hard: Path
) -> None:
    (site / "docs/nl/aaa.md").write_text("---\ntitle: [\n---\n\nIndien.\n", "utf-8")
    (site / "glossary.yml").write_text("terms: 12\n", "utf-8")

    run = tweetalig("lint")

    assert run.status == 2
    assert "docs/nl/aaa.md" in run.err
    assert "glossary.yml" in run.err
    assert "moeilijk.md:3: notice[hard-word]" in run.out


def test_there_are_hints_for_dutch_alone(tweetalig: Command, site: Path) -> None:
    (site / "tweetalig.toml").write_text('source = "de"\ntargets = ["en"]\n', "utf-8")

    run = tweetalig("lint")

    assert run.status == 2
    assert "hints for Dutch alone" in run.err
