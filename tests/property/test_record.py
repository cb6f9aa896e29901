"""The record of the last sync never shows: whatever people do, a sync without it does the same."""

from __future__ import annotations

import contextlib
import io
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from tweetalig.cli.main import main

EXAMPLES = int(os.environ.get("TWEETALIG_RECORD_SERIES", "12"))

ARTICLES = {
    "index": "---\ntitle: Welkom\n---\n\n# Welkom\n\nWat rust is, leest u hier.\n",
    "over/pem": (
        "---\ntitle: Over PEM\n---\n\n# Over PEM\n\nRust helpt de meeste patiënten 3 dagen lang.\n"
        "Na inspanning komt PEM.\n\n| Vraag | Antwoord |\n| --- | --- |\n| Helpt rust? | Ja |\n"
    ),
    "over/rust": "# Rust\n\nHelpt rust?\n\nNa inspanning komt PEM. Dat weet *iedereen*.\n",
}
NAMES = ("index", "over/pem", "over/rust", "over/nieuw")
WORDS = ("Na inspanning komt PEM.", "Helpt rust?", "Rust helpt de meeste patiënten 4 dagen lang.")


def dutch(root: Path, name: str) -> Path:
    return root / "docs" / "nl" / f"{name}.md"


def page(root: Path, name: str, locale: str = "en") -> Path:
    return root / "docs" / locale / f"{name}.md"


def catalog(root: Path, name: str, locale: str = "en") -> Path:
    return root / "translations" / locale / f"{name}.po"


Deed = Callable[[Path], None]
"""Something a person does to a site."""


def replacing(file: Callable[[Path], Path], old: str, new: str) -> Deed:
    def deed(root: Path) -> None:
        if file(root).is_file():
            text = file(root).read_text(encoding="utf-8")
            file(root).write_text(text.replace(old, new, 1), encoding="utf-8")

    return deed


def removing(file: Callable[[Path], Path]) -> Deed:
    return lambda root: file(root).unlink(missing_ok=True)


def writing(file: Callable[[Path], Path], text: str) -> Deed:
    def deed(root: Path) -> None:
        file(root).parent.mkdir(parents=True, exist_ok=True)
        file(root).write_text(text, encoding="utf-8")

    return deed


def renaming(old: str, new: str) -> Deed:
    def deed(root: Path) -> None:
        if dutch(root, old).is_file():
            dutch(root, old).replace(dutch(root, new))

    return deed


@st.composite
def deeds(draw: st.DrawFn) -> Deed:
    """Deeds of people on any of the files of an article."""
    name = draw(st.sampled_from(NAMES))
    locale = draw(st.sampled_from(("en", "de")))
    of_people = (
        replacing(lambda root: dutch(root, name), "rust", "slaap"),
        replacing(lambda root: dutch(root, name), "3 dagen", "5 dagen"),
        replacing(
            lambda root: dutch(root, name), "\n\n", f"\n\n{draw(st.sampled_from(WORDS))}\n\n"
        ),
        replacing(lambda root: page(root, name, locale), "HELPT RUST?", "Does rest help?"),
        replacing(lambda root: page(root, name, locale), "KOMT", "comes"),
        replacing(lambda root: page(root, name, locale), "\n\n", "\n\nMy own words.\n\n"),
        replacing(lambda root: catalog(root, name, locale), '"HELPT RUST?"', '"Is rest good?"'),
        replacing(lambda root: catalog(root, name, locale), "#, fuzzy\n", ""),
        replacing(lambda root: catalog(root, name, locale), "msgstr", "<<<<<<< HEAD\nmsgstr"),
        replacing(lambda root: catalog(root, name, locale), "<<<<<<< HEAD\n", ""),
        replacing(lambda root: root / "tweetalig.toml", '"de"', '"fy"'),
        writing(lambda root: dutch(root, name), draw(st.sampled_from(list(ARTICLES.values())))),
        removing(lambda root: dutch(root, name)),
        removing(lambda root: page(root, name, locale)),
        removing(lambda root: catalog(root, name, locale)),
        renaming(name, draw(st.sampled_from(NAMES))),
    )
    return draw(st.sampled_from(of_people))


COMMANDS = (
    ("sync", "--engine", "pseudo", "--json"),
    ("sync", "--engine", "none", "--json"),
    ("sync", "--check", "--json"),
    ("sync", "--engine", "pseudo", "--json", "docs/nl/over"),
    ("resolve", "docs/nl/over", "--take", "page"),
    ("status", "--json"),
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a person can see after a command."""

    status: int
    out: str
    err: str
    files: dict[str, bytes]


def run(root: Path, command: tuple[str, ...]) -> Outcome:
    out, err = io.StringIO(), io.StringIO()
    with contextlib.chdir(root), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        status = main(command)
    files = {
        str(path.relative_to(root)): path.read_bytes()
        for folder in ("docs", "translations")
        for path in sorted((root / folder).rglob("*"))
        if path.is_file()
    }
    return Outcome(status, out.getvalue(), err.getvalue(), files)


@contextlib.contextmanager
def new_site() -> Iterator[Path]:
    # Every write of a sync is synced to the disk; memory, where there is some, is faster.
    fast = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=fast if fast.is_dir() else None) as folder:
        root = Path(folder)
        writing(lambda root: root / "tweetalig.toml", 'source = "nl"\ntargets = ["en", "de"]\n')(
            root
        )
        for name, text in ARTICLES.items():
            file = dutch(root, name)
            writing(lambda root, file=file: file, text)(root)  # type: ignore[misc]
        yield root


@settings(max_examples=EXAMPLES, deadline=None)
@given(
    series=st.lists(
        st.tuples(st.lists(deeds(), max_size=2), st.sampled_from(COMMANDS)), min_size=2, max_size=6
    )
)
def test_a_run_with_the_record_does_and_says_the_same_as_one_without(
    series: list[tuple[list[Deed], tuple[str, ...]]],
) -> None:
    start: tuple[list[Deed], tuple[str, ...]] = ([], COMMANDS[0])
    with new_site() as kept, new_site() as forgetful:
        for done, command in (start, *series):
            for deed in done:
                deed(kept)
                deed(forgetful)
            shutil.rmtree(forgetful / ".tweetalig", ignore_errors=True)
            seen = run(kept, command)
            assert seen.status != 70, seen.err
            assert seen == run(forgetful, command)
