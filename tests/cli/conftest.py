"""A small site in an empty folder, and the command as a person would run it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from tweetalig.cli.main import main

REPOSITORY = Path(__file__).parents[2]

PEM = """---
title: Wat is PEM?
description: Wat PEM is.
date: 2026-11-22
summary:
  - PEM komt na inspanning.
---

# Wat is PEM?

De patiënten hebben PEM. De patiënten hebben geen koorts.

| Vraag | Antwoord |
| --- | --- |
| Helpt rust? | Ja |
| Helpt sport? | Nee |

!!! note "Let op"
    Lees ook [de startpagina](../index.md).
"""

HOME = """---
title: Welkom
description: Een kleine site.
---

# Welkom

Lees [over PEM](artikelen/pem.md).
"""

GLOSSARY = """terms:
  - term: PEM
    expansion: post-exertionele malaise
    definition: Klachten worden erger na inspanning.
    en:
      term: PEM
      expansion: post-exertional malaise
      definition: Symptoms get worse after exertion.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What a command left behind."""

    status: int
    out: str
    err: str


Command = Callable[..., Run]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Two Dutch articles, a glossary, and settings; nothing translated."""
    root = tmp_path / "site"
    for path, text in {
        "tweetalig.toml": 'source = "nl"\ntargets = ["en"]\n',
        "glossary.yml": GLOSSARY,
        "docs/nl/index.md": HOME,
        "docs/nl/artikelen/pem.md": PEM,
    }.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    shutil.copy(REPOSITORY / "mkdocs.yml", root)
    return root


@pytest.fixture
def tweetalig(
    site: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Command:
    """Run a command in the site, in this process, with an empty folder for models."""
    monkeypatch.chdir(site)
    monkeypatch.setenv("TWEETALIG_MODELS", str(tmp_path / "models"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("HOME", str(tmp_path))

    def run(*arguments: str) -> Run:
        capsys.readouterr()
        status = main(arguments)
        out, err = capsys.readouterr()
        return Run(status=status, out=out, err=err)

    return run


@pytest.fixture
def installed(site: Path, tmp_path: Path) -> Command:
    """Run the installed command as a process of its own."""
    program = Path(sys.executable).parent / "tweetalig"
    environment = {**os.environ, "TWEETALIG_MODELS": str(tmp_path / "models")}
    environment |= {"XDG_DATA_HOME": str(tmp_path / "data"), "HOME": str(tmp_path)}

    def run(*arguments: str, given: str = "", options: Sequence[str] = ()) -> Run:
        done = subprocess.run(
            [str(program), *options, *arguments],
            cwd=site,
            env=environment,
            input=given,
            capture_output=True,
            text=True,
            check=False,
        )
        return Run(status=done.returncode, out=done.stdout, err=done.stderr)

    return run
