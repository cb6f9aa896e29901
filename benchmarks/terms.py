"""How well and how fast terms are found: ``python benchmarks/terms.py``.

Recall and precision are those of the labelled sentences in ``tests/golden/terms``: a match is
right when concept, kind and place are. Speed is measured on made-up glossaries and on text
made of the labelled sentences with made-up words between them. Times are those of the
processor, so that other programs don't count.
"""

from __future__ import annotations

import random
import time
from collections.abc import Sequence
from pathlib import Path

from tweetalig.files import read_text
from tweetalig.model import Locale, Term
from tweetalig.terms.glossary import load_glossary
from tweetalig.terms.lexicon import dutch_lexicon
from tweetalig.terms.matching import Matcher
from tweetalig.terms.measuring import LabelledSentence, labelled_sentences, measure

_FOLDER = Path(__file__).parents[1] / "tests" / "golden" / "terms"
_PARTS = ("sentences-tuned.txt", "sentences-apart.txt", "sentences-fresh.txt")
_BEGINNINGS = ("ba", "dol", "gif", "hul", "ko", "len", "men", "nier", "por", "ru", "sta", "ti")
_SYLLABLES = (*_BEGINNINGS, "klem", "mist", "spon", "vaat", "ver", "wek", "zan")


def main() -> None:
    """Print all figures."""
    glossary = read_text(_FOLDER / "glossary.yml")
    terms = load_glossary(glossary, path="glossary.yml", target=Locale("en"))
    started = time.process_time()
    dutch_lexicon().lemma("woord")
    print(f"reading the word list: {time.process_time() - started:.2f} s")
    matcher = Matcher(terms)
    for name in _PARTS:
        print(quality(name, matcher))
    for count in (100, 1_000, 5_000):
        for size in (250_000, 500_000, 1_000_000):
            print(speed(terms, count, size))


def quality(name: str, matcher: Matcher) -> str:
    """Return recall and precision on one part of the labelled sentences, as a line."""
    sentences = _sentences(name)
    result = measure(matcher, sentences)
    labels = result.right + len(result.missed)
    return (
        f"{name}: {len(sentences)} sentences, {labels} labels, "
        f"recall {result.recall:.1%}, precision {result.precision:.1%}"
    )


def _sentences(name: str) -> tuple[LabelledSentence, ...]:
    return labelled_sentences(read_text(_FOLDER / name))


def speed(terms: Sequence[Term], count: int, size: int) -> str:
    """Return the time for a glossary of ``count`` terms and a text of ``size`` characters."""
    chance = random.Random(count + size)
    glossary = (*terms, *_made_up_terms(chance, count - len(terms)))
    text = _made_up_text(chance, size)
    started = time.process_time()
    matcher = Matcher(glossary)
    built = time.process_time()
    found = len(matcher.matches(text))
    ended = time.process_time()
    return (
        f"{count:>5} terms, {size:>9,} characters: index {built - started:.2f} s, "
        f"matching {ended - built:.2f} s, {found} matches"
    )


def _made_up_terms(chance: random.Random, count: int) -> list[Term]:
    words: dict[str, None] = {}
    while len(words) < count:
        words["".join(chance.choices(_SYLLABLES, k=chance.randint(3, 5)))] = None
    return [Term(headword=word, translation=f"{word}e", variants=(f"{word}x",)) for word in words]


def _made_up_text(chance: random.Random, size: int) -> str:
    sentences = [sentence.text for name in _PARTS for sentence in _sentences(name)]
    pieces: list[str] = []
    length = 0
    while length < size:
        word = "".join(chance.choices(_SYLLABLES, k=chance.randint(2, 4)))
        piece = f"{chance.choice(sentences)} Ook {word} telt mee."
        pieces.append(piece)
        length += len(piece) + 1
    return " ".join(pieces)[:size]


if __name__ == "__main__":
    main()
