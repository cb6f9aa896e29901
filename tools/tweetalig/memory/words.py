"""Words, numbers and other tokens that tell whether two texts say the same."""

from __future__ import annotations

import re
from collections import Counter

import simplemma

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_BARE_WORD = re.compile(r"[^\W_]+")
# Where marks stand inside a word, or an entity may be a letter, the words that a reader sees
# are not those in the source.
_BROKEN_WORD = re.compile(r"[^\W_][*_~^=+`\\]+[^\W_]|[^\W_](?:<|\{|\[(?!\^))|[>)\]}][^\W_]|&[#\w]")
# A sentence without any stop, such as a heading, is all of its text or the last line of it.
_UNENDED = re.compile(r"""\n|[^.!?…"'”’»)\]*_`\s]["'”’»)\]*_`\s]*\Z""")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_LINK = re.compile(r"\]\(\s*<?([^)\s>]+)|\]\[([^\]]+)\]|(https?://[^\s)>\]]+)|\[(\^[^\]]+)\]")
_CODE = re.compile(r"(`+)(?!`)(.+?)(?<!`)\1(?!`)")
_ACRONYM = re.compile(r"\b(?=[^\W\d_]*[A-Z][^\W\d_]*[A-Z])[^\W_]{2,}\b")


def words(text: str) -> list[str]:
    """Return the words and numbers of a text in lower case."""
    return [word.lower() for word in _WORD.findall(text)]


def bare_words(text: str) -> list[str]:
    """Return the words of a text in lower case, cut at apostrophes too."""
    return _BARE_WORD.findall(text.lower())


def search_words(text: str) -> frozenset[str]:
    """Return the words under which a text is found."""
    return frozenset((*words(text), *bare_words(text)))


def hides_words(text: str) -> bool:
    """Say whether a reader may see other words than stand in the Markdown source of a text."""
    return _BROKEN_WORD.search(text) is not None


def is_unended(text: str) -> bool:
    """Say whether a sentence of a text may be without a stop."""
    return _UNENDED.search(text) is not None


def numbers(text: str) -> Counter[str]:
    """Return the numbers of a text, the same for Dutch and English ways to write them.

    ``1,5`` and ``1.5`` are one number, and so are ``5.000`` and ``5,000``.
    """
    without_thousands = (re.sub(r"[.,](?=\d{3}\b)", "", found) for found in written_numbers(text))
    return Counter(number.replace(",", ".") for number in without_thousands)


def written_numbers(text: str) -> Counter[str]:
    """Return the numbers of a text as they are written."""
    return Counter(_NUMBER.findall(text))


def links_and_code(text: str) -> Counter[str]:
    """Return link destinations, footnote marks and code of Markdown inline source."""
    links = ["".join(groups) for groups in _LINK.findall(text)]
    code = [found[1].strip() for found in _CODE.findall(text)]
    return Counter(links + code)


def invariants(text: str) -> Counter[str]:
    """Return what a translation has in common with its source: links, code, numbers, acronyms."""
    plain = _CODE.sub(" ", re.sub(r"\]\([^)]*\)|https?://\S+|\[\^[^\]]+\]", " ", text))
    return links_and_code(text) + numbers(plain) + Counter(_ACRONYM.findall(plain))


_DUTCH = frozenset(
    words(
        "de het een en van dat die niet geen zijn met voor ook bij naar uit wordt worden deze dit "
        "je jij u ze wij ons maar nog wel als dan om er kunnen hebben heeft veel"
    )
)


def looks_dutch(text: str) -> bool:
    """Say whether a text holds words that only Dutch has, and so can't be left as English."""
    found = words(text)
    return len(set(found) & _DUTCH) >= 2 or (len(found) <= 3 and bool(set(found) & _DUTCH))


def has_dutch_word(text: str) -> bool:
    """Say whether a dictionary knows one of the words as Dutch, and none knows it as English."""
    return any(
        simplemma.is_known(word, lang="nl") and not simplemma.is_known(word, lang="en")
        for word in words(text)
    )
