"""Dutch words of the dictionary that came back as the opposite of their usual translation."""

from __future__ import annotations

from collections.abc import Iterator

from tweetalig.check.bilingual import meaning_of
from tweetalig.check.lexicon import opposites
from tweetalig.check.opposites import is_weak, sides_of
from tweetalig.check.phrases import Hit
from tweetalig.check.predicates import explained
from tweetalig.check.text import Text
from tweetalig.check.view import View

_VAGUE = frozenset({"more / less", "low / high", "left / right", "during / after"})
"""Pairs whose words have too many other uses."""

_ENOUGH = 20
"""More words than these are not looked at; it keeps the time linear."""


def antonyms(view: View) -> Iterator[tuple[str, Hit, Hit]]:
    """Yield the name of a pair, a Dutch word of one side by its translation, and the other side's.

    Only where the pair's own Dutch words say nothing, nothing of the right side came, and both
    texts deny as often.
    """
    if _denials(view.source) != _denials(view.target):
        return
    came = _one_sided(view)
    if not came:
        return
    for index, forms in enumerate(view.source.forms):
        meaning = meaning_of(forms, view.source.language)
        if meaning is None or meaning.light:
            continue
        if any(view.target.vocabulary.issuperset(row) for row in meaning.translations):
            continue
        for row in sorted(meaning.translations):
            for name, side in _places(row):
                hit = came.get((name, 1 - side))
                if hit and not explained(view.target, hit, view.source, {index}):
                    yield name, Hit(str(side), (index,)), hit
                    return


def _one_sided(view: View) -> dict[tuple[str, int], Hit]:
    """Return a firm English word for each pair and side, where the text has that side only."""
    found: dict[tuple[str, int], Hit] = {}
    denying = {
        word
        for hit in view.target.labelled("negation", "explicit", "implicit", "answer")
        for word in hit.words
    }
    for name, hits in view.target.opposites.items():
        if name in view.source.opposites or name in _VAGUE or len(found) > _ENOUGH:
            continue
        first, second = sides_of(hits)
        firm = [
            hit
            for hit in first or second
            if denying.isdisjoint(hit.words) and not is_weak(view.target, hit, name)
        ]
        if firm and not (first and second):
            found[name, 0 if first else 1] = firm[0]
    return found


def _places(words: tuple[str, ...]) -> Iterator[tuple[str, int]]:
    """Yield the pairs that have a translation, and the side that has it."""
    if len(words) == 1:
        for name, label in opposites("en").single(words[0]):
            if label in {"0", "1"}:
                yield name, int(label)


def _denials(text: Text) -> int:
    return len(text.labelled("negation", "explicit", "implicit"))
