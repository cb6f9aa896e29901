"""Writes what belongs together as one: all of it, or after a crash, as if nothing had begun.

A catalog knows what the page said when both were written. When a run is killed between the two
files that would be wrong, and a draft could pass for a person's edit. So what is to be written
is first put into a journal, and a run begins by finishing what the journal holds.

A person may edit a file between the crash and the next run. Their file is never written over:
the others are brought to the version, old or new, that the edited one was made from. Where page
and catalog were edited from different versions, the edits in the catalog are carried over to
the version of the page.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path

from rapidfuzz.distance import Indel

from tweetalig.errors import CatalogError, Problems, UnreadableInput, WriteError
from tweetalig.files import read_text, remove, write_text
from tweetalig.memory.catalogs import Catalog, parse_catalog, serialise_catalog, with_obsolete
from tweetalig.model import MemoryEntry, SegmentId

JOURNAL = "journal.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Write:
    """A file and the text it is to have; None removes it."""

    path: Path
    text: str | None


class _Version(Enum):
    OLD = "old"
    NEW = "new"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Step:
    """One file of the journal: what it held, what it is to hold, and what it holds now."""

    path: Path
    old: str | None
    new: str | None
    now: str | None

    @property
    def is_edited(self) -> bool:
        return self.now not in (self.old, self.new)

    @property
    def is_catalog(self) -> bool:
        return self.path.suffix == ".po"

    def text(self, version: _Version) -> str | None:
        return self.old if version is _Version.OLD else self.new


def commit(writes: Iterable[Write], *, root: Path, work: Path) -> tuple[Path, ...]:
    """Write files that belong together; return those that changed.

    ``root`` is the folder of the site, ``work`` the folder for the journal. The caller holds
    the lock of the site, and has called :func:`recover`. When a file can't be written, the
    others are put back as they were, and :class:`WriteError` says which it is.
    """
    todo = [(write, before) for write in writes if (before := _text(write.path)) != write.text]
    if len(todo) > 1:
        journal = [
            {
                "path": write.path.relative_to(root).as_posix(),
                "old": before,
                "new": write.text,
            }
            for write, before in todo
        ]
        write_text(work / JOURNAL, json.dumps(journal, ensure_ascii=False))
    try:
        for write, _ in todo:
            _put(write.path, write.text)
    except WriteError:
        # Where this fails as well, the journal stays, and the next recovery finishes it.
        for write, before in todo:
            if _text(write.path) == write.text:
                _put(write.path, before)
        remove(work / JOURNAL)
        raise
    remove(work / JOURNAL)
    return tuple(write.path for write, _ in todo)


def recover(*, root: Path, work: Path) -> tuple[Path, ...]:
    """Finish, or undo, what a run that was killed had begun; return the files it was about.

    To be called at the start of every run that reads pages or catalogs, under the lock.
    """
    path = work / JOURNAL
    if not path.is_file():
        return ()
    steps = _steps(read_text(path), root)
    version = _common_version(steps)
    for step in steps:
        if not step.is_edited:
            _put(step.path, step.text(version))
        elif step.is_catalog and _made_from(step, steps) is not version:
            _carry_over(step, version)
    remove(path)
    return tuple(step.path for step in steps)


def _steps(journal: str, root: Path) -> list[_Step]:
    try:
        return [
            _Step(
                path=root / item["path"],
                old=item["old"],
                new=item["new"],
                now=_text(root / item["path"]),
            )
            for item in json.loads(journal)
        ]
    except (ValueError, TypeError, KeyError):
        # A journal is written whole, so this is not one of ours, and says nothing.
        return []


def _text(path: Path) -> str | None:
    try:
        return read_text(path) if path.exists() else None
    except UnreadableInput:
        # Neither the old nor the new text: somebody's, so it is left alone.
        return ""


def _put(path: Path, text: str | None) -> None:
    if text is None:
        remove(path)
    else:
        write_text(path, text)


def _common_version(steps: Sequence[_Step]) -> _Version:
    edited = sorted((step for step in steps if step.is_edited), key=lambda step: step.is_catalog)
    return _made_from(edited[0], steps) if edited else _Version.NEW


def _made_from(step: _Step, steps: Sequence[_Step]) -> _Version:
    """Say which version an edited file was made from.

    The files are written in order, so their neighbours may tell how far the run had come;
    otherwise it is the version that the file has more lines of. Where it has as many of both,
    nothing that differs is as a machine wrote it. Then it is the old one: what the run took in
    from the other file is taken in again beside this edit, and becomes a conflict at worst.
    """
    at = steps.index(step)
    if step.new is None or any(other.now == other.old for other in steps[:at]):
        return _Version.OLD
    if step.old is None or any(other.now == other.new for other in steps[at + 1 :]):
        return _Version.NEW
    now, old, new = ((text or "").split("\n") for text in (step.now, step.old, step.new))
    return _Version.OLD if Indel.distance(now, old) <= Indel.distance(now, new) else _Version.NEW


def _carry_over(step: _Step, version: _Version) -> None:
    before = step.old if version is _Version.NEW else step.new
    target = step.text(version)
    if before is None or target is None or step.now is None:
        return
    try:
        now, ground, onto = (
            parse_catalog(text, path=str(step.path)) for text in (step.now, before, target)
        )
    except (CatalogError, Problems):
        # The reading of this catalog will report it; nothing is written to it before.
        return
    write_text(step.path, serialise_catalog(_with_edits(now, ground, onto)))


def _with_edits(now: Catalog, ground: Catalog, onto: Catalog) -> Catalog:
    """Make the changes from ``ground`` to ``now`` in ``onto``; what has no place is set aside."""
    was = {(entry.id, entry.source): entry for entry in ground.entries}
    edits = {
        (entry.id, entry.source): entry
        for entry in now.entries
        if _words(entry) != _words(was.get((entry.id, entry.source)))
    }
    entries = tuple(
        _edited(entry, edits.pop((entry.id, entry.source), None)) for entry in onto.entries
    )
    return with_obsolete(replace(onto, entries=entries), (*now.obsolete, *_unplaced(edits)))


def _words(entry: MemoryEntry | None) -> tuple[object, ...]:
    return () if entry is None else (entry.target, entry.state, entry.notes)


def _edited(entry: MemoryEntry, edit: MemoryEntry | None) -> MemoryEntry:
    if edit is None:
        return entry
    return replace(entry, target=edit.target, state=edit.state, notes=edit.notes)


def _unplaced(
    edits: dict[tuple[SegmentId, str], MemoryEntry],
) -> Iterable[MemoryEntry]:
    return (replace(entry, base="") for entry in edits.values() if entry.target or entry.notes)
