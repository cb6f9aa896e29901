"""The words of a text with their places, and the key under which a word is looked up."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise, product
from typing import NamedTuple

_HYPHENS = "-\u2010\u2011\u2012\u2013\u2212\ufe63\uff0d"
_APOSTROPHES = "'\u2019\u02bc\u2018\u00b4"
_CONNECTORS = frozenset(_HYPHENS + _APOSTROPHES + "/")
# Combining accents belong to the letter before them; soft hyphens and zero-width characters
# come with text from web pages and PDF files and are no part of the word.
_INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
_LETTER = "[\\w\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff]"
_WORD = re.compile(f"{_LETTER}+(?:[{re.escape(_HYPHENS + _APOSTROPHES)}/]{_LETTER}+)*")
_ADDRESS = re.compile(r"(?:https?://|www\.|doi:)\S+", re.IGNORECASE)
_JOINT = re.compile(rf"[{re.escape(_HYPHENS)}]?\s+|\s+/\s*|/\s+")
_CUT_OFF = re.compile(rf"[’'\"”»)]?[{re.escape(_HYPHENS)}](?:[\s),/]|\w|$)")
_LONGEST_JOINT = 8
_MOST_VARIED_JOINTS = 3
_DOMAIN = re.compile(r"@|\.[a-z]{2,4}(?!\w)")


class Word(NamedTuple):
    """A run of letters and digits, hyphens, apostrophes and slashes inside it included."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Key:
    """A word as it is looked up: NFC, without hyphens, apostrophes, slashes and soft hyphens.

    ``folded`` is in lower case and ``cased`` as typed; both have the same length. ``joints``
    are the places in them where a hyphen or slash stood, ``slashes`` those of slashes alone.
    ``places`` are the offsets of the characters in the word as typed, with their ends, or
    nothing where these are the same.
    """

    folded: str
    cased: str
    joints: tuple[int, ...] = ()
    slashes: tuple[int, ...] = ()
    places: tuple[tuple[int, int], ...] = ()

    def alternative(self, start: int, end: int) -> tuple[int, int]:
        """Return from where to where what is between slashes runs: PEM in PEM/POTS."""
        edges = (0, *self.slashes, len(self.folded))
        return max(e for e in edges if e <= start), min(e for e in edges if e >= end)

    def start(self, index: int) -> int:
        """Return where the character at ``index`` starts in the word as typed."""
        return self.places[index][0] if self.places else index

    def end(self, index: int) -> int:
        """Return where the character before ``index`` ends in the word as typed."""
        return self.places[index - 1][1] if self.places else index


def words_of(text: str) -> list[Word]:
    """Return the words of a plain text; web addresses hold none."""
    hidden = _ADDRESS.sub(lambda address: "\0" * len(address[0]), text).replace("_", " ")
    return [Word(found[0], *found.span()) for found in _WORD.finditer(hidden)]


def is_address(text: str, word: Word) -> bool:
    """Whether a word is part of an e-mail address, an account or the name of a site or file."""
    return text[word.start - 1 : word.start] == "@" or bool(_DOMAIN.match(text, word.end))


def are_joined(text: str, first: Word, second: Word) -> bool:
    """Whether only a space, perhaps with a hyphen or slash, stands between two words."""
    gap = second.start - first.end
    return gap <= _LONGEST_JOINT and bool(_JOINT.fullmatch(text, first.end, second.start))


def is_cut_off(text: str, word: Word) -> bool:
    """Whether a word is the first part of a compound: ``darm- en …``, ``‘hersenmist’-…``."""
    return bool(_CUT_OFF.match(text, word.end))


def key_of(word: str) -> Key:
    """Return the key of a word."""
    if word.isascii() and word.isalnum():
        return Key(word.lower(), word)
    return _Folding().key(word)


def spellings(form: str) -> Iterator[tuple[Key, ...]]:
    """Yield the ways to write a form, each as its words: ``post-COVID`` is one word, or two."""
    words = [key_of(word) for word in form.split()]
    pieces = [tuple(_pieces(word)) for word in words]
    if sum(len(word) - 1 for word in pieces) + len(words) - 1 > _MOST_VARIED_JOINTS:
        yield tuple(words)
        return
    flat = [piece for word in pieces for piece in word]
    for apart in product((False, True), repeat=len(flat) - 1):
        yield tuple(_joined(flat, apart))


def _pieces(word: Key) -> Iterator[Key]:
    edges = (0, *word.joints, len(word.folded))
    for start, end in pairwise(edges):
        if end > start:
            yield Key(word.folded[start:end], word.cased[start:end])


def _joined(pieces: list[Key], apart: tuple[bool, ...]) -> Iterator[Key]:
    current = pieces[0]
    for piece, is_apart in zip(pieces[1:], apart, strict=True):
        if is_apart:
            yield current
            current = piece
        else:
            current = Key(current.folded + piece.folded, current.cased + piece.cased)
    yield current


class _Folding:
    def __init__(self) -> None:
        self._folded: list[str] = []
        self._cased: list[str] = []
        self._places: list[tuple[int, int]] = []
        self._joints: list[int] = []
        self._slashes: list[int] = []

    def key(self, word: str) -> Key:
        for start, end in _clusters(word):
            self._take(word[start:end], start, end)
        return Key(
            folded="".join(self._folded),
            cased="".join(self._cased),
            joints=tuple(self._joints),
            slashes=tuple(self._slashes),
            places=tuple(self._places),
        )

    def _take(self, cluster: str, start: int, end: int) -> None:
        if cluster[0] in _CONNECTORS:
            if cluster[0] not in _APOSTROPHES:
                self._joints.append(len(self._places))
            if cluster[0] == "/":
                self._slashes.append(len(self._places))
            return
        if cluster[0] in _INVISIBLE:
            return
        for character in unicodedata.normalize("NFC", cluster):
            lower = character.lower()
            self._cased.append(character)
            self._folded.append(lower if len(lower) == 1 else character)
            self._places.append((start, end))


def _clusters(word: str) -> Iterator[tuple[int, int]]:
    start = 0
    for index in range(1, len(word) + 1):
        if index == len(word) or not unicodedata.combining(word[index]):
            yield start, index
            start = index
