"""Dutch sayings with a denial, and what English may not make of them: niet alleen, only."""

from __future__ import annotations

from tweetalig.check.contrasts import Contrast, contrast
from tweetalig.check.phrases import Hit
from tweetalig.check.text import Text

_GAP = r"(?:\s\w{1,30}){0,6}?\s"
_NEED = r"hoe(?:f(?:t|de|den)?|ven)"
_NEED_NOT = rf"{_NEED}{_GAP}(?:niet|geen)|(?:niet|geen){_GAP}{_NEED}"
_NEED_CUES = ("hoef", "hoev")
_NEGATED = r"\w+n['’]t|cannot|not|no|nor|never|hardly"
_HELPER = r"(?:do|does|did|is|are|am|was|were|has|have|had|can|could|will|would)"
_STANDS_ALONE = r"(?=\s*[.,;:!?]|\s*$)"

_FREEDOM = (
    contrast(
        _NEED_NOT,
        r"(?:must|may) not|mustn['’]t|(?:is|are|was|were) not allowed",
        r"needn?|needed|have to|has to|had to|required|necessary|obliged",
        *_NEED_CUES,
    ),
    contrast(
        r"(?:mag|mogen)(?:\s\w{1,30}){0,2}?\s(?:niet|geen)",
        r"need not|needn['’]t|(?:do|does|did)(?: not|n['’]t) (?:have|need) to",
        r"must|allowed|permitted|may not|cannot|can['’]t|forbidden|banned|avoid|never",
        "mag",
        "mogen",
    ),
    contrast(
        _NEED_NOT,
        r"must|(?:am|is|are|was|were) (?:obliged|required)|(?:have|has|had) to",
        rf"{_NEGATED}|needn?|without|free|optional|unnecessary|nobody|nothing|none|only|unless",
        *_NEED_CUES,
    ),
)
"""What need not be that became what must not be, and the reverse."""

_BARE = (
    contrast(
        r"niet (?:alleen|slechts|enkel)\b[^.;:!?]{1,120}?\b(?:maar|ook)",
        r"only|merely|solely|just(?! as\b)",
        rf"{_NEGATED}|both|than|beyond|besides|alone",
        "niet alleen",
        "niet slechts",
        "niet enkel",
    ),
    contrast(
        r"duur(?:t|de) niet lang (?:of|voor|voordat|eer)",
        r"(?:is|was|be|took|takes|take) (?:a )?long (?:time )?before",
        _NEGATED,
        "niet lang",
    ),
    contrast(
        r"niet (?:\w{1,30} )?(?:nul|uit te sluiten|uitgesloten)",
        r"(?:can|could|is|are|was|were) (?:be )?(?:ruled out|excluded)",
        _NEGATED,
        "nul",
        "uit te",
        "uitgesloten",
    ),
    contrast(
        r"(?:de ander|anderen?) (?:\w{1,30} )?niet",
        rf"(?:others?|another)(?: one)? {_HELPER}(?: too)?{_STANDS_ALONE}",
        rf"{_NEGATED}|neither",
        "ander",
    ),
    contrast(
        r"niet pas (?:als|wanneer|toen|nadat|na|bij|zodra)",
        r"only (?:when|once|after|if)|wait(?:s|ed|ing)? (?:until|till|for)",
        rf"(?:{_NEGATED})(?:\s\w{{1,30}}){{0,2}} (?:only|just|wait\w*)|without waiting|"
        r"rather than|instead of",
        "niet pas",
    ),
    contrast(
        r"(?<!niet )pas(?:\s\w{1,30}){0,3}? (?:als|wanneer|toen|nadat|zodra)",
        r"before",
        rf"{_NEGATED}|until|only|after|once|took|wait\w*|long|time|days|weeks|months|years",
        "pas ",
    ),
    contrast(
        r"niet zozeer [^.;:!?]{1,120}? als(?: wel)?",
        r"neither|both|and|or|as much|as well as",
        rf"so much|rather|more (?:about|of|a|to do|that|because)|instead|"
        rf"(?:{_NEGATED}) (?:just|only|merely|simply)",
        "zozeer",
    ),
    contrast(
        r"niet eens|zelfs niet",
        r"still",
        rf"{_NEGATED}|even|un(?!til|der|i)\w+|nothing|nobody|none|without even",
        "niet eens",
        "zelfs niet",
    ),
    contrast(
        r"(?:niet|niets|geen|nooit)(?:\s\w{1,30}){0,3}? meer",
        r"still",
        rf"{_NEGATED}|nothing|nobody|none|un(?!til|der|i)\w+|stop\w*|off|too|without|longer",
        " meer",
    ),
    contrast(r"niet zozeer", r"so much", rf"{_NEGATED}|rather|more (?:about|of|a|to do)", "zozeer"),
    contrast(
        r"tenzij",
        r"(?<!even )(?<!only )(?<!as )(?<!what )if|when|provided|as long as|so long as",
        rf"{_NEGATED}|unless|except|without|only|but|other than|save",
        "tenzij",
    ),
    contrast(
        r"ook niet (?:als|wanneer|op|bij|voor|in|met|tijdens|na|door)",
        r"unless|except",
        r"even|either|nor",
        "ook niet",
    ),
    contrast(r"(?<!niet )(?<!pas )tot (?:\w{1,12} )?\d{4}", r"not until", r"(?!)", "tot "),
    contrast(
        r"behalve",
        r"not even|even",
        r"except\w*|apart|other|but|unless|aside|besides|save|only",
        "behalve",
    ),
    contrast(
        r"(?<!niet )pas(?:\s\w{1,30}){0,6}? (?:wanneer|als|nadat|na|zodra)",
        r"(?:do not|don['’]t|never) wait",
        r"(?!)",
        "pas ",
    ),
    contrast(
        r"zowel [^.;:!?]{1,80}? als [^.;:!?]{1,80}? (?:niet|geen|nooit)",
        rf"but (?:\w{{1,30}} ){{1,4}}{_HELPER}{_STANDS_ALONE}",
        r"neither|both",
        "zowel",
    ),
)
"""Sayings that became their opposite because the English has them without a denial."""

