"""The two judges of structure, and what they must agree on before and after a translation."""

from __future__ import annotations

from html.parser import HTMLParser

from markdown import Markdown
from markdown_it import MarkdownIt  # noqa: TID251 - the tests judge by it

from tweetalig.segment import segment_markdown
from tweetalig.segment.html_names import VOID_NAMES
from tweetalig.segment.inline import map_visible

# What `mkdocs.yml` switches on: the extensions of the site, in one place for all tests.
EXTENSIONS = (
    "abbr",
    "admonition",
    "attr_list",
    "def_list",
    "footnotes",
    "md_in_html",
    "tables",
    "toc",
    "pymdownx.betterem",
    "pymdownx.caret",
    "pymdownx.mark",
    "pymdownx.tilde",
    "pymdownx.details",
    "pymdownx.superfences",
    "pymdownx.highlight",
    "pymdownx.inlinehilite",
    "pymdownx.keys",
    "pymdownx.snippets",
    "pymdownx.tabbed",
    "pymdownx.tasklist",
    "pymdownx.arithmatex",
    "pymdownx.blocks.caption",
)
EXTENSION_CONFIGS = {
    "toc": {"permalink": False},
    "pymdownx.tabbed": {"alternate_style": True},
    "pymdownx.arithmatex": {"generic": True},
    "pymdownx.highlight": {"use_pygments": False},
}

_KEPT_TEXT = frozenset({"code", "pre", "kbd", "script", "style", "textarea"})
_KEPT_CLASSES = frozenset({"arithmatex", "keys"})
_TEXT_ATTRIBUTES = frozenset({"alt", "title", "aria-label", "placeholder"})


def site_html(text: str) -> str:
    """Render as the site does: Python-Markdown with its extensions."""
    return Markdown(extensions=list(EXTENSIONS), extension_configs=EXTENSION_CONFIGS).convert(text)


def commonmark_html(text: str) -> str:
    """Render as CommonMark says."""
    return str(MarkdownIt("commonmark").render(text))


def upper_cased(text: str) -> str:
    """Render a text with all that a translator gets to see of it in capitals."""
    document = segment_markdown(text)
    return document.render({one.id: map_visible(one.text, str.upper) for one in document.segments})


def skeleton(html: str) -> tuple[str, ...]:
    """Return the tags of ``html`` with their attributes, and the text that must not change."""
    reader = _Skeleton()
    reader.feed(html)
    reader.close()
    return tuple(reader.parts)


def block_skeleton(html: str) -> tuple[str, ...]:
    """Return the skeleton without the elements that a translator may write within a line."""
    return tuple(part for part in skeleton(html) if not part.lstrip("</").startswith(_INLINE))


_INLINE = tuple(
    f"{name}{end}"
    for name in ("em", "strong", "code", "a", "del", "ins", "sub", "sup", "mark", "br", "abbr")
    for end in (" ", ">")
)


def visible_text(html: str) -> str:
    """Return what a reader sees that is to be translated: no code, formulas or keys."""
    reader = _Skeleton()
    reader.feed(html)
    reader.close()
    return "".join(reader.seen)


class _Skeleton(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.seen: list[str] = []
        self.kept: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        heading = len(tag) == 2 and tag[0] == "h" and tag[1].isdigit()
        shown = [
            name if name in _TEXT_ATTRIBUTES else f"{name}={value}"
            for name, value in attrs
            if not (heading and name == "id")
        ]
        self.parts.append(f"<{' '.join([tag, *shown])} >")
        for name, value in attrs:
            if name in _TEXT_ATTRIBUTES and value:
                self.seen.append(f" {value} ")
        if tag in VOID_NAMES:
            return
        classes = set((dict(attrs).get("class") or "").split())
        if self.kept or tag in _KEPT_TEXT or classes & _KEPT_CLASSES:
            self.kept.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kept = list(self.kept)
        self.handle_starttag(tag, attrs)
        self.kept = kept

    def handle_endtag(self, tag: str) -> None:
        self.parts.append(f"</{tag}>")
        if tag in self.kept:
            while self.kept.pop() != tag:
                pass
        self.seen.append(" ")

    def handle_data(self, data: str) -> None:
        if self.kept:
            self.parts.append(data)
        else:
            self.seen.append(data)

    def handle_comment(self, data: str) -> None:
        self.parts.append(f"<!--{data}-->")

    def handle_pi(self, data: str) -> None:
        self.parts.append(f"<?{data}>")

    def handle_decl(self, decl: str) -> None:
        self.parts.append(f"<!{decl}>")
