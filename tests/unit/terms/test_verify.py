from __future__ import annotations

import pytest

from tweetalig.model import Finding, Locale, MatchKind, Severity, Term
from tweetalig.terms.english import plural_of, renderings_in
from tweetalig.terms.hints import term_hints
from tweetalig.terms.matching import Matcher
from tweetalig.terms.verify import Passage, repair, verify, verify_page


def findings(matcher: Matcher, source: str, target: str) -> tuple[Finding, ...]:
    return verify(source, target, matcher.matches(source))


def repaired(matcher: Matcher, source: str, target: str) -> str | None:
    made = repair(source, target, matcher.matches(source))
    return made.text if made else None


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Zij heeft hersenmist.", "She has brain fog."),
        ("Hersenmist!", "Brain-fog!"),
        ("hersenmist", "cognitive dysfunction"),
        ("Bacteriën leven.", "Bacteria live."),
        ("één bacterie", "one bacterium"),
        ("Endotheelwaarden", "Endothelial values"),
        ("het endotheel", "the function of the endothelium"),
        ("de bloed–hersenbarrière", "the blood\u2011brain barrier"),
        ("de BHB", "the BBB"),
        ("Huisartsen helpen.", "General practitioners help."),
        ("Huisartsen helpen.", "GPs help; the GP’s help"),
        ("PEM na inspanning", "post-exertional malaise after exertion"),
        ("post-exertionele malaise", "PEM"),
        ("LDN slikken", "taking LDN"),
        ("een klap", "a blow"),
    ],
)
def test_accepted_forms_pass_in_every_inflection(
    matcher: Matcher, source: str, target: str
) -> None:
    assert findings(matcher, source, target) == ()


def test_a_missing_term_is_a_warning_with_its_place(matcher: Matcher) -> None:
    (finding,) = findings(matcher, "Door hersenmist lukt dat niet.", "It fails.")
    assert (finding.rule, finding.severity) == ("term", Severity.WARNING)
    assert finding.source_spans == ((5, 15),)
    assert "brain fog" in finding.message
    assert "cognitive dysfunction" in finding.hint


def test_a_part_of_a_word_is_no_rendering(matcher: Matcher) -> None:
    assert findings(matcher, "de cel", "the cellar")
    assert findings(matcher, "PEM", "pemphigus, pem")


def test_a_forbidden_rendering_is_an_error_with_its_place(matcher: Matcher) -> None:
    found = findings(matcher, "Hersenmist is naar.", "It is a Brain mist again.")
    forbidden = [finding for finding in found if finding.severity is Severity.ERROR]
    assert [finding.target_spans for finding in forbidden] == [((8, 18),)]
    assert len(found) == 2


def test_a_forbidden_rendering_beside_the_right_one_may_be_another_word(matcher: Matcher) -> None:
    found = findings(matcher, "Hersenmist en hartziekte.", "Brain fog and heart disease.")
    assert [finding.severity for finding in found] == [Severity.WARNING]


def test_forbidden_words_inside_an_accepted_form_are_accepted() -> None:
    term = Term(headword="review", translation="review article", forbidden=("article",))
    matcher = Matcher([term])
    assert findings(matcher, "een review", "a review article") == ()


def test_words_that_the_source_quotes_are_no_rendering(matcher: Matcher) -> None:
    source = "Hersenmist is brain fog en nooit brain mist."
    assert findings(matcher, source, "Hersenmist is brain fog and never brain mist.") == ()


def test_dutch_left_in_the_translation_is_no_quotation(matcher: Matcher) -> None:
    severities = [f.severity for f in findings(matcher, "Zij heeft ME/CVS.", "She has ME/CVS.")]
    assert severities == [Severity.WARNING, Severity.ERROR]


def test_a_dutch_word_that_is_left_is_named_so_and_put_right(matcher: Matcher) -> None:
    source, target = "Zij heeft hersenmist.", "She has hersenmist."
    missing, left = findings(matcher, source, target)
    assert (missing.severity, left.severity) == (Severity.WARNING, Severity.ERROR)
    assert left.message == "“hersenmist” is left untranslated"
    repaired = repair(source, target, matcher.matches(source))
    assert repaired is not None
    assert repaired.text == "She has brain fog."


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Hersenmist is vervelend.", "Brain fog (in Dutch: hersenmist) is a nuisance."),
        ("Zij heeft brainfog.", "She has brainfog."),
        ("Er zijn bacteriën.", "There are bacteria."),
    ],
)
def test_a_dutch_word_beside_its_translation_or_in_english_too_is_let_be(
    matcher: Matcher, source: str, target: str
) -> None:
    assert findings(matcher, source, target) == ()


