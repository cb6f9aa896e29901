"""Laws of the glossary: what holds for every text and every set of terms."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from tweetalig.errors import Problems
from tweetalig.model import Locale, Term
from tweetalig.terms.editing import update_glossary
from tweetalig.terms.glossary import load_glossary
from tweetalig.terms.hints import term_hints
from tweetalig.terms.matching import Matcher
from tweetalig.terms.spreadsheet import from_csv, to_csv
from tweetalig.terms.termbase import Dialect, from_tbx, to_tbx
from tweetalig.terms.verify import repair, verify

EN = Locale("en")
FEW = settings(max_examples=60, deadline=None)

TERMS = (
    Term(headword="PEM", translation="PEM", case_sensitive=True, forbidden=("pip",)),
    Term(headword="post-COVID", translation="post-COVID", variants=("long COVID",)),
    Term(headword="endotheel", translation="endothelium", modifier="endothelial"),
    Term(headword="cel", translation="cell", forbidden=("jail cell",)),
    Term(headword="bacterie", translation="bacterium", plural="bacteria", forbidden=("germ",)),
    Term(headword="orthostatische intolerantie", translation="orthostatic intolerance"),
)

PIECES = """
PEM pem post COVID covid long endotheel cel cellen bacterie bacteriën orthostatisch klachten
orthostatische intolerantie s en a - / ' ’ \u2011 \u00ad \u0308 e\u0308 . , @ _ 🙂 İ ß www. https://
"""
YAML_PIECES = """
terms: term: en: variants: keep: { } [ ] PEM " ' : &a *a | > !!x # ? \x07 - , \x85 \u2028
"""

pieces = st.sampled_from([*PIECES.split(), " ", " ", " ", "\n"])
yaml_pieces = st.sampled_from([*YAML_PIECES.split(" "), " ", "  - ", ": ", "\n", "\n", "\t"])
texts = st.one_of(st.lists(pieces, max_size=14).map("".join), st.text(max_size=40))

words = st.text(alphabet="abcdeé ;-'=\\|\"<&", min_size=1, max_size=12).map(
    lambda text: " ".join(text.split())
)
forms = words.filter(lambda word: any(letter.isalnum() for letter in word))
definitions = st.text(alphabet="abc é:#-'\"\\=\n", max_size=30).map(str.strip)


@cache
def matcher() -> Matcher:
    return Matcher(TERMS)


@st.composite
def glossaries(draw: st.DrawFn) -> tuple[Term, ...]:
    numbers = range(draw(st.integers(0, 3)))
    return tuple(draw(terms(f"t{number}")) for number in numbers)


def terms(mark: str) -> st.SearchStrategy[Term]:
    """Terms whose forms are their own: each holds a mark that no other has."""
    marked = forms.map(lambda form: f"{mark} {form}")
    right = forms.map(lambda form: f"r {form}")
    wrong = forms.map(lambda form: f"w {form}")
    return st.builds(
        Term,
        headword=marked,
        translation=right,
        variants=st.lists(marked, max_size=2, unique=True).map(tuple),
        part_of_speech=st.sampled_from(["noun", "proper-noun", "adjective", "verb", "phrase"]),
        case_sensitive=st.booleans(),
        plural=st.just("") | right,
        modifier=st.just("") | right,
        accepted=st.lists(right, max_size=2, unique=True).map(tuple),
        forbidden=st.lists(wrong, max_size=2, unique=True).map(tuple),
        abbreviation=st.just("") | marked,
        abbreviation_target=st.just("") | right,
        keep=st.booleans(),
        definition=definitions,
        definition_target=definitions,
        origin=definitions,
    )


@FEW
@given(text=st.text(max_size=200) | st.lists(pieces, max_size=30).map("".join))
def test_matches_are_in_order_without_overlap_and_quote_the_text(text: str) -> None:
    end = 0
    for match in matcher().matches(text):
        assert end <= match.start < match.end
        assert text[match.start : match.end] == match.text
        end = match.end


@FEW
@given(text=texts)
def test_what_surrounds_a_text_does_not_change_its_matches(text: str) -> None:
    before = "Kijk: "
    moved = matcher().matches(f"{before}{text}\n\nEinde.")
    assert [(m.start - len(before), m.end - len(before), m.kind) for m in moved] == [
        (m.start, m.end, m.kind) for m in matcher().matches(f"{text}\n\nEinde.")
    ]


@FEW
@given(text=texts)
def test_a_fresh_matcher_finds_the_same(text: str) -> None:
    assert Matcher(TERMS).matches(text) == matcher().matches(text)


@FEW
@given(source=texts, target=texts)
def test_any_pair_can_be_verified_and_a_repair_leaves_nothing_to_repair(
    source: str, target: str
) -> None:
    matches = matcher().matches(source)
    for finding in verify(source, target, matches):
        for start, end in (*finding.target_spans,):
            assert target[start:end]
    made = repair(source, target, matches)
    if made:
        assert repair(source, made.text, matches) is None
    assert all(hint.source in source and hint.target for hint in term_hints(source, matcher()))


@FEW
@given(glossary=glossaries())
def test_csv_and_tbx_bring_back_every_term(glossary: tuple[Term, ...]) -> None:
    assert _plain(from_csv(to_csv(glossary, target=EN), target=EN)) == _plain(glossary)
    for dialect in Dialect:
        back = from_tbx(to_tbx(glossary, target=EN, dialect=dialect), target=EN)
        assert _plain(back) == _plain(glossary)


@FEW
@given(glossary=glossaries())
def test_a_glossary_says_what_was_put_into_it_and_is_then_left_alone(
    glossary: tuple[Term, ...],
) -> None:
    try:
        text = update_glossary("terms:\n", glossary, target=EN, path="g")
    except Problems:
        return  # the made-up terms contradict one another
    assert _plain(load_glossary(text, path="g", target=EN)) == _plain(glossary)
    assert update_glossary(text, glossary, target=EN, path="g") == text


@FEW
@given(text=st.lists(yaml_pieces, max_size=25).map("".join) | st.text(max_size=60))
def test_no_text_makes_the_loader_raise_anything_but_problems(text: str) -> None:
    with contextlib.suppress(Problems):
        load_glossary(text, path="g", target=EN)


def _plain(glossary: tuple[Term, ...]) -> list[Term]:
    return [replace(term, line=0) for term in glossary]
