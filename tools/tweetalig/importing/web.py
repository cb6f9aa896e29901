"""Reads saved web pages: trafilatura finds the article, and the page keeps its own markup."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from types import MappingProxyType
from typing import TYPE_CHECKING
from urllib.parse import unquote_to_bytes

from lxml import html
from trafilatura import bare_extraction  # noqa: TID251 - this is the one module
from trafilatura.metadata import extract_metadata  # noqa: TID251 - as above

from tweetalig.importing.blocks import About, Remark, Source
from tweetalig.importing.footnotes import take_notes
from tweetalig.importing.html_blocks import UNSEEN, TreeReader, note_texts, visible_words
from tweetalig.model import Severity

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_FURNITURE_TAGS = frozenset({"nav", "aside", "footer", "form", "button", "dialog", "menu"})
_FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:cookies?|consent|gdpr|nav(?:bar|igation)?|menus?|breadcrumbs?|kruimelpad|share"
    r"|sharing|social|delen|related|gerelateerd|lees-?ook|sidebar|widget|newsletter|nieuwsbrief"
    r"|comments?|reacties|advert\w*|promo|banner|pagination|pager|skip-?link|toolbar|popup|modal"
    r"|toc|inhoudsopgave|table-of-contents|nav(?:header|footer)|tags?|author-?box|subscribe|donate|doneer|print|search|zoek\w*|headerlink)(?=$|[\s_-])",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_EMBEDDED = ("iframe", "video", "audio", "object", "embed")
_FIELDS = ("input", "option", "textarea")
_UNSEEN_FIELDS = frozenset({"hidden", "checkbox", "radio", "file", "image", "password"})
_NEVER_SEEN = frozenset({"head", "noscript", "template", "dialog"})
_LEAVES = frozenset((
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "td", "th", "dt", "dd", "pre", "blockquote",
    "figcaption"
))  # fmt: skip
_SHARE = 0.92
"""The article's element holds at least this share of the words that trafilatura found."""

_LARGEST_PART = 0.5
"""An element with more of the article than this is no furniture, whatever it is called."""


def read_web(text: str) -> Source:
    """Return the article of a web page, and a remark for each part that was left out."""
    root = html.document_fromstring(_without_declaration(text))
    body = root.find("body")
    body = root if body is None else body
    unread = tuple(_unread(body))
    _drop_unseen(root)
    seen = "\n".join([visible_words(body), *(remark.text for remark in unread)])
    about = _about(text)
    notes = take_notes(body)
    article = _article(body, text)
    remarks = [*_outside(body, article), *_without_furniture(article), *unread]
    _drop_permalinks(article)
    images: dict[str, bytes] = {}
    reader = TreeReader(fetch=lambda address: _embedded(address, images), anchors=notes.anchors)
    return Source(
        blocks=reader.blocks(article),
        notes=MappingProxyType(note_texts(reader, notes.elements)),
        images=MappingProxyType(images),
        about=about,
        remarks=tuple(remarks),
        seen=seen,
    )


def _without_declaration(text: str) -> str:
    # lxml takes no text that declares an encoding: it has been decoded already.
    return re.sub(r"^\s*<\?xml[^>]*\?>", "", text) or "<p></p>"


def _unread(body: HtmlElement) -> Iterator[Remark]:
    """Yield what is to be said of what a reader sees of a page and an article can't hold."""
    for element in body.iter(*_EMBEDDED):
        address = element.get("src") or element.get("data") or ""
        if address and not _is_unseen_here(element):
            yield Remark(
                rule="embedded",
                message=f"what is shown from {address} was left out ({element.tag})",
                severity=Severity.WARNING,
                hint="put a link to it in, if it matters",
            )
    for element in body.iter("svg"):
        words = " ".join(" ".join(one.itertext()) for one in element.iter("text")).strip()
        if words and not _is_unseen_here(element):
            yield Remark(
                rule="drawing",
                message=f"words in a drawing were left out: “{words[:200]}”",
                text=words,
                severity=Severity.WARNING,
                hint="put it in as an image, and say in words what it shows",
            )
    words = " ".join(word for element in body.iter(*_FIELDS) for word in _words_of_field(element))
    if words:
        yield Remark(
            rule="form", message=f"fields of a form were left out: “{words[:200]}”", text=words
        )


def _words_of_field(element: HtmlElement) -> Iterator[str]:
    if _is_unseen_here(element) or (element.get("type") or "") in _UNSEEN_FIELDS:
        return
    words = "".join(element.itertext()) if element.tag != "input" else ""
    yield from (
        one for one in (words.strip(), element.get("value"), element.get("placeholder")) if one
    )


def _is_unseen_here(element: HtmlElement) -> bool:
    """Tell whether an element is hidden, or within one that is."""
    hidden = (_is_hidden(one) or one.tag in _NEVER_SEEN for one in element.iterancestors())
    return _is_hidden(element) or any(hidden)


