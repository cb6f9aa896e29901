"""The language-model engine with the real default model, where that is installed."""

from __future__ import annotations

import os
from dataclasses import replace

import pytest

from tweetalig.engines.contract import Request
from tweetalig.engines.llm import LanguageModelEngine, load
from tweetalig.engines.models import engine_options, find_language_model
from tweetalig.model import Locale, TermHint

ASKED = "TWEETALIG_TEST_LLM"
SENTENCES = (
    Request(text="Wat is PEM?"),
    Request(
        text="De meeste patiënten hebben hersenmist.",
        terms=(TermHint(source="hersenmist", target="brain fog"),),
        attempt=1,
    ),
)


@pytest.fixture(scope="module")
def engine() -> LanguageModelEngine:
    if not os.environ.get(ASKED):
        pytest.skip(f"takes a minute and a gigabyte; ask for it with {ASKED}=1")
    pytest.importorskip("xllamacpp", reason="the extra “llm” is not installed")
    options = engine_options(source=Locale("nl"), target=Locale("en"), environment=os.environ)
    if find_language_model(options.models) is None:
        pytest.skip("no language model is installed: tweetalig engine install llm")
    return load(replace(options, threads=1))


def test_the_term_is_used_and_nothing_reaches_the_terminal(
    engine: LanguageModelEngine, capfd: pytest.CaptureFixture[str]
) -> None:
    answers = dict(engine.translate(SENTENCES))
    assert answers[0][0].text == "What is PEM?"
    assert "brain fog" in answers[1][0].text
    assert capfd.readouterr() == ("", "")


def test_in_another_order_the_answers_are_the_same_to_the_last_digit(
    engine: LanguageModelEngine,
) -> None:
    forward = dict(engine.translate(SENTENCES))
    backward = dict(engine.translate(SENTENCES[::-1]))
    assert [forward[0], forward[1]] == [backward[1], backward[0]]


def test_a_translation_that_says_all_weighs_more_than_one_that_leaves_something_out(
    engine: LanguageModelEngine,
) -> None:
    dutch = "Bel meteen 112 bij pijn op de borst die niet overgaat."
    whole = (dutch, "Call 112 immediately if you have chest pain that does not go away.")
    short = (dutch, "Call 112 if chest pain does not go away.")
    forward = engine.weigh([whole, short])
    assert forward[0] > forward[1]
    assert list(engine.weigh([short, whole])) == list(forward[::-1])
