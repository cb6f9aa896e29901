"""Headings that would fit above anything."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tweetalig.lint.hint import Hint, Remark, View
from tweetalig.lint.phrases import read_words
from tweetalig.model import Kind

_SIGNS = re.compile(r"[\W\d_]+")


@cache
def _vague() -> frozenset[str]:
    return frozenset(_plain(heading) for heading in read_words("headings")["headings"])


def _plain(heading: str) -> str:
    return _SIGNS.sub(" ", heading).strip().lower()


def look(view: View) -> Iterator[Remark]:
    """Find the headings of ``headings.toml``, with or without a number."""
    for passage in view.passages:
        if passage.kind == Kind.HEADING and _plain(passage.text) in _vague():
            yield Remark(
                message=f"The heading “{passage.text}” does not say what is below it.",
                line=passage.line,
                text=passage.text,
                hint="say in it what a reader finds there, or leave it out",
            )


HINT = Hint(name="vague-heading", summary="A heading says nothing.", look=look)
