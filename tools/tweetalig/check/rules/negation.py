"""A denial that got lost or appeared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from itertools import pairwise

from tweetalig.check.contrasts import contrasting
from tweetalig.check.denied_sayings import DENIED_SAYINGS, is_stressed
from tweetalig.check.denied_sides import turned_sides
from tweetalig.check.opposites import (
    denied_from_outside,
    denied_within,
    is_weak,
    sides,
    stands_as_it_is,
    undenied,
)
from tweetalig.check.phrases import Hit
from tweetalig.check.predicates import Wording, explained, wording
from tweetalig.check.remnants import denies_once_more, left_of_denial
from tweetalig.check.rule import DUTCH_ENGLISH, Problem, Rule
from tweetalig.check.text import Text
from tweetalig.check.view import FREE, View
from tweetalig.model import Severity

_REVERSING = frozenset({"zonder", "tenzij", "without", "unless"})

_PREFIXES = ("on", "un", "in", "im", "rare", "zonder")
"""How words begin that deny and may be denied."""

_PARTIAL = ("some", "most", "many", "few", "sometimes", "often", "usually")

_LARGE = frozenset({"most", "many"})
_FAR_FROM = ("lang niet", "far from")
"""Far from all are not many: these leave fewer than a bare "not all"."""

_KINDS = {
    word: kind
    for kind, words in {
        "person": "niemand nobody one",
        "thing": "niets niks nothing",
        "time": "nooit nimmer never",
        "place": "nergens nowhere",
        "company": "zonder without",
        "choice": "noch neither nor",
        "condition": "tenzij unless",
    }.items()
    for word in words.split()
}

_PLAIN = frozenset({"niet", "geen", "not"})
_JOINING = frozenset({"en", "of", "and", "or"})
_EXCEPT = frozenset(
    {"behalve", "uitgezonderd", "dan", "anders", "voordat", "tot", "tenzij", "totdat", "buiten"}
) | frozenset({"except", "but", "besides", "other", "until", "before", "unless", "than"})
_ONLY = frozenset({"alleen", "enige", "enkel", "uitsluitend", "only", "sole", "solely", "alone"})
_EITHER = frozenset({"of", "or", "nor", "noch"})

_TRANSLATES = {
    "still": frozenset({"nog", "toch", "steeds"}),
    "as long as": frozenset({"zolang", "mits"}),
    "than ever": frozenset({"ooit"}),
    "instead": frozenset({"maar"}),
    "less": frozenset({"minder", "korter", "kleiner", "lager", "jonger"}),
    "fewer": frozenset({"minder"}),
    "different": frozenset(
        {"af", "anders", "verschilt", "verschillen", "verschilde", "verschilden"}
    ),
    "vanzelf": frozenset({"itself", "themselves", "own", "spontaneously", "naturally"}),
    "within a year": frozenset({"binnen"}),
    "within a month": frozenset({"binnen"}),
    "within a week": frozenset({"binnen"}),
}
"""What words translate, which then answer no denial: koorts die niet zakt, still a fever."""

_ANSWERS_TO = {
    "remember": ("verge",),
    "soon": ("lang", "duur"),
    "until": ("zolang",),
    "so far": ("nog", "tot", "ooit"),
    "krap": ("quite",),
    "een kleine": ("quite",),
    "pas": ("until", "till", "before", "yet", "earlier", "sooner", "for", "unless", "without"),
    "dan pas": ("until", "till", "before", "yet", "earlier", "sooner"),
    "op eigen houtje": ("without",),
    "more than before": ("zonder",),
    "longer than before": ("zonder",),
}
"""Words that answer the denial of a certain word only: niet vergeten, zolang … niet."""

_SO_FAR = frozenset(
    {"tot nu toe", "tot op heden", "tot dusver", "to date", "so far", "up to now", "until now"}
)
"""What goes with a denial as often as it answers one: tot op heden niet, yet to."""

_DENIED_NOUNS = frozenset({"moeite", "twijfel"})
"""What stands in the list together with its denial, and may come back by itself: trouble."""

_NEGATORS = frozenset({"not", "never", "no", "niet", "geen"})
"""Words that make a denial of what may answer one: never before."""

_ALL = {
    ("person", "nl"): frozenset({"iedereen", "allemaal", "allen", "iemand", "sommigen"}),
    ("person", "en"): frozenset({"everyone", "everybody", "all", "someone", "somebody"}),
    ("thing", "nl"): frozenset({"alles", "iets", "wat"}),
    ("thing", "en"): frozenset({"everything", "something", "several", "many"}),
    ("time", "nl"): frozenset({"altijd", "steeds", "telkens", "ooit", "vaak", "soms"}),
    ("time", "en"): frozenset({"always", "often", "sometimes"}),
    ("place", "nl"): frozenset({"overal", "ergens"}),
    ("place", "en"): frozenset({"everywhere", "somewhere"}),
}
"""What a denial became if it was turned round."""

_COMPANY = "with / without"

_ENOUGH = 20
"""More words than these are not explained; it keeps the time linear."""

_SUBJECTS = frozenset(
    {"ik", "je", "jij", "u", "hij", "ze", "zij", "we", "wij", "jullie"}
    | {"i", "you", "he", "she", "they"}
)

_ROW = 6
"""Words between two of the same denial that are still one row: geen koorts en geen pijn."""


def check(view: View) -> Iterator[Problem]:
    """Compare what both sides deny: the denials of one side need an answer on the other.

    Every denial can answer one of the other side. Words that can answer without asking for
    an answer themselves (less, zonder) count only as far as one side has more of them, and
    as they aren't what the dictionary gives for a word of the other side. A word that is
    denied may also come back as its opposite (not high, low), two denials that cancel each
    other as nothing (niet ongewoon, common).
    """
    yield from contrasting(view, DENIED_SAYINGS)
    yield from turned_sides(view)
    source, target = _settled(view.source, view.target), _settled(view.target, view.source)
    asked, given = _asking(view.source, source, view.target), _denials(view.target, target)
    struck_out = not given and left_of_denial(view.target, view.source)
    if not asked and struck_out:
        asked = _denying_answers(view.source)
    missing = len(asked) - len(given)
    if asked and (struck_out or denies_once_more(view.target)):
        # One more was there: a word that may answer it was there beside it.
        missing += 1
    if missing > 0 and missing > _spare(view.target, view.source):
        if not _explained(view.source, view.target, asked, missing):
            yield _lost(view, asked, given)
        return
    asked, given = _asking(view.target, target, view.source), _denials(view.source, source)
    missing = len(asked) - len(given)
    needed = missing > 0 and missing > _spare(view.source, view.target)
    if needed and not _explained(view.target, view.source, asked, missing):
        yield _appeared(view, asked, given)


def _denying_answers(text: Text) -> tuple[Hit, ...]:
    """Return the denials that need no answer but where they were struck out: anderen niet."""
    return tuple(
        hit
        for hit in text.labelled("negation", "answer")
        if not _PLAIN.isdisjoint(text.tokens[word].lower for word in hit.words)
    )


def _settled(text: Text, other: Text) -> frozenset[Hit]:
    """Return the words that deny by their meaning and have their usual translation: mijd, avoid."""
    hits = text.labelled("negation", "implicit")[:_ENOUGH]
    return frozenset(hit for hit in hits if explained(text, hit, other, ()))


def _spare(text: Text, other: Text) -> int:
    """Return how many words of a text may answer a denial of the other one, and do nothing else."""
    here = _free_answers(text, other)
    sure = sum(_holds_negator(text, hit) for hit in here)
    there = [
        hit
        for hit in _free_answers(other, text)
        if other.phrase(hit) not in _SO_FAR and not _beside_denial(other, hit)
    ]
    return sure + max(0, len(here) - sure - len(there))


def _holds_negator(text: Text, hit: Hit) -> bool:
    """Whether a word that may answer a denial denies itself: no more than."""
    return not _NEGATORS.isdisjoint(text.phrase(hit).split())


def _free_answers(text: Text, other: Text) -> tuple[Hit, ...]:
    hits = text.labelled("negation", "answer")
    if not hits:
        return ()
    settled = _settled(other, text)
    denying = {word for hit in _denials(other, settled) for word in _denying(other, hit)}
    return tuple(
        hit
        for hit in hits[:_ENOUGH]
        if not explained(text, hit, other, denying) and _may_answer(text.phrase(hit), other)
    )


def _denying(text: Text, hit: Hit) -> Iterator[int]:
    """Yield the words of a denial without what it denies: geen moeite, geen enkele twijfel."""
    for word in hit.words:
        if len(hit.words) == 1 or text.tokens[word].lower not in _DENIED_NOUNS:
            yield word


def _may_answer(said: str, other: Text) -> bool:
    """Whether a word can stand for a denial beside the words of the other text."""
    if not _TRANSLATES.get(said, frozenset()).isdisjoint(other.words):
        return False
    if said in _SO_FAR and any(phrase in other.prose.lower() for phrase in _SO_FAR):
        return False
    needed = next((row for word, row in _ANSWERS_TO.items() if said.startswith(word)), ("",))
    return any(word.startswith(needed) for word in other.words)


def _beside_denial(text: Text, hit: Hit) -> bool:
    """Whether an answer is denied itself, so that it says yes: vergeet niet."""
    denials = text.labelled("negation", "explicit")[:_ENOUGH]
    after = hit.words[-1] + 1
    return after not in text.commas and any(after in denial.words for denial in denials)


def _explained(text: Text, other: Text, asked: tuple[Hit, ...], missing: int) -> bool:
    """Whether the ``missing`` denials of a text are said otherwise in the other language."""
    # Niet uit te sluiten, may.
    answered = _count(other, "answer") and not other.labelled("hedges", "doubt")
    return (
        (_cancelling(text) and not _denials(other) and not answered)
        or _with_opposite(text, other, missing)
        or _of_not_all(text, other, asked)
        or _as_exception(text, other, asked)
    )


def _cancelling(text: Text) -> bool:
    """Whether two denials make one affirmation: not uncommon, niet uitgesloten."""
    hits = sorted(text.labelled("negation", "explicit", "implicit", "answer"), key=_first_word)
    return any(
        {before.label, after.label} == {"explicit", "implicit"}
        or (before.label == "explicit" and text.phrase(after).startswith(_PREFIXES))
        for before, after in pairwise(hits)
        if after.words[0] - before.words[-1] <= 3
    )


def _first_word(hit: Hit) -> int:
    return hit.words[0]


def _with_opposite(text: Text, other: Text, missing: int) -> bool:
    """Whether a word with a denial close by comes back as its opposite: not high, low.

    Two denials go when that word is one itself: not without, with. A phrase that holds a
    denial (minder goed, niet goed) comes back as its like: bad.
    """
    here, there = sides(text, other), sides(other, text)
    for name in here.keys() & there.keys():
        if stands_as_it_is(text, name) or (name == _COMPANY and missing < 2):
            continue
        for side, hits in enumerate(here[name]):
            firm = (hit for hit in there[name][1 - side] if not is_weak(other, hit, name))
            like, opposite = there[name][side], _own(other, tuple(firm), text)
            turned = opposite and not here[name][1 - side] and denied_from_outside(text, hits)
            # Niet korter, shorter: a "more" elsewhere answers no denial of what came back.
            if turned and len(undenied(other, like)) <= len(undenied(text, hits)):
                return True
            if denied_within(text, hits) and like and not opposite:
                return True
    return False


def _own(text: Text, hits: tuple[Hit, ...], other: Text) -> tuple[Hit, ...]:
    """Return the words that aren't there for another reason: allowed, which translates mag."""
    return tuple(hit for hit in hits[:_ENOUGH] if not explained(text, hit, other, ()))


