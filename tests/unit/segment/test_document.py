from __future__ import annotations

import pytest

from tweetalig.model import Kind, SegmentId
from tweetalig.segment import segment_markdown


def test_the_frame_is_the_text_around_the_segments() -> None:
    document = segment_markdown("# Een\n\n- twee\n")
    assert document.frame == ("# ", "\n\n- ", "\n")


def test_only_what_is_translated_changes() -> None:
    document = segment_markdown("Een\nzin.   \n\nTwee  \nzinnen.\n")
    first, second = document.segments
    assert document.render({first.id: "One."}) == "One.   \n\nTwee  \nzinnen.\n"
    assert document.render({second.id: "Two."}) == "Een\nzin.   \n\nTwo.\n"
    assert document.render({second.id: "Two  \nlines"}) == "Een\nzin.   \n\nTwo  \nlines\n"


@pytest.mark.parametrize("blank", ["", " ", "\n\t"])
def test_a_blank_translation_keeps_the_source(blank: str) -> None:
    document = segment_markdown("Een zin.\n")
    assert document.render({document.segments[0].id: blank}) == "Een zin.\n"


def test_ids_that_are_not_there_do_no_harm() -> None:
    assert segment_markdown("Een zin.\n").render({SegmentId("paragraph-0"): "x"}) == "Een zin.\n"


def test_a_hard_break_keeps_the_marks_of_its_container() -> None:
    document = segment_markdown("> - een\n")
    rendered = document.render({document.segments[0].id: "one  \ntwo\\\nthree"})
    assert rendered == "> - one  \n>   two\\\n>   three\n"


def test_equal_texts_have_different_ids() -> None:
    table = "| Vraag | Slaap | Pijn |\n|---|---|---|\n| Vaak | Ja | Nee |\n| Soms | Nee | Ja |\n"
    document = segment_markdown(table)
    ids = {one.id for one in document.segments}
    assert len(ids) == len(document.segments) == 9
    more = segment_markdown(table + "| Nooit | Ja | Ja |\n")
    assert ids <= {one.id for one in more.segments}


def test_an_id_is_kind_and_digest() -> None:
    first, second = segment_markdown("# Kop\n\nKop\n").segments
    assert first.id.startswith("heading-")
    assert second.id.startswith("paragraph-")
    assert first.id.partition("-")[2] == second.id.partition("-")[2]


def test_equal_paragraphs_are_told_apart_by_their_neighbours() -> None:
    text = "Een\n\nzelfde\n\nTwee\n\nzelfde\n\nDrie\n"
    before = {(one.line, one.id) for one in segment_markdown(text).segments}
    moved = segment_markdown("Nieuw\n\n" + text).segments
    assert {(one.line - 2, one.id) for one in moved if one.text != "Nieuw"} == before


def test_the_same_text_in_the_same_surroundings_gets_a_number() -> None:
    ids = [one.id for one in segment_markdown("a\n\na\n\na\n\na\n\na\n").segments]
    assert len(set(ids)) == 5


def test_lines_count_from_one_in_the_file() -> None:
    text = "---\ntitle: T\n---\n\nEen\n\n\nTwee\n"
    assert [one.line for one in segment_markdown(text).segments] == [2, 5, 8]


def test_the_title_of_a_missing_text_has_a_kind() -> None:
    assert segment_markdown("![Hond](x.png)\n").segments[0].kind is Kind.IMAGE
