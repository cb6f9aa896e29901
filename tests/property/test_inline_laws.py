"""What holds for the inline marks of any text, judged by what is rendered."""

from __future__ import annotations

import json
from collections import Counter
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown import Markdown
from markdown_it import MarkdownIt  # noqa: TID251 - one of the two judges

from tweetalig.segment.inline import (
    Node,
    escape_plain,
    map_visible,
    parse_inline,
    put_back,
    take_out,
    visible_text,
)

COMMONMARK = Path(__file__).parents[3] / "shared" / "data" / "commonmark-0.31.2.json"

SITE = Markdown(
    extensions=[
        "attr_list",
        "footnotes",
        "md_in_html",
        "pymdownx.arithmatex",
        "pymdownx.betterem",
        "pymdownx.caret",
        "pymdownx.keys",
        "pymdownx.mark",
        "pymdownx.tilde",
    ],
    extension_configs={"pymdownx.arithmatex": {"generic": True}},
)

MARKED = (
    "**Let op:** rust helpt *niet* altijd.",
    'Lees [meer over PEM](pem.md) en [de *bronnen*](b.md#x "Alle bronnen").',
    "Het werkt[^1]. Toch is er twijfel.[^2]",
    "Typ `tweetalig sync` of ga naar https://voorbeeld.nl/a_b.",
    "![Een cel](cel.svg) Een cel, ==gemarkeerd== en ~~weg~~.",
    'CO~2~ en m^2^ zijn ^^eenheden^^ met <abbr title="koolstof">C</abbr>.',
    "Druk op ++ctrl+c++ en zie {{ pagina }}.<br>Klaar.",
    'Een [verwijzing][doel] en <span lang="en">brain fog</span>\\\nop twee regels.',
    "**Zin een. Zin twee.** En [zin *drie*](c.md). Mail a@b.nl!",
    "Lees **[dit](d.md)** of [![Kaart](k.png)](kaart.md), zegt men.",
    "De formule $x^2 + 1$ en caf&eacute; \\*ster\\*.",
)
SIGNS = st.sampled_from(
    [
        *"*_`[]()<>&~^${}\\!.a ",
        "**",
        "==",
        "{{",
        "woord ",
        "&amp;",
        "<b>",
        "http://x.nl",
        "[^1]",
        ":ok:",
        "++",
    ]
)
WORDS = st.lists(st.one_of(SIGNS, st.text(max_size=6)), max_size=20).map("".join)


def site_html(text: str) -> str:
    SITE.reset()
    return SITE.convert(text)


