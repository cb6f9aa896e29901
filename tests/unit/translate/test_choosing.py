"""Choosing among candidates for one sentence."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tweetalig.engines.contract import Hypothesis
from tweetalig.model import Finding, Severity, TermHint
from tweetalig.translate.choosing import Choice, Criteria, Mending, Refusal, choose, holds_term

PEM = TermHint(source="PEM", target="PEM", forbidden=("fatigue",))
FOG = TermHint(source="hersenmist", target="brain fog", forbidden=("brain mist",))


def silent(source: str, target: str) -> tuple[Finding, ...]:
    return ()


def wary(source: str, target: str) -> tuple[Finding, ...]:
    """Find an error in what holds "wrong" and a warning in what holds "odd"."""
    words = {"wrong": Severity.ERROR, "odd": Severity.WARNING}
    return tuple(
        Finding(rule="negation", severity=severity, message=f"“{word}” is there.")
        for word, severity in words.items()
        if word in target
    )


SILENT, WARY = Criteria(judge=silent), Criteria(judge=wary)


def candidates(*texts: str) -> list[Hypothesis]:
    return [
        Hypothesis(text=text, score=-float(index), how=f"way {index}")
        for index, text in enumerate(texts)
    ]


def chosen(result: Choice | Refusal) -> str:
    assert isinstance(result, Choice)
    return result.text


def test_without_differences_the_engines_own_score_decides() -> None:
    result = choose("Rust helpt.", candidates("Rest helps.", "Quiet helps."), (), SILENT)
    assert chosen(result) == "Rest helps."


def test_a_candidate_with_the_term_goes_before_a_better_score() -> None:
    result = choose(
        "Hersenmist is zwaar.",
        candidates("Foggy heads are hard.", "Brain fog is hard."),
        (FOG,),
        SILENT,
    )
    assert isinstance(result, Choice)
    assert (result.text, result.how, result.kept, result.terms) == (
        "Brain fog is hard.",
        "way 1",
        1,
        1,
    )


def test_a_candidate_with_an_error_is_dropped() -> None:
    assert chosen(choose("Ja.", candidates("It is wrong.", "It is odd."), (), WARY)) == "It is odd."


def test_fewer_warnings_go_before_a_better_score() -> None:
    assert chosen(choose("Ja.", candidates("It is odd.", "It is."), (), WARY)) == "It is."


def test_a_kept_placeholder_goes_before_a_better_score() -> None:
    result = choose(
        "Typ X1 nu.", candidates("Type it now.", "Type X1 now."), (), SILENT, placeholders=("X1",)
    )
    assert chosen(result) == "Type X1 now."


def test_checks_do_not_see_the_digits_of_placeholders() -> None:
    seen: list[tuple[str, str]] = []

    def watching(source: str, target: str) -> tuple[Finding, ...]:
        seen.append((source, target))
        return ()

    choose(
        "Typ X1 nu.", candidates("Type X1 now."), (), Criteria(judge=watching), placeholders=("X1",)
    )
    assert seen == [("Typ nu.", "Type now.")]


def test_a_forbidden_rendering_is_refused_with_its_name() -> None:
    result = choose("Hersenmist is zwaar.", candidates("Brain mist is hard."), (FOG,), SILENT)
    assert isinstance(result, Refusal)
    assert "brain mist" in result.reason


def test_a_forbidden_word_beside_the_right_term_renders_something_else() -> None:
    result = choose(
        "PEM is meer dan moeheid.", candidates("PEM is more than fatigue."), (PEM,), SILENT
    )
    assert chosen(result) == "PEM is more than fatigue."


def test_when_nothing_passes_the_reason_names_the_rule() -> None:
    result = choose("Ja.", candidates("It is wrong.", "Also wrong."), (), WARY)
    assert isinstance(result, Refusal)
    assert "negation" in result.reason
    assert "2 candidates" in result.reason


@pytest.mark.parametrize("texts", [(), ("", "  ")])
def test_no_text_at_all_is_a_reason_too(texts: tuple[str, ...]) -> None:
    result = choose("Ja.", candidates(*texts), (), SILENT)
    assert result == Refusal(reason="The engine gave no translation.")


@pytest.mark.parametrize(
    ("text", "term", "holds"),
    [
        ("Brain fog is hard.", "brain fog", True),
        ("Brain-fog is hard.", "brain fog", True),
        ("Many therapies exist.", "therapy", True),
        ("The patients' group", "patient", True),
        ("The viruses spread.", "virus", True),
        ("Brainfoggy.", "brain fog", False),
        ("The brain is in a fog.", "brain fog", False),
        ("PEMs", "PEM", True),
        ("anything", "", False),
    ],
)
def test_terms_are_found_in_singular_and_plural(text: str, term: str, holds: bool) -> None:
    assert holds_term(text, term) is holds


def mist_to_fog(source: str, target: str) -> Mending | None:
    if "brain mist" not in target.lower():
        return None
    text = target.replace("brain mist", "brain fog").replace("Brain mist", "brain fog")
    return Mending(text=text, before="brain mist", after="brain fog")


def test_a_candidate_with_one_wrong_term_is_mended_before_it_is_judged() -> None:
    result = choose(
        "Hersenmist is zwaar.",
        candidates("Brain mist is hard."),
        (FOG,),
        replace(SILENT, mend=mist_to_fog),
    )
    assert isinstance(result, Choice)
    assert result.text == "Brain fog is hard."
    assert result.mending is not None
    assert (result.mending.before, result.mending.after) == ("brain mist", "brain fog")


def test_what_is_right_by_itself_goes_before_what_was_mended() -> None:
    result = choose(
        "Hersenmist is zwaar.",
        candidates("Brain mist is hard.", "Brain fog is heavy."),
        (FOG,),
        replace(SILENT, mend=mist_to_fog),
    )
    assert isinstance(result, Choice)
    assert result.text == "Brain fog is heavy."
    assert result.mending is None


def test_a_mended_candidate_is_refused_like_any_other() -> None:
    result = choose(
        "Hersenmist is zwaar.",
        candidates("Brain mist is wrong."),
        (FOG,),
        replace(WARY, mend=mist_to_fog),
    )
    assert isinstance(result, Refusal)


@pytest.mark.parametrize("severity", [Severity.WARNING, Severity.NOTICE])
def test_a_choice_says_whether_a_term_is_missing(severity: Severity) -> None:
    def judge(source: str, target: str) -> tuple[Finding, ...]:
        return (Finding(rule="term", severity=severity, message="missing"),)

    result = choose("Hersenmist.", candidates("Mist."), (FOG,), Criteria(judge=judge))
    assert isinstance(result, Choice)
    assert result.misses_term
    assert not replace(result, findings=()).misses_term


def pair(plain: str, *steered: str) -> list[Hypothesis]:
    return [
        Hypothesis(text=plain, score=-1.0, how="plain"),
        *(Hypothesis(text=text, score=-0.5, how="prompt", steered=True) for text in steered),
    ]


def misses(*terms: str) -> Criteria:
    """Find a warning for each of the terms that is not there."""

    def judge(source: str, target: str) -> tuple[Finding, ...]:
        return tuple(
            Finding(rule="term", severity=Severity.WARNING, message=term)
            for term in terms
            if term not in target
        )

    return Criteria(judge=judge)


def test_what_is_right_without_steering_is_not_steered() -> None:
    result = choose("PEM.", pair("PEM is bad.", "PEM is awful."), (PEM,), SILENT)
    assert isinstance(result, Choice)
    assert (result.text, result.steered) == ("PEM is bad.", False)


def test_another_accepted_rendering_is_right_too() -> None:
    hint = replace(FOG, accepted=("cognitive problems",))
    result = choose(
        "Hersenmist.", pair("Cognitive problems are hard.", "Brain fog hard."), (hint,), SILENT
    )
    assert chosen(result) == "Cognitive problems are hard."


def test_a_steered_candidate_that_lost_a_word_is_dropped() -> None:
    criteria = Criteria(judge=silent, compare=lambda one, two: () if "too" in two else ("too",))
    plain, short, whole = "Mist is too much.", "Brain fog much.", "Brain fog is too heavy."
    assert chosen(choose("Mist.", pair(plain, short, whole), (FOG,), criteria)) == whole
    assert chosen(choose("Mist.", pair(plain, short), (FOG,), criteria)) == plain


def test_a_steered_candidate_also_stands_with_the_unsteered_wording() -> None:
    plain, astray = "The bleeding of the brain is too low.", "The blood flow of the heart is low."
    near = "The blood flow of the brain is too low."
    hint = TermHint(source="doorbloeding", target="blood flow")
    result = choose("De doorbloeding.", pair(plain, astray), (hint,), SILENT)
    assert isinstance(result, Choice)
    assert result.rivals == (astray, near)
    for weight, best in ((-20.0, near), (-4.0, near), (-2.0, astray)):
        weights = {astray: weight, near: -9.0}
        result = choose("De doorbloeding.", pair(plain, astray), (hint,), SILENT, weights=weights)
        assert chosen(result) == best
    criteria = Criteria(judge=silent, compare=lambda one, two: () if "too" in two else ("too",))
    result = choose("De doorbloeding.", pair(plain, astray), (hint,), criteria)
    assert isinstance(result, Choice)
    assert (result.text, result.how, result.rivals) == (near, "prompt+spliced", (near,))


def test_a_steered_candidate_that_changed_only_terms_goes_before_a_better_score() -> None:
    plain, near, astray = "Mist is a burden.", "Brain fog is a burden.", "Brain fog is heavy."
    weights = {near: -9.0, astray: -8.0}
    result = choose("Mist.", pair(plain, astray, near), (FOG,), SILENT, weights=weights)
    assert isinstance(result, Choice)
    assert (result.text, result.is_near, result.rivals) == (near, True, (near,))


def test_what_changed_beside_a_term_has_to_weigh_more_than_what_was_there() -> None:
    plain, astray = "It causes a bad heart.", "Worse is brain fog."
    tight, loose = "It causes a brain fog.", "brain fog a bad heart."
    weights = {astray: -9.0, tight: -8.5, loose: -30.0}
    result = choose("Mist.", pair(plain, astray), (FOG,), SILENT, weights=weights)
    assert isinstance(result, Choice)
    assert (result.text, result.rivals) == (tight, (astray, tight, loose))


def test_a_tight_splice_is_not_taken_for_want_of_a_steered_sentence() -> None:
    plain, short = "It (ill) is so bad.", "Brain fog."
    result = choose("Mist (ziek).", pair(plain, short), (FOG,), Criteria(judge=without_brackets))
    assert chosen(result) == plain


def test_a_refusal_speaks_of_sentences_and_not_of_a_tight_splice() -> None:
    plain, steered = "It causes heart failure.", "It is wrong: brain fog."
    criteria = Criteria(judge=lambda *pair: (*misses("brain fog").judge(*pair), *wary(*pair)))
    result = choose("Mist.", pair(plain, steered), (FOG,), criteria)
    assert isinstance(result, Refusal)
    assert result.reason == "Each of 2 candidates missed a term; in the best one brain fog."


def test_beside_an_unsound_translation_nothing_is_lost() -> None:
    criteria = replace(WARY, compare=lambda one, two: ("too",))
    result = choose("PEM.", pair("It is wrong too.", "PEM is bad."), (PEM,), criteria)
    assert chosen(result) == "PEM is bad."


def test_what_misses_a_term_after_steering_is_refused() -> None:
    criteria = misses("PEM", "brain fog")
    steered = choose("PEM.", pair("PEM is bad.", "Fog is bad."), (PEM, FOG), criteria)
    assert isinstance(steered, Refusal)
    assert steered.reason == "Each of 2 candidates missed a term; in the best one brain fog."
    untold = choose("PEM.", pair("PEM is bad."), (PEM, FOG), criteria)
    assert chosen(untold) == "PEM is bad."


def test_the_reason_names_what_the_best_one_left_out() -> None:
    criteria = replace(misses("brain fog"), compare=lambda one, two: ("too",))
    result = choose("Mist.", pair("Mist is too bad.", "brain fog bad."), (FOG,), criteria)
    assert isinstance(result, Refusal)
    assert result.reason == "Each of 2 candidates left something out; the best one lost “too”."


def test_a_sentence_that_misses_two_terms_is_no_measure_of_what_was_left_out() -> None:
    criteria = replace(misses("PEM", "brain fog"), compare=lambda one, two: ("too",))
    result = choose("PEM.", pair("It is too bad.", "PEM is brain fog."), (PEM, FOG), criteria)
    assert chosen(result) == "PEM is brain fog."


def without_brackets(source: str, target: str) -> tuple[Finding, ...]:
    """Remark on lost brackets, and find an error in a forbidden word."""
    found = []
    if "(" in source and "(" not in target:
        found.append(
            Finding(rule="quotes-brackets", severity=Severity.NOTICE, message="(): 1 before, 0.")
        )
    if "wrong" in target:
        found.append(Finding(rule="negation", severity=Severity.ERROR, message="It is wrong."))
    return tuple(found)


def test_what_was_in_brackets_may_not_get_lost_by_steering() -> None:
    source, criteria = "PEM (ziek).", Criteria(judge=without_brackets)
    plain, short, whole = "It (ill) is wrong.", "PEM.", "PEM (ill)."
    assert chosen(choose(source, pair(plain, short, whole), (PEM,), criteria)) == whole
    refused = choose(source, pair(plain, short), (PEM,), criteria)
    assert isinstance(refused, Refusal)
    lost = choose(source, pair("It (ill) is bad.", short), (PEM,), criteria)
    assert chosen(lost) == "It (ill) is bad."


def test_what_is_lost_without_steering_too_is_not_lost_by_steering() -> None:
    criteria = Criteria(judge=without_brackets)
    assert chosen(choose("PEM (ziek).", pair("Ill.", "PEM."), (PEM,), criteria)) == "PEM."


def test_weights_go_before_the_engines_own_score() -> None:
    steered = ("Brain fog is heavy.", "Brain fog weighs.")
    result = choose("Hersenmist.", pair("Mist.", *steered), (FOG,), SILENT)
    assert isinstance(result, Choice)
    assert result.rivals == steered
    result = choose(
        "Hersenmist.",
        pair("Mist.", *steered),
        (FOG,),
        SILENT,
        weights={steered[0]: -30.0, steered[1]: -20.0},
    )
    assert chosen(result) == steered[1]