def _of_not_all(text: Text, other: Text, asked: tuple[Hit, ...]) -> bool:
    """Whether the only denial is that of not all, which the other side calls some or many."""
    denied = {word for hit in asked for word in hit.words}
    hits = text.labelled("quantifiers", "notall")
    partial = {word for hit in hits for word in hit.words}
    far = any(text.phrase(hit).startswith(_FAR_FROM) for hit in hits)
    labels = [label for label in _PARTIAL if not (far and label in _LARGE)]
    there, here = (len(side.labelled("quantifiers", *labels)) for side in (other, text))
    notall = other.labelled("quantifiers", "notall")
    return denied <= partial and (bool(notall) or there > here)


def _as_exception(text: Text, other: Text, asked: tuple[Hit, ...]) -> bool:
    """Whether the only denial makes an exception: nothing helps but rest, only rest helps."""
    return (
        len(asked) == 1
        # Behind a comma dan is no than: had ik het geweten, dan …
        and any(t.lower in _EXCEPT and not (t.pause and t.lower == "dan") for t in text.tokens)
        and _says_only(other)
        and not _says_only(text)
    )


def _says_only(text: Text) -> bool:
    return any(text.phrase(hit) in _ONLY for hit in text.labelled("quantifiers", "only"))


def _count(text: Text, label: str) -> int:
    return len(text.labelled("negation", label))


