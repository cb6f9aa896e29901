"""Time and peak memory of the whole way: set-up, first and second `make site` in a fresh clone.

Run it as `python benchmarks/make_site.py [ENGINE]`; it prints the rows of the README's table.
Times are of the whole process tree; memory is the largest single process of it.
"""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]


def measure(name: str, command: list[str], folder: Path) -> None:
    """Run ``command`` in ``folder`` and print its wall time, CPU time and peak memory."""
    started = time.monotonic()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{name}: {' '.join(command)} ended with {process.returncode}")
    seconds = time.monotonic() - started
    cpu = usage.ru_utime + usage.ru_stime
    print(f"| {name} | {seconds:.1f} s | {cpu:.1f} s | {usage.ru_maxrss / 1024:.0f} MB |")


def main() -> None:
    """Clone, set up, and build twice."""
    engine = sys.argv[1] if len(sys.argv) > 1 else "auto"
    with tempfile.TemporaryDirectory() as temporary:
        clone = Path(temporary) / "clone"
        subprocess.run(["git", "clone", "--quiet", str(ROOT), str(clone)], check=True)
        print(f"{os.cpu_count()} cores, Python {platform.python_version()}, engine {engine}")
        print("| step | time | CPU | peak memory |\n| --- | --- | --- | --- |")
        measure("set-up (once)", ["make", ".venv/.site-ready"], clone)
        size = subprocess.run(
            ["du", "-sm", ".venv"], cwd=clone, check=True, capture_output=True, text=True
        )
        measure("first `make site`", ["make", "site", f"ENGINE={engine}"], clone)
        measure("second `make site`", ["make", "site", f"ENGINE={engine}"], clone)
        print(f"\n.venv: {size.stdout.split()[0]} MB")


if __name__ == "__main__":
    main()
