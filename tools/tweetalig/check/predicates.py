"""Whether what one text says of something is also said in the other language."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum

from tweetalig.check.bilingual import Part, meaning_of, renderings
from tweetalig.check.clauses import clause
from tweetalig.check.phrases import Hit
from tweetalig.check.text import Text


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
    words = [
        word
        for word in renderings(text, other, place)
        if not word.light and word.index not in hit.words
    ]
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
    return Wording.ALIKE if any(word.kept for word in telling) else Wording.OTHER


def explained(text: Text, hit: Hit, other: Text, apart: Collection[int]) -> bool:
    """Whether words are there because they translate a word of the other text.

    ``apart`` are the indexes of words of the other text that don't count.
    """
    said = {form for word in hit.words for form in text.forms[word]}
    return any(
        len(words) == len(hit.words) and said.issuperset(words)
        for index, forms in enumerate(other.forms)
        if index not in apart and (meaning := meaning_of(forms, other.language))
        for words in meaning.translations
    )
