"""Decides by its content what a file is, and lets the right reader read it."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from enum import StrEnum
from pathlib import PurePath
from types import MappingProxyType

from tweetalig.errors import UnreadableInput
from tweetalig.importing.blocks import Remark, Source
from tweetalig.importing.joining import Joiner
from tweetalig.importing.packages import open_package, read_part
from tweetalig.model import Severity


class Format(StrEnum):
    """The formats that can be read."""

    WORD = "Word"
    OPENDOCUMENT = "OpenDocument"
    PDF = "PDF"
    HTML = "HTML"
    MARKDOWN = "Markdown"
    PLAIN = "plain text"


_BY_NAME: Mapping[str, Format] = MappingProxyType(
    {
        ".docx": Format.WORD,
        ".docm": Format.WORD,
        ".dotx": Format.WORD,
        ".odt": Format.OPENDOCUMENT,
        ".ott": Format.OPENDOCUMENT,
        ".pdf": Format.PDF,
        ".html": Format.HTML,
        ".htm": Format.HTML,
        ".xhtml": Format.HTML,
        ".md": Format.MARKDOWN,
        ".markdown": Format.MARKDOWN,
        ".txt": Format.PLAIN,
        ".text": Format.PLAIN,
    }
)
# What can't be read, by its first bytes, and what to do about it.
_REFUSED: tuple[tuple[bytes, str, str], ...] = (
    (b"{\\rtf", "an RTF file", "save it as .docx or .odt"),
    (b"\x89PNG", "an image", "make the words in it text first, with OCR"),
    (b"\xff\xd8\xff", "an image", "make the words in it text first, with OCR"),
    (b"GIF8", "an image", "make the words in it text first, with OCR"),
    (b"II*\x00", "an image", "make the words in it text first, with OCR"),
    (b"\x1f\x8b", "a packed file", "unpack it first"),
    (b"7z\xbc\xaf", "a packed file", "unpack it first"),
    (b"Rar!", "a packed file", "unpack it first"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_OLE = "EncryptedPackage".encode("utf-16-le")
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_SOME_HTML = re.compile(r"<(?:p|div|h[1-6]|ul|ol|table|article|br)\b[^<>]*>", re.IGNORECASE)
_SOME_MARKDOWN = re.compile(
    r"\A\ufeff?---\r?\n.*?\n---\s*$|^#{1,6} \S|^\[\^[\w-]+\]: |\]\(https?://|^\|[-: |]+\|\s*$"
    r"|\*\*\S[^*\n]*\*\*|^!{3} \w+",
    re.MULTILINE | re.DOTALL,
)


def read_source(data: bytes, *, name: str, joiner: Joiner) -> Source:
    """Read a file whatever it is called; raise :class:`UnreadableInput`."""
    if not data.strip():
        raise UnreadableInput("the file is empty")
    kind = format_of(data, name)
    source = _read(kind, data, joiner)
    claimed = _BY_NAME.get(PurePath(name).suffix.lower(), kind)
    if claimed is kind or {claimed, kind} <= {Format.MARKDOWN, Format.PLAIN}:
        return source
    remark = Remark(
        rule="format",
        message=f"the name says {claimed}, the content is {kind}; it was read as that",
        severity=Severity.WARNING,
    )
    return replace(source, remarks=(remark, *source.remarks))


def _read(kind: Format, data: bytes, joiner: Joiner) -> Source:
    try:
        return _READERS[kind](data, joiner)
    except (UnreadableInput, MemoryError):
        raise
    except Exception as error:
        # Libraries raise whatever they come upon in a broken file.
        raise UnreadableInput(
            f"the {kind} file can't be read: {type(error).__name__}: {error}",
            hint="open it in its program, save it anew, and try again",
        ) from error


def format_of(data: bytes, name: str) -> Format:
    """Return the format of a file by its content; only between kinds of text the name decides."""
    if b"%PDF-" in data[:1024]:
        return Format.PDF
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _format_of_package(data)
    if data.startswith(_OLE):
        raise _old_word(data)
    for signature, what, hint in _REFUSED:
        if data.startswith(signature):
            raise UnreadableInput(f"the file is {what}", hint=hint)
    return _format_of_text(decoded(data)[0], name)


def _format_of_package(data: bytes) -> Format:
    with open_package(data) as package:
        names = set(package.namelist())
        mimetype = read_part(package, "mimetype") if "mimetype" in names else b""
    if "word/document.xml" in names:
        return Format.WORD
    if mimetype.startswith(b"application/vnd.oasis.opendocument.text"):
        return Format.OPENDOCUMENT
    other = "a spreadsheet or presentation" if "[Content_Types].xml" in names or mimetype else ""
    raise UnreadableInput(
        f"the file is {other or 'a packed file'} and no text document",
        hint="save the text as .docx or .odt" if other else "unpack it first",
    )


def _old_word(data: bytes) -> UnreadableInput:
    if _ENCRYPTED_OLE in data:
        return UnreadableInput(
            "the file is locked with a password", hint="save it without a password"
        )
    return UnreadableInput(
        "the file is of an old kind of Word (.doc) or another old program",
        hint="open it, and save it as .docx",
    )


def _format_of_text(text: str, name: str) -> Format:
    claimed = _BY_NAME.get(PurePath(name).suffix.lower())
    if _HTML.match(text):
        return Format.HTML
    if claimed is Format.HTML:
        return Format.HTML if _SOME_HTML.search(text) else Format.PLAIN
    if claimed in {Format.MARKDOWN, Format.PLAIN}:
        return claimed
    return Format.MARKDOWN if _SOME_MARKDOWN.search(text) else Format.PLAIN


def decoded(data: bytes) -> tuple[str, tuple[Remark, ...]]:
    """Return the text of bytes in whatever encoding, and a remark where it was not UTF-8."""
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF32_LE, "utf-32"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            return _strictly(data, encoding), ()
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _guessed(data)
    if "\x00" in text:
        raise UnreadableInput("the file is no text", hint="save it as .docx, .odt, .pdf or .txt")
    return _unscrambled(text)


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableInput(
            f"the text is damaged: byte {error.start} is not {encoding}",
            hint="save the file as UTF-8",
        ) from error


def _guessed(data: bytes) -> tuple[str, tuple[Remark, ...]]:
    """Decode what is not UTF-8: Windows-1252 or Latin-1 in Dutch, else what is likeliest."""
    control = sum(byte < 9 or 13 < byte < 32 for byte in data[:100_000])
    if b"\x00" in data or control > len(data[:100_000]) / 100:
        raise UnreadableInput("the file is no text", hint="save it as .docx, .odt, .pdf or .txt")
    encoding = _likeliest(data)
    text = data.decode(encoding, errors="replace")
    remark = Remark(
        rule="encoding",
        message=f"the text is not UTF-8; it was read as {encoding}",
        severity=Severity.WARNING if "\ufffd" in text else Severity.NOTICE,
        hint="look at letters with accents" if "\ufffd" in text else "",
    )
    return text, (remark,)


def _likeliest(data: bytes) -> str:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - only odd texts need it

    # What Dutch writes with accents lies at other places in these four, and in no other that
    # old computers of the Low Countries used.
    candidates = ["cp1252", "cp850", "mac_roman", "cp437"]
    accents = "éëèêïíóöüáàçÉË’‘“”–…€"
    scores = {name: _score(data.decode(name, errors="replace"), accents) for name in candidates}
    best = max(candidates, key=lambda name: scores[name])
    if scores[best] > 0:
        return best
    found = from_bytes(data[:100_000]).best()
    return found.encoding if found is not None else "cp1252"


def _score(text: str, accents: str) -> int:
    odd = sum(character > "\x7f" and character not in accents for character in text)
    return sum(character in accents for character in text) - 2 * odd


def _unscrambled(text: str) -> tuple[str, tuple[Remark, ...]]:
    """Mend text that was decoded the wrong way before: ``patiÃ«nten``."""
    if not re.search("[ÂÃâ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]", text):
        return text, ()
    from ftfy import fix_encoding  # noqa: PLC0415 - only scrambled texts need it

    lines = text.split("\n")
    mended = [fix_encoding(line) for line in lines]
    changed = [n for n, (a, b) in enumerate(zip(lines, mended, strict=True), start=1) if a != b]
    if not changed:
        return text, ()
    remark = Remark(
        rule="encoding",
        message=f"scrambled letters were mended in {len(changed)} lines, as “patiÃ«nten”",
        place=changed[0],
        text="\n".join(lines[number - 1] for number in changed),
        severity=Severity.WARNING,
        hint="look at letters with accents",
    )
    return "\n".join(mended), (remark,)


def _word(data: bytes, _: Joiner) -> Source:
    from tweetalig.importing.word import read_word  # noqa: PLC0415 - one format, one library

    return read_word(data)


def _opendocument(data: bytes, _: Joiner) -> Source:
    from tweetalig.importing.opendocument import read_opendocument  # noqa: PLC0415 - as above

    return read_opendocument(data)


def _pdf(data: bytes, joiner: Joiner) -> Source:
    from tweetalig.importing.pdf import read_pdf  # noqa: PLC0415 - as above

    return read_pdf(data, joiner)


def _html(data: bytes, _: Joiner) -> Source:
    from tweetalig.importing.web import read_web  # noqa: PLC0415 - as above

    text, remarks = _decoded_page(data)
    source = read_web(text)
    return replace(source, remarks=(*remarks, *source.remarks))


def _decoded_page(data: bytes) -> tuple[str, tuple[Remark, ...]]:
    """Decode a page as it says itself, where that holds."""
    said = re.search(rb"charset\s*=\s*[\"']?\s*([\w-]+)", data[:4096], re.IGNORECASE)
    if said:
        name = said[1].decode("ascii").lower()
        try:
            # As browsers do: Latin-1 on the web means Windows-1252.
            return data.decode("cp1252" if name in {"iso-8859-1", "latin1"} else name), ()
        except (LookupError, UnicodeDecodeError):
            pass
    return decoded(data)


def _plain(data: bytes, joiner: Joiner) -> Source:
    from tweetalig.importing.plain import read_plain  # noqa: PLC0415 - as above

    text, remarks = decoded(data)
    source = read_plain(text, joiner)
    return replace(source, remarks=(*remarks, *source.remarks))


_READERS: Mapping[Format, Callable[[bytes, Joiner], Source]] = MappingProxyType(
    {
        Format.WORD: _word,
        Format.OPENDOCUMENT: _opendocument,
        Format.PDF: _pdf,
        Format.HTML: _html,
        Format.PLAIN: _plain,
    }
)
