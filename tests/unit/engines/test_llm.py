"""llm.py: how sentences are asked, attempt by attempt, with a runtime that only listens."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tweetalig.engines import llm
from tweetalig.engines.contract import EngineOptions, Hypothesis, Request
from tweetalig.engines.llm import Completion, LanguageModelEngine
from tweetalig.engines.models import LanguageModel
from tweetalig.engines.prompt import CHATML, PLAIN, Prompt
from tweetalig.errors import EngineUnavailable
from tweetalig.model import TermHint

FOG = TermHint(source="hersenmist", target="brain fog")
MODEL = LanguageModel(
    path=Path("a.gguf"), title="Test model", licence="", sha256="0123456789abcdef", size=9
)


class Listening:
    """A runtime that writes down what it is asked."""

    def __init__(self, answer: str = " Brain fog is real.\n") -> None:
        self.answer = answer
        self.prompts: list[Prompt] = []
        self.sampled: list[bool] = []

    def complete(
        self, prompt: Prompt, *, limit: int, stop: Sequence[str], sampled: bool
    ) -> Completion:
        assert "\n" in stop
        self.prompts.append(prompt)
        self.sampled.append(sampled)
        return Completion(text=self.answer, score=-0.5)

    def log_probability(self, prompt: Prompt, text: str) -> float:
        self.prompts.append(prompt)
        return -float(len(text))


def engine(runtime: Listening) -> LanguageModelEngine:
    return LanguageModelEngine(
        model=MODEL, runtime=runtime, languages=("Dutch", "English"), form=PLAIN
    )


def test_the_first_attempt_asks_as_if_there_were_no_glossary() -> None:
    runtime = Listening()
    answers = list(engine(runtime).translate([Request(text="Hersenmist bestaat.", terms=(FOG,))]))
    assert answers == [(0, (Hypothesis(text="Brain fog is real.", score=-0.5, how="plain"),))]
    assert runtime.prompts[0].own.endswith("Dutch: Hersenmist bestaat.\nEnglish:")


def test_the_second_attempt_asks_with_the_terms_of_the_sentence_only() -> None:
    runtime = Listening()
    request = Request(text="Hersenmist bestaat.", terms=(FOG,), attempt=1)
    ((_, (hypothesis,)),) = engine(runtime).translate([request])
    assert hypothesis.how == "prompt"
    assert hypothesis.steered
    assert runtime.prompts[0].own.endswith(
        "Dutch: Hersenmist bestaat.\nTerms: hersenmist = brain fog\nEnglish:"
    )


@pytest.mark.parametrize(
    ("language", "shown"),
    [("German", "Rückenschmerzen"), ("French", "mal au dos"), ("Western Frisian", "")],
)
def test_the_examples_are_in_the_language_that_is_asked_for(language: str, shown: str) -> None:
    runtime = Listening()
    asked = LanguageModelEngine(
        model=MODEL, runtime=runtime, languages=("Dutch", language), form=PLAIN
    )

    list(asked.translate([Request(text="Ik ben moe.")]))

    (prompt,) = runtime.prompts
    assert shown in prompt.shared
    assert "back pain" not in prompt.shared
    assert f"into plain {language}" in prompt.shared


def test_each_attempt_is_another_way_until_there_is_none() -> None:
    request = Request(text="Ik heb hersenmist.", terms=(FOG,))
    runtime = Listening()
    ways = []
    for attempt in range(5):
        ((_, hypotheses),) = engine(runtime).translate([replace(request, attempt=attempt)])
        ways.append(hypotheses[0].how if hypotheses else None)
    assert ways == ["plain", "prompt", "term-in-source", "examples-reversed", None]
    assert len({(prompt.shared, prompt.own) for prompt in runtime.prompts}) == 4
    assert "Dutch: Ik heb brain fog." in runtime.prompts[2].own
    assert not any(runtime.sampled)


def test_without_terms_no_attempt_repeats_the_first() -> None:
    runtime = Listening()
    requests = [Request(text="Ik ben moe.", attempt=attempt) for attempt in range(4)]
    answers = dict(engine(runtime).translate(requests))
    hows = [answers[index][0].how if answers[index] else None for index in range(4)]
    assert hows == ["plain", "examples-reversed", "sampled", None]
    assert sorted(runtime.sampled) == [False, False, True]


def test_a_translation_is_weighed_both_ways_and_without_being_told_terms() -> None:
    runtime = Listening()
    pairs = [("Ik ben ziek.", "I am ill."), ("Ik ben ziek.", "I am not well.")]
    assert list(engine(runtime).weigh(pairs)) == [-12.0, -17.0]
    assert [prompt.own.splitlines()[0] for prompt in runtime.prompts] == [
        "Dutch: Ik ben ziek.",
        "Dutch: Ik ben ziek.",
        "English: I am ill.",
        "English: I am not well.",
    ]
    # Each way has its own examples: going to and fro would read them anew each time.
    assert len({prompt.shared for prompt in runtime.prompts}) == 2


def test_reviewed_pairs_are_shown_after_two_that_show_terms() -> None:
    runtime = Listening()
    request = Request(text="Ik ben moe.", examples=(("Ik slaap.", "I am asleep."),))
    list(engine(runtime).translate([request]))
    assert runtime.prompts[0].shared.endswith("Dutch: Ik slaap.\nEnglish: I am asleep.\n\n")
    assert runtime.prompts[0].shared.count("Terms:") == 2


def test_sentences_with_the_same_prompt_are_asked_together() -> None:
    runtime = Listening()
    one, two = (("Een.", "One."),), (("Twee.", "Two."),)
    requests = [Request(text=str(number), examples=(one, two)[number % 2]) for number in range(6)]
    assert sorted(index for index, _ in engine(runtime).translate(requests)) == list(range(6))
    shared = [prompt.shared for prompt in runtime.prompts]
    assert shared == sorted(shared, key=shared.index)
    assert len(set(shared)) == 2


def test_nothing_is_translated_by_nothing() -> None:
    runtime = Listening()
    assert list(engine(runtime).translate([Request(text=" ")])) == [
        (0, (Hypothesis(text=" ", score=0.0),))
    ]
    assert runtime.prompts == []


def test_the_signature_names_the_model_by_its_checksum() -> None:
    assert engine(Listening()).info.version == "sha256:0123456789ab"
    unknown = LanguageModelEngine(
        model=replace(MODEL, sha256=""),
        runtime=Listening(),
        languages=("Dutch", "English"),
        form=PLAIN,
    )
    assert unknown.info.version == "size:9"


class FakeServer:
    """What is used of xllamacpp's server; keeps the requests, and answers as it is told."""

    made: list[int]
    asked: list[Mapping[str, Any]]
    answers: list[Mapping[str, Any]]

    def __init__(self, parameters: Any) -> None:
        if parameters.model.path.endswith("damaged.gguf"):
            raise RuntimeError("Failed to init server")
        self.made.append(parameters.cpuparams.n_threads)

    def handle_completions(self, request: Mapping[str, Any]) -> Mapping[str, Any]:
        self.asked.append(request)
        return self.answers.pop(0) if request["n_predict"] else {"choices": []}


