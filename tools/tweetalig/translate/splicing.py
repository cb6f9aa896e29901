"""Keeps the unsteered wording of a sentence, all but what the terms ask for.

A model that is told a term writes the whole sentence anew, and may go astray far from the
term: “bleeding of the brain” becomes “blood flow in the heart”. So the unsteered translation
is a measure. Where both differ, its words can be put back everywhere but where a term stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from tweetalig.translate.wording import may_be_small

_TOKEN = re.compile(r"\s*(\w+(?:['’]\w+)*|[^\w\s])")

_SMALL_WORDS = frozenset(
    ["a", "an", "the", "of", "in", "to", "for", "from", "with", "by", "on", "at"]
)
"""English words that may come with a term and say nothing more; no verb is among them."""

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
    """The unsteered translation with the terms of the steered one, in the ways there are.

    In the first of ``texts`` what changed right beside a term changed with it, in the others
    it did not. There is none where a term has come in and no word gone for it: its wrong
    rendering would be left beside it. ``is_near`` says that the steered translation itself
    changed no more than its terms and small words beside them.
    """

    texts: tuple[str, ...]
    is_near: bool


def splice(
    unsteered: str, steered: str, *, wanted: Sequence[Span], wrong: Sequence[Span]
) -> Splice:
    """Put the terms of the steered translation, at ``wanted``, into the unsteered one.

    ``wrong`` is where the unsteered one has forbidden renderings. Words that changed right
    beside a term, such as an article, change with it. Where these are more than small ones, the
    term may also stand alone for as many words, at the end or at the start of what changed.

    >>> splice("It causes heart failure.", "It is brain fog.", wanted=[(6, 15)], wrong=[]).texts
    ('It is brain fog.', 'It causes brain fog.', 'It brain fog failure.')
    """
    runs = [
        (run, _touches(run.after, wanted) or _touches(run.before, wrong))
        for run in _runs(_tokens(unsteered), _tokens(steered), wanted)
    ]
    if not all(run.before for run, is_for_term in runs if is_for_term):
        return Splice(texts=(), is_near=False)
    made = dict.fromkeys(
        _written(
            way(run, wanted, wrong) if is_for_term else run.before for run, is_for_term in runs
        )
        for way in (_whole, _at_end, _at_start)
    )
    is_near = all(
        run.is_equal or (is_for_term and _is_small(run, wanted)) for run, is_for_term in runs
    )
    return Splice(texts=tuple(made), is_near=is_near)


def _is_small(run: _Run, wanted: Sequence[Span]) -> bool:
    """Whether little but the term itself changed: what it stands for is hardly longer than it."""
    beside = [one for one in run.after if not _touches([one], wanted)]
    is_short = len(run.before) <= len(run.after) + _LONGER_BY
    return is_short and all(one.key in _SMALL_WORDS for one in beside)


def _whole(run: _Run, wanted: Sequence[Span], wrong: Sequence[Span]) -> Sequence[_Token]:
    return run.after


def _at_end(run: _Run, wanted: Sequence[Span], wrong: Sequence[Span]) -> Sequence[_Token]:
    term = _alone(run, wanted)
    kept = run.before[: -len(term)]
    return run.after if not term or _touches(kept, wrong) else (*kept, *term)


def _at_start(run: _Run, wanted: Sequence[Span], wrong: Sequence[Span]) -> Sequence[_Token]:
    term = _alone(run, wanted)
    kept = run.before[len(term) :]
    return run.after if not term or _touches(kept, wrong) else (*term, *kept)


def _alone(run: _Run, wanted: Sequence[Span]) -> Sequence[_Token]:
    """Return the one term of a run that can do without what changed beside it."""
    at = [index for index, one in enumerate(run.after) if _touches([one], wanted)]
    is_one = bool(at) and len(at) == at[-1] - at[0] + 1
    if not is_one or _is_small(run, wanted) or len(at) >= len(run.before):
        return ()
    return run.after[at[0] : at[-1] + 1]


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


def _written(runs: Iterable[Sequence[_Token]]) -> str:
    """Write tokens one after the other, each with its own space before it.

    There is none at the start, and one between any two words. What began a sentence and no
    longer does has a small letter, unless it is a name.
    """
    text = ""
    for one in (token for run in runs for token in run):
        word = one.text.lstrip()
        if one.start == 0 and text and may_be_small(word):
            word = word[0].lower() + word[1:]
        is_apart = word != one.text or one.start == 0 or (text[-1:] + word[0]).isalnum()
        text += f" {word}" if text and is_apart else word
    return text
