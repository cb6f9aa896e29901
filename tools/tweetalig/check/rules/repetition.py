"""Words that come back again and again, as machine translation does when it gets stuck."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tweetalig.check.rule import Problem, Rule
from tweetalig.check.text import Text
from tweetalig.check.tokens import Span
from tweetalig.check.view import View
from tweetalig.model import Severity

_TWICE = frozenset(
    {"that", "had", "very", "so", "really", "her", "long", "many", "far", "bye", "ha"}
)
"""English words that can stand twice in a row: very, very tired; I know that that is hard."""


@dataclass(frozen=True, slots=True)
class _Loop:
    """The words of a loop, and the places where it comes round again."""

    words: tuple[str, ...]
    spans: tuple[Span, ...]


def check(view: View) -> Iterator[Problem]:
    """Look for a word or a row of words said twice where the source doesn't."""
    loop = _immediate(view.target) or _frequent(view)
    own = _immediate(view.source)
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


def _counts(text: Text, words: Sequence[str], index: int, size: int) -> bool:
    if size > 1:
        return True
    between = text.prose[text.tokens[index - 1].end : text.tokens[index].start]
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
