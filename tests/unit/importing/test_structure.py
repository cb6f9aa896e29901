"""Titles, headings and captions are found as their writer meant them, marked or not."""

from __future__ import annotations

from tests.sources import making
from tests.sources.making import word_paragraph, word_run

from tweetalig.importing.article import Made, Order, make_article

TEXT = word_paragraph(word_run(making.INTRO))
TABLE = (
    "<w:tbl>"
    + "".join(
        "<w:tr>"
        + "".join(f"<w:tc>{word_paragraph(word_run(cell))}</w:tc>" for cell in row)
        + "</w:tr>"
        for row in making.ROWS
    )
    + "</w:tbl>"
)


def made(*paragraphs: str) -> Made:
    return make_article(Order(data=making.word("".join(paragraphs), title=""), name="x.docx"))


def plain(text: str, style: str = "") -> str:
    return word_paragraph(word_run(text), style)


def bold(text: str) -> str:
    return word_paragraph(word_run(text, "<w:b/>"))


def outline(article: Made) -> list[str]:
    return [line for line in article.text.split("\n") if line.startswith("#")]


def test_a_marked_title_stands_above_the_chapters() -> None:
    article = made(
        plain("Leven met ME", "Title"), plain("Rust", "Heading1"), TEXT,
        plain("Licht", "Heading1"), TEXT,
    )  # fmt: skip
    assert article.title == "Leven met ME"
    assert outline(article) == ["# Leven met ME", "## Rust", "## Licht"]


def test_the_first_line_is_the_title_where_none_is_marked() -> None:
    for first in (plain("Leven met ME"), bold("Leven met ME")):
        for chapter in (plain("Rust", "Heading1"), bold("Rust"), plain("Rust")):
            article = made(first, chapter, TEXT)
            assert outline(article) == ["# Leven met ME", "## Rust"]
            assert article.slug == "leven-met-me"


def test_a_text_that_begins_with_a_sentence_has_no_title() -> None:
    assert outline(made(TEXT, plain("Rust", "Heading1"), TEXT)) == ["# TODO", "## Rust"]


def test_a_bold_first_line_is_a_heading() -> None:
    line = f"{word_run('Wat kan helpen', '<w:b/>')}<w:r><w:br/></w:r>{word_run(making.INTRO)}"
    article = made(TEXT, word_paragraph(line))
    assert article.text.endswith(f"\n\n## Wat kan helpen\n\n{making.INTRO}\n")


def test_a_heading_in_italics_is_set_as_the_others_are() -> None:
    article = made(TEXT, word_paragraph(word_run("Tot slot", "<w:b/><w:i/>")), TEXT)
    assert outline(article) == ["# TODO", "## Tot slot"]


def test_the_caption_of_a_table_goes_with_it() -> None:
    caption = "/// caption\nTabel 1: een dag\n///\n"
    below = made(TEXT, TABLE, plain("Tabel 1: een dag", "Caption"), TEXT)
    above = made(TEXT, bold("Tabel 1: een dag"), TABLE, TEXT)
    for article in (below, above):
        assert f"| Middag | 60 minuten |\n\n{caption}" in article.text
        assert "caption" not in {remark.rule for remark in article.remarks}


def test_contents_that_somebody_typed_are_left_out() -> None:
    chapters = (plain("Rust", "Heading1"), TEXT, plain("Licht", "Heading1"), TEXT)
    rows = (("Rust", "2"), ("Licht", "3"))
    for entries in (
        [plain("Rust 2"), plain("Licht 3")],
        [plain("1. Rust"), plain("2. Licht")],
        [word_paragraph(word_run(f"{word} {page}"), numbering=1) for word, page in rows],
        [word_paragraph(word_run(word), numbering=2) for word, _ in rows],
    ):
        article = made(plain("Leven met ME", "Title"), plain("Inhoud"), *entries, *chapters)
        assert outline(article) == ["# Leven met ME", "## Rust", "## Licht"]
        said = [remark.text for remark in article.remarks if remark.rule == "contents"]
        assert said[0] == "Inhoud"
        assert len(said) == 3


def test_a_heading_that_says_contents_above_text_stays() -> None:
    article = made(plain("Leven met ME", "Title"), bold("Inhoud"), TEXT, plain("Slot."))
    assert outline(article) == ["# Leven met ME", "## Inhoud"]
