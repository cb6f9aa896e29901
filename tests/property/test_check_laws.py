"""Laws of the checks: what is changed is seen, what is only written otherwise is not."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tweetalig.check import Pair, check_pairs, judge
from tweetalig.model import Finding, Severity

LAW = settings(max_examples=40, deadline=None)

NUMBERED = [
    ("De {} deelnemers kregen hetzelfde middel.", "All {} participants were given the same drug."),
    ("Na {} weken volgde een gesprek.", "An interview followed after {} weeks."),
    ("Bij {} procent nam de pijn af.", "Pain decreased in {} per cent."),
    ("De dosis was {} mg per dag.", "The dose was {} mg a day."),
    ("Volgens de krant waren er {}.", "There were {}, according to the paper."),
]

DENIED = [
    ("Rust helpt niet.", "Rest does not help.", "Rest helps."),
    ("Er was geen verschil.", "There was no difference.", "There was a difference."),
    ("Zij slaapt nooit goed.", "She never sleeps well.", "She sleeps well."),
    ("Niemand wist het.", "Nobody knew.", "Everybody knew."),
    ("Hij at niets.", "He ate nothing.", "He ate everything."),
    ("Zonder hulp lukt het haar.", "She manages without help.", "She manages with help."),
    ("Ik kan hem niet zien.", "I can't see him.", "I can see him."),
    ("Het is nergens te koop.", "It is sold nowhere.", "It is sold everywhere."),
    ("Wij hebben geen van beide.", "We have neither.", "We have both."),
    ("Ze leest niet meer.", "She no longer reads.", "She still reads."),
]

UNITS = ["mg", "g", "kg", "ml", "µg", "mmol", "°C", "cm", "km"]
TIMES = [
    ("minuten", "minutes"),
    ("uur", "hours"),
    ("dagen", "days"),
    ("weken", "weeks"),
    ("maanden", "months"),
    ("jaar", "years"),
]


# Our own right translations, of many kinds and lengths.
PAIRS = Path(__file__).parents[1] / "data" / "pairs.tsv"

OTHER_WORD = {
    "two": "five",
    "three": "six",
    "four": "nine",
    "five": "eight",
    "six": "four",
    "seven": "three",
    "eight": "two",
    "nine": "seven",
    "ten": "twenty",
    "twelve": "thirteen",
    "twenty": "thirty",
    "half": "a third",
    "hundred": "thousand",
    "thousand": "million",
    "million": "billion",
}
OTHER_UNIT = {
    "seconds": "minutes",
    "minutes": "seconds",
    "hours": "days",
    "days": "hours",
    "weeks": "months",
    "months": "weeks",
    "years": "months",
    "mg": "g",
    "g": "mg",
    "ml": "l",
    "km": "m",
    "litres": "millilitres",
    "kilometres": "metres",
}
AMOUNT = re.compile(rf"(?:\d|\b(?:{'|'.join(OTHER_WORD)})) ({'|'.join(OTHER_UNIT)})\b")
DENIAL = {
    "nl": re.compile(r"\b(?:niet|geen|nooit|niemand|niets|nergens|zonder)\b", re.I),
    "en": re.compile(
        r"\b(?:not|no longer|no one|no|never|nobody|nothing|nowhere|without|none|cannot)\b"
        r"|n[’']t\b",
        re.I,
    ),
}
AFFIRMED = {
    "no longer": "still",
    "no one": "everyone",
    "no": "some",
    "never": "always",
    "nobody": "everybody",
    "nothing": "everything",
    "nowhere": "everywhere",
    "without": "with",
    "none": "all",
    "cannot": "can",
}


NOT_ALL = re.compile(r"\bniet (?:alle|elke?|iedere?|iedereen)\b", re.I)
SOME = re.compile(r"\bsome\b", re.I)

SURE = 0.99
"""The share of dropped denials that give more than a notice, of pairs of which many are free."""


def right_pairs() -> list[tuple[str, str]]:
    rows = (row.split("\t") for row in PAIRS.read_text(encoding="utf-8").splitlines()[1:])
    return [(source, target) for source, target, label, _ in rows if label == "ok"]


def dutch(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def serious(findings: tuple[Finding, ...]) -> list[str]:
    return [finding.rule for finding in findings if finding.severity != Severity.NOTICE]


@given(st.sampled_from(NUMBERED), st.integers(2, 10**7), st.integers(2, 10**7))
@LAW
def test_a_changed_number_is_seen_and_a_kept_one_is_not(
    sentences: tuple[str, str], number: int, other: int
) -> None:
    source, target = sentences
    assert serious(judge(source.format(dutch(number)), target.format(f"{number:,}"))) == []
    if number != other:
        found = serious(judge(source.format(dutch(number)), target.format(f"{other:,}")))
        assert set(found) & {"number", "date"}


@given(st.sampled_from(NUMBERED), st.integers(2, 9999), st.integers(0, 99))
@LAW
def test_decimals_may_change_their_sign_and_not_their_place(
    sentences: tuple[str, str], whole: int, part: int
) -> None:
    source, target = sentences
    written = source.format(f"{whole},{part:02}")
    assert serious(judge(written, target.format(f"{whole}.{part:02}"))) == []
    moved = judge(written, target.format(f"{whole}{part:02}"))
    assert "number" in serious(moved)


@given(st.integers(1000, 999_999))
@LAW
def test_thousands_may_be_written_in_four_ways(number: int) -> None:
    source = f"Er deden {dutch(number)} mensen mee."
    spaced = f"{number:,}".replace(",", "\u202f")
    for written in (f"{number:,}", str(number), spaced, spaced.replace("\u202f", " ")):
        assert serious(judge(source, f"{written} people took part.")) == []


@given(st.sampled_from(DENIED))
@LAW
def test_a_dropped_negation_is_seen_both_ways(sentences: tuple[str, str, str]) -> None:
    source, right, wrong = sentences
    assert serious(judge(source, right)) == []
    assert serious(judge(source, wrong)) != []


@given(st.integers(2, 900), st.sampled_from(UNITS), st.sampled_from(UNITS))
@LAW
def test_a_swapped_unit_is_seen(number: int, unit: str, other: str) -> None:
    source = f"De waarde was {number} {unit}."
    assert serious(judge(source, f"The value was {number} {unit}.")) == []
    if unit != other:
        assert "unit" in serious(judge(source, f"The value was {number} {other}."))


@given(st.integers(2, 900), st.sampled_from(TIMES), st.sampled_from(TIMES))
@LAW
def test_a_swapped_time_is_seen(
    number: int, time_unit: tuple[str, str], other: tuple[str, str]
) -> None:
    source = f"Het duurde {number} {time_unit[0]}."
    assert serious(judge(source, f"It took {number} {time_unit[1]}.")) == []
    if time_unit != other:
        assert "unit" in serious(judge(source, f"It took {number} {other[1]}."))


@given(st.integers(1, 900))
@LAW
def test_one_amount_in_two_units_is_one_amount(grams: int) -> None:
    assert serious(judge(f"Neem {grams} g.", f"Take {grams * 1000} mg.")) == []
    assert serious(judge(f"Neem {grams} g.", f"Take {grams * 100} mg.")) == ["number"]


def with_another_number(target: str) -> Iterator[str]:
    """Yield the text with one of its numbers changed, in digits or in words, each in turn."""
    for match in re.finditer(r"\d+", target):
        other = str(int(match[0][-1]) + 3)[-1]
        yield target[: match.end() - 1] + other + target[match.end() :]
    # A half-day is a "dagdeel", half-term a holiday, and every half hour twice an hour: no half
    # in the Dutch.
    for match in re.finditer(rf"\b(?:{'|'.join(OTHER_WORD)})\b(?!-day|-term| hour,)", target):
        # What is said twice may go once: half of them, and which half.
        if target.count(match[0]) == 1:
            yield target[: match.start()] + OTHER_WORD[match[0]] + target[match.end() :]


def test_every_number_of_every_right_pair_is_watched() -> None:
    changed = [
        (source, other) for source, target in right_pairs() for other in with_another_number(target)
    ]
    assert len(changed) > 250
    assert [pair for pair in changed if not serious(judge(*pair))] == []


def test_every_unit_of_every_right_pair_is_watched() -> None:
    changed = [
        (source, target[: match.start(1)] + OTHER_UNIT[match[1]] + target[match.end(1) :])
        for source, target in right_pairs()
        for match in AMOUNT.finditer(target)
    ]
    assert len(changed) > 40
    assert [pair for pair in changed if not serious(judge(*pair))] == []


def affirmed(target: str) -> str:
    match = DENIAL["en"].search(target)
    assert match
    before, denial = target[: match.start()], match[0].lower()
    if denial[0] == "n" and denial.endswith("t") and len(denial) == 3:
        before = {"ca": before + "n", "wo": before[:-2] + "will"}.get(before[-2:], before)
    return re.sub(" +", " ", before + AFFIRMED.get(denial, "") + target[match.end() :])


def some_are_not(source: str, target: str) -> bool:
    """Whether "not all do" is said as "some don't", which holds when some do as well."""
    return bool(NOT_ALL.search(source) and SOME.search(target))


def test_every_dropped_denial_of_every_right_pair_is_seen() -> None:
    """Where both sides deny once, and dropping it makes another statement."""
    dropped = [
        (source, affirmed(target))
        for source, target in right_pairs()
        if len(DENIAL["nl"].findall(source)) == len(DENIAL["en"].findall(target)) == 1
        and not some_are_not(source, target)
    ]
    assert len(dropped) > 300
    assert [pair for pair in dropped if not judge(*pair)] == []
    assert sum(bool(serious(judge(*pair))) for pair in dropped) >= len(dropped) * SURE


@given(st.text(max_size=200), st.text(max_size=200), st.booleans())
@LAW
def test_any_text_is_checked_and_marked_within_itself(
    source: str, target: str, plain: bool
) -> None:
    for finding in check_pairs([Pair(source=source, target=target, plain=plain)]):
        for spans, text in (
            (finding.source_spans, finding.source),
            (finding.target_spans, finding.target),
        ):
            assert all(0 <= start <= end <= len(text) for start, end in spans)


@given(st.text(max_size=100), st.text(max_size=100))
@LAW
def test_the_same_pair_gets_the_same_findings(source: str, target: str) -> None:
    assert judge(source, target) == judge(source, target)


HOSTILE: dict[str, Callable[[int], str]] = {
    "one word": lambda size: "a" * size,
    "one word in capitals": lambda size: "A" * size,
    "digits": lambda size: "1" * size,
    "numbers": lambda size: "1.234 " * (size // 6),
    "different numbers": lambda size: " ".join(str(number) for number in range(size // 6)),
    "marks": lambda size: "\u0301" * size,
    "right to left": lambda size: "\u202eשלום " * (size // 6),
    "control characters": lambda size: "\x00\x1b\x07" * (size // 3),
    "denials": lambda size: "niet geen not no " * (size // 17),
    "hyphens": lambda size: "-" * size,
    "apostrophes": lambda size: "a'" * (size // 2),
    "names": lambda size: "Jan Piet " * (size // 9),
    "brackets": lambda size: "([{" * (size // 3),
    "openers of Markdown": lambda size: "([{<*_`" * (size // 7),
    "quotes": lambda size: "“" * size,
    "spaces": lambda size: " " * size,
    "an address": lambda size: "@" + "a" * size,
    "the same words": lambda size: "rest and sleep " * (size // 15),
    "openers of phrases": lambda size: "nam wijst raad " * (size // 15),
    "dates": lambda size: "3 mei 2020, " * (size // 12),
    "ratios": lambda size: "".join(f"een op de {n} " for n in range(size // 14)),
    "many names": lambda size: "".join(
        f"was Xa{chr(97 + n % 26) * 9}{n} " for n in range(size // 16)
    ),
    "abbreviations": lambda size: "zei QXZ en ook KWV dat " * (size // 23),
    "quotations": lambda size: "„niet hier” " * (size // 12),
    "groups": lambda size: "1 000" + " 000" * (size // 4),
}


def steps(text: str) -> int:
    """Return how many calls it takes to check a text against others and itself.

    Calls are counted instead of time, so that a busy machine changes nothing.
    """
    counted = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal counted
        counted += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        for pair in (
            Pair(source=text, target="Rest helps 5 people.", plain=True),
            Pair(source="Rust helpt 5 mensen niet.", target=text, plain=True),
            Pair(source=text, target=text[::-1], plain=True),
            Pair(source=text, target=text),
        ):
            for _ in check_pairs([pair]):
                pass
    finally:
        sys.setprofile(before)
    return counted


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_takes_steps_in_proportion(name: str) -> None:
    make = HOSTILE[name]
    steps(make(400))
    small, large = steps(make(600)), steps(make(4_800))
    assert large < small * 12
