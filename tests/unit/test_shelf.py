"""The shelf: the catalogs of quiet articles, whether they were kept or have to be read."""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType

import pytest

from tweetalig import shelf as module
from tweetalig.memory.catalogs import Catalog, parse_catalog, serialise_catalog
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
from tweetalig.shelf import Shelf

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


def test_what_was_kept_is_what_reading_the_catalog_gives(
    site: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    Shelf(site, EN, {}).keep(QUIET, {"a.md": on_disk(site)})
    expected = on_disk(site)
    monkeypatch.setattr(module, "parse_catalog", None)  # so nothing can be read
    assert Shelf(site, EN, QUIET).catalogs == {"a.md": expected}


@pytest.mark.parametrize("text", [None, "", "[]", "3", '{"a.md": []}', '{"a.md": ["a", [1]]}'])
def test_without_a_shelf_or_with_a_broken_one_the_catalog_is_read(
    site: Settings, text: str | None
) -> None:
    if text is not None:
        site.work.mkdir()
        (site.work / "shelf-en.json").write_text(text, encoding="utf-8")
    assert Shelf(site, EN, QUIET).catalogs == {"a.md": on_disk(site)}


def test_a_catalog_kept_for_another_text_is_read_anew(site: Settings) -> None:
    Shelf(site, EN, {}).keep(QUIET, {"a.md": Catalog(locale=EN, source="older")})
    changed = {"a.md": Quiet(digest="b", state=STATE)}
    assert Shelf(site, EN, changed).catalogs == {"a.md": on_disk(site)}


def test_a_catalog_that_somebody_is_changing_meanwhile_is_left_out(site: Settings) -> None:
    (site.root / "translations/en/a.po").write_text("<<<<<<<\n", encoding="utf-8")
    assert not Shelf(site, EN, QUIET).catalogs


def test_a_few_catalogs_are_not_worth_writing_all(site: Settings) -> None:
    many = {f"{number}.md": Quiet(digest="", state=STATE) for number in range(100)}
    Shelf(site, EN, {}).keep(many, {"1.md": CATALOG})
    assert not (site.work / "shelf-en.json").exists()
