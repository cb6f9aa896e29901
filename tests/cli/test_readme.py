"""Every command in the README works on this very site."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest
from tests.sources import making

from tweetalig.cli.main import main

REPOSITORY = Path(__file__).parents[2]
TINY = REPOSITORY / "tests/engines/tiny/translate-nl_en-0_1.argosmodel"


def commands() -> list[str]:
    """The lines of all code blocks in the README."""
    text = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    return [line for block in blocks for line in block.splitlines()]


def of(program: str) -> list[str]:
    return [line for line in commands() if shlex.split(line)[0].endswith(program)]


def test_the_readme_has_no_command_that_is_not_tested() -> None:
    tested = {*of("make"), *of("tweetalig"), *of("python3"), *of("pip")}
    assert set(commands()) == tested
    assert len(tested) > 10


@pytest.mark.parametrize("line", of("make"))
def test_make_knows_what_to_do(line: str) -> None:
    # The real runs are CI's own: .ci/run is `make test` and `make site`.
    done = subprocess.run(
        [*shlex.split(line), "--dry-run"],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_the_ways_to_install_are_those_of_the_makefile() -> None:
    makefile = (REPOSITORY / "Makefile").read_text(encoding="utf-8")
    (pip,) = of("pip")
    arguments = shlex.split(pip)
    assert arguments[1:4] == ["install", "--constraint", "constraints.txt"]
    assert "--constraint constraints.txt" in makefile
    assert f"--editable '{arguments[-1]}'" in makefile
    assert of("python3") == ["python3 -m venv .venv"]


def test_the_way_of_an_article_can_be_walked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("docs/nl", "docs/en", "translations"):
        shutil.copytree(REPOSITORY / name, tmp_path / name)
    for name in ("tweetalig.toml", "mkdocs.yml", "glossary.yml"):
        shutil.copy(REPOSITORY / name, tmp_path)
    (tmp_path / "artikel.docx").write_bytes(making.word())
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TWEETALIG_MODELS", str(tmp_path / "models"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("HOME", str(tmp_path))
    # Installing without a name asks the network; here the tiny package stands for its answer.
    assert main(["engine", "install", str(TINY)]) == 0
    walked = [shlex.split(line)[1:] for line in of("tweetalig")]
    assert ["engine", "install"] in walked
    for arguments in walked:
        if arguments != ["engine", "install"]:
            assert main(arguments) == 0, (arguments, capsys.readouterr().err)
    assert (tmp_path / "site/en/index.html").is_file()
    assert (tmp_path / "site/nl/artikelen/rust-na-een-drukke-dag/index.html").is_file()
