"""Pages of a PDF are read in the order a reader takes: columns, tables, lines."""

from __future__ import annotations

from tests.sources import making

from tweetalig.importing.article import Made, Order, make_article

WRAPPED = (
    (("Wat",), ("Hoe", "lang")),
    (("lezen of", "luisteren"), ("15", "minuten")),
    (("bezoek",), ("20", "minuten")),
)


Box = tuple[float, float, float, float]


def made(data: bytes) -> Made:
    return make_article(Order(data=data, name="x.pdf"))


def body(data: bytes) -> str:
    return made(data).text.split("\n---\n\n", 1)[1]


def boxed(left: float, top: float) -> tuple[list[making.Placed], list[Box]]:
    """A table whose cells have lines around them and more than one line in them."""
    placed: list[making.Placed] = []
    boxes: list[Box] = []
    for row in WRAPPED:
        height = 12.5 * max(map(len, row)) + 4
        top -= height
        for column, cell in enumerate(row):
            x = left + 90 * column
            boxes.append((x, top, 90.0, height))
            for n, line in enumerate(cell):
                placed.append((x + 2, top + height - 11 - 12.5 * n, "F1", 10.0, line))
    return placed, boxes


def test_a_table_in_one_of_two_columns_keeps_its_cells() -> None:
    left, right = making.Column(50, 700, 44), making.Column(320, 560, 44)
    left.say(making.LEFT)
    left.say(making.INTRO)
    left.say(making.RIGHT)
    left.say(making.LAST)
    right.say(making.RIGHT)
    table, boxes = boxed(320, 700)
    data = making.pdf([[*left.placed, *table, *right.placed]], rules=boxes)
    texts = [making.LEFT, making.INTRO, making.RIGHT, making.LAST]
    rows = "| Wat | Hoe lang |\n| --- | --- |\n| lezen of luisteren | 15 minuten |\n"
    rows += "| bezoek | 20 minuten |"
    assert body(data) == "\n\n".join(["# TODO", *texts, rows, making.RIGHT]) + "\n"


def test_a_word_that_reaches_into_the_next_column_ends_no_column() -> None:
    left, right = making.Column(50, 705, 44), making.Column(320, 700, 44)
    left.say(making.INTRO)
    left.placed.append((50, left.skip(0), "F1", 10, "Dit hangt uit: " + "a" * 36 + "."))
    left.skip(20)
    left.say(making.LEFT)
    right.say(making.RIGHT)
    right.say(making.LAST)
    text = body(making.pdf([[*left.placed, *right.placed]]))
    places = [text.index(one) for one in (making.INTRO, making.LEFT, making.RIGHT, making.LAST)]
    assert places == sorted(places)


def test_a_box_around_text_is_no_table() -> None:
    column = making.Column(60, 690, 80)
    column.say(making.INTRO)
    data = making.pdf([column.placed], rules=[(50, 600, 500, 110)] * 4)
    assert body(data) == f"# TODO\n\n{making.INTRO}\n"


def test_a_heading_of_two_bold_lines_with_a_number_is_one() -> None:
    column = making.Column(50, 760, 80)
    column.say(f"{making.INTRO} {making.LAST}")
    heading = "2.3.1 Wat kun je doen als je na een drukke dag merkt dat het te veel is geweest?"
    column.say(heading, font="F2")
    column.say(making.RIGHT)
    assert f"\n## {heading}\n" in body(making.pdf([column.placed]))
