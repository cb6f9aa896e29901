"""Comments of writers and translators that silence a rule: ``tweetalig: ignore negation – why``."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from tweetalig.model import Finding, Severity

RULE_NAME = "ignore"

_COMMENT = re.compile(r"\s*tweetalig:\s*ignore\b(?P<rest>.*)", re.IGNORECASE | re.DOTALL)
_PARTS = re.compile(r"\s*(?P<rule>[a-z][a-z-]*[a-z])?\s*(?:[-–—:,]+\s*)?(?P<reason>.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Ignore:
    """A wish to silence a rule for one segment, and why; ``rule`` is empty if none is named."""

    rule: str
    reason: str


def read_ignores(notes: Iterable[str]) -> tuple[Ignore, ...]:
    """Return the wishes among a segment's comments.

    >>> read_ignores(["tweetalig: ignore negation – “niet eens” became “even”"])
    (Ignore(rule='negation', reason='“niet eens” became “even”'),)
    """
    lines = (line for note in notes for line in note.splitlines())
    return tuple(_ignore(match["rest"]) for line in lines if (match := _COMMENT.fullmatch(line)))


def _ignore(rest: str) -> Ignore:
    parts = _PARTS.fullmatch(rest)
    # The pattern fits any text: each of its parts may be empty.
    return Ignore(parts["rule"] or "", parts["reason"].strip()) if parts else Ignore("", "")


def silence(
    findings: Iterable[Finding],
    ignores: Collection[Ignore],
    *,
    known: Collection[str],
    place: Finding,
    used: Collection[str] = (),
) -> Iterator[Finding]:
    """Yield the findings that aren't silenced, and a finding for each ignore that is wrong.

    ``place`` is a finding that says where the segment is; ``known`` are the names of rules.
    ``used`` are those of which an ignore is in its place whatever the findings: it silences
    something elsewhere, or the rule did not run, so that nobody can tell.
    """
    used = set(used)
    silenced = {ignore.rule for ignore in ignores if ignore.reason}
    for finding in findings:
        if finding.rule in silenced:
            used.add(finding.rule)
        else:
            yield finding
    for ignore in ignores:
        message = _wrong(ignore, used, known)
        if message:
            yield Finding(
                rule=RULE_NAME,
                severity=Severity.WARNING,
                message=message,
                path=place.path,
                line=place.line,
                source=place.source,
                target=place.target,
                hint="write: tweetalig: ignore RULE – reason",
            )


def _wrong(ignore: Ignore, used: Collection[str], known: Collection[str]) -> str:
    if ignore.rule not in known:
        named = f"“{ignore.rule}” is not a rule." if ignore.rule else "It names no rule."
        return f"A comment asks to ignore a rule. {named}"
    if not ignore.reason:
        return f"A comment asks to ignore “{ignore.rule}” and gives no reason."
    if ignore.rule not in used:
        return f"A comment asks to ignore “{ignore.rule}”, which has nothing to say here."
    return ""
