"""What is the same for all formats: layout tables, captions, headings, titles, lost lists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from tweetalig.importing.blocks import (
    Block,
    Caption,
    Heading,
    Listing,
    Paragraph,
    Picture,
    Quotation,
    Remark,
    Source,
    Table,
    Verbatim,
    every_block,
)
from tweetalig.importing.listings import lists_from_paragraphs
from tweetalig.importing.mapping import map_flows
from tweetalig.importing.outlines import reads_as_heading
from tweetalig.importing.rich import Rich, Style
from tweetalig.model import Severity

_LONG_CELL = 240
"""A cell with more characters than this is running text, not a value in a table."""

_LONGEST_ABOVE_TITLE = 100
_LONGEST_CAPTION = 200

_CAPTION = re.compile(
    r"(?:figuur|fig\.|foto|afbeelding|afb\.|beeld|illustratie|bron|tabel|grafiek|©)\b",
    re.IGNORECASE,
)
_TABLE_CAPTION = re.compile(r"tabel\s*[\divx]+\b", re.IGNORECASE)
_BELOW_TABLE = re.compile(r"(?:tabel\s*[\divx]+|bron)\b", re.IGNORECASE)
_UNTITLED = re.compile(
    r"\s*|untitled|zonder titel|naamloos\d*|document\s*\d*|microsoft word\b.*|.*\.(?:docx?|odt|pdf)"
    r"|powerpoint.*|titel|title",
    re.IGNORECASE,
)


def undo_layout_tables(source: Source) -> Source:
    """Take the blocks out of tables that only put things beside one another."""
    remarks: list[Remark] = []

    def undone(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        result: list[Block] = []
        for block in blocks:
            if isinstance(block, Table) and _is_layout(block):
                result += _cells(block)
                remarks.append(_layout_remark(block))
            else:
                result.append(block)
        return tuple(result)

    blocks = map_flows(source.blocks, undone)
    return replace(source, blocks=blocks, remarks=(*source.remarks, *remarks))


def _is_layout(table: Table) -> bool:
    filled = [[cell for cell in row if cell] for row in table.rows]
    if table.header:
        return False
    width = max((len(row) for row in filled), default=0)
    if width <= 1 or len(filled) == 1:
        return True
    long = sum(len(cell.text) > _LONG_CELL for row in filled for cell in row)
    return long * 2 >= sum(len(row) for row in filled)


def _cells(table: Table) -> Iterator[Block]:
    for row in table.rows:
        for cell in row:
            for line in cell.lines():
                if line:
                    yield Paragraph(text=line.stripped(), place=table.place)


def _layout_remark(table: Table) -> Remark:
    first = next((cell.text.strip() for row in table.rows for cell in row if cell), "")
    return Remark(
        rule="layout-table",
        message=f"a table that only arranged text was undone: “{_start(first)}”",
        place=table.place,
        anchor=first.split("\n")[0],
    )


def _start(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 60 else f"{words[:57].rsplit(' ', 1)[0]} …"


def find_headers(source: Source) -> Source:
    """Take a first row of bold cells for the header, and its bold type off."""

    def found(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        return tuple(_with_header(one) if isinstance(one, Table) else one for one in blocks)

    return replace(source, blocks=map_flows(source.blocks, found))


def _with_header(table: Table) -> Table:
    first, *rest = table.rows
    if not all(cell.covers(Style.STRONG) for cell in first if cell):
        return table
    plain = tuple(cell.without(Style.STRONG) for cell in first)
    return replace(table, rows=(plain, *rest), header=True)


def find_typed_lists(source: Source) -> Source:
    """Make lists of paragraphs with typed bullets, and of those within one paragraph."""
    return replace(source, blocks=map_flows(source.blocks, lists_from_paragraphs))


def part_bold_first_lines(source: Source) -> Source:
    """Make a paragraph of its own of a bold first line that stands above plain ones."""
    blocks = tuple(part for block in source.blocks for part in _parted(block))
    return replace(source, blocks=blocks)


def _parted(block: Block) -> tuple[Block, ...]:
    if not isinstance(block, Paragraph) or "\n" not in block.text.text:
        return (block,)
    length = block.text.text.index("\n")
    first, rest = block.text.cut(0, length), block.text.cut(length + 1, len(block.text.text))
    alone = first.covers(Style.STRONG) and not rest.cut(0, 1).covers(Style.STRONG)
    if not alone or not reads_as_heading(first.text):
        return (block,)
    return replace(block, text=first), replace(block, text=rest.stripped())


def find_bare_headings(source: Source) -> Source:
    """Make headings of short paragraphs that are bold, or bare where no heading is marked."""
    marked = any(isinstance(block, Heading) for block in source.blocks)
    blocks: list[Block] = []
    remarks: list[Remark] = []
    for index, block in enumerate(source.blocks):
        following = source.blocks[index + 1] if index + 1 < len(source.blocks) else None
        level = 0 if _is_title(block, following, blocks, source) else 3 if marked else 2
        if isinstance(block, Paragraph) and (not level or _heads(block, following, marked=marked)):
            blocks.append(Heading(level=level, text=_plain(block.text), place=block.place))
            remarks.append(_guess(block.text.text, block.place))
        else:
            blocks.append(block)
    return replace(source, blocks=tuple(blocks), remarks=(*source.remarks, *remarks))


def _is_title(
    block: Block, following: Block | None, above: Sequence[Block], source: Source
) -> bool:
    """Tell whether a text document whose title is not marked begins with it."""
    if not isinstance(block, Paragraph) or not block.loose or following is None:
        return False
    first = all(isinstance(one, Picture) for one in above)
    known = any(isinstance(one, Heading) and not one.level for one in source.blocks)
    words = block.text.text.strip()
    unnamed = _UNTITLED.fullmatch(source.about.title)
    return bool(first and not known and unnamed and "\n" not in words and reads_as_heading(words))


def _plain(text: Rich) -> Rich:
    """Return a heading without the type that set it apart."""
    plain = text.without(Style.STRONG)
    return plain.without(Style.EMPHASIS) if plain.covers(Style.EMPHASIS) else plain


def _heads(block: Paragraph, following: Block | None, *, marked: bool) -> bool:
    words = block.text.text.strip()
    if following is None or "\n" in words or not reads_as_heading(words):
        return False
    follows_text = isinstance(following, (Paragraph, Listing, Table, Picture))
    if block.text.covers(Style.STRONG):
        return follows_text
    if marked or not block.loose or not isinstance(following, (Paragraph, Listing)):
        return False
    return isinstance(following, Listing) or len(following.text.text) > 2 * len(words)


def _guess(words: str, place: int) -> Remark:
    return Remark(
        rule="heading-guessed",
        message=f"“{_start(words)}” was made a heading",
        place=place,
        anchor=words.strip(),
    )


def place_captions(source: Source) -> Source:
    """Give captions to their images; those without one become a note, and are reported."""
    remarks: list[Remark] = []

    def placed(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        result: list[Block] = []
        for block in blocks:
            before = result[-1] if result else None
            caption, above = _caption_text(block, before), _caption_above(before)
            if caption is not None and isinstance(before, (Picture, Table)) and not before.caption:
                result[-1] = replace(before, caption=caption)
            elif isinstance(block, Table) and above is not None:
                result[-1] = replace(block, caption=above)
            else:
                result.append(block)
        remarks.extend(_loose_caption(block) for block in result if isinstance(block, Caption))
        return tuple(result)

    blocks = map_flows(source.blocks, placed)
    return replace(source, blocks=blocks, remarks=(*source.remarks, *remarks))


def _caption_text(block: Block, before: Block | None) -> Rich | None:
    if isinstance(block, Caption):
        return block.text
    if not isinstance(before, (Picture, Table)) or not isinstance(block, Paragraph):
        return None
    words = block.text.text.strip()
    if isinstance(before, Table):
        marked = bool(_BELOW_TABLE.match(words))
    else:
        marked = bool(_CAPTION.match(words)) or block.text.covers(Style.EMPHASIS)
    return _plain(block.text) if marked and len(words) <= _LONGEST_CAPTION else None


def _caption_above(before: Block | None) -> Rich | None:
    """Return the caption that a table has above it, as tables often do."""
    if isinstance(before, Caption):
        return before.text
    if not isinstance(before, Paragraph):
        return None
    words = before.text.text.strip()
    marked = _TABLE_CAPTION.match(words) and len(words) <= _LONGEST_CAPTION
    return _plain(before.text) if marked else None


def _loose_caption(block: Caption) -> Remark:
    words = block.text.text.strip()
    return Remark(
        rule="caption",
        message=f"“{_start(words)}” stood within a sentence or without an image; it became a note",
        place=block.place,
        severity=Severity.WARNING,
        hint="put it below its image, or take it out",
        anchor=words,
    )


def settle_title(source: Source) -> Source:
    """Take the title out of the text, and rank the headings from the second level on."""
    blocks = list(source.blocks)
    about = source.about
    top = min((block.level for block in blocks if isinstance(block, Heading)), default=1)
    tops = [
        n for n, block in enumerate(blocks) if isinstance(block, Heading) and block.level == top
    ]
    if (
        top <= 1
        and len(tops) == 1
        and all(_stands_above_title(block) for block in blocks[: tops[0]])
    ):
        heading = blocks.pop(tops[0])
        assert isinstance(heading, Heading)
        about = replace(about, title=" ".join(heading.text.text.split()))
    elif _UNTITLED.fullmatch(about.title):
        about = replace(about, title="")
    else:
        _drop_repeated(blocks, about.title)
    return replace(source, blocks=tuple(_ranked(blocks)), about=about)


def _drop_repeated(blocks: list[Block], title: str) -> None:
    """Drop the title where it comes again before the running text."""
    for index, block in enumerate(blocks):
        if _says(block, title):
            del blocks[index]
            return
        if not _stands_above_title(block):
            return


def _stands_above_title(block: Block) -> bool:
    """Tell whether a block can come before the title: a date, a column's name, an image."""
    short = isinstance(block, Paragraph) and len(block.text.text) <= _LONGEST_ABOVE_TITLE
    return short or isinstance(block, Picture)


