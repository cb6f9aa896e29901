"""The catalogs of articles that nobody opened: memory for those that somebody did.

Reading a thousand catalogs takes longer than all the rest of a small sync. So they are kept as
they were read, in the folder for work, each with the digest of the article it belongs to. Like
the record this can be lost at any time, and costs nothing but time.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from tweetalig.errors import TweetaligError, UnreadableInput
from tweetalig.files import read_text, write_text
from tweetalig.memory.catalogs import Catalog, parse_catalog
from tweetalig.model import Kind, Locale, MemoryEntry, Origin, SegmentId, State
from tweetalig.reading import catalog_file
from tweetalig.record import Quiet
from tweetalig.settings import Settings

_WORTH_WRITING = 0.05
"""The share of catalogs that is read anew before the shelf is worth writing anew."""


class Shelf:
    """The catalogs of quiet articles, read when they are first asked for."""

    def __init__(self, settings: Settings, locale: Locale, quiet: Mapping[str, Quiet]) -> None:
        self._settings = settings
        self._locale = locale
        self._quiet = quiet
        self._file = settings.work / f"shelf-{locale}.json"

    @cached_property
    def catalogs(self) -> Mapping[str, Catalog]:
        """The catalogs, by article."""
        kept = self._kept()
        found = ((path, kept.get(path) or self._read(path)) for path in self._quiet)
        return {path: catalog for path, catalog in found if catalog is not None}

    def keep(self, articles: Mapping[str, Quiet], catalogs: Mapping[str, Catalog]) -> None:
        """Put ``catalogs`` on the shelf too, when they are many; ``articles`` are all quiet ones.

        The caller holds the lock of the site.
        """
        if len(catalogs) <= _WORTH_WRITING * len(articles):
            return
        every = {**self.catalogs, **catalogs}
        data = {
            path: [articles[path].digest, _as_data(catalog)]
            for path, catalog in every.items()
            if path in articles
        }
        write_text(self._file, json.dumps(data))

    def _kept(self) -> Mapping[str, Catalog]:
        if not self._quiet:
            return {}
        try:
            data = json.loads(read_text(self._file))
            return {
                path: _catalog(data[path][1])
                for path, article in self._quiet.items()
                if path in data and data[path][0] == article.digest
            }
        except (UnreadableInput, ValueError, KeyError, IndexError, TypeError, AttributeError):
            # None yet, or not one of ours.
            return {}

    def _read(self, path: str) -> Catalog | None:
        file = catalog_file(self._settings, path, self._locale)
        shown = self._settings.shown(file)
        try:
            return parse_catalog(read_text(file, shown=shown), path=shown)
        except TweetaligError:
            # It was in order a moment ago; what somebody is doing to it is for the next sync.
            return None


def _as_data(catalog: Catalog) -> list[Any]:
    return [
        catalog.locale,
        catalog.source,
        catalog.language,
        [_entry_as_data(entry) for entry in catalog.entries],
        [_entry_as_data(entry) for entry in catalog.obsolete],
        catalog.frame,
        catalog.apart,
        catalog.comments,
        catalog.fields,
    ]


def _catalog(data: list[Any]) -> Catalog:
    locale, source, language, entries, obsolete, frame, apart, comments, fields = data
    return Catalog(
        locale=Locale(locale),
        source=source,
        language=Locale(language),
        entries=tuple(_entries(entries)),
        obsolete=tuple(_entries(obsolete)),
        frame=frame,
        apart=tuple(apart),
        comments=tuple(comments),
        fields=tuple((name, value) for name, value in fields),
    )


def _entry_as_data(entry: MemoryEntry) -> list[Any]:
    return [
        entry.id,
        entry.kind,
        entry.source,
        entry.target,
        entry.state,
        [entry.origin.engine, entry.origin.detail] if entry.origin else None,
        entry.base,
        entry.previous,
        entry.suggestion,
        entry.conflict,
        entry.reason,
        entry.notes,
    ]


def _entries(data: list[list[Any]]) -> Iterator[MemoryEntry]:
    for number, kind, source, target, state, origin, base, previous, *rest in data:
        suggestion, conflict, reason, notes = rest
        yield MemoryEntry(
            id=SegmentId(number),
            kind=Kind(kind),
            source=source,
            target=target,
            state=State(state),
            origin=Origin(engine=origin[0], detail=origin[1]) if origin else None,
            base=base,
            previous=previous,
            suggestion=suggestion,
            conflict=conflict,
            reason=reason,
            notes=tuple(notes),
        )
