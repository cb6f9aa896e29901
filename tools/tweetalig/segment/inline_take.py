"""Takes the marks out of a segment, so that an engine gets plain sentences."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from tweetalig.segment.inline_marked import Marked, Place, Unit, word_before
from tweetalig.segment.inline_parse import parse_inline
from tweetalig.segment.inline_reading import Reading, placeholder_letter, read_nodes
from tweetalig.segment.inline_sentences import whole_sentences
from tweetalig.segment.inline_units import build_units


def take_out(
    text: str, language: str = "nl", *, references: Collection[str] | None = None
) -> Marked:
    """Take a segment's inline source apart into plain sentences and their marks.

    ``references`` as for :func:`tweetalig.segment.inline.parse_inline`.
    """
    known = None if references is None else frozenset(references)
    reading = Reading(text=text, letter=placeholder_letter(text))
    read_nodes(reading, parse_inline(text, references=known))
    sentences = whole_sentences(reading, language)
    units, layout = build_units(reading, sentences)
    return Marked(
        source=text,
        units=units,
        layout=layout,
        phrases=tuple(dict.fromkeys(_phrases(units))),
        references=known,
    )


def raw_sentences(
    text: str, language: str = "nl", *, references: Collection[str] | None = None
) -> tuple[str, ...]:
    """Return the sentences of a text as they are written, with the marks inside them.

    Marks around whole sentences are not part of these.
    """
    marked = take_out(text, language, references=references)
    return tuple(marked.written(unit) for unit in marked.units if unit.place is Place.BODY)


def _phrases(units: Sequence[Unit]) -> Iterator[str]:
    for unit in units:
        for wrap in unit.wraps:
            yield unit.text[wrap.start : wrap.end]
        for void in unit.voids:
            if word := word_before(unit.text, void.position):
                yield word
