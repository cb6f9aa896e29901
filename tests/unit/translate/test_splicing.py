"""Keeping the unsteered wording of a sentence, all but its terms."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tweetalig.translate.splicing import splice

WORDS = ["a", "the", "brain", "fog,", "heart.", "(of)", "it's", "ME/CFS"]
TEXTS = st.lists(st.sampled_from(WORDS)).map(" ".join)


def places(text: str, words: Sequence[str]) -> list[tuple[int, int]]:
    return [(text.index(word), text.index(word) + len(word)) for word in words]


@pytest.mark.parametrize(
    ("unsteered", "steered", "term", "whole"),
    [
        (
            "The bleeding of the brain was normal.",
            "Blood flow of the heart was normal.",
            "Blood flow",
            "Blood flow of the brain was normal.",
        ),
        (
            "She has a strange mist in her head, since May.",
            "He has an odd brain fog in the head, for a month.",
            "brain fog",
            "She has an odd brain fog in her head, since May.",
        ),
        (
            "Talk to a good artist (or a nurse).",
            "You should talk to your doctor (a nurse).",
            "doctor",
            "Talk to your doctor (or a nurse).",
        ),
        (
            "The pain on the back lasts for five minutes.",
            "If the chest pain lasts longer.",
            "chest pain",
            "The chest pain lasts for five minutes.",
        ),
        (
            "Weakness in one arm can be a sign of a problem.",
            "Muscle weakness in one arm can be a sign of something.",
            "Muscle weakness",
            "Muscle weakness in one arm can be a sign of a problem.",
        ),
        (
            "Mist, always mist.",
            "Brain fog is always brain fog.",
            "brain fog",
            "Mist, always brain fog.",
        ),
        ("It is bad.", "It is very bad.", "fog", "It is bad."),
    ],
)
def test_only_what_changed_where_the_term_stands_is_taken_over(
    unsteered: str, steered: str, term: str, whole: str
) -> None:
    wanted = places(steered, [term] if term in steered else [])
    assert splice(unsteered, steered, wanted=wanted, wrong=[]).texts[0] == whole


def test_what_is_wrong_is_not_kept_wherever_the_term_stands() -> None:
    unsteered, steered = "Mist and fever come often.", "A fever and brain fog come often."
    wanted, wrong = places(steered, ["brain fog"]), places(unsteered, ["Mist"])
    made = splice(unsteered, steered, wanted=wanted, wrong=wrong)
    assert made.texts == (steered,)


@pytest.mark.parametrize(
    ("unsteered", "steered", "term", "ways"),
    [
        (
            "Or it causes heart failure.",
            "Or brain fog is worse.",
            "brain fog",
            ("Or brain fog is worse.", "Or it causes brain fog.", "Or brain fog heart failure."),
        ),
        (
            "A bad heart makes you lie down.",
            "Brain fog leads to lying down.",
            "Brain fog",
            (
                "Brain fog leads to lying down.",
                "A bad heart makes brain fog down.",
                "Brain fog heart makes you lie down.",
            ),
        ),
        ("It ails, says she.", "Brain fog is there, says she.", "Brain fog", ()),
    ],
)
def test_what_changed_with_a_term_may_also_stay(
    unsteered: str, steered: str, term: str, ways: tuple[str, ...]
) -> None:
    made = splice(unsteered, steered, wanted=places(steered, [term]), wrong=[])
    assert made.texts == (ways or (steered,))
    assert not made.is_near or not ways


def test_a_term_that_took_no_words_place_is_not_put_in_beside_its_wrong_rendering() -> None:
    unsteered, steered = "A misty head is hard.", "A misty head is hard brain fog."
    assert splice(unsteered, steered, wanted=places(steered, ["brain fog"]), wrong=[]).texts == ()


@given(TEXTS, TEXTS)
def test_without_terms_nothing_is_taken_over(unsteered: str, steered: str) -> None:
    assert splice(unsteered, steered, wanted=[], wrong=[]).texts == (unsteered,)


@given(TEXTS.filter(bool), TEXTS.filter(bool))
def test_where_all_is_a_term_all_is_taken_over_first(unsteered: str, steered: str) -> None:
    wanted = [(0, len(steered))]
    assert splice(unsteered, steered, wanted=wanted, wrong=[]).texts[0] == steered


@pytest.mark.parametrize(
    ("unsteered", "steered", "is_near"),
    [
        ("It is due to a heart attack.", "It is due to brain fog.", True),
        ("A mist hinders her.", "The brain fog hinders her.", True),
        ("A talk also counts as a mist.", "A talk counts as brain fog.", False),
        ("The mist in his head is bad.", "The brain fog in her head is bad.", False),
        ("It causes heart failure.", "It is brain fog.", False),
        ("The mist often comes.", "The severe brain fog often comes.", False),
        ("Ill people who cannot think clearly get help.", "Brain fog get help.", False),
        ("It is bad.", "It is very bad.", False),
    ],
)
def test_near_is_what_changed_its_terms_and_no_more(
    unsteered: str, steered: str, is_near: bool
) -> None:
    wanted = places(steered, [one for one in ("brain fog", "Brain fog") if one in steered])
    assert splice(unsteered, steered, wanted=wanted, wrong=[]).is_near is is_near
