"""How well and how fast the checks work: confusion counts per rule, speed, hostile text.

    python benchmarks/checks.py                       the pairs we develop with
    python benchmarks/checks.py TABLE.tsv …           other tables of the same columns
    python benchmarks/checks.py --speed               10,000 pairs, all rules, one core
    python benchmarks/checks.py --hostile             a megabyte of each kind of hostile text
    python benchmarks/checks.py --misaligned          the rule with a model: needs the extra

A table has the columns source, target, label (ok or bad) and error (what was planted).
``tests/data/pairs-apart.tsv`` was kept apart while the rules were written: leave it so.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from tweetalig.check import RULES, Pair, check_pairs, read_pairs
from tweetalig.check.embedding import load_similarity
from tweetalig.check.rules.misaligned import misaligned
from tweetalig.model import Finding, Severity

_OWN = Path(__file__).parents[1] / "tests" / "data" / "pairs.tsv"

_ANSWERS: Mapping[str, tuple[str, ...]] = {
    "antonym": ("direction", "quantifier", "negation"),
    "direction": ("direction", "quantifier", "negation"),
    "entity": ("name", "acronym"),
    "repeat": ("repetition",),
    "untranslated": ("leftover-dutch", "untranslated"),
    "date": ("date", "number"),
    "number": ("number", "date"),
    "quantifier": ("quantifier", "negation", "direction"),
    "negation": ("negation", "quantifier"),
}
"""Which rules answer for an error; the first is held to it. Others bear its name."""

_GATED = frozenset(
    {
        "negation",
        "number",
        "unit",
        "date",
        "dose",
        "hedge",
        "direction",
        "antonym",
        "question",
        "repeat",
        "untranslated",
        "quantifier",
    }
)
"""The kinds of error that the checks promise to find."""


def main(arguments: list[str]) -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("tables", nargs="*", type=Path, default=[_OWN])
    parser.add_argument("--speed", action="store_true")
    parser.add_argument("--hostile", action="store_true")
    parser.add_argument("--misaligned", action="store_true")
    options = parser.parse_args(arguments)
    if options.speed:
        _speed()
    elif options.hostile:
        _hostile()
    else:
        for table in options.tables:
            (_misaligned if options.misaligned else _accuracy)(table)


def _accuracy(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    rows = [row.split("\t") for row in text.split("\n")]
    pairs = read_pairs(text).pairs
    found = _serious(check_pairs(pairs))
    _say(f"{path.name}: {len(pairs)} pairs")
    _by_error(pairs, rows, found)
    _by_rule(pairs, rows, found)


def _serious(findings: Iterable[Finding]) -> Mapping[int, frozenset[str]]:
    """Return the rules with an error or a warning, by line."""
    found: defaultdict[int, set[str]] = defaultdict(set)
    for finding in findings:
        if finding.severity != Severity.NOTICE:
            found[finding.line].add(finding.rule)
    return {line: frozenset(rules) for line, rules in found.items()}


def _by_error(
    pairs: tuple[Pair, ...], rows: list[list[str]], found: Mapping[int, frozenset[str]]
) -> None:
    planted: Counter[str] = Counter()
    caught: Counter[str] = Counter()
    for pair in pairs:
        kind = rows[pair.line - 1][3] if rows[pair.line - 1][2] == "bad" else "ok"
        planted[kind] += 1
        caught[kind] += pair.line in found
    for kind in sorted(planted):
        verb = "flagged" if kind == "ok" else "caught"
        _say(f"  {kind:<14}{verb} {caught[kind]:>4} of {planted[kind]:>4}")
    gated = [kind for kind in planted if kind in _GATED]
    total, hits = sum(planted[kind] for kind in gated), sum(caught[kind] for kind in gated)
    if total:
        _say(f"  promised kinds caught {hits} of {total} ({hits / total:.1%})")
    if planted["ok"]:
        _say(f"  right translations flagged {caught['ok'] / planted['ok']:.1%}")


def _by_rule(
    pairs: tuple[Pair, ...], rows: list[list[str]], found: Mapping[int, frozenset[str]]
) -> None:
    """Print confusion counts.

    A rule hits when it speaks on a row whose error it answers for. The rule held to an error
    misses it when no rule that answers for it speaks.
    """
    _say(f"  {'rule':<16}{'hit':>5}{'missed':>8}{'false':>7}{'other':>7}")
    for rule in RULES:
        counts: Counter[str] = Counter()
        for pair in pairs:
            label, error = rows[pair.line - 1][2:4]
            answers = _ANSWERS.get(error, (error,)) if label == "bad" else ()
            said = found.get(pair.line, frozenset())
            counts["hit"] += rule.name in said and rule.name in answers
            counts["missed"] += rule.name in answers[:1] and said.isdisjoint(answers)
            counts["false"] += rule.name in said and label == "ok"
            counts["other"] += rule.name in said and label == "bad" and rule.name not in answers
        cells = (counts["hit"], counts["missed"], counts["false"], counts["other"])
        _say("  {:<16}{:>5}{:>8}{:>7}{:>7}".format(rule.name, *cells))


def _misaligned(path: Path) -> None:
    """Count right pairs that are flagged, and sources beside the translation of another one."""
    text = path.read_text(encoding="utf-8")
    rows = [row.split("\t") for row in text.split("\n")]
    right = [pair for pair in read_pairs(text).pairs if rows[pair.line - 1][2] == "ok"]
    rule = misaligned(load_similarity())
    start = time.process_time()
    flagged = len(tuple(check_pairs(right, rules=(rule,))))
    seconds = time.process_time() - start
    # A third further on are other sentences, on other subjects.
    moved = [*right[len(right) // 3 :], *right[: len(right) // 3]]
    slipped = [
        replace(pair, target=other.target)
        for pair, other in zip(right, moved, strict=True)
        if pair.source != other.source
    ]
    caught = len(tuple(check_pairs(slipped, rules=(rule,))))
    _say(f"{path.name}: flagged {flagged} of {len(right)} right pairs ({flagged / len(right):.1%})")
    _say(f"  caught {caught} of {len(slipped)} slipped ones ({caught / len(slipped):.1%})")
    _say(f"  {1000 * seconds / len(right):.0f} ms of CPU a pair")


def _speed() -> None:
    pairs = read_pairs(_OWN.read_text(encoding="utf-8")).pairs
    for _ in check_pairs(pairs):
        pass
    for count in (1_000, 10_000):
        many = (pairs * (count // len(pairs) + 1))[:count]
        seconds = _timed(many)
        characters = sum(len(pair.source) for pair in many) / count
        _say(f"{count:>6} pairs of {characters:.0f} characters: {seconds:.1f} s on one core")


def _timed(pairs: Iterable[Pair]) -> float:
    start = time.process_time()
    for _ in check_pairs(pairs):
        pass
    return time.process_time() - start


_HOSTILE: Mapping[str, Callable[[int], str]] = {
    "no space": lambda size: "a" * size,
    "no space, capitals": lambda size: "A" * size,
    "digits": lambda size: "1" * size,
    "numbers": lambda size: "1.234 " * (size // 6),
    "combining marks": lambda size: "\u0301" * size,
    "right to left": lambda size: "\u202eשלום " * (size // 6),
    "control characters": lambda size: "\x00\x1b\x07" * (size // 3),
    "denials": lambda size: "niet geen not no " * (size // 17),
    "names": lambda size: "".join(f"was Xa{n} " for n in range(size // 10)),
    "ratios": lambda size: "".join(f"een op de {n} " for n in range(size // 15)),
    "brackets": lambda size: "([{<*_`" * (size // 7),
    "an address": lambda size: "@" + "a" * size,
}


def _hostile() -> None:
    for name, make in _HOSTILE.items():
        times = []
        for size in (250_000, 1_000_000):
            text = make(size)
            pair = Pair(source=text, target=text[: size // 2] + " and 5 " + text[size // 2 :])
            plain = Pair(source=text, target="Rest helps.", plain=True)
            times.append(_timed([pair, plain]))
        _say(f"{name:<20}{times[0]:>8.2f} s for ¼ MB{times[1]:>8.2f} s for 1 MB")


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
