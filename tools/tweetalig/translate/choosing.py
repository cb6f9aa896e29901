"""Chooses among the candidates for one sentence, in the same way for all engines."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from types import MappingProxyType

from tweetalig.engines.contract import Hypothesis
from tweetalig.model import Finding, Locale, Severity, TermHint
from tweetalig.translate.splicing import Span, splice
from tweetalig.translate.wording import like_source

_ENGLISH = Locale("en")

Judge = Callable[[str, str], tuple[Finding, ...]]
"""Checks a translation: takes source and target, returns what is wrong with it."""

Compare = Callable[[str, str], tuple[str, ...]]
"""Takes two translations of one sentence; returns the words whose meaning the second lost."""

_TERM_RULE = "term"
_LEFT_OUT_RULES = frozenset({"omission", "quotes-brackets"})
"""Checks that see that something was left out: a part of the text, or what is in brackets."""

_NOT_UNDERSTOOD = 2
"""A model that misses this many terms of a sentence did not understand it."""

_OF_UNSTEERED_WORDING = 6.0
"""By how much, in nats, a steered wording must weigh more than the unsteered one. A small model
is not to be trusted with less: of the blood flow of the brain it found that of the heart likelier
by 4.3. A splice that was no sentence any more weighed 15 less, or still less; one with a slip such
as “the capillaries is” only 3, and is taken."""

_GAP = r"[-‐‑‒–\s]+"
"""What may stand between the words of a term."""

_NO_WEIGHTS: Mapping[str, float] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Mending:
    """A candidate with its one wrong term put right: ``text``, after ``before`` → ``after``."""

    text: str
    before: str
    after: str


Mend = Callable[[str, str], Mending | None]
"""Takes source and target; puts a wrong term right where only one repair is possible."""


def no_mending(source: str, target: str) -> Mending | None:
    """Leave everything as it is."""
    return None


def no_loss(first: str, second: str) -> tuple[str, ...]:
    """Find nothing lost."""
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Criteria:
    """What a candidate has to stand up to; ``target`` is the language it is in."""

    judge: Judge
    mend: Mend = no_mending
    compare: Compare = no_loss
    target: Locale = _ENGLISH


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The best candidate for a sentence.

    ``kept`` of its ``terms`` terms are rendered as the glossary says. ``findings`` are the
    remarks it passed with, none of them an error. ``mending`` is what was put right in it.
    ``is_near`` says that steering changed its terms and no more.
    ``rivals`` are the texts of the candidates, this one included, that only a score tells
    apart.
    """

    text: str
    how: str
    score: float
    terms: int
    kept: int
    findings: tuple[Finding, ...] = ()
    mending: Mending | None = None
    steered: bool = False
    is_near: bool = False
    rivals: tuple[str, ...] = ()

    @property
    def misses_term(self) -> bool:
        """Whether the glossary still misses a term in it; another candidate may have it."""
        return any(finding.rule == _TERM_RULE for finding in self.findings)


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """No candidate was good enough; ``reason`` says in plain English why not."""

    reason: str


class _Wording(Enum):
    """Whose words a candidate has around its terms."""

    OWN = "its own"
    SPLICED = "those of the unsteered one, put there"
    TIGHT = "the same, right up to the terms"
    NEAR = "those of the unsteered one, by itself"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    hypothesis: Hypothesis
    text: str
    kept: int
    missing: tuple[Finding, ...]
    forbidden: tuple[str, ...]
    lost: int
    findings: tuple[Finding, ...]
    mending: Mending | None
    wording: _Wording = _Wording.OWN
    dropped: tuple[str, ...] = ()

    @property
    def errors(self) -> tuple[Finding, ...]:
        return tuple(one for one in self.findings if one.severity is Severity.ERROR)

    @property
    def is_sound(self) -> bool:
        """Whether it may become a draft."""
        return not (self.errors or self.forbidden or self.dropped)

    @property
    def rank(self) -> tuple[int, int, int, bool, bool, bool]:
        """Better is higher: terms, placeholders, remarks, unsteered, near that, not mended."""
        warnings = sum(one.severity is Severity.WARNING for one in self.findings)
        steered = self.hypothesis.steered
        is_near = self.wording is _Wording.NEAR
        return self.kept, -self.lost, -warnings, not steered, is_near, not self.mending

    def worth(self, weights: Mapping[str, float]) -> float:
        """Return its score among those of equal rank; another wording must be worth its while."""
        weight = weights.get(self.hypothesis.text)
        if weight is None:
            return self.hypothesis.score
        return weight + _OF_UNSTEERED_WORDING * (self.wording is _Wording.SPLICED)


