from __future__ import annotations

from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from tweetalig.model import Locale, PageState, PageStatus, State
from tweetalig.publish.status import Concepts, Row, bar, segment_widths, status_page
from tweetalig.publish.words import Words

EN = Locale("en")
WORDS = Words(locale=EN)


def _state(conflicts: int = 0, **counts: int) -> PageState:
    return PageState(
        source="a",
        target="b",
        locale=EN,
        title="t",
        status=PageStatus.PARTIAL,
        segments={State(name): count for name, count in counts.items()},
        conflicts=conflicts,
    )


@given(st.lists(st.integers(0, 10_000), min_size=4, max_size=4))
def test_a_bar_is_filled_exactly_and_shows_whatever_occurs(counts: list[int]) -> None:
    widths = segment_widths(counts, 400)

    assert sum(widths) == (400 if any(counts) else 0)
    assert [width > 0 for width in widths] == [count > 0 for count in counts]


def test_each_state_is_drawn_in_its_own_way() -> None:
    svg = ElementTree.fromstring(bar(_state(reviewed=1, draft=1, outdated=1, untranslated=1)))

    boxes = [one.get("class") for one in svg.iter("rect")]
    lines = [one.get("d") for one in svg.iter("path")]
    assert boxes == [
        "tw-bar__reviewed",
        "tw-bar__draft",
        "tw-bar__outdated",
        "tw-bar__untranslated",
        "tw-bar__frame",
    ]
    assert len(lines) == len(set(lines)) == 2


def test_a_page_without_segments_is_an_empty_frame() -> None:
    assert bar(_state()).count("<rect") == 1


def test_the_table_says_in_words_what_the_bars_show() -> None:
    rows = [
        Row(title="A & B", url="a/", state=_state(2, reviewed=1, draft=3), language=Locale("nl"))
    ]

    html = status_page({EN: rows, Locale("fy"): []}, Concepts(defined={EN: (3, 4)}), WORDS, "../")

    assert '<a href="../a/" lang="nl">A &amp; B</a>' in html
    assert "partly translated (25%)" in html
    assert "2 pieces of text wait for a choice" in html
    assert "There are no pages yet." in html
    assert "3 / 4" in html


def test_a_site_without_terms_says_nothing_of_them() -> None:
    html = status_page({EN: []}, Concepts(defined={EN: (0, 0)}), WORDS, "../")

    assert "Terms" not in html


def test_the_terms_lead_to_the_page_about_them() -> None:
    more = Concepts(defined={EN: (3, 4)}, more="../begrippen/")

    assert '<a href="../begrippen/">Terms in the translation</a>' in status_page(
        {EN: []}, more, WORDS, "../"
    )
