"""Texts that make parsers slow: each is done when this ends, and nothing is lost."""

from __future__ import annotations

import pytest

from tweetalig.segment import segment_markdown

N = 10_000
TEXTS = {
    "one long line": "woord " * 170_000,
    "quotes in quotes": "> " * N + "tekst\n",
    "quotes and lazy lines": ">" * N + "tekst\n" + "lui\n" * N,
    "brackets": "[" * N + "x" + "]" * N,
    "open brackets": "[" * 100_000,
    "open brackets on lines": "[a\n" * N,
    "items in items": "- " * N + "x\n" + "\n" * N + "y\n",
    "backticks": "`a " * 100_000,
    "runs of backticks": "".join("`" * (n % 300) + " " for n in range(2000)),
    "open tags": "<a " * 100_000,
    "elements": "<div>\n" * N + "</p>\n" * N,
    "elements that stay": "<div lang=en>x\n" * N,
    "open comments": "x <!--\n" * N,
    "blanks": "# a" + " " * 500_000 + "b",
    "braces": "# a " + "{ " * 100_000,
    "rule": "- " * N + "a -",
    "pipes": "|a" * N + "\n" + "|-" * N + "\n" + "|`a|" * N,
    "images": "![a](b" * N,
    "templates": "`x` {{ " * N,
    "blocks": "/// a\n" * N,
    "admonitions": "".join(" " * (4 * n) + "!!! a\n" for n in range(200)) + "\n" * N,
    "carriage returns": "\r" * 100_000,
    "dashes": "---\r" * N,
    "list in front matter": "---\na: " + "[" * 3000 + "\n---\n",
    "terms": "a\n" * N + ":   b\n",
    "addresses": "`x` " + "a@" * N,
}


@pytest.mark.parametrize("name", TEXTS)
def test_size_is_no_trouble(name: str) -> None:
    text = TEXTS[name]
    document = segment_markdown(text)
    assert document.render({}) == text
    rendered = document.render({one.id: f"{one.text} x" for one in document.segments})
    assert len(rendered) >= len(text)


def test_what_is_deep_in_quotes_is_a_segment() -> None:
    document = segment_markdown(TEXTS["quotes in quotes"])
    assert [one.text for one in document.segments] == ["tekst"]
