"""The small English words that carry much, and whether a steered translation lost one.

A model that is busy with a term drops what stands around it: “already too much for her”
becomes “already a large exertion”. The unsteered translation of the same sentence shows it.
The checks look for some of this in the Dutch, but they must not be wrong about a person's free
translation. Two translations by one model differ less, so more can be asked of them here.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from tweetalig.model import Locale


class _Meaning(NamedTuple):
    """Words that can stand for each other, and others that can stand for any of them."""

    words: str
    also: str = ""


_MEANINGS = (
    _Meaning(
        "not|no|never|cannot|without|none|nobody|nothing|neither|nor|nowhere|\\w+n't|unable",
        "un\\w+|impossible|fail\\w*|lack\\w*",
    ),
    _Meaning("too|excessive(?:ly)?|overly"),
    _Meaning("still|yet|no longer", "any ?more|necessarily"),
    _Meaning("necessarily", "always|alone|yet|must|mean|prove"),
    _Meaning("only|just(?! as )|merely|alone|solely"),
    _Meaning("already"),
    _Meaning("also|as well", "too|even|and|likewise|another|either"),
    _Meaning("at least|minimum|minimal(?:ly)?|or more"),
    _Meaning("at most|maximum|maximal(?:ly)?|up to|no more than|or less"),
    _Meaning(
        "more|increas\\w+|longer|greater|larger|bigger|higher|worse\\w*|stronger|heavier|easier",
        "further|earlier|later|\\w+er than",
    ),
    _Meaning("less|fewer|not as|lower|reduc\\w+|decreas\\w+", "smaller|\\w+er than"),
    _Meaning("most(?:ly)?|usual(?:ly)?|general(?:ly)?|common(?:ly)?|majority"),
    _Meaning("often|frequent(?:ly)?|regular(?:ly)?|repeatedly", "common(?:ly)?|usually|more"),
    _Meaning("sometimes|occasional(?:ly)?|at times|now and then", "may|can|might|some"),
    _Meaning("always|constant(?:ly)?|continual(?:ly)?", "every|each|whenever"),
    _Meaning("rare(?:ly)?|seldom|hardly|scarcely|barely", "not often|uncommon"),
    _Meaning(
        "may|might|can|could|possibl[ey]|perhaps|maybe|probabl[ey]|likely|seems?|appears?",
        "able|unable|cannot|can't|couldn't|thought|suspected",
    ),
    _Meaning("would", "may|might|can|could|will|should|possibl[ey]|perhaps|likely|seems?|appears?"),
    _Meaning("should|must|need(?:s|ed)?|ha(?:ve|s|d) to|ought|better|advisable", "important"),
    _Meaning("first|initial(?:ly)?", "start\\w*|beg[aiu]n\\w*|earliest"),
    _Meaning("before|prior|until|previous(?:ly)?|earlier|ahead"),
    _Meaning("after|following", "once|since|later|then|next|from|when"),
    _Meaning("within|inside|inner|internal(?:ly)?", "in|into|interior|inwards?"),
    _Meaning("immediate(?:ly)?|at once|straight away|right away|instantly", "direct(?:ly)?|now"),
    _Meaning("again|once more", "another|re\\w+"),
    _Meaning("almost|nearly|close to|virtually"),
    _Meaning("enough|sufficient(?:ly)?|adequate(?:ly)?"),
    _Meaning("all|every(?:one|body|thing)?|each|always", "any|whenever"),
    _Meaning("some|several|certain|few|a number of", "part|sometimes"),
    _Meaning("both|two"),
    _Meaning("his|her|their", "he|she|they|him|them|hers|its|whose|your"),
    _Meaning("half|halves", "fifty|50"),
    _Meaning("if|when|whether|unless|in case", "who(?:ever)?|those|after|during"),
)

_FIRST_PERSON = _Meaning("i|me|my|mine|we|us|ours?")
"""Also not to be made up: a text for readers does not begin to speak of “me”."""

_ORDERS = (
    "ask|avoid|bring|call|check|choose|contact|discuss|divide|do|don't|drink|eat|ensure|follow|get"
    "|give|go|have|help|keep|lie|listen|look|make|measure|never|note|plan|please|prepare|prevent"
    "|put|read|reduce|remember|report|rest|ring|say|see|sit|spread|stand|start|stay|stop|take"
    "|talk|tell|track|try|turn|use|wait|walk|watch|wear|write"
)
_BEFORE_ORDER = "(?:^|[,;:.] |\\band |\\bor |\\balways )"


def comparison(locale: Locale) -> Callable[[str, str], tuple[str, ...]]:
    """Return what compares two translations into a language: only English words are known."""
    return lost_words if locale.partition("-")[0] == "en" else _nothing_lost


def _nothing_lost(unsteered: str, steered: str) -> tuple[str, ...]:
    return ()


def lost_words(unsteered: str, steered: str) -> tuple[str, ...]:
    """Return the small words of the one translation that have no counterpart in the other.

    A “me” that only the steered one has is among them.

    >>> lost_words("A walk was already too much.", "A walk was already an exertion.")
    ('too',)
    """
    before, after = _plain(unsteered), _plain(steered)
    lost = (
        found[0].strip(" ,;:.")
        for words, counterparts in _patterns()
        if (found := words.search(before)) and not counterparts.search(after)
    )
    made_up = [person] if (person := _lost_person(after, before)) else []
    return tuple(dict.fromkeys((*lost, *made_up)))


def _lost_person(first: str, second: str) -> str:
    pattern = _whole(_FIRST_PERSON.words)
    found = pattern.search(first)
    return found[0] if found and not pattern.search(second) else ""


def _plain(text: str) -> str:
    return " ".join(text.replace("’", "'").lower().split())


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    # Told to do something, a reader wants to be told so in English too.
    order = re.compile(rf"{_BEFORE_ORDER}(?:{_ORDERS})(?!\w)")
    return (
        *((_whole(one.words), _whole(f"{one.words}|{one.also}")) for one in _MEANINGS),
        (_whole(_FIRST_PERSON.words), _whole(_FIRST_PERSON.words)),
        (order, order),
    )


def _whole(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{words.removesuffix('|')})(?!\w)")
