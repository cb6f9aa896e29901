"""How findings, problems and the exit status of a run are shown, the same for every command."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib.metadata import version
from typing import Any, TypeVar

import click

from tweetalig.errors import Problems, TweetaligError
from tweetalig.model import Finding, Severity
from tweetalig.report.as_json import render_json
from tweetalig.report.github import render_github
from tweetalig.report.sarif import render_sarif
from tweetalig.report.text import render_text

_Command = TypeVar("_Command", bound=Callable[..., int])
_FINDINGS = 1


def show_problems(problems: Iterable[TweetaligError]) -> None:
    """Print every problem on standard error, once: a file may be read for several ends."""
    for problem in dict.fromkeys(map(str, problems)):
        click.echo(problem, err=True)


def show_findings(findings: Iterable[Finding]) -> None:
    """Print findings as one line each, on standard error."""
    for finding in findings:
        at = f":{finding.line}" if finding.line else ""
        place = f"{finding.path}{at}: " if finding.path else ""
        click.echo(f"{place}{finding.severity}[{finding.rule}]: {finding.message}", err=True)
        if finding.hint:
            click.echo(f"hint: {finding.hint}", err=True)


def findings_options(command: _Command) -> _Command:
    """Give a command that reports findings the options for it, as ``shape`` and ``fail_on``."""
    command = click.option(
        "--fail-on",
        type=click.Choice([severity.value for severity in Severity]),
        help="The severity from which findings are a failure; by default that of tweetalig.toml.",
    )(command)
    return click.option(
        "--format",
        "shape",
        type=click.Choice(("text", "json", "github", "sarif")),
        default="text",
        show_default=True,
    )(command)


def rendered(
    findings: Sequence[Finding],
    shape: str,
    *,
    rules: Mapping[str, str],
    target: Callable[[Finding], str] = lambda finding: "en",
) -> str:
    """Return findings in the shape that :func:`findings_options` offers.

    ``rules`` are summaries by rule, ``target`` the language of a finding's translation.
    """
    if shape == "json":
        return render_json(findings)
    if shape == "github":
        return render_github(findings)
    if shape == "sarif":
        return render_sarif(findings, version=version("tweetalig"), rules=rules)
    colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    return render_text(findings, colour=colour, target=target)


def exit_status(
    problems: Sequence[TweetaligError], findings: Iterable[Finding], fail_on: Severity
) -> int:
    """Return the status: that of the first problem, else 1 when a finding is bad enough.

    Findings in drafts and in outdated text are for showing, not for failing.
    """
    if problems:
        return problems[0].exit_status
    bad = (finding.severity.rank >= fail_on.rank for finding in findings if finding.counts)
    return _FINDINGS if any(bad) else 0


def problem_as_data(problem: TweetaligError) -> dict[str, Any]:
    """Return a problem as JSON has it."""
    return {
        "path": problem.path,
        "line": problem.line,
        "name": problem.name,
        "message": str(problem) if isinstance(problem, Problems) else problem.message,
        "hint": problem.hint,
    }
