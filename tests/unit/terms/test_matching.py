from __future__ import annotations

from pathlib import Path

import pytest

from tweetalig.files import read_text
from tweetalig.model import MatchKind, Term
from tweetalig.terms.matching import Matcher
from tweetalig.terms.measuring import labelled_sentences, measure

FOLDER = Path(__file__).parents[2] / "golden" / "terms"


def found(matcher: Matcher, text: str) -> list[tuple[str, str, str]]:
    matches = matcher.matches(text)
    assert all(text[match.start : match.end] == match.text for match in matches)
    return [(match.term.headword, match.kind.value, match.text) for match in matches]


def test_the_sentence_of_the_promise_holds_three_terms(labelled_matcher: Matcher) -> None:
    text = "Senescente endotheelcellen scheiden SASP uit."
    assert found(labelled_matcher, text) == [
        ("senescent", "term", "Senescente"),
        ("endotheel", "modifier", "endotheel"),
        ("cel", "head", "cellen"),
        ("SASP", "term", "SASP"),
    ]


def test_the_longest_form_wins() -> None:
    matcher = Matcher(
        [
            Term(headword="endotheel", translation="endothelium"),
            Term(headword="cel", translation="cell"),
            Term(headword="endotheelcel", translation="endothelial cell"),
            Term(headword="orthostatische intolerantie", translation="orthostatic intolerance"),
            Term(headword="intolerantie", translation="intolerance"),
        ]
    )
    assert found(matcher, "Endotheelcellen bij orthostatische intolerantie.") == [
        ("endotheelcel", "term", "Endotheelcellen"),
        ("orthostatische intolerantie", "term", "orthostatische intolerantie"),
    ]


@pytest.mark.parametrize(
    "text",
    ["post-COVID", "Post-covid", "postcovid", "post COVID", "post\u2011COVID", "POST–COVID"],
)
def test_spellings_of_one_word_are_one_word(labelled_matcher: Matcher, text: str) -> None:
    assert found(labelled_matcher, f"Leven met {text}.") == [("post-COVID", "term", text)]


def test_offsets_count_the_characters_of_the_text_as_it_stands(labelled_matcher: Matcher) -> None:
    text = "🙂 Patie\u0308nten met bloed-hersen\u00adbarrie\u0300reschade"
    assert [(m.start, m.end, m.text) for m in labelled_matcher.matches(text)] == [
        (2, 12, "Patie\u0308nten"),
        (17, 39, "bloed-hersen\u00adbarrie\u0300re"),
    ]


@pytest.mark.parametrize("text", ["Help me!", "een pem", "de pots", "HELP ME NU WEER"])
def test_acronyms_are_no_ordinary_words(labelled_matcher: Matcher, text: str) -> None:
    assert found(labelled_matcher, text) == []


def test_acronyms_are_joined_by_a_hyphen_only(labelled_matcher: Matcher) -> None:
    assert found(labelled_matcher, "PEM-klachten") == [
        ("PEM", "modifier", "PEM"),
        ("klacht", "head", "klachten"),
    ]
    assert found(labelled_matcher, "PEMstoornis") == []


def test_a_slash_stands_between_two_terms_or_inside_one(labelled_matcher: Matcher) -> None:
    assert found(labelled_matcher, "PEM/POTS en ME/CVS-patiënten") == [
        ("PEM", "term", "PEM"),
        ("POTS", "term", "POTS"),
        ("ME/CVS", "modifier", "ME/CVS"),
        ("patiënt", "head", "patiënten"),
    ]


def test_the_first_part_of_a_compound_may_stand_alone(labelled_matcher: Matcher) -> None:
    assert found(labelled_matcher, "darm- en leverklachten") == [
        ("darm", "modifier", "darm"),
        ("klacht", "head", "klachten"),
    ]


def test_the_first_part_of_a_compound_may_stand_between_quotation_marks(
    labelled_matcher: Matcher,
) -> None:
    assert found(labelled_matcher, "‘hersenmist’-klachten en “PEM”") == [
        ("hersenmist", "modifier", "hersenmist"),
        ("klacht", "term", "klachten"),
        ("PEM", "term", "PEM"),
    ]


def test_acronyms_take_endings_after_an_apostrophe(labelled_matcher: Matcher) -> None:
    assert found(labelled_matcher, "ME/CVS'ers met PEM’s") == [
        ("ME/CVS", "term", "ME/CVS'ers"),
        ("PEM", "term", "PEM’s"),
    ]


def test_a_phrase_may_begin_a_compound(labelled_matcher: Matcher) -> None:
    assert found(labelled_matcher, "long COVID-patiënten en long covidzorg") == [
        ("post-COVID", "modifier", "long COVID"),
        ("patiënt", "head", "patiënten"),
        ("post-COVID", "modifier", "long covid"),
    ]


def test_a_phrase_ends_at_punctuation(labelled_matcher: Matcher) -> None:
    assert found(labelled_matcher, "Zo long. COVID is iets anders; autonoom, zenuwstelsel") == []


