"""Gives a PDF of page images a text layer, with OCRmyPDF and Tesseract where they are there."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import PurePath

from tweetalig.errors import UnreadableInput

_SECONDS = 900
_LANGUAGE = "nld"


class NoTextLayer(UnreadableInput):
    """A PDF that holds pictures of pages and no text; OCR can add it."""

    name = "no-text"


def find_ocr(which: Callable[..., str | None] = shutil.which) -> str:
    """Return the command that recognises text, or nothing where there is none."""
    beside = str(PurePath(sys.executable).parent)
    return which("ocrmypdf", path=beside) or which("ocrmypdf") or ""


def with_text_layer(data: bytes, command: str) -> bytes:
    """Return the PDF with the text that was recognised in it; raise :class:`UnreadableInput`.

    OCRmyPDF is run as a program of its own: it is under MPL-2.0, and what it calls is under
    other licences still.
    """
    arguments = [command, "--language", _LANGUAGE, "--output-type", "pdf", "--quiet"]
    # By default it leaves a page without text that takes longer than three minutes.
    arguments += ["--tesseract-timeout", str(_SECONDS), "-", "-"]
    try:
        done = subprocess.run(
            arguments, input=data, capture_output=True, timeout=_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise UnreadableInput(f"text recognition failed: {error}") from error
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise UnreadableInput(
            f"text recognition failed: {said[-1] if said else f'status {done.returncode}'}",
            hint="look whether Tesseract and its Dutch are there: "
            "apt-get install tesseract-ocr-nld",
        )
    return done.stdout
