"""The only module that opens, writes or lists files: UTF-8, whole or not at all."""

from __future__ import annotations

import fnmatch
import os
import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tweetalig.errors import Locked, Problems, UnreadableInput, WriteError

try:
    import fcntl
except ImportError:  # pragma: no cover - Windows has no flock; runs there are not locked
    fcntl = None  # type: ignore[assignment]

_SIDE, _BETWEEN, _OTHER_SIDE = "<" * 7, "=" * 7, ">" * 7


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


def read_merged(path: Path, *, shown: str = "", mend: Callable[[str], str] = str) -> str:
    """Return the text of a file that people merge, as :func:`read_text` does.

    ``mend`` may end the conflicts of which nobody needs to be asked. Raises
    :class:`UnreadableInput`, or :class:`Problems`, where Git left both sides of a merge: read
    as text, they would be published.
    """
    text = mend(read_text(path, shown=shown))
    problems = [
        UnreadableInput(
            "Git left both sides of a merge here",
            path=shown or str(path),
            line=line,
            hint="keep the lines that are right and remove the marks",
        )
        for line in _merge_marks(text)
    ]
    if problems:
        raise problems[0] if len(problems) == 1 else Problems(problems)
    return text


def _merge_marks(text: str) -> list[int]:
    """Return the lines, from 1, where a side of a merge begins; or ends, if that is all."""
    if _SIDE not in text and _OTHER_SIDE not in text:
        return []
    lines = [line.rstrip("\r") for line in text.split("\n")]
    begins = [at for at, line in enumerate(lines, 1) if f"{line} ".startswith(f"{_SIDE} ")]
    # Alone, that mark is a quote in a quote.
    ends = [at for at, line in enumerate(lines, 1) if line.startswith(f"{_OTHER_SIDE} ")]
    return begins or (ends if _BETWEEN in lines else [])


def write_text(path: Path, text: str, *, lasting: bool = True) -> bool:
    """Write ``text`` whole or not at all; return whether the file changed.

    A file that already holds ``text`` is left alone, so its date does not change. ``lasting``
    is as for :func:`write_bytes`.
    """
    return write_bytes(path, text.encode("utf-8"), lasting=lasting)


def write_bytes(path: Path, data: bytes, *, lasting: bool = True) -> bool:
    """Write ``data`` whole or not at all; return whether the file changed.

    What is not ``lasting`` lies in a folder that can be made anew, such as one that is moved to
    its place when it is whole: it is written there directly, many times as fast.
    """
    try:
        if path.is_file() and path.read_bytes() == data:
            return False
        if lasting:
            path.parent.mkdir(parents=True, exist_ok=True)
            _replace(path, data)
        else:
            _write(path, data)
    except OSError as error:
        raise WriteError(f"the file can't be written: {error.strerror}", path=str(path)) from error
    return True


def _write(path: Path, data: bytes) -> None:
    try:
        path.write_bytes(data)
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def create_bytes(path: Path, data: bytes) -> bool:
    """Write a new file whole or not at all; return False when there is one of that name."""
    if path.exists():
        return False
    with staging_folder(path.parent) as staging:
        temporary = staging / "new"
        temporary.write_bytes(data)
        try:
            # A link is made only where there is nothing, and at once.
            path.hardlink_to(temporary)
        except FileExistsError:
            return False
        except OSError as error:
            if not hasattr(os, "link") or path.exists():
                raise WriteError(f"can't be written: {error.strerror}", path=str(path)) from error
            temporary.replace(path)
    return True


def read_bytes(path: Path, *, most: int, shown: str = "") -> bytes:
    """Return the bytes of a file that has no more than ``most``; raise :class:`UnreadableInput`."""
    name = shown or str(path)
    try:
        with path.open("rb") as file:
            data = file.read(most + 1)
    except FileNotFoundError:
        raise UnreadableInput("the file is not there", path=name) from None
    except IsADirectoryError:
        raise UnreadableInput(
            "this is a folder and no file", path=name, hint="name the files in it"
        ) from None
    except OSError as error:
        raise UnreadableInput(f"the file can't be read: {error.strerror}", path=name) from error
    if len(data) > most:
        raise UnreadableInput(
            f"the file is larger than {most // 1_000_000} MB",
            path=name,
            hint="take large images out of it, or split it",
        )
    return data


def _replace(path: Path, data: bytes) -> None:
    # Where a link stands, its file is meant: a new one in its place would cut the two apart.
    path = path.resolve()
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
    try:
        if not path.is_file():
            return False
        path.unlink()
    except OSError as error:
        raise WriteError(f"the file can't be removed: {error.strerror}", path=str(path)) from error
    # An empty folder that may not be removed does no harm.
    with suppress(OSError):
        for folder in path.parents:
            if any(folder.iterdir()):
                break
            folder.rmdir()
    return True


def list_files(folder: Path, pattern: str = "*") -> tuple[Path, ...]:
    """Return the files below ``folder`` whose name fits ``pattern``, sorted; hidden ones not.

    Linked folders are gone into, as MkDocs does, but each of them once: a link may lead back.
    """
    found: list[Path] = []
    seen = {folder.resolve()}
    for name, folders, names in os.walk(folder, followlinks=True):
        place = Path(name)
        folders[:] = [inner for inner in folders if _is_gone_into(place / inner, seen)]
        shown = (file for file in names if not file.startswith("."))
        found += (place / file for file in fnmatch.filter(shown, pattern))
    files = (path for path in found if path.is_file())
    return tuple(sorted(files, key=lambda path: path.relative_to(folder).parts))


