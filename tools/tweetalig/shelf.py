"""The translations of articles that nobody opened: memory for those that somebody did.

Reading a thousand catalogs takes longer than all the rest of a small sync. So what may be
recalled from them is kept in a database in the folder for work, where a text is looked up
without reading the others. Like the record this can be lost at any time, and costs nothing
but time.
"""

from __future__ import annotations

import json
import sqlite3  # noqa: TID251
import weakref
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, suppress
from functools import cache, cached_property
from itertools import groupby
from typing import Any, NamedTuple

from tweetalig.errors import TweetaligError, UnreadableInput
from tweetalig.files import read_text, remove
from tweetalig.memory.catalogs import Catalog, parse_catalog
from tweetalig.memory.harvest import is_by_a_person
from tweetalig.memory.recall import Recalled, as_recalled, key
from tweetalig.memory.words import hides_words, is_unended, search_words
from tweetalig.model import Kind, Locale, MemoryEntry, Origin, SegmentId, State
from tweetalig.reading import catalog_file
from tweetalig.record import Quiet
from tweetalig.settings import Settings

_VERSION = 3
_TABLES = f"""
    CREATE TABLE article (number INTEGER PRIMARY KEY, path TEXT UNIQUE, digest TEXT);
    CREATE TABLE entry (
        article INTEGER, text INTEGER, source TEXT, reviewed INTEGER, hidden INTEGER,
        catalog TEXT, data TEXT
    );
    CREATE INDEX entry_article ON entry (article);
    CREATE INDEX entry_text ON entry (text);
    CREATE INDEX entry_reviewed ON entry (hidden) WHERE reviewed;
    CREATE TABLE word (
        word TEXT, text INTEGER, article INTEGER, unended INTEGER,
        PRIMARY KEY (word, text, article)
    ) WITHOUT ROWID;
    CREATE INDEX word_unended ON word (word, text) WHERE unended;
    PRAGMA user_version = {_VERSION};
"""
# An entry is a translation of a text, which has a number. Words are those of the texts that a
# person translated. Where marks hide what a reader sees, an entry can't be found by its words.
# What is unended may hold a sentence without a stop.

# A word in so many texts is common, and it does not matter which of two common ones is rarer.
_COMMON = 1000

_Rows = Iterable[tuple[Any, ...]]


class _Shelved(NamedTuple):
    """A row of the table of entries, without its article."""

    text: int
    source: str
    reviewed: bool
    hidden: bool
    catalog: str
    data: str


class Sought(NamedTuple):
    """A sentence that is looked for: its words, of which there is one at least."""

    words: frozenset[str]
    has_stop: bool


