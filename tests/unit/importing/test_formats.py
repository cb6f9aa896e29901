"""One text in every format comes out as the same article; every word is in it or in the report."""

from __future__ import annotations

import codecs
from collections import Counter
from collections.abc import Iterable

import pytest
from tests.sources import making

from tweetalig.errors import UnreadableInput
from tweetalig.importing.article import Made, Order, make_article
from tweetalig.importing.audit import lost_words, words_of
from tweetalig.importing.ocr import NoTextLayer
from tweetalig.model import Kind
from tweetalig.segment import segment_markdown
from tweetalig.segment.inline import visible_text

BESIDE = frozenset({"rust_bestanden/bed.png"})
BODY = """# Rust na een drukke dag

Wie na inspanning zieker wordt, heeft vaak meer rust nodig dan andere mensen. In dit stuk lees \
je hoe je die rust *vooraf* plant. Vraag bij twijfel altijd je eigen arts om raad.

## Wat kan helpen

Een paar dingen kunnen het lichter maken:

- Zet het licht zacht.
- Vraag bezoek om kort te blijven.
- Leg je telefoon weg.

<!-- -->

1. Eerst een half uur liggen.
2. Dan pas kijken wat er kan.

## Een dag in getallen

| Moment | Rust |
| --- | --- |
| Ochtend | 30 minuten |
| Middag | 60 minuten |

![ALT](../beelden/rust-na-een-drukke-dag-1.png)

/// caption
Foto: een bed bij het raam.
///

Een glas [water](https://voorbeeld.example/rust?id=3) binnen handbereik scheelt een tocht naar \
de keuken.[^1]

**Kijk na een week terug op wat er lukte. Schrijf op wat je een volgende keer anders doet.**

[^1]: Dit geldt niet voor iedereen.
"""


def made(data: bytes, name: str, *, spellings: frozenset[str] = frozenset()) -> Made:
    return make_article(Order(data=data, name=name, beside=BESIDE, spellings=spellings))


def body(article: Made) -> str:
    return article.text.split("\n---\n\n", 1)[1]


def rules(article: Made) -> Counter[str]:
    return Counter(remark.rule for remark in article.remarks)


def said(article: Made, rule: str) -> list[str]:
    return [remark.text for remark in article.remarks if remark.rule == rule]


def everything(article: Made) -> Counter[str]:
    """The words of the article and of its report."""
    segments = segment_markdown(article.text).segments
    texts = [visible_text(one.text) for one in segments]
    return words_of([*texts, *(remark.text for remark in article.remarks)])


def missing(texts: Iterable[str], article: Made) -> Counter[str]:
    return words_of(texts) - everything(article)


def test_a_word_file_becomes_an_article() -> None:
    article = made(making.word(), "bericht.docx")
    assert article.slug == "rust-na-een-drukke-dag"
    assert body(article) == BODY.replace("ALT", "TODO")
    assert article.images == {"rust-na-een-drukke-dag-1.png": making.png()}
    assert "date: 2026-03-04\n" in article.text
    assert said(article, "running-head") == [making.HEAD]
    assert said(article, "comment") == [making.COMMENT]
    assert rules(article)["tracking-link"] == rules(article)["alternative-text"] == 1
    assert not missing((*making.TEXTS, making.HEAD, making.COMMENT), article)
    assert "lost-words" not in rules(article)


def test_an_opendocument_file_becomes_the_same_article() -> None:
    article = made(making.opendocument(), "bericht.odt")
    assert body(article) == BODY.replace("ALT", "TODO")
    assert article.images == {"rust-na-een-drukke-dag-1.png": making.png()}
    assert "title: Rust na een drukke dag\ndescription: TODO\ndate: 2026-03-04\n" in article.text
    assert not missing((*making.TEXTS, making.HEAD, making.COMMENT), article)
    assert "lost-words" not in rules(article)


def test_a_saved_page_becomes_the_same_article_without_what_stands_around_it() -> None:
    article = made(making.web_page(), "rust.html")
    assert body(article) == BODY.replace("ALT", "Een bed")
    assert article.copies == {"rust-na-een-drukke-dag-1.png": "rust_bestanden/bed.png"}
    assert "description: Hoe je rust vooraf plant.\ndate: 2026-03-04\n" in article.text
    assert "url: https://voorbeeld.example/artikelen/rust\n" in article.text
    left_out = " ".join(said(article, "page-part"))
    assert not words_of(making.FURNITURE) - words_of([left_out])
    assert not missing((*making.TEXTS, *making.FURNITURE), article)
    assert "lost-words" not in rules(article)
    assert "te lezen" not in article.text


def test_a_page_loses_its_contents_and_the_title_that_comes_again() -> None:
    page = (
        "<title>Rust</title><body><p>Nieuws</p><h2>Rust</h2><div class=toc><p>Inhoud</p><ul><li>"
        f"<a href=#a>Een</a></li></ul></div><h3 id=a>Een</h3><p>{making.INTRO} {making.LAST}</p>"
    )
    article = made(page.encode(), "x.html")
    assert body(article) == f"# Rust\n\nNieuws\n\n## Een\n\n{making.INTRO} {making.LAST}\n"
    assert said(article, "page-part") == ["Inhoud Een"]


def test_a_footnote_is_known_by_its_address_where_its_sign_is_not_raised() -> None:
    page = (
        f"<h1>Rust</h1><p>{making.INTRO}<a href='#fn:x'>1</a></p>"
        "<ol><li><a id='fn:x'></a>Zie de bron. <a href='#fnref:x'>↩</a></li></ol>"
    )
    assert body(made(page.encode(), "x.html")).endswith("[^1]\n\n[^1]: Zie de bron.\n")


