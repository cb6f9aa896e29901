"""Findings as text to read."""

from __future__ import annotations

from tweetalig.model import Finding, Severity
from tweetalig.report import render_text

NUMBER = Finding(
    rule="number",
    severity=Severity.ERROR,
    message="The source says “1,5 mg”, the translation “15 mg”.",
    path="translations/en/pem.po",
    line=12,
    source="De dosis was 1,5 mg.",
    target="The dose was 15 mg.",
    source_spans=((13, 19),),
    target_spans=((13, 18),),
    hint="look it up",
)


def test_the_words_are_marked_below_both_sentences() -> None:
    assert render_text([NUMBER]) == (
        "translations/en/pem.po:12: error[number]: "
        "The source says “1,5 mg”, the translation “15 mg”.\n"
        "  nl: De dosis was 1,5 mg.\n"
        "                   ^^^^^^\n"
        "  en: The dose was 15 mg.\n"
        "                   ^^^^^\n"
        "  hint: look it up\n"
        "\n"
        "1 error\n"
    )


def test_nothing_found_is_nothing_said() -> None:
    assert render_text([]) == ""


def test_findings_are_counted_by_how_bad_they_are() -> None:
    bare = Finding(rule="unit", severity=Severity.WARNING, message="Look.")
    text = render_text([bare, NUMBER, bare])
    assert text.endswith("\n1 error, 2 warnings\n")
    assert text.startswith("warning[unit]: Look.\n\n")


def test_colours_come_only_when_asked_for() -> None:
    assert "\x1b" not in render_text([NUMBER])
    assert "\x1b[31;1merror[number]\x1b[0m" in render_text([NUMBER], colour=True)


def test_a_long_sentence_is_shown_around_its_first_mark() -> None:
    source = "woord " * 100 + "niet" + " woord" * 100
    finding = Finding(
        rule="negation",
        severity=Severity.ERROR,
        message="Lost.",
        source=source,
        source_spans=((600, 604),),
    )
    _, shown, marks, *_ = render_text([finding]).splitlines()
    assert len(shown) < 100
    assert shown.endswith("…")
    assert shown[marks.index("^") : marks.rindex("^") + 1] == "niet"


def test_marks_stay_below_wide_and_combined_characters() -> None:
    finding = Finding(
        rule="x",
        severity=Severity.NOTICE,
        message="m",
        target="漢e\u0301 ab",
        target_spans=((4, 6),),
    )
    _, shown, marks, *_ = render_text([finding]).splitlines()
    assert shown == "  en: 漢e\u0301 ab"
    assert marks == " " * (6 + 2 + 1 + 1) + "^^"


def test_what_would_disturb_a_terminal_is_replaced() -> None:
    finding = Finding(
        rule="x", severity=Severity.NOTICE, message="a\x1b[2J", source="b\u202ec\td\x07", target=""
    )
    text = render_text([finding])
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "b\N{REPLACEMENT CHARACTER}c d\N{REPLACEMENT CHARACTER}" in text


def test_languages_are_named_as_asked() -> None:
    assert "  fy: The dose" in render_text([NUMBER], target=lambda finding: "fy")
