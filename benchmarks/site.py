"""CPU time and peak memory of building a large site, beside two plain MkDocs builds.

Run it as ``python benchmarks/site.py [PAGES [ROUNDS]]``: it makes PAGES articles per language
(500 when not said) in a temporary folder, builds them ROUNDS times (3) in each way, one way after
the other, and prints a table of medians. “plain” is Material as it comes, with its own search and
``navigation.prune``, once per language; “our theme” is MkDocs alone on our theme, without banner,
glossary, status or search; “tweetalig” is the whole of it. Times are user and system time of the
whole process tree; the share is the median of the shares of each round, with the smallest and the
largest, since other work on the machine changes what a second of CPU is worth. Memory is that of
the largest process.
"""

from __future__ import annotations

import os
import platform
import random
import shutil
import subprocess
import sys
import tempfile
import textwrap
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[1]
WORDS = (
    *("de", "na", "een", "later", "vaak", "erger", "worden", "dag", "kleine", "stap", "rust"),
    *("inspanning", "klachten", "vermoeidheid", "hersenmist", "energie", "grens", "lichaam"),
    *("cellen", "bloedvaten", "onderzoek", "mensen", "infectie", "huisarts", "afspraak"),
)
BUILD = """
import sys
from pathlib import Path
from tweetalig.model import Locale, PageState, PageStatus, State, Term
from tweetalig.publish.inputs import read_site
from tweetalig.publish.site import build
from tweetalig.settings import load_settings

settings = load_settings(Path(sys.argv[1]))
source = settings.docs / "nl"
states = {
    file.relative_to(source).as_posix(): PageState(
        source="", target="", locale=Locale("en"), title="", status=PageStatus.MACHINE,
        segments={State.DRAFT: 20},
    )
    for file in source.rglob("*.md")
}
terms = tuple(
    Term(headword=word, translation=word, definition="Uitleg.", definition_target="Text.")
    for word in ("hersenmist", "inspanning", "infectie", "huisarts")
)
site = read_site(settings, states={Locale("en"): states}, terms={Locale("en"): terms})
build(site, site_dir=settings.site)
"""


def make_site(root: Path, pages: int) -> None:
    """Write a site of ``pages`` articles per language, always the same."""
    chance = random.Random(1)
    (root / "tweetalig.toml").write_text('source = "nl"\ntargets = ["en"]\n', "utf-8")
    ours = (ROOT / "mkdocs.yml").read_text("utf-8")
    (root / "mkdocs.yml").write_text(ours, "utf-8")
    for language in ("nl", "en"):
        folder = root / "docs" / language
        for number in range(pages):
            path = folder / f"deel-{number // 50:02}" / f"artikel-{number:03}.md"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(_article(number, chance), "utf-8")
        (folder / "index.md").write_text("# Welkom\n\nTekst.\n", "utf-8")
        plain = ours.replace("docs/nl", f"docs/{language}").replace("site/nl", f"plain/{language}")
        (root / f"theme-{language}.yml").write_text(plain.replace("plain/", "theme/"), "utf-8")
        stock = plain.replace("  name: tweetalig\n  language: nl\n", _STOCK.format(language))
        stock = stock.replace("plugins: []", "plugins: [search]")
        (root / f"plain-{language}.yml").write_text(stock, "utf-8")


_STOCK = "  name: material\n  language: {}\n  font: false\n  features: [navigation.prune]\n"


def _article(number: int, chance: random.Random) -> str:
    def text(length: int) -> str:
        return " ".join(chance.choice(WORDS) for _ in range(length)).capitalize() + "."

    parts = "\n\n".join(
        f"## {text(3)}\n\n{text(60)} Zie [hier](artikel-{number:03}.md).\n\n"
        f"- {text(8)}\n- {text(8)}"
        for _ in range(5)
    )
    return (
        f"---\ntitle: Artikel {number}\ndescription: {text(12)}\ndate: 2026-01-02\n"
        f"summary:\n  - {text(8)}\n  - {text(8)}\n---\n\n# Artikel {number}\n\n{parts}\n\n"
        f'| a | b |\n| --- | --- |\n| {text(2)} | 1 |\n\n!!! note "Let op"\n    {text(20)}\n'
    )


def measure(commands: list[list[str]], folder: Path) -> tuple[float, float]:
    """Run commands one after the other; return CPU seconds and the largest peak in MB."""
    seconds, peak = 0.0, 0.0
    for command in commands:
        process = subprocess.Popen(
            command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
        )
        _, status, usage = os.wait4(process.pid, 0)
        if status:
            sys.exit(process.stderr.read().decode() if process.stderr else "failed")
        process.returncode = 0
        seconds += usage.ru_utime + usage.ru_stime
        peak = max(peak, usage.ru_maxrss / 1024)
    return seconds, peak


def _size(folder: Path) -> float:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 1e6


def main() -> None:
    """Build the three ways, in turns, and print what each took."""
    pages = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    with tempfile.TemporaryDirectory() as temporary:
        root = Path(temporary)
        make_site(root, pages)
        mkdocs = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file"]
        ways = {
            "plain": [[*mkdocs, f"plain-{one}.yml"] for one in ("nl", "en")],
            "our theme": [[*mkdocs, f"theme-{one}.yml"] for one in ("nl", "en")],
            "tweetalig": [[sys.executable, "-c", BUILD, str(root)]],
        }
        folders = {"plain": "plain", "our theme": "theme", "tweetalig": "site"}
        took: dict[str, list[tuple[float, float]]] = {name: [] for name in ways}
        sizes: dict[str, float] = {}
        for _ in range(rounds):
            for name, commands in ways.items():
                for folder in (*folders.values(), ".tweetalig"):
                    shutil.rmtree(root / folder, ignore_errors=True)
                took[name].append(measure(commands, root))
                sizes[name] = _size(root / folders[name])
        said = f"""\
            {pages} pages per language, {rounds} rounds, {os.cpu_count()} cores, \
Python {platform.python_version()}

            | way | CPU | share of plain | peak memory | output |
            | --- | --- | --- | --- | --- |"""
        print(textwrap.dedent(said))
        for name, runs in took.items():
            pairs = zip(runs, took["plain"], strict=True)
            shares = sorted(seconds / base for (seconds, _), (base, _) in pairs)
            seconds = median(seconds for seconds, _ in runs)
            peak = max(peak for _, peak in runs)
            share = f"{median(shares):.2f} ({shares[0]:.2f}–{shares[-1]:.2f})"
            size = sizes[name]
            print(f"| {name} | {seconds:.1f} s | {share} | {peak:.0f} MB | {size:.0f} MB |")


if __name__ == "__main__":
    main()