def test_written_apart_may_be_forbidden_where_joined_is_right(matcher: Matcher) -> None:
    assert findings(matcher, "de richtlijn", "the guideline") == ()
    severities = [finding.severity for finding in findings(matcher, "de richtlijn", "guide line")]
    assert severities == [Severity.WARNING, Severity.ERROR]


def test_first_parts_of_compounds_are_enforced_mildly(matcher: Matcher) -> None:
    (finding,) = findings(matcher, "een darmbloeding", "a bleeding")
    assert finding.severity is Severity.NOTICE
    (finding,) = findings(matcher, "PEM-klachten", "complaints")
    assert finding.severity is Severity.WARNING


def test_last_parts_of_compounds_are_not_enforced(matcher: Matcher) -> None:
    assert findings(matcher, "Problemen met bloedstolling", "Thrombosis problems") == ()
    (finding,) = findings(matcher, "Problemen met bloedstolling", "Blood curdling problems")
    assert finding.severity is Severity.ERROR


@pytest.mark.parametrize(
    ("source", "target", "right"),
    [
        ("Zij heeft hersenmist.", "She has brain mist.", "She has brain fog."),
        ("Hersenmist kwam.", "Brain mist came.", "Brain fog came."),
        ("Twee richtlijnen.", "Two directives.", "Two guidelines."),
        ("een huisarts", "a house doctor", "a GP"),
        ("Bacteriën.", "Germs.", "Bacteria."),
        ("De ME/CVS.", "An ME/CVS.", "An ME/CFS."),
    ],
)
def test_what_is_certain_is_repaired(
    matcher: Matcher, source: str, target: str, right: str
) -> None:
    assert repaired(matcher, source, target) == right


def test_the_article_follows_the_repair() -> None:
    term = Term(headword="oefening", translation="exercise", forbidden=("drill", "MRI"))
    matcher = Matcher([term])
    assert repaired(matcher, "Een oefening.", "A drill.") == "An exercise."
    other = Term(headword="eenheid", translation="unit", forbidden=("entity",))
    assert repaired(Matcher([other]), "een eenheid", "it is an entity") == "it is a unit"


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Zij heeft hersenmist.", "She has brain mist, a brain mist."),
        ("Zij heeft hersenmist en de richtlijn.", "She has brain mist and nothing."),
        ("Zij heeft hersenmist.", "She has brain fog or brain mist."),
        ("Hersenmist of hersenmist.", "Brain mist or nothing."),
        ("Zij heeft iets.", "She has brain mist."),
    ],
)
def test_what_is_not_certain_is_left_alone(matcher: Matcher, source: str, target: str) -> None:
    assert repaired(matcher, source, target) is None


def test_a_repair_says_what_it_did(matcher: Matcher) -> None:
    source = "Zij heeft hersenmist."
    made = repair(source, "She has brain mist.", matcher.matches(source))
    assert made is not None
    assert (made.term.headword, made.before, made.after) == (
        "hersenmist",
        "brain mist",
        "brain fog",
    )


def page(matcher: Matcher, *pairs: tuple[str, str], heading: int = -1) -> tuple[Passage, ...]:
    return tuple(
        Passage(
            source=source,
            target=target,
            matches=matcher.matches(source),
            path="docs/en/a.md",
            line=number,
            is_heading=number == heading,
        )
        for number, (source, target) in enumerate(pairs, start=1)
    )


def test_two_words_for_one_concept_on_a_page_are_noticed(matcher: Matcher) -> None:
    passages = page(
        matcher,
        ("hersenmist", "brain fog"),
        ("hersenmist", "cognitive dysfunction"),
        ("hersenmist", "Brain fog"),
        ("hersenmist", "Cognitive dysfunction"),
        ("hersenmist", "the brain fog"),
    )
    (finding,) = verify_page(passages)
    assert (finding.rule, finding.path, finding.line) == ("term-consistency", "docs/en/a.md", 2)
    assert "“brain fog” elsewhere" in finding.message


def test_a_second_word_for_what_is_rendered_already_is_no_inconsistency(matcher: Matcher) -> None:
    pairs = [
        ("Hersenmist.", "Brain fog."),
        ("Hersenmist hoort erbij.", "Brain fog is a cognitive dysfunction."),
        ("Bloedstolling.", "Blood coagulation."),
        ("De stolling.", "The clotting."),
    ]
    passages = [
        Passage(source=source, target=target, matches=matcher.matches(source))
        for source, target in pairs
    ]
    assert verify_page(passages) == ()


def test_a_form_inside_a_longer_one_is_no_second_rendering() -> None:
    term = Term(headword="bloedvat", translation="blood vessel", accepted=("vessel",))
    found = renderings_in("Blood vessels and vessels", [term], Locale("en"))
    assert [(hit.start, hit.end) for hit in found] == [(0, 13), (18, 25)]


