"""Makes blocks of an HTML tree; Word and OpenDocument come here as HTML too."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from tweetalig.importing.blocks import (
    About,
    Block,
    Caption,
    Heading,
    Item,
    Listing,
    Paragraph,
    Picture,
    Quotation,
    Remark,
    Source,
    Table,
    Verbatim,
    texts_of,
)
from tweetalig.importing.footnotes import take_notes
from tweetalig.importing.rich import OBJECT, Mark, Rich, Style, joined, substitute

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5",
    "h6", "header", "hr", "html", "label", "legend", "li", "main", "nav", "ol", "p", "pre",
    "section", "summary",
    "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
))  # fmt: skip
UNSEEN = frozenset((
    "script", "style", "template", "noscript", "head", "meta", "link", "title", "iframe",
    "object", "embed", "svg", "canvas", "audio", "video", "input", "select", "option",
    "textarea", "datalist", "dialog", "map", "area", "colgroup", "col", "annotation",
    "annotation-xml",
))  # fmt: skip
"""Elements whose text no reader of the page sees as a part of it."""

_STYLES: Mapping[str, Style] = MappingProxyType(
    {
        "strong": Style.STRONG,
        "b": Style.STRONG,
        "em": Style.EMPHASIS,
        "i": Style.EMPHASIS,
        "cite": Style.EMPHASIS,
        "dfn": Style.EMPHASIS,
        "sup": Style.RAISED,
        "sub": Style.LOWERED,
        "code": Style.CODE,
        "kbd": Style.CODE,
        "samp": Style.CODE,
        "tt": Style.CODE,
    }
)
# A private sign stands for a line break until the white space of the source is one space.
_BREAK = "\ue000"
_WHITE = re.compile(r"[ \t\r\n\f]+")
_ONE_BREAK = re.compile(rf"[ \t\r\n\f]*{_BREAK}[ \t\r\n\f]*")
_BREAKS = re.compile(rf"(?:[\s\u00a0]*{_BREAK}){{2,}}[\s\u00a0]*")

_LATER = ("data-src", "data-lazy-src", "data-original")
_SIZES = ("width", "height")
_WIDEST = 50
"""Columns or rows that a cell may reach over."""

Fetch = Callable[[str], str]
"""Gets the address of an image and returns the key of its bytes, or nothing."""


def _no_image(_: str) -> str:
    return ""


@dataclass(slots=True, kw_only=True)
class TreeReader:
    """Walks a tree and collects its blocks.

    ``anchors`` has the key of the footnote for each address of a reference to it; ``loose``
    says that short paragraphs may be headings, as in text documents without styles.
    """

    fetch: Fetch = _no_image
    anchors: Mapping[str, str] = field(default_factory=dict)
    loose: bool = False

    def blocks(self, element: HtmlElement) -> tuple[Block, ...]:
        """Return the blocks inside an element."""
        return tuple(self._inside(element))

    def _inside(self, element: HtmlElement) -> Iterator[Block]:
        run: list[Rich] = [Rich(element.text or "")]
        for child in element:
            if isinstance(child.tag, str) and self._is_block(child):
                yield from self._paragraphs(run)
                run = []
                yield from self._block(child)
            else:
                run += self._inline(child)
            run.append(Rich(child.tail or ""))
        yield from self._paragraphs(run)

    def _is_block(self, element: HtmlElement) -> bool:
        if element.tag in _BLOCKS or element.tag == "img":
            return True
        if element.tag in UNSEEN or not len(element):
            return False
        return any(
            isinstance(inner.tag, str) and (inner.tag in _BLOCKS or inner.tag == "img")
            for inner in element.iterdescendants()
        )

    def _paragraphs(self, run: Sequence[Rich]) -> Iterator[Paragraph]:
        text = joined(run)
        start = 0
        for gap in [*_BREAKS.finditer(text.text), None]:
            part = text.cut(start, gap.start() if gap else len(text.text)).stripped()
            if part:
                yield Paragraph(text=_squeezed(part), loose=self.loose)
            start = gap.end() if gap else start

    def _block(self, element: HtmlElement) -> Iterator[Block]:
        reader = self._special(element)
        yield from reader(element) if reader else self._inside(element)

    def _special(self, element: HtmlElement) -> Callable[[HtmlElement], Iterator[Block]] | None:
        """Return what reads an element that is more than a container of others."""
        classes = (element.get("class") or "").split()
        if "caption" in classes or "MsoCaption" in classes:
            return self._caption
        if "MsoTitle" in classes:
            return self._heading
        if element.get("data-bold"):
            return self._bold
        readers = {
            "ul": self._list,
            "ol": self._list,
            "table": self._table,
            "blockquote": self._quotation,
            "pre": self._verbatim,
            "img": self._image,
            "figcaption": self._caption,
            "figure": self._figure,
            "dt": self._bold,
            **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), self._heading),
        }
        return readers.get(element.tag)

    def _verbatim(self, element: HtmlElement) -> Iterator[Block]:
        yield Verbatim(text="".join(element.itertext()).strip("\n"))

    def _figure(self, element: HtmlElement) -> Iterator[Block]:
        blocks = tuple(self._inside(element))
        yield from (block for block in blocks if not isinstance(block, Caption))
        yield from (block for block in blocks if isinstance(block, Caption))

    def _heading(self, element: HtmlElement) -> Iterator[Block]:
        marked = {"title", "MsoTitle"} & set((element.get("class") or "").split())
        level = 0 if marked else int(element.tag[1])
        for block in self._inside(element):
            if isinstance(block, Paragraph):
                text = Rich(block.text.text.replace("\n", " "), block.text.marks)
                yield Heading(level=level, text=text.without(Style.STRONG))
            else:
                yield block

    def _bold(self, element: HtmlElement) -> Iterator[Block]:
        for block in self._inside(element):
            if isinstance(block, Paragraph):
                strong = block.text.without(Style.STRONG).styled(Style.STRONG)
                yield replace(block, text=strong)
            else:
                yield block

    def _caption(self, element: HtmlElement) -> Iterator[Block]:
        for block in self._inside(element):
            yield Caption(text=block.text) if isinstance(block, Paragraph) else block

    def _quotation(self, element: HtmlElement) -> Iterator[Block]:
        blocks = tuple(self._inside(element))
        if blocks:
            yield Quotation(blocks=blocks)

    def _list(self, element: HtmlElement) -> Iterator[Block]:
        items = tuple(
            item
            for child in element
            if isinstance(child.tag, str) and child.tag not in UNSEEN
            for item in self._items(child)
        )
        if not items:
            return
        start = 0
        if element.tag == "ol":
            number = element.get("start") or "1"
            start = int(number) if number.isdigit() else 1
        yield Listing(items=items, start=start)

    def _items(self, element: HtmlElement) -> Iterator[Item]:
        if element.tag in {"ul", "ol"}:
            # Invalid but common: a list that stands in a list, not in an item of it.
            for block in self._list(element):
                yield Item(text=Rich(), blocks=(block,))
            return
        blocks = tuple(self._inside(element))
        first = blocks[0] if blocks else None
        if isinstance(first, (Paragraph, Heading)):
            yield Item(text=first.text, blocks=blocks[1:])
        elif blocks:
            yield Item(text=Rich(), blocks=blocks)

    def _table(self, element: HtmlElement) -> Iterator[Block]:
        rows = [
            [cell for cell in row if isinstance(cell.tag, str) and cell.tag in {"td", "th"}]
            for row in element.iter("tr")
            if next(row.iterancestors("table")) is element
        ]
        for caption in element.findall("caption"):
            yield from self._caption(caption)
        inner = [[self.blocks(cell) for cell in row] for row in rows]
        if not all(_fits_cell(block) for row in inner for cell in row for block in cell):
            # Images, tables and quotations can't stand in a table of Markdown.
            yield from (block for row in inner for cell in row for block in cell)
            return
        if not any(cell for row in inner for cell in row):
            return
        texts = tuple(
            _laid_out(
                [(node, _as_cell(cell)) for node, cell in zip(row, cells, strict=True)]
                for row, cells in zip(rows, inner, strict=True)
                if row
            )
        )
        header = bool(rows[0]) and all(cell.tag == "th" for cell in rows[0])
        yield Table(rows=texts, header=header)

    def _image(self, element: HtmlElement) -> Iterator[Block]:
        address = _address_of(element)
        alternative = " ".join((element.get("alt") or "").split())
        key = self.fetch(address)
        if key or (address and not address.startswith("data:") and not _is_dot(element)):
            yield Picture(key=key, address=address, alternative=alternative)

    def _inline(self, element: HtmlElement) -> list[Rich]:
        if not isinstance(element.tag, str) or element.tag in UNSEEN:
            return []
        if element.tag == "br":
            return [Rich(_BREAK)]
        key = self._note_key(element)
        if key:
            mark = Mark(style=Style.NOTE, start=0, end=1, value=key)
            return [Rich(OBJECT, (mark,))]
        parts = [Rich(element.text or "")]
        for child in element:
            parts += self._inline(child)
            parts.append(Rich(child.tail or ""))
        text = joined(parts)
        if element.tag == "a" and element.get("href"):
            return [text.styled(Style.LINK, element.get("href").strip())]
        if element.tag == "q":
            return [joined((Rich("“"), text, Rich("”")))]
        style = _STYLES.get(element.tag)
        return [text.styled(style) if style else text]

    def _note_key(self, element: HtmlElement) -> str:
        link = element if element.tag == "a" else None
        if element.tag == "sup" and not (element.text or "").strip():
            link = element.find("a")
        return self.anchors.get(link.get("href") or "", "") if link is not None else ""


def _address_of(image: HtmlElement) -> str:
    """Return where an image is, also where a page puts a dot in its place until it is seen."""
    address = (image.get("src") or "").strip()
    if address and not address.startswith("data:"):
        return address
    sources = (image.get("srcset") or image.get("data-srcset") or "").split()
    later = [image.get(name) or "" for name in _LATER]
    return next((one for one in (*later, *sources[:1]) if one), address)


def _is_dot(image: HtmlElement) -> bool:
    """Tell whether an image is a dot that counts who opens a page or mail."""
    return any((image.get(name) or "").removesuffix("px") in {"0", "1"} for name in _SIZES)


def visible_words(element: HtmlElement) -> str:
    """Return the text of an element that a reader sees, with a line end around every block."""
    pieces: list[str] = []
    _collect(element, pieces)
    return "".join(pieces)


def _collect(element: HtmlElement, pieces: list[str]) -> None:
    if not isinstance(element.tag, str) or element.tag in UNSEEN:
        return
    gap = "\n" if element.tag in _BLOCKS or element.tag in {"br", "button"} else ""
    pieces += (gap, element.text or "")
    for child in element:
        _collect(child, pieces)
        pieces.append(child.tail or "")
    pieces.append(gap)


def text_document(
    root: HtmlElement,
    *,
    images: Mapping[str, bytes],
    about: About,
    remarks: tuple[Remark, ...],
    seen: str,
) -> Source:
    """Return what is in a text document that was made HTML; its images are named by key."""
    notes = take_notes(root)
    reader = TreeReader(
        fetch=lambda address: address if address in images else "",
        anchors=notes.anchors,
        loose=True,
    )
    return Source(
        blocks=reader.blocks(root),
        notes=MappingProxyType(note_texts(reader, notes.elements)),
        images=MappingProxyType(dict(images)),
        about=about,
        remarks=remarks,
        seen=seen,
    )


def note_texts(reader: TreeReader, notes: Mapping[str, HtmlElement]) -> dict[str, Rich]:
    """Return the text of each footnote, its paragraphs on one line."""
    texts = {}
    for key, element in notes.items():
        parts = [text for text in texts_of(reader.blocks(element)) if text]
        spaced = (part for text in parts for part in (Rich(" "), text))
        texts[key] = joined(spaced).stripped()
    return texts


def _squeezed(text: Rich) -> Rich:
    """Make white space one space, but for the line ends that a ``br`` stands for."""
    one_space = substitute(substitute(text, _WHITE, " "), _ONE_BREAK, "\n")
    return one_space.stripped()


def _fits_cell(block: Block) -> bool:
    if isinstance(block, Listing):
        return not any(item.blocks for item in block.items)
    return isinstance(block, (Paragraph, Heading))


def _as_cell(blocks: Sequence[Block]) -> Rich:
    """Return blocks as lines of a cell: headings in bold type, items with their signs."""
    lines: list[Rich] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            lines.append(block.text)
        elif isinstance(block, Heading):
            lines.append(block.text.styled(Style.STRONG))
        elif isinstance(block, Listing):
            for number, item in enumerate(block.items, start=block.start):
                sign = f"{number}. " if block.start else "• "
                lines.append(joined((Rich(sign), item.text)))
    parts = [part for line in lines for part in (Rich("\n"), line)]
    return joined(parts[1:])


def _laid_out(rows: Iterable[Sequence[tuple[HtmlElement, Rich]]]) -> Iterator[tuple[Rich, ...]]:
    """Yield the rows with an empty cell where one from beside or above reaches over."""
    reaching: Counter[int] = Counter()
    for row in rows:
        cells: list[Rich] = []
        for node, text in row:
            cells += _covered(reaching, len(cells))
            width, height = _span(node, "colspan"), _span(node, "rowspan")
            for column in range(len(cells), len(cells) + width):
                reaching[column] = height - 1
            cells += [text, *(Rich() for _ in range(width - 1))]
        yield (*cells, *_covered(reaching, len(cells)))


def _covered(reaching: Counter[int], column: int) -> Iterator[Rich]:
    while reaching[column]:
        reaching[column] -= 1
        yield Rich()
        column += 1


def _span(node: HtmlElement, name: str) -> int:
    value = node.get(name) or "1"
    return max(1, min(int(value), _WIDEST)) if value.isdigit() else 1
