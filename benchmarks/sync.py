"""Times `tweetalig sync` on a large site, each time as a whole process.

    python benchmarks/sync.py [--articles 1000 5000] [--runs 5] [--keep FOLDER]

Makes a site of that many articles, of 12 paragraphs each, in a folder that is thrown away.
Drafts all of it with the pseudo engine, then measures, in turns, a sync with nothing to do and
syncs after one sentence was changed: in the Dutch, in the English page, in the catalog; and one
without the record of the last sync. Then the same when a person has accepted every draft, so
that all of it is memory. Processor time says more than the clock on a machine that does other
things; the last column is how much more of it than with nothing to do.
"""

from __future__ import annotations

import argparse
import os
import random
import re
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
SYNC = ("sync", "--engine", "pseudo")
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
    # Modules are kept compiled, as on anybody's machine.
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    with subprocess.Popen(
        [*PROGRAM, *arguments],
        cwd=root,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
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

    def accept() -> None:
        for file in root.glob("translations/en/*.po"):
            text = file.read_text(encoding="utf-8")
            file.write_text(text.replace("#, fuzzy\n", ""), encoding="utf-8")

    def forget() -> None:
        shutil.rmtree(root / ".tweetalig")

    size = sum(file.stat().st_size for file in root.glob("docs/nl/*.md")) / articles
    print(f"{articles} articles of {size / 1000:.1f} kB")
    edits = Edits(root, articles)
    _report("first sync", [run(root, *SYNC)])
    _report_rounds(root, edits, runs)
    _report("status", [run(root, "status", "--json") for _ in range(runs)])
    forget()
    _report("record thrown away", [run(root, *SYNC)])
    accept()
    _report("all drafts accepted", [run(root, *SYNC)])
    _report_rounds(root, edits, runs)


class Edits:
    """What people do to the site between two syncs, each time in another article."""

    def __init__(self, root: Path, articles: int) -> None:
        self._root = root
        self._chance = random.Random(SEED)
        self._articles = articles

    def nothing(self) -> None:
        """Leave everything as it is."""

    def dutch(self) -> None:
        """Write the last sentence of an article anew."""
        self._replace_line("docs/nl/{}.md", -1, _sentence(self._chance))

    def page(self) -> None:
        """Write the last sentence of a translated page anew."""
        self._replace_line("docs/en/{}.md", -1, f"The text says {self._chance.random()} here.")

    def catalog(self) -> None:
        """Write the last line of a translation in a catalog anew."""
        file = self._file("translations/en/{}.po")
        text = file.read_text(encoding="utf-8")
        *_, last = re.finditer(r'^msgstr ""\n(?:".*"\n)*(".*"\n)', text, re.MULTILINE)
        line = f'"The catalog says {self._chance.random()} here."\n'
        file.write_text(text[: last.start(1)] + line + text[last.end(1) :], encoding="utf-8")

    def _file(self, place: str) -> Path:
        return self._root / place.format(f"artikel-{self._chance.randrange(self._articles):05}")

    def _replace_line(self, place: str, number: int, line: str) -> None:
        file = self._file(place)
        lines = file.read_text(encoding="utf-8").rstrip("\n").split("\n")
        lines[number] = line
        file.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _report_rounds(root: Path, edits: Edits, runs: int) -> None:
    """Measure in turns, so that what else the machine does falls on all alike."""
    kinds: dict[str, tuple[Callable[[], None], Sequence[str]]] = {
        "nothing to do": (edits.nothing, SYNC),
        "Dutch sentence changed": (edits.dutch, SYNC),
        "the same, no engine": (edits.dutch, ("sync", "--engine", "none")),
        "English page edited": (edits.page, SYNC),
        "catalog edited": (edits.catalog, SYNC),
    }
    costs: dict[str, list[Cost]] = {kind: [] for kind in kinds}
    for _ in range(runs):
        for kind, (edit, command) in kinds.items():
            edit()
            costs[kind].append(run(root, *command))
            # What was left to do is done, so that the next begins with nothing.
            run(root, *SYNC)
    nothing = _processor(costs["nothing to do"])
    for kind, measured in costs.items():
        _report(kind, measured, f" {_processor(measured) / nothing - 1:+6.1%}")


def _processor(costs: Sequence[Cost]) -> float:
    return statistics.median(cost.processor for cost in costs)


def _report(what: str, costs: Sequence[Cost], more: str = "") -> None:
    print(
        f"  {what:22} {statistics.median(cost.wall for cost in costs):8.2f} s"
        f" {_processor(costs):8.3f} s processor"
        f" {max(cost.memory for cost in costs):6.0f} MB{more}",
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
