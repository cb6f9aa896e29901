"""Times segmenting and rendering a long article beside two other tools, as whole processes.

    python benchmarks/segment.py [--runs 7] [--write FILE] [--markdown-gettext PROGRAM]

The article has 1,000 paragraphs and 100 headings; ``--write`` keeps it. The others are no
dependencies of ours, and are left out where they are not installed: markdown-gettext
(``pip install markdown-gettext``, in an environment of its own) and po4a (``apt-get install
po4a``). They need two processes, one that takes the texts out and one that puts translations
in; between the two, untimed, every text gets a translation. The programs take turns, so that
whatever else the machine does falls on all of them.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from babel.messages.pofile import read_po, write_po  # noqa: TID251 - fills in the others' catalogs

MARK = " (en)"
PROCESS = f"""
import sys
from tweetalig.segment import segment_markdown
with open(sys.argv[1], encoding="utf-8", newline="") as file:
    text = file.read()
document = segment_markdown(text)
translated = {{one.id: one.text + "{MARK}" for one in document.segments}}
with open(sys.argv[2], "w", encoding="utf-8", newline="") as file:
    file.write(document.render(translated))
"""

SENTENCES = (
    "Rust is voor *veel* mensen met ME het begin van elke dag, en niet het einde.",
    "Wie over de [grens](../artikelen/pem.md) van de `energie` gaat, merkt dat pas later.",
    "Dat heet **post-exertionele malaise**, en het duurt soms dagen of weken.",
    "De arts vraagt naar slaap, pijn, licht en geluid; schrijf het op waar dat kan.",
    "Meer dan 40 % van de ondervraagden noemde dit het zwaarste van de ziekte[^1].",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tool:
    """A program that is timed: what it runs, one process after the other.

    ``{article}``, ``{template}``, ``{catalog}`` and ``{page}`` stand for its files.
    """

    name: str
    commands: tuple[tuple[str, ...], ...]
    install: str = ""

    @property
    def is_there(self) -> bool:
        """Whether it is installed."""
        return all(shutil.which(command[0]) for command in self.commands)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What processes took: seconds by the clock and of the processor."""

    wall: float
    processor: float


def tools(markdown_gettext: str) -> tuple[Tool, ...]:
    """Return the programs to time, ours first."""
    po4a = ("--format", "text", "--option", "markdown", "--master-charset", "UTF-8")
    return (
        Tool(name="tweetalig", commands=((sys.executable, "-c", PROCESS, "{article}", "{page}"),)),
        Tool(
            name="markdown-gettext",
            commands=(
                (markdown_gettext, "extract", "{article}", "{template}"),
                (markdown_gettext, "generate", "{article}", "{catalog}", "{page}"),
            ),
            install="pip install markdown-gettext",
        ),
        Tool(
            name="po4a",
            commands=(
                ("po4a-updatepo", *po4a, "--master", "{article}", "--po", "{template}"),
                (
                    *("po4a-translate", *po4a, "--master", "{article}", "--po", "{catalog}"),
                    *("--keep", "0", "--localized", "{page}"),
                ),
            ),
            install="apt-get install po4a",
        ),
    )


def article(paragraphs: int = 1000) -> str:
    """Return the article that is timed: the same at every run."""
    parts = ["---\ntitle: Een lang artikel\n---\n"]
    for number in range(paragraphs):
        if number % 10 == 0:
            parts.append(f"## Hoofdstuk {number // 10 + 1}\n")
        first = number % len(SENTENCES)
        chosen = [*SENTENCES[first:], *SENTENCES[:first]]
        parts.append(f"{number + 1} keer gezegd: " + "\n".join(chosen) + "\n")
    return "\n".join(parts)


def costs(tool: Tool, path: Path, folder: Path) -> Iterator[Cost]:
    """Run a program on the article, and yield what each of its processes took."""
    # Their names matter: markdown-gettext reads a catalog by its suffix.
    names = {"template": "template.po", "catalog": "catalog.po", "page": "page.md"}
    files = {"article": path} | {part: folder / name for part, name in names.items()}
    for file in folder.iterdir():
        file.unlink()
    for command in tool.commands:
        if files["template"].exists():
            _translate(files["template"], files["catalog"])
        filled = [part if part == PROCESS else part.format(**files) for part in command]
        yield _cost(filled)
    translated = files["page"].read_text(encoding="utf-8").count(MARK.strip())
    if translated < 1100:
        raise SystemExit(f"{tool.name} put in only {translated} translations of 1,100")


def _translate(template: Path, catalog: Path) -> None:
    with template.open("rb") as file:
        texts = read_po(file)
    for message in texts:
        if message.id:
            message.string = f"{message.id}{MARK}"
            message.flags.discard("fuzzy")
    with catalog.open("wb") as file:
        write_po(file, texts)


def _cost(command: Sequence[str]) -> Cost:
    start = time.perf_counter()
    # Modules are kept compiled, as on anybody's machine.
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    ) as process:
        assert process.stderr is not None
        said = process.stderr.read().decode()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(said)
    return Cost(wall=time.perf_counter() - start, processor=used.ru_utime + used.ru_stime)


def _report(name: str, runs: Sequence[Sequence[Cost]]) -> None:
    each = list(zip(*runs, strict=True))
    parts = [statistics.median(cost.processor for cost in process) for process in each]
    processor = statistics.median(sum(cost.processor for cost in run) for run in runs)
    wall = statistics.median(sum(cost.wall for cost in run) for run in runs)
    detail = f" ({' + '.join(f'{part:.3f}' for part in parts)})" if len(parts) > 1 else ""
    print(f"{name:18} {wall:7.3f} s {processor:7.3f} s processor{detail}")


def main() -> None:
    """Time them, and say what was measured."""
    parser = argparse.ArgumentParser(description="segment and render a long article")
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--write", type=Path)
    parser.add_argument("--markdown-gettext", default="markdown-gettext", metavar="PROGRAM")
    options = parser.parse_args()
    text = article()
    wanted = tools(options.markdown_gettext)
    for tool in wanted:
        if not tool.is_there:
            print(f"{tool.name} is not installed, and is left out; to have it: {tool.install}")
    here = [tool for tool in wanted if tool.is_there]
    measured: dict[str, list[list[Cost]]] = {tool.name: [] for tool in here}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "work"
        folder.mkdir()
        path = options.write or Path(name) / "article.md"
        path.write_text(text, encoding="utf-8")
        # The first round compiles modules and warms caches.
        for number in range(options.runs + 1):
            for tool in here:
                cost = list(costs(tool, path, folder))
                if number:
                    measured[tool.name].append(cost)
    print(f"{len(text.encode()) / 1000:.0f} kB, medians of {options.runs} rounds")
    for tool in here:
        _report(tool.name, measured[tool.name])


if __name__ == "__main__":
    main()
