from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from tweetalig.errors import Problems
from tweetalig.model import Locale, Term
from tweetalig.terms.editing import update_glossary
from tweetalig.terms.glossary import load_glossary
from tweetalig.terms.spreadsheet import from_csv, to_csv
from tweetalig.terms.termbase import Dialect, from_tbx, to_tbx

EN = Locale("en")

FULL = Term(
    headword="mitochondrium",
    translation="mitochondrion",
    variants=("mitochondriën", "energie;fabriek", "back\\slash"),
    part_of_speech="noun",
    case_sensitive=True,
    plural="mitochondria",
    modifier="mitochondrial",
    accepted=("cell's power plant", "-plant"),
    forbidden=("mito <thing>",),
    abbreviation="MT",
    expansion="lang mitochondrium",
    abbreviation_target="MTE",
    expansion_target="long mitochondrion",
    keep=True,
    definition="Een deel van de cel, zie “cel”.\n\nNog een alinea.",
    definition_target="=part of a cell & more",
    origin="een handboek",
)
SMALL = Term(headword="cel", translation="cell")


def plain(terms: tuple[Term, ...]) -> list[Term]:
    return [replace(term, line=0) for term in terms]


def test_csv_loses_nothing_there_and_back() -> None:
    assert plain(from_csv(to_csv([FULL, SMALL], target=EN), target=EN)) == [FULL, SMALL]


def test_csv_opens_in_a_spreadsheet() -> None:
    text = to_csv([FULL], target=EN)
    assert text.startswith("\ufeffterm,")
    header, row = csv.reader(io.StringIO(text.removeprefix("\ufeff")))
    cells = dict(zip(header, row, strict=True))
    assert cells["variants"] == "mitochondriën; energie\\;fabriek; back\\\\slash"
    assert cells["en.definition"] == "'=part of a cell & more", "no cell is run as a formula"


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_csv_may_come_from_any_spreadsheet(mark: str) -> None:
    text = f"en.term{mark}term{mark}keep{mark}pos\r\ncell{mark}cel{mark}TRUE{mark}\r\n\r\n"
    (term,) = from_csv(text, target=EN)
    assert (term.headword, term.translation, term.keep) == ("cel", "cell", True)


def test_csv_mistakes_are_all_reported_with_their_lines() -> None:
    text = "term,en.term,pos,case,keep,kleur\n,cell,,,,\ncel,,nouns,,,\ndarm,gut,,soms,misschien,\n"
    with pytest.raises(Problems) as caught:
        from_csv(text, target=EN, path="g.csv")
    assert [(error.line, error.message) for error in caught.value.errors] == [
        (1, "“kleur” is not a column"),
        (2, "the row has no “term”"),
        (3, "“cel” has no translation"),
        (3, "“pos” can't be “nouns”: noun, proper-noun, adjective, verb, phrase"),
        (4, "“case” can't be “soms”: sensitive, insensitive"),
        (4, "“keep” can't be “misschien”: true, false"),
    ]


@pytest.mark.parametrize("text", ["", "en.term\ncell\n", 'term\n"cel\n'])
def test_what_is_no_glossary_in_csv_is_said(text: str) -> None:
    with pytest.raises(Problems):
        from_csv(text, target=EN)


@pytest.mark.parametrize("dialect", list(Dialect))
def test_tbx_loses_nothing_there_and_back(dialect: Dialect) -> None:
    tidy = replace(FULL, variants=("mitochondriën",))
    text = to_tbx([tidy, SMALL], target=EN, dialect=dialect)
    assert plain(from_tbx(text, target=EN)) == [tidy, SMALL]


def test_tbx_marks_what_other_programs_look_for() -> None:
    text = to_tbx([FULL], target=EN)
    assert '<martif type="TBX-Basic" xml:lang="nl">' in text
    assert '<termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote>' in text
    assert "mito &lt;thing&gt;" in text
    newer = to_tbx([FULL], target=EN, dialect=Dialect.TBX_2019)
    assert 'xmlns="urn:iso:std:iso:30042:ed-2"' in newer
    assert "<conceptEntry" in newer


FOREIGN = """\
<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE martif PUBLIC "ISO 12200:1999A//DTD MARTIF core (DXFcdV04)//EN" "TBXcdv04.dtd">
<martif type="TBX" xml:lang="en"><text><body>
  <termEntry>
    <langSet xml:lang="en-GB"><ntig><termGrp><term>GP</term></termGrp></ntig>
      <tig><term>house doctor</term>
        <termNote type="administrativeStatus">forbidden</termNote></tig></langSet>
    <langSet xml:lang="nl-NL"><tig><term>huisdokter</term></tig><tig><term>huisarts</term>
      <termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></tig></langSet>
  </termEntry>
  <termEntry><langSet xml:lang="en"><tig><term>only English</term></tig></langSet></termEntry>
  <termEntry><langSet xml:lang="nl"><tig><term>alleen</term></tig></langSet></termEntry>
  <termEntry><langSet xml:lang="nl"><tig><term>PEM</term></tig></langSet>
    <langSet xml:lang="en"><tig><term>PEM</term>
      <termNote type="normativeAuthorization">deprecatedTerm</termNote></tig></langSet></termEntry>
</body></text></martif>
"""


