"""The only module that opens, writes or lists files: UTF-8, whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tweetalig.errors import Locked, UnreadableInput, WriteError

try:
    import fcntl
except ImportError:  # pragma: no cover - Windows has no flock; runs there are not locked
    fcntl = None  # type: ignore[assignment]


def read_text(path: Path, *, shown: str = "") -> str:
    r"""Return the text of a UTF-8 file with its line endings and BOM as they are.

    ``shown`` is the path to name in an error. Raises :class:`UnreadableInput`.
    """
    name = shown or str(path)
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise UnreadableInput("the file is not there", path=name) from None
    except OSError as error:
        raise UnreadableInput(f"the file can't be read: {error.strerror}", path=name) from error
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UnreadableInput(
            f"byte {error.start} is not UTF-8",
            path=name,
            line=data.count(b"\n", 0, error.start) + 1,
            hint="save the file as UTF-8, in your editor or with: iconv -f latin1 -t utf-8",
        ) from error


def write_text(path: Path, text: str) -> bool:
    """Write ``text`` whole or not at all; return whether the file changed.

    A file that already holds ``text`` is left alone, so its date does not change.
    """
    return write_bytes(path, text.encode("utf-8"))


def write_bytes(path: Path, data: bytes) -> bool:
    """Write ``data`` whole or not at all; return whether the file changed."""
    try:
        if path.is_file() and path.read_bytes() == data:
            return False
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(path, data)
    except OSError as error:
        raise WriteError(f"the file can't be written: {error.strerror}", path=str(path)) from error
    return True


def _replace(path: Path, data: bytes) -> None:
    mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
    handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(mode)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _umask() -> int:
    # There is no way to read the umask without setting it.
    current = os.umask(0o022)
    os.umask(current)
    return current


def remove(path: Path) -> bool:
    """Remove a file and the folders it leaves empty; return whether it was there."""
    if not path.is_file():
        return False
    path.unlink()
    for folder in path.parents:
        if any(folder.iterdir()):
            break
        folder.rmdir()
    return True


def list_files(folder: Path, pattern: str = "*") -> tuple[Path, ...]:
    """Return the files below ``folder`` whose name fits ``pattern``, sorted; hidden ones not."""
    if not folder.is_dir():
        return ()
    found = (
        path
        for path in folder.rglob(pattern)
        if path.is_file() and not any(p.startswith(".") for p in path.relative_to(folder).parts)
    )
    return tuple(sorted(found, key=lambda path: path.relative_to(folder).parts))


@contextmanager
def lock(path: Path) -> Iterator[None]:
    """Hold a lock for the time of a run; raise :class:`Locked` when another run has it.

    The lock is the operating system's, so a run that was killed leaves none behind.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        if fcntl is not None:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                raise Locked(
                    "another tweetalig is working on this site",
                    path=str(path),
                    hint="wait until it is done, then run this again",
                ) from None
        yield
