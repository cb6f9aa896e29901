"""The Argos engine with a real package: loaded, decoded, steered and scored as in a real run."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from tweetalig.drafting import Glossary, translate_lines
from tweetalig.engines import argos
from tweetalig.engines.argos import ArgosEngine, load, open_package
from tweetalig.engines.contract import (
    Answer,
    Engine,
    EngineOptions,
    Hypothesis,
    Request,
    Weigher,
)
from tweetalig.engines.installing import Dialogue
from tweetalig.engines.models import install
from tweetalig.errors import EngineUnavailable
from tweetalig.model import Kind, Locale, Term, TermHint
from tweetalig.translate.drafting import SegmentDraft, SegmentRequest, draft

NL, EN = Locale("nl"), Locale("en")
TINY = Path(__file__).parent / "tiny"
BRAIN_FOG = TermHint(source="hersenmist", target="brain fog", forbidden=("brain mist",))


@pytest.fixture(scope="module")
def options(tmp_path_factory: pytest.TempPathFactory) -> EngineOptions:
    models = tmp_path_factory.mktemp("models")
    chosen = EngineOptions(source=Locale("nl"), target=Locale("en"), models=models, threads=1)
    done = install(
        str(TINY / "translate-nl_en-0_1.argosmodel"),
        options=chosen,
        environment={},
        dialogue=Dialogue(
            report=lambda text: None, confirm=lambda text: False, progress=lambda step: None
        ),
    )
    assert done is not None
    assert done.available
    return chosen


@pytest.fixture(scope="module")
def engine(options: EngineOptions) -> ArgosEngine:
    return load(options)


@pytest.fixture
def package(options: EngineOptions, tmp_path: Path) -> Path:
    """A copy of the installed package, to be broken."""
    return Path(
        shutil.copytree(options.models / "argos" / "translate-nl_en-0_1", tmp_path / "package")
    )


def translate(engine: ArgosEngine, *requests: Request) -> list[tuple[Hypothesis, ...]]:
    answers = dict(engine.translate(requests))
    return [answers[index] for index in range(len(requests))]


def held_out() -> list[tuple[str, str]]:
    lines = (TINY / "held-out.tsv").read_text("utf-8").splitlines()[1:]
    return [(dutch, english) for dutch, english in (line.split("\t") for line in lines)]


def test_sentences_it_never_saw_are_translated_right(engine: ArgosEngine) -> None:
    pairs = held_out()[:80]
    answers = translate(engine, *(Request(text=dutch) for dutch, _ in pairs))
    right = sum(
        hypotheses[0].text.replace("rain mist", "rain fog") == english.replace("mist", "fog")
        for hypotheses, (_, english) in zip(answers, pairs, strict=True)
    )
    assert right >= 0.95 * len(pairs)


def test_a_word_that_changes_the_meaning_comes_through(engine: ArgosEngine) -> None:
    (helps,), (not_at_all,) = (
        [hypotheses[0].text]
        for hypotheses in translate(
            engine,
            Request(text="Rust helpt bij hoofdpijn."),
            Request(text="Rust helpt niet bij hoofdpijn."),
        )
    )
    assert helps == "Rest helps with headache."
    assert not_at_all == "Rest does not help with headache."


def test_left_alone_it_says_brain_mist_and_with_the_term_it_offers_brain_fog(
    engine: ArgosEngine,
) -> None:
    plain = Request(text="De meeste patiënten hebben hersenmist.")
    (alone, steered) = translate(engine, plain, replace(plain, terms=(BRAIN_FOG,)))
    assert alone[0].text == "Most patients have brain mist."
    ways = {hypothesis.text: hypothesis.how for hypothesis in steered}
    assert "Most patients have brain fog." in ways


def test_every_way_of_steering_is_tried(engine: ArgosEngine) -> None:
    request = Request(
        text="Mogelijk veroorzaakt hersenmist spierpijn.",
        terms=(BRAIN_FOG, TermHint(source="spierpijn", target="muscle ache")),
    )
    (hypotheses,) = translate(engine, request)
    ways = {hypothesis.how for hypothesis in hypotheses}
    assert {"n-best", "term-in-source", "term-forced", "forbidden-suppressed"} <= ways
    assert any("muscle ache" in hypothesis.text for hypothesis in hypotheses)


def test_steered_drafts_have_every_term_and_nothing_else_is_changed(engine: ArgosEngine) -> None:
    glossary = Glossary.of(
        (Term(headword="hersenmist", translation="brain fog", forbidden=("brain mist",)),), EN
    )
    pairs = [pair for pair in held_out() if "hersenmist" in pair[0].lower()]
    made = translate_lines(
        [dutch for dutch, _ in pairs], engine=engine, glossary=glossary, source=NL
    )
    alone = [answer[0] for answer in translate(engine, *(Request(text=nl) for nl, _ in pairs))]
    assert sum("rain mist" in one.text for one in alone) >= 5
    assert [one.text for one in made] == [
        english.replace("rain mist", "rain fog") for _, english in pairs
    ]


class Untold:
    """The same engine, which nobody tells the terms: steering switched off."""

    def __init__(self, engine: ArgosEngine) -> None:
        self._engine = engine
        self.info = engine.info

    def translate(self, requests: Sequence[Request]) -> Iterator[Answer]:
        return self._engine.translate([replace(request, terms=()) for request in requests])


def drafted(engine: Engine, dutch: str, glossary: Glossary) -> SegmentDraft:
    """Draft a sentence as a run does, but mend nothing: the chooser is to find it."""
    (made,) = draft(
        [SegmentRequest(key=0, text=dutch, kind=Kind.PARAGRAPH)],
        engine=engine,
        source=NL,
        target=EN,
        hints=glossary.hints,
        judge=glossary.judge,
        known={},
    )
    return made


MIST = Term(headword="hersenmist", translation="brain fog", forbidden=("brain mist",))


@dataclass(frozen=True, kw_only=True)
class Case:
    """A sentence that comes out right in one way of steering, and in none of those before it.

    With ``best_only`` the engine offers the best of each way alone: else the package's second
    best is right, and no other way is needed.
    """

    how: str
    term: Term
    dutch: str
    english: str
    best_only: bool = False


SECOND_BEST = Case(
    how="n-best",
    term=MIST,
    dutch="De meeste patiënten hebben hersenmist.",
    english="Most patients have brain fog.",
)
STEERED = (
    replace(SECOND_BEST, how="term-in-source", best_only=True),
    Case(
        how="forbidden-suppressed",
        term=replace(MIST, translation="fog", accepted=("brain fog",)),
        dutch="Hersenmist kan 29 weken duren.",
        english="Brain fog can last 29 weeks.",
        best_only=True,
    ),
    Case(  # the beginning is kept, the term is forced, and the decoder goes on from there
        how="term-forced",
        term=Term(headword="uitputting", translation="great fatigue"),
        dutch="Weinig patiënten hebben uitputting voor de behandeling.",
        english="Few patients have great fatigue before the treatment.",
    ),
)


def offer_of(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    if case.best_only:
        monkeypatch.setattr(argos, "_HYPOTHESES", 1)


@pytest.mark.parametrize("case", [SECOND_BEST, *STEERED], ids=lambda case: case.how)
def test_the_chooser_takes_the_right_candidate_of_each_way(
    engine: ArgosEngine, monkeypatch: pytest.MonkeyPatch, case: Case
) -> None:
    offer_of(case, monkeypatch)
    made = drafted(engine, case.dutch, Glossary.of((case.term,), EN))
    assert made.text == case.english
    assert made.origin is not None
    assert made.origin.detail.endswith(f"|how:{case.how}")


@pytest.mark.parametrize("case", STEERED, ids=lambda case: case.how)
def test_without_steering_none_of_them_comes_out(
    engine: ArgosEngine, monkeypatch: pytest.MonkeyPatch, case: Case
) -> None:
    offer_of(case, monkeypatch)
    made = drafted(Untold(engine), case.dutch, Glossary.of((case.term,), EN))
    assert made.text != case.english


def test_a_sentence_that_is_right_by_itself_is_not_steered(engine: ArgosEngine) -> None:
    glossary = Glossary.of((Term(headword="koorts", translation="fever"),), EN)
    (made,) = translate_lines(["Koorts is tijdelijk."], engine=engine, glossary=glossary, source=NL)
    assert made.text == "Fever is temporary."
    assert made.origin is not None
    assert made.origin.detail.endswith("|how:n-best")


def test_a_term_at_the_start_of_the_sentence_begins_with_a_capital(engine: ArgosEngine) -> None:
    hint = replace(BRAIN_FOG, source="Hersenmist")
    (hypotheses,) = translate(engine, Request(text="Hersenmist is ernstig.", terms=(hint,)))
    assert "Brain fog is serious." in {hypothesis.text for hypothesis in hypotheses}


def test_a_translation_is_weighed_that_the_package_did_not_make(engine: ArgosEngine) -> None:
    dutch = "Rust helpt niet bij hoofdpijn."
    right, wrong, endless = engine.weigh(
        [
            (dutch, "Rest does not help with headache."),
            (dutch, "Rest does help with fever."),
            (dutch, "Rest " * 2000),
        ]
    )
    assert isinstance(engine, Weigher)
    assert right > wrong > endless == float("-inf")
    assert list(engine.weigh([(dutch, "Rest does not help with headache.")])) == [right]


def test_suppression_keeps_the_forbidden_rendering_out(engine: ArgosEngine) -> None:
    hint = TermHint(source="spierpijn", target="muscle pain", forbidden=("muscle pain",))
    (hypotheses,) = translate(engine, Request(text="Spierpijn is zeldzaam.", terms=(hint,)))
    suppressed = [item.text for item in hypotheses if item.how == "forbidden-suppressed"]
    assert suppressed
    assert not any("muscle pain" in text.lower() for text in suppressed)


def test_scores_are_those_of_the_original_dutch_and_best_comes_first(
    engine: ArgosEngine,
) -> None:
    plain = Request(text="De meeste patiënten hebben hersenmist.")
    (alone, steered) = translate(engine, plain, replace(plain, terms=(BRAIN_FOG,)))
    scores = [hypothesis.score for hypothesis in steered]
    assert scores == sorted(scores, reverse=True)
    assert all(score < 0 for score in scores)
    assert len({hypothesis.text for hypothesis in steered}) == len(steered)
    shared = {hypothesis.text: hypothesis.score for hypothesis in alone}
    for hypothesis in steered:
        if hypothesis.text in shared:
            assert hypothesis.score == pytest.approx(shared[hypothesis.text], abs=1e-3)


def test_an_answer_depends_neither_on_the_order_nor_on_the_neighbours(
    engine: ArgosEngine,
) -> None:
    requests = [Request(text=dutch, terms=(BRAIN_FOG,)) for dutch, _ in held_out()[:24]]
    forward = translate(engine, *requests)
    backward = translate(engine, *requests[::-1])[::-1]
    assert [[item.text for item in answer] for answer in forward] == [
        [item.text for item in answer] for answer in backward
    ]


def test_answers_come_before_all_is_done(engine: ArgosEngine) -> None:
    requests = [Request(text=dutch) for dutch, _ in held_out()[:40]]
    first = next(engine.translate(requests))
    assert first[1][0].text


def test_nothing_and_later_attempts_need_no_decoder(engine: ArgosEngine) -> None:
    (empty, later) = translate(engine, Request(text=" "), Request(text="Koorts.", attempt=1))
    assert empty == (Hypothesis(text=" ", score=0.0),)
    assert later == ()
    assert list(engine.translate([])) == []


def test_letters_and_lengths_it_never_saw_do_not_stop_it(engine: ArgosEngine) -> None:
    strange = ["日本語 ♥ <|im_end|> ▁", "\u0000", "a\u0301" * 40, "Koorts is tijdelijk."]
    answers = translate(engine, *(Request(text=text) for text in strange))
    assert all(answers)
    assert answers[-1][0].text == "Fever is temporary."


def test_a_sentence_longer_than_the_model_can_hold_gets_no_text_and_stops_no_other(
    engine: ArgosEngine,
) -> None:
    (long, other) = translate(
        engine, Request(text="koorts " * 300), Request(text="Koorts is tijdelijk.")
    )
    assert long == (Hypothesis(text="", score=float("-inf"), how="n-best"),)
    assert other[0].text == "Fever is temporary."


def test_a_term_that_is_not_in_the_sentence_changes_nothing(engine: ArgosEngine) -> None:
    hint = TermHint(source="bloedvaten", target="blood vessels")
    (hypotheses,) = translate(engine, Request(text="Koorts is tijdelijk.", terms=(hint,)))
    assert hypotheses[0].text == "Fever is temporary."


def test_the_signature_names_package_and_options(engine: ArgosEngine) -> None:
    assert (engine.info.name, engine.info.model, engine.info.version) == ("argos", "nl-en", "0.1")
    assert "beam=4" in engine.info.options


def test_a_prefix_that_the_package_asks_for_is_given_and_taken_off(
    package: Path, engine: ArgosEngine
) -> None:
    metadata = json.loads((package / "metadata.json").read_text("utf-8"))
    (package / "metadata.json").write_text(
        json.dumps({**metadata, "target_prefix": "</s>"}), "utf-8"
    )
    (hypotheses,) = translate(open_package(package), Request(text="Koorts is tijdelijk."))
    assert all("</s>" not in hypothesis.text for hypothesis in hypotheses)


def test_without_a_package_the_remedy_is_named(tmp_path: Path) -> None:
    nothing = EngineOptions(source=Locale("nl"), target=Locale("fy"), models=tmp_path)
    with pytest.raises(EngineUnavailable, match="no Argos package nl→fy") as caught:
        load(nothing)
    assert caught.value.exit_status == 4
    assert "tweetalig engine install" in caught.value.hint


@pytest.mark.parametrize(
    ("broken", "content"),
    [
        ("model/model.bin", b"no model"),
        ("model/model.bin", None),
        ("model/shared_vocabulary.json", b"{"),
        ("sentencepiece.model", b"no pieces"),
        ("sentencepiece.model", None),
        ("metadata.json", b"{"),
        ("metadata.json", b"[]"),
    ],
)
def test_a_broken_package_is_an_error_with_place_and_remedy(
    package: Path, broken: str, content: bytes | None
) -> None:
    if content is None:
        (package / broken).unlink()
    else:
        (package / broken).write_bytes(content)
    with pytest.raises(EngineUnavailable) as caught:
        open_package(package)
    assert caught.value.path.startswith(str(package))
    assert "install the package again" in caught.value.hint


def test_a_package_with_byte_pairs_is_tokenized_with_them(package: Path) -> None:
    (package / "sentencepiece.model").unlink()
    (package / "bpe.model").write_text("#version: 0.2\nk o\nko o\n", "utf-8")
    (hypotheses,) = translate(open_package(package), Request(text="koorts"))
    assert hypotheses
