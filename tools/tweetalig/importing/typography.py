"""Spaces, hyphens and quotation marks as Dutch writes them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

from tweetalig.importing.blocks import Remark, Source
from tweetalig.importing.mapping import map_texts
from tweetalig.importing.rich import Rich, Style, substitute

_SPACES = re.compile(r"[\t \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_HYPHENS = re.compile("[\u2010\u2011]")
_AROUND_LINE_END = re.compile(r" *\n *")
_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff\u200e\u200f\x00-\x08\x0b-\x1f\x7f]")
_COMPOSED = re.compile("[\ufb00-\ufb06]|.[\u0300-\u036f]+", re.DOTALL)
_DOTS = re.compile(r"(?<!\.)\.\.\.(?!\.)")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+")
# A mark opens where nothing or an opening sign stands before it and something follows.
_OPENS = r"(?:(?<=[\s(\[{–—/“‘])|\A)(?=\S)"
_APOSTROPHE = re.compile(
    r"(?<=\w)['`´](?=\w)|(?:(?<=[\s(“])|\A)['‘`](?=[stnkmr]\b(?!['’]))|['‘](?=\d\ds?\b)"
)
_DOUBLE_OPENING = re.compile(rf"{_OPENS}\"|[„‟«]\s?|,,(?=\w)")
_DOUBLE_CLOSING = re.compile(r"\"|\s?»|''")
_SINGLE_OPENING = re.compile(rf"{_OPENS}'(?=[^']*\w['’])|‚(?=\w)|‛")
_SINGLE_CLOSING = re.compile(r"'")
_QUOTES = (
    (_APOSTROPHE, "’"),
    (_DOUBLE_OPENING, "“"),
    (_DOUBLE_CLOSING, "”"),
    (_SINGLE_OPENING, "‘"),
    (_SINGLE_CLOSING, "’"),
)


def tidy_typography(source: Source) -> Source:
    """Return the source with plain spaces and typographic quotation marks."""
    changed = 0

    def tidied(text: Rich, _: int) -> Rich:
        nonlocal changed
        spaced = tidy_spaces(text)
        quoted = tidy_quotes(spaced)
        changed += sum(a != b for a, b in zip(spaced.text, quoted.text, strict=False))
        return quoted

    result = map_texts(source, tidied)
    if not changed:
        return result
    remark = Remark(
        rule="quotation-marks", message=f"{changed} quotation marks or dots were made typographic"
    )
    return replace(result, remarks=(*result.remarks, remark))


def tidy_spaces(text: Rich) -> Rich:
    """Make spaces and hyphens plain ones, and drop what can't be seen: soft hyphens, joiners."""
    text = substitute(text, _UNSEEN, "")
    text = substitute(text, _HYPHENS, "-")
    text = substitute(text, _COMPOSED, lambda found: _composed(found[0]))
    text = substitute(text, _SPACES, " ")
    return substitute(text, _AROUND_LINE_END, "\n").stripped()


def _composed(text: str) -> str:
    ligature = len(text) == 1
    return unicodedata.normalize("NFKC" if ligature else "NFC", text)


def tidy_quotes(text: Rich) -> Rich:
    """Write “…” and ‘…’ as Dutch does, and ’ for an apostrophe; code and addresses stay."""
    if text.text.isascii() and not re.search(r"['\"`]|\.\.\.|,,", text.text):
        return text
    for pattern, sign in (*_QUOTES, (_DOTS, "…")):
        kept = _kept(text)

        def written(found: re.Match[str], sign: str = sign, kept: set[int] = kept) -> str:
            return found.group() if found.start() in kept else sign

        text = substitute(text, pattern, written)
    return text


def _kept(text: Rich) -> set[int]:
    kept = {at for m in text.marks if m.style is Style.CODE for at in range(m.start, m.end)}
    for found in _ADDRESS.finditer(text.text):
        kept.update(range(*found.span()))
    return kept
