"""Measures what drafting costs with each installed engine: whole process, start included.

Run from the root of the repository, with the number of sentences::

    .venv/bin/python benchmarks/engines.py 30

Every engine gets a fresh process, so that its time and its peak memory are its own. The
sentences are those of the tiny package's grammar that no model was trained on here.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from pathlib import Path

from tweetalig.engines.contract import Request
from tweetalig.engines.models import engine_options
from tweetalig.engines.registry import available, load_engine
from tweetalig.model import Locale

SENTENCES = Path(__file__).parents[1] / "tests" / "engines" / "tiny" / "held-out.tsv"


def requests(count: int) -> list[Request]:
    """Return the first sentences of the held-out ones."""
    lines = SENTENCES.read_text("utf-8").splitlines()[1 : count + 1]
    return [Request(text=line.split("\t")[0]) for line in lines]


def draft(name: str, count: int) -> dict[str, float]:
    """Load one engine here, draft, and return what that took; peak memory in MB."""
    options = engine_options(source=Locale("nl"), target=Locale("en"), environment=os.environ)
    started = time.perf_counter()
    engine = load_engine(name, options)
    if engine is None:
        raise SystemExit(f"{name} is nothing to draft with")
    loaded = time.perf_counter()
    sentences = sum(1 for _ in engine.translate(requests(count)))
    done = time.perf_counter()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {
        "sentences": sentences,
        "load_s": round(loaded - started, 2),
        "draft_s": round(done - loaded, 2),
        "peak_mb": round(peak),
    }


def measure(name: str, count: int) -> dict[str, float]:
    """Draft in a process of its own and add its whole time."""
    started = time.perf_counter()
    command = [sys.executable, __file__, str(count), name]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    figures: dict[str, float] = json.loads(done.stdout)
    return {**figures, "whole_s": round(time.perf_counter() - started, 2)}


def main(arguments: list[str]) -> None:
    """Measure every installed engine, or draft with the one that is named."""
    count = int(arguments[0]) if arguments else 30
    if len(arguments) > 1:
        sys.stdout.write(json.dumps(draft(arguments[1], count)) + "\n")
        return
    options = engine_options(source=Locale("nl"), target=Locale("en"), environment=os.environ)
    sys.stdout.write(f"{os.cpu_count()} cores, load before: {os.getloadavg()[0]:.1f}\n")
    for status in available(options):
        if status.available:
            figures = measure(status.name, count)
            shown = "  ".join(f"{key} {value:g}" for key, value in figures.items())
            sys.stdout.write(f"{status.name:10} {status.model or '-':40} {shown}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
