"""Dutch sayings with a denial, and what English may not make of them: niet alleen, only."""

from __future__ import annotations

from tweetalig.check.contrasts import Contrast, contrast

_GAP = r"(?:\s\w{1,30}){0,6}?\s"
_NEED = r"hoe(?:f(?:t|de|den)?|ven)"
_NEGATED = r"\w+n['’]t|cannot|not|no|nor|never|hardly"
_STANDS_ALONE = r"(?=\s*[.,;:!?]|\s*$)"

_FREEDOM = (
    contrast(
        rf"{_NEED}{_GAP}(?:niet|geen)|(?:niet|geen){_GAP}{_NEED}",
        r"(?:must|may) not|mustn['’]t|(?:is|are|was|were) not allowed",
        r"needn?|needed|have to|has to|had to|required|necessary|obliged",
    ),
    contrast(
        r"(?:mag|mogen)(?:\s\w{1,30}){0,2}?\s(?:niet|geen)",
        r"need not|needn['’]t|(?:do|does|did)(?: not|n['’]t) (?:have|need) to",
        r"must|allowed|permitted|may not|cannot|can['’]t|forbidden|banned|avoid|never",
    ),
)
"""What need not be that became what must not be, and the reverse."""

_BARE = (
    contrast(
        r"niet (?:alleen|slechts|enkel)\b[^.;:!?]{1,120}?\b(?:maar|ook)",
        r"only|merely|solely|just(?! as\b)",
        rf"{_NEGATED}|both|than|beyond|besides|alone",
    ),
    contrast(
        r"duur(?:t|de) niet lang (?:of|voor|voordat|eer)",
        r"(?:is|was|be|took|takes|take) (?:a )?long (?:time )?before",
        _NEGATED,
    ),
    contrast(
        r"niet (?:\w{1,30} )?(?:nul|uit te sluiten|uitgesloten)",
        r"(?:can|could|is|are|was|were) (?:be )?(?:ruled out|excluded)",
        _NEGATED,
    ),
    contrast(
        r"(?:de ander|anderen?) (?:\w{1,30} )?niet",
        rf"(?:others?|another)(?: one)? (?:do|does|did|are|is|was|were|can|will)(?: too)?"
        rf"{_STANDS_ALONE}",
        rf"{_NEGATED}|neither",
    ),
    contrast(
        r"niet pas (?:als|wanneer|toen|nadat|na|bij|zodra)",
        r"only (?:when|once|after|if)|wait(?:s|ed|ing)? (?:until|till|for)",
        rf"(?:{_NEGATED})(?:\s\w{{1,30}}){{0,2}} (?:only|just|wait\w*)|without waiting",
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
    ),
)
"""What is not shown to be so, and was shown not to be so."""

DENIED_SAYINGS: tuple[Contrast, ...] = (*_FREEDOM, *_BARE, *_SHOWN)
"""All of them."""
