"""What is denied and what is put in its place: niet zozeer boos als wel moe, angry, not tired."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tweetalig.check.bilingual import meaning_of
from tweetalig.check.opposites import sides
from tweetalig.check.phrases import Hit
from tweetalig.check.rule import Problem
from tweetalig.check.text import Text
from tweetalig.check.tokens import Span
from tweetalig.check.view import View

_PART = r"[^.,;:!?()]{1,80}"
_AHEAD = rf"(?P<yes>{_PART})"
_DENIED = rf"(?P<no>{_PART}?)"

_DUTCH_NOT = r"(?:niet|geen) (?!alleen|slechts|enkel|pas|eens|meer|altijd|alle)"
_ENGLISH_NOT = r"not (?!even|only|just|merely|yet|always|all|until|if|when|to)"
_AGAIN = r"(?!(?:zelfs|ook|noch|of|en|maar|want|dus|als|omdat|totdat|tenzij|laat)\b)"
"""What denies once more, or goes on: geen koorts, ook niet 's avonds."""

_PLAIN_AHEAD = (
    r"(?:\A\W{0,3}|[.;:!?(]\s)"
    r"(?P<yes>(?:(?!\b(?:if|when|as|because|although|not|never)\b|n['’]t)[^.,;:!?()]){1,80})"
)
"""What is no condition and denies nothing itself: if you don't sleep, you don't recover."""

_Way = tuple[tuple[str, ...], re.Pattern[str]]
"""Parts of words of which a text must have one to say it in this way, and the way itself."""


def _way(pattern: str, *cues: str) -> _Way:
    return cues, re.compile(pattern, re.IGNORECASE)


_WAYS: Mapping[str, tuple[_Way, ...]] = {
    "nl": (
        _way(rf"\bniet zozeer {_DENIED},? (?:als(?: wel)?|maar) {_AHEAD}", "zozeer"),
        _way(rf"{_AHEAD},? in plaats van (?P<no>{_PART})", "in plaats van"),
        _way(rf"\b{_DUTCH_NOT}{_DENIED},? maar {_AHEAD}", " maar "),
        _way(rf"{_AHEAD}, (?:en )?{_DUTCH_NOT}(?P<no>{_PART})", ", niet", ", geen", ", en "),
        _way(rf"\b{_DUTCH_NOT}{_DENIED}, {_AGAIN}{_AHEAD}", "niet ", "geen "),
    ),
    "en": (
        _way(rf"{_AHEAD}, not so much (?P<no>{_PART})", "not so much"),
        _way(rf"(?:\bnot|n['’]t) so much {_DENIED} as {_AHEAD}", "t so much"),
        _way(
            rf"{_AHEAD},? (?:rather than|instead of|as opposed to) (?P<no>{_PART})",
            "rather than",
            "instead of",
            "as opposed to",
        ),
        _way(rf"(?:\bnot|n['’]t|\bno) (?!only|just|merely){_DENIED},? but {_AHEAD}", " but "),
        _way(rf"{_AHEAD}, (?:and |but )?{_ENGLISH_NOT}(?P<no>{_PART})", " not "),
        _way(rf"{_PLAIN_AHEAD}, \w+ \w+n['’]t (?P<no>{_PART})", "n't", "n’t"),
        _way(rf"\bmore (?P<yes>{_PART}?) than (?P<no>{_PART})", "more "),
    ),
}
"""How each language says that it is the one and not the other, the surest first."""

_NEAR = 6
"""How many words of what stands before a denial are taken for what is affirmed."""

_LONGEST = 400
"""In a longer text, in characters, one contrast says little."""


@dataclass(frozen=True, slots=True)
class _Sides:
    """The indexes of the words that are denied, and of those that are put in their place."""

    no: range
    yes: range
    span: Span


def turned_sides(view: View) -> Iterator[Problem]:
    """Yield where the English denies what the Dutch affirms, and affirms what it denies."""
    here = _sides(view.source)
    there = _sides(view.target) if here else None
    if here is None or there is None:
        return
    denied, affirmed = _forms(view.target, there.no), _forms(view.target, there.yes)
    said_twice = _forms(view.source, here.no) & _forms(view.source, here.yes)
    crossed = straight = 0
    for own, like, unlike in ((here.no, denied, affirmed), (here.yes, affirmed, denied)):
        for index in own:
            meant = view.source.forms[index]
            if said_twice.isdisjoint(meant):
                stayed, moved = (_renders(view, meant, words) for words in (like, unlike))
                straight += stayed and not moved
                crossed += moved and not stayed
    turned = crossed > max(straight, 1) or (crossed and not straight)
    if turned or _are_opposites_turned(view, here, there):
        yield Problem(
            message="The English denies what the Dutch affirms, and the reverse.",
            source=(here.span,),
            target=(there.span,),
        )


def _are_opposites_turned(view: View, here: _Sides, there: _Sides) -> bool:
    """Whether not higher but lower became not lower but higher."""
    source, target = sides(view.source, view.target), sides(view.target, view.source)
    return any(
        _within(source[name][side], here.no)
        and _within(source[name][1 - side], here.yes)
        and _within(target[name][side], there.yes)
        and _within(target[name][1 - side], there.no)
        for name in source.keys() & target.keys()
        for side in (0, 1)
    )


def _within(hits: Sequence[Hit], part: range) -> bool:
    return any(hit.words[0] in part for hit in hits)


def _sides(text: Text) -> _Sides | None:
    lower = text.prose.lower()
    if len(lower) > _LONGEST:
        return None
    for cues, pattern in _WAYS.get(text.language, ()):
        match = pattern.search(text.prose) if any(cue in lower for cue in cues) else None
        if match:
            no, yes = _words(text, match.span("no")), _words(text, match.span("yes"))
            if match.start("yes") < match.start("no"):
                yes = yes[-_NEAR:]
            return _Sides(no, yes, match.span())
    return None


def _words(text: Text, span: Span) -> range:
    return range(text.index_at(span[0]), text.index_at(span[1]))


def _forms(text: Text, part: range) -> frozenset[str]:
    return frozenset(form for index in part for form in text.forms[index])


def _renders(view: View, meant: tuple[str, ...], words: frozenset[str]) -> bool:
    """Whether a word has its usual translation among some words of the English."""
    meaning = meaning_of(meant, view.source.language)
    if meaning is None or meaning.light:
        return False
    return any(words.issuperset(row) for row in meaning.translations)
