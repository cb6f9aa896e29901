"""Reads PDF files with PDFium: characters become lines, columns are read in order."""

from __future__ import annotations

import ctypes
import io
import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import median
from types import MappingProxyType
from typing import Any

import pypdfium2  # noqa: TID251 - this is the one module
from pypdfium2 import raw  # noqa: TID251 - as above

from tweetalig.errors import UnreadableInput
from tweetalig.importing.blocks import About, Picture, Remark, Source, Table
from tweetalig.importing.furniture import furniture
from tweetalig.importing.joining import Joiner, attested_words
from tweetalig.importing.layout import Piece, parts_of_page
from tweetalig.importing.lines import Line
from tweetalig.importing.ocr import NoTextLayer
from tweetalig.importing.reflow import Part, reflow
from tweetalig.importing.rich import Mark, Rich, Style
from tweetalig.importing.ruled import Box, Grid, grids_of, with_tables
from tweetalig.importing.turning import Turn, quarter_of, usual_quarter
from tweetalig.model import Severity

_END = b"%%EOF"
_MOST_PAGES = 500
_MOST_IMAGES = 60
_SMALLEST_IMAGE = 40
"""Points; a smaller image is a line, a dot or a logo."""

_MOST_PIXELS = 25_000_000
_FEW_CHARACTERS = 20
"""A page with fewer has no text layer worth the name."""

_FEWEST_RULES, _MOST_RULES = 4, 5_000
"""How many lines and boxes a page with a table has; more make a map or a chart."""

_UNEVEN = 0.12
"""By how much of it the size of recognised letters differs from line to line."""

_ITALIC_FLAG = 1 << 6
_BOLD_FLAG = 1 << 18


def read_pdf(data: bytes, joiner: Joiner) -> Source:
    """Return the blocks of a PDF; places count its pages."""
    end = data.rfind(_END)
    if end > 0:
        data = data[: end + len(_END)]  # What comes after it can keep a reader busy for minutes.
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise _refusal(str(error)) from error
    try:
        return _read(document, data, joiner)
    finally:
        document.close()


def _refusal(reason: str) -> UnreadableInput:
    if "password" in reason.lower():
        return UnreadableInput(
            "the PDF is locked with a password", hint="save it without a password"
        )
    return UnreadableInput(
        f"the PDF is damaged: {reason}", hint="open it in a reader, and print it to a new PDF"
    )


def _read(document: Any, data: bytes, joiner: Joiner) -> Source:
    pages = len(document)
    if pages > _MOST_PAGES:
        raise UnreadableInput(
            f"the PDF has {pages} pages; {_MOST_PAGES} is the most", hint="split it first"
        )
    grids = grids_of(data, _ruled_pages(document))
    parts: list[Part] = []
    images: dict[str, bytes] = {}
    seen: list[str] = []
    empty: list[int] = []
    turned: list[Remark] = []
    for number in range(1, pages + 1):
        page = document[number - 1]
        text = page.get_textpage()
        ruled = grids.get(number, ())
        quarters = _quarters(text)
        turn = Turn(usual_quarter(quarters.values()))
        pieces = list(_pieces(text, quarters, turn, _links(document, page, turn), ruled))
        if pieces and _is_recognised(text, min(quarters)):
            pieces = _evened(pieces)
        aside = _turned_words(text, quarters, turn)
        seen += [*(piece.text.text for piece in pieces), aside]
        turned += [_turned(aside, number)] if aside else []
        if sum(len(piece.text.text) for piece in pieces) < _FEW_CHARACTERS:
            empty.append(number)
        placed = [*with_tables(pieces, ruled, number), *_pictures(page, images, number, turn)]
        parts += parts_of_page(placed, number)
        text.close()
        page.close()
    if len(empty) == pages:
        raise NoTextLayer(
            "the PDF holds pictures of pages and no text",
            hint="install OCR, and run this again: apt-get install ocrmypdf tesseract-ocr-nld",
        )
    remarks = [_scanned(number) for number in empty if _shows_something(document[number - 1])]
    lines = [part for part in parts if isinstance(part, Line)]
    dropped, furniture_remarks = furniture(lines)
    left_out = {id(lines[index]) for index in dropped}
    kept = [part for part in parts if id(part) not in left_out]
    joiner.attested.update(attested_words(line.words for line in lines))
    return Source(
        blocks=reflow([_with_joined_cells(part, joiner) for part in kept], joiner),
        images=MappingProxyType(images),
        about=_about(document),
        remarks=(*remarks, *turned, *furniture_remarks),
        seen="\n".join(seen),
        unit="page",
    )