def _denials(text: Text, settled: Collection[Hit] = ()) -> tuple[Hit, ...]:
    found = text.labelled("negation", "explicit", "implicit")
    return tuple(hit for hit in found if hit not in settled)


def _asking(text: Text, settled: Collection[Hit], other: Text) -> tuple[Hit, ...]:
    """Return the denials without those that repeat the one just before."""
    found: list[Hit] = []
    for hit in _denials(text, settled):
        if _affirms(text, hit, other):
            continue
        if not (found and _repeats(text, found[-1], hit, other)):
            found.append(hit)
    return tuple(found)


def _affirms(text: Text, hit: Hit, other: Text) -> bool:
    """Whether no doubt is what the Dutch calls certain: het staat vast dat."""
    doubtless = text.language == "en" and "doubt" in text.phrase(hit).split()
    return doubtless and "twijfel" not in other.words and bool(other.labelled("hedges", "certain"))


def _repeats(text: Text, before: Hit, hit: Hit, other: Text) -> bool:
    """Whether two denials may be one in the other language.

    Geen koorts, geen pijn; rijd niet en bedien geen machines, don't drive or operate machines.
    """
    if is_stressed(text, hit, other):
        denials = other.labelled("negation", "explicit", "answer")
        return any(one.label == "explicit" or _holds_negator(other, one) for one in denials)
    if hit.words[0] - before.words[-1] > _ROW:
        return False
    said = text.phrase(before), text.phrase(hit)
    between = {text.tokens[word].lower for word in range(before.words[-1], hit.words[0])}
    if not between.isdisjoint(_SUBJECTS) and _EITHER.isdisjoint(other.words):
        # Als je niet slaapt, herstel je niet: two clauses, and both deny.
        return False
    joined = _PLAIN.issuperset(said) and not _JOINING.isdisjoint(between)
    return said[0] == said[1] or (joined and not _EITHER.isdisjoint(other.words))


