from __future__ import annotations

import pytest

from tweetalig.terms.forms import inflections, modifiers


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("cel", "cellen"),
        ("cel", "celletje"),
        ("genoot", "genoten"),
        ("microbioom", "microbiomen"),
        ("motief", "motieven"),
        ("reis", "reizen"),
        ("prikkel", "prikkels"),
        ("prikkel", "prikkeltje"),
        ("symptoom", "symptoompje"),
        ("ontsteking", "ontstekinkje"),
        ("diagnose", "diagnosen"),
        ("bacterie", "bacteriën"),
        ("idee", "ideeën"),
        ("mitochondrium", "mitochondria"),
        ("mitochondrium", "mitochondriën"),
        ("virus", "virussen"),
        ("dosis", "doses"),
        ("mogelijkheid", "mogelijkheden"),
        ("index", "indices"),
        ("crash", "crashes"),
        ("schema", "schemata"),
        ("hartkloppingen", "hartklopping"),
        ("klachten", "klacht"),
        ("moeilijkheden", "moeilijkheid"),
        ("mitochondriën", "mitochondrium"),
        ("prikkels", "prikkel"),
        ("patiënt", "patiënte"),
        ("mitochondrium", "mitochondriale"),
    ],
)
def test_nouns_have_plurals_diminutives_and_singulars(word: str, form: str) -> None:
    assert form in inflections(word, "noun")


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("senescent", "senescente"),
        ("autonoom", "autonome"),
        ("actief", "actieve"),
        ("orthostatische", "orthostatisch"),
        ("autonome", "autonoom"),
        ("ziek", "zieker"),
        ("dikke", "dik"),
    ],
)
def test_adjectives_are_inflected_both_ways(word: str, form: str) -> None:
    assert form in inflections(word, "adjective")


@pytest.mark.parametrize("form", ["pacet", "pacete", "gepacet", "pacend"])
def test_verbs_are_conjugated(form: str) -> None:
    assert form in inflections("pacen", "verb")


@pytest.mark.parametrize(
    ("word", "first"),
    [
        ("endotheel", "endotheel"),
        ("ontsteking", "ontstekings"),
        ("patiënt", "patiënten"),
        ("cel", "cellen"),
        ("hersenen", "hersen"),
        ("bacterie", "bacteriën"),
    ],
)
def test_first_parts_of_compounds_may_have_a_link(word: str, first: str) -> None:
    assert first in modifiers(word)


def test_a_word_is_a_form_of_itself_and_nothing_is_made_of_an_unknown_kind() -> None:
    assert inflections("hersenmist", "other") == {"hersenmist"}
