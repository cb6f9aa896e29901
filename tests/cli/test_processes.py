"""Real processes: two syncs at the same time, and one that is killed halfway."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import pytest

PAGE = "docs/en/artikelen/pem.md"
CATALOG = "translations/en/artikelen/pem.po"
ARTICLE = "docs/nl/artikelen/pem.md"
PROGRAM = Path(sys.executable).parent / "tweetalig"

# What a person typed, and into which file.
ON_THE_PAGE = "Does *rest* help at all?"
IN_THE_CATALOG = "Yes, it does."

pytestmark = pytest.mark.skipif(os.name == "nt", reason="there are no signals like these")


@pytest.fixture
def environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An engine of a third party, announced as an installed package announces it."""
    plugins = tmp_path / "plugins"
    package = plugins / "plugin_engine-1.dist-info"
    package.mkdir(parents=True)
    shutil.copy(Path(__file__).with_name("plugin_engine.py"), plugins)
    (package / "METADATA").write_text("Name: plugin-engine\nVersion: 1\n", encoding="utf-8")
    (package / "entry_points.txt").write_text(
        "[tweetalig.engines]\nplugin = plugin_engine:load\n", encoding="utf-8"
    )
    monkeypatch.setenv("PYTHONPATH", str(plugins))
    monkeypatch.setenv("TWEETALIG_MODELS", str(tmp_path / "models"))


@pytest.fixture
def drafted(site: Path, environment: None) -> Path:
    """A site that was drafted, and then edited in the page, the catalog and the Dutch."""
    assert run(site, "sync", "--engine", "pseudo").returncode == 0
    edit(site / PAGE, "HELPT RUST?", ON_THE_PAGE)
    edit(site / CATALOG, 'msgstr "JA"', f'msgstr "{IN_THE_CATALOG}"')
    edit(site / ARTICLE, "De patiënten hebben geen koorts.", "Zij hebben zelden koorts.")
    return site


def run(site: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [PROGRAM, *arguments], cwd=site, capture_output=True, text=True, check=False
    )


@contextmanager
def waiting_sync(site: Path) -> Iterator[subprocess.Popen[str]]:
    """A sync that is being drafted, until it is given a line."""
    with subprocess.Popen(
        [PROGRAM, "sync", "--engine", "plugin"],
        cwd=site,
        env={**os.environ, "TEST_ENGINE_WAITS": "1"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline() == "asked to translate\n"
            yield process
        finally:
            process.kill()


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def contents(site: Path) -> dict[str, str]:
    """Everything that people and the program wrote in the site."""
    return {
        file.relative_to(site).as_posix(): file.read_text(encoding="utf-8")
        for folder in ("docs", "translations")
        for file in sorted((site / folder).rglob("*"))
        if file.is_file()
    }


def has_every_word(site: Path) -> bool:
    """Say whether what people typed is in the page and, as theirs, in the catalog."""
    page = (site / PAGE).read_text(encoding="utf-8")
    catalog = (site / CATALOG).read_text(encoding="utf-8")
    return all(
        typed in page and f'msgstr "{typed}"' in catalog for typed in (ON_THE_PAGE, IN_THE_CATALOG)
    )


@pytest.mark.parametrize(
    "second", [("sync",), ("sync", "--engine", "pseudo"), ("resolve", ARTICLE, "--take", "page")]
)
def test_the_second_of_two_runs_is_told_to_wait_and_touches_nothing(
    drafted: Path, second: tuple[str, ...]
) -> None:
    with waiting_sync(drafted) as first:
        before = contents(drafted)
        told = run(drafted, *second)
        assert contents(drafted) == before
        assert first.poll() is None, first.communicate()
    assert (told.returncode, told.stdout) == (1, "")
    assert told.stderr.splitlines() == [
        f"{drafted}/.tweetalig/lock: error[locked]: another tweetalig is working on this site",
        "hint: wait until it is done, then run this again",
    ]


def test_neither_of_two_runs_loses_a_word(drafted: Path) -> None:
    with waiting_sync(drafted) as first:
        # While the first drafts, a person goes on, and starts a second.
        edit(drafted / PAGE, "HELPT SPORT?", "Does sport help?")
        assert run(drafted, "sync", "--engine", "pseudo").returncode == 1
        _, said = first.communicate("go on\n")
        assert first.returncode == 0, said
    assert has_every_word(drafted)
    assert run(drafted, "sync", "--engine", "pseudo").returncode == 0
    assert has_every_word(drafted)
    after = contents(drafted)
    assert "Does sport help?" in after[PAGE]
    assert 'msgstr "Does sport help?"' in after[CATALOG]
    assert run(drafted, "sync", "--engine", "pseudo").returncode == 0
    assert contents(drafted) == after


def test_looking_needs_no_lock(drafted: Path) -> None:
    with waiting_sync(drafted):
        assert run(drafted, "status").returncode == 0
        assert run(drafted, "sync", "--check").returncode == 1


def test_a_sync_killed_while_drafting_leaves_no_lock_and_loses_nothing(drafted: Path) -> None:
    before = contents(drafted)
    with waiting_sync(drafted) as process:
        process.kill()
        process.wait()
    assert contents(drafted) == before
    assert run(drafted, "sync", "--engine", "pseudo").returncode == 0
    assert has_every_word(drafted)


def test_a_sync_killed_at_any_change_of_the_disk_loses_nothing(
    drafted: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = _after_a_sync(drafted, tmp_path / "whole")
    for point in count():
        site = tmp_path / f"killed-{point}"
        shutil.copytree(drafted, site)
        monkeypatch.setenv("TEST_ENGINE_KILLS_AT", str(point))
        killed = run(site, "sync", "--engine", "plugin")
        monkeypatch.delenv("TEST_ENGINE_KILLS_AT")
        if killed.returncode == 0:
            break
        assert killed.returncode == -signal.SIGKILL, killed.stderr
        again = run(site, "sync", "--engine", "plugin")
        assert again.returncode == 0, again.stderr
        assert has_every_word(site)
        assert _visible(contents(site)) == whole
    # The journal, the catalog, the page, the journal again, and the record.
    assert point >= 5


def _after_a_sync(drafted: Path, copy: Path) -> dict[str, str]:
    shutil.copytree(drafted, copy)
    assert run(copy, "sync", "--engine", "plugin").returncode == 0
    return contents(copy)


def _visible(files: dict[str, str]) -> dict[str, str]:
    return {path: text for path, text in files.items() if "/." not in path}


def test_the_program_runs_as_a_module_too() -> None:
    command = [sys.executable, "-m", "tweetalig", "--version"]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    assert run.stdout.startswith("tweetalig ")
