"""Opposites: more that became less, before that became after."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from tweetalig.check.antonyms import antonyms
from tweetalig.check.bilingual import meaning_of
from tweetalig.check.clauses import clause
from tweetalig.check.exchange import exchanged, is_compared_otherwise
from tweetalig.check.opposites import (
    Sides,
    is_weak,
    sides,
    stands_as_it_is,
    undenied,
    without_denying,
)
from tweetalig.check.phrases import Hit
from tweetalig.check.predicates import explained
from tweetalig.check.rule import DUTCH_ENGLISH, Problem, Rule
from tweetalig.check.text import Text
from tweetalig.check.view import View
from tweetalig.model import Severity

Hits = tuple[Hit, ...]

_LASTING = frozenset({"open / closed", "begin / end", "stay / go"})
"""Opposites of which one lasts until the other."""

_ORDER = "before / after"

_LIKELY = "likely / unlikely"

_LITTLE = frozenset({"weinig", "niet", "geen", "nauwelijks", "amper", "niets"})

_WAITED = re.compile(
    r"\b(?:minutes?|hours?|days?|weeks?|months?|years?|decades?|while|long|time) "
    r"(?:\w+ ){0,3}before\b"
)

_PRECEDED = re.compile(r"\b(?:er|daar)\b[^.;:!?]{1,80}\baan vooraf\b|\beraan vooraf\b")
"""Er ging een operatie aan vooraf: it came after an operation."""

_COMPANY = "with / without"

_ONLY = frozenset({"only", "unless"})

_COMPANIONS = frozenset({"met", "zonder", "with", "without"})

_OBJECT = 3
"""How far behind "with" its noun stands at most, in words."""

_SHORT = 3
"""Words of so few letters say nothing about what is meant: the, een."""

_FIRST = frozenset({"voordat", "vóórdat", "alvorens"})

_NOT_WITHOUT = re.compile(
    r"(?:\b(?:never|not|cannot)\b|n['’]t\b)[^.;:!?]{1,80}\bwithout\b", re.IGNORECASE
)
"""Do one thing before the other, and never the other without the one."""

_NOTHING: Sides = ((), ())

_ENOUGH = 20
"""More words than these are not looked at; it keeps the time linear."""


def check(view: View) -> Iterator[Problem]:
    """Look for one side of a pair of opposites that left while the other side came.

    A denial turns a word into something near its opposite (too small, not large enough):
    a word with a denial close by is compared with such words only, but may answer any.
    """
    source, target = sides(view.source, view.target), sides(view.target, view.source)
    turned = [
        problem
        for name in source
        for side in (0, 1)
        if (problem := _turned(view, name, side, source, target))
    ]
    if not turned:
        yield from exchanged(view, source, target)
        yield from (_told(view, name, (said,), (put,)) for name, said, put in antonyms(view))
    elif not is_compared_otherwise(view, source, target):
        yield from turned


def _turned(
    view: View,
    name: str,
    side: int,
    source: Mapping[str, Sides],
    target: Mapping[str, Sides],
) -> Problem | None:
    here, there = source[name][side], target.get(name, _NOTHING)[1 - side]
    if not here or not there or _is_said_otherwise(view, name):
        return None
    # Nooit zonder overleg met je arts, never without consulting your doctor.
    as_often = len(source[name][1 - side]) >= len(there)
    if name == _COMPANY and not as_often and _is_left_or_brought(view, here, there):
        return _told(view, name, here, there)
    sayings = _plain_and_denied(view.source, here, name)
    puttings = _plain_and_denied(view.target, there, name)
    if (name == _ORDER and _denials(view.source) == _denials(view.target) > 0) or (
        _is_denied_once(view.source, here) and _is_denied_once(view.target, there)
    ):
        # Niet vóór mei, we won't be able to before May: far ahead it denies the same.
        sayings, puttings = ((both[0] + both[1], ()) for both in (sayings, puttings))
    for said, put in zip(sayings, puttings, strict=True):
        if said and put:
            problem = _compared(view, name, side, (source[name], target[name]), (said, put))
            if problem:
                return problem
    return None


def _is_denied_once(text: Text, hits: Hits) -> bool:
    """Whether the only denial of a text is in the clause of the only word of a pair."""
    denials = text.labelled("negation", "explicit", "implicit")
    if len(denials) != 1 or len(hits) != 1 or set(denials[0].words) & set(hits[0].words):
        return False
    return denials[0].words[0] in clause(text, hits[0].words[0], hits[0].words[-1])


def _is_said_otherwise(view: View, name: str) -> bool:
    """Whether a turn of phrase explains that words of a pair came back as their opposite."""
    said, put = view.source.words, view.target.words
    if name in _LASTING:
        # Closing "pas" at ten is staying open until ten.
        return "pas" in said and "until" in put
    if name == _ORDER:
        # It may be weeks before anything happens that "pas na" some weeks does.
        waited = "pas" in said and _WAITED.search(view.target.prose)
        return bool(waited or _PRECEDED.search(view.source.prose))
    if name == _LIKELY:
        # What probably does little is unlikely to do much.
        return not _LITTLE.isdisjoint(said)
    if name == _COMPANY:
        # What nobody can do without it, can only be done with it.
        only = bool(_denials(view.source)) and not _ONLY.isdisjoint(put)
        first = not _FIRST.isdisjoint(said) and bool(_NOT_WITHOUT.search(view.target.prose))
        return only or first
    return False


def _compared(
    view: View, name: str, side: int, all_hits: tuple[Sides, Sides], turned: tuple[Hits, Hits]
) -> Problem | None:
    """Say that the words of one side became those of the other, if nothing else explains it."""
    said, put = turned
    here, there = ({word for hits in row for hit in hits for word in hit.words} for row in all_hits)
    original = _own(
        view.source, _clear(view.source, all_hits[0][1 - side], name), view.target, there
    )
    meant = _own(view.target, all_hits[1][side], view.source, here)
    put = _own(view.target, put, view.source, here)
    came = _own(view.target, _clear(view.target, all_hits[1][1 - side], name), view.source, here)
    if not put or len(said) <= len(meant) or len(came) <= len(original):
        return None
    return _told(view, name, said, put)


def _told(view: View, name: str, said: Hits, put: Hits) -> Problem:
    before = view.source.spans(said)
    after = view.target.spans(put)
    message = (
        f"The Dutch says “{view.source.said(before[0])}”, "
        f"the English “{view.target.said(after[0])}” ({name})."
    )
    return Problem(message=message, source=before, target=after)


def _own(text: Text, hits: tuple[Hit, ...], other: Text, apart: Collection[int]) -> tuple[Hit, ...]:
    """Return the words that aren't there for another reason: limit, which translates grens."""
    return tuple(hit for hit in hits[:_ENOUGH] if not explained(text, hit, other, apart))


