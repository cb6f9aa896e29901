"""prompt.py: what a language model is asked, to the letter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tweetalig.engines.prompt import (
    CHATML,
    NEUTRAL_EXAMPLES,
    PLAIN,
    Example,
    answer_limit,
    build_prompt,
    clean_answer,
    put_terms_in,
    without_repetition,
)
from tweetalig.model import TermHint

FEVER = TermHint(source="koorts", target="fever")
PAIR = Example(source="Ik heb koorts.", target="I have a fever.", terms=(FEVER,))
LANGUAGES = ("Dutch", "English")
SYSTEM = (
    "Translate Dutch patient information into plain English, one sentence at a time. "
    "Leave nothing out and add nothing; keep every negation, number and uncertainty. "
    "Where terms are given, use this term, inflected as needed. "
    "Answer with the English sentence only."
)


def test_a_plain_prompt_reads_like_a_text_that_goes_on() -> None:
    prompt = build_prompt("De koorts zakt.", (FEVER,), examples=(PAIR,), languages=LANGUAGES)
    assert prompt.shared == (
        f"{SYSTEM}\n\nDutch: Ik heb koorts.\nTerms: koorts = fever\nEnglish: I have a fever.\n\n"
    )
    assert prompt.own == "Dutch: De koorts zakt.\nTerms: koorts = fever\nEnglish:"


def test_a_chat_prompt_has_a_turn_for_each_side() -> None:
    prompt = build_prompt("De koorts zakt.", (), examples=(PAIR,), languages=LANGUAGES, form=CHATML)
    assert prompt.shared == (
        f"<|im_start|>system\n{SYSTEM}<|im_end|>\n"
        "<|im_start|>user\nDutch: Ik heb koorts.\nTerms: koorts = fever<|im_end|>\n"
        "<|im_start|>assistant\nI have a fever.<|im_end|>\n"
    )
    assert prompt.own == (
        "<|im_start|>user\nDutch: De koorts zakt.<|im_end|>\n<|im_start|>assistant\n"
    )


def test_the_shared_part_does_not_depend_on_the_sentence() -> None:
    one = build_prompt("Een.", (), examples=NEUTRAL_EXAMPLES["English"], languages=LANGUAGES)
    two = build_prompt("Twee.", (FEVER,), examples=NEUTRAL_EXAMPLES["English"], languages=LANGUAGES)
    assert one.shared == two.shared


@pytest.mark.parametrize("language", NEUTRAL_EXAMPLES)
def test_our_own_examples_show_the_line_of_terms_and_one_goes_without(language: str) -> None:
    examples = NEUTRAL_EXAMPLES[language]
    assert 3 <= len(examples) <= 5
    assert sum(not example.terms for example in examples) == 1
    for example in examples:
        for term in example.terms:
            assert term.source in example.source
            assert term.target.lower() in example.target.lower()


@given(st.text(max_size=60))
def test_no_text_breaks_out_of_its_line_or_its_turn(text: str) -> None:
    prompt = build_prompt(
        text, (TermHint(source=text, target=text),), examples=(), languages=LANGUAGES, form=CHATML
    )
    assert prompt.own.count("<|") == 3
    assert len(prompt.own.split("\n")) == 5


def test_braces_in_a_sentence_are_only_braces() -> None:
    prompt = build_prompt("{system} {0}", (), examples=(), languages=LANGUAGES, form=PLAIN)
    assert prompt.own == "Dutch: {system} {0}\nEnglish:"


def test_the_longest_term_is_put_in_first() -> None:
    terms = (
        TermHint(source="hersen", target="brain"),
        TermHint(source="hersenmist", target="brain fog"),
    )
    assert put_terms_in("Door hersenmist, hersenen.", terms) == "Door brain fog, brainen."


def test_an_answer_may_take_about_twice_the_source() -> None:
    assert answer_limit("") == 16
    assert answer_limit("x" * 300) == 216


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (" I have a fever. ", "I have a fever."),
        ("English: I have a fever.", "I have a fever."),
        ("“I have a fever.”", "I have a fever."),
        ('"Yes" and "no".', '"Yes" and "no".'),
        ('"', '"'),
        ("", ""),
    ],
)
def test_what_models_put_around_a_translation_is_taken_off(answer: str, expected: str) -> None:
    assert clean_answer(answer, language="English", source="Ik heb koorts.") == expected


def test_quotation_marks_of_the_source_stay() -> None:
    assert clean_answer('"Fever."', language="English", source="“Koorts.”") == '"Fever."'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It is bad, bad news.", "It is bad, bad news."),
        ("We have very very good news.", "We have very very good news."),
        ("It is very very very", "It is very"),
        ("Yes, the blood and the blood and the blood and the", "Yes, the blood and"),
        ("a b a b a b", "a b"),
        ("", ""),
    ],
)
def test_a_loop_at_the_end_is_cut_to_its_first_round(text: str, expected: str) -> None:
    assert without_repetition(text) == expected
