"""Finds, fetches and installs packages of Argos Translate.

Packages that we install go into ``argos`` inside the models folder; those that Argos
Translate itself installed are found in its own folder and used as they are.
"""

from __future__ import annotations

import http.client
import json
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tweetalig.engines.argos_child import UNREACHABLE
from tweetalig.engines.contract import EngineOptions
from tweetalig.engines.installing import Dialogue, Progress, megabytes
from tweetalig.errors import EngineUnavailable, UnreadableInput
from tweetalig.files import (
    list_folders,
    move_folder,
    read_text,
    read_zip_member,
    staging_folder,
    write_chunks,
    zip_members,
)

INDEX_SECONDS = 8.0
"""How long the index may take; with the start of a process this stays within 10 seconds."""

DOWNLOAD_SECONDS = 30.0
"""How long a download may stand still."""

_FETCH_AGAIN = "fetch the package again, or install another one"


@dataclass(frozen=True, slots=True, kw_only=True)
class ArgosPackage:
    """An unpacked package, as its ``metadata.json`` describes it."""

    path: Path
    source: str
    target: str
    version: str
    target_prefix: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A package that the index has."""

    version: str
    links: tuple[str, ...]


def argos_folders(environment: Mapping[str, str]) -> tuple[Path, ...]:
    """Return the folder in which Argos Translate itself keeps packages on this machine.

    Follows Argos: the variable ``ARGOS_PACKAGES_DIR``, the same key in its settings file,
    else ``argos-translate/packages`` in the user's data folder.
    """
    if named := environment.get("ARGOS_PACKAGES_DIR"):
        return (Path(named),)
    home = Path(environment.get("HOME") or Path.home())
    settings = _json_object(_argos_settings(environment))
    if named := settings.get("ARGOS_PACKAGES_DIR"):
        return (Path(str(named)),)
    data = Path(environment.get("XDG_DATA_HOME") or home / ".local" / "share")
    return (data / "argos-translate" / "packages",)


def _argos_settings(environment: Mapping[str, str]) -> Path:
    home = Path(environment.get("HOME") or Path.home())
    config = Path(environment.get("XDG_CONFIG_HOME") or home / ".config")
    return config / "argos-translate" / "settings.json"


def find_package(options: EngineOptions) -> ArgosPackage | None:
    """Return the package for a language pair: ours before Argos's own, newest first."""
    for folder in (options.models / "argos", *options.elsewhere):
        packages = [package for path in list_folders(folder) if (package := read_package(path))]
        fitting = [
            package
            for package in packages
            if (package.source, package.target) == (options.source, options.target)
        ]
        if fitting:
            return max(fitting, key=lambda package: _version_key(package.version))
    return None


def read_package(path: Path) -> ArgosPackage | None:
    """Return what a folder says of itself, or nothing when it is no translation package."""
    metadata = _json_object(path / "metadata.json")
    if metadata.get("type", "translate") != "translate" or "from_code" not in metadata:
        return None
    return ArgosPackage(
        path=path,
        source=str(metadata["from_code"]),
        target=str(metadata.get("to_code", "")),
        version=str(metadata.get("package_version", "")),
        target_prefix=str(metadata.get("target_prefix") or ""),
    )


def _json_object(path: Path) -> dict[str, Any]:
    try:
        value = json.loads(read_text(path))
    except (UnreadableInput, ValueError):
        return {}
    return value if isinstance(value, dict) else {}


def _version_key(version: str) -> tuple[int, ...]:
    return tuple(int(part) if part.isdigit() else 0 for part in version.split("."))


def install_package(
    file: Path, *, models: Path, environment: Mapping[str, str], prove: Callable[[Path], object]
) -> ArgosPackage:
    """Unpack an ``.argosmodel`` file with Argos's own installer, whole or not at all.

    ``prove`` is given the unpacked folder and raises when the model in it doesn't load.
    """
    name = _only_folder(file)
    for member in zip_members(file):
        for _ in read_zip_member(file, member):
            pass  # reading to the end verifies the checksum
    with staging_folder(models) as staging:
        packages = staging / "packages"
        done = _run_child(
            ("install", str(file.resolve())), _child_environment(environment, staging), None
        )
        package = read_package(packages / name)
        if done.returncode or package is None:
            raise UnreadableInput(
                "Argos Translate can't install this package", path=str(file), hint=_FETCH_AGAIN
            )
        try:
            prove(package.path)
        except EngineUnavailable as error:
            raise UnreadableInput(
                f"the model in the package doesn't load: {error.message}",
                path=str(file),
                hint=_FETCH_AGAIN,
            ) from error
        target = models / "argos" / name
        move_folder(package.path, target)
    installed = read_package(target)
    assert installed is not None  # it was read a moment ago, in another place
    return installed


