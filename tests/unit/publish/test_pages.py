from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from tweetalig.errors import UnreadableInput
from tweetalig.model import Locale, PageState, PageStatus, State, Term
from tweetalig.publish.inputs import LanguageLook, Look, SiteInput, SitePage
from tweetalig.publish.pages import Staged, stage
from tweetalig.segment.frontmatter import parse_front_matter
from tweetalig.settings import Settings

NL, EN = Locale("nl"), Locale("en")
LOOK = Look(
    site_url="https://example.org/",
    languages={
        NL: LanguageLook(site_name="Proef", sections={"artikelen": "Artikelen"}),
        EN: LanguageLook(site_name="Trial", sections={"artikelen": "Articles"}),
    },
)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(
        root=tmp_path,
        source=NL,
        targets=(EN,),
        docs=tmp_path / "docs",
        translations=tmp_path / "translations",
        site=tmp_path / "site",
        glossary=tmp_path / "glossary.yml",
        work=tmp_path / ".tweetalig",
    )


def _page(
    path: str, dutch: str, english: str = "", status: PageStatus | None = None, **counts: int
) -> SitePage:
    state = PageState(
        source=path,
        target=path,
        locale=EN,
        title=path,
        status=status or PageStatus.REVIEWED,
        segments={State(name): count for name, count in counts.items()},
    )
    return SitePage(
        path=path,
        texts={NL: dutch, **({EN: english} if english else {})},
        states={EN: state} if status else {},
    )


def _stage(
    settings: Settings, *pages: SitePage, terms: tuple[Term, ...] = (), look: Look = LOOK
) -> Staged:
    return stage(
        SiteInput(settings=settings, pages=pages, terms={EN: terms} if terms else {}), look
    )


def _told(text: str) -> Mapping[str, object]:
    told: Mapping[str, object] = parse_front_matter(text, "x").data["tweetalig"]
    return told


def test_a_dutch_page_keeps_its_text_and_front_matter_byte_for_byte(settings: Settings) -> None:
    text = "---\ntitle: 'A'   # eigen opmaak\nsummary: [x,  y]\n---\n\n# A\n\nTekst.\n"

    staged = _stage(settings, _page("a.md", text)).texts["nl/a.md"]

    assert staged.startswith("---\ntitle: 'A'   # eigen opmaak\nsummary: [x,  y]\ntweetalig: {")
    assert staged.rstrip().endswith("\n# A\n\nTekst.")


def test_a_page_without_front_matter_gets_only_ours(settings: Settings) -> None:
    staged = _stage(settings, _page("a.md", "\ufeff# Kop\n")).texts["nl/a.md"]

    assert staged.startswith("---\ntweetalig: ")
    assert "\n# Kop" in staged


def test_what_is_told_to_the_templates_is_json_on_one_line(settings: Settings) -> None:
    staged = _stage(
        settings, _page("a.md", '---\ntitle: a\ndescription: "“x”: y"\ndate: 2026-01-02\n---\n')
    ).texts["nl/a.md"]

    line = next(line for line in staged.splitlines() if line.startswith("tweetalig: "))
    assert json.loads(line.removeprefix("tweetalig: "))["dates"] == [
        {"say": "Geschreven:", "day": "2026-01-02", "shown": "2 januari 2026"}
    ]


def test_a_page_nobody_vouches_for_counts_as_a_machine_s(settings: Settings) -> None:
    staged = _stage(settings, _page("a.md", "# A\n", "# An A\n")).texts["en/a.md"]

    assert "Machine translation" in staged


def test_a_reviewed_page_has_no_banner(settings: Settings) -> None:
    staged = _stage(settings, _page("a.md", "# A\n", "# An A\n", PageStatus.REVIEWED, reviewed=1))

    assert "tw-banner" not in staged.texts["en/a.md"]


def test_dutch_text_is_never_published_as_english(settings: Settings) -> None:
    untranslated = _page(
        "a.md", "# Geheim\n", "# Geheim\n", PageStatus.UNTRANSLATED, untranslated=1
    )
    missing = _page("b.md", "# Ook geheim\n")

    texts = _stage(settings, untranslated, missing).texts

    for path in ("en/a.md", "en/b.md"):
        assert "not available in English" in texts[path]
        assert "\n# " not in texts[path]


