"""What Word does beyond its text: numbers that go on, raised letters, contents, wide cells."""

from __future__ import annotations

from tests.sources import making
from tests.sources.making import word_paragraph, word_run

from tweetalig.importing.article import Made, Order, make_article


def made(*paragraphs: str) -> Made:
    data = making.word("".join(paragraphs), title="")
    return make_article(Order(data=data, name="x.docx"))


def body(*paragraphs: str) -> str:
    return made(*paragraphs).text.split("\n---\n\n# TODO\n\n", 1)[1]


def item(text: str, numbering: int = 2, depth: int = 0) -> str:
    return word_paragraph(word_run(text), numbering=numbering, depth=depth)


def plain(text: str) -> str:
    return word_paragraph(word_run(text))


def test_a_list_goes_on_counting_after_a_paragraph_within_it() -> None:
    text = body(item("een"), item("twee"), plain("Tussendoor."), item("drie"), item("vier"))
    assert text == "1. een\n2. twee\n\nTussendoor.\n\n3. drie\n4. vierde\n".replace(
        "vierde", "vier"
    )


def test_footnotes_do_not_count_as_items() -> None:
    noted = word_paragraph(word_run("Met noot.") + '<w:r><w:footnoteReference w:id="2"/></w:r>')
    text = body(item("een"), noted, item("twee"))
    assert text == f"1. een\n\nMet noot.[^1]\n\n2. twee\n\n[^1]: {making.NOTE}\n"


def test_inner_lists_begin_anew_and_a_numbering_can_begin_elsewhere() -> None:
    text = body(
        item("een"), item("a", depth=1), item("b", depth=1), item("twee"), item("c", depth=1),
        plain("Tussendoor."), item("zeven", numbering=3), item("acht", numbering=3),
    )  # fmt: skip
    assert text == (
        "1. een\n    2. a\n    3. b\n2. twee\n    2. c\n\nTussendoor.\n\n7. zeven\n8. acht\n"
    )


def test_small_letters_that_are_moved_up_or_down_are_raised_or_lowered() -> None:
    up, down = (f'<w:position w:val="{moved}"/><w:sz w:val="19"/>' for moved in (8, -2))
    runs = [word_run("Zo'n 10"), word_run("3", up), word_run(" delen CO"), word_run("2", down)]
    assert body(word_paragraph("".join(runs))) == "Zo’n 10^3^ delen CO~2~\n"


def test_a_cell_over_two_rows_shifts_none_below_it() -> None:
    def cell(text: str, properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{plain(text)}</w:tc>"

    rows = (
        cell("dag") + cell("wat"),
        cell("maandag", '<w:vMerge w:val="restart"/>') + cell("rust"),
        cell("", "<w:vMerge/>") + cell("bezoek"),
    )
    table = f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"
    assert body(table, plain("Slot.")) == (
        "| dag | wat |\n| --- | --- |\n| maandag | rust |\n|  | bezoek |\n\nSlot.\n"
    )


def test_a_list_in_a_cell_stays_in_its_table() -> None:
    cells = f"<w:tc>{plain('dinsdag')}</w:tc><w:tc>{item('lezen', 1)}{item('rusten', 1)}</w:tc>"
    head = f"<w:tc>{plain('dag')}</w:tc><w:tc>{plain('wat')}</w:tc>"
    table = f"<w:tbl><w:tr>{head}</w:tr><w:tr>{cells}</w:tr></w:tbl>"
    assert "| dinsdag | • lezen<br>• rusten |" in body(table, plain("Slot."))