def _ruled_pages(document: Any) -> set[int]:
    """Return the pages, from 1, with enough drawn lines for a table and too few for a drawing."""
    counts = (
        sum(1 for _ in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=3))
        for page in document
    )
    return {
        page for page, count in enumerate(counts, start=1) if _FEWEST_RULES <= count <= _MOST_RULES
    }


def _with_joined_cells(part: Part, joiner: Joiner) -> Part:
    if not isinstance(part, Table):
        return part
    rows = tuple(
        tuple(joiner.join(list(cell.lines()), part.place) for cell in row) for row in part.rows
    )
    return replace(part, rows=rows)


def _shows_something(page: Any) -> bool:
    return next(page.get_objects(max_depth=1), None) is not None


def _scanned(number: int) -> Remark:
    return Remark(
        rule="no-text",
        message="a page holds no text; if it is a picture of text, OCR is needed for it",
        place=number,
    )


_Flags = tuple[bool, bool, str, int]
"""Bold, italic, the address of a link, and 1 for raised or -1 for lowered letters."""


@dataclass(slots=True)
class _Run:
    """Characters on one line, close to one another.

    ``places`` has the size of each in points, and the height it stands at; ``base`` is that of
    the first.
    """

    characters: list[str]
    flags: list[tuple[bool, bool, str]]
    places: list[tuple[float, float]]
    left: float
    right: float
    bottom: float
    top: float
    base: float
    size: float = 0.0

    def space(self) -> None:
        """Append a space that looks like what stands before it."""
        if self.characters and self.characters[-1] != " ":
            self.characters.append(" ")
            self.flags.append(self.flags[-1])
            self.places.append(self.places[-1])


def _characters(text: Any) -> Iterator[tuple[int, str]]:
    """Yield the characters of a page with their indexes; PDFium's own line ends are none."""
    for index in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text, index)
        character = chr(code) if code < 0x110000 else "\ufffd"
        if character in "\r\n\x00" or 0xD800 <= code < 0xE000:
            continue
        # PDFium has a sign of its own for a hyphen that breaks a word.
        yield index, "-" if code in {0x02, 0xFFFE} else character


def _quarters(text: Any) -> dict[int, int]:
    """Return how far each letter is turned, by its index; spaces are not turned at all."""
    return {
        index: quarter_of(float(raw.FPDFText_GetCharAngle(text, index)))
        for index, character in _characters(text)
        if not character.isspace()
    }


def _turned_words(text: Any, quarters: Mapping[int, int], turn: Turn) -> str:
    """Return the words that stand another way up than the rest of the page."""
    others = (
        character for index, character in _characters(text) if quarters.get(index) != turn.quarter
    )
    return " ".join("".join(others).split())


def _turned(words: str, number: int) -> Remark:
    return Remark(
        rule="turned-text",
        message=f"text that stands another way up than its page was left out: “{words}”",
        text=words,
        place=number,
        severity=Severity.WARNING,
        hint="put it in by hand if it is part of the article",
    )


