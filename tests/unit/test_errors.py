"""errors.py: one line with the place, and a remedy."""

from __future__ import annotations

from tweetalig.errors import CatalogError, EngineUnavailable, Problems, SettingsError


def test_an_error_is_one_line_with_path_line_name_and_a_hint() -> None:
    error = CatalogError("the quote is not closed", path="a.po", line=3, hint='add a "')
    assert str(error) == 'a.po:3: error[catalog]: the quote is not closed\nhint: add a "'


def test_a_place_is_left_out_where_there_is_none() -> None:
    assert str(EngineUnavailable("no model")) == "error[engine]: no model"
    assert str(SettingsError("wrong", path="a.toml")) == "a.toml: error[settings]: wrong"


def test_several_problems_are_all_shown_and_the_first_decides_the_status() -> None:
    problems = Problems([CatalogError("one"), SettingsError("two")])
    assert str(problems) == "error[catalog]: one\nerror[settings]: two"
    assert problems.exit_status == 3
    assert Problems([]).exit_status == 1