def fake_llama() -> tuple[SimpleNamespace, type[FakeServer]]:
    server = type("Server", (FakeServer,), {"made": [], "asked": [], "answers": []})

    def parameters() -> SimpleNamespace:
        return SimpleNamespace(
            model=SimpleNamespace(), cpuparams=SimpleNamespace(), cpuparams_batch=SimpleNamespace()
        )

    flash = SimpleNamespace(LLAMA_FLASH_ATTN_TYPE_DISABLED=0)
    module = SimpleNamespace(Server=server, CommonParams=parameters, llama_flash_attn_type=flash)
    return module, server


def answer(text: str, *, milliseconds: float = 100.0) -> Mapping[str, Any]:
    content = [{"logprob": -1.0}, {"logprob": -2.0}]
    return {
        "choices": [{"text": text, "logprobs": {"content": content}}],
        "timings": {"predicted_per_token_ms": milliseconds},
    }


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> type[FakeServer]:
    module, made = fake_llama()
    monkeypatch.setattr(llm, "import_module", lambda name: module)
    monkeypatch.setattr(llm, "free_cores", lambda: 4)
    return made


@pytest.fixture
def with_model(
    options: EngineOptions, make_gguf: Callable[..., bytes]
) -> Callable[..., EngineOptions]:
    def install(*, name: str = "a.gguf", template: str = "", threads: int = 2) -> EngineOptions:
        options.models.mkdir()
        (options.models / name).write_bytes(make_gguf(template=template))
        return replace(options, threads=threads)

    return install


def test_before_each_sentence_the_model_goes_back_to_the_shared_part(
    server: type[FakeServer], with_model: Callable[..., EngineOptions]
) -> None:
    loaded = llm.load(with_model())
    server.answers += [answer("One."), answer("Two.")]
    scores = [
        item[0].score for _, item in loaded.translate([Request(text="Een."), Request(text="Twee.")])
    ]
    assert scores == [-1.5, -1.5]
    steps = [(request["n_predict"] > 0, request["cache_prompt"]) for request in server.asked]
    assert steps == [(False, False), (False, True), (True, True), (False, True), (True, True)]
    shared = server.asked[0]["prompt"]
    assert all(request["prompt"].startswith(shared) for request in server.asked)
    assert {request["seed"] for request in server.asked} == {20}
    assert server.asked[2]["temperature"] == 0


