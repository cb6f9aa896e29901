"""Whether a steered translation lost a small word that carries much."""

from __future__ import annotations

import pytest

from tweetalig.model import Locale
from tweetalig.translate.small_words import comparison, lost_words


@pytest.mark.parametrize(
    ("unsteered", "steered", "lost"),
    [
        ("A walk was already too much.", "A walk was already an exertion.", ("too",)),
        ("Do not wait if you have a fever.", "Wait if you have a fever.", ("not",)),
        ("She is not even able to read.", "She can read.", ("not",)),
        ("At least half of them have it.", "Half of them have PEM.", ("at least",)),
        ("Some people may recover.", "Some people recover.", ("may",)),
        ("Only a doctor can decide.", "A doctor can decide.", ("only",)),
        ("Lie down after a shower.", "Lying down helps after a shower.", ("lie",)),
        ("Rest before you are tired.", "Rest when you are tired.", ("before",)),
        ("His doctor knows it.", "The GP knows it.", ("his",)),
        ("It is not necessarily a cause.", "It is not a causal relationship.", ("necessarily",)),
        ("This could lead to more.", "This would lead to more.", ("could",)),
        ("It covers them from within.", "It covers all of them.", ("within",)),
        ("All patients have mist.", "Patients have brain fog.", ("all",)),
        ("A talk also counts as work.", "A talk counts as exertion.", ("also",)),
    ],
)
def test_a_word_without_counterpart_is_lost(
    unsteered: str, steered: str, lost: tuple[str, ...]
) -> None:
    assert lost_words(unsteered, steered) == lost


@pytest.mark.parametrize(
    ("unsteered", "steered"),
    [
        ("It isn't dangerous.", "It is not dangerous."),
        ("It is often worse.", "It is frequently worse."),
        ("It is usually worse the next day.", "Mostly, it gets worse the next day."),
        ("You can't stop it.", "You cannot stop it."),
        ("If you have POTS, sit down.", "Those who have POTS: sit down."),
        ("Mist occurs sometimes.", "Brain fog may occur."),
        ("The barrier is a layer of cells.", "The wall is a layer of cells."),
        ("Don’t wait.", "Do not wait."),
        ("It would lead to more.", "It could lead to more."),
        ("They recover within weeks.", "They recover in weeks."),
        ("It also takes energy.", "It takes energy too."),
        ("Too much is just as bad as too little.", "Too much is as bad as too little."),
    ],
)
def test_a_word_with_the_same_meaning_will_do(unsteered: str, steered: str) -> None:
    assert lost_words(unsteered, steered) == ()


def test_a_person_who_was_not_there_is_made_up() -> None:
    assert lost_words("She can suggest changes.", "She can help me.") == ("me",)
    assert lost_words("It helped me.", "It helped us.") == ()


def test_of_other_languages_no_words_are_known() -> None:
    assert comparison(Locale("en-GB"))("Not too much.", "Much.") == ("not", "too")
    assert comparison(Locale("fy"))("Not too much.", "Much.") == ()
