"""Two engines without a model: one repeats its input, one writes it in capitals.

``identity`` tests that nothing is lost on the way to an engine and back; ``pseudo`` shows on
a page which words reach an engine, and which don't.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from tweetalig.engines.contract import Answer, EngineInfo, EngineOptions, Hypothesis, Request


@dataclass(frozen=True, slots=True, kw_only=True)
class BuiltinEngine:
    """An engine that applies a function to every sentence."""

    info: EngineInfo
    function: Callable[[str], str]

    def translate(self, requests: Sequence[Request]) -> Iterator[Answer]:
        """Yield one certain hypothesis for every request, in order."""
        for index, request in enumerate(requests):
            text = self.function(request.text)
            yield index, (Hypothesis(text=text, score=0.0, how=self.info.name),)


def identity(options: EngineOptions) -> BuiltinEngine:
    """Return the engine that repeats what it is given."""
    return _builtin("identity", options, str)


def pseudo(options: EngineOptions) -> BuiltinEngine:
    """Return the engine that writes what it is given in capitals."""
    return _builtin("pseudo", options, str.upper)


def _builtin(name: str, options: EngineOptions, function: Callable[[str], str]) -> BuiltinEngine:
    info = EngineInfo(
        name=name,
        model="none",
        version="1",
        options=f"{options.source}-{options.target}",
        translates=False,
    )
    return BuiltinEngine(info=info, function=function)
