"""Takes out what belongs to the paper and not to the text: page numbers, running heads."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

from tweetalig.importing.blocks import Remark
from tweetalig.importing.lines import Line

_NUMBER = re.compile(
    r"(?:[-–—|]\s*)?(?:(?P<word>pagina|pag\.|blz\.?|bladzijde|page|p\.)\s*)?(?P<number>\d{1,4})"
    r"(?:\s*(?P<of>van|of|/)\s*\d{1,4})?(?:\s*[-–—|])?",
    re.IGNORECASE,
)
_LONGEST_HEAD = 100
_OFTEN = 3
_SMALL = 0.87
_LETTER = re.compile(r"[^\W\d_]")


def furniture(lines: Sequence[Line]) -> tuple[frozenset[int], tuple[Remark, ...]]:
    """Return the indexes of lines that are page numbers and running heads, and remarks on them."""
    heads = _running_heads(lines)
    numbers = _page_numbers(lines)
    remarks = (
        _remark(lines[index], "page-number" if index in numbers else "running-head")
        for index in sorted(heads | numbers)
    )
    return frozenset(heads | numbers), tuple(remarks)


def _remark(line: Line, rule: str) -> Remark:
    message = f"a {rule.replace('-', ' ')} was left out: “{line.words}”"
    return Remark(rule=rule, message=message, text=line.words, place=line.place)


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
    pages = len({line.page for line in lines})
    found = {
        index
        for indexes in at_edges.values()
        if len({lines[index].page for index in indexes}) >= max(2, pages // 3)
        for index in indexes
    }
    found |= {index for indexes in alone.values() if len(indexes) >= _OFTEN for index in indexes}
    return found | _small_at_edge(lines)


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
        and not line.words[0].isdigit()
    }  # fmt: skip


def _page_numbers(lines: Sequence[Line]) -> set[int]:
    """Return the lines that are only a number, where they count the pages."""
    candidates: list[tuple[int, int]] = []
    sure: set[int] = set()
    for index, line in enumerate(lines):
        found = _NUMBER.fullmatch(line.words)
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
