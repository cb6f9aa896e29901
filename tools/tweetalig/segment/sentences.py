"""Cuts running text into sentences, by rules and a list of abbreviations people can edit."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

_LISTS: Mapping[str, str] = {
    language: f"abbreviations-{language}.txt" for language in ("nl", "en", "de", "fr")
}

_LOOK = 60
"""How far around a stop the rules look, in characters; it keeps the time linear."""

_LONGEST_ASIDE = 400
"""A bracket that closes further on than this was not meant as an aside."""

_OPENING = "\"'“‘„‚«‹([{¿¡"
_STOP = re.compile(
    r"""(?<![.!?…])(?P<stop>[.!?…]+)
        (?P<closing>(?:["'”’“‘»›)\]}¹²³⁰⁴-⁹]|[\u00a0\u202f]»)*(?:\[\d[\d,\ –-]{0,30}\])*)
        (?P<gap>\s+(?:\[\d[\d,\ –-]{0,30}\](?=\s+\w))?|\Z)""",
    re.VERBOSE,
)
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
_ELIDED = re.compile(r"[’'‘`][stnkm] +[\"“‘„]?[^\W\d_]")
_QUOTED = re.compile(r"[\"“‘„«][^\"”’»]{1,40}\Z")
_POINTING = re.compile(r"(?:dat|dit|zo|that|this|so)\b", re.IGNORECASE)
_DOTTED = re.compile(r"(?:[^\W\d_]{1,4}\.){2,}")
_DOTTED_CAPITALS = re.compile(r"(?:[^\W\d_]\.-?){2,}")
_ROMAN = re.compile(r"[IVXLC]{1,5}\.")
_LIST_NUMBER = re.compile(r"\d{1,3}\.")
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    """What a language's list of abbreviations says."""

    never_final: frozenset[str]
    may_be_final: frozenset[str]
    before_number: frozenset[str]
    endings: tuple[str, ...]
    lettered: frozenset[str]
    captions: frozenset[str]
    openers: frozenset[str]
    ordinal_after: frozenset[str]
    ordinal_before: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """A stop in a text, and what stands on either side of it.

    ``token`` is the word that carries the stop, ``before`` the word in front of that;
    ``opens`` says that ``token`` is the first word of its sentence. ``following`` begins
    with the first character after the gap.
    """

    stop: str
    closing: str
    token: str
    before: str
    opens: bool
    following: str


def split_sentences(text: str, language: str = "nl") -> tuple[str, ...]:
    """Return the sentences of a text, without the white space around them.

    >>> split_sentences("Dit geldt voor bijv. PEM. Het duurt max. 2 jaar!")
    ('Dit geldt voor bijv. PEM.', 'Het duurt max. 2 jaar!')
    """
    return tuple(text[start:end] for start, end in sentence_spans(text, language))


def sentence_spans(text: str, language: str = "nl") -> tuple[tuple[int, int], ...]:
    """Return where the sentences of a text begin and end.

    The spans are in order and leave out nothing but white space, so that a text can be put
    together again from its sentences and what lies between them. Time grows with the
    length of the text. A language without a list of its own gets the Dutch one.
    """
    spans: list[tuple[int, int]] = []
    start = _skip_space(text, 0)
    for end in _ends(text, _words(language)):
        if end > start:
            spans.append((start, end))
            start = _skip_space(text, end)
    if start < len(text):
        spans.append((start, _last_ink(text)))
    return tuple(spans)


def _skip_space(text: str, position: int) -> int:
    while position < len(text) and text[position].isspace():
        position += 1
    return position


def _last_ink(text: str) -> int:
    return len(text.rstrip())


def _ends(text: str, words: _Words) -> Iterator[int]:
    """Yield the ends of sentences, those at a blank line included."""
    paragraph = _skip_space(text, 0)
    for blank in _BLANK_LINE.finditer(text):
        end = blank.start()
        if end >= paragraph:
            yield from _ends_in_paragraph(text, paragraph, end, words)
            paragraph = blank.end()
    yield from _ends_in_paragraph(text, paragraph, len(text), words)


def _ends_in_paragraph(text: str, start: int, end: int, words: _Words) -> Iterator[int]:
    paragraph = text[start:end]
    ink = _last_ink(paragraph)
    asides = _asides(paragraph)
    sentence = _skip_space(paragraph, 0)
    for match in _STOP.finditer(paragraph):
        cut = match.end() if match["gap"].strip() else match.end("closing")
        if cut == ink:
            break
        place = _place(paragraph, sentence, match, cut)
        if _in_aside(asides, match.end("closing"), sentence) or not _ends_sentence(place, words):
            continue
        if _cites_short_quotation(paragraph[sentence : match.start()], place):
            continue
        yield start + cut
        sentence = _skip_space(paragraph, cut)
    yield start + ink


def _place(text: str, sentence: int, match: re.Match[str], cut: int) -> _Place:
    stop = match.end("stop")
    head = text[max(sentence, match.start() - _LOOK) : stop]
    tokens = head.rsplit(None, 2)
    token = tokens[-1].lstrip(_OPENING)
    after = _skip_space(text, cut)
    return _Place(
        stop=match["stop"],
        closing=match["closing"],
        token=token,
        before=tokens[-2].lstrip(_OPENING) if len(tokens) > 1 else "",
        opens=len(tokens) == 1,
        following=text[after : after + _LOOK],
    )


def _asides(text: str) -> tuple[tuple[int, int], ...]:
    """Return the outermost pairs of brackets, of the length that an aside can have."""
    asides: list[tuple[int, int]] = []
    open_brackets: list[int] = []
    for match in re.finditer(r"[()]", text):
        if match[0] == "(":
            open_brackets.append(match.start())
        elif open_brackets:
            opening = open_brackets.pop()
            if match.start() - opening <= _LONGEST_ASIDE:
                while asides and asides[-1][0] > opening:
                    asides.pop()
                asides.append((opening, match.end()))
    return tuple(asides)


def _in_aside(asides: tuple[tuple[int, int], ...], position: int, sentence: int) -> bool:
    """Say whether a position lies in brackets that were opened halfway a sentence."""
    index = bisect_right(asides, (position, 0)) - 1
    return index >= 0 and sentence < asides[index][0] < position < asides[index][1]


def _ends_sentence(place: _Place, words: _Words) -> bool:
    if not place.following:
        return True
    if not _can_open(place.following):
        return False
    if place.stop != "." or place.closing.strip("”’\"'»"):
        # After ?, !, … and a closing bracket no abbreviation is in play.
        return True
    return _stop_is_final(place, words)


def _can_open(following: str) -> bool:
    """Say whether a sentence can start with these characters."""
    if _ELIDED.match(following):
        return following.lstrip("’'‘`")[1:].lstrip(' "“‘„')[:1].isupper()
    for index, character in enumerate(following):
        if character.isdigit():
            return True
        if character.isalpha():
            return character.isupper() or _has_inner_capital(following[index:])
    return False


def _has_inner_capital(text: str) -> bool:
    """Recognise words such as mRNA, pH and iPad, which keep their small letter."""
    word = _WORD.match(text)
    return word is not None and any(letter.isupper() for letter in word[0][1:3])


def _stop_is_final(place: _Place, words: _Words) -> bool:
    token = place.token.casefold()
    before = place.before.casefold()
    abbreviates = token in words.never_final and not _is_acronym(place)
    if abbreviates or _is_list_mark(place, before, words) or _is_ordinal(place, before, words):
        return False
    if token in words.before_number or token.endswith(words.endings):
        return not place.following[:1].isdigit()
    if _DOTTED_CAPITALS.fullmatch(place.token) and place.token.isupper():
        # A name may follow, even after what can end a sentence: the U.S. Army.
        listed = token in words.may_be_final
        return _opener_follows(place, words) or (listed and place.following.startswith("De "))
    if token in words.may_be_final or f"{before} {token}" in words.may_be_final:
        return place.following[:1] not in "([" and not place.following[:1].isdigit()
    if len(token) == 2 and token[0].isalpha():
        return before in words.lettered or _opener_follows(place, words)
    return not _DOTTED.fullmatch(token)


def _is_list_mark(place: _Place, before: str, words: _Words) -> bool:
    """Recognise `1.`, `b.`, `IV.` in front of an item, and `Tabel 1.` of a caption."""
    numbered = _LIST_NUMBER.fullmatch(place.token) is not None
    if place.opens:
        return numbered or _ROMAN.fullmatch(place.token) is not None or len(place.token) == 2
    if numbered:
        return before in words.captions and place.before[:1].isupper()
    return False


def _is_ordinal(place: _Place, before: str, words: _Words) -> bool:
    """Recognise `die 3. Gruppe` and `25. November`, in a language that writes them so."""
    if _LIST_NUMBER.fullmatch(place.token) is None:
        return False
    word = _WORD.match(place.following)
    follows = word is not None and word[0].casefold() in words.ordinal_before
    return follows or before in words.ordinal_after


def _is_acronym(place: _Place) -> bool:
    """Tell MS, the illness, from ms., the abbreviation, but leave DR. JANSEN together."""
    if len(place.token) == 2 or not place.token.isupper() or place.token.count(".") > 1:
        return False
    word = _WORD.match(place.following.lstrip(_OPENING))
    if word is None or not word[0][0].isupper():
        return False
    all_capitals = word[0][1:2].isupper() and (place.opens or place.before.isupper())
    return not all_capitals


def _opener_follows(place: _Place, words: _Words) -> bool:
    word = _WORD.search(place.following)
    return word is not None and word[0].casefold() in words.openers


def _cites_short_quotation(sentence: str, place: _Place) -> bool:
    """Recognise `„Ik ben moe.” Dat hoor je vaak.`: a few words quoted, and a word that points back.

    So short a quotation is the subject of what follows rather than a sentence of its own,
    and engines translate the pointing word better with it.
    """
    return (
        bool(place.closing)
        and place.closing[0] in '”’"»'
        and _QUOTED.fullmatch(sentence) is not None
        and len(sentence.split()) <= 3
        and _POINTING.match(place.following) is not None
    )


@cache
def _words(language: str) -> _Words:
    name = _LISTS.get(language.partition("-")[0], _LISTS["nl"])
    text = resources.files(__package__).joinpath(name).read_text(encoding="utf-8")
    sections = _sections(text)
    return _Words(
        never_final=sections["never-final"],
        may_be_final=sections["may-be-final"],
        before_number=sections["before-number"],
        endings=tuple(
            word[1:] for word in sorted(sections["before-number"]) if word.startswith("-")
        ),
        lettered=sections["lettered"],
        captions=sections["captions"],
        openers=sections["openers"],
        ordinal_after=sections.get("ordinal-after", frozenset()),
        ordinal_before=sections.get("ordinal-before", frozenset()),
    )


def _sections(text: str) -> Mapping[str, frozenset[str]]:
    sections: dict[str, set[str]] = {}
    current: set[str] = set()
    for line in (line.strip() for line in text.splitlines()):
        if line.startswith("["):
            current = sections.setdefault(line.strip("[]"), set())
        elif line and not line.startswith("#"):
            current.add(line.casefold())
    return {name: frozenset(entries) for name, entries in sections.items()}
