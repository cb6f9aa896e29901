"""The forms of all terms, arranged so that a word of a text is found in one look-up."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tweetalig.model import Term
from tweetalig.terms.forms import inflections, modifiers
from tweetalig.terms.glossary import forms_of
from tweetalig.terms.spelling import is_acronym
from tweetalig.terms.words import Key, spellings

_ACRONYM_ENDINGS = ("", "s", "je", "jes", "tje", "tjes", "er", "ers")
_PREFIX = 3
_SHORTEST_PART = 3


@dataclass(frozen=True, slots=True)
class Entry:
    """A form of a term under one key.

    ``form`` is the form's own key, in capitals as typed where ``sensitive``; ``exact`` says
    that the key is that form and no inflection of it.
    """

    term: Term
    form: str
    exact: bool
    sensitive: bool = False

    @property
    def is_part(self) -> bool:
        """Whether the form can be joined to other words without a hyphen."""
        return len(self.form) >= _SHORTEST_PART and "noun" in self.term.part_of_speech


@dataclass(frozen=True, slots=True)
class Phrase:
    """A form of several words: for each word the keys that may stand for it."""

    term: Term
    words: tuple[frozenset[str], ...]
    initials: str


@dataclass(frozen=True, slots=True)
class Index:
    """Look-up tables from keys to terms.

    ``words`` has whole words in lower case, which may also be the last part of a compound,
    ``cased`` those whose capitals matter, ``firsts`` what can be the first part of a compound.
    ``lengths`` has the lengths of these parts by their first three letters, longest first.
    ``phrases`` go by their first word, the one with most words first.
    """

    words: Mapping[str, Entry]
    cased: Mapping[str, Entry]
    firsts: Mapping[str, Entry]
    lengths: Mapping[str, tuple[int, ...]]
    phrases: Mapping[str, tuple[Phrase, ...]]


def build_index(terms: Iterable[Term]) -> Index:
    """Arrange the forms of the terms; of two terms with the same form the first has it."""
    builder = _Builder()
    written = [
        (term, form, spelling)
        for term in terms
        for form in forms_of(term)
        for spelling in spellings(form)
    ]
    # What is written in the glossary goes before what is derived from it.
    for add in (builder.add_exact, builder.add_inflected, builder.add_phrase):
        for term, form, spelling in written:
            add(term, form, spelling)
    return builder.index()


def without_accents(key: str) -> str:
    """Return a key as people type it who have no accents on their keyboard."""
    if key.isascii():
        return key
    decomposed = unicodedata.normalize("NFD", key)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def _is_sensitive(term: Term, form: str) -> bool:
    if is_acronym(form):
        # An abbreviation beside a headword in full has capitals of its own.
        return term.case_sensitive or not is_acronym(term.headword)
    return term.case_sensitive and not is_acronym(term.headword) and form != form.lower()


class _Builder:
    def __init__(self) -> None:
        self._words: dict[str, Entry] = {}
        self._cased: dict[str, Entry] = {}
        self._firsts: dict[str, Entry] = {}
        self._lengths: dict[str, set[int]] = {}
        self._phrases: dict[str, list[Phrase]] = {}

    def add_exact(self, term: Term, form: str, spelling: tuple[Key, ...]) -> None:
        if len(spelling) > 1:
            return
        key = spelling[0]
        if _is_sensitive(term, form):
            self._cased.setdefault(key.cased, Entry(term, key.cased, True, True))
        else:
            self._words.setdefault(key.folded, Entry(term, key.folded, True))

    def add_inflected(self, term: Term, form: str, spelling: tuple[Key, ...]) -> None:
        if len(spelling) > 1:
            return
        key = spelling[0]
        if _is_sensitive(term, form):
            self._add_sensitive(term, form, key)
        else:
            self._add_insensitive(term, key)

    def _add_sensitive(self, term: Term, form: str, key: Key) -> None:
        entry = Entry(term, key.cased, False, True)
        if is_acronym(form):
            made: Iterable[str] = (key.cased + ending for ending in _ACRONYM_ENDINGS)
        else:
            made = inflections(key.cased, term.part_of_speech)
            self._add_first_parts(key.folded, entry)
        for inflected in made:
            self._cased.setdefault(inflected, entry)

    def _add_insensitive(self, term: Term, key: Key) -> None:
        entry = Entry(term, key.folded, False)
        made = _typed(inflections(key.folded, term.part_of_speech))
        for inflected in made:
            self._words.setdefault(inflected, entry)
        if entry.is_part:
            self._add_lengths(made)
            self._add_first_parts(key.folded, entry)

    def _add_first_parts(self, folded: str, entry: Entry) -> None:
        if entry.is_part:
            made = _typed(modifiers(folded))
            self._add_lengths(made)
            for first in made:
                self._firsts.setdefault(first, entry)

    def _add_lengths(self, parts: Iterable[str]) -> None:
        for part in parts:
            start = part[:_PREFIX]
            if start in self._lengths:
                self._lengths[start].add(len(part))
            else:
                self._lengths[start] = {len(part)}

    def add_phrase(self, term: Term, form: str, spelling: tuple[Key, ...]) -> None:
        if len(spelling) == 1:
            return
        words = tuple(_phrase_word(key.folded, term.part_of_speech) for key in spelling)
        sensitive = _is_sensitive(term, form)
        initials = "".join(key.cased[0] for key in spelling) if sensitive else ""
        phrase = Phrase(term, words, initials)
        for first in words[0]:
            self._phrases.setdefault(first, []).append(phrase)

    def index(self) -> Index:
        return Index(
            words=self._words,
            cased=self._cased,
            firsts=self._firsts,
            lengths={
                start: tuple(sorted(all_, reverse=True)) for start, all_ in self._lengths.items()
            },
            phrases={
                first: tuple(sorted(phrases, key=lambda phrase: -len(phrase.words)))
                for first, phrases in self._phrases.items()
            },
        )


def _typed(forms: frozenset[str]) -> frozenset[str]:
    """Return the forms with their accents, and as typed without."""
    accented = [form for form in forms if not form.isascii()]
    return forms | {without_accents(form) for form in accented} if accented else forms


def _phrase_word(folded: str, part_of_speech: str) -> frozenset[str]:
    # Inside a phrase every word may be inflected: orthostatisch(e) intolerantie(s).
    return _typed(inflections(folded, "phrase") | inflections(folded, part_of_speech))
