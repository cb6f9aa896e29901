"""Drafts what the articles of a run still miss, with memory, glossary, engine and checks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tweetalig.check.run import judge
from tweetalig.desk import Desk, Work
from tweetalig.engines.contract import Engine
from tweetalig.memory.drafts import Splitter, fill, kept_sentences, wants_draft, without_draft
from tweetalig.memory.harvest import is_by_a_person
from tweetalig.memory.recall import sentence_memory
from tweetalig.model import Finding, Kind, Locale, MemoryEntry, Origin, Term, TermHint
from tweetalig.segment.inline import raw_sentences, take_out, visible_text
from tweetalig.segment.sentences import split_sentences
from tweetalig.sifting import sift
from tweetalig.terms.glossary import glossary_version
from tweetalig.terms.hints import term_hints
from tweetalig.terms.matching import Matcher
from tweetalig.terms.verify import repair, verify
from tweetalig.translate.choosing import Mending, no_mending
from tweetalig.translate.drafting import SegmentDraft, SegmentRequest, draft

Progress = Callable[[int, int], None]
"""Told how many sentences are done, and how many there are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Glossary:
    """The terms of one target language, ready to be looked up.

    ``abbreviations`` are the short forms of a concept in both languages.
    """

    terms: tuple[Term, ...]
    matcher: Matcher
    locale: Locale
    abbreviations: frozenset[tuple[str, str]] = frozenset()

    @classmethod
    def of(cls, terms: tuple[Term, ...], locale: Locale) -> Glossary:
        """Prepare the terms for finding them in a text."""
        return cls(
            terms=terms,
            matcher=Matcher(terms),
            locale=locale,
            abbreviations=frozenset(pair for term in terms for pair in abbreviation_pairs(term)),
        )

    def hints(self, text: str) -> tuple[TermHint, ...]:
        """Return what an engine is to know of the terms in a Dutch text."""
        return term_hints(text, self.matcher, locale=self.locale)

    def verify(self, source: str, target: str) -> tuple[Finding, ...]:
        """Return what is wrong with the terms of a translation; both are plain text."""
        return verify(source, target, self.matcher.matches(source), locale=self.locale)

    def mend(self, source: str, target: str) -> Mending | None:
        """Put a forbidden rendering right where that is certain; both are plain text."""
        repaired = repair(source, target, self.matcher.matches(source), locale=self.locale)
        if repaired is None:
            return None
        return Mending(text=repaired.text, before=repaired.before, after=repaired.after)

    def judge(self, source: str, target: str) -> tuple[Finding, ...]:
        """Return everything that is wrong with a translation; both are plain text."""
        return judge(
            source,
            target,
            terms=self.verify,
            locale=self.locale,
            abbreviations=self.abbreviations,
        )


def abbreviation_pairs(term: Term) -> Iterator[tuple[str, str]]:
    """Yield the short forms of a concept in both languages, where it has them."""
    if term.abbreviation and term.abbreviation_target:
        yield term.abbreviation, term.abbreviation_target
    if term.expansion and term.expansion_target:
        yield term.headword, term.translation


def attempt_of(engine: Engine, glossary: Glossary) -> Origin:
    """Return the signature of trying with this engine and this glossary."""
    info = engine.info
    version = glossary_version(glossary.terms)
    return Origin(
        engine=info.name, detail=f"model:{info.model}|version:{info.version}|glossary:{version}"
    )


def waits_for_draft(entry: MemoryEntry) -> bool:
    """Say whether an entry has no draft yet, and none was tried in vain."""
    return wants_draft(entry) and not entry.reason


def plain_sentences(text: str, language: str) -> tuple[str, ...]:
    """Split a segment into the sentences a reader sees, without markup."""
    return split_sentences(visible_text(text), language)


def _no_hints(text: str) -> tuple[TermHint, ...]:
    return ()


def _no_findings(source: str, target: str) -> tuple[Finding, ...]:
    return ()


