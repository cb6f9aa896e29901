"""How findings, problems and the exit status of a run are shown, the same for every command."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import click

from tweetalig.errors import Problems, TweetaligError
from tweetalig.model import Finding, Severity

_FINDINGS = 1


def show_problems(problems: Iterable[TweetaligError]) -> None:
    """Print every problem, on standard error."""
    for problem in problems:
        click.echo(str(problem), err=True)


def show_findings(findings: Iterable[Finding]) -> None:
    """Print findings as one line each, on standard error."""
    for finding in findings:
        at = f":{finding.line}" if finding.line else ""
        place = f"{finding.path}{at}: " if finding.path else ""
        click.echo(f"{place}{finding.severity}[{finding.rule}]: {finding.message}", err=True)
        if finding.hint:
            click.echo(f"hint: {finding.hint}", err=True)


def exit_status(
    problems: Sequence[TweetaligError], findings: Iterable[Finding], fail_on: Severity
) -> int:
    """Return the status: that of the first problem, else 1 when a finding is bad enough."""
    if problems:
        return problems[0].exit_status
    return _FINDINGS if any(f.severity.rank >= fail_on.rank for f in findings) else 0


def problem_as_data(problem: TweetaligError) -> dict[str, Any]:
    """Return a problem as JSON has it."""
    return {
        "path": problem.path,
        "line": problem.line,
        "name": problem.name,
        "message": str(problem) if isinstance(problem, Problems) else problem.message,
        "hint": problem.hint,
    }
