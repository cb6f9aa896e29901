"""``tweetalig init``: start a new site."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable
from datetime import date
from importlib.metadata import distribution, version
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit
from urllib.request import url2pathname

import click

from tweetalig.cli.context import Context
from tweetalig.errors import UsageError
from tweetalig.history import cloned_from
from tweetalig.model import Locale
from tweetalig.starting.site import (
    Start,
    refuse_second_site,
    site_address,
    site_files,
    site_name,
    target_languages,
    write_site,
)

_EXAMPLE = "https://example.org/"
_LANGUAGES = "Into which languages do you translate the Dutch? (en, de, fr, fy …)"

_T = TypeVar("_T")


@click.command("init", short_help="Start a new site that builds at once.")
@click.argument("folder", metavar="[DIR]", required=False, type=click.Path(path_type=Path))
@click.option("--name", help="What the site is called.")
@click.option("--url", help="The address where the site will be, such as https://example.org/.")
@click.option(
    "--language",
    "tags",
    multiple=True,
    help="A language to translate into, such as en or de; give it once for each.",
)
@click.pass_obj
def command(
    context: Context, folder: Path | None, name: str | None, url: str | None, tags: tuple[str, ...]
) -> None:
    """Start a new site in DIR, or in this folder: settings, words, first articles, workflows.

    What the options don't say is asked at a terminal; elsewhere the name is that of the
    folder, the address an example, and the language English.
    """
    root = folder or context.root or Path()
    refuse_second_site(root)
    requirement = _requirement()
    start = Start(
        name=_given(name, "What is the site called?", _name_of(root), site_name),
        address=_given(url, "At which address will it be?", _EXAMPLE, site_address),
        targets=_given(" ".join(tags) or None, _LANGUAGES, "en", _languages),
        date=date.today().isoformat(),  # noqa: DTZ011 - the day it is for the person who starts
        requirement=requirement or f"tweetalig=={version('tweetalig')}",
    )
    written = write_site(root, site_files(start))
    context.console.say(_next_steps(root, len(written), start, found=requirement is not None))


def _given(option: str | None, question: str, default: str, read: Callable[[str], _T]) -> _T:
    """Return what an option says, or the answer to a question; the default where nobody is.

    Who answers what can't be is told why, and asked again.
    """
    if option is not None or not sys.stdin.isatty():
        return read(default if option is None else option)

    def answered(text: str) -> _T:
        try:
            return read(text)
        except UsageError as error:
            raise click.UsageError(f"{error.message} ({error.hint})") from error

    answer: _T = click.prompt(question, default=default, err=True, value_proc=answered)
    return answer


def _name_of(root: Path) -> str:
    name = root.resolve().name.replace("-", " ").replace("_", " ").strip().capitalize()
    return name or "Onze site"


def _languages(text: str) -> tuple[Locale, ...]:
    return target_languages(re.findall(r"[^\s,;]+", text))


def _requirement() -> str | None:
    """Return how pip installs this very version elsewhere; None where it is only here."""
    program = distribution("tweetalig")
    told = json.loads(program.read_text("direct_url.json") or "{}")
    if not told:
        return f"tweetalig=={program.version}"
    commit = told.get("vcs_info", {}).get("commit_id")
    source = (
        (told["url"], commit)
        if commit
        else cloned_from(Path(url2pathname(urlsplit(told["url"]).path)))
    )
    return source and "tweetalig @ git+{}@{}".format(*source)


def _next_steps(root: Path, count: int, start: Start, *, found: bool) -> str:
    go = "" if root.resolve() == Path.cwd() else f"  cd {root}\n"
    example = (
        f"- mkdocs.yml: the address; it is an example now ({_EXAMPLE})\n"
        if start.address == _EXAMPLE
        else ""
    )
    here = "" if found else "\n- requirements.txt: where the workflows find tweetalig"
    return (
        f"A new site, with {count} files, is in {root.resolve()}.\n"
        "Build it and look at it:\n"
        f"{go}"
        "  tweetalig build\n"
        "  tweetalig serve\n"
        "Then fill in:\n"
        f"{example}"
        "- docs/nl/over.md: who you are, and how readers reach you\n"
        f"- mkdocs.yml: the licence of your articles{here}"
    )
