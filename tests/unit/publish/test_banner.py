from __future__ import annotations

from collections.abc import Mapping

import pytest

from tweetalig.model import Locale, PageState, PageStatus, State
from tweetalig.publish.banner import banner, banner_kind
from tweetalig.publish.words import Words

NL, EN = Locale("nl"), Locale("en")
WORDS = Words(locale=EN)


def _state(status: PageStatus, segments: Mapping[State, int]) -> PageState:
    return PageState(source="a", target="b", locale=EN, title="t", status=status, segments=segments)


@pytest.mark.parametrize(
    ("status", "segments", "kind"),
    [
        (PageStatus.REVIEWED, {State.REVIEWED: 3}, ""),
        (PageStatus.MACHINE, {State.DRAFT: 3}, "machine"),
        (PageStatus.MACHINE, {}, "machine"),
        (PageStatus.MACHINE, {State.DRAFT: 3, State.REVIEWED: 1}, "mixed"),
        (PageStatus.OUTDATED, {State.OUTDATED: 1, State.REVIEWED: 9}, "outdated"),
        (PageStatus.PARTIAL, {State.UNTRANSLATED: 1, State.REVIEWED: 9}, "partial"),
        (PageStatus.UNTRANSLATED, {State.UNTRANSLATED: 9}, "partial"),
    ],
)
def test_each_state_has_its_banner(
    status: PageStatus, segments: Mapping[State, int], kind: str
) -> None:
    assert banner_kind(_state(status, segments)) == kind


def test_a_reviewed_page_has_none() -> None:
    assert banner(_state(PageStatus.REVIEWED, {State.REVIEWED: 1}), "a/", WORDS, NL) == ""


def test_a_draft_says_what_that_means_and_leads_to_the_original() -> None:
    html = banner(_state(PageStatus.MACHINE, {State.DRAFT: 2}), "a/b/", WORDS, NL)

    assert "Machine translation" in html
    assert "Nobody has reviewed the translation yet." in html
    assert 'href="../../../nl/a/b/" hreflang="nl"' in html


def test_every_state_that_occurs_is_explained() -> None:
    segments = {State.REVIEWED: 4, State.DRAFT: 3, State.OUTDATED: 2, State.UNTRANSLATED: 1}

    html = banner(_state(PageStatus.PARTIAL, segments), "", WORDS, NL)

    assert "Of the 10 pieces of text" in html
    assert "may contain mistakes" in html
    assert "may say something else than the original" in html
    assert "not translated yet is shown in Dutch" in html


def test_a_draft_with_outdated_parts_does_not_claim_that_nobody_looked() -> None:
    html = banner(_state(PageStatus.MACHINE, {State.DRAFT: 2, State.OUTDATED: 1}), "", WORDS, NL)

    assert "Nobody has reviewed" not in html
    assert "1 outdated" in html
