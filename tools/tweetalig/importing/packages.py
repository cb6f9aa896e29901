"""Opens the zip packages that Word and OpenDocument files are, within bounds."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import TYPE_CHECKING

from tweetalig.errors import UnreadableInput
from tweetalig.importing.blocks import About, Remark
from tweetalig.model import Severity

if TYPE_CHECKING:
    from lxml.etree import _Element

_MOST_BYTES = 300_000_000
_MOST_FILES = 10_000
_LARGEST_RATIO = 500


MACROS = Remark(
    rule="macros",
    message="the file holds macros; they were left out, and nothing of them was run",
    severity=Severity.WARNING,
    hint="ask whoever sent it why it holds a program",
)


def about_of(properties: _Element | None) -> About:
    """Return what the properties of a document say: its title, and when it was last changed."""
    nodes = () if properties is None else properties.iter()
    values = {
        str(node.tag).rpartition("}")[2]: (node.text or "").strip()
        for node in nodes
        if isinstance(node.tag, str)
    }
    # First as OpenDocument, then as Word names it, and then when it was made.
    names = ("date", "modified", "creation-date", "created")
    date = next((values[name] for name in names if values.get(name)), "")
    known = re.match(r"\d{4}-\d\d-\d\d", date)
    return About(title=values.get("title", ""), date=known.group() if known else "")


def open_package(data: bytes) -> zipfile.ZipFile:
    """Open a zip archive that is small enough unpacked; raise :class:`UnreadableInput`."""
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise UnreadableInput(
            f"the file is damaged: {error}", hint="open it in its program, and save it again"
        ) from error
    infos = package.infolist()
    size = sum(info.file_size for info in infos)
    bomb = any(
        info.file_size > 1_000_000 and info.file_size > _LARGEST_RATIO * max(1, info.compress_size)
        for info in infos
    )
    if size > _MOST_BYTES or len(infos) > _MOST_FILES or bomb:
        many = len(infos) > _MOST_FILES
        holds = f"{len(infos)} parts" if many else f"{size // 1_000_000} MB"
        raise UnreadableInput(
            f"the file holds {holds} in {len(data) // 1000} kB, "
            "as a file does that was made to do harm",
            hint="ask for the text in another way",
        )
    if any(info.flag_bits & 1 for info in infos):
        raise UnreadableInput(
            "the file is locked with a password", hint="save it without a password"
        )
    return package


def read_part(package: zipfile.ZipFile, name: str) -> bytes:
    """Return a part of a package, empty where there is none."""
    try:
        return package.read(name)
    except KeyError:
        return b""
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError, RuntimeError) as error:
        raise UnreadableInput(
            f"the file is damaged: {error}", hint="open it in its program, and save it again"
        ) from error


def parse_part(package: zipfile.ZipFile, name: str) -> _Element | None:
    """Return a part of a package as an XML tree, None where there is none."""
    data = read_part(package, name)
    return parse_xml(data) if data.strip() else None


def parse_xml(data: bytes) -> _Element:
    """Parse XML without entities, document types or the network."""
    from lxml import etree  # noqa: PLC0415 - only some formats need it

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableInput(
            f"the file is damaged: {error}", hint="open it in its program, and save it again"
        ) from error