def test_forms_of_one_word_are_consistent(matcher: Matcher) -> None:
    passages = page(
        matcher,
        ("het endotheel", "the endothelium"),
        ("endotheelschade", "endothelial damage"),
        ("een bacterie", "a bacterium"),
        ("bacteriën", "bacteria"),
    )
    assert verify_page(passages) == ()


def test_an_abbreviation_is_explained_where_it_is_first_mentioned(matcher: Matcher) -> None:
    passages = page(
        matcher,
        ("PEM", "PEM"),
        ("PEM komt later", "PEM comes later"),
        ("De BHB", "The blood-brain barrier (BBB)"),
        ("BHB en PEM", "BBB and PEM"),
        heading=1,
    )
    (finding,) = verify_page(passages)
    assert (finding.rule, finding.line) == ("abbreviation", 2)
    assert finding.hint == "write “post-exertional malaise (PEM)” here"


@pytest.mark.parametrize(
    ("source", "hints"),
    [
        ("Endotheelschade", [("Endotheel", "endothelial")]),
        ("de bacteriën", [("bacteriën", "bacteria")]),
        ("cellen", [("cellen", "cells")]),
        ("de BHB", [("BHB", "BBB")]),
        ("post-exertionele malaise", [("post-exertionele malaise", "post-exertional malaise")]),
        (
            "De post-exertionele malaise (PEM) komt later.",
            [("post-exertionele malaise (PEM)", "post-exertional malaise (PEM)")],
        ),
        ("BHB (PEM)", [("BHB", "BBB"), ("PEM", "PEM")]),
        ("PEM (PEM in het kort)", [("PEM", "PEM")]),
        ("bloedstolling", []),
        ("darmmicrobioom", [("darm", "gut"), ("microbioom", "microbiome")]),
        ("hartkloppingen", [("hartkloppingen", "palpitations")]),
        ("LDN, LDN", [("LDN", "LDN")]),
        ("celletje", [("celletje", "cell")]),
    ],
)
def test_engines_are_told_the_form_that_fits(
    matcher: Matcher, source: str, hints: list[tuple[str, str]]
) -> None:
    assert [(hint.source, hint.target) for hint in term_hints(source, matcher)] == hints


def test_an_adjective_is_rendered_as_one() -> None:
    term = Term(headword="endothelium", translation="endothelium", modifier="endothelial")
    (hint,) = term_hints("endotheliale schade", Matcher([term]))
    assert (hint.source, hint.target) == ("endotheliale", "endothelial")


def test_engines_are_told_what_not_to_say(matcher: Matcher) -> None:
    (hint,) = term_hints("hersenmist", matcher)
    assert hint.forbidden == ("brain mist", "heart disease")


def test_no_english_plural_is_made_of_a_word_in_another_language() -> None:
    cell = Term(headword="cel", translation="Zelle")
    nerve = Term(headword="zenuw", translation="Nerv", plural="Nerven")
    matcher, german = Matcher([cell, nerve]), Locale("de")

    hints = term_hints("cellen en zenuwen", matcher, locale=german)
    assert [hint.target for hint in hints] == ["Zelle", "Nerven"]
    (found,) = verify("cellen", "Zimmer", matcher.matches("cellen"), locale=german)
    assert found.message == "“cellen” is not rendered as “Zelle”"


def test_a_variant_that_is_a_plural_is_rendered_as_one() -> None:
    term = Term(
        headword="mitochondrium",
        translation="mitochondrion",
        plural="mitochondria",
        variants=("mitochondriën",),
    )
    hints = term_hints("een mitochondrium, de mitochondriën", Matcher([term]))
    assert [hint.target for hint in hints] == ["mitochondrion", "mitochondria"]


@pytest.mark.parametrize(
    ("singular", "plural"),
    [
        ("symptom", "symptoms"),
        ("capillary", "capillaries"),
        ("crash", "crashes"),
        ("GP", "GPs"),
        ("diagnosis", "diagnoses"),
        ("gut bacterium", "gut bacteria"),
        ("day", "days"),
        ("ill person", "ill people"),
        ("infection", "infections"),
    ],
)
def test_english_plurals(singular: str, plural: str) -> None:
    assert plural_of(singular) == plural


def test_other_languages_are_compared_as_written() -> None:
    term = Term(headword="cel", translation="Zelle", accepted=("Zellen",))
    found = renderings_in("Zelle, Zellen, Zelles", [term], Locale("de"))
    assert [(hit.start, hit.end) for hit in found] == [(0, 5), (7, 13)]


def test_matches_of_every_kind_are_of_the_model(matcher: Matcher) -> None:
    assert {m.kind for m in matcher.matches("darmmicrobioom")} == {
        MatchKind.MODIFIER,
        MatchKind.HEAD,
    }
