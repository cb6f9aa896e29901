"""First letters and full stops of what engines give."""

from __future__ import annotations

import pytest

from tweetalig.translate.wording import like_source


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("Hersenmist", "brain fog.", "Brain fog"),
        ("Hersenmist.", "brain fog.", "Brain fog."),
        ("vermoeidheid", "Fatigue.", "fatigue"),
        ("maandag", "Monday", "Monday"),
        ("ik rust", "I rest", "I rest"),
        ("Vaccins met mRNA", "mRNA vaccines", "mRNA vaccines"),
        ("pijn", "ME/CFS", "ME/CFS"),
        ("3 mg per dag", "3 mg a day", "3 mg a day"),
        ("Na 3 dagen", "3 days later", "3 days later"),
        ("„Rust”", "“rest”", "“Rest”"),
        ("Wacht…", "wait...", "Wait..."),
        ("Twee  regels", "two\nlines", "Two lines"),
        ("12", "12", "12"),
        ("", "Words.", "Words."),
        ("misselijkheid;", "Nausea.", "nausea;"),
        ("Vaak genoemd zijn:", "Often named are.", "Often named are:"),
        ("Rust helpt.", "Rest helps", "Rest helps."),
        ("Helpt rust?", "Does rest help", "Does rest help"),
        ("Rust helpt.", "Does rest help?", "Does rest help?"),
    ],
)
def test_a_translation_begins_and_ends_like_its_source(
    source: str, target: str, expected: str
) -> None:
    assert like_source(source, target) == expected


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("vermoeidheid", "Müdigkeit.", "Müdigkeit"),
        ("Hersenmist", "Gehirnnebel", "Gehirnnebel"),
        ("Rust helpt.", "ruhe hilft", "Ruhe hilft."),
    ],
)
def test_a_german_noun_keeps_its_capital(source: str, target: str, expected: str) -> None:
    assert like_source(source, target, "de-at") == expected
