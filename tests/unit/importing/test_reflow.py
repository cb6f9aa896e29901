"""Plain text comes out as the blocks that a reader sees in it."""

from __future__ import annotations

import pytest

from tweetalig.importing.article import Order, make_article

CASES = {
    "lines of a paragraph are joined": (
        "Wie ziek is heeft rust nodig, ook als dat\nniet uitkomt. Daarom plannen wij het.\n\n"
        "Een tweede stuk.",
        "Wie ziek is heeft rust nodig, ook als dat niet uitkomt. Daarom plannen wij het.\n\n"
        "Een tweede stuk.\n",
    ),
    "a page break within a sentence is no end": (
        "Dit is een zin die over de bladzijde heen gaat en dan\n\n12\n\ndoor loopt tot de punt.",
        "Dit is een zin die over de bladzijde heen gaat en dan door loopt tot de punt.\n",
    ),
    "a bare line is a heading": (
        "Wat je kunt doen\n\nEerst rust je een half uur, en dan kijk je.\n\nWat niet helpt\n\n"
        "Doorgaan tot het niet meer gaat, want dan duurt het langer.",
        "## Wat niet helpt\n\nDoorgaan tot het niet meer gaat, want dan duurt het langer.\n",
    ),
    "bullets of all kinds make lists": (
        "Dit helpt:\n• rust\n• stilte\n\nIn deze volgorde:\n1) liggen\n2) zitten\n\nOf zo:\n"
        "– langzaam\n– samen\n",
        "Dit helpt:\n\n- rust\n- stilte\n\nIn deze volgorde:\n\n1. liggen\n2. zitten\n\nOf zo:\n\n"
        "- langzaam\n- samen\n",
    ),
    "an indented list is an inner one": (
        "Dit helpt:\n- rust\n    - overdag\n    - in de nacht\n- stilte\n",
        "Dit helpt:\n\n- rust\n    - overdag\n    - in de nacht\n- stilte\n",
    ),
    "a dash within a sentence begins no list": (
        "De hoeveelheid daarvan in het bloed was toen\n– al na een kwartier – sterk toegenomen.\n",
        "De hoeveelheid daarvan in het bloed was toen – al na een kwartier – sterk toegenomen.\n",
    ),
    "a power of ten and an area are no footnotes": (
        "Er waren 10³ cellen op 5 m² huid.\n\n2. tweede\n\n3. derde\n",
        "Er waren 10³ cellen op 5 m² huid.\n\n2. tweede\n3. derde\n",
    ),
    "a list can begin with a later number": (
        "Dit was de eerste stap.\n3) rusten\n4) kijken\n5) weer rusten\n",
        "Dit was de eerste stap.\n\n3. rusten\n4. kijken\n5. weer rusten\n",
    ),
    "a year at the start of a line begins no list": (
        "Het eerste onderzoek hiernaar verscheen in\n2007. Daarna kwamen er meer van.\n",
        "Het eerste onderzoek hiernaar verscheen in 2007. Daarna kwamen er meer van.\n",
    ),
    "tabs make a table": (
        "Dag\tRust\nMa\t30 minuten\nDi\t60 minuten\n",
        "| Dag | Rust |\n| --- | --- |\n| Ma | 30 minuten |\n| Di | 60 minuten |\n",
    ),
    "typed footnotes become footnotes": (
        "Dat is lang niet altijd zo [1] en dat weten wij.\n\nZo is het.\n\n[1] Bron: ons blad.\n",
        "Dat is lang niet altijd zo [^1] en dat weten wij.\n\nZo is het.\n\n"
        "[^1]: Bron: ons blad.\n",
    ),
    "what looks like markup stays text": (
        "# geen kop\n\n> geen citaat, maar een regel\n\nDit is *geen* nadruk en <b>dit</b> niet.\n",
        "\\# geen kop\n\n\\> geen citaat, maar een regel\n\nDit is \\*geen\\* nadruk en"
        " &lt;b>dit&lt;/b> niet.\n",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_blocks(name: str) -> None:
    text, expected = CASES[name]
    article = make_article(Order(data=text.encode(), name="x.txt"))
    assert article.text.split("\n---\n\n", 1)[1].endswith(f"\n\n{expected}")
    assert not [r for r in article.remarks if r.rule == "lost-words"]


def test_a_first_line_is_the_title_and_names_the_file() -> None:
    article = make_article(
        Order(data=b"Rust en zo\n\nHier staat een hele zin over rust.\n", name="x.txt")
    )
    assert (article.title, article.slug) == ("Rust en zo", "rust-en-zo")
    taken = Order(
        data=b"Rust en zo\n\nHier staat een hele zin.\n", name="x", taken=frozenset({"rust-en-zo"})
    )
    assert make_article(taken).slug == "rust-en-zo-2"


def test_running_heads_of_a_text_with_pages_are_left_out() -> None:
    page = "Ons blad, jaargang {}\n\nEen stuk tekst op deze bladzijde over rust.\n\nPagina {}\n\f"
    text = "".join(page.format(4, n) for n in (1, 2, 3))
    article = make_article(Order(data=text.encode(), name="x.txt"))
    rules = [remark.rule for remark in article.remarks]
    assert rules.count("running-head") == rules.count("page-number") == 3
    assert "jaargang" not in article.text
