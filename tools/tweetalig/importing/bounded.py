"""Makes an article in a process of its own, so that no file can take time or memory without end."""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any

from tweetalig.errors import UnreadableInput

try:
    import resource
except ImportError:  # pragma: no cover - Windows has no such limits; there the clock must do
    resource = None  # type: ignore[assignment]


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a file may take: ``memory`` in bytes, ``seconds`` of computing."""

    memory: int = 3_000_000_000
    seconds: int = 120


def run_bounded(function: Callable[[Any], Any], argument: Any, limits: Limits) -> Any:
    """Return ``function(argument)``, computed within limits.

    Both must be picklable. Raises :class:`UnreadableInput` when the limits are reached or the
    process dies, as a library in C can on a broken file, and what ``function`` itself raises.
    """
    context = multiprocessing.get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(sender, function, argument, limits), daemon=True)
    process.start()
    sender.close()
    try:
        # A process that waits takes no computing time, so the clock has a say too.
        known, result = receiver.recv() if receiver.poll(3 * limits.seconds) else (False, None)
    except EOFError:
        known, result = False, None
    finally:
        receiver.close()
        process.kill()
        process.join()
    if not known:
        raise UnreadableInput(
            "reading the file took more time or memory than a text can need, or broke off",
            hint="save it anew in its program, or split it, and try again",
        )
    if isinstance(result, Exception):
        raise result
    return result


def _work(
    sender: Connection, function: Callable[[Any], Any], argument: Any, limits: Limits
) -> None:
    """Compute and send the result, or the error; what needs too much memory sends nothing."""
    _limit(limits)
    result: Any
    try:
        result = function(argument)
    except MemoryError:
        return
    except Exception as error:
        result = error
    sender.send((True, result))
    sender.close()


def _limit(limits: Limits) -> None:
    # What libraries print about broken files is no message for people.
    quiet = os.open(os.devnull, os.O_WRONLY)
    os.dup2(quiet, sys.stdout.fileno() if sys.stdout else 1)
    os.dup2(quiet, 2)
    if resource is None:  # pragma: no cover - as above
        return
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.seconds, limits.seconds + 5))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
