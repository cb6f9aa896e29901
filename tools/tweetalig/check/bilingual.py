"""Which words of a text come back in the other language as their usual translations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from tweetalig.check.lexicon import read
from tweetalig.check.text import Text


class Part(StrEnum):
    """A part of speech, by the name of its section in the dictionary."""

    VERB = "verbs"
    ADJECTIVE = "adjectives"
    NOUN = "nouns"


_NEGATIVE = ("un", "in", "im", "il", "ir", "dis", "non", "not+")
"""What the Dutch prefix "on" becomes in English: onveilig, unsafe."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What the dictionary knows of a word: each translation is one or more words.

    A word that may be a noun counts as one: test, werk, slaap. ``light`` says that it has so
    many uses that it tells little.
    """

    translations: frozenset[tuple[str, ...]]
    part: Part
    light: bool


@dataclass(frozen=True, slots=True)
class Rendering:
    """A word the dictionary knows, and whether the other language has its usual translation."""

    index: int
    kept: bool
    part: Part
    light: bool


def renderings(text: Text, other: Text, indexes: range | None = None) -> Iterator[Rendering]:
    """Yield what became of each word that the dictionary knows, in order."""
    vocabulary = other.vocabulary
    for index in range(len(text.tokens)) if indexes is None else indexes:
        meaning = meaning_of(text.forms[index], text.language)
        if meaning:
            kept = any(vocabulary.issuperset(words) for words in meaning.translations)
            yield Rendering(index, kept, meaning.part, meaning.light)


@lru_cache(maxsize=50_000)
def meaning_of(word: tuple[str, ...], language: str) -> Meaning | None:
    """Return what the dictionary says of a word, given as its forms; ``None`` if unknown."""
    entries = _entries(language)
    known = [entries[form] for form in word if form in entries]
    if not known:
        return _derived(word) if language == "nl" else None
    # The word as it stands tells better what it is than its basic forms.
    return Meaning(
        frozenset(words for entry in known for words in entry.translations),
        known[0].part,
        any(entry.light for entry in known),
    )


def _derived(word: tuple[str, ...]) -> Meaning | None:
    """Understand a Dutch word by the one it is made of: onveilig, voelbaar, werving."""
    return _negated(word) or _from_verb(word, "baar", Part.ADJECTIVE) or _from_verb(word, "ing")


def _from_verb(word: tuple[str, ...], ending: str, part: Part = Part.NOUN) -> Meaning | None:
    for form in word:
        verb = (
            _entries("nl").get(f"{form.removesuffix(ending)}en") if form.endswith(ending) else None
        )
        if verb and not verb.light:
            return Meaning(verb.translations, part, light=False)
    return None


def _negated(word: tuple[str, ...]) -> Meaning | None:
    """Understand a Dutch adjective with "on" by what it denies."""
    for form in word:
        positive = _entries("nl").get(form[2:]) if form.startswith("on") else None
        if positive and positive.part == Part.ADJECTIVE:
            words = {
                (f"{prefix}{translation[0]}",)
                for prefix in _NEGATIVE
                for translation in positive.translations
            }
            return Meaning(frozenset(words), part=Part.ADJECTIVE, light=False)
    return None


@cache
def _entries(language: str) -> Mapping[str, Meaning]:
    if language == "nl":
        return _collected(
            (dutch, tuple(english.split("+")), section)
            for section in Part
            for dutch, row in read("dictionary")[section].items()
            for english in row.split()
        )
    if language == "en":
        return _collected(
            (word, (dutch,), section)
            for section in Part
            for dutch, row in read("dictionary")[section].items()
            for english in row.split()
            for word in english.split("+")[:1]
        )
    return {}


def _collected(rows: Iterator[tuple[str, tuple[str, ...], Part]]) -> Mapping[str, Meaning]:
    light = frozenset(read("dictionary")["light"])
    found: defaultdict[str, set[tuple[str, ...]]] = defaultdict(set)
    parts: dict[str, Part] = {}
    for word, translation, part in rows:
        found[word].add(translation)
        # Nouns come last.
        parts[word] = part
    return {
        word: Meaning(frozenset(translations), parts[word], word in light)
        for word, translations in found.items()
    }
