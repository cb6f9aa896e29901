"""Abbreviations in capitals that changed: RIVM and WHO, ME/CVS and ME/CVS left as it was."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from tweetalig.check.dictionaries import is_known
from tweetalig.check.lexicon import read
from tweetalig.check.rule import DUTCH_ENGLISH, Problem, Rule
from tweetalig.check.text import Text
from tweetalig.check.tokens import Token
from tweetalig.check.view import View
from tweetalig.model import Severity


def check(view: View) -> Iterator[Problem]:
    """Compare the abbreviations of both sides."""
    source, target = _acronyms(view.source), _acronyms(view.target)
    if not source and not target:
        return
    same = _same(view)
    spelled = _initials(view.target)
    lost = [
        token for name, token in source.items() if not _is_there(view.target, spelled, name, same)
    ]
    known = {other for name in source for other in same.get(name, ())} | set(
        read("acronyms")["own"]
    )
    initials = _initials(view.source)
    found = [
        token
        for name, token in target.items()
        if name not in known and name not in view.source.words and name not in initials
    ]
    for token in lost:
        said = view.source.said((token.start, token.end))
        if found:
            other = found.pop(0)
            put = view.target.said((other.start, other.end))
            yield Problem(
                message=f"The Dutch says “{said}”, the English “{put}”.",
                source=((token.start, token.end),),
                target=((other.start, other.end),),
            )
        else:
            yield Problem(
                message=f"“{said}” is not in the translation.",
                source=((token.start, token.end),),
                severity=Severity.NOTICE,
            )
    yield from _kept_dutch(view)


def _same(view: View) -> Mapping[str, Sequence[str]]:
    """Return what may stand for an abbreviation, after the word list and the glossary."""
    same: dict[str, Sequence[str]] = dict(read("acronyms")["same"])
    for before, after in view.abbreviations:
        same[before] = (*same.get(before, ()), after)
    return same


def _kept_dutch(view: View) -> Iterator[Problem]:
    """ME/CVS is always ME/CFS in English."""
    for token in view.target.tokens:
        if token.lower == "cvs" and view.target.said((token.start, token.end)).isupper():
            yield Problem(
                message="“CVS” is “CFS” in English.",
                target=((token.start, token.end),),
            )


def _acronyms(text: Text) -> dict[str, Token]:
    """Return the words in capitals, by their lower case, with their first places."""
    found: dict[str, Token] = {}
    capitals = 0
    for token in text.tokens:
        said = text.prose[token.start : token.end]
        if said.isupper() and len(said) > 1:
            capitals += 1
            if _is_abbreviation(text, token):
                found.setdefault(token.lower, token)
    # A text in capitals has no abbreviations that can be told from its words.
    return found if capitals * 2 <= len(text.tokens) or len(text.tokens) < 3 else {}


def _is_abbreviation(text: Text, token: Token) -> bool:
    """Whether a word in capitals is no initials (A.B.) and no ordinary word."""
    if text.prose[token.start - 1 : token.start] == ".":
        return False
    return len(token.lower) < 4 or not is_known(token.lower, text.language)


def _is_there(text: Text, initials: str, name: str, same: Mapping[str, Sequence[str]]) -> bool:
    accepted = {name, f"{name}s", f"{name}'s", *same.get(name, ())}
    if not accepted.isdisjoint(text.words) or name in initials:
        return True
    begins = tuple(word for word in same.get(name, ()) if len(word) > 4)
    return bool(begins) and any(word.startswith(begins) for word in text.words)


def _initials(text: Text) -> str:
    """Return the first letters of the words of a text, which may spell an abbreviation."""
    return "".join(token.lower[0] for token in text.tokens if len(token.lower) > 2)


RULE = Rule(
    name="acronym",
    severity=Severity.WARNING,
    summary="An abbreviation changed.",
    check=check,
    languages=DUTCH_ENGLISH,
)
