"""Both languages of an article beside each other, paragraph by paragraph, as a page of its own.

The page is put together from the two that were built, so that it needs no script and says what
they say: banner, terms and all. It is not indexed for search; the articles are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from tweetalig.model import Locale
from tweetalig.publish.inputs import to_root
from tweetalig.publish.words import Called, Words

OPEN_HEAD = '<div class="tw-head">'
OPEN_TEXT = '<div class="tw-text">'
END_TEXT = "<!-- tweetalig: end of text -->"
"""What the theme puts around the title with its summary, and around the text of an article."""

_START = re.compile(r"<!--.*?-->|<(?P<slash>/?)(?P<name>[a-zA-Z][\w-]*)", re.S)
_WITH_VALUES = re.compile(
    r"<[a-zA-Z][\w-]*\s[^>\"']*(?:\"[^\"]*\"[^>\"']*|'[^']*'[^>\"']*)+>",
)
_VOID = frozenset(
    ["area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
_IN_HEAD = re.compile(r'<(?:h1|p class="tw-lead"|section class="tw-summary")[\s>]')
_MOVED = re.compile(
    r"(?<=\s)(?:(?P<own>id|for|name|popovertarget|aria-labelledby)|(?P<leads>href|src|poster))"
    r'="(?P<value>[^"]*)"'
)
_ABSOLUTE = re.compile(r"[a-z][a-z0-9+.-]*:|/|#:~:", re.I)
_SWITCH = re.compile(r'(<nav class="tw-languages".*?</nav>)', re.S)
_BANNER = re.compile(r'<aside class="tw-banner .*?</aside>', re.S)
_PANEL = "<div popover "
_PAUSE = '<p class="tw-pause"'
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
class Side:
    """An article in one language, as it was built: ``url`` is its address below the language.

    ``blocks`` are what is paired, ``panels`` those of its terms, ``banner`` what a translation
    says of itself; all as HTML.
    """

    locale: Locale
    url: str
    html: str
    blocks: tuple[Block, ...]
    panels: str
    banner: str


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
    theirs = _moved(other)
    first, second = (theirs, own) if other.locale == source else (own, theirs)
    rows = "".join(
        f'<div class="tw-pair">{_cell(first.locale, one)}{_cell(second.locale, two)}</div>\n'
        for one, two in align(first.blocks, second.blocks)
    )
    panels = f'{own.panels}<div lang="{other.locale}">{theirs.panels}</div>'
    banner = theirs.banner.replace("<aside ", f'<aside lang="{other.locale}" ', 1)
    back = (
        f'<p class="tw-back"><a href="./">{words.html("side_off")}</a></p>\n'
        f'<p class="tw-note">{words.html("side_note", language=Called(other.locale))}</p>\n'
    )
    before, _, rest = own.html.partition(OPEN_HEAD)
    end = rest.partition(END_TEXT)[2]
    page = f'{before}{banner}\n{back}<div class="tw-text tw-pairs">\n{rows}{panels}\n{end.lstrip()}'
    return _framed(page, (first.locale, second.locale), words)


def _cell(locale: Locale, blocks: Iterable[Block]) -> str:
    return f'<div lang="{locale}">{"".join(block.html for block in blocks)}</div>'


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


# -- taking a page apart -----------------------------------------------------------------


def read_side(html: str, *, locale: Locale, url: str) -> Side:
    """Take the built page of an article apart."""
    above, _, rest = html.partition(OPEN_HEAD)
    head, _, rest = rest.partition(OPEN_TEXT)
    banner = _BANNER.search(above)
    titles = [block for block in blocks_of(head) if _IN_HEAD.match(block.html)]
    text = blocks_of(rest.partition(END_TEXT)[0])
    panels = [block.html for block in text if block.html.startswith(_PANEL)]
    paired = [block for block in text if not block.html.startswith((_PANEL, _PAUSE))]
    return Side(
        locale=locale,
        url=url,
        html=html,
        blocks=(*titles, *paired),
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
    at = 0
    while tag := _START.search(html, at):
        at = tag.end()
        if tag["slash"]:
            break
        if tag["name"]:
            name = tag["name"].lower()
            starts.append((name, tag.start()))
            at = _after(html, name, at)
    end = tag.start() if tag else len(html)
    ends = [*(start for _, start in starts), end][1:]
    return tuple(
        Block(name=name, html=html[start:stop].strip())
        for (name, start), stop in zip(starts, ends, strict=True)
    )


def _after(html: str, name: str, at: int) -> int:
    """Return where an element ends whose start tag has been read up to ``at``."""
    if name in _VOID:
        return at
    depth = 1
    for tag in _tags(name).finditer(html, at):
        depth += -1 if tag["slash"] else 1
        if not depth:
            return tag.end()
    return len(html)


@cache
def _tags(name: str) -> re.Pattern[str]:
    return re.compile(rf"<(?P<slash>/?){name}(?=[\s>/])", re.I)


def _moved(side: Side) -> Side:
    """Return the other language as it has to be on this page: its addresses and names its own."""
    base = f"{to_root(side.url)}{side.locale}/{side.url}"

    def there(found: re.Match[str]) -> str:
        value = found["value"]
        if found["own"]:
            names = " ".join(f"{side.locale}-{name}" for name in value.split())
            return f'{found["own"]}="{names}"'
        if _ABSOLUTE.match(value):
            return found[0]
        if value.startswith("#"):
            return f'{found["leads"]}="#{side.locale}-{value[1:]}"'
        return f'{found["leads"]}="{base}{value}"'

    def moved(html: str) -> str:
        return _WITH_VALUES.sub(lambda tag: _MOVED.sub(there, tag[0]), html)

    return replace(
        side,
        blocks=tuple(Block(name=block.name, html=moved(block.html)) for block in side.blocks),
        panels=moved(side.panels),
        banner=moved(side.banner),
    )


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
