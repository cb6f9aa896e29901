"""What the tests of the engines share: a dialogue that listens, and small made-up models."""

from __future__ import annotations

import struct
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tweetalig.engines.contract import EngineOptions
from tweetalig.engines.installing import Dialogue, Progress
from tweetalig.model import Locale

TINY_PACKAGE = Path(__file__).parents[2] / "engines" / "tiny" / "translate-nl_en-0_1.argosmodel"


@dataclass
class Listener:
    """Hears what an installation says, and answers its questions."""

    answer: bool = True
    said: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    steps: list[Progress] = field(default_factory=list)

    @property
    def dialogue(self) -> Dialogue:
        return Dialogue(report=self.said.append, confirm=self._ask, progress=self.steps.append)

    def _ask(self, question: str) -> bool:
        self.asked.append(question)
        return self.answer


@pytest.fixture
def listener() -> Listener:
    return Listener()


@pytest.fixture
def options(tmp_path: Path) -> EngineOptions:
    return EngineOptions(
        source=Locale("nl"), target=Locale("en"), models=tmp_path / "models", threads=1
    )


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """An environment in which nothing of this machine's user is found."""
    return {"HOME": str(tmp_path / "home"), "TWEETALIG_MODELS": str(tmp_path / "models")}


@pytest.fixture
def tiny_package() -> Path:
    return TINY_PACKAGE


def _text(value: str) -> bytes:
    encoded = value.encode("utf-8")
    return struct.pack("<Q", len(encoded)) + encoded


def gguf_bytes(
    *, version: int = 3, tensors: int = 1, data: int = 64, offset: int = 32, template: str = ""
) -> bytes:
    """Make a file with the layout of GGUF; the model in it is nonsense."""
    pairs = [
        _text("general.name") + struct.pack("<I", 8) + _text("Test model"),
        _text("general.architecture") + struct.pack("<I", 8) + _text("qwen2"),
        _text("general.license") + struct.pack("<I", 8) + _text("apache-2.0"),
        _text("general.alignment") + struct.pack("<II", 4, 32),
        _text("a.flag") + struct.pack("<I?", 7, True),
        _text("tokenizer.chat_template") + struct.pack("<I", 8) + _text(template),
        _text("a.list") + struct.pack("<IIQ", 9, 8, 2) + _text("een") + _text("twee"),
        _text("a.row") + struct.pack("<IIQ3i", 9, 5, 3, 1, 2, 3),
    ]
    head = struct.pack("<4sIQQ", b"GGUF", version, tensors, len(pairs)) + b"".join(pairs)
    for number in range(tensors):
        head += _text(f"t{number}") + struct.pack("<IQIQ", 1, 8, 0, offset * number)
    return head + bytes(-len(head) % 32 + data)


@pytest.fixture
def make_gguf() -> Callable[..., bytes]:
    return gguf_bytes
