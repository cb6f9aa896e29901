"""Both languages of an article beside each other, paragraph by paragraph, as a page of its own.

The page is put together from the two that were built, so that it needs no script and says what
they say: banner, terms and all. It is not indexed for search; the articles are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape

from tweetalig.model import Locale
from tweetalig.publish.inputs import to_root
from tweetalig.publish.words import Words

OPEN_HEAD = '<div class="tw-head">'
OPEN_TEXT = '<div class="tw-text">'
END_TEXT = "<!-- tweetalig: end of text -->"
"""What the theme puts around the title with its summary, and around the text of an article."""

_TAG = re.compile(
    r"<!--.*?-->|<(?P<slash>/?)(?P<name>[a-zA-Z][\w-]*)(?:[^>\"']|\"[^\"]*\"|'[^']*')*>", re.S
)
_VOID = frozenset(
    ["area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
_IN_HEAD = re.compile(r'<(?:h1|p class="tw-lead"|section class="tw-summary")[\s>]')
_OWN_ID = re.compile(r'(?<=\s)(id|for|name|popovertarget|aria-labelledby)="([^"]*)"')
_ADDRESS = re.compile(r'(?<=\s)(href|src|poster)="([^"]*)"')
_ABSOLUTE = re.compile(r"[a-z][a-z0-9+.-]*:|/|#:~:", re.I)
_SWITCH = re.compile(r'(<nav class="tw-languages".*?</nav>)', re.S)
_BANNER = re.compile(r'<aside class="tw-banner .*?</aside>', re.S)
_CANONICAL = re.compile(r'<link rel="canonical"[^>]*>')
_TITLE = re.compile(r"(?<=<title>)(.*?)(?= – )", re.S)
_ARTICLE = re.compile(r"<article [^>]*>")
_UNUSED = re.compile(r' data-tw-place="[^"]*"| data-pagefind-[a-z]+(?:="[^"]*")?')


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """An element at the top of a text: its name in lower case, and the whole of it as HTML."""

    name: str
    html: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Half:
    """One language of an article: what is paired, the panels of its terms, and its banner."""

    blocks: tuple[Block, ...]
    panels: str
    banner: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """Where a page is: its language, its address below that, and its HTML as it was built."""

    locale: Locale
    url: str
    html: str


def pair_name(source: Locale, target: Locale) -> str:
    """Return what the page with both languages is called, in the folder of the article.

    It lies beside the article's own page, so that every address on that one holds here too.

    >>> pair_name(Locale("nl"), Locale("en"))
    'nl-en.html'
    """
    return f"{source}-{target}.html"


def side_by_side(own: Side, other: Side, *, source: Locale, words: Words) -> str:
    """Return ``own`` with the language of ``other`` beside it; the source language comes first.

    ``words`` are those of the language that ``own`` is in, as the frame of the page is.
    """
    mine = _half(own.html)
    theirs = _half(_moved(other))
    before, _, rest = own.html.partition(OPEN_HEAD)
    end = rest.partition(END_TEXT)[2]
    sides = [(own.locale, mine), (other.locale, theirs)]
    if other.locale == source:
        sides.reverse()
    rows = "".join(_row(sides, pair) for pair in align(sides[0][1].blocks, sides[1][1].blocks))
    banner = theirs.banner.replace("<aside ", f'<aside lang="{other.locale}" ', 1)
    panels = f'{mine.panels}<div lang="{other.locale}">{theirs.panels}</div>'
    name = words.language(other.locale)
    back = (
        f'<p class="tw-back"><a href="./">{escape(words.say("side_off"))}</a></p>\n'
        f'<p class="tw-note">{escape(words.say("side_note", language=name))}</p>\n'
    )
    page = f'{before}{banner}\n{back}<div class="tw-text tw-pairs">\n{rows}{panels}\n{end.lstrip()}'
    return _framed(page, (sides[0][0], sides[1][0]), words)


def _framed(page: str, pair: tuple[Locale, Locale], words: Words) -> str:
    """Give a page the frame of one with two languages: its title, its switch, not to be found."""
    page = _CANONICAL.sub('<meta name="robots" content="noindex">', page, count=1)
    page = _TITLE.sub(lambda found: words.say("side_title", title=found[0]), page, count=1)
    page = _ARTICLE.sub(
        lambda found: _UNUSED.sub("", found[0]).replace('class="', 'class="tw-article--beside ', 1),
        page,
        count=1,
    )
    return _SWITCH.sub(lambda found: _switched(found[0], pair), page, count=1)


def _switched(switch: str, pair: tuple[Locale, Locale]) -> str:
    for locale in pair:
        switch = switch.replace(f'/" lang="{locale}"', f'/{pair_name(*pair)}" lang="{locale}"')
    return switch


def _row(
    sides: Sequence[tuple[Locale, Half]], pair: tuple[tuple[Block, ...], tuple[Block, ...]]
) -> str:
    cells = "".join(
        f'<div lang="{locale}">{"".join(block.html for block in blocks)}</div>'
        for (locale, _), blocks in zip(sides, pair, strict=True)
    )
    return f'<div class="tw-pair">{cells}</div>\n'


# -- taking a page apart -----------------------------------------------------------------


def _half(html: str) -> Half:
    above, _, rest = html.partition(OPEN_HEAD)
    head, _, rest = rest.partition(OPEN_TEXT)
    text = rest.partition(END_TEXT)[0]
    banner = _BANNER.search(above)
    found = blocks_of(text)
    panels = [block.html for block in found if block.html.startswith("<div popover")]
    paired = [
        block
        for block in found
        if not block.html.startswith(("<div popover", '<p class="tw-pause"'))
    ]
    return Half(
        blocks=(*(b for b in blocks_of(head) if _IN_HEAD.match(b.html)), *paired),
        panels="".join(panels),
        banner=banner[0] if banner else "",
    )


def blocks_of(html: str) -> tuple[Block, ...]:
    """Return the elements at the top of a piece of HTML, up to an end tag of what is around it.

    What stands between two elements goes with the first of them. When people's own HTML leaves an
    element open, the rest is one block: nothing is lost, it is only paired more coarsely.

    >>> [block.name for block in blocks_of("<p>a <b>c</b></p> <hr> <ul><li>d</li></ul></div>")]
    ['p', 'hr', 'ul']
    """
    starts: list[tuple[str, int]] = []
    depth, end = 0, len(html)
    for tag in _TAG.finditer(html):
        name = (tag["name"] or "").lower()
        if not name:
            continue
        closing = bool(tag["slash"])
        if not depth and closing:
            end = tag.start()
            break
        if not depth:
            starts.append((name, tag.start()))
        if name not in _VOID and not tag[0].endswith("/>"):
            depth += -1 if closing else 1
    ends = [*(start for _, start in starts), end][1:]
    return tuple(
        Block(name=name, html=html[start:stop].strip())
        for (name, start), stop in zip(starts, ends, strict=True)
    )


def _moved(side: Side) -> str:
    """Return the other page as it has to be on this one: its addresses and names its own."""
    base = f"{to_root(side.url)}{side.locale}/{side.url}"

    def named(found: re.Match[str]) -> str:
        names = " ".join(f"{side.locale}-{name}" for name in found[2].split())
        return f'{found[1]}="{names}"'

    def led(found: re.Match[str]) -> str:
        address = found[2]
        if _ABSOLUTE.match(address):
            return found[0]
        if address.startswith("#"):
            return f'{found[1]}="#{side.locale}-{address[1:]}"'
        return f'{found[1]}="{base}{address}"'

    def tag(found: re.Match[str]) -> str:
        return _ADDRESS.sub(led, _OWN_ID.sub(named, found[0])) if '="' in found[0] else found[0]

    start = side.html.find("<article ")
    return _TAG.sub(tag, side.html[start:])


# -- what goes with what -----------------------------------------------------------------


def align(
    mine: Sequence[Block], theirs: Sequence[Block]
) -> Iterator[tuple[tuple[Block, ...], tuple[Block, ...]]]:
    """Yield what goes together: block by block where both are made of the same.

    Where a person gave one of them other paragraphs, the part below a heading is the pair;
    where the headings differ too, the whole is.
    """
    if _names(mine) == _names(theirs):
        yield from (((one,), (other,)) for one, other in zip(mine, theirs, strict=True))
        return
    parts, others = _parts(mine), _parts(theirs)
    if len(parts) == 1 or _names(p[0] for p in parts) != _names(p[0] for p in others):
        yield tuple(mine), tuple(theirs)
        return
    for part, other in zip(parts, others, strict=True):
        if _names(part) == _names(other):
            yield from (((one,), (two,)) for one, two in zip(part, other, strict=True))
        else:
            yield part, other


def _names(blocks: Iterable[Block]) -> list[str]:
    return [block.name for block in blocks]


_is_heading: Callable[[str], object] = re.compile(r"h[1-6]").fullmatch


def _parts(blocks: Sequence[Block]) -> list[tuple[Block, ...]]:
    starts = [at for at, block in enumerate(blocks) if at == 0 or _is_heading(block.name)]
    ends = [*starts[1:], len(blocks)]
    return [tuple(blocks[start:end]) for start, end in zip(starts, ends, strict=True)]
