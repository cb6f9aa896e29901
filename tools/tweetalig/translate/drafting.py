"""Drafts the segments of a run: recall first, then the engine, then the marks put back."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from tweetalig.engines.contract import Engine, EngineInfo, Hypothesis, Request, Weigher
from tweetalig.model import Finding, Kind, Locale, Origin, Severity, TermHint
from tweetalig.segment.inline import Marked, Place, Unit, put_back, take_out, visible_text
from tweetalig.translate.choosing import (
    Choice,
    Criteria,
    Judge,
    Mend,
    Refusal,
    choose,
    no_mending,
)
from tweetalig.translate.small_words import comparison
from tweetalig.translate.wording import like_source

Hints = Callable[[str], tuple[TermHint, ...]]
"""Finds the glossary's terms in a sentence of the source."""

Progress = Callable[[int, int], None]
"""Is told how many texts of how many an engine has translated."""

_ATTEMPTS_FOR_TERMS = 3
"""How often to ask again for a sentence that is sound but misses a term; each takes its time."""

_STEERED_ATTEMPTS = 2
"""How many steered drafts to choose from at least, where the unsteered one will not do."""

_WEIGHED_AT_A_TIME = 8
"""After how many sentences to tell how far it is; an engine reads other examples each time."""

_NO_WEIGHTS: Mapping[str, float] = MappingProxyType({})

_LEADS: Mapping[str, str] = {"en": "see ", "nl": "zie "}