def test_two_columns_are_read_one_after_the_other() -> None:
    article = made(making.two_columns(), "nieuwsbrief.pdf")
    segments = segment_markdown(article.text).segments
    found = [one.text for one in segments if one.kind in {Kind.HEADING, Kind.PARAGRAPH}]
    assert found == [
        making.TITLE, "Waarom rust telt", making.LEFT, making.INTRO, "Wat je kunt afspreken",
        making.RIGHT, "Dit helpt om het te onthouden:", making.LAST,
    ]  # fmt: skip
    assert [one.text for one in segments if one.kind is Kind.LIST_ITEM] == list(making.ITEMS)
    assert said(article, "running-head") == [making.HEAD] * 2
    assert said(article, "page-number") == ["1", "2"]
    assert rules(article)["broken-word"] == 2
    assert "lost-words" not in rules(article)


def test_a_scanned_pdf_is_refused_with_a_hint() -> None:
    with pytest.raises(NoTextLayer) as caught:
        made(making.scanned(), "scan.pdf")
    assert caught.value.exit_status == 3
    assert "ocrmypdf" in caught.value.hint


def test_markdown_keeps_its_own_markup() -> None:
    text = '# Kop\n\nEen "woord"  en `code "x"`.\n\n!!! tip\n    Wat helpt:\n\n1. een\n\n[a]: https://a.example/?utm_id=1\n'
    article = made(text.encode(), "x.md")
    assert body(article) == (
        '# Kop\n\nEen “woord” en `code "x"`.\n\n!!! tip\n    Wat helpt:\n\n1. een\n\n'
        "[a]: https://a.example/\n"
    )
    assert rules(article)["tracking-link"] == 1


def test_markdown_keeps_its_front_matter_and_gets_what_is_missing() -> None:
    article = made(b"---\ntitle: Eigen # titel\nsummary: [a]\n---\n\nTekst.\n", "x.md")
    assert article.text == (
        "---\ntitle: Eigen # titel\nsummary: [a]\ndescription: TODO\ndate: TODO\n"
        "sources: TODO\n---\n\nTekst.\n"
    )


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1", "cp850", "mac_roman"])
def test_old_encodings_are_read_and_said(encoding: str) -> None:
    text = "Patiënten met één klacht. De coördinatie is privé."
    article = made(text.encode(encoding), "x.txt")
    assert text in article.text
    assert said(article, "encoding") == [""]


def test_utf_16_and_scrambled_letters_are_read() -> None:
    text = "Patiënten met één klacht."
    assert text in made(codecs.BOM_UTF16_LE + text.encode("utf-16-le"), "x.txt").text
    scrambled = text.encode("utf-8").decode("cp1252").encode("utf-8")
    article = made(scrambled, "x.txt")
    assert text in article.text
    assert rules(article)["encoding"] == 1


@pytest.mark.parametrize(
    ("data", "name"),
    [(making.word(), "x.pdf"), (making.two_columns(), "x.docx"), (making.web_page(), "x.txt")],
)
def test_the_content_counts_and_not_the_name(data: bytes, name: str) -> None:
    article = made(data, name)
    assert "# Rust na een drukke dag\n" in article.text
    assert rules(article)["format"] == 1


def test_code_and_numbers_are_no_lost_words() -> None:
    page = (
        "<h1>Rust</h1><p><code>rust plannen</code></p><table><tr><th>Stand</th><th>Wat</th></tr>"
        "<tr><td><code>draft</code></td><td>nieuw</td></tr></table><pre>a: 5</pre>"
        "<ol start=4><li>vier</li></ol>"
    )
    assert "lost-words" not in rules(made(page.encode(), "x.html"))


def test_a_word_that_got_lost_is_said() -> None:
    (remark,) = lost_words("Rust en rust, twee keer.", body="Rust", segments=["en"], told=["twee"])
    assert remark.text == "keer rust"


def test_macros_are_left_out_and_said() -> None:
    article = made(making.word(more=[("word/vbaProject.bin", b"x")]), "x.docm")
    assert rules(article)["macros"] == 1
    assert body(article) == BODY.replace("ALT", "TODO")


_BOMB = making.archive([("word/document.xml", b" " * 20_000_000)])
_LAUGHS = making.word("<w:p><w:r><w:t>&a;</w:t></w:r></w:p>")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\n", "empty"),
        (_BOMB, "20 MB in .* made to do harm"),
        (making.archive((f"{n}.xml", b"") for n in range(10_001)), "10001 parts in .* to do harm"),
        (_LAUGHS, "damaged"),
        (making.word()[:900], "damaged"),
        (making.archive([("a.txt", b"x")]), "no text document"),
        (making.archive([("xl/workbook.xml", b"x"), ("[Content_Types].xml", b"x")]), "spreadsheet"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "old kind of Word"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "password",
        ),
        (b"%PDF-1.4\nniets", "damaged"),
        (b"{\\rtf1 hallo}", "RTF"),
        (making.png(), "image"),
        (b"\x00\x01\x02" * 50, "no text"),
        (making.opendocument(more=[("META-INF/manifest.xml", b"<encryption-data/>")]), "password"),
        (b"---\ntitle: [\n---\n# Kop\n", "front matter"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_with_a_reason(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableInput, match=reason) as caught:
        made(data, "x")
    assert caught.value.exit_status == 3
