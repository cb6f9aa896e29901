"""Articles that got another name take their translations along; those of the others are kept."""

from __future__ import annotations

from tweetalig.memory.catalogs import Catalog, parse_catalog
from tweetalig.memory.drafts import fill
from tweetalig.memory.moves import find_moves, retire
from tweetalig.memory.settle import Settled, settle
from tweetalig.memory.update import Edition, update
from tweetalig.model import Locale, Origin
from tweetalig.segment import segment_markdown

DUTCH = "# Rusten\n\nRust helpt bij veel klachten.\n\nGa op tijd liggen.\n"
EDITION = Edition(
    locale=Locale("en"), source="docs/nl/a.md", page="docs/en/a.md", catalog="translations/en/a.po"
)


def translated() -> Settled:
    updated = update(segment_markdown(DUTCH), None, None, EDITION)
    origin = Origin(engine="machine")
    return settle(
        updated, [fill(entry, f"E {entry.source}", origin) for entry in updated.catalog.entries]
    )


def test_a_renamed_article_finds_its_catalog() -> None:
    catalog = translated().catalog
    other = segment_markdown("Iets heel anders.\n").segments
    changed = segment_markdown(DUTCH.replace("op tijd", "nu")).segments
    found = find_moves([catalog], {"docs/nl/b.md": changed, "docs/nl/c.md": other})
    assert found == {"docs/nl/b.md": catalog}


def test_of_two_heirs_the_nearer_one_gets_it() -> None:
    catalog = translated().catalog
    arrived = {
        "docs/nl/b.md": segment_markdown(DUTCH.replace("Ga op tijd liggen", "Slaap")).segments,
        "docs/nl/c.md": segment_markdown(DUTCH).segments,
    }
    assert find_moves([catalog], arrived) == {"docs/nl/c.md": catalog}


def test_an_article_of_one_of_its_lines_is_no_nearer_heir() -> None:
    catalog = translated().catalog
    arrived = {
        "docs/nl/b.md": segment_markdown("Ga op tijd liggen.\n").segments,
        "docs/nl/c.md": segment_markdown(DUTCH).segments,
    }
    assert find_moves([catalog], arrived) == {"docs/nl/c.md": catalog}


def test_an_article_that_can_not_have_it_leaves_it_to_another() -> None:
    catalog = translated().catalog
    arrived = dict.fromkeys(("docs/nl/b.md", "docs/nl/c.md"), segment_markdown(DUTCH).segments)
    found = find_moves([catalog], arrived, barred={("docs/nl/b.md", 0)})
    assert found == {"docs/nl/c.md": catalog}


def test_an_article_without_text_inherits_nothing() -> None:
    empty = Catalog(locale=Locale("en"), source="docs/nl/a.md")
    assert find_moves([empty, translated().catalog], {"docs/nl/b.md": ()}) == {}


def test_the_translations_of_a_removed_article_are_kept_with_the_last_edits() -> None:
    done = translated()
    assert done.page is not None
    page = done.page.replace("E Ga op tijd liggen.", "Lie down in time.")
    retired = retire(done.catalog, page, EDITION, empty=segment_markdown(""))
    assert (retired.page, retired.findings, retired.catalog.entries) == (None, (), ())
    assert "Lie down in time." in [entry.target for entry in retired.catalog.obsolete]
    again = retire(
        parse_catalog(retired.catalog_text, path="a.po"),
        None,
        EDITION,
        empty=segment_markdown(""),
    )
    assert again.catalog_text == retired.catalog_text


def test_a_page_with_words_of_its_own_outlives_its_article() -> None:
    done = translated()
    assert done.page is not None
    page = f"{done.page}\nA paragraph that only the page has.\n"
    retired = retire(done.catalog, page, EDITION, empty=segment_markdown(""))
    assert retired.page == page
    assert [finding.rule for finding in retired.findings] == ["page-structure"]


def test_a_page_that_was_left_over_is_no_translation_of_the_next_article() -> None:
    done = translated()
    assert done.page is not None
    page = done.page.replace("E Rust helpt", "Much rest helps")
    first, second = "\n\nMuch rest helps bij veel klachten.", "\n\nE Ga op tijd liggen."
    page = page.replace(first + second, second + first)
    retired = retire(done.catalog, page, EDITION, empty=segment_markdown(""))
    assert retired.page == page
    other = segment_markdown("# Slapen\n\nSlaap in een donkere kamer.\n\nDrink geen koffie.\n")
    found = settle(update(other, retired.catalog, page, EDITION))
    assert not any(entry.target for entry in found.catalog.entries)
    assert found.page is not None
    assert "Much rest helps" in found.page


def test_an_article_that_comes_back_has_its_translations_back() -> None:
    done = translated()
    retired = retire(done.catalog, done.page, EDITION, empty=segment_markdown(""))
    back = update(segment_markdown(DUTCH), retired.catalog, None, EDITION)
    assert [entry.target for entry in back.catalog.entries] == [
        "E Rusten",
        "E Rust helpt bij veel klachten.",
        "E Ga op tijd liggen.",
    ]
    assert back.catalog.obsolete == ()
