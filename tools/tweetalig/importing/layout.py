"""Finds the reading order of a page: its columns, its lines, and the space between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tweetalig.importing.blocks import Picture, Table
from tweetalig.importing.contents import has_leaders
from tweetalig.importing.lines import Edge, Line, marker_of
from tweetalig.importing.reflow import Part
from tweetalig.importing.rich import Rich, joined

_FEWEST_LINES = 3
_NARROWEST_GUTTER = 8.0
"""Points between two columns."""

_MOST_EDGE_LINES = 3
_EDGE_GAP = 1.7
"""How far below a running head the text begins, in sizes of its letters, at least."""

_FULL_LINE = 0.75
"""The share of its column that a line of running text fills, but for the last of a paragraph."""

_USUAL = 0.9
"""The share of the lines of a column that are no wider than it; the rest hang out."""

_RUNNING = 0.3
"""The share of the lines of a column that are full; the rest are short ones, lists, tables."""

_OVERHANG = 0.15
"""The share of its width by which a line may reach into the next column: a word too long."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of text on one line, or a picture or table, which is then its ``part``.

    Coordinates are points from the lower left of the page.
    """

    text: Rich
    left: float
    right: float
    bottom: float
    top: float
    base: float
    size: float
    bold: bool = False
    part: Picture | Table | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """Pieces on one line of one column, from left to right."""

    pieces: tuple[Piece, ...]

    @property
    def base(self) -> float:
        return max(self.pieces, key=lambda piece: len(piece.text.text)).base

    @property
    def text(self) -> str:
        return " ".join(piece.text.text for piece in self.pieces)

    @property
    def words(self) -> int:
        return len(self.text.split())

    @property
    def left(self) -> float:
        return min(piece.left for piece in self.pieces)

    @property
    def right(self) -> float:
        return max(piece.right for piece in self.pieces)


def parts_of_page(pieces: Sequence[Piece], page: int) -> list[Part]:
    """Return the lines, tables and pictures of a page in reading order."""
    rows = _rows([piece for piece in pieces if piece.part or piece.text])
    edges = {
        **dict.fromkeys(_edges(rows[::-1]), Edge.BOTTOM),
        **dict.fromkeys(_edges(rows), Edge.TOP),
    }
    return [part for region in _regions(rows) for part in _parts(region, page, edges)]


def _edges(rows: Sequence[_Row]) -> set[float]:
    """Return the heights of the first lines, up to the blank space below them."""
    for count in range(1, min(_MOST_EDGE_LINES, len(rows) - 1) + 1):
        size = max(piece.size for piece in rows[count - 1].pieces)
        if abs(rows[count - 1].base - rows[count].base) > _EDGE_GAP * size:
            return {row.base for row in rows[:count]}
    return set()


def _parts(region: Sequence[_Row], page: int, edges: Mapping[float, Edge]) -> Iterator[Part]:
    left = min(row.left for row in region)
    above: _Row | None = None
    index = 0
    while index < len(region):
        row = region[index]
        height = _table_height(region, index)
        if height:
            yield _table(region[index : index + height], page)
            index += height
            above = region[index - 1]
            continue
        text = _Row(pieces=tuple(piece for piece in row.pieces if not piece.part))
        yield from (piece.part for piece in row.pieces if piece.part)
        if text.pieces:
            edge = edges.get(row.base, Edge.NONE)
            yield _line(text, above, left=left, page=page, edge=edge)
        above = row
        index += 1


def _table_height(region: Sequence[_Row], start: int) -> int:
    """Return how many lines from ``start`` on are rows of a table, 0 where there is none."""
    columns = [(piece.left, piece.right) for piece in region[start].pieces if not piece.part]
    if len(columns) < 2:
        return 0
    end = start
    while end < len(region) and (fitted := _fitted(region[end], columns)):
        columns = fitted
        end += 1
    return end - start if end - start > 1 else 0


def _fitted(row: _Row, columns: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return the columns widened to hold a row; nothing when its pieces don't fit into them."""
    if len(row.pieces) < 2 or _begins_item(row) or any(piece.part for piece in row.pieces):
        return []
    if has_leaders(row.text):
        return []
    wider = list(columns)
    taken: set[int] = set()
    for piece in row.pieces:
        over = [n for n, (a, b) in enumerate(columns) if piece.left < b and piece.right > a]
        if len(over) != 1 or over[0] in taken:
            return []
        taken.add(over[0])
        a, b = wider[over[0]]
        wider[over[0]] = min(a, piece.left), max(b, piece.right)
    return wider


def _begins_item(row: _Row) -> bool:
    """Tell whether a row is the first line of an item of a list, with its sign."""
    sign = row.pieces[0].text.text
    marker = marker_of(f"{sign} x")
    return len(row.pieces) == 2 and marker is not None and marker.length > len(sign)


