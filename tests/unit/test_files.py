"""files.py: UTF-8, whole or not at all, untouched when nothing changed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tweetalig import files
from tweetalig.errors import Locked, Problems, UnreadableInput, WriteError


def test_text_keeps_its_line_endings_and_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"\xef\xbb\xbfeen\r\ntwee\r")
    assert files.read_text(path) == "\ufeffeen\r\ntwee\r"


def test_a_file_that_is_not_utf8_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes("één\ntwee\ncafé".encode("latin-1"))
    with pytest.raises(UnreadableInput) as caught:
        files.read_text(path, shown="docs/nl/a.md")
    assert (caught.value.path, caught.value.line) == ("docs/nl/a.md", 1)
    assert "iconv" in caught.value.hint


def test_a_missing_file_and_a_folder_are_errors_of_ours(tmp_path: Path) -> None:
    for path in (tmp_path / "no.md", tmp_path):
        with pytest.raises(UnreadableInput):
            files.read_text(path)


def test_writing_the_same_text_leaves_the_file_alone(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "a.md"
    assert files.write_text(path, "één\r\n")
    os.utime(path, (1, 1))
    assert not files.write_text(path, "één\r\n")
    assert path.stat().st_mtime == 1
    assert path.read_bytes() == "één\r\n".encode()


def test_what_can_be_made_anew_is_written_in_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(descriptor: int) -> None:
        raise AssertionError(descriptor)

    monkeypatch.setattr(os, "fsync", never)
    path = tmp_path / "deep" / "a.html"

    assert files.write_text(path, "een", lasting=False)
    assert not files.write_text(path, "een", lasting=False)
    assert path.read_text("utf-8") == "een"
    with pytest.raises(WriteError):
        files.write_text(path / "below", "twee", lasting=False)


def test_a_write_that_fails_leaves_the_old_text_and_no_litter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.md"
    files.write_text(path, "old")

    def fail(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(WriteError, match="No space left"):
        files.write_text(path, "new")
    assert [p.name for p in tmp_path.iterdir()] == ["a.md"]
    assert path.read_text() == "old"


def test_a_link_stays_one_and_its_file_is_written(tmp_path: Path) -> None:
    path, link = tmp_path / "elsewhere" / "a.md", tmp_path / "b.md"
    files.write_text(path, "old")
    link.symlink_to(path)
    files.write_text(link, "new")
    assert link.is_symlink()
    assert path.read_text() == "new"
    assert [p.name for p in path.parent.iterdir()] == ["a.md"]


def test_a_file_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("old")
    path.chmod(0o640)
    files.write_text(path, "new")
    assert path.stat().st_mode & 0o777 == 0o640


MERGED = """<<<<<<< HEAD
one
=======
other
>>>>>>> branch
"""


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (MERGED, [1]),
        (f"# A\n\n{MERGED}\nb\n{MERGED}", [3, 10]),
        (MERGED.replace("\n", "\r\n"), [1]),
        (MERGED.replace("<<<<<<< HEAD\n", ""), [4]),
        ("<<<<<<<\none\n", [1]),
    ],
)
def test_what_git_left_of_a_merge_is_no_text(tmp_path: Path, text: str, lines: list[int]) -> None:
    path = tmp_path / "a.md"
    path.write_text(text, encoding="utf-8", newline="")
    with pytest.raises((UnreadableInput, Problems), match="both sides") as caught:
        files.read_merged(path, shown="a.md")
    found = caught.value.errors if isinstance(caught.value, Problems) else [caught.value]
    assert [(error.path, error.line) for error in found] == [("a.md", line) for line in lines]


@pytest.mark.parametrize(
    "text", ["Kop\n=======\n", ">>>>>>> citaat\n", "a <<<<<<< b\n", "<<<<<<<<\n", ">" * 9999]
)
def test_what_looks_like_it_is_text(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.md"
    path.write_text(text, encoding="utf-8")
    assert files.read_merged(path) == text


def test_removing_a_file_removes_the_folders_it_leaves_empty(tmp_path: Path) -> None:
    kept, gone = tmp_path / "kept.md", tmp_path / "a" / "b" / "gone.md"
    files.write_text(kept, "x")
    files.write_text(gone, "x")
    assert files.remove(gone)
    assert not files.remove(gone)
    assert [p.name for p in tmp_path.iterdir()] == ["kept.md"]


def test_a_file_that_cannot_be_removed_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unlink(path: Path, *, missing_ok: bool = False) -> None:
        raise PermissionError(13, "Permission denied")

    path = tmp_path / "a.md"
    files.write_text(path, "x")
    monkeypatch.setattr(Path, "unlink", unlink)
    with pytest.raises(WriteError, match=r"can't be removed: Permission denied"):
        files.remove(path)


def test_a_lock_that_cannot_be_made_is_an_error_with_its_place(tmp_path: Path) -> None:
    (tmp_path / "work").write_text("a file, not a folder")
    with pytest.raises(WriteError, match="can't be written"), files.lock(tmp_path / "work/lock"):
        pass


def test_linked_folders_are_listed_and_a_link_that_leads_back_ends(tmp_path: Path) -> None:
    site, elsewhere = tmp_path / "site", tmp_path / "elsewhere"
    files.write_text(site / "a.md", "a")
    files.write_text(elsewhere / "b.md", "b")
    (site / "linked").symlink_to(elsewhere)
    (site / "loop").symlink_to(site)
    (elsewhere / "back").symlink_to(site)
    (elsewhere / "again").symlink_to(elsewhere)
    (site / "gone.md").symlink_to(tmp_path / "nowhere.md")
    found = [path.relative_to(site).as_posix() for path in files.list_files(site, "*.md")]
    assert found == ["a.md", "linked/b.md"]


def test_listing_is_sorted_and_leaves_out_what_is_hidden(tmp_path: Path) -> None:
    for name in ("b.md", "a/z.md", ".hidden/c.md", "a/.d.md", "a.txt"):
        files.write_text(tmp_path / name, name)
    found = [path.relative_to(tmp_path).as_posix() for path in files.list_files(tmp_path, "*.md")]
    assert found == ["a/z.md", "b.md"]
    assert files.list_files(tmp_path / "none") == ()


def test_two_runs_cannot_hold_the_lock_together(tmp_path: Path) -> None:
    path = tmp_path / "work" / "lock"
    with files.lock(path), pytest.raises(Locked, match="another tweetalig"), files.lock(path):
        pass
    with files.lock(path):
        pass
