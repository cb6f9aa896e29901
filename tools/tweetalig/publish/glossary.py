"""The glossary as a page: each term in plain words, with the word in the other language."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from tweetalig.model import Locale, Term
from tweetalig.publish.listings import Entry, by_letter
from tweetalig.publish.words import Called, Words

PATH = "woordenlijst.md"


@dataclass(frozen=True, slots=True, kw_only=True)
class Glossary:
    """The terms of a site: ``terms[target]`` for each target language of ``source``."""

    source: Locale
    terms: Mapping[Locale, Sequence[Term]]

    def entries(self, locale: Locale) -> tuple[Entry, ...]:
        """Return a line for the list from A to Z for each term in a language."""
        found = self.terms.get(locale) or self._any()
        return tuple(
            Entry(title=self.word(term, locale), url=f"woordenlijst/#{term_anchor(term)}")
            for term in found
            if self.word(term, locale)
        )

    def word(self, term: Term, locale: Locale) -> str:
        """Return what a concept is called in a language."""
        return term.headword if locale == self.source else term.translation or term.headword

    def defined(self, locale: Locale) -> tuple[int, int]:
        """Return how many terms have a definition in a language, and how many there are."""
        found = self.terms.get(locale) or self._any()
        texts = [t.definition if locale == self.source else t.definition_target for t in found]
        return sum(1 for text in texts if text), len(texts)

    def page(self, locale: Locale, words: Words) -> str:
        """Return the body of the glossary page in one language, as HTML."""
        found = self.terms.get(locale) or self._any()
        items = [(self.word(term, locale), self._item(term, locale, words)) for term in found]
        return by_letter(items, words, wrap=("", ""))

    def _any(self) -> Sequence[Term]:
        return next(iter(self.terms.values()), ())

    def _item(self, term: Term, locale: Locale, words: Words) -> str:
        own = locale == self.source
        definition = term.definition if own else term.definition_target
        lines = [
            f'<h3 id="{term_anchor(term)}">{escape(self.word(term, locale))}'
            f"{self._forms(term, own, words)}</h3>",
            f"<p>{escape(definition)}</p>"
            if definition
            else f'<p class="tw-note">{words.html("glossary_no_definition")}</p>',
        ]
        lines += [
            f"<p>{words.html('glossary_in', language=Called(other))} "
            f'<span lang="{other}">{escape(word)}</span></p>'
            for other, word in self._others(term, locale)
        ]
        if term.origin:
            origin = escape(term.origin)
            if not own:
                origin = f'<span lang="{self.source}">{origin}</span>'
            said = words.html("glossary_origin")
            lines.append(f'<p class="tw-note">{said} {origin}</p>')
        return '<section class="tw-term">\n' + "\n".join(lines) + "\n</section>"

    def _forms(self, term: Term, own: bool, words: Words) -> str:
        expansion = term.expansion if own else term.expansion_target
        short = term.abbreviation if own else term.abbreviation_target
        if expansion:
            return f" <span>({words.html('glossary_stands_for')} {escape(expansion)})</span>"
        if short:
            return f" <span>({words.html('glossary_abbreviation')} {escape(short)})</span>"
        return ""

    def _others(self, term: Term, locale: Locale) -> list[tuple[Locale, str]]:
        others = [] if locale == self.source else [(self.source, term.headword)]
        for other, terms in self.terms.items():
            if other != locale:
                same = next((t for t in terms if t.headword == term.headword), None)
                if same is not None:
                    others.append((other, same.translation or same.headword))
        return others


def term_anchor(term: Term) -> str:
    """Return the anchor of a concept, the same in every language: made from its headword.

    >>> term_anchor(Term(headword="ME/CVS", translation="ME/CFS"))
    'me-cvs'
    """
    plain = unicodedata.normalize("NFKD", term.headword).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-") or "term"