def _only_folder(file: Path) -> str:
    """Return the name of the one folder in a package file that holds ``metadata.json``."""
    members = zip_members(file)
    tops = {member.split("/")[0] for member in members}
    name = next(iter(tops), "")
    if len(tops) != 1 or name in ("", ".", "..") or f"{name}/metadata.json" not in members:
        raise UnreadableInput(
            "not an Argos package: it must hold one folder with a metadata.json",
            path=str(file),
            hint=_FETCH_AGAIN,
        )
    return name


def _child_environment(environment: Mapping[str, str], home: Path) -> dict[str, str]:
    """Let Argos make its folders inside ``home`` and nowhere else; its settings still hold."""
    config = {} if _argos_settings(environment).is_file() else {"XDG_CONFIG_HOME": str(home)}
    return {
        **environment,
        **config,
        "ARGOS_PACKAGES_DIR": str(home / "packages"),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_CACHE_HOME": str(home / "cache"),
    }


def _run_child(
    arguments: Sequence[str], environment: Mapping[str, str], seconds: float | None
) -> subprocess.CompletedProcess[str]:
    # -P keeps a file in the current folder from being imported instead of ours.
    command = [sys.executable, "-P", "-m", "tweetalig.engines.argos_child", *arguments]
    return subprocess.run(
        command, env=environment, capture_output=True, text=True, timeout=seconds, check=False
    )


def ask_index(
    source: str,
    target: str,
    *,
    models: Path,
    environment: Mapping[str, str],
    seconds: float = INDEX_SECONDS,
) -> tuple[Offer, ...]:
    """Return what the Argos index has for a pair, the newest first.

    Raises :class:`EngineUnavailable` when the index doesn't answer within ``seconds``.
    """
    with staging_folder(models) as staging:
        try:
            done = _run_child(
                ("index", source, target), _child_environment(environment, staging), seconds
            )
        except subprocess.TimeoutExpired:
            raise _unreachable(f"no answer within {seconds:.0f} seconds") from None
    if done.returncode:
        refused = done.returncode == UNREACHABLE
        raise _unreachable("no connection" if refused else "what answers is not the index")
    found = json.loads(done.stdout.splitlines()[-1])
    offers = [Offer(version=offer["version"], links=tuple(offer["links"])) for offer in found]
    return tuple(sorted(offers, key=lambda offer: _version_key(offer.version), reverse=True))


def _unreachable(why: str) -> EngineUnavailable:
    return EngineUnavailable(
        f"the Argos package index can't be reached: {why}",
        hint="install a package from a file: tweetalig engine install FILE.argosmodel",
    )


def download(offer: Offer, *, folder: Path, dialogue: Dialogue) -> Path | None:
    """Download a package; return nothing when the person says no.

    The links are tried in order. Raises :class:`EngineUnavailable` when none works.
    """
    problems = []
    for link in offer.links:
        if not link.startswith(("https://", "http://")):
            continue
        try:
            return _download(link, offer, folder=folder, dialogue=dialogue)
        except _Broken as error:
            problems.append(str(error))
    raise EngineUnavailable(
        f"the Argos package can't be downloaded: {'; '.join(problems) or 'no usable link'}",
        hint="try again, or install a package from a file: "
        "tweetalig engine install FILE.argosmodel",
    )


def _download(link: str, offer: Offer, *, folder: Path, dialogue: Dialogue) -> Path | None:
    try:
        response = urllib.request.urlopen(link, timeout=DOWNLOAD_SECONDS)
    except (OSError, ValueError, http.client.HTTPException) as error:
        raise _Broken(str(error)) from error
    with response:
        size = int(response.headers.get("Content-Length") or 0)
        shown = megabytes(size) if size else "size unknown"
        if not dialogue.confirm(f"Download Argos package {offer.version} ({shown})?"):
            return None
        target = folder / "download.argosmodel"
        write_chunks(target, _received(response, size, dialogue))
        return target


class _Broken(Exception):
    """A link that doesn't work, or a connection that ended before the file did."""


def _received(response: Any, size: int, dialogue: Dialogue) -> Iterator[bytes]:
    done = 0
    while chunk := _next_chunk(response):
        done += len(chunk)
        yield chunk
        dialogue.progress(Progress(what="Argos package", done=done, total=size))
    if size and done != size:
        raise _Broken(f"the download ended at {done:,} of {size:,} bytes")


def _next_chunk(response: Any) -> bytes:
    try:
        return bytes(response.read(1 << 16))
    except (OSError, http.client.HTTPException) as error:
        # Not an OSError any longer: the writer takes those for trouble with the disk.
        raise _Broken(str(error) or type(error).__name__) from error