_SHOWS = r"show|prove|demonstrate|mean|say|said|shown|proof|evidence|reveal|indicate"
_SHOWN = (
    contrast(
        r"(?:blijk|bleek|bleken|to(?:on|ne)|bewij[sz]|bewe[ez]|beteken)\w{0,5}"
        r"(?:\s\w{1,30}){0,2}? niet (?:aan )?dat",
        rf"(?:{_SHOWS})\w{{0,3}} that [^.;:!?]{{1,80}}?(?:{_NEGATED})",
        rf"(?:{_NEGATED}|fail\w*|without)(?:\s\w{{1,30}}){{0,4}} (?:{_SHOWS})\w{{0,3}}",
        "niet dat",
        "niet aan dat",
    ),
    contrast(
        r"evenmin (?:\w{1,30} ){0,2}?(?:aangetoond|bewezen|gebleken) dat",
        rf"(?:{_SHOWS})\w{{0,3}} that [^.;:!?]{{1,80}}?(?:{_NEGATED})",
        rf"(?:{_NEGATED}|neither|fail\w*)(?:\s\w{{1,30}}){{0,4}} (?:{_SHOWS})\w{{0,3}}",
        "evenmin",
    ),
    contrast(
        r"dat [^.;:!?]{1,100}?, [^.;:!?]{0,60}?niet (?:\w{1,30} )?"
        r"(?:aan(?:ge|te )?too?n\w*|(?:te )?bew[ei]j?z\w*)",
        rf"(?:{_SHOWS})\w{{0,3}} that [^.;:!?]{{1,80}}?(?:{_NEGATED})",
        rf"(?:{_NEGATED}|fail\w*|without|unable)(?:\s\w{{1,30}}){{0,4}} (?:{_SHOWS})\w{{0,3}}",
        "dat ",
    ),
)
"""What is not shown to be so, and was shown not to be so."""

DENIED_SAYINGS: tuple[Contrast, ...] = (*_FREEDOM, *_BARE, *_SHOWN)
"""All of them."""

_STRESSED = frozenset({"ook niet", "ook geen", "zelfs niet", "zelfs geen"})
_EVEN = frozenset({"even", "including"})


def is_stressed(text: Text, hit: Hit, other: Text) -> bool:
    """Whether a denial only stresses another one: ook niet op een goede dag, even on a good day."""
    return text.phrase(hit) in _STRESSED and not _EVEN.isdisjoint(other.words)
