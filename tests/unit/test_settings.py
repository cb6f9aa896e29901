"""settings.py: tweetalig.toml as a value, or all its problems at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tweetalig.errors import Problems, SettingsError
from tweetalig.model import Severity
from tweetalig.settings import find_root, load_settings


def site(folder: Path, text: str) -> Path:
    (folder / "tweetalig.toml").write_text(text, encoding="utf-8")
    return folder


def test_an_empty_file_gives_the_defaults(tmp_path: Path) -> None:
    settings = load_settings(site(tmp_path, ""))
    assert (settings.source, settings.targets) == ("nl", ("en",))
    assert settings.docs == tmp_path.resolve() / "docs"
    assert settings.glossary.name == "glossary.yml"
    assert settings.fail_on is Severity.ERROR
    assert settings.shown(settings.docs / "nl" / "a.md") == "docs/nl/a.md"
    assert settings.shown(Path("/elsewhere/a.md")) == str(Path("/elsewhere/a.md"))


def test_everything_can_be_set(tmp_path: Path) -> None:
    text = """
source = "nl"
targets = ["en", "de", "fy"]
glossary = "termen.yml"
[folders]
docs = "teksten"
translations = "po"
site = "public"
[engine]
name = "argos"
threads = 4
[check]
fail_on = "warning"
[check.severity]
negation = "error"
"""
    settings = load_settings(site(tmp_path, text))
    assert settings.targets == ("en", "de", "fy")
    assert settings.translations.name == "po"
    assert (settings.engine, settings.threads) == ("argos", 4)
    assert settings.fail_on is Severity.WARNING
    assert settings.severities == {"negation": Severity.ERROR}


def test_all_mistakes_are_reported_at_once_each_with_its_line(tmp_path: Path) -> None:
    text = """sorce = "nl"
targets = ["en", "xx-nope"]
glossary = 3
check = "strict"
[engine]
threads = -1
"""
    with pytest.raises(Problems) as caught:
        load_settings(site(tmp_path, text))
    places = [(error.line, error.message) for error in caught.value.errors]
    assert sorted(line for line, _ in places) == [1, 2, 3, 4, 6]
    assert caught.value.exit_status == 2
    assert "“sorce” is not a setting" in str(caught.value)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("targets = []", "empty"),
        ('targets = "en"', "must be a list"),
        ('targets = ["nl"]', "the source language"),
        ('targets = ["en", "en"]', "twice"),
        ('[check]\nfail_on = "fatal"', "not a severity"),
        ('[check]\nmisaligned = "yes"', "must be true or false"),
        ('[check]\nseverity = "error"', "must be a table"),
        ('[check.severity]\nnumber = "loud"', "not a severity"),
    ],
)
def test_a_wrong_value_is_explained(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(Problems, match=said):
        load_settings(site(tmp_path, text))


def test_what_is_not_toml_is_reported_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as caught:
        load_settings(site(tmp_path, 'source = "nl"\ntargets = [\n'))
    assert caught.value.path == "tweetalig.toml"
    assert caught.value.exit_status == 2


def test_a_missing_file_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="not there"):
        load_settings(tmp_path)


def test_the_root_is_the_nearest_folder_with_settings(tmp_path: Path) -> None:
    deep = tmp_path / "docs" / "nl"
    deep.mkdir(parents=True)
    site(tmp_path, "")
    assert find_root(deep) == tmp_path
    (tmp_path / "tweetalig.toml").unlink()
    with pytest.raises(SettingsError, match=r"no tweetalig\.toml here"):
        find_root(deep)
