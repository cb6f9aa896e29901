"""Reading inline Markdown, taking marks out for an engine, and putting them back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from tweetalig.segment.inline import (
    NodeKind,
    escape_attribute,
    escape_plain,
    every_node,
    map_visible,
    parse_inline,
    put_back,
    raw_sentences,
    take_out,
    visible_text,
    visible_without_prose,
    words_of,
)

KINDS = [
    ("`a*b*`", NodeKind.CODE),
    ("``a`b``", NodeKind.CODE),
    ("$x^2$", NodeKind.MATH),
    ("\\(x_1\\)", NodeKind.MATH),
    ("\\[x_1\\]", NodeKind.MATH),
    ("++ctrl+c++", NodeKind.KEYS),
    ("<https://x.nl/a>", NodeKind.AUTOLINK),
    ("<a@b.nl>", NodeKind.AUTOLINK),
    ("https://x.nl/a_b_c", NodeKind.URL),
    ("www.x.nl", NodeKind.URL),
    ("a.b@x.nl", NodeKind.URL),
    ("me-vereniging.nl", NodeKind.URL),
    ("doi:10.1000/xyz_1", NodeKind.URL),
    ("10.1000/xyz_1", NodeKind.URL),
    ("[^noot]", NodeKind.FOOTNOTE),
    (":wave:", NodeKind.EMOJI),
    ("{{ naam }}", NodeKind.EXPRESSION),
    ("{% if a %}", NodeKind.STATEMENT),
    ("{# geheim #}", NodeKind.STATEMENT),
    ("<!-- geheim -->", NodeKind.COMMENT),
    ("<?php x ?>", NodeKind.COMMENT),
    ("<![CDATA[x]]>", NodeKind.COMMENT),
    ("<!DOCTYPE x>", NodeKind.COMMENT),
    ("<img src='a'>", NodeKind.TAG),
    ("</b>", NodeKind.TAG),
    ("&eacute;", NodeKind.ENTITY),
    ("&#233;", NodeKind.ENTITY),
    ("\\*", NodeKind.ESCAPE),
    ("\\\n", NodeKind.HARD_BREAK),
    ("[a](b)", NodeKind.LINK),
    ("[a](<b c> 'd')", NodeKind.LINK),
    ("[a](b c)", NodeKind.LINK),
    ("[a]({{ b }})", NodeKind.LINK),
    ("[a](b(c)d)", NodeKind.LINK),
    ("[a][b]", NodeKind.LINK),
    ("[a][]", NodeKind.LINK),
    ("[a](b){: .c }", NodeKind.LINK),
    ("![a](b){ width=3 }", NodeKind.IMAGE),
    ("![a][b]", NodeKind.IMAGE),
    ("*a*", NodeKind.EMPHASIS),
    ("_a_", NodeKind.EMPHASIS),
    ("**a**", NodeKind.STRONG),
    ("***a***", NodeKind.EMPHASIS),
    ("~~a b~~", NodeKind.DELETED),
    ("==a b==", NodeKind.MARKED),
    ("^^a b^^", NodeKind.INSERTED),
    ("^a^", NodeKind.SUPERSCRIPT),
    ("~a~", NodeKind.SUBSCRIPT),
    ("<b>a</b>", NodeKind.ELEMENT),
]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_a_piece_of_markup_is_read_as_one_node(text: str, kind: NodeKind) -> None:
    assert [(node.kind, node.start, node.end) for node in parse_inline(text)] == [
        (kind, 0, len(text))
    ]


@pytest.mark.parametrize(
    "text",
    ["5 < 6", "R&D", "2 * 3 * 4", "snake_case_naam", "~40 % en ~50 %", "$5 en $10", "a : b",
     "10:30:15", "a == b", "[sic]", "**", "` los", "[a", "a](b", "x {geen lijst}", "&geen;", "C++"],
)  # fmt: skip
def test_ordinary_prose_is_text(text: str) -> None:
    assert [node.kind for node in parse_inline(text)] == [NodeKind.TEXT]


def test_references_that_are_known_make_short_links() -> None:
    text = "[Doel] en [niet] en [x][y]"
    links = [one.label for one in parse_inline(text, references={"doel"}) if one.label]
    assert links == ["Doel"]


def test_a_changed_short_link_keeps_its_label() -> None:
    assert map_visible("[PEM] en [rust][]", str.title, references={"pem", "rust"}) == (
        "[Pem] En [Rust][]"
    )
    changed = map_visible(
        "[a] en [b][]", lambda run: run.replace("a", "x").replace("b", "y"), references={"a", "b"}
    )
    assert changed == "[x][a] en [y][b]"


def test_only_what_a_reader_sees_is_changed() -> None:
    text = (
        "Zie [dit](a.md \"Titel &amp; meer\") ![beeld](b.png) `code` <b title='uitleg'>vet</b> "
        "<span lang=en>fog</span> *x*{: translate=no } {{ naam }} www.x.nl caf&eacute; kop {#id}"
    )
    assert map_visible(text, str.upper) == (
        "ZIE [DIT](a.md \"TITEL &amp; MEER\") ![BEELD](b.png) `code` <b title='UITLEG'>VET</b> "
        "<span lang=en>fog</span> *x*{: translate=no } {{ naam }} www.x.nl CAF&eacute; KOP {#id}"
    )


def test_words_are_those_to_translate() -> None:
    assert words_of("Een `code` en [link](a.md) van me@x.nl, 3x") == (
        "Een",
        "en",
        "link",
        "van",
        "x",
    )


def test_visible_text_has_code_and_addresses_but_no_marks() -> None:
    text = "**Zie** `a` &amp; \\* [b](c)[^1]<br>https://x.nl <!-- x --> ![alt](d)"
    assert visible_text(text) == "Zie a & * bhttps://x.nl  alt"


@pytest.mark.parametrize(
    "text",
    ["5 < 6", "p<0,05", "R&D", "snake_case", "2 * 3", "~40 % of ~50 %", "$5 and $6", "C++ is",
     "a:b", "10:30", "x^2", "a = b", "\\d", "it's", "(see 3)", "#1", "a|b", "50% off!", "1. one"],
)  # fmt: skip
def test_ordinary_prose_needs_no_escapes(text: str) -> None:
    assert escape_plain(text) == text.replace("x^2", "x\\^2")


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("*a*", "\\*a\\*"),
        ("_a_", "\\_a\\_"),
        ("`a`", "\\`a\\`"),
        ("[a](b)", "\\[a](b)"),
        ("<b>", "&lt;b>"),
        ("&amp;", "&amp;amp;"),
        ("{{ a }}", "&#123;&#123; a }}"),
        (":ok:", "&#58;ok:"),
        ("~~a~~", "\\~\\~a\\~\\~"),
        ("==a==", "\\=\\=a\\=\\="),
        ("a\\", "a\\\\"),
    ],
)
def test_what_would_be_markup_is_escaped(text: str, escaped: str) -> None:
    assert escape_plain(text) == escaped
    assert visible_text(escaped) == text


def test_a_closing_bracket_is_escaped_inside_a_link() -> None:
    assert escape_plain("a] b", in_link=True) == "a\\] b"


def test_an_attribute_can_not_be_left_by_its_value() -> None:
    assert escape_attribute("a \"b\" <c> &  'd'") == ("a &quot;b&quot; &lt;c&gt; &amp; &#39;d&#39;")


# -- taking out


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("**Let op:** rust. Meer.", ("Let op: rust.", "Meer.")),
        ("Typ `a.b` nu.", ("Typ X1 nu.",)),
        ("Zie X1 en `a`.", ("Zie X1 en Z1.",)),
        ("Lees meer: https://x.nl.", ("Lees meer:",)),
        ("Dit is **zo. En** dat.", ("Dit is zo. En dat.",)),
        ("**Eén. Twee.** Drie.", ("Eén.", "Twee.", "Drie.")),
        ("Regel een\\\nRegel twee", ("Regel een", "Regel twee")),
        ("een regel die\\\nhier doorloopt", ("een regel die hier doorloopt",)),
        ("a<br>B", ("a", "B")),
        ("CO~2~ en m^2^ en 10^e^", ("CO2 en m2 en 10e",)),
        ("![een cel](c.png \"Cel\") Zo.", ("Zo.", "een cel", "Cel")),
        ("[![alt](b)](c) Zo.", ("Zo.", "alt")),
        ("Ziek[^1]. Ja.[^2] Nee.", ("Ziek.", "Ja.", "Nee.")),
        ("<abbr title=\"uitleg\">PEM</abbr> is zwaar", ("PEM is zwaar", "uitleg")),
        ("Zie [dit](#){ .md-button title=\"uitleg\" data-title=\"x\" }", ("Zie dit", "uitleg")),
        ("Een :material-help:{title='uitleg'} hier", ("Een hier", "uitleg")),
        ("Ziek[^1]{ .x } van $x${ .y } nu", ("Ziek van X1 nu",)),
        ("Heet <i lang=en>brain fog</i> ook <kbd>x</kbd>", ("Heet brain fog ook X1",)),
        ("", ()),
    ],
)  # fmt: skip
def test_an_engine_gets_plain_sentences(text: str, sentences: Sequence[str]) -> None:
    assert take_out(text).sentences == tuple(sentences)


def test_phrases_are_the_words_whose_place_must_be_found() -> None:
    marked = take_out("Lees [meer *hier*](a.md) over rust[^1] en `x`.")
    assert marked.phrases == ("meer hier", "hier", "rust")


def test_sentences_can_be_had_as_they_are_written() -> None:
    assert raw_sentences("**Een [link](b).** Twee `c`.") == ("Een [link](b).", "Twee `c`.")


def test_units_without_words_are_known_as_such() -> None:
    units = take_out("12 % `code` https://x.nl").units
    assert [unit.wordless for unit in units] == [True]
    assert units[0].shown == "12 % code https://x.nl"


# -- putting back

CASES: list[tuple[str, list[str], Mapping[str, Sequence[str]], str]] = [
    ("Rust is **niet** genoeg.", ["Rest is not enough."], {"niet": ["not"]},
     "Rest is **not** enough."),
    ("**Let op:** rust uit.", ["Please note: rest."], {}, "**Please note:** rest."),
    ("Bij *PEM* is rust nodig.", ["You need rest with PEM."], {}, "You need rest with *PEM*."),
    ("Het is **1,5 mg** per dag.", ["It is 1.5 mg a day."], {}, "It is **1.5 mg** a day."),
    ("**Alles is anders**.", ["All is different now."], {}, "**All is different now**."),
    ("Lees [de bronnen](a.md).", ["Read the sources."], {"de bronnen": ["The source"]},
     "Read [the sources](a.md)."),
    ("Lees **[dit](a.md)** nu.", ["Read this now."], {"dit": ["this"]},
     "Read **[this](a.md)** now."),
    ("Lees [dit *boek*](a.md) nu.", ["Read this book now."],
     {"dit boek": ["this book"], "boek": ["book"]}, "Read [this *book*](a.md) now."),
    ("Zij *was* moe (en *bleef* dat).", ["She was tired (and stayed so)."],
     {"was": ["was"], "bleef": ["stayed"]}, "She *was* tired (and *stayed* so)."),
    ("Ziek[^1].", ["Ill."], {}, "Ill[^1]."),
    ("Ziek.[^1] Ja.", ["Ill.", "Yes."], {}, "Ill.[^1] Yes."),
    ("Een studie[^1] toont dit.", ["This was shown by a study."], {"studie": ["study"]},
     "This was shown by a study[^1]."),
    ("Rood[^1], wit, blauw.", ["Red, white, blue."], {}, "Red[^1], white, blue."),
    ("Typ `a` en `b`.", ["Type X2 after X1."], {}, "Type `b` after `a`."),
    ("Typ `a` nu.", ["Type x 1 now."], {}, "Type `a` now."),
    ("[a][] is b.", ["x is y."], {"a": ["x"]}, "[x][a] is y."),
    ("Zo: ![een cel](c.png) mooi.", ["So: nice.", "a *cell*"], {},
     "So: ![a \\*cell\\*](c.png) nice."),
    ("Veel CO~2~ hier.", ["A lot of CO2."], {}, "A lot of CO~2~."),
    ("Kan is iets anders dan *is*{ lang=nl }.", ["Kan is other than is."], {},
     "Kan is other than *is*{ lang=nl }."),
    ("Een *zin*.", ["5 < 6 & *x* _y_."], {"zin": ["6"]}, "5 < *6* & \\*x\\* \\_y\\_."),
]  # fmt: skip


@pytest.mark.parametrize(("source", "translations", "renderings", "expected"), CASES)
def test_marks_land_on_the_corresponding_words(
    source: str, translations: list[str], renderings: Mapping[str, Sequence[str]], expected: str
) -> None:
    result = put_back(take_out(source), translations, renderings)
    assert result.text == expected
    assert result.findings == ()


LOSSES: list[tuple[str, list[str], Mapping[str, Sequence[str]], str]] = [
    ("Rust is **niet** genoeg.", ["Rest won't do."], {"niet": ["not"]}, "Rest won't do."),
    ("Lees [dit](a.md) eens.", ["Read on."], {"dit": ["this"]}, "Read on (see [this](a.md))."),
    ("Typ `a` nu.", ["Type it now."], {}, "Type it now (`a`)."),
    ("Typ `a` nu.", ["X1 X1 now."], {}, "`a`  now."),
    ("Een <abbr title=\"x\">PEM</abbr> hier.", ["It is here.", "y"], {},
     "It is here (<abbr title=\"y\">PEM</abbr>)."),
    ("Een studie[^1] toont dit.", ["We know."], {"studie": ["study"]}, "We know[^1]."),
    ("Veel CO~2~ hier.", ["Much carbon."], {}, "Much carbon."),
]  # fmt: skip


@pytest.mark.parametrize(("source", "translations", "renderings", "expected"), LOSSES)
def test_marks_without_a_place_are_kept_at_the_end_and_reported(
    source: str, translations: list[str], renderings: Mapping[str, Sequence[str]], expected: str
) -> None:
    result = put_back(take_out(source), translations, renderings)
    assert result.text == expected
    assert {finding.rule for finding in result.findings} == {"markup"}


def test_a_persons_own_marks_go_in_as_they_are() -> None:
    marked = take_out("Lees *dit*. En dat.")
    result = put_back(marked, ["", "And that."], ready={0: "**Read** this."})
    assert result.text == "**Read** this. And that."


def test_each_sentence_needs_a_translation() -> None:
    with pytest.raises(ValueError, match="2 translations expected, 1 given"):
        put_back(take_out("Een. Twee."), ["One."])


def test_every_node_of_a_tree_is_visited_in_order() -> None:
    kinds = [node.kind for node in every_node(parse_inline("a **b [c](d)**"))]
    assert kinds == ["text", "strong", "text", "link", "text"]


APART = [
    ("Typ `make` nu.", ["make"]),
    ("Het woord *niet*{ lang=nl } telt.", ["niet"]),
    ('Zeg <span lang="en">fog</span> en **mist**.', ["fog"]),
    ("Druk ++ctrl+c++ in.", ["Ctrl+C"]),
    ("Gewone *tekst* en [een link](a.md).", []),
]


@pytest.mark.parametrize(("text", "apart"), APART)
def test_what_is_no_prose_is_told_apart_in_what_readers_see(text: str, apart: list[str]) -> None:
    visible, places = visible_without_prose(text)
    assert visible == visible_text(text)
    assert [visible[start:end].lower() for start, end in places] == [one.lower() for one in apart]
