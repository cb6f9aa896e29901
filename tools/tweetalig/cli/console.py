"""Messages and progress on standard error: a bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console as RichConsole
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

_SECONDS_BETWEEN_LINES = 10.0

Step = Callable[[int, int], None]
"""Told how much is done and how much there is."""


class Console:
    """Speaks to the person at the terminal, never on standard output."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._rich = RichConsole(stderr=True, highlight=False, markup=False, emoji=False, soft_wrap=True)
        self._clock = clock

    def say(self, text: str) -> None:
        """Print a message as it is."""
        self._rich.print(text)

    @contextmanager
    def progress(self, label: str, *, unit: str) -> Iterator[Step]:
        """Show the progress of something that takes time; ``unit`` names what is counted."""
        if self._rich.is_terminal:
            with self._bar(unit) as bar:
                task = bar.add_task(label, total=None)
                yield lambda done, total: bar.update(task, completed=done, total=total)
        else:
            yield self._lines(label, unit)

    def _bar(self, unit: str) -> Progress:
        return Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn(unit),
            TimeElapsedColumn(),
            TimeRemainingColumn(elapsed_when_finished=True),
            console=self._rich,
            transient=False,
        )

    def _lines(self, label: str, unit: str) -> Step:
        started = spoken = self._clock()

        def step(done: int, total: int) -> None:
            nonlocal spoken
            now = self._clock()
            if done < total and now - spoken < _SECONDS_BETWEEN_LINES:
                return
            spoken = now
            self.say(f"{label}: {done} of {total} {unit}{_left(done, total, now - started)}")

        return step


def _left(done: int, total: int, seconds: float) -> str:
    if not done or done >= total:
        return ""
    left = round(seconds / done * (total - done))
    return (
        f", about {left // 60} min {left % 60} s left" if left >= 60 else f", about {left} s left"
    )
