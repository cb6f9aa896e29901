from __future__ import annotations

import json
from importlib import resources
from typing import Any

import jsonschema
import pytest
import yaml

from tweetalig.errors import GlossaryError, Problems
from tweetalig.model import Locale, Term
from tweetalig.terms.glossary import (
    entry_places,
    forms_of,
    glossary_version,
    load_glossary,
    renderings_of,
)

EN = Locale("en")

WHOLE = """\
terms:
  - term: PEM
    expansion: post-exertionele malaise
    variants: [inspanningsklap]
    pos: noun
    case: sensitive
    definition: Klachten worden erger na inspanning.
    source: NICE guideline NG206 (2021)
    en:
      term: PEM
      expansion: post-exertional malaise
      plural: PEMs
      modifier: PEM
      accepted: [post-exertional symptom exacerbation]
      forbidden: [fatigue after exercise]
      definition: Symptoms get worse after exertion.
    fy:
      term: PEM
  - term: bloed-hersenbarrière
    abbreviation: BHB
    en: {term: blood-brain barrier, abbreviation: BBB}
"""


def problems_of(text: str, target: str = "en") -> list[tuple[int, str]]:
    with pytest.raises(Problems) as caught:
        load_glossary(text, path="glossary.yml", target=Locale(target))
    assert all(isinstance(error, GlossaryError) for error in caught.value.errors)
    assert all(error.path == "glossary.yml" for error in caught.value.errors)
    return [(error.line, error.message) for error in caught.value.errors]


def test_every_field_reaches_the_term() -> None:
    pem, barrier = load_glossary(WHOLE, path="glossary.yml", target=EN)
    assert pem == Term(
        headword="PEM",
        translation="PEM",
        variants=("inspanningsklap",),
        part_of_speech="noun",
        case_sensitive=True,
        plural="PEMs",
        modifier="PEM",
        accepted=("post-exertional symptom exacerbation",),
        forbidden=("fatigue after exercise",),
        expansion="post-exertionele malaise",
        expansion_target="post-exertional malaise",
        definition="Klachten worden erger na inspanning.",
        definition_target="Symptoms get worse after exertion.",
        origin="NICE guideline NG206 (2021)",
        line=2,
    )
    assert (barrier.abbreviation, barrier.abbreviation_target) == ("BHB", "BBB")
    assert barrier.line == 19


def test_another_language_is_read_from_its_own_block() -> None:
    with pytest.raises(Problems, match="“bloed-hersenbarrière” has no translation into “fy”"):
        load_glossary(WHOLE, path="glossary.yml", target=Locale("fy"))


def test_a_language_that_no_entry_has_yet_is_no_mistake() -> None:
    assert load_glossary(WHOLE, path="glossary.yml", target=Locale("de")) == ()


def test_what_is_kept_needs_no_translation() -> None:
    (term,) = load_glossary("terms: [{term: LDN, keep: true}]", path="g", target=EN)
    assert term.keep
    assert term.translation == "LDN"


@pytest.mark.parametrize(
    ("headword", "sensitive"),
    [("PEM", True), ("ME/CVS", True), ("IL-6", True), ("NK-cel", False), ("post-COVID", False)],
)
def test_headwords_in_capitals_are_case_sensitive_unless_said_otherwise(
    headword: str, sensitive: bool
) -> None:
    (term,) = load_glossary(f"terms: [{{term: {headword}, en: {{term: x}}}}]", path="g", target=EN)
    assert term.case_sensitive is sensitive
    text = f"terms: [{{term: {headword}, case: insensitive, en: {{term: x}}}}]"
    (term,) = load_glossary(text, path="g", target=EN)
    assert not term.case_sensitive


def test_words_that_yaml_takes_for_values_stay_words() -> None:
    text = "terms:\n  - {term: NO, en: {term: NO}}\n  - {term: 25, en: {term: on}}\n"
    assert [(t.headword, t.translation) for t in load_glossary(text, path="g", target=EN)] == [
        ("NO", "NO"),
        ("25", "on"),
    ]


def test_an_empty_list_is_a_glossary() -> None:
    assert load_glossary("terms:\n", path="g", target=EN) == ()
    assert load_glossary("terms: []\n", path="g", target=EN) == ()


@pytest.mark.parametrize("text", ["", "- term: PEM\n", "PEM\n", "begrippen: []\n"])
def test_a_file_without_terms_is_no_glossary(text: str) -> None:
    assert problems_of(text)[0][0] == 1


