"""The lists of pages: cards on the home page and in a section, and everything from A to Z."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape
from itertools import groupby

from tweetalig.model import Locale
from tweetalig.publish.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of a list: where it leads and what it is called.

    ``url`` starts at the folder of the language. ``language`` is set where the title is in
    another language than the list.
    """

    title: str
    url: str
    description: str = ""
    language: Locale | None = None
    note: str = ""


def sort_key(text: str) -> str:
    """Return what a title is sorted by: without accents, capitals and leading quotes."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(c for c in plain if c.isalnum() or c == " ").strip()


def letter(text: str) -> str:
    """Return the heading a title stands under: its first letter, or ``0–9``."""
    first = sort_key(text)[:1].upper()
    return first if first.isalpha() else "0–9"


def _link(entry: Entry, up: str) -> str:
    language = f' lang="{entry.language}" hreflang="{entry.language}"' if entry.language else ""
    note = f" <span>({escape(entry.note)})</span>" if entry.note else ""
    return f'<a href="{escape(up + entry.url)}"{language}>{escape(entry.title)}</a>{note}'


def cards(entries: Iterable[Entry], up: str) -> str:
    """Return entries with their descriptions as HTML; ``up`` leads to the language's folder."""
    items = "".join(f"<li>{_link(entry, up)}{_about(entry)}</li>\n" for entry in entries)
    return f'<ul class="tw-cards" data-pagefind-ignore>\n{items}</ul>\n'


def _about(entry: Entry) -> str:
    return f"<p>{escape(entry.description)}</p>" if entry.description else ""


def by_letter(items: Iterable[tuple[str, str]], words: Words, *, wrap: tuple[str, str]) -> str:
    """Return ``(title, html)`` pairs under headings per letter, with links to the letters."""
    ordered = sorted(items, key=lambda item: (letter(item[0]) != "0–9", sort_key(item[0]), item))
    groups = [
        (key, [html for _, html in of]) for key, of in groupby(ordered, lambda i: letter(i[0]))
    ]
    anchors: Mapping[str, str] = {
        key: "letter-0-9" if key == "0–9" else f"letter-{key.lower()}" for key, _ in groups
    }
    links = "".join(f'<li><a href="#{anchors[key]}">{key}</a></li>' for key, _ in groups)
    parts = [
        f'<nav aria-label="{escape(words.say("letters"))}">\n'
        f'<ul class="tw-letters">{links}</ul>\n</nav>\n'
    ]
    for key, htmls in groups:
        body = "\n".join(htmls)
        parts.append(f'<h2 id="{anchors[key]}">{key}</h2>\n{wrap[0]}\n{body}\n{wrap[1]}\n')
    return "".join(parts)


def az_list(entries: Iterable[Entry], words: Words, up: str) -> str:
    """Return the list from A to Z as HTML."""
    return by_letter(
        [(e.title, f"<li>{_link(e, up)}</li>") for e in entries],
        words,
        wrap=('<ul class="tw-a-to-z">', "</ul>"),
    )
