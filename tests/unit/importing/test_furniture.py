"""What belongs to the paper is left out and said: heads, page numbers, tables of contents."""

from __future__ import annotations

from collections.abc import Iterator

from tests.sources import making

from tweetalig.importing.article import Made, Order, make_article

CHAPTERS = ("Rust", "Rust", "Rust", "Licht", "Geluid", "Geluid")


def made(data: bytes) -> Made:
    return make_article(Order(data=data, name="x.pdf"))


def said(article: Made, rule: str) -> list[str]:
    return [remark.text for remark in article.remarks if remark.rule == rule]


def body(article: Made) -> str:
    return article.text.split("\n---\n\n", 1)[1]


def pages() -> Iterator[list[making.Placed]]:
    """Pages whose text goes on over their ends, with heads that name the chapter."""
    for number, chapter in enumerate(CHAPTERS):
        column = making.Column(50, 760, 90)
        column.say(f"gaat het verhaal door tot de punt. {making.INTRO}" if number else making.INTRO)
        if number + 1 < len(CHAPTERS):
            column.say("Deze zin begint op de ene bladzijde en daarna op de volgende bladzijde")
        yield [
            (50.0, 815.0, "F3", 10.0, f"Hoofdstuk {chapter}"),
            *column.placed,
            (295.0, 25.0, "F1", 10.0, ("i", "ii", "iii", "iv", "v", "vi")[number]),
        ]


def test_heads_that_change_with_the_chapter_break_no_sentence() -> None:
    article = made(making.pdf(list(pages())))
    assert said(article, "running-head") == [f"Hoofdstuk {one}" for one in CHAPTERS]
    assert said(article, "page-number") == ["i", "ii", "iii", "iv", "v", "vi"]
    whole = (
        "Deze zin begint op de ene bladzijde en daarna op de volgende bladzijde gaat het verhaal "
        f"door tot de punt. {making.INTRO}"
    )
    assert body(article) == "\n\n".join(["# TODO", making.INTRO, *[whole] * 5]) + "\n"


def test_a_table_of_contents_is_left_out() -> None:
    column = making.Column(50, 760, 100)
    column.say("Inhoud", font="F2", size=14)
    for line in (
        "1 Rust . . . . . . . . . . . . . . . . . 3",
        "1.1 Waarom rust bij deze ziekte een ander woord is dan bij gezonde mensen en wat dat",
        "betekent . . . . . . . . . . . . . . . . 4",
        "2 Licht ..................................... 12",
        "Index 14",
    ):
        column.say(line)
    text = making.Column(50, 700, 90)
    text.say("1.1 Rust", font="F2", size=14)
    text.say(making.INTRO)
    article = made(making.pdf([column.placed, text.placed]))
    assert body(article) == f"# 1.1 Rust\n\n{making.INTRO}\n"
    assert said(article, "contents")[0] == "Inhoud"
    assert len(said(article, "contents")) == 6
    assert "lost-words" not in {remark.rule for remark in article.remarks}


def test_an_empty_page_is_no_scanned_one() -> None:
    column = making.Column(50, 760, 90)
    column.say(making.INTRO)
    assert not said(made(making.pdf([column.placed, []])), "no-text")
    picture = making.pdf([[], column.placed], pictures=[(0, 0, 595, 842)])
    assert len(said(made(picture), "no-text")) == 1


def test_a_head_that_comes_once_breaks_no_sentence_whatever_its_letters() -> None:
    for font, size in (("F1", 10), ("F2", 10), ("F2", 16)):
        first, second = making.Column(50, 760, 90), making.Column(50, 760, 90)
        for paragraph in (making.INTRO, making.LEFT, making.RIGHT):
            first.say(paragraph)
        first.say("Deze zin begint op de ene bladzijde en daarna")
        second.say("Ons blad", font=font, size=size)
        second.say("gaat het verhaal door tot de punt.")
        assert body(made(making.pdf([first.placed, second.placed]))).endswith(
            "\n\nDeze zin begint op de ene bladzijde en daarna gaat het "
            'verhaal door tot de punt.\n\n!!! note "Bijschrift"\n    Ons blad\n'
        )


def test_a_quotation_set_large_breaks_no_sentence() -> None:
    text = making.Column(50, 760, 44)
    text.say(making.INTRO)
    text.say("Wie langdurig ziek is, kent de vermoeidheid die niet overgaat, en het")
    text.say("Rust is geen luiheid, maar werk voor de dag van morgen.", font="F3", size=15)
    text.say("energiebudget voor een dag is dan zo op.")
    article = made(making.pdf([text.placed]))
    assert "niet overgaat, en het energiebudget voor een dag is dan zo op.\n\n!!!" in article.text


def test_a_footnote_at_the_foot_of_a_page_breaks_no_sentence() -> None:
    first, second = making.Column(50, 760, 90), making.Column(50, 760, 90)
    for paragraph in (making.INTRO, making.LEFT, "Dat geldt niet altijd."):
        first.say(paragraph)
    left, base, *_ = first.placed[-1]
    first.placed.append((left + 85, base + 4, "F1", 6, "1"))
    first.say("Deze zin begint op de ene bladzijde en daarna")
    foot: list[making.Placed] = [(50, 64, "F1", 6, "1"), (54, 60, "F1", 10, making.NOTE)]
    second.say("gaat het verhaal door tot de punt.")
    article = made(making.pdf([[*first.placed, *foot], second.placed]))
    assert body(article).endswith(
        "Dat geldt niet altijd.[^1]\n\nDeze zin begint op de ene bladzijde en daarna gaat het "
        f"verhaal door tot de punt.\n\n[^1]: {making.NOTE}\n"
    )
