"""Whether a translation keeps the terms of its source, and repair where there is one way to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tweetalig.model import Finding, Locale, MatchKind, Severity, Term, TermMatch
from tweetalig.terms.english import ENGLISH, Rendering, plural_in, renderings_in
from tweetalig.terms.hints import rendering_for
from tweetalig.terms.spelling import is_acronym, squeezed

RULE = "term"
CONSISTENCY_RULE = "term-consistency"
ABBREVIATION_RULE = "abbreviation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A segment of a page with its translation and the terms found in its source.

    ``path`` and ``line`` are those of the translation, ``source_line`` is that of the source;
    ``is_heading`` also holds for titles.
    """

    source: str
    target: str
    matches: tuple[TermMatch, ...]
    path: str = ""
    line: int = 0
    source_line: int = 0
    is_heading: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """One forbidden rendering replaced by the right one; ``text`` is the whole translation."""

    term: Term
    before: str
    after: str
    text: str


def verify(
    source: str, target: str, matches: Sequence[TermMatch], *, locale: Locale = ENGLISH
) -> tuple[Finding, ...]:
    """Return what is wrong with the terms of one sentence or segment.

    A term is missing when none of its accepted forms stands in the translation. For the first
    part of a compound that is a notice, since many compounds have a word of their own in
    English; for the last part, a narrower concept, it is nothing.
    """
    renderings = renderings_of_pair(source, target, matches, locale=locale)
    return (
        *_missing(source, target, matches, renderings, locale),
        *_forbidden(source, target, matches, renderings),
    )


def repair(
    source: str, target: str, matches: Sequence[TermMatch], *, locale: Locale = ENGLISH
) -> Repair | None:
    """Return the translation with its one forbidden rendering put right, where that is certain.

    Certain is: one forbidden rendering in the translation, one term missing, and the two
    belong together. ``source`` is what the matches were found in.
    """
    renderings = renderings_of_pair(source, target, matches, locale=locale)
    hits = _forbidden_hits(renderings)
    missing = _missing_terms(matches, renderings)
    if len(hits) != 1 or len(missing) != 1 or hits[0].term != missing[0]:
        return None
    hit, term = hits[0], missing[0]
    if sum(match.term == term for match in matches) != 1:
        return None
    before = target[hit.start : hit.end]
    match = next(match for match in matches if match.term == term)
    after = _in_place_of(before, hit, match, source, locale)
    head = _with_article(target[: hit.start], after)
    return Repair(term=term, before=before, after=after, text=head + after + target[hit.end :])


def verify_page(passages: Sequence[Passage], *, locale: Locale = ENGLISH) -> tuple[Finding, ...]:
    """Return what is wrong with the terms of a page as a whole, beside :func:`verify`."""
    found = [
        (
            passage,
            renderings_of_pair(passage.source, passage.target, passage.matches, locale=locale),
        )
        for passage in passages
    ]
    return (*_inconsistent(found), *_unexpanded(found))


# -- one segment -------------------------------------------------------------------------


def renderings_of_pair(
    source: str, target: str, matches: Sequence[TermMatch], *, locale: Locale
) -> tuple[Rendering, ...]:
    """Return the accepted and forbidden renderings of the terms of a text in its translation.

    A forbidden form that the source itself mentions is a quotation and no rendering, as in
    an article that says which words are not to be used. And so is a Dutch word beside its
    translation.
    """
    found = renderings_in(target, _terms(matches), locale)
    rendered = {rendering.term for rendering in found if not rendering.forbidden}
    return tuple(
        rendering
        for rendering in found
        if not rendering.forbidden
        or not (
            (rendering.term in rendered and rendering.form not in rendering.term.forbidden)
            or _is_quoted(source, target[rendering.start : rendering.end], matches)
        )
    )


def _is_quoted(source: str, words: str, matches: Sequence[TermMatch]) -> bool:
    start = source.find(words)
    end = start + len(words)
    return start >= 0 and not any(m.start < end and start < m.end for m in matches)


def _terms(matches: Iterable[TermMatch]) -> tuple[Term, ...]:
    return tuple(dict.fromkeys(match.term for match in matches))


def _missing_terms(
    matches: Sequence[TermMatch], renderings: Sequence[Rendering]
) -> tuple[Term, ...]:
    rendered = {rendering.term for rendering in renderings if not rendering.forbidden}
    enforced = (match.term for match in matches if match.kind is not MatchKind.HEAD)
    return tuple(term for term in dict.fromkeys(enforced) if term not in rendered)


def _missing(
    source: str,
    target: str,
    matches: Sequence[TermMatch],
    renderings: Sequence[Rendering],
    locale: Locale,
) -> Iterator[Finding]:
    for term in _missing_terms(matches, renderings):
        places = [match for match in matches if match.term == term]
        whole = next((match for match in places if match.kind is MatchKind.TERM), None)
        shown = whole or places[0]
        strict = whole is not None or is_acronym(term.headword)
        wanted = rendering_for(shown, locale=locale)
        yield Finding(
            rule=RULE,
            severity=Severity.WARNING if strict else Severity.NOTICE,
            message=f"“{shown.text}” is not rendered as “{wanted}”",
            source=source,
            target=target,
            source_spans=tuple((match.start, match.end) for match in places),
            hint=_allowed(term),
        )


def _allowed(term: Term) -> str:
    others = [form for form in (term.modifier, *term.accepted) if form and form != term.translation]
    also = f"; also accepted: {', '.join(dict.fromkeys(others))}" if others else ""
    return f"the glossary has “{term.translation}”{also}"


