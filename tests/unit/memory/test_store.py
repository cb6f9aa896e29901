"""Files that belong together are written together, also when the process is killed between."""

from __future__ import annotations

from pathlib import Path

import pytest

from tweetalig import files
from tweetalig.errors import WriteError
from tweetalig.memory import store
from tweetalig.memory.catalogs import Catalog, parse_catalog, serialise_catalog
from tweetalig.memory.store import JOURNAL, Write, commit, recover
from tweetalig.model import Kind, Locale, MemoryEntry, Origin, SegmentId, State


class Killed(BaseException):
    pass


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "en.md").write_text("old line\nsame\n", encoding="utf-8")
    (tmp_path / "en.po").write_text(catalog("Old."), encoding="utf-8")
    return tmp_path


def entry(number: int, target: str, state: State = State.DRAFT) -> MemoryEntry:
    return MemoryEntry(
        id=SegmentId(f"p{number}"),
        kind=Kind.PARAGRAPH,
        source=f"Bron {number}.",
        target=target,
        state=state,
        origin=Origin(engine="machine") if state is State.DRAFT else None,
    )


def catalog(*targets: str) -> str:
    entries = tuple(entry(number, target) for number, target in enumerate(targets))
    return serialise_catalog(Catalog(locale=Locale("en"), source="nl.md", entries=entries))


def writes(root: Path) -> list[Write]:
    return [
        Write(path=root / "en.po", text=catalog("New.", "More.")),
        Write(path=root / "en.md", text="new line\nsame\n"),
        Write(path=root / "gone.md", text=None),
    ]


def kill_at(root: Path, point: int, monkeypatch: pytest.MonkeyPatch) -> None:
    left = [point]

    def write(path: Path, text: str) -> bool:
        if left[0] == 0:
            raise Killed
        left[0] -= 1
        return files.write_text(path, text)

    monkeypatch.setattr(store, "write_text", write)
    with pytest.raises(Killed):
        commit(writes(root), root=root, work=root / ".tweetalig")
    monkeypatch.setattr(store, "write_text", files.write_text)


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def test_only_what_changed_is_written(root: Path) -> None:
    same = Write(path=root / "en.md", text=read(root / "en.md"))
    assert commit([same], root=root, work=root / ".tweetalig") == ()
    assert commit(writes(root), root=root, work=root / ".tweetalig") == (
        root / "en.po",
        root / "en.md",
    )
    assert not (root / ".tweetalig" / JOURNAL).exists()


def test_a_file_that_is_to_go_goes(root: Path) -> None:
    commit([Write(path=root / "en.md", text=None)], root=root, work=root / ".tweetalig")
    assert not (root / "en.md").exists()


