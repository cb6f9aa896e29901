"""Findings as annotations of a pull request: GitHub's workflow commands."""

from __future__ import annotations

from collections.abc import Iterable

from tweetalig.model import Finding


def render_github(findings: Iterable[Finding]) -> str:
    """Return a workflow command a line; GitHub shows them beside the lines they are about."""
    return "".join(f"{_command(finding)}\n" for finding in findings)


def _command(finding: Finding) -> str:
    place = {
        "file": finding.path,
        "line": str(finding.line) if finding.line else "",
        "title": f"tweetalig: {finding.rule}",
    }
    properties = ",".join(f"{name}={_property(value)}" for name, value in place.items() if value)
    lines = [finding.message]
    lines += [text for text in (finding.source, finding.target, finding.hint) if text]
    return f"::{finding.severity} {properties}::{_data(chr(10).join(lines))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