@pytest.mark.parametrize(
    ("dutch", "english", "shown"),
    [
        ("title: SASP\ndescription: Wat is dat?", "title: SASP\ndescription: What is it?", True),
        ("title: Moe\ndescription: Wat is dat?", "title: Moe\ndescription: Wat is dat?", False),
        ("title: Moe", "title: Moe", False),
        ("title: Moe\ndescription: Wat?", "title: Tired\ndescription: Wat?", True),
    ],
    ids=["same name", "front matter untranslated", "title untranslated", "title translated"],
)
def test_a_page_whose_title_is_not_translated_is_not_translated_yet(
    settings: Settings, dutch: str, english: str, shown: bool
) -> None:
    page = _page(
        "a.md",
        f"---\n{dutch}\n---\n\nTekst.\n",
        f"---\n{english}\n---\n\nText.\n",
        PageStatus.PARTIAL,
        untranslated=1,
        draft=1,
    )

    assert ("Text." in _stage(settings, page).texts["en/a.md"]) is shown


def test_untranslated_parts_of_the_front_matter_are_named(settings: Settings) -> None:
    page = _page(
        "a.md",
        "---\ntitle: Moe\ndescription: Wat?\nsummary: [een, twee]\n---\n",
        "---\ntitle: Tired\ndescription: Wat?\nsummary: [one, twee]\n---\n",
        PageStatus.PARTIAL,
        untranslated=2,
    )

    told = _told(_stage(settings, page).texts["en/a.md"])

    assert told["foreign"] == ["description", "summary.1"]
    assert "description" not in told


def test_a_broken_page_is_left_out_alone(settings: Settings) -> None:
    staged = _stage(
        settings,
        _page("a.md", "# A\n", "---\ntitle: [\n---\n", PageStatus.REVIEWED),
        _page("b.md", "---\nb: [\n---\n"),
        _page("c.md", "# C\n"),
    )

    assert [(type(p), p.path) for p in staged.problems] == [
        (UnreadableInput, "docs/en/a.md"),
        (UnreadableInput, "docs/nl/b.md"),
    ]
    assert "not available" in staged.texts["en/a.md"]
    assert "nl/b.md" not in staged.texts
    assert "nl/c.md" in staged.texts


def test_every_language_has_the_same_pages(settings: Settings) -> None:
    texts = _stage(
        settings,
        _page("index.md", "# Welkom\n"),
        _page("artikelen/a.md", "# A\n"),
        terms=(Term(headword="a", translation="b"),),
    ).texts

    paths = {p.partition("/")[2] for p in texts if p.startswith("nl/")}
    assert paths == {p.partition("/")[2] for p in texts if p.startswith("en/")}
    assert paths == {
        "index.md",
        "artikelen/a.md",
        "artikelen/index.md",
        "a-z.md",
        "zoeken.md",
        "status.md",
        "woordenlijst.md",
    }


def test_a_page_of_ones_own_stands_in_for_a_generated_one(settings: Settings) -> None:
    texts = _stage(settings, _page("status.md", "# Eigen\n")).texts

    assert "# Eigen" in texts["nl/status.md"]


def test_a_site_without_a_home_page_gets_one(settings: Settings) -> None:
    texts = _stage(settings, _page("a.md", "# A\n")).texts

    assert 'title: "Proef"' in texts["nl/index.md"]
    assert '<a href="a/">A</a>' in texts["nl/index.md"]


def test_home_shows_a_dozen_pages_and_leads_to_the_rest(settings: Settings) -> None:
    pages = [_page(f"artikelen/{n:02}.md", f"# Artikel {n:02}\n") for n in range(13)]

    home = _stage(settings, *pages).texts["nl/index.md"]

    assert home.count("<li>") == 12
    assert 'href="a-z/"' in home


def test_pages_about_the_site_are_no_articles_where_articles_have_a_folder(
    settings: Settings,
) -> None:
    pages = [_page("artikelen/a.md", "# A\n"), _page("over.md", "# Over\n")]

    assert "over/" not in _stage(settings, *pages).texts["nl/index.md"]
    assert "over/" in _stage(settings, pages[1]).texts["nl/index.md"]


