"""PO text to memory and back, and what PO editors and Git do to it in between."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from tweetalig.errors import CatalogError, Problems
from tweetalig.memory.catalogs import (
    Catalog,
    entry_lines,
    parse_catalog,
    serialise_catalog,
    with_obsolete,
)
from tweetalig.model import Kind, Locale, MemoryEntry, Origin, SegmentId, State

ENTRY = MemoryEntry(
    id=SegmentId("paragraph-1"),
    kind=Kind.PARAGRAPH,
    source="Rust helpt.",
    target="Rest helps.",
    state=State.REVIEWED,
    base="0123456789abcdef",
)
CATALOG = Catalog(locale=Locale("en"), source="docs/nl/rust.md", entries=(ENTRY,), frame="abc")


def with_entry(**changes: object) -> Catalog:
    return replace(CATALOG, entries=(replace(ENTRY, **changes),))  # type: ignore[arg-type]


def read(text: str) -> Catalog:
    return parse_catalog(text, path="translations/en/rust.po")


def only(catalog: Catalog) -> MemoryEntry:
    (entry,) = catalog.entries
    return entry


@pytest.mark.parametrize(
    "catalog",
    [
        CATALOG,
        with_entry(state=State.DRAFT, origin=Origin(engine="argos", detail="model:1.8|beam:4")),
        with_entry(state=State.OUTDATED, previous="Rust helpt niet.", suggestion="Rest may help."),
        with_entry(state=State.UNTRANSLATED, target="", reason="no draft kept “niet”"),
        with_entry(conflict="Resting helps.\nReally."),
        with_entry(state=State.DRAFT, previous="Rust hielp.", origin=None),
        with_entry(notes=("Ask Mia.", "", "  indented")),
        with_entry(source='50% korting op "dit"\\n\tTab', target="a\nb\r\u2028c\x85d"),
        replace(CATALOG, obsolete=(replace(ENTRY, id=SegmentId("x"), state=State.DRAFT),)),
        replace(CATALOG, obsolete=(replace(ENTRY, state=State.OUTDATED, previous="Oud."),)),
        replace(CATALOG, source="docs/nl/met spatie.md", comments=("Thanks to all.",)),
        replace(CATALOG, frame="", apart=("0123456789abcdef", "fedcba9876543210")),
        replace(CATALOG, fields=(("Last-Translator", "A volunteer"),), language=Locale("fy")),
    ],
)
def test_memory_written_and_read_is_the_same(catalog: Catalog) -> None:
    text = serialise_catalog(catalog)
    assert read(text) == catalog
    assert serialise_catalog(read(text)) == text


def test_a_long_text_is_wrapped_between_words() -> None:
    text = serialise_catalog(with_entry(target="word " * 60))
    assert max(len(line) for line in text.splitlines()) <= 81


def test_no_line_of_the_article_is_in_the_catalog() -> None:
    assert "#: docs/nl/rust.md\n" in serialise_catalog(CATALOG)


@pytest.mark.skipif(shutil.which("msgfmt") is None, reason="GNU gettext is not installed")
def test_gnu_gettext_accepts_the_catalog(tmp_path: Path) -> None:
    obsolete = (replace(ENTRY, state=State.OUTDATED, previous="Oud.", notes=("Hm.",)),)
    catalog = with_obsolete(
        with_entry(source="50% is niet veel", target="50% is not much"), obsolete
    )
    (tmp_path / "a.po").write_text(serialise_catalog(catalog), encoding="utf-8")
    command = ["msgfmt", "--check-format", "--check-domain", "-o", str(tmp_path / "a.mo")]
    done = subprocess.run(
        [*command, str(tmp_path / "a.po")], check=False, capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (0, "")


class TestWhatAnEditorDoes:
    def test_taking_the_fuzzy_flag_off_accepts(self) -> None:
        text = serialise_catalog(with_entry(state=State.OUTDATED, previous="Rust hielp."))
        assert only(read(text.replace("#, fuzzy\n", ""))).state is State.REVIEWED

    def test_dropping_our_comments_leaves_an_outdated_text_outdated(self) -> None:
        text = serialise_catalog(with_entry(state=State.OUTDATED, previous="Rust hielp."))
        lines = [line for line in text.splitlines() if not line.startswith("#.")]
        assert only(read("\n".join(lines))).state is State.OUTDATED

    def test_a_near_match_with_its_difference_is_a_draft(self) -> None:
        origin = Origin(engine="recall", detail="score:91")
        entry = replace(ENTRY, state=State.DRAFT, previous="Rust hielp.", origin=origin)
        assert only(read(serialise_catalog(replace(CATALOG, entries=(entry,))))) == entry

    def test_other_wrapping_line_ends_and_a_byte_order_mark_say_the_same(self) -> None:
        text = serialise_catalog(CATALOG).replace('"Rest helps."', '""\n"Rest "\n  "helps."')
        assert read("\ufeff" + text.replace("\n", "\r\n")) == CATALOG

    def test_sorting_the_entries_does_not_change_their_order(self) -> None:
        second = replace(ENTRY, id=SegmentId("paragraph-0"), source="Slaap ook.")
        catalog = replace(CATALOG, entries=(ENTRY, second))
        head, *blocks = serialise_catalog(catalog).split("\n\n")
        assert read("\n\n".join((head, *reversed(blocks)))) == catalog

    def test_a_new_flag_and_a_source_line_are_no_trouble(self) -> None:
        text = serialise_catalog(CATALOG).replace(
            "#: docs/nl/rust.md", "#: docs/nl/rust.md:12\n#, no-wrap, python-format"
        )
        assert read(text) == CATALOG

    def test_an_entry_of_an_unknown_kind_without_id_is_read(self) -> None:
        entry = only(read('#. kind: poem\nmsgid "Rust"\nmsgstr "Rest"\n'))
        assert (entry.kind, entry.id, entry.state) == (Kind.PARAGRAPH, "", State.REVIEWED)

    def test_previous_texts_of_obsolete_entries_are_read(self) -> None:
        text = '#, fuzzy\n#~| msgid "Oud"\n#~| " en stram"\n#~ msgid "Nieuw"\n#~ msgstr "New"\n'
        (entry,) = read(text).obsolete
        assert (entry.previous, entry.state) == ("Oud en stram", State.OUTDATED)

    def test_entries_without_empty_lines_between_them_are_told_apart(self) -> None:
        text = 'msgid "a"\nmsgstr "1"\nmsgctxt "x"\nmsgid "b"\nmsgstr "2"\n#| msgid "z"\n'
        text += 'msgid "c"\nmsgstr "3"\nmsgid "d"\nmsgstr "4"\n#~\n'
        found = [(entry.source, entry.target) for entry in read(text).entries]
        assert found == [("a", "1"), ("b", "2"), ("c", "3"), ("d", "4")]


class TestWhatIsWrong:
    def test_two_translations_of_one_text_are_an_error_with_both_lines(self) -> None:
        text = 'msgid "a"\nmsgstr "1"\n\nmsgid "a"\nmsgstr "2"\n'
        with pytest.raises(CatalogError, match="line 1") as caught:
            read(text)
        assert caught.value.line == 4

    def test_the_same_entry_twice_counts_once(self) -> None:
        text = 'msgid "a"\nmsgstr "1"\n\nmsgid "a"\nmsgstr "1"\n'
        assert len(read(text).entries) == 1

    def test_of_the_same_entry_twice_what_a_person_did_to_either_is_kept(self) -> None:
        text = '# Jan asks\n#, fuzzy\nmsgid "a"\nmsgstr "1"\n\n# Piet says\nmsgid "a"\nmsgstr "1"\n'
        (entry,) = read(text).entries
        assert (entry.state, entry.notes) == (State.REVIEWED, ("Jan asks", "Piet says"))

    def test_no_comment_of_ours_is_longer_than_editors_leave_alone(self) -> None:
        text = "Wie “rust” neemt, zegt: 5 \\* 3 en meer-\nof minder. " * 9
        long = replace(
            ENTRY,
            state=State.DRAFT,
            origin=Origin(engine="machine", detail="|".join(f"key:{n}" for n in range(30))),
            suggestion=text,
            conflict=text,
            reason=text,
        )
        written = serialise_catalog(replace(CATALOG, entries=(long,), obsolete=(long,)))
        comments = [line for line in written.split("\n") if line.startswith("#.")]
        assert max(map(len, comments)) <= 76
        assert read(written).entries == (long,)
        assert serialise_catalog(read(written)) == written

    def test_a_note_below_the_last_entry_is_kept(self) -> None:
        for text in ('msgid "a"\nmsgstr "1"\n\n# Jan asks\n', "# Jan asks\n"):
            written = serialise_catalog(read(text))
            assert "# Jan asks\n" in written
            assert serialise_catalog(read(written)) == written

    @pytest.mark.parametrize(
        ("line", "what"),
        [
            ('msgid_plural "b"', "no plural"),
            ("hello there", "not a word of a PO file"),
            ("msgstr Rest", "not between quotes"),
            ('"loose"', "belongs to no entry"),
            ('msgid "only"', "no msgstr"),
            ('msgstr "only"', "no msgid"),
        ],
    )
    def test_a_broken_line_is_named(self, line: str, what: str) -> None:
        with pytest.raises((CatalogError, Problems), match=what) as caught:
            read(f"\n{line}\n")
        error = caught.value
        first = error.errors[0] if isinstance(error, Problems) else error
        assert (first.line, first.path) == (2, "translations/en/rust.po")

    def test_all_problems_are_named(self) -> None:
        with pytest.raises(Problems) as caught:
            read("hello\nmsgid x\n")
        assert [error.line for error in caught.value.errors] == [1, 2, 2]


def test_the_line_of_an_entry_is_found() -> None:
    text = serialise_catalog(CATALOG)
    line = entry_lines(text)[ENTRY.id, ENTRY.source]
    assert text.splitlines()[line - 1] == 'msgid "Rust helpt."'


def test_obsolete_entries_never_share_a_key_and_are_kept_once() -> None:
    other = replace(ENTRY, target="Resting helps.")
    catalog = with_obsolete(CATALOG, (ENTRY, other, other))
    assert [entry.id for entry in catalog.obsolete] == ["paragraph-1~2", "paragraph-1~3"]
    assert read(serialise_catalog(catalog)) == catalog
