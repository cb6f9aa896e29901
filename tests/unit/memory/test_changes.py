"""What counts as a change of meaning, and what as a correction of the writing."""

from __future__ import annotations

import pytest

from tweetalig.memory.changes import is_significant


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Veel vermoiedheid.", "Veel vermoeidheid."),
        ("Een inspaning geeft klachten", "Een inspanning geeft klachten"),
        ("Rust helpt", "Rust helpt."),
        ("Kijk in de de tuin.", "Kijk in de tuin."),
        ("het zon schijnt", "de zon schijnt"),
        ("een darm microbioom", "een darmmicrobioom"),
        ("één keer", "een keer"),
        ("Na *rust* gaat het.", "Na rust gaat het."),
        ("Doe dat **niet**", "Doe dat niet."),
        ("5 - 10 minuten", "5–10 minuten"),
    ],
)
def test_corrections_are_not_significant(before: str, after: str) -> None:
    assert not is_significant(before, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Dit is niet goed.", "Dit is goed."),
        ("Het is neit goed.", "Het is niet goed."),
        ("De dosis is hoger.", "De dosis is lager."),
        ("Neem 5 mg.", "Neem 50 mg."),
        ("Neem 1,5 mg.", "Neem 15 mg."),
        ("Rust helpt.", "Rust helpt?"),
        ("Het is veilig.", "Het is onveilig."),
        ("Dit kan helpen.", "Dit zou helpen."),
        ("Lees [dit](a.md).", "Lees [dit](b.md)."),
        ("PEM komt voor.", "PEN komt voor."),
        ("niet alle mensen", "alle mensen niet"),
        ("bij 5 graden", "bij -5 graden"),
        ("Slaap, eet en rust.", "Slaap en rust."),
        ("senesente cellen", "senescente cellen"),
        ("Hepatitis B komt voor.", "Hepatitis A komt voor."),
        ("Doe het niet; rust.", "Doe het; niet rust."),
        ("Stop! Niet doen.", "Stop niet! Doen."),
        ("Rust, niet slapen.", "Rust niet, slapen."),
        ("5-10 minuten", "5 10 minuten"),
    ],
)
def test_what_may_change_the_meaning_is_significant(before: str, after: str) -> None:
    assert is_significant(before, after)
    assert is_significant(after, before)


def _concepts(text: str) -> tuple[str, ...]:
    known = ("hersenmist", "pacing", "LDN")
    return tuple(word for word in known for _ in range(text.count(word)))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Last van hersenmits.", "Last van hersenmist."),
        ("Met paccing en rust.", "Met pacing en rust."),
        ("Veel vermoiedheid.", "Veel vermoeidheid."),
    ],
)
def test_a_misspelt_term_set_right_is_a_correction(before: str, after: str) -> None:
    assert not is_significant(before, after, concepts=_concepts)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Met pacing gaat het.", "Met paling gaat het."),
        ("Met pacing, pacing.", "Met pacing, paling."),
        ("Met pacing gaat het.", "Met paccing gaat het."),
    ],
)
def test_a_term_that_is_gone_is_significant(before: str, after: str) -> None:
    assert is_significant(before, after, concepts=_concepts)


def test_the_glossary_is_only_asked_where_all_else_looks_like_a_correction() -> None:
    def concepts(text: str) -> tuple[str, ...]:
        raise AssertionError(text)

    assert not is_significant("Rust helpt", "*Rust* helpt.", concepts=concepts)
    assert is_significant("De dosis is hoger.", "De dosis is lager.", concepts=concepts)
    assert is_significant("Rust helpt niet.", "Rust helpt.", concepts=concepts)
