"""Paragraphs that fill a telephone's screen without a place to rest."""

from __future__ import annotations

from collections.abc import Iterator

from tweetalig.lint.hint import Hint, Remark, View
from tweetalig.model import Kind

MOST = 80
"""Words a paragraph may have."""


def look(view: View) -> Iterator[Remark]:
    """Find paragraphs of more than :data:`MOST` words."""
    for passage in view.passages:
        if passage.kind not in (Kind.PARAGRAPH, Kind.LIST_ITEM):
            continue
        words = len(passage.text.split())
        if words > MOST:
            yield Remark(
                message=f"This paragraph has {words} words; more than {MOST} fill a screen.",
                line=passage.line,
                text=passage.text,
                hint="begin a new one where a new thought begins, or make a list of it",
            )


HINT = Hint(name="long-paragraph", summary="A paragraph is too long.", look=look)
