"""OpenDocument texts as LibreOffice writes them: lists in pieces, boxes, what is hidden."""

from __future__ import annotations

from tests.sources import making

from tweetalig.importing.article import Made, Order, make_article

STYLES = (
    '<style:style style:name="H1" style:family="text"><style:text-properties '
    'text:display="none"/></style:style><text:list-style style:name="N"><text:list-level-style-'
    'number text:level="1" style:num-format="1"/></text:list-style><text:list-style '
    'style:name="B"><text:list-level-style-bullet text:level="1"/></text:list-style>'
)


def made(body: str) -> Made:
    data = making.opendocument_of(body, styles=STYLES)
    return make_article(Order(data=data, name="x.odt"))


def p(text: str) -> str:
    return f"<text:p>{text}</text:p>"


def listing(style: str, *items: str, key: str = "", goes_on: str = "") -> str:
    names = f' xml:id="{key}"' if key else ""
    names += f' text:continue-list="{goes_on}"' if goes_on else ""
    inside = "".join(f"<text:list-item>{item}</text:list-item>" for item in items)
    return f'<text:list text:style-name="{style}"{names}>{inside}</text:list>'


def test_a_list_in_pieces_is_one_list() -> None:
    hollow = listing("B", listing("B", p("binnen"), p("ook")))
    text = listing("N", p("een"), key="a") + hollow + listing("N", p("twee"), goes_on="a")
    assert made(text + p("Slot.")).text.endswith(
        "\n\n1. een\n    - binnen\n    - ook\n2. twee\n\nSlot.\n"
    )


def test_an_inner_list_is_known_by_the_outer_one_that_goes_on() -> None:
    text = listing("B", p("een"), key="a") + listing("N", p("diep")) + listing(
        "B", p("twee"), goes_on="a"
    )  # fmt: skip
    assert made(text).text.endswith("\n\n- een\n    1. diep\n- twee\n")


def test_lists_that_do_not_belong_together_stay_apart() -> None:
    text = listing("B", p("een")) + listing("N", p("twee"))
    assert made(text).text.endswith("\n\n- een\n\n<!-- -->\n\n1. twee\n")


def test_a_box_parts_no_sentence() -> None:
    for name in ("draw:text-box", "draw:custom-shape"):
        box = f"<draw:frame><{name}>{p('In een kader.')}</{name}></draw:frame>"
        assert made(p(f"Een zin {box}gaat door.") + p("Slot.")).text.endswith(
            "\n\nEen zin gaat door.\n\nIn een kader.\n\nSlot.\n"
        )


def test_hidden_words_are_said_and_not_shown() -> None:
    article = made(p('Dit is <text:span text:style-name="H1">geheim </text:span>te zien.'))
    assert article.text.endswith("\n\nDit is te zien.\n")
    assert [one.text for one in article.remarks if one.rule == "hidden-text"] == ["geheim"]
    assert "lost-words" not in {remark.rule for remark in article.remarks}


def test_what_was_deleted_is_said_without_who_did_it() -> None:
    change = (
        "<text:tracked-changes><text:changed-region><text:deletion><office:change-info>"
        "<dc:creator>Jan</dc:creator><dc:date>2025-01-01</dc:date></office:change-info>"
        f"{p('oude woorden')}</text:deletion></text:changed-region></text:tracked-changes>"
    )
    article = made(change + p("Een zin."))
    assert [r.text for r in article.remarks if r.rule == "tracked-change"] == ["oude woorden"]


def test_a_formula_is_said() -> None:
    data = making.opendocument_of(
        p('De som: <draw:frame><draw:object xlink:href="./Object 1"/></draw:frame>'),
        styles=STYLES,
        more=[("Object 1/content.xml", "<math><mi>a</mi><mo>+</mo><mi>b</mi></math>")],
    )
    article = make_article(Order(data=data, name="x.odt"))
    assert [r.text for r in article.remarks if r.rule == "drawing"] == ["a + b"]
    assert "lost-words" not in {remark.rule for remark in article.remarks}
