"""Reads numbers written in digits, the Dutch and the English way."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

_LONGEST = 40
"""A row of digits longer than this is a code, not a number."""

_SPACES = re.compile(r"[\s\u00a0\u2009\u202f]")

DECIMAL_POINT = frozenset({"en", "he", "ja", "ko", "th", "zh"})
"""Languages that write 1,000.5; the others of ours write 1.000,5."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in digits. ``foreign`` says that its decimal sign is the other language's."""

    value: Fraction
    foreign: bool = False


def read_figure(literal: str, language: str) -> Figure | None:
    """Return what ``literal`` means in a language, or nothing for a code such as 2.1.4."""
    digits = _SPACES.sub("", literal)
    if len(digits) > _LONGEST:
        return None
    decimal, group = (".", ",") if language in DECIMAL_POINT else (",", ".")
    if not _has_signs(digits):
        return Figure(Fraction(int(digits)))
    own = _read(digits, decimal, group)
    if own is not None:
        return Figure(own)
    other = _read(digits, group, decimal)
    return Figure(other, foreign=True) if other is not None else None


def _has_signs(digits: str) -> bool:
    return "." in digits or "," in digits


def _read(digits: str, decimal: str, group: str) -> Fraction | None:
    whole, sign, part = digits.rpartition(decimal)
    if not sign:
        whole, part = digits, ""
    if decimal in whole or group in part:
        return None
    head, *groups = whole.split(group)
    if groups and (len(head) > 3 or any(len(three) != 3 for three in groups)):
        return None
    number = Fraction(int(head + "".join(groups)))
    return number + Fraction(int(part), 10 ** len(part)) if part else number
