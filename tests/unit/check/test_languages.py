"""Which rules look at a translation into another language than English, and that this is said."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tweetalig.check.all_rules import RULES
from tweetalig.check.pair import Pair
from tweetalig.check.run import check_pairs
from tweetalig.model import Locale

INDEX = Path(__file__).parents[3] / "docs/dev/checks/index.md"


def test_the_rules_that_know_two_languages_only_are_named() -> None:
    text = INDEX.read_text("utf-8")
    said = text.partition("## Other languages than English\n")[2].partition(" know Dutch")[0]

    silent = [rule.name for rule in RULES if not rule.supports(Locale("nl"), Locale("de"))]

    assert sorted(re.findall(r"`([a-z-]+)`", said)) == sorted(silent)


@pytest.mark.parametrize(
    ("source", "target", "rule"),
    [
        ("De dosis was 1,5 mg.", "Die Dosis betrug 15 mg.", "number"),
        ("De dosis was 15 mg.", "Die Dosis betrug 15 g.", "unit"),
        ("Is dat zo?", "Das ist so.", "question"),
        ("Lees over [rust](rust.md).", "Lesen Sie über Ruhe.", "link"),
        ("Dit is **geen** genezing.", "Das ist keine Heilung.", "markup"),
        ("Wie moe is, gaat rusten.", "Wie moe is, gaat rusten.", "untranslated"),
        ("Rust helpt.", "", "untranslated"),
    ],
)
def test_a_german_translation_is_looked_at(source: str, target: str, rule: str) -> None:
    found = check_pairs((Pair(source=source, target=target),), target=Locale("de"))

    assert rule in {finding.rule for finding in found}


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Niet iedereen herstelt.", "Nicht alle erholen sich."),
        ("De WHO noemt dit een ziekte.", "Die WHO nennt das eine Krankheit."),
        ("Ongeveer 5.000 mensen deden mee.", "Etwa 5.000 Menschen nahmen teil."),
        ("Bij 37,5 °C heb je verhoging.", "Bei 37,5 °C haben Sie erhöhte Temperatur."),
        ("Het duurde van 3 maart tot 12 april.", "Es dauerte vom 3. März bis zum 12. April."),
        ("Dit is **geen** genezing.", "Das ist **keine** Heilung."),
    ],
)
def test_a_right_german_translation_is_left_alone(source: str, target: str) -> None:
    assert not list(check_pairs((Pair(source=source, target=target),), target=Locale("de")))
