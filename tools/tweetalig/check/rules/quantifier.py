"""How many and how often: all, most, some, few, none; never, sometimes, often, always; only."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from tweetalig.check.bilingual import Part, renderings
from tweetalig.check.contrasts import contrast, contrasting
from tweetalig.check.phrases import Hit
from tweetalig.check.rule import DUTCH_ENGLISH, Problem, Rule
from tweetalig.check.text import Text
from tweetalig.check.view import FREE, View
from tweetalig.model import Severity

_SCALES = (
    ("all", "most", "many", "some", "handful", "few", "none", "notall"),
    ("always", "usually", "often", "sometimes", "rarely", "never"),
)

_ALIKE = frozenset(
    {
        frozenset({"notall", "some"}),
        frozenset({"notall", "most"}),
        frozenset({"notall", "many"}),
        frozenset({"handful", "some"}),
        frozenset({"handful", "few"}),
        frozenset({"often", "usually"}),
        frozenset({"many", "all"}),
    }
)
"""Neighbours that good translations exchange; the last are near enough to leave alone."""

_OPPOSITE = frozenset(
    {
        frozenset({"most", "few"}),
        frozenset({"many", "few"}),
        frozenset({"often", "rarely"}),
        frozenset({"usually", "rarely"}),
        frozenset({"always", "never"}),
        frozenset({"all", "none"}),
    }
)
"""Places that say the same when one side has a denial more."""

_ENDS = frozenset({frozenset({"always", "never"}), frozenset({"all", "none"})})
"""Those where words that deny by their meaning count: nobody was harmed, all were unharmed."""

_DENIED_AHEAD = frozenset({("notall", "all"), ("sometimes", "always")})

_FIRM = frozenset({"slechts", "alleen", "uitsluitend"})

_ALSO = frozenset({"also", "too", "well", "even", "either", "including", "both", "likewise"})
"""Words for the Dutch ook, which "only" excludes."""

_LITERAL = 0.45
"""How literal a translation is where a lost "only" is worth a warning."""

_WAITING = frozenset({"wait", "waits", "waited", "waiting"})

_WHEN = frozenset({"toen", "als", "nadat", "wanneer"})

_ONLY = re.compile(r"\b(?:only|just|merely|mere)\b", re.IGNORECASE)
_NOT_ONLY = re.compile(r"\bnot (?:only|just|merely)\b", re.IGNORECASE)

_PARTED = (
    contrast(
        r"(?<!van )(?:beiden?|allebei)",
        r"one of (?:the|them|his|her|their|our|my|your|its|these|those)",
        r"both|two|either|neither|each|all|other|another",
    ),
    contrast(
        r"(?:elke?|iedere?) (?:dag|nacht|week|maand|jaar|keer)",
        r"some (?:days|nights|weeks|months|years|times)",
        r"every|each|all|any|always|daily|nightly|weekly|monthly|yearly|whenever",
    ),
    contrast(
        r"(?<!niet )ook (?:aan|voor|bij|met|als|wie|degenen|wanneer)",
        r"except|unless|other than|apart from",
        r"also|too|as well|even|including|either|both",
    ),
    contrast(
        r"(?:keer|maal) zo (?:klein|laag|kort|weinig|zeldzaam)",
        r"times (?:more|as (?:likely|high|large|great|long|many)|higher|greater|larger|longer)",
        r"less|lower|smaller|fewer|shorter|third|quarter|half|unlikely",
        "zo ",
    ),
    contrast(
        r"eerder \w{1,30} dan \w{1,30}",
        r"less \w{1,30} than \w{1,30}",
        r"more|rather|sooner|earlier",
        "eerder ",
    ),
    contrast(
        r"al dan niet",
        r"always|never|invariably",
        r"or|whether|sometimes",
    ),
    contrast(
        r"vooral|met name|voornamelijk|hoofdzakelijk|grotendeels|overwegend",
        r"only|solely|exclusively",
        r"main|mainly|most|mostly|especially|particular|particularly|primarily|chiefly|largely|"
        r"above all|notably|predominantly|not only",
    ),
    contrast(
        r"meerdere|verscheidene|diverse",
        r"only one|just one|a single|one single",
        r"several|multiple|various|diverse|different|many|number of|more than one|some|both",
    ),
)
"""Both that became one of them, each day some days, mainly only, and several just one."""

_REACH = 8
"""How far before a word a denial may stand, in words."""


def check(view: View) -> Iterator[Problem]:
    """Compare the places on both scales, then what is said of "only" and "not until"."""
    for scale in _SCALES:
        yield from _moved(view, scale)
    yield from _scope(view)
    yield from _only(view)
    yield from _until(view)
    yield from contrasting(view, _PARTED)


def _by_label(text: Text, scale: tuple[str, ...]) -> Mapping[str, tuple[Hit, ...]]:
    found = text.by_label("quantifiers")
    return {label: found[label] for label in scale if label in found}


def _moved(view: View, scale: tuple[str, ...]) -> Iterator[Problem]:
    source, target = _by_label(view.source, scale), _by_label(view.target, scale)
    # Soms dit, soms dat: a word said twice is lost when it comes back once.
    lost = [label for label in source if len(source[label]) > len(target.get(label, ()))]
    found = [label for label in target if len(target[label]) > len(source.get(label, ()))]
    for before in lost:
        for after in found:
            if not _alike(view, before, after):
                problem = _problem(view, source[before], target[after])
                free = frozenset({before, after}) in _ENDS and _is_free(view)
                yield replace(problem, severity=Severity.NOTICE if free else None)
                return


def _is_free(view: View) -> bool:
    """Whether a translation says things in another way: its verbs are other ones as well."""
    return view.literalness < FREE and not any(
        word.kept and word.part == Part.VERB for word in renderings(view.source, view.target)
    )


def _alike(view: View, before: str, after: str) -> bool:
    """Whether two places on a scale are near, or one side denies: most do not, few do."""
    both = frozenset({before, after})
    if both in _ALIKE:
        return True
    if (before, after) == ("all", "notall"):
        # It is not so that all …: the denial and what it denies may stand far apart.
        return _denies(view.source) and _denies(view.target)
    if (before, after) == ("notall", "few"):
        return all(
            view.source.tokens[hit.words[0]].lower == "lang"
            for hit in view.source.labelled("quantifiers", before)
        )
    if (before, after) in _DENIED_AHEAD:
        return _denied_ahead(view.target, after)
    labels = ("explicit", "implicit", "answer") if both in _ENDS else ("explicit", "implicit")
    denials = [_others(view.source, before, labels), _others(view.target, after, labels)]
    return both in _OPPOSITE and denials[0] != denials[1]


def _others(text: Text, label: str, labels: tuple[str, ...]) -> int:
    """Return how many denials there are besides the words on the scale: never is one itself."""
    own = {word for hit in text.labelled("quantifiers", label) for word in hit.words}
    return sum(own.isdisjoint(hit.words) for hit in text.labelled("negation", *labels))


def _denied_ahead(text: Text, label: str) -> bool:
    """Whether a denial stands before each word: not … in everyone, and not all … not."""
    denials = {hit.words[0] for hit in text.labelled("negation", "explicit")}
    return all(
        not denials.isdisjoint(_ahead(text, hit.words[0]))
        for hit in text.labelled("quantifiers", label)
    )


def _ahead(text: Text, word: int) -> range:
    """Return the words before one that no comma parts from it."""
    start = word
    while start > max(0, word - _REACH) and start not in text.commas:
        start -= 1
    return range(start, word)


def _scope(view: View) -> Iterator[Problem]:
    """Not all became all … not, and rarely became not."""
    source = _by_label(view.source, _SCALES[0] + _SCALES[1])
    target = _by_label(view.target, _SCALES[0] + _SCALES[1])
    for label in ("notall", "rarely", "most", "few"):
        if label in source and not _answered(view, label, target):
            problem = _problem(view, source[label], ())
            # Nauwelijks te verstaan is hard to make out.
            otherwise = view.target.labelled("negation", "answer")
            yield replace(problem, severity=Severity.NOTICE if otherwise else None)


def _answered(view: View, label: str, target: Mapping[str, tuple[Hit, ...]]) -> bool:
    answers = {
        "notall": {"notall", "some", "most", "few", "many", "sometimes"},
        "rarely": {"rarely", "few", "sometimes", "never"},
        "most": {"most", "usually", "many", "all"},
        "few": {"few", "handful", "rarely", "none", "some"},
    }[label]
    if label == "most" and "few" in target and _denies(view.source):
        return True
    return not answers.isdisjoint(target) or (label != "rarely" and _denies(view.target))


def _denies(text: Text) -> bool:
    return bool(text.labelled("negation", "explicit", "implicit"))


def _only(view: View) -> Iterator[Problem]:
    source = view.source.labelled("quantifiers", "only")
    target = view.target.labelled("quantifiers", "only")
    scarce = view.target.labelled("quantifiers", "few", "rarely")
    firm = tuple(hit for hit in source if _is_firm(view.source, hit))
    if firm and not (target or scarce) and not _ONLY.search(_NOT_ONLY.sub("", view.target.prose)):
        literal = view.literalness >= _LITERAL
        yield replace(_problem(view, firm, ()), severity=None if literal else Severity.NOTICE)
    added = tuple(
        hit for hit in target if _said(view.target, hit) in {"only", "solely", "exclusively"}
    )
    if added and not source and not _denies(view.source):
        # English likes an "only" where Dutch leaves it out: it will only get worse.
        also = "ook" in view.source.words and _ALSO.isdisjoint(view.target.words)
        severity = None if also else Severity.NOTICE
        yield replace(_problem(view, (), added), severity=severity)


def _until(view: View) -> Iterator[Problem]:
    """Look for an until that lost its not: pas toen hij ziek werd, not until he fell ill."""
    late = tuple(
        hit
        for hit in view.source.labelled("quantifiers", "only")
        if _said(view.source, hit) == "pas" and _following(view.source, hit) in _WHEN
    )
    until = tuple(
        hit
        for hit in view.target.labelled("quantifiers", "only")
        if _said(view.target, hit) == "until"
    )
    answers = tuple(
        hit
        for hit in view.target.labelled("negation", "explicit", "implicit", "answer")
        if hit.words[0] not in {word for found in until for word in found.words}
    )
    if late and until and not answers and _WAITING.isdisjoint(view.target.words):
        yield _problem(view, late, until)


def _following(text: Text, hit: Hit) -> str:
    index = hit.words[-1] + 1
    return text.tokens[index].lower if index < len(text.tokens) else ""


def _is_firm(text: Text, hit: Hit) -> bool:
    """Whether "only" must come back; at the end of a clause alleen means alone."""
    last = hit.words[-1] + 1
    ends = last == len(text.tokens) or last in text.commas
    return _said(text, hit) in _FIRM and not (ends and _said(text, hit) == "alleen")


def _said(text: Text, hit: Hit) -> str:
    return text.tokens[hit.words[0]].lower


def _problem(view: View, before: tuple[Hit, ...], after: tuple[Hit, ...]) -> Problem:
    lost = view.source.spans(before)
    found = view.target.spans(after)
    if lost and found:
        said, put = view.source.said(lost[0]), view.target.said(found[0])
        message = f"The Dutch says “{said}”, the English “{put}”."
    elif lost:
        message = f"The Dutch says “{view.source.said(lost[0])}”, the English nothing like it."
    else:
        message = f"The English says “{view.target.said(found[0])}”, the Dutch nothing like it."
    return Problem(message=message, source=lost, target=found)


RULE = Rule(
    name="quantifier",
    severity=Severity.WARNING,
    summary="How many or how often changed.",
    check=check,
    languages=DUTCH_ENGLISH,
)