def _pieces(
    text: Any,
    quarters: Mapping[int, int],
    turn: Turn,
    links: Sequence[tuple[tuple[float, ...], str]],
    grids: Sequence[Grid],
) -> Iterator[Piece]:
    run: _Run | None = None
    cell: Box | None = None
    for index, character in _characters(text):
        if quarters.get(index, turn.quarter) != turn.quarter:
            continue
        left, bottom, right, top = turn.box(*text.get_charbox(index, loose=True))
        size = _size(text, index)
        if character.isspace():
            if run is not None:
                run.space()
            continue
        x, y = _origin(text, index, turn) or (left, bottom)
        middle = (left + right) / 2
        known, cell = (
            cell,
            next((c for g in grids if (c := g.cell_at(middle, (bottom + top) / 2))), None),
        )
        if run is None or cell != known or _apart(run, x, y, size):
            if run is not None:
                yield _piece(run)
            run = _Run([], [], [], left, right, bottom, top, y)
        elif x - run.right > 0.18 * size:
            run.space()
        bold, italic = _face(text, index)
        link = next(
            (a for (x0, y0, x1, y1), a in links if x0 <= middle <= x1 and y0 <= y + 1 <= y1), ""
        )
        run.characters.append(character)
        run.flags.append((bold, italic, link))
        run.places.append((round(size, 1), y))
        run.size = max(run.size, size)
        run.right = max(run.right, right)
        run.bottom, run.top = min(run.bottom, bottom), max(run.top, top)
    if run is not None:
        yield _piece(run)


def _size(text: Any, index: int) -> float:
    """Return the size of a letter on the page, in points: that of its font, as it is scaled."""
    matrix = raw.FS_MATRIX()
    known = raw.FPDFText_GetMatrix(text, index, ctypes.byref(matrix))
    scale = math.hypot(matrix.b, matrix.d) if known else 1.0
    return max(1.0, float(raw.FPDFText_GetFontSize(text, index)) * scale)


def _origin(text: Any, index: int, turn: Turn) -> tuple[float, float] | None:
    x, y = ctypes.c_double(), ctypes.c_double()
    known = raw.FPDFText_GetCharOrigin(text, index, ctypes.byref(x), ctypes.byref(y))
    return turn.point(x.value, y.value) if known else None


def _apart(run: _Run, x: float, y: float, size: float) -> bool:
    if not run.characters:
        return False
    larger = max(size, run.size)
    elsewhere = abs(y - run.base) > 0.55 * larger
    return elsewhere or x - run.right > 1.1 * run.size or x < run.right - 1.2 * larger


def _shift(place: tuple[float, float], usual: tuple[float, float]) -> int:
    """Tell whether a letter is smaller and stands higher or lower than is usual in its line."""
    (size, height), (line_size, base) = place, usual
    if size > 0.85 * line_size:
        return 0
    above = height - base
    return 1 if above > 0.12 * line_size else -1 if above < -0.05 * line_size else 0


def _is_recognised(text: Any, index: int) -> bool:
    """Tell whether text recognition made a text; its font has no letters to show."""
    return "glyphless" in _font(text, index)[0]


def _evened(pieces: Sequence[Piece]) -> list[Piece]:
    """Give nearly equal letters one size, for recognition measures every line anew."""
    usual = median(piece.size for piece in pieces for _ in piece.text.text)
    return [
        replace(piece, size=usual) if abs(piece.size - usual) < _UNEVEN * usual else piece
        for piece in pieces
    ]


def _font(text: Any, index: int) -> tuple[str, int]:
    """Return the name of a letter's font, in lower case, and its flags."""
    flags = ctypes.c_int()
    buffer = ctypes.create_string_buffer(128)
    length = raw.FPDFText_GetFontInfo(text, index, buffer, 128, ctypes.byref(flags))
    name = buffer.raw[: max(0, min(length, 128) - 1)].decode("utf-8", "replace").lower()
    return name, flags.value


def _face(text: Any, index: int) -> tuple[bool, bool]:
    name, flags = _font(text, index)
    bold = "bold" in name or "black" in name or "heavy" in name or bool(flags & _BOLD_FLAG)
    italic = "italic" in name or "oblique" in name or bool(flags & _ITALIC_FLAG)
    return bold, italic


