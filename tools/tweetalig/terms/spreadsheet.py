"""The glossary as a spreadsheet (CSV), there and back."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from tweetalig.errors import GlossaryError, Problems
from tweetalig.model import Locale, Term
from tweetalig.terms.glossary import PARTS_OF_SPEECH
from tweetalig.terms.spelling import is_acronym

# The columns in the words of glossary.yml; those of the target language get its tag before.
_SOURCE_COLUMNS: Mapping[str, str] = {
    "term": "headword",
    "expansion": "expansion",
    "variants": "variants",
    "abbreviation": "abbreviation",
    "pos": "part_of_speech",
    "case": "case_sensitive",
    "keep": "keep",
    "definition": "definition",
    "source": "origin",
}
_TARGET_COLUMNS: Mapping[str, str] = {
    "term": "translation",
    "expansion": "expansion_target",
    "plural": "plural",
    "modifier": "modifier",
    "accepted": "accepted",
    "forbidden": "forbidden",
    "abbreviation": "abbreviation_target",
    "definition": "definition_target",
}
_LISTS = ("variants", "accepted", "forbidden")
# A cell that starts like a formula would be run by a spreadsheet: it gets an apostrophe.
_FORMULA = re.compile(r"'*[=+\-@\t]")
_SEPARATOR = re.compile(r"(?<!\\)((?:\\\\)*);")
_ESCAPED = re.compile(r"\\([\\;])")


def to_csv(terms: Iterable[Term], *, target: Locale) -> str:
    """Return the terms as CSV with a byte-order mark, which makes Excel read it as UTF-8.

    Lists stand in one cell, with semicolons between.
    """
    columns = _columns(target)
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(columns)
    for term in terms:
        writer.writerow([_cell(term, field) for field in columns.values()])
    return "\ufeff" + out.getvalue()


def from_csv(
    text: str, *, target: Locale, path: str = "", known: Iterable[Term] = ()
) -> tuple[Term, ...]:
    """Return the terms of a CSV file; comma, semicolon or tab may separate the cells.

    Columns may be left out and stand in any order; what a left-out column would have said is
    taken from the ``known`` term with the same headword. Raises :class:`Problems`.
    """
    columns = _columns(target)
    old = {term.headword: term for term in known}
    text = text.removeprefix("\ufeff")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    problems: list[GlossaryError] = []
    terms = []
    try:
        header = [cell.strip() for cell in next(reader, [])]
        problems.extend(_header_problems(header, columns, path))
        for row in reader:
            if any(cell.strip() for cell in row):
                filled = [*row, *[""] * (len(header) - len(row))]
                said = _said(dict(zip(header, filled, strict=False)), columns)
                earlier = old.get(said.get("headword", ""))
                term, wrong = _term_of_row(said, earlier, reader.line_num)
                terms.append(term)
                problems.extend(GlossaryError(m, path=path, line=term.line) for m in wrong)
    except csv.Error as error:
        problems.append(GlossaryError(f"not CSV: {error}", path=path, line=reader.line_num))
    if problems:
        raise Problems(problems)
    return tuple(terms)


def _columns(target: Locale) -> dict[str, str]:
    names = {f"{target}.{name}": field for name, field in _TARGET_COLUMNS.items()}
    return {**_SOURCE_COLUMNS, **names}


def _delimiter(text: str) -> str:
    header = text.partition("\n")[0]
    return max(",;\t", key=header.count)


def _header_problems(
    header: list[str], columns: Mapping[str, str], path: str
) -> Iterator[GlossaryError]:
    for name in header:
        if name and name not in columns:
            hint = f"known: {', '.join(columns)}"
            yield GlossaryError(f"“{name}” is not a column", path=path, line=1, hint=hint)
    if "term" not in header:
        yield GlossaryError("the column “term” is missing", path=path, line=1)


def _cell(term: Term, field: str) -> str:
    value = getattr(term, field)
    if field == "case_sensitive":
        return "sensitive" if value else "insensitive"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        value = "; ".join(re.sub(r"[\\;]", r"\\\g<0>", item) for item in value)
    return f"'{value}" if _FORMULA.match(value) else str(value)


def _said(cells: Mapping[str, str], columns: Mapping[str, str]) -> dict[str, str]:
    return {field: _uncovered(cells[name]) for name, field in columns.items() if name in cells}


def _term_of_row(
    said: Mapping[str, str], known: Term | None, line: int
) -> tuple[Term, tuple[str, ...]]:
    """Return a term, and what is wrong with its row."""
    values = dict.fromkeys((*_SOURCE_COLUMNS.values(), *_TARGET_COLUMNS.values()), "")
    values |= {"translation": known.translation} if known else {}
    values |= said
    wrong = tuple(problem for check in _CELL_CHECKS if (problem := check(values)))
    headword = values["headword"]
    case = values["case_sensitive"]
    cells: dict[str, Any] = {**values, **{name: _items(values[name]) for name in _LISTS}}
    cells |= {
        "translation": values["translation"] or headword,
        "part_of_speech": values["part_of_speech"] or "noun",
        "case_sensitive": case == "sensitive" if case else is_acronym(headword),
        "keep": values["keep"].lower() == "true",
        "line": line,
    }
    if known is None:
        return Term(**cells), wrong
    return replace(known, **{name: cells[name] for name in (*said, "line")}), wrong


def _uncovered(cell: str) -> str:
    cell = cell.strip()
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def _items(cell: str) -> tuple[str, ...]:
    parts = _SEPARATOR.sub(r"\1" + "\0", cell).split("\0")
    return tuple(_ESCAPED.sub(r"\1", part.strip()) for part in parts if part.strip())


def _no_headword(values: Mapping[str, str]) -> str:
    return "" if values["headword"] else "the row has no “term”"


def _no_translation(values: Mapping[str, str]) -> str:
    if values["translation"] or values["keep"].lower() == "true":
        return ""
    return f"“{values['headword']}” has no translation"


def _one_of(field: str, name: str, choices: tuple[str, ...]) -> Callable[[Mapping[str, str]], str]:
    def check(values: Mapping[str, str]) -> str:
        if values[field].lower() in ("", *choices):
            return ""
        return f"“{name}” can't be “{values[field]}”: {', '.join(choices)}"

    return check


_CELL_CHECKS = (
    _no_headword,
    _no_translation,
    _one_of("part_of_speech", "pos", PARTS_OF_SPEECH),
    _one_of("case_sensitive", "case", ("sensitive", "insensitive")),
    _one_of("keep", "keep", ("true", "false")),
)