def _is_gone_into(folder: Path, seen: set[Path]) -> bool:
    if folder.name.startswith("."):
        return False
    if not folder.is_symlink():
        return True
    real = folder.resolve()
    is_new = real not in seen
    seen.add(real)
    return is_new


def list_folder(folder: Path) -> tuple[Path, ...]:
    """Return the files directly in ``folder``, sorted; none where there is no such folder."""
    try:
        return tuple(sorted(path for path in folder.iterdir() if path.is_file()))
    except OSError:
        return ()


@contextmanager
def lock(path: Path) -> Iterator[None]:
    """Hold a lock for the time of a run; raise :class:`Locked` when another run has it.

    The lock is the operating system's, so a run that was killed leaves none behind.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        opened = path.open("a", encoding="utf-8")
    except OSError as error:
        raise WriteError(
            f"the folder can't be written: {error.strerror}", path=str(path.parent)
        ) from error
    with opened as file:
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


def read_chunks(path: Path, *, size: int = 1 << 20) -> Iterator[bytes]:
    """Yield the bytes of a file too large to hold at once; raise :class:`UnreadableInput`."""
    try:
        with path.open("rb") as file:
            while chunk := file.read(size):
                yield chunk
    except FileNotFoundError:
        raise UnreadableInput("the file is not there", path=str(path)) from None
    except OSError as error:
        raise UnreadableInput(
            f"the file can't be read: {error.strerror}", path=str(path)
        ) from error


def write_chunks(path: Path, chunks: Iterable[bytes]) -> int:
    """Write ``chunks`` as they come, whole or not at all; return how many bytes there were.

    An error raised while the chunks are made (a wrong checksum, an interruption) leaves the
    file as it was before.
    """
    with staging_folder(path.parent) as staging:
        temporary = staging / path.name
        try:
            with temporary.open("wb") as file:
                size = sum(file.write(chunk) for chunk in chunks)
                file.flush()
                os.fsync(file.fileno())
            temporary.replace(path)
        except OSError as error:
            reason = f"the file can't be written: {error.strerror}"
            raise WriteError(reason, path=str(path)) from error
    return size


def zip_members(path: Path) -> tuple[str, ...]:
    """Return the names in a zip archive, as they stand there; raise :class:`UnreadableInput`."""
    try:
        with zipfile.ZipFile(path) as archive:
            return tuple(archive.namelist())
    except FileNotFoundError:
        raise UnreadableInput("the file is not there", path=str(path)) from None
    except (OSError, zipfile.BadZipFile) as error:
        raise UnreadableInput(f"not a zip archive: {error}", path=str(path)) from error


def read_zip_member(path: Path, member: str, *, size: int = 1 << 20) -> Iterator[bytes]:
    """Yield the bytes of one file in a zip archive; its checksum is verified at the end."""
    try:
        with zipfile.ZipFile(path) as archive, archive.open(member) as file:
            while chunk := file.read(size):
                yield chunk
    except KeyError:
        raise UnreadableInput(f"the archive holds no {member}", path=str(path)) from None
    except (OSError, zipfile.BadZipFile, zlib.error, EOFError) as error:
        raise UnreadableInput(f"the archive is damaged: {error}", path=str(path)) from error


@contextmanager
def staging_folder(parent: Path) -> Iterator[Path]:
    """Give a hidden folder inside ``parent`` for work in progress; it is removed afterwards."""
    try:
        parent.mkdir(parents=True, exist_ok=True)
        folder = tempfile.TemporaryDirectory(prefix=".staging-", dir=parent)
    except OSError as error:
        raise WriteError(
            f"the folder can't be written: {error.strerror}", path=str(parent)
        ) from error
    with folder as name:
        yield Path(name)


def move_folder(source: Path, target: Path) -> None:
    """Put the folder ``source`` in the place of ``target``, whole or not at all."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with staging_folder(target.parent) as aside:
        replaced = aside / target.name
        if target.exists():
            target.replace(replaced)
        try:
            source.replace(target)
        except OSError as error:
            if replaced.exists():
                replaced.replace(target)
            raise WriteError(
                f"the folder can't be written: {error.strerror}", path=str(target)
            ) from error


def list_folders(folder: Path) -> tuple[Path, ...]:
    """Return the folders directly in ``folder``, sorted; hidden ones not."""
    try:
        found = [path for path in folder.iterdir() if path.is_dir()]
    except OSError:
        return ()
    return tuple(sorted(path for path in found if not path.name.startswith(".")))


def folder_size(folder: Path) -> int:
    """Return the bytes of all files below ``folder``."""
    return sum(path.stat().st_size for path in list_files(folder))


def free_bytes(folder: Path) -> int:
    """Return how many bytes still fit on the disk that ``folder`` is, or will be, on."""
    existing = next(path for path in (folder, *folder.parents) if path.exists())
    return shutil.disk_usage(existing).free


def remove_folder(folder: Path) -> None:
    """Remove a folder with everything in it; one that isn't there is fine."""
    shutil.rmtree(folder, ignore_errors=True)