class _Outline(HTMLParser):
    """Collects tags with the attributes that are no text, and the text between them."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kept = [f"{name}={value}" for name, value in attrs if name not in ("alt", "title")]
        self.tags.append(" ".join([tag, *kept]))

    def handle_endtag(self, tag: str) -> None:
        self.tags.append(f"/{tag}")

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def outline(html: str) -> _Outline:
    reader = _Outline()
    reader.feed(html)
    reader.close()
    return reader


def addresses(html: str) -> Counter[str]:
    """Count what leads somewhere, and footnote marks as they stand in the text."""
    tags = [tag for tag in outline(html).tags if "href=" in tag or "src=" in tag]
    counts = Counter(tags)
    counts["footnotes"] = html.count("[^1]") + html.count("[^2]")
    counts["code"] = html.count("<code>")
    return counts


def covers(nodes: tuple[Node, ...], start: int, end: int) -> None:
    for node in nodes:
        assert node.start == start
        assert node.end > node.start
        start = node.end
        if node.children:
            covers(node.children, *node.inner)
    assert start == end


@settings(max_examples=300, deadline=None)
@given(text=WORDS)
def test_nodes_cover_the_text_in_order(text: str) -> None:
    covers(parse_inline(text), 0, len(text))


@settings(max_examples=200, deadline=None)
@given(text=WORDS)
def test_taking_marks_out_and_putting_them_back_changes_no_byte(text: str) -> None:
    marked = take_out(text)
    assert put_back(marked, marked.sentences).text == text
    assert map_visible(text, str) == text


@settings(max_examples=150, deadline=None)
@given(text=WORDS, other=WORDS)
def test_any_translation_of_any_text_is_put_back(text: str, other: str) -> None:
    marked = take_out(text)
    assert isinstance(put_back(marked, [other] * len(marked.units)).text, str)


@settings(max_examples=300, deadline=None)
@given(text=WORDS)
@example(text="<0@<b>")
@example(text="&#0")
@example(text="$0 $$0")
@example(text="$0 $a b$c")
@example(text="^\\ ^")
def test_plain_words_are_rendered_as_they_are(text: str) -> None:
    # The start of a line belongs to the block, and white space is one space on a page.
    plain = " ".join("".join(one if one.isprintable() else " " for one in text).split())
    plain = plain.replace("://", " ").replace(":ok:", "")
    escaped = f"Zo: {escape_plain(plain)}"
    expected = " ".join(f"Zo: {plain}".split())
    for html in (MarkdownIt("commonmark").render(escaped), site_html(escaped)):
        reader = outline(html)
        assert reader.tags == ["p", "/p"], escaped
        assert " ".join("".join(reader.words).split()) == expected
    assert visible_text(escape_plain(plain)) == plain


@settings(max_examples=250, deadline=None)
@given(
    source=st.sampled_from(MARKED),
    words=st.lists(
        st.one_of(st.sampled_from(["X1", "PEM", "niet", ",", "the", "dit", "."]), WORDS), max_size=8
    ),
)
@example(source=MARKED[0], words=[""])
def test_every_address_survives_any_translation(source: str, words: list[str]) -> None:
    marked = take_out(source)
    translation = " ".join(words)
    translation = "".join(one if one.isprintable() else " " for one in translation)
    translation = translation.replace("://", " ").replace("@", " ").replace("[^", "[")
    result = put_back(marked, [f"Zo {translation}"] * len(marked.units))
    before, after = addresses(site_html(source)), addresses(site_html(result.text))
    assert after == before, result.text


@pytest.mark.parametrize("source", MARKED)
def test_capitals_leave_the_structure_as_it_is(source: str) -> None:
    marked = take_out(source)
    shouted = put_back(marked, [one.upper() for one in marked.sentences])
    for text in (shouted.text, map_visible(source, str.upper)):
        assert outline(site_html(text)).tags == outline(site_html(source)).tags
    assert not shouted.findings


def _examples() -> list[str]:
    if not COMMONMARK.exists():
        return []
    return [one["markdown"] for one in json.loads(COMMONMARK.read_text(encoding="utf-8"))]


def test_all_commonmark_examples_keep_their_bytes() -> None:
    if not (examples := _examples()):
        pytest.skip("the CommonMark examples are not here")
    for text in examples:
        marked = take_out(text)
        assert put_back(marked, marked.sentences).text == text
        assert map_visible(text, str) == text


INLINE = (
    "Emphasis",
    "Links",
    "Code spans",
    "Images",
    "Raw HTML",
    "Autolinks",
    "Entity",
    "Backslash",
)


def test_inline_commonmark_examples_keep_their_structure_in_capitals() -> None:
    if not COMMONMARK.exists():
        pytest.skip("the CommonMark examples are not here")
    differing = []
    for one in json.loads(COMMONMARK.read_text(encoding="utf-8")):
        text = one["markdown"]
        if not one["section"].startswith(INLINE) or "\n\n" in text or "]:" in text:
            continue
        shouted = map_visible(text, str.upper)
        for render in (MarkdownIt("commonmark").render, site_html):
            if outline(render(shouted)).tags != outline(render(text)).tags:
                differing.append((text, shouted))
                break
    assert differing == []


def test_entities_are_shown_as_their_characters() -> None:
    assert visible_text("caf&eacute; &amp; bar") == unescape("caf&eacute; &amp; bar")
