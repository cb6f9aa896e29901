"""How terms come out in the translation: a picture of concept by page, and the same in a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from html import escape
from urllib.parse import quote

from markupsafe import Markup

from tweetalig.model import Locale
from tweetalig.publish.inputs import AlignedConcept, AlignedPlace
from tweetalig.publish.words import Called, Words

PATH = "begrippen.md"

_LABEL = 210
_COLUMN = 28
_ROW = 22
_LONGEST_LABEL = 28
_LONGEST_QUOTE = 8


class Sign(StrEnum):
    """What the picture shows of one concept on one page, from good to not done."""

    RIGHT = "right"
    PARTLY = "partly"
    MISSING = "missing"
    FORBIDDEN = "forbidden"
    WAITING = "waiting"


_WELL = (Sign.RIGHT, Sign.WAITING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A page in the picture; ``language`` is set where its title is in another language."""

    path: str
    title: str
    url: str
    language: Locale | None = None


def sign_of(places: Sequence[AlignedPlace]) -> Sign | None:
    """Return the sign for what became of a concept in these places; nothing for no place."""
    if not places:
        return None
    if any(place.is_forbidden for place in places):
        return Sign.FORBIDDEN
    if not any(place.text for place in places):
        return Sign.WAITING
    right = sum(place.is_right for place in places if place.text)
    total = sum(bool(place.text) for place in places)
    if right == total:
        return Sign.RIGHT
    return Sign.PARTLY if right else Sign.MISSING


def concepts_page(
    aligned: Mapping[Locale, Sequence[AlignedConcept]],
    columns: Mapping[Locale, Sequence[Column]],
    words: Words,
    *,
    source: Locale,
    up: str,
) -> str:
    """Return the body of the page as HTML; ``columns`` holds the pages per target language.

    ``source`` is the language of the headwords; ``up`` leads from the page to the folder that
    holds all languages.
    """
    parts = [f"<h2>{words.html('concepts_legend')}</h2>\n", _legend(words)]
    for locale, concepts in aligned.items():
        pages = [page for page in columns[locale] if any(page.path in c.places for c in concepts)]
        name = words.language(locale)
        parts.append(f"<h2>{escape(name[:1].upper() + name[1:])}</h2>\n")
        if not concepts:
            parts.append(f"<p>{words.html('concepts_none')}</p>\n")
            continue
        parts.append(f"<p>{_sum(concepts, words)}</p>\n")
        parts.append(_numbers(pages, words, f"{up}{locale}/"))
        rows = _Rows(pages=pages, words=words, up=up, source=source, target=locale)
        parts.append(_picture(rows, concepts))
        parts.append(_table(rows, concepts))
    return "".join(parts)


def _sum(concepts: Sequence[AlignedConcept], words: Words) -> Markup:
    places = [one for concept in concepts for of in concept.places.values() for one in of]
    translated = [place for place in places if place.text]
    right = sum(place.is_right for place in translated)
    return words.html(
        "concepts_sum",
        share=words.share(right, len(translated)),
        total=words.number(len(translated)),
        forbidden=words.number(sum(place.is_forbidden for place in places)),
        waiting=words.number(len(places) - len(translated)),
    )


# -- the picture -------------------------------------------------------------------------


def _drawn(sign: Sign, x: int, y: int) -> str:
    """Draw a sign around a point: full, half full, empty, crossed out, or a dash."""
    if sign is Sign.WAITING:
        return f'<path class="tw-bar__lines" d="M{x - 5} {y}H{x + 5}"/>'
    ring = f'<circle class="tw-bar__frame" cx="{x}" cy="{y}" r="6.5"/>'
    if sign is Sign.RIGHT:
        return f'<circle class="tw-bar__reviewed" cx="{x}" cy="{y}" r="6.5"/>{ring}'
    if sign is Sign.PARTLY:
        half = f"M{x} {y - 6.5}A6.5 6.5 0 0 0 {x} {y + 6.5}Z"
        return f'<path class="tw-bar__reviewed" d="{half}"/>{ring}'
    if sign is Sign.MISSING:
        return ring
    cross = f"M{x - 6} {y - 6}L{x + 6} {y + 6}M{x + 6} {y - 6}L{x - 6} {y + 6}"
    return f'<path class="tw-bar__lines" d="{cross}"/>'


def _legend(words: Words) -> str:
    items = "".join(
        f'<li><svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" '
        f'focusable="false">{_drawn(sign, 12, 12)}</svg> '
        f"{words.html(f'concepts.{sign}')}</li>"
        for sign in Sign
    )
    return f'<ul class="tw-legend">{items}</ul>\n'


