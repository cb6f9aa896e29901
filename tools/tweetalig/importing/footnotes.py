"""Takes footnotes out of an HTML tree: the texts, and the addresses that refer to them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_REFERENCE = re.compile(r"[\[(]?(?:\d{1,3}|[*†‡a-z]|[ivx]{1,5})[\])]?")
_BACK = re.compile(r"[\s\[(]*(?:[↑↩⏎^⇡↵←]\ufe0e?|terug|\d{1,3}[.)]?|[*†‡a-z]|[ivx]{1,5})[\])\s]*")
_NOTE_PLACE = re.compile(r"foot|end|noot|noten|\bref|\bnotes?\b|^fn|^cite_note", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Notes:
    """Footnotes: the key of each address that refers to one, and the elements that hold them."""

    anchors: dict[str, str]
    elements: dict[str, HtmlElement]


def take_notes(root: HtmlElement) -> Notes:
    """Take the footnotes out of ``root``; lists and sections that are empty then go as well."""
    by_id = {
        name: element
        for element in root.iter()
        if isinstance(element.tag, str) and (name := element.get("id") or element.get("name"))
    }
    anchors: dict[str, str] = {}
    elements: dict[str, HtmlElement] = {}
    for link in list(root.iter("a")):
        address = (link.get("href") or "").strip()
        if not address.startswith("#") or address in anchors:
            continue
        note = _note_of(link, by_id.get(address[1:]))
        if note is not None and note not in elements.values():
            key = str(len(elements) + 1)
            anchors[address] = key
            elements[key] = note
    for note in elements.values():
        _take_out(note)
    return Notes(anchors=anchors, elements=elements)


def _note_of(link: HtmlElement, target: HtmlElement | None) -> HtmlElement | None:
    """Return the element of the footnote that a link refers to, if it does."""
    words = "".join(link.itertext()).strip()
    raised = link.getparent() is not None and link.getparent().tag == "sup"
    raised = raised or link.find("sup") is not None
    if target is None or not _REFERENCE.fullmatch(words):
        return None
    note = target
    while note.tag in {"a", "span", "sup", "b", "strong"} and note.getparent() is not None:
        note = note.getparent()
    if note.tag not in {"li", "p", "div", "dd", "aside", "td"} or link in note.iterdescendants():
        return None
    named = any(
        _NOTE_PLACE.search(f"{one.get('id') or ''} {one.get('class') or ''}")
        for one in (target, note, *list(note.iterancestors())[:3])
    )
    return note if raised or named else None


def _take_out(note: HtmlElement) -> None:
    for link in list(note.iter("a")):
        words = "".join(link.itertext())
        if (link.get("href") or "").startswith("#") and (_BACK.fullmatch(words) or not words):
            link.drop_tree()
    parent = note.getparent()
    note.drop_tree()
    note.tail = None
    while parent is not None and parent.tag not in {"body", "html", "article", "main"}:
        if "".join(parent.itertext()).strip() or parent.find(".//img") is not None:
            return
        outer = parent.getparent()
        if outer is None:
            return
        parent.drop_tree()
        parent = outer
