"""argos_packages.py: packages are found, installed with Argos's own code, and fetched."""

from __future__ import annotations

import http.server
import json
import shutil
import socket
import threading
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tweetalig.engines import argos_child, argos_packages
from tweetalig.engines.argos import open_package
from tweetalig.engines.argos_packages import (
    Offer,
    argos_folders,
    ask_index,
    download,
    find_package,
    install_package,
)
from tweetalig.engines.contract import EngineOptions
from tweetalig.errors import EngineUnavailable, UnreadableInput
from tweetalig.model import Locale

from .conftest import Listener


def make_folder(folder: Path, name: str, **metadata: object) -> Path:
    path = folder / name
    path.mkdir(parents=True)
    facts = {"from_code": "nl", "to_code": "en", "package_version": "1.0", **metadata}
    (path / "metadata.json").write_text(json.dumps(facts), "utf-8")
    return path


@pytest.fixture
def site(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """A web server that serves a folder: its address and that folder."""
    folder = tmp_path / "web"
    folder.mkdir()

    class Handler(http.server.SimpleHTTPRequestHandler):
        def __init__(self, *arguments: Any, **options: Any) -> None:
            super().__init__(*arguments, directory=str(folder), **options)

        def log_message(self, *arguments: object) -> None:
            pass

        def do_GET(self) -> None:
            if self.path != "/cut.argosmodel":
                return super().do_GET()
            self.send_response(200)
            self.send_header("Content-Length", "1000")
            self.end_headers()
            self.wfile.write(b"only this")
            return None

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/", folder
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"ARGOS_PACKAGES_DIR": "/a"}, "/a"),
        ({"HOME": "/h", "XDG_DATA_HOME": "/d"}, "/d/argos-translate/packages"),
        ({"HOME": "/h"}, "/h/.local/share/argos-translate/packages"),
    ],
)
def test_argos_own_packages_are_where_argos_keeps_them(
    environment: dict[str, str], expected: str
) -> None:
    assert argos_folders(environment) == (Path(expected),)


def test_argos_settings_file_is_followed_and_a_broken_one_is_not(tmp_path: Path) -> None:
    settings = tmp_path / "argos-translate" / "settings.json"
    settings.parent.mkdir()
    environment = {"HOME": "/h", "XDG_CONFIG_HOME": str(tmp_path)}
    settings.write_text('{"ARGOS_PACKAGES_DIR": "/b"}', "utf-8")
    assert argos_folders(environment) == (Path("/b"),)
    settings.write_text("{", "utf-8")
    assert argos_folders(environment) == (Path("/h/.local/share/argos-translate/packages"),)


def test_the_newest_package_for_the_pair_is_found(options: EngineOptions) -> None:
    folder = options.models / "argos"
    make_folder(folder, "a", package_version="1.9")
    newest = make_folder(folder, "b", package_version="1.10")
    make_folder(folder, "c", to_code="de", package_version="2.0")
    make_folder(folder, "d", type="sbd", package_version="3.0")
    (folder / "e").mkdir()
    (folder / "e" / "metadata.json").write_text("[", "utf-8")
    found = find_package(options)
    assert found is not None
    assert found.path == newest


def test_ours_goes_before_argos_own_and_argos_own_will_do(
    options: EngineOptions, tmp_path: Path
) -> None:
    elsewhere = make_folder(tmp_path / "theirs", "x", package_version="9.0")
    options = replace(options, elsewhere=(tmp_path / "none", tmp_path / "theirs"))
    found = find_package(options)
    assert found is not None
    assert found.path == elsewhere
    ours = make_folder(options.models / "argos", "y")
    found = find_package(options)
    assert found is not None
    assert found.path == ours
    assert find_package(replace(options, target=Locale("fy"))) is None


def test_a_package_is_unpacked_proven_and_replaces_the_one_before(
    tmp_path: Path, tiny_package: Path, environment: dict[str, str]
) -> None:
    models = tmp_path / "models"
    old = make_folder(models / "argos", "translate-nl_en-0_1")
    (old / "left-over").write_text("x", "utf-8")
    package = install_package(
        tiny_package, models=models, environment=environment, prove=open_package
    )
    assert (package.path, package.version) == (old, "0.1")
    assert not (old / "left-over").exists()
    assert list(models.iterdir()) == [models / "argos"]
    assert not (tmp_path / "home").exists()


