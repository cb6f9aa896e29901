"""What Git says of files: when they were last changed, and where they are from.

The disk tells the date of what Git does not have yet.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from urllib.parse import urlsplit

_DATE = "\x01"


def last_changes(root: Path, files: Iterable[Path]) -> Mapping[Path, date]:
    """Return the day on which each of the files below ``root`` was last changed.

    The date of a file on the disk says little: after a clone every page looks fresh. So a file
    has the date of its last commit, unless it was changed since. Files that are not there are
    left out.
    """
    committed = _committed(root)
    changed = {root / name for name in _git(root, "ls-files", "-z", "-m").split("\0")}
    return {
        file: committed[file] if file in committed and file not in changed else _on_disk(file)
        for file in files
        if file.is_file()
    }


def cloned_from(folder: Path) -> tuple[str, str] | None:
    """Return the public address a folder was cloned from, and its commit; None where there is none.

    A name or password in the address stays here.
    """
    address = urlsplit(_git(folder, "remote", "get-url", "origin").strip())
    commit = _git(folder, "rev-parse", "HEAD").strip()
    if address.scheme != "https" or not commit:
        return None
    return address._replace(netloc=address.netloc.rpartition("@")[2]).geturl(), commit


def _committed(root: Path) -> Mapping[Path, date]:
    found: dict[Path, date] = {}
    day = date.min
    listing = ("--format=" + _DATE + "%cs", "--name-only", "--no-renames", "--relative", "-z")
    for item in _git(root, "log", *listing, "--", ".").replace("\n", "\0").split("\0"):
        if item.startswith(_DATE):
            day = date.fromisoformat(item.removeprefix(_DATE))
        elif item:
            # The log begins with the newest commit.
            found.setdefault(root / item, day)
    return found


def _git(root: Path, *arguments: str) -> str:
    """Return what Git prints; nothing where there is no Git, or no repository."""
    command = ("git", "-C", str(root), *arguments)
    try:
        done = subprocess.run(command, capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return ""
    return done.stdout.decode("utf-8", "surrogateescape")


def _on_disk(file: Path) -> date:
    return datetime.fromtimestamp(file.stat().st_mtime, tz=UTC).astimezone().date()
