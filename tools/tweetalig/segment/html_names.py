"""Names of HTML elements, by how the parsers treat them, and attributes that readers see."""

from __future__ import annotations

import re
from collections.abc import Iterator

# Begins a block of raw HTML in CommonMark (kind 6) or in Python-Markdown.
BLOCK_NAMES = frozenset(
    [
        "address",
        "article",
        "aside",
        "base",
        "basefont",
        "blockquote",
        "body",
        "canvas",
        "caption",
        "center",
        "col",
        "colgroup",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "frame",
        "frameset",
        "group",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "head",
        "header",
        "hgroup",
        "hr",
        "html",
        "iframe",
        "legend",
        "li",
        "link",
        "main",
        "map",
        "math",
        "menu",
        "menuitem",
        "nav",
        "noframes",
        "noscript",
        "object",
        "ol",
        "optgroup",
        "option",
        "output",
        "p",
        "param",
        "progress",
        "search",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "title",
        "tr",
        "track",
        "ul",
        "video",
    ]
)

# Holds no text for readers, or text that must stay as it is.
RAW_NAMES = frozenset(
    [
        "script",
        "style",
        "pre",
        "textarea",
        "code",
        "svg",
        "math",
        "template",
        "iframe",
        "object",
    ]
)

VOID_NAMES = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    ]
)

_SHOWN_ATTRIBUTE = re.compile(
    r"""(?:\s|(?<=\{)|(?<=\{:))(?:alt|title|aria-label|placeholder)\s*=\s*(?:"([^"]*)"|'([^']*)')""",
    re.IGNORECASE,
)


def shown_attributes(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the spans of the attributes that readers see, in a tag or an attribute list."""
    for found in _SHOWN_ATTRIBUTE.finditer(text, start, end):
        yield found.span(found.lastindex or 0)
