"""``glossary.yml`` with terms put in: what does not change stays as a person wrote it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import yaml

from tweetalig.errors import GlossaryError, Problems, TweetaligError
from tweetalig.model import Locale, Term
from tweetalig.terms.glossary import EntryPlace, entry_places, load_glossary
from tweetalig.terms.spelling import is_acronym

_WIDTH = 100


def update_glossary(
    text: str, terms: Sequence[Term], *, target: Locale, path: str, given: str = ""
) -> str:
    """Return the text of a glossary in which ``terms`` are as given.

    Entries that say the same already keep their lines and comments, others with the same
    headword are written anew, with their other languages; new ones come last. Entries that
    ``terms`` does not name are kept. Raises :class:`Problems` where the outcome would be a
    broken glossary; then its lines are those of the outcome, or, for what a term brings with
    it, that term's own line in the file ``given``.
    """
    places = {place.headword: place for place in entry_places(text, path=path)}
    known = {term.headword: term for term in load_glossary(text, path=path, target=target)}
    lines = text.splitlines(keepends=True)
    fresh: list[str] = []
    changed: dict[int, tuple[EntryPlace, str]] = {}
    for term in terms:
        place = places.get(term.headword)
        if place is None:
            fresh.append(_written(_entry(term, target, {}), column=2))
        elif replace(term, line=0) != replace(known.get(term.headword, term), line=0):
            others = {tag: dict(fields) for tag, fields in place.targets.items() if tag != target}
            entry = _entry(term, target, others)
            changed[place.first] = (place, _written(entry, column=place.column))
    for first in sorted(changed, reverse=True):
        place, written = changed[first]
        lines[place.first - 1 : place.last] = [written]
    outcome = _appended("".join(lines), fresh)
    try:
        load_glossary(outcome, path=path, target=target)
    except Problems as broken:
        if not given:
            raise
        raise Problems(_at_origin(broken, outcome, terms, path, given)) from broken
    return outcome


def _at_origin(
    broken: Problems, outcome: str, terms: Sequence[Term], path: str, given: str
) -> Iterator[TweetaligError]:
    lines = {term.headword: term.line for term in terms}
    places = entry_places(outcome, path=path)
    for problem in broken.errors:
        words = (place.headword for place in places if place.first <= problem.line <= place.last)
        headword = next(words, "")
        if headword in lines:
            # What an outcome that was never written has in a line helps nobody.
            message = f"“{headword}”: {problem.message}"
            yield GlossaryError(message, path=given, line=lines[headword], hint=problem.hint)
        else:
            yield problem


def _appended(text: str, entries: list[str]) -> str:
    if not entries:
        return text
    start = text if text.strip() else "terms:\n"
    return start + ("" if start.endswith("\n") else "\n") + "".join(entries)


def _entry(term: Term, target: Locale, others: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    is_default_case = term.case_sensitive == is_acronym(term.headword)
    case = "sensitive" if term.case_sensitive else "insensitive"
    entry = {
        "term": term.headword,
        "expansion": term.expansion,
        "abbreviation": term.abbreviation,
        "variants": _Row(term.variants),
        "pos": term.part_of_speech,
        "case": "" if is_default_case else case,
        "keep": term.keep,
        "definition": term.definition,
        "source": term.origin,
    }
    rendering = {
        "term": term.translation,
        "expansion": term.expansion_target,
        "abbreviation": term.abbreviation_target,
        "plural": term.plural,
        "modifier": term.modifier,
        "accepted": _Row(term.accepted),
        "forbidden": _Row(term.forbidden),
        "definition": term.definition_target,
    }
    languages = {tag: _filled(fields) for tag, fields in others.items()}
    return {**_filled(entry), target: _filled(rendering), **languages}


def _filled(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: _Row(value) if isinstance(value, tuple) else value
        for name, value in fields.items()
        if value
    }


class _Row(list[str]):
    """A list that is written on one line."""


class _Dumper(yaml.SafeDumper):
    """Writes an entry the way the glossary is written by hand."""


def _represent_row(dumper: yaml.SafeDumper, row: _Row) -> yaml.Node:
    return dumper.represent_sequence("tag:yaml.org,2002:seq", row, flow_style=True)


_Dumper.add_representer(_Row, _represent_row)


def _written(entry: Mapping[str, Any], *, column: int) -> str:
    plain = {str(key): value for key, value in entry.items()}
    text = yaml.dump(
        plain,
        Dumper=_Dumper,
        allow_unicode=True,
        sort_keys=False,
        default_flow_style=False,
        width=_WIDTH,
    )
    indent = " " * column
    lines = [f"{indent}  {line}" if line.strip() else line for line in text.splitlines()]
    lines[0] = f"{indent}- {lines[0].lstrip()}"
    return "\n".join(lines) + "\n"
