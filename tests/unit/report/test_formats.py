"""Findings for programs: JSON, GitHub annotations and SARIF."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema

from tweetalig.model import Finding, Severity
from tweetalig.report import count_by_severity, render_github, render_json, render_sarif, worst

NEGATION = Finding(
    rule="negation",
    severity=Severity.ERROR,
    message="The Dutch says “niet”, the English has no negation.",
    path="translations/en/over pem.po",
    line=3,
    source="Rust helpt niet: 100%.",
    target="Rest helps,\nreally.",
    source_spans=((11, 15),),
    hint="look again",
)
PLAIN = Finding(rule="unit", severity=Severity.NOTICE, message="Look.")
SCHEMA = Path(__file__).parents[2] / "data" / "sarif-2.1.0-rtm.5.json"


def log(*findings: Finding, **options: Any) -> Any:
    return json.loads(render_sarif(findings, **options))


def test_json_has_the_fields_of_the_contract_and_no_others() -> None:
    first, second = json.loads(render_json([NEGATION, PLAIN]))
    assert list(first) == ["path", "line", "rule", "severity", "message", "source", "target"]
    assert first["severity"] == "error"
    assert second == {
        "path": "",
        "line": 0,
        "rule": "unit",
        "severity": "notice",
        "message": "Look.",
        "source": "",
        "target": "",
    }


def test_no_findings_are_an_empty_list() -> None:
    assert json.loads(render_json([])) == []
    assert render_github([]) == ""


def test_github_gets_one_command_a_line_with_its_signs_escaped() -> None:
    assert render_github([NEGATION, PLAIN]).splitlines() == [
        "::error file=translations/en/over pem.po,line=3,title=tweetalig%3A negation::"
        "The Dutch says “niet”, the English has no negation.%0A"
        "Rust helpt niet: 100%25.%0ARest helps,%0Areally.%0Alook again",
        "::notice title=tweetalig%3A unit::Look.",
    ]


def test_sarif_fits_its_schema() -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    validator = jsonschema.Draft4Validator(schema)
    for findings in ((), (NEGATION,), (NEGATION, PLAIN, NEGATION)):
        rules = {"negation": "A “not” got lost or appeared."}
        assert list(validator.iter_errors(log(*findings, version="0.1.0", rules=rules))) == []
    assert list(validator.iter_errors({"version": "2.1.0"}))


def test_sarif_says_where_and_how_bad() -> None:
    (run,) = log(NEGATION, PLAIN)["runs"]
    first, second = run["results"]
    assert (first["ruleId"], first["level"], second["level"]) == ("negation", "error", "note")
    place = first["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "translations/en/over%20pem.po"
    assert place["region"] == {"startLine": 3}
    assert "locations" not in second
    assert run["tool"]["driver"]["rules"][first["ruleIndex"]]["id"] == "negation"


def test_sarif_knows_a_finding_again_when_its_line_moves() -> None:
    moved = Finding(
        rule=NEGATION.rule,
        severity=NEGATION.severity,
        message=NEGATION.message,
        path=NEGATION.path,
        line=99,
        source=NEGATION.source,
        target=NEGATION.target,
    )
    before, after, other = (
        result["partialFingerprints"]
        for result in log(NEGATION, moved, PLAIN)["runs"][0]["results"]
    )
    assert before == after != other


def test_the_worst_finding_decides() -> None:
    assert worst([PLAIN, NEGATION, PLAIN]) == Severity.ERROR
    assert worst([]) is None
    assert dict(count_by_severity([PLAIN, NEGATION, PLAIN])) == {
        Severity.ERROR: 1,
        Severity.WARNING: 0,
        Severity.NOTICE: 2,
    }
