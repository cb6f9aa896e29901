"""Takes out what belongs to the paper: page numbers, running heads, tables of contents."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from tweetalig.importing.blocks import Remark
from tweetalig.importing.lines import Edge, Line, is_entry_of_contents

_NUMBER = re.compile(
    r"(?:[-–—|]\s*)?(?:(?P<word>pagina|pag\.|blz\.?|bladzijde|page|p\.)\s*)?(?P<number>\d{1,4})"
    r"(?:\s*(?P<of>van|of|/)\s*\d{1,4})?(?:\s*[-–—|])?",
    re.IGNORECASE,
)
_ROMAN = re.compile(r"(?=[ivxlc])(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:inhoud(?:sopgave)?|in dit nummer)\W*", re.IGNORECASE)
_FEWEST_ENTRIES = 3
_BETWEEN = 4
"""How many lines the next entry of a table of contents is away, at most."""

_LONGEST_HEAD = 100
_OFTEN = 3
_SMALL = 0.87
_LETTER = re.compile(r"[^\W\d_]")


def furniture(lines: Sequence[Line]) -> tuple[frozenset[int], tuple[Remark, ...]]:
    """Return the indexes of lines that are no part of the text, and remarks on them."""
    kinds = dict.fromkeys(_contents(lines), "contents")
    kinds |= dict.fromkeys(_running_heads(lines), "running-head")
    kinds |= dict.fromkeys(_page_numbers(lines), "page-number")
    remarks = (_remark(lines[index], kinds[index]) for index in sorted(kinds))
    return frozenset(kinds), tuple(remarks)


def _remark(line: Line, rule: str) -> Remark:
    what = "line of a table of contents" if rule == "contents" else rule.replace("-", " ")
    message = f"a {what} was left out: “{line.words}”"
    return Remark(rule=rule, message=message, text=line.words, place=line.place)


def _contents(lines: Sequence[Line]) -> set[int]:
    """Return the lines of a table of contents: those with dots, and what is between them."""
    dotted = [index for index, line in enumerate(lines) if is_entry_of_contents(line.words)]
    if len(dotted) < _FEWEST_ENTRIES:
        return set()
    starts = {
        index
        for index, line in enumerate(lines)
        if _CONTENTS.fullmatch(line.words) and index < dotted[0] <= index + _BETWEEN
    }
    known = sorted({*dotted, *starts, *_entries_without_dots(lines, dotted)})
    return {
        index
        for one, other in pairwise(known)
        if other - one <= _BETWEEN
        for index in range(one, other + 1)
    }


def _entries_without_dots(lines: Sequence[Line], dotted: Sequence[int]) -> Iterator[int]:
    """Yield the lines that end in a number, on pages where a third of the lines have dots."""
    all_lines = Counter(line.page for line in lines)
    with_dots = Counter(lines[index].page for index in dotted)
    for index, line in enumerate(lines):
        if 3 * with_dots[line.page] >= all_lines[line.page] and line.words[-1].isdigit():
            yield index


def _running_heads(lines: Sequence[Line]) -> set[int]:
    """Return the lines that come back at the edge of pages, or alone between blank ones."""
    at_edges: dict[str, list[int]] = defaultdict(list)
    alone: dict[str, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        if not _could_be_head(line.words):
            continue
        if line.edge:
            at_edges[re.sub(r"\d+", "0", line.words)].append(index)
        if not line.size and line.gap and (index + 1 == len(lines) or lines[index + 1].gap):
            alone[line.words].append(index)
    found = {
        index
        for indexes in at_edges.values()
        if _come_back([lines[index].page for index in indexes])
        for index in indexes
    }
    found |= {index for indexes in alone.values() if len(indexes) >= _OFTEN for index in indexes}
    return found | _small_at_edge(lines) | _where_heads_stand(lines, found)


def _come_back(pages: Sequence[int]) -> bool:
    """Tell whether some of the pages are neighbours, or lie on the same side of the sheet."""
    return any(0 < later - earlier <= 2 for earlier, later in pairwise(pages))


def _where_heads_stand(lines: Sequence[Line], heads: set[int]) -> set[int]:
    """Return the lines that stand where running heads do, which change with the chapter."""
    places = Counter(_standing(lines[index]) for index in heads if lines[index].size)
    usual = {place for place, count in places.items() if count >= _OFTEN}
    return {
        index
        for index, line in enumerate(lines)
        if line.edge and _standing(line) in usual and len(line.words) <= _LONGEST_HEAD
    }


def _standing(line: Line) -> tuple[Edge, int, int]:
    return line.edge, round(line.height), round(line.size)


def _could_be_head(words: str) -> bool:
    return len(words) <= _LONGEST_HEAD and bool(_LETTER.search(words)) and words[-1] not in ".:;,"


def _small_at_edge(lines: Sequence[Line]) -> set[int]:
    """Return the lines at the edge of a page that are set smaller than running text."""
    letters: Counter[float] = Counter()
    for line in lines:
        letters[line.size] += len(line.words)
    body = letters.most_common(1)[0][0] if letters else 0.0
    return {
        index
        for index, line in enumerate(lines)
        if line.edge and line.size < _SMALL * body and _could_be_head(line.words)
        # At the foot of a page that may be a footnote.
        and not (line.edge is Edge.BOTTOM and line.words[0].isdigit())
    }  # fmt: skip


def _page_numbers(lines: Sequence[Line]) -> set[int]:
    """Return the lines that are only a number, where they count the pages."""
    candidates: list[tuple[int, int]] = []
    sure: set[int] = set()
    for index, line in enumerate(lines):
        found = _NUMBER.fullmatch(line.words)
        if line.edge and _ROMAN.fullmatch(line.words):
            sure.add(index)
        if found is None:
            continue
        if line.edge or found["word"] or found["of"]:
            sure.add(index)
        else:
            candidates.append((index, int(found["number"])))
    rising = len(candidates) > 1 and all(
        later - earlier == 1 for (_, earlier), (_, later) in pairwise(candidates)
    )
    amid = {index for index, _ in candidates if rising or _amid_sentence(lines, index)}
    return sure | amid


def _amid_sentence(lines: Sequence[Line], index: int) -> bool:
    if index == 0 or index + 1 == len(lines):
        return False
    after = lines[index + 1].words.lstrip('"“‘(')
    return lines[index].gap > 0 and after[:1].islower()
