"""Texts are paired by what they say and by their neighbours, not by where they stand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tweetalig.memory.adopt import adopt
from tweetalig.memory.alignment import align
from tweetalig.memory.catalogs import Catalog
from tweetalig.memory.digests import Base
from tweetalig.memory.page import frame_digest, read_page
from tweetalig.memory.pairing import Pairing, likenesses, pair_equal
from tweetalig.memory.words import invariants, looks_dutch, numbers
from tweetalig.model import Kind, Locale, MemoryEntry, Segment, SegmentId, State
from tweetalig.segment import segment_markdown

REST = "Rest helps with many complaints, as most people find out."
PACE = "Pacing means that you divide the energy that you have."
SLEEP = "Sleeping badly makes everything that follows heavier."


def paired(old: str, new: str, values: str = "") -> dict[int, int]:
    pairing = Pairing(len(old), len(new))
    pair_equal(pairing, old, new, values=values)
    return pairing.new_of


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("abc", "abc", {0: 0, 1: 1, 2: 2}),
        ("abc", "axbc", {0: 0, 1: 2, 2: 3}),
        ("abc", "cab", {0: 1, 1: 2, 2: 0}),
        ("ajbj", "bjaj", {0: 2, 1: 3, 2: 0, 3: 1}),
        ("ajcj", "cj", {2: 0, 3: 1}),
        ("jj", "jj", {0: 0, 1: 1}),
        ("", "abc", {}),
    ],
)
def test_equal_texts_are_known_by_their_neighbours(
    old: str, new: str, expected: dict[int, int]
) -> None:
    assert paired(old, new) == expected


def test_equal_texts_with_unequal_values_are_not_guessed() -> None:
    assert paired("jjj", "jj", values="123") == {}
    assert paired("jjj", "jj", values="111") == {0: 0, 1: 1}


def test_many_texts_are_compared_by_their_rare_words() -> None:
    old = [f"This is the long text number {number} about word{number}" for number in range(250)]
    new = [f"{text} indeed" for text in old[::-1]]
    pairing = Pairing(len(old), len(new))
    found = likenesses(pairing, old, new, at_least=90)
    best = {like.old: like.new for like in reversed(found)}
    assert best[7] == 242


def page_of(*parts: str, frame_of: tuple[str, ...] = ()) -> tuple[Catalog, list[str]]:
    entries = tuple(
        MemoryEntry(
            id=SegmentId(f"p{number}"),
            kind=Kind.PARAGRAPH,
            source=f"Bron {number}",
            target=text,
            state=State.REVIEWED,
            base=Base.of(text, text).written(),
        )
        for number, text in enumerate(parts)
    )
    frame = frame_digest(segment_markdown("\n\n".join(frame_of or parts)))
    return Catalog(locale=Locale("en"), source="a", entries=entries, frame=frame), list(parts)


def aligned(catalog: Catalog, *parts: str) -> tuple[dict[int, int], bool]:
    text = "\n\n".join(parts)
    found = align(catalog, read_page(text, language=Locale("nl"), segment=segment_markdown))
    return found.entry_of, found.whole


def test_edited_texts_stay_in_their_places() -> None:
    catalog, _ = page_of(REST, PACE, SLEEP)
    assert aligned(catalog, REST, "All new.", SLEEP) == ({0: 0, 1: 1, 2: 2}, True)


def test_a_text_that_turns_up_elsewhere_has_moved() -> None:
    catalog, _ = page_of(REST, PACE, SLEEP)
    assert aligned(catalog, PACE, REST, SLEEP) == ({0: 1, 1: 0, 2: 2}, False)


def test_one_gone_and_one_come_is_not_an_edit() -> None:
    catalog, _ = page_of(REST, PACE, SLEEP)
    assert aligned(catalog, PACE, SLEEP, "Something new at the end of the page.") == (
        {0: 1, 1: 2},
        False,
    )


def test_two_edited_texts_that_changed_places_are_not_taken_for_each_other() -> None:
    catalog, _ = page_of(REST, PACE, SLEEP)
    moved = aligned(catalog, PACE.replace("divide", "spread"), REST.replace("most", "all"), SLEEP)
    assert moved == ({0: 1, 1: 0, 2: 2}, False)


def test_an_edited_text_beside_a_new_one_is_found() -> None:
    catalog, _ = page_of(REST, PACE, SLEEP)
    edited = PACE.replace("divide", "spread")
    assert aligned(catalog, REST, "New.", edited, SLEEP) == ({0: 0, 2: 1, 3: 2}, False)


def test_a_much_edited_text_between_the_same_neighbours_is_found() -> None:
    catalog, _ = page_of(REST, PACE, SLEEP)
    edited = "Pacing is: you divide your energy, and have some left."
    assert aligned(catalog, REST, edited, SLEEP, "New.") == ({0: 0, 1: 1, 2: 2}, False)


@pytest.mark.parametrize(
    "parts",
    [
        (f"{REST} {PACE}", SLEEP),
        (REST, PACE[:27], PACE[27:], SLEEP),
        (f"{REST} {PACE} {SLEEP}",),
        (f"{REST.replace('many', 'most')} {PACE}", SLEEP),
    ],
)
def test_merged_and_split_texts_have_no_partner(parts: tuple[str, ...]) -> None:
    catalog, texts = page_of(REST, PACE, SLEEP)
    found, whole = aligned(catalog, *parts)
    assert not whole
    assert all(texts[entry] == parts[segment] for segment, entry in found.items())


def test_what_had_no_certain_entry_has_none_the_next_time() -> None:
    catalog, _ = page_of(REST, PACE, SLEEP)
    edited = PACE.replace("divide", "spread")
    apart = replace(catalog, frame="", apart=(Base.of(edited, edited).page,))
    assert aligned(apart, REST, edited, SLEEP) == ({0: 0, 2: 2}, False)


class TestAdopt:
    @staticmethod
    def pairs(dutch: list[str], english: list[str], places: dict[int, int]) -> dict[int, int]:
        entries = [
            MemoryEntry(id=SegmentId(str(at)), kind=Kind.PARAGRAPH, source=text)
            for at, text in enumerate(dutch)
        ]
        segments = [
            Segment(id=SegmentId(str(at)), kind=Kind.PARAGRAPH, line=1, text=text)
            for at, text in enumerate(english)
        ]
        return adopt(entries, segments, places)

    def test_links_and_numbers_tell_which_is_which(self) -> None:
        dutch = ["Zie [hier](a.md) meer.", "Nieuw.", "In 2018 en 2021 verschenen er 2."]
        english = ["See more [here](a.md).", "In 2018 and 2021 there were 2."]
        assert self.pairs(dutch, english, {}) == {0: 0, 2: 1}

    def test_a_new_paragraph_beside_known_ones_needs_something_in_common(self) -> None:
        dutch = ["Een.", "Het microbioom verandert bij ziekte.", "Drie."]
        known = {0: 0, 2: 2}
        related = ["One.", "The microbiome changes in illness.", "Three."]
        assert self.pairs(dutch, related, known) == {1: 1}
        shared = ["One.", "PEM gets worse here.", "Three."]
        assert self.pairs(["Een.", "PEM wordt erger nu.", "Drie."], shared, known) == {1: 1}
        unrelated = ["One.", "A thought of someone else.", "Three."]
        assert self.pairs(dutch, unrelated, known) == {}


def test_numbers_of_both_languages_are_the_same() -> None:
    assert numbers("1,5 en 5.000 en 10") == numbers("1.5 and 5,000 and 10")
    assert numbers("1,5") != numbers("15")


def test_what_a_translation_keeps() -> None:
    found = invariants("Zie [PEM](a.md), `x = 1`, noot[^1] en 3 keer.")
    assert sorted(found) == ["3", "PEM", "^1", "a.md", "x = 1"]


def test_dutch_is_told_from_names() -> None:
    assert looks_dutch("Dit is de tekst van een alinea.")
    assert not looks_dutch("Institute of Medicine (2015). Beyond ME/CFS.")
