"""Compares the words of a source with those of its article and report: none may be missing."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

from tweetalig.importing.blocks import Remark
from tweetalig.model import Severity

_WORD = re.compile(r"[^\W\d_]+|\d+")
_SHOWN = 30


def words_of(texts: Iterable[str]) -> Counter[str]:
    """Count the words and numbers of texts; case, hyphens and codings of accents are equal."""
    counts: Counter[str] = Counter()
    for text in texts:
        plain = unicodedata.normalize("NFKC", text.replace("\u00ad", "")).casefold()
        counts.update(_WORD.findall(plain))
    return counts


def lost_words(
    seen: str, *, body: str, segments: Iterable[str], told: Iterable[str]
) -> tuple[Remark, ...]:
    """Return a remark with the words of ``seen`` that are in neither article nor report, if any.

    ``body`` is the article's Markdown, which has code and numbers too; ``segments`` are its
    visible texts, in which no mark parts a word; ``told`` is what the report says word for word.
    """
    missing = words_of([seen]) - (words_of([body]) | words_of(segments)) - words_of(told)
    if not missing:
        return ()
    words = sorted(missing.elements())
    counted = (
        "1 word of the source is" if len(words) == 1 else f"{len(words)} words of the source are"
    )
    shown = ", ".join(words[:_SHOWN]) + (" …" if len(words) > _SHOWN else "")
    return (
        Remark(
            rule="lost-words",
            message=f"{counted} not in the article: {shown}",
            text=" ".join(words),
            severity=Severity.WARNING,
            hint="look for them in the original; they may stand in a place that is not read",
        ),
    )
