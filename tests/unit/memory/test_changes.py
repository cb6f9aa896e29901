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
    ],
)
def test_what_may_change_the_meaning_is_significant(before: str, after: str) -> None:
    assert is_significant(before, after)
    assert is_significant(after, before)
