"""How a term may stand in a translated text: its English inflections and spellings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tweetalig.model import Locale, Term
from tweetalig.terms.glossary import forms_of, renderings_of
from tweetalig.terms.spelling import is_acronym
from tweetalig.terms.words import Key, Word, are_joined, key_of, spellings, words_of

ENGLISH = Locale("en")
_IRREGULAR = {
    "sis": "ses",
    "um": "a",
    "on": "a",
    "us": "i",
    "ix": "ices",
    "ex": "ices",
    "man": "men",
    "person": "people",
    "child": "children",
    "life": "lives",
}
_HISSING = ("s", "x", "z", "ch", "sh")
_VOWELS = "aeiou"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendering:
    """A form found in a translation: ``text[start:end]``; ``form`` is as the glossary has it."""

    term: Term
    form: str
    forbidden: bool
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Pattern:
    """A form to look for: for each word the keys that may stand for it."""

    term: Term
    form: str
    forbidden: bool
    words: tuple[frozenset[str], ...]
    cased: bool


def plural_of(phrase: str) -> str:
    """Return the regular English plural of a noun or of the last word of a phrase.

    >>> plural_of("gut bacterium"), plural_of("capillary"), plural_of("GP")
    ('gut bacteria', 'capillaries', 'GPs')
    """
    if is_acronym(phrase):
        return f"{phrase}s"
    for singular, plural in _IRREGULAR.items():
        if phrase.endswith(singular) and singular != "on":
            return phrase.removesuffix(singular) + plural
    if phrase.endswith("y") and phrase[-2:-1] not in _VOWELS:
        return f"{phrase[:-1]}ies"
    return f"{phrase}es" if phrase.endswith(_HISSING) else f"{phrase}s"


def renderings_in(text: str, terms: Iterable[Term], locale: Locale) -> tuple[Rendering, ...]:
    """Return where accepted and forbidden forms of the terms stand in a translated text.

    Whole words count, never parts of words; of forms of one term in one place the longest, so
    that there is no “vessels” in “blood vessels”. Forms of different terms may overlap.
    """
    firsts = _by_first_word(terms, locale)
    words = words_of(text)
    keys = [key_of(word.text) for word in words]
    found: list[Rendering] = []
    for index, key in enumerate(keys):
        patterns = (*firsts.get(key.folded, ()), *firsts.get(key.cased, ()))
        hits = [hit for pattern in patterns if (hit := _hit(text, words, keys, index, pattern))]
        found.extend(_longest(hits))
    return tuple(_outermost(found))


def _outermost(hits: Sequence[Rendering]) -> Iterator[Rendering]:
    """Leave out what lies inside a longer form of the same term; hits come in order of place."""
    ends: dict[tuple[str, bool], int] = {}
    for hit in hits:
        key = (hit.term.headword, hit.forbidden)
        if hit.end > ends.get(key, -1):
            ends[key] = hit.end
            yield hit


def _longest(hits: Sequence[Rendering]) -> Iterator[Rendering]:
    best: dict[tuple[str, bool], Rendering] = {}
    for hit in hits:
        key = (hit.term.headword, hit.forbidden)
        if key not in best or hit.end > best[key].end:
            best[key] = hit
    yield from best.values()


def _hit(
    text: str, words: Sequence[Word], keys: Sequence[Key], index: int, pattern: _Pattern
) -> Rendering | None:
    last = index + len(pattern.words) - 1
    if last >= len(words):
        return None
    for offset, forms in enumerate(pattern.words):
        key = keys[index + offset]
        if (key.cased if pattern.cased else key.folded) not in forms:
            return None
        if offset and not are_joined(text, words[index + offset - 1], words[index + offset]):
            return None
    return Rendering(
        term=pattern.term,
        form=pattern.form,
        forbidden=pattern.forbidden,
        start=words[index].start,
        end=words[last].end,
    )


def _by_first_word(terms: Iterable[Term], locale: Locale) -> Mapping[str, list[_Pattern]]:
    firsts: dict[str, list[_Pattern]] = {}
    for term in dict.fromkeys(terms):
        for pattern in _patterns(term, locale):
            for key in pattern.words[0]:
                firsts.setdefault(key, []).append(pattern)
    return firsts


@lru_cache(maxsize=10_000)
def _patterns(term: Term, locale: Locale) -> tuple[_Pattern, ...]:
    accepted = {form: tuple(spellings(form)) for form in renderings_of(term)}
    forbidden = {form: tuple(spellings(form)) for form in term.forbidden}
    # Written apart or joined is let pass, but not where the glossary tells the two apart.
    written = {_as_written(form) for form in accepted}
    banned = {_as_written(form) for form in forbidden}
    return (
        *_made(term, locale, accepted, forbidden=False, but=banned),
        *_made(term, locale, forbidden, forbidden=True, but=written),
        *_left_as_is(term, but={_folded(way) for ways in accepted.values() for way in ways}),
    )


def _left_as_is(term: Term, but: set[tuple[str, ...]]) -> Iterator[_Pattern]:
    """Yield the words of the source: left standing, they are no rendering.

    They are where the target language has the same word, in whatever spelling.
    """
    for form in forms_of(term):
        ways = tuple(spellings(form))
        if but.isdisjoint(map(_folded, ways)):
            cased = is_acronym(form)
            for way in ways:
                words = (frozenset({key.cased if cased else key.folded}) for key in way)
                yield _Pattern(term, form, forbidden=True, words=tuple(words), cased=cased)


def _folded(way: tuple[Key, ...]) -> tuple[str, ...]:
    return tuple(key.folded for key in way)


def _made(
    term: Term,
    locale: Locale,
    forms: Mapping[str, tuple[tuple[Key, ...], ...]],
    *,
    forbidden: bool,
    but: set[tuple[str, ...]],
) -> Iterator[_Pattern]:
    for form, ways in forms.items():
        cased = is_acronym(form)
        for way in ways:
            words = tuple(key.cased if cased else key.folded for key in way)
            if _folded(way) not in but:
                keys = (*(frozenset({word}) for word in words[:-1]), _inflected(words[-1], locale))
                yield _Pattern(term, form, forbidden, keys, cased)


def plural_in(locale: Locale, form: str) -> str:
    """Return the regular plural in English; in another language the form as it is."""
    return plural_of(form) if locale.partition("-")[0] == ENGLISH else form


def _as_written(form: str) -> tuple[str, ...]:
    return tuple(key_of(word).folded for word in form.split())


def _inflected(word: str, locale: Locale) -> frozenset[str]:
    if locale.partition("-")[0] != ENGLISH:
        return frozenset({word})
    if is_acronym(word):
        return frozenset({word, f"{word}s"})
    return frozenset({word, plural_of(word), f"{word}s", *_singulars(word), *_verb_forms(word)})


def _singulars(word: str) -> Iterator[str]:
    if word.endswith("ies"):
        yield f"{word[:-3]}y"
    elif word.endswith("s") and not word.endswith(("ss", "sis", "us")):
        yield word[:-1]
    if word.endswith("a") and len(word) > 4:
        yield f"{word[:-1]}um"
        yield f"{word[:-1]}on"


def _verb_forms(word: str) -> Iterator[str]:
    # A Dutch noun is often a verb in English: een crash krijgen, to crash.
    stem = word[:-1] if word.endswith("e") else word
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        yield f"{word[:-1]}ied"
    yield from (f"{stem}ed", f"{stem}ing")
    if len(stem) > 2 and stem[-1] not in f"{_VOWELS}wxy" and stem[-2] in _VOWELS:
        yield from (f"{stem}{stem[-1]}ed", f"{stem}{stem[-1]}ing")
