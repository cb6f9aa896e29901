"""What Word does beyond its text: numbers that go on, raised letters, contents, wide cells."""

from __future__ import annotations

from collections import Counter

from tests.sources import making
from tests.sources.making import word_paragraph, word_run

from tweetalig.importing.article import Made, Order, make_article
from tweetalig.importing.audit import words_of


def made(*paragraphs: str) -> Made:
    data = making.word("".join(paragraphs), title="")
    return make_article(Order(data=data, name="x.docx"))


def lost(article: Made) -> Counter[str]:
    """What got lost besides the footnote, which these texts do not refer to."""
    texts = (remark.text for remark in article.remarks if remark.rule == "lost-words")
    return words_of(texts) - words_of([making.NOTE])


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


def test_the_words_of_fields_and_tags_stay() -> None:
    field = f'<w:fldSimple w:instr="SEQ Tabel">{word_run("3")}</w:fldSimple>'
    tag = f'<w:customXml w:element="plaats">{word_run("Utrecht")}</w:customXml>'
    line = word_paragraph(word_run("Zie tabel ") + field + word_run(" uit ") + tag + word_run("."))
    assert body(line, plain(making.INTRO)) == f"Zie tabel 3 uit Utrecht.\n\n{making.INTRO}\n"


def test_a_large_first_letter_belongs_to_its_word() -> None:
    frame = f'<w:p><w:pPr><w:framePr w:dropCap="drop"/></w:pPr>{word_run("D")}</w:p>'
    assert body(frame, plain("it is het begin van een verhaal.")) == (
        "Dit is het begin van een verhaal.\n"
    )


def test_hidden_words_are_said_and_not_shown() -> None:
    hidden, off = (word_run("geheim ", f"<w:vanish{value}/>") for value in ("", ' w:val="0"'))
    article = made(word_paragraph(word_run("Dit is ") + hidden + off + word_run("te zien.")))
    assert article.text.endswith("\n\nDit is geheim te zien.\n")
    (said,) = [remark for remark in article.remarks if remark.rule == "hidden-text"]
    assert said.text == "geheim "


def test_a_formula_becomes_text_and_is_doubted() -> None:
    maths = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    formula = f"<m:oMath {maths}><m:r><m:t>a+b</m:t></m:r></m:oMath>"
    for whole in (formula, f"<m:oMathPara {maths}>{formula}</m:oMathPara>"):
        line = word_paragraph(word_run("De som is ") + whole + word_run("."))
        article = made(line, plain("Slot."))
        assert "\n\nDe som is a+b.\n\n" in article.text
        assert "formula" in {remark.rule for remark in article.remarks}


def test_a_box_is_read_whichever_program_made_it() -> None:
    names = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    box = f"<w:txbxContent>{plain('In een kader.')}</w:txbxContent>"
    fallback = f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
    for end in (fallback, "<mc:Fallback><w:pict/></mc:Fallback>", ""):
        choice = f"<w:r><mc:AlternateContent {names}><mc:Choice>{box}</mc:Choice>{end}"
        hung = f"{choice}</mc:AlternateContent></w:r>"
        line = word_paragraph(word_run("Een zin ") + hung + word_run("gaat door."))
        article = made(line, plain("Slot."))
        assert "\n\nEen zin gaat door.\n\nIn een kader.\n\nSlot.\n" in article.text
        assert not lost(article)


def test_moved_words_are_there_once_and_none_is_missed() -> None:
    moved = "".join(
        f'<w:{way} w:id="{n}">{word_run("woorden ")}</w:{way}>'
        for n, way in enumerate(("moveFrom", "moveTo"))
    )
    article = made(word_paragraph(moved + word_run("gaan mee.")))
    assert article.text.endswith("\n\nwoorden gaan mee.\n")
    assert not lost(article)


def test_words_in_drawings_and_inserted_files_are_said() -> None:
    drawing = (
        '<d xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:t>kring</a:t></d>'
    )
    data = making.word(
        f'{plain("Een zin.")}<w:altChunk r:id="rId9"/>',
        more=[("word/diagrams/data1.xml", drawing)],
    )
    article = make_article(Order(data=data, name="x.docx"))
    assert {"drawing", "inserted-file"} <= {remark.rule for remark in article.remarks}
    assert not lost(article)
