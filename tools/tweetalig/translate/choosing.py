"""Chooses among the candidates for one sentence, in the same way for all engines."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tweetalig.engines.contract import Hypothesis
from tweetalig.model import Finding, Locale, Severity, TermHint
from tweetalig.translate.wording import like_source

_ENGLISH = Locale("en")

Judge = Callable[[str, str], tuple[Finding, ...]]
"""Checks a translation: takes source and target, returns what is wrong with it."""

_TERM_RULE = "term"


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The best candidate for a sentence.

    ``kept`` of its ``terms`` terms are rendered as the glossary says. ``findings`` are the
    remarks it passed with, none of them an error. ``mending`` is what was put right in it.
    """

    text: str
    how: str
    score: float
    terms: int
    kept: int
    findings: tuple[Finding, ...] = ()
    mending: Mending | None = None

    @property
    def misses_term(self) -> bool:
        """Whether the glossary still misses a term in it; another candidate may have it."""
        return any(
            finding.rule == _TERM_RULE and finding.severity is not Severity.NOTICE
            for finding in self.findings
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """No candidate was good enough; ``reason`` says in plain English why not."""

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    hypothesis: Hypothesis
    text: str
    kept: int
    forbidden: tuple[str, ...]
    lost: int
    findings: tuple[Finding, ...]
    mending: Mending | None

    @property
    def errors(self) -> tuple[Finding, ...]:
        return tuple(one for one in self.findings if one.severity is Severity.ERROR)

    @property
    def rank(self) -> tuple[int, int, int, bool, float]:
        """Better is higher: terms, placeholders, remarks, right by itself, the engine's score."""
        warnings = sum(one.severity is Severity.WARNING for one in self.findings)
        return self.kept, -self.lost, -warnings, not self.mending, self.hypothesis.score


def choose(
    source: str,
    hypotheses: Sequence[Hypothesis],
    hints: Sequence[TermHint],
    judge: Judge,
    *,
    placeholders: Sequence[str] = (),
    mend: Mend = no_mending,
    target: Locale = _ENGLISH,
) -> Choice | Refusal:
    """Return the best candidate, or why none will do: better no draft than a false one.

    A candidate with an error, or one that has a forbidden rendering where a term is
    missing, is dropped. Of the others the one that keeps most terms wins, then most
    ``placeholders``, then the one with fewest warnings, then the one that needed no mending,
    then the engine's own score. ``target`` is the language of the hypotheses.
    """
    candidates = [
        _candidate(source, one, hints, judge, placeholders, mend, target) for one in hypotheses
    ]
    candidates = [one for one in candidates if one.text]
    sound = [one for one in candidates if not one.errors and not one.forbidden]
    if not sound:
        return Refusal(reason=_reason(candidates))
    best = max(sound, key=lambda one: one.rank)
    return Choice(
        text=best.text,
        how=best.hypothesis.how,
        score=best.hypothesis.score,
        terms=len(hints),
        kept=best.kept,
        findings=best.findings,
        mending=best.mending,
    )


def _candidate(
    source: str,
    hypothesis: Hypothesis,
    hints: Sequence[TermHint],
    judge: Judge,
    placeholders: Sequence[str],
    mend: Mend,
    target: Locale,
) -> _Candidate:
    mending = mend(source, hypothesis.text)
    text = like_source(source, mending.text if mending else hypothesis.text, target)
    findings = judge(_without(source, placeholders), _without(text, placeholders)) if text else ()
    return _Candidate(
        hypothesis=hypothesis,
        text=text,
        kept=sum(holds_term(text, hint.target) for hint in hints),
        forbidden=tuple(_forbidden(text, hints)),
        lost=sum(one not in text for one in placeholders),
        findings=findings,
        mending=mending,
    )


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
        if not holds_term(text, hint.target)
        for form in hint.forbidden
        if holds_term(text, form)
    ]


def holds_term(text: str, term: str) -> bool:
    """Say whether a text holds an English term, in singular or plural.

    Capitals and kinds of hyphens make no difference; `brain fog` and `brain-fog` are one.
    """
    words = [re.escape(word) for word in _plain(term).split()]
    if not words:
        return False
    last = words[-1]
    stem = f"(?:{last}|{last[:-1]}ies)" if last.endswith("y") else last
    pattern = r"[ -]".join([*words[:-1], stem])
    return re.search(rf"(?<!\w){pattern}(?:e?s)?(?:'s|')?(?!\w)", _plain(text)) is not None


def _plain(text: str) -> str:
    return re.sub(r"[-‐‑‒–\s]+", " ", text.replace("’", "'")).casefold().strip()


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
    return f"{count} had a wrong term; the best one has the forbidden “{best.forbidden[0]}”."