def choose(
    source: str,
    hypotheses: Sequence[Hypothesis],
    hints: Sequence[TermHint],
    criteria: Criteria,
    *,
    placeholders: Sequence[str] = (),
    weights: Mapping[str, float] = _NO_WEIGHTS,
) -> Choice | Refusal:
    """Return the best candidate, or why none will do: better no draft than a false one.

    A candidate with an error, or one that has a forbidden rendering where a term is missing,
    is dropped. So is a steered one that lost what the unsteered one has. Where steering was
    tried, one that still misses a term is dropped too: it is hardly ever a right sentence with
    another word. Of the others the one that keeps most terms wins, then most
    ``placeholders``, then the one with fewest warnings, then the one made without steering,
    then a steered one that changed nothing but terms, then the one that needed no mending,
    then its score: what ``weights`` says of the text of a hypothesis, else the engine's own.

    A steered hypothesis that changed more than terms also stands with the wording of the
    unsteered one, all but the terms: what steering changed elsewhere has to weigh a good deal
    more.
    """
    made = (
        replace(_candidate(source, one, hints, criteria, placeholders), wording=wording)
        for one, wording in _with_splices(hypotheses, hints).items()
    )
    candidates = _beside_unsteered([one for one in made if one.text], criteria.compare)
    sound = [one for one in candidates if one.is_sound]
    if any(one.hypothesis.steered for one in candidates):
        sound = _without_loose_ends([one for one in sound if not one.missing])
    if not sound:
        told = [one for one in candidates if one.wording is not _Wording.TIGHT]
        return Refusal(reason=_reason(told))
    first = max(one.rank for one in sound)
    rivals = [one for one in sound if one.rank == first]
    best = max(rivals, key=lambda one: one.worth(weights))
    return Choice(
        text=best.text,
        how=best.hypothesis.how,
        score=best.hypothesis.score,
        terms=len(hints),
        kept=best.kept,
        findings=best.findings,
        mending=best.mending,
        steered=best.hypothesis.steered,
        is_near=best.wording is _Wording.NEAR,
        rivals=tuple(one.hypothesis.text for one in rivals),
    )


def _without_loose_ends(sound: Sequence[_Candidate]) -> list[_Candidate]:
    """Leave tight splices out where there is no steered wording that would do as it is.

    Many of them are no sentences. What a model wrote of its own accord shows by its weight
    which these are; alone they would be taken for want of anything better.
    """
    is_told = any(one.hypothesis.steered and one.wording is not _Wording.TIGHT for one in sound)
    return [one for one in sound if is_told or one.wording is not _Wording.TIGHT]


def _with_splices(
    hypotheses: Sequence[Hypothesis], hints: Sequence[TermHint]
) -> Mapping[Hypothesis, _Wording]:
    """Return whose wording each hypothesis has, and add steered ones with the unsteered one's."""
    every = dict.fromkeys(hypotheses, _Wording.OWN)
    plain = next((one for one in hypotheses if not one.steered and one.text), None)
    if plain is None:
        return every
    wrong = [at for hint in hints for form in hint.forbidden for at in _places(plain.text, form)]
    known = {one.text for one in hypotheses}
    for one in hypotheses:
        if not one.steered:
            continue
        made = splice(plain.text, one.text, wanted=_wanted(one.text, hints), wrong=wrong)
        every[one] = _Wording.NEAR if made.is_near else _Wording.OWN
        score = min(plain.score, one.score)
        for number, text in enumerate(made.texts):
            if text not in known:
                known.add(text)
                spliced = replace(one, text=text, score=score, how=f"{one.how}+spliced")
                every[spliced] = _Wording.TIGHT if number else _Wording.SPLICED
    return every


def _wanted(text: str, hints: Sequence[TermHint]) -> list[Span]:
    return [
        place
        for hint in hints
        for form in (hint.target, *hint.accepted)
        for place in _places(text, form)
    ]


def _beside_unsteered(candidates: Sequence[_Candidate], compare: Compare) -> list[_Candidate]:
    """Note what each steered candidate lost beside the best unsteered one."""
    plain = next((one for one in candidates if not one.hypothesis.steered), None)
    if plain is None:
        return list(candidates)
    return [
        replace(one, dropped=_lost_beside(plain, one, compare)) if one.hypothesis.steered else one
        for one in candidates
    ]


