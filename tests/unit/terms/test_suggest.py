from __future__ import annotations

import sys
from types import SimpleNamespace

import pytest

from tweetalig.terms.matching import Matcher
from tweetalig.terms.suggest import Example, dutch_commonness, suggest

TEXTS = (
    (
        "Een lekkende spijsbarrière kan klachten geven.",
        "A leaking food barrier may cause symptoms.",
    ),
    ("De lekkende spijsbarrière is vaak gemeten.", "The leaking food barrier was often measured."),
    ("Dat deed men met fibrinogeen en hersenmist.", "This used fibrinogen and brain fog."),
    ("Het fibrinogeen daalde; fibrinogeen is een eiwit.", ""),
    ("LPS is een afkorting. Zie www.spijsbarrière.nl.", ""),
)


def examples() -> list[Example]:
    return [Example(source=source, target=target) for source, target in TEXTS]


def test_frequent_and_specific_words_come_first(matcher: Matcher) -> None:
    forms = [candidate.form for candidate in suggest(examples(), matcher)]
    assert forms[:2] == ["fibrinogeen", "lekkende spijsbarrière"]
    assert "LPS" in forms
    assert "hersenmist" not in forms, "it is in the glossary"
    assert not {"vaak", "een", "kan"} & set(forms)
    assert "spijsbarrière" not in forms, "it only occurs in the phrase"


def test_candidates_come_with_sentences_and_their_translation(matcher: Matcher) -> None:
    found = {candidate.form: candidate for candidate in suggest(examples(), matcher)}
    phrase = found["lekkende spijsbarrière"]
    assert phrase.count == 2
    assert [example.target for example in phrase.examples] == [TEXTS[0][1], TEXTS[1][1]]
    assert found["fibrinogeen"].count == 3
    assert len(found["fibrinogeen"].examples) == 2


def test_how_many_and_how_often_can_be_chosen(matcher: Matcher) -> None:
    assert len(suggest(examples(), matcher, most=1)) == 1
    assert len(suggest(examples(), matcher, least=1)) > len(suggest(examples(), matcher))


def test_background_frequencies_can_be_given(matcher: Matcher) -> None:
    found = suggest(examples(), matcher, commonness=lambda word: 7.0 if "fibr" in word else 2.0)
    assert "fibrinogeen" not in [candidate.form for candidate in found]


def test_without_a_frequency_list_everyday_words_are_known() -> None:
    commonness = dutch_commonness()
    assert commonness("daarvan") > commonness("klacht") > commonness("zwxq")
    assert commonness("vaak") > commonness("endotheelcellen")
    assert commonness("syndrome") > commonness("fibrinogeen")


def test_wordfreq_is_used_where_it_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in = SimpleNamespace(zipf_frequency=lambda word, language: len(word + language))
    monkeypatch.setitem(sys.modules, "wordfreq", stand_in)
    assert dutch_commonness()("cel") == 5.0
