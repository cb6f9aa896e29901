"""Sentences labelled with the concepts in them, as kept in ``tests/golden/terms``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from tweetalig.files import read_text
from tweetalig.model import Locale, Term
from tweetalig.terms.glossary import load_glossary

FOLDER = Path(__file__).parents[2] / "golden" / "terms"
_MARK = re.compile(r"\[([^\]]+)\]\{([^}:]+)(?::(modifier|head))?\}")

Label = tuple[str, str, int, int]
"""Headword, kind, start and end in the sentence."""


@dataclass(frozen=True, slots=True)
class Labelled:
    line: int
    text: str
    labels: tuple[Label, ...]


def labelled_terms() -> tuple[Term, ...]:
    path = FOLDER / "glossary.yml"
    return load_glossary(read_text(path), path=str(path), target=Locale("en"))


def labelled_sentences(name: str) -> tuple[Labelled, ...]:
    lines = read_text(FOLDER / name).splitlines()
    return tuple(
        _labelled(number, line)
        for number, line in enumerate(lines, start=1)
        if line and not line.startswith("#")
    )


def _labelled(number: int, line: str) -> Labelled:
    text = ""
    labels = []
    at = 0
    for mark in _MARK.finditer(line):
        text += line[at : mark.start()]
        labels.append((mark[2], mark[3] or "term", len(text), len(text) + len(mark[1])))
        text += mark[1]
        at = mark.end()
    return Labelled(number, text + line[at:], tuple(labels))
