"""Joins the lines of a paragraph, and the words that were broken at their ends."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

from tweetalig.importing.blocks import Remark
from tweetalig.importing.rich import Rich, Style, bridge, joined, substitute
from tweetalig.model import Severity

_WORD = re.compile(r"[^\W_]+(?:[-‐‑/’'][^\W_]+)*")
_BROKEN = re.compile(r"[^\W_]+(?:[-/][^\W_]+)*[-\u2010\u2011\u00ad]$")
_NO_ADDRESS = r"(?!https?:|www\.|\S+@\S)"
_FIRST = re.compile(_NO_ADDRESS + _WORD.pattern)
_OPEN_ADDRESS = re.compile(r"(?:https?://|www\.)\S*[/.=&?_-]$|https?:$")
_REST_OF_ADDRESS = re.compile(r"//|[a-z0-9%~][^\s/.=&_]*[/.=&_-]\w")
_APART = re.compile(
    rf"(?<![\w-])(?P<left>[^\W\d_]+)- {_NO_ADDRESS}(?P<right>[^\W\d_]+(?:-[^\W\d_]+)*)"
)

# The hyphen of "vaat- en spierstelsel" stands for the second half of a word.
_SUSPENDED = frozenset({"en", "of", "noch", "dan", "tot", "maar", "versus", "als"})
# Before these Dutch writes a hyphen, or the field does; elsewhere the dictionary decides.
_HYPHENATED = frozenset((
    "post", "pre", "anti", "non", "niet", "ex", "oud", "semi", "pseudo", "quasi", "pro", "long",
    "bijna", "aspirant", "adjunct", "chef", "kandidaat", "interim",
))  # fmt: skip
# Two vowels that would be read as one sound get a hyphen between them.
_CLASHES = frozenset((
    "aa", "ae", "ai", "au", "ee", "ei", "eu", "ie", "ii", "ij", "oe", "oi", "oo", "ou", "ui",
    "uu", "éa", "éé"
))  # fmt: skip


@cache
def _known(word: str) -> bool:
    import simplemma  # noqa: PLC0415 - reading its word list takes a third of a second

    return bool(simplemma.is_known(word, lang="nl"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """How two halves of a word come together; ``sure`` when a word list or rule says so."""

    word: str
    sure: bool = True


@dataclass(slots=True, kw_only=True)
class Joiner:
    """Decides about broken words, and remembers what it did.

    ``spellings`` are words that are right for sure, as those of the glossary; ``attested``
    counts the words that the text itself holds unbroken, in lower case.
    """

    spellings: frozenset[str] = frozenset()
    attested: Counter[str] = field(default_factory=Counter)
    known: Callable[[str], bool] = _known
    remarks: list[Remark] = field(default_factory=list)

    def decide(self, left: str, right: str) -> Decision:
        """Join ``left``, without its hyphen, and ``right``: with a hyphen or without."""
        solid, hyphenated = left + right, f"{left}-{right}"
        if right.casefold() in _SUSPENDED:
            return Decision(word=f"{left}- {right}")
        for said in (self.spellings, self.attested):
            for word in (hyphenated, solid):
                if word.casefold() in said:
                    return Decision(word=word)
        if _needs_hyphen(left, right):
            return Decision(word=hyphenated)
        return self._by_dictionary(left, right, solid, hyphenated)

    def _by_dictionary(self, left: str, right: str, solid: str, hyphenated: str) -> Decision:
        if self.known(solid) or self.known(solid.casefold()):
            return Decision(word=solid)
        if left.rpartition("-")[2].casefold() in _HYPHENATED:
            return Decision(word=hyphenated)
        # What is left are names and compounds that no list has. Dutch writes compounds solid,
        # and a line breaks far more often within a word than at its own hyphen.
        halves = self.known(left.casefold()) and self.known(right.casefold())
        return Decision(word=solid, sure=not halves)

    def join(self, lines: Sequence[Rich], place: int) -> Rich:
        """Return the lines as one text."""
        whole = Rich()
        for line in lines:
            whole = self._appended(whole, line.stripped(), place)
        return whole

    def _appended(self, whole: Rich, line: Rich, place: int) -> Rich:
        if not whole.text or not line.text:
            return joined((whole, line))
        if _is_broken_address(whole, line):
            return joined((whole, line))
        broken, first = _BROKEN.search(whole.text), _FIRST.match(line.text)
        if broken is None or first is None:
            return joined((whole, bridge(whole, line), line))
        left = broken.group()[:-1]
        decision = self.decide(left, first.group())
        self._remember(broken.group(), first.group(), decision, place)
        middle = decision.word[len(left) : len(decision.word) - len(first.group())]
        return joined((whole.cut(0, len(whole.text) - 1), Rich(middle), line))

    def mend(self, text: Rich, place: int) -> Rich:
        """Mend words that were broken within a line: ``Post- Exertional``."""

        def mended(found: re.Match[str]) -> str:
            left, right = found["left"], found["right"]
            decision = self.decide(left, right)
            if decision.word == found.group():
                return found.group()
            if left[0].isupper() and right[0].isupper():
                decision = Decision(word=f"{left}-{right}")
            self._remember(f"{left}- ", right, decision, place)
            return decision.word

        return substitute(text, _APART, mended)

    def _remember(self, left: str, right: str, decision: Decision, place: int) -> None:
        if " " in decision.word:
            return
        severity = Severity.NOTICE if decision.sure else Severity.WARNING
        doubt = "" if decision.sure else "; no word list has it"
        self.remarks.append(
            Remark(
                rule="broken-word",
                message=f"“{left}{'' if left.endswith(' ') else '|'}{right}” "
                f"became “{decision.word}”{doubt}",
                text=f"{left} {right}",
                place=place,
                severity=severity,
                hint="" if decision.sure else "look whether it is written with a hyphen",
                anchor=decision.word,
            )
        )


def _is_broken_address(whole: Rich, line: Rich) -> bool:
    """Tell whether an address goes on from the end of a text to the start of a line."""
    tail, head = whole.text.split()[-1], line.text.split()[0]
    shared = (mark for mark in bridge(whole, line).marks if mark.style is Style.LINK)
    address = f"{tail}{head.rstrip('.,;:)')}"
    if "/" in address and any(address in mark.value for mark in shared):
        return True
    return bool(_OPEN_ADDRESS.search(tail) and _REST_OF_ADDRESS.match(head))


def _needs_hyphen(left: str, right: str) -> bool:
    tail = left.rpartition("-")[2]
    capitals = sum(character.isupper() for character in tail)
    acronym = capitals > 1 or tail[-1].isdigit() or (len(tail) == 1 and tail.isupper())
    clash = f"{left[-1]}{right[0]}".casefold() in _CLASHES
    return acronym or right[0].isupper() or right[0].isdigit() or clash or "-" in right


def attested_words(texts: Iterable[str]) -> Counter[str]:
    """Count the words of lines, in lower case, but for those that a line end may have broken."""
    counts: Counter[str] = Counter()
    for text in texts:
        words = [found.group().casefold() for found in _WORD.finditer(text)]
        ends_broken = _BROKEN.search(text.rstrip()) is not None
        counts.update(words[1:-1] if ends_broken else words[1:])
    return counts
