"""Running the rules: alignment, severities, ignores, the glossary and tables."""

from __future__ import annotations

import pytest

from tweetalig.check import Pair, check_pairs, judge, read_pairs, rule_names
from tweetalig.check.run import GLOSSARY_RULES
from tweetalig.ignores import Ignore, read_ignores
from tweetalig.model import Finding, Severity
from tweetalig.terms import verify

LOST = Pair(source="Rust helpt niet.", target="Rest helps.", path="a.po", line=7)


def noted(*notes: str, target: str = "Rest helps.") -> list[Finding]:
    pair = Pair(source="Rust helpt niet.", target=target, path="a.po", line=7, notes=notes)
    return list(check_pairs([pair]))


def test_a_finding_says_where_it_is() -> None:
    (finding,) = check_pairs([LOST])
    assert (finding.path, finding.line, finding.rule) == ("a.po", 7, "negation")
    assert (finding.source, finding.target) == (LOST.source, LOST.target)


def test_sentences_are_compared_one_by_one_when_there_are_as_many() -> None:
    pair = Pair(source="Rust helpt niet. Slapen wel.", target="Rest helps. Sleeping does not.")
    findings = [f for f in check_pairs([pair]) if f.rule == "negation"]
    assert [(f.source, f.target) for f in findings] == [
        ("Rust helpt niet.", "Rest helps."),
        ("Slapen wel.", "Sleeping does not."),
    ]


def test_segments_are_compared_as_a_whole_when_sentences_were_joined() -> None:
    pair = Pair(
        source="Rust helpt niet. Slapen wel.", target="Rest does not help but sleeping does."
    )
    assert [f for f in check_pairs([pair]) if f.rule == "negation"] == []


def test_the_site_chooses_how_bad_a_rule_is() -> None:
    (finding,) = check_pairs([LOST], severities={"negation": Severity.NOTICE})
    assert finding.severity == Severity.NOTICE


def test_an_ignore_with_a_reason_silences_its_rule_and_no_other() -> None:
    assert noted("tweetalig: ignore negation – the joke works this way") == []
    assert [f.rule for f in noted("tweetalig: ignore hedge – no doubt here")] == [
        "negation",
        "ignore",
    ]


@pytest.mark.parametrize(
    ("note", "message"),
    [
        ("tweetalig: ignore negation", "gives no reason"),
        ("tweetalig: ignore negatoin – typo", "is not a rule"),
        ("tweetalig: ignore", "names no rule"),
        ("tweetalig: ignore number – it is right", "nothing to say here"),
    ],
)
def test_an_ignore_that_does_nothing_is_a_finding(note: str, message: str) -> None:
    ignored = [finding for finding in noted(note) if finding.rule == "ignore"]
    assert [message in finding.message for finding in ignored] == [True]
    assert (ignored[0].path, ignored[0].line) == ("a.po", 7)


def test_other_comments_are_left_alone() -> None:
    assert noted("ask Karin about this", target="Rest does not help.") == []


def test_ignores_are_read_from_any_line_of_a_comment() -> None:
    notes = ["first\nTweetalig: ignore hedge: said in the title", "tweetalig: ignore unit - same"]
    assert read_ignores(notes) == (
        Ignore("hedge", "said in the title"),
        Ignore("unit", "same"),
    )


def test_an_ignore_can_silence_the_glossary() -> None:
    pair = Pair(source="PEM", target="PEM", notes=("tweetalig: ignore term – quoted",))
    wrong = Finding(rule="term", severity=Severity.WARNING, message="Wrong term.")
    assert list(check_pairs([pair], terms=lambda source, target: (wrong,))) == []


def test_the_glossary_is_asked_with_the_visible_text() -> None:
    asked: list[tuple[str, str]] = []

    def terms(source: str, target: str) -> tuple[Finding, ...]:
        asked.append((source, target))
        return (Finding(rule="term", severity=Severity.NOTICE, message="Wrong term."),)

    pair = Pair(source="**Rust** helpt.", target="**Rest** helps.", path="a.po", line=3)
    (finding,) = check_pairs([pair], terms=terms, severities={"term": Severity.ERROR})
    assert asked == [("Rust helpt.", "Rest helps.")]
    assert (finding.path, finding.line, finding.severity) == ("a.po", 3, Severity.ERROR)


def test_judging_a_draft_is_checking_one_plain_pair() -> None:
    assert [finding.rule for finding in judge("Rust helpt niet.", "Rest helps.")] == ["negation"]
    assert judge("Rust helpt niet.", "Rest does not help.") == ()


def test_an_empty_translation_is_untranslated_and_nothing_else() -> None:
    assert [finding.rule for finding in judge("Rust helpt 5 mensen niet.", "")] == ["untranslated"]
    assert judge("", "") == ()


def test_findings_about_a_page_come_out_with_their_pair() -> None:
    first, second = Pair(source="Eén", target="One", path="a.po", line=3), LOST
    about = Finding(rule="abbreviation", severity=Severity.NOTICE, message="not explained")
    found = list(
        check_pairs(
            [first, second],
            on_page={first: (about,)},
            severities={"abbreviation": Severity.ERROR},
        )
    )
    assert [(f.rule, f.severity, f.path, f.line) for f in found] == [
        ("abbreviation", Severity.ERROR, "a.po", 3),
        ("negation", Severity.ERROR, "a.po", 7),
    ]


def test_a_finding_about_a_page_is_silenced_by_the_notes_of_its_pair() -> None:
    pair = Pair(
        source="Eén", target="One", notes=("tweetalig: ignore abbreviation – everyone knows it",)
    )
    about = Finding(rule="abbreviation", severity=Severity.NOTICE, message="not explained")
    assert list(check_pairs([pair], on_page={pair: (about,)})) == []
    assert [f.rule for f in check_pairs([pair])] == ["ignore"]


def test_the_rules_of_the_glossary_are_those_it_has() -> None:
    assert set(GLOSSARY_RULES) == {verify.RULE, verify.CONSISTENCY_RULE, verify.ABBREVIATION_RULE}


def test_the_names_of_rules_include_those_that_have_no_file() -> None:
    assert {"negation", "term", "ignore"} <= rule_names()


def test_a_table_has_a_header_and_may_have_more_columns() -> None:
    table = read_pairs("source\ttarget\tlabel\r\nEen\tOne\tok\r\n\r\nTwee\tTwo\n", path="t.tsv")
    assert [(pair.source, pair.target, pair.line) for pair in table.pairs] == [
        ("Een", "One", 2),
        ("Twee", "Two", 4),
    ]
    assert all(pair.plain and pair.path == "t.tsv" for pair in table.pairs)
    assert table.findings == ()


def test_a_row_without_a_second_column_is_reported_and_the_rest_is_read() -> None:
    table = read_pairs("source\ttarget\nalleen dit\nEen\tOne\n", path="t.tsv")
    assert len(table.pairs) == 1
    (finding,) = table.findings
    assert (finding.rule, finding.line, finding.path) == ("table", 2, "t.tsv")


def test_only_a_line_feed_ends_a_row() -> None:
    table = read_pairs("\ufeffs\tt\nEen\x0ctwee\u2028drie\tOne")
    assert [pair.line for pair in table.pairs] == [2]
