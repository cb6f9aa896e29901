"""The two texts an organisation sent come out as articles; they are read where they lie."""

from __future__ import annotations

from pathlib import Path

import pytest

from tweetalig.importing.article import Made, Order, make_article
from tweetalig.model import Kind
from tweetalig.segment import segment_markdown
from tweetalig.segment.sentences import split_sentences

SEEDS = Path(__file__).parents[4] / "shared/seeds"
WEB = SEEDS / "000_f6f2f4d125855747.txt"
NEWSLETTER = SEEDS / "002_ddac3a9b9d7fe4a8.txt"


def made(path: Path) -> Made:
    if not path.is_file():
        pytest.skip(f"the source texts are not at {SEEDS}")
    return make_article(Order(data=path.read_bytes(), name=path.name))


def texts(article: Made, *kinds: Kind) -> list[str]:
    return [one.text for one in segment_markdown(article.text).segments if one.kind in kinds]


def levels(article: Made) -> list[int]:
    return [len(line.split(" ")[0]) for line in article.text.split("\n") if line.startswith("#")]


def words(text: str) -> list[str]:
    return text.split()


def test_the_web_article_has_its_headings_and_paragraphs() -> None:
    article = made(WEB)
    source = [line for line in WEB.read_text(encoding="utf-8").split("\n") if line.strip()]
    paragraphs = texts(article, Kind.PARAGRAPH)
    headings = texts(article, Kind.HEADING)[1:]

    assert levels(article) == [1, 2, 2, 2, 2, 3, 3, 3, 3, 2, 2]
    # Every line of the source is one heading or one paragraph, but for the link after a colon.
    assert len(paragraphs) + len(headings) == len(source) - 1
    assert headings == [line for line in source if line in headings]
    assert paragraphs[:-1] == [line for line in source if line not in headings][:-2]
    assert paragraphs[-1].endswith(">")
    assert not texts(article, Kind.LIST_ITEM, Kind.TABLE_CELL, Kind.QUOTE)


def test_the_web_article_reports_four_lost_lists_and_its_short_link() -> None:
    article = made(WEB)
    lost = [(r.place, line) for r, line in zip(article.remarks, article.lines, strict=True)
            if r.rule == "lost-list"]  # fmt: skip
    lines = article.text.split("\n")

    assert [place for place, _ in lost] == [7, 21, 27, 49]
    assert all(lines[line - 1].endswith(":") for _, line in lost)
    assert [r.rule for r in article.remarks if r.rule not in {"lost-list", "front-matter"}] == [
        "short-link"
    ]


def test_the_newsletter_has_its_paragraphs_whole_and_its_caption_apart() -> None:
    article = made(NEWSLETTER)
    paragraphs = texts(article, Kind.PARAGRAPH)
    caption = texts(article, Kind.ADMONITION_TITLE)
    source = NEWSLETTER.read_text(encoding="utf-8").split("\n")

    assert levels(article) == [1, 2, 2, 2, 2]
    assert texts(article, Kind.HEADING)[1:] == [source[n].strip() for n in (33, 61, 90, 104)]
    # The first line of each paragraph, and the caption after the sentence it stood in.
    starts = [0, 7, 35, 51, 63, 71, 74, 84, 92, 106]
    assert [words(p)[:2] for p in paragraphs] == [words(source[n])[:2] for n in starts]
    assert paragraphs[6] == source[74].strip()
    assert caption == ["Bijschrift"]
    assert all(p.endswith((".", "?")) for p in (*paragraphs[:6], *paragraphs[7:]))


def test_the_newsletter_breaks_and_glues_no_sentence() -> None:
    article = made(NEWSLETTER)
    lines = NEWSLETTER.read_text(encoding="utf-8").split("\n")
    caption = lines.pop(74).strip()
    running = " ".join(" ".join(lines).split()).replace("Post- Exertional", "Post-Exertional")
    found = [
        sentence
        for paragraph in texts(article, Kind.PARAGRAPH)
        if paragraph != caption
        for sentence in split_sentences(paragraph)
    ]

    assert all(sentence in running for sentence in found)
    # The sentences of the running text, in which the headings are part of the sentence after.
    headings = [lines[n].strip() for n in (33, 61, 89, 103)]
    for heading in headings:
        running = running.replace(f"{heading} ", "", 1)
    assert found == list(split_sentences(running))


@pytest.mark.parametrize("path", [WEB, NEWSLETTER])
def test_no_word_of_a_text_is_lost_and_none_is_added(path: Path) -> None:
    article = made(path)
    body = article.text.split("---\n", 2)[2].replace('!!! note "Bijschrift"', "")
    kept = [w.strip("#<>") for w in words(body.replace("# TODO", "", 1))]
    source = path.read_text(encoding="utf-8").replace("Post- Exertional", "Post-Exertional")

    assert sorted(w for w in kept if w) == sorted(words(source))
    assert segment_markdown(article.text).render({}) == article.text