def draft_works(
    works: dict[str, Work],
    desk: Desk,
    *,
    engine: Engine,
    glossary: Glossary,
    source: Locale,
    progress: Progress,
) -> Iterator[str]:
    """Draft in ``works`` what is missing; yield the path of each article that is complete.

    The dictionary holds every draft from the moment it is there, so that whoever stops in
    between has what is done.
    """
    attempt = attempt_of(engine, glossary)
    places: dict[Hashable, tuple[str, int]] = dict(enumerate(_to_draft(works, attempt)))
    left = Counter(path for path, _ in places.values())
    requests = [_request(key, works[path], at) for key, (path, at) in places.items()]
    languages = (source, desk.locale)
    kept = _kept(works, languages, plain_sentences)
    kept_marked = _kept(works, languages, raw_sentences)
    sought = looked_up(requests, source, known=kept.reviewed, known_marked=kept_marked.reviewed)
    memory = sift(desk.catalogs, sought, shelf=desk.shelf)
    drafts = draft(
        requests,
        engine=engine,
        source=source,
        target=glossary.locale,
        hints=glossary.hints if engine.info.translates else _no_hints,
        judge=glossary.judge if engine.info.translates else _no_findings,
        known=kept.with_memory(sentence_memory(memory, plain_sentences, languages)),
        known_marked=kept_marked.with_memory(sentence_memory(memory, raw_sentences, languages)),
        glossary_version=glossary_version(glossary.terms),
        progress=progress,
        mend=glossary.mend if engine.info.translates else no_mending,
    )
    for made in drafts:
        path, at = places[made.key]
        works[path] = _with_draft(works[path], at, made, attempt)
        left[path] -= 1
        if not left[path]:
            yield path


def _to_draft(works: Mapping[str, Work], attempt: Origin) -> Iterator[tuple[str, int]]:
    for path, work in works.items():
        for at, entry in enumerate(work.entries):
            # The same engine with the same glossary would fail in the same way again.
            if wants_draft(entry) and not (entry.reason and entry.origin == attempt):
                yield path, at


def _request(key: Hashable, work: Work, at: int) -> SegmentRequest:
    entry = work.entries[at]
    references = work.article.document.references
    return SegmentRequest(key=key, text=entry.source, kind=entry.kind, references=references)


def looked_up(
    requests: Iterable[SegmentRequest],
    source: Locale,
    *,
    known: Container[str] = (),
    known_marked: Container[str] = (),
) -> Iterator[str]:
    """Yield what the draft of a segment may take from the memory: its sentences and phrases.

    Those that are ``known``, as a reader sees them or as they are written, need no memory.
    """
    for request in requests:
        marked = take_out(request.text, source, references=request.references)
        yield from marked.phrases
        for unit in marked.units:
            if unit.shown not in known:
                yield unit.shown
            if (written := marked.written(unit)) not in known_marked:
                yield written


@dataclass(frozen=True, slots=True)
class _Kept:
    """The sentences that stayed where a neighbour changed, with their translations."""

    reviewed: Mapping[str, str]
    drafted: Mapping[str, str]

    def with_memory(self, memory: Mapping[str, str]) -> Mapping[str, str]:
        """Return the sentences that need no engine."""
        # A machine's sentence is kept where nobody has reviewed a better one.
        return {**self.drafted, **memory, **self.reviewed}


def _kept(works: Mapping[str, Work], languages: tuple[Locale, Locale], split: Splitter) -> _Kept:
    reviewed: dict[str, str] = {}
    drafted: dict[str, str] = {}
    for work in works.values():
        for entry in work.entries:
            kept = kept_sentences(entry, split, languages)
            if is_by_a_person(entry):
                reviewed |= kept
            else:
                for sentence, translation in kept.items():
                    drafted.setdefault(sentence, translation)
    return _Kept(reviewed, drafted)


def _with_draft(work: Work, at: int, made: SegmentDraft, attempt: Origin) -> Work:
    entry = work.entries[at]
    if made.text and made.origin:
        changed = fill(entry, made.text, made.origin)
    else:
        changed = without_draft(entry, made.reason)
        if not changed.target:
            changed = replace(changed, origin=attempt)
    return replace(work, entries=(*work.entries[:at], changed, *work.entries[at + 1 :]))


def translate_lines(
    lines: Sequence[str], *, engine: Engine, glossary: Glossary, source: Locale
) -> tuple[SegmentDraft, ...]:
    """Draft loose paragraphs; an empty line gives an empty draft."""
    requests = [
        SegmentRequest(key=at, text=line, kind=Kind.PARAGRAPH)
        for at, line in enumerate(lines)
        if line.strip()
    ]
    made = {
        item.key: item
        for item in draft(
            requests,
            engine=engine,
            source=source,
            target=glossary.locale,
            hints=glossary.hints if engine.info.translates else _no_hints,
            judge=glossary.judge if engine.info.translates else _no_findings,
            known={},
            mend=glossary.mend if engine.info.translates else no_mending,
        )
    }
    empty = SegmentDraft(key=None)
    return tuple(made.get(at, empty) for at in range(len(lines)))
