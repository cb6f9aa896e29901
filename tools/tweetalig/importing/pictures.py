"""What kind of image some bytes are."""

from __future__ import annotations

_SIGNATURES = (
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpg"),
    (b"GIF8", "gif"),
    (b"BM", "bmp"),
    (b"II*\x00", "tif"),
    (b"MM\x00*", "tif"),
    (b"\xd7\xcd\xc6\x9a", "wmf"),
)
SHOWN_BY_BROWSERS = frozenset({"png", "jpg", "gif", "webp", "svg", "avif"})
"""The kinds of image that a page can show."""


def extension_of(data: bytes) -> str:
    """Return the usual end of the name of a file with these bytes; ``bin`` when unknown."""
    for signature, extension in _SIGNATURES:
        if data.startswith(signature):
            return extension
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    if data[4:12] in {b"ftypavif", b"ftypavis"}:
        return "avif"
    if data[40:44] == b" EMF":
        return "emf"
    head = data[:1000].lstrip()
    return "svg" if head.startswith((b"<svg", b"<?xml")) and b"<svg" in data[:4000] else "bin"