def _lost(view: View, asked: tuple[Hit, ...], given: tuple[Hit, ...]) -> Problem:
    words = ", ".join(f"“{view.source.phrase(hit)}”" for hit in asked)
    end = "fewer negations" if given else "no negation"
    return Problem(
        message=f"The Dutch says {words}, the English has {end}.",
        source=view.source.spans(asked),
        target=view.target.spans(given),
        severity=_severity(view, view.source, view.target, asked, given),
    )


def _appeared(view: View, asked: tuple[Hit, ...], given: tuple[Hit, ...]) -> Problem:
    words = ", ".join(f"“{view.target.phrase(hit)}”" for hit in asked)
    end = "fewer negations" if given else "no negation"
    return Problem(
        message=f"The English says {words}, the Dutch has {end}.",
        source=view.source.spans(given),
        target=view.target.spans(asked),
        severity=_severity(view, view.target, view.source, asked, given),
    )


def _cancels(text: Text, asked: tuple[Hit, ...]) -> bool:
    """Whether two denials make one affirmation: niet zonder recept, you need a prescription."""
    return any(text.phrase(hit) in _REVERSING for hit in asked)


def _severity(
    view: View, text: Text, other: Text, asked: tuple[Hit, ...], given: tuple[Hit, ...]
) -> Severity:
    """Say how sure it is that "not" got lost: the surer, the more is said in the same words."""
    missing = len(asked) - len(given)
    if len(asked) == missing == 2 and _cancels(text, asked):
        return Severity.NOTICE
    left = _unmatched(text, asked, other, given)
    if view.literalness >= FREE and any(_turned(text, hit, other) for hit in left):
        return Severity.ERROR
    found = [_doubted(wording(text, hit, other), hit, given) for hit in left[:_ENOUGH]]
    alike = Wording.ALIKE in found and found.count(Wording.OTHER) <= len(left) - missing
    return Severity.ERROR if alike and not given else Severity.WARNING


def _doubted(said: Wording, hit: Hit, given: tuple[Hit, ...]) -> Wording:
    """Trust less what denies by its meaning alone: a plan that lacks things, and has gaps."""
    alike = said == Wording.ALIKE and (hit.label != "explicit" or given)
    return Wording.UNKNOWN if alike else said


def _turned(text: Text, hit: Hit, other: Text) -> bool:
    """Whether nobody became everybody, or everybody nobody."""
    kind = _kind(text, hit)
    all_here, all_there = (_ALL.get((kind, side.language), frozenset()) for side in (text, other))
    return all_here.isdisjoint(text.words) and not all_there.isdisjoint(other.words)


def _unmatched(
    text: Text, asked: tuple[Hit, ...], other: Text, given: tuple[Hit, ...]
) -> list[Hit]:
    """Return the denials without those that have their like: zonder and without."""
    kinds = Counter(_kind(other, hit) for hit in given)
    left: list[Hit] = []
    for hit in asked:
        kind = _kind(text, hit)
        if kind and kinds[kind]:
            kinds[kind] -= 1
        else:
            left.append(hit)
    return left


def _kind(text: Text, hit: Hit) -> str:
    """Return what a denial is about, by a word of it: people, things, time, company."""
    words = (text.tokens[word].lower for word in hit.words)
    return next((_KINDS[word] for word in words if word in _KINDS), "")


RULE = Rule(
    name="negation",
    severity=Severity.ERROR,
    summary="A “not” got lost or appeared.",
    check=check,
    languages=DUTCH_ENGLISH,
)