@dataclass(frozen=True, slots=True, kw_only=True)
class SegmentRequest:
    """A segment to draft; ``key`` is the caller's own name for it.

    ``references`` are the labels of the links its article defines, where these are known.
    """

    key: Hashable
    text: str
    kind: Kind
    references: frozenset[str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SegmentDraft:
    """What became of a request: a text with its origin, or the reason why there is none.

    ``recalled`` counts the sentences that a person translated before, ``drafted`` those
    made now.
    """

    key: Hashable
    text: str = ""
    origin: Origin | None = None
    reason: str = ""
    findings: tuple[Finding, ...] = ()
    recalled: int = 0
    drafted: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Done:
    """The translation of one sentence, and where it is from."""

    text: str
    source: str  # engine, recall, glossary or copy
    how: str = ""
    repair: str = ""
    misses_term: bool = False
    strayed: bool = False  # steering changed more than terms
    marked: bool = False  # written by a person with its marks in


@dataclass(frozen=True, slots=True, kw_only=True)
class _Task:
    """One segment with its marks taken out."""

    request: SegmentRequest
    marked: Marked

    def needs_place(self, parts: Sequence[_Done | None]) -> bool:
        """Say whether a sentence without ready marks has any to find a place for."""
        return any(
            (unit.wraps or unit.voids) and not (part and (part.marked or part.text == unit.text))
            for unit, part in zip(self.marked.units, parts, strict=True)
        )


def _placeholders(unit: Unit) -> tuple[str, ...]:
    return tuple(atom.name for atom in unit.atoms if atom.placeholder)


def _one_line(known: Mapping[str, str]) -> Mapping[str, str]:
    return {" ".join(key.split()): value for key, value in known.items()}


def _no_progress(done: int, total: int) -> None:
    """Tell nobody."""


def draft(  # noqa: PLR0913  # a run has this many parts, each of them the caller's
    requests: Sequence[SegmentRequest],
    *,
    engine: Engine,
    source: Locale,
    target: Locale,
    hints: Hints,
    judge: Judge,
    known: Mapping[str, str],
    known_marked: Mapping[str, str] | None = None,
    examples: tuple[tuple[str, str], ...] = (),
    glossary_version: str = "",
    progress: Progress = _no_progress,
    mend: Mend = no_mending,
) -> Iterator[SegmentDraft]:
    """Yield a draft for every request, each as soon as its last sentence is there.

    All sentences of all segments go to the engine in one call, every text once. ``known``
    holds plain sentences with their reviewed translations: these are never sent.
    ``known_marked`` does the same for sentences as they are written, with their marks, as
    :func:`tweetalig.segment.inline.raw_sentences` cuts them; it goes before ``known``, and
    so a person's links and emphasis stay where they were put.

    ``judge`` checks every candidate, and every segment as a whole with its marks back in.
    ``mend`` may put a candidate right before it is judged; the origin of the draft says so.
    """
    run = _Run(
        engine=engine,
        source=source,
        target=target,
        hints=hints,
        criteria=Criteria(judge=judge, mend=mend, compare=comparison(target), target=target),
        known=_one_line(known),
        known_marked=_one_line(known_marked or {}),
        examples=examples,
        glossary_version=glossary_version,
    )
    tasks = [
        _Task(
            request=one,
            marked=take_out(one.text, source, references=one.references),
        )
        for one in requests
    ]
    yield from run.drafts(tasks, progress)


@dataclass(slots=True, kw_only=True)
class _Run:
    """What is known so far in one call of :func:`draft`; it ends with the call."""

    engine: Engine
    source: Locale
    target: Locale
    hints: Hints
    criteria: Criteria
    known: Mapping[str, str]
    known_marked: Mapping[str, str]
    examples: tuple[tuple[str, str], ...]
    glossary_version: str
    done: dict[str, _Done | Refusal] = field(default_factory=dict)
    findings: dict[str, tuple[Finding, ...]] = field(default_factory=dict)
    renderings: dict[str, tuple[str, ...]] = field(default_factory=dict)
    placeholders: dict[str, tuple[str, ...]] = field(default_factory=dict)
    contested: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def drafts(self, tasks: Sequence[_Task], progress: Progress) -> Iterator[SegmentDraft]:
        waiting = {number: self._texts_to_send(task) for number, task in enumerate(tasks)}
        for number, task in enumerate(tasks):
            if not waiting[number]:
                yield self._finished(task)
        wanted: dict[str, list[int]] = {}
        for number, texts in waiting.items():
            for text in texts:
                wanted.setdefault(text, []).append(number)
        for text in self._answered(sorted(wanted, key=lambda one: (len(one), one)), progress):
            for number in wanted[text]:
                waiting[number].discard(text)
                if not waiting[number]:
                    yield self._finished(tasks[number])
        for number, task in enumerate(tasks):
            if waiting[number]:
                yield SegmentDraft(key=task.request.key, reason="The engine gave no translation.")

    def _texts_to_send(self, task: _Task) -> set[str]:
        """Return the sentences and phrases of a segment that only the engine can translate."""
        parts = [self._without_engine(task.marked, unit) for unit in task.marked.units]
        sent = {
            unit.text for unit, part in zip(task.marked.units, parts, strict=True) if part is None
        }
        for unit in task.marked.units:
            self.placeholders[unit.text] = _placeholders(unit)
        if task.needs_place(parts):
            sent.update(one for one in task.marked.phrases if self._is_to_send(one))
        return sent

    def _is_to_send(self, phrase: str) -> bool:
        wordless = not any(character.isalpha() for character in phrase)
        text = phrase if wordless else self.known.get(phrase) or self._as_term(phrase)
        if text is not None:
            self.renderings[phrase] = (text,)
        return text is None

    def _without_engine(self, marked: Marked, unit: Unit) -> _Done | None:
        """Return the translation of a unit that needs no engine."""
        if unit.place is Place.BODY:
            written = " ".join(marked.written(unit).split())
            if written in self.known_marked:
                return _Done(text=self.known_marked[written], source="recall", marked=True)
        if unit.shown in self.known:
            return _Done(text=_with_names(self.known[unit.shown], unit), source="recall")
        if unit.wordless:
            return _Done(text=unit.text, source="copy")
        term = self._as_term(unit.text)
        return None if term is None else _Done(text=term, source="glossary")

    def _as_term(self, text: str) -> str | None:
        """Return the term for a heading or cell that is one: engines stumble over short texts."""
        bare = text.strip().rstrip(".:!?")
        if len(bare.split()) > 6:
            return None
        for hint in self.hints(text):
            if hint.source.casefold() == bare.casefold() and hint.target:
                return like_source(text, hint.target, self.target) + text.strip()[len(bare) :]
        return None

    # -- the engine

    def _answered(self, texts: Sequence[str], progress: Progress) -> Iterator[str]:
        """Yield each text when its translation is known, or when the engine has no more ways."""
        waiting = [
            Request(text=text, terms=self.hints(text), examples=self.examples) for text in texts
        ]
        answers: dict[str, tuple[Hypothesis, ...]] = {}
        count, total = 0, len(waiting)
        if waiting:
            progress(count, total)
        while waiting:
            again: list[Request] = []
            for index, hypotheses in self.engine.translate(waiting):
                request = waiting[index]
                fresh = _unlike(answers.get(request.text, ()), hypotheses)
                answers[request.text] = (*answers.get(request.text, ()), *fresh)
                self._take_answer(request, answers[request.text])
                is_again = bool(hypotheses) and self._may_do_better(request, is_new=bool(fresh))
                if is_again:
                    again.append(replace(request, attempt=request.attempt + 1))
                count, total = count + 1, total + is_again
                progress(count, total)
                if not is_again and request.text not in self.contested:
                    yield request.text
            waiting = again
        total += len(self.contested)
        for text in self._weighed(answers):
            count += 1
            progress(count, total)
            yield text

    def _may_do_better(self, request: Request, *, is_new: bool) -> bool:
        """Say whether to ask again for a refused sentence, a missing term, or one more choice.

        An engine that has nothing new to say would be asked for ever.
        """
        done = self.done.get(request.text)
        if done is None:
            return False
        is_steerable = bool(request.terms) and request.attempt < _STEERED_ATTEMPTS
        if isinstance(done, Refusal):
            return is_new or is_steerable
        if done.misses_term:
            return is_steerable or (is_new and request.attempt < _ATTEMPTS_FOR_TERMS)
        return done.strayed and is_steerable

    def _weighed(self, answers: Mapping[str, tuple[Hypothesis, ...]]) -> Iterator[str]:
        """Choose where only a score tells candidates apart, and theirs can't be compared."""
        if not isinstance(self.engine, Weigher):
            return
        for texts in _in_groups(tuple(self.contested), _WEIGHED_AT_A_TIME):
            pairs = [(text, rival) for text in texts for rival in self.contested[text]]
            weights: dict[str, dict[str, float]] = {}
            for (text, rival), weight in zip(pairs, self.engine.weigh(pairs), strict=True):
                weights.setdefault(text, {})[rival] = weight
            for text in texts:
                self._choose(text, answers[text], weights[text])
                yield text

    def _take_answer(self, request: Request, hypotheses: tuple[Hypothesis, ...]) -> None:
        text = request.text
        ordered = [one.text for one in hypotheses if one.text.strip()]
        terms = [hint.target for hint in request.terms if hint.source.casefold() == text.casefold()]
        self.renderings[text] = tuple(dict.fromkeys((*terms, *ordered)))
        if text not in self.placeholders:
            return  # a phrase, only needed to find its place
        self._choose(text, hypotheses)

    def _choose(
        self,
        text: str,
        hypotheses: tuple[Hypothesis, ...],
        weights: Mapping[str, float] = _NO_WEIGHTS,
    ) -> None:
        choice = choose(
            text,
            hypotheses,
            self.hints(text),
            self.criteria,
            placeholders=self.placeholders[text],
            weights=weights,
        )
        self.contested.pop(text, None)
        if isinstance(choice, Refusal):
            self.done[text] = choice
            return
        self.done[text] = _done_by_engine(choice)
        self.findings[text] = choice.findings
        if choice.steered and len(choice.rivals) > 1 and isinstance(self.engine, Weigher):
            self.contested[text] = choice.rivals

    # -- whole segments

    def _finished(self, task: _Task) -> SegmentDraft:
        """Put a segment together from its sentences, and judge it as a whole."""
        parts = [
            self._without_engine(task.marked, unit) or self.done[unit.text]
            for unit in task.marked.units
        ]
        for sentence, part in zip(task.marked.sentences, parts, strict=True):
            if isinstance(part, Refusal):
                reason = f"{part.reason} Sentence: “{sentence}”"
                return SegmentDraft(key=task.request.key, reason=reason)
        ready = [part for part in parts if isinstance(part, _Done)]
        lead = _LEADS.get(self.target.partition("-")[0], "")
        result = put_back(
            task.marked,
            [one.text for one in ready],
            self.renderings,
            ready={number: one.text for number, one in enumerate(ready) if one.marked},
            lead=lead,
        )
        findings = (*result.findings, *self._verdict(task, result.text))
        error = next((one for one in findings if one.severity is Severity.ERROR), None)
        if error is not None:
            return SegmentDraft(
                key=task.request.key,
                reason=f"The draft failed the check “{error.rule}”: {error.message}",
                findings=findings,
            )
        return SegmentDraft(
            key=task.request.key,
            text=result.text,
            origin=self._origin(ready),
            findings=findings,
            recalled=sum(one.source == "recall" for one in ready),
            drafted=sum(one.source in ("engine", "glossary") for one in ready),
        )

    def _verdict(self, task: _Task, text: str) -> tuple[Finding, ...]:
        references = task.request.references
        return self.criteria.judge(
            visible_text(task.request.text, references=references),
            visible_text(text, references=references),
        )

    def _origin(self, parts: Sequence[_Done]) -> Origin:
        sources = {part.source for part in parts}
        hows = sorted({part.how for part in parts if part.how})
        repairs = dict.fromkeys(part.repair for part in parts if part.repair)
        if "engine" in sources:
            return _engine_origin(self.engine.info, self.glossary_version, hows, tuple(repairs))
        for source in ("glossary", "recall"):
            if source in sources:
                return Origin(engine=source, detail=_detail(glossary=self.glossary_version))
        return Origin(engine="copy")


def _in_groups(texts: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    for start in range(0, len(texts), size):
        yield texts[start : start + size]


def _unlike(known: tuple[Hypothesis, ...], more: tuple[Hypothesis, ...]) -> tuple[Hypothesis, ...]:
    # The same answer once more, to a question that names the terms, says that these don't help.
    texts = {(one.text, one.steered) for one in known}
    return tuple(one for one in more if (one.text, one.steered) not in texts)


def _done_by_engine(choice: Choice) -> _Done:
    mending = choice.mending
    return _Done(
        text=choice.text,
        source="engine",
        how=choice.how,
        repair=f"{mending.before}→{mending.after}" if mending else "",
        misses_term=choice.misses_term,
        strayed=choice.steered and not choice.is_near,
    )


def _with_names(text: str, unit: Unit) -> str:
    """Write placeholders for the code and addresses in a person's translation."""
    for atom in unit.atoms:
        if atom.placeholder:
            text = text.replace(atom.shown, atom.name, 1)
    return text


def _engine_origin(
    info: EngineInfo, glossary_version: str, hows: Sequence[str], repairs: Sequence[str]
) -> Origin:
    detail = _detail(
        model=info.model,
        version=info.version,
        options=info.options,
        glossary=glossary_version,
        how=",".join(hows),
        repair="; ".join(repairs),
    )
    return Origin(engine=info.name, detail=detail)


def _detail(**values: str) -> str:
    """Write `key:value` pairs, without those that have no value."""
    return "|".join(f"{key}:{value}" for key, value in values.items() if value)