def test_tbx_of_other_programs_is_read() -> None:
    (term,) = from_tbx(FOREIGN, target=EN)
    assert (term.headword, term.translation) == ("huisarts", "GP")
    assert (term.variants, term.forbidden) == (("huisdokter",), ("house doctor",))


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("<martif>\n<text>", 2),
        ("<html/>", 1),
        ('<!DOCTYPE martif [<!ENTITY a "aaaa">]><martif/>', 1),
    ],
)
def test_what_is_no_termbase_is_refused(text: str, line: int) -> None:
    with pytest.raises(Problems) as caught:
        from_tbx(text, target=EN, path="g.tbx")
    assert [(error.path, error.line) for error in caught.value.errors] == [("g.tbx", line)]


GLOSSARY = """\
# Our words.
terms:
  # Cells
  - term: cel   # a comment
    en: {term: cell}
    fy: {term: sel, accepted: [selle]}

  # Guts
  - term: darm
    definition: >-
      Het orgaan waar voedsel
      wordt verteerd.
    en:
      term: gut
"""


def test_putting_in_what_is_there_changes_no_byte() -> None:
    terms = load_glossary(GLOSSARY, path="g", target=EN)
    assert update_glossary(GLOSSARY, terms, target=EN, path="g") == GLOSSARY


def test_only_what_changed_is_written_anew() -> None:
    cell, _ = load_glossary(GLOSSARY, path="g", target=EN)
    text = update_glossary(
        GLOSSARY,
        [replace(cell, variants=("celletje",)), Term(headword="NO", translation="NO", keep=True)],
        target=EN,
        path="g",
    )
    assert (
        text
        == """\
# Our words.
terms:
  # Cells
  - term: cel
    variants: [celletje]
    pos: noun
    en:
      term: cell
    fy:
      term: sel
      accepted: [selle]

  # Guts
  - term: darm
    definition: >-
      Het orgaan waar voedsel
      wordt verteerd.
    en:
      term: gut
  - term: 'NO'
    pos: noun
    case: insensitive
    keep: true
    en:
      term: 'NO'
"""
    )


def test_a_glossary_can_start_from_nothing() -> None:
    text = update_glossary("terms: []\n", [], target=EN, path="g")
    assert text == "terms: []\n"
    made = update_glossary("terms:\n", [FULL, SMALL], target=EN, path="g")
    assert plain(load_glossary(made, path="g", target=EN)) == [FULL, SMALL]


def test_an_outcome_that_is_broken_is_refused() -> None:
    with pytest.raises(Problems, match="belongs to two entries"):
        update_glossary(
            GLOSSARY, [replace(SMALL, headword="x", variants=("darm",))], target=EN, path="g"
        )


def test_columns_that_are_left_out_keep_what_is_known() -> None:
    text = "term,en.term,en.forbidden\nmitochondrium,power plant,\ncel,cell,\n"
    changed, new = from_csv(text, target=EN, known=[FULL])
    assert replace(changed, line=0) == replace(FULL, translation="power plant", forbidden=())
    assert new.definition == ""
    (same,) = from_csv("term,definition\nmitochondrium,Kort.\n", target=EN, known=[FULL])
    assert replace(same, line=0) == replace(FULL, definition="Kort.")


@pytest.mark.parametrize("dialect", Dialect)
def test_what_a_termbase_leaves_open_keeps_what_is_known(dialect: Dialect) -> None:
    bare = Term(headword="mitochondrium", translation="mitochondrion", forbidden=("mito",))
    verb = replace(FULL, part_of_speech="verb")
    (read,) = from_tbx(to_tbx([bare], target=EN, dialect=dialect), target=EN, known=[verb])
    assert replace(read, line=0) == replace(
        FULL, forbidden=("mito",), part_of_speech="noun", case_sensitive=False
    ), "kind of word and capitals are said, and so they count"
    words = """<martif><text><body><termEntry>
        <langSet xml:lang="nl"><tig><term>mitochondrium</term></tig></langSet>
        <langSet xml:lang="en"><tig><term>power plant</term></tig></langSet>
        </termEntry></body></text></martif>"""
    (read,) = from_tbx(words, target=EN, known=[verb])
    assert replace(read, line=0) == replace(verb, translation="power plant")


def test_a_mistake_that_a_file_brings_is_named_at_its_line_there() -> None:
    glossary = "terms:\n  - term: cel\n    variants: [cellen]\n    en: {term: cell}\n"
    terms = [
        replace(FULL, headword="celletje", variants=("cellen",), line=12),
        Term(headword="cel", translation="cell", variants=("cellen",), line=3),
    ]
    with pytest.raises(Problems) as caught:
        update_glossary(glossary, terms, target=EN, path="glossary.yml", given="new.csv")
    (problem,) = caught.value.errors
    assert (problem.path, problem.line) == ("new.csv", 12)
    assert problem.message.startswith("“celletje”: “cellen” belongs to two entries")


def test_a_mistake_of_the_glossary_itself_keeps_its_place() -> None:
    glossary = "terms:\n  - term: cel\n    en: {term: cell}\n"
    with pytest.raises(Problems) as caught:
        update_glossary(f"{glossary}  - term: a\n", [], target=EN, path="glossary.yml", given="x")
    assert caught.value.errors[0].path == "glossary.yml"
