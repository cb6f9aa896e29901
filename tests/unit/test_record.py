"""The record: believed only as long as everything an article's sync depends on is the same."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from types import MappingProxyType

import pytest

from tweetalig import record as module
from tweetalig.model import Locale, PageState, PageStatus, State
from tweetalig.record import Quiet, Record, Texts
from tweetalig.settings import Settings, load_settings

EN = Locale("en")
TEXTS = Texts(article="# Rust\n", catalog='msgid ""\n', page="# Rest\n")
STATE = PageState(
    source="docs/nl/rust.md",
    target="docs/en/rust.md",
    locale=EN,
    title="Rust",
    status=PageStatus.REVIEWED,
    segments=MappingProxyType({**dict.fromkeys(State, 0), State.REVIEWED: 1}),
)


@pytest.fixture
def site(tmp_path: Path) -> Settings:
    """A site of one quiet article that is recorded."""
    (tmp_path / "tweetalig.toml").write_text("", encoding="utf-8")
    for name, text in (
        ("docs/nl/rust.md", TEXTS.article),
        ("translations/en/rust.po", TEXTS.catalog),
        ("docs/en/rust.md", TEXTS.page),
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text or "", encoding="utf-8")
    settings = load_settings(tmp_path)
    record = Record(settings, EN, ["rust.md"])
    record.write({"rust.md": record.item("rust.md", TEXTS, STATE)})
    return settings


def quiet(settings: Settings) -> dict[str, Quiet]:
    return dict(Record(settings, EN, ["ander.md", "rust.md"]).quiet)


def test_an_article_that_nobody_touched_is_quiet_with_the_state_it_had(site: Settings) -> None:
    assert [item.state for item in quiet(site).values()] == [STATE]


@pytest.mark.parametrize("name", ["docs/nl/rust.md", "translations/en/rust.po", "docs/en/rust.md"])
@pytest.mark.parametrize(
    "touch",
    [
        lambda file: file.write_text(file.read_text(encoding="utf-8") + "\n", encoding="utf-8"),
        lambda file: file.write_text("", encoding="utf-8"),
        lambda file: file.unlink(),
    ],
    ids=["changed", "emptied", "removed"],
)
def test_an_article_of_which_one_text_changed_is_not(
    site: Settings, name: str, touch: Callable[[Path], None]
) -> None:
    touch(site.root / name)
    assert not quiet(site)


def test_an_article_that_was_touched_and_put_back_is_quiet_again(site: Settings) -> None:
    page = site.root / "docs/en/rust.md"
    text = page.read_bytes()
    page.write_text("Else.", encoding="utf-8")
    page.write_bytes(text)
    assert quiet(site)


def test_another_program_does_not_believe_the_record(
    site: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "version", lambda name: "another")
    assert not quiet(site)


def broken(text: str) -> list[str]:
    """Records that are not as they were written, from a whole one."""
    whole = json.loads(text)
    item = whole["articles"]["rust.md"]
    without = [{key: item[key] for key in item if key != lost} for lost in item]
    strange = [{**item, "status": "wonderful"}, {**item, "segments": 3}, "Rust", None]
    articles: list[object] = [{"rust.md": changed} for changed in (*without, *strange)]
    return [
        "",
        text[: len(text) // 2],
        "[]",
        "{}",
        *(json.dumps({**whole, "articles": changed}) for changed in (*articles, [], None)),
    ]


def test_a_broken_record_is_none(site: Settings) -> None:
    file = site.work / "record-en.json"
    for text in broken(file.read_text(encoding="utf-8")):
        file.write_text(text, encoding="utf-8")
        assert not quiet(site), text
    file.write_bytes(b"\xff")
    assert not quiet(site)
