"""The first mention of each term in an article becomes a button that shows what it means.

This is done on the HTML of the text, where it is plain what is a link, a heading or code. The
button and the panel are the browser's own popover: they work with mouse, touch and keyboard,
close with Esc, and need no script.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape, unescape

from tweetalig.model import Locale, Term
from tweetalig.publish.beside import END_TEXT, OPEN_TEXT
from tweetalig.publish.glossary import term_anchor
from tweetalig.publish.words import Words

_TAG = re.compile(r"(<[^>]*>)")
_NAME = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]*)")
_CLOSING = re.compile(r"[.,;:!?…)’”»]+")
_WORD = re.compile(r"\w[\w'’-]*")
_ABBREVIATION = re.compile(r'<abbr title="([^"]*)">')
_ABBREVIATED = re.compile(r"<abbr title=[^>]*>([^<]*)")
_CLOSED = frozenset(
    (
        *("a", "button", "code", "figcaption", "h1", "h2", "h3", "h4", "h5", "h6", "kbd"),
        *("label", "mark", "pre", "script", "summary", "svg", "th", "title"),
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentionable:
    """A term as it may occur in a text of one language; ``forms`` are its spellings."""

    anchor: str
    word: str
    definition: str
    forms: tuple[str, ...]
    case_sensitive: bool


def mentionable(
    terms: Iterable[Term],
    locale: Locale,
    source: Locale,
    forms: Mapping[str, Sequence[str]],
) -> tuple[Mentionable, ...]:
    """Return the terms that have a definition in ``locale``.

    ``forms`` gives all spellings of a headword in that language, where they are known; else
    the names in the glossary itself are looked for.
    """
    found = []
    for term in terms:
        own = locale == source
        definition = term.definition if own else term.definition_target
        word = term.headword if own else term.translation or term.headword
        # Not what is merely accepted: “people” may well stand for “patiënten”, and then is no term.
        names = (term.headword, *term.variants) if own else (word,)
        if definition:
            found.append(
                Mentionable(
                    anchor=term_anchor(term),
                    word=word,
                    definition=definition,
                    forms=tuple(dict.fromkeys((*names, *forms.get(term.headword, ())))),
                    case_sensitive=term.case_sensitive,
                )
            )
    return tuple(found)


class Marker:
    """Marks the terms of one language in its pages; made once, used for every page."""

    def __init__(self, terms: Iterable[Mentionable], words: Words) -> None:
        self._words = words
        self._starts: dict[str, list[tuple[str, Mentionable]]] = {}
        for term in terms:
            for form in term.forms:
                first = _WORD.match(form)
                if first:
                    key = first.group().casefold()
                    self._starts.setdefault(key, []).append((form, term))
        for candidates in self._starts.values():
            candidates.sort(key=lambda pair: -len(pair[0]))

    def mark(self, html: str, glossary_url: str) -> str:
        """Return a page with first mentions marked; ``glossary_url`` leads to the glossary."""
        before, opening, rest = html.partition(OPEN_TEXT)
        text, ending, after = rest.partition(END_TEXT)
        if not opening or not ending:
            return html
        seen: dict[str, Mentionable] = {}
        marked = "".join(self._pieces(text, seen))
        panels = "".join(self._panel(term, glossary_url) for term in seen.values())
        return f"{before}{opening}{marked}{panels}{ending}{after}"

    def _pieces(self, text: str, seen: dict[str, Mentionable]) -> Iterator[str]:
        closed: list[str] = []
        stands_for = ""
        wanted = self._wanted(text)
        pieces = _TAG.split(text)
        for at, piece in enumerate(pieces):
            if not piece.startswith("<"):
                if seen.keys() >= wanted:
                    yield from pieces[at:]
                    return
                if closed or not piece.strip():
                    yield piece
                elif stands_for and not self._at(piece, 0, {}):
                    yield _abbreviation(piece, stands_for, seen)
                else:
                    yield self._in_text(piece, seen)
                continue
            abbreviation = _ABBREVIATION.match(piece)
            stands_for = unescape(abbreviation[1]) if abbreviation else ""
            name = _NAME.match(piece)
            foreign = " lang=" in piece
            if name and (name[1].lower() in _CLOSED or foreign or name[1] in closed):
                _follow(piece, name[1].lower(), closed)
            yield piece

    def _wanted(self, text: str) -> set[str]:
        """Return the anchors of all that may be found in a text: when they are, it is done."""
        words = self._starts.keys() & set(_WORD.findall(text.casefold()))
        wanted = {term.anchor for word in words for _, term in self._starts[word]}
        wanted |= {_abbreviation_anchor(said) for said in _ABBREVIATED.findall(text)}
        return wanted

    def _in_text(self, text: str, seen: dict[str, Mentionable]) -> str:
        parts: list[str] = []
        done = 0
        for word in _WORD.finditer(text):
            # Most words begin no term: this is asked for every word of the site.
            if word.group().casefold() not in self._starts or word.start() < done:
                continue
            found = self._at(text, word.start(), seen)
            if found is None:
                continue
            form, term = found
            end = word.start() + len(form)
            seen[term.anchor] = term
            button = _button(text[word.start() : end], term)
            closing = _CLOSING.match(text, end)
            if closing:
                # A line may break after a button, which would leave a comma on the next line.
                button = f'<span class="tw-together">{button}{closing.group()}</span>'
                end = closing.end()
            parts += [text[done : word.start()], button]
            done = end
        return "".join((*parts, text[done:]))

    def _at(
        self, text: str, start: int, seen: Mapping[str, Mentionable]
    ) -> tuple[str, Mentionable] | None:
        word = _WORD.match(text, start)
        for form, term in self._starts.get(word.group().casefold(), ()) if word else ():
            said = text[start : start + len(form)]
            preceding = text[max(start - 1, 0) : start]
            same = said == form if term.case_sensitive else said.casefold() == form.casefold()
            following = text[start + len(form) : start + len(form) + 1]
            joined = following.isalnum() or following == "-" or "/" in (preceding, following)
            if same and not joined:
                return None if term.anchor in seen else (form, term)
        return None

    def _panel(self, term: Mentionable, glossary_url: str) -> str:
        say = self._words.html
        name = f"begrip-{term.anchor}"
        more = (
            f'<a href="{escape(glossary_url)}#{term.anchor}">{say("popover_more")}</a> '
            if term.forms
            else ""
        )
        return (
            f'<div popover id="{name}" class="tw-popover" data-pagefind-ignore>'
            f"<p><strong>{escape(term.word)}</strong></p><p>{escape(term.definition)}</p>"
            f'<p class="tw-popover__ways">{more}<button type="button" '
            f'popovertarget="{name}" popovertargetaction="hide">'
            f"{say('popover_close')}</button></p></div>"
        )


def _abbreviation(said: str, stands_for: str, seen: dict[str, Mentionable]) -> str:
    """Explain an abbreviation the article itself defines, and the glossary does not have."""
    anchor = _abbreviation_anchor(said)
    if anchor in seen:
        return said
    term = Mentionable(
        anchor=anchor,
        word=unescape(said),
        definition=stands_for,
        forms=(),
        case_sensitive=True,
    )
    seen[anchor] = term
    return _button(said, term)


def _abbreviation_anchor(said: str) -> str:
    return "afkorting-" + re.sub(r"\W+", "-", unescape(said).casefold()).strip("-")


def _button(said: str, term: Mentionable) -> str:
    return (
        f'<button type="button" class="tw-mention" popovertarget="begrip-{term.anchor}">'
        f"{escape(unescape(said))}</button>"
    )


def _follow(piece: str, name: str, closed: list[str]) -> None:
    """Keep up which elements are open that no button may stand in."""
    if piece.startswith("</"):
        if closed and closed[-1] == name:
            closed.pop()
    elif not piece.endswith("/>"):
        closed.append(name)
