"""The glossary as a termbase (TBX, ISO 30042), there and back."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from itertools import count

from tweetalig.errors import GlossaryError, Problems
from tweetalig.model import Locale, Term
from tweetalig.terms.spelling import is_acronym

SOURCE = Locale("nl")


class Dialect(StrEnum):
    """TBX of 2008 (``martif``), which OmegaT and Weblate read, or of 2019 in DCA style."""

    TBX_2008 = "2008"
    TBX_2019 = "2019"


@dataclass(frozen=True, slots=True)
class _Names:
    root: str
    header: str
    entry: str
    language: str
    term: str


_NAMES = {
    Dialect.TBX_2008: _Names("martif", "martifHeader", "termEntry", "langSet", "tig"),
    Dialect.TBX_2019: _Names("tbx", "tbxHeader", "conceptEntry", "langSec", "termSec"),
}
_NAMESPACE_2019 = "urn:iso:std:iso:30042:ed-2"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_PREFERRED = "preferredTerm-admn-sts"
_ADMITTED = "admittedTerm-admn-sts"
_DEPRECATED = "deprecatedTerm-admn-sts"
_POS_TO_TBX = {
    "noun": "noun",
    "proper-noun": "properNoun",
    "adjective": "adjective",
    "verb": "verb",
    "phrase": "other",
}
_POS_FROM_TBX = {name: pos for pos, name in _POS_TO_TBX.items()}
# What TBX-Basic has no category for is kept as a note, in words people understand.
_KEEP_NOTE = "do not translate"
_CASE_NOTES = {True: "case-sensitive", False: "case-insensitive"}
_USES = {"plural": "plural", "modifier": "modifier"}


def to_tbx(terms: Iterable[Term], *, target: Locale, dialect: Dialect = Dialect.TBX_2008) -> str:
    """Return the terms as a TBX-Basic termbase."""
    names = _NAMES[dialect]
    attributes = {"type": "TBX-Basic", _XML_LANG: SOURCE}
    if dialect is Dialect.TBX_2019:
        attributes |= {"style": "dca", "xmlns": _NAMESPACE_2019}
    root = ET.Element(names.root, attributes)
    description = ET.SubElement(ET.SubElement(root, names.header), "fileDesc")
    ET.SubElement(ET.SubElement(description, "sourceDesc"), "p").text = "Made by tweetalig"
    body = ET.SubElement(ET.SubElement(root, "text"), "body")
    for number, term in enumerate(terms, start=1):
        _write_entry(ET.SubElement(body, names.entry, {"id": f"c{number}"}), term, target, names)
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, "unicode") + "\n"


def _write_entry(entry: ET.Element, term: Term, target: Locale, names: _Names) -> None:
    if term.keep:
        ET.SubElement(entry, "note").text = _KEEP_NOTE
    source = ET.SubElement(entry, names.language, {_XML_LANG: SOURCE})
    _write_definition(source, term.definition, term.origin)
    write = _TermWriter(source, names.term, _POS_TO_TBX[term.part_of_speech])
    write(term.headword, _PREFERRED, note=_CASE_NOTES[term.case_sensitive])
    for variant in term.variants:
        write(variant, _ADMITTED, kind="variant")
    write(term.abbreviation, _ADMITTED, kind="abbreviation")
    write(term.expansion, _ADMITTED, kind="fullForm")
    section = ET.SubElement(entry, names.language, {_XML_LANG: target})
    _write_definition(section, term.definition_target, "")
    write = _TermWriter(section, names.term, _POS_TO_TBX[term.part_of_speech])
    write(term.translation, _PREFERRED)
    for field, note in _USES.items():
        write(getattr(term, field), _ADMITTED, note=note)
    for accepted in term.accepted:
        write(accepted, _ADMITTED)
    write(term.abbreviation_target, _ADMITTED, kind="abbreviation")
    write(term.expansion_target, _ADMITTED, kind="fullForm")
    for forbidden in term.forbidden:
        write(forbidden, _DEPRECATED)


def _write_definition(section: ET.Element, definition: str, source: str) -> None:
    if not definition and not source:
        return
    group = ET.SubElement(section, "descripGrp")
    ET.SubElement(group, "descrip", {"type": "definition"}).text = definition
    if source:
        ET.SubElement(group, "admin", {"type": "source"}).text = source


@dataclass(frozen=True, slots=True)
class _TermWriter:
    section: ET.Element
    name: str
    part_of_speech: str

    def __call__(self, form: str, status: str, *, kind: str = "", note: str = "") -> None:
        if not form:
            return
        group = ET.SubElement(self.section, self.name)
        ET.SubElement(group, "term").text = form
        notes = {"partOfSpeech": self.part_of_speech, "administrativeStatus": status}
        for type_, value in {**notes, "termType": kind}.items():
            if value:
                ET.SubElement(group, "termNote", {"type": type_}).text = value
        if note:
            ET.SubElement(group, "note").text = note


def from_tbx(
    text: str, *, target: Locale, path: str = "", known: Iterable[Term] = ()
) -> tuple[Term, ...]:
    """Return the terms of a TBX termbase of 2008 or 2019, ours or another program's.

    Concepts without a Dutch term or without one in the target language are left out. What the
    termbase doesn't say of a concept is taken from the ``known`` term with the same headword:
    most programs keep no more than the words. ``line`` is the number of the entry. Raises
    :class:`Problems` for what is no TBX, and for entities, with which a small file can be
    made to fill the memory.
    """
    if "<!ENTITY" in text:
        raise Problems([GlossaryError("a termbase with entities is not read", path=path, line=1)])
    try:
        root = ET.fromstring(text.removeprefix("\ufeff"))
    except ET.ParseError as error:
        line = error.position[0]
        raise Problems([GlossaryError(f"not XML: {error}", path=path, line=line)]) from error
    names = next((names for names in _NAMES.values() if _local(root) == names.root), None)
    if names is None:
        hint = "TBX starts with <martif> (2008) or <tbx> (2019)"
        raise Problems([GlossaryError("not a TBX termbase", path=path, line=1, hint=hint)])
    entries = (element for element in root.iter() if _local(element) == names.entry)
    numbers = count(1)
    old = {term.headword: term for term in known}
    read = (_read_entry(entry, target, names, next(numbers)) for entry in entries)
    return tuple(
        _completed(term, said, old[term.headword]) if term.headword in old else term
        for term, said in filter(None, read)
    )


def _completed(term: Term, headword: _Form, known: Term) -> Term:
    """Fill in what a termbase leaves open about a concept."""
    values = {field.name: getattr(term, field.name) for field in fields(term)}
    kept = {name: getattr(known, name) for name, value in values.items() if not value}
    if headword.part_of_speech not in _POS_FROM_TBX:
        kept["part_of_speech"] = known.part_of_speech
    if not set(_CASE_NOTES.values()) & set(headword.notes):
        kept["case_sensitive"] = known.case_sensitive
    elif not term.case_sensitive:
        del kept["case_sensitive"]
    return replace(term, **kept)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Form:
    text: str
    status: str
    kind: str
    part_of_speech: str
    notes: tuple[str, ...]

    @property
    def is_deprecated(self) -> bool:
        return self.status.startswith(("deprecated", "superseded", "forbidden", "obsolete"))

    @property
    def is_short(self) -> bool:
        return self.kind in ("abbreviation", "acronym", "initialism", "shortForm")


_NO_FORM = _Form(text="", status="", kind="", part_of_speech="", notes=())


def _read_entry(
    entry: ET.Element, target: Locale, names: _Names, number: int
) -> tuple[Term, _Form] | None:
    source = _section(entry, SOURCE, names)
    section = _section(entry, target, names)
    keep = _KEEP_NOTE in _notes(entry)
    forms = _forms(source, names)
    renderings = _forms(section, names)
    allowed = [form for form in forms if not form.is_deprecated]
    if not allowed or not (keep or any(not form.is_deprecated for form in renderings)):
        return None
    headword = next((form for form in allowed if form.status == _PREFERRED), allowed[0])
    others = [form for form in allowed if form is not headword]
    definition, origin = _definition(source)
    short = _first(others, "short")
    long = _first(others, "fullForm")
    term = replace(
        _rendered(Term(headword=headword.text, translation=headword.text), renderings),
        variants=tuple(form.text for form in others if form not in (short, long)),
        abbreviation=short.text,
        expansion=long.text,
        part_of_speech=_POS_FROM_TBX.get(headword.part_of_speech, "noun"),
        case_sensitive=_is_case_sensitive(headword),
        keep=keep,
        definition=definition,
        origin=origin,
        definition_target=_definition(section)[0],
        line=number,
    )
    return term, headword


def _rendered(term: Term, forms: list[_Form]) -> Term:
    allowed = [form for form in forms if not form.is_deprecated]
    forbidden = tuple(form.text for form in forms if form.is_deprecated)
    if not allowed:
        return replace(term, forbidden=forbidden)
    best = next((form for form in allowed if form.status == _PREFERRED), allowed[0])
    others = [form for form in allowed if form is not best]
    used = {note: form for note in _USES for form in others if note in form.notes}
    rest = [form for form in others if form not in used.values()]
    short, long = _first(rest, "short"), _first(rest, "fullForm")
    return replace(
        term,
        translation=best.text,
        plural=used["plural"].text if "plural" in used else "",
        modifier=used["modifier"].text if "modifier" in used else "",
        abbreviation_target=short.text,
        expansion_target=long.text,
        accepted=tuple(form.text for form in rest if form not in (short, long)),
        forbidden=forbidden,
    )


def _first(forms: list[_Form], kind: str) -> _Form:
    fitting = (form for form in forms if form.kind == kind or (kind == "short" and form.is_short))
    return next(fitting, _NO_FORM)


def _is_case_sensitive(headword: _Form) -> bool:
    for sensitive, note in _CASE_NOTES.items():
        if note in headword.notes:
            return sensitive
    return is_acronym(headword.text)


def _section(entry: ET.Element, locale: Locale, names: _Names) -> ET.Element | None:
    sections = [child for child in entry if _local(child) == names.language]
    tags = [section.get(_XML_LANG, section.get("lang", "")).lower() for section in sections]
    for wanted in (locale, locale.partition("-")[0]):
        for tag, section in zip(tags, sections, strict=True):
            if tag == wanted or tag.partition("-")[0] == wanted:
                return section
    return None


def _forms(section: ET.Element | None, names: _Names) -> list[_Form]:
    groups = (names.term, "ntig")
    found = [e for e in (section.iter() if section is not None else ()) if _local(e) in groups]
    return [form for group in found if (form := _form(group)).text]


def _form(group: ET.Element) -> _Form:
    text = next((_text(element) for element in group.iter() if _local(element) == "term"), "")
    notes = {e.get("type", ""): _text(e) for e in group.iter() if _local(e) == "termNote"}
    return _Form(
        text=text,
        status=notes.get("administrativeStatus", notes.get("normativeAuthorization", "")),
        kind=notes.get("termType", ""),
        part_of_speech=notes.get("partOfSpeech", ""),
        notes=_notes(group),
    )


def _notes(element: ET.Element) -> tuple[str, ...]:
    return tuple(_text(child) for child in element if _local(child) == "note")


def _definition(section: ET.Element | None) -> tuple[str, str]:
    if section is None:
        return "", ""
    found = {
        (_local(element), element.get("type", "")): (element.text or "").strip()
        for element in section.iter()
        if _local(element) in ("descrip", "admin")
    }
    return found.get(("descrip", "definition"), ""), found.get(("admin", "source"), "")


def _text(element: ET.Element) -> str:
    return " ".join("".join(element.itertext()).split())


def _local(element: ET.Element) -> str:
    return str(element.tag).rpartition("}")[2]
