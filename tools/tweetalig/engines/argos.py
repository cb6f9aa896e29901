"""Translates with a package of Argos Translate: CTranslate2 and the package's tokenizer.

Argos has no glossary and its decoder knows no positive constraints. So several ways are
tried for a sentence (n-best, the English term put into the Dutch, the term forced where the
decoder looks at the Dutch one, forbidden renderings suppressed), and every candidate is
scored against the original Dutch, which makes their scores comparable.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol

from tweetalig.engines.argos_packages import ArgosPackage, find_package, read_package
from tweetalig.engines.contract import Answer, EngineInfo, EngineOptions, Hypothesis, Request
from tweetalig.errors import EngineUnavailable
from tweetalig.model import TermHint

_REINSTALL = "install the package again: tweetalig engine install FILE.argosmodel"
_SENTENCES_AT_A_TIME = 16
_UNSTEERED = "n-best"
_HYPOTHESES = 4
_LONGEST = 512

# Argos's own choices; with so few tokens a batch is mostly one sentence, so that what a
# sentence becomes does not depend on its neighbours.
_BATCHING = {"max_batch_size": 32, "batch_type": "tokens"}
_DECODING = {
    "beam_size": max(_HYPOTHESES, 4),
    "length_penalty": 0.2,
    "replace_unknowns": True,
    "max_decoding_length": _LONGEST,
}

_NOTHING = (Hypothesis(text="", score=float("-inf"), how=_UNSTEERED),)
"""The answer when the model gives none: no text, and no score that could win."""

Tokens = list[str]


class Tokenizer(Protocol):
    """What Argos's tokenizers have in common."""

    def encode(self, sentence: str) -> Tokens:
        """Cut a sentence into pieces."""
        ...

    def decode(self, tokens: Tokens) -> str:
        """Join pieces to a sentence."""
        ...


def load(options: EngineOptions) -> ArgosEngine:
    """Load the installed package for a language pair, or raise :class:`EngineUnavailable`."""
    package = find_package(options)
    if package is None:
        raise EngineUnavailable(
            f"no Argos package {options.source}→{options.target} is installed",
            hint="tweetalig engine install, or from a file: tweetalig engine install "
            "FILE.argosmodel",
        )
    return _engine(package, options.threads)


def open_package(path: Path) -> ArgosEngine:
    """Load the package in a folder; raise :class:`EngineUnavailable` when it doesn't work."""
    package = read_package(path)
    if package is None:
        raise EngineUnavailable(
            "metadata.json is missing or broken", path=str(path), hint=_REINSTALL
        )
    return _engine(package, 0)


def _engine(package: ArgosPackage, threads: int) -> ArgosEngine:
    engine = ArgosEngine(
        package=package,
        tokenizer=_tokenizer(package),
        translator=_translator(package, threads),
    )
    engine.try_out()
    return engine


def _tokenizer(package: ArgosPackage) -> Tokenizer:
    # argostranslate.tokenizer, unlike argostranslate.package, does nothing at import.
    module = import_module("argostranslate.tokenizer")
    tokenizer: Tokenizer
    if (package.path / "sentencepiece.model").is_file():
        tokenizer = module.SentencePieceTokenizer(package.path / "sentencepiece.model")
    elif (package.path / "bpe.model").is_file():
        tokenizer = module.BPETokenizer(package.path / "bpe.model", package.source, package.target)
    else:
        raise EngineUnavailable(
            "the package has no sentencepiece.model and no bpe.model",
            path=str(package.path),
            hint=_REINSTALL,
        )
    return tokenizer


def _translator(package: ArgosPackage, threads: int) -> Any:
    # CTranslate2 is imported late: it takes half a second that other commands need not pay.
    module = import_module("ctranslate2")
    try:
        return module.Translator(
            str(package.path / "model"), device="cpu", inter_threads=1, intra_threads=threads
        )
    except (RuntimeError, ValueError, OSError) as error:
        raise EngineUnavailable(
            f"the model can't be loaded: {error}",
            path=str(package.path / "model"),
            hint=_REINSTALL,
        ) from error


@dataclass(frozen=True, slots=True, kw_only=True)
class _Decoded:
    """One output of the decoder: its pieces, and for each piece the attention to the source."""

    tokens: Tokens
    attention: Sequence[Sequence[float]]


