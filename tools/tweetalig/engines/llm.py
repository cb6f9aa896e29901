"""Translates with a local language model in GGUF format, run in this process by llama.cpp.

The same sentence always gets the same answer, in whatever order sentences come. That takes
care: a model's numbers depend in their last digits on how its work was cut into batches.
So the part of the prompt that sentences share is read once, and before each sentence the
model is brought back to exactly that point.
"""

from __future__ import annotations

import os
import secrets
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol

from babel import Locale as BabelLocale

from tweetalig.engines.contract import Answer, EngineInfo, EngineOptions, Hypothesis, Request
from tweetalig.engines.cores import free_cores
from tweetalig.engines.gguf import read_head
from tweetalig.engines.models import LanguageModel, find_language_model
from tweetalig.engines.prompt import (
    CHATML,
    NEUTRAL_EXAMPLES,
    PLAIN,
    Example,
    Format,
    Prompt,
    answer_limit,
    build_prompt,
    clean_answer,
    only,
    put_terms_in,
    reversed_examples,
)
from tweetalig.errors import EngineUnavailable, UnreadableInput

_CONTEXT = 4096
_SEED = 20
_PROMPT_VERSION = 2
_END = 4
_SHARE_OF_WAY_BACK = 0.25
"""How much the way back counts. It punishes what is left out, but a small model finds Dutch
sentences so unlikely that its differences are larger than those of the way there, and mostly
chance: counted in full, it chose a sentence with something made up for one that was right."""

_TOO_SLOW_MS = 800.0
"""A token takes a tenth of this on a core of 2020; more means that threads wait for a core."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Completion:
    """What a model answered; ``score`` is the mean log-probability of its tokens."""

    text: str
    score: float


class Runtime(Protocol):
    """Runs a model; a test can put another in its place."""

    def complete(
        self, prompt: Prompt, *, limit: int, stop: Sequence[str], sampled: bool
    ) -> Completion:
        """Go on with a prompt for at most ``limit`` tokens."""
        ...

    def log_probability(self, prompt: Prompt, text: str) -> float:
        """Return how likely the model is to go on with exactly this text, in nats."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class _Way:
    """One way to ask: the attempts of a request go through these in order."""

    how: str
    told: bool = True
    reverse: bool = False
    terms_in_source: bool = False
    sampled: bool = False


_PLAIN = _Way(how="plain", told=False)
_PROMPTED = _Way(how="prompt")
_IN_SOURCE = _Way(how="term-in-source", terms_in_source=True)
_REVERSED = _Way(how="examples-reversed", reverse=True)
_SAMPLED = _Way(how="sampled", sampled=True)


def _ways(request: Request) -> tuple[_Way, ...]:
    if request.terms:
        # Not sampled: of 154 sentences measured one was drafted so, wrongly, and the checks
        # let it pass by chance.
        return (_PLAIN, _PROMPTED, _IN_SOURCE, _REVERSED)
    return (_PLAIN, _REVERSED, _SAMPLED)


def load(options: EngineOptions) -> LanguageModelEngine:
    """Load the installed language model, or raise :class:`EngineUnavailable`."""
    model = find_language_model(options.models)
    if model is None:
        raise EngineUnavailable(
            "no language model is installed",
            hint="tweetalig engine install llm, or from a file: tweetalig engine install FILE.gguf",
        )
    try:
        head = read_head(model.path)
    except UnreadableInput as error:
        raise EngineUnavailable(error.message, path=error.path, hint=error.hint) from error
    return LanguageModelEngine(
        model=model,
        runtime=_Server(model.path, options.threads),
        languages=(_language(options.source), _language(options.target)),
        form=CHATML if "<|im_start|>" in head.chat_template else PLAIN,
    )


def _language(tag: str) -> str:
    return BabelLocale.parse(tag.replace("-", "_")).get_language_name("en") or tag


