from __future__ import annotations

from collections import Counter

import pytest

from tweetalig.importing.joining import Joiner, attested_words
from tweetalig.importing.rich import Rich, Style
from tweetalig.model import Severity


@pytest.mark.parametrize(
    ("left", "right", "word"),
    [
        ("ver", "moeidheid", "vermoeidheid"),
        ("pa", "tiënten", "patiënten"),
        ("darm", "bacteriën", "darmbacteriën"),
        ("anti", "biotica", "antibiotica"),
        ("pre", "ventie", "preventie"),
        ("post", "exertioneel", "post-exertioneel"),
        ("post", "COVID", "post-COVID"),
        ("ME", "vereniging", "ME-vereniging"),
        ("ME/CVS", "patiënten", "ME/CVS-patiënten"),
        ("SASP", "factoren", "SASP-factoren"),
        ("T", "cellen", "T-cellen"),
        ("neuro", "inflammatie", "neuro-inflammatie"),
        ("micro", "organismen", "micro-organismen"),
        ("Noord", "Holland", "Noord-Holland"),
        ("vaat", "en", "vaat- en"),
    ],
)
def test_a_word_broken_at_a_line_end_is_put_together(left: str, right: str, word: str) -> None:
    joined = Joiner().join([Rich(f"Dit is {left}-  "), Rich(f" {right} hier.")], 3)
    assert joined.text == f"Dit is {word} hier."


@pytest.mark.parametrize("line", ["https://a.example/x", "www.a.example", "hulp@a.example"])
def test_an_address_is_never_the_second_half_of_a_word(line: str) -> None:
    assert Joiner().join([Rich("woord-"), Rich(line)], 1).text == f"woord- {line}"
    assert Joiner().mend(Rich(f"woord- {line}"), 1).text == f"woord- {line}"


def test_the_glossary_and_the_text_itself_know_best() -> None:
    assert Joiner().decide("maag", "darmstelsel").word == "maagdarmstelsel"
    attested = attested_words(["Het maag-darmstelsel is", "van belang."])
    assert Joiner(attested=attested).decide("maag", "darmstelsel").word == "maag-darmstelsel"
    glossary = frozenset({"bloed-hersenbarrière"})
    assert Joiner(spellings=glossary).decide("bloed", "hersenbarrière").word in glossary
    assert Joiner(attested=Counter(["postinfectieus"])).decide("post", "infectieus").word == (
        "postinfectieus"
    )


def test_a_guess_is_reported_with_its_place() -> None:
    joiner = Joiner()
    joiner.join([Rich("het energie-"), Rich("budget")], 12)
    (remark,) = joiner.remarks
    assert (remark.place, remark.severity, remark.anchor) == (12, Severity.WARNING, "energiebudget")


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("PEM, Post- Exertional Malaise", "PEM, Post-Exertional Malaise"),
        ("een vaat- en immuunomgeving", "een vaat- en immuunomgeving"),
        ("voor- of nadelen", "voor- of nadelen"),
        ("ver- moeidheid", "vermoeidheid"),
        ("post- exertioneel", "post-exertioneel"),
        ("rust - en stilte", "rust - en stilte"),
    ],
)
def test_words_broken_within_a_line_are_mended(text: str, mended: str) -> None:
    assert Joiner().mend(Rich(text), 1).text == mended


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("zie https:", "//www.voorbeeld.example/rust", "zie https://www.voorbeeld.example/rust"),
        ("zie https://www.", "voorbeeld.example/rust.", "zie https://www.voorbeeld.example/rust."),
        ("zie www.a.example/rust-", "en/licht", "zie www.a.example/rust-en/licht"),
        ("zie https://a.example/", "daarna verder", "zie https://a.example/ daarna verder"),
    ],
)
def test_an_address_goes_on_over_a_line_end(first: str, second: str, whole: str) -> None:
    assert Joiner().join([Rich(first), Rich(second)], 1).text == whole


def test_a_link_and_bold_type_go_on_over_a_line_end() -> None:
    link = "https://a.example/rust/licht"
    parts = [Rich(text).styled(Style.LINK, link) for text in ("https://a.example/rust", "/licht")]
    assert Joiner().join(parts, 1) == Rich(link).styled(Style.LINK, link)
    named = [Rich(text).styled(Style.LINK, "https://a.example/rust") for text in ("ru", "st")]
    assert Joiner().join(named, 1).text == "ru st"
    bold = [Rich(text).styled(Style.STRONG) for text in ("Een kop", "van twee regels")]
    assert Joiner().join(bold, 1) == Rich("Een kop van twee regels").styled(Style.STRONG)
