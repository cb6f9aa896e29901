"""The glossary of this site itself."""

from __future__ import annotations

import json
from importlib import resources
from pathlib import Path

import jsonschema
import pytest
import yaml

from tweetalig.files import read_text
from tweetalig.model import Locale, Term
from tweetalig.terms.editing import update_glossary
from tweetalig.terms.glossary import load_glossary
from tweetalig.terms.matching import Matcher
from tweetalig.terms.spreadsheet import from_csv, to_csv
from tweetalig.terms.termbase import from_tbx, to_tbx

PATH = Path(__file__).parents[3] / "glossary.yml"
EN = Locale("en")


@pytest.fixture(scope="module")
def project_terms() -> tuple[Term, ...]:
    return load_glossary(read_text(PATH), path="glossary.yml", target=EN)


def test_it_fits_the_schema_that_editors_use() -> None:
    schema = resources.files("tweetalig.terms").joinpath("glossary.schema.json").read_text("utf-8")
    jsonschema.validate(yaml.safe_load(read_text(PATH)), json.loads(schema))


def test_it_finds_the_three_terms_of_the_promise(project_terms: tuple[Term, ...]) -> None:
    found = Matcher(project_terms).matches("Senescente endotheelcellen scheiden SASP uit.")
    assert [match.text for match in found] == ["Senescente", "endotheelcellen", "SASP"]


def test_it_survives_csv_and_tbx_without_a_changed_byte(project_terms: tuple[Term, ...]) -> None:
    text = read_text(PATH)
    for back in (
        from_csv(to_csv(project_terms, target=EN), target=EN),
        from_tbx(to_tbx(project_terms, target=EN), target=EN),
    ):
        assert update_glossary(text, back, target=EN, path="glossary.yml") == text


def test_editors_find_its_schema() -> None:
    first = read_text(PATH).splitlines()[0]
    assert first.startswith("# yaml-language-server: $schema=")
    shipped = resources.files("tweetalig.terms").joinpath("glossary.schema.json").read_text("utf-8")
    assert read_text(PATH.parent / first.partition("$schema=")[2]) == shipped


def test_the_english_name_is_known_in_dutch_text_too(project_terms: tuple[Term, ...]) -> None:
    (match,) = Matcher(project_terms).matches("De klachten bij ME/CFS wisselen.")[1:]
    assert (match.term.headword, match.term.translation) == ("ME/CVS", "ME/CFS")
