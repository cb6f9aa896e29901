"""The basic forms of the words of a text; Dutch verbs whose two parts stand apart are joined."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import simplemma

from tweetalig.check.lexicon import read
from tweetalig.check.tokens import Token

_LANGUAGES = frozenset({"nl", "en"})

_ENDINGS: Mapping[str, tuple[str, ...]] = {"s": ("",), "ed": ("", "e"), "ing": ("", "e")}

_ENDING = re.compile(r"[.;:!?()](?!\d)")
"""What parts a verb from its particle; the point in 12.450 doesn't."""

_WHOLE = frozenset({"opper"})
"""A particle and a word that make no verb in two parts: opperen is one word, per is none."""

_REACH = 12
"""How far the two parts of a Dutch verb may stand apart, in words."""


@lru_cache(maxsize=50_000)
def forms(word: str, language: str) -> tuple[str, ...]:
    """Return a lower-case word and its basic forms, the surest first.

    >>> forms("verdween", "nl")
    ('verdween', 'verdwijnen')
    """
    if language not in _LANGUAGES:
        return (word,)
    own: Mapping[str, str] = read("dictionary")["forms"][language]
    lemma = simplemma.lemmatize(word, language).replace("_", "").lower()
    stems = _english_stems(word) if language == "en" else ()
    return tuple(dict.fromkeys(form for form in (word, own.get(word), lemma, *stems) if form))


def _english_stems(word: str) -> Iterator[str]:
    """Yield what is left without an ending: the lemmatiser takes "means" for a noun."""
    for ending, others in _ENDINGS.items():
        if word.endswith(ending) and len(word) > len(ending) + 2:
            yield from (word.removesuffix(ending) + other for other in others)


@cache
def _particles() -> frozenset[str]:
    return frozenset(read("dictionary")["particles"])


@cache
def _after_particle() -> frozenset[str]:
    return frozenset(read("dictionary")["after_particle"])


@dataclass(frozen=True, slots=True)
class JoinedVerb:
    """A Dutch verb in two parts, joined: opknapte, opknappen; and the index of its particle."""

    surface: str
    lemma: str
    particle: int


def joined_verbs(text: str, tokens: Sequence[Token]) -> Mapping[int, JoinedVerb]:
    """Return the Dutch verbs in two parts, by the index of the verb: ze knapte gisteren op."""
    found: dict[int, JoinedVerb] = {}
    for index, token in enumerate(tokens):
        if token.lower not in _particles():
            continue
        if [after.lower for after in tokens[index + 1 : index + 2]] == ["te"]:
            joined = _joined(token.lower, tokens[index + 2].lower) if tokens[index + 2 :] else None
            if joined:
                found[index + 2] = JoinedVerb(*joined, index)
                continue
        if _ends_a_part(text, tokens, index):
            for place in _verbs_before(text, tokens, index):
                joined = _joined(token.lower, tokens[place].lower)
                if joined and place not in found:
                    found[place] = JoinedVerb(*joined, index)
                    break
    return found


def _ends_a_part(text: str, tokens: Sequence[Token], index: int) -> bool:
    """Whether a particle ends its clause, so that it belongs to the verb before it.

    An article, a noun or an adjective after it would make it a preposition.
    """
    if index + 1 == len(tokens):
        return True
    between = text[tokens[index].end : tokens[index + 1].start]
    return bool(between.strip()) or tokens[index + 1].lower in _after_particle()


def _verbs_before(text: str, tokens: Sequence[Token], index: int) -> Iterator[int]:
    """Yield the words before a particle in its clause, the nearest first."""
    for place in range(index - 1, max(-1, index - 1 - _REACH), -1):
        between = text[tokens[place].end : tokens[place + 1].start]
        if _ENDING.search(between):
            return
        yield place


@lru_cache(maxsize=50_000)
def _joined(particle: str, verb: str) -> tuple[str, str] | None:
    entries: Mapping[str, str] = read("dictionary")["verbs"]
    if particle + verb in _WHOLE:
        return None
    for lemma in (*forms(verb, "nl"), *_infinitives(verb)):
        if lemma.endswith("n") and particle + lemma in entries:
            return particle + verb, particle + lemma
    return None


def _infinitives(stem: str) -> Iterator[str]:
    """Yield what a Dutch stem may come from: vraag, vragen; zet, zetten; schrijf, schrijven.

    The lemmatiser takes many of them for nouns.
    """
    if len(stem) < 3 or not stem.isalpha():
        return
    last = {"f": "v", "s": "z"}.get(stem[-1], stem[-1])
    if stem[-2] == stem[-3] and stem[-2] in "aeou":
        yield f"{stem[:-2]}{last}en"
    yield from (f"{stem[:-1]}{last}en", f"{stem}en", f"{stem}{stem[-1]}en")
