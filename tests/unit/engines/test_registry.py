"""registry.py: engines are found by their entry points, ours and other people's."""

from __future__ import annotations

import importlib.metadata
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import ModuleType

import pytest

from tweetalig.engines import registry
from tweetalig.engines.contract import Answer, EngineInfo, EngineOptions, Request
from tweetalig.errors import EngineUnavailable, UsageError


class Theirs:
    info = EngineInfo(name="theirs", model="m", version="2")

    def translate(self, requests: Sequence[Request]) -> Iterator[Answer]:
        yield from ()


def start(options: EngineOptions) -> Theirs:
    return Theirs()


def refuse(options: EngineOptions) -> Theirs:
    raise EngineUnavailable("no licence key")


@pytest.fixture
def announced(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ours, and three engines of somebody else's of which one works."""
    module = ModuleType("somebody")
    vars(module).update(start=start, refuse=refuse)
    monkeypatch.setitem(sys.modules, "somebody", module)
    ours = importlib.metadata.entry_points(group=registry.GROUP)
    others = [
        importlib.metadata.EntryPoint(name, value, registry.GROUP)
        for name, value in {
            "theirs": "somebody:start",
            "refusing": "somebody:refuse",
            "broken": "nobody_made_this:start",
        }.items()
    ]
    points = importlib.metadata.EntryPoints([*ours, *others])
    monkeypatch.setattr(importlib.metadata, "entry_points", lambda group: points)


def put_package(options: EngineOptions) -> None:
    folder = options.models / "argos" / "translate-nl_en-0_1"
    folder.mkdir(parents=True)
    (folder / "metadata.json").write_text(
        '{"from_code": "nl", "to_code": "en", "package_version": "0.1"}', "utf-8"
    )


def put_model(options: EngineOptions, make_gguf: Callable[..., bytes]) -> None:
    options.models.mkdir(parents=True, exist_ok=True)
    (options.models / "a.gguf").write_bytes(make_gguf())


def test_automatic_is_argos_before_the_language_model_before_nothing(
    options: EngineOptions, make_gguf: Callable[..., bytes]
) -> None:
    assert registry.resolve("auto", options) is None
    assert registry.load_engine("auto", options) is None
    put_model(options, make_gguf)
    assert registry.resolve("auto", options) == "llm"
    put_package(options)
    assert registry.resolve("auto", options) == "argos"


def test_none_is_nothing_whatever_is_installed(options: EngineOptions) -> None:
    put_package(options)
    assert registry.load_engine("none", options) is None


def test_an_unknown_name_lists_the_known_ones(options: EngineOptions) -> None:
    for call in (registry.load_engine, registry.resolve, registry.status):
        with pytest.raises(UsageError, match="no engine “deepl”") as caught:
            call("deepl", options)
        assert "auto, none, argos, identity, llm, pseudo" in caught.value.hint


def test_an_engine_that_is_not_installed_says_how(options: EngineOptions) -> None:
    for name in ("argos", "llm"):
        status = registry.status(name, options)
        assert not status.available
        assert "tweetalig engine install" in status.note
        with pytest.raises(EngineUnavailable):
            registry.load_engine(name, options)


def test_a_model_without_the_program_that_runs_it_is_not_available(
    options: EngineOptions, make_gguf: Callable[..., bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    put_model(options, make_gguf)
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    status = registry.status("llm", options)
    assert (status.available, status.path) == (False, options.models / "a.gguf")
    assert "tweetalig[llm]" in status.note
    assert registry.resolve("auto", options) is None


@pytest.mark.usefixtures("announced")
def test_engines_of_others_are_listed_with_what_is_wrong_with_them(
    options: EngineOptions,
) -> None:
    listed = {status.name: status for status in registry.available(options)}
    assert list(listed) == sorted(listed)
    assert {"argos", "llm", "identity", "pseudo"} <= set(listed)
    assert (listed["theirs"].available, listed["theirs"].version) == (True, "2")
    assert (listed["refusing"].available, listed["refusing"].note) == (False, "no licence key")
    assert "doesn't start" in listed["broken"].note


@pytest.mark.usefixtures("announced")
def test_an_engine_that_does_not_import_is_named_with_its_owner(options: EngineOptions) -> None:
    with pytest.raises(EngineUnavailable, match="“broken” of nobody_made_this:start") as caught:
        registry.load_engine("broken", options)
    assert caught.value.exit_status == 4
    assert isinstance(registry.load_engine("theirs", options), Theirs)


def test_looking_at_engines_makes_no_folders(options: EngineOptions, tmp_path: Path) -> None:
    registry.available(options)
    assert list(tmp_path.iterdir()) == []