@dataclass(slots=True, kw_only=True)
class _Pool:
    """A request on its way: the candidates so far, each with the way it was made first."""

    request: Request
    source: Tokens
    best: _Decoded | None = None
    candidates: dict[str, str] = field(default_factory=dict)

    def emptied(self) -> _Pool:
        return _Pool(request=self.request, source=self.source)

    def add(self, text: str, how: str) -> None:
        if text:
            self.candidates.setdefault(text, how)

    def missing(self, text: str) -> tuple[TermHint, ...]:
        folded = text.casefold()
        return tuple(hint for hint in self.request.terms if hint.target.casefold() not in folded)

    def forbidden(self) -> tuple[str, ...]:
        """Return the forbidden renderings that some candidate has."""
        every = {bad for hint in self.request.terms for bad in hint.forbidden if bad.strip()}
        return tuple(
            sorted(bad for bad in every if any(_holds(text, bad) for text in self.candidates))
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Job:
    """One sentence for the decoder, and the pool its outputs go to."""

    pool: _Pool
    source: Tokens
    how: str
    prefix: Tokens = field(default_factory=list)


class ArgosEngine:
    """An engine around one loaded package."""

    def __init__(self, *, package: ArgosPackage, tokenizer: Tokenizer, translator: Any) -> None:
        self._package = package
        self._tokenizer = tokenizer
        self._translator = translator
        self._prefix = [package.target_prefix] if package.target_prefix else []

    @property
    def info(self) -> EngineInfo:
        """Which package this is and how it decodes."""
        return EngineInfo(
            name="argos",
            model=f"{self._package.source}-{self._package.target}",
            version=self._package.version,
            options=f"beam={_DECODING['beam_size']},length_penalty={_DECODING['length_penalty']}",
        )

    def try_out(self) -> None:
        """Translate one word, so that a broken package is noticed at once."""
        try:
            tokens = self._tokenizer.encode("test")
            self._translator.translate_batch([tokens], max_decoding_length=4)
        except (RuntimeError, ValueError, OSError) as error:
            raise EngineUnavailable(
                f"the package doesn't work: {error}", path=str(self._package.path), hint=_REINSTALL
            ) from error

    def translate(self, requests: Sequence[Request]) -> Iterator[Answer]:
        """Yield all candidates of each request at its first attempt; longest sentences first."""
        pools = {}
        for index, request in enumerate(requests):
            if request.attempt or not request.text.strip():
                yield index, () if request.attempt else (Hypothesis(text=request.text, score=0.0),)
            else:
                pools[index] = _Pool(request=request, source=self._tokenizer.encode(request.text))
        order = sorted(pools, key=lambda index: -len(pools[index].source))
        for start in range(0, len(order), _SENTENCES_AT_A_TIME):
            group = order[start : start + _SENTENCES_AT_A_TIME]
            yield from zip(group, self._answers([pools[index] for index in group]), strict=True)

    def _answers(self, pools: Sequence[_Pool]) -> list[tuple[Hypothesis, ...]]:
        """Return the hypotheses of each pool.

        A model has a longest sentence; when one is longer, only that one stays untranslated.
        """
        try:
            self._fill(pools)
            return self._scored(pools)
        except RuntimeError:
            if len(pools) == 1:
                return [_NOTHING]
        return [self._answers([pool.emptied()])[0] for pool in pools]

    def _fill(self, pools: Sequence[_Pool]) -> None:
        self._plain(pools)
        steered = [pool for pool in pools if pool.request.terms]
        self._run([_with_terms_in_source(pool, self._tokenizer) for pool in steered])
        self._force_terms(steered)
        self._suppress_forbidden(steered)

    def _plain(self, pools: Sequence[_Pool]) -> None:
        jobs = [_Job(pool=pool, source=pool.source, how=_UNSTEERED) for pool in pools]
        for pool, best in zip(pools, self._run(jobs), strict=True):
            pool.best = best

    def _run(self, jobs: Sequence[_Job], banned: Sequence[Tokens] = ()) -> list[_Decoded]:
        """Decode the jobs, add what comes out to their pools, return the best of each."""
        if not jobs:
            return []
        results = self._translator.translate_batch(
            [job.source for job in jobs],
            target_prefix=[[*self._prefix, *job.prefix] for job in jobs],
            num_hypotheses=_HYPOTHESES,
            suppress_sequences=list(banned) or None,
            return_attention=True,
            **_DECODING,
            **_BATCHING,
        )
        best = []
        for job, result in zip(jobs, results, strict=True):
            for tokens in result.hypotheses:
                job.pool.add(self._text(tokens), job.how)
            best.append(_Decoded(tokens=result.hypotheses[0], attention=result.attention[0]))
        return best

    def _text(self, tokens: Tokens) -> str:
        return " ".join(self._tokenizer.decode(tokens[len(self._prefix) :]).split())

    def _force_terms(self, pools: Sequence[_Pool]) -> None:
        """Keep the best translation up to where a missing term belongs, force it, go on.

        Where it belongs is where the decoder first looks mostly at the Dutch term.
        """
        best = [pool.best for pool in pools]
        for round_number in range(max((len(pool.request.terms) for pool in pools), default=0)):
            jobs, places = [], []
            for place, (pool, decoded) in enumerate(zip(pools, best, strict=True)):
                if decoded and len(pool.request.terms) > round_number:
                    job = self._forced(pool, decoded)
                    if job:
                        jobs.append(job)
                        places.append(place)
            for place, decoded in zip(places, self._run(jobs), strict=True):
                best[place] = decoded

    def _forced(self, pool: _Pool, decoded: _Decoded) -> _Job | None:
        for hint in pool.missing(self._text(decoded.tokens)):
            span = self._span(pool, hint.source)
            place = span and _first_attending(decoded.attention, span)
            if place is not None and span is not None:
                kept = decoded.tokens[len(self._prefix) : max(place, len(self._prefix))]
                forced = self._tokenizer.encode(_cased(hint.target, at_start=not kept))
                return _Job(
                    pool=pool, source=pool.source, how="term-forced", prefix=[*kept, *forced]
                )
        return None

    def _span(self, pool: _Pool, words: str) -> tuple[int, int] | None:
        """Return which pieces of the source are these words."""
        found = _find(pool.request.text, words)
        if not found:
            return None
        start = len(self._tokenizer.encode(pool.request.text[: found.start()].rstrip()))
        end = len(self._tokenizer.encode(pool.request.text[: found.end()]))
        return (start, max(end, start + 1))

    def _suppress_forbidden(self, pools: Sequence[_Pool]) -> None:
        """Decode again without the forbidden renderings that came up.

        A ban holds for a whole call of the decoder, so sentences with the same bans go together.
        """
        groups: dict[tuple[str, ...], list[_Pool]] = {}
        for pool in pools:
            if bad := pool.forbidden():
                groups.setdefault(bad, []).append(pool)
        for bad, members in sorted(groups.items()):
            jobs = [
                job
                for pool in members
                for job in (
                    _Job(pool=pool, source=pool.source, how="forbidden-suppressed"),
                    _with_terms_in_source(
                        pool, self._tokenizer, how="term-in-source+forbidden-suppressed"
                    ),
                )
            ]
            self._run(jobs, self._banned(bad))

    def _banned(self, renderings: Sequence[str]) -> list[Tokens]:
        forms = {form for bad in renderings for form in (bad, bad.capitalize(), bad.lower())}
        return [self._tokenizer.encode(form) for form in sorted(forms)]

    def _scored(self, pools: Sequence[_Pool]) -> list[tuple[Hypothesis, ...]]:
        """Score every candidate against the original Dutch; best first."""
        pairs = [(pool, text) for pool in pools for text in pool.candidates]
        scored = self._log_probabilities([(pool.source, text) for pool, text in pairs])
        found: dict[int, list[Hypothesis]] = {id(pool): [] for pool in pools}
        for (pool, text), log_probs in zip(pairs, scored, strict=True):
            how = pool.candidates[text]
            score = round(sum(log_probs) / max(len(log_probs), 1), 6)
            found[id(pool)].append(
                Hypothesis(text=text, score=score, how=how, steered=how != _UNSTEERED)
            )
        return [
            tuple(sorted(found[id(pool)], key=lambda hypothesis: -hypothesis.score)) or _NOTHING
            for pool in pools
        ]

    def weigh(self, pairs: Sequence[tuple[str, str]]) -> Sequence[float]:
        """Return how likely each translation is, given its source; see the contract.

        One that is longer than the model can hold is not likely at all.
        """
        try:
            scored = self._log_probabilities(
                [(self._tokenizer.encode(source), text) for source, text in pairs]
            )
        except RuntimeError:
            if len(pairs) == 1:
                return [float("-inf")]
            return [self.weigh([pair])[0] for pair in pairs]
        return [round(sum(log_probs), 6) for log_probs in scored]

    def _log_probabilities(self, pairs: Sequence[tuple[Tokens, str]]) -> list[Sequence[float]]:
        """Return the log-probability of each piece of the texts, given their sources."""
        results = self._translator.score_batch(
            [source for source, _ in pairs],
            [[*self._prefix, *self._tokenizer.encode(text)] for _, text in pairs],
            max_input_length=0,
            **_BATCHING,
        )
        return [result.log_probs[len(self._prefix) :] for result in results]


def _with_terms_in_source(pool: _Pool, tokenizer: Tokenizer, how: str = "term-in-source") -> _Job:
    text = pool.request.text
    for hint in sorted(pool.request.terms, key=lambda hint: -len(hint.source)):
        found = _find(text, hint.source)
        if found:
            english = _cased(hint.target, at_start=found.start() == 0)
            text = text[: found.start()] + english + text[found.end() :]
    return _Job(pool=pool, source=tokenizer.encode(text), how=how)


def _find(text: str, words: str) -> re.Match[str] | None:
    """Return where the words stand, as whole words if they do anywhere."""
    escaped = re.escape(words)
    return re.search(rf"(?<!\w){escaped}(?!\w)", text, re.IGNORECASE) or re.search(
        escaped, text, re.IGNORECASE
    )


def _holds(text: str, rendering: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(rendering)}(?!\w)", text, re.IGNORECASE) is not None


def _cased(term: str, *, at_start: bool) -> str:
    return term[:1].upper() + term[1:] if at_start else term


def _first_attending(attention: Sequence[Sequence[float]], span: tuple[int, int]) -> int | None:
    """Return the first output piece that looks at the span more than at anything else."""
    start, end = span
    for place, weights in enumerate(attention):
        peak = max(range(len(weights)), key=weights.__getitem__, default=-1)
        if start <= peak < end:
            return place
    return None
