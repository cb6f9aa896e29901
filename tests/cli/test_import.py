"""`tweetalig import` through the command line: where articles go, what is said, what is refused."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.sources import making

Command = Callable[..., Any]
ARTICLES = "docs/nl/artikelen"
LOST = "Wat rust geeft\n\nDit geeft rust onder meer:\n\nDaarna volgt er nog een zin.\n"
RUST = f"{ARTICLES}/rust-na-een-drukke-dag"
SEEDS = Path(__file__).parents[3] / "shared/seeds"


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """What people sent, in a folder outside the site."""
    folder = tmp_path / "gekregen"
    (folder / "rust_bestanden").mkdir(parents=True)
    for name, data in {
        "rust.docx": making.word(),
        "rust.odt": making.opendocument(),
        "twee.pdf": making.two_columns(),
        "scan.pdf": making.scanned(),
        "rust.html": making.web_page(),
        "rust_bestanden/bed.png": making.png(),
        "lijst.txt": LOST.encode(),
    }.items():
        (folder / name).write_bytes(data)
    return folder


def test_articles_go_to_the_site_with_their_images(
    site: Path, files: Path, tweetalig: Command
) -> None:
    run = tweetalig("import", str(files / "rust.docx"), str(files / "rust.html"))
    assert run.status == 0
    assert run.out == ""
    assert f"{files / 'rust.docx'} became {RUST}.md, with 1 image." in run.err
    assert f"{files / 'rust.html'} became {RUST}-2.md, with 1 image." in run.err
    for name in ("rust-na-een-drukke-dag-1.png", "rust-na-een-drukke-dag-2-1.png"):
        assert (site / "docs/nl/beelden" / name).read_bytes() == making.png()
    text = (site / f"{RUST}-2.md").read_text(encoding="utf-8")
    assert "](../beelden/rust-na-een-drukke-dag-2-1.png)" in text
    assert f"{files / 'rust.docx'}: warning[comment]: a comment was left out" in run.err


def test_images_are_found_where_the_page_names_them(
    site: Path, files: Path, tweetalig: Command
) -> None:
    (files / "bij/de pagina").mkdir(parents=True)
    (files / "bij/de pagina/bed.png").write_bytes(making.png())
    (files.parent / "buiten.png").write_bytes(making.png())
    page = '<h1>Rust</h1><p>Tekst.</p><img src="bij/de%20pagina/bed.png"><img src="../buiten.png">'
    (files / "x.html").write_text(page, encoding="utf-8")
    run = tweetalig("import", str(files / "x.html"))
    assert (site / "docs/nl/beelden/rust-1.png").read_bytes() == making.png()
    assert "../buiten.png was left out" in run.err
    assert [path.name for path in (site / "docs/nl/beelden").iterdir()] == ["rust-1.png"]


def test_a_doubt_is_shown_with_its_line_in_the_article(files: Path, tweetalig: Command) -> None:
    run = tweetalig("import", str(files / "lijst.txt"), "--json")
    result = json.loads(run.out)
    (article,) = result["articles"]
    assert article["article"] == f"{ARTICLES}/wat-rust-geeft.md"
    assert article["title"] == "Wat rust geeft"
    assert result["problems"] == []
    (lost,) = [one for one in article["findings"] if one["rule"] == "lost-list"]
    assert (lost["path"], lost["line"], lost["severity"]) == (article["article"], 10, "warning")
    assert lost["message"].endswith(f"(line 3 of {files / 'lijst.txt'})")
    assert f"{article['article']}:10: warning[lost-list]: " in run.err


def test_nothing_is_ever_overwritten(site: Path, files: Path, tweetalig: Command) -> None:
    source = str(files / "rust.docx")
    for _ in range(3):
        assert tweetalig("import", source).status == 0
    names = sorted(path.name for path in (site / ARTICLES).iterdir())
    assert names == ["pem.md"] + [f"rust-na-een-drukke-dag{n}.md" for n in ("-2", "-3", "")]
    taken = tweetalig("import", source, "--to", f"{ARTICLES}/pem.md")
    assert taken.status == 2
    assert "nothing is ever overwritten" in taken.err


def test_an_article_goes_where_it_is_sent(site: Path, files: Path, tweetalig: Command) -> None:
    source = str(files / "rust.docx")
    assert tweetalig("import", source, "--to", "docs/nl/nieuws/rust.md").status == 0
    assert "](../beelden/" in (site / "docs/nl/nieuws/rust.md").read_text(encoding="utf-8")
    assert tweetalig("import", source, "--to", "docs/nl/nieuws").status == 0
    assert (site / "docs/nl/nieuws/rust-na-een-drukke-dag-2.md").is_file()
    two = tweetalig("import", source, source, "--to", "docs/nl/nieuws/x.md")
    assert two.status == 2


def test_without_a_site_the_place_has_to_be_named(
    files: Path, tmp_path: Path, tweetalig: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(files)
    assert tweetalig("import", "rust.docx").status == 2
    run = tweetalig("import", "rust.docx", "--to", "uit")
    assert run.status == 0
    assert "](beelden/" in (files / "uit/rust-na-een-drukke-dag.md").read_text(encoding="utf-8")
    assert list((files / "uit/beelden").iterdir())
    assert tmp_path in files.parents


def test_standard_input_is_imported(site: Path, installed: Command) -> None:
    run = installed("import", "-", given="Over rust\n\nDit is een zin over rust.\n")
    assert run.status == 0
    assert "standard input became docs/nl/artikelen/over-rust.md." in run.err
    assert (site / f"{ARTICLES}/over-rust.md").is_file()


def test_all_problems_are_said_and_the_rest_is_imported(
    site: Path, files: Path, tweetalig: Command
) -> None:
    bomb = files / "bom.docx"
    bomb.write_bytes(making.archive([("word/document.xml", b" " * 20_000_000)]))
    with (files / "groot.txt").open("wb") as file:
        file.truncate(500_000_000)
    names = ("bom.docx", "groot.txt", "weg.docx", "rust_bestanden", "rust.docx")
    run = tweetalig("import", *(str(files / name) for name in names), "--json")
    assert run.status == 3
    assert f"{bomb}: error[unreadable]: the file holds 20 MB in" in run.err
    assert f"{files / 'groot.txt'}: error[unreadable]: the file is larger than 100 MB" in run.err
    assert f"{files / 'weg.docx'}: error[unreadable]: the file is not there" in run.err
    assert f"{files / 'rust_bestanden'}: error[unreadable]: this is a folder and no" in run.err
    assert (site / f"{RUST}.md").is_file()
    assert [one["name"] for one in json.loads(run.out)["problems"]] == ["unreadable"] * 4


def test_a_scan_is_refused_with_a_hint_and_read_with_ocr(
    site: Path, files: Path, tweetalig: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tweetalig.intake.find_ocr", lambda: "")
    refused = tweetalig("import", str(files / "scan.pdf"))
    assert refused.status == 3
    assert f"{files / 'scan.pdf'}: error[no-text]: " in refused.err
    assert "hint: install OCR" in refused.err
    program = files / "ocr"
    program.write_text(f"#!/bin/sh\ncat > /dev/null; cat {files / 'twee.pdf'}\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setattr("tweetalig.intake.find_ocr", lambda: str(program))
    assert "warning[recognised-text]" in tweetalig("import", str(files / "scan.pdf")).err
    assert (site / f"{RUST}.md").is_file()
    program.write_text("#!/bin/sh\ncat\n", encoding="utf-8")
    unread = tweetalig("import", str(files / "scan.pdf"))
    assert unread.status == 3
    assert "no text was recognised in the pictures" in unread.err


def test_what_was_imported_is_drafted_and_published(
    site: Path, files: Path, tweetalig: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = files / "ocr"
    program.write_text(f"#!/bin/sh\ncat > /dev/null; cat {files / 'twee.pdf'}\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setattr("tweetalig.intake.find_ocr", lambda: str(program))
    made = ("rust.docx", "rust.odt", "twee.pdf", "scan.pdf", "rust.html", "lijst.txt")
    # What organisations sent is there on the machines of the project only.
    given = [*(str(files / name) for name in made), *map(str, sorted(SEEDS.glob("0*.txt")))]
    run = tweetalig("import", *given, "--json")
    assert run.status == 0
    articles = [Path(one["article"]) for one in json.loads(run.out)["articles"]]
    assert len(set(articles)) == len(given)
    assert tweetalig("sync", "--engine", "pseudo").status == 0
    assert tweetalig("build").status == 0
    for article in articles:
        for language in ("nl", "en"):
            assert (site / f"site/{language}/artikelen/{article.stem}/index.html").is_file()
    page = (site / "site/nl/artikelen/rust-na-een-drukke-dag/index.html").read_text("utf-8")
    assert "<figcaption>" in page
    assert "TODO" not in (site / "site/sitemap.xml").read_text("utf-8")
