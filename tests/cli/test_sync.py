"""``tweetalig sync``: drafts, takes in edits, loses nothing, and changes nothing twice."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import tweetalig.translate.drafting as engine_drafting
from tweetalig import desk, drafting, files
from tweetalig.errors import WriteError
from tweetalig.memory import store
from tweetalig.memory.settle import settle
from tweetalig.report.as_json import FIELDS

PAGE = "docs/en/artikelen/pem.md"
CATALOG = "translations/en/artikelen/pem.po"
Command = Callable[..., Any]


def tree(root: Path) -> dict[str, bytes]:
    """Everything under docs and translations, and when it was written."""
    return {
        str(path.relative_to(root)): path.read_bytes() + str(path.stat().st_mtime_ns).encode()
        for folder in ("docs", "translations")
        for path in (root / folder).rglob("*")
        if path.is_file()
    }


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def segments(run: Any, page: str = PAGE) -> dict[str, int]:
    pages = json.loads(run.out)["pages"]
    (found,) = [item for item in pages if item["target"] == page]
    counts: dict[str, int] = found["segments"]
    return counts


def test_without_an_engine_the_catalogs_wait_and_no_page_is_made(
    site: Path, tweetalig: Command
) -> None:
    run = tweetalig("sync")
    assert run.status == 0
    assert "No translation engine for “en” is installed" in run.err
    assert 'msgid "Helpt rust?"\nmsgstr ""' in (site / CATALOG).read_text(encoding="utf-8")
    assert not (site / "docs/en").exists()


def test_drafts_are_fuzzy_and_the_page_says_that_a_machine_made_it(
    site: Path, tweetalig: Command
) -> None:
    assert tweetalig("sync", "--engine", "pseudo").status == 0
    catalog = (site / CATALOG).read_text(encoding="utf-8")
    assert re.search(r"#\. origin: pseudo.*\n(#.*\n)*#, fuzzy\n.*\nmsgid \"Helpt rust\?\"", catalog)
    page = (site / PAGE).read_text(encoding="utf-8")
    assert "translation:\n  status: machine\n  source: docs/nl/artikelen/pem.md\n" in page
    assert "| HELPT RUST? | JA |" in page
    assert "[DE STARTPAGINA](../index.md)" in page


def test_a_second_run_changes_no_byte(site: Path, tweetalig: Command) -> None:
    tweetalig("sync", "--engine", "pseudo")
    before = tree(site)
    run = tweetalig("sync", "--engine", "pseudo")
    assert (run.status, tree(site)) == (0, before)
    assert "0 files changed" in run.err


def test_an_edit_on_the_page_comes_back_as_reviewed(site: Path, tweetalig: Command) -> None:
    tweetalig("sync", "--engine", "pseudo")
    edit(site / PAGE, "HELPT RUST?", "Does rest help?")
    run = tweetalig("sync", "--engine", "pseudo", "--json")
    assert segments(run)["reviewed"] == 1
    catalog = (site / CATALOG).read_text(encoding="utf-8")
    assert 'msgid "Helpt rust?"\nmsgstr "Does rest help?"' in catalog
    assert "| Does rest help? | JA |" in (site / PAGE).read_text(encoding="utf-8")


@pytest.mark.parametrize("text", ["www.example.org", "`code`"])
def test_a_translation_that_has_no_place_on_its_page_changes_nothing_twice(
    site: Path, tweetalig: Command, text: str
) -> None:
    tweetalig("sync", "--engine", "pseudo")
    edit(site / CATALOG, "DE PATIËNTEN HEBBEN PEM. DE PATIËNTEN HEBBEN GEEN KOORTS.", text)
    run = tweetalig("sync", "--engine", "pseudo")
    assert run.status == 1
    assert "reads as other Markdown" in run.err
    before = tree(site)
    tweetalig("sync", "--engine", "pseudo")
    assert tree(site) == before
    assert text in (site / CATALOG).read_text(encoding="utf-8")


def test_an_edit_in_the_catalog_reaches_the_page(site: Path, tweetalig: Command) -> None:
    tweetalig("sync", "--engine", "pseudo")
    edit(site / CATALOG, 'msgstr "HELPT RUST?"', 'msgstr "Does rest help?"')
    run = tweetalig("sync", "--json")
    assert segments(run)["reviewed"] == 1
    assert "| Does rest help? | JA |" in (site / PAGE).read_text(encoding="utf-8")


def test_two_different_edits_are_a_conflict_that_is_not_forgotten(
    site: Path, tweetalig: Command
) -> None:
    tweetalig("sync", "--engine", "pseudo")
    edit(site / PAGE, "HELPT RUST?", "Does rest help?")
    edit(site / CATALOG, 'msgstr "HELPT RUST?"', 'msgstr "Is rest useful?"')
    for _ in range(2):
        run = tweetalig("sync")
        assert run.status == 1
        assert re.search(rf"{PAGE}:\d+: error\[conflict\]", run.err)
        assert "Does rest help?" in (site / PAGE).read_text(encoding="utf-8")
        assert "Is rest useful?" in (site / CATALOG).read_text(encoding="utf-8")
    status = tweetalig("status")
    assert status.status == 1
    assert f"{PAGE}: machine: " in status.out
    assert "← 1 conflict to end" in status.out
    assert re.search(rf"{PAGE}:\d+: error\[conflict\].*{CATALOG}:\d+", status.err)
    edit(site / PAGE, "Does rest help?", "Is rest useful?")
    assert tweetalig("sync").status == 0


def test_a_finding_of_a_sync_has_the_fields_of_a_check(site: Path, tweetalig: Command) -> None:
    tweetalig("sync", "--engine", "pseudo")
    edit(site / PAGE, "HELPT RUST?", "Does rest help?")
    edit(site / CATALOG, 'msgstr "HELPT RUST?"', 'msgstr "Will rest help?"')

    (found,) = json.loads(tweetalig("sync", "--json").out)["findings"]

    assert list(found) == list(FIELDS)
    assert (found["rule"], found["severity"]) == ("conflict", "error")


@pytest.mark.parametrize(
    ("take", "agreed", "other"),
    [
        ("page", "Does rest help?", "Is rest useful?"),
        ("catalog", "Is rest useful?", "Does rest help?"),
    ],
)
def test_a_conflict_ends_by_choosing_and_the_other_text_is_kept(
    site: Path, tweetalig: Command, take: str, agreed: str, other: str
) -> None:
    tweetalig("sync", "--engine", "pseudo")
    edit(site / PAGE, "HELPT RUST?", "Does rest help?")
    edit(site / CATALOG, 'msgstr "HELPT RUST?"', 'msgstr "Is rest useful?"')
    assert tweetalig("sync").status == 1
    assert tweetalig("resolve", PAGE, "--take", take).status == 0
    for _ in range(2):
        assert tweetalig("sync").status == 0
        assert f"| {agreed} |" in (site / PAGE).read_text(encoding="utf-8")
        catalog = (site / CATALOG).read_text(encoding="utf-8")
        assert f'msgid "Helpt rust?"\nmsgstr "{agreed}"' in catalog
        assert f'#~ msgstr "{other}"' in catalog
    assert "There was no conflict." in tweetalig("resolve", PAGE, "--take", take).err


def test_choosing_for_one_language_leaves_the_conflict_of_another(
    site: Path, tweetalig: Command
) -> None:
    (site / "tweetalig.toml").write_text('source = "nl"\ntargets = ["en", "de"]\n')
    tweetalig("sync", "--engine", "pseudo")
    german = (PAGE.replace("/en/", "/de/"), CATALOG.replace("/en/", "/de/"))
    for page, catalog in ((PAGE, CATALOG), german):
        edit(site / page, "HELPT RUST?", "Page.")
        edit(site / catalog, 'msgstr "HELPT RUST?"', 'msgstr "Catalog."')
    tweetalig("sync", "--engine", "pseudo")
    assert tweetalig("resolve", german[0], "--take", "page").status == 0
    pages = json.loads(tweetalig("status", "--json").out)["pages"]
    assert {page["target"] for page in pages if page["conflicts"]} == {PAGE}
    assert tweetalig("resolve", "docs/nl/artikelen/pem.md", "--take", "catalog").status == 0
    assert tweetalig("sync", "--engine", "pseudo").status == 0
    assert "Catalog." in (site / PAGE).read_text(encoding="utf-8")
    assert "Page." in (site / german[0]).read_text(encoding="utf-8")


def test_an_edit_saved_while_the_page_is_put_together_is_taken_in(
    site: Path, tweetalig: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    tweetalig("sync", "--engine", "pseudo")
    edit(site / PAGE, "HELPT RUST?", "Does rest help?")
    saved = iter(["Does sport help?"])

    def settle_and_save(*arguments: Any) -> Any:
        settled = settle(*arguments)
        for text in saved:
            edit(site / PAGE, "HELPT SPORT?", text)
        return settled

    monkeypatch.setattr(desk, "settle", settle_and_save)
    assert tweetalig("sync").status == 0
    for text in ("Does rest help?", "Does sport help?"):
        assert text in (site / PAGE).read_text(encoding="utf-8")
        assert f'msgstr "{text}"' in (site / CATALOG).read_text(encoding="utf-8")


def test_a_changed_dutch_number_makes_the_translation_outdated_and_keeps_it(
    site: Path, tweetalig: Command
) -> None:
    article = site / "docs/nl/artikelen/pem.md"
    edit(article, "De patiënten hebben geen koorts.", "De patiënt is 40 jaar.")
    tweetalig("sync", "--engine", "pseudo")
    page = (site / PAGE).read_text(encoding="utf-8")
    reviewed = page.replace("DE PATIËNT IS 40 JAAR.", "The patient is 40 years old.")
    (site / PAGE).write_text(reviewed, encoding="utf-8")
    tweetalig("sync")
    edit(article, "40 jaar", "50 jaar")
    run = tweetalig("sync", "--json")
    assert segments(run)["outdated"] == 1
    assert "The patient is 40 years old." in (site / PAGE).read_text(encoding="utf-8")
    assert "40 jaar" in (site / CATALOG).read_text(encoding="utf-8")


def add_term(site: Path, headword: str, english: str) -> None:
    glossary = site / "glossary.yml"
    text = glossary.read_text(encoding="utf-8")
    entry = f"  - {{term: {headword}, en: {{term: {english}}}}}\n"
    glossary.write_text(text + entry, encoding="utf-8")


def reviewed_with(site: Path, tweetalig: Command, dutch: str) -> None:
    """Have one cell of the article say this, with a translation by a person."""
    edit(site / "docs/nl/artikelen/pem.md", "Helpt rust?", dutch)
    tweetalig("sync", "--engine", "pseudo")
    edit(site / PAGE, dutch.upper(), "By a person.")
    assert segments(tweetalig("sync", "--json"))["reviewed"] == 1


def test_a_misspelt_term_set_right_keeps_the_translation_reviewed_and_says_so(
    site: Path, tweetalig: Command
) -> None:
    add_term(site, "hersenmist", "brain fog")
    reviewed_with(site, tweetalig, "Heb je hersenmits?")
    edit(site / "docs/nl/artikelen/pem.md", "hersenmits", "hersenmist")
    run = tweetalig("sync", "--json")
    assert segments(run)["reviewed"] == 1
    assert "notice[source-corrected]" in run.err


def test_a_changed_term_makes_the_translation_outdated(site: Path, tweetalig: Command) -> None:
    add_term(site, "pacing", "pacing")
    reviewed_with(site, tweetalig, "Doe aan pacing.")
    edit(site / "docs/nl/artikelen/pem.md", "pacing", "paling")
    run = tweetalig("sync", "--json")
    assert segments(run)["outdated"] == 1


def test_the_glossary_is_not_read_where_no_dutch_word_changed(
    site: Path, tweetalig: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(*arguments: Any, **options: Any) -> Any:
        raise AssertionError("nobody needs it")

    reviewed_with(site, tweetalig, "Helpt rusten?")
    monkeypatch.setattr("tweetalig.reading.load_glossary", read)
    assert tweetalig("sync").status == 0
    edit(site / "docs/nl/artikelen/pem.md", "Helpt rusten?", "Helpt *rusten*?")
    run = tweetalig("sync", "--json")
    assert segments(run)["reviewed"] == 1


def test_check_writes_nothing_and_says_what_would_change(site: Path, tweetalig: Command) -> None:
    before = tree(site)
    run = tweetalig("sync", "--check")
    assert (run.status, tree(site)) == (1, before)
    assert "2 files would change" in run.err
    tweetalig("sync")
    assert tweetalig("sync", "--check").status == 0


def test_only_the_named_articles_are_written(site: Path, tweetalig: Command) -> None:
    run = tweetalig("sync", "docs/nl/artikelen", "--json")
    assert json.loads(run.out)["changed"] == [CATALOG]
    missing = tweetalig("sync", "docs/nl/nergens.md")
    assert missing.status == 2
    assert missing.err.startswith("docs/nl/nergens.md: error[usage]: no article there\nhint: ")


def test_a_renamed_article_takes_its_translation_along(site: Path, tweetalig: Command) -> None:
    tweetalig("sync", "--engine", "pseudo")
    edit(site / PAGE, "HELPT RUST?", "Does rest help?")
    tweetalig("sync")
    (site / "docs/nl/artikelen/pem.md").rename(site / "docs/nl/artikelen/wat-is-pem.md")
    run = tweetalig("sync", "--json")
    assert segments(run, "docs/en/artikelen/wat-is-pem.md")["reviewed"] == 1
    assert not (site / PAGE).exists()
    assert not (site / CATALOG).exists()


def test_a_page_left_behind_by_its_article_and_catalog_follows_with_its_edits(
    site: Path, tweetalig: Command
) -> None:
    tweetalig("sync", "--engine", "pseudo")
    edit(site / PAGE, "HELPT RUST?", "Does rest help?")
    for path in ("docs/nl/artikelen/pem.md", CATALOG):
        file = site / path
        file.rename(file.with_stem("inspanning"))
    run = tweetalig("sync", "--engine", "pseudo")
    assert run.status == 0
    moved = (site / PAGE).with_stem("inspanning").read_text(encoding="utf-8")
    assert "Does rest help?" in moved
    assert "source: docs/nl/artikelen/inspanning.md" in moved
    assert not (site / PAGE).exists()


def test_a_page_without_an_article_is_named_and_left_alone(site: Path, tweetalig: Command) -> None:
    tweetalig("sync", "--engine", "pseudo")
    stray = site / "docs/en/ours.md"
    stray.write_text("# Ours\n", encoding="utf-8")
    run = tweetalig("sync", "--engine", "pseudo")
    assert run.status == 0
    assert "docs/en/ours.md:1: warning[page-structure]: there is no Dutch article" in run.err
    assert stray.read_text(encoding="utf-8") == "# Ours\n"
    assert "page-structure" not in tweetalig("sync", PAGE, "--engine", "pseudo").err


def test_an_article_that_has_a_page_takes_none_away_from_another(
    site: Path, tweetalig: Command
) -> None:
    article, other = site / "docs/nl/artikelen/pem.md", site / "docs/nl/artikelen/nieuw.md"
    tweetalig("sync", "--engine", "pseudo")
    edit(site / PAGE, "HELPT RUST?", "Does rest help?")
    article.rename(other)
    (site / PAGE).with_name("nieuw.md").write_text("# A page of its own\n", encoding="utf-8")
    tweetalig("sync")
    assert '#~ msgstr "Does rest help?"' in (site / CATALOG).read_text(encoding="utf-8")
    assert (site / PAGE).with_name("nieuw.md").read_text("utf-8").endswith("# A page of its own\n")


def test_a_deleted_article_leaves_its_words_in_the_catalog(site: Path, tweetalig: Command) -> None:
    tweetalig("sync", "--engine", "pseudo")
    edit(site / PAGE, "HELPT RUST?", "Does rest help?")
    (site / "docs/nl/artikelen/pem.md").unlink()
    for _ in range(2):
        tweetalig("sync")
        assert not (site / PAGE).exists()
        catalog = (site / CATALOG).read_text(encoding="utf-8")
        assert '#~ msgstr "Does rest help?"' in catalog


def test_the_last_edit_of_a_deleted_article_is_recalled_at_once(
    site: Path, tweetalig: Command
) -> None:
    tweetalig("sync", "docs/nl/artikelen", "--engine", "pseudo")
    edit(site / PAGE, "HELPT RUST?", "Does rest help?")
    (site / "docs/nl/artikelen/pem.md").unlink()
    home = site / "docs/nl/index.md"
    home.write_text(home.read_text(encoding="utf-8") + "\nHelpt rust?\n", encoding="utf-8")
    tweetalig("sync")
    before = tree(site)
    assert 'msgstr "Does rest help?"' in (site / "translations/en/index.po").read_text("utf-8")
    assert tweetalig("sync").status == 0
    assert tree(site) == before


def test_an_edit_made_while_drafting_runs_is_kept(
    site: Path, tweetalig: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    tweetalig("sync", "--engine", "pseudo")
    edit(site / "docs/nl/artikelen/pem.md", "Helpt sport?", "Helpt sporten altijd?")

    def interfere(*arguments: Any, **options: Any) -> Any:
        edit(site / PAGE, "HELPT RUST?", "Does rest help?")
        return real(*arguments, **options)

    real = drafting.draft_works
    monkeypatch.setattr("tweetalig.pipeline.draft_works", interfere)
    tweetalig("sync", "--engine", "pseudo")
    page = (site / PAGE).read_text(encoding="utf-8")
    assert "Does rest help?" in page
    assert "HELPT SPORTEN ALTIJD?" in page


def test_ctrl_c_keeps_what_is_done(
    site: Path, tweetalig: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = engine_drafting.draft

    def stopped(*arguments: Any, **options: Any) -> Any:
        for number, made in enumerate(real(*arguments, **options)):
            if number == 5:
                raise KeyboardInterrupt
            yield made

    monkeypatch.setattr("tweetalig.drafting.draft", stopped)
    run = tweetalig("sync", "--engine", "pseudo")
    assert run.status == 130
    catalogs = "".join(
        path.read_text(encoding="utf-8") for path in (site / "translations").rglob("*.po")
    )
    assert catalogs.count("origin: pseudo") == 5


def test_a_page_that_cannot_be_written_makes_no_draft_a_persons(
    site: Path, tweetalig: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    tweetalig("sync", "--engine", "pseudo")
    page = (site / PAGE).read_bytes()
    edit(site / "docs/nl/artikelen/pem.md", "geen koorts", "geen koorts of hoest")
    edit(site / "docs/nl/index.md", "Lees ", "Lees alles ")

    def write(path: Path, text: str) -> bool:
        if path == site / PAGE:
            raise WriteError("the file can't be written", path=str(path))
        return files.write_text(path, text)

    monkeypatch.setattr(store, "write_text", write)
    run = tweetalig("sync", "--engine", "pseudo")
    assert run.status == 1
    assert run.err.count("the file can't be written") == 1
    assert "LEES ALLES" in (site / "docs/en/index.md").read_text(encoding="utf-8")
    assert (site / PAGE).read_bytes() == page
    monkeypatch.setattr(store, "write_text", files.write_text)
    counts = segments(tweetalig("sync", "--engine", "pseudo", "--json"))
    assert counts["reviewed"] == 0
    assert "OF HOEST" in (site / PAGE).read_text(encoding="utf-8")


def test_ctrl_c_between_catalog_and_page_makes_no_draft_a_persons(
    site: Path, tweetalig: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    tweetalig("sync", "--engine", "pseudo")
    edit(site / "docs/nl/artikelen/pem.md", "geen koorts", "geen koorts of hoest")
    pressed: list[Path] = []

    def write(path: Path, text: str) -> bool:
        if path == site / PAGE and not pressed:
            pressed.append(path)
            raise KeyboardInterrupt
        return files.write_text(path, text)

    monkeypatch.setattr(store, "write_text", write)
    assert tweetalig("sync", "--engine", "pseudo").status == 130
    assert "OF HOEST" in (site / PAGE).read_text(encoding="utf-8")
    assert segments(tweetalig("sync", "--engine", "pseudo", "--json"))["reviewed"] == 0


def test_a_file_broken_while_drafting_runs_keeps_no_other_from_being_saved(
    site: Path, tweetalig: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = engine_drafting.draft

    def draft(*given: Any, **named: Any) -> Any:
        for made in real(*given, **named):
            (site / CATALOG).parent.mkdir(parents=True, exist_ok=True)
            (site / CATALOG).write_text("msgid oeps", encoding="utf-8")
            yield made

    monkeypatch.setattr("tweetalig.drafting.draft", draft)
    run = tweetalig("sync", "--engine", "pseudo")
    assert run.status == 3
    assert f"{CATALOG}:1: error[catalog]" in run.err
    assert (site / CATALOG).read_text(encoding="utf-8") == "msgid oeps"
    assert (site / "docs/en/index.md").exists()


@pytest.mark.parametrize("path", ["docs/nl/artikelen/pem.md", PAGE, CATALOG])
def test_both_sides_of_a_merge_are_never_taken_for_text(
    site: Path, tweetalig: Command, path: str
) -> None:
    tweetalig("sync", "--engine", "pseudo")
    lines = (site / path).read_text(encoding="utf-8").split("\n")
    merged = ["<<<<<<< HEAD", *lines[5:7], "=======", *lines[5:7], ">>>>>>> branch"]
    (site / path).write_text("\n".join([*lines[:5], *merged, *lines[7:]]), encoding="utf-8")
    before = tree(site)
    run = tweetalig("sync", "--engine", "pseudo")
    assert run.status == 3
    assert f"{path}:6: error[unreadable]: Git left both sides of a merge here" in run.err
    assert tree(site) == before


@pytest.mark.parametrize("base", ["", "||||||| base\n  reviewed: 0\n"])
def test_both_sides_of_what_a_sync_counted_are_counted_anew(
    site: Path, tweetalig: Command, base: str
) -> None:
    tweetalig("sync", "--engine", "pseudo")
    edit(site / PAGE, "HELPT RUST?", "Does rest help?")
    edit(
        site / PAGE,
        "  reviewed: 0\n",
        f"<<<<<<< HEAD\n  reviewed: 2\n{base}=======\n  reviewed: 3\n>>>>>>> branch\n",
    )
    counts = segments(tweetalig("sync", "--engine", "pseudo", "--json"))
    assert counts["reviewed"] == 1
    assert "  reviewed: 1\n" in (site / PAGE).read_text(encoding="utf-8")
    assert "<<<" not in (site / PAGE).read_text(encoding="utf-8")


def test_front_matter_of_a_page_that_is_no_yaml_is_an_error_and_the_title_waits(
    site: Path, tweetalig: Command
) -> None:
    tweetalig("sync", "--engine", "pseudo")
    edit(site / PAGE, "title: WAT IS PEM?", "title: PEM: what is it?")
    before = tree(site)
    run = tweetalig("sync", "--engine", "pseudo")
    assert run.status == 3
    assert f"{PAGE}:2: error[unreadable]: the front matter is not YAML" in run.err
    assert tree(site) == before
    edit(site / PAGE, "title: PEM: what is it?", 'title: "PEM: what is it?"')
    counts = segments(tweetalig("sync", "--engine", "pseudo", "--json"))
    assert counts["reviewed"] == 1


def test_an_article_whose_name_is_not_utf8_is_named_and_the_others_are_synced(
    site: Path, tweetalig: Command
) -> None:
    try:
        (site / "docs/nl" / os.fsdecode(b"caf\xe9.md")).write_text("# Rust\n", encoding="utf-8")
    except OSError:
        pytest.skip("this disk takes names in UTF-8 only")
    run = tweetalig("sync", "--engine", "pseudo")
    assert run.status == 3
    assert "docs/nl/caf?.md: error[unreadable]: the name of this file" in run.err
    assert (site / PAGE).exists()
    assert tweetalig("status").status == 3


def test_a_reviewed_sentence_comes_before_one_that_a_machine_made(
    site: Path, tweetalig: Command
) -> None:
    folder = site / "docs/nl"
    (folder / "a.md").write_text("Rust helpt goed. Slaap ook.\n", encoding="utf-8")
    (folder / "b.md").write_text("Rust helpt goed.\n", encoding="utf-8")
    tweetalig("sync", "--engine", "pseudo")
    edit(site / "docs/en/b.md", "RUST HELPT GOED.", "Rest helps well.")
    edit(folder / "a.md", "Slaap ook.", "Slaap ook heel veel, elke dag.")
    (folder / "c.md").write_text("Rust helpt goed. Brood is lekker.\n", encoding="utf-8")
    tweetalig("sync", "--engine", "pseudo")
    for name in ("a.md", "c.md"):
        assert "Rest helps well. " in (site / "docs/en" / name).read_text(encoding="utf-8")


def test_a_reviewed_sentence_stays_as_it_is_though_others_say_it_in_another_way(
    site: Path, tweetalig: Command
) -> None:
    folder = site / "docs/nl"
    (folder / "a.md").write_text("Rust helpt goed. Slaap ook.\n", encoding="utf-8")
    for name in ("b.md", "c.md"):
        (folder / name).write_text("Rust helpt goed. Brood is lekker.\n", encoding="utf-8")
    tweetalig("sync", "--engine", "pseudo")
    edit(site / "docs/en/a.md", "RUST HELPT GOED. SLAAP OOK.", "Resting does good. So does sleep.")
    for name in ("b.md", "c.md"):
        edit(site / "docs/en" / name, "RUST HELPT GOED.", "Rest helps well.")
    # What b and c say is found because of their other sentence.
    (folder / "d.md").write_text("Brood is lekker. Melk ook.\n", encoding="utf-8")
    edit(folder / "a.md", "Slaap ook.", "Slaap ook heel veel, elke dag.")
    tweetalig("sync", "--engine", "pseudo")
    catalog = (site / "translations/en/a.po").read_text(encoding="utf-8")
    assert "Resting does good. SLAAP OOK HEEL VEEL, ELKE DAG." in catalog
