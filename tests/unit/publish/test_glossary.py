from __future__ import annotations

from tweetalig.model import Locale, Term
from tweetalig.publish.glossary import Glossary, term_anchor
from tweetalig.publish.words import Words

NL, EN, FY = Locale("nl"), Locale("en"), Locale("fy")
FOG = Term(headword="hersenmist", translation="brain fog", definition="Mist.", origin="een boek")
SHORT = Term(
    headword="ME/CVS",
    translation="ME/CFS",
    expansion="lang",
    expansion_target="long",
    definition_target="An illness.",
)
FULL = Term(headword="post-COVID", translation="post-COVID", abbreviation="PC")
GLOSSARY = Glossary(
    source=NL,
    terms={EN: (FOG, SHORT, FULL), FY: (Term(headword="hersenmist", translation="harsensmist"),)},
)


def test_an_anchor_is_made_from_the_headword() -> None:
    assert [term_anchor(term) for term in (FOG, SHORT)] == ["hersenmist", "me-cvs"]
    assert term_anchor(Term(headword="β", translation="beta")) == "term"


def test_each_language_gives_the_words_of_all_others() -> None:
    dutch = GLOSSARY.page(NL, Words(locale=NL))
    english = GLOSSARY.page(EN, Words(locale=EN))

    assert '<span lang="en">brain fog</span>' in dutch
    assert '<span lang="fy">harsensmist</span>' in dutch
    assert '<span lang="nl">hersenmist</span>' in english
    assert '<span lang="fy">harsensmist</span>' in english


def test_definitions_are_those_of_the_language() -> None:
    dutch = GLOSSARY.page(NL, Words(locale=NL))
    english = GLOSSARY.page(EN, Words(locale=EN))

    assert "<p>Mist.</p>" in dutch
    assert "An illness." not in dutch
    assert "<p>An illness.</p>" in english
    assert english.count("This term has no explanation yet.") == 2
    assert '<span lang="nl">een boek</span>' in english


def test_what_an_abbreviation_stands_for_is_said() -> None:
    assert "(in full: long)" in GLOSSARY.page(EN, Words(locale=EN))
    assert "(afgekort: PC)" in GLOSSARY.page(NL, Words(locale=NL))


def test_terms_are_listed_and_counted_per_language() -> None:
    assert [entry.title for entry in GLOSSARY.entries(EN)] == ["brain fog", "ME/CFS", "post-COVID"]
    assert GLOSSARY.entries(NL)[1].url == "woordenlijst/#me-cvs"
    assert GLOSSARY.defined(NL) == (1, 3)
    assert GLOSSARY.defined(EN) == (1, 3)
    assert Glossary(source=NL, terms={}).defined(NL) == (0, 0)


def test_a_concept_without_a_word_in_a_language_is_shown_in_the_source_language() -> None:
    frisian = GLOSSARY.page(FY, Words(locale=FY))
    entries = {entry.title: entry.language for entry in GLOSSARY.entries(FY)}

    assert entries == {"harsensmist": None, "ME/CVS": NL, "post-COVID": NL}
    assert '<h3 id="hersenmist">harsensmist</h3>' in frisian
    assert '<h3 id="me-cvs"><span lang="nl">ME/CVS</span>' in frisian
    assert "ME/CFS</span></p>" in frisian
    assert "An illness." not in frisian
    assert GLOSSARY.defined(FY) == (0, 3)
    assert [term.translation for term in GLOSSARY.terms_in(FY)] == ["harsensmist"]


def test_the_source_language_has_the_concepts_of_all_targets() -> None:
    glossary = Glossary(source=NL, terms={FY: (FOG,), EN: (SHORT,)})

    assert {entry.title for entry in glossary.entries(NL)} == {"hersenmist", "ME/CVS"}
    assert glossary.terms_in(NL) == (SHORT, FOG)
    assert glossary.defined(NL) == (1, 2)
