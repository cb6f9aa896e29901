"""How many findings there are, and how bad the worst is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tweetalig.model import Finding, Severity


def count_by_severity(findings: Iterable[Finding]) -> Mapping[Severity, int]:
    """Return how many findings there are of each severity, the worst first; zeros included."""
    counts = dict.fromkeys(reversed(Severity), 0)
    for finding in findings:
        counts[finding.severity] += 1
    return counts


def worst(findings: Iterable[Finding]) -> Severity | None:
    """Return the severity of the worst finding, or nothing when there is none."""
    return max((f.severity for f in findings), key=lambda severity: severity.rank, default=None)
