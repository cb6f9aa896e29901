"""models.py: which model is used, and how one is installed, by name, from a file or offered."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from tweetalig.engines import models
from tweetalig.engines.argos_packages import Offer
from tweetalig.engines.contract import EngineOptions
from tweetalig.engines.installing import megabytes
from tweetalig.engines.models import (
    Sources,
    engine_options,
    find_language_model,
    install,
    models_folder,
)
from tweetalig.engines.packed_model import PackedModel
from tweetalig.errors import EngineUnavailable, UnreadableInput, UsageError
from tweetalig.model import Locale

from .conftest import Listener

Install = Callable[..., object]


@pytest.fixture
def packed(make_gguf: Callable[..., bytes]) -> PackedModel:
    whole = make_gguf()
    return PackedModel(
        file_name="klein.gguf",
        title="Klein",
        licence="Apache-2.0",
        package="klein-part{number}",
        member="klein/part{number}.bin",
        version="1.0",
        parts=1,
        size=len(whole),
        sha256=hashlib.sha256(whole).hexdigest(),
    )


def unreachable(*arguments: object, **options: object) -> tuple[Offer, ...]:
    raise EngineUnavailable("the Argos package index can't be reached: no connection")


def no_pip(arguments: Sequence[str]) -> str:
    return "ERROR: no such package"


def test_the_models_folder_is_the_one_named_or_the_users_own() -> None:
    assert models_folder({"TWEETALIG_MODELS": "/m"}) == Path("/m")
    assert models_folder({}).parts[-2:] == ("tweetalig", "models")


def test_options_know_where_argos_keeps_packages() -> None:
    options = engine_options(
        source=Locale("nl"),
        target=Locale("en"),
        environment={"TWEETALIG_MODELS": "/m", "ARGOS_PACKAGES_DIR": "/a"},
        threads=3,
    )
    assert (options.models, options.elsewhere, options.threads) == (Path("/m"), (Path("/a"),), 3)


def test_sizes_are_told_as_people_read_them() -> None:
    assert (megabytes(1_117_320_768), megabytes(66_700_000)) == ("1.12 GB", "66.7 MB")


def test_a_gguf_file_is_copied_described_and_used_from_then_on(
    tmp_path: Path,
    options: EngineOptions,
    listener: Listener,
    make_gguf: Callable[..., bytes],
) -> None:
    for name in ("z.gguf", "a.gguf"):
        path = tmp_path / name
        path.write_bytes(make_gguf(data=64 + len(name) * ord(name[0])))
        status = install(str(path), options=options, environment={}, dialogue=listener.dialogue)
        assert status is not None
        assert (status.name, status.available, status.model) == ("llm", True, "Test model")
        assert (options.models / name).read_bytes() == path.read_bytes()
    model = find_language_model(options.models)
    assert model is not None
    assert model.path.name == "a.gguf"
    assert model.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert (model.title, model.licence) == ("Test model", "apache-2.0")
    assert listener.steps[-1].done == path.stat().st_size
    assert listener.asked == []


def test_without_a_choice_the_first_file_by_name_is_used(
    options: EngineOptions, make_gguf: Callable[..., bytes]
) -> None:
    assert find_language_model(options.models) is None
    options.models.mkdir()
    for name in ("b.gguf", "a.gguf"):
        (options.models / name).write_bytes(make_gguf())
    model = find_language_model(options.models)
    assert model is not None
    assert (model.path.name, model.title, model.sha256) == ("a.gguf", "a", "")
    (options.models / "llm.json").write_text('{"model": "gone.gguf"}', "utf-8")
    assert find_language_model(options.models) == model
    (options.models / "llm.json").write_text('{"model": "b.gguf"}', "utf-8")
    model = find_language_model(options.models)
    assert model is not None
    assert model.path.name == "b.gguf"


def test_a_model_that_is_installed_already_can_be_chosen_again_by_its_file(
    options: EngineOptions, listener: Listener, make_gguf: Callable[..., bytes]
) -> None:
    options.models.mkdir()
    path = options.models / "b.gguf"
    path.write_bytes(make_gguf())
    assert install(str(path), options=options, environment={}, dialogue=listener.dialogue)
    assert path.read_bytes() == make_gguf()


def test_a_broken_gguf_file_is_refused_and_nothing_is_left(
    tmp_path: Path, options: EngineOptions, listener: Listener, make_gguf: Callable[..., bytes]
) -> None:
    path = tmp_path / "a.gguf"
    for content in (b"", b"<html>", make_gguf(tensors=4)[:-40]):
        path.write_bytes(content)
        with pytest.raises(UnreadableInput) as caught:
            install(str(path), options=options, environment={}, dialogue=listener.dialogue)
        assert (caught.value.path, caught.value.exit_status) == (str(path), 3)
        assert not options.models.exists()


def test_an_argos_package_is_installed_from_its_file(
    options: EngineOptions,
    listener: Listener,
    tiny_package: Path,
    environment: dict[str, str],
) -> None:
    status = install(
        str(tiny_package), options=options, environment=environment, dialogue=listener.dialogue
    )
    assert status is not None
    assert (status.name, status.model, status.version) == ("argos", "nl→en", "0.1")
    assert status.path == options.models / "argos" / "translate-nl_en-0_1"
    assert status.size_bytes > 900_000


@pytest.mark.parametrize(
    ("target", "error"),
    [("model.bin", UsageError), ("opus", UsageError), ("no.gguf", UnreadableInput)],
)
def test_what_can_not_be_installed_says_what_can(
    options: EngineOptions, listener: Listener, target: str, error: type[Exception]
) -> None:
    with pytest.raises(error):
        install(target, options=options, environment={}, dialogue=listener.dialogue)


def test_without_the_index_the_language_model_is_offered_with_its_size(
    options: EngineOptions,
    listener: Listener,
    packed: PackedModel,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(models, "ask_index", unreachable)
    listener.answer = False
    sources = Sources(packed=replace(packed, size=1_117_320_768), pip=no_pip)
    assert (
        install(None, options=options, environment={}, dialogue=listener.dialogue, sources=sources)
        is None
    )
    assert "The Argos package index can't be reached: no connection." in listener.said
    assert "Klein (Apache-2.0, 1.12 GB in 1 parts)" in listener.asked[0]
    assert not options.models.exists()


def test_after_a_yes_the_language_model_is_fetched_and_described(
    options: EngineOptions,
    listener: Listener,
    packed: PackedModel,
    monkeypatch: pytest.MonkeyPatch,
    make_gguf: Callable[..., bytes],
) -> None:
    def fetch(model: PackedModel, *, folder: Path, **rest: object) -> Path:
        folder.mkdir()
        (folder / model.file_name).write_bytes(make_gguf())
        return folder / model.file_name

    monkeypatch.setattr(models, "fetch", fetch)
    status = install(
        "llm",
        options=options,
        environment={},
        dialogue=listener.dialogue,
        sources=Sources(packed=packed),
    )
    assert status is not None
    assert (status.model, status.licence) == ("Klein", "Apache-2.0")
    assert status.version == f"sha256:{packed.sha256[:12]}"
    record = json.loads((options.models / "klein.gguf.json").read_text("utf-8"))
    assert record["sha256"] == packed.sha256
    assert record["size"] == packed.size


@pytest.mark.parametrize("damaged", [False, True])
def test_a_whole_model_is_not_fetched_again_and_a_damaged_one_is_asked_for(
    options: EngineOptions,
    listener: Listener,
    packed: PackedModel,
    make_gguf: Callable[..., bytes],
    damaged: bool,
) -> None:
    options.models.mkdir()
    content = make_gguf()
    kept = content[:-1] + b"x" if damaged else content
    (options.models / "klein.gguf").write_bytes(kept)
    listener.answer = False
    status = install(
        "llm",
        options=options,
        environment={},
        dialogue=listener.dialogue,
        sources=Sources(packed=packed, pip=no_pip),
    )
    assert (status is None) == damaged
    assert bool(listener.asked) == damaged
    assert ("Klein is installed already." in listener.said) != damaged


def test_who_asks_for_argos_gets_argos_or_an_error(
    options: EngineOptions, listener: Listener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(models, "ask_index", unreachable)
    with pytest.raises(EngineUnavailable, match="can't be reached"):
        install("argos", options=options, environment={}, dialogue=listener.dialogue)
    monkeypatch.setattr(models, "ask_index", lambda *rest, **options: ())
    with pytest.raises(EngineUnavailable, match="has no package nl→en") as caught:
        install("argos", options=options, environment={}, dialogue=listener.dialogue)
    assert "engine install llm" in caught.value.hint


@pytest.mark.parametrize("answer", [True, False])
def test_a_package_of_the_index_is_installed_after_a_yes(
    options: EngineOptions,
    listener: Listener,
    monkeypatch: pytest.MonkeyPatch,
    tiny_package: Path,
    environment: dict[str, str],
    answer: bool,
) -> None:
    offer = Offer(version="0.1", links=("http://a",))
    monkeypatch.setattr(models, "ask_index", lambda *rest, **options: (offer,))
    found = tiny_package if answer else None
    monkeypatch.setattr(models, "download", lambda offer, **options: found)
    status = install(None, options=options, environment=environment, dialogue=listener.dialogue)
    assert (status is not None) == answer
    assert listener.said[0] == "Looking for nl→en in the Argos package index …"
