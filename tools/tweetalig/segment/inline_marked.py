"""A segment taken apart: plain sentences, and the marks that were taken out of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from tweetalig.segment.inline_nodes import NodeKind

Markup = tuple[str | int, ...]
"""Source text, with the numbers of the units whose translation goes in between."""


class Place(StrEnum):
    """Where a unit stands, which decides how it is escaped."""

    BODY = "body"
    ALTERNATIVE = "alternative"
    TITLE = "title"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrap:
    """Marks around some words of a sentence: ``text[start:end]`` of its unit.

    ``kept`` marks what may not get lost: a link or an HTML element, unlike emphasis.
    """

    kind: NodeKind
    start: int
    end: int
    opening: Markup
    closing: Markup
    kept: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Void:
    """Markup between the words of a sentence that shows no words of its own.

    ``position`` is where it stood in the text of its unit; ``spaced`` says that there was
    white space in front of it.
    """

    kind: NodeKind
    position: int
    markup: Markup
    spaced: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Atom:
    """A piece that is a word of its sentence, but is not translated: code, an address.

    ``name`` stands for it in the text of the unit; ``placeholder`` says that this is a made-up
    word, and otherwise it is the piece's own text. ``shown`` is what a reader sees.
    ``kept`` as in :class:`Wrap`.
    """

    kind: NodeKind
    name: str
    shown: str
    start: int
    end: int
    markup: Markup
    placeholder: bool
    kept: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """One plain text for an engine, and the marks that were taken out of it.

    ``raw`` is its source, used when the translation is the text itself. ``wordless`` units
    have nothing to translate.
    """

    text: str
    raw: Markup
    place: Place = Place.BODY
    wraps: tuple[Wrap, ...] = ()
    voids: tuple[Void, ...] = ()
    atoms: tuple[Atom, ...] = ()

    @property
    def shown(self) -> str:
        """Return the sentence as a reader sees it, with its code and addresses."""
        text = self.text
        for atom in reversed(self.atoms):
            text = f"{text[: atom.start]}{atom.shown}{text[atom.end :]}"
        return text

    @property
    def wordless(self) -> bool:
        """Say whether there is no word in it outside placeholders."""
        return not re.search(r"[^\W\d_]", _without(self.text, self.atoms))


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A segment's text, taken apart; :func:`tweetalig.segment.inline.put_back` reverses it.

    ``units`` are its sentences in order, and after these its alternative texts, titles and
    the like. ``layout`` is the markup around them. ``phrases`` are the words inside links and
    emphasis and before footnote marks: with their translations marks find their place.
    """

    source: str
    units: tuple[Unit, ...]
    layout: Markup
    phrases: tuple[str, ...]
    references: frozenset[str] | None = None

    @property
    def sentences(self) -> tuple[str, ...]:
        """The plain texts to translate, one for each unit."""
        return tuple(unit.text for unit in self.units)

    def written(self, unit: Unit) -> str:
        """Return the source of one of the units."""
        return "".join(
            part if isinstance(part, str) else self.written(self.units[part]) for part in unit.raw
        )


def _without(text: str, atoms: Sequence[Atom]) -> str:
    for atom in reversed(atoms):
        if atom.placeholder:
            text = text[: atom.start] + text[atom.end :]
    return text


def word_before(text: str, position: int) -> str:
    """Return the word that ends where a mark stands, without the punctuation between."""
    words = _WORDS.findall(text[max(0, position - 60) : position])
    return words[-1] if words else ""


_WORDS = re.compile(r"[^\W_]+(?:[-‐‑'’][^\W_]+)*")