def _drop_unseen(root: HtmlElement) -> None:
    for element in list(root.iter()):
        if not isinstance(element.tag, str) or _is_unseen(element):
            element.drop_tree()


def _is_unseen(element: HtmlElement) -> bool:
    if element.tag in {"head", "meta", "link", "title"}:
        return False
    return element.tag in UNSEEN or _is_hidden(element)


def _is_hidden(element: HtmlElement) -> bool:
    style = _HIDDEN.search(element.get("style") or "")
    return element.get("hidden") is not None or bool(style)


def _about(text: str) -> About:
    found = extract_metadata(text)
    if found is None:
        return About()
    return About(
        title=found.title or "",
        description=found.description or "",
        date=found.date or "",
        address=found.url or "",
        publisher=found.sitename or "",
    )


def _article(body: HtmlElement, text: str) -> HtmlElement:
    """Return the smallest element with nearly all of what trafilatura takes for the article."""
    found = bare_extraction(text, favor_recall=True, include_tables=True, include_comments=False)
    words = "" if found is None else str(getattr(found, "text", "") or "")
    known = {_squeezed(line.lstrip("-• ")) for line in words.split("\n")}
    weights = {
        leaf: len(said)
        for leaf in body.iter(*_LEAVES)
        if (said := _squeezed("".join(leaf.itertext()))) and (said in known)
    }
    total = sum(weights.values())
    article = body
    while total:
        inner = max(
            (child for child in article if isinstance(child.tag, str)),
            key=lambda child: _weight(child, weights),
            default=None,
        )
        if inner is None or inner.tag in _LEAVES or _weight(inner, weights) < _SHARE * total:
            break
        article = inner
    return article


def _weight(element: HtmlElement, weights: dict[HtmlElement, int]) -> int:
    return sum(weights.get(one, 0) for one in element.iter())


def _squeezed(text: str) -> str:
    return "".join(text.split()).casefold()


def _outside(body: HtmlElement, article: HtmlElement) -> Iterator[Remark]:
    """Yield what stands beside the article, part by part."""
    inside = article
    while inside is not body and inside.getparent() is not None:
        parent = inside.getparent()
        for child in parent:
            if child is not inside and isinstance(child.tag, str):
                yield from _left_out(child)
            if child.tail and child.tail.strip():
                yield _remark("page", child.tail)
        if parent.text and parent.text.strip():
            yield _remark("page", parent.text)
        inside = parent


def _left_out(element: HtmlElement) -> Iterator[Remark]:
    words = " ".join(visible_words(element).split())
    if words:
        name = element.get("id") or (element.get("class") or "").split(" ")[0] or str(element.tag)
        yield _remark(name, words)


def _remark(name: str, words: str) -> Remark:
    text = " ".join(words.split())
    shown = text if len(text) <= 80 else f"{text[:77].rsplit(' ', 1)[0]} …"
    return Remark(
        rule="page-part",
        message=f"a part of the page ({name[:40]}) was left out: “{shown}”",
        text=text,
        severity=Severity.NOTICE,
    )


def _without_furniture(article: HtmlElement) -> list[Remark]:
    """Take menus, share buttons and the like out of the article, and say so."""
    remarks: list[Remark] = []
    whole = max(1, len("".join(article.itertext())))
    for element in list(article.iter()):
        if element is article or not isinstance(element.tag, str) or element.getparent() is None:
            continue
        names = (
            f"{element.get('class') or ''} {element.get('id') or ''} {element.get('role') or ''}"
        )
        furniture = element.tag in _FURNITURE_TAGS or _FURNITURE.search(names)
        small = len("".join(element.itertext())) < _LARGEST_PART * whole
        if furniture and small and article in element.iterancestors():
            remarks += _left_out(element)
            element.drop_tree()
    return remarks


def _drop_permalinks(article: HtmlElement) -> None:
    """Drop the signs beside headings that lead to themselves."""
    for heading in article.iter("h1", "h2", "h3", "h4", "h5", "h6"):
        for link in list(heading.iter("a")):
            words = "".join(link.itertext()).strip()
            if (link.get("href") or "").startswith("#") and not re.search(r"\w", words):
                link.drop_tree()


def _embedded(address: str, images: dict[str, bytes]) -> str:
    """Keep an image that stands in the page itself, and return its key."""
    found = re.match(
        r"data:image/[\w.+-]+(?P<base64>;base64)?[^,]*,(?P<data>.*)", address, re.DOTALL
    )
    if found is None:
        return ""
    try:
        encoded = unquote_to_bytes(found["data"])
        data = base64.b64decode(encoded) if found["base64"] else encoded
    except (binascii.Error, ValueError):
        return ""
    if len(data) < 100:
        return ""  # A dot that counts visits, or a place kept for an image loaded later.
    key = f"image-{len(images) + 1}"
    images[key] = data
    return key