def _forbidden(
    source: str, target: str, matches: Sequence[TermMatch], renderings: Sequence[Rendering]
) -> Iterator[Finding]:
    rendered = {rendering.term for rendering in renderings if not rendering.forbidden}
    for hit in _forbidden_hits(renderings):
        # With the right form there too, the other one may render another word of the source.
        doubtful = hit.term in rendered
        yield Finding(
            rule=RULE,
            severity=Severity.WARNING if doubtful else Severity.ERROR,
            message=_complaint(target[hit.start : hit.end], hit),
            source=source,
            target=target,
            source_spans=tuple((m.start, m.end) for m in matches if m.term == hit.term),
            target_spans=((hit.start, hit.end),),
            hint=_allowed(hit.term),
        )


def _complaint(words: str, hit: Rendering) -> str:
    if hit.form in hit.term.forbidden:
        return f"“{words}” is a forbidden rendering of “{hit.term.headword}”"
    return f"“{words}” is left untranslated"


def _forbidden_hits(renderings: Sequence[Rendering]) -> tuple[Rendering, ...]:
    allowed = [(r.start, r.end) for r in renderings if not r.forbidden]
    return tuple(
        hit
        for hit in renderings
        if hit.forbidden
        and not any(start <= hit.start and hit.end <= end for start, end in allowed)
    )


# -- repair ------------------------------------------------------------------------------


def _in_place_of(before: str, hit: Rendering, match: TermMatch, source: str, locale: Locale) -> str:
    after = rendering_for(match, locale=locale)
    was_plural = squeezed(before) != squeezed(hit.form) and squeezed(before).endswith("s")
    if was_plural and after == match.term.translation:
        after = match.term.plural or plural_in(locale, after)
    starts_lower = match.text[:1].islower() or bool(source[: match.start].strip())
    if (
        before[:1].isupper()
        and after[:1].islower()
        and (hit.form[:1].islower() or not starts_lower)
    ):
        after = after[:1].upper() + after[1:]
    return after


def _with_article(head: str, after: str) -> str:
    words = head.split(" ")
    if len(words) < 2 or words[-1] or words[-2].lower() not in ("a", "an"):
        return head
    article = words[-2][0] + ("n" if _sounds_open(after) else "")
    return " ".join((*words[:-2], article, ""))


def _sounds_open(word: str) -> bool:
    if is_acronym(word):
        return word[0] in "AEFHILMNORSX"
    return word[:1].lower() in "aeiou" and not word.lower().startswith(("eu", "uni", "us", "one"))


# -- a page ------------------------------------------------------------------------------

_Found = Sequence[tuple[Passage, tuple[Rendering, ...]]]


def _inconsistent(found: _Found) -> Iterator[Finding]:
    counts: dict[Term, Counter[str]] = {}
    for passage, renderings in found:
        for hit in renderings:
            if not hit.forbidden and _mentions(passage, hit.term):
                counts.setdefault(hit.term, Counter())[family(hit)] += 1
    usual = {term: max(used.items(), key=_usual)[0] for term, used in counts.items()}
    said = set(usual.items())
    for passage, renderings in found:
        for hit in renderings:
            if hit.forbidden or (hit.term, family(hit)) in said:
                continue
            if hit.term not in usual or _are_all_rendered(
                passage, renderings, hit.term, usual[hit.term]
            ):
                # Then the other word is there for something else, or for a narrower concept.
                continue
            # Once for each word is enough: the first place shows what to think about.
            said.add((hit.term, family(hit)))
            word = usual[hit.term]
            yield _inconsistency(passage, hit, word, counts[hit.term][word])


def _are_all_rendered(
    passage: Passage, renderings: Iterable[Rendering], term: Term, word: str
) -> bool:
    usual = sum(r.term == term and not r.forbidden and family(r) == word for r in renderings)
    return usual >= _mentions(passage, term)


def _mentions(passage: Passage, term: Term) -> int:
    """Count the mentions of a term itself, not those of narrower concepts that end in it."""
    return sum(m.term == term and m.kind is not MatchKind.HEAD for m in passage.matches)


def _usual(item: tuple[str, int]) -> int:
    return item[1]


def family(rendering: Rendering) -> str:
    """Return the word a rendering is a form of: plural, modifier and short form are one word."""
    term = rendering.term
    return rendering.form if rendering.form in term.accepted else term.translation


def _inconsistency(passage: Passage, hit: Rendering, usual: str, times: int) -> Finding:
    return Finding(
        rule=CONSISTENCY_RULE,
        severity=Severity.NOTICE,
        message=f"“{hit.term.headword}” is “{passage.target[hit.start : hit.end]}” here, and "
        f"“{usual}” elsewhere on this page ({times}×)",
        path=passage.path,
        line=passage.line,
        source=passage.source,
        target=passage.target,
        target_spans=((hit.start, hit.end),),
        hint="use one word for one concept, unless the difference is meant",
    )


def _unexpanded(found: _Found) -> Iterator[Finding]:
    explained: set[Term] = set()
    for passage, renderings in found:
        if passage.is_heading:
            continue
        explained.update(hit.term for hit in renderings if hit.form == _forms(hit.term)[1])
        for hit in renderings:
            short, long = _forms(hit.term)
            if hit.form != short or not long or hit.term in explained:
                continue
            explained.add(hit.term)
            yield Finding(
                rule=ABBREVIATION_RULE,
                severity=Severity.NOTICE,
                message=f"“{short}” is not explained where it is first mentioned",
                path=passage.path,
                line=passage.line,
                source=passage.source,
                target=passage.target,
                target_spans=((hit.start, hit.end),),
                hint=f"write “{long} ({short})” here",
            )


def _forms(term: Term) -> tuple[str, str]:
    """Return the short and the long form of a term in the target language."""
    if term.abbreviation_target:
        return term.abbreviation_target, term.translation
    return term.translation, term.expansion_target
