from __future__ import annotations

import pytest

from tweetalig.terms.spelling import is_acronym, plain, squeezed


def test_typographic_and_typed_signs_are_the_same() -> None:
    assert plain("bloed\u2011hersenbarrie\u0300re\u00a0 ’s") == "bloed-hersenbarrière 's"


@pytest.mark.parametrize("form", ["post-COVID", "Postcovid", "post covid", "post–Covid"])
def test_joined_and_apart_are_the_same_when_squeezed(form: str) -> None:
    assert squeezed(form) == "postcovid"


@pytest.mark.parametrize(
    ("form", "expected"),
    [("PEM", True), ("ME/CVS", True), ("IL-6", True), ("NK-cel", False), ("A", False), ("", False)],
)
def test_acronyms_are_written_in_capitals(form: str, expected: bool) -> None:
    assert is_acronym(form) is expected
