"""files.py: what is too large to hold at once, archives and folders."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tweetalig import files
from tweetalig.errors import UnreadableInput, WriteError


def test_a_large_file_is_read_in_pieces_and_written_as_they_come(tmp_path: Path) -> None:
    source, target = tmp_path / "a", tmp_path / "deep" / "b"
    source.write_bytes(bytes(range(256)) * 10)
    assert files.write_chunks(target, files.read_chunks(source, size=100)) == 2560
    assert target.read_bytes() == source.read_bytes()


@pytest.mark.parametrize("stop", [KeyboardInterrupt, UnreadableInput("no"), RuntimeError("no")])
def test_what_breaks_off_while_writing_leaves_what_was_there(
    tmp_path: Path, stop: type[BaseException] | BaseException
) -> None:
    def chunks() -> Iterator[bytes]:
        yield b"new"
        raise stop

    path = tmp_path / "model"
    path.write_bytes(b"old")
    with pytest.raises(BaseException, match=r"^$|no"):
        files.write_chunks(path, chunks())
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_where_a_file_stands_in_the_way_nothing_is_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", "utf-8")
    with pytest.raises(WriteError):
        files.write_chunks(tmp_path / "file" / "model", [b"x"])
    with pytest.raises(WriteError), files.staging_folder(tmp_path / "file" / "models"):
        pass


def test_a_missing_file_and_a_folder_can_not_be_streamed(tmp_path: Path) -> None:
    for path in (tmp_path / "no", tmp_path):
        with pytest.raises(UnreadableInput):
            list(files.read_chunks(path))


def test_members_of_an_archive_are_listed_and_read(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("b/c.bin", b"abc" * 50)
    assert files.zip_members(path) == ("b/c.bin",)
    assert b"".join(files.read_zip_member(path, "b/c.bin", size=7)) == b"abc" * 50


def test_a_broken_archive_is_an_error_that_names_it(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("b.bin", b"abc" * 50)
    path.write_bytes(path.read_bytes().replace(b"abcabc", b"abcabX", 1))
    with pytest.raises(UnreadableInput, match="damaged") as caught:
        list(files.read_zip_member(path, "b.bin"))
    assert caught.value.path == str(path)
    with pytest.raises(UnreadableInput, match=r"holds no c\.bin"):
        list(files.read_zip_member(path, "c.bin"))
    path.write_bytes(b"no archive")
    with pytest.raises(UnreadableInput, match="not a zip archive"):
        files.zip_members(path)
    with pytest.raises(UnreadableInput, match="not there"):
        files.zip_members(tmp_path / "no.zip")


def test_a_folder_takes_the_place_of_another(tmp_path: Path) -> None:
    new, old = tmp_path / "staging" / "x", tmp_path / "models" / "x"
    for folder in (new, old):
        folder.mkdir(parents=True)
        (folder / "name").write_text(folder.parent.name, "utf-8")
    files.move_folder(new, old)
    assert (old / "name").read_text("utf-8") == "staging"
    assert list((tmp_path / "models").iterdir()) == [old]


def test_a_folder_that_can_not_be_moved_leaves_the_old_one(tmp_path: Path) -> None:
    old = tmp_path / "models" / "x"
    old.mkdir(parents=True)
    (old / "name").write_text("old", "utf-8")
    with pytest.raises(WriteError):
        files.move_folder(tmp_path / "nothing", old)
    assert (old / "name").read_text("utf-8") == "old"


def test_work_in_progress_is_gone_afterwards(tmp_path: Path) -> None:
    with files.staging_folder(tmp_path / "models") as staging:
        (staging / "half").write_text("x", "utf-8")
        assert files.list_folders(tmp_path / "models") == ()
    assert list((tmp_path / "models").iterdir()) == []


def test_folders_are_listed_measured_and_removed(tmp_path: Path) -> None:
    for name in ("b", "a", ".hidden"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "f").write_bytes(b"12345")
    assert [path.name for path in files.list_folders(tmp_path)] == ["a", "b"]
    assert files.list_folders(tmp_path / "none") == ()
    assert files.folder_size(tmp_path) == 10
    files.remove_folder(tmp_path / "a")
    files.remove_folder(tmp_path / "a")
    assert [path.name for path in files.list_folders(tmp_path)] == ["b"]


def test_free_room_is_told_for_a_folder_that_is_not_there_yet(tmp_path: Path) -> None:
    assert files.free_bytes(tmp_path / "not" / "yet") > 0
