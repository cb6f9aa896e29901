"""The shelf: the catalogs of quiet articles, whether they were kept or have to be read."""

from __future__ import annotations

import sqlite3  # noqa: TID251 - looks into the shelf
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest

from tweetalig import shelf as module
from tweetalig.errors import UnreadableInput
from tweetalig.memory.catalogs import Catalog, parse_catalog, serialise_catalog
from tweetalig.memory.recall import key
from tweetalig.model import (
    Kind,
    Locale,
    MemoryEntry,
    Origin,
    PageState,
    PageStatus,
    SegmentId,
    State,
)
from tweetalig.record import Quiet
from tweetalig.settings import Settings, load_settings
from tweetalig.shelf import Shelf, Sought

EN = Locale("en")
STATE = PageState(
    source="", target="", locale=EN, title="", status=PageStatus.REVIEWED, segments={}
)
QUIET = MappingProxyType({"a.md": Quiet(digest="a", state=STATE)})


def entry(number: str, **others: object) -> MemoryEntry:
    return MemoryEntry(
        id=SegmentId(number),
        kind=Kind.HEADING,
        source=f"“Nee” {number}",
        **others,  # type: ignore[arg-type]
    )


CATALOG = Catalog(
    locale=EN,
    source="docs/nl/a.md",
    entries=(
        entry("1", target="No", state=State.REVIEWED, base="0123456789abcdef", notes=("Klopt.",)),
        entry(
            "2", target="No", state=State.DRAFT, origin=Origin(engine="pseudo", detail="model:x")
        ),
        entry("3", target="No", state=State.OUTDATED, previous="Nee.", suggestion="Nope"),
        entry("4", target="No", state=State.DRAFT, conflict="None", origin=Origin(engine="pseudo")),
        entry("5", reason="It failed."),
    ),
    obsolete=(entry("", target="Gone", state=State.REVIEWED, previous="Weg"),),
    frame="0123456789abcdef",
    apart=("1", "2"),
    comments=("Van ons.",),
    fields=(("X-Generator", "Poedit"),),
)


@pytest.fixture
def site(tmp_path: Path) -> Settings:
    """A site with one catalog."""
    (tmp_path / "tweetalig.toml").write_text("", encoding="utf-8")
    file = tmp_path / "translations/en/a.po"
    file.parent.mkdir(parents=True)
    file.write_text(serialise_catalog(CATALOG), encoding="utf-8")
    return load_settings(tmp_path)


def on_disk(site: Settings) -> Catalog:
    text = (site.root / "translations/en/a.po").read_text(encoding="utf-8")
    return parse_catalog(text, path="a.po")


def kept(site: Settings) -> Path:
    return site.work / "shelf-en.sqlite"


def found(shelf: Shelf, source: str) -> list[tuple[str, str]]:
    return [(known.target, known.path) for known in shelf.made_for(source)]


def all_reviewed(shelf: Shelf) -> list[MemoryEntry]:
    return [entry for catalog in shelf.reviewed(None) for entry in catalog.entries]


def reviewed(shelf: Shelf, *sentences: set[str], has_stop: bool = False) -> list[MemoryEntry]:
    sought = [Sought(frozenset(words), has_stop) for words in sentences]
    return [entry for catalog in shelf.reviewed(sought) for entry in catalog.entries]


