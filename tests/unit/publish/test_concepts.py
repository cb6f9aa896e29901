"""The picture of concept by page, and the table that says the same."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tweetalig.model import Locale, Term
from tweetalig.publish.concepts import Column, Sign, concepts_page, sign_of
from tweetalig.publish.inputs import (
    AlignedConcept,
    AlignedPlace,
    LanguageLook,
    Look,
    SiteInput,
    SitePage,
)
from tweetalig.publish.pages import stage
from tweetalig.publish.words import Words
from tweetalig.settings import Settings

EN = Locale("en")
WORDS = Words(locale=EN)
RIGHT = AlignedPlace(text="Brain fog makes reading hard.", is_right=True)
MISSING = AlignedPlace(text="It is hard - for some, and not for others, they said.")
FORBIDDEN = AlignedPlace(text="Brain mist.", is_forbidden=True)
WAITING = AlignedPlace(text="")


def _html(*concepts: AlignedConcept) -> str:
    columns = [
        Column(path="a.md", title="A & B", url="a/"),
        Column(path="b.md", title="Nog niet", url="b/", language=Locale("nl")),
        Column(path="unused.md", title="Unused", url="unused/"),
    ]
    return concepts_page({EN: concepts}, {EN: columns}, WORDS, source=Locale("nl"), up="../../")


FOG = AlignedConcept(
    headword="hersenmist",
    renderings=(("brain fog", 3), ("cognitive dysfunction", 1)),
    places={"a.md": (RIGHT, MISSING), "b.md": (WAITING,)},
)


@pytest.mark.parametrize(
    ("places", "sign"),
    [
        ((), None),
        ((RIGHT,), Sign.RIGHT),
        ((RIGHT, WAITING), Sign.RIGHT),
        ((RIGHT, MISSING), Sign.PARTLY),
        ((MISSING, WAITING), Sign.MISSING),
        ((RIGHT, FORBIDDEN), Sign.FORBIDDEN),
        ((WAITING,), Sign.WAITING),
    ],
)
def test_the_worst_that_became_of_a_concept_is_shown(
    places: tuple[AlignedPlace, ...], sign: Sign | None
) -> None:
    assert sign_of(places) is sign


def test_every_sign_has_a_form_of_its_own() -> None:
    drawn = re.findall(r'focusable="false">(.*?)</svg> ([^<]+)</li>', _html())
    assert len(drawn) == len(Sign)
    assert len({form for form, _ in drawn}) == len(Sign)
    assert len({said for _, said in drawn}) == len(Sign)


def test_the_picture_has_a_row_for_each_concept_and_a_column_for_each_page_it_is_on() -> None:
    (picture,) = re.findall(r'<svg [^>]*role="img".*?</svg>', _html(FOG))
    svg = ElementTree.fromstring(picture)
    said = [(text.text, text.get("lang")) for text in svg.iter("text")]
    assert said == [("1", None), ("2", None), ("hersenmist", "nl")]
    assert "The table below says the same." in svg.attrib["aria-label"]
    assert len(list(svg.iter("circle"))) == 1, "half full on the first page, a dash on the other"


def test_the_table_says_in_words_what_the_picture_shows() -> None:
    html = _html(FOG)
    assert "brain fog (3), cognitive dysfunction (1)" in html
    assert '<td class="tw-number">75%</td>' in html
    assert '<a href="../../en/a/">A &amp; B</a>: not everywhere <a' in html
    assert '<th scope="row" lang="nl">hersenmist</th><td lang="en">brain fog (3)' in html
    assert '<a href="../../en/b/" lang="nl">Nog niet</a>: not translated yet</li>' in html
    assert "Of the 2 translated places, 50% have the word" in html
    assert "Unused" not in html


def test_every_place_is_a_link_to_its_text() -> None:
    links = re.findall(r'<a href="([^"]+)">\d</a>', _html(FOG))
    assert links == [
        "../../en/a/#:~:text=Brain%20fog%20makes%20reading%20hard.",
        "../../en/a/#:~:text=It%20is%20hard%20%2D,for%20others%2C%20they%20said.",
    ]


def test_what_is_right_goes_without_saying() -> None:
    html = _html(AlignedConcept(headword="a", renderings=(("b", 1),), places={"a.md": (RIGHT,)}))
    assert '<a href="../../en/a/">A &amp; B</a>: <a href=' in html


def test_places_are_folded_only_where_nothing_is_wrong() -> None:
    well = replace(FOG, places={"a.md": (RIGHT,), "b.md": (WAITING,)})
    wrong = replace(FOG, places={"a.md": (RIGHT,), "b.md": (FORBIDDEN,)})

    assert "<summary>on 2 pages</summary>" in _html(well)
    assert "<summary>" not in _html(wrong)


def test_a_long_headword_is_shortened_in_the_picture_alone() -> None:
    name = "myalgische encefalomyelitis/chronischevermoeidheidssyndroom"
    html = _html(AlignedConcept(headword=name, renderings=(), places={"a.md": (MISSING,)}))
    assert f'<th scope="row" lang="nl">{name}</th>' in html
    assert ">myalgische encefalomyelitis…</text>" in html
    assert '<td class="tw-number"></td>' in html


def test_a_language_without_concepts_says_so() -> None:
    html = _html()
    assert "No terms have been found yet." in html
    assert "<table" not in html


def test_a_site_with_terms_gets_the_page_in_every_language(tmp_path: Path) -> None:
    settings = Settings(
        root=tmp_path,
        source=Locale("nl"),
        targets=(EN,),
        docs=tmp_path / "docs",
        translations=tmp_path / "translations",
        site=tmp_path / "site",
        glossary=tmp_path / "glossary.yml",
        work=tmp_path / ".tweetalig",
    )
    page = SitePage(path="a.md", texts={Locale("nl"): "# Mist\n"}, states={})
    names = {locale: LanguageLook(site_name="Proef") for locale in (Locale("nl"), EN)}
    look = Look(site_url="https://example.org/", languages=names)
    term = Term(headword="hersenmist", translation="brain fog")
    site = SiteInput(settings=settings, pages=(page,), terms={EN: (term,)}, aligned={EN: (FOG,)})

    texts = stage(site, look).texts

    assert 'title: "Begrippen in de vertaling"' in texts["nl/begrippen.md"]
    assert '<a href="../../en/a/" lang="nl">Mist</a>' in texts["en/begrippen.md"]
    assert '<a href="../begrippen/">' in texts["en/status.md"]
    assert "en/begrippen.md" not in stage(replace(site, aligned={}), look).texts
