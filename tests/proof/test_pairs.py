"""How many wrong translations the checks find, and how few right ones they speak on."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tweetalig.check import check_pairs, read_pairs
from tweetalig.model import Severity

ROOT = Path(__file__).parents[2]
OWN = ROOT / "tests" / "data" / "pairs.tsv"
GIVEN = ROOT / ".." / "shared" / "data" / "meaning-pairs.tsv"
PROMISED = frozenset(
    [
        "antonym",
        "date",
        "direction",
        "dose",
        "hedge",
        "negation",
        "number",
        "quantifier",
        "question",
        "repeat",
        "unit",
        "untranslated",
    ]
)


@pytest.mark.parametrize(
    ("table", "at_least", "at_most"), [(OWN, 0.95, 0.02), (GIVEN, 0.92, 0.04)], ids=["own", "given"]
)
def test_changed_meaning_is_found_and_right_translations_are_left_alone(
    table: Path, at_least: float, at_most: float
) -> None:
    if not table.is_file():
        pytest.skip(f"{table.name} is not beside the repository")
    text = table.read_text(encoding="utf-8")
    rows = [row.split("\t") for row in text.splitlines()]
    pairs = read_pairs(text).pairs
    spoken = {
        finding.line for finding in check_pairs(pairs) if finding.severity is not Severity.NOTICE
    }
    planted: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for pair in pairs:
        _, _, label, error = rows[pair.line - 1]
        kind = label if label == "ok" else "promised" if error in PROMISED else "other"
        planted[kind] += 1
        found[kind] += pair.line in spoken
    assert found["promised"] >= at_least * planted["promised"] > 0
    assert found["ok"] <= at_most * planted["ok"]