class LanguageModelEngine:
    """An engine around one loaded language model: one hypothesis for each attempt."""

    def __init__(
        self, *, model: LanguageModel, runtime: Runtime, languages: tuple[str, str], form: Format
    ) -> None:
        self._model = model
        self._runtime = runtime
        self._languages = languages
        self._form = form

    @property
    def info(self) -> EngineInfo:
        """Which model this is and how it is asked."""
        digest = self._model.sha256[:12]
        return EngineInfo(
            name="llm",
            model=self._model.title,
            version=f"sha256:{digest}" if digest else f"size:{self._model.size}",
            options=f"temperature=0,prompt={_PROMPT_VERSION}",
        )

    def translate(self, requests: Sequence[Request]) -> Iterator[Answer]:
        """Yield one hypothesis for each request, those that share a prompt together."""
        asked = [(index, request, _way(request)) for index, request in enumerate(requests)]
        asked.sort(
            key=lambda item: (item[2] is None, item[2] and item[2].reverse, item[1].examples)
        )
        for index, request, way in asked:
            if way is None:
                yield index, ()
            elif not request.text.strip():
                yield index, (Hypothesis(text=request.text, score=0.0),)
            else:
                yield index, (self._hypothesis(request, way),)

    def _hypothesis(self, request: Request, way: _Way) -> Hypothesis:
        examples = _examples(request, self._languages[1])
        terms = request.terms if way.told else ()
        text = put_terms_in(request.text, terms) if way.terms_in_source else request.text
        prompt = build_prompt(
            text,
            terms,
            examples=examples[::-1] if way.reverse else examples,
            languages=self._languages,
            form=self._form,
        )
        completion = self._runtime.complete(
            prompt, limit=answer_limit(text), stop=self._form.stop, sampled=way.sampled
        )
        answer = clean_answer(completion.text, language=self._languages[1], source=request.text)
        return Hypothesis(text=answer, score=completion.score, how=way.how, steered=bool(terms))

    def weigh(self, pairs: Sequence[tuple[str, str]]) -> Sequence[float]:
        """Return how well each translation and its source tell the same; see the contract.

        Scoring both ways is the noisy-channel idea of Brown et al. (1993), with one model for
        both, as Yu et al. (2020) do with neural ones.
        """
        there = [self._likelihood(source, target) for source, target in pairs]
        back = [self._likelihood(target, source, back=True) for source, target in pairs]
        return tuple(
            round(one + _SHARE_OF_WAY_BACK * other, 6)
            for one, other in zip(there, back, strict=True)
        )

    def _likelihood(self, source: str, target: str, *, back: bool = False) -> float:
        neutral = NEUTRAL_EXAMPLES.get(self._languages[1], ())
        examples = reversed_examples(neutral) if back else neutral
        languages = self._languages[::-1] if back else self._languages
        prompt = build_prompt(source, (), examples=examples, languages=languages, form=self._form)
        return self._runtime.log_probability(prompt, target)


def _way(request: Request) -> _Way | None:
    ways = _ways(request)
    return ways[request.attempt] if request.attempt < len(ways) else None


def _examples(request: Request, language: str) -> tuple[Example, ...]:
    neutral = NEUTRAL_EXAMPLES.get(language, ())
    if not request.examples:
        return neutral
    # Reviewed pairs come without their terms; two of ours show how the line of terms is used.
    own = tuple(Example(source=source, target=target) for source, target in request.examples)
    return (*neutral[1:3], *own)