def broken_packages(tiny: Path, folder: Path) -> dict[str, Path]:
    whole = tiny.read_bytes()
    made = {name: folder / f"{name}.argosmodel" for name in ("text", "cut", "flipped")}
    made["text"].write_text("not a package", "utf-8")
    made["cut"].write_bytes(whole[: len(whole) // 2])
    made["flipped"].write_bytes(
        whole[:5000] + bytes(byte ^ 255 for byte in whole[5000:5100]) + whole[5100:]
    )
    for name, members in {
        "two-folders": ("a/metadata.json", "b/c"),
        "no-metadata": ("a/b",),
        "upwards": ("../metadata.json",),
        "empty": (),
        "bad-metadata": ("a/metadata.json",),
    }.items():
        made[name] = folder / f"{name}.argosmodel"
        with zipfile.ZipFile(made[name], "w") as archive:
            for member in members:
                archive.writestr(member, "{")
    return made


def test_no_broken_package_is_installed_in_part(
    tmp_path: Path, tiny_package: Path, environment: dict[str, str]
) -> None:
    models = tmp_path / "models"
    for path in broken_packages(tiny_package, tmp_path).values():
        with pytest.raises(UnreadableInput) as caught:
            install_package(path, models=models, environment=environment, prove=open_package)
        assert caught.value.path == str(path)
        assert not models.exists() or list(models.iterdir()) == []


def test_a_package_whose_model_does_not_load_is_not_installed(
    tmp_path: Path, tiny_package: Path, environment: dict[str, str]
) -> None:
    with zipfile.ZipFile(tiny_package) as archive:
        archive.extractall(tmp_path)
    folder = tmp_path / "translate-nl_en-0_1"
    (folder / "model" / "model.bin").write_bytes(b"x")
    path = Path(shutil.make_archive(str(tmp_path / "bad"), "zip", tmp_path, folder.name))
    with pytest.raises(UnreadableInput, match="doesn't load") as caught:
        install_package(
            path, models=tmp_path / "models", environment=environment, prove=open_package
        )
    assert caught.value.exit_status == 3
    assert list((tmp_path / "models").iterdir()) == []


def test_the_index_is_asked_for_the_pair_and_the_newest_comes_first(
    tmp_path: Path, environment: dict[str, str], site: tuple[str, Path]
) -> None:
    address, web = site
    entries = [
        {"from_code": "nl", "to_code": "en", "package_version": "1.8", "links": ["http://a"]},
        {"from_code": "nl", "to_code": "en", "package_version": "1.10", "links": ["http://b"]},
        {"from_code": "de", "to_code": "en", "package_version": "2.0", "links": ["http://c"]},
    ]
    (web / "index.json").write_text(json.dumps(entries), "utf-8")
    offers = ask_index(
        "nl",
        "en",
        models=tmp_path / "models",
        environment={**environment, "ARGOS_PACKAGE_INDEX": address},
    )
    assert offers == (
        Offer(version="1.10", links=("http://b",)),
        Offer(version="1.8", links=("http://a",)),
    )
    assert list((tmp_path / "models").iterdir()) == []


def test_an_index_that_refuses_is_said_at_once(tmp_path: Path, environment: dict[str, str]) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{closed.getsockname()[1]}/"
    with pytest.raises(EngineUnavailable, match="can't be reached: no connection") as caught:
        ask_index(
            "nl",
            "en",
            models=tmp_path,
            environment={**environment, "ARGOS_PACKAGE_INDEX": address},
        )
    assert "FILE.argosmodel" in caught.value.hint


def test_an_index_that_never_answers_is_given_up(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        address = f"http://127.0.0.1:{silent.getsockname()[1]}/"
        with pytest.raises(EngineUnavailable, match="no answer within 1 seconds"):
            ask_index(
                "nl",
                "en",
                models=tmp_path,
                environment={**environment, "ARGOS_PACKAGE_INDEX": address},
                seconds=1.0,
            )
    assert argos_packages.INDEX_SECONDS < 9


def test_an_index_that_is_no_index_is_an_error_of_ours(
    tmp_path: Path, environment: dict[str, str], site: tuple[str, Path]
) -> None:
    address, web = site
    (web / "index.json").write_text("<html>Log in to this network</html>", "utf-8")
    with pytest.raises(EngineUnavailable, match="not the index"):
        ask_index(
            "nl",
            "en",
            models=tmp_path,
            environment={**environment, "ARGOS_PACKAGE_INDEX": address},
        )


def test_a_package_is_downloaded_with_progress_from_the_first_link_that_works(
    tmp_path: Path, listener: Listener, site: tuple[str, Path]
) -> None:
    address, web = site
    (web / "a.argosmodel").write_bytes(b"x" * 200_000)
    links = ("file:///etc/hostname", f"{address}no", f"{address}cut.argosmodel")
    offer = Offer(version="1.8", links=(*links, f"{address}a.argosmodel"))
    path = download(offer, folder=tmp_path / "new", dialogue=listener.dialogue)
    assert path is not None
    assert path.read_bytes() == b"x" * 200_000
    assert listener.asked[-1] == "Download Argos package 1.8 (0.2 MB)?"
    assert (listener.steps[-1].done, listener.steps[-1].total) == (200_000, 200_000)


def test_after_a_no_nothing_is_downloaded(
    tmp_path: Path, listener: Listener, site: tuple[str, Path]
) -> None:
    address, web = site
    (web / "a.argosmodel").write_bytes(b"x")
    listener.answer = False
    offer = Offer(version="1.8", links=(f"{address}a.argosmodel",))
    assert download(offer, folder=tmp_path / "new", dialogue=listener.dialogue) is None
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("link", ["file:///etc/hostname", "http://127.0.0.1:1/a", "http://["])
def test_when_no_link_works_that_is_said(tmp_path: Path, listener: Listener, link: str) -> None:
    with pytest.raises(EngineUnavailable, match="can't be downloaded"):
        download(Offer(version="1", links=(link,)), folder=tmp_path, dialogue=listener.dialogue)


def test_the_child_does_what_it_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    class Package:
        installed: Path | None = None

        def update_package_index(self) -> None: ...

        def get_available_packages(self) -> list[object]:
            return []

        def install_from_path(self, path: Path) -> None:
            self.installed = path

    class Settings:
        local_package_index = tmp_path / "index.json"

    package = Package()
    modules = {"argostranslate.package": package, "argostranslate.settings": Settings()}
    monkeypatch.setattr(argos_child, "import_module", modules.__getitem__)
    assert argos_child.main(["index", "nl", "en"]) == argos_child.UNREACHABLE
    (tmp_path / "index.json").write_text("[]", "utf-8")
    assert argos_child.main(["index", "nl", "en"]) == 0
    assert capsys.readouterr().out == "[]\n"
    assert argos_child.main(["install", "a.argosmodel"]) == 0
    assert package.installed == Path("a.argosmodel")
