"""Looks for hints in articles."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from tweetalig.ignores import RULE_NAME, Ignore, read_ignores, silence
from tweetalig.lint.all_hints import HINTS
from tweetalig.lint.hint import Passage, Sentence, Span, View
from tweetalig.model import Finding, Segment, Severity
from tweetalig.segment.document import Document
from tweetalig.segment.inline import visible_without_prose
from tweetalig.segment.sentences import sentence_spans

_NO_SEVERITIES: Mapping[str, Severity] = MappingProxyType({})
_QUOTED = re.compile(r"[“„][^“”„]{1,300}”|\"[^\"]{1,300}\"|(?<!\w)[‘'][^‘’']{1,300}[’'](?!\w)")
_DEFINED = re.compile(r"^\*\[(?P<short>[^\]\n]+)\]:", re.MULTILINE)
_COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
_LINE_END = re.compile(r"\r\n?|\n")
_IN_QUOTATION = re.compile(r"[ \t]*(?:(?:[-*+]|\d+[.)])[ \t]+)*>")
_NAMES = frozenset(hint.name for hint in HINTS)


def lint_article(
    document: Document,
    front_matter: Mapping[str, Any],
    *,
    path: str,
    explained: Collection[str] = (),
    severities: Mapping[str, Severity] = _NO_SEVERITIES,
) -> tuple[Finding, ...]:
    """Return the hints for a Dutch article, in the order of its lines.

    ``explained`` are the words that the site explains, whatever their capitals. ``severities``
    are the site's own, by hint. A comment ``<!-- tweetalig: ignore HINT – reason -->`` in the
    article silences a hint for the text that follows it.
    """
    own = _DEFINED.findall(document.text)
    lines = _LINE_END.split(document.text)
    view = View(
        passages=tuple(_passage(segment, lines[segment.line - 1]) for segment in document.segments),
        front_matter=front_matter,
        explained=frozenset(word.lower() for word in (*explained, *own)),
    )
    ignores = _ignores(document)
    silent = {
        hint.name: frozenset(
            line for line, wish in ignores if wish.rule == hint.name and wish.reason
        )
        for hint in HINTS
    }
    found = [
        Finding(
            rule=hint.name,
            severity=severities.get(hint.name, Severity.NOTICE),
            message=remark.message,
            path=path,
            line=remark.line,
            source=remark.text,
            source_spans=remark.spans,
            hint=remark.hint,
        )
        for hint in HINTS
        for remark in hint.look(replace(view, silent=silent[hint.name]))
        if remark.line not in silent[hint.name]
    ]
    for line, wish in ignores:
        place = Finding(rule=RULE_NAME, severity=Severity.WARNING, message="", path=path, line=line)
        found += silence((), (wish,), known=_NAMES, place=place, used=_NAMES)
    return tuple(sorted(found, key=lambda finding: finding.line))


def _passage(segment: Segment, first_line: str) -> Passage:
    text, apart = visible_without_prose(segment.text)
    apart = (*apart, *(match.span() for match in _QUOTED.finditer(text)))
    sentences = [
        Sentence(text=text[start:end], line=segment.line, apart=_within(apart, start, end))
        for start, end in sentence_spans(text)
    ]
    return Passage(
        kind=segment.kind,
        text=text,
        line=segment.line,
        sentences=tuple(sentences),
        quoted=_IN_QUOTATION.match(first_line) is not None,
    )


def _within(spans: Collection[Span], start: int, end: int) -> tuple[Span, ...]:
    return tuple((a - start, b - start) for a, b in spans if a < end and b > start)


def _ignores(document: Document) -> list[tuple[int, Ignore]]:
    """Return the wishes in the comments, each with the line of the text that follows it."""
    found = []
    for comment in _COMMENT.finditer(document.text):
        line = document.text.count("\n", 0, comment.end()) + 1
        following = next((s.line for s in document.segments if s.line >= line), 1)
        found += [(following, wish) for wish in read_ignores((comment[1],))]
    return found
