"""What every translation engine promises; third parties implement this too.

An engine is announced in the entry-point group ``tweetalig.engines``: the name is what
people write after ``--engine``, the object is a callable that takes :class:`EngineOptions`
and returns an :class:`Engine`, or raises :class:`tweetalig.errors.EngineUnavailable`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, runtime_checkable

from tweetalig.model import Locale, TermHint


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineOptions:
    """What an engine is made for; ``models`` is the folder that holds model files.

    ``elsewhere`` are folders in which other programs keep models that an engine may use,
    such as Argos Translate's own packages. ``threads`` is 0 for as many as there are cores.
    """

    source: Locale
    target: Locale
    models: Path
    threads: int = 0
    elsewhere: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineInfo:
    """The signature of an engine: enough to make the same drafts again.

    ``translates`` is false for an engine that only shows what is translatable: glossary and
    checks have nothing to say about its output.
    """

    name: str
    model: str
    version: str
    options: str = ""
    translates: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineStatus:
    """What can be said of an engine without loading it.

    ``path`` is its model file or folder and ``size_bytes`` what that takes on disk; ``note``
    says in a sentence what is missing or worth knowing.
    """

    name: str
    available: bool
    model: str = ""
    version: str = ""
    path: Path | None = None
    size_bytes: int = 0
    licence: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One sentence to translate: plain text without markup, and the terms it holds.

    ``examples`` are reviewed (source, target) pairs an engine may learn its style from.
    ``attempt`` counts from 0. An engine whose hypotheses cost much gives few at a time;
    who can use none of them asks again with the next attempt, and gets others. The first
    is to be a translation as if there were no glossary: what is right by itself needs no
    steering. An engine that has no more ways answers with an empty tuple.
    """

    text: str
    terms: tuple[TermHint, ...] = ()
    examples: tuple[tuple[str, str], ...] = ()
    attempt: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Hypothesis:
    """A translation proposed by an engine.

    ``score`` is the engine's own mean log-probability per token: higher is better, and
    only comparable within one request. ``how`` names the way it was made, and ``steered``
    says that the glossary had a part in that.
    """

    text: str
    score: float
    how: str = ""
    steered: bool = False


Answer = tuple[int, tuple[Hypothesis, ...]]
"""The index of a request, and its hypotheses, best first."""


@runtime_checkable
class Weigher(Protocol):
    """An engine that can tell how likely a translation is that it did not make as it stands.

    That is needed where a hypothesis was put together of two others, and where scores can't be
    compared as they are: a language model finds any text likely that it was told to write.
    """

    def weigh(self, pairs: Sequence[tuple[str, str]]) -> Sequence[float]:
        """Return how well each (source, target) says the same; higher is better.

        The log-probability of the target given the source alone, and where the engine knows it
        something of that of the source given the target, so that leaving out costs something
        too. Only comparable between targets of one source.
        """
        ...


class Engine(Protocol):
    """Turns sentences into translations, all sentences of a run in one call."""

    @property
    def info(self) -> EngineInfo:
        """Name, model and version, for the origin of a draft."""
        ...

    def translate(self, requests: Sequence[Request]) -> Iterator[Answer]:
        """Yield an answer for every request, in any order.

        Results come as they are ready, so that a run that is stopped keeps what is done.
        An engine yields at least one hypothesis per request of attempt 0, and more when it
        has ways to make others; for a later attempt it yields other ones, or none.
        """
        ...
