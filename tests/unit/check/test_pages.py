"""Every rule has a page that says what it does and how to silence it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tweetalig.check import rule_names

PAGES = Path(__file__).parents[3] / "docs" / "dev" / "checks"


@pytest.mark.parametrize("name", sorted(rule_names()))
def test_a_rule_has_a_page(name: str) -> None:
    page = (PAGES / f"{name}.md").read_text(encoding="utf-8")
    for heading in ("What it catches", "Example", "What it can't see", "How to silence it"):
        assert f"\n## {heading}\n" in page
    assert f"({name}.md)" in (PAGES / "index.md").read_text(encoding="utf-8")
