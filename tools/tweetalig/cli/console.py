"""Messages and progress on standard error: a bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import cache

import click
from rich.console import Console as RichConsole
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

from tweetalig.engines.installing import Dialogue
from tweetalig.engines.installing import Progress as Download

_SECONDS_BETWEEN_LINES = 10.0

Step = Callable[[int, int], None]
"""Told how much is done and how much there is."""


class Console:
    """Speaks to the person at the terminal, never on standard output."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._rich = RichConsole(
            stderr=True, highlight=False, markup=False, emoji=False, soft_wrap=True
        )
        self._clock = clock

    def say(self, text: str) -> None:
        """Print a message as it is."""
        self._rich.print(text)

    @contextmanager
    def dialogue(self, *, always: bool) -> Iterator[Dialogue]:
        """Give an installation a voice; ``always`` answers every question with yes.

        Where nobody can answer, the answer is no, and what to do is said.
        """
        with ExitStack() as stack:
            # The bar appears with the first byte: before that there may be a question to answer.
            start = cache(lambda: stack.enter_context(self.progress("Downloading", unit="MB")))
            yield Dialogue(
                report=self.say,
                confirm=lambda question: self._confirm(question, always=always),
                progress=lambda at: _show_download(start(), at),
            )

    def _confirm(self, question: str, *, always: bool) -> bool:
        if always:
            self.say(question.removesuffix("?") + ": yes.")
            return True
        if not sys.stdin.isatty():
            self.say(f"{question}\nNobody can answer here; to say yes beforehand, add --yes.")
            return False
        return click.confirm(question, err=True)

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


def _show_download(step: Step, at: Download) -> None:
    step(at.done // 1_000_000, max(at.total, at.done) // 1_000_000)


def _left(done: int, total: int, seconds: float) -> str:
    if not done or done >= total:
        return ""
    left = round(seconds / done * (total - done))
    return (
        f", about {left // 60} min {left % 60} s left" if left >= 60 else f", about {left} s left"
    )
