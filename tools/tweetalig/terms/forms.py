"""The forms a Dutch word takes: inflected, as first part of a compound, split off.

Forms are made from the terms of the glossary, not undone from the words of a text: a form
that does not exist does no harm, since nobody writes it, and finding a word then costs one
look-up whatever the number of rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_VOWELS = "aeiouyäëïöüáéíóúàèìòùâêîôû"
_SHORT_CLOSED = re.compile(rf"(?:^|[^{_VOWELS}])[aeiou][bdfgklmnprst]$")
_LONG_CLOSED = re.compile(r"(aa|ee|oo|uu)([bdfgklmnprst])$")
_OPEN = re.compile(rf"(?:^|[^{_VOWELS}])([aeou])([bdfgklmnprstvz])$")
_DOUBLED = re.compile(rf"[{_VOWELS}]([bdfgklmnprst])\1$")
_VOICED = {"f": "v", "s": "z"}
_VOICELESS = {"v": "f", "z": "s"}

# Endothelium, endotheliale cellen: adjectives as regular as a plural.
ADJECTIVE_ENDINGS = ("aal", "ale")

# What may stand between the first part of a compound and the rest: nier|steen, ontsteking|s|
# waarde, patiënt|en|vereniging, zon|ne|bril; plurals with a doubled or single letter besides.
_LINKS = ("", "s", "en", "e", "n")


def inflections(word: str, part_of_speech: str) -> frozenset[str]:
    """Return the inflected forms of a Dutch word in lower case, the word itself included.

    Hyphens and apostrophes are left out: ``foto`` has ``fotos``.
    """
    made = {word}
    if part_of_speech in ("noun", "proper-noun", "phrase"):
        made.update(_noun(word))
    if part_of_speech in ("adjective", "phrase"):
        made.update(_adjective(word))
    if part_of_speech == "verb":
        made.update(_verb(word))
    return frozenset(made)


def modifiers(word: str) -> frozenset[str]:
    """Return the forms of a Dutch noun that the rest of a compound may be joined to."""
    made = {word + link for link in _LINKS}
    made.update(stem + "en" for stem in _open_stems(word))
    if word.endswith("ie"):
        made.add(word[:-1] + "ën")
    if word.endswith("en") and len(word) > 5:
        made.add(word[:-2])
    return frozenset(made)


def _noun(word: str) -> Iterator[str]:
    yield word + "s"
    yield word + "en"
    yield from (stem + "en" for stem in _open_stems(word))
    if word.endswith("e"):
        yield word + "n"
        yield word + "ns"
    if word.endswith(("ie", "ee")):
        yield word + "ën"
    yield from _learned_plurals(word)
    for small in _diminutives(word):
        yield small
        yield small + "s"
    yield from _singulars(word)
    if word.endswith("nt"):
        yield word + "e"
        yield word + "es"
    if word.endswith("ium"):
        yield from (word[:-2] + ending for ending in ADJECTIVE_ENDINGS)


def _learned_plurals(word: str) -> Iterator[str]:
    if word.endswith("ie"):
        yield word[:-1] + "ën"
    if word.endswith(("um", "on")):
        yield word[:-2] + "a"
    if word.endswith("ium"):
        yield word[:-2] + "ën"
    if word.endswith("us"):
        yield word[:-2] + "i"
        yield word + "sen"
    if word.endswith("is"):
        yield word[:-2] + "es"
        yield word + "sen"
    if word.endswith("heid"):
        yield word[:-4] + "heden"
    if word.endswith(("ix", "ex")):
        yield word[:-2] + "ices"
    if word.endswith("a"):
        yield word + "ta"
    if word.endswith(("ch", "sh", "x")):
        yield word + "es"


def _singulars(word: str) -> Iterator[str]:
    # A headword may itself be a plural: hartkloppingen, mitochondriën, prikkels.
    if word.endswith("heden"):
        yield word[:-5] + "heid"
    elif word.endswith("iën"):
        yield word[:-2] + "e"
        yield word[:-2] + "um"
    elif word.endswith("en") and len(word) > 5:
        yield from _closed_stems(word[:-2])
    elif word.endswith("s") and len(word) > 4 and word[-2] not in "s'":
        yield word[:-1]


def _diminutives(word: str) -> Iterator[str]:
    if word.endswith(tuple("bcdfgkpstxz")):
        yield word + "je"
    else:
        yield word + "tje"
    if word.endswith("m"):
        yield word + "pje"
    if word.endswith("ing"):
        yield word[:-1] + "kje"
        yield word + "etje"
    if _SHORT_CLOSED.search(word):
        yield word + word[-1] + "etje"


def _adjective(word: str) -> Iterator[str]:
    stems = (word, *_open_stems(word))
    for stem in stems:
        yield from (stem + ending for ending in ("e", "en", "er", "ere"))
    yield from (word + ending for ending in ("s", "st", "ste"))
    if word.endswith("e") and len(word) > 4:
        yield from _closed_stems(word[:-1])


def _verb(word: str) -> Iterator[str]:
    root = word[:-2] if word.endswith("en") else word
    for stem in _closed_stems(root):
        yield from (stem + ending for ending in ("", "t", "te", "ten", "de", "den", "end", "ende"))
        yield from (f"ge{stem}{ending}" for ending in ("", "t", "d", "te", "de"))
    yield from (root + ending for ending in ("end", "ende", "et", "ete", "ed", "ede"))
    yield from (f"ge{root}{ending}" for ending in ("en", "et", "ete", "ed", "ede"))


def _open_stems(word: str) -> Iterator[str]:
    # The stem before an ending that starts with a vowel: cel → cell, genoot → genot.
    if _SHORT_CLOSED.search(word):
        yield word + word[-1]
    if long := _LONG_CLOSED.search(word):
        vowel, consonant = long.groups()
        yield word[:-3] + vowel[0] + _VOICED.get(consonant, consonant)
        yield word[:-3] + vowel[0] + consonant
    elif word[-1:] in _VOICED:
        yield word[:-1] + _VOICED[word[-1]]


def _closed_stems(stem: str) -> Iterator[str]:
    # The words that a stem may have been made from, undoing _open_stems.
    yield stem
    if _DOUBLED.search(stem):
        yield stem[:-1]
    if open_ := _OPEN.search(stem):
        vowel, consonant = open_.groups()
        yield stem[:-1] + vowel + _VOICELESS.get(consonant, consonant)
    if stem[-1:] in _VOICELESS:
        yield stem[:-1] + _VOICELESS[stem[-1]]
