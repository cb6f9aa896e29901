"""All hints, in the order in which they are shown for an article."""

from __future__ import annotations

from tweetalig.lint.hint import Hint
from tweetalig.lint.hints import (
    hard_word,
    long_paragraph,
    long_sentence,
    no_summary,
    passive,
    to_do,
    unexplained_abbreviation,
    vague_heading,
)

HINTS: tuple[Hint, ...] = (
    to_do.HINT,
    no_summary.HINT,
    vague_heading.HINT,
    long_paragraph.HINT,
    long_sentence.HINT,
    hard_word.HINT,
    passive.HINT,
    unexplained_abbreviation.HINT,
)
