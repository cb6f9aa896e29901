"""Puts drafts into entries: where nothing was, or beside a person's words, never over them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from tweetalig.memory.catalogs import Catalog, with_obsolete
from tweetalig.memory.digests import Base
from tweetalig.memory.harvest import is_by_a_person
from tweetalig.model import MemoryEntry, Origin, SegmentId, State

Splitter = Callable[[str, str], tuple[str, ...]]
"""Splits a text in a language into sentences: :func:`tweetalig.segment.split_sentences`."""


def wants_draft(entry: MemoryEntry) -> bool:
    """Say whether a draft of this entry would be of use."""
    return not entry.conflict and (
        entry.state is State.UNTRANSLATED
        or (entry.state is State.OUTDATED and not entry.suggestion)
    )


def fill(entry: MemoryEntry, text: str, origin: Origin) -> MemoryEntry:
    """Give an entry a draft; beside a person's words it becomes a suggestion.

    What a person reviewed and is up to date stays as it is.
    """
    if not text or entry.conflict or entry.state is State.REVIEWED:
        return entry
    if entry.state is State.OUTDATED:
        return replace(entry, suggestion=text, origin=origin, reason="")
    if is_by_a_person(entry):
        # The origin stays empty: that is what tells that these words are a person's.
        return replace(entry, suggestion=text, reason="")
    # The previous source goes with a near match alone: it shows what the draft was made for.
    return replace(
        entry,
        target=text,
        state=State.DRAFT,
        origin=origin,
        previous="",
        suggestion="",
        reason="",
    )


def without_draft(entry: MemoryEntry, reason: str) -> MemoryEntry:
    """Note why an entry has no draft, for the person who opens the catalog."""
    if entry.conflict or entry.state is State.REVIEWED:
        return entry
    return replace(entry, reason=reason)


def kept_sentences(
    entry: MemoryEntry, split: Splitter, languages: tuple[str, str]
) -> Mapping[str, str]:
    """Return sentences that did not change, with the translation they had.

    ``languages`` are source and target. There are none unless both old texts have the same
    number of sentences, so that it is clear which belongs to which.
    """
    old_target = entry.target or entry.suggestion
    if not entry.previous or not old_target:
        return {}
    pairs = sentence_pairs(entry.previous, old_target, split, languages)
    present = set(split(entry.source, languages[0]))
    return {source: target for source, target in pairs if source in present}


def sentence_pairs(
    source: str, target: str, split: Splitter, languages: tuple[str, str]
) -> tuple[tuple[str, str], ...]:
    """Return the sentences of a text with their translations; none when their numbers differ."""
    sources, targets = split(source, languages[0]), split(target, languages[1])
    return tuple(zip(sources, targets, strict=True)) if len(sources) == len(targets) else ()


def resolve(catalog: Catalog, *, take: str, ids: frozenset[SegmentId] | None = None) -> Catalog:
    """End conflicts by taking the text of the ``page`` or of the ``catalog``.

    ``ids`` are the entries meant, all when None. The other text is kept as obsolete.
    """
    if take not in ("page", "catalog"):
        raise ValueError(take)
    entries, lost = [], []
    for entry in catalog.entries:
        if entry.conflict and (ids is None or entry.id in ids):
            chosen, other = _resolved(entry, take)
            entries.append(chosen)
            lost.append(other)
        else:
            entries.append(entry)
    return with_obsolete(replace(catalog, entries=tuple(entries)), lost)


def _resolved(entry: MemoryEntry, take: str) -> tuple[MemoryEntry, MemoryEntry]:
    texts = (entry.conflict, entry.target)
    chosen, other = texts if take == "page" else texts[::-1]
    # The base now says: the page shows this text and nobody has to look at that again.
    base = Base.of(chosen, entry.conflict).written()
    # Which of two texts is right says nothing of Dutch that changed since.
    state = entry.state if entry.state is State.OUTDATED else State.REVIEWED
    ended = replace(entry, target=chosen, conflict="", state=state, base=base)
    return ended, replace(ended, target=other, base="", notes=())
