"""Cuts what was read into sentences that their marks can follow."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from tweetalig.segment.inline_nodes import Span
from tweetalig.segment.inline_reading import Mark, Reading
from tweetalig.segment.sentences import sentence_spans

_CUT_TAIL = re.compile(r":(?=\s*[^\s]+[.!?]?\Z)")


def whole_sentences(reading: Reading, language: str) -> tuple[Span, ...]:
    """Return the sentences, joined where marks begin in one and end halfway another."""
    _join_running_lines(reading)
    plain = reading.plain
    spans = list(sentence_spans(plain, language))
    while True:
        joined = _joined(spans, reading.wraps)
        if len(joined) == len(spans):
            return tuple(_without_tail(plain, span, reading) for span in spans)
        spans = joined


def _join_running_lines(reading: Reading) -> None:
    """Make a hard break part of its sentence, where the sentence runs on after it."""
    plain = reading.plain
    for index, piece in enumerate(reading.pieces):
        if piece.text != "\n\n" or piece.exact:
            continue
        after = plain[piece.plain + 2 : piece.plain + 60].lstrip()
        before = plain[max(0, piece.plain - 60) : piece.plain].rstrip()
        if after[:1].islower() and before and before[-1] not in ".!?:;…":
            reading.pieces[index] = replace(piece, text=" \n")


def _joined(spans: list[Span], wraps: Sequence[Mark]) -> list[Span]:
    starts = [start for start, _ in spans]
    ends = [end for _, end in spans]
    glued: set[int] = set()
    for wrap in wraps:
        first = bisect_right(ends, wrap.start)
        last = bisect_left(starts, wrap.end) - 1
        whole = first <= last and wrap.start <= starts[first] and wrap.end >= ends[last]
        if last > first and not whole:
            glued.update(range(first, last))
    joined: list[Span] = []
    for index, span in enumerate(spans):
        if index and index - 1 in glued:
            joined[-1] = (joined[-1][0], span[1])
        else:
            joined.append(span)
    return joined


def _without_tail(plain: str, span: Span, reading: Reading) -> Span:
    """Leave an address or code after a final colon out of the sentence: `Lees meer: …`."""
    match = _CUT_TAIL.search(plain, max(span[0], span[1] - 60), span[1])
    if match is None:
        return span
    tail = plain[match.end() : span[1]].strip().rstrip(".!?")
    is_atom = any(
        mark.placeholder and plain[mark.start : mark.end] == tail for mark in reading.atoms
    )
    crossed = any(wrap.start < match.end() < wrap.end for wrap in reading.wraps)
    return (span[0], match.end()) if is_atom and not crossed else span
