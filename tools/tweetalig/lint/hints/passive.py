"""Passive wordings where it is easy to say who does it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tweetalig.lint.hint import Hint, Remark, Sentence, Span, View
from tweetalig.lint.phrases import Phrases, read_words

_CLAUSE = re.compile(r"[^,;:()–]+")
_PARTICIPLE = re.compile(r"\b\w{0,12}(?:ge|be|ver|ont|her)\w{2,}(?:d|t|en)\b")


@cache
def _phrases() -> Phrases:
    return Phrases(read_words("passive")["plain"])


@cache
def _doer() -> re.Pattern[str]:
    words = read_words("passive")["doers"]
    verbs, people = "|".join(words["verbs"]), "|".join(map(re.escape, words["people"]))
    return re.compile(
        rf"\b(?P<verb>{verbs})\b.{{0,120}}?\b(?P<by>door(?: [\w’-]+){{0,2}}? (?:{people}))\b",
        re.IGNORECASE,
    )


def look(view: View) -> Iterator[Remark]:
    """Find the wordings of ``passive.toml``, and “wordt … door” somebody."""
    for sentence in view.sentences():
        for found in _phrases().find(sentence):
            yield Remark(
                message=f"“{found.said}” leaves open who does it; plainer: {found.plain}.",
                line=sentence.line,
                text=sentence.text,
                spans=(found.span,),
            )
        for verb, by in _with_doer(sentence):
            yield Remark(
                message="This says at its end who does it; begin with that.",
                line=sentence.line,
                text=sentence.text,
                spans=(verb, by),
            )


def _with_doer(sentence: Sentence) -> Iterator[tuple[Span, Span]]:
    for clause in _CLAUSE.finditer(sentence.text):
        found = _doer().search(sentence.text, *clause.span())
        if found and sentence.is_own(*found.span()) and _participle(clause.group(), found["by"]):
            yield found.span("verb"), found.span("by")


def _participle(clause: str, by: str) -> bool:
    others = read_words("passive")["doers"]["not_participles"]
    rest = clause.replace(by, " ").lower()
    return any(word not in others for word in _PARTICIPLE.findall(rest))


HINT = Hint(name="passive", summary="A passive wording hides who does it.", look=look)