def test_a_model_trained_for_chat_is_asked_in_turns(
    server: type[FakeServer], with_model: Callable[..., EngineOptions]
) -> None:
    loaded = llm.load(with_model(template="… <|im_start|> …"))
    server.answers.append(answer("One."))
    list(loaded.translate([Request(text="Een.")]))
    assert server.asked[-1]["prompt"].endswith("<|im_start|>assistant\n")
    assert server.asked[-1]["stop"] == list(CHATML.stop)


def test_threads_that_wait_for_a_core_are_halved_once(
    server: type[FakeServer], with_model: Callable[..., EngineOptions]
) -> None:
    loaded = llm.load(with_model(threads=0))
    server.answers += [
        answer("a", milliseconds=2500), answer("b"), answer("c", milliseconds=2500),
        answer("d", milliseconds=2500),
    ]  # fmt: skip
    list(loaded.translate([Request(text=text) for text in "abcd"]))
    assert server.made == [4, 2, 1]


def test_threads_that_a_person_chose_stay(
    server: type[FakeServer], with_model: Callable[..., EngineOptions]
) -> None:
    loaded = llm.load(with_model(threads=2))
    server.answers.append(answer("a", milliseconds=2500))
    list(loaded.translate([Request(text="a")]))
    assert server.made == [2]


def test_a_sentence_the_model_refuses_is_our_error(
    server: type[FakeServer], with_model: Callable[..., EngineOptions]
) -> None:
    loaded = llm.load(with_model())
    server.answers.append({"error": {"message": "the request exceeds the context"}})
    with pytest.raises(EngineUnavailable, match="exceeds the context"):
        list(loaded.translate([Request(text="a")]))


def test_a_given_text_is_scored_by_allowing_no_other(
    server: type[FakeServer], with_model: Callable[..., EngineOptions]
) -> None:
    loaded = llm.load(with_model())
    server.answers += [answer('Zij zei: "Au."'), answer("")]
    assert list(loaded.weigh([("She said: ouch.", 'Zij zei: "Au."')])) == [-3.75]
    there, back = (request for request in server.asked if request["n_predict"])
    assert there["grammar"] == 'root ::= "Zij zei: \\"Au.\\""'
    assert back["grammar"] == 'root ::= "She said: ouch."'
    assert there["n_predict"] > len("Zij zei: ouch.")


def test_an_answer_without_numbers_can_not_win(
    server: type[FakeServer], with_model: Callable[..., EngineOptions]
) -> None:
    loaded = llm.load(with_model())
    server.answers.append({"choices": [{"text": "a", "logprobs": None}]})
    ((_, (hypothesis,)),) = loaded.translate([Request(text="a")])
    assert hypothesis.score == float("-inf")


def test_a_damaged_model_is_named_with_its_remedy(
    server: type[FakeServer], with_model: Callable[..., EngineOptions]
) -> None:
    with pytest.raises(EngineUnavailable, match="can't be loaded") as caught:
        llm.load(with_model(name="damaged.gguf"))
    assert caught.value.path.endswith("damaged.gguf")
    assert "engine install llm" in caught.value.hint


def test_a_file_that_is_no_model_is_seen_before_it_is_loaded(options: EngineOptions) -> None:
    options.models.mkdir()
    (options.models / "a.gguf").write_bytes(b"<html>not found</html>")
    with pytest.raises(EngineUnavailable, match="not a usable GGUF model") as caught:
        llm.load(options)
    assert caught.value.exit_status == 4


def test_without_a_model_the_remedy_is_named(options: EngineOptions) -> None:
    with pytest.raises(EngineUnavailable, match="no language model is installed") as caught:
        llm.load(options)
    assert "tweetalig engine install llm" in caught.value.hint


def test_without_the_program_that_runs_models_the_extra_is_named(
    with_model: Callable[..., EngineOptions], monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(name: str) -> None:
        raise ImportError(f"No module named '{name}'")

    monkeypatch.setattr(llm, "import_module", missing)
    with pytest.raises(EngineUnavailable, match="xllamacpp") as caught:
        llm.load(with_model())
    assert "tweetalig[llm]" in caught.value.hint


def test_where_there_are_no_unix_sockets_a_secret_guards_the_port(
    server: type[FakeServer],
    with_model: Callable[..., EngineOptions],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen: list[Any] = []
    monkeypatch.setattr(server, "__init__", lambda self, parameters: seen.append(parameters))
    chosen = with_model()
    llm.load(chosen)
    monkeypatch.setattr(llm, "os", SimpleNamespace(name="nt"))
    llm.load(chosen)
    assert seen[0].hostnames[0].endswith(".sock")
    assert len(seen[1].api_keys[0]) == 32
