"""Gives images their file names, and says which could not be taken along."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from urllib.parse import unquote

from tweetalig.importing.blocks import Block, Caption, Picture, Remark, Source
from tweetalig.importing.mapping import map_flows
from tweetalig.importing.pictures import SHOWN_BY_BROWSERS, extension_of
from tweetalig.model import Severity


@dataclass(slots=True, kw_only=True)
class Naming:
    """Names the images of one article after its ``slug``.

    ``images`` are bytes by name, ``copies`` files from beside the source by the name they get.
    """

    slug: str
    folder: str
    beside: frozenset[str] = frozenset()
    images: dict[str, bytes] = field(default_factory=dict)
    copies: dict[str, str] = field(default_factory=dict)
    _names: dict[str, str] = field(default_factory=dict)

    def placed(self, source: Source) -> Source:
        """Return the source with addresses for its images; those it lacks become remarks."""
        remarks: list[Remark] = []

        def change(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
            return tuple(one for block in blocks for one in self._placed(block, source, remarks))

        blocks = map_flows(source.blocks, change)
        return replace(source, blocks=blocks, remarks=(*source.remarks, *remarks))

    def _placed(self, block: Block, source: Source, remarks: list[Remark]) -> Iterator[Block]:
        if not isinstance(block, Picture):
            yield block
            return
        data = source.images.get(block.key, b"")
        address = self._own(block.key, data) if data else self.local(block.address)
        if address:
            yield replace(block, address=address)
            return
        kind = extension_of(data) if data else ""
        remarks.append(image_lost(block.address, block.alternative, block.place, kind=kind))
        if block.caption:
            yield Caption(text=block.caption, place=block.place)

    def _own(self, key: str, data: bytes) -> str:
        extension = extension_of(data)
        if extension not in SHOWN_BY_BROWSERS:
            return ""
        if key not in self._names:
            self._names[key] = f"{self.slug}-{len(self._names) + 1}.{extension}"
            self.images[self._names[key]] = data
        return f"{self.folder}/{self._names[key]}"

    def local(self, address: str) -> str:
        """Return the address in the site of a file that lies beside the source, or nothing."""
        path = unquote(address).removeprefix("./")
        extension = PurePosixPath(path).suffix.lower().removeprefix(".")
        extension = "jpg" if extension == "jpeg" else extension
        if path not in self.beside or extension not in SHOWN_BY_BROWSERS:
            return ""
        if path not in self._names:
            self._names[path] = f"{self.slug}-{len(self._names) + 1}.{extension}"
            self.copies[self._names[path]] = path
        return f"{self.folder}/{self._names[path]}"


def image_lost(address: str, alternative: str = "", place: int = 0, *, kind: str = "") -> Remark:
    """Say that an image could not be taken along; ``kind`` is its format where that is why."""
    reason = f"no browser shows its kind, {kind}" if kind else "it is not in or beside the file"
    named = f" {address}" if address else ""
    return Remark(
        rule="image",
        message=f"an image{named} was left out: {reason}",
        text=alternative,
        place=place,
        severity=Severity.WARNING,
        hint="save it as PNG or JPEG, and put it in by hand",
    )
