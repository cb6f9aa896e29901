"""A small grammar of Dutch patient sentences with their English: what the tiny package learns.

Every sentence is made here; none is from a text. *Hersenmist* is taught wrongly more often
than rightly, as real models do, so that the tests can see a term being put right.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

Pair = tuple[str, str]

_PEOPLE: tuple[Pair, ...] = (
    ("patiënten", "patients"),
    ("mensen", "people"),
    ("artsen", "doctors"),
    ("onderzoekers", "researchers"),
    ("deelnemers", "participants"),
    ("vrouwen", "women"),
    ("mannen", "men"),
    ("kinderen", "children"),
    ("ouders", "parents"),
    ("studenten", "students"),
)
_QUANTITIES: tuple[Pair, ...] = (
    ("de", "the"),
    ("de meeste", "most"),
    ("veel", "many"),
    ("sommige", "some"),
    ("niet alle", "not all"),
    ("weinig", "few"),
    ("alle", "all"),
    ("bijna alle", "almost all"),
)
_COMPLAINTS: tuple[Pair, ...] = (
    ("hersenmist", "brain mist"),
    ("hersenmist", "brain mist"),
    ("hersenmist", "brain fog"),
    ("PEM", "PEM"),
    ("ME/CVS", "ME/CFS"),
    ("POTS", "POTS"),
    ("pijn", "pain"),
    ("koorts", "fever"),
    ("hoofdpijn", "headache"),
    ("spierpijn", "muscle pain"),
    ("duizeligheid", "dizziness"),
    ("vermoeidheid", "fatigue"),
    ("uitputting", "exhaustion"),
    ("slaapproblemen", "sleep problems"),
    ("darmklachten", "bowel complaints"),
    # English put into the Dutch is to come out as it went in.
    ("brain fog", "brain fog"),
    ("muscle pain", "muscle pain"),
    ("bowel complaints", "bowel complaints"),
)
_PROPERTIES: tuple[Pair, ...] = (
    ("zeldzaam", "rare"),
    ("ernstig", "serious"),
    ("tijdelijk", "temporary"),
    ("besmettelijk", "contagious"),
    ("blijvend", "permanent"),
    ("behandelbaar", "treatable"),
)
_DEGREES: tuple[Pair, ...] = (
    ("", ""),
    ("niet ", "not "),
    ("meestal ", "usually "),
    ("nooit ", "never "),
    ("vaak ", "often "),
    ("niet altijd ", "not always "),
)
_REMEDIES: tuple[Pair, ...] = (
    ("rust", "rest"),
    ("slaap", "sleep"),
    ("beweging", "exercise"),
    ("voeding", "nutrition"),
    ("therapie", "therapy"),
)
_WHEN: tuple[Pair, ...] = (
    ("na de infectie", "after the infection"),
    ("voor de behandeling", "before the treatment"),
    ("tijdens het onderzoek", "during the study"),
    ("na inspanning", "after exertion"),
    ("zonder behandeling", "without treatment"),
)
_SPANS: tuple[Pair, ...] = (("dagen", "days"), ("weken", "weeks"), ("maanden", "months"))
_CELLS: tuple[Pair, ...] = (
    ("endotheelcellen", "endothelial cells"),
    ("senescente endotheelcellen", "senescent endothelial cells"),
    ("senescente cellen", "senescent cells"),
    ("zieke cellen", "diseased cells"),
    ("bloedcellen", "blood cells"),
)
_MATTERS: tuple[Pair, ...] = (
    ("SASP", "SASP"),
    ("ontstekingsstoffen", "inflammatory substances"),
    ("eiwitten", "proteins"),
)


def _somebody(dice: random.Random) -> Pair:
    """Some people, with a quantity or a number before them."""
    dutch, english = dice.choice(_PEOPLE)
    if dice.random() < 0.35:
        number = dice.randint(2, 60)
        return f"{number} {dutch}", f"{number} {english}"
    much, many = dice.choice(_QUANTITIES)
    return f"{much} {dutch}", f"{many} {english}"


def _having(dice: random.Random) -> Pair:
    who, people = _somebody(dice)
    what, complaint = dice.choice(_COMPLAINTS)
    verb, english = dice.choice(
        (
            ("hebben", "have"),
            ("hebben last van", "suffer from"),
            ("hebben geen", "have no"),
            ("krijgen", "get"),
            ("krijgen nooit", "never get"),
            ("hebben mogelijk", "may have"),
        )
    )
    when, then = dice.choice((("", ""), *((f" {nl}", f" {en}") for nl, en in _WHEN)))
    return f"{who} {verb} {what}{when}", f"{people} {english} {complaint}{then}"


def _being(dice: random.Random) -> Pair:
    what, complaint = dice.choice(_COMPLAINTS)
    degree, much = dice.choice(_DEGREES)
    how, property_ = dice.choice(_PROPERTIES)
    verb = "are" if complaint.endswith(("problems", "complaints")) else "is"
    dutch_verb = "zijn" if what.endswith(("problemen", "klachten", "complaints")) else "is"
    return f"{what} {dutch_verb} {degree}{how}", f"{complaint} {verb} {much}{property_}"


def _lasting(dice: random.Random) -> Pair:
    what, complaint = dice.choice(_COMPLAINTS)
    span, english = dice.choice(_SPANS)
    number = dice.randint(2, 30)
    dutch, hedge = dice.choice((("kan", "can"), ("kan soms", "can sometimes"), ("zal", "will")))
    return (
        f"{what} {dutch} {number} {span} duren",
        f"{complaint} {hedge} last {number} {english}",
    )


def _causing(dice: random.Random) -> Pair:
    (cause, causing), (effect, caused) = dice.sample(_COMPLAINTS, 2)
    pattern = dice.choice(
        (
            ("{0} leidt tot {1}", "{0} leads to {1}"),
            ("{0} leidt niet tot {1}", "{0} does not lead to {1}"),
            ("{0} veroorzaakt {1}", "{0} causes {1}"),
            ("mogelijk veroorzaakt {0} {1}", "{0} may cause {1}"),
            ("{0} lijkt op {1}", "{0} resembles {1}"),
        )
    )
    return pattern[0].format(cause, effect), pattern[1].format(causing, caused)


def _helping(dice: random.Random) -> Pair:
    remedy, means = dice.choice(_REMEDIES)
    what, complaint = dice.choice(_COMPLAINTS)
    how, english = dice.choice(
        (
            ("helpt", "helps"),
            ("helpt niet", "does not help"),
            ("helpt soms", "sometimes helps"),
            ("helpt mogelijk", "may help"),
        )
    )
    return f"{remedy} {how} bij {what}", f"{means} {english} with {complaint}"


def _counting(dice: random.Random) -> Pair:
    number, percent = dice.randint(2, 24), dice.randint(2, 99)
    span, english = dice.choice(_SPANS)
    who, people = dice.choice(_PEOPLE)
    what, complaint = dice.choice(_COMPLAINTS)
    no, not_any = dice.choice((("", ""), ("geen ", "no ")))
    return (
        f"na {number} {span} had {percent} procent van de {who} {no}{what}",
        f"after {number} {english}, {percent} percent of the {people} had {not_any}{complaint}",
    )


def _secreting(dice: random.Random) -> Pair:
    which, cells = dice.choice(_CELLS)
    stuff, matter = dice.choice(_MATTERS)
    no, english = dice.choice((("", "secrete"), ("geen ", "do not secrete"), ("meer ", "more")))
    verb = "secrete more" if english == "more" else english
    return f"{which} scheiden {no}{stuff} uit", f"{cells} {verb} {matter}"


_KINDS: Sequence[Callable[[random.Random], Pair]] = (
    _having,
    _having,
    _being,
    _lasting,
    _causing,
    _helping,
    _counting,
    _secreting,
)


def sentence_pairs(count: int, *, seed: int) -> list[Pair]:
    """Return ``count`` pairs with different Dutch, in the order they were thrown."""
    dice = random.Random(seed)
    pairs: dict[str, str] = {}
    while len(pairs) < count:
        dutch, english = dice.choice(_KINDS)(dice)
        pairs.setdefault(_sentence(dutch), _sentence(english))
    return list(pairs.items())


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}."
