"""Whether what one text says of something is also said in the other language."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from enum import StrEnum

from tweetalig.check.bilingual import Meaning, Part, Rendering, meaning_of, renderings
from tweetalig.check.clauses import clause
from tweetalig.check.phrases import Hit
from tweetalig.check.text import Text

_OF_NOUNS = frozenset({"geen", "enkel", "enkele", "no", "single"})


_AUXILIARIES = frozenset({"zijn", "hebben", "worden", "be", "have", "do", "will"})


class Wording(StrEnum):
    """How a clause came back in the other language, as far as the dictionary knows its words."""

    ALIKE = "alike"
    OTHER = "other"
    UNKNOWN = "unknown"


def wording(text: Text, hit: Hit, other: Text) -> Wording:
    """Say whether the clause with a denial is put in the usual words in the other language.

    Its verbs tell, or else its adjectives or nouns: hij verloor het niet, he kept it.
    """
    place = clause(text, hit.words[0], hit.words[-1])
    known = [word for word in renderings(text, other, place) if word.index not in hit.words]
    words = [word for word in known if not word.light]
    if not words:
        return _wording_of_light(text, known)
    denied = hit.words[-1] + 1
    for part in (Part.VERB, Part.ADJECTIVE, Part.NOUN):
        # What follows "not" at once is what it denies: niet beter, niet verplicht.
        telling = [
            word
            for word in words
            if word.part == part or (word.index == denied and word.part == Part.ADJECTIVE)
        ]
        if telling:
            break
    else:
        return Wording.UNKNOWN
    light = _light_kept(text, known)
    if part == Part.NOUN and light and not any(light):
        # Wie zich niet aan de regels houdt, those who break the rules.
        return Wording.UNKNOWN if _has_noun(text, hit, words) else Wording.OTHER
    if any(word.kept for word in telling):
        return Wording.ALIKE
    return Wording.UNKNOWN if _has_noun(text, hit, words) else Wording.OTHER


def _wording_of_light(text: Text, words: Iterable[Rendering]) -> Wording:
    """Say it by words of many uses where there are no others: ik kan hem niet zien."""
    telling = _light_kept(text, words)
    if not telling:
        return Wording.UNKNOWN
    return Wording.ALIKE if all(telling) else Wording.OTHER


def _light_kept(text: Text, words: Iterable[Rendering]) -> list[bool]:
    """Say of each word of many uses, auxiliary verbs apart, whether it was kept."""
    return [
        word.kept
        for word in words
        if word.light and _AUXILIARIES.isdisjoint(text.forms[word.index])
    ]


def _has_noun(text: Text, hit: Hit, words: Iterable[Rendering]) -> bool:
    """Whether "geen" or "no" is about a noun that came back."""
    if text.tokens[hit.words[-1]].lower not in _OF_NOUNS:
        return False
    near = range(hit.words[-1] + 1, hit.words[-1] + 4)
    return any(word.kept and word.part == Part.NOUN and word.index in near for word in words)


def explained(text: Text, hit: Hit, other: Text, apart: Collection[int]) -> bool:
    """Whether words are there because the other text says the same in its usual words.

    ``apart`` are the indexes of words of the other text that don't count. Only the dictionary's
    way from Dutch to English is gone, so that both texts get the same answer.
    """
    if text.language == "nl":
        return _is_said(text, hit, other, apart)
    said = frozenset(form for word in hit.words for form in text.forms[word])
    meanings = {
        meaning
        for index, forms in enumerate(other.forms)
        if index not in apart and (meaning := meaning_of(forms, other.language))
        for words in meaning.translations
        if _belongs(said, hit, words, text)
    }
    if not meanings:
        return False
    rest = text.vocabulary_without(hit.words)
    return any(meaning.light or not _is_among(rest, meaning, said) for meaning in meanings)


def _belongs(said: frozenset[str], hit: Hit, words: tuple[str, ...], text: Text) -> bool:
    """Whether a phrase is a translation or, as one word, a part of one: wrong of go wrong."""
    if len(words) == len(hit.words):
        return said.issuperset(words)
    single = len(hit.words) == 1 and not said.isdisjoint(words)
    return single and text.vocabulary.issuperset(words)


def _is_among(words: Collection[str], meaning: Meaning, said: Collection[str]) -> bool:
    """Whether another translation is there too: rose on standing, where that is opstaan."""
    others = (row for row in meaning.translations if not any(word in said for word in row))
    return any(all(word in words for word in row) for row in others)


def _is_said(text: Text, hit: Hit, other: Text, apart: Collection[int]) -> bool:
    """Whether a Dutch word or verb in two parts has its usual translation."""
    vocabulary = other.vocabulary_without(apart) if apart else other.vocabulary
    return any(
        vocabulary.issuperset(words)
        for word in hit.words
        if (len(hit.words) == 1 or text.tokens[word].joined)
        and (meaning := meaning_of(text.forms[word], text.language))
        for words in meaning.translations
    )
