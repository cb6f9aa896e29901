from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tweetalig.model import Locale
from tweetalig.publish.beside import (
    Block,
    Side,
    align,
    blocks_of,
    pair_name,
    read_side,
    side_by_side,
)
from tweetalig.publish.words import Words

NL, EN = Locale("nl"), Locale("en")
FRAME = """<head><title>{title} – Site</title><link rel="canonical" href="https://e.org/"></head>
<nav class="tw-languages"><a href="../../../nl/a/pem/" lang="nl" hreflang="nl">Nederlands</a>
<a href="../../../en/a/pem/" lang="en" hreflang="en">English</a>
<a href="../../../de/a/pem/" lang="de" hreflang="de">Deutsch</a></nav>
<article class="tw-article" data-tw-place="x" data-pagefind-body>
{banner}<div class="tw-head"><h1 id="t">{title}</h1>
<ul class="tw-facts"><li>Two minutes</li></ul></div>
<p class="tw-beside">beside</p><div class="tw-text">
{text}<!-- tweetalig: end of text --><section class="tw-sources">S</section></div>
<footer>after</footer></article>"""


def _side(locale: Locale, text: str, banner: str = "") -> Side:
    html = FRAME.format(title=f"PEM {locale}", text=text, banner=banner)
    return read_side(html, locale=locale, url="a/pem/")


def _beside(dutch: str, english: str, *, own: Locale = NL, banner: str = "") -> str:
    sides = {NL: _side(NL, dutch), EN: _side(EN, english, banner)}
    other = EN if own == NL else NL
    return side_by_side(sides[own], sides[other], source=NL, words=Words(locale=own))


def _names(blocks: tuple[Block, ...]) -> str:
    return " ".join(block.name for block in blocks)


def test_paragraphs_stand_in_pairs_with_the_source_language_first() -> None:
    for own in (NL, EN):
        html = _beside("<p>Een.</p>\n<p>Twee.</p>", "<p>One.</p>\n<p>Two.</p>", own=own)

        first, second = (
            f'<div class="tw-pair"><div lang="nl"><p>{a}</p></div><div lang="en"><p>{b}</p></div>'
            for a, b in (("Een.", "One."), ("Twee.", "Two."))
        )
        assert html.index("PEM en</h1>") < html.index(first) < html.index(second)


def test_the_other_half_keeps_its_links_and_gets_names_of_its_own() -> None:
    english = (
        '<p id="x"><a href="../fog/">fog</a> <a href="#x">up</a> <a href="https://e.org">e</a>'
        '<img src="../../line.svg"> <code>id="no" href="no"</code>'
        '<button popovertarget="begrip-pem">PEM</button></p>'
        '<div popover id="begrip-pem"><p>Later.</p></div>'
    )

    html = _beside('<p id="x"><a href="#x">op</a></p>', english)

    assert '<p id="x"><a href="#x">op</a></p>' in html
    assert '<p id="en-x"><a href="../../../en/a/pem/../fog/">fog</a> <a href="#en-x">up</a>' in html
    assert '<a href="https://e.org">e</a><img src="../../../en/a/pem/../../line.svg">' in html
    assert '<code>id="no" href="no"</code>' in html
    assert '<button popovertarget="en-begrip-pem">' in html
    assert '<div lang="en"><div popover id="en-begrip-pem"><p>Later.</p></div></div>' in html


def test_the_frame_is_that_of_one_language_and_is_not_to_be_found() -> None:
    html = _beside("<p>Een.</p>", "<p>One.</p>", own=EN)

    assert "<title>PEM en (two languages) – Site</title>" in html
    assert '<meta name="robots" content="noindex">' in html
    assert "canonical" not in html
    assert "data-pagefind-body" not in html
    assert "data-tw-place" not in html
    assert '<a href="./">Back to one language</a>' in html
    assert "Two minutes" not in html
    assert html.count("tw-sources") == 1
    assert "<footer>after</footer>" in html


def test_the_switch_keeps_both_languages_where_there_are_both() -> None:
    html = _beside("<p>Een.</p>", "<p>One.</p>")

    assert 'href="../../../nl/a/pem/nl-en.html" lang="nl"' in html
    assert 'href="../../../en/a/pem/nl-en.html" lang="en"' in html
    assert 'href="../../../de/a/pem/" lang="de"' in html


def test_what_the_translation_says_of_itself_comes_along_in_its_language() -> None:
    banner = (
        '<aside class="tw-banner tw-banner--machine"><a href="../../../nl/a/pem/">o</a></aside>'
    )

    html = _beside("<p>Een.</p>", "<p>One.</p>", banner=banner)

    assert '<aside lang="en" class="tw-banner' in html.partition("<h1")[0]
    own = _beside("<p>Een.</p>", "<p>One.</p>", banner=banner, own=EN)
    assert own.count("<aside") == 1


@pytest.mark.parametrize(
    ("html", "names"),
    [
        ("", ""),
        ("<p>a<br>b</p><hr><table><tr><td>c</td></tr></table>", "p hr table"),
        ('<p title="a > b">c</p> loose <!-- <p> --><h2>d</h2>', "p h2"),
        ("<div><p>open</div><p>more</p>", "div p"),
        ("<p>a</p><div><p>never closed</p>", "p div"),
        ("<ul><li>a</li></ul></div><p>outside</p>", "ul"),
        ("<svg><path/><circle /></svg><p>x</p>", "svg p"),
    ],
)
def test_a_text_is_taken_apart_at_its_top(html: str, names: str) -> None:
    assert _names(blocks_of(html)) == names


@given(st.lists(st.sampled_from(["<p>a</p>", "<h2>b</h2>", "<hr>", "<ul><li>c</li></ul>"])))
def test_nothing_is_lost_in_taking_apart(parts: list[str]) -> None:
    assert [block.html for block in blocks_of("\n".join(parts))] == parts


def _aligned(mine: str, theirs: str) -> list[tuple[str, str]]:
    sides = [[Block(name=name, html="") for name in side.split()] for side in (mine, theirs)]
    return [(_names(one), _names(other)) for one, other in align(*sides)]


@pytest.mark.parametrize(
    ("mine", "theirs", "pairs"),
    [
        ("h1 p ul", "h1 p ul", [("h1", "h1"), ("p", "p"), ("ul", "ul")]),
        ("h1 p h2 p p", "h1 p h2 p", [("h1", "h1"), ("p", "p"), ("h2 p p", "h2 p")]),
        ("h1 p h2 p", "h1 p p", [("h1 p h2 p", "h1 p p")]),
        ("p p", "p", [("p p", "p")]),
        ("", "", []),
    ],
)
def test_what_people_changed_still_pairs_by_its_headings(
    mine: str, theirs: str, pairs: list[tuple[str, str]]
) -> None:
    assert _aligned(mine, theirs) == pairs


class _Ids(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value or "" for name, value in attrs if name == "id"]


def test_no_name_is_given_twice() -> None:
    text = '<h2 id="a">A</h2><p id="fn:1">x <a href="#fn:1">1</a></p>'
    parser = _Ids()
    parser.feed(_beside(text, text))

    assert sorted(parser.found) == sorted(["t", "en-t", "a", "en-a", "fn:1", "en-fn:1"])


def test_the_page_is_called_by_its_languages() -> None:
    assert pair_name(NL, EN) == "nl-en.html"
