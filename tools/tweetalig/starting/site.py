"""The first files of a site: settings, look, words, articles and workflows."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files as packaged
from importlib.resources.abc import Traversable
from pathlib import Path
from types import MappingProxyType

from jinja2 import DictLoader, Environment, StrictUndefined

from tweetalig.errors import UsageError, WriteError
from tweetalig.files import remove, write_text
from tweetalig.model import Locale
from tweetalig.settings import FILE_NAME, is_language

_RENAMED: Mapping[str, str] = MappingProxyType(
    {
        "gitattributes": ".gitattributes",
        "gitignore": ".gitignore",
        "github.yml": ".github/workflows/site.yml",
        "gitlab-ci.yml": ".gitlab-ci.yml",
    }
)
"""Where templates go whose real name would be taken for this repository's own."""

_DESCRIPTION = "description: "


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """What a new site is called, where it will be, and into which languages it goes.

    ``name``, ``address`` and ``targets`` are as :func:`site_name`, :func:`site_address` and
    :func:`target_languages` return them. ``requirement`` is the line with which pip installs
    this program; ``date`` is the day the site begins, in ISO 8601.
    """

    name: str
    address: str
    targets: tuple[Locale, ...]
    date: str
    requirement: str


def site_name(text: str) -> str:
    """Return the name of a site without spaces around it; raise :class:`UsageError`."""
    name = text.strip()
    if not name or not name.isprintable():
        raise UsageError("a site needs a name, on one line", hint="--name 'Na de infectie'")
    return name


def site_address(text: str) -> str:
    """Return the address of a site with a slash at its end; raise :class:`UsageError`."""
    scheme, _, rest = text.strip().partition("://")
    usable = rest.isprintable() and not set(rest) & set(" <>\"'`?#\\")
    if scheme.lower() not in ("http", "https") or not rest.strip("/") or not usable:
        raise UsageError(f"“{text}” is not the address of a site", hint="https://example.org/")
    return f"{scheme.lower()}://{rest.rstrip('/')}/"


def target_languages(tags: Iterable[str], source: str = "nl") -> tuple[Locale, ...]:
    """Return the tags of languages as the settings want them, each once.

    Raises :class:`UsageError` for what is no language, or is the source language.
    """
    found: dict[Locale, None] = {}
    for given in tags:
        tag = given.strip().lower().replace("_", "-")
        if not is_language(tag):
            raise UsageError(f"“{given}” is not a language tag", hint="for example: en, de, fr, fy")
        if tag == source:
            raise UsageError(
                "the articles are in Dutch already", hint="name the languages to translate into"
            )
        found[Locale(tag)] = None
    if not found:
        raise UsageError("a site needs a language to translate into", hint="--language en")
    return tuple(found)


def site_files(start: Start) -> Mapping[str, str]:
    """Return the files of a new site by their paths, with what they say.

    The first pages are there in the target languages that we wrote them in ourselves. Those
    in other languages come from the engine or from people, as with any article.
    """
    templates = dict(_templates(packaged("tweetalig.starting") / "templates"))
    known = tuple(target for target in start.targets if _home(target) in templates)
    environment = Environment(
        loader=DictLoader(templates),
        undefined=StrictUndefined,
        trim_blocks=True,
        keep_trailing_newline=True,
    )
    # A text in JSON's quotes is the same text in YAML and in TOML.
    environment.filters["quoted"] = lambda value: json.dumps(value, ensure_ascii=False)
    values = {
        "name": start.name,
        "address": start.address,
        "targets": start.targets,
        "known": known,
        "descriptions": {target: _description(templates[_home(target)]) for target in known},
        "target": start.targets[0],
        "date": start.date,
        "requirement": start.requirement,
    }
    return {
        _RENAMED.get(path, path): environment.get_template(path).render(values)
        for path in templates
        if _is_wanted(path, known)
    }


def refuse_second_site(folder: Path) -> None:
    """Raise :class:`UsageError` when there is a site in a folder."""
    if (folder / FILE_NAME).exists():
        raise UsageError(
            "there is a site here already",
            path=str(folder / FILE_NAME),
            hint="start the new one in another folder: tweetalig init DIR",
        )


def write_site(folder: Path, files: Mapping[str, str]) -> tuple[Path, ...]:
    """Write the files of a new site into a folder, all of them or none.

    Raises :class:`UsageError` when the folder has one of them already.
    """
    refuse_second_site(folder)
    there = [path for path in files if (folder / path).exists()]
    if there:
        raise UsageError(
            f"the folder has files of its own where the site would put its: {', '.join(there)}",
            path=str(folder),
            hint="nothing was written; move them away, or start in another folder",
        )
    written: list[Path] = []
    try:
        # The settings come last: without them, what is there is no site yet.
        for path in sorted(files, key=lambda path: path == FILE_NAME):
            write_text(folder / path, files[path])
            written.append(folder / path)
    except WriteError:
        for file in written:
            remove(file)
        raise
    return tuple(written)


def _templates(folder: Traversable, above: str = "") -> Iterator[tuple[str, str]]:
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        path = f"{above}{item.name}"
        if item.is_dir():
            yield from _templates(item, f"{path}/")
        else:
            yield path, item.read_text("utf-8")


def _home(language: str) -> str:
    return f"docs/{language}/index.md"


def _description(text: str) -> str:
    return next(
        line.removeprefix(_DESCRIPTION)
        for line in text.splitlines()
        if line.startswith(_DESCRIPTION)
    )


def _is_wanted(path: str, targets: Iterable[str]) -> bool:
    folder, _, rest = path.partition("/")
    return folder != "docs" or rest.partition("/")[0] in ("nl", *targets)
