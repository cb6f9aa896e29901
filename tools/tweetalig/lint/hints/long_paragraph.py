"""Paragraphs that fill a telephone's screen without a place to rest."""

from __future__ import annotations

from collections.abc import Iterator

from tweetalig.lint.hint import Hint, Remark, View
from tweetalig.model import Kind

MOST_WORDS = 80
MOST_SENTENCES = 6


def look(view: View) -> Iterator[Remark]:
    """Find paragraphs with too many words, or too many sentences."""
    for passage in view.passages:
        if passage.kind not in (Kind.PARAGRAPH, Kind.LIST_ITEM):
            continue
        words, sentences = len(passage.text.split()), len(passage.sentences)
        if words > MOST_WORDS or sentences > MOST_SENTENCES:
            yield Remark(
                message=f"This paragraph has {sentences} sentences and {words} words.",
                line=passage.line,
                text=passage.text,
                hint="begin a new one where a new thought begins, or make a list of it",
            )


HINT = Hint(name="long-paragraph", summary="A paragraph is too long.", look=look)