def _clear(text: Text, hits: Hits, name: str) -> Hits:
    return tuple(hit for hit in hits if not is_weak(text, hit, name))


def _is_left_or_brought(view: View, here: Hits, there: Hits) -> bool:
    """Whether "with" a thing became "without" it, and other denials don't make up for it."""
    if _denials(view.source) != _denials(view.target):
        return False
    return any(
        _company(view.source, hit).intersection(_company(view.target, other))
        for hit in here[:_ENOUGH]
        for other in there[:_ENOUGH]
    )


def _company(text: Text, hit: Hit) -> frozenset[str]:
    """Return what is said to be there or not, in English: met alcohol, without a prescription."""
    first = hit.words[-1] + 1
    if text.tokens[hit.words[0]].lower not in _COMPANIONS:
        return frozenset()
    words = text.forms[first : first + _OBJECT]
    own = {form for word in words for form in word}
    if text.language == "nl":
        meanings = (meaning_of(word, text.language) for word in words)
        own |= {row[0] for meaning in meanings if meaning for row in meaning.translations}
    return frozenset(word for word in own if len(word) > _SHORT)


def _denials(text: Text) -> int:
    """Count the denials other than "without": never without, not available without."""
    return sum(
        _COMPANIONS.isdisjoint(text.tokens[word].lower for word in hit.words)
        for hit in text.labelled("negation", "explicit")
    )


def _plain_and_denied(text: Text, hits: Hits, name: str) -> tuple[Hits, Hits]:
    """Return the clear words that nothing denies, and those that something denies.

    A denial turns a word round, so only words of the same sort can be each other's opposite.
    """
    clear = _clear(text, hits, name)
    if stands_as_it_is(text, name):
        return clear, ()
    plain = undenied(text, clear)
    kept = frozenset(plain)
    denied = tuple(hit for hit in clear if hit not in kept)
    return plain, without_denying(text, denied)


RULE = Rule(
    name="direction",
    severity=Severity.ERROR,
    summary="A word became its opposite.",
    check=check,
    languages=DUTCH_ENGLISH,
)