class Shelf:
    """The translations of ``quiet`` articles, to be looked up; what is not kept is read."""

    def __init__(self, settings: Settings, locale: Locale, quiet: Mapping[str, Quiet]) -> None:
        self._settings = settings
        self._locale = locale
        self._quiet = quiet
        self._file = settings.work / f"shelf-{locale}.sqlite"

    @cached_property
    def unkept(self) -> Mapping[str, Catalog]:
        """The catalogs of quiet articles that are not on the shelf, by article."""
        _, current = self._opened
        missing = self._quiet.keys() - current
        found = ((path, self._read(path)) for path in self._quiet if path in missing)
        return {path: catalog for path, catalog in found if catalog is not None}

    def made_for(self, source: str) -> Iterator[Recalled]:
        """Yield the translations of exactly this text."""
        rows = self._rows(
            "SELECT catalog, data FROM entry WHERE text = ? AND article NOT IN stale", key(source)
        )
        for catalog, data in rows:
            known = as_recalled(_entry(data), catalog)
            if known and known.source == source:
                yield known

    def texts_with(self, word: str, limit: int) -> Iterator[tuple[int, str]]:
        """Yield the numbers and texts of the first ``limit`` that hold a word."""
        yield from self._rows(
            "SELECT text, (SELECT source FROM entry WHERE entry.text = word.text) FROM word"
            " WHERE word = ? AND article NOT IN stale GROUP BY text ORDER BY text LIMIT ?",
            word,
            limit,
        )

    @property
    def has_reviewed(self) -> bool:
        """Whether a person accepted anything."""
        query = "SELECT 1 FROM entry WHERE reviewed AND article NOT IN stale LIMIT 1"
        return any(self._rows(query))

    def reviewed(self, sought: Iterable[Sought] | None) -> Iterator[Catalog]:
        """Yield reviewed entries: those that may hold one of the sentences ``sought``, or all."""
        query = "SELECT catalog, rowid, data FROM entry WHERE reviewed AND article NOT IN stale"
        if sought is None:
            rows = set(self._rows(query))
        else:
            rows = set(self._rows(f"{query} AND hidden"))
            spread = cache(self._spread)
            for word, has_stop in {
                (min(sorted(one.words), key=spread), one.has_stop) for one in sought
            }:
                with_word = (
                    f"SELECT text FROM word WHERE word = ?{'' if has_stop else ' AND unended'}"
                )
                rows |= set(self._rows(f"{query} AND text IN ({with_word})", word))
        for source, found in groupby(sorted(rows), key=lambda row: row[0]):
            entries = tuple(_entry(data) for _, _, data in found)
            yield Catalog(locale=self._locale, source=source, entries=entries)

    def _spread(self, word: str) -> int:
        """Count the texts with a word; there is no need to count all that have a common one."""
        query = "SELECT count(*) FROM (SELECT DISTINCT text FROM word WHERE word = ? LIMIT ?)"
        ((found,),) = self._rows(query, word, _COMMON)
        return int(found)

    def keep(self, articles: Mapping[str, Quiet], catalogs: Mapping[str, Catalog]) -> None:
        """Put ``catalogs`` on the shelf too; ``articles`` are all quiet ones.

        The caller holds the lock of the site.
        """
        if not catalogs and self._quiet.keys() <= articles.keys():
            return
        fresh = {**self.unkept, **catalogs}
        try:
            self._write(articles, fresh)
        except sqlite3.DatabaseError:
            # Not one of ours, or broken: it is begun anew.
            remove(self._file)
            # Where that can't be done either, the catalogs are read the next time.
            with suppress(sqlite3.DatabaseError):
                self._write(articles, {**{p: c for p in articles if (c := self._read(p))}, **fresh})

    def _write(self, articles: Mapping[str, Quiet], fresh: Mapping[str, Catalog]) -> None:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(self._file)) as database, database:
            (version,) = database.execute("PRAGMA user_version").fetchone()
            if version == 0:
                database.executescript(_TABLES)
            elif version != _VERSION:
                raise sqlite3.DatabaseError
            kept = dict(database.execute("SELECT path, number FROM article"))
            for path in kept.keys() - articles.keys():
                _put(database, kept[path], ())
                database.execute("DELETE FROM article WHERE number = ?", (kept[path],))
            for path in articles.keys() & fresh.keys():
                row = (articles[path].digest, path)
                if path in kept:
                    database.execute("UPDATE article SET digest = ? WHERE path = ?", row)
                else:
                    made = database.execute("INSERT INTO article (digest, path) VALUES (?, ?)", row)
                    kept[path] = made.lastrowid
                _put(database, kept[path], _shelved(fresh[path]))

    @cached_property
    def _opened(self) -> tuple[sqlite3.Connection, frozenset[str]]:
        """The database, open for reading, and the quiet articles that are on the shelf.

        A table of that connection names the articles that must not be found.
        """
        database = self._connected()
        weakref.finalize(self, database.close)
        database.execute("CREATE TEMP TABLE stale (article INTEGER PRIMARY KEY)")
        current = set()
        rows = database.execute("SELECT number, path, digest FROM article")
        for number, path, digest in rows.fetchall():
            if path in self._quiet and self._quiet[path].digest == digest:
                current.add(path)
            else:
                database.execute("INSERT INTO stale VALUES (?)", (number,))
        return database, frozenset(current)

    def _connected(self) -> sqlite3.Connection:
        """Open the database; an empty one where there is none, or none of ours."""
        try:
            database = sqlite3.connect(
                f"{self._file.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None
            )
            (version,) = database.execute("PRAGMA user_version").fetchone()
            if version != _VERSION:
                raise sqlite3.DatabaseError
        except sqlite3.DatabaseError:
            database = sqlite3.connect(":memory:", isolation_level=None)
            database.executescript(_TABLES)
        return database

    def _rows(self, query: str, *values: object) -> _Rows:
        database, _ = self._opened
        try:
            return database.execute(query, values).fetchall()
        except sqlite3.DatabaseError as error:
            raise UnreadableInput(
                f"the memory of the last sync is damaged: {error}",
                path=self._settings.shown(self._file),
                hint="remove the file; it is made anew",
            ) from error

    def _read(self, path: str) -> Catalog | None:
        file = catalog_file(self._settings, path, self._locale)
        shown = self._settings.shown(file)
        try:
            return parse_catalog(read_text(file, shown=shown), path=shown)
        except TweetaligError:
            # It was in order a moment ago; what somebody is doing to it is for the next sync.
            return None


def _put(database: sqlite3.Connection, number: int, wanted: Iterable[_Shelved]) -> None:
    """Make the entries of an article those that are ``wanted``, and touch no others."""
    left = Counter(wanted)
    gone = []
    rows = database.execute(
        "SELECT rowid, text, source, reviewed, hidden, catalog, data FROM entry WHERE article = ?",
        (number,),
    ).fetchall()
    old = [_Shelved(*row) for _, *row in rows]
    after = _with_words(left)
    for (rowid, *_), entry in zip(rows, old, strict=True):
        if left[entry]:
            left[entry] -= 1
        else:
            gone.append((rowid,))
    before = _with_words(old)
    database.executemany("DELETE FROM entry WHERE rowid = ?", gone)
    database.executemany(
        "INSERT INTO entry (article, text, source, reviewed, hidden, catalog, data)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        [(number, *entry) for entry in left.elements()],
    )
    database.executemany(
        "DELETE FROM word WHERE word = ? AND text = ? AND article = ?",
        [
            (word, text, number)
            for text in before.keys() - after.keys()
            for word in search_words(before[text])
        ],
    )
    database.executemany(
        "INSERT INTO word VALUES (?, ?, ?, ?)",
        [
            (word, text, number, is_unended(after[text]))
            for text in after.keys() - before.keys()
            for word in search_words(after[text])
        ],
    )


def _with_words(entries: Iterable[_Shelved]) -> dict[int, str]:
    """Return the texts that are found by their words, with their numbers."""
    return {entry.text: entry.source for entry in entries if is_by_a_person(_entry(entry.data))}


def _shelved(catalog: Catalog) -> Iterator[_Shelved]:
    for entry in (*catalog.entries, *catalog.obsolete):
        known = as_recalled(entry, catalog.source)
        if known is not None:
            reviewed = entry.state is State.REVIEWED
            yield _Shelved(
                text=key(known.source),
                source=known.source,
                reviewed=reviewed,
                hidden=reviewed and hides_words(known.source),
                catalog=catalog.source,
                data=json.dumps(_as_data(entry)),
            )


def _as_data(entry: MemoryEntry) -> list[Any]:
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


def _entry(text: str) -> MemoryEntry:
    number, kind, source, target, state, origin, base, previous, *rest = json.loads(text)
    suggestion, conflict, reason, notes = rest
    return MemoryEntry(
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