def _piece(run: _Run) -> Piece:
    text = "".join(run.characters)
    if text.strip() == "o":
        text = text.replace("o", "◦")  # Word's sign for the second level of a list.
    usual = Counter(run.places).most_common(1)[0][0]
    shifts = (
        0 if character == " " else _shift(place, usual)
        for character, place in zip(run.characters, run.places, strict=True)
    )
    marks = list(_marks([(*flag, shift) for flag, shift in zip(run.flags, shifts, strict=True)]))
    size, base = usual
    bold = all(flag[0] for flag, char in zip(run.flags, text, strict=True) if char.strip())
    return Piece(
        text=Rich(text, tuple(marks)).stripped(),
        left=run.left,
        right=run.right,
        bottom=run.bottom,
        top=run.top,
        base=base,
        size=size,
        bold=bold,
    )


def _marks(flags: Sequence[_Flags]) -> Iterator[Mark]:
    for position, style in enumerate((Style.STRONG, Style.EMPHASIS, Style.LINK, Style.RAISED)):
        start = 0
        for index in range(1, len(flags) + 1):
            if index == len(flags) or flags[index][position] != flags[start][position]:
                value = flags[start][position]
                if value:
                    address = value if isinstance(value, str) else ""
                    shown = Style.LOWERED if value == -1 and position == 3 else style
                    yield Mark(style=shown, start=start, end=index, value=address)
                start = index


def _links(document: Any, page: Any, turn: Turn) -> list[tuple[tuple[float, ...], str]]:
    found: list[tuple[tuple[float, ...], str]] = []
    position = ctypes.c_int(0)
    link = raw.FPDF_LINK()
    while len(found) < 1000 and raw.FPDFLink_Enumerate(
        page, ctypes.byref(position), ctypes.byref(link)
    ):
        action = raw.FPDFLink_GetAction(link)
        box = raw.FS_RECTF()
        if not action or not raw.FPDFLink_GetAnnotRect(link, ctypes.byref(box)):
            continue
        size = raw.FPDFAction_GetURIPath(document, action, None, 0)
        if size > 1:
            buffer = ctypes.create_string_buffer(size)
            raw.FPDFAction_GetURIPath(document, action, buffer, size)
            address = buffer.value.decode("utf-8", "replace")
            found.append((turn.box(box.left, box.bottom, box.right, box.top), address))
    return found


def _pictures(page: Any, images: dict[str, bytes], number: int, turn: Turn) -> Iterator[Piece]:
    """Yield the pictures that are part of a page, not its background or its decoration."""
    width, height = page.get_size()
    for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        left, bottom, right, top = turn.box(*item.get_bounds())
        small = min(right - left, top - bottom) < _SMALLEST_IMAGE
        whole = (right - left) * (top - bottom) > 0.8 * width * height
        if small or whole or len(images) >= _MOST_IMAGES:
            continue
        data = _image_bytes(item)
        if data and data not in images.values():
            key = f"image-{len(images) + 1}"
            images[key] = data
            yield Piece(text=Rich(), left=left, right=right, bottom=bottom, top=top, base=bottom,
                        size=1.0, part=Picture(key=key, place=number))  # fmt: skip


def _image_bytes(item: Any) -> bytes:
    width, height = item.get_px_size()
    if width * height > _MOST_PIXELS:
        return b""
    try:
        if item.get_filters() == ["DCTDecode"]:
            return bytes(item.get_data(decode_simple=False))
        bitmap = item.get_bitmap()
    except pypdfium2.PdfiumError:
        return b""
    buffer = io.BytesIO()
    bitmap.to_pil().save(buffer, "PNG")
    return buffer.getvalue()


def _about(document: Any) -> About:
    values = document.get_metadata_dict()
    date = values.get("ModDate") or values.get("CreationDate") or ""
    digits = date.removeprefix("D:")[:8]
    known = len(digits) == 8 and digits.isdigit()
    return About(
        title=(values.get("Title") or "").strip(),
        date=f"{digits[:4]}-{digits[4:6]}-{digits[6:]}" if known else "",
    )
