"""What can't go on: one small family of errors, each with its place, remedy and exit status."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar


class TweetaligError(Exception):
    """An error that people can do something about.

    ``path`` and ``line`` (from 1; 0 when unknown) say where, ``hint`` what to do.
    """

    name: ClassVar[str] = "error"
    exit_status: int = 1

    def __init__(self, message: str, *, path: str = "", line: int = 0, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.path = path
        self.line = line
        self.hint = hint

    def __str__(self) -> str:
        """One line as users see it, with the hint on a second one."""
        place = f"{self.path}:{self.line}: " if self.line else f"{self.path}: " if self.path else ""
        text = f"{place}error[{self.name}]: {self.message}"
        return f"{text}\nhint: {self.hint}" if self.hint else text


class UsageError(TweetaligError):
    """The command was called in a way that makes no sense."""

    name = "usage"
    exit_status = 2


class SettingsError(TweetaligError):
    """``tweetalig.toml``, ``mkdocs.yml`` or another setting is missing or wrong."""

    name = "settings"
    exit_status = 2


class GlossaryError(TweetaligError):
    """``glossary.yml`` is broken."""

    name = "glossary"
    exit_status = 2


class UnreadableInput(TweetaligError):
    """An article, page or other input can't be read."""

    name = "unreadable"
    exit_status = 3


class CatalogError(UnreadableInput):
    """A PO file is broken."""

    name = "catalog"


class EngineUnavailable(TweetaligError):
    """An engine or its model isn't there, or doesn't work."""

    name = "engine"
    exit_status = 4


class WriteError(TweetaligError):
    """A file can't be written."""

    name = "write"


class Locked(TweetaligError):
    """Another run is busy with the same site."""

    name = "locked"


class Problems(TweetaligError):
    """Several errors at once; the exit status is that of the first."""

    def __init__(self, errors: Iterable[TweetaligError]) -> None:
        self.errors = tuple(errors)
        super().__init__("; ".join(error.message for error in self.errors))
        if self.errors:
            self.exit_status = self.errors[0].exit_status

    def __str__(self) -> str:
        """Each problem as its own lines."""
        return "\n".join(str(error) for error in self.errors)
