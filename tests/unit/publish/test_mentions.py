from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tweetalig.model import Locale, Term
from tweetalig.publish.mentions import Marker, mentionable
from tweetalig.publish.words import Words

NL, EN = Locale("nl"), Locale("en")
TERMS = (
    Term(
        headword="hersenmist", translation="brain fog", definition="Mist.", definition_target="Fog."
    ),
    Term(headword="PEM", translation="PEM", definition="Later erger.", case_sensitive=True),
    Term(headword="cel", translation="cell", definition="Klein.", variants=("witte cel",)),
    Term(headword="rust", translation="rest"),
)
MARKER = Marker(mentionable(TERMS, NL, NL, {"cel": ("cellen",)}), Words(locale=NL))


def _mark(text: str, marker: Marker = MARKER) -> str:
    page = f'<h1>x</h1><div class="tw-text">{text}<!-- tweetalig: end of text --></div>'
    return marker.mark(page, "../woordenlijst/")


def _marked(html: str) -> list[str]:
    return [piece.partition("<")[0] for piece in _after(html, 'class="tw-mention" popovertarget="')]


def _after(html: str, mark: str) -> list[str]:
    return [piece.partition(">")[2] for piece in html.split(mark)[1:]]


def test_the_first_mention_becomes_a_button_with_its_panel() -> None:
    html = _mark("<p>Bij hersenmist helpt soms iets. Hersenmist is lastig.</p>")

    assert _marked(html) == ["hersenmist"]
    assert '<div popover id="begrip-hersenmist"' in html
    assert "<p>Mist.</p>" in html
    assert 'href="../woordenlijst/#hersenmist"' in html
    assert 'popovertargetaction="hide">Sluiten</button>' in html


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("<p>Een <em>cel</em> deelt.</p>", ["cel"]),
        ("<p>De cellen delen.</p>", ["cellen"]),
        ("<p>Een witte cel.</p>", ["witte cel"]),
        ("<p>Hersenmist.</p>", ["Hersenmist"]),
        ("<p>PEM en pem</p>", ["PEM"]),
        ("<p>pem alleen</p>", []),
        ("<p>celwand, stamcel, cel-achtig, cel/weefsel</p>", []),
        ("<p>ME/PEM</p>", []),
        ("<p>rust heeft geen uitleg</p>", []),
        ('<p><a href="#">een cel</a> <code>cel</code></p>', []),
        ("<h2>De cel</h2><p>Nog een cel.</p>", ["cel"]),
        ('<p><span lang="en">cel <b>cel</b></span> cel</p>', ["cel"]),
        ("<details><summary>cel</summary><p>x</p></details>", []),
        ("<table><tr><th>cel</th><td>PEM</td></tr></table>", ["PEM"]),
    ],
)
def test_only_plain_words_of_the_text_are_marked(text: str, marked: list[str]) -> None:
    assert _marked(_mark(text)) == marked


def test_an_abbreviation_of_the_article_itself_is_explained_by_keyboard_too() -> None:
    html = _mark(
        '<p><abbr title="een &amp; al">EA</abbr>, <abbr title="x">EA</abbr>, '
        '<abbr title="later">PEM</abbr></p>'
    )

    assert _marked(html) == ["EA", "PEM"]
    assert "<p>een &amp; al</p>" in html
    assert html.count("woordenlijst/#") == 1


def test_what_stands_outside_the_text_is_left_alone() -> None:
    page = "<p>hersenmist</p>"

    assert MARKER.mark(page, "x") == page
    assert "tw-mention" not in MARKER.mark(f'{page}<div class="tw-text"></div>', "x")


def test_without_terms_nothing_changes() -> None:
    page = '<div class="tw-text"><p>hersenmist</p><!-- tweetalig: end of text --></div>'

    assert Marker((), Words(locale=NL)).mark(page, "x") == page


def test_english_pages_get_the_english_words() -> None:
    marker = Marker(mentionable(TERMS, EN, NL, {}), Words(locale=EN))

    html = _mark("<p>Brain fog and PEM.</p>", marker)

    assert _marked(html) == ["Brain fog"]
    assert "<p>Fog.</p>" in html
    assert ">Close</button>" in html


@given(
    st.lists(st.sampled_from(["cel", "hersenmist", "&amp;", " ", "<b>", "</b>", "é", "PEM-", "x"]))
)
def test_marking_changes_no_word_a_reader_sees(pieces: list[str]) -> None:
    text = "".join(pieces)

    marked = _mark(f"<p>{text}</p>").partition("<div popover")[0]

    bare = marked
    for name in ("hersenmist", "pem", "cel"):
        bare = bare.replace(
            f'<button type="button" class="tw-mention" popovertarget="begrip-{name}">', ""
        )
    assert f"<p>{text}</p>" in bare.replace("</button>", "")


@pytest.mark.parametrize(("sign", "kept"), [(":", True), (".”", True), (" en", False)])
def test_a_sign_after_a_mention_stays_on_its_line(sign: str, kept: bool) -> None:
    html = _mark(f"<p>Over hersenmist{sign} meer.</p>")
    assert (f"</button>{sign}</span>" in html) is kept
    assert ("tw-together" in html) is kept


def test_an_abbreviation_is_explained_where_there_is_no_glossary() -> None:
    html = _mark(
        '<p>De <abbr title="Gemeentelijke dienst">GGD</abbr>.</p>', Marker((), Words(locale=NL))
    )

    assert _marked(html) == ["GGD"]
    assert "<p>Gemeentelijke dienst</p>" in html


def test_a_text_is_left_alone_once_everything_is_found() -> None:
    html = _mark("<p>Een cel.</p><p>Cellen <em>en</em> een cel.</p>")

    assert _marked(html) == ["cel"]
    assert "<p>Cellen <em>en</em> een cel.</p>" in html
