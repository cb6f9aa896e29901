"""cores.py: no more threads than there are cores free."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tweetalig.engines import cores
from tweetalig.errors import UnreadableInput

BUSY = "cpu  100 0 0 100 0 0 0 0 0 0\ncpu0 …"
LATER = "cpu  130 0 0 130 0 0 0 0 0 0\ncpu0 …"


def test_the_idle_share_is_what_passed_between_two_readings() -> None:
    assert cores.idle_share(BUSY, LATER) == 0.5
    assert cores.idle_share(BUSY, "cpu  100 0 0 200 0 0 0 0 0 0") == 1.0


def test_waiting_for_the_disk_counts_as_idle_and_time_taken_away_does_not() -> None:
    assert cores.idle_share("cpu 0 0 0 0 0 0 0 0", "cpu 0 0 0 1 1 0 0 2") == 0.5


@pytest.mark.parametrize("stat", ["", "cpu", "cpu 1 2"])
def test_a_reading_that_says_nothing_counts_as_idle(stat: str) -> None:
    assert cores.idle_share(stat, stat) == 1.0


@pytest.mark.parametrize(
    ("share", "expected"), [(0.0, 1), (0.24, 1), (0.5, 2), (0.74, 3), (1.0, 4)]
)
def test_as_many_threads_as_free_cores_and_never_none(
    monkeypatch: pytest.MonkeyPatch, share: float, expected: int
) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 4)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(4)), raising=False)
    idle = round(100 * share)
    readings = iter(["cpu 0 0 0 0 0 0 0 0", f"cpu {100 - idle} 0 0 {idle} 0 0 0 0"])

    def read(path: Path) -> str:
        return next(readings) if path.name == "stat" else ""

    assert cores.free_cores(read=read, sleep=lambda _: None) == expected


def test_two_halves_of_a_core_are_one() -> None:
    info = "\n\n".join(
        f"processor : {number}\nphysical id : {number // 4}\ncore id : {number % 2}"
        for number in range(8)
    )
    assert cores.physical_cores(info) == 4
    assert cores.physical_cores("processor : 0\n") == 0


def test_where_the_system_does_not_tell_all_cores_are_free(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def read(path: Path) -> str:
        raise UnreadableInput("the file is not there", path=str(path))

    monkeypatch.setattr(os, "cpu_count", lambda: 6)
    monkeypatch.delattr(os, "sched_getaffinity", raising=False)
    assert cores.free_cores(read=read, sleep=lambda _: None) == 6


def test_on_this_machine_there_is_at_least_one() -> None:
    assert cores.free_cores(sleep=lambda _: None) >= 1
