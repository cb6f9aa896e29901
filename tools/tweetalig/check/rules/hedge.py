"""How sure something is: a doubt that got lost or appeared, and certainty that appeared."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tweetalig.check.bilingual import Part, renderings
from tweetalig.check.calendar import months_with_capital
from tweetalig.check.clauses import clause
from tweetalig.check.contrasts import contrast, contrasting
from tweetalig.check.opposites import WITHOUT, undenied
from tweetalig.check.phrases import Hit
from tweetalig.check.predicates import explained
from tweetalig.check.rule import DUTCH_ENGLISH, Problem, Rule
from tweetalig.check.text import Text
from tweetalig.check.tokens import Span
from tweetalig.check.view import View
from tweetalig.model import Severity

_PRONOUNS = frozenset(
    {"ik", "je", "jij", "u", "we", "wij", "hij", "zij", "ze", "men", "iemand", "wie", "jullie"}
)

_PREPOSITIONS = frozenset({"voor", "bij", "aan", "van", "met", "door", "naar", "onder", "tussen"})

_PERSONS = _PRONOUNS | frozenset(
    {
        "mensen",
        "patiënt",
        "patiënten",
        "ouders",
        "kinderen",
        "artsen",
        "huisartsen",
        "onderzoekers",
        "leden",
        "arts",
        "dokter",
        "huisarts",
        "zoon",
        "dochter",
        "moeder",
        "vader",
        "man",
        "vrouw",
    }
)

_LITERAL = 0.5
"""How literal a translation is where a lost "kan" is worth a warning."""

_BELIEVED = frozenset({"thought", "believed", "assumed", "supposed", "presumed"})

_UNLIKELY = (
    contrast(
        r"onwaarschijnlijk\w*",
        r"will not|won['’]t|cannot|can['’]t|(?:is|are|was|were)(?: not|n['’]t)",
        r"(?:un|not )likely|likely|improbabl\w*|doubt\w*|probabl\w*|chance\w*|hardly|expect\w*|"
        r"slim|remote|think|believe\w*",
        "onwaarschijnlijk",
    ),
)
"""What is not likely that became what will not be."""

_AND = frozenset({"en", "maar"})

_IF = frozenset({"als", "of"})
"""Words that open a condition or a question, and doubt nothing."""

_PERHAPS = frozenset({"perhaps", "maybe", "probably", "possibly", "presumably"})

_NO_DOUBT = frozenset(
    {"volgens", "vraag", "vragen", "hoeft", "hoeven", "moet", "moeten", "wil", "willen", "toch"}
    | {"gaan", "ging", "gingen", "ruim", "bijna", "wanneer", "adviseert", "raadt", "raden"}
    | {"advies", "adviezen", "geadviseerd"}
)
"""Words that may stand for a may, but for no perhaps."""

_OFTEN = frozenset({"vaak", "vaker", "kans"})
"""Dutch words that "more likely" and "as likely" translate, which then doubt nothing."""

_BEING = frozenset({"be", "have", "not", "get", "feel", "need", "become"})
"""Words after which "you may" says what you perhaps are, and offers nothing."""

_CONCEDING = frozenset({"but", "yet", "though"})

_PAST = frozenset({"kon", "konden", "gekund"})

_MAY = 5

_RANGE = re.compile(r"\s\S+\s(?:à|tot|of)\s")

_ABILITY = ("vaardigheid", "vermogen", "mogelijkheid", "mogelijkheden", "capaciteit")
_ABILITIES = frozenset({"ability", "abilities", "capacity", "option", "options"})
"""How the Dutch words end that these translate, which then answer no "kan"."""

_ENOUGH = 20
"""More words than these are not explained; it keeps the time linear."""

_ANSWERS = {
    "doubt": ("modal", "answer"),
    "conditional": ("modal", "answer", "conditional"),
    "estimate": ("modal", "answer", "about"),
    "pending": ("modal", "answer", "pending"),
    "rough": ("about",),
}
"""What can stand for each kind of doubt in the translation, beside a doubt."""


def check(view: View) -> Iterator[Problem]:
    """Compare doubts, then possibilities, then links and causes."""
    answers = _doubts(view.target, view.source)
    certain = _new_certainty(view)
    for label, also in _ANSWERS.items():
        doubts = (*view.source.labelled("hedges", label), *_rough_numbers(view.source, label))
        if doubts and not answers and (certain or not _answering(view, doubts, also)):
            yield _lost(view, doubts, certain)
            break
    else:
        beliefs = view.source.labelled("hedges", "belief")
        if not answers and beliefs and certain and not view.target.labelled("hedges", "answer"):
            yield _lost(view, beliefs, certain)
        elif not answers:
            yield from _possibility(view, certain)
    yield from _appeared(view, answers)
    yield from _cause(view)
    yield from contrasting(view, _UNLIKELY)


def _rough_numbers(text: Text, label: str) -> Iterator[Hit]:
    """Yield what makes the number after it rough: zo'n tien, but not zo'n tien à twaalf."""
    if label == "rough":
        for hit in text.labelled("hedges", "rough number"):
            end = text.tokens[hit.words[-1]].end
            if end + 1 in text.amount_starts and not _RANGE.match(text.prose, end):
                yield hit


def _answering(view: View, doubts: tuple[Hit, ...], labels: tuple[str, ...]) -> tuple[Hit, ...]:
    """Return what can stand for a doubt and neither renders a modal nor says how often."""
    found = _free(view, doubts, labels)
    if not _OFTEN.isdisjoint(view.source.words):
        found = tuple(hit for hit in found if not _says_how_often(view.target, hit))
    modals = sum(hit.label == "modal" for hit in found)
    # Misschien … kan ik: the can is that of the Dutch.
    if modals and modals <= len(view.source.labelled("hedges", "modal")):
        return tuple(hit for hit in found if hit.label != "modal")
    return found


def _free(view: View, asked: tuple[Hit, ...], labels: tuple[str, ...]) -> tuple[Hit, ...]:
    """Return the words with a label that don't translate one that isn't asked: chance is kans."""
    apart = {word for hit in asked for word in hit.words}
    return tuple(
        hit
        for hit in view.target.labelled("hedges", *labels)[:_ENOUGH]
        if hit.label != "answer" or not explained(view.target, hit, view.source, apart)
    )


def _says_how_often(text: Text, hit: Hit) -> bool:
    """Whether "likely" tells how often something happens: three times as likely."""
    said = text.phrase(hit).split()
    return said[-1] == "likely" and said[0] in {"more", "less", "as", "equally"}


def _doubts(text: Text, source: Text) -> tuple[Hit, ...]:
    """Return the doubts; "May" the month is none."""
    months = {span for _, span in text.dates.months}
    if any(month == _MAY for month, _ in source.dates.months):
        months.update(span for _, span in months_with_capital(text.tokens))
    found = text.labelled("hedges", "doubt")
    return tuple(hit for hit in found if not months & set(hit.spans(text.tokens)))


def _words(text: Text, hits: tuple[Hit, ...]) -> str:
    said = (" … ".join(text.said(span) for span in hit.spans(text.tokens)) for hit in hits)
    return ", ".join(dict.fromkeys(f"“{words}”" for words in said))


def _new_certainty(view: View) -> tuple[Hit, ...]:
    """Return the words of certainty where there are more of them than in the source."""
    certain = view.target.labelled("hedges", "certain")
    if len(certain) <= len(view.source.labelled("hedges", "certain")):
        return ()
    # Not certain, never proven: a denial makes a doubt of it.
    return undenied(view.target, certain)


def _lost(view: View, doubts: tuple[Hit, ...], certain: tuple[Hit, ...]) -> Problem:
    said = _words(view.source, doubts)
    message = f"The Dutch says {said}, the English has no such doubt."
    if certain:
        message = f"The Dutch says {said}, the English is certain: {_words(view.target, certain)}."
    return Problem(
        message=message, source=view.source.spans(doubts), target=view.target.spans(certain)
    )


def _possibility(view: View, certain: tuple[Hit, ...]) -> Iterator[Problem]:
    """Kan is a possibility, or an ability when a person can: that may be left out."""
    asked = view.source.labelled("hedges", "modal")
    if asked and certain and not view.target.labelled("hedges", "modal"):
        yield _lost(view, asked, certain)
        return
    given = _free(view, asked, ("modal", "answer", "ability"))
    if any(word.endswith(_ABILITY) for word in view.source.words):
        given = tuple(hit for hit in given if not _is_noun(view.target, hit))
    if asked and not given:
        said = _words(view.source, asked)
        literal = view.literalness >= _LITERAL or _is_done(view, asked)
        ability = _is_ability(view.source, asked) or _is_past_or_denied(view, asked)
        if _befalls(view):
            literal, ability = True, False
        yield Problem(
            message=f"The Dutch says {said}, the English has no “can” or “may”.",
            source=view.source.spans(asked),
            severity=None if literal and not ability else Severity.NOTICE,
        )


def _befalls(view: View) -> bool:
    """Whether what somebody may get is what will come: je kunt er hoofdpijn van krijgen."""
    return "krijgen" in view.source.words and "will" in view.target.words


def _is_noun(text: Text, hit: Hit) -> bool:
    """Whether a word is a noun that the Dutch has as one: ability, rijvaardigheid."""
    return text.tokens[hit.words[0]].lower in _ABILITIES


def _is_done(view: View, modals: tuple[Hit, ...]) -> bool:
    """Whether what may be is what the translation says: kan helpen, helps."""
    words = {place for hit in modals for place in clause(view.source, hit.words[0], hit.words[-1])}
    return any(
        word.kept and not word.light and word.part == Part.VERB
        for word in renderings(view.source, view.target)
        if word.index in words
    )


def _is_ability(text: Text, modals: tuple[Hit, ...]) -> bool:
    """Whether somebody can do something, or a question asks whether that goes."""
    asks = text.prose.rstrip().endswith("?")
    return asks or all(_has_person(text, hit.words[0]) for hit in modals)


def _has_person(text: Text, modal: int) -> bool:
    """Whether the subject of "kan" is a person: right beside it, or before it in its clause."""
    words = [token.lower for token in text.tokens]
    beside = {*words[max(0, modal - 1) : modal], *words[modal + 1 : modal + 3]}
    if "wie" in words or not beside.isdisjoint(_PRONOUNS):
        return True
    return any(
        words[place] in _PERSONS and words[place - 1] not in _PREPOSITIONS
        for place in clause(text, modal, modal)
    )


def _is_past_or_denied(view: View, modals: tuple[Hit, ...]) -> bool:
    """Whether somebody could once, or cannot: that is told without a "can" as often as not."""
    if all(
        _PAST.issuperset(view.source.tokens[word].lower for word in hit.words) for hit in modals
    ):
        return True
    return _denies(view.target) and all(_is_denied(view.source, hit) for hit in modals)


def _is_denied(text: Text, modal: Hit) -> bool:
    """Whether a denial is in the clause of a modal: kan niet, but not kan, en mag niet."""
    place = clause(text, modal.words[0], modal.words[-1])
    ends = [word for word in place if text.tokens[word].lower in _AND]
    start = max((word for word in ends if word < modal.words[0]), default=place.start)
    stop = min((word for word in ends if word > modal.words[-1]), default=place.stop)
    denials = text.labelled("negation", "explicit", "implicit", "answer")
    return any(start <= hit.words[0] < stop for hit in denials)


def _denies(text: Text) -> bool:
    """Whether anything is denied but a thing that is not there: zonder rust."""
    denials = text.labelled("negation", "explicit", "implicit", "answer")
    return any(text.tokens[hit.words[0]].lower not in WITHOUT for hit in denials)


def _appeared(view: View, found: tuple[Hit, ...]) -> Iterator[Problem]:
    found += tuple(
        hit
        for hit in view.target.labelled("hedges", "answer")
        if view.target.phrase(hit) == "may not"
    )
    # Perhaps is more of a doubt than may: fewer words of the Dutch explain it.
    plain = _IF | _NO_DOUBT if _is_perhaps(view.target, found) else _IF
    asked = tuple(
        hit
        for hit in view.source.labelled("hedges", "answer", "belief", *_ANSWERS)
        if hit.label != "answer" or not plain.issuperset(view.source.phrase(hit).split())
    )
    modals = view.source.labelled("hedges", "modal")
    # Je kunt …, you can probably: the can is that of the Dutch.
    spare = len(modals) > len(view.target.labelled("hedges", "modal"))
    if not found and view.source.labelled("hedges", "certain"):
        found = _newly_believed(view)
    if found and not asked and not spare:
        yield Problem(
            message=f"The English says {_words(view.target, found)}, the Dutch has no such doubt.",
            target=view.target.spans(found),
            severity=Severity.NOTICE if _is_polite(view.target, found) else None,
        )


def _newly_believed(view: View) -> tuple[Hit, ...]:
    """Return what is only thought to be so where the Dutch is certain: het staat vast dat."""
    if view.target.labelled("hedges", "certain"):
        return ()
    answers = view.target.labelled("hedges", "answer")
    return tuple(
        hit for hit in answers if not _BELIEVED.isdisjoint(view.target.phrase(hit).split())
    )


def _is_perhaps(text: Text, found: tuple[Hit, ...]) -> bool:
    """Whether there is a doubt that no question or duty explains: perhaps, probably."""
    return any(not _PERHAPS.isdisjoint(text.phrase(hit).split()) for hit in found)


def _is_polite(text: Text, found: tuple[Hit, ...]) -> bool:
    """Whether the doubt is none: you may also like; it may be small, but it works."""
    concedes = not _CONCEDING.isdisjoint(text.words)
    return all(
        text.tokens[hit.words[0]].lower in {"may", "might"}
        and (concedes or _is_offered(text, hit.words[0]))
        for hit in found
    )


def _is_offered(text: Text, modal: int) -> bool:
    """Whether "may" leaves something to you, and doesn't doubt what you are: you may also like."""
    after = text.tokens[modal + 1].lower if modal + 1 < len(text.tokens) else ""
    return text.tokens[max(0, modal - 1)].lower == "you" and after not in _BEING


def _cause(view: View) -> Iterator[Problem]:
    """Two things that go together became cause and effect."""
    linked = view.source.labelled("hedges", "linked")
    cause = view.target.labelled("hedges", "cause")
    kept = view.source.labelled("hedges", "cause") or view.target.labelled("hedges", "linked")
    if linked and cause and not kept:
        spans: tuple[Span, ...] = view.target.spans(cause)
        yield Problem(
            message=(
                f"The Dutch says that things go together ({_words(view.source, linked)}), "
                f"the English that one causes the other ({_words(view.target, cause)})."
            ),
            source=view.source.spans(linked),
            target=spans,
        )


RULE = Rule(
    name="hedge",
    severity=Severity.WARNING,
    summary="A “may” or “probably” got lost or appeared.",
    check=check,
    languages=DUTCH_ENGLISH,
)
