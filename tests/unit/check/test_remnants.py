"""What is left of an English sentence when its denial was struck out."""

from __future__ import annotations

import pytest

from tweetalig.check.remnants import left_of_denial
from tweetalig.check.text import Text


def is_left(english: str, dutch: str = "Dat helpt niet.") -> bool:
    return left_of_denial(Text(english, "en"), Text(dutch, "nl"))


@pytest.mark.parametrize(
    "english",
    [
        "It does help.",
        "Do lose heart.",
        "If things do improve, stop.",
        "That makes some sense at all.",
        "The drug has yet been approved.",
        "He walks any more.",
        "She slept a wink.",
    ],
)
def test_a_verb_that_needs_no_help_and_words_that_need_a_denial_are_left(english: str) -> None:
    assert is_left(english)


@pytest.mark.parametrize(
    "english",
    [
        "It helps.",
        "She did this well.",
        "They do research.",
        "That is what you can do now.",
        "It does, however, hurt.",
        "The drug has yet to be approved.",
        "Call us if it hurts at all.",
        "Did patients improve?",
        "",
    ],
)
def test_ordinary_sentences_are_not_taken_for_what_is_left(english: str) -> None:
    assert not is_left(english)


def test_an_emphatic_do_may_render_a_dutch_word() -> None:
    assert not is_left("Do give us a call.", "Bel ons gerust.")
    assert not is_left("It does help.", "Het helpt wel.")


def test_dutch_has_no_such_words() -> None:
    assert not left_of_denial(Text("Wat do en at all.", "nl"), Text("", "en"))
