"""Amounts: numbers in digits and words, in Dutch and English."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tweetalig.check.amounts import read_amounts
from tweetalig.check.figures import read_figure
from tweetalig.check.number_words import dutch_number, dutch_ordinal
from tweetalig.check.quantities import Quantity, Sort


def only(text: str, language: str) -> Quantity:
    found = read_amounts(text, language).quantities
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("literal", "language", "value"),
    [
        ("5.000", "nl", 5000),
        ("5,000", "en", 5000),
        ("1.234.567,5", "nl", Fraction(2469135, 2)),
        ("0,05", "nl", Fraction(1, 20)),
        ("0.05", "en", Fraction(1, 20)),
        ("10\u00a0000", "nl", 10000),
        ("10 000", "en", 10000),
        ("2026", "nl", 2026),
    ],
)
def test_digits_are_read_as_each_language_writes_them(
    literal: str, language: str, value: Fraction | int
) -> None:
    figure = read_figure(literal, language)
    assert figure is not None
    assert (figure.value, figure.foreign) == (value, False)


def test_a_decimal_sign_of_the_other_language_is_noticed() -> None:
    figure = read_figure("38,5", "en")
    assert figure is not None
    assert (figure.value, figure.foreign) == (Fraction(77, 2), True)


@pytest.mark.parametrize("code", ["2.1.4", "1" * 5000, "1.2,3.4", "1,2,3"])
def test_codes_are_no_numbers(code: str) -> None:
    assert read_figure(code, "nl") is None


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("tweeënveertig", 42),
        ("drieëntachtig", 83),
        ("honderd", 100),
        ("honderdeneen", 101),
        ("vijftienhonderd", 1500),
        ("tweeduizenddriehonderdtwintig", 2320),
        ("vijfentwintigduizend", 25000),
        ("duizend", 1000),
        ("tweeënhalf", Fraction(5, 2)),
        ("eenendertig", 31),
    ],
)
def test_joined_dutch_number_words_are_taken_apart(word: str, value: Fraction | int) -> None:
    assert dutch_number(word) == value


@pytest.mark.parametrize(
    "word", ["tafel", "eend", "achter", "tiener", "drievoud", "x" * 100, "tientwintig", "en"]
)
def test_words_that_only_look_like_numbers_are_none(word: str) -> None:
    assert dutch_number(word) is None


def test_dutch_ordinals_are_read() -> None:
    assert [dutch_ordinal(word) for word in ("derde", "achtste", "vijfentwintigste")] == [3, 8, 25]
    assert dutch_ordinal("aarde") is None


@pytest.mark.parametrize(
    ("text", "language", "value", "unit"),
    [
        ("anderhalf jaar", "nl", Fraction(3, 2), "year"),
        ("one and a half years", "en", Fraction(3, 2), "year"),
        ("a year and a half", "en", Fraction(3, 2), "year"),
        ("two and a half hours", "en", Fraction(5, 2), "hour"),
        ("twee en een half uur", "nl", Fraction(5, 2), "hour"),
        ("een halfuur", "nl", Fraction(1, 2), "hour"),
        ("1,2 miljoen euro", "nl", 1200000, "euro"),
        ("€ 50", "nl", 50, "euro"),
        ("€50", "en", 50, "euro"),
        ("2,5 miljard", "nl", 2500000000, ""),
        ("2.5 billion", "en", 2500000000, ""),
        ("half a million people", "en", 500000, ""),
        ("een half miljoen mensen", "nl", 500000, ""),
        ("half a dozen", "en", 6, ""),
        ("two hundred and fifty-one", "en", 251, ""),
        ("twenty-five thousand", "en", 25000, ""),
        ("three hundred thousand", "en", 300000, ""),
        ("78 per cent", "en", 78, "percent"),
        ("78 procent", "nl", 78, "percent"),
        ("38,5 °C", "nl", Fraction(77, 2), "°C"),
        ("38.5 degrees Celsius", "en", Fraction(77, 2), "°C"),
        ("een 34-jarige vrouw", "nl", 34, "year"),
        ("a 34-year-old woman", "en", 34, "year"),
        ("de 6-minutentest", "nl", 6, "minute"),
        ("een zesjarige", "nl", 6, "year"),
        ("5mg", "en", 5, "mg"),
        ("5 μg", "nl", 5, "µg"),
        ("a quarter of an hour", "en", Fraction(1, 4), "hour"),
        ("a third of the patients", "en", Fraction(1, 3), ""),
        ("twee derde", "nl", Fraction(2, 3), ""),
        ("two-thirds", "en", Fraction(2, 3), ""),
        ("three quarters", "en", Fraction(3, 4), ""),
        ("drie kwart", "nl", Fraction(3, 4), ""),
        ("2½ dagen", "nl", Fraction(5, 2), "day"),
        ("½ tablet", "nl", Fraction(1, 2), "tablet"),
        ("een twintigtal mensen", "nl", 20, ""),
        ("driemaal", "nl", 3, ""),
        ("drie keer", "nl", 3, ""),
        ("twenty-first", "en", 21, ""),
        ("de 19e eeuw", "nl", 19, "century"),
        ("3x per dag", "nl", 3, ""),
        ("a dozen eggs", "en", 12, ""),
    ],
)
def test_amounts_mean_what_they_say(
    text: str, language: str, value: Fraction | int, unit: str
) -> None:
    quantity = only(text, language)
    assert quantity.value == value
    assert (quantity.unit.name if quantity.unit else "") == unit


@pytest.mark.parametrize(
    ("text", "language", "minutes"),
    [
        ("om half drie", "nl", 150),
        ("kwart over drie", "nl", 195),
        ("kwart voor drie", "nl", 165),
        ("om 14.30 uur", "nl", 870),
        ("om 14:30", "nl", 870),
        ("at half past two", "en", 150),
        ("at quarter to three", "en", 165),
        ("at 2.30 pm", "en", 870),
        ("at 9 a.m.", "en", 540),
        ("at 12 am", "en", 0),
        ("9 o'clock", "en", 540),
        ("nine o’clock", "en", 540),
    ],
)
def test_times_of_day_are_read(text: str, language: str, minutes: int) -> None:
    quantity = only(text, language)
    assert quantity.sort == Sort.CLOCK
    assert quantity.value == minutes


@pytest.mark.parametrize(
    ("text", "code"), [("IL-6", "il6"), ("COVID-19", "covid19"), ("B12", "b12"), ("v2.1.4", "v214")]
)
def test_digits_in_a_name_are_part_of_it(text: str, code: str) -> None:
    quantity = only(text, "nl")
    assert (quantity.sort, quantity.code, quantity.values) == (Sort.CODE, code, ())


@pytest.mark.parametrize(
    ("text", "language"),
    [("jaren 90", "nl"), ("jaren negentig", "nl"), ("1990s", "en"), ("the nineties", "en")],
)
def test_a_decade_is_the_same_however_written(text: str, language: str) -> None:
    quantity = only(text, language)
    assert set(quantity.values) == {90, 1990}


def test_dates_in_digits_give_day_month_and_year() -> None:
    dutch = read_amounts("14-03-2023", "nl")
    iso = read_amounts("2023-03-14", "en")
    american = read_amounts("03/14/2023", "en")
    for amounts in (dutch, iso, american):
        assert [quantity.value for quantity in amounts.quantities] == [14, 2023]
        assert [month for month, _ in amounts.months] == [3]


def test_ratios_are_seen() -> None:
    assert [ratio.value for ratio in read_amounts("een op de tien", "nl").ratios] == [
        Fraction(1, 10)
    ]
    assert [ratio.value for ratio in read_amounts("3 in 1,000", "en").ratios] == [Fraction(3, 1000)]
    assert not read_amounts("10 in 3", "en").ratios


def test_signs_before_a_number_are_kept() -> None:
    assert only("p < 0,05", "nl").compare == "<"
    assert only("-5 °C", "nl").negative
    assert not read_amounts("10-20", "nl").quantities[1].negative


def test_a_unit_after_a_slash_is_kept() -> None:
    assert only("5 mg/kg", "nl").per == "kg"
    assert only("5 mg per kg", "en").per == "kg"


def test_other_languages_have_their_digits_read() -> None:
    assert [q.value for q in read_amounts("fünf 1.000,5 km", "de").quantities] == [
        Fraction(2001, 2)
    ]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("in acht nemen", "nl"),
        ("ten opzichte van", "nl"),
        ("the second he left", "en"),
        ("een man", "nl"),
        ("no", "en"),
    ],
)
def test_words_that_are_no_numbers_ask_for_nothing(text: str, language: str) -> None:
    assert all(quantity.weak for quantity in read_amounts(text, language).quantities)
