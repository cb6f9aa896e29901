"""Keeps the unsteered wording of a sentence, all but what the terms ask for.

A model that is told a term writes the whole sentence anew, and may go astray far from the
term: “bleeding of the brain” becomes “blood flow in the heart”. So the unsteered translation
is a measure. Where both differ, its words can be put back everywhere but where a term stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

_TOKEN = re.compile(r"\s*(\w+(?:['’]\w+)*|[^\w\s])")

_SMALL_WORD = 3
"""Longest word, in letters, that may change with a term: articles, most prepositions."""

_LONGER_BY = 2
"""By how many words a wrong rendering may be longer than the term that takes its place."""

Span = tuple[int, int]
"""Where something stands in a text: the offset of its first character, and that after it."""


class _Token(NamedTuple):
    """A word or a sign with the space before it; ``start`` and ``end`` are those of the word."""

    text: str
    start: int
    end: int

    @property
    def key(self) -> str:
        return self.text.strip().casefold().replace("’", "'")


class _Run(NamedTuple):
    """Tokens of the unsteered translation, and those that the steered one has for them."""

    before: Sequence[_Token]
    after: Sequence[_Token]
    is_equal: bool


class Splice(NamedTuple):
    """The unsteered translation with the steered one's words where terms stand.

    ``text`` is empty where a term has come in and no word gone for it: there its wrong
    rendering would be left beside it. ``is_near`` says that the steered translation itself
    changed no more than its terms and small words beside them.
    """

    text: str
    is_near: bool


def splice(
    unsteered: str, steered: str, *, wanted: Sequence[Span], wrong: Sequence[Span]
) -> Splice:
    """Put the terms of the steered translation, at ``wanted``, into the unsteered one.

    ``wrong`` is where the unsteered one has forbidden renderings. Words that changed right
    beside a term, such as an article, change with it.

    >>> splice("The bleeding of the brain was normal.", "The blood flow of the heart was normal.",
    ...        wanted=[(4, 14)], wrong=[])
    Splice(text='The blood flow of the brain was normal.', is_near=False)
    """
    made, is_near = "", True
    for run in _runs(_tokens(unsteered), _tokens(steered), wanted):
        is_for_term = _touches(run.after, wanted) or _touches(run.before, wrong)
        if is_for_term and not run.before:
            return Splice(text="", is_near=False)
        is_near = is_near and (run.is_equal or (is_for_term and _is_small(run, wanted)))
        for token in run.after if is_for_term else run.before:
            made = _joined(made, token.text)
    return Splice(text=made, is_near=is_near)


def _is_small(run: _Run, wanted: Sequence[Span]) -> bool:
    """Whether little but the term itself changed: what it stands for is hardly longer than it."""
    beside = [one for one in run.after if not _touches([one], wanted)]
    is_short = len(run.before) <= len(run.after) + _LONGER_BY
    return is_short and all(len(one.key) <= _SMALL_WORD for one in beside)


def _tokens(text: str) -> list[_Token]:
    return [_Token(one[0], one.start(1), one.end(1)) for one in _TOKEN.finditer(text)]


def _runs(
    before: Sequence[_Token], after: Sequence[_Token], wanted: Sequence[Span]
) -> Iterator[_Run]:
    """Yield each word that both have, and the longest runs of others between them.

    A word of a term changes with it: “pain in the back” becomes “chest pain” as a whole.
    """
    blocks = LCSseq.opcodes([one.key for one in before], [one.key for one in after])
    same = [
        (block.src_start + at, block.dest_start + at)
        for block in blocks
        if block.tag == "equal"
        for at in range(block.src_end - block.src_start)
        if not _touches(after[block.dest_start + at :][:1], wanted)
    ]
    old = new = 0
    for this, that in (*same, (len(before), len(after))):
        if old < this or new < that:
            yield _Run(before[old:this], after[new:that], is_equal=False)
        old, new = this + 1, that + 1
        yield _Run(before[this:old], after[that:new], is_equal=True)


def _touches(tokens: Sequence[_Token], spans: Sequence[Span]) -> bool:
    return any(one.start < end and start < one.end for one in tokens for start, end in spans)


def _joined(text: str, token: str) -> str:
    """Add a token: its own space before it, none at the start, one between two words."""
    if not text:
        return token.lstrip()
    return f"{text} {token}" if text[-1].isalnum() and token[0].isalnum() else text + token
