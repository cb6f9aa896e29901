"""What the last sync left settled, so that the next one opens only what changed since.

An article is *quiet* in a language when a sync has nothing to write, to draft or to say about
it. That depends on the program and on three texts alone: the article, its catalog and its page.
So a digest over all of them stands for it, and is recorded with the state of the page.

The record lies in the folder for work, which is not in Git. Without it, everything is opened:
that takes longer, and comes to the same.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path
from types import MappingProxyType
from typing import Any

from tweetalig.errors import UnreadableInput
from tweetalig.files import list_files, read_chunks, read_text, write_text
from tweetalig.model import Locale, PageState, PageStatus, State
from tweetalig.reading import catalog_file, page_file
from tweetalig.settings import Settings

_LIBRARIES = ("babel", "pyyaml", "rapidfuzz")
"""Those that have a say in what a sync writes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quiet:
    """An article that a sync leaves as it is, as long as ``digest`` stands for its texts."""

    digest: str
    state: PageState


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """What a sync of one article in one language depends on; None for a file not there."""

    article: str
    catalog: str | None
    page: str | None


class Record:
    """The record of one target language; reading it does not fail.

    ``quiet`` are those of the articles in ``paths`` that are as they were recorded.
    """

    def __init__(self, settings: Settings, locale: Locale, paths: Iterable[str]) -> None:
        self.locale = locale
        self._settings = settings
        self._file = settings.work / f"record-{locale}.json"
        self._program = _program()
        recorded = self._read()
        self.quiet: Mapping[str, Quiet] = {
            path: recorded[path]
            for path in paths
            if path in recorded and recorded[path].digest == self._digest_on_disk(path)
        }

    def item(self, path: str, texts: Texts, state: PageState) -> Quiet:
        """Return what is to be recorded of a quiet article with these texts."""
        held = (texts.article, texts.catalog, texts.page)
        data = (None if text is None else text.encode("utf-8") for text in held)
        return Quiet(digest=self._digest(path, data), state=state)

    def write(self, articles: Mapping[str, Quiet]) -> None:
        """Replace the record; the caller holds the lock of the site."""
        data = {
            "program": self._program,
            "articles": {path: _as_data(quiet) for path, quiet in articles.items()},
        }
        write_text(self._file, json.dumps(data))

    def _read(self) -> Mapping[str, Quiet]:
        try:
            data = json.loads(read_text(self._file))
            if data["program"] != self._program:
                return {}
            return {path: self._from_data(path, item) for path, item in data["articles"].items()}
        except (UnreadableInput, ValueError, KeyError, TypeError, AttributeError):
            # None yet, or not one of ours.
            return {}

    def _from_data(self, path: str, item: Mapping[str, Any]) -> Quiet:
        source, _, page = self._files(path)
        return Quiet(
            digest=item["digest"],
            state=PageState(
                source=self._settings.shown(source),
                target=self._settings.shown(page),
                locale=self.locale,
                title=item["title"],
                status=PageStatus(item["status"]),
                segments=MappingProxyType({state: int(item["segments"][state]) for state in State}),
            ),
        )

    def _digest_on_disk(self, path: str) -> str:
        try:
            return self._digest(path, map(_bytes, self._files(path)))
        except UnreadableInput:
            # No digest is empty, so the article is opened, and that says what is wrong.
            return ""

    def _digest(self, path: str, texts: Iterable[bytes | None]) -> str:
        state = blake2b(digest_size=16)
        # The paths are part of what a catalog and a page say.
        names = (self._settings.source, *map(self._settings.shown, self._files(path)))
        for data in (*(name.encode("utf-8", "surrogateescape") for name in names), *texts):
            state.update(b"-" if data is None else b"%d:%s" % (len(data), data))
        return state.hexdigest()

    def _files(self, path: str) -> tuple[Path, Path, Path]:
        return (
            self._settings.docs / self._settings.source / path,
            catalog_file(self._settings, path, self.locale),
            page_file(self._settings, path, self.locale),
        )


def _bytes(file: Path) -> bytes | None:
    return b"".join(read_chunks(file)) if file.is_file() else None


def _as_data(quiet: Quiet) -> dict[str, Any]:
    return {
        "digest": quiet.digest,
        "title": quiet.state.title,
        "status": quiet.state.status,
        "segments": dict(quiet.state.segments),
    }


def _program() -> str:
    """Return a digest that is another for every version of the program, also while it is made."""
    folder = Path(__file__).parent
    state = blake2b(sys.version.encode(), digest_size=16)
    for name in _LIBRARIES:
        state.update(f"{name} {version(name)}\n".encode())
    for pattern in ("*.py", "*.txt"):
        for file in list_files(folder, pattern):
            known = file.stat()
            state.update(f"{file.name} {known.st_size} {known.st_mtime_ns}\n".encode())
    return state.hexdigest()
