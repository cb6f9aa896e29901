"""Findings as JSON, for scripts."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from tweetalig.model import Finding

FIELDS = ("path", "line", "rule", "severity", "message", "source", "target")
"""The fields of a finding, in order; a promise to those who read them."""


def render_json(findings: Iterable[Finding]) -> str:
    """Return findings as a JSON list, one finding with the fields of :data:`FIELDS` each."""
    rows = [as_row(finding) for finding in findings]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def as_row(finding: Finding) -> dict[str, Any]:
    """Return a finding as JSON has it, with the fields of :data:`FIELDS`."""
    return {field: getattr(finding, field) for field in FIELDS}
