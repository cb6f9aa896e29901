"""Abbreviations that nobody explains to the reader."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from functools import cache

from tweetalig.lint.hint import Hint, Remark, Sentence, View
from tweetalig.lint.phrases import read_words

_ABBREVIATION = re.compile(r"(?<![\w/&.-])[A-Z]{2,}(?:[/&-][A-Z]{2,})*(?![\w&])")
_ROMAN = re.compile(r"[IVXLC]+")
_SHOUTED = 4
"""So many words in capitals in a row are no abbreviations."""


@cache
def _known() -> frozenset[str]:
    return frozenset(word.lower() for word in read_words("abbreviations")["known"])


def look(view: View) -> Iterator[Remark]:
    """Find the first mention of each abbreviation that is explained nowhere."""
    whole = "\n".join(passage.text for passage in view.passages)
    # Whoever knows ME/CVS knows CVS.
    parts = {part for word in view.explained for part in word.split("/")}
    known = _known() | view.explained | parts
    seen: set[str] = set()
    for sentence in view.sentences():
        for match in _in(sentence):
            said = match.group()
            if said in seen:
                continue
            seen.add(said)
            if not _is_explained(said, known, whole):
                yield Remark(
                    message=f"“{said}” is not explained.",
                    line=sentence.line,
                    text=sentence.text,
                    spans=(match.span(),),
                    hint="write it in full at first, with the abbreviation in brackets, "
                    "or give it an entry in the glossary",
                )


def _in(sentence: Sentence) -> Iterator[re.Match[str]]:
    found = [m for m in _ABBREVIATION.finditer(sentence.text) if sentence.is_own(*m.span())]
    if len(found) < _SHOUTED or sentence.text != sentence.text.upper():
        yield from found


def _is_explained(said: str, known: Set[str], whole: str) -> bool:
    parts = re.split(r"[/&-]", said)
    if said.lower() in known or all(part.lower() in known for part in parts):
        return True
    if _ROMAN.fullmatch(said):
        return True
    # “Wereldgezondheidsorganisatie (WHO)”, “WHO (Wereldgezondheidsorganisatie)”, “WHO, de Wereld…”.
    name, first = re.escape(said), said[0]
    ways = (
        rf"\({name}(?:-\w+)?[),;:]",
        rf"\b{name} \([^()]{{{len(said)},}}\)",
        rf"\b{name},? (?:of|ofwel|oftewel|dat is|voluit|staat voor)\b",
        rf"\b(?:afgekort|ook wel|kortweg|ofwel|oftewel) (?:tot |als )?{name}\b",
        rf"\b{name}\b[^.!?\n]{{0,60}}\bvoluit\b",
        rf"\b{name},? (?:de |het |een )?(?i:{first})[a-zë-]{{{len(said)},}}",
    )
    return any(re.search(way, whole) for way in ways)


HINT = Hint(name="unexplained-abbreviation", summary="An abbreviation is not explained.", look=look)
