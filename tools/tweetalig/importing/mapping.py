"""Applies a change to every text of a source, wherever it stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from types import MappingProxyType

from tweetalig.importing.blocks import (
    Block,
    Caption,
    Heading,
    Item,
    Listing,
    Paragraph,
    Picture,
    Quotation,
    Source,
    Table,
    Verbatim,
)
from tweetalig.importing.rich import Rich

Change = Callable[[Rich, int], Rich]
"""Gets a text and the place of its block, and returns what it becomes."""


def map_texts(source: Source, change: Change) -> Source:
    """Return the source with ``change`` applied to every text but code."""
    return replace(
        source,
        blocks=tuple(_block(block, change) for block in source.blocks),
        notes=MappingProxyType({key: change(note, 0) for key, note in source.notes.items()}),
    )


def _block(block: Block, change: Change) -> Block:
    match block:
        case Heading() | Paragraph() | Caption():
            return replace(block, text=change(block.text, block.place))
        case Listing():
            items = tuple(_item(item, change, block.place) for item in block.items)
            return replace(block, items=items)
        case Table():
            rows = tuple(tuple(change(cell, block.place) for cell in row) for row in block.rows)
            return replace(block, rows=rows, caption=change(block.caption, block.place))
        case Picture():
            return replace(block, caption=change(block.caption, block.place))
        case Quotation():
            return replace(block, blocks=tuple(_block(one, change) for one in block.blocks))
        case Verbatim():
            return block


def _item(item: Item, change: Change, place: int) -> Item:
    blocks = tuple(_block(block, change) for block in item.blocks)
    return replace(item, text=change(item.text, place), blocks=blocks)


def map_flows(
    blocks: tuple[Block, ...], change: Callable[[tuple[Block, ...]], tuple[Block, ...]]
) -> tuple[Block, ...]:
    """Apply ``change`` to every sequence of blocks, the inner ones first."""
    inner: list[Block] = []
    for block in blocks:
        match block:
            case Listing():
                items = tuple(
                    replace(item, blocks=map_flows(item.blocks, change)) for item in block.items
                )
                inner.append(replace(block, items=items))
            case Quotation():
                inner.append(replace(block, blocks=map_flows(block.blocks, change)))
            case _:
                inner.append(block)
    return change(tuple(inner))
