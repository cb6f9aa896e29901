"""What a sync does with one article: people's edits, changed Dutch, and the page in between."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from tweetalig.memory.catalogs import Catalog, parse_catalog, serialise_catalog
from tweetalig.memory.drafts import fill, resolve, wants_draft
from tweetalig.memory.harvest import Shown, harvest
from tweetalig.memory.page import read_page
from tweetalig.memory.settle import Settled, settle
from tweetalig.memory.states import page_status
from tweetalig.memory.update import Edition, update
from tweetalig.model import (
    Finding,
    Kind,
    Locale,
    MemoryEntry,
    Origin,
    PageStatus,
    SegmentId,
    Severity,
    State,
)
from tweetalig.segment import segment_markdown

NL = Locale("nl")
DUTCH = """---
title: Rusten
description: Over rust
---

# Rust nemen

Rust helpt bij veel klachten.

| Vraag | Antwoord |
| --- | --- |
| Moe of ziek? | Ja |

!!! note "Let op"

    Overleg met uw arts.
"""
EDITION = Edition(
    locale=Locale("en"), source="docs/nl/a.md", page="docs/en/a.md", catalog="translations/en/a.po"
)
ENGLISH: Mapping[str, str] = {
    "Rusten": "Resting",
    "Over rust": "About rest: how and why",
    "Rust nemen": "Taking rest",
    "Rust helpt bij veel klachten.": "Rest helps with many complaints.",
    "Vraag": "Question",
    "Antwoord": "Answer",
    "Moe of ziek?": "Tired | ill?",
    "Ja": "Yes",
    "Let op": "Note",
    "Overleg met uw arts.": "Talk to your doctor.",
}


def sync(
    dutch: str, catalog: str | None, page: str | None, *, drafts: Mapping[str, str] = ENGLISH
) -> Settled:
    old = None if catalog is None else parse_catalog(catalog, path=EDITION.catalog)
    updated = update(segment_markdown(dutch), old, page, EDITION)
    entries = [
        fill(entry, drafts.get(entry.source, ""), Origin(engine="machine"))
        if wants_draft(entry)
        else entry
        for entry in updated.catalog.entries
    ]
    return settle(updated, entries)


def drafted() -> tuple[str, str]:
    settled = sync(DUTCH, None, None)
    assert settled.page is not None
    return settled.catalog_text, settled.page


def target(settled: Settled, source: str) -> MemoryEntry:
    return next(entry for entry in settled.catalog.entries if entry.source == source)


def rules(findings: tuple[Finding, ...]) -> list[tuple[str, Severity]]:
    return [(finding.rule, finding.severity) for finding in findings]


class TestEqualTexts:
    def test_what_had_no_certain_place_gets_none_at_the_next_sync_either(self) -> None:
        first = sync("## Ja.\n\n## Ja.\n", None, None, drafts={"Ja.": "Yes."})
        assert first.page is not None
        catalog = first.catalog_text.replace("#, fuzzy\n", "", 1)
        catalog = catalog.replace('msgstr "Yes."', 'msgstr "It does, doctors say."', 1)
        page = first.page.replace("## Yes.", "## Yes. And a volunteer says more.\n\nSo it is.", 1)
        second = sync("## Ja.\n", catalog, page)
        assert second.page is not None
        third = sync("## Ja.\n", second.catalog_text, second.page)
        assert (third.page, third.catalog_text) == (second.page, second.catalog_text)
        assert "It does, doctors say." in second.catalog_text

    def test_a_text_whose_equal_goes_has_its_place_at_once(self) -> None:
        title, rest = "---\ntitle: Ja.\n---\n", "Rust helpt bij veel klachten.\n"
        english = {"Ja.": "Yes.", rest.strip(): "Rest helps."}
        first = sync(f"{title}Ja.\n\n{rest}", None, None, drafts=english)
        assert first.page is not None
        # One of two equal texts is accepted, and the other taken off the page: but which?
        catalog = first.catalog_text.replace("#, fuzzy\n", "", 1)
        page = first.page.replace("---\nYes.\n\n", "---\n")
        second = sync(f"{title}Ja.\n\n{rest}", catalog, f"{page}\nOne more.\n")
        assert second.page is not None
        page = second.page.replace("\nOne more.\n", "")
        third = sync(f"{title}{rest}", second.catalog_text, page)
        fourth = sync(f"{title}{rest}", third.catalog_text, third.page)
        assert (fourth.page, fourth.catalog_text) == (third.page, third.catalog_text)


class TestRewritten:
    def test_a_new_paragraph_before_one_rewritten_is_not_taken_for_it(self) -> None:
        dutch = (
            "Onderzoekers van Stichting Bloedbank volgden de klachten een jaar lang.\n\n"
            "Neem elke dag rust en luister daarbij goed naar wat het lichaam aangeeft.\n"
        )
        first = sync(dutch, None, None, drafts={text: text.upper() for text in dutch.split("\n")})
        assert first.page is not None
        head = first.page[: first.page.index("---\n", 4) + 4]
        page = (
            f"{head}Before you read on: none of what follows is meant as advice.\n\n"
            "For twelve months the Bloedbank foundation kept track of all complaints.\n"
        )
        second = sync(dutch, first.catalog_text, page)
        assert "Bloedbank foundation" not in target(second, dutch.split("\n")[2]).target
        assert second.page is not None
        assert "Bloedbank foundation" in second.page

    def test_a_text_much_like_its_neighbours_that_moved_there_is_not_taken_for_its(self) -> None:
        first_dutch = "Onderzoekers vonden 2 keer een afwijking bij Bloedbank."
        dutch = f"{first_dutch}\n\nOnderzoekers vonden 6 keer een afwijking bij Gezondland.\n"
        english = {
            text: text.replace("Onderzoekers vonden", "Researchers found").replace(
                "keer een afwijking bij", "times an anomaly at"
            )
            for text in dutch.split("\n")
        }
        first = sync(dutch, None, None, drafts=english)
        assert first.page is not None
        head = first.page[: first.page.index("---\n", 4) + 4]
        # The first was written anew in the catalog too, so that its draft is nowhere else.
        catalog = first.catalog_text.replace(english[first_dutch], "Doctors at Bloedbank saw 2.")
        moved = f"{english[first_dutch]} Two is more than none."
        page = f"{head}Doctors see anomalies more often than anybody thought.\n\n{moved}\n"
        second = sync(dutch, catalog, page)
        assert "Bloedbank" not in target(second, dutch.split("\n")[2]).target
        assert second.page is not None
        assert moved in second.page

    def test_a_cell_that_moved_with_its_row_is_nobodys_edit(self) -> None:
        dutch = "| Vraag | Antwoord |\n| --- | --- |\n| Soms. | Ja |\n| Altijd. | Ja |\n"
        english = {**ENGLISH, "Soms.": "Sometimes.", "Altijd.": "Always."}
        first = sync(dutch, None, None, drafts=english)
        assert first.page is not None
        rows = "| Sometimes. | Yes |\n| Always. | Yes |"
        page = first.page.replace(rows, "| Always. | Yes |\n| Now and then. | Yes |")
        second = sync(dutch, first.catalog_text, page)
        assert State.REVIEWED not in {entry.state for entry in second.catalog.entries}
        assert second.page is not None
        assert "Now and then." in second.page

    def test_a_cell_that_says_now_what_another_said_is_an_edit_where_its_row_stayed(self) -> None:
        dutch = "| Vraag | Antwoord |\n| --- | --- |\n| Moe? | Nee |\n| Ziek? | Niet altijd |\n"
        wrong = {"Moe?": "Tired?", "Nee": "Yes", "Ziek?": "Ill?", "Niet altijd": "No"}
        first = sync(dutch, None, None, drafts={**ENGLISH, **wrong})
        assert first.page is not None
        rows = "| Tired? | Yes |\n| Ill? | No |"
        page = first.page.replace(rows, "| Tired? | No |\n| Ill? | Not always |")
        second = sync(dutch, first.catalog_text, page)
        assert target(second, "Nee").target == "No"
        assert target(second, "Niet altijd").target == "Not always"
        assert target(second, "Nee").state is State.REVIEWED


class TestPage:
    def test_a_page_says_how_far_it_is(self) -> None:
        _, page = drafted()
        block = "translation:\n  status: machine\n  source: docs/nl/a.md\n  reviewed: 0\n"
        assert f"{block}  total: 10\n" in page

    def test_a_page_whose_catalog_got_lost_is_a_draft_to_the_last_word(self) -> None:
        _, page = drafted()
        found = sync(DUTCH, None, page.replace("Taking rest", "How to rest"))
        assert found.state.status is PageStatus.MACHINE
        assert {entry.state for entry in found.catalog.entries} == {State.DRAFT}
        assert target(found, "Rust nemen").target == "How to rest"
        assert rules(found.findings) == [("catalog-lost", Severity.WARNING)]
        again = sync(DUTCH, found.catalog_text, found.page)
        assert (again.page, again.catalog_text) == (found.page, found.catalog_text)

    def test_a_title_that_stays_by_itself_after_its_catalog_got_lost_is_nobodys_edit(self) -> None:
        page = sync(DUTCH, None, None, drafts={"Rusten": "Resting"}).page
        found = sync(DUTCH, None, page, drafts={})
        again = sync(DUTCH, found.catalog_text, found.page, drafts={})
        assert found.page is not None
        assert "title: Resting" in found.page
        assert (again.page, again.catalog_text) == (found.page, found.catalog_text)
        edited = found.page.replace("title: Resting", "title: How to rest")
        taken_in = target(sync(DUTCH, found.catalog_text, edited, drafts={}), "Rusten")
        assert (taken_in.target, taken_in.state) == ("How to rest", State.REVIEWED)

    def test_without_any_translation_there_is_no_page(self) -> None:
        settled = sync(DUTCH, None, None, drafts={})
        assert (settled.page, settled.state.status) == (None, PageStatus.UNTRANSLATED)

    def test_dutch_on_the_page_is_marked_where_a_mark_can_stand(self) -> None:
        settled = sync(DUTCH, None, None, drafts={"Ja": "Yes"})
        assert settled.page is not None
        assert "# <span lang=nl class=untranslated>Rust nemen</span>\n" in settled.page
        assert "title: Rusten\n" in settled.page
        again = sync(DUTCH, settled.catalog_text, settled.page, drafts={})
        assert (again.page, again.catalog_text) == (settled.page, settled.catalog_text)

    def test_dutch_between_tags_is_marked_unless_the_mark_would_part_the_tags(self) -> None:
        dutch = (
            "Rust helpt.\n\n<div>\nVaak <b>flink</b> later.\n</div>\n\n"
            '<video><source src="a.mp4"> Vaak later.</video>\n'
        )
        settled = sync(dutch, None, None, drafts={"Rust helpt.": "Rest helps."})
        assert settled.page is not None
        assert "<span lang=nl class=untranslated>Vaak <b>flink</b> later.</span>" in settled.page
        assert '<video><source src="a.mp4"> Vaak later.</video>' in settled.page
        again = sync(dutch, settled.catalog_text, settled.page, drafts={})
        assert (again.page, again.catalog_text) == (settled.page, settled.catalog_text)

    def test_an_escape_that_a_cell_needs_is_no_edit_of_a_person(self) -> None:
        catalog, page = drafted()
        assert "Tired \\| ill?" in page
        again = sync(DUTCH, catalog, page)
        assert target(again, "Moe of ziek?").state is State.DRAFT
        assert (again.catalog_text, again.page) == (catalog, page)

    def test_a_name_that_is_the_same_in_both_languages_is_taken_by_removing_the_mark(self) -> None:
        dutch = "ME/CVS\n\nRust helpt bij veel klachten.\n"
        first = sync(dutch, None, None, drafts=ENGLISH)
        assert first.page is not None
        page = first.page.replace("<span lang=nl class=untranslated>ME/CVS</span>", "ME/CVS")
        second = sync(dutch, first.catalog_text, page, drafts={})
        assert (target(second, "ME/CVS").target, target(second, "ME/CVS").state) == (
            "ME/CVS",
            State.REVIEWED,
        )

    def test_a_page_begun_as_a_copy_of_the_dutch_is_english_where_it_was_translated(self) -> None:
        dutch = "# Klachten\n\nRust helpt goed.\n\nEhlers-Danlos\n\nVaak flink later.\n"
        settled = sync(dutch, None, dutch.replace("Rust helpt goed.", "Rest helps."), drafts={})
        states = {entry.source: entry.state for entry in settled.catalog.entries}
        assert states == {
            "Klachten": State.UNTRANSLATED,
            "Rust helpt goed.": State.REVIEWED,
            "Ehlers-Danlos": State.REVIEWED,
            "Vaak flink later.": State.UNTRANSLATED,
        }
        assert settled.page is not None
        assert "<span lang=nl class=untranslated>Vaak flink later.</span>" in settled.page
        # Who takes the mark off says that it is a name, whatever a dictionary knows.
        name = settled.page.replace("<span lang=nl class=untranslated>Klachten</span>", "Klachten")
        again = sync(dutch, settled.catalog_text, name, drafts={})
        assert target(again, "Klachten").state is State.REVIEWED

    def test_half_a_translation_is_kept_and_reported(self) -> None:
        first = sync(DUTCH, None, None, drafts={"Ja": "Yes"})
        assert first.page is not None
        page = first.page.replace("veel klachten.</span>", "veel klachten.</span> And more.")
        second = sync(DUTCH, first.catalog_text, page, drafts={})
        assert second.page == page
        assert ("page-structure", Severity.WARNING) in rules(second.findings)
        assert any("marked as Dutch" in finding.message for finding in second.findings)

    def test_a_mark_without_its_end_is_left_as_it_is(self) -> None:
        page = "a <span lang=nl class=untranslated>b <span>c</span> d\n"
        assert read_page(page, language=NL, segment=segment_markdown).marked == frozenset()

    def test_lines_of_findings_count_the_front_matter(self) -> None:
        catalog, page = drafted()
        text = page.replace("Rest helps", "A new thought.\n\nRest helps")
        (finding,) = sync(DUTCH, catalog, text).findings
        assert text.splitlines()[finding.line - 1] == "A new thought."

    def test_a_translation_that_becomes_structure_is_reported(self) -> None:
        broken = replace(EDITION, segment=lambda text: segment_markdown(text.replace("@", "\n\n")))
        updated = update(segment_markdown(DUTCH), None, None, broken)
        origin = Origin(engine="machine")
        settled = settle(updated, [fill(item, "a@b", origin) for item in updated.catalog.entries])
        assert ("page-structure", Severity.ERROR) in rules(settled.findings)

    @pytest.mark.parametrize(
        ("before", "after"),
        [
            ("\n", "\r\n"),
            ("---\ntitle", "\ufeff---\ntitle"),
            ("doctor.\n", "doctor."),
            ("doctor.", "doctor.\n"),
        ],
    )
    def test_what_an_editor_does_to_a_file_by_itself_is_no_other_structure(
        self, before: str, after: str
    ) -> None:
        catalog, page = drafted()
        assert before in page
        saved = page.replace(before, after)
        kept = sync(DUTCH, catalog, saved)
        assert (kept.page, kept.catalog_text, kept.findings) == (saved, catalog, ())
        grown = sync(f"{DUTCH}\nNog iets.\n", catalog, saved, drafts={"Nog iets.": "One thing."})
        assert grown.findings == ()
        assert "One thing." in (grown.page or "")

    def test_a_source_path_with_odd_signs_is_quoted(self) -> None:
        odd = replace(EDITION, source="docs/nl/a: b.md")
        updated = update(segment_markdown("Ja\n"), None, None, odd)
        origin = Origin(engine="machine")
        page = settle(updated, [fill(updated.catalog.entries[0], "Yes", origin)]).page
        assert page is not None
        assert '  source: "docs/nl/a: b.md"\n' in page


class TestEdits:
    def test_an_edit_on_the_page_is_reviewed_and_in_the_catalog(self) -> None:
        catalog, page = drafted()
        settled = sync(DUTCH, catalog, page.replace("Rest helps", "Resting helps"))
        entry = target(settled, "Rust helpt bij veel klachten.")
        assert (entry.target, entry.state, entry.origin) == (
            "Resting helps with many complaints.",
            State.REVIEWED,
            None,
        )

    def test_another_title_is_known_by_its_key_whatever_else_changed(self) -> None:
        catalog, page = drafted()
        page = page.replace("title: Resting", 'title: "How to: lie down"')
        page = page.replace("Rest helps", "A volunteer's thought.\n\nRest helps")
        settled = sync(DUTCH, catalog, page)
        assert target(settled, "Rusten").target == "How to: lie down"
        assert target(settled, "Rusten").state is State.REVIEWED

    def test_an_edit_in_the_catalog_is_on_the_page(self) -> None:
        catalog, page = drafted()
        settled = sync(DUTCH, catalog.replace('"Note"', '"Beware"'), page)
        assert settled.page is not None
        assert '!!! note "Beware"' in settled.page
        assert target(settled, "Let op").state is State.REVIEWED

    def test_an_entry_that_was_emptied_is_set_aside_when_a_person_wrote_it(self) -> None:
        catalog, page = drafted()
        mine = sync(DUTCH, catalog, page.replace("| Yes |", "| Indeed |"))
        settled = sync(DUTCH, mine.catalog_text.replace('"Indeed"', '""'), mine.page, drafts={})
        assert target(settled, "Ja").state is State.UNTRANSLATED
        assert [entry.target for entry in settled.catalog.obsolete] == ["Indeed"]

    def test_a_conflict_keeps_both_and_stays_until_it_ends(self) -> None:
        catalog, page = drafted()
        torn = sync(
            DUTCH,
            catalog.replace('"Rest helps with many complaints."', '"In the catalog."'),
            page.replace("Rest helps with many complaints.", "On the page."),
        )
        entry = target(torn, "Rust helpt bij veel klachten.")
        assert (entry.target, entry.conflict) == ("In the catalog.", "On the page.")
        assert torn.page is not None
        assert "On the page." in torn.page
        (finding,) = torn.findings
        assert (finding.rule, finding.severity) == ("conflict", Severity.ERROR)
        assert torn.page.splitlines()[finding.line - 1] == "On the page."
        again = sync(DUTCH, torn.catalog_text, torn.page)
        assert (again.catalog_text, again.findings) == (torn.catalog_text, torn.findings)
        without_page = sync(DUTCH, torn.catalog_text, None)
        assert target(without_page, "Rust helpt bij veel klachten.").conflict == "On the page."
        ended = sync(DUTCH, torn.catalog_text, torn.page.replace("On the page.", "In the catalog."))
        assert (ended.findings, ended.state.conflicts) == ((), 0)

    @pytest.mark.parametrize(
        ("take", "text"), [("page", "On the page."), ("catalog", "In the catalog.")]
    )
    def test_a_conflict_that_was_resolved_is_on_the_page(self, take: str, text: str) -> None:
        catalog, page = drafted()
        torn = sync(
            DUTCH,
            catalog.replace('"Rest helps with many complaints."', '"In the catalog."'),
            page.replace("Rest helps with many complaints.", "On the page."),
        )
        resolved = serialise_catalog(resolve(torn.catalog, take=take))
        settled = sync(DUTCH, resolved, torn.page)
        assert settled.page is not None
        assert text in settled.page
        assert settled.findings == ()

    @pytest.mark.parametrize("take", ["page", "catalog"])
    def test_a_conflict_resolved_after_the_dutch_changed_is_still_outdated(self, take: str) -> None:
        catalog, page = drafted()
        dutch = DUTCH.replace("bij veel klachten", "niet bij klachten")
        torn = sync(
            dutch,
            catalog.replace('"Rest helps with many complaints."', '"In the catalog."'),
            page.replace("Rest helps with many complaints.", "On the page."),
        )
        resolved = serialise_catalog(resolve(torn.catalog, take=take))
        settled = sync(dutch, resolved, torn.page)
        assert target(settled, "Rust helpt niet bij klachten.").state is State.OUTDATED

    def test_a_page_taken_away_is_written_again(self) -> None:
        catalog, page = drafted()
        assert sync(DUTCH, catalog, None).page == page

    def test_words_that_the_page_never_had_are_not_replaced_by_it(self) -> None:
        entry = MemoryEntry(
            id=SegmentId("a"),
            kind=Kind.PARAGRAPH,
            source="Rust.",
            target="Mine.",
            state=State.REVIEWED,
            base="f6c9f6d6d4f4d8a5|0123456789abcdef",
        )
        torn = harvest(entry, Shown(text="Theirs."))
        assert (torn.entry.target, torn.entry.conflict) == ("Mine.", "Theirs.")


class TestDutch:
    def test_a_changed_draft_is_made_anew_and_its_old_text_suggested(self) -> None:
        catalog, page = drafted()
        dutch = DUTCH.replace("helpt bij", "helpt niet bij")
        settled = sync(dutch, catalog, page, drafts={})
        entry = target(settled, "Rust helpt niet bij veel klachten.")
        assert (entry.state, entry.suggestion, entry.previous) == (
            State.UNTRANSLATED,
            "Rest helps with many complaints.",
            "Rust helpt bij veel klachten.",
        )

    def test_an_outdated_text_is_reviewed_again_when_the_dutch_goes_back(self) -> None:
        catalog, page = drafted()
        reviewed = sync(DUTCH, catalog, page.replace("Rest helps", "Resting helps"))
        changed = DUTCH.replace("helpt bij", "helpt niet bij")
        outdated = sync(changed, reviewed.catalog_text, reviewed.page)
        assert page_status(outdated.catalog.entries) is PageStatus.MACHINE
        assert target(outdated, "Rust helpt niet bij veel klachten.").state is State.OUTDATED
        further = sync(changed.replace("veel", "zulke"), outdated.catalog_text, outdated.page)
        assert target(further, "Rust helpt niet bij zulke klachten.").previous == (
            "Rust helpt bij veel klachten."
        )
        back = sync(DUTCH, further.catalog_text, further.page)
        assert target(back, "Rust helpt bij veel klachten.").state is State.REVIEWED

    def test_what_counts_as_a_change_can_be_chosen(self) -> None:
        catalog, page = drafted()
        updated = update(
            segment_markdown(DUTCH.replace("helpt bij", "helpt niet bij")),
            parse_catalog(catalog, path="a.po"),
            page,
            EDITION,
            significant=lambda before, after: False,
        )
        assert State.UNTRANSLATED not in {entry.state for entry in updated.catalog.entries}

    def test_a_catalog_of_someone_else_without_bases_is_taken_as_it_is(self) -> None:
        known = Catalog(
            locale=Locale("en"),
            source="docs/nl/a.md",
            entries=(
                MemoryEntry(
                    id=SegmentId(""),
                    kind=Kind.PARAGRAPH,
                    source="Rust helpt bij veel klachten.",
                    target="Rest helps.",
                    state=State.REVIEWED,
                ),
            ),
        )
        settled = sync(DUTCH, serialise_catalog(known), None)
        assert target(settled, "Rust helpt bij veel klachten.").state is State.REVIEWED
        assert settled.page is not None
        assert "Rest helps." in settled.page

    @pytest.mark.parametrize(
        ("states", "status"),
        [
            ([State.REVIEWED, State.UNTRANSLATED], PageStatus.PARTIAL),
            ([State.REVIEWED, State.DRAFT, State.OUTDATED], PageStatus.MACHINE),
            ([State.REVIEWED, State.OUTDATED], PageStatus.OUTDATED),
            ([State.REVIEWED], PageStatus.REVIEWED),
        ],
    )
    def test_a_page_is_as_far_as_its_weakest_segment(
        self, states: list[State], status: PageStatus
    ) -> None:
        entries = [
            MemoryEntry(id=SegmentId("a"), kind=Kind.PARAGRAPH, source="a", state=state)
            for state in states
        ]
        assert page_status(entries) is status
