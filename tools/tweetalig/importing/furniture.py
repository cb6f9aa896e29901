"""Takes out what belongs to the paper: page numbers, running heads, tables of contents."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from tweetalig.importing.blocks import Remark
from tweetalig.importing.contents import (
    bare_words,
    begins_contents,
    count_entries,
    has_leaders,
    left_out,
)
from tweetalig.importing.lines import Edge, Line, goes_on, is_finished

_NUMBER = re.compile(
    r"(?:[-–—|]\s*)?(?:(?P<word>pagina|pag\.|blz\.?|bladzijde|page|p\.)\s*)?(?P<number>\d{1,4})"
    r"(?:\s*(?P<of>van|of|/)\s*\d{1,4})?(?:\s*[-–—|])?",
    re.IGNORECASE,
)
_ROMAN = re.compile(r"(?=[ivxlc])(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})", re.IGNORECASE)
_FEWEST_ENTRIES = 3
_BETWEEN = 4
"""How many lines the next entry of a table of contents is away, at most."""

_MOST_ENTRIES = 200
_LONGEST_HEAD = 100
_HEAD_WITH_NUMBER = re.compile(
    r"\d{1,4}\s*[|·•–—]\s*\S.*|\S.*\s[|·•–—]\s*(?:pagina|pag\.|blz\.?|p\.)?\s*\d{1,4}",
    re.IGNORECASE,
)
_MAIL = re.compile(
    r"(?:(?P<sender>van|from)|(?P<subject>onderwerp|subject)|aan|to|b?cc|datum|date|verzonden|sent"
    r"|bijlagen?|attachments?|beantwoorden aan|reply-to)\s*:\s*\S.*",
    re.IGNORECASE,
)
_OFTEN = 3
_SMALL = 0.87
_LETTER = re.compile(r"[^\W\d_]")


def furniture(lines: Sequence[Line]) -> tuple[frozenset[int], tuple[Remark, ...]]:
    """Return the indexes of lines that are no part of the text, and remarks on them."""
    kinds = dict.fromkeys(_contents(lines) | _listed_contents(lines), "contents")
    kinds |= dict.fromkeys(_running_heads(lines), "running-head")
    kinds |= dict.fromkeys(_page_numbers(lines), "page-number")
    kinds |= dict.fromkeys(_mail_head(lines), "mail-head")
    remarks = (_remark(lines[index], kinds[index]) for index in sorted(kinds))
    return frozenset(kinds), tuple(remarks)


def _remark(line: Line, rule: str) -> Remark:
    if rule == "contents":
        return left_out(line.words, line.place)
    what = "line of the head of a mail" if rule == "mail-head" else rule.replace("-", " ")
    message = f"a {what} was left out: “{line.words}”"
    return Remark(rule=rule, message=message, text=line.words, place=line.place)


def _contents(lines: Sequence[Line]) -> set[int]:
    """Return the lines of a table of contents: those with dots, and what is between them."""
    dotted = [index for index, line in enumerate(lines) if has_leaders(line.words)]
    if len(dotted) < _FEWEST_ENTRIES:
        return set()
    starts = {
        index
        for index, line in enumerate(lines)
        if begins_contents(line.words) and index < dotted[0] <= index + _BETWEEN
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


def _listed_contents(lines: Sequence[Line]) -> set[int]:
    """Return the lines of tables of contents that have a heading, and no dots."""
    starts = [index for index, line in enumerate(lines) if begins_contents(line.words)]
    last = {bare_words(line.words): index for index, line in enumerate(lines)} if starts else {}
    found: set[int] = set()
    for start in starts:
        entries = range(start + 1, min(start + 1 + _MOST_ENTRIES, len(lines)))
        count = count_entries(
            [lines[index].words for index in entries],
            [last[bare_words(lines[index].words)] > index for index in entries],
        )
        found.update(range(start, start + 1 + count) if count else ())
    return found


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
    found |= _heads_amid_sentences(lines)
    return found | _small_at_edge(lines) | _where_heads_stand(lines, found)


def _heads_amid_sentences(lines: Sequence[Line]) -> set[int]:
    """Return the lines that part a sentence, and come back or have a page number in them."""
    places: dict[str, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        if index and not line.size and _could_be_head(line.words):
            places[re.sub(r"[\W\d_]+", " ", line.words.casefold()).strip()].append(index)
    found: set[int] = set()
    for indexes in places.values():
        parting = [index for index in indexes if _parts_sentence(lines, index)]
        numbered = any(_HEAD_WITH_NUMBER.fullmatch(lines[index].words) for index in parting)
        if parting and (len(indexes) > 1 or numbered):
            found.update(indexes)
    return found


def _parts_sentence(lines: Sequence[Line], index: int) -> bool:
    """Tell whether a line stands by itself where the sentence before it is not finished yet."""
    before = [line for line in lines[max(0, index - 2) : index] if not _is_number(line)]
    after = [line for line in lines[index + 1 : index + 3] if not _is_number(line)]
    if not before or not after or not lines[index].gap or not lines[index + 1].gap:
        return False
    return not is_finished(before[-1].words) and goes_on(after[0].words)


def _is_number(line: Line) -> bool:
    return bool(_NUMBER.fullmatch(line.words))


def _mail_head(lines: Sequence[Line]) -> set[int]:
    """Return the lines above a mail that say who sent it to whom, and what about."""
    found = {}
    for index, line in enumerate(lines):
        match = _MAIL.fullmatch(line.words)
        if match is None:
            break
        found[index] = match
    sender, subject = (
        any(match[name] for match in found.values()) for name in ("sender", "subject")
    )
    return set(found) if len(found) >= _OFTEN and sender and subject else set()


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
