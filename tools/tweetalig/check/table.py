"""Reads a table of sentence pairs: ``source<TAB>target``, a header first."""

from __future__ import annotations

from dataclasses import dataclass

from tweetalig.check.pair import Pair
from tweetalig.model import Finding, Severity


@dataclass(frozen=True, slots=True)
class Table:
    """The pairs of a table, and a finding for every row that is not a pair."""

    pairs: tuple[Pair, ...]
    findings: tuple[Finding, ...]


def read_pairs(text: str, *, path: str = "") -> Table:
    """Return the pairs in tab-separated text; further columns and empty lines are ignored.

    A pair's line is its line in the table, counted from 1, the header being line 1. A row
    without a tab gives a finding of the rule ``table``.
    """
    pairs: list[Pair] = []
    findings: list[Finding] = []
    # Not splitlines: a form feed or a Unicode line separator doesn't end a row.
    for number, row in enumerate(text.removeprefix("\ufeff").split("\n"), start=1):
        cells = row.removesuffix("\r").split("\t")
        if number == 1 or not row.strip():
            continue
        if len(cells) < 2:
            findings.append(
                Finding(
                    rule="table",
                    severity=Severity.ERROR,
                    message="This row has no second column.",
                    path=path,
                    line=number,
                    source=cells[0],
                    hint="put a tab between the source and the translation",
                )
            )
            continue
        pairs.append(Pair(source=cells[0], target=cells[1], path=path, line=number, plain=True))
    return Table(tuple(pairs), tuple(findings))
