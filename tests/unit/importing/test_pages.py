"""Lists, notes and headings of PDF pages are found; what stands another way up is said."""

from __future__ import annotations

import time

from tests.sources import making
from tests.sources.making import Placed

from tweetalig.importing.article import Made, Order, make_article


def made(data: bytes) -> Made:
    return make_article(Order(data=data, name="x.pdf"))


def body(data: bytes) -> str:
    return made(data).text.split("\n---\n\n", 1)[1]


def column() -> making.Column:
    return making.Column(50, 760, 90)


def hanging(top: float, *items: tuple[float, str, str]) -> list[Placed]:
    """Items of a list with their signs hanging before them, as programs set them."""
    return [
        placed
        for number, (left, sign, text) in enumerate(items)
        for placed in (
            (left, top - 14 * number, "F1", 10.0, sign),
            (left + 18, top - 14 * number, "F1", 10.0, text),
        )
    ]


def test_signs_that_hang_before_their_items_make_a_list_and_no_table() -> None:
    text = column()
    text.say(making.INTRO)
    items = hanging(text.skip(0), (60, "•", "rust"), (60, "•", "licht"), (78, "o", "zacht"),
                    (78, "o", "warm"), (60, "•", "stilte"))  # fmt: skip
    article = made(making.pdf([[*text.placed, *items]]))
    assert article.text.endswith("- rust\n- licht\n    - zacht\n    - warm\n- stilte\n")
    assert "lost-words" not in {remark.rule for remark in article.remarks}


def test_numbers_that_hang_before_their_items_make_a_list() -> None:
    text = column()
    text.say(making.INTRO)
    items = hanging(text.skip(0), (60, "1.", "eerst liggen"), (60, "2.", "dan zitten"))
    assert body(making.pdf([[*text.placed, *items]])).endswith("1. eerst liggen\n2. dan zitten\n")


def test_a_note_below_the_page_is_known_by_its_raised_number() -> None:
    text = column()
    text.say(making.INTRO)
    text.say("Dat geldt niet altijd.")
    left, base, *_ = text.placed[-1]
    foot: list[Placed] = [(50, 64, "F1", 6, "1"), (54, 60, "F1", 9, making.NOTE)]
    raised: Placed = (left + 85, base + 4, "F1", 6, "1")
    article = body(making.pdf([[*text.placed, raised, *foot]]))
    assert article.endswith(f"Dat geldt niet altijd.[^1]\n\n[^1]: {making.NOTE}\n")


def test_headings_that_look_like_text_are_known_by_the_space_around_them() -> None:
    text = column()
    for line in ("Over rust", "Wat helpt", making.INTRO, "Wat niet helpt", making.LAST):
        text.say(line)
    expected = (
        f"# Over rust\n\n## Wat helpt\n\n{making.INTRO}\n\n## Wat niet helpt\n\n{making.LAST}\n"
    )
    assert body(making.pdf([text.placed])) == expected


def test_text_along_the_edge_breaks_no_sentence_and_is_said() -> None:
    text = column()
    text.say(making.INTRO)
    edge: Placed = (30, 700, "F1", 8, "Foto bij dit blad")
    article = made(making.pdf([text.placed], turned=[edge]))
    assert article.text.endswith(f"\n\n{making.INTRO}\n")
    (said,) = [remark for remark in article.remarks if remark.rule == "turned-text"]
    assert said.text.split() == ["Foto", "bij", "dit", "blad"]
    assert "lost-words" not in {remark.rule for remark in article.remarks}


def test_a_page_that_lies_on_its_side_is_read() -> None:
    text = making.Column(50, -60, 90)
    text.say(making.INTRO)
    text.say(making.LAST)
    turned = [(-y, x, font, size, line) for x, y, font, size, line in text.placed]
    assert body(making.pdf([[]], turned=turned)).endswith(f"{making.INTRO}\n\n{making.LAST}\n")


def test_what_comes_after_the_end_of_a_file_takes_no_time() -> None:
    text = column()
    text.say(making.INTRO)
    boxes = [(50.0, 500.0 - 20 * n, 200.0, 20.0) for n in range(5)]
    data = making.pdf([text.placed], rules=boxes)
    started = time.process_time()
    assert making.INTRO in made(data + bytes(30_000_000)).text
    assert time.process_time() - started < 5


def test_a_wide_word_that_did_not_fit_begins_no_paragraph() -> None:
    text = making.Column(50, 760, 95)
    for line in (
        "Vraag hulp als je niet weet wat je aankunt of wilt. Kijk rustig wat er lukt of wat er "
        "telt.",
        "WAMMES ging iemand vragen om mee te gaan naar het gesprek, en dat hielp haar ook wel.",
    ):
        text.say(line)
        text.skip(-7)
    assert body(making.pdf([text.placed])).count("\n\n") == 1


def test_a_space_after_a_footnote_stays() -> None:
    text = column()
    text.say(making.INTRO)
    text.say("Dat geldt niet altijd.")
    left, base, *_ = text.placed[-1]
    rest: list[Placed] = [
        (left + 85, base + 4, "F1", 6, "1"),
        (left + 92, base, "F1", 10, "Nu wel."),
    ]
    foot: list[Placed] = [(50, 64, "F1", 6, "1"), (54, 60, "F1", 9, making.NOTE)]
    article = body(making.pdf([[*text.placed, *rest, *foot]]))
    assert "Dat geldt niet altijd.[^1] Nu wel.\n" in article


def test_recognised_lines_of_uneven_size_are_one_sentence() -> None:
    text = column()
    text.say(f"{making.INTRO} {making.LEFT}")
    uneven = [
        (x, y, font, size + 0.8 * (n % 2), line)
        for n, (x, y, font, size, line) in enumerate(text.placed)
    ]
    data = making.pdf([uneven], fonts=("GlyphLessFont",) * 3)
    assert body(data).endswith(f"\n\n{making.INTRO} {making.LEFT}\n")
