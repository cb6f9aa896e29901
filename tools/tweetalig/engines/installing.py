"""How an installation talks with the person who asked for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a download is, in bytes; ``total`` is 0 when that isn't known."""

    what: str
    done: int
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialogue:
    """Where an installation tells what it does and asks whether it may.

    ``confirm`` gets a question and returns the answer; an installation that is refused
    leaves everything as it was.
    """

    report: Callable[[str], None]
    confirm: Callable[[str], bool]
    progress: Callable[[Progress], None]


def megabytes(size: int) -> str:
    """Return a size as people read it: ``66.7 MB``, ``1.12 GB``."""
    if size >= 1_000_000_000:
        return f"{size / 1e9:.2f} GB"
    return f"{size / 1e6:.1f} MB"
