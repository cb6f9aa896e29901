"""Opposites: more that became less, before that became after."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import Any

from tweetalig.check.lexicon import read
from tweetalig.check.phrases import Hit, PhraseBook
from tweetalig.check.rule import DUTCH_ENGLISH, Problem, Rule
from tweetalig.check.text import Text
from tweetalig.check.view import View
from tweetalig.model import Severity

_NEAR = 3
"""How far a denial reaches, in words."""


def check(view: View) -> Iterator[Problem]:
    """Look for one side of a pair of opposites that left while the other side came.

    A denial turns a word into something near its opposite (too small, not large enough):
    a word with a denial close by asks for nothing, but may answer.
    """
    source, target = _sides(view.source, view.target), _sides(view.target, view.source)
    for name in source:
        for side in (0, 1):
            problem = _turned(view, name, side, source, target)
            if problem:
                yield problem


_Sides = Mapping[str, tuple[tuple[Hit, ...], tuple[Hit, ...]]]


def _turned(view: View, name: str, side: int, source: _Sides, target: _Sides) -> Problem | None:
    nothing: tuple[tuple[Hit, ...], tuple[Hit, ...]] = ((), ())
    said, meant = source[name][side], target.get(name, nothing)[side]
    put, original = target.get(name, nothing)[1 - side], source[name][1 - side]
    said, put = _plain(view.source, said), _plain(view.target, put)
    if len(said) <= len(meant) or len(put) <= len(original):
        return None
    before = view.source.spans(said)
    after = view.target.spans(put)
    message = (
        f"The Dutch says “{view.source.said(before[0])}”, "
        f"the English “{view.target.said(after[0])}” ({name})."
    )
    return Problem(message=message, source=before, target=after)


def _plain(text: Text, hits: tuple[Hit, ...]) -> tuple[Hit, ...]:
    """Return the phrases without a denial close by; the Dutch niet may come after."""
    found = {word for hit in text.labelled("negation", "explicit") for word in hit.words}
    # Zonder behandeling herstelde men langzamer: zonder denies its own noun only.
    denials = {word for word in found if text.tokens[word].lower not in {"zonder", "without"}}
    later = {word for word in denials if text.tokens[word].lower == "niet"}
    return tuple(
        hit
        for hit in hits
        if denials.isdisjoint(range(hit.words[0] - _NEAR, hit.words[-1] + 1))
        and later.isdisjoint(range(hit.words[-1] + 1, hit.words[-1] + 1 + _NEAR))
    )


def _sides(text: Text, other: Text) -> _Sides:
    """Return the words of each pair of opposites in a text, by the name of the pair."""
    found: dict[str, tuple[tuple[Hit, ...], tuple[Hit, ...]]] = {}
    books = _books(text.language)
    # In the order of the file, so that findings always come in the same order.
    opened = {name for token in text.tokens for name in _opened_by(token.lower, text.language)}
    for name in (name for name in books if name in opened):
        hits = books[name].find(text.tokens)
        if hits:
            certain = [hit for hit in hits if not _means_otherwise(text, hit, name, other)]
            first = tuple(hit for hit in certain if hit.label.endswith("0"))
            found[name] = first, tuple(hit for hit in certain if hit.label.endswith("1"))
    return found


def _means_otherwise(text: Text, hit: Hit, name: str, other: Text) -> bool:
    """Whether a doubtful word has its other meaning: voor as for, and not as before."""
    if not hit.label.startswith("?"):
        return False
    row = next(row for row in read("opposites")["pair"] if row["name"] == name)
    word = text.tokens[hit.words[0]].lower
    meanings = row[f"doubtful{int(hit.label[1]) + 1}"][word]
    return not other.words.isdisjoint(meanings)


@lru_cache(maxsize=20_000)
def _opened_by(word: str, language: str) -> tuple[str, ...]:
    """Return the names of the pairs of opposites that a word may belong to."""
    return tuple(name for name, book in _books(language).items() if book.opens(word))


@cache
def _books(language: str) -> Mapping[str, PhraseBook]:
    return {row["name"]: _book(row, language) for row in read("opposites")["pair"]}


def _book(row: Mapping[str, Any], language: str) -> PhraseBook:
    first, second = row[language]
    doubtful = {
        f"?{side}": row.get(f"doubtful{side + 1}", ()) if language == "nl" else ()
        for side in (0, 1)
    }
    return PhraseBook({"0": first, "1": second, **doubtful})


RULE = Rule(
    name="direction",
    severity=Severity.ERROR,
    summary="A word became its opposite.",
    check=check,
    languages=DUTCH_ENGLISH,
)