def test_home_leaves_the_page_with_help_to_the_footer(settings: Settings) -> None:
    pages = [_page("artikelen/een.md", "# Een\n"), _page("over.md", "# Over\n")]
    look = replace(LOOK, help="over.md")

    home = _stage(settings, *pages, look=look).texts["nl/index.md"]

    assert "artikelen/een/" in home
    assert "over/" not in home


def test_the_navigation_follows_the_folders_by_their_names(settings: Settings) -> None:
    staged = _stage(
        settings,
        _page("index.md", "# W\n"),
        _page("over.md", "# O\n"),
        _page("artikelen/b.md", "# B\n"),
        _page("artikelen/diep/c.md", "# C\n"),
    )

    assert staged.nav[EN] == [
        "index.md",
        {
            "Articles": [
                "artikelen/index.md",
                "artikelen/b.md",
                {"Diep": ["artikelen/diep/index.md", "artikelen/diep/c.md"]},
            ]
        },
        "over.md",
    ]


def test_only_what_is_translated_is_there_to_be_found(settings: Settings) -> None:
    staged = _stage(
        settings,
        _page("a.md", "---\ntitle: A\ndate: 2026-01-02\nupdated: 2026-02-03\n---\n"),
    )

    assert [(p.url, p.title, p.date) for p in staged.published[NL]] == [("a/", "A", "2026-02-03")]
    assert staged.published[EN] == ()


def test_a_date_that_is_still_to_be_filled_in_goes_nowhere(settings: Settings) -> None:
    staged = _stage(settings, _page("a.md", "---\ntitle: A\ndate: TODO\n---\nTekst.\n"))

    assert [p.date for p in staged.published[NL]] == [""]


def test_staging_twice_gives_the_same(settings: Settings) -> None:
    page = _page("a.md", "# A\n", "# B\n", PageStatus.MACHINE, draft=1)

    assert _stage(settings, page) == _stage(settings, page)


def test_search_knows_the_words_that_compounds_are_made_of(settings: Settings) -> None:
    texts = _stage(
        settings,
        _page("a.md", "# Wat is inspanning?\n"),
        terms=(Term(headword="hersenmist", translation="brain fog"),),
    ).texts

    assert 'data-bases="hersenmist inspanning"' in texts["nl/zoeken.md"]
    assert 'data-bases="brain"' in texts["en/zoeken.md"]


@pytest.mark.parametrize("said", ["gisteren", "2026", "'2026-13-01'", "[2026-01-01]", "yes"])
def test_a_date_that_is_none_is_a_finding_and_is_not_shown(settings: Settings, said: str) -> None:
    staged = _stage(settings, _page("a.md", f"---\ntitle: A\nreviewed: {said}\n---\n"))

    (finding,) = staged.findings
    assert (finding.path, finding.line) == ("docs/nl/a.md", 3)
    assert "reviewed: 2026-11-20" in finding.hint
    assert "lastReviewed" not in staged.texts["nl/a.md"]


@pytest.mark.parametrize("said", ["2026-11-20", "'2026-11-20'", "2026-11-20 10:30:00"])
def test_a_date_may_be_written_in_several_ways(settings: Settings, said: str) -> None:
    staged = _stage(settings, _page("a.md", f"---\ntitle: A\nreviewed: {said}\n---\n"))

    assert staged.findings == ()
    assert "20 november 2026" in staged.texts["nl/a.md"]


def test_the_date_of_review_is_that_of_the_original(settings: Settings) -> None:
    dutch = "---\ntitle: A\ndescription: Iets.\nreviewed: 2026-11-20\n---\n"
    english = "---\ntitle: B\ndescription: Thing.\nreviewed: 2026-11-24\n---\n"

    staged = _stage(settings, _page("a.md", dutch, english, PageStatus.MACHINE, draft=2))

    assert "Dutch text last reviewed" in staged.texts["en/a.md"]
    assert "20 November 2026" in staged.texts["en/a.md"]
    assert "24 November 2026" not in staged.texts["en/a.md"]
