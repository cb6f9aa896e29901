"""Which text of the English page is the translation of which memory entry."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.fuzz import partial_ratio, ratio

from tweetalig.memory.catalogs import Catalog
from tweetalig.memory.digests import Base, digest
from tweetalig.memory.harvest import is_by_a_person
from tweetalig.memory.page import Page
from tweetalig.memory.pairing import Pairing, likenesses, pair_equal
from tweetalig.memory.words import numbers, words
from tweetalig.model import Kind, MemoryEntry

ONCE = frozenset({Kind.TITLE, Kind.DESCRIPTION})
"""Kinds that an article has once: their key in the front matter says which text it is."""
_LONG = 25
"""From this many characters on, a text that turns up elsewhere has surely moved."""
_ALIKE = 80.0
_SURELY_ALIKE = 90.0
_MARGIN = 15.0
_SAME_PLACE = 50.0
_PART = 90.0
_NEAR = 10
_LANDMARK = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """Pairs of page segments and entries, by index.

    ``whole`` says that every segment of the page has its entry and every entry its segment,
    in the same order: then nothing a person typed is outside of the pairs.
    """

    entry_of: dict[int, int]
    whole: bool

    @property
    def segment_of(self) -> dict[int, int]:
        """The page segment of each entry that has one."""
        return {entry: segment for segment, entry in self.entry_of.items()}


def align(catalog: Catalog, page: Page) -> Alignment:
    """Pair the segments of a page with the entries whose texts they were made from."""
    entries = catalog.entries
    shown = [_shown(entry) for entry in entries]
    keys = [_keys(entry, catalog.apart) for entry in entries]
    # Half translated is no translation yet: such a text has no partner, and stays as it is.
    page_keys = [
        "" if at in page.mixed else digest(segment.text) for at, segment in enumerate(page.segments)
    ]
    pairing = _by_content(catalog, page_keys)
    is_as_written = (
        page.frame == catalog.frame
        and page.kinds == tuple(entry.kind for entry in entries)
        and not page.mixed
    )
    if is_as_written:
        same = [key in known for key, known in zip(page_keys, keys, strict=True)]
        if _stayed_in_place(pairing, same, page, shown) and _are_credible(same, entries, page):
            return Alignment(entry_of={index: index for index in range(len(keys))}, whole=True)
    _by_key(pairing, catalog, page, page_keys)
    _by_likeness(pairing, catalog, page)
    pairs = {segment: entry for entry, segment in sorted(pairing.new_of.items())}
    return Alignment(entry_of=pairs, whole=False)


def _by_key(pairing: Pairing, catalog: Catalog, page: Page, page_keys: Sequence[str]) -> None:
    # What stands there by itself since the last sync is nobody's edit: a machine may have said it.
    edited = [key not in catalog.apart for key in page_keys]
    for kind in sorted(ONCE):
        olds = [old for old, entry in enumerate(catalog.entries) if entry.kind is kind]
        news = [new for new, found in enumerate(page.kinds) if found is kind and edited[new]]
        if len(olds) == 1 == len(news) and pairing.are_free(olds[0], news[0]):
            pairing.add(olds[0], news[0])


def _shown(entry: MemoryEntry) -> str:
    return entry.conflict or entry.target or entry.source


def _was_on_page(entry: MemoryEntry) -> str:
    """Return the text to compare the page with; none where the page never had a text of it."""
    base = Base.read(entry.base)
    if not base.page or not base.is_agreed:
        return ""
    return entry.conflict or entry.target


def _keys(entry: MemoryEntry, apart: Sequence[str]) -> tuple[str, ...]:
    """Return the digests under which a page may show an entry unchanged, the surest first."""
    base = Base.read(entry.base)
    shown = [digest(entry.conflict) or base.page, base.page, digest(entry.target)]
    if not entry.target:
        shown += [digest(entry.source), digest(entry.previous)]
    if not base.is_agreed:
        # What stands on the page by itself proves nothing, unless a person filed that very text:
        # neither what a machine says, nor what the entry said when it had a place.
        filed = (entry.target, entry.conflict) if is_by_a_person(entry) else ()
        own = {digest(text) for text in filed}
        shown = [key for key in shown if key not in apart or key in own]
    return tuple(key for key in shown if key)


def _by_content(catalog: Catalog, page_keys: Sequence[str]) -> Pairing:
    entries = catalog.entries
    keys = [_keys(entry, catalog.apart) for entry in entries]
    shown = [_shown(entry) for entry in entries]
    pairing = Pairing(len(keys), len(page_keys))
    # Of equal texts, those that had a place on the page before still have it.
    had_a_place = [Base.read(entry.base).is_agreed for entry in entries]
    for allowed in (had_a_place, [True] * len(entries)):
        for rank in range(max((len(key) for key in keys), default=0)):
            # A key that is not there must equal nothing: neither a text nor another such key.
            old = [
                key[rank] if rank < len(key) and allowed[index] else f"none {index}"
                for index, key in enumerate(keys)
            ]
            pair_equal(pairing, old, page_keys, values=shown)
    return pairing


def _stayed_in_place(
    pairing: Pairing, same: Sequence[bool], page: Page, shown: Sequence[str]
) -> bool:
    """Say whether each text of the page still stands where its entry has it, edited or not.

    Kinds alone prove nothing: one paragraph may be gone and another come. So no text may be
    recognised elsewhere.
    """
    texts = [segment.text for segment in page.segments]
    moved = [(old, new) for old, new in pairing.new_of.items() if old != new and not same[new]]
    if any(len(texts[new]) >= _LONG for _, new in moved):
        return False
    # One cell of a table may say now what another said, if it stands between cells that stayed.
    lenient = all(
        page.kinds[new] is Kind.TABLE_CELL and _is_held(new, same, texts, shown) for _, new in moved
    )
    if len(pairing.new_of) > sum(same) + lenient:
        return False
    edited = [index for index, unchanged in enumerate(same) if not unchanged]
    return not any(_crosses(at, edited, texts, shown) for at in range(len(edited)))


def _is_held(at: int, same: Sequence[bool], texts: Sequence[str], shown: Sequence[str]) -> bool:
    """Say whether the texts on both sides stayed, and are nowhere else: so no row has moved."""
    return all(
        same[beside] and texts.count(texts[beside]) == 1 == shown.count(shown[beside])
        for beside in (at - 1, at + 1)
        if 0 <= beside < len(same)
    )


def _are_credible(same: Sequence[bool], entries: Sequence[MemoryEntry], page: Page) -> bool:
    """Say whether texts that were edited side by side may each be of the entry in its place.

    Of one text between two that stayed there is no doubt. Of several, one may have gone and
    another have come; their lengths then tell.
    """
    shown = [_shown(entry) for entry in entries]
    texts = [segment.text for segment in page.segments]
    rewritten = {
        at
        for at, unchanged in enumerate(same)
        if not unchanged and ratio(texts[at], shown[at]) < _SAME_PLACE
    }
    for at, unchanged in enumerate(same):
        if not unchanged and not _names_its_own(at, texts[at], same, entries):
            return False
        beside = [other for other in (at - 1, at + 1) if 0 <= other < len(same)]
        if unchanged or all(same[other] for other in beside):
            continue
        if at in rewritten and not _has_length_of(entries[at].source, texts[at]):
            return False
        # A part that stayed beside a text that is all new: perhaps the other half was rewritten.
        if texts[at] in shown[at] and rewritten.intersection(beside):
            return False
    return True


def _names_its_own(
    at: int, text: str, same: Sequence[bool], entries: Sequence[MemoryEntry]
) -> bool:
    """Say whether a text has as much of its own Dutch as of any edited beside it.

    Names, numbers and loan words are the same in both languages.
    """
    said = _landmarks(text)
    own = len(said & _landmarks(entries[at].source))
    around = range(max(0, at - _NEAR), min(len(same), at + _NEAR + 1))
    return all(
        same[other] or len(said & _landmarks(entries[other].source)) <= own for other in around
    )


def _landmarks(text: str) -> set[str]:
    return {word for word in words(text) if len(word) >= _LANDMARK or word.isdecimal()}


def _crosses(at: int, edited: Sequence[int], texts: Sequence[str], shown: Sequence[str]) -> bool:
    here = edited[at]
    text = texts[here]
    if len(text) < _LONG:
        return False
    own = ratio(text, shown[here])
    if own >= _ALIKE:
        return False
    near = (*edited[max(0, at - _NEAR) : at], *edited[at + 1 : at + _NEAR + 1])
    return any(
        len(shown[other]) >= _LONG
        and (
            ratio(text, shown[other]) >= max(_SAME_PLACE, own + _MARGIN)
            or partial_ratio(text, shown[other]) >= max(_PART, own)
        )
        for other in near
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Texts:
    """What is compared: the translations of entries, those out of use, and the page."""

    old: Sequence[str]
    gone: Sequence[str]
    new: Sequence[str]


def _by_likeness(pairing: Pairing, catalog: Catalog, page: Page) -> None:
    """Pair edited texts where there is no doubt; merged and split paragraphs are left alone."""
    entries = catalog.entries
    texts = _Texts(
        old=[_was_on_page(entry) for entry in entries],
        gone=[entry.target for entry in catalog.obsolete if entry.target],
        # What had no certain entry before has none now, unless the very text is filed.
        new=[
            "" if at in page.mixed or digest(segment.text) in catalog.apart else segment.text
            for at, segment in enumerate(page.segments)
        ],
    )
    for old, new in list(_sure(pairing, texts)):
        if entries[old].kind is page.segments[new].kind:
            pairing.add(old, new)
    for old in pairing.free_old:
        new = pairing.new_of.get(old - 1, -1) + 1
        if (
            new in pairing.free_new
            and texts.new[new]
            and entries[old].kind is page.segments[new].kind
            and pairing.between_same_neighbours(old, new)
            and _fits(entries[old], texts.new[new])
            and not _merged_or_split(pairing, old, new, texts)
        ):
            pairing.add(old, new)


def _fits(entry: MemoryEntry, text: str) -> bool:
    """Say whether a text between the right neighbours may be the entry's new translation."""
    if entry.target:
        return ratio(text, entry.conflict or entry.target) >= _SAME_PLACE
    return is_plausible(entry.source, text)


