"""The two engines without a model."""

from __future__ import annotations

from pathlib import Path

from tweetalig.engines.builtin import identity, pseudo
from tweetalig.engines.contract import Engine, EngineOptions, Request
from tweetalig.model import Locale

OPTIONS = EngineOptions(source=Locale("nl"), target=Locale("en"), models=Path())


def answers(engine: Engine) -> list[tuple[int, str]]:
    requests = [Request(text="Rust helpt."), Request(text="PEM é 3 mg")]
    return [(index, one[0].text) for index, one in engine.translate(requests)]


def test_identity_repeats_what_it_is_given() -> None:
    assert answers(identity(OPTIONS)) == [(0, "Rust helpt."), (1, "PEM é 3 mg")]


def test_pseudo_shouts_what_it_is_given() -> None:
    assert answers(pseudo(OPTIONS)) == [(0, "RUST HELPT."), (1, "PEM É 3 MG")]


def test_both_sign_with_their_name_and_languages() -> None:
    assert identity(OPTIONS).info.name == "identity"
    assert pseudo(OPTIONS).info.name == "pseudo"
    assert pseudo(OPTIONS).info.options == "nl-en"
