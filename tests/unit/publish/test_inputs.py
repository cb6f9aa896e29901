from __future__ import annotations

from pathlib import Path

import pytest

from tweetalig.model import Locale
from tweetalig.publish.inputs import page_url, read_site, to_root
from tweetalig.settings import load_settings


@pytest.mark.parametrize(
    ("path", "url"),
    [
        ("index.md", ""),
        ("README.md", ""),
        ("over.md", "over/"),
        ("artikelen/index.md", "artikelen/"),
        ("artikelen/pem.md", "artikelen/pem/"),
        ("a/b/c.d.md", "a/b/c.d/"),
    ],
)
def test_a_page_has_the_address_that_mkdocs_gives_it(path: str, url: str) -> None:
    assert page_url(path) == url


@pytest.mark.parametrize(("url", "up"), [("", "../"), ("over/", "../../"), ("a/b/", "../../../")])
def test_the_way_up_leads_to_the_folder_of_all_languages(url: str, up: str) -> None:
    assert to_root(url) == up


def test_reads_pages_and_other_files_of_every_language(tmp_path: Path) -> None:
    for name in (
        "docs/nl/a.md",
        "docs/en/a.md",
        "docs/nl/b.md",
        "docs/en/alleen-engels.md",
        "docs/nl/beeld.svg",
        "docs/en/beeld.svg",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name, "utf-8")
    (tmp_path / "docs/nl/c.md").write_bytes(b"\xff")
    (tmp_path / "tweetalig.toml").write_text('targets = ["en"]\n', "utf-8")

    site = read_site(load_settings(tmp_path), states={}, terms={})

    assert [page.path for page in site.pages] == ["a.md", "b.md"]
    assert site.pages[0].texts == {"nl": "docs/nl/a.md", "en": "docs/en/a.md"}
    assert site.pages[0].url == "a/"
    assert set(site.assets) == {"beeld.svg"}
    assert set(site.assets["beeld.svg"]) == {"nl", "en"}
    assert [problem.path for problem in site.problems] == ["docs/nl/c.md"]
    assert site.locales == (Locale("nl"), Locale("en"))
