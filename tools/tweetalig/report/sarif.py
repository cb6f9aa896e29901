"""Findings as SARIF 2.1.0, the format of code scanning."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import quote

from tweetalig.model import Finding, Severity

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTICE: "note"}


def render_sarif(
    findings: Iterable[Finding], *, version: str = "", rules: Mapping[str, str] | None = None
) -> str:
    """Return findings as a SARIF log with one run.

    ``version`` is the program's own. ``rules`` are one-line summaries by rule; a rule with
    findings and no summary is described by its name.
    """
    found = tuple(findings)
    summaries = dict(rules or {})
    names = sorted({finding.rule for finding in found} | set(summaries))
    driver: dict[str, Any] = {
        "name": "tweetalig",
        "rules": [_rule(name, summaries.get(name, "")) for name in names],
    }
    if version:
        driver["version"] = version
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, names.index(finding.rule)) for finding in found],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(name: str, summary: str) -> dict[str, Any]:
    return {"id": name, "name": name, "shortDescription": {"text": summary or name}}


def _result(finding: Finding, index: int) -> dict[str, Any]:
    lines = [finding.message]
    lines += [text for text in (finding.source, finding.target, finding.hint) if text]
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "message": {"text": "\n".join(lines)},
        "partialFingerprints": {"tweetalig/v1": _fingerprint(finding)},
    }
    if finding.path:
        location: dict[str, Any] = {"artifactLocation": {"uri": quote(finding.path)}}
        if finding.line > 0:
            location["region"] = {"startLine": finding.line}
        result["locations"] = [{"physicalLocation": location}]
    return result


def _fingerprint(finding: Finding) -> str:
    """Return what stays the same when lines move: rule, file and texts."""
    parts = (finding.rule, finding.path, finding.source, finding.target)
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]
