"""How many threads to use: as many as there are cores free.

The threads of a language model wait for each other after every small step. When another
program holds one of the cores, two threads were measured to be 25 times slower than one.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

from tweetalig.errors import UnreadableInput
from tweetalig.files import read_text

_STAT = Path("/proc/stat")
_CPUINFO = Path("/proc/cpuinfo")
_IDLE_FIELDS = (3, 4)
_SAMPLE_SECONDS = 0.3

Reader = Callable[[Path], str]


def free_cores(*, read: Reader = read_text, sleep: Callable[[float], None] = time.sleep) -> int:
    """Return how many cores nobody uses at this moment, at least one.

    Where the system doesn't tell, all cores count as free.
    """
    usable = _usable_cores(read)
    try:
        before = read(_STAT)
        sleep(_SAMPLE_SECONDS)
        share = idle_share(before, read(_STAT))
    except UnreadableInput:
        return usable
    return max(1, min(usable, round(share * (os.cpu_count() or 1))))


def idle_share(before: str, after: str) -> float:
    """Return which part of all processor time was idle between two readings of /proc/stat."""
    first, second = _times(before), _times(after)
    spent = [late - early for early, late in zip(first, second, strict=False)]
    total = sum(spent)
    return sum(spent[field] for field in _IDLE_FIELDS) / total if total > 0 else 1.0


def _times(stat: str) -> list[int]:
    # "cpu  user nice system idle iowait irq softirq steal …", in ticks since the start; what
    # follows steal is counted in user and nice already.
    fields = stat.split("\n", 1)[0].split()[1:9]
    return [int(field) for field in fields] if len(fields) > max(_IDLE_FIELDS) else [0] * 8


def _usable_cores(read: Reader) -> int:
    allowed = (
        len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    )
    try:
        physical = physical_cores(read(_CPUINFO))
    except UnreadableInput:
        return allowed
    return min(allowed, physical or allowed)


def physical_cores(cpuinfo: str) -> int:
    """Count the physical cores in /proc/cpuinfo; 0 when it doesn't name them.

    Two threads on the two halves of one core gain nothing here.
    """
    cores = set()
    package = ""
    for line in cpuinfo.splitlines():
        key, _, value = line.partition(":")
        if key.strip() == "physical id":
            package = value.strip()
        elif key.strip() == "core id":
            cores.add((package, value.strip()))
    return len(cores)
