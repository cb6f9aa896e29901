"""For any memory: what is written reads back as it was, and writing that changes no byte."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tweetalig.errors import CatalogError, Problems
from tweetalig.memory.catalogs import Catalog, parse_catalog, serialise_catalog, with_obsolete
from tweetalig.memory.changes import is_significant
from tweetalig.model import Kind, Locale, MemoryEntry, Origin, SegmentId, State

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=120)
FILLED = TEXTS.filter(bool)
NOTES = st.text(st.characters(categories=["L", "N", "P"]), max_size=30)
WORDS = st.text("abcdefghijklmnop-", min_size=1, max_size=12)


@st.composite
def entries(draw: st.DrawFn, number: int) -> MemoryEntry:
    state = draw(st.sampled_from(State))
    target = "" if state is State.UNTRANSLATED else draw(FILLED)
    origin = st.builds(Origin, engine=WORDS, detail=TEXTS)
    return MemoryEntry(
        id=SegmentId(f"{draw(WORDS)}-{number}"),
        kind=draw(st.sampled_from(Kind)),
        source=draw(FILLED),
        target=target,
        state=state,
        origin=draw(st.none() | origin),
        base=draw(st.from_regex(r"([0-9a-f]{16}([|/][0-9a-f]{16})?)?", fullmatch=True)),
        previous=draw(TEXTS),
        suggestion=draw(TEXTS),
        conflict=draw(TEXTS) if target else "",
        reason=draw(TEXTS),
        notes=tuple(draw(st.lists(NOTES, max_size=2))),
    )


@st.composite
def catalogs(draw: st.DrawFn) -> Catalog:
    numbers = range(draw(st.integers(0, 4)))
    catalog = Catalog(
        locale=Locale(draw(st.sampled_from(["en", "de", "pt-br", "fy"]))),
        source=f"docs/nl/{draw(WORDS)}.md",
        entries=tuple(draw(entries(number)) for number in numbers),
        frame=draw(st.sampled_from(["", "0123456789abcdef"])),
        comments=tuple(draw(st.lists(NOTES, max_size=2))),
        fields=draw(st.sampled_from([(), (("X-Generator", "Poedit 3.6"),)])),
    )
    return with_obsolete(catalog, [draw(entries(9)) for _ in range(draw(st.integers(0, 2)))])


@given(catalogs())
@settings(max_examples=150, deadline=None)
def test_what_is_written_reads_back(catalog: Catalog) -> None:
    text = serialise_catalog(catalog)
    assert parse_catalog(text, path="a.po") == catalog
    assert serialise_catalog(parse_catalog(text, path="a.po")) == text


@given(st.lists(st.sampled_from(['msgid "', '"', "a", "\n", "msgstr ", "#~ ", "#| ", "\\", "#."])))
@settings(max_examples=150, deadline=None)
def test_whatever_the_text_only_our_errors_are_raised(pieces: list[str]) -> None:
    try:
        parse_catalog("".join(pieces), path="a.po")
    except (CatalogError, Problems) as error:
        found = error.errors if isinstance(error, Problems) else (error,)
        assert all(problem.line > 0 for problem in found)


@given(TEXTS)
@settings(max_examples=80, deadline=None)
def test_no_change_is_never_significant(text: str) -> None:
    assert not is_significant(text, text)