def test_what_was_kept_is_looked_up_and_not_read(
    site: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    Shelf(site, EN, {}).keep(QUIET, {"a.md": on_disk(site)})
    monkeypatch.setattr(module, "parse_catalog", None)  # so nothing can be read
    shelf = Shelf(site, EN, QUIET)
    assert not shelf.unkept
    assert found(shelf, "“Nee” 1") == [("No", "docs/nl/a.md")]
    assert found(shelf, "Nee.") == [("No", "docs/nl/a.md")]  # what the outdated one was made for
    assert not found(shelf, "“Nee” 4")  # nobody knows which of two is right
    assert not found(shelf, "“Nee” 5")
    assert [text for _, text in shelf.texts_with("nee", 9)] == sorted(
        ("“Nee” 1", "Nee.", "“Nee” "), key=key
    )
    assert len(list(shelf.texts_with("nee", 2))) == 2


def test_reviewed_entries_come_back_as_they_were(site: Settings) -> None:
    Shelf(site, EN, {}).keep(QUIET, {"a.md": on_disk(site)})
    shelf = Shelf(site, EN, QUIET)
    catalog = on_disk(site)
    expected = [catalog.entries[0], *catalog.obsolete]
    assert shelf.has_reviewed
    assert all_reviewed(shelf) == expected
    assert reviewed(shelf, {"nee"}) == expected
    assert reviewed(shelf, {"1"}, {"nee"}) == expected  # once, though it may hold both
    assert reviewed(shelf, {"1", "nee"}) == expected[:1]  # found by the rarer word
    assert reviewed(shelf, {"1"}) == expected[:1]
    assert not reviewed(shelf, {"ja"})


def test_a_sentence_without_a_stop_is_not_sought_where_all_have_one(site: Settings) -> None:
    ended = replace(CATALOG.entries[0], source="Nee, nooit.")
    entries = (ended, replace(CATALOG.entries[0], id=SegmentId("6"), source="Nee"))
    Shelf(site, EN, {}).keep(QUIET, {"a.md": replace(CATALOG, entries=entries, obsolete=())})
    shelf = Shelf(site, EN, QUIET)
    assert reviewed(shelf, {"nee"}) == [entries[1]]
    assert reviewed(shelf, {"nee"}, has_stop=True) == list(entries)


def test_an_entry_whose_words_are_hidden_by_marks_is_always_returned(site: Settings) -> None:
    marked = replace(CATALOG.entries[0], source="**on**rust", target="unrest")
    Shelf(site, EN, {}).keep(QUIET, {"a.md": replace(CATALOG, entries=(marked,), obsolete=())})
    assert reviewed(Shelf(site, EN, QUIET), {"onrust"}) == [marked]


@pytest.mark.parametrize("data", [None, b"", b"SQLite format 3", b"no database"])
def test_without_a_shelf_or_with_a_broken_one_the_catalog_is_read_and_kept_anew(
    site: Settings, data: bytes | None
) -> None:
    if data is not None:
        site.work.mkdir()
        kept(site).write_bytes(data)
    shelf = Shelf(site, EN, QUIET)
    assert shelf.unkept == {"a.md": on_disk(site)}
    assert not shelf.has_reviewed
    shelf.keep(QUIET, {"a.md": on_disk(site)})
    assert not Shelf(site, EN, QUIET).unkept


def test_a_shelf_of_another_version_is_not_looked_at(site: Settings) -> None:
    Shelf(site, EN, {}).keep(QUIET, {"a.md": CATALOG})
    with closing(sqlite3.connect(kept(site))) as database:
        database.execute("PRAGMA user_version = 99")
    shelf = Shelf(site, EN, QUIET)
    assert shelf.unkept == {"a.md": on_disk(site)}
    shelf.keep(QUIET, {"a.md": CATALOG})
    assert not Shelf(site, EN, QUIET).unkept


def test_a_damaged_shelf_is_named_and_what_to_do(site: Settings) -> None:
    Shelf(site, EN, {}).keep(QUIET, {"a.md": CATALOG})
    with closing(sqlite3.connect(kept(site))) as database:
        database.execute("DROP TABLE word")
    with pytest.raises(UnreadableInput, match="damaged") as error:
        list(Shelf(site, EN, QUIET).texts_with("nee", 9))
    assert error.value.path == ".tweetalig/shelf-en.sqlite"
    assert "made anew" in error.value.hint


def test_what_was_kept_for_another_text_is_not_found_and_replaced(site: Settings) -> None:
    older = replace(CATALOG, entries=(replace(CATALOG.entries[0], target="Older"),))
    Shelf(site, EN, {}).keep(QUIET, {"a.md": older})
    changed = {"a.md": Quiet(digest="b", state=STATE)}
    shelf = Shelf(site, EN, changed)
    assert shelf.unkept == {"a.md": on_disk(site)}
    assert not shelf.has_reviewed
    assert not found(shelf, "“Nee” 1")
    assert not list(shelf.texts_with("nee", 9))
    shelf.keep(changed, {"a.md": on_disk(site)})
    after = Shelf(site, EN, changed)
    assert found(after, "“Nee” 1") == [("No", "docs/nl/a.md")]
    assert not found(after, "“Nee” 2 older")


def test_an_article_that_is_quiet_no_more_leaves_the_shelf(site: Settings) -> None:
    Shelf(site, EN, {}).keep(QUIET, {"a.md": CATALOG})
    Shelf(site, EN, QUIET).keep({}, {})
    assert not all_reviewed(Shelf(site, EN, QUIET))
    with closing(sqlite3.connect(kept(site))) as database:
        for table in ("article", "entry", "word"):
            assert not database.execute(f"SELECT * FROM {table}").fetchall()


def test_a_catalog_that_somebody_is_changing_meanwhile_is_left_out(site: Settings) -> None:
    (site.root / "translations/en/a.po").write_text("<<<<<<<\n", encoding="utf-8")
    assert not Shelf(site, EN, QUIET).unkept


def test_with_nothing_new_nothing_is_written(site: Settings) -> None:
    Shelf(site, EN, QUIET).keep(QUIET, {})
    assert not kept(site).exists()