class _Server:
    """llama.cpp's server, called in this process.

    It insists on listening somewhere. Where the system has Unix sockets that is one in a
    folder of this user's that is removed at once, so that nobody can call; elsewhere it is a
    port of this machine behind a secret.
    """

    def __init__(self, path: Path, threads: int) -> None:
        try:
            self._llama = import_module("xllamacpp")
        except ImportError as error:
            raise EngineUnavailable(
                f"the program that runs language models is missing: {error}",
                hint='pip install "tweetalig[llm]"',
            ) from error
        self._path = path
        self._may_slow_down = threads == 0
        self._start(threads or free_cores())

    def _start(self, threads: int) -> None:
        self._threads = threads
        self._shared = ""
        try:
            with tempfile.TemporaryDirectory(prefix="tweetalig-") as folder:
                parameters = self._parameters(threads, Path(folder) / "llama.sock")
                self._server = self._llama.Server(parameters)
        except RuntimeError as error:
            raise EngineUnavailable(
                "the language model can't be loaded: it is damaged, of an unknown kind, or "
                "larger than the memory",
                path=str(self._path),
                hint="install it again: tweetalig engine install llm",
            ) from error

    def _parameters(self, threads: int, socket: Path) -> Any:
        parameters = self._llama.CommonParams()
        parameters.model.path = str(self._path)
        parameters.n_ctx = _CONTEXT
        parameters.n_parallel = 1
        parameters.n_gpu_layers = 0
        parameters.warmup = False
        parameters.verbosity = 0
        # A copy of an earlier state would be as good, but not equal to the last digit.
        parameters.cache_ram_mib = 0
        # With flash attention the last digits depend on the number of threads.
        disabled = self._llama.llama_flash_attn_type.LLAMA_FLASH_ATTN_TYPE_DISABLED
        parameters.flash_attn_type = disabled
        parameters.ui = False
        parameters.endpoint_slots = False
        for cpu in (parameters.cpuparams, parameters.cpuparams_batch):
            cpu.n_threads = threads
        if os.name == "posix":
            parameters.hostnames = [str(socket)]
        else:
            parameters.api_keys = [secrets.token_hex(16)]
        return parameters

    def complete(
        self, prompt: Prompt, *, limit: int, stop: Sequence[str], sampled: bool
    ) -> Completion:
        """Go on with a prompt, from exactly the end of its shared part."""
        self._return_to(prompt.shared)
        sampling = {"temperature": 0.7, "min_p": 0.1} if sampled else {"temperature": 0}
        answer = self._ask(
            prompt.shared + prompt.own, limit=limit, stop=list(stop), n_probs=1, **sampling
        )
        self._make_way(answer.get("timings") or {})
        choice = answer["choices"][0]
        return Completion(text=choice["text"], score=_mean_log_probability(choice))

    def log_probability(self, prompt: Prompt, text: str) -> float:
        """Return how likely the text is after a prompt, by having no other text allowed.

        llama.cpp's server can't score a given text; what it reports of a token it chose is
        the probability before the grammar had its say.
        """
        self._return_to(prompt.shared)
        answer = self._ask(
            prompt.shared + prompt.own,
            limit=len(text) + _END,
            n_probs=1,
            temperature=0,
            grammar=only(text),
        )
        return sum(_log_probabilities(answer["choices"][0]))

    def _make_way(self, timings: Mapping[str, Any]) -> None:
        """Start again with half the threads when another program turns out to need a core.

        The answers stay the same to the last digit, whatever the number of threads.
        """
        if not self._may_slow_down or self._threads == 1:
            return
        if timings.get("predicted_per_token_ms", 0.0) > _TOO_SLOW_MS:
            self._server = None
            self._start(self._threads // 2)

    def _return_to(self, shared: str) -> None:
        """Bring the model to the end of the shared part, always by the same steps.

        A new part is read from the start; going back reads its last token once more.
        """
        if shared != self._shared:
            self._ask(shared, limit=0, cache_prompt=False)
            self._shared = shared
        self._ask(shared, limit=0)

    def _ask(self, prompt: str, *, limit: int, **parameters: Any) -> Mapping[str, Any]:
        request = {"prompt": prompt, "n_predict": limit, "seed": _SEED, "cache_prompt": True}
        answer: Mapping[str, Any] = self._server.handle_completions({**request, **parameters})
        if "error" in answer:
            raise EngineUnavailable(
                f"the language model refuses a sentence: {answer['error'].get('message', '')}",
                hint="shorten the sentence or the examples",
            )
        return answer


def _mean_log_probability(choice: Mapping[str, Any]) -> float:
    found = _log_probabilities(choice)
    return round(sum(found) / len(found), 6) if found else float("-inf")


def _log_probabilities(choice: Mapping[str, Any]) -> list[float]:
    tokens = (choice.get("logprobs") or {}).get("content") or []
    return [float(token["logprob"]) for token in tokens]
