"""Translations made before are found again, and drafts never stand over a person's words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tweetalig.memory.catalogs import Catalog
from tweetalig.memory.drafts import (
    fill,
    kept_sentences,
    resolve,
    sentence_pairs,
    wants_draft,
    without_draft,
)
from tweetalig.memory.recall import RecallIndex, recall, sentence_memory
from tweetalig.model import Kind, Locale, MemoryEntry, Origin, SegmentId, State

MACHINE = Origin(engine="machine", detail="model:1")
LANGUAGES = ("nl", "en")
SOURCE = "Na een inspanning worden de klachten vaak pas een dag later erger."
TARGET = "After exertion the symptoms often get worse only a day later."


def entry(source: str, target: str = "", state: State = State.REVIEWED, **more: str) -> MemoryEntry:
    return MemoryEntry(
        id=SegmentId(source[:9]),
        kind=Kind.PARAGRAPH,
        source=source,
        target=target,
        state=state if target else State.UNTRANSLATED,
        **more,  # type: ignore[arg-type]
    )


def catalog(path: str, *entries: MemoryEntry, obsolete: tuple[MemoryEntry, ...] = ()) -> Catalog:
    return Catalog(locale=Locale("en"), source=path, entries=entries, obsolete=obsolete)


def split(text: str, language: str) -> tuple[str, ...]:
    assert language in LANGUAGES
    return tuple(f"{part}." for part in text.removesuffix(".").split(". "))


def recalled(source: str, *catalogs: Catalog) -> MemoryEntry:
    (found,) = recall([entry(source)], RecallIndex(catalogs), path="docs/nl/own.md")
    return found


class TestRecall:
    def test_the_same_text_elsewhere_is_a_draft_that_says_where_it_is_from(self) -> None:
        found = recalled(SOURCE, catalog("docs/nl/b.md", entry(SOURCE, TARGET)))
        assert (found.target, found.state, found.previous) == (TARGET, State.DRAFT, "")
        assert found.origin == Origin(
            engine="recall", detail="score:100|from:docs/nl/b.md|state:reviewed"
        )

    def test_a_slip_of_the_pen_away_shows_the_difference(self) -> None:
        near = SOURCE.replace("inspanning", "inspaning")
        found = recalled(SOURCE, catalog("docs/nl/b.md", entry(near, TARGET)))
        assert (found.target, found.previous, found.state) == (TARGET, near, State.DRAFT)
        assert found.origin is not None
        assert "score:99" in found.origin.detail

    def test_another_meaning_is_a_suggestion_only(self) -> None:
        near = SOURCE.replace("vaak", "nooit")
        found = recalled(SOURCE, catalog("docs/nl/b.md", entry(near, TARGET)))
        assert (found.target, found.suggestion, found.previous) == ("", TARGET, near)
        assert found.state is State.UNTRANSLATED
        index = RecallIndex([catalog("docs/nl/b.md", entry(near, "Other."))])
        assert recall([found], index, path="docs/nl/own.md") == (found,)

    def test_nothing_like_it_is_nothing(self) -> None:
        found = recalled("Iets heel anders.", catalog("docs/nl/b.md", entry(SOURCE, TARGET)))
        assert found == entry("Iets heel anders.")

    def test_reviewed_comes_before_draft_and_the_own_article_before_others(self) -> None:
        drafted = replace(entry(SOURCE, "Draft.", State.DRAFT), origin=MACHINE)
        own = catalog("docs/nl/own.md", obsolete=(entry(SOURCE, "Own."),))
        other = catalog("docs/nl/a.md", entry(SOURCE, "Other."), drafted)
        assert recalled(SOURCE, other, own).target == "Own."
        assert recalled(SOURCE, other).target == "Other."

    def test_a_draft_of_a_machine_elsewhere_keeps_the_name_of_the_machine(self) -> None:
        drafted = replace(entry(SOURCE, "Draft.", State.DRAFT), origin=MACHINE)
        assert recalled(SOURCE, catalog("docs/nl/a.md", drafted)).origin == MACHINE
        near = recalled(SOURCE + " Ja.", catalog("docs/nl/a.md", drafted))
        assert near.state is State.UNTRANSLATED

    def test_an_outdated_translation_is_recalled_for_the_text_it_was_made_for(self) -> None:
        outdated = entry("Nu anders.", TARGET, State.OUTDATED, previous=SOURCE)
        assert recalled(SOURCE, catalog("docs/nl/a.md", outdated)).target == TARGET
        assert recalled("Nu anders.", catalog("docs/nl/a.md", outdated)).target == ""

    def test_echoes_and_conflicts_are_not_recalled(self) -> None:
        echo = replace(entry(SOURCE, "Echo.", State.DRAFT), origin=Origin(engine="recall"))
        torn = entry(SOURCE, "Torn.", conflict="Apart.")
        assert recalled(SOURCE, catalog("docs/nl/a.md", echo, torn)).target == ""

    def test_what_is_translated_stays(self) -> None:
        done = entry(SOURCE, "Mine.")
        index = RecallIndex([catalog("docs/nl/a.md", entry(SOURCE, TARGET))])
        assert recall([done], index, path="x") == (done,)


class TestSentences:
    def test_reviewed_sentences_are_known_with_their_translation(self) -> None:
        two = entry("Rust helpt. Slaap ook.", "Rest helps. So does sleep.")
        uneven = entry("Een. Twee.", "One and two.")
        draft = entry("Drie.", "Three.", State.DRAFT)
        known = sentence_memory([catalog("a", two, uneven, draft)], split, LANGUAGES)
        assert known == {"Rust helpt.": "Rest helps.", "Slaap ook.": "So does sleep."}

    def test_the_most_frequent_translation_wins_and_a_tie_is_left_out(self) -> None:
        entries = [entry("Ja.", target) for target in ("Yes.", "Right.", "Yes.")]
        tie = [entry("Nee.", target) for target in ("No.", "Nope.")]
        assert sentence_memory([catalog("a", *entries, *tie)], split, LANGUAGES) == {"Ja.": "Yes."}

    def test_only_unchanged_sentences_are_kept(self) -> None:
        changed = entry(
            "Rust helpt. Slaap niet.",
            "Rest helps. Sleep.",
            State.OUTDATED,
            previous="Rust helpt. Slaap.",
        )
        assert kept_sentences(changed, split, LANGUAGES) == {"Rust helpt.": "Rest helps."}
        assert kept_sentences(entry("Rust."), split, LANGUAGES) == {}

    def test_unequal_numbers_pair_nothing(self) -> None:
        assert sentence_pairs("Een. Twee.", "One.", split, LANGUAGES) == ()


class TestDrafts:
    def test_an_empty_entry_becomes_a_draft(self) -> None:
        waiting = replace(entry("Rust."), reason="none passed", suggestion="R", previous="Rust?")
        filled = fill(waiting, "Rest.", MACHINE)
        assert filled == replace(
            entry("Rust.", "Rest.", State.DRAFT), origin=MACHINE, id=waiting.id
        )

    def test_beside_an_outdated_text_it_is_a_suggestion(self) -> None:
        old = entry("Rust.", "Rest.", State.OUTDATED, previous="Rast.")
        assert wants_draft(old)
        filled = fill(old, "Resting.", MACHINE)
        assert (filled.target, filled.suggestion, filled.origin) == ("Rest.", "Resting.", MACHINE)
        assert not wants_draft(filled)

    def test_a_draft_of_a_person_stays_a_persons(self) -> None:
        mine = entry("Rust.", "Rest.", State.DRAFT)
        filled = fill(mine, "Resting.", MACHINE)
        assert (filled.target, filled.suggestion, filled.origin) == ("Rest.", "Resting.", None)

    @pytest.mark.parametrize(
        "done", [entry("Rust.", "Rest."), entry("Rust.", "R", State.OUTDATED, conflict="S")]
    )
    def test_reviewed_texts_and_conflicts_are_not_touched(self, done: MemoryEntry) -> None:
        assert fill(done, "Resting.", MACHINE) == done
        assert without_draft(done, "why") == done
        assert not wants_draft(done)

    def test_the_reason_for_no_draft_is_noted(self) -> None:
        assert without_draft(entry("Rust."), "“niet” was lost").reason == "“niet” was lost"
        assert fill(entry("Rust."), "", MACHINE) == entry("Rust.")


class TestResolve:
    torn = entry("Rust.", "Catalog.", conflict="Page.")

    @pytest.mark.parametrize(
        ("take", "kept", "aside"), [("page", "Page.", "Catalog."), ("catalog", "Catalog.", "Page.")]
    )
    def test_the_chosen_text_stays_and_the_other_is_set_aside(
        self, take: str, kept: str, aside: str
    ) -> None:
        resolved = resolve(catalog("a", self.torn, entry("Ja.", "Yes.")), take=take)
        assert [(item.target, item.conflict) for item in resolved.entries] == [
            (kept, ""),
            ("Yes.", ""),
        ]
        assert [item.target for item in resolved.obsolete] == [aside]

    def test_only_the_entries_meant_are_resolved(self) -> None:
        torn = catalog("a", self.torn)
        assert resolve(torn, take="page", ids=frozenset()) == torn

    def test_any_other_side_is_refused(self) -> None:
        with pytest.raises(ValueError, match="left"):
            resolve(catalog("a"), take="left")
