"""Golden cases of segmentation: `tests/golden/segment/*.txt`, several cases in a file.

A case is a title, the Markdown, and the segments as `line kind: text`, with a line of one
dot after each. `⏎` stands for a hard break. To add a case, imitate one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.proof.rendering import block_skeleton, site_html, skeleton, upper_cased

from tweetalig.segment import Document, segment_markdown

FOLDER = Path(__file__).parent / "segment"
_CASE = re.compile(
    r"(?P<title>[^\n]+)\n\.\n(?P<text>.*?)(?<=\n)\.\n(?P<expected>.*?)(?<=\n)\.\n", re.DOTALL
)


def _cases() -> Iterator[tuple[str, str, str]]:
    for path in sorted(FOLDER.glob("*.txt")):
        for case in _CASE.finditer(path.read_text("utf-8")):
            yield f"{path.stem}: {case['title']}", case["text"], case["expected"]


CASES = tuple(_cases())
TEXTS = pytest.mark.parametrize("text", [text for _, text, _ in CASES], ids=[c[0] for c in CASES])

HOSTILE = (
    "| pijp",
    "een | twee | drie",
    "# kop",
    "#kop",
    "- punt",
    "+ punt",
    "* punt",
    "1. een",
    "1) een",
    "> citaat",
    "!!! note",
    '!!! note "titel"',
    "??? note",
    '=== "tab"',
    "woord ===",
    "=== ---",
    "woord ---",
    ":   uitleg",
    "[^1]: noot",
    "[x]: y",
    "*[X]: y",
    "<div>",
    "<div>x</div>",
    "</div>",
    "<!-- x",
    "```py",
    "~~~",
    "een ` tik",
    "woord {: .x }",
    "$$ woord",
    "kost $ 5",
    '--8<-- "x"',
    "/// caption",
    "\teen\ttab",
    "een\ntwee",
    "een\n\ntwee",
    "een  \n- twee",
    "een  \n# twee",
    "een | b\\\n--|--",
    "een\\\n{: .x }",
    "eind\\",
    "eind  ",
    'een "woord"',
    "sleutel: woord",
    "woord # woord",
    "*los",
    "_los",
    "[los",
    "los]",
    "(los",
    "![los",
    "[a](b",
    "<b",
    "<b>vet",
    "een & ander",
    "<script>",
    "een<p>twee",
    "een\rtwee\r\n\r\ndrie",
    "{{ woord",
    "[ ] taak",
    "[x] taak",
    "C#",
    "een ##",
    "een\\|twee",
    "`a|b",
    "* * *",
    "_ _ _",
    "\ufeffwoord",
)


# Marks that a translator may write; where they'd break a table, they must not.
LEGITIMATE = ("`a|b` en meer", "*nadruk* en **meer**", "[woord](x_y.md)", "a<br>b", "<b>vet</b>")


def body(text: str) -> str:
    """Return what the site hands to Python-Markdown: MkDocs takes the front matter off."""
    found = re.match(r"---\n[^\n]*:[ \n].*?\n---\n", text, re.DOTALL)
    return text[found.end() :] if found else text


def _shown(document: Document) -> str:
    lines = (f"{one.line} {one.kind}: {one.text}" for one in document.segments)
    return "".join(line.replace("\n", "⏎") + "\n" for line in lines)


@pytest.mark.parametrize(("_title", "text", "expected"), CASES, ids=[case[0] for case in CASES])
def test_the_segments_are_as_expected(_title: str, text: str, expected: str) -> None:
    assert _shown(segment_markdown(text)) == expected


@TEXTS
def test_without_changes_not_a_byte_changes(text: str) -> None:
    document = segment_markdown(text)
    assert document.render({}) == text
    assert document.render({one.id: one.text for one in document.segments}) == text


@TEXTS
def test_other_line_endings_give_the_same_segments(text: str) -> None:
    for ending in ("\r\n", "\r"):
        changed = text.replace("\n", ending)
        assert _shown(segment_markdown(changed)) == _shown(segment_markdown(text))
        assert segment_markdown(changed).render({}) == changed


@TEXTS
def test_upper_casing_keeps_the_structure_of_the_site(text: str) -> None:
    assert skeleton(site_html(body(upper_cased(text)))) == skeleton(site_html(body(text)))


@TEXTS
def test_no_text_becomes_structure_in_the_source(text: str) -> None:
    document = segment_markdown(text)
    kinds = [one.kind for one in document.segments]
    for hostile in HOSTILE + LEGITIMATE:
        for segment in document.segments:
            again = segment_markdown(document.render({segment.id: hostile}))
            assert again.frame == document.frame, (segment.kind, hostile)
            assert [one.kind for one in again.segments] == kinds, (segment.kind, hostile)


@TEXTS
def test_no_text_becomes_structure_on_the_site(text: str) -> None:
    document = segment_markdown(text)
    count = len(document.segments)
    if not count or "===" in text.partition("\n")[2].partition("\n")[2][:4]:
        # Nothing to fill, or a heading of two lines, which one word can't be.
        return
    words = {one.id: "een woord" for one in document.segments}
    expected = block_skeleton(site_html(body(document.render(words))))
    # In turn, each hostile text comes to stand in another segment.
    for start in range(0, len(HOSTILE), count):
        chosen = HOSTILE[start : start + count]
        texts = words | {
            one.id: hostile for one, hostile in zip(document.segments, chosen, strict=False)
        }
        assert block_skeleton(site_html(body(document.render(texts)))) == expected, chosen
