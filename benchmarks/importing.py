"""Time and memory of `tweetalig import`, each file as a whole process, and of the way to a site.

    python benchmarks/importing.py [FILE …]

Measures the files that the tests make, an article of 100 pages as PDF and as text, and any files
that are named. Then it imports, syncs without an engine and builds all of them in one go. Memory
is that of the largest process.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[1]
# A library installs its own tests as the package "tests", so ours can't be named from here.
sys.path.insert(0, str(ROOT / "tests"))

from sources import making  # type: ignore[import-not-found]  # noqa: E402 - see above

PROGRAM = str(Path(sys.executable).parent / "tweetalig")
PAGES = 100


def made_files(folder: Path) -> Iterator[Path]:
    """Write the files of the tests, and two large ones."""
    paragraph = " ".join((making.INTRO, making.LEFT, making.RIGHT))
    page = making.two_columns()
    text = f"{making.TITLE}\n\n" + "\n\n".join([paragraph] * PAGES * 5)
    columns = []
    for _ in range(PAGES):
        column = making.Column(50, 780, 90)
        for _ in range(5):
            column.say(paragraph)
        columns.append(column.placed)
    for name, data in {
        "rust.docx": making.word(),
        "rust.odt": making.opendocument(),
        "twee.pdf": page,
        "rust.html": making.web_page(),
        "lang.txt": text.encode(),
        "lang.pdf": making.pdf(columns, title="Lang"),
        "rust_bestanden/bed.png": making.png(),
    }.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
        if path.parent == folder:
            yield path


def measure(name: str, arguments: Sequence[str], site: Path) -> None:
    """Run a command in ``site`` and print its wall time, CPU time and peak memory."""
    started = time.monotonic()
    process = subprocess.Popen(
        [PROGRAM, *arguments], cwd=site, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.monotonic() - started
    cpu = usage.ru_utime + usage.ru_stime
    memory = usage.ru_maxrss / 1024
    print(f"| {name} | {seconds:.2f} s | {cpu:.2f} s | {memory:.0f} MB | {process.returncode} |")


def main() -> None:
    """Measure every file alone, then all of them to a site."""
    with tempfile.TemporaryDirectory() as temporary:
        given, site = Path(temporary) / "given", Path(temporary) / "site"
        given.mkdir()
        (site / "docs/nl").mkdir(parents=True)
        for name in ("tweetalig.toml", "mkdocs.yml", "glossary.yml", "docs/nl/over.md"):
            shutil.copy(ROOT / name, site / name)
        files = [*made_files(given), *(Path(name).absolute() for name in sys.argv[1:])]
        print("| file | time | CPU | peak memory | status |\n| --- | --- | --- | --- | --- |")
        for file in files:
            alone = str(Path(temporary) / "alone")
            measure(f"{file.name} ({file.stat().st_size / 1000:.0f} kB)",
                    ["import", str(file), "--to", alone], site)  # fmt: skip
        measure("all: import", ["import", *map(str, files)], site)
        measure("all: sync", ["sync", "--engine", "none"], site)
        measure("all: build", ["build"], site)


if __name__ == "__main__":
    main()
