from __future__ import annotations

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from tweetalig.errors import UnreadableInput
from tweetalig.segment import segment_markdown
from tweetalig.segment.frontmatter import (
    FrontMatter,
    parse_front_matter,
    with_block,
    without_block,
)

PAGE = """---
title: Wat is PEM?
summary:
- een
- "twee: drie"
translation:
  status: machine

  total: 3
# van ons
tags: [pem]
---

# Kop
"""
BLOCK = "translation:\n  status: reviewed\n"

STYLES = (
    "title: {}\n",
    "title: 'x'\n",
    'title: "x"\n',
    "title: x\n",
    "description: >-\n  x\n  y\n",
    "description: |\n  x\n",
    "summary: [x, 'y', \"z\"]\n",
    "summary:\n  - x\n  - 'y'\n",
    "{title: x, other: 1}\n",
)


def test_values_places_and_lines() -> None:
    found = parse_front_matter(PAGE, "docs/nl/pem.md")
    assert found.data["title"] == "Wat is PEM?"
    assert found.data["summary"] == ["een", "twee: drie"]
    assert PAGE[found.end :] == "\n# Kop\n"
    assert found.start == 0
    assert found.lines["title"] == 2
    assert found.lines["translation"] == 6


@pytest.mark.parametrize("text", ["", "# Kop\n", "---\n\nTekst\n\n---\n", "---\n"])
def test_what_is_no_front_matter_is_body(text: str) -> None:
    assert parse_front_matter(text, "x.md") == FrontMatter(body=text)
    assert segment_markdown(text).render({}) == text


@pytest.mark.parametrize(
    ("text", "line", "word"),
    [
        ("---\ntitle: [open\n---\n", 3, "YAML"),
        ("---\na: 1\ntitle: x: y\n---\n", 3, "YAML"),
        ("---\na: 1\ntitle: 2024\n---\n", 3, "title"),
        ("---\nsummary: [a, 3]\n---\n", 2, "summary"),
        ("---\ndescription: {a: b}\n---\n", 2, "description"),
        ("---\na: \x00\n---\n", 2, "YAML"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(text: str, line: int, word: str) -> None:
    with pytest.raises(UnreadableInput) as caught:
        parse_front_matter(text, "docs/nl/x.md")
    assert caught.value.path == "docs/nl/x.md"
    assert caught.value.line == line
    assert word in caught.value.message
    assert caught.value.hint
    # The same text is segmented without a complaint.
    assert segment_markdown(text).render({}) == text


def test_a_block_is_taken_out_and_put_back_where_it_was() -> None:
    without = without_block(PAGE, "translation")
    assert without == PAGE.replace("translation:\n  status: machine\n\n  total: 3\n", "")
    assert without_block(without, "translation") == without
    assert with_block(PAGE, "translation", BLOCK) == PAGE.replace(
        "translation:\n  status: machine\n\n  total: 3\n", BLOCK
    )


def test_a_new_block_comes_last() -> None:
    without = without_block(PAGE, "translation")
    assert with_block(without, "translation", BLOCK) == without.replace(
        "tags: [pem]\n", "tags: [pem]\n" + BLOCK
    )
    assert without_block(with_block(without, "translation", BLOCK), "translation") == without


@pytest.mark.parametrize("body", ["", "# Kop\n", "---\n\nx\n", "\ufeffTekst\n", "a\r\nb\r\n"])
def test_front_matter_is_made_and_taken_away(body: str) -> None:
    made = with_block(body, "translation", BLOCK)
    assert parse_front_matter(made, "x.md").data == {"translation": {"status": "reviewed"}}
    assert without_block(made, "translation") == body
    assert with_block(body, "translation", "") == body
    assert with_block(made, "translation", " ") == body


def test_line_endings_of_the_file_are_used() -> None:
    text = "---\r\ntitle: x\r\n---\r\nTekst\r\n"
    made = with_block(text, "translation", BLOCK)
    assert made.count("\r\n") == made.count("\n")
    assert without_block(made, "translation") == text


@settings(deadline=None, max_examples=200)
@given(st.sampled_from(STYLES[1:]), st.text(min_size=1, max_size=30))
def test_a_value_reads_back_as_it_was_put_in(style: str, words: str) -> None:
    text = f"---\n{style}---\n"
    document = segment_markdown(text)
    segment = document.segments[0]
    rendered = document.render({segment.id: words})
    again = segment_markdown(rendered)
    assert [one.kind for one in again.segments] == [one.kind for one in document.segments]
    if not words.strip():
        assert rendered == text
    elif "description" not in style:
        assert words in str(yaml.safe_load(rendered.split("---\n")[1]).values()) or (
            again.segments[0].text == words
        )


def test_a_block_scalar_keeps_its_lines() -> None:
    document = segment_markdown("---\ndescription: |\n  een\n  twee\nsummary: >\n  drie\n---\n")
    first, second = document.segments
    rendered = document.render({first.id: "one\ntwo\n\nthree # x", second.id: "a: b\nc"})
    data = parse_front_matter(rendered, "x.md").data
    assert data["description"] == "one\ntwo\n\nthree # x\n"
    assert data["summary"] == "a: b\nc\n"


def test_anchors_aliases_and_tags_stay() -> None:
    text = "---\ntitle: &naam Een titel\ndescription: *naam\nsummary: !!str 5\n---\n"
    assert segment_markdown(text).segments == ()
