"""Makes an article of a source: front matter, body, images, and the report of what is in doubt."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import reduce
from itertools import chain, count

from tweetalig.errors import UnreadableInput
from tweetalig.importing.addresses import tidy_links
from tweetalig.importing.audit import lost_words
from tweetalig.importing.blocks import (
    About,
    Listing,
    Remark,
    Source,
    every_block,
    texts_of,
)
from tweetalig.importing.contents import leave_out_contents
from tweetalig.importing.formats import Format, decoded, format_of, read_source
from tweetalig.importing.joining import Joiner
from tweetalig.importing.mapping import map_texts
from tweetalig.importing.marked import read_marked, with_images
from tweetalig.importing.naming import Naming, image_lost
from tweetalig.importing.notes import find_typed_notes
from tweetalig.importing.rich import Rich
from tweetalig.importing.structure import (
    find_bare_headings,
    find_headers,
    find_typed_lists,
    part_bold_first_lines,
    place_captions,
    report_lost_lists,
    report_pictures,
    settle_title,
    undo_layout_tables,
)
from tweetalig.importing.typography import tidy_typography
from tweetalig.importing.writing import TODO, write_blocks, write_inline
from tweetalig.segment import segment_markdown
from tweetalig.segment.fitting import fit
from tweetalig.segment.frontmatter import parse_front_matter, with_block
from tweetalig.segment.inline import visible_text
from tweetalig.segment.place import Form, Place
from tweetalig.segment.yaml_text import quote_yaml

_STEPS: tuple[Callable[[Source], Source], ...] = (
    tidy_typography,
    tidy_links,
    find_headers,
    undo_layout_tables,
    find_typed_lists,
    find_typed_notes,
    leave_out_contents,
    place_captions,
    part_bold_first_lines,
    find_bare_headings,
    settle_title,
    report_lost_lists,
)
"""What is done to every source, in this order, whatever format it came in."""

_LONGEST_SLUG = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """An article that was made of a source, before it has a place in the site.

    ``images`` are the bytes of files by name, ``copies`` files that lie beside the source by
    the name they get; both go to the folder that the text names.
    ``lines`` has the line in the article of each remark, 0 where it has none.
    """

    slug: str
    title: str
    text: str
    images: Mapping[str, bytes] = field(default_factory=dict)
    copies: Mapping[str, str] = field(default_factory=dict)
    remarks: tuple[Remark, ...] = ()
    lines: tuple[int, ...] = ()
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is to be made an article of.

    ``name`` is the source's file name, ``folder`` the way from the article to the images,
    ``beside`` the image files that lie beside the source. ``spellings`` are words that are
    known to be right, in lower case; ``taken`` are file names, without their ends, that other
    articles have.
    """

    data: bytes
    name: str
    folder: str = "../beelden"
    beside: frozenset[str] = frozenset()
    spellings: frozenset[str] = frozenset()
    taken: frozenset[str] = frozenset()


def make_article(order: Order) -> Made:
    """Make an article of a file; raise :class:`UnreadableInput`."""
    joiner = Joiner(spellings=order.spellings)
    if format_of(order.data, order.name) is Format.MARKDOWN:
        return _made_of_markdown(order, joiner)
    source = read_source(order.data, name=order.name, joiner=joiner)
    source = map_texts(source, joiner.mend)
    source = replace(source, remarks=(*source.remarks, *joiner.remarks))
    source = reduce(lambda done, step: step(done), _STEPS, source)
    if not any(texts_of(source.blocks)):
        raise UnreadableInput("the file holds no text")
    slug = _free_slug(source.about.title, order)
    naming = Naming(slug=slug, folder=order.folder, beside=order.beside)
    source = report_pictures(naming.placed(source))
    heading = fit(write_inline(Rich(source.about.title or TODO)), Place(Form.HEADING, opens=False))
    body = write_blocks(source.blocks, source.notes)
    text = f"---\n{_front_matter(source.about)}---\n\n# {heading}\n\n{body}"
    made = Made(slug=slug, title=source.about.title, text=text, unit=source.unit)
    made = replace(made, images=naming.images, copies=naming.copies)
    return _reported(made, source, _letters_of_lists(source))


