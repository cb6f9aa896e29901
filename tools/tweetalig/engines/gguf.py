"""Reads the head of a GGUF file: enough to name the model and to see that it is whole.

The layout is that of the specification of GGUF versions 2 and 3: a magic number, counts, a
table of typed keys and values, a table of tensors, then the tensors' own bytes.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from tweetalig.errors import UnreadableInput
from tweetalig.files import read_chunks

MAGIC = b"GGUF"
_VERSIONS = (2, 3)
_STRING = 8
_ARRAY = 9
_SCALARS = MappingProxyType(
    {
        0: "B", 1: "b", 2: "H", 3: "h", 4: "I", 5: "i", 6: "f", 7: "?", 10: "Q", 11: "q", 12: "d",
    }
)  # fmt: skip
_MAX_DEPTH = 4

Value = str | int | float | bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GgufHead:
    """What the head of a GGUF file says; ``least_size`` is what the file must surpass."""

    version: int
    name: str
    architecture: str
    licence: str
    chat_template: str
    least_size: int


def read_head(path: Path) -> GgufHead:
    """Read the head of a model file; raise :class:`UnreadableInput` when it is not GGUF.

    A file that ends before its last tensor begins is refused too: a download broke off.
    """
    try:
        head = _Reader(read_chunks(path)).head()
    except (struct.error, UnicodeDecodeError, _NotGguf) as error:
        raise UnreadableInput(
            f"not a usable GGUF model: {error}",
            path=str(path),
            hint="fetch the file again, or use another model in GGUF format",
        ) from error
    if path.stat().st_size <= head.least_size:
        raise UnreadableInput(
            f"the GGUF model is cut off: more than {head.least_size:,} bytes are needed, "
            f"there are {path.stat().st_size:,}",
            path=str(path),
            hint="fetch the file again",
        )
    return head


class _NotGguf(Exception):
    """The bytes don't follow the layout."""


class _Reader:
    """Takes values off a stream of bytes, in order."""

    def __init__(self, chunks: Iterator[bytes]) -> None:
        self._chunks = chunks
        self._buffer = b""
        self._start = 0
        self._position = 0

    def head(self) -> GgufHead:
        if self._take(4) != MAGIC:
            raise _NotGguf("it does not begin with “GGUF”")
        version = self._number("I")
        if version not in _VERSIONS:
            raise _NotGguf(f"its version is {version}, known are 2 and 3")
        tensors, keys = self._number("Q"), self._number("Q")
        values = {}
        for _ in range(keys):
            key = self._string()
            values[key] = self._value(self._number("I"))
        furthest = max((self._tensor_offset() for _ in range(tensors)), default=0)
        alignment = int(values.get("general.alignment") or 32)
        padding = -self._position % alignment
        return GgufHead(
            version=version,
            name=str(values.get("general.name") or ""),
            architecture=str(values.get("general.architecture") or ""),
            licence=str(values.get("general.license") or ""),
            chat_template=str(values.get("tokenizer.chat_template") or ""),
            least_size=self._position + padding + furthest,
        )

    def _take(self, count: int) -> bytes:
        if len(self._buffer) - self._start < count:
            parts = [self._buffer[self._start :]]
            held = len(parts[0])
            while held < count:
                chunk = next(self._chunks, b"")
                if not chunk:
                    raise _NotGguf("it ends inside its head")
                parts.append(chunk)
                held += len(chunk)
            self._buffer, self._start = b"".join(parts), 0
        piece = self._buffer[self._start : self._start + count]
        self._start += count
        self._position += count
        return piece

    def _number(self, form: str) -> int:
        (value,) = struct.unpack(f"<{form}", self._take(struct.calcsize(f"<{form}")))
        return int(value)

    def _string(self) -> str:
        return self._take(self._length()).decode("utf-8")

    def _length(self) -> int:
        length = self._number("Q")
        if length > 1 << 30:
            raise _NotGguf(f"it claims a value of {length:,} bytes")
        return length

    def _value(self, kind: int, depth: int = 0) -> Value:
        if kind == _STRING:
            return self._string()
        if kind == _ARRAY:
            self._skip_array(depth)
            return None
        if kind not in _SCALARS:
            raise _NotGguf(f"it holds a value of unknown type {kind}")
        form = _SCALARS[kind]
        (value,) = struct.unpack(f"<{form}", self._take(struct.calcsize(f"<{form}")))
        return value if isinstance(value, (int, float, bool)) else None

    def _skip_array(self, depth: int) -> None:
        if depth >= _MAX_DEPTH:
            raise _NotGguf("its lists are nested too deep")
        kind, length = self._number("I"), self._length()
        if kind in _SCALARS:
            self._take(length * struct.calcsize(f"<{_SCALARS[kind]}"))
            return
        for _ in range(length):
            self._value(kind, depth + 1)

    def _tensor_offset(self) -> int:
        self._string()
        dimensions = self._number("I")
        self._take(8 * dimensions + 4)
        return self._number("Q")