def _picture(rows: _Rows, concepts: Sequence[AlignedConcept]) -> str:
    pages = rows.pages
    description = rows.words.say("concepts_picture", language=Called(rows.target))
    width = _LABEL + _COLUMN * len(pages) + 10
    height = _ROW * (len(concepts) + 1) + 6
    parts = [_text(_middle(at), 15, str(at + 1), "middle") for at in range(len(pages))]
    for row, concept in enumerate(concepts, start=1):
        y = _ROW * row + _ROW // 2
        parts.append(f'<path class="tw-bar__frame" stroke-opacity="0.2" d="M0 {y + 11}H{width}"/>')
        parts.append(_text(0, y + 5, _short(concept.headword), "start", rows.source))
        for at, page in enumerate(pages):
            sign = sign_of(concept.places.get(page.path, ()))
            if sign:
                parts.append(_drawn(sign, _middle(at), y))
    label = escape(rows.words.say("table"))
    return (
        f'<div class="tw-table" role="group" tabindex="0" aria-label="{label}">'
        f'<svg viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" '
        f'aria-label="{escape(description)}" focusable="false">{"".join(parts)}</svg></div>\n'
    )


def _middle(column: int) -> int:
    return _LABEL + _COLUMN * column + _COLUMN // 2


def _text(x: int, y: int, text: str, anchor: str, language: str = "") -> str:
    said = f' lang="{language}"' if language else ""
    return (
        f'<text x="{x}" y="{y}" text-anchor="{anchor}" font-size="16" fill="currentColor"{said}>'
        f"{escape(text)}</text>"
    )


def _short(headword: str) -> str:
    if len(headword) <= _LONGEST_LABEL:
        return headword
    return f"{headword[: _LONGEST_LABEL - 1]}…"


def _numbers(pages: Sequence[Column], words: Words, folder: str) -> str:
    items = "".join(f"<li>{_link(page, folder)}</li>" for page in pages)
    return f"<p>{words.html('concepts_numbers')}</p>\n<ol>{items}</ol>\n"


# -- the table ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rows:
    """What all rows of the picture and of the table have in common."""

    pages: Sequence[Column]
    words: Words
    up: str
    source: Locale
    target: Locale

    @property
    def folder(self) -> str:
        return f"{self.up}{self.target}/"


def _table(rows: _Rows, concepts: Sequence[AlignedConcept]) -> str:
    words = rows.words
    heads = "".join(
        f'<th scope="col">{words.html(f"concepts_{key}")}</th>'
        for key in ("term", "words", "same", "where")
    )
    body = "\n".join(_row(rows, concept) for concept in concepts)
    return (
        f'<table class="tw-chart">\n<caption>{words.html("concepts_table")}</caption>\n'
        f"<thead><tr>{heads}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>\n"
    )


def _row(rows: _Rows, concept: AlignedConcept) -> str:
    words = rows.words
    used = ", ".join(f"{word} ({words.number(times)})" for word, times in concept.renderings)
    total = sum(times for _, times in concept.renderings)
    same = words.share(concept.renderings[0][1], total) if total else ""
    there = [(page, places) for page in rows.pages if (places := concept.places.get(page.path))]
    items = "".join(
        f"<li>{_link(page, rows.folder)}: {_places(places, words, rows.folder + page.url)}</li>"
        for page, places in there
    )
    where = f'<ul class="tw-places">{items}</ul>'
    if len(there) > 1 and all(sign_of(places) in _WELL for _, places in there):
        # Where nothing is wrong, nobody has to look: one line, which can be opened.
        summary = escape(words.count("concepts_pages", len(there)))
        where = f'<details class="tw-fold"><summary>{summary}</summary>{where}</details>'
    return (
        f'<tr><th scope="row" lang="{rows.source}">{escape(concept.headword)}</th>'
        f'<td lang="{rows.target}">{escape(used)}</td>'
        f'<td class="tw-number">{same}</td><td>{where}</td></tr>'
    )


def _places(places: Sequence[AlignedPlace], words: Words, page: str) -> str:
    sign = sign_of(places)
    links = [
        f'<a href="{escape(page + _at(place.text))}">{number}</a>'
        for number, place in enumerate(places, start=1)
        if place.text
    ]
    # The rule goes without saying, so that the exceptions can be seen.
    said = "" if sign is Sign.RIGHT else words.html(f"concepts.{sign}")
    return f"{said} {' '.join(links)}".strip()


def _link(page: Column, folder: str) -> str:
    language = f' lang="{page.language}"' if page.language else ""
    return f'<a href="{escape(folder + page.url)}"{language}>{escape(page.title)}</a>'


def _at(text: str) -> str:
    """Return the part of an address that leads to a text on a page, in browsers that can."""
    found = text.split()
    if len(found) <= _LONGEST_QUOTE:
        return f"#:~:text={_quoted(found)}"
    half = _LONGEST_QUOTE // 2
    return f"#:~:text={_quoted(found[:half])},{_quoted(found[-half:])}"


def _quoted(found: Sequence[str]) -> str:
    # A hyphen has a meaning in this kind of address, and quote() leaves it as it is.
    return quote(" ".join(found), safe="").replace("-", "%2D")
