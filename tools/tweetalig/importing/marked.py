"""Reads Markdown: it stays as it is, but for front matter, typography and links."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tweetalig.importing.addresses import link_remarks
from tweetalig.importing.blocks import About, Paragraph, Remark
from tweetalig.importing.joining import Joiner
from tweetalig.importing.rich import Rich
from tweetalig.importing.structure import loses_list, lost_list
from tweetalig.importing.typography import tidy_quotes, tidy_spaces
from tweetalig.model import Kind
from tweetalig.segment import segment_markdown
from tweetalig.segment.frontmatter import FrontMatter, parse_front_matter
from tweetalig.segment.inline import map_visible, visible_text

_TITLE = re.compile(r"^# +(?P<title>\S.*?)(?: +#+)? *$", re.MULTILINE)
_ADDRESS = re.compile(r"https?://[^\s<>\"()\[\]]+")
_IMAGE = re.compile(r"(?P<start>!\[[^\]]*\]\(<?)(?P<address>[^)\s>:]+)(?=>?(?:\s+\"[^\"]*\")?\))")
_OWN_LINE = frozenset({Kind.PARAGRAPH, Kind.HEADING})


@dataclass(frozen=True, slots=True, kw_only=True)
class Markdown:
    """A Markdown file with its body cleaned; ``front`` is its front matter as it stands."""

    front: FrontMatter
    body: str
    about: About
    remarks: tuple[Remark, ...]
    images: tuple[str, ...]


def read_marked(text: str, name: str, joiner: Joiner) -> Markdown:
    """Read a Markdown text; raise :class:`UnreadableInput` for broken front matter."""
    front = parse_front_matter(text, name)
    first = text.count("\n", 0, front.end)
    remarks: list[Remark] = []
    body = _tidied(front.body, joiner)
    remarks += joiner.remarks
    body = _cleaned(body, first, remarks)
    remarks += _lost_lists(body, first)
    heading = _TITLE.search(body)
    title = str(front.data.get("title") or (visible_text(heading["title"]) if heading else ""))
    about = About(
        title=title,
        description=str(front.data.get("description") or ""),
        date=str(front.data.get("date") or ""),
        address=_address(front.data),
    )
    images = tuple(dict.fromkeys(found["address"] for found in _IMAGE.finditer(body)))
    return Markdown(front=front, body=body, about=about, remarks=tuple(remarks), images=images)


def with_images(body: str, names: Mapping[str, str]) -> str:
    """Return the body with the addresses of images replaced."""
    return _IMAGE.sub(
        lambda found: found["start"] + names.get(found["address"], found["address"]), body
    )


def _address(data: Mapping[str, object]) -> str:
    sources = data.get("sources") or data.get("source") or ""
    return str(sources)


def _tidied(body: str, joiner: Joiner) -> str:
    """Mend words and typography in the texts; what is between them keeps its bytes."""
    document = segment_markdown(body)

    def tidy(words: str) -> str:
        text = joiner.mend(_spaces_kept(words), 0)
        return tidy_quotes(text).text

    changed = {one.id: map_visible(one.text, tidy) for one in document.segments}
    return document.render({key: text for key, text in changed.items() if text.strip()})


def _spaces_kept(words: str) -> Rich:
    """Make spaces plain, but leave those at the ends, which stand between marks."""
    inner = tidy_spaces(Rich(words)).text
    if not inner:
        return Rich(words)
    start = words[: len(words) - len(words.lstrip())]
    end = words[len(words.rstrip()) :]
    return Rich(f"{start}{inner}{end}")


def _cleaned(body: str, first: int, remarks: list[Remark]) -> str:
    def clean(found: re.Match[str]) -> str:
        line = first + body.count("\n", 0, found.start()) + 1
        address, said = link_remarks(found.group(), line)
        remarks.extend(said)
        return address

    return _ADDRESS.sub(clean, body)


def _lost_lists(body: str, first: int) -> Iterator[Remark]:
    document = segment_markdown(body)
    following = (*document.segments[1:], None)
    for segment, between, after in zip(
        document.segments, document.frame[1:], following, strict=True
    ):
        words = visible_text(segment.text)
        if segment.kind is not Kind.PARAGRAPH or between.strip(" \t\r\n#"):
            continue
        if after is not None and after.kind not in _OWN_LINE:
            continue
        block = Paragraph(text=Rich(visible_text(after.text))) if after is not None else None
        if loses_list(words, block):
            yield lost_list(words, first + segment.line)
