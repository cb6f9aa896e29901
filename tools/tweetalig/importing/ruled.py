"""Finds the cells of tables in a PDF by the lines that are drawn around them."""

from __future__ import annotations

import io
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

import pdfplumber  # noqa: TID251 - this is the one module

from tweetalig.importing.blocks import Table
from tweetalig.importing.layout import Piece, lines_of
from tweetalig.importing.rich import Rich

_FILLED = 0.5
"""The share of the cells of a table that hold text, at least; a chart has fewer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """An upright rectangle, in points from the lower left of the page."""

    left: float
    bottom: float
    right: float
    top: float

    def holds(self, x: float, y: float) -> bool:
        """Tell whether a point lies in the box."""
        return self.left <= x <= self.right and self.bottom <= y <= self.top


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table's frame and its cells, row by row; None where a cell beside or above goes on."""

    frame: Box
    rows: tuple[tuple[Box | None, ...], ...]

    def cell_at(self, x: float, y: float) -> Box | None:
        """Return the cell that a point lies in."""
        if not self.frame.holds(x, y):
            return None
        return next((cell for row in self.rows for cell in row if cell and cell.holds(x, y)), None)


def grids_of(data: bytes, pages: Collection[int]) -> dict[int, tuple[Grid, ...]]:
    """Return the grids of more than one row and column on each of ``pages``, counted from 1."""
    if not pages:
        return {}
    try:
        with pdfplumber.open(io.BytesIO(data), pages=sorted(pages)) as document:
            return {page.page_number: tuple(_grids(page)) for page in document.pages}
    except Exception:
        return {}  # What it stumbles over is read without its help.


def _grids(page: pdfplumber.page.Page) -> list[Grid]:
    # Coordinates of turned or shifted pages mean something else to PDFium.
    if page.rotation or tuple(page.mediabox[:2]) != (0, 0):
        return []
    grids = []
    for table in page.find_tables():
        rows = [row.cells for row in table.rows]
        if len(rows) > 1 and max(map(len, rows)) > 1:
            height = float(page.height)
            grids.append(
                Grid(
                    frame=_box(table.bbox, height),
                    rows=tuple(tuple(cell and _box(cell, height) for cell in row) for row in rows),
                )
            )
    return grids


def _box(bounds: tuple[float, float, float, float], height: float) -> Box:
    left, top, right, bottom = (float(bound) for bound in bounds)
    return Box(left=left, bottom=height - bottom, right=right, top=height - top)


def with_tables(pieces: Sequence[Piece], grids: Sequence[Grid], page: int) -> list[Piece]:
    """Put a table in the place of the pieces that stand in the cells of each grid.

    A line end in a cell is the end of a line of the page.
    """
    rest = list(pieces)
    for grid in grids:
        inside = {id(piece): cell for piece in rest if (cell := _cell_of(piece, grid))}
        held = {cell: [one for one in rest if inside.get(id(one)) == cell] for cell in _cells(grid)}
        if sum(map(bool, held.values())) >= _FILLED * len(held):
            rows = tuple(
                tuple(lines_of(held[cell]) if cell else Rich() for cell in row) for row in grid.rows
            )
            rest = [one for one in rest if id(one) not in inside]
            rest.append(_table_piece(Table(rows=rows, place=page), grid.frame))
    return rest


def _cells(grid: Grid) -> Iterator[Box]:
    return (cell for row in grid.rows for cell in row if cell)


def _cell_of(piece: Piece, grid: Grid) -> Box | None:
    if piece.part is not None:
        return None
    return grid.cell_at((piece.left + piece.right) / 2, (piece.bottom + piece.top) / 2)


def _table_piece(table: Table, frame: Box) -> Piece:
    return Piece(
        text=Rich(),
        left=frame.left,
        right=frame.right,
        bottom=frame.bottom,
        top=frame.top,
        base=frame.top,
        size=1.0,
        part=table,
    )
