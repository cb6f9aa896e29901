"""The English page: what is read from it, and how it is written."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Protocol

from tweetalig.memory.digests import digest_all
from tweetalig.model import Kind, Locale, Segment, SegmentId
from tweetalig.segment.frontmatter import with_block, without_block

BLOCK = "translation"
"""The key in a page's front matter that we own."""
_UNTRANSLATED = "class=untranslated"
# Two code points that are never characters stand for the tags of our mark while a page is
# cut and put together, so that neither the parser nor an escape sees a tag there.
_OPEN, _CLOSE = "\ufdd0", "\ufdd1"
_LINE_END = re.compile(r"\r\n?")
_BLOCK_LINES = rf"(?:(?:{BLOCK}:|[ ]+(?:status|source|reviewed|total):.*)\r?\n)*"
_BLOCK_CONFLICT = re.compile(
    rf"^<{{7}}(?: .*)?\n({_BLOCK_LINES})(?:\|{{7}}.*\n{_BLOCK_LINES})?"
    rf"={{7}}\r?\n{_BLOCK_LINES}>{{7}} .*\n",
    re.MULTILINE,
)
_UNMARKABLE = frozenset({Kind.TITLE, Kind.DESCRIPTION, Kind.SUMMARY, Kind.IMAGE, Kind.ABBREVIATION})
_TAG_NAME = re.compile(r"<([A-Za-z][A-Za-z0-9-]*)")
# What may stand in our mark: a source of a film, say, would not be one any more.
_MARKABLE_TAGS = re.compile(
    "a|abbr|b|bdi|bdo|br|button|cite|code|data|del|dfn|em|i|img|ins|kbd|label|mark|q|s|samp"
    "|small|span|strong|sub|sup|time|u|var|wbr",
    re.IGNORECASE,
)


class Document(Protocol):
    """What the memory asks of a segmented text; :mod:`tweetalig.segment` gives it."""

    @property
    def segments(self) -> tuple[Segment, ...]:
        """The segments, in order."""
        ...

    @property
    def frame(self) -> tuple[str, ...]:
        """The fixed text around the segments."""
        ...

    def render(self, translations: Mapping[SegmentId, str]) -> str:
        """Put texts in the place of segments; one left out stays as it is."""
        ...


Segmenter = Callable[[str], Document]
"""Cuts a text: :func:`tweetalig.segment.segment_markdown`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page as it was read.

    ``segments`` have their line in the file. ``marked`` are the indices of those that still
    show the source text, with our mark; ``mixed`` of those with our mark on a part of them.
    ``text`` is the page itself, ``status`` what its block in the front matter says, empty
    where it has none.
    """

    text: str
    status: str
    document: Document
    segments: tuple[Segment, ...]
    marked: frozenset[int]
    mixed: frozenset[int]

    @property
    def frame(self) -> str:
        """The digest of the fixed text, without our block in the front matter."""
        return frame_digest(self.document)

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """The kinds of the segments, in order."""
        return tuple(segment.kind for segment in self.segments)


def frame_digest(document: Document) -> str:
    """Return the digest of a document's fixed text.

    What editors do to a file by themselves makes no difference: other line ends, a byte order
    mark, and the blank lines at its end.
    """
    parts = [_LINE_END.sub("\n", _without_sentinels(part)) for part in document.frame]
    parts[0] = parts[0].removeprefix("\ufeff")
    parts[-1] = parts[-1].rstrip(" \t\n") + "\n"
    return digest_all(parts)


def _without_sentinels(text: str) -> str:
    return text.replace(_OPEN, "").replace(_CLOSE, "")


