"""Finding the phrases of a word list."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tweetalig.check.phrases import Hit, PhraseBook, fits
from tweetalig.check.text import blank_addresses
from tweetalig.check.tokens import tokenise


def found(phrases: Mapping[str, list[str]], text: str) -> tuple[Hit, ...]:
    return in_lists({"list": phrases}, text).get("list", ())


def in_lists(
    lists: Mapping[str, Mapping[str, list[str]]], text: str
) -> Mapping[str, tuple[Hit, ...]]:
    tokens = tokenise(text)
    return PhraseBook(lists).find(tokens, {token.lower for token in tokens})


def labels(phrases: Mapping[str, list[str]], text: str) -> list[str]:
    return [hit.label for hit in found(phrases, text)]


def test_the_longest_phrase_wins() -> None:
    book = {"not": ["niet"], "not only": ["niet alleen"]}
    assert labels(book, "Niet alleen vandaag, en niet morgen") == ["not only", "not"]


def test_a_word_in_full_wins_over_its_beginning() -> None:
    book = {"any": ["on*"], "ours": ["ons"]}
    assert labels(book, "ons onduidelijk") == ["ours", "any"]


def test_words_may_stand_in_between() -> None:
    book = {"down": ["nam ... af"], "near": ["wijst .. op"]}
    hits = found(book, "nam de pijn bij de meeste mensen sterk af")
    assert [hit.words for hit in hits] == [(0, 8)]
    assert labels(book, "wijst dit alles bij elkaar genomen echt op niets") == []


def test_lists_come_in_their_order_and_share_words() -> None:
    lists = {"more": {"0": ["meer dan"]}, "not": {"no": ["niet meer"]}, "gone": {"x": ["weg"]}}
    hits = in_lists(lists, "Niet meer dan vier")
    assert list(hits) == ["more", "not"]
    assert [hit.words for hit in (*hits["more"], *hits["not"])] == [(1, 2), (0, 1)]


def test_spans_join_words_that_touch() -> None:
    text = "nog niet klaar"
    (hit,) = found({"not yet": ["nog niet"]}, text)
    assert [text[start:end] for start, end in hit.spans(tokenise(text))] == ["nog niet"]


@pytest.mark.parametrize(
    ("pattern", "word", "fitting"),
    [
        ("verbeter*", "verbeterde", True),
        ("verbeter*", "verslechterde", False),
        ("*loos", "doelloos", True),
        ("*loos", "loos", False),
        ("*n't", "can't", True),
        ("niet", "niets", False),
    ],
)
def test_a_star_stands_for_the_rest_of_a_word(pattern: str, word: str, fitting: bool) -> None:
    assert fits(pattern, word) is fitting


def test_words_are_compared_in_one_form() -> None:
    decomposed = "Patie\u0308nten COULDN’T"
    assert [token.lower for token in tokenise(decomposed)] == ["patiënten", "couldn't"]


def test_hyphens_cut_and_apostrophes_do_not() -> None:
    assert [token.lower for token in tokenise("niet-gerandomiseerd zo'n")] == [
        "niet",
        "gerandomiseerd",
        "zo'n",
    ]


def test_addresses_are_blanked_and_places_stay() -> None:
    text = "Zie https://example.org/geen/5 of mail niet@example.org, www.x.nl en doi:10.1/2."
    blank = blank_addresses(text)
    assert len(blank) == len(text)
    assert "geen" not in blank
    assert "niet" not in blank
    assert blank.startswith("Zie ")
    assert text[blank.index("of") :][:2] == "of"
