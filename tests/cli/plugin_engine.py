"""An engine as a third party would install it; it waits for the test, or has the process killed.

Told ``TEST_ENGINE_WAITS``, it says on standard output that it was asked to translate, and goes
on when it is given a line. Told ``TEST_ENGINE_KILLS_AT`` a number, it kills the process, as a
power cut would, when that many files were put in place or removed since the engine was loaded.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tweetalig.engines.contract import Answer, EngineInfo, EngineOptions, Hypothesis, Request

INFO = EngineInfo(name="plugin", model="none", version="1", translates=False)


@dataclass(frozen=True, slots=True)
class PluginEngine:
    """Writes every sentence in capitals."""

    info: EngineInfo = field(default=INFO)

    def translate(self, requests: Sequence[Request]) -> Iterator[Answer]:
        """Yield one hypothesis for every request, after the test has let it."""
        if "TEST_ENGINE_WAITS" in os.environ:
            print("asked to translate", flush=True)  # noqa: T201
            sys.stdin.readline()
        for index, request in enumerate(requests):
            yield index, (Hypothesis(text=request.text.upper(), score=0.0),)


def load(options: EngineOptions) -> PluginEngine:
    """Return the engine; from now on the changes to the disk are counted."""
    if "TEST_ENGINE_KILLS_AT" in os.environ:
        _kill_at(int(os.environ["TEST_ENGINE_KILLS_AT"]))
    return PluginEngine()


def _kill_at(point: int) -> None:
    left = iter(range(point))

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if event in {"os.rename", "os.remove"} and next(left, None) is None:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)
