"""How well terms are found, measured on sentences that a person labelled."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from tweetalig.terms.matching import Matcher

_MARK = re.compile(r"\[([^\]]+)\]\{([^}:]+)(?::(modifier|head))?\}")

Label = tuple[str, str, int, int]
"""Headword, kind, start and end in the sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledSentence:
    """A plain sentence and what is in it; ``line`` is its line in the file."""

    line: int
    text: str
    labels: tuple[Label, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quality:
    """What was found: ``right`` as labelled, ``missed`` not at all, ``wrong`` without label."""

    right: int
    missed: tuple[tuple[LabelledSentence, Label], ...]
    wrong: tuple[tuple[LabelledSentence, Label], ...]

    @property
    def recall(self) -> float:
        """The share of the labels that was found, from 0 to 1."""
        labels = self.right + len(self.missed)
        return self.right / labels if labels else 1.0

    @property
    def precision(self) -> float:
        """The share of what was found that is labelled, from 0 to 1."""
        found = self.right + len(self.wrong)
        return self.right / found if found else 1.0


def labelled_sentences(text: str) -> tuple[LabelledSentence, ...]:
    """Return the sentences of a text with a sentence a line; lines with ``#`` are comments.

    >>> labelled_sentences("De bloed[stolling]{stolling:head}.")[0].labels
    (('stolling', 'head', 8, 16),)
    """
    return tuple(
        _labelled(number, line)
        for number, line in enumerate(text.splitlines(), start=1)
        if line and not line.startswith("#")
    )


def _labelled(number: int, line: str) -> LabelledSentence:
    text = ""
    labels = []
    at = 0
    for mark in _MARK.finditer(line):
        text += line[at : mark.start()]
        labels.append((mark[2], mark[3] or "term", len(text), len(text) + len(mark[1])))
        text += mark[1]
        at = mark.end()
    return LabelledSentence(line=number, text=text + line[at:], labels=tuple(labels))


def measure(matcher: Matcher, sentences: Iterable[LabelledSentence]) -> Quality:
    """Return how well the terms in labelled sentences are found, by concept, kind and place."""
    right = 0
    missed: list[tuple[LabelledSentence, Label]] = []
    wrong: list[tuple[LabelledSentence, Label]] = []
    for sentence in sentences:
        wanted = set(sentence.labels)
        found = {
            (match.term.headword, match.kind.value, match.start, match.end)
            for match in matcher.matches(sentence.text)
        }
        right += len(wanted & found)
        missed.extend((sentence, label) for label in sorted(wanted - found))
        wrong.extend((sentence, label) for label in sorted(found - wanted))
    return Quality(right=right, missed=tuple(missed), wrong=tuple(wrong))