def is_plausible(source: str, target: str) -> bool:
    """Say whether numbers and length allow ``target`` to be a translation of ``source``."""
    return _has_length_of(source, target) and numbers(source) == numbers(target)


def _has_length_of(source: str, target: str) -> bool:
    return 0.45 <= (len(target) + 10) / (len(source) + 10) <= 2.2


def _sure(pairing: Pairing, texts: _Texts) -> Iterator[tuple[int, int]]:
    found = likenesses(pairing, texts.old, texts.new, at_least=_SURELY_ALIKE - _MARGIN)
    of_old: dict[int, list[float]] = defaultdict(list)
    of_new: dict[int, list[float]] = defaultdict(list)
    for like in found:
        of_old[like.old].append(like.score)
        of_new[like.new].append(like.score)
    for like in found:
        # The scores come best first, so the first is the best and the second its rival.
        if (
            like.score >= _SURELY_ALIKE
            and _is_clear(like.score, of_old[like.old])
            and _is_clear(like.score, of_new[like.new])
            and not _merged_or_split(pairing, like.old, like.new, texts)
        ):
            yield like.old, like.new


def _is_clear(score: float, scores: Sequence[float]) -> bool:
    return score == scores[0] and (len(scores) == 1 or score - scores[1] >= _MARGIN)


def _merged_or_split(pairing: Pairing, old: int, new: int, texts: _Texts) -> bool:
    own, on_page = texts.old[old], texts.new[new]
    if _rest(on_page, own) in (*texts.old, *texts.gone) or _rest(own, on_page) in texts.new:
        return True
    others = [texts.old[other] for other in pairing.free_old if other != old]
    rest = [texts.new[other] for other in pairing.free_new if other != new]
    return any(_is_part(other, on_page, own) for other in (*others, *texts.gone)) or any(
        _is_part(other, own, on_page) for other in rest
    )


def _rest(whole: str, part: str) -> str | None:
    """Return what the one text has more than the other, if that stands before or after it."""
    if part and part != whole and (whole.startswith(part) or whole.endswith(part)):
        return whole.replace(part, "", 1).strip()
    return None


def _is_part(part: str, whole: str, other: str) -> bool:
    # "Inside the whole" says something only of a text that is not inside its rival as well.
    return (
        len(part) >= 12
        and len(part) < len(whole)
        and partial_ratio(part, whole) >= _PART
        and partial_ratio(part, other) < _PART
    )
