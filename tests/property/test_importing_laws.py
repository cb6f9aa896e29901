"""Laws of importing: no word is lost, nothing becomes markup by accident, twice is once."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.proof.rendering import site_html
from tests.sources import making

from tweetalig.errors import UnreadableInput
from tweetalig.importing.article import Order, make_article
from tweetalig.importing.audit import words_of
from tweetalig.importing.joining import Joiner
from tweetalig.importing.rich import Mark, Rich, Style, substitute
from tweetalig.importing.typography import tidy_quotes, tidy_spaces
from tweetalig.importing.writing import write_inline
from tweetalig.segment import segment_markdown

SIGNS = "ab \t\\`*_[]()<>#+-.!|:={}~^$&\"'/1?é\u00a0“’•…"
lines = st.lists(
    st.one_of(
        st.text(alphabet=SIGNS, max_size=40),
        st.sampled_from(
            ("", "", "Een gewone zin die hier nog niet", "eindigt maar verder gaat.", "- punt",
             "1) een", "2) twee", "• rond", "# hekje", "| a | b |", "|---|---|", "```", "> citaat",
             "Kop zonder punt", "3", "Pagina 3 van 8", "woord-", "deel a\tdeel b", "[^1]: noot",
             "!!! note", "    ingesprongen", "--- ", "===", "{: .x }", "[1] bron", "zie [1]",
             "Wat helpt:", "https://a.example/?utm_source=b&c=1", "\f", "*[AB]: uit", "$$", "x^2^",
             "/// caption", "<b>vet</b>", "&amp;", "\\(x\\)", "--8<-- \"x\"", "a\u00adb", "ﬁets"),
        ),
    ),
    max_size=25,
)  # fmt: skip
texts = lines.map("\n".join)


def imported(text: str, name: str = "x.txt") -> str:
    return make_article(Order(data=text.encode(), name=name)).text


@settings(deadline=None, max_examples=100)
@given(texts)
@example("a\n- b\n\nc\n1. d")
@example("Een kop\n\nzin:\n- a\n  - b\n- c")
def test_no_word_of_a_text_is_lost(text: str) -> None:
    try:
        article = make_article(Order(data=text.encode(), name="x.txt"))
    except UnreadableInput:
        return
    assert not [r for r in article.remarks if r.rule == "lost-words"]
    assert segment_markdown(article.text).render({}) == article.text


@settings(deadline=None, max_examples=100)
@given(texts)
@example("1. a")
@example("Zie [hier](daar) en <b>dat</b>\n\n#kop")
def test_what_looks_like_markup_stays_text(text: str) -> None:
    try:
        article = make_article(Order(data=text.encode(), name="x.txt"))
    except UnreadableInput:
        return
    html = site_html(article.text.split("\n---\n\n", 1)[1])
    shown = re.sub(r"<(?:code|kbd)\b", "<x", html)
    tags = set(re.findall(r"<([a-z0-9]+)", shown))
    assert tags <= {
        "h1", "h2", "h3", "h4", "h5", "h6", "p", "ul", "ol", "li", "a", "table", "thead", "tbody",
        "tr", "th", "td", "div", "sup", "hr", "br",
    }  # fmt: skip


@settings(deadline=None, max_examples=60)
@given(texts)
@example("woord-\nhttps://a.example/?utm_source=b&c=1")
def test_an_article_that_was_imported_is_imported_unchanged(text: str) -> None:
    try:
        once = imported(text)
    except UnreadableInput:
        return
    assert imported(once, "x.md") == once


@given(st.text(alphabet=SIGNS + "\u200b\u2003\n", max_size=60))
def test_typography_settles_at_once_and_keeps_the_words(text: str) -> None:
    once = tidy_quotes(tidy_spaces(Rich(text)))
    assert tidy_quotes(tidy_spaces(once)).text == once.text
    assert _letters(once.text) == _letters(text)


def _letters(text: str) -> list[str]:
    return [c for c in unicodedata.normalize("NFC", text) if c.isalnum()]


marked = st.builds(
    lambda text, spans: Rich(
        text,
        tuple(
            Mark(style=style, start=min(a, b) % (len(text) + 1), end=max(a, b) % (len(text) + 1))
            for style, a, b in spans
            if min(a, b) % (len(text) + 1) < max(a, b) % (len(text) + 1)
        ),
    ),
    st.text(alphabet="abc de*_`<[", max_size=20),
    st.lists(
        st.tuples(
            st.sampled_from((Style.STRONG, Style.EMPHASIS, Style.LINK, Style.RAISED)),
            st.integers(0, 20),
            st.integers(0, 20),
        ),
        max_size=4,
    ),
)


@given(marked, st.sampled_from(("a", "b+", r"\s", "[ac]", "bc")), st.sampled_from(("", "x", "yyy")))
def test_replacing_keeps_marks_on_the_words_they_were_on(
    text: Rich, pattern: str, new: str
) -> None:
    result = substitute(text, re.compile(pattern), new)
    assert result.text == re.sub(pattern, new, text.text)
    for mark in result.marks:
        assert 0 <= mark.start < mark.end <= len(result.text)
    kept = [c for c in "abcde" if not re.search(pattern, c) and c not in new]
    for letter in kept:
        before = Counter(s for at, c in enumerate(text.text) if c == letter for s in _at(text, at))
        after = Counter(
            s for at, c in enumerate(result.text) if c == letter for s in _at(result, at)
        )
        if pattern not in {"bc", "b+"}:
            assert before == after


def _at(text: Rich, position: int) -> list[Style]:
    return [mark.style for mark in text.marks if mark.start <= position < mark.end]


@settings(deadline=None)
@given(marked)
@example(
    Rich(
        "<<<aa",
        (Mark(style=Style.STRONG, start=0, end=4), Mark(style=Style.RAISED, start=3, end=4)),
    )
)
@example(Rich("<<<<a<<", (Mark(style=Style.STRONG, start=5, end=7),)))
def test_styled_text_shows_its_words_whatever_its_marks(text: Rich) -> None:
    linked = tuple(
        Mark(style=m.style, start=m.start, end=m.end, value="https://a.example")
        if m.style is Style.LINK
        else m
        for m in text.marks
    )
    written = write_inline(Rich(text.text, linked))
    html = site_html(f"Woord {written} woord")
    shown = re.sub(r"<[^>]+>", "", html).replace("&lt;", "<").replace("&amp;", "&")
    assert "".join(shown.split()) == "Woord" + "".join(text.text.split()) + "woord"


@settings(deadline=None)
@given(
    st.from_regex(r"[a-zé]{2,12}", fullmatch=True), st.from_regex(r"[a-zé]{2,12}", fullmatch=True)
)
def test_a_broken_word_keeps_its_letters(left: str, right: str) -> None:
    joiner = Joiner()
    whole = joiner.join([Rich(f"Een {left}-"), Rich(f"{right} hier")], 1)
    assert whole.text.replace("-", "").replace(" ", "") == f"Een{left}{right}hier"


FILES = (making.word(), making.opendocument(), making.two_columns(), making.web_page())


@settings(deadline=None, max_examples=60)
@given(
    st.sampled_from(FILES),
    st.lists(st.tuples(st.floats(0, 0.999), st.integers(0, 255)), min_size=1, max_size=6),
    st.one_of(st.none(), st.floats(0.2, 0.99)),
)
def test_a_damaged_file_is_read_or_refused(
    data: bytes, changes: list[tuple[float, int]], end: float | None
) -> None:
    damaged = bytearray(data if end is None else data[: int(len(data) * end)])
    for place, value in changes:
        damaged[int(place * len(damaged))] = value
    try:
        article = make_article(Order(data=bytes(damaged), name="x"))
    except UnreadableInput:
        return
    assert words_of([article.text])
