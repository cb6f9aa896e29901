"""The state of the translation as a page: a picture that needs no colour, and the same figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from tweetalig.model import Locale, PageState, State
from tweetalig.publish.words import Called, Words

PATH = "status.md"

ORDER = (State.REVIEWED, State.DRAFT, State.OUTDATED, State.UNTRANSLATED)
_WIDTH = 400
_HEIGHT = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One page in the picture; ``language`` is set where its title is in another language."""

    title: str
    url: str
    state: PageState
    language: Locale | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Concepts:
    """How many terms of the glossary are explained, by language; ``more`` is where to read on."""

    defined: Mapping[Locale, tuple[int, int]]
    more: str = ""


def segment_widths(counts: Sequence[int], width: int) -> tuple[int, ...]:
    """Divide ``width`` over ``counts``, in whole numbers that add up; what is there is seen.

    Nothing that occurs is narrower than 4, so that one unreviewed segment in a thousand shows.

    >>> segment_widths((1, 0, 1), 10), segment_widths((999, 1, 0), 400)
    ((5, 0, 5), (396, 4, 0))
    """
    total = sum(counts)
    if not total:
        return tuple(0 for _ in counts)
    smallest = min(4, width // len(counts))
    widths = [max(smallest, width * count // total) if count else 0 for count in counts]
    widths[widths.index(max(widths))] += width - sum(widths)
    return tuple(widths)


def bar(state: PageState) -> str:
    """Return the bar of one page as SVG: solid, striped, dotted and empty parts in an outline."""
    widths = segment_widths([state.segments.get(part, 0) for part in ORDER], _WIDTH)
    x = 0
    parts = []
    for part, width in zip(ORDER, widths, strict=True):
        if width:
            parts.append(_part(part, x, width))
        x += width
    return (
        f'<svg viewBox="0 0 {_WIDTH} {_HEIGHT}" preserveAspectRatio="none" aria-hidden="true" '
        f'focusable="false">{"".join(parts)}'
        f'<rect class="tw-bar__frame" x="0.5" y="0.5" width="{_WIDTH - 1}" '
        f'height="{_HEIGHT - 1}"/></svg>'
    )


def _part(part: State, x: int, width: int) -> str:
    box = f'<rect class="tw-bar__{part}" x="{x}" y="0" width="{width}" height="{_HEIGHT}"/>'
    return (
        box
        if part is not State.DRAFT and part is not State.OUTDATED
        else box + _pattern(part, x, width)
    )


def _pattern(part: State, x: int, width: int) -> str:
    """Draw the lines or crosses of a part; no <pattern>, whose id would have to be unique."""
    if part is State.DRAFT:
        steps = range(x + 4, x + width, 8)
        path = "".join(f"M{step} 0V{_HEIGHT}" for step in steps)
    else:
        steps = range(x, x + width, 12)
        path = "".join(
            f"M{step} 0L{min(step + 12, x + width)} {_HEIGHT}M{min(step + 12, x + width)} 0"
            f"L{step} {_HEIGHT}"
            for step in steps
        )
    return f'<path class="tw-bar__lines" d="{path}"/>'


def legend(words: Words) -> str:
    """Return what the parts of a bar mean, each with a small example."""
    items = []
    for part in ORDER:
        sample = f'<rect class="tw-bar__{part}" x="0" y="0" width="48" height="{_HEIGHT}"/>'
        if part in (State.DRAFT, State.OUTDATED):
            sample += _pattern(part, 0, 48)
        items.append(
            f'<li><svg viewBox="0 0 48 {_HEIGHT}" width="48" height="{_HEIGHT}" '
            f'aria-hidden="true" focusable="false">{sample}<rect class="tw-bar__frame" x="0.5" '
            f'y="0.5" width="47" height="{_HEIGHT - 1}"/></svg> '
            f"{words.html(f'state.{part}')}</li>"
        )
    return f'<ul class="tw-legend">{"".join(items)}</ul>\n'


def status_page(
    rows: Mapping[Locale, Sequence[Row]], concepts: Concepts, words: Words, up: str
) -> str:
    """Return the body of the status page as HTML; ``rows`` holds the pages per target language."""
    parts = [f"<h2>{words.html('status_legend')}</h2>\n", legend(words)]
    for locale, pages in rows.items():
        name = words.language(locale)
        parts.append(f"<h2>{escape(name[:1].upper() + name[1:])}</h2>\n")
        parts.append(
            _chart(pages, words, up, words.html("status_picture", language=Called(locale)))
            if pages
            else f"<p>{words.html('status_none')}</p>\n"
        )
    parts.append(_concepts(concepts, words))
    return "".join(parts)


def _chart(pages: Sequence[Row], words: Words, up: str, description: str) -> str:
    heads = "".join(
        f'<th scope="col">{words.html(key)}</th>' for key in ("status_page", "status_state")
    )
    heads += "".join(
        f'<th scope="col" class="tw-number">{words.html(f"state.{part}")}</th>' for part in ORDER
    )
    body = "\n".join(_row(row, words, up) for row in pages)
    return (
        f'<table class="tw-chart">\n<caption>{description}</caption>\n'
        f"<thead><tr>{heads}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>\n"
    )


def _row(row: Row, words: Words, up: str) -> str:
    language = f' lang="{row.language}"' if row.language else ""
    counts = "".join(
        f'<td class="tw-number">{words.number(row.state.segments.get(part, 0))}</td>'
        for part in ORDER
    )
    total = row.state.total
    share = words.share(row.state.segments.get(State.REVIEWED, 0), total)
    conflicts = (
        f"<br>{words.count('status_conflicts', row.state.conflicts)}" if row.state.conflicts else ""
    )
    state = words.html(f"page.{row.state.status}")
    link = f'<a href="{escape(up + row.url)}"{language}>{escape(row.title)}</a>'
    return (
        f'<tr><th scope="row">{link}</th>'
        f"<td>{bar(row.state)}{state} ({share}){conflicts}</td>{counts}</tr>"
    )


def _concepts(concepts: Concepts, words: Words) -> str:
    lines = []
    for locale, (defined, total) in concepts.defined.items():
        widths = segment_widths((defined, 0, 0, total - defined), _WIDTH)
        name = words.html("status_with_definition", language=Called(locale))
        lines.append(
            f'<tr><th scope="row">{name}</th><td><svg viewBox="0 0 {_WIDTH} {_HEIGHT}" '
            f'preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect '
            f'class="tw-bar__reviewed" x="0" y="0" width="{widths[0]}" height="{_HEIGHT}"/><rect '
            f'class="tw-bar__frame" x="0.5" y="0.5" width="{_WIDTH - 1}" height="{_HEIGHT - 1}"/>'
            f"</svg></td><td>{words.number(defined)} / {words.number(total)}</td></tr>"
        )
    if not any(total for _, total in concepts.defined.values()):
        return ""
    lead = words.html("status_concepts_lead")
    more = (
        f'<p><a href="{escape(concepts.more)}">{words.html("concepts")}</a></p>\n'
        if concepts.more
        else ""
    )
    return (
        f"<h2>{words.html('status_concepts')}</h2>\n"
        f'<table class="tw-chart">\n<caption>{lead}</caption>\n'
        f"<tbody>\n{chr(10).join(lines)}\n</tbody>\n</table>\n{more}"
    )