def _ranked(blocks: Sequence[Block]) -> Iterator[Block]:
    """Rank the headings from the second level on, none more than one below that before it."""
    levels = sorted({block.level for block in blocks if isinstance(block, Heading)})
    ranks = {level: rank for rank, level in enumerate(levels, start=2)}
    above = 1
    for block in blocks:
        if isinstance(block, Heading):
            above = min(ranks[block.level], above + 1)
            yield replace(block, level=above)
        else:
            yield block


def _says(block: Block, title: str) -> bool:
    said = block.text.text if isinstance(block, (Heading, Paragraph)) else ""
    return " ".join(said.split()).casefold() == " ".join(title.split()).casefold()


def report_lost_lists(source: Source) -> Source:
    """Report every sentence that ends in a colon with nothing after it."""
    remarks = tuple(
        lost_list(block.text.text, block.place)
        for block, following in pairwise((*source.blocks, None))
        if isinstance(block, Paragraph) and loses_list(block.text.text, following)
    )
    return replace(source, remarks=(*source.remarks, *remarks))


def loses_list(words: str, following: Block | None) -> bool:
    """Tell whether a paragraph announces something that does not follow."""
    if not words.rstrip().endswith(":"):
        return False
    match following:
        case Paragraph():
            first = following.text.text.lstrip()
            link = first.startswith(("http", "www."))
            return not (link or first[:1] in "“‘\"'„«" or first[:1].islower())
        case Listing() | Table() | Picture() | Quotation() | Verbatim():
            return False
    return True


def lost_list(words: str, place: int) -> Remark:
    """Say that a list seems to be lost after a paragraph."""
    sentence = re.split(r"(?<=[.!?])\s+", " ".join(words.split()))[-1]
    return Remark(
        rule="lost-list",
        message=f"nothing follows “{_start(sentence)}”; a list seems to have got lost",
        place=place,
        severity=Severity.WARNING,
        hint="look in the original for the list, and put it in",
        anchor=sentence,
    )


def report_pictures(source: Source) -> Source:
    """Report the images whose alternative text a person has to write."""
    remarks = tuple(
        Remark(
            rule="alternative-text",
            message="an image has no alternative text",
            place=block.place,
            severity=Severity.WARNING,
            hint="say in a sentence what the image shows, in place of TODO",
        )
        for block in every_block(source.blocks)
        if isinstance(block, Picture) and not block.alternative
    )
    return replace(source, remarks=(*source.remarks, *remarks))
