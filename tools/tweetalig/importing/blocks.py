"""What every reader gives: the blocks of a text, whatever format it came in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from tweetalig.importing.rich import Rich
from tweetalig.model import Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading; ``level`` counts from 1, and 0 is what was marked as the title of it all.

    ``place`` is its line or page in the source, or 0.
    """

    level: int
    text: Rich
    place: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Running text. ``loose`` says that nothing in the source told it from a heading."""

    text: Rich
    place: int = 0
    loose: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One item of a list, with the blocks below its first paragraph."""

    text: Rich
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A list; ``start`` is the number of its first item where it is numbered, else 0."""

    items: tuple[Item, ...]
    start: int = 0
    place: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table; ``header`` says whether its first row was marked as one."""

    rows: tuple[tuple[Rich, ...], ...]
    header: bool = False
    caption: Rich = field(default_factory=Rich)
    place: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """An image: ``key`` names its bytes among the images, or ``address`` where it is."""

    key: str = ""
    address: str = ""
    alternative: str = ""
    caption: Rich = field(default_factory=Rich)
    place: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Blocks that are quoted."""

    blocks: tuple[Block, ...]
    place: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Verbatim:
    """Text whose every space counts, as program code."""

    text: str
    place: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Caption:
    """A caption whose image is not in the source, or not beside it."""

    text: Rich
    place: int = 0


Block = Heading | Paragraph | Listing | Table | Picture | Quotation | Verbatim | Caption


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a source says of itself; ``date`` as in ISO 8601, everything empty where unknown."""

    title: str = ""
    description: str = ""
    date: str = ""
    address: str = ""
    publisher: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """Something that was dropped, changed or doubted.

    ``text`` is what was dropped or is in doubt, word for word. ``place`` is the line or page
    of the source, 0 when unknown. ``anchor`` are words by which the place is found in the
    article.
    """

    rule: str
    message: str
    text: str = ""
    place: int = 0
    severity: Severity = Severity.NOTICE
    hint: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What a reader found in one file.

    ``notes`` are the footnotes by key, ``images`` their bytes by key. ``seen`` is everything
    that is visible in the source, against which the article is compared. ``unit`` is what the
    places of blocks count: ``line`` or ``page``, empty where they count nothing.
    """

    blocks: tuple[Block, ...] = ()
    notes: Mapping[str, Rich] = field(default_factory=lambda: MappingProxyType({}))
    images: Mapping[str, bytes] = field(default_factory=lambda: MappingProxyType({}))
    about: About = field(default_factory=About)
    remarks: tuple[Remark, ...] = ()
    seen: str = ""
    unit: str = ""


def texts_of(blocks: tuple[Block, ...]) -> Iterator[Rich]:
    """Yield all texts of blocks, in their order."""
    for block in blocks:
        match block:
            case Heading() | Paragraph() | Caption():
                yield block.text
            case Listing():
                for item in block.items:
                    yield item.text
                    yield from texts_of(item.blocks)
            case Table():
                yield from (cell for row in block.rows for cell in row)
                yield block.caption
            case Picture():
                yield block.caption
            case Quotation():
                yield from texts_of(block.blocks)
            case Verbatim():
                yield Rich(block.text)


def every_block(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Yield blocks and those inside them, in their order."""
    for block in blocks:
        yield block
        match block:
            case Listing():
                for item in block.items:
                    yield from every_block(item.blocks)
            case Quotation():
                yield from every_block(block.blocks)
