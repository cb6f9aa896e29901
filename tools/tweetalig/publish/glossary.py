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
        """Return a line for the list from A to Z for each concept, as its page shows it."""
        return tuple(
            Entry(
                title=self._word(term, shown),
                url=f"woordenlijst/#{term_anchor(term)}",
                language=None if shown == locale else shown,
            )
            for term, shown in self._shown(locale)
        )

    def defined(self, locale: Locale) -> tuple[int, int]:
        """Return how many concepts have a definition in a language, and how many there are."""
        concepts = self._shown(locale)
        own = [term for term, shown in concepts if shown == locale]
        return sum(1 for term in own if self._definition(term, locale)), len(concepts)

    def page(self, locale: Locale, words: Words) -> str:
        """Return the body of the glossary page in one language, as HTML.

        A concept without a word in that language is there in the source language, and says so.
        """
        items = [
            (self._word(term, shown), self._item(term, shown, words))
            for term, shown in self._shown(locale)
        ]
        return by_letter(items, words, wrap=("", ""))

    def terms_in(self, locale: Locale) -> tuple[Term, ...]:
        """Return the terms that there is a word for in a language."""
        return tuple(term for term, shown in self._shown(locale) if shown == locale)

    def _shown(self, locale: Locale) -> list[tuple[Term, Locale]]:
        """Return every concept of the site once, with the language it is shown in."""
        found = {
            term.headword: (term, self.source)
            for terms in reversed(list(self.terms.values()))
            for term in terms
        }
        found |= {term.headword: (term, locale) for term in self.terms.get(locale, ())}
        return list(found.values())

    def _word(self, term: Term, locale: Locale) -> str:
        return term.headword if locale == self.source else term.translation or term.headword

    def _definition(self, term: Term, locale: Locale) -> str:
        return term.definition if locale == self.source else term.definition_target

    def _item(self, term: Term, shown: Locale, words: Words) -> str:
        definition = self._definition(term, shown)
        lines = [
            f'<h3 id="{term_anchor(term)}">{_marked(self._word(term, shown), shown, words)}'
            f"{self._forms(term, shown, words)}</h3>",
            f"<p>{_marked(definition, shown, words)}</p>"
            if definition
            else f'<p class="tw-note">{words.html("glossary_no_definition")}</p>',
        ]
        lines += [
            f"<p>{words.html('glossary_in', language=Called(other))} "
            f"{_marked(word, other, words)}</p>"
            for other, word in self._others(term, shown)
        ]
        if term.origin:
            said = words.html("glossary_origin")
            origin = _marked(term.origin, self.source, words)
            lines.append(f'<p class="tw-note">{said} {origin}</p>')
        return '<section class="tw-term">\n' + "\n".join(lines) + "\n</section>"

    def _forms(self, term: Term, shown: Locale, words: Words) -> str:
        own = shown == self.source
        for key, form in (
            ("glossary_stands_for", term.expansion if own else term.expansion_target),
            ("glossary_abbreviation", term.abbreviation if own else term.abbreviation_target),
        ):
            if form:
                return f" <span>({words.html(key)} {_marked(form, shown, words)})</span>"
        return ""

    def _others(self, term: Term, locale: Locale) -> list[tuple[Locale, str]]:
        others = [] if locale == self.source else [(self.source, term.headword)]
        for other, terms in self.terms.items():
            if other != locale:
                same = next((t for t in terms if t.headword == term.headword), None)
                if same is not None:
                    others.append((other, same.translation or same.headword))
        return others


def _marked(text: str, language: Locale, words: Words) -> str:
    """Return a text as HTML, marked where it is in another language than the page."""
    safe = escape(text)
    return safe if language == words.locale else f'<span lang="{language}">{safe}</span>'


def term_anchor(term: Term) -> str:
    """Return the anchor of a concept, the same in every language: made from its headword.

    >>> term_anchor(Term(headword="ME/CVS", translation="ME/CFS"))
    'me-cvs'
    """
    plain = unicodedata.normalize("NFKD", term.headword).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-") or "term"