def test_addresses_hold_no_terms(labelled_matcher: Matcher) -> None:
    text = "www.pem.nl https://a.nl/klacht klacht@a.nl @klacht klacht.nl klacht.md doi:10.1/cel"
    assert found(labelled_matcher, text) == []
    assert found(labelled_matcher, "een klacht.Nu") == [("klacht", "term", "klacht")]


def test_other_words_that_look_like_a_term_are_left_alone() -> None:
    matcher = Matcher(
        [
            Term(headword="slaap", translation="sleep"),
            Term(headword="prikkel", translation="stimulus"),
            Term(headword="cel", translation="cell"),
            Term(headword="vaat", translation="dishes"),
        ]
    )
    assert found(matcher, "slapen, een prikkelbare cellist, Excel, vaten") == []
    assert [kind for _, kind, _ in found(matcher, "een slaapje, zenuwcellen")] == ["term", "head"]


def test_small_things_are_the_same_things() -> None:
    matcher = Matcher([Term(headword=word, translation=word) for word in ("vinger", "boom", "cel")])
    assert found(matcher, "vingertje, vingertjes, boompjes, celletjes") == [
        ("vinger", "term", "vingertje"),
        ("vinger", "term", "vingertjes"),
        ("boom", "term", "boompjes"),
        ("cel", "term", "celletjes"),
    ]


@pytest.mark.parametrize(
    ("headword", "text"),
    [
        ("gen", "galmuggen, slangen en bijliggen"),
        ("darm", "bloedarm"),
        ("test", "lengtestrepen en een protest"),
        ("zin", "het boerengezin"),
        ("long", "prolongeren"),
    ],
)
def test_short_terms_are_not_found_in_words_by_chance(headword: str, text: str) -> None:
    assert found(Matcher([Term(headword=headword, translation="x")]), text) == []


def test_names_keep_their_capitals() -> None:
    matcher = Matcher(
        [
            Term(headword="Rode Kruis", translation="Red Cross", case_sensitive=True),
            Term(headword="T-cel", translation="T cell", case_sensitive=True),
        ]
    )
    assert found(matcher, "Het Rode Kruis en een rode kruis.") == [
        ("Rode Kruis", "term", "Rode Kruis")
    ]
    assert found(matcher, "T-cellen, t-cellen, T-celactivatie, t-celactivatie") == [
        ("T-cel", "term", "T-cellen"),
        ("T-cel", "modifier", "T-cel"),
    ]


def test_verbs_are_found_in_their_forms() -> None:
    matcher = Matcher([Term(headword="pacen", translation="pace", part_of_speech="verb")])
    assert found(matcher, "Zij pacet, heeft gepacet en leert pacen.") == [
        ("pacen", "term", "pacet"),
        ("pacen", "term", "gepacet"),
        ("pacen", "term", "pacen"),
    ]


def test_long_forms_are_found_as_they_are_written() -> None:
    matcher = Matcher([Term(headword="een heel lang begrip met woorden", translation="x")])
    assert len(matcher.matches("Dit is een heel lang begrip met woorden.")) == 1


def test_words_too_long_to_be_words_are_passed_over(labelled_matcher: Matcher) -> None:
    assert found(labelled_matcher, "cel" * 1000) == []
    assert found(labelled_matcher, "autonoom " + "zenuwstelsel" * 100) == []
    assert found(labelled_matcher, "a-" * 20 + "klacht") == []


def test_nothing_is_found_in_nothing(labelled_matcher: Matcher) -> None:
    assert labelled_matcher.matches("") == ()
    assert labelled_matcher.matches("\u00ad ' - / \u0301") == ()
    assert Matcher([]).matches("Senescente endotheelcellen") == ()


def test_kinds_are_those_of_the_model(labelled_matcher: Matcher) -> None:
    kinds = {match.kind for match in labelled_matcher.matches("darmklachten, klachten")}
    assert kinds == {MatchKind.MODIFIER, MatchKind.HEAD, MatchKind.TERM}


def test_what_is_remembered_of_words_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tweetalig.terms.matching._MOST_REMEMBERED", 2)
    matcher = Matcher([Term(headword="klacht", translation="symptom")])
    assert len(matcher.matches("een klacht of twee klachten en nog een klacht")) == 3


@pytest.mark.parametrize("part", ["tuned", "apart", "fresh"])
def test_terms_are_found_as_labelled(labelled_matcher: Matcher, part: str) -> None:
    sentences = labelled_sentences(read_text(FOLDER / f"sentences-{part}.txt"))
    quality = measure(labelled_matcher, sentences)
    assert quality.recall >= 0.95, quality.missed
    assert quality.precision >= 0.97, quality.wrong
    assert len(sentences) >= 75


def test_measuring_counts_what_is_missed_and_what_is_wrong(labelled_matcher: Matcher) -> None:
    sentences = labelled_sentences("# comment\n\nEen [klap]{klacht} en een klacht.\n[PEM]{PEM}\n")
    quality = measure(labelled_matcher, sentences)
    assert [label[0] for _, label in quality.missed] == ["klacht"]
    assert [sentence.line for sentence, _ in quality.wrong] == [3]
    assert (quality.recall, quality.precision) == (0.5, 0.5)
    nothing = measure(labelled_matcher, ())
    assert (nothing.recall, nothing.precision) == (1.0, 1.0)