def test_where_one_file_cannot_be_written_the_others_are_as_they_were(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def write(path: Path, text: str) -> bool:
        if path.name == "en.md":
            raise WriteError("no")
        return files.write_text(path, text)

    monkeypatch.setattr(store, "write_text", write)
    with pytest.raises(WriteError):
        commit(writes(root), root=root, work=root / ".tweetalig")
    assert read(root / "en.po") == catalog("Old.")
    assert recover(root=root, work=root / ".tweetalig") == ()


def test_what_cannot_be_put_back_is_finished_by_the_next_run(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def write(path: Path, text: str) -> bool:
        if path.name == "en.md" or text == catalog("Old."):
            raise WriteError("no")
        return files.write_text(path, text)

    monkeypatch.setattr(store, "write_text", write)
    with pytest.raises(WriteError):
        commit(writes(root), root=root, work=root / ".tweetalig")
    monkeypatch.setattr(store, "write_text", files.write_text)
    recover(root=root, work=root / ".tweetalig")
    assert read(root / "en.po") == catalog("New.", "More.")
    assert read(root / "en.md") == "new line\nsame\n"


def test_nothing_to_recover(root: Path) -> None:
    assert recover(root=root, work=root / ".tweetalig") == ()


def test_killed_before_the_journal_nothing_was_written(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kill_at(root, 0, monkeypatch)
    recover(root=root, work=root / ".tweetalig")
    assert read(root / "en.md") == "old line\nsame\n"


@pytest.mark.parametrize("point", [1, 2])
def test_killed_after_the_journal_the_next_run_finishes(
    root: Path, point: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    kill_at(root, point, monkeypatch)
    assert len(recover(root=root, work=root / ".tweetalig")) == 2
    assert [read(root / name) for name in ("en.md", "en.po")] == [
        "new line\nsame\n",
        catalog("New.", "More."),
    ]
    assert recover(root=root, work=root / ".tweetalig") == ()


def test_an_old_page_edited_after_the_crash_brings_the_old_catalog_back(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kill_at(root, 2, monkeypatch)
    (root / "en.md").write_text("old line\nsame, says a volunteer\n", encoding="utf-8")
    recover(root=root, work=root / ".tweetalig")
    assert read(root / "en.md") == "old line\nsame, says a volunteer\n"
    assert read(root / "en.po") == catalog("Old.")


def test_an_edit_that_has_a_line_of_neither_version_is_taken_for_one_of_the_old_page(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kill_at(root, 2, monkeypatch)
    (root / "en.md").write_text("old line, and more\nsame\n", encoding="utf-8")
    (root / "en.po").write_text(catalog("New.", "More.") + "\n", encoding="utf-8")
    recover(root=root, work=root / ".tweetalig")
    assert read(root / "en.po") == catalog("Old.")


def test_a_catalog_edited_after_the_crash_is_kept_and_the_page_finished(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kill_at(root, 2, monkeypatch)
    edited = catalog("New.", "Mine.")
    (root / "en.po").write_text(edited, encoding="utf-8")
    recover(root=root, work=root / ".tweetalig")
    assert (read(root / "en.po"), read(root / "en.md")) == (edited, "new line\nsame\n")


def test_edits_of_both_after_the_crash_meet_on_the_version_of_the_page(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kill_at(root, 2, monkeypatch)
    (root / "en.md").write_text("old line\nedited\n", encoding="utf-8")
    (root / "en.po").write_text(catalog("Mine.", "Mine too."), encoding="utf-8")
    recover(root=root, work=root / ".tweetalig")
    found = parse_catalog(read(root / "en.po"), path="en.po")
    assert [item.target for item in found.entries] == ["Mine."]
    assert [item.target for item in found.obsolete] == ["Mine too."]


def test_a_catalog_broken_after_the_crash_is_left_for_its_reader_to_report(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kill_at(root, 2, monkeypatch)
    (root / "en.md").write_text("old line\nedited\n", encoding="utf-8")
    (root / "en.po").write_text("<<<<<<< HEAD\n", encoding="utf-8")
    recover(root=root, work=root / ".tweetalig")
    assert read(root / "en.po") == "<<<<<<< HEAD\n"


def test_a_file_that_is_not_text_is_left_alone(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kill_at(root, 2, monkeypatch)
    (root / "en.md").write_bytes(b"\xff\xfe")
    recover(root=root, work=root / ".tweetalig")
    assert (root / "en.md").read_bytes() == b"\xff\xfe"


def test_a_new_file_edited_after_the_crash_stays(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (root / "en.po").unlink()
    kill_at(root, 2, monkeypatch)
    (root / "en.po").write_text(catalog("New.", "Mine."), encoding="utf-8")
    recover(root=root, work=root / ".tweetalig")
    assert read(root / "en.po") == catalog("New.", "Mine.")
    assert read(root / "en.md") == "new line\nsame\n"


@pytest.mark.parametrize("text", ["{", "[1]", '[{"path": "en.md"}]', "7"])
def test_a_journal_of_somebody_else_says_nothing(root: Path, text: str) -> None:
    (root / ".tweetalig").mkdir()
    (root / ".tweetalig" / JOURNAL).write_text(text, encoding="utf-8")
    assert recover(root=root, work=root / ".tweetalig") == ()
    assert not (root / ".tweetalig" / JOURNAL).exists()
