"""Drafting all segments of a run in one batch."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from tweetalig.engines.builtin import identity, pseudo
from tweetalig.engines.contract import (
    Answer,
    Engine,
    EngineInfo,
    EngineOptions,
    Hypothesis,
    Request,
)
from tweetalig.model import Finding, Kind, Locale, Severity, TermHint
from tweetalig.translate.choosing import Mending
from tweetalig.translate.drafting import SegmentDraft, SegmentRequest, draft

NL, EN = Locale("nl"), Locale("en")
OPTIONS = EngineOptions(source=NL, target=EN, models=Path())


@dataclass
class Dictionary:
    """An engine that knows some sentences, answers in reverse order and notes what it got."""

    sentences: Mapping[str, str]
    stop_after: int = 1000
    calls: list[tuple[str, ...]] = field(default_factory=list)
    terms: dict[str, tuple[TermHint, ...]] = field(default_factory=dict)

    @property
    def info(self) -> EngineInfo:
        return EngineInfo(name="dictionary", model="tiny", version="3", options="beam 1")

    def translate(self, requests: Sequence[Request]) -> Iterator[Answer]:
        self.calls.append(tuple(request.text for request in requests))
        self.terms.update({request.text: request.terms for request in requests})
        for index in list(reversed(range(len(requests))))[: self.stop_after]:
            text = self.sentences.get(requests[index].text, "?")
            yield index, (Hypothesis(text=text, score=-1.0, how="only way"),)


def no_terms(text: str) -> tuple[TermHint, ...]:
    return ()


def brain_fog(text: str) -> tuple[TermHint, ...]:
    at = text.casefold().find("hersenmist")
    return () if at < 0 else (TermHint(source=text[at : at + 10], target="brain fog"),)


def content(source: str, target: str) -> tuple[Finding, ...]:
    return ()


def drafts(texts: Sequence[str], engine: Engine, **options: object) -> dict[int, SegmentDraft]:
    requests = [
        SegmentRequest(key=index, text=text, kind=Kind.PARAGRAPH)
        for index, text in enumerate(texts)
    ]
    arguments: dict[str, object] = {
        "hints": no_terms,
        "judge": content,
        "known": {},
        "glossary_version": "g1",
        **options,
    }
    made = draft(requests, engine=engine, source=NL, target=EN, **arguments)  # type: ignore[arg-type]  # a bag of options
    return {one.key: one for one in made if isinstance(one.key, int)}


def test_all_sentences_go_to_the_engine_in_one_call_each_once() -> None:
    engine = Dictionary({"Rust helpt.": "Rest helps.", "Pijn niet.": "Pain does not."})
    made = drafts(["Rust helpt. Pijn niet.", "Rust helpt."], engine)
    assert engine.calls == [("Pijn niet.", "Rust helpt.")]
    assert made[0].text == "Rest helps. Pain does not."
    assert made[1].text == "Rest helps."
    assert (made[0].drafted, made[0].recalled) == (2, 0)


def test_the_origin_says_how_a_draft_was_made() -> None:
    origin = drafts(["Rust."], Dictionary({"Rust.": "Rest."}))[0].origin
    assert origin is not None
    assert origin.engine == "dictionary"
    assert origin.detail == "model:tiny|version:3|options:beam 1|glossary:g1|how:only way"


def test_reviewed_sentences_are_recalled_and_never_sent() -> None:
    engine = Dictionary({"Pijn niet.": "Pain does not."})
    made = drafts(["Rust helpt. Pijn niet."], engine, known={"Rust  helpt.": "Rest is good."})
    assert engine.calls == [("Pijn niet.",)]
    assert made[0].text == "Rest is good. Pain does not."
    assert (made[0].drafted, made[0].recalled) == (1, 1)


def test_a_recalled_sentence_with_code_is_known_by_what_a_reader_sees() -> None:
    engine = Dictionary({})
    made = drafts(["Typ `sync` nu."], engine, known={"Typ sync nu.": "Now type sync."})
    assert engine.calls == []
    assert made[0].text == "Now type `sync`."
    assert made[0].origin is not None
    assert made[0].origin.engine == "recall"


def test_a_sentence_recalled_with_its_marks_keeps_them_where_a_person_put_them() -> None:
    engine = Dictionary({"Pijn niet.": "Pain does not."})
    made = drafts(
        ["Veel *rust* helpt. Pijn niet."],
        engine,
        known_marked={"Veel *rust* helpt.": "*Plenty* of rest helps."},
    )
    assert made[0].text == "*Plenty* of rest helps. Pain does not."
    assert engine.calls == [("Pijn niet.",)]


def test_the_words_in_links_are_translated_too_to_find_their_place() -> None:
    engine = Dictionary(
        {"Lees meer over rust hier.": "Here you read on resting.", "meer over rust": "on resting"}
    )
    made = drafts(["Lees [meer over rust](rust.md) hier."], engine)
    assert made[0].text == "Here you read [on resting](rust.md)."


def test_a_link_without_a_place_is_put_at_the_end_and_reported() -> None:
    engine = Dictionary({"Lees dit hier.": "Read on.", "dit": "this page"})
    made = drafts(["Lees [dit](a.md) hier."], engine)
    assert made[0].text == "Read on (see [this page](a.md))."
    assert [one.rule for one in made[0].findings] == ["markup"]


def test_a_heading_that_is_a_term_gets_the_term() -> None:
    engine = Dictionary({})
    made = drafts(["Hersenmist", "hersenmist?"], engine, hints=brain_fog)
    assert engine.calls == []
    assert (made[0].text, made[1].text) == ("Brain fog", "brain fog?")
    assert made[0].origin is not None
    assert made[0].origin.engine == "glossary"


def test_terms_travel_with_their_sentence() -> None:
    engine = Dictionary({"Hersenmist is zwaar voor mij.": "Brain fog is hard on me."})
    drafts(["Hersenmist is zwaar voor mij."], engine, hints=brain_fog)
    assert engine.terms["Hersenmist is zwaar voor mij."][0].target == "brain fog"


def test_numbers_and_addresses_alone_are_copied() -> None:
    engine = Dictionary({})
    made = drafts(["12 %", "https://voorbeeld.nl", "`code`", "![](leeg.png)"], engine)
    assert [made[at].text for at in range(4)] == [
        "12 %",
        "https://voorbeeld.nl",
        "`code`",
        "![](leeg.png)",
    ]
    assert engine.calls == []


def test_a_refused_sentence_leaves_its_segment_undrafted_with_the_reason() -> None:
    def strict(source: str, target: str) -> tuple[Finding, ...]:
        error = Finding(rule="negation", severity=Severity.ERROR, message="“niet” is lost.")
        return (error,) if "niet" in source and "not" not in target else ()

    engine = Dictionary({"Rust.": "Rest.", "Pijn niet.": "Pain."})
    made = drafts(["Rust. Pijn niet.", "Rust."], engine, judge=strict)
    assert made[0].text == ""
    assert "negation" in made[0].reason
    assert "Pijn niet." in made[0].reason
    assert made[1].text == "Rest."


@dataclass
class Patient:
    """An engine that has another answer for each attempt, as long as it lasts."""

    answers: Sequence[str]
    attempts: list[int] = field(default_factory=list)

    @property
    def info(self) -> EngineInfo:
        return EngineInfo(name="patient", model="tiny", version="1")

    def translate(self, requests: Sequence[Request]) -> Iterator[Answer]:
        for index, request in enumerate(requests):
            self.attempts.append(request.attempt)
            texts = self.answers[request.attempt : request.attempt + 1]
            yield index, tuple(Hypothesis(text=text, score=0.0) for text in texts)


def no_pain(source: str, target: str) -> tuple[Finding, ...]:
    error = Finding(rule="negation", severity=Severity.ERROR, message="“niet” is lost.")
    return () if "no pain" in target else (error,)


def test_a_refused_sentence_is_tried_another_way_until_one_passes() -> None:
    engine = Patient(["Pain.", "There is no pain.", "No pain at all."])
    (made,) = drafts(["Geen pijn."], engine, judge=no_pain).values()
    assert made.text == "There is no pain."
    assert engine.attempts == [0, 1]


@pytest.mark.parametrize("answers", [["Pain.", "Ache."], ["Pain.", "Pain.", "There is no pain."]])
def test_an_engine_without_anything_new_is_not_asked_again(answers: Sequence[str]) -> None:
    engine = Patient(answers)
    (made,) = drafts(["Geen pijn."], engine, judge=no_pain).values()
    assert made.text == ""
    assert "negation" in made.reason
    assert len(engine.attempts) <= 3


def test_a_segment_is_judged_as_a_whole() -> None:
    def whole(source: str, target: str) -> tuple[Finding, ...]:
        error = Finding(rule="length", severity=Severity.ERROR, message="Too short.")
        return (error,) if source == "Rust. Pijn." else ()

    made = drafts(["Rust. Pijn."], Dictionary({"Rust.": "Rest.", "Pijn.": "Pain."}), judge=whole)
    assert made[0].text == ""
    assert "length" in made[0].reason
    assert made[0].findings[0].rule == "length"


def test_drafts_come_as_soon_as_they_are_ready() -> None:
    engine = Dictionary({"Rust.": "Rest.", "Een lange zin over pijn.": "A long one."})
    requests = [
        SegmentRequest(key="a", text="Rust.", kind=Kind.HEADING),
        SegmentRequest(key="b", text="Een lange zin over pijn.", kind=Kind.PARAGRAPH),
    ]
    seen: list[tuple[int, int]] = []
    made = draft(
        requests,
        engine=engine,
        source=NL,
        target=EN,
        hints=no_terms,
        judge=content,
        known={},
        progress=lambda done, total: seen.append((done, total)),
    )
    assert next(made).key == "b"
    assert seen == [(0, 2), (1, 2)]
    assert [one.key for one in made] == ["a"]


def test_an_engine_that_stops_early_leaves_the_rest_undrafted() -> None:
    engine = Dictionary({"Pijn doet zeer.": "Pain hurts."}, stop_after=1)
    made = drafts(["Rust.", "Pijn doet zeer."], engine)
    assert made[1].text == "Pain hurts."
    assert made[0].text == ""
    assert made[0].reason == "The engine gave no translation."


def test_identity_gives_the_bytes_back_and_pseudo_keeps_the_markup() -> None:
    text = '**Let op:** lees [dit *goed*](a.md "Een titel").[^1]\\\nTyp `x`. {: .b }'
    assert drafts([text], identity(OPTIONS))[0].text == text
    assert drafts([text], pseudo(OPTIONS))[0].text == (
        '**LET OP:** LEES [DIT *GOED*](a.md "EEN TITEL").[^1]\\\nTYP `x`. {: .b }'
    )


def misses_brain_fog(source: str, target: str) -> tuple[Finding, ...]:
    missing = Finding(rule="term", severity=Severity.WARNING, message="“hersenmist” is missing")
    return () if "brain fog" in target.lower() else (missing,)


def test_a_missing_term_is_asked_for_three_times_more_and_no_longer() -> None:
    never = Patient(["Mist.", "Fog.", "Haze.", "Cloud.", "Brain fog."])
    (made,) = drafts(["Veel hersenmist."], never, judge=misses_brain_fog, hints=brain_fog).values()
    assert never.attempts == [0, 1, 2, 3]
    assert made.text == "Mist."
    second = Patient(["Mist.", "Much brain fog.", "Haze."])
    (made,) = drafts(["Veel hersenmist."], second, judge=misses_brain_fog, hints=brain_fog).values()
    assert second.attempts == [0, 1]
    assert made.text == "Much brain fog."


@dataclass
class Steered(Patient):
    """An engine that steers from the second attempt on, and prefers what is short."""

    weighed: list[tuple[str, str]] = field(default_factory=list)

    def translate(self, requests: Sequence[Request]) -> Iterator[Answer]:
        for index, hypotheses in super().translate(requests):
            is_steered = requests[index].attempt > 0
            yield index, tuple(replace(one, steered=is_steered) for one in hypotheses)

    def weigh(self, pairs: Sequence[tuple[str, str]]) -> Sequence[float]:
        self.weighed.extend(pairs)
        return [-float(len(target)) for _, target in pairs]


def steered_draft(*answers: str) -> tuple[SegmentDraft, Steered]:
    engine = Steered(answers)
    made = drafts(["Veel hersenmist."], engine, judge=misses_brain_fog, hints=brain_fog)
    return made[0], engine


def test_what_is_right_without_steering_is_asked_for_once() -> None:
    made, engine = steered_draft("Much brain fog.", "Brain fog!")
    assert (made.text, engine.attempts, engine.weighed) == ("Much brain fog.", [0], [])


def test_a_steered_draft_that_changed_only_the_term_is_the_only_one_asked_for() -> None:
    made, engine = steered_draft("Much mist.", "Much brain fog.", "Brain fog!")
    assert (made.text, engine.attempts, engine.weighed) == ("Much brain fog.", [0, 1], [])


def test_of_two_steered_drafts_the_one_that_weighs_more_is_taken() -> None:
    made, engine = steered_draft("Mist.", "There is much brain fog.", "Much brain fog.", "Fog.")
    assert made.text == "Much brain fog."
    assert engine.attempts == [0, 1, 2]
    assert engine.weighed == [
        ("Veel hersenmist.", "There is much brain fog."),
        ("Veel hersenmist.", "Much brain fog."),
    ]


def test_whoever_waits_is_told_how_far_the_weighing_is() -> None:
    seen: list[tuple[int, int]] = []
    engine = Steered(["Mist.", "There is much brain fog.", "Much brain fog."])
    texts = [f"Veel hersenmist {number}." for number in range(20)]
    made = drafts(
        texts,
        engine,
        judge=misses_brain_fog,
        hints=brain_fog,
        progress=lambda done, total: seen.append((done, total)),
    )
    assert {one.text for one in made.values()} == {"Much brain fog."}
    assert seen[-1] == (80, 80)
    assert len(engine.weighed) == 40


def test_what_is_said_twice_needs_no_weighing() -> None:
    made, engine = steered_draft("Mist.", "Much brain fog.", "Much brain fog.")
    assert (made.text, engine.weighed) == ("Much brain fog.", [])


def test_a_steered_draft_that_left_a_word_out_is_not_taken() -> None:
    made, _ = steered_draft("Mist is too much.", "Brain fog much.", "Brain fog is too much.")
    assert made.text == "Brain fog is too much."
    refused, _ = steered_draft("Mist is too much.", "Brain fog much.")
    assert refused.text == ""
    assert "lost “too”" in refused.reason


def test_a_draft_that_naming_the_terms_did_not_change_still_misses_them() -> None:
    made, _ = steered_draft("Mist.", "Mist.")
    assert made.text == ""
    assert "missed a term" in made.reason


def test_an_engine_that_gives_all_at_once_is_not_asked_for_more() -> None:
    made, engine = steered_draft("Mist.")
    assert (made.text, engine.attempts) == ("Mist.", [0, 1])
    assert [one.rule for one in made.findings] == ["term"]


def test_the_origin_records_what_was_repaired() -> None:
    def mend(source: str, target: str) -> Mending | None:
        text = target.replace("brain mist", "brain fog")
        return Mending(text=text, before="brain mist", after="brain fog")

    engine = Dictionary({"Veel hersenmist.": "Much brain mist."})
    made = drafts(["Veel hersenmist."], engine, mend=mend)[0]
    assert made.text == "Much brain fog."
    assert made.origin is not None
    assert made.origin.detail.endswith("|how:only way|repair:brain mist→brain fog")
