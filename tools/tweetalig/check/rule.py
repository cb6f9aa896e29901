"""What a rule is, and what it says of a pair: problems."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from tweetalig.check.tokens import Span
from tweetalig.check.view import View
from tweetalig.model import Finding, Locale, Severity


class Scope(StrEnum):
    """What a rule looks at in one go."""

    SENTENCE = "sentence"
    """A sentence with its translation, where these can be aligned; else the segment."""

    SEGMENT = "segment"
    """The segment as a whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What a rule found: what differs, where, and how bad it is if not as the rule says."""

    message: str
    source: tuple[Span, ...] = ()
    target: tuple[Span, ...] = ()
    severity: Severity | None = None
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One check. ``check`` is a pure function of the pair as it is seen by the rules.

    ``languages`` are the (source, target) pairs of languages the rule knows; a rule that is
    the same for all languages leaves it empty.
    """

    name: str
    severity: Severity
    summary: str
    check: Callable[[View], Iterable[Problem]]
    scope: Scope = Scope.SENTENCE
    languages: frozenset[tuple[str, str]] = frozenset()

    def supports(self, source: Locale, target: Locale) -> bool:
        """Whether the rule can say something about a translation between these languages."""
        return not self.languages or (language(source), language(target)) in self.languages

    def finding(self, problem: Problem, view: View, severity: Severity | None) -> Finding:
        """Return ``problem`` as a finding; ``severity`` is what the site chose for the rule."""
        return Finding(
            rule=self.name,
            severity=severity or problem.severity or self.severity,
            message=problem.message,
            path=view.pair.path,
            line=view.pair.line,
            state=view.pair.state,
            source=view.source.text,
            target=view.target.text,
            source_spans=problem.source,
            target_spans=problem.target,
            hint=problem.hint,
        )


DUTCH_ENGLISH = frozenset({("nl", "en")})
"""The languages of the rules that need words of both sides."""


def language(locale: Locale) -> str:
    """Return the language of a locale without its region: ``en`` of ``en-gb``."""
    return locale.replace("_", "-").partition("-")[0].lower()
