from __future__ import annotations

from tweetalig.model import Locale
from tweetalig.publish.listings import Entry, az_list, by_letter, cards, letter, sort_key
from tweetalig.publish.words import Words

EN = Words(locale=Locale("en"))


def test_accents_capitals_and_quotes_do_not_change_the_order() -> None:
    titles = ["Zorg", "één", "“Echt” moe", "eten"]

    assert sorted(titles, key=sort_key) == ["“Echt” moe", "één", "eten", "Zorg"]


def test_a_title_stands_under_its_letter() -> None:
    assert [letter(title) for title in ("één", "ME/CVS", "2-daagse test", "“Aha”")] == [
        "E",
        "M",
        "0–9",
        "A",
    ]


def test_letters_lead_to_their_headings() -> None:
    html = by_letter(
        [("Beta", "<i>b</i>"), ("alfa", "<i>a</i>"), ("1", "<i>1</i>")], EN, wrap=("", "")
    )

    assert html.index('href="#letter-0-9"') < html.index('href="#letter-a"')
    assert html.index('id="letter-0-9"') < html.index("<i>a</i>") < html.index("<i>b</i>")


def test_entries_are_escaped_and_marked_with_their_language() -> None:
    entry = Entry(title="A & <b>", url='x/"/', description="<i>", language=Locale("nl"), note="&")

    html = az_list([entry], EN, "../") + cards([entry], "")

    assert "A &amp; &lt;b&gt;" in html
    assert 'lang="nl" hreflang="nl"' in html
    assert "<b>" not in html
    assert "<i>" not in html
    assert "(&amp;)" in html


def test_a_card_without_a_description_is_only_its_link() -> None:
    assert "<p>" not in cards([Entry(title="A", url="a/")], "")
