"""Reads Word files: mammoth makes HTML of the text, and what it leaves out is reported."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import mammoth  # noqa: TID251 - this is the one module
from lxml import etree, html

from tweetalig.importing.blocks import Remark, Source
from tweetalig.importing.contents import left_out
from tweetalig.importing.html_blocks import text_document
from tweetalig.importing.packages import MACROS, about_of, open_package, parse_part, read_part
from tweetalig.importing.word_mending import W as _W
from tweetalig.importing.word_mending import mend
from tweetalig.importing.word_numbers import set_starts
from tweetalig.model import Severity

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement

_DRAWING = re.compile(r"word/(?:diagrams/data|charts/chart)\d*\.xml")
_CHUNK = Remark(
    rule="inserted-file",
    message="a part that was put into the file from another file was left out",
    severity=Severity.WARNING,
    hint="save the file anew in Word, and import that",
)
_STYLES = """
p[style-name='Title'] => h1.title:fresh
p[style-name='Titel'] => h1.title:fresh
p[style-name='Subtitle'] => p.subtitle:fresh
p[style-name='caption'] => p.caption:fresh
p[style-name='Caption'] => p.caption:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name='Quotations'] => blockquote > p:fresh
p[style-name='Block Text'] => blockquote > p:fresh
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
        mended, mending = _mended(package)
        body = mended.get("word/document.xml")
        seen, remarks = _looked_through(package, body)
        about = about_of(parse_part(package, "docProps/core.xml"))
        images: dict[str, bytes] = {}
        parts = {name: parse_part(package, f"word/{name}.xml") for name in ("numbering", "styles")}
        result = mammoth.convert_to_html(
            io.BytesIO(_rewritten(package, mended)),
            style_map=_STYLES,
            convert_image=mammoth.images.img_element(lambda image: _taken(image, images)),
            ignore_empty_paragraphs=True,
        )
    root = html.fromstring(f"<div>{result.value or '<p></p>'}</div>")
    contents = tuple(_without_contents(root))
    if body is not None:
        set_starts(root, body, parts)
    return text_document(
        root, images=images, about=about, remarks=(*mending, *remarks, *contents), seen=seen
    )


def _mended(package: zipfile.ZipFile) -> tuple[dict[str, _Element], list[Remark]]:
    """Return the parts that hold the text, as mammoth reads all of it, and remarks on them."""
    parts: dict[str, _Element] = {}
    remarks: list[Remark] = []
    for name in ("document", "footnotes", "endnotes"):
        part = parse_part(package, f"word/{name}.xml")
        if part is not None:
            remarks += mend(part)
            parts[f"word/{name}.xml"] = part
    return parts, remarks


def _rewritten(package: zipfile.ZipFile, parts: Mapping[str, _Element]) -> bytes:
    """Return the package with some of its parts replaced."""
    copy = io.BytesIO()
    with zipfile.ZipFile(copy, "w", zipfile.ZIP_STORED) as written:
        for info in package.infolist():
            part = parts.get(info.filename)
            content = read_part(package, info.filename) if part is None else etree.tostring(part)
            written.writestr(info.filename, content)
    return copy.getvalue()


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
    drawn = [text for name in sorted(names) if _DRAWING.fullmatch(name)
             for text in _drawn(parse_part(package, name))]  # fmt: skip
    if drawn:
        seen += drawn
        remarks.append(_drawing(drawn))
    if body is not None and next(body.iter(f"{_W}altChunk"), None) is not None:
        remarks.append(_CHUNK)
    if any(name.endswith("vbaProject.bin") for name in names):
        remarks.append(MACROS)
    return "\n".join(seen), tuple(remarks)


def _drawn(part: _Element | None) -> Iterator[str]:
    for node in () if part is None else part.iter():
        if str(node.tag).endswith(("/main}t", "/chart}v")) and (node.text or "").strip():
            yield node.text or ""


def _drawing(texts: list[str]) -> Remark:
    words = " ".join(texts)
    return Remark(
        rule="drawing",
        message=f"words in a drawing or chart were left out: “{words[:200]}”",
        text=words,
        severity=Severity.WARNING,
        hint="put it in as an image, and say in words what it shows",
    )


def _paragraphs(part: _Element) -> Iterator[str]:
    """Yield the visible text of each paragraph; text in a box is repeated in a fallback."""
    for paragraph in part.iter(f"{_W}p"):
        pieces = []
        for node in paragraph.iter(f"{_W}t", f"{_W}tab", f"{_W}br", f"{_W}noBreakHyphen"):
            nearest = next(node.iterancestors(f"{_W}p"))
            around = {str(one.tag).rpartition("}")[2] for one in node.iterancestors()}
            if nearest is not paragraph or around & {"Choice", "moveFrom"}:
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
