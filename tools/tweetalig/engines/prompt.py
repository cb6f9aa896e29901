"""Builds the prompt for a language model: pure text in, pure text out.

What worked when measured: a line that says what to do, a few example pairs that show how a
line of terms is used (one without), then only the terms of this sentence. The part that is
the same for every sentence comes first, so that a model reads it once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from tweetalig.model import TermHint


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A reviewed pair, with the terms it shows the use of."""

    source: str
    target: str
    terms: tuple[TermHint, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """A prompt in two parts: what all sentences share, and what is about this one."""

    shared: str
    own: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """How a model wants to be addressed, as patterns for the parts of a prompt."""

    opening: str
    example: str
    question: str
    stop: tuple[str, ...]


PLAIN = Format(
    opening="{system}\n\n",
    example="{question}\n{target_language}: {answer}\n\n",
    question="{question}\n{target_language}:",
    stop=("\n",),
)
"""For any model: a text that goes on by itself."""

CHATML = Format(
    opening="<|im_start|>system\n{system}<|im_end|>\n",
    example="<|im_start|>user\n{question}<|im_end|>\n<|im_start|>assistant\n{answer}<|im_end|>\n",
    question="<|im_start|>user\n{question}<|im_end|>\n<|im_start|>assistant\n",
    stop=("\n", "<|im_end|>"),
)
"""For the many instruction models that were trained with ChatML."""

_ASKED = (
    "De meeste mensen herstellen binnen enkele weken, maar niet iedereen.",
    "Leverwaarden van 12 van de 30 deelnemers waren mogelijk verhoogd.",
    "Uit het onderzoek blijkt niet dat hooikoorts erger wordt door bijholteontsteking.",
    "Wie rugklachten heeft, kan beter niet te lang stilzitten.",
)
_TERMS_ASKED = ((), ("Leverwaarden",), ("hooikoorts", "bijholteontsteking"), ("rugklachten",))


def _examples(*answers: tuple[str, tuple[str, ...]]) -> tuple[Example, ...]:
    """Pair the sentences asked with their answers, each with its terms in the same order."""
    return tuple(
        Example(
            source=source,
            target=target,
            terms=tuple(
                TermHint(source=before, target=after)
                for before, after in zip(asked, terms, strict=True)
            ),
        )
        for source, asked, (target, terms) in zip(_ASKED, _TERMS_ASKED, answers, strict=True)
    )


NEUTRAL_EXAMPLES: Mapping[str, tuple[Example, ...]] = MappingProxyType(
    {
        "English": _examples(
            ("Most people recover within a few weeks, but not everyone does.", ()),
            (
                "Liver values may have been raised in 12 of the 30 participants.",
                ("liver values",),
            ),
            (
                "The study does not show that hay fever gets worse because of sinusitis.",
                ("hay fever", "sinusitis"),
            ),
            (
                "If you have back pain, it is better not to sit still for too long.",
                ("back pain",),
            ),
        ),
        "German": _examples(
            ("Die meisten Menschen erholen sich innerhalb weniger Wochen, aber nicht alle.", ()),
            (
                "Die Leberwerte waren bei 12 der 30 Teilnehmenden möglicherweise erhöht.",
                ("Leberwerte",),
            ),
            (
                "Die Studie zeigt nicht, dass Heuschnupfen durch eine Nebenhöhlenentzündung "
                "schlimmer wird.",
                ("Heuschnupfen", "Nebenhöhlenentzündung"),
            ),
            (
                "Wer Rückenschmerzen hat, sollte besser nicht zu lange stillsitzen.",
                ("Rückenschmerzen",),
            ),
        ),
        "French": _examples(
            ("La plupart des gens se rétablissent en quelques semaines, mais pas tous.", ()),
            (
                "Les valeurs hépatiques étaient peut-être élevées chez 12 des 30 participants.",
                ("valeurs hépatiques",),
            ),
            (
                "L’étude ne montre pas que le rhume des foins s’aggrave à cause d’une sinusite.",
                ("rhume des foins", "sinusite"),
            ),
            (
                "Quand on a mal au dos, mieux vaut ne pas rester assis trop longtemps.",
                ("mal au dos",),
            ),
        ),
    }
)
"""Pairs of our own about other subjects, for a site that has no reviewed sentences yet.

By the English name of the target language; another language has none.
"""


def build_prompt(
    text: str,
    terms: Sequence[TermHint],
    *,
    examples: Sequence[Example],
    languages: tuple[str, str],
    form: Format = PLAIN,
) -> Prompt:
    """Build the prompt for one sentence; ``languages`` are the English names of the two."""
    source, target = languages
    system = (
        f"Translate {source} patient information into plain {target}, one sentence at a time. "
        "Leave nothing out and add nothing; keep every negation, number and uncertainty. "
        "Where terms are given, use this term, inflected as needed. "
        f"Answer with the {target} sentence only."
    )
    shared = form.opening.format(system=system) + "".join(
        form.example.format(
            question=_question(example.source, example.terms, source),
            answer=_one_line(example.target),
            target_language=target,
        )
        for example in examples
    )
    own = form.question.format(question=_question(text, terms, source), target_language=target)
    return Prompt(shared=shared, own=own)


def _question(text: str, terms: Sequence[TermHint], language: str) -> str:
    line = f"{language}: {_one_line(text)}"
    if not terms:
        return line
    listed = "; ".join(f"{_one_line(term.source)} = {_one_line(term.target)}" for term in terms)
    return f"{line}\nTerms: {listed}"


def _one_line(text: str) -> str:
    # What reads as a control token of a model must not become one.
    return " ".join(text.split()).replace("<|", "< |")


def put_terms_in(text: str, terms: Sequence[TermHint]) -> str:
    """Return the sentence with each Dutch term replaced by the English one."""
    for term in sorted(terms, key=lambda term: -len(term.source)):
        text = text.replace(term.source, term.target, 1)
    return text


def reversed_examples(examples: Sequence[Example]) -> tuple[Example, ...]:
    """Return the pairs for the way back, from the target language to the source."""
    return tuple(Example(source=one.target, target=one.source) for one in examples)


def only(text: str) -> str:
    """Return the grammar, in llama.cpp's notation, of an answer that can only be this text."""
    escaped = _one_line(text).replace("\\", "\\\\").replace('"', '\\"')
    return f'root ::= "{escaped}"'


def answer_limit(text: str) -> int:
    """Return how many tokens an answer may take: about twice those of the source.

    A token is three or more characters of Dutch; very short sentences get some more room.
    """
    return 16 + 2 * len(text) // 3


def clean_answer(answer: str, *, language: str, source: str) -> str:
    """Return the translation without what models like to put around it."""
    text = " ".join(answer.split())
    text = text.removeprefix(f"{language}:").strip()
    quoted = len(text) > 1 and text[0] in "\"“'‘" and text[-1] in "\"”'’"
    if quoted and source[:1] not in "\"“„'‘" and text[0] not in text[1:-1]:
        text = text[1:-1].strip()
    return without_repetition(text)


def without_repetition(text: str) -> str:
    """Cut a text off after the first of three or more equal runs of words at its end.

    A model that falls into a loop ends in the middle of one, so the last run may be cut short.
    """
    words = text.split()
    for length in range(1, len(words) // 3 + 1):
        start = _loop_start(words, length)
        if start is not None:
            return " ".join(words[: start + length])
    return text


def _loop_start(words: Sequence[str], length: int) -> int | None:
    """Return where a loop of this length begins that runs to the end, three times at least."""
    start = len(words) - length
    while start > 0 and words[start - 1] == words[start - 1 + length]:
        start -= 1
    return start if len(words) - start >= 3 * length else None
