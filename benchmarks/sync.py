"""Times `tweetalig sync` on a large site, each time as a whole process.

    python benchmarks/sync.py [--articles 1000 5000] [--runs 5] [--keep FOLDER]

Makes a site of that many articles, of 12 paragraphs each, in a folder that is thrown away.
Drafts all of it with the pseudo engine, then measures a sync with nothing to do, one after a
sentence was changed in one article, and one without the record of the last sync; then the same
when a person has accepted every draft, so that all of it is memory. Processor time says more
than the clock on a machine that does other things.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

SEED = 20261122
PARAGRAPHS = 12
PROGRAM = (str(Path(sys.executable).parent / "tweetalig"),)

SUBJECTS = ("De arts", "Uw huisarts", "De patiënt", "Een familielid", "De verpleegkundige")
VERBS = ("bespreekt", "onderzoekt", "noteert", "vergelijkt", "herkent", "beschrijft")
OBJECTS = (
    "de klachten na inspanning",
    "de slaap en het herstel",
    "de gevolgen van **te veel** prikkels",
    "het dagboek van de laatste weken",
    "de [grenzen](index.md) van de energie",
    "de medicijnen die u gebruikt",
)
PLACES = ("thuis", "op de poli", "in een gesprek", "met `aandacht`", "samen met u")
ENDS = ("zodat u weet wat u kunt verwachten", "ook als dat lang geleden is", "zonder haast")
GLOSSARY = """terms:
  - term: klacht
    en:
      term: symptom
  - term: huisarts
    en:
      term: GP
      forbidden: [family doctor]
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What one run of the program took: seconds by the clock and of the processor, megabytes."""

    wall: float
    processor: float
    memory: float


def make_site(root: Path, articles: int) -> None:
    """Write a site of so many different articles, the same at every run."""
    chance = random.Random(SEED)
    (root / "docs" / "nl").mkdir(parents=True)
    (root / "tweetalig.toml").write_text('source = "nl"\ntargets = ["en"]\n', encoding="utf-8")
    (root / "glossary.yml").write_text(GLOSSARY, encoding="utf-8")
    for number in range(articles):
        _file(root, number).write_text(_article(chance, number), encoding="utf-8")


def _file(root: Path, number: int) -> Path:
    return root / "docs" / "nl" / f"artikel-{number:05}.md"


def _article(chance: random.Random, number: int) -> str:
    parts = [
        f"---\ntitle: Artikel {number}\ndescription: Waar artikel {number} over gaat.\n---\n",
        f"# Artikel {number}\n",
        *("\n".join(_sentence(chance) for _ in range(5)) + "\n" for _ in range(PARAGRAPHS)),
    ]
    return "\n".join(parts)


def _sentence(chance: random.Random) -> str:
    subject, verb, matter, place, end = (
        chance.choice(words) for words in (SUBJECTS, VERBS, OBJECTS, PLACES, ENDS)
    )
    return f"{subject} {verb} {place} {chance.randint(2, 999)} keer {matter}, {end}."


def run(root: Path, *arguments: str) -> Cost:
    """Run the program in a site, and return what it took."""
    start = time.perf_counter()
    with subprocess.Popen(
        [*PROGRAM, *arguments], cwd=root, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    ) as process:
        assert process.stderr is not None
        said = process.stderr.read().decode()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(said)
    return Cost(
        wall=time.perf_counter() - start,
        processor=used.ru_utime + used.ru_stime,
        memory=used.ru_maxrss / 1024,
    )


def measure(root: Path, articles: int, runs: int) -> None:
    """Measure the syncs of one site, and print them."""
    chance = random.Random(SEED)

    def change_a_sentence() -> None:
        file = _file(root, chance.randrange(articles))
        text = file.read_text(encoding="utf-8")
        last = text.rstrip("\n").rindex("\n") + 1
        file.write_text(f"{text[:last]}{_sentence(chance)}\n", encoding="utf-8")

    def accept() -> None:
        for file in root.glob("translations/en/*.po"):
            text = file.read_text(encoding="utf-8")
            file.write_text(text.replace("#, fuzzy\n", ""), encoding="utf-8")

    def forget() -> None:
        shutil.rmtree(root / ".tweetalig")

    size = sum(file.stat().st_size for file in root.glob("docs/nl/*.md")) / articles
    print(f"{articles} articles of {size / 1000:.1f} kB")
    _report("first sync", [run(root, "sync", "--engine", "pseudo")])
    _report("nothing to do", _repeated(root, runs, lambda: None))
    _report("one sentence changed", _repeated(root, runs, change_a_sentence))
    _report("status", _repeated(root, runs, lambda: None, "status"))
    _report("record thrown away", _repeated(root, 1, forget))
    _report("all drafts accepted", _repeated(root, 1, accept))
    _report("nothing to do", _repeated(root, runs, lambda: None))
    _report("one sentence changed", _repeated(root, runs, change_a_sentence))


def _repeated(
    root: Path, runs: int, prepare: Callable[[], None], command: str = "sync"
) -> list[Cost]:
    costs = []
    for _ in range(runs):
        prepare()
        options = ("--engine", "pseudo") if command == "sync" else ("--json",)
        costs.append(run(root, command, *options))
    return costs


def _report(what: str, costs: Sequence[Cost]) -> None:
    print(
        f"  {what:22} {statistics.median(cost.wall for cost in costs):8.2f} s"
        f" {statistics.median(cost.processor for cost in costs):8.2f} s processor"
        f" {max(cost.memory for cost in costs):6.0f} MB",
        flush=True,
    )


def main() -> None:
    """Make the sites, and measure."""
    parser = argparse.ArgumentParser(description="sync a large site")
    parser.add_argument("--articles", type=int, nargs="+", default=[1000])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--keep", type=Path, help="make the site in this folder, and leave it")
    options = parser.parse_args()
    for articles in options.articles:
        if options.keep:
            make_site(options.keep, articles)
            measure(options.keep, articles, options.runs)
            continue
        with tempfile.TemporaryDirectory() as folder:
            make_site(Path(folder), articles)
            measure(Path(folder), articles, options.runs)


if __name__ == "__main__":
    main()
