"""Makes paragraphs, lists and headings of lines: the heart of what follows extraction."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from tweetalig.importing.blocks import Block, Caption, Heading, Paragraph, Picture, Table
from tweetalig.importing.joining import Joiner
from tweetalig.importing.lines import BULLETS, Line, Marker, goes_on, is_finished, marker_of
from tweetalig.importing.listings import Entry, listings_of
from tweetalig.importing.outlines import Outline, body_size, heading_levels, reads_as_heading
from tweetalig.importing.rich import Rich, Style

_LONG_LINE = 160
"""From this many characters on, a line is a paragraph of its own."""

_LOOKAHEAD = 5

_APART = 0.45
"""How much more blank space than between the lines of a sentence, in lines, parts paragraphs."""

_MOST_LINES_APART, _MOST_CHARACTERS_APART = 8, 300
"""How much can stand within a sentence whose letters look different."""

_WIDER = 1.25
"""How much wider the letters of a word can be than those of its line are on the whole."""

_SHORTEST_PART = 40
"""A single line with fewer characters is no part of a sentence that goes on elsewhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Lines that belong together: a paragraph, a heading, or an item of a list."""

    lines: tuple[Line, ...]
    marker: Marker | None = None

    @property
    def words(self) -> str:
        """The text of all lines, for a look at it."""
        return " ".join(line.words for line in self.lines)

    def outline(self) -> Outline:
        """Return what a heading is known by."""
        sizes = [line.size for line in self.lines]
        return Outline(
            words=self.words,
            lines=len(self.lines),
            gap=self.lines[0].gap,
            size=max(sizes),
            bold=all(line.bold for line in self.lines),
            item=self.marker is not None,
        )


Part = Line | Picture | Table
"""What a page or text is made of: lines, and what stands between them."""


def reflow(parts: Sequence[Part], joiner: Joiner) -> tuple[Block, ...]:
    """Return the blocks that lines make, with what stands between them in its place."""
    return tuple(_blocks(tuple(_numbered(tuple(_mended(_groups(parts))))), joiner))


def _groups(parts: Sequence[Part]) -> list[Group | Picture | Table]:
    usual = _Gaps([part for part in parts if isinstance(part, Line)])
    groups: list[Group | Picture | Table] = []
    current: list[Line] = []
    marker: Marker | None = None
    kinds: set[str] = set()
    number = 0
    for index, part in enumerate(parts):
        if not isinstance(part, Line):
            groups += _closed(current, marker)
            current = []
            groups.append(part)
            continue
        new = marker_of(part.text.text)
        if current:
            ahead = [one for one in parts[index : index + _LOOKAHEAD] if isinstance(one, Line)]
            if new and not _begins_item(current[-1], part, new, kinds, ahead):
                new = None
            if not new and not _breaks(current, part, ahead, usual.around(number)):
                current.append(part)
                number += 1
                continue
            groups += _closed(current, marker)
        current, marker = [part], new
        kinds = kinds | {new.kind} if new else kinds if part.left > 0 else set()
        number += 1
    return [*groups, *_closed(current, marker)]


def _closed(lines: Sequence[Line], marker: Marker | None) -> Iterator[Group]:
    if lines:
        yield Group(lines=tuple(lines), marker=marker)


class _Gaps:
    """The blank space between two lines of one sentence, which differs within a text."""

    def __init__(self, lines: Sequence[Line]) -> None:
        within = [
            (index, line.gap)
            for index, (before, line) in enumerate(pairwise(lines), start=1)
            # The first line of a page may be a head, with any space below it.
            if not (before.fresh or line.fresh or is_finished(before.words)) and goes_on(line.words)
        ]
        self._at = [index for index, _ in within]
        self._gaps = [gap for _, gap in within]

    def around(self, index: int) -> float:
        """Return the larger of what is usual before and after a line."""
        before = self._gaps[: bisect_left(self._at, index)][-3:]
        after = self._gaps[bisect_right(self._at, index) :][:3]
        return max((median(part) for part in (before, after) if part), default=0.0)


def _begins_item(
    last: Line, line: Line, new: Marker, kinds: set[str], ahead: Sequence[Line]
) -> bool:
    """Tell whether a marker is one, and not a dash or a number within a sentence."""
    if new.kind in kinds or new.kind in BULLETS:
        return True
    if new.number > 1:
        markers = (marker_of(one.text.text) for one in ahead[1:])
        following = (one for one in markers if one and one.kind == new.kind)
        starts = is_finished(last.words) or bool(kinds) or line.gap > 0
        return starts and any(one.number == new.number + 1 for one in following)
    rest = line.text.text[new.length :]
    return is_finished(last.words) or line.gap > 0 or not goes_on(rest)


def _breaks(current: Sequence[Line], line: Line, ahead: Sequence[Line], usual: float) -> bool:
    """Tell whether ``line`` begins something new after the lines of ``current``."""
    last = current[-1]
    apart = line.gap > usual + _APART and not line.fresh
    noted = _is_note(line) or (line.fresh and _is_note(current[0]))
    if noted or _looks_different(last, line) or apart or _heads_page(last, ahead, usual):
        return True
    broken_word = last.words.endswith(("-", "\u00ad")) and not last.words.endswith(" -")
    if broken_word or (_is_link(line.words) and last.words.endswith(":")):
        return False
    width = _width(current, ahead)
    finished, continued = is_finished(last.words), goes_on(line.words)
    if not last.size and width > _LONG_LINE:
        return finished or not continued
    if finished and not last.size and last.right < _SHORTEST_PART and not _wraps(current, ahead):
        return True
    fits = last.right + _first_word(line) <= width
    if finished or continued:
        return finished and (fits or (line.fresh and not continued))
    share = 0.6 if line.words[:1].isdigit() else 0.85
    return fits and last.right <= share * width


def _heads_page(last: Line, ahead: Sequence[Line], usual: float) -> bool:
    """Tell whether a line stands above a page or column, and the sentence goes on below it."""
    if len(ahead) < 2 or not ahead[0].fresh or is_finished(last.words) or goes_on(ahead[0].words):
        return False
    return ahead[1].gap > usual + _APART and goes_on(ahead[1].words)


def _is_note(line: Line) -> bool:
    """Tell whether a line begins with the raised number of a footnote."""
    raised = (mark for mark in line.text.marks if mark.style is Style.RAISED and not mark.start)
    return any(line.text.text[: mark.end].strip().isdigit() for mark in raised)


def _wraps(current: Sequence[Line], ahead: Sequence[Line]) -> bool:
    """Tell whether a sentence goes on from one of the lines to the next, as in running text."""
    return any(
        not is_finished(one.words) and goes_on(other.words) and not other.gap
        for one, other in pairwise((*current, *ahead))
    )


def _looks_different(last: Line, line: Line) -> bool:
    if not last.size:
        return False
    return abs(last.size - line.size) > 0.06 * last.size or last.bold != line.bold


def _width(current: Sequence[Line], ahead: Sequence[Line]) -> float:
    seen = list(current) if len(current) > 1 else [*current, *_same_width(current[0], ahead)]
    return max(line.right for line in seen)


def _same_width(first: Line, ahead: Sequence[Line]) -> Iterator[Line]:
    for line in ahead:
        if line.fresh or _looks_different(first, line):
            return
        yield line


def _first_word(line: Line) -> float:
    letters = len(line.words.split(maxsplit=1)[0]) if line.words else 0
    each = _WIDER * (line.right - line.left) / max(1, len(line.words)) if line.size else 1.0
    return (letters + 1) * each


def _is_link(text: str) -> bool:
    words = text.split()
    return bool(words) and words[-1].startswith(("http://", "https://", "www.")) and len(words) <= 2


def _mended(groups: Sequence[Group | Picture | Table]) -> Iterator[Group | Block]:
    """Put sentences together that something stands in, and set that apart as a caption."""
    index = 0
    while index < len(groups):
        group = groups[index]
        index += 1
        aside: list[Group | Picture | Table] = []
        while isinstance(group, Group) and (end := _continuation(groups, index, group)) is not None:
            aside += groups[index:end]
            following = groups[end]
            if isinstance(following, Group):
                group = replace(group, lines=(*group.lines, *following.lines))
            index = end + 1
        yield group
        for one in aside:
            noted = isinstance(one, Group) and _is_note(one.lines[0])
            yield _as_caption(one) if isinstance(one, Group) and not noted else one


def _numbered(groups: Sequence[Group | Block]) -> Iterator[Group | Block]:
    """Yield the groups, with numbered headings as what they are and no lists of one item."""
    for before, group, following in zip((None, *groups), groups, (*groups[1:], None), strict=False):
        alone = not any(isinstance(one, Group) and one.marker for one in (before, following))
        if isinstance(group, Group) and alone and isinstance(following, Group) and _heads(group):
            yield replace(group, marker=None)
        else:
            yield group


def _heads(group: Group) -> bool:
    numbered = group.marker is not None and group.marker.kind == "number"
    return numbered and len(group.lines) == 1 and reads_as_heading(group.words)


def _as_caption(group: Group) -> Caption:
    return Caption(text=Rich(group.words), place=group.lines[0].place)


def _continuation(
    groups: Sequence[Group | Picture | Table], start: int, group: Group
) -> int | None:
    """Return where the sentence goes on that ``group`` leaves unfinished, if it does so soon."""
    last = group.lines[-1].words
    if is_finished(last) or (len(group.lines) == 1 and len(last) < _SHORTEST_PART):
        return None
    for index in range(start, min(start + 4, len(groups))):
        following = groups[index]
        if not isinstance(following, Group):
            continue
        if following.marker is None and goes_on(following.words):
            return index if _alike(group.lines[-1], following.lines[0]) else None
        if not _stands_aside(following, group):
            return None
    return None


def _stands_aside(group: Group, sentence: Group) -> bool:
    """Tell whether lines can stand within a sentence: a caption, a head, a quotation set large."""
    lines, characters = len(group.lines), len(group.words)
    if _is_note(group.lines[0]) or not _alike(group.lines[0], sentence.lines[-1]):
        return lines <= _MOST_LINES_APART and characters <= _MOST_CHARACTERS_APART
    return lines <= 3 and characters <= 160 and not group.marker and not is_finished(group.words)


def _alike(one: Line, other: Line) -> bool:
    return not one.size or not _looks_different(one, other)


def _blocks(groups: Sequence[Group | Block], joiner: Joiner) -> Iterator[Block]:
    outlines = [group.outline() if isinstance(group, Group) else None for group in groups]
    levels = heading_levels(outlines)
    body = body_size(outlines)
    entries: list[Entry] = []
    previous: Group | Block | None = None
    for group, level in zip(groups, levels, strict=True):
        if isinstance(group, Group) and group.marker:
            entries.append(_entry(group, group.marker, joiner))
            continue
        yield from listings_of(entries)
        entries = []
        if not isinstance(group, Group):
            yield group
        elif isinstance(previous, Picture) and _captions(group, body):
            yield _as_caption(group)
        else:
            yield _text_block(group, level, joiner)
        previous = group
    yield from listings_of(entries)


def _captions(group: Group, body: float) -> bool:
    """Tell whether the text below an image is set smaller than running text."""
    return len(group.lines) <= 4 and 0 < max(line.size for line in group.lines) < 0.96 * body


def _text_block(group: Group, level: int, joiner: Joiner) -> Block:
    place = group.lines[0].place
    text = joiner.join([line.text for line in group.lines], place)
    if level:
        return Heading(level=level, text=text.without(Style.STRONG), place=place)
    return Paragraph(text=text, place=place)


def _entry(group: Group, marker: Marker, joiner: Joiner) -> Entry:
    first, *rest = (line.text for line in group.lines)
    place = group.lines[0].place
    text = joiner.join([first.cut(marker.length, len(first.text)), *rest], place)
    return Entry(text=text, marker=marker, left=group.lines[0].left, place=place)
