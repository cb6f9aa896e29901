"""Documentation that other projects wrote: the same bytes and structure, and all text reached.

The texts are the descriptions and Markdown files of the packages that are installed: whatever
people of many projects write, and other texts whenever a package is renewed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

import pytest
from tests.proof.rendering import site_html, skeleton, upper_cased, visible_text

from tweetalig.segment import segment_markdown

LARGEST = 60_000
"""Characters; Python-Markdown takes seconds for what is longer."""

_ADDRESS = re.compile(r"\S*(?:://|@)\S*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A text, and what the site makes of it, as it is and in capitals."""

    name: str
    text: str
    before: str
    after: str


def _texts() -> dict[str, str]:
    texts: dict[str, str] = {}
    for package in metadata.distributions():
        described = package.metadata
        kind = "Description-Content-Type"
        if kind in described and described[kind].startswith("text/markdown"):
            texts[described["Name"]] = str(described.get_payload())  # type: ignore[attr-defined]
        for file in package.files or ():
            if file.suffix == ".md" and (path := Path(str(file.locate()))).is_file():
                texts[str(file)] = path.read_text("utf-8", errors="replace")
    return {name: text for name, text in texts.items() if text.strip() and len(text) < LARGEST}


@pytest.fixture(scope="module")
def pages() -> tuple[Page, ...]:
    texts = _texts()
    if len(texts) < 10:
        pytest.skip("hardly any package with Markdown documentation is installed")
    return tuple(
        Page(name=name, text=text, before=site_html(text), after=site_html(upper_cased(text)))
        for name, text in texts.items()
    )


def _folded(html: str) -> list[str]:
    """Return the skeleton with white space in a line of code as browsers show it: one blank."""
    parts: list[str] = []
    in_pre = False
    for part in skeleton(html):
        in_pre = (in_pre or part.startswith("<pre")) and part != "</pre>"
        parts.append(part if in_pre else re.sub(r"\s+", " ", part))
    return parts


def _letters(html: str) -> int:
    """Count the small letters a reader sees, but for addresses, which nobody translates."""
    return sum(letter.islower() for letter in _ADDRESS.sub("", visible_text(html)))


def test_every_text_keeps_its_bytes(pages: tuple[Page, ...]) -> None:
    for page in pages:
        document = segment_markdown(page.text)
        assert document.render({}) == page.text, page.name
        same = {one.id: one.text for one in document.segments}
        assert document.render(same) == page.text, page.name


def test_nearly_all_that_a_reader_sees_becomes_segments(pages: tuple[Page, ...]) -> None:
    seen = sum(_letters(page.before) for page in pages)
    left = sum(_letters(page.after) for page in pages)
    assert seen > 50_000
    assert left <= 0.01 * seen, f"{left} of {seen} letters are in no segment"


def test_upper_casing_keeps_the_structure(pages: tuple[Page, ...]) -> None:
    for page in pages:
        assert _folded(page.after) == _folded(page.before), page.name
