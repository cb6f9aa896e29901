"""Reads Word files: mammoth makes HTML of the text, and what it leaves out is reported."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import mammoth  # noqa: TID251 - this is the one module
from lxml import html

from tweetalig.importing.blocks import Remark, Source
from tweetalig.importing.contents import left_out
from tweetalig.importing.html_blocks import text_document
from tweetalig.importing.packages import MACROS, about_of, open_package, parse_part, read_part
from tweetalig.importing.word_numbers import set_starts
from tweetalig.model import Severity

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MOVED = re.compile(rb'<w:position w:val="(?P<down>-?)[1-9]\d*"\s*/>(?=<w:sz )')
_STYLES = """
p[style-name='Title'] => h1.title:fresh
p[style-name='Titel'] => h1.title:fresh
p[style-name='Subtitle'] => p.subtitle:fresh
p[style-name='caption'] => p.caption:fresh
p[style-name='Caption'] => p.caption:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name='Quotations'] => blockquote > p:fresh
p[style-name='List Bullet 2'] => ul|ol > li > ul > li:fresh
p[style-name='List Bullet 3'] => ul|ol > li > ul|ol > li > ul > li:fresh
p[style-name='List Number 2'] => ul|ol > li > ol > li:fresh
p[style-name^='toc '] => p.contents:fresh
p[style-name='TOC Heading'] => p.contents:fresh
comment-reference =>
"""


def read_word(data: bytes) -> Source:
    """Return the blocks of a ``.docx`` file."""
    with open_package(data) as package:
        body = parse_part(package, "word/document.xml")
        seen, remarks = _looked_through(package, body)
        about = about_of(parse_part(package, "docProps/core.xml"))
        images: dict[str, bytes] = {}
        parts = {name: parse_part(package, f"word/{name}.xml") for name in ("numbering", "styles")}
        result = mammoth.convert_to_html(
            io.BytesIO(_with_raised_letters(package, data)),
            style_map=_STYLES,
            convert_image=mammoth.images.img_element(lambda image: _taken(image, images)),
            ignore_empty_paragraphs=True,
        )
    root = html.fromstring(f"<div>{result.value or '<p></p>'}</div>")
    contents = tuple(_without_contents(root))
    if body is not None:
        set_starts(root, body, parts)
    return text_document(root, images=images, about=about, remarks=(*remarks, *contents), seen=seen)


def _with_raised_letters(package: zipfile.ZipFile, data: bytes) -> bytes:
    """Mark small letters that are moved up or down as what they are, which mammoth looks for.

    LibreOffice writes the 3 of 10³ in this way.
    """
    changed = {
        name: new
        for name in ("word/document.xml", "word/footnotes.xml")
        if (new := _MOVED.sub(_as_raised, old := read_part(package, name))) != old
    }
    if not changed:
        return data
    copy = io.BytesIO()
    with zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED) as written:
        for info in package.infolist():
            written.writestr(info, changed.get(info.filename) or read_part(package, info.filename))
    return copy.getvalue()


def _as_raised(found: re.Match[bytes]) -> bytes:
    return b'<w:vertAlign w:val="%s"/>' % (b"subscript" if found["down"] else b"superscript")


def _taken(image: Any, images: dict[str, bytes]) -> dict[str, str]:
    with image.open() as stream:
        data = stream.read()
    key = next((key for key, known in images.items() if known == data), f"image-{len(images) + 1}")
    images[key] = data
    return {"src": key}


def _without_contents(root: HtmlElement) -> Iterator[Remark]:
    """Take the lines of the table of contents out, and say so."""
    for line in root.find_class("contents"):
        text = " ".join(line.text_content().split())
        line.drop_tree()
        if text:
            yield left_out(text)


def _looked_through(
    package: zipfile.ZipFile, body: _Element | None
) -> tuple[str, tuple[Remark, ...]]:
    """Return all visible words of the package, and remarks on what is not in the text itself."""
    names = package.namelist()
    seen = [] if body is None else ["\n".join(_paragraphs(body))]
    remarks = list(_changes(body)) if body is not None else []
    for name in sorted(names):
        found = re.fullmatch(r"word/(header|footer|footnotes|endnotes|comments)\d*\.xml", name)
        part = parse_part(package, name) if found else None
        if found is None or part is None:
            continue
        texts = [text for text in _paragraphs(part) if text.strip()]
        seen += texts
        remarks += _beside_the_text(found[1], texts)
    if any(name.endswith("vbaProject.bin") for name in names):
        remarks.append(MACROS)
    return "\n".join(seen), tuple(remarks)


def _paragraphs(part: _Element) -> Iterator[str]:
    """Yield the visible text of each paragraph; text in a box is repeated in a fallback."""
    for paragraph in part.iter(f"{_W}p"):
        pieces = []
        for node in paragraph.iter(f"{_W}t", f"{_W}tab", f"{_W}br", f"{_W}noBreakHyphen"):
            nearest = next(node.iterancestors(f"{_W}p"))
            fallback = any(str(one.tag).endswith("}Choice") for one in node.iterancestors())
            if nearest is not paragraph or fallback:
                continue
            name = str(node.tag).removeprefix(_W)
            pieces.append({"t": node.text or "", "noBreakHyphen": "-"}.get(name, " "))
        yield "".join(pieces)


def _changes(body: _Element) -> Iterator[Remark]:
    deleted = ["".join(node.itertext()) for node in body.iter(f"{_W}delText")]
    if deleted:
        yield Remark(
            rule="tracked-change",
            message="changes were recorded in the file; they were taken as accepted, and deleted "
            f"words were left out: “{' '.join(deleted)[:200]}”",
            text=" ".join(deleted),
            severity=Severity.WARNING,
            hint="accept or reject the changes in the original if this is not what you want",
        )


def _beside_the_text(kind: str, texts: list[str]) -> Iterator[Remark]:
    names = {"header": "a running head", "footer": "a footer", "comments": "a comment"}
    if kind not in names:
        return
    for text in texts:
        yield Remark(
            rule="comment" if kind == "comments" else "running-head",
            message=f"{names[kind]} was left out: “{text.strip()}”",
            text=text,
            severity=Severity.WARNING if kind == "comments" else Severity.NOTICE,
        )
