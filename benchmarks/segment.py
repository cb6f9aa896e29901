"""Times segmenting and rendering a long article, each time as a whole process.

    python benchmarks/segment.py [--runs 7] [--write FILE]

The article has 1,000 paragraphs and 100 headings. ``--write`` keeps it, to hand the same
bytes to other programs.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PROCESS = """
import sys
from tweetalig.segment import segment_markdown
with open(sys.argv[1], encoding="utf-8", newline="") as file:
    text = file.read()
document = segment_markdown(text)
translated = {one.id: one.text + " (en)" for one in document.segments}
sys.stdout.write(document.render(translated))
"""

SENTENCES = (
    "Rust is voor *veel* mensen met ME het begin van elke dag, en niet het einde.",
    "Wie over de [grens](../artikelen/pem.md) van de `energie` gaat, merkt dat pas later.",
    "Dat heet **post-exertionele malaise**, en het duurt soms dagen of weken.",
    "De arts vraagt naar slaap, pijn, licht en geluid; schrijf het op waar dat kan.",
    "Meer dan 40 % van de ondervraagden noemde dit het zwaarste van de ziekte[^1].",
)


def article(paragraphs: int = 1000) -> str:
    """Return the article that is timed: the same at every run."""
    parts = ["---\ntitle: Een lang artikel\n---\n"]
    for number in range(paragraphs):
        if number % 10 == 0:
            parts.append(f"## Hoofdstuk {number // 10 + 1}\n")
        first = number % len(SENTENCES)
        chosen = [*SENTENCES[first:], *SENTENCES[:first]]
        parts.append(f"{number + 1} keer. " + "\n".join(chosen) + "\n")
    return "\n".join(parts)


def seconds(path: Path) -> float:
    """Return how long one whole process takes."""
    start = time.perf_counter()
    subprocess.run(
        [sys.executable, "-c", PROCESS, str(path)], check=True, stdout=subprocess.DEVNULL
    )
    return time.perf_counter() - start


def _processor() -> float:
    """Return the processor time of the processes so far, which other programs don't change."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> None:
    """Time it, and say what was measured."""
    parser = argparse.ArgumentParser(description="segment and render a long article")
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--write", type=Path)
    options = parser.parse_args()
    text = article()
    with tempfile.TemporaryDirectory() as folder:
        path = options.write or Path(folder) / "article.md"
        path.write_text(text, encoding="utf-8")
        times = [seconds(path) for _ in range(options.runs)]
    sys.stdout.write(
        f"{len(text.encode()) / 1000:.0f} kB, {options.runs} runs: "
        f"min {min(times):.3f} s, median {statistics.median(times):.3f} s, "
        f"max {max(times):.3f} s, processor {_processor() / options.runs:.3f} s each\n"
    )


if __name__ == "__main__":
    main()
