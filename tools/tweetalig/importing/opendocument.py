"""Reads OpenDocument texts: their XML becomes an HTML tree with the styles resolved."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from tweetalig.errors import UnreadableInput
from tweetalig.importing.blocks import Remark, Source
from tweetalig.importing.html_blocks import text_document
from tweetalig.importing.list_joining import CONTINUES, KEY, join_lists
from tweetalig.importing.packages import MACROS, about_of, open_package, parse_part, read_part
from tweetalig.model import Severity

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement

_DAMAGED = "open it in its program, and save it again"
# Elements that are not text of the document, and what is said when they are left out.
_LEFT_OUT: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "annotation": ("comment", "a comment was left out"),
        "tracked-changes": ("tracked-change", "deleted text of recorded changes was left out"),
        "table-of-content": (
            "contents",
            "a table of contents was left out; the site makes its own",
        ),
        "alphabetical-index": ("contents", "an index was left out"),
    }
)
_INVISIBLE = frozenset((
    "sequence-decls", "forms", "variable-decls", "user-field-decls", "desc", "title", "creator",
    "date", "creator-initials", "note-citation",
))  # fmt: skip
_BOXES = frozenset({"text-box", "custom-shape", "rect", "ellipse", "path", "polygon", "caption"})
"""What hangs in a paragraph and can hold paragraphs of its own."""

_DEEPEST = 60


def read_opendocument(data: bytes) -> Source:
    """Return the blocks of an ``.odt`` file."""
    with open_package(data) as package:
        if b"encryption-data" in read_part(package, "META-INF/manifest.xml"):
            raise UnreadableInput(
                "the file is locked with a password", hint="save it without a password"
            )
        content = parse_part(package, "content.xml")
        body = None if content is None else _first(content, "text")
        if content is None or body is None:
            raise UnreadableInput("the file holds no text document", hint=_DAMAGED)
        styles = parse_part(package, "styles.xml")
        tree = _Tree(styles=_styles([*_roots(styles), content]))
        root = tree.html(body)
        join_lists(root)
        objects = tuple(_objects(package, tree.objects))
        images = dict(_images(package, tree.images))
        heads = tuple(_running_heads(styles)) if styles is not None else ()
        macros = (MACROS,) if _has_macros(package) else ()
        about = about_of(parse_part(package, "meta.xml"))
    return text_document(
        root,
        images=images,
        about=about,
        remarks=(*heads, *tree.remarks, *objects, *macros),
        seen="\n".join([*_seen(body), *(remark.text for remark in (*heads, *objects))]),
    )


def _roots(styles: _Element | None) -> list[_Element]:
    return [] if styles is None else [styles]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Look:
    """What a style says; None where it leaves that to its parent.

    ``numbered`` has the levels of a list that count, and the numbers they begin with.
    """

    parent: str = ""
    bold: bool | None = None
    italic: bool | None = None
    hidden: bool | None = None
    shift: str = ""
    numbered: Mapping[int, int] = field(default_factory=lambda: MappingProxyType({}))


def _styles(roots: list[_Element]) -> dict[str, _Look]:
    looks: dict[str, _Look] = {}
    for root in roots:
        for node in root.iter():
            name = _attribute(node, "name")
            if _name(node) == "style" and name:
                looks[name] = _look(node)
            elif _name(node) == "list-style" and name:
                levels = {
                    _number(level, "level"): _number(level, "start-value")
                    for level in node
                    if _name(level) == "list-level-style-number" and _attribute(level, "num-format")
                }
                looks[name] = _Look(numbered=MappingProxyType(levels))
    return looks


def _look(node: _Element) -> _Look:
    bold = italic = hidden = None
    shift = ""
    for properties in node:
        if _name(properties) != "text-properties":
            continue
        weight, slant = (_attribute(properties, key) for key in ("font-weight", "font-style"))
        bold = weight in {"bold", "600", "700", "800", "900"} if weight else None
        italic = slant in {"italic", "oblique"} if slant else None
        display = _attribute(properties, "display")
        hidden = display == "none" if display else None
        position = _attribute(properties, "text-position").split(" ")[0]
        if position and position not in {"0%"}:
            shift = "sub" if position.startswith(("-", "sub")) else "sup"
    return _Look(
        parent=_attribute(node, "parent-style-name"),
        bold=bold,
        italic=italic,
        hidden=hidden,
        shift=shift,
    )


@dataclass(slots=True, kw_only=True)
class _Tree:
    """Writes the document as HTML, and remembers its images and what it left out."""

    styles: Mapping[str, _Look]
    images: list[str] = field(default_factory=list)
    objects: list[str] = field(default_factory=list)
    boxes: list[HtmlElement] | None = None
    remarks: list[Remark] = field(default_factory=list)
    notes: list[HtmlElement] = field(default_factory=list)
    counted: dict[tuple[str, int], int] = field(default_factory=dict)

    def html(self, body: _Element) -> HtmlElement:
        root = _element("div")
        self._into(root, body, 0)
        if self.notes:
            listing = _element("ol", {"class": "footnotes"})
            listing.extend(self.notes)
            root.append(listing)
        return root

    def _into(self, parent: HtmlElement, node: _Element, depth: int) -> None:
        """Append what ``node`` holds to ``parent``."""
        if depth > _DEEPEST:
            raise UnreadableInput("the document is nested too deeply", hint=_DAMAGED)
        _say(parent, node.text)
        for child in node:
            if isinstance(child.tag, str):
                self._child(parent, child, depth + 1)
            _say(parent, child.tail)

    def _child(self, parent: HtmlElement, node: _Element, depth: int) -> None:
        name = _name(node)
        if name in _LEFT_OUT:
            self._leave_out(node, *_LEFT_OUT[name])
        elif name in _INVISIBLE:
            return
        elif name in _SIGNS:
            sign = _SIGNS[name]
            if sign:
                _say(parent, sign * min(int(_attribute(node, "c") or 1), 100))
            else:
                parent.append(_element("br"))
        elif name == "span" and self._inherited(_attribute(node, "style-name"), "hidden"):
            self._leave_out(node, "hidden-text", "text that is hidden in the file was left out")
        else:
            self._element(parent, node, name, depth)

    def _element(self, parent: HtmlElement, node: _Element, name: str, depth: int) -> None:
        """Append what is shown of an element, each kind in its own way."""
        if name == "note":
            self._note(parent, node, depth)
        elif name == "image":
            self._image(parent, node)
        elif name == "object":
            self.objects.append(_attribute(node, "href").removeprefix("./"))
        elif name in {"p", "h"} and self.boxes is None:
            self._with_boxes(parent, node, name, depth)
        elif name in _BOXES and self.boxes is not None:
            self._box(node, depth)
        elif name == "list":
            self._list(parent, node, depth)
        else:
            self._into(self._opened(parent, node, name), node, depth)

    def _with_boxes(self, parent: HtmlElement, node: _Element, name: str, depth: int) -> None:
        """Append a paragraph, and after it the boxes that hang in it, which part no sentence."""
        self.boxes = []
        self._into(self._opened(parent, node, name), node, depth)
        parent.extend(self.boxes)
        self.boxes = None

    def _box(self, node: _Element, depth: int) -> None:
        box = _element("div")
        boxes, self.boxes = self.boxes, None
        self._into(box, node, depth)
        self.boxes = [*(boxes or ()), box]

    def _opened(self, parent: HtmlElement, node: _Element, name: str) -> HtmlElement:
        """Return the element that the contents of ``node`` go into, below ``parent``."""
        style = _attribute(node, "style-name")
        tag = _PLAIN.get(name, "")
        attributes: dict[str, str] = {}
        if name == "h":
            tag = f"h{min(int(_attribute(node, 'outline-level') or 1), 6)}"
        elif name == "p":
            tag, attributes = self._paragraph(style)
        elif name == "a":
            attributes = {"href": _attribute(node, "href")}
        elif name == "table-cell":
            header = _name(node.getparent().getparent()) == "table-header-rows"
            tag = "th" if header else "td"
            attributes = {
                "colspan": _attribute(node, "number-columns-spanned"),
                "rowspan": _attribute(node, "number-rows-spanned"),
            }
        if tag:
            parent = _below(parent, tag, attributes)
        if name == "span":
            for inner in self._emphasis(style):
                parent = _below(parent, inner)
        return parent

    def _paragraph(self, style: str) -> tuple[str, dict[str, str]]:
        names = list(self._ancestry(style))
        known = {re.sub(r"_20_", " ", name).casefold() for name in names}
        if known & {"title", "titel"}:
            return "h1", {"class": "title"}
        captions = {"caption", "illustration", "figure", "bijschrift", "afbeelding"}
        if known & captions:
            return "p", {"class": "caption"}
        if known & {"quotations", "citaten", "quote", "intense quote", "block text"}:
            return "blockquote", {}
        bold = self._inherited(style, "bold")
        return ("p", {"data-bold": "1"}) if bold else ("p", {})

    def _ancestry(self, style: str) -> Iterator[str]:
        seen: set[str] = set()
        while style and style not in seen:
            seen.add(style)
            yield style
            style = self.styles[style].parent if style in self.styles else ""

    def _inherited(self, style: str, name: str) -> bool:
        values = (
            getattr(self.styles[one], name) for one in self._ancestry(style) if one in self.styles
        )
        return bool(next((value for value in values if value is not None), False))

    def _emphasis(self, style: str) -> Iterator[str]:
        names = set(self._ancestry(style))
        if self._inherited(style, "bold") or "Strong_20_Emphasis" in names:
            yield "strong"
        if self._inherited(style, "italic") or names & {"Emphasis", "Citation"}:
            yield "em"
        shift = next((s.shift for n in names if (s := self.styles.get(n)) and s.shift), "")
        if shift:
            yield shift

    def _list(self, parent: HtmlElement, node: _Element, depth: int) -> None:
        outer = [one for one in node.iterancestors() if _name(one) == "list"]
        named = (_attribute(one, "style-name") for one in (node, *outer))
        style = next((name for name in named if name), "")
        level = len(outer) + 1
        start = self.styles.get(style, _Look()).numbered.get(level, 0)
        items = [item for item in node if _name(item) in {"list-item", "list-header"}]
        if start:
            start = self._first_number(node, items, (style, level), start)
        listing = _below(parent, "ol" if start else "ul", {"start": str(start)} if start else {})
        for key, name in ((KEY, "id"), (CONTINUES, "continue-list")):
            if _attribute(node, name):
                listing.set(key, _attribute(node, name))
        for item in items:
            self._into(_below(listing, "li"), item, depth + 1)

    def _first_number(
        self, node: _Element, items: Sequence[_Element], key: tuple[str, int], start: int
    ) -> int:
        """Return the number a list begins with, and remember where it ends."""
        if _attribute(node, "continue-numbering") == "true" or _attribute(node, "continue-list"):
            start = self.counted.get(key, start - 1) + 1
        if items and _attribute(items[0], "start-value"):
            start = _number(items[0], "start-value")
        self.counted[key] = start + len(items) - 1
        return start

    def _note(self, parent: HtmlElement, node: _Element, depth: int) -> None:
        body = _first(node, "note-body")
        if body is None:
            return
        key = f"note-{len(self.notes) + 1}"
        note = _element("li", {"id": key})
        self.notes.append(note)
        self._into(note, body, depth + 1)
        link = _below(_below(parent, "sup"), "a", {"href": f"#{key}"})
        link.text = str(len(self.notes))

    def _image(self, parent: HtmlElement, node: _Element) -> None:
        address = _attribute(node, "href")
        if address.startswith("./"):
            address = address[2:]
        frame = node.getparent()
        described = (
            [] if frame is None else [one for one in frame if _name(one) in {"desc", "title"}]
        )
        words = next((one.text.strip() for one in described if one.text), "")
        self.images.append(address)
        _below(parent, "img", {"src": address, "alt": words})

    def _leave_out(self, node: _Element, rule: str, message: str) -> None:
        whole = "".join(_shown(node)) if rule == "hidden-text" else " ".join(_seen(node))
        text = " ".join(whole.split())
        if text:
            severity = Severity.NOTICE if rule == "contents" else Severity.WARNING
            shown = text if len(text) <= 200 else f"{text[:197]}…"
            self.remarks.append(
                Remark(rule=rule, message=f"{message}: “{shown}”", text=text, severity=severity)
            )


_SIGNS: Mapping[str, str] = MappingProxyType({"s": " ", "tab": "\t", "line-break": ""})
_PLAIN: Mapping[str, str] = MappingProxyType(
    {"a": "a", "table": "table", "table-row": "tr", "section": "div", "text-box": "div"}
)


def _element(tag: str, attributes: Mapping[str, str] | None = None) -> HtmlElement:
    from lxml.html import Element  # noqa: PLC0415 - only some formats need it

    return Element(tag, dict(attributes or {}))


def _below(
    parent: HtmlElement, tag: str, attributes: Mapping[str, str] | None = None
) -> HtmlElement:
    element = _element(tag, attributes)
    parent.append(element)
    return element


def _say(parent: HtmlElement, text: str | None) -> None:
    if not text:
        return
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def _name(node: _Element) -> str:
    return str(node.tag).rpartition("}")[2] if isinstance(node.tag, str) else ""


def _attribute(node: _Element, name: str) -> str:
    return next((str(v) for k, v in node.attrib.items() if str(k).rpartition("}")[2] == name), "")


def _number(node: _Element, name: str) -> int:
    value = _attribute(node, name)
    return int(value) if value.isdigit() else 1


def _first(node: _Element, name: str) -> _Element | None:
    return next((one for one in node.iter() if _name(one) == name), None)


def _seen(body: _Element) -> Iterator[str]:
    """Yield the visible text of each paragraph and heading, and of deleted text and comments."""
    for paragraph in body.iter():
        if _name(paragraph) in {"p", "h"}:
            yield "".join(_shown(paragraph))


def _shown(node: _Element) -> Iterator[str]:
    yield node.text or ""
    for child in node:
        if _name(child) in {"p", "h"}:
            continue
        if _name(child) in {"s", "tab", "line-break"}:
            yield " "
        elif isinstance(child.tag, str) and _name(child) not in _INVISIBLE:
            yield from _shown(child)
        yield child.tail or ""


def _images(package: zipfile.ZipFile, names: list[str]) -> Iterator[tuple[str, bytes]]:
    for name in names:
        data = read_part(package, name)
        if data:
            yield name, data


def _objects(package: zipfile.ZipFile, names: Sequence[str]) -> Iterator[Remark]:
    """Yield what is to be said of formulas, charts and sheets that are put into a text."""
    for name in names:
        content = parse_part(package, f"{name}/content.xml")
        nodes = () if content is None else content.iter()
        words = " ".join(
            node.text.strip() for node in nodes if node.text and _name(node) != "annotation"
        )
        yield Remark(
            rule="drawing",
            message=f"a formula, chart or sheet was left out: “{words[:200]}”",
            text=words,
            severity=Severity.WARNING,
            hint="put it in as an image, and say in words what it shows",
        )


def _running_heads(styles: _Element) -> Iterator[Remark]:
    for node in styles.iter():
        kind = _name(node)
        if kind.removesuffix("-left").removesuffix("-first") not in {"header", "footer"}:
            continue
        text = " ".join(" ".join(_seen(node)).split())
        if text:
            name = "a running head" if kind.startswith("header") else "a footer"
            yield Remark(rule="running-head", message=f"{name} was left out: “{text}”", text=text)


def _has_macros(package: zipfile.ZipFile) -> bool:
    names = [name for name in package.namelist() if name.startswith(("Basic/", "Scripts/"))]
    return any(name.endswith((".py", ".bsh", ".js")) or "/Module" in name for name in names)
