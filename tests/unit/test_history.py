"""The day of a file's last change: what Git says, and the disk for what Git does not have."""

from __future__ import annotations

import os
import subprocess
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tweetalig.history import cloned_from, last_changes

ON_DISK = date(2024, 3, 5)


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    """Two files that were written to the disk on one day, in a folder below the repository."""
    folder = tmp_path / "site"
    folder.mkdir()
    found = (folder / "één.md", folder / "twee.md")
    for file in found:
        file.write_text("tekst", encoding="utf-8")
        touch(file)
    return found


def touch(file: Path) -> None:
    noon = datetime(ON_DISK.year, ON_DISK.month, ON_DISK.day, 12, tzinfo=UTC).timestamp()
    os.utime(file, (noon, noon))


def commit(folder: Path, day: str, *names: str) -> None:
    who = {"NAME": "Test", "EMAIL": "test@example.org", "DATE": f"{day}T12:00:00+00:00"}
    environment = {f"GIT_{role}_{key}": who[key] for role in ("AUTHOR", "COMMITTER") for key in who}
    for command in (("init", "-q"), ("add", *names), ("commit", "-qm", "texts")):
        subprocess.run(("git", *command), cwd=folder, env=os.environ | environment, check=True)


def test_without_git_the_disk_tells(files: tuple[Path, Path]) -> None:
    assert last_changes(files[0].parent, files) == dict.fromkeys(files, ON_DISK)


def test_git_tells_when_a_file_was_committed_last(files: tuple[Path, Path]) -> None:
    repository = files[0].parent.parent
    commit(repository, "2025-01-02", "site")
    files[1].write_text("andere tekst", encoding="utf-8")
    commit(repository, "2025-06-07", "site/twee.md")
    expected = {files[0]: date(2025, 1, 2), files[1]: date(2025, 6, 7)}
    assert last_changes(files[0].parent, files) == expected


def test_a_file_changed_since_or_never_committed_has_the_date_of_the_disk(
    files: tuple[Path, Path],
) -> None:
    commit(files[0].parent, "2025-01-02", files[0].name)
    files[0].write_text("nog niet vastgelegd", encoding="utf-8")
    touch(files[0])
    assert last_changes(files[0].parent, files) == dict.fromkeys(files, ON_DISK)


def test_a_file_that_is_not_there_is_left_out(tmp_path: Path) -> None:
    assert last_changes(tmp_path, [tmp_path / "weg.md"]) == {}


@pytest.mark.parametrize(
    ("remote", "address"),
    [
        ("https://example.org/a/t.git", "https://example.org/a/t.git"),
        ("https://me:secret@example.org:8443/t.git", "https://example.org:8443/t.git"),
        ("git@example.org:a/t.git", None),
        ("/srv/t.git", None),
    ],
)
def test_where_a_clone_is_from_is_known_when_everyone_can_fetch_it(
    files: tuple[Path, Path], remote: str, address: str | None
) -> None:
    folder = files[0].parent
    assert cloned_from(folder) is None
    commit(folder, "2025-01-02", files[0].name)
    subprocess.run(("git", "-C", str(folder), "remote", "add", "origin", remote), check=True)

    found = cloned_from(folder)

    assert (found[0] if found else None) == address
    assert found is None or len(found[1]) == 40