def test_all_mistakes_are_reported_at_once_with_their_lines() -> None:
    text = """\
terms:
  - term: PEM
    definitie: iets
    en: {term: PEM, forbidden: [moe, Pem]}
  - term: PEM
    pos: nouns
    case: upper
    keep: soms
    en:
      plural: PEMs
  - term: hersenmist
    variants:
      - breinmist
      - PEM
      - breinmist
  - term: endotheel
    variants: breinmist
    en: {term: [endothelium]}
    en: {term: endothelium}
  - PEM
  - pos: noun
    en: {term: ""}
  - term: moeheid
    variants: [hersen mist]
    en: {term: "…"}
"""
    assert problems_of(text) == [
        (3, "“definitie” is not a field"),
        (4, "“Pem” is forbidden and also accepted"),
        (5, "“PEM” is the headword of two entries"),
        (6, "“pos” can't be “nouns”"),
        (7, "“case” can't be “upper”"),
        (8, "“keep” must be true or false"),
        (10, "“term” is missing in “en”"),
        (11, "“hersenmist” has no translation into “en”"),
        (15, "“variants” has “breinmist” twice"),
        (17, "“variants” must be a list"),
        (18, "“term” must be text"),
        (19, "“en” is given twice in this entry"),
        (20, "an entry must have fields"),
        (21, "“term” is missing"),
        (22, "“term” is empty"),
        (24, "“hersen mist” belongs to two entries: “hersenmist” in line 11 and “moeheid”"),
        (25, "“term” has no letter or digit: “…”"),
    ]


def test_a_form_of_two_entries_is_found_whatever_its_spelling() -> None:
    text = """\
terms:
  - {term: post-COVID, en: {term: post-COVID}}
  - {term: nasleep, variants: [Post covid], en: {term: aftermath}}
"""
    assert problems_of(text) == [
        (3, "“Post covid” belongs to two entries: “post-COVID” in line 2 and “nasleep”")
    ]


def test_an_acronym_and_a_word_of_the_same_letters_are_two_forms() -> None:
    text = "terms:\n  - {term: PEM, en: {term: PEM}}\n  - {term: pem, en: {term: pip}}\n"
    assert len(load_glossary(text, path="g", target=EN)) == 2


def test_a_word_written_apart_may_be_forbidden_beside_the_joined_one() -> None:
    text = "terms: [{term: richtlijn, en: {term: guideline, forbidden: [guide line]}}]"
    assert load_glossary(text, path="g", target=EN)[0].forbidden == ("guide line",)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('terms:\n  - term: "PEM\n  - term: x\n', 2),
        ("terms:\n  - term: [a, b\n  - term: c\n", 2),
        ("terms:\n  - term: a: b\n", 2),
        ("terms:\n\t- term: a\n", 2),
        ("terms:\n  - term: a\n en: b\n", 3),
        ("terms:\n  - term: *x\n", 2),
        ("terms:\n  - term: a\x00\n", 2),
        ("terms: []\n---\nterms: []\n", 2),
        ("[" * 100_000 + "]" * 100_000, 1),
        ("terms:\n" + "- " * 100_000, 2),
    ],
)
def test_broken_yaml_is_reported_where_it_breaks(text: str, line: int) -> None:
    ((found, _),) = problems_of(text)
    assert found == line


def test_every_problem_says_what_to_do() -> None:
    with pytest.raises(Problems) as caught:
        load_glossary('terms:\n  - term: "PEM\n', path="g", target=EN)
    assert "not closed" in caught.value.errors[0].hint


def test_the_version_tells_contents_apart_and_nothing_else() -> None:
    terms = load_glossary(WHOLE, path="g", target=EN)
    moved = load_glossary("# a comment\n" + WHOLE, path="g", target=EN)
    changed = load_glossary(WHOLE.replace("inspanningsklap", "klap"), path="g", target=EN)
    assert glossary_version(terms) == glossary_version(reversed(moved))
    assert glossary_version(terms) != glossary_version(changed)
    assert len(glossary_version(())) == 12


def test_forms_and_renderings_are_named_once() -> None:
    pem = load_glossary(WHOLE, path="g", target=EN)[0]
    assert forms_of(pem) == ("PEM", "inspanningsklap", "post-exertionele malaise")
    assert renderings_of(pem) == (
        "PEM",
        "PEMs",
        "post-exertional symptom exacerbation",
        "post-exertional malaise",
    )


def test_entries_know_their_lines() -> None:
    places = entry_places(WHOLE + "  # the end\n", path="g")
    assert [(p.headword, p.first, p.last, p.column) for p in places] == [
        ("PEM", 2, 18, 2),
        ("bloed-hersenbarrière", 19, 21, 2),
    ]


def schema() -> dict[str, Any]:
    text = resources.files("tweetalig.terms").joinpath("glossary.schema.json").read_text("utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def test_the_schema_accepts_what_the_loader_accepts() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    jsonschema.validate(yaml.safe_load(WHOLE), schema())
    jsonschema.validate({"terms": [{"term": "LDN", "keep": True}]}, schema())
    jsonschema.validate({"terms": None}, schema())


@pytest.mark.parametrize(
    "entry",
    [
        {"en": {"term": "x"}},
        {"term": "x"},
        {"term": "x", "en": {}},
        {"term": "x", "en": {"term": "x", "plurals": "y"}},
        {"term": "x", "variant": ["y"], "en": {"term": "x"}},
        {"term": "x", "variants": ["y", "y"], "en": {"term": "x"}},
        {"term": "x", "pos": "nouns", "en": {"term": "x"}},
        {"term": "…", "en": {"term": "x"}},
    ],
)
def test_the_schema_refuses_what_the_loader_refuses(entry: dict[str, Any]) -> None:
    glossary = {"terms": [entry]}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(glossary, schema())
    problems_of(yaml.safe_dump(glossary, allow_unicode=True))
