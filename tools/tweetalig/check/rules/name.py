"""Names of people, places, organisations and medicines that changed."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from tweetalig.check.dictionaries import is_dutch
from tweetalig.check.lexicon import read
from tweetalig.check.rule import DUTCH_ENGLISH, Problem, Rule
from tweetalig.check.text import Text
from tweetalig.check.tokens import Token
from tweetalig.check.view import View
from tweetalig.model import Severity

_NOT_NAMES = frozenset(
    {
        "i",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "dutch",
        "english",
        "german",
        "french",
        "american",
        "european",
        "british",
        "belgian",
        "the",
        "a",
        "an",
    }
)

_OPENERS = frozenset(
    {
        "about",
        "after",
        "also",
        "although",
        "among",
        "and",
        "as",
        "at",
        "before",
        "besides",
        "between",
        "but",
        "by",
        "despite",
        "during",
        "every",
        "for",
        "from",
        "her",
        "his",
        "how",
        "if",
        "in",
        "including",
        "its",
        "like",
        "many",
        "most",
        "near",
        "new",
        "no",
        "now",
        "of",
        "on",
        "only",
        "or",
        "our",
        "outside",
        "over",
        "professor",
        "since",
        "some",
        "that",
        "their",
        "these",
        "they",
        "this",
        "those",
        "through",
        "to",
        "under",
        "until",
        "we",
        "what",
        "when",
        "where",
        "while",
        "with",
        "within",
        "without",
        "you",
        "your",
    }
)
"""English words that open a sentence and are no part of the name that follows."""

_TITLES = frozenset({"dr", "prof", "professor", "mevrouw", "meneer", "dokter", "drs", "mw", "dhr"})
_PARTICLES = frozenset({"van", "der", "den"})


def check(view: View) -> Iterator[Problem]:
    """Look for names that went while others came."""
    titled = _after_title(view.source)
    source = [
        token
        for token in _names(view.source)
        if (token in titled and not _has_exonym(token.lower)) or not _translates(token.lower)
    ]
    known = _known_names(view.target)
    lost = [token for token in source if not _is_there(token, known)]
    if not lost:
        return
    known, exonyms = _known_names(view.source), _exonyms()
    found = [
        token
        for token in _names(view.target)
        if token.lower not in _NOT_NAMES
        and token.lower not in exonyms
        and not _is_there(token, known)
    ]
    for token in lost:
        said = view.source.said((token.start, token.end))
        put = ", ".join(f"“{view.target.said((other.start, other.end))}”" for other in found[:3])
        yield Problem(
            message=f"The Dutch names “{said}”, the English {put or 'does not'}.",
            source=((token.start, token.end),),
            target=tuple((other.start, other.end) for other in found[:3]),
            severity=None if _is_other(token, found) else Severity.NOTICE,
        )


def _is_other(lost: Token, found: Sequence[Token]) -> bool:
    """Whether another name came, and not the English one of the same: Rijn, Rhine."""
    return any(_bare(token.lower)[0] != _bare(lost.lower)[0] for token in found)


def _names(text: Text) -> tuple[Token, ...]:
    """Return the words with a capital that don't open a sentence, and aren't abbreviations."""
    tokens = text.tokens
    return tuple(
        token
        for index, token in enumerate(tokens)
        if token.capital
        and len(token.lower) > 1
        and not _in_capitals(text, token)
        and (not _opens(text, token) or _opens_a_name(text, tokens, index))
    )


def _after_title(text: Text) -> frozenset[Token]:
    """Return the words that are surnames whatever they mean: Van Dijk, dr. Bakker."""
    tokens = text.tokens
    return frozenset(
        token
        for before, token in pairwise(tokens)
        if token.capital
        and (before.lower in _TITLES or (before.capital and before.lower in _PARTICLES))
    )


def _in_capitals(text: Text, token: Token) -> bool:
    said = text.prose[token.start : token.end].replace("’", "'")
    return said.removesuffix("'s").removesuffix("s").isupper() and len(said) > 1


def _opens(text: Text, token: Token) -> bool:
    before = text.prose[max(0, token.start - 8) : token.start].rstrip(" \"'“”„‘’«»([*_\n\u00a0")
    return not before or before[-1] in ".!?:…"


def _opens_a_name(text: Text, tokens: Sequence[Token], index: int) -> bool:
    """Whether a word that opens a sentence is of a name: Anna Jansen, and not From Amsterdam."""
    if index + 1 >= len(tokens) or tokens[index].lower in _OPENERS:
        return False
    following = tokens[index + 1]
    touching = text.prose[tokens[index].end : following.start] == " "
    return following.capital and touching and not text.prose[following.start :][:2].isupper()


def _translates(word: str) -> bool:
    """Whether a Dutch name is made of ordinary words, and so has an English name."""
    return _has_exonym(word) or is_dutch(word)


def _has_exonym(word: str) -> bool:
    return word in read("names")["places"]


def _exonyms() -> frozenset[str]:
    places: Mapping[str, Sequence[str]] = read("names")["places"]
    return frozenset(word for words in places.values() for word in words)


def _known_names(text: Text) -> frozenset[str]:
    """Return the words of a text without accents, and how the longer ones begin."""
    words = frozenset(_bare(word) for word in text.words)
    return words | frozenset(f"{word[:5]}…" for word in words if len(word) > 4)


def _is_there(token: Token, known: frozenset[str]) -> bool:
    """Whether a name, or one that begins alike, is in a text: Jansens, Jansen's."""
    bare = _bare(token.lower)
    return bare in known or (len(bare) > 4 and f"{bare[:5]}…" in known)


def _bare(word: str) -> str:
    word = word.removesuffix("'s").removesuffix("'")
    if word.isascii():
        return word
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


RULE = Rule(
    name="name",
    severity=Severity.WARNING,
    summary="A name changed.",
    check=check,
    languages=DUTCH_ENGLISH,
)