def _lost_beside(plain: _Candidate, steered: _Candidate, compare: Compare) -> tuple[str, ...]:
    """Return what the steered candidate lost, as words that can follow “the best one”.

    What a check sees is lost even where the unsteered one is wrong in another way; single
    words of it are only worth keeping where it is sound.
    """
    known = {finding.rule for finding in plain.findings}
    seen = (
        f"got the remark “{finding.message}”"
        for finding in steered.findings
        if finding.rule in _LEFT_OUT_RULES - known
    )
    is_sound = not (plain.errors or plain.forbidden or len(plain.missing) >= _NOT_UNDERSTOOD)
    words = compare(plain.text, steered.text) if is_sound else ()
    return (*(f"lost “{word}”" for word in words), *seen)


def _candidate(
    source: str,
    hypothesis: Hypothesis,
    hints: Sequence[TermHint],
    criteria: Criteria,
    placeholders: Sequence[str],
) -> _Candidate:
    mending = criteria.mend(source, hypothesis.text)
    text = like_source(source, mending.text if mending else hypothesis.text, criteria.target)
    pair = _without(source, placeholders), _without(text, placeholders)
    findings = criteria.judge(*pair) if text else ()
    return _Candidate(
        hypothesis=hypothesis,
        text=text,
        kept=sum(_is_kept(text, hint) for hint in hints),
        missing=tuple(one for one in findings if _is_missing_term(one)),
        forbidden=tuple(_forbidden(text, hints)),
        lost=sum(one not in text for one in placeholders),
        findings=findings,
        mending=mending,
    )


def _is_missing_term(finding: Finding) -> bool:
    return finding.rule == _TERM_RULE and finding.severity is not Severity.NOTICE


def _without(text: str, placeholders: Sequence[str]) -> str:
    """Take placeholders out, whose digits are no numbers of the text."""
    for placeholder in placeholders:
        text = re.sub(rf"\b{re.escape(placeholder)}\b\s?", "", text)
    return text.strip()


def _forbidden(text: str, hints: Sequence[TermHint]) -> list[str]:
    """Return the forbidden renderings that stand where a term is missing.

    Beside the right term the same words may well render something else: "PEM is more than
    fatigue" has both.
    """
    return [
        form
        for hint in hints
        if not _is_kept(text, hint)
        for form in hint.forbidden
        if holds_term(text, form)
    ]


def _is_kept(text: str, hint: TermHint) -> bool:
    return any(holds_term(text, form) for form in (hint.target, *hint.accepted))


def holds_term(text: str, term: str) -> bool:
    """Say whether a text holds an English term, in singular or plural.

    Capitals and kinds of hyphens make no difference; `brain fog` and `brain-fog` are one.
    """
    return any(_places(text, term))


def _places(text: str, term: str) -> Iterator[Span]:
    """Yield where a term stands in a text, as :func:`holds_term` understands it."""
    words = [re.escape(word) for word in re.split(_GAP, term.replace("’", "'")) if word]
    if not words:
        return
    last = words[-1]
    stem = f"(?:{last}|{last[:-1]}ies)" if last.endswith("y") else last
    pattern = _GAP.join([*words[:-1], stem])
    whole = rf"(?<!\w){pattern}(?:e?s)?(?:'s|')?(?!\w)"
    for found in re.finditer(whole, text.replace("’", "'"), re.IGNORECASE):
        yield found.span()


def _reason(candidates: Sequence[_Candidate]) -> str:
    """Say what is wrong with the candidate that came closest."""
    if not candidates:
        return "The engine gave no translation."
    best = max(candidates, key=lambda one: (-len(one.errors) - len(one.forbidden), *one.rank))
    count = (
        "The only candidate" if len(candidates) == 1 else f"Each of {len(candidates)} candidates"
    )
    if best.errors:
        error = best.errors[0]
        return f"{count} failed a check; the best one failed “{error.rule}”: {error.message}"
    if best.dropped:
        return f"{count} left something out; the best one {best.dropped[0]}."
    if not best.forbidden:
        return f"{count} missed a term; in the best one {best.missing[0].message}."
    return f"{count} had a wrong term; the best one has the forbidden “{best.forbidden[0]}”."
