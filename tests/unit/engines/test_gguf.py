"""gguf.py: the head of a model file is read, and a broken file is seen."""

from __future__ import annotations

import struct
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tweetalig.engines.gguf import read_head
from tweetalig.errors import UnreadableInput

MakeGguf = Callable[..., bytes]


@pytest.mark.parametrize("version", [2, 3])
def test_name_architecture_licence_and_template_are_read(
    tmp_path: Path, make_gguf: MakeGguf, version: int
) -> None:
    path = tmp_path / "a.gguf"
    path.write_bytes(make_gguf(version=version, template="<|im_start|>"))
    head = read_head(path)
    assert (head.name, head.architecture, head.licence) == ("Test model", "qwen2", "apache-2.0")
    assert (head.version, head.chat_template) == (version, "<|im_start|>")


def test_a_file_that_ends_before_its_last_tensor_is_cut_off(
    tmp_path: Path, make_gguf: MakeGguf
) -> None:
    path = tmp_path / "a.gguf"
    path.write_bytes(make_gguf(tensors=3, data=64))
    with pytest.raises(UnreadableInput, match="cut off") as caught:
        read_head(path)
    assert "fetch the file again" in caught.value.hint
    path.write_bytes(make_gguf(tensors=3, data=96))
    assert read_head(path).least_size == path.stat().st_size - 32


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "ends inside"),
        (b"PK\x03\x04" + bytes(100), "begin with"),
        (b"GGUF" + bytes(100), "version is 0"),
        (b"GGUF" + struct.pack("<IQQ", 3, 1 << 40, 0), "ends inside"),
        (b"GGUF" + struct.pack("<IQQQ", 3, 0, 1, 1 << 40), "claims"),
        (b"GGUF" + struct.pack("<IQQQ1sI", 3, 0, 1, 1, b"k", 99), "unknown type"),
        (b"GGUF" + struct.pack("<IQQQ1sI", 3, 0, 1, 1, b"\xff", 0) + bytes(9), "utf-8"),
        (
            b"GGUF" + struct.pack("<IQQQ1sI", 3, 0, 1, 1, b"k", 9) + struct.pack("<IQ", 9, 1) * 6,
            "nested",
        ),
    ],
)
def test_what_is_not_gguf_says_why(tmp_path: Path, data: bytes, why: str) -> None:
    path = tmp_path / "a.gguf"
    path.write_bytes(data)
    with pytest.raises(UnreadableInput, match=why) as caught:
        read_head(path)
    assert caught.value.path == str(path)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(cut=st.integers(0, 400), flipped=st.integers(0, 399), bit=st.integers(0, 255))
def test_no_damage_makes_the_reader_raise_anything_but_our_error(
    tmp_path: Path, make_gguf: MakeGguf, cut: int, flipped: int, bit: int
) -> None:
    data = bytearray(make_gguf())
    if flipped < len(data):
        data[flipped] ^= bit
    path = tmp_path / "a.gguf"
    path.write_bytes(bytes(data[: len(data) - cut] if cut < len(data) else data))
    with suppress(UnreadableInput):
        read_head(path)
