from __future__ import annotations

import pytest

from tweetalig.importing.addresses import clean_address, tidy_links
from tweetalig.importing.blocks import About, Paragraph, Source
from tweetalig.importing.rich import Mark, Rich, Style
from tweetalig.importing.typography import tidy_quotes, tidy_spaces
from tweetalig.importing.writing import write_inline


@pytest.mark.parametrize(
    ("given", "tidy"),
    [
        ('Zij zei: "Ik rust."', "Zij zei: “Ik rust.”"),
        ("„Zo” en «zo»", "“Zo” en “zo”"),
        ("'s avonds zo'n 'rustmoment' in '98", "’s avonds zo’n ‘rustmoment’ in ’98"),
        ("‘s ochtends", "’s ochtends"),
        ("foto's van Anna's tuin", "foto’s van Anna’s tuin"),
        ("('alarmstand')", "(‘alarmstand’)"),
        ("en toen...", "en toen…"),
        ("zie https://a.example/?q='x'", "zie https://a.example/?q='x'"),
    ],
)
def test_quotation_marks_follow_dutch_custom(given: str, tidy: str) -> None:
    assert tidy_quotes(Rich(given)).text == tidy


def test_spaces_are_plain_and_what_is_unseen_goes() -> None:
    text = Rich("\u00a015\u00a0minuten\u2009 later, ver\u00admoeid\u200b en ﬁjn \n  hier ")
    assert tidy_spaces(text).text == "15 minuten later, vermoeid en fijn\nhier"


def test_code_is_left_alone() -> None:
    code = Mark(style=Style.CODE, start=0, end=3)
    assert tidy_quotes(Rich('"a" "b"', (code,))).text == '"a" “b”'


@pytest.mark.parametrize(
    ("address", "clean"),
    [
        ("https://a.example/?utm_source=x&b=1&fbclid=z#kop", "https://a.example/?b=1#kop"),
        ("https://a.example/?b=%20c", "https://a.example/?b=%20c"),
        ("https://www.google.com/url?q=https://a.example/%3Futm_id%3D1&sa=D", "https://a.example/"),
        (
            "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fa.example%2F&data=x",
            "https://a.example/",
        ),
        ("http://[kapot", "http://[kapot"),
    ],
)
def test_what_follows_readers_around_is_taken_off(address: str, clean: str) -> None:
    assert clean_address(address) == clean


def linked(text: Rich, base: str = "") -> tuple[str, list[str]]:
    source = tidy_links(Source(blocks=(Paragraph(text=text),), about=About(address=base)))
    (block,) = source.blocks
    assert isinstance(block, Paragraph)
    return write_inline(block.text), [remark.rule for remark in source.remarks]


def link(words: str, address: str) -> Rich:
    return Rich(words).styled(Style.LINK, address)


def test_bare_addresses_become_links() -> None:
    assert linked(Rich("Zie (www.a.example/x_y), of https://b.example/c_(d).")) == (
        "Zie ([www.a.example/x_y](https://www.a.example/x_y)), of <https://b.example/c_(d)>.",
        [],
    )


def test_short_links_are_doubted() -> None:
    assert linked(Rich("https://lnkd.in/abc")) == ("<https://lnkd.in/abc>", ["short-link"])


def test_links_that_lead_nowhere_keep_their_words() -> None:
    assert linked(link("boven", "#top")) == ("boven", ["link-dropped"])
    assert linked(link("klik", "javascript:alert(1)")) == ("klik", ["link-dropped"])
    assert linked(link("over", "/over"), "https://a.example/x/") == (
        "[over](https://a.example/over)",
        [],
    )
    assert linked(link("mail", "mailto:a@b.example")) == ("[mail](mailto:a@b.example)", [])
