from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
import yaml

from tweetalig.errors import UsageError, WriteError
from tweetalig.files import write_text
from tweetalig.model import Locale
from tweetalig.segment import segment_markdown
from tweetalig.segment.frontmatter import parse_front_matter
from tweetalig.settings import load_settings
from tweetalig.starting.site import (
    Start,
    site_address,
    site_files,
    site_name,
    target_languages,
    write_site,
)
from tweetalig.terms.glossary import load_glossary

OURS = ("en", "de", "fr")
REPOSITORY = Path(__file__).parents[3]


def start(*targets: str, name: str = "Proef", address: str = "https://example.org/") -> Start:
    return Start(
        name=name,
        address=address,
        targets=tuple(Locale(target) for target in targets),
        date="2026-11-25",
        requirement="tweetalig==1",
    )


def dutch_pages() -> list[str]:
    files = site_files(start("en"))
    return [path for path in files if path.startswith("docs/nl/")]


@pytest.mark.parametrize("target", OURS)
@pytest.mark.parametrize("path", dutch_pages())
def test_a_page_of_ours_says_the_same_in_the_same_places(path: str, target: str) -> None:
    files = site_files(start(target))
    dutch = segment_markdown(files[path]).segments
    theirs = segment_markdown(files[path.replace("/nl/", f"/{target}/")]).segments

    assert [(s.kind, s.line) for s in theirs] == [(s.kind, s.line) for s in dutch]
    for before, after in zip(dutch, theirs, strict=True):
        assert after.text != before.text or before.text == "Privacy" or before.text.startswith("`")
        assert re.findall(r"\]\([^)]*\)|`[^`]*`|\+\+", after.text) == re.findall(
            r"\]\([^)]*\)|`[^`]*`|\+\+", before.text
        ) or before.text.startswith("`")


def test_french_signs_have_their_spaces() -> None:
    for path, text in site_files(start("fr")).items():
        if path.startswith("docs/fr/"):
            prose = re.sub(r"^---.*?^---|`[^`]*`|^!!!", "", text, flags=re.DOTALL | re.MULTILINE)
            assert not re.search(r" [:?!;»]|« |\w[:?!;»](?:\s|$)", prose), path


@pytest.mark.parametrize("path", dutch_pages())
def test_every_page_has_what_readers_look_for(path: str) -> None:
    front = parse_front_matter(site_files(start("en"))[path], path).data

    assert {"title", "description", "date", "summary"} <= set(front)
    assert str(front["date"]) == "2026-11-25"


@pytest.mark.parametrize("targets", [("en",), ("de", "en"), ("fr",), ("fy",), ("en", "fy")])
def test_the_words_load_for_every_language(targets: tuple[str, ...]) -> None:
    text = site_files(start(*targets))["glossary.yml"]
    loaded = {target: load_glossary(text, path="x", target=Locale(target)) for target in targets}

    assert {target for target, terms in loaded.items() if terms} == set(targets) & set(OURS)
    assert all(
        term.definition and term.definition_target for terms in loaded.values() for term in terms
    )


def test_pages_are_there_in_the_languages_we_have_and_no_other() -> None:
    folders = {
        path.split("/")[1] for path in site_files(start("fy", "de")) if path.startswith("docs")
    }

    assert folders == {"nl", "de"}


@pytest.mark.parametrize(
    "name", ["Na de infectie", 'Na "de": #1', "It's & <b>", r"a\b", "{{ x }}", "- ja", "été 日本"]
)
def test_any_name_arrives_as_it_was_given(name: str, tmp_path: Path) -> None:
    files = site_files(start("en", "de", name=name))
    config = yaml.safe_load(files["mkdocs.yml"])
    write_site(tmp_path / "new", files)

    assert config["site_name"] == name
    assert config["extra"]["languages"]["de"]["site_name"] == name
    assert tomllib.loads(files["tweetalig.toml"])["targets"] == ["en", "de"]
    assert load_settings(tmp_path / "new").targets == ("en", "de")


def test_a_site_has_the_look_and_the_markdown_of_this_one() -> None:
    this = yaml.safe_load((REPOSITORY / "mkdocs.yml").read_text("utf-8"))
    new = yaml.safe_load(site_files(start("en"))["mkdocs.yml"])
    own = {"site_name", "site_description", "site_url", "copyright", "extra"}

    assert {key: new[key] for key in new.keys() - own} == {
        key: this[key] for key in this.keys() - own
    }


def test_what_is_asked_for_once_is_written_everywhere() -> None:
    files = site_files(start("de", address="https://example.org/deel/"))

    assert yaml.safe_load(files["mkdocs.yml"])["site_url"] == "https://example.org/deel/"
    assert "`docs/de`" in files["docs/nl/helpen.md"]
    assert "{" not in files["requirements.txt"]
    assert "/site/\n" in files[".gitignore"]
    assert files[".gitattributes"] == (REPOSITORY / ".gitattributes").read_text("utf-8")


@pytest.mark.parametrize("given", ["https://example.org", " HTTP://example.org/a/b// "])
def test_an_address_ends_with_a_slash(given: str) -> None:
    assert site_address(given) in ("https://example.org/", "http://example.org/a/b/")


@pytest.mark.parametrize(
    "given", ["", "example.org", "ftp://example.org", "https://", "https://a b", "https://a?b"]
)
def test_what_is_no_address_is_refused(given: str) -> None:
    with pytest.raises(UsageError, match="not the address"):
        site_address(given)


@pytest.mark.parametrize("given", ["", "  ", "a\nb", "a\x00"])
def test_what_is_no_name_is_refused(given: str) -> None:
    with pytest.raises(UsageError, match="needs a name"):
        site_name(given)


def test_languages_come_out_as_the_settings_want_them() -> None:
    assert target_languages(["EN", "pt_BR", "en"]) == ("en", "pt-br")


@pytest.mark.parametrize(
    ("given", "said"),
    [([], "needs a language"), (["nl"], "Dutch already"), (["engels!"], "not a language tag")],
)
def test_what_is_no_target_language_is_refused(given: list[str], said: str) -> None:
    with pytest.raises(UsageError, match=said):
        target_languages(given)


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "docs/nl").mkdir(parents=True)
    (tmp_path / "docs/nl/index.md").write_text("van ons", "utf-8")

    with pytest.raises(UsageError, match=r"docs/nl/index\.md"):
        write_site(tmp_path, site_files(start("en")))

    assert [file.name for file in tmp_path.rglob("*") if file.is_file()] == ["index.md"]
    assert (tmp_path / "docs/nl/index.md").read_text("utf-8") == "van ons"


def test_a_second_start_says_that_there_is_a_site(tmp_path: Path) -> None:
    write_site(tmp_path, site_files(start("en")))

    with pytest.raises(UsageError, match="a site here already"):
        write_site(tmp_path, site_files(start("de")))


def test_a_start_that_fails_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, text: str) -> bool:
        if path.name == "tweetalig.toml":
            raise WriteError("the disk is full", path=str(path))
        return write_text(path, text)

    monkeypatch.setattr("tweetalig.starting.site.write_text", full)
    with pytest.raises(WriteError):
        write_site(tmp_path, site_files(start("en")))

    assert [file for file in tmp_path.rglob("*") if file.is_file()] == []