def _made_of_markdown(order: Order, joiner: Joiner) -> Made:
    text, remarks = decoded(order.data)
    text = text.replace("\r\n", "\n").removeprefix("\ufeff")
    markdown = read_marked(text, order.name, joiner)
    about = markdown.about
    slug = _free_slug(about.title, order)
    naming = Naming(slug=slug, folder=order.folder, beside=order.beside)
    names = {address: naming.local(address) for address in markdown.images}
    body = with_images(markdown.body, {old: new for old, new in names.items() if new})
    lost = (image_lost(address) for address, new in names.items() if not new)
    front = f"---\n{markdown.front.yaml}---\n" if markdown.front.yaml else ""
    text_out = f"{front}\n{body.lstrip()}"
    for key, value in _front_matter_blocks(about):
        if key not in markdown.front.data:
            text_out = with_block(text_out, key, value)
    made = Made(slug=slug, title=about.title, text=text_out, unit="line", copies=naming.copies)
    all_remarks = (*remarks, *markdown.remarks, *lost)
    return _reported(made, Source(about=about, remarks=all_remarks, seen=text))


def _free_slug(title: str, order: Order) -> str:
    slug = slug_of(title or re.sub(r"\.\w{1,8}$", "", order.name)) or "artikel"
    numbered = (f"{slug}-{number}" for number in count(2))
    return next(name for name in chain([slug], numbered) if name not in order.taken)


def _reported(made: Made, source: Source, changed: Iterable[str] = ()) -> Made:
    """Return the article with its report: what is to be filled in, and what got lost.

    ``changed`` are words that stand in the article in another form.
    """
    document = segment_markdown(made.text)
    seen = [(segment.line, visible_text(segment.text)) for segment in document.segments]
    remarks = (*source.remarks, *_to_fill_in(source.about))
    remarks += lost_words(
        source.seen,
        body=parse_front_matter(made.text, made.slug).body,
        segments=[words for _, words in seen],
        told=[*changed, *(remark.text for remark in remarks)],
    )
    placed = [(_line_of(remark, seen), remark) for remark in remarks]
    # In the order of the article; what has no place in it comes last.
    placed.sort(key=lambda one: one[0] or len(made.text))
    return replace(
        made,
        remarks=tuple(remark for _, remark in placed),
        lines=tuple(line for line, _ in placed),
    )


def slug_of(title: str) -> str:
    """Return a file name for a title: lower case, no accents, words joined by hyphens."""
    plain = unicodedata.normalize("NFKD", title.replace("ß", "ss").replace("’", ""))
    words = re.findall(r"[a-z0-9]+", plain.encode("ascii", "ignore").decode().lower())
    slug = ""
    for word in words:
        if slug and len(slug) + 1 + len(word) > _LONGEST_SLUG:
            break
        slug = f"{slug}-{word}" if slug else word[:_LONGEST_SLUG]
    return slug


def _front_matter(about: About) -> str:
    return "".join(f"{block}\n" for _, block in _front_matter_blocks(about))


def _front_matter_blocks(about: About) -> Iterator[tuple[str, str]]:
    """Yield the keys of the front matter with their blocks of YAML."""
    yield "title", f"title: {_yaml(about.title or TODO)}"
    yield "description", f"description: {_yaml(about.description or TODO)}"
    yield "date", f"date: {about.date or TODO}"
    if not about.address:
        yield "sources", f"sources: {TODO}"
        return
    publisher = [f"    publisher: {_yaml(about.publisher)}"] if about.publisher else []
    title = f"  - title: {_yaml(about.title or TODO)}"
    yield "sources", "\n".join(["sources:", title, *publisher, f"    url: {_yaml(about.address)}"])


def _yaml(text: str) -> str:
    return quote_yaml(" ".join(text.split()), Place(Form.YAML))


def _to_fill_in(about: About) -> Iterator[Remark]:
    missing = [
        name
        for name, value in (
            ("title", about.title),
            ("description", about.description),
            ("date", about.date),
            ("source", about.address),
        )
        if not value
    ]
    if missing:
        yield Remark(
            rule="front-matter",
            message=f"not found: {', '.join(missing)}",
            hint=f"fill it in where the front matter says {TODO}",
        )


def _letters_of_lists(source: Source) -> Iterator[str]:
    """Yield the letters that may have numbered a list; Markdown has only numbers for it."""
    for block in every_block(source.blocks):
        if isinstance(block, Listing) and block.start:
            last = min(block.start + len(block.items), 27)
            yield from (chr(ord("a") + number - 1) for number in range(block.start, last))


def _line_of(remark: Remark, seen: list[tuple[int, str]]) -> int:
    anchor = " ".join(remark.anchor.split())
    if not anchor:
        return 0
    squeezed = [(line, " ".join(words.split())) for line, words in seen]
    exact = (line for line, words in squeezed if words == anchor)
    whole = re.compile(rf"(?<!\w){re.escape(anchor)}(?!\w)")
    within = (line for line, words in squeezed if whole.search(words))
    return next(exact, next(within, 0))
