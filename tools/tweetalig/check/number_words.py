"""Reads number words of Dutch and English: single words and, in Dutch, joined ones."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from functools import cache, lru_cache

from tweetalig.check.lexicon import read

_TENS = ("twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig")


def words(language: str, table: str) -> Mapping[str, int]:
    """Return a table of number words; empty for a language we have none of."""
    found: Mapping[str, int] = read("numbers").get(language, {}).get(table, {})
    return found


def fractions(language: str) -> Mapping[str, str]:
    """Return the words for fractions, as ``numerator/denominator``."""
    found: Mapping[str, str] = read("numbers").get(language, {}).get("fractions", {})
    return found


def kept(language: str) -> frozenset[str]:
    """Return the words for fractions that a good translation keeps."""
    return frozenset(read("numbers")["kept"].get(language, ()))


def without_sayings(text: str, language: str) -> str:
    """Return a text with the sayings blanked out in which a number measures nothing."""
    pattern = _sayings(language)
    return pattern.sub(lambda match: " " * len(match[0]), text) if pattern else text


@cache
def _sayings(language: str) -> re.Pattern[str] | None:
    found: Sequence[str] = read("numbers")["idioms"].get(language, ())
    return (
        re.compile(rf"\b(?:{'|'.join(map(re.escape, found))})\b", re.IGNORECASE) if found else None
    )


@lru_cache(maxsize=4096)
def dutch_number(word: str) -> Fraction | None:
    """Return what a Dutch number word says, joined ones too: ``tweeënveertig`` is 42.

    >>> dutch_number("driehonderdtwintig")
    Fraction(320, 1)
    >>> dutch_number("tweeënhalf")
    Fraction(5, 2)
    >>> dutch_number("tafel")
    """
    word = word.replace("ë", "e")
    for ending in ("enhalf", "eneenhalf", "enhalve", "eneenhalve"):
        stem = word.removesuffix(ending)
        if stem != word and (whole := _below_hundred(stem)):
            return whole + Fraction(1, 2)
    number = _whole(word)
    return None if number is None else Fraction(number)


@lru_cache(maxsize=4096)
def dutch_ordinal(word: str) -> int | None:
    """Return what a Dutch ordinal says: ``tweeënveertigste`` is 42."""
    known = words("nl", "ordinals").get(word)
    if known:
        return known
    word = word.replace("ë", "e")
    for ending in ("ste", "de"):
        stem = word.removesuffix(ending)
        number = _whole(stem) if stem != word else None
        if number and number > 3:
            return number
    return None


def _whole(word: str) -> int | None:
    if not 2 < len(word) < 60:
        return None
    head, sign, tail = word.partition("duizend")
    if not sign:
        return _below_thousand(word)
    thousands = _below_thousand(head) if head else 1
    rest = _rest(tail, _below_thousand)
    return None if thousands is None or rest is None else thousands * 1000 + rest


def _below_thousand(word: str) -> int | None:
    head, sign, tail = word.partition("honderd")
    if not sign:
        return _below_hundred(word)
    # vijftienhonderd is 1500
    hundreds = _below_hundred(head) if head else 1
    rest = _rest(tail, _below_hundred)
    return None if hundreds is None or rest is None else hundreds * 100 + rest


def _rest(tail: str, reader: Callable[[str], int | None]) -> int | None:
    if not tail:
        return 0
    return reader(tail) or reader(tail.removeprefix("en"))


def _below_hundred(word: str) -> int | None:
    cardinals = words("nl", "cardinals")
    if word in cardinals:
        return cardinals[word]
    for ten in _TENS:
        stem = word.removesuffix(ten)
        if stem != word and stem.endswith("en"):
            unit = cardinals.get(stem[:-2])
            return unit + cardinals[ten] if unit is not None and 0 < unit < 10 else None
    return None
