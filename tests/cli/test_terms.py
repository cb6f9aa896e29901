"""The glossary at work: exchange, suggestions, the report, and the checks of whole pages."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from tweetalig.engines.contract import Answer, EngineInfo, Hypothesis, Request
from tweetalig.model import Locale
from tweetalig.pipeline import read_for_publishing, sync
from tweetalig.settings import load_settings

from .conftest import Command

GLOSSARY = """# Ours; comments stay.
terms:
  - term: PEM
    expansion: post-exertionele malaise
    definition: Klachten worden erger na inspanning.
    en:
      term: PEM
      expansion: post-exertional malaise
      forbidden: [fatigue]
      definition: Symptoms get worse after exertion.
  - term: hersenmist
    en: {term: brain fog, accepted: [cognitive dysfunction]}
  - term: koorts
    en: {term: fever}
"""

ARTICLE = """---
title: Over PEM
---

# Over PEM

PEM komt later. Rust helpt bij PEM.

Hersenmist is zwaar.

Bij hersenmist helpt rust.

Over de lekkende darmwand schrijft Jansen. De lekkende darmwand is een idee. Een lekkende darmwand.
"""

PAGE = """---
title: About PEM
---

# About PEM

PEM comes later. Rest helps with PEM.

Brain fog is hard.

With cognitive dysfunction, rest helps.

