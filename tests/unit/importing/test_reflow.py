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
    "a tab after a bullet makes no table": (
        "Dit helpt:\n•\trust\n•\tstilte\n\nOok goed:\n\uf0b7\tslapen\n\uf0b7\tlezen\n",
        "Dit helpt:\n\n- rust\n- stilte\n\nOok goed:\n\n- slapen\n- lezen\n",
    ),
    "a running head within a sentence is left out": (
        "Kop\n\nDe klachten komen soms pas een dag later,\n\nOns blad | 14\n\nen duren dan weken.",
        "# Kop\n\nDe klachten komen soms pas een dag later, en duren dan weken.\n",
    ),
    "a head without space around it breaks no sentence when it comes back": (
        "Kop\n\nDe klachten komen soms pas een dag later, en duren dan een\n"
        "week of langer. Daarom is het goed om vooraf te bedenken hoe\n"
        "je de dagen na een bezoek rustig houdt, ook als je denkt\n"
        "Ons blad\n15\n"
        "dat het wel meevalt. Zo blijft er iets over voor wat je leuk\n"
        "vindt. Vraag iemand om mee te denken als dat lastig is, en\n"
        "maak het niet groter dan het is. Dat geldt ook voor wie nog\n"
        "maar kort ziek is. Neem de tijd.\nOns blad\n16\nEn rust goed uit.\n",
        "De klachten komen soms pas een dag later, en duren dan een week of langer. Daarom is het "
        "goed om vooraf te bedenken hoe je de dagen na een bezoek rustig houdt, ook als je denkt "
        "dat het wel meevalt. Zo blijft er iets over voor wat je leuk vindt. Vraag iemand om mee "
        "te denken als dat lastig is, en maak het niet groter dan het is. Dat geldt ook voor wie "
        "nog maar kort ziek is. Neem de tijd.\n\nEn rust goed uit.\n",
    ),
    "a caption without space around it stands apart": (
        "De klachten komen soms pas een dag later, en duren dan een\n"
        "week of langer. Daarom is het goed om vooraf te bedenken hoe\n"
        "je de dagen na een bezoek rustig houdt, ook als je denkt\n"
        "Jan bij het raam\n"
        "dat het wel meevalt. Zo blijft er iets over voor wat je leuk\n"
        "vindt. Vraag iemand om mee te denken als dat lastig is, en\n"
        "maak het niet groter dan het is. Dat geldt ook voor wie nog\n"
        "maar kort ziek is.\n",
        "De klachten komen soms pas een dag later, en duren dan een week of langer. Daarom is het "
        "goed om vooraf te bedenken hoe je de dagen na een bezoek rustig houdt, ook als je denkt "
        "dat het wel meevalt. Zo blijft er iets over voor wat je leuk vindt. Vraag iemand om mee "
        "te denken als dat lastig is, en maak het niet groter dan het is. Dat geldt ook voor wie "
        'nog maar kort ziek is.\n\n!!! note "Bijschrift"\n    Jan bij het raam\n',
    ),
    "contents without dots are left out, with or without pages": (
        "Inhoud\n\nRust\t2\nLicht\t3\n\nRust\n\nEen zin over rust, die wat langer is.\n\nLicht\n\n"
        "Een zin over licht, die wat langer is.\n\nIn dit nummer\nGeluid\nBezoek\n\nGeluid\n\n"
        "Een zin over geluid.\n\nBezoek\n\nEen zin over bezoek.\n",
        "# Rust\n\nEen zin over rust, die wat langer is.\n\n## Licht\n\nEen zin over licht, die "
        "wat langer is.\n\n## Geluid\n\nEen zin over geluid.\n\n## Bezoek\n\nEen zin over "
        "bezoek.\n",
    ),
    "an announcement of what follows is no contents": (
        "Inhoud\n\nDit stuk gaat over rust en over licht, in die volgorde.\n\nWat is rust?\n",
        "# Inhoud\n\nDit stuk gaat over rust en over licht, in die volgorde.\n\nWat is rust?\n",
    ),
    "numbers before headings make no lists": (
        "1. Wat is rust?\n\nRust is meer dan stil liggen.\n\n2. Hoe dan\n\n2.1 Overdag\n\nOverdag "
        "rust je liggend.\n\n2.2 In de nacht\n\nIn de nacht slaap je.\n",
        "# TODO\n\n## 1. Wat is rust?\n\nRust is meer dan stil liggen.\n\n## 2. Hoe dan\n\n"
        "### 2.1 Overdag\n\nOverdag rust je liggend.\n\n### 2.2 In de nacht\n\nIn de nacht slaap "
        "je.\n",
    ),
    "a question is a heading also above a short answer": (
        "Vragen over rust\n\nIs rust een behandeling?\n\nNee.\n\nWaar vind ik hulp?\n\nBij je "
        "huisarts.\nBij een vriend.\nBij ons.\n",
        "# Vragen over rust\n\n## Is rust een behandeling?\n\nNee.\n\n## Waar vind ik hulp?\n\nBij "
        "je huisarts.\n\nBij een vriend.\n\nBij ons.\n",
    ),
    "drawn lines are no text": (
        "OVER RUST\n=========\n\nWAT HELPT:\n----------\nEerst rust je een half uur, dan kijk "
        "je.\n",
        "# OVER RUST\n\n## WAT HELPT:\n\nEerst rust je een half uur, dan kijk je.\n",
    ),
    "a name below a letter is no heading": (
        "Dit was onze brief over rust, tot een volgende keer.\n\nMet vriendelijke groet,\n\n"
        "Jan de Vries\nSecretaris\n\n--\nEen vereniging van en voor mensen die ziek zijn\n",
        "Met vriendelijke groet,\n\nJan de Vries\n\nSecretaris\n\nEen vereniging van en voor "
        "mensen die ziek zijn\n",
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
    assert article.text.split("\n---", 1)[1].endswith(f"\n\n{expected}")
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


def test_the_head_of_a_mail_is_left_out_and_said() -> None:
    head = ("Van: Jan <jan@voorbeeld.example>", "Aan: ons", "Onderwerp: Tekst")
    text = "\n".join((*head, "", "Beste allemaal,", "", "Hier is de tekst over rust."))
    article = make_article(Order(data=text.encode(), name="x.txt"))
    assert article.text.endswith("# TODO\n\nBeste allemaal,\n\nHier is de tekst over rust.\n")
    assert [r.text for r in article.remarks if r.rule == "mail-head"] == list(head)


def test_running_heads_of_a_text_with_pages_are_left_out() -> None:
    page = "Ons blad, jaargang {}\n\nEen stuk tekst op deze bladzijde over rust.\n\nPagina {}\n\f"
    text = "".join(page.format(4, n) for n in (1, 2, 3))
    article = make_article(Order(data=text.encode(), name="x.txt"))
    rules = [remark.rule for remark in article.remarks]
    assert rules.count("running-head") == rules.count("page-number") == 3
    assert "jaargang" not in article.text
