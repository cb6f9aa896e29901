"""Finds the engines that are announced on this machine, ours and other people's."""

from __future__ import annotations

import importlib.metadata
import importlib.util
from collections.abc import Callable, Mapping
from types import MappingProxyType

from tweetalig.engines.argos_packages import find_package
from tweetalig.engines.contract import Engine, EngineOptions, EngineStatus
from tweetalig.engines.models import argos_status, find_language_model, llm_status
from tweetalig.errors import EngineUnavailable, TweetaligError, UsageError

GROUP = "tweetalig.engines"
AUTO = "auto"
NONE = "none"

_INSTALL_HINT = "tweetalig engine install"


def available(options: EngineOptions) -> tuple[EngineStatus, ...]:
    """Return the state of every announced engine, sorted by name."""
    return tuple(status(name, options) for name in sorted(_entry_points()))


def status(name: str, options: EngineOptions) -> EngineStatus:
    """Return the state of one engine; raise :class:`UsageError` for an unknown name.

    Ours are looked at without loading a model; another's is loaded to see whether it works.
    """
    point = _entry_point(name)
    look = _OWN.get(name)
    if look is not None:
        return look(options)
    try:
        info = _load(point, options).info
    except TweetaligError as error:
        return EngineStatus(name=name, available=False, note=error.message)
    return EngineStatus(name=name, available=True, model=info.model, version=info.version)


def resolve(name: str, options: EngineOptions) -> str | None:
    """Return the name of the engine to use, or nothing when there is none to draft with.

    ``auto`` is an installed Argos package for the language pair, else an installed language
    model; ``none`` is nothing. Raises :class:`UsageError` for an unknown name.
    """
    if name == NONE:
        return None
    if name != AUTO:
        return _entry_point(name).name
    return next((own for own in ("argos", "llm") if _OWN[own](options).available), None)


def load_engine(name: str, options: EngineOptions) -> Engine | None:
    """Load an engine with its model; nothing when :func:`resolve` gives nothing.

    Raises :class:`UsageError` for an unknown name and :class:`EngineUnavailable` when the
    engine or its model isn't there or doesn't work.
    """
    # Looking a name up takes a moment, so a given one isn't looked up twice.
    resolved = resolve(name, options) if name in {AUTO, NONE} else name
    return None if resolved is None else _load(_entry_point(resolved), options)


def _entry_points() -> Mapping[str, importlib.metadata.EntryPoint]:
    return {point.name: point for point in importlib.metadata.entry_points(group=GROUP)}


def _entry_point(name: str) -> importlib.metadata.EntryPoint:
    points = _entry_points()
    if name not in points:
        raise UsageError(
            f"there is no engine “{name}”",
            hint=f"choose from: {', '.join((AUTO, NONE, *sorted(points)))}",
        )
    return points[name]


def _load(point: importlib.metadata.EntryPoint, options: EngineOptions) -> Engine:
    try:
        factory: Callable[[EngineOptions], Engine] = point.load()
    except Exception as error:  # whatever goes wrong in another's module, it is not ours
        owner = point.dist.name if point.dist else point.value
        raise EngineUnavailable(
            f"the engine “{point.name}” of {owner} doesn't start: {error}",
            hint=f"update or remove it: pip install --upgrade {owner}",
        ) from error
    return factory(options)


def _argos(options: EngineOptions) -> EngineStatus:
    package = find_package(options)
    if package is None:
        pair = f"{options.source}→{options.target}"
        note = f"no package {pair} is installed: {_INSTALL_HINT}"
        return EngineStatus(name="argos", available=False, note=note)
    return argos_status(package)


def _llm(options: EngineOptions) -> EngineStatus:
    model = find_language_model(options.models)
    if model is None:
        note = f"no language model is installed: {_INSTALL_HINT} llm"
        return EngineStatus(name="llm", available=False, note=note)
    if importlib.util.find_spec("xllamacpp") is None:
        note = 'the program that runs it is missing: pip install "tweetalig[llm]"'
        return EngineStatus(
            name="llm", available=False, path=model.path, size_bytes=model.size, note=note
        )
    return llm_status(model)


_OWN: Mapping[str, Callable[[EngineOptions], EngineStatus]] = MappingProxyType(
    {"argos": _argos, "llm": _llm}
)