def read_page(text: str, *, language: Locale, segment: Segmenter) -> Page:
    """Cut a page, seeing through our marks around source text; ``language`` is the source's."""
    stripped = without_block(text, BLOCK)
    document = segment(_with_sentinels(stripped, language))
    first, moved = _lines_taken(text, stripped)
    texts = [found.text for found in document.segments]
    marked = frozenset(at for at, found in enumerate(texts) if _is_marked(found))
    mixed = frozenset(at for at, found in enumerate(texts) if _OPEN in found or _CLOSE in found)
    segments = tuple(
        replace(
            found,
            text=_without_sentinels(found.text),
            line=found.line + (moved if found.line > first else 0),
        )
        for found in document.segments
    )
    return Page(
        text=text,
        status=_status("\n".join(text.split("\n")[first : first + moved])),
        document=document,
        segments=segments,
        marked=marked,
        mixed=mixed - marked,
    )


def is_markable(kind: Kind, text: str) -> bool:
    """Say whether our mark can be set around a text: not in an attribute or the front matter."""
    if kind is Kind.HTML:
        return all(_MARKABLE_TAGS.fullmatch(name) for name in _TAG_NAME.findall(text))
    return kind not in _UNMARKABLE


def without_conflicts_of_block(text: str) -> str:
    """Return a page without what Git could not merge of our block, which is made anew anyway."""
    end = text.find("\n---", 1)
    return _BLOCK_CONFLICT.sub(r"\1", text[: end + 1]) + text[end + 1 :]


def _status(block: str) -> str:
    found = re.search(r"^ +status: *(\w+)", block, re.MULTILINE)
    return found[1] if found else ""


def _is_marked(text: str) -> bool:
    return text.startswith(_OPEN) and text.find(_CLOSE) == len(text) - 1 and text.count(_OPEN) == 1


def _tag(language: Locale) -> str:
    return f"<span lang={language} {_UNTRANSLATED}>"


def _with_sentinels(text: str, language: Locale) -> str:
    pieces = text.split(_tag(language))
    if len(pieces) == 1:
        return text
    return pieces[0] + "".join(_close_first(piece, language) for piece in pieces[1:])


def _close_first(piece: str, language: Locale) -> str:
    depth, at = 1, 0
    while depth:
        end = piece.find("</span>", at)
        if end < 0:
            # Someone took the end of our mark away: leave what is left as they wrote it.
            return _tag(language) + piece
        depth += piece.count("<span", at, end) - 1
        at = end + len("</span>")
    return f"{_OPEN}{piece[: at - len('</span>')]}{_CLOSE}{piece[at:]}"


def _lines_taken(text: str, stripped: str) -> tuple[int, int]:
    # After which line the front matter lost lines, and how many.
    lines, left = text.split("\n"), stripped.split("\n")
    same = 0
    while same < len(left) and lines[same] == left[same]:
        same += 1
    return same, len(lines) - len(left)


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """What the front matter of a page says about its translation."""

    status: str
    source: str
    reviewed: int
    total: int

    def written(self) -> str:
        """Return the block as YAML."""
        plain = re.fullmatch(r"[\w./-]+( [\w./-]+)*", self.source)
        source = self.source if plain else json.dumps(self.source, ensure_ascii=False)
        return (
            f"{BLOCK}:\n  status: {self.status}\n  source: {source}\n"
            f"  reviewed: {self.reviewed}\n  total: {self.total}\n"
        )


def render_page(
    document: Document,
    texts: Mapping[SegmentId, str],
    untranslated: Mapping[SegmentId, str],
    *,
    language: Locale,
    block: Block,
) -> str:
    """Write a page: ``texts`` in their places, and ``untranslated`` source texts marked.

    Where a mark can't be set the source text stands as it is, and publishing has to deal with it.
    """
    kinds = {segment.id: segment.kind for segment in document.segments}
    filled = dict(texts)
    for id_, source in untranslated.items():
        marked = f"{_OPEN}{source}{_CLOSE}"
        filled[id_] = marked if is_markable(kinds[id_], source) else source
    rendered = document.render(filled)
    page = rendered.replace(_OPEN, _tag(language)).replace(_CLOSE, "</span>")
    return with_block(page, BLOCK, block.written())
