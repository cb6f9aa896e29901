"""What a check is given: a text with its translation."""

from __future__ import annotations

from dataclasses import dataclass

from tweetalig.model import Kind, State


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A source text with its translation: a segment as Markdown inline source, or plain text.

    ``line`` counts from 1 in the file at ``path``; ``state`` is the translation's, where it is
    one of the site. ``notes`` are the translator's comments,
    which may hold ``tweetalig: ignore RULE – reason``. ``plain`` says that the texts hold no
    markup, so that a ``*`` in them is just a star.
    """

    source: str
    target: str
    kind: Kind = Kind.PARAGRAPH
    path: str = ""
    line: int = 0
    state: State | None = None
    notes: tuple[str, ...] = ()
    plain: bool = False
