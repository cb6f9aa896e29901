from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from tests.sources import making

from tweetalig.errors import UnreadableInput
from tweetalig.importing.article import Order, make_article
from tweetalig.importing.ocr import find_ocr, with_text_layer

HAS_DUTCH = bool(shutil.which("tesseract")) and "nld" in subprocess.run(
    ["tesseract", "--list-langs"], capture_output=True, text=True, check=False
).stdout.split()  # fmt: skip


def script(path: Path, lines: str) -> str:
    path.write_text(f"#!/bin/sh\n{lines}\n", encoding="utf-8")
    path.chmod(0o755)
    return str(path)


def test_without_the_program_there_is_no_ocr() -> None:
    assert find_ocr(which=lambda name, path=None: None) == ""


def test_what_the_program_writes_is_read(tmp_path: Path) -> None:
    ready = tmp_path / "ready.pdf"
    ready.write_bytes(making.two_columns())
    command = script(tmp_path / "ocr", f"cat > /dev/null; cat {ready}")
    assert with_text_layer(making.scanned(), command) == making.two_columns()


def test_its_failure_is_said_in_its_own_words(tmp_path: Path) -> None:
    command = script(tmp_path / "ocr", "cat > /dev/null; echo 'nld ontbreekt' >&2; exit 3")
    with pytest.raises(UnreadableInput, match="nld ontbreekt"):
        with_text_layer(making.scanned(), command)


@pytest.mark.skipif(
    not (find_ocr() and HAS_DUTCH), reason="OCRmyPDF or Tesseract's Dutch is not installed"
)
def test_a_scanned_page_is_recognised() -> None:
    data = with_text_layer(making.scanned(making.two_columns()), find_ocr())
    article = make_article(Order(data=data, name="scan.pdf"))
    for sentence in (making.LEFT, making.RIGHT):
        assert sentence[:60] in article.text
