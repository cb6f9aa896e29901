"""What lies on the shelf is recalled as if its catalogs had been read."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType

from hypothesis import given, settings
from hypothesis import strategies as st

from tweetalig.memory.catalogs import Catalog
from tweetalig.memory.recall import RecallIndex, sentence_memory
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
from tweetalig.settings import load_settings
from tweetalig.shelf import Shelf
from tweetalig.sifting import sift

EN = Locale("en")
PAGE = PageState(source="", target="", locale=EN, title="", status=PageStatus.REVIEWED, segments={})
WORDS = ("rust", "helpt", "niet", "auto's", "**on**rust", "onrust", "PEM", "→", "vermoeidheid")

texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join)
entries = st.builds(
    MemoryEntry,
    id=st.sampled_from(["a", "b"]).map(SegmentId),
    kind=st.just(Kind.PARAGRAPH),
    source=texts,
    target=st.sampled_from(["", "one", "two"]),
    state=st.sampled_from([State.DRAFT, State.REVIEWED, State.OUTDATED]),
    previous=st.just("") | texts,
    conflict=st.sampled_from(["", "", "three"]),
    origin=st.none() | st.sampled_from(["pseudo", "recall"]).map(lambda name: Origin(engine=name)),
)
memories = st.lists(st.lists(entries, max_size=4), min_size=1, max_size=4)


def catalog(number: int, held: list[MemoryEntry]) -> Catalog:
    half = len(held) // 2
    return Catalog(
        locale=EN,
        source=f"docs/nl/{number}.md",
        entries=tuple(held[:half]),
        obsolete=tuple(held[half:]),
    )


def split(text: str, language: str) -> tuple[str, ...]:
    return (text,)


@settings(max_examples=30, deadline=None)
@given(memory=memories, kept=st.sets(st.integers(0, 3)), asked=st.lists(texts, min_size=1))
def test_the_shelf_answers_as_the_catalogs_would(
    memory: list[list[MemoryEntry]], kept: set[int], asked: list[str]
) -> None:
    catalogs = [catalog(number, held) for number, held in enumerate(memory)]
    quiet = {
        f"{number}.md": Quiet(digest=str(number), state=PAGE)
        for number in range(len(catalogs))
        if number in kept
    }
    with TemporaryDirectory() as folder:
        Path(folder, "tweetalig.toml").write_text("", encoding="utf-8")
        site = load_settings(Path(folder))
        # First other texts, so that these must be replaced.
        older = {path: catalog(number, memory[0]) for number, path in enumerate(quiet)}
        Shelf(site, EN, {}).keep(dict.fromkeys(quiet, Quiet(digest="old", state=PAGE)), older)
        Shelf(site, EN, {}).keep(quiet, {path: catalogs[int(path[0])] for path in quiet})
        shelf = Shelf(site, EN, MappingProxyType(quiet))
        others = [one for number, one in enumerate(catalogs) if number not in kept]
        whole, parts = RecallIndex(catalogs), RecallIndex(others, shelf)
        for text in asked:
            for path in ("docs/nl/0.md", "docs/nl/1.md"):
                expected, found = whole.find(text, path=path), parts.find(text, path=path)
                assert (expected is None) == (found is None)
                if expected and found:
                    assert (found.target, found.score, found.source, found.path, found.state) == (
                        *(expected.target, expected.score, expected.source),
                        *(expected.path, expected.state),
                    )
        known = sentence_memory(sift(catalogs, asked), split, ("nl", "en"))
        assert sentence_memory(sift(others, asked, shelf=shelf), split, ("nl", "en")) == known
