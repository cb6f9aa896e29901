"""Words that come back again and again, as machine translation does when it gets stuck."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tweetalig.check import number_words
from tweetalig.check.rule import Problem, Rule
from tweetalig.check.text import Text
from tweetalig.check.tokens import Span
from tweetalig.check.view import View
from tweetalig.model import Severity

_TWICE = frozenset(
    {"that", "had", "very", "so", "really", "her", "long", "many", "far", "bye", "ha"}
)
"""English words that can stand twice in a row: very, very tired; I know that that is hard."""

_LONG = 5
"""Words of a row that nobody says twice in a sentence, however far apart."""

_EDGES = re.compile(r"[,;:.!?]|\b(?:and|or|en)\b|$")
_BETWEEN = frozenset({",", ";", ":", "and", "or", "en"})
"""Where items end, and those after which the list goes on."""

_DIGIT = re.compile(r"\d")

_FEWEST_ITEMS = 3
_LONGEST_ITEM = 3
"""Items that make a list, and words of an item that is no clause."""


_COUNTING = frozenset({*number_words.words("en", "cardinals"), "and", "a", "half", "to"})

_CHOICE = re.compile(r"\b([^\W\d_]{3,}) or \1\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Loop:
    """The words of a loop, and the places where it comes round again."""

    words: tuple[str, ...]
    spans: tuple[Span, ...]


def check(view: View) -> Iterator[Problem]:
    """Look for a word or a row of words said twice where the source doesn't."""
    loop = (
        _immediate(view.target)
        or _either(view.target)
        or _frequent(view)
        or _far(view)
        or _listed(view)
    )
    own = _immediate(view.source) if loop else None
    if loop and not (own and len(own.words) >= len(loop.words)):
        said = " ".join(loop.words)
        yield Problem(message=f"“{said}” is said more than once.", target=loop.spans)


def _immediate(text: Text) -> _Loop | None:
    """Find a row of one to eight words that is followed by itself at once."""
    words = [token.lower for token in text.tokens]
    for size in range(1, 9):
        run = 0
        for index in range(size, len(words)):
            run = run + 1 if words[index] == words[index - size] else 0
            if run == size and _counts(text, words, index, size):
                return _loop(text, words, index - size + 1, size)
    return None


def _either(text: Text) -> _Loop | None:
    """Find a choice between a word and itself: with or with a stick."""
    match = _CHOICE.search(text.prose)
    return _Loop((match[0].lower(),), (match.span(),)) if match else None


def _counts(text: Text, words: Sequence[str], index: int, size: int) -> bool:
    # A number is no word: when she was 20, she was still running.
    last = index - size
    if _DIGIT.search(text.prose, text.tokens[last].end, text.tokens[last + 1].start):
        return False
    if size > 1:
        # Between two and two and a half litres.
        return not _COUNTING.issuperset(words[index - size + 1 : index + 1])
    between = text.prose[text.tokens[last].end : text.tokens[index].start]
    return words[index] not in _TWICE and not between.strip() and not text.tokens[index].capital


def _loop(text: Text, words: Sequence[str], start: int, size: int) -> _Loop:
    span = text.tokens[start].start, text.tokens[start + size - 1].end
    return _Loop(tuple(words[start : start + size]), (span,))


def _frequent(view: View) -> _Loop | None:
    """Find four words that come back, close by, more often than anything in the source."""
    words = [token.lower for token in view.target.tokens]
    rows = list(zip(words, words[1:], words[2:], words[3:], strict=False))
    if not rows:
        return None
    row, count = Counter(rows).most_common(1)[0]
    if count < 2 or count <= _most_frequent(view.source):
        return None
    places = [index for index, found in enumerate(rows) if found == row]
    if count < 3 and places[1] - places[0] > 7:
        return None
    tokens = view.target.tokens
    spans = tuple((tokens[place].start, tokens[place + 3].end) for place in places[1:])
    return _Loop(row, spans)


def _far(view: View) -> _Loop | None:
    """Find a row of words that comes back anywhere, where the source says nothing twice."""
    words = [token.lower for token in view.target.tokens]
    first: dict[tuple[str, ...], int] = {}
    for index in range(len(words) - _LONG + 1):
        row = tuple(words[index : index + _LONG])
        if first.setdefault(row, index) <= index - _LONG:
            if _most_frequent(view.source) > 1:
                return None
            return _loop(view.target, words, index, _LONG)
    return None


def _listed(view: View) -> _Loop | None:
    """Find an item that a list has twice: fever, cough, fever."""
    span = _twice(view.target)
    return _Loop((view.target.said(span),), (span,)) if span and not _twice(view.source) else None


def _twice(text: Text) -> Span | None:
    """Return the place of an item of a list that it had before, in one sentence."""
    seen: set[str] = set()
    start = short = 0
    again: Span | None = None
    for match in _EDGES.finditer(text.prose):
        item = text.prose[start : match.start()]
        said = item.strip().lower()
        if 0 < len(said.split()) <= _LONGEST_ITEM:
            short += 1
            if said in seen and len(said) > 3:
                begin = start + len(item) - len(item.lstrip())
                again = begin, begin + len(item.strip())
            seen.add(said)
        start = match.end()
        if match[0] not in _BETWEEN:
            if again and short >= _FEWEST_ITEMS:
                return again
            seen, short, again = set(), 0, None
    return None


def _most_frequent(text: Text) -> int:
    """How often the source says the same two words: it may repeat itself in other words."""
    words = [token.lower for token in text.tokens]
    pairs = Counter(pairwise(words))
    return max(pairs.values(), default=0)


RULE = Rule(
    name="repetition",
    severity=Severity.WARNING,
    summary="The translation repeats itself.",
    check=check,
)
