"""Punctuation at the edges of words, the same however it is typed."""

from __future__ import annotations

import re


def same_sign(one: str, other: str) -> bool:
    """Say whether two characters are the same sign: the quotes “ and " are."""
    return _folded(one) == _folded(other)


def _folded(character: str) -> str:
    for group in ('"“”„«»', "'‘’‚", "–—-"):
        if character in group:
            return group
    return character


def same_tail(tail: str, text: str) -> int:
    """Return the offset at the end of a text that has the same punctuation after it."""
    end = len(text)
    for sign in reversed(tail.replace(" ", "")):
        if end and same_sign(text[end - 1], sign):
            end -= 1
    return end


def before_final_stop(text: str) -> int:
    """Return the offset of the stop that ends a text, or its end."""
    match = re.search(r"[.!?…]+[\"'”’»)\]]*\Z", text[-40:])
    return len(text) - len(match[0]) if match else len(text)