Jansen writes about the leaky gut wall. The leaky gut wall is an idea. A leaky gut wall.
"""


@pytest.fixture
def translated(site: Path, tweetalig: Command) -> Path:
    """Make a site of one article with a translation by a person."""
    (site / "docs/nl/artikelen/pem.md").unlink()
    (site / "docs/nl/index.md").write_text(ARTICLE, encoding="utf-8")
    (site / "docs/en").mkdir(parents=True)
    (site / "docs/en/index.md").write_text(PAGE, encoding="utf-8")
    (site / "glossary.yml").write_text(GLOSSARY, encoding="utf-8")
    assert tweetalig("sync", "--engine", "none").status == 0
    return site


# -- export and import -------------------------------------------------------------------


@pytest.mark.parametrize("name", ["terms.csv", "terms.tbx"])
def test_what_goes_out_and_comes_back_changes_no_byte(
    translated: Path, tweetalig: Command, name: str
) -> None:
    out = tweetalig("terms", "export", "--output", name)
    assert (out.status, out.out) == (0, "")
    assert "3 terms written" in out.err
    back = tweetalig("terms", "import", name)
    assert (back.status, back.out) == (0, "")
    assert "0 terms added, 0 changed; 0 not in the file, kept." in back.err
    assert (translated / "glossary.yml").read_text(encoding="utf-8") == GLOSSARY


def test_an_export_goes_to_standard_output(translated: Path, tweetalig: Command) -> None:
    assert tweetalig("terms", "export").out.startswith("\ufeffterm,expansion,")
    assert tweetalig("terms", "export", "--format", "tbx").out.startswith("<?xml ")


def test_an_import_says_what_it_adds_and_changes(translated: Path, tweetalig: Command) -> None:
    table = "term;en.term;en.forbidden\nPEM;PEM;fatigue; tired\nbloed;blood;\nkoorts;fever;\n"
    table = table.replace("fatigue; tired", '"fatigue; tiredness"')
    (translated / "new.csv").write_text(table, encoding="utf-8")
    trial = tweetalig("terms", "import", "new.csv", "--check")
    assert trial.status == 1
    assert "1 term would be added, 1 would be changed; 1 not in the file, kept." in trial.err
    assert (translated / "glossary.yml").read_text(encoding="utf-8") == GLOSSARY
    run = tweetalig("terms", "import", "new.csv")
    assert run.status == 0
    assert run.out == "added: bloed → blood\nchanged: PEM: en.forbidden\n"
    text = (translated / "glossary.yml").read_text(encoding="utf-8")
    assert text.startswith("# Ours; comments stay.\n")
    assert "Klachten worden erger na inspanning." in text, "what the table leaves out stays"
    assert "forbidden: [fatigue, tiredness]" in text
    assert tweetalig("terms", "import", "new.csv", "--check").status == 0


def test_an_import_may_start_a_glossary(translated: Path, tweetalig: Command) -> None:
    (translated / "glossary.yml").unlink()
    (translated / "new.tsv").write_text("term\ten.term\nbloed\tblood\n", encoding="utf-8")
    assert tweetalig("terms", "import", "new.tsv").out == "added: bloed → blood\n"
    assert tweetalig("terms", "match", "--text", "bloed").out == "bloed → bloed (term): blood\n"


@pytest.mark.parametrize(
    ("name", "content", "status", "said"),
    [
        ("x.csv", "term,en.term\ncel,cell\nceltype,\n", 2, "x.csv:3: error[glossary]: “celtype”"),
        ("x.csv", "term,en.term\ncel,cell\ncel,cells\n", 2, "x.csv:3: error[glossary]: “cel” is"),
        (
            "x.csv",
            "term,variants,en.term\ncel,,cell\nkramp,koorts,cramp\n",
            2,
            "x.csv:3: error[glossary]: “kramp”: ",
        ),
        ("x.csv", "term,en.term,mood\ncel,cell,fine\n", 2, "x.csv:1: error[glossary]: “mood”"),
        ("x.tbx", "<martif>\n<text>", 2, "x.tbx:2: error[glossary]: not XML"),
        ("x.csv", None, 3, "x.csv: error[unreadable]"),
        ("x.doc", "term", 2, "x.doc: error[usage]"),
    ],
)
def test_a_file_with_a_mistake_changes_nothing(
    translated: Path,
    tweetalig: Command,
    name: str,
    content: str | None,
    status: int,
    said: str,
) -> None:
    if content is not None:
        (translated / name).write_text(content, encoding="utf-8")
    run = tweetalig("terms", "import", name)
    assert run.status == status
    assert said in run.err
    assert run.out == ""
    assert (translated / "glossary.yml").read_text(encoding="utf-8") == GLOSSARY


def test_a_language_the_site_does_not_have_is_refused(translated: Path, tweetalig: Command) -> None:
    for command in (("export",), ("report",), ("suggest",)):
        run = tweetalig("terms", *command, "--to", "fr")
        assert run.status == 2
        assert "“fr” is not a target language" in run.err
    assert tweetalig("terms", "export", "--to", "en").status == 0


# -- suggest and report ------------------------------------------------------------------


def test_candidates_come_with_their_sentences(translated: Path, tweetalig: Command) -> None:
    (found,) = json.loads(tweetalig("terms", "suggest", "--format", "json", "--most", "1").out)
    assert (found["form"], found["count"]) == ("lekkende darmwand", 3)
    assert found["examples"][0] == {
        "path": "docs/nl/index.md",
        "line": 13,
        "source": "Over de lekkende darmwand schrijft Jansen.",
        "target": "Jansen writes about the leaky gut wall.",
    }
    text = tweetalig("terms", "suggest").out
    assert "lekkende darmwand (3×)\n  docs/nl/index.md:13: Over de lekkende" in text
    assert "    now: The leaky gut wall is an idea.\n" in text


def test_nothing_to_suggest_is_said(translated: Path, tweetalig: Command) -> None:
    (translated / "docs/nl/index.md").write_text("# PEM\n", encoding="utf-8")
    run = tweetalig("terms", "suggest")
    assert (run.status, run.out) == (0, "")
    assert "Nothing to suggest." in run.err


def test_the_report_says_how_concepts_are_rendered(translated: Path, tweetalig: Command) -> None:
    page = translated / "docs/en/index.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("Rest helps with PEM", "Rest helps"), encoding="utf-8")
    lines = tweetalig("terms", "report").out.splitlines()
    assert lines[0] == "PEM: 4× on 1 page: PEM 3×"
    assert (
        lines[1] == "hersenmist: 2× on 1 page: brain fog 1×, cognitive dysfunction 1×, 50% one word"
    )
    assert lines[2].startswith("2 concepts on 1 page: 100.0% of 6 translated mentions")
    data = json.loads(tweetalig("terms", "report", "--format", "json").out)
    assert data["share_right"] == 1.0
    assert data["pages"] == [
        {"source": "docs/nl/index.md", "target": "docs/en/index.md", "title": "Over PEM"}
    ]
    fog = data["concepts"][1]
    assert fog["renderings"] == {"brain fog": 1, "cognitive dysfunction": 1}
    first = fog["occurrences"][0]
    assert first["outcome"] == "rendered"
    assert first["source"] == {"path": "docs/nl/index.md", "line": 9, "text": "Hersenmist"}
    assert first["target"]["path"] == "translations/en/index.po"
    catalog = (translated / "translations/en/index.po").read_text(encoding="utf-8").splitlines()
    entry = "\n".join(catalog[first["target"]["line"] - 1 :][:8])
    assert "Hersenmist is zwaar." in entry


def test_what_is_missing_or_forbidden_is_listed_with_its_place(
    translated: Path, tweetalig: Command
) -> None:
    page = translated / "docs/en/index.md"
    text = page.read_text(encoding="utf-8")
    text = text.replace("PEM comes later. Rest helps with PEM.", "Fatigue comes. Rest helps.")
    page.write_text(text.replace("Brain fog is", "Mist is"), encoding="utf-8")
    out = tweetalig("terms", "report").out
    assert "forbidden: “Fatigue” for “PEM”" in out
    assert "missing: “Hersenmist”" in out
    assert "1 forbidden, 2 missing, 0 not translated yet" in out


def test_untranslated_concepts_are_counted_apart(site: Path, tweetalig: Command) -> None:
    out = tweetalig("terms", "report").out
    assert "PEM: 6× on 2 pages: not translated yet" in out
    assert "1 concept on 2 pages: 0 forbidden, 0 missing, 6 not translated yet\n" in out


def test_an_article_that_can_not_be_read_is_named_and_the_rest_reported(
    translated: Path, tweetalig: Command
) -> None:
    (translated / "docs/nl/slecht.md").write_bytes(b"\xff")
    for command in ("report", "suggest"):
        run = tweetalig("terms", command)
        assert run.status == 3
        assert "docs/nl/slecht.md:1: error[unreadable]" in run.err
        assert run.out


# -- checks of a page as a whole ---------------------------------------------------------


def test_check_finds_what_shows_only_on_the_page_as_a_whole(
    translated: Path, tweetalig: Command
) -> None:
    run = tweetalig("check", "--format", "json")
    assert run.status == 0
    found = {finding["rule"]: finding for finding in json.loads(run.out)}
    consistency = found["term-consistency"]
    assert consistency["path"] == "translations/en/index.po"
    assert "“hersenmist” is “cognitive dysfunction” here" in consistency["message"]
    catalog = (translated / "translations/en/index.po").read_text(encoding="utf-8").splitlines()
    assert "Bij hersenmist" in "\n".join(catalog[consistency["line"] - 1 :][:8])
    assert "“PEM” is not explained" in found["abbreviation"]["message"]
    assert found["abbreviation"]["source"] == "PEM komt later. Rust helpt bij PEM."


def test_their_severity_is_the_sites(translated: Path, tweetalig: Command) -> None:
    settings = translated / "tweetalig.toml"
    settings.write_text(
        settings.read_text(encoding="utf-8") + '[check.severity]\nabbreviation = "error"\n',
        encoding="utf-8",
    )
    run = tweetalig("check", "--format", "json")
    assert run.status == 1
    severities = {finding["rule"]: finding["severity"] for finding in json.loads(run.out)}
    assert severities["abbreviation"] == "error"
    assert severities["term-consistency"] == "notice"


def test_a_translators_note_silences_them(translated: Path, tweetalig: Command) -> None:
    catalog = translated / "translations/en/index.po"
    text = catalog.read_text(encoding="utf-8")
    lines = text.splitlines(keepends=True)
    at = next(n for n, line in enumerate(lines) if line.startswith('msgid "PEM komt later.'))
    start = max(n for n in range(at) if not lines[n].strip()) + 1
    lines.insert(start, "# tweetalig: ignore abbreviation – the title explains it\n")
    catalog.write_text("".join(lines), encoding="utf-8")
    rules = [finding["rule"] for finding in json.loads(tweetalig("check", "--format", "json").out)]
    assert "abbreviation" not in rules
    assert "ignore" not in rules
    assert "term-consistency" in rules


def test_an_abbreviation_that_markdown_explains_is_explained(
    translated: Path, tweetalig: Command
) -> None:
    for path, words in (("nl", "post-exertionele malaise"), ("en", "post-exertional malaise")):
        file = translated / "docs" / path / "index.md"
        text = file.read_text(encoding="utf-8")
        file.write_text(f"{text}\n*[PEM]: {words}\n", encoding="utf-8")
    rules = [finding["rule"] for finding in json.loads(tweetalig("check", "--format", "json").out)]
    assert "abbreviation" not in rules


# -- the site ----------------------------------------------------------------------------


def test_the_site_is_told_how_concepts_come_out(translated: Path) -> None:
    page = translated / "docs/en/index.md"
    text = page.read_text(encoding="utf-8").replace("PEM comes later", "Fatigue comes later")
    page.write_text(text, encoding="utf-8")
    site = read_for_publishing(load_settings(translated))
    (pem, fog) = site.aligned[Locale("en")]
    assert (pem.headword, fog.headword) == ("PEM", "hersenmist")
    assert fog.renderings == (("brain fog", 1), ("cognitive dysfunction", 1))
    assert [place.text for place in fog.places["index.md"]] == [
        "Brain fog is hard.",
        "With cognitive dysfunction, rest helps.",
    ]
    assert all(place.is_right for place in fog.places["index.md"])
    assert [place.is_forbidden for place in pem.places["index.md"]].count(True) == 1


def test_a_site_without_terms_has_nothing_to_show(translated: Path) -> None:
    (translated / "glossary.yml").unlink()
    assert read_for_publishing(load_settings(translated)).aligned == {}


# -- drafts ------------------------------------------------------------------------------


@dataclass(frozen=True)
class Stubborn:
    """An engine that never heard of the glossary."""

    @property
    def info(self) -> EngineInfo:
        return EngineInfo(name="stubborn", model="none", version="1")

    def translate(self, requests: Sequence[Request]) -> Iterator[Answer]:
        english = {
            "Last van PEM?": "Trouble with fatigue?",
            "PEM en vermoeidheid horen samen.": "Fatigue and fatigue go together.",
        }
        for at, request in enumerate(requests):
            text = english.get(request.text)
            yield at, (Hypothesis(text=text, score=-1.0),) if text and not request.attempt else ()


def test_a_draft_is_repaired_where_that_is_certain_and_the_catalog_says_so(
    site: Path, tweetalig: Command
) -> None:
    (site / "docs/nl/artikelen/pem.md").unlink()
    (site / "glossary.yml").write_text(GLOSSARY, encoding="utf-8")
    (site / "docs/nl/index.md").write_text(
        "Last van PEM?\n\nPEM en vermoeidheid horen samen.\n", encoding="utf-8"
    )
    sync(load_settings(site), load_engine=lambda locale: Stubborn())
    catalog = (site / "translations/en/index.po").read_text(encoding="utf-8")
    assert 'msgstr "Trouble with PEM?"' in catalog
    assert "repair:fatigue→PEM" in catalog
    assert "go together" not in catalog, "which of the two to repair is not certain"


def test_a_persons_words_are_never_repaired(translated: Path, tweetalig: Command) -> None:
    page = translated / "docs/en/index.md"
    text = page.read_text(encoding="utf-8").replace("Rest helps with PEM", "Rest helps")
    page.write_text(text.replace("PEM comes later", "Fatigue comes later"), encoding="utf-8")
    sync(load_settings(translated), load_engine=lambda locale: Stubborn())
    assert "Fatigue comes later. Rest helps." in page.read_text(encoding="utf-8")
    assert "repair:" not in (translated / "translations/en/index.po").read_text(encoding="utf-8")


def test_a_text_without_terms_is_said_to_have_none(tweetalig: Command) -> None:
    run = tweetalig("terms", "match", "--text", "Rust is goed.")
    assert (run.status, run.out) == (0, "")
    assert "No term of the glossary is in it." in run.err
