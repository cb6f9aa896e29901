"""Words of letters, laws and clinics that have a plainer one beside them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache

from tweetalig.lint.hint import Hint, Remark, View
from tweetalig.lint.phrases import Phrases, read_words


@cache
def _phrases() -> Phrases:
    return Phrases(read_words("plain")["plain"])


def look(view: View) -> Iterator[Remark]:
    """Find the words of ``plain.toml``, but for those that the site explains."""
    found = [(found, at) for at in view.sentences() for found in _phrases().find(at)]
    times = Counter(word.said.lower() for word, _ in found)
    for word, sentence in found:
        # Once is enough: a hint at every place would hide the other hints.
        count = times.pop(word.said.lower(), 0)
        if count and word.said.lower() not in view.explained:
            often = f" ({count} times in this article)" if count > 1 else ""
            yield Remark(
                message=f"“{word.said}” is hard to read; plainer: {word.plain}{often}.",
                line=sentence.line,
                text=sentence.text,
                spans=(word.span,),
            )


HINT = Hint(name="hard-word", summary="A hard word has a plainer one.", look=look)
