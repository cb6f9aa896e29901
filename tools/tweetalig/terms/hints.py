"""What an engine is told of the terms in a sentence, before it translates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tweetalig.model import Locale, MatchKind, TermHint, TermMatch
from tweetalig.terms.english import ENGLISH, plural_in
from tweetalig.terms.forms import ADJECTIVE_ENDINGS, inflections
from tweetalig.terms.glossary import forms_of, renderings_of
from tweetalig.terms.matching import Matcher
from tweetalig.terms.spelling import is_acronym, plain, squeezed

_PLURAL_ENDINGS = ("en", "ën", "s", "a")
_SMALL = ("je", "jes")


def term_hints(text: str, matcher: Matcher, *, locale: Locale = ENGLISH) -> tuple[TermHint, ...]:
    """Return the terms of a Dutch text with the form in ``locale`` that fits where they stand.

    The last part of a compound is a narrower concept than the term: it is hinted at only
    where the part before it is a term too (``darm|microbioom``), and not in
    ``long|ontsteking``, which is no “lung inflammation”.
    """
    matches = matcher.matches(text)
    hints = (
        _explained(text, matches, index, locale) or _hint(match, locale)
        for index, match in enumerate(matches)
        if (match.kind is not MatchKind.HEAD or _has_term_before(text, matches, index))
        and not _explains(text, matches, index)
    )
    return tuple(dict.fromkeys(hints))


def _hint(match: TermMatch, locale: Locale) -> TermHint:
    return TermHint(
        source=match.text,
        target=rendering_for(match, locale=locale),
        accepted=renderings_of(match.term),
        forbidden=match.term.forbidden,
    )


def _explained(
    text: str, matches: Sequence[TermMatch], index: int, locale: Locale
) -> TermHint | None:
    """Return one hint for a term with its other name in brackets: ``ME/CFS (myalgic …)``.

    Told as two, they are taken for one, and what is in brackets gets lost.
    """
    if index + 1 == len(matches) or not _explains(text, matches, index + 1):
        return None
    match, name = matches[index : index + 2]
    hint = _hint(match, locale)
    return replace(
        hint,
        source=text[match.start : name.end + 1],
        target=f"{hint.target} ({rendering_for(name, locale=locale)})",
    )


def _explains(text: str, matches: Sequence[TermMatch], index: int) -> bool:
    """Whether a match is all that stands in brackets after another name of the same term."""
    if not index:
        return False
    before, name = matches[index - 1 : index + 1]
    between, after = text[before.end : name.start], text[name.end : name.end + 1]
    return before.term == name.term and (between, after) == (" (", ")")


def rendering_for(match: TermMatch, *, locale: Locale = ENGLISH) -> str:
    """Return what a term should be where it stands: short, long, plural or modifier.

    The plural is the glossary's; in English, where it has none, the regular one.
    """
    term = match.term
    found = squeezed(match.text)
    is_adjective = found.endswith(tuple(f"i{ending}" for ending in ADJECTIVE_ENDINGS))
    if term.modifier and (match.kind is MatchKind.MODIFIER or is_adjective):
        return term.modifier
    if term.abbreviation_target and _is(found, term.abbreviation):
        return term.abbreviation_target
    if term.expansion_target and not is_acronym(match.text) and is_acronym(term.headword):
        return term.expansion_target
    if match.kind is not MatchKind.MODIFIER and is_plural(match):
        return term.plural or plural_in(locale, term.translation)
    return term.translation


def is_plural(match: TermMatch) -> bool:
    """Whether the Dutch words are the plural of the form the glossary has."""
    term = match.term
    if "noun" not in term.part_of_speech or term.keep or is_acronym(match.text):
        return False
    word = squeezed(match.text)
    if not word.endswith(_PLURAL_ENDINGS) or word.endswith(_SMALL):
        return False
    if word == squeezed(term.headword):
        return False
    forms = {squeezed(form) for form in forms_of(term)}
    return word not in forms or any(word in inflections(form, "noun") for form in forms - {word})


def _has_term_before(text: str, matches: Sequence[TermMatch], index: int) -> bool:
    if not index:
        return False
    between = text[matches[index - 1].end : matches[index].start]
    return len(plain(between)) <= 2 and " " not in between


def _is(found: str, form: str) -> bool:
    return bool(form) and found.startswith(squeezed(form))
