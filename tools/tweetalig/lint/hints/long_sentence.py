"""Sentences that a tired reader loses the thread in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tweetalig.lint.hint import Hint, Remark, View

MOST = 25
"""Words a sentence may have; what stands between brackets is not counted."""

_WORD = re.compile(r"[^\W_]+(?:[-‑'’/.][^\W_]+)*")
_ASIDE = re.compile(r"\([^()]*\)")


def look(view: View) -> Iterator[Remark]:
    """Find sentences of more than :data:`MOST` words."""
    for sentence in view.sentences():
        words = len(_WORD.findall(_ASIDE.sub(" ", sentence.text)))
        if words > MOST:
            yield Remark(
                message=f"This sentence has {words} words; more than {MOST} is hard to follow.",
                line=sentence.line,
                text=sentence.text,
                hint="make two of it, or leave something out",
            )


HINT = Hint(name="long-sentence", summary="A sentence is too long.", look=look)
