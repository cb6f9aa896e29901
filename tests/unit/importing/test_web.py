"""Pages and mails in HTML: images that come later, notes of Word, forms, drawings, detours."""

from __future__ import annotations

import pytest
from tests.sources import making

from tweetalig.importing.addresses import clean_address, link_remarks
from tweetalig.importing.article import Made, Order, make_article

DOT = "data:image/gif;base64,R0lGODlhAQABAAAAACw="


def made(body: str) -> Made:
    page = f"<h1>Rust</h1><p>{making.INTRO}</p>{body}<p>{making.LAST}</p>"
    return make_article(Order(data=page.encode(), name="x.html", beside=frozenset({"bed.png"})))


def said(article: Made, rule: str) -> list[str]:
    return [remark.text for remark in article.remarks if remark.rule == rule]


@pytest.mark.parametrize("name", ["src", "data-src", "data-lazy-src", "srcset"])
def test_an_image_that_comes_later_is_found(name: str) -> None:
    first = "" if name == "src" else f'src="{DOT}"'
    article = made(f'<img {first} {name}="bed.png" alt="Een bed">')
    assert article.copies == {"rust-1.png": "bed.png"}


def test_a_dot_that_counts_readers_is_no_image() -> None:
    assert not said(made('<img src="https://a.example/o.gif" width="1" height="1">'), "image")
    assert len(said(made('<img src="https://a.example/o.gif" width="100">'), "image")) == 1


def test_a_footnote_of_word_is_found_by_its_name() -> None:
    article = made(
        '<p>Dat is zo.<a href="#_ftn1" name="_ftnref1">[1]</a></p><div id="ftn1"><p class='
        '"MsoFootnoteText"><a href="#_ftnref1" name="_ftn1">[1]</a> Zie de bron.</p></div>'
    )
    assert "Dat is zo.[^1]\n" in article.text
    assert article.text.endswith("\n\n[^1]: Zie de bron.\n")


def test_the_title_of_word_is_the_title() -> None:
    page = f'<p class="MsoTitle">Over rust</p><h1>Waarom</h1><p>{making.INTRO}</p><h1>Hoe</h1>'
    article = make_article(Order(data=page.encode(), name="x.html"))
    assert article.title == "Over rust"
    assert "\n\n# Over rust\n\n## Waarom\n\n" in article.text


def test_what_a_reader_types_in_is_said_and_no_words_are_glued() -> None:
    article = made(
        "<fieldset><legend>Vraag</legend><label>Naam <input value='Jan'></label><select><option>"
        "Keuze</option></select><input type=hidden value=geheim></fieldset>"
    )
    assert "\n\nVraag\n\nNaam\n\n" in article.text
    assert said(article, "form") == ["Jan Keuze"]
    assert not said(article, "lost-words")


def test_what_cannot_be_in_an_article_is_said() -> None:
    article = made(
        "<svg><text>kring</text></svg><iframe src='https://film.example/1'></iframe>"
        "<div hidden><svg><text>niet te zien</text></svg></div>"
    )
    assert said(article, "drawing") == ["kring"]
    (remark,) = [one for one in article.remarks if one.rule == "embedded"]
    assert "https://film.example/1" in remark.message


def test_a_formula_keeps_its_signs() -> None:
    assert (
        "Dus x=2 is waar."
        in made("<p>Dus <math><mi>x</mi><mo>=</mo><mn>2</mn></math> is waar.</p>").text
    )


@pytest.mark.parametrize(
    ("address", "clean"),
    [
        (
            "https://click.a.example/?url=https%3A%2F%2Fb.example%2Fx&utm_id=1",
            "https://b.example/x",
        ),
        ("https://a.example/redirect?to=https://b.example/", "https://b.example/"),
        (
            "https://a.example/zoek?q=https://b.example/",
            "https://a.example/zoek?q=https://b.example/",
        ),
    ],
)
def test_a_detour_that_names_its_goal_is_cut_short(address: str, clean: str) -> None:
    assert clean_address(address) == clean


@pytest.mark.parametrize(
    ("address", "hides"),
    [
        ("https://x.us1.list-manage.com/track/click?u=a&id=1", True),
        ("https://a.example/ls/click?upn=abc", True),
        ("https://link.springer.com/article/10.1007/x", False),
        ("https://a.example/click-en-klaar", False),
    ],
)
def test_a_link_that_is_counted_is_doubted(address: str, hides: bool) -> None:
    _, remarks = link_remarks(address, 0)
    assert ("short-link" in {remark.rule for remark in remarks}) is hides