def _table(rows: Sequence[_Row], page: int) -> Table:
    columns = [(piece.left, piece.right) for piece in rows[0].pieces]
    for row in rows:
        columns = _fitted(row, columns)
    cells = tuple(
        tuple(
            next((p.text for p in row.pieces if p.left < b and p.right > a), Rich())
            for a, b in columns
        )
        for row in rows
    )
    return Table(rows=cells, header=all(p.bold for p in rows[0].pieces), place=page)


def _line(row: _Row, above: _Row | None, *, left: float, page: int, edge: Edge) -> Line:
    main = max(row.pieces, key=lambda piece: len(piece.text.text))
    gap = 0.0
    if above is not None:
        usual = 1.25 * max(piece.size for piece in row.pieces)
        gap = max(0.0, (above.base - row.base) / usual - 1)
    return Line(
        text=joined(_spaced([piece.text for piece in row.pieces])),
        place=page,
        left=row.left - left,
        right=row.right - left,
        gap=gap,
        size=main.size,
        bold=all(piece.bold for piece in row.pieces),
        page=page,
        edge=edge,
        height=row.base,
        fresh=above is None,
    )


def lines_of(pieces: Sequence[Piece]) -> Rich:
    """Return the text of pieces in one column, with a line end after each line."""
    lines = [joined(_spaced([piece.text for piece in row.pieces])) for row in _rows(pieces)]
    return joined(part for line in lines for part in (Rich("\n"), line)).stripped()


def _spaced(texts: Sequence[Rich]) -> Iterator[Rich]:
    for index, text in enumerate(texts):
        if index:
            yield Rich(" ")
        yield text


def _rows(pieces: Sequence[Piece]) -> list[_Row]:
    """Return the pieces by lines of the whole page, from top to bottom."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda one: (-one.base, one.left)):
        if rows and abs(rows[-1][0].base - piece.base) <= 0.3 * max(piece.size, rows[-1][0].size):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [_Row(pieces=tuple(sorted(row, key=lambda one: one.left))) for row in rows]


def _regions(rows: Sequence[_Row]) -> Iterator[list[_Row]]:
    """Yield the lines of each column in the order of reading.

    A line across all columns ends the columns above it.
    """
    gutter = _gutter(rows)
    if gutter is None:
        if rows:
            yield list(rows)
        return
    band: list[_Row] = []
    for row in rows:
        if _crosses(row, gutter):
            yield from _columns(band, gutter)
            band = []
            yield [row]
        else:
            band.append(row)
    yield from _columns(band, gutter)


def _crosses(row: _Row, gutter: float) -> bool:
    return any(_overhang(piece, gutter) > _OVERHANG for piece in row.pieces)


def _overhang(piece: Piece, gutter: float) -> float:
    """Return the share of a piece that lies right of the gutter, 0 where it starts there."""
    width = max(1.0, piece.right - piece.left)
    return max(0.0, piece.right - gutter) / width if piece.left < gutter else 0.0


def _columns(band: Sequence[_Row], gutter: float) -> Iterator[list[_Row]]:
    left = [tuple(p for p in row.pieces if p.left < gutter) for row in band]
    right = [tuple(p for p in row.pieces if p.left >= gutter) for row in band]
    for side in (left, right):
        rows = [_Row(pieces=pieces) for pieces in side if pieces]
        yield from _regions(rows)


def _gutter(rows: Sequence[_Row]) -> float | None:
    """Return the middle of the widest empty strip between two columns of running text."""
    pieces = [piece for row in rows for piece in row.pieces]
    if len(pieces) < 2 * _FEWEST_LINES:
        return None
    starts = sorted({round(piece.left) for piece in pieces})
    best: tuple[float, float] | None = None
    for start in starts[1:]:
        before = [piece for piece in pieces if piece.left < start - 1]
        crossing = [piece for piece in before if piece.right > start - 1]
        left = [piece for piece in before if piece.right <= start - 1]
        right = [piece for piece in pieces if piece.left >= start - 1]
        if not left or not right or len(crossing) > 0.34 * min(len(left), len(right)):
            continue
        end = max(piece.right for piece in left)
        width = start - end
        if width >= _NARROWEST_GUTTER and _are_columns(left, right):
            best = max(best or (0.0, 0.0), (width, (start + end) / 2))
    return best[1] if best else None


def _are_columns(left: Sequence[Piece], right: Sequence[Piece]) -> bool:
    """Tell columns of running text from the cells of a table."""
    return all(_is_running(side) for side in (left, right))


def _is_running(side: Sequence[Piece]) -> bool:
    """Tell whether enough lines are full and hold words, whatever else is in the column."""
    rows = _rows([piece for piece in side if not piece.part])
    if not rows:
        return False
    widths = sorted(row.right - row.left for row in rows)
    usual = widths[int(_USUAL * (len(rows) - 1))]
    full = sum(row.right - row.left >= _FULL_LINE * usual and row.words >= 3 for row in rows)
    return full >= max(_FEWEST_LINES, _RUNNING * len(rows))
