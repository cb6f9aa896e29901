"""``tweetalig.toml`` as a value, or all its problems at once."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

from babel import Locale as BabelLocale
from babel import UnknownLocaleError

from tweetalig.errors import Problems, SettingsError, TweetaligError
from tweetalig.files import read_text
from tweetalig.model import Locale, Severity

FILE_NAME = "tweetalig.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings of one site; every path is absolute."""

    root: Path
    source: Locale
    targets: tuple[Locale, ...]
    docs: Path
    translations: Path
    site: Path
    glossary: Path
    work: Path
    engine: str = "auto"
    threads: int = 0
    fail_on: Severity = Severity.ERROR
    severities: Mapping[str, Severity] = field(default_factory=lambda: MappingProxyType({}))
    misaligned: bool = False

    def shown(self, path: Path) -> str:
        """Return ``path`` as people see it: from the site's root, with forward slashes."""
        try:
            return path.relative_to(self.root).as_posix()
        except ValueError:
            return str(path)


def is_language(tag: str) -> bool:
    """Say whether ``tag`` names a language, as in BCP 47: ``en``, ``fy``, ``pt-br``."""
    try:
        BabelLocale.parse(tag.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return False
    return True


def find_root(start: Path) -> Path:
    """Return the nearest folder, upwards from ``start``, that holds a ``tweetalig.toml``."""
    for folder in (start, *start.parents):
        if (folder / FILE_NAME).is_file():
            return folder
    raise SettingsError(
        f"no {FILE_NAME} here or in a folder above",
        path=str(start),
        hint="go to the folder of your site, or name it: tweetalig --root DIR …",
    )


def load_settings(root: Path) -> Settings:
    """Read ``tweetalig.toml``; raise :class:`Problems` with everything that is wrong in it."""
    path = root / FILE_NAME
    if not path.is_file():
        raise SettingsError("the file is not there", path=str(path), hint="name your site's folder")
    text = read_text(path, shown=FILE_NAME)
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"not TOML: {error}", path=FILE_NAME, line=_toml_line(error)) from error
    reader = _Reader(text)
    settings = reader.settings(root.resolve(), data)
    if reader.problems:
        raise Problems(reader.problems)
    return settings


def _toml_line(error: tomllib.TOMLDecodeError) -> int:
    # Python 3.11's tomllib gives the place only inside its message: "(at line 3, column 7)".
    _, _, tail = str(error).partition("(at line ")
    digits = tail.partition(",")[0]
    return int(digits) if digits.isdigit() else 0


class _Reader:
    """Takes the values out of the tables and remembers what is wrong with them."""

    _TABLES: Mapping[str, tuple[str, ...]] = MappingProxyType(
        {
            "": ("source", "targets", "glossary", "folders", "engine", "check"),
            "folders": ("docs", "translations", "site"),
            "engine": ("name", "threads"),
            "check": ("fail_on", "severity", "misaligned"),
        }
    )

    def __init__(self, text: str) -> None:
        self.problems: list[TweetaligError] = []
        self._lines = text.splitlines()

    def settings(self, root: Path, data: dict[str, Any]) -> Settings:
        self._unknown("", data)
        folders = self._table(data, "folders")
        engine = self._table(data, "engine")
        check = self._table(data, "check")
        return Settings(
            root=root,
            source=self._locale(self._text(data, "source", "nl"), "source"),
            targets=self._targets(data),
            docs=root / self._text(folders, "docs", "docs"),
            translations=root / self._text(folders, "translations", "translations"),
            site=root / self._text(folders, "site", "site"),
            glossary=root / self._text(data, "glossary", "glossary.yml"),
            work=root / ".tweetalig",
            engine=self._text(engine, "name", "auto"),
            threads=self._number(engine, "threads", 0),
            fail_on=self._severity(check.get("fail_on", "error"), "fail_on") or Severity.ERROR,
            severities=self._severities(check),
            misaligned=self._switch(check, "misaligned"),
        )

    def _wrong(self, message: str, key: str, hint: str = "") -> None:
        self.problems.append(
            SettingsError(message, path=FILE_NAME, line=self._line(key), hint=hint)
        )

    def _line(self, key: str) -> int:
        for number, line in enumerate(self._lines, start=1):
            if line.partition("=")[0].strip().strip("[]\"'") == key:
                return number
        return 1

    def _unknown(self, table: str, data: dict[str, Any]) -> None:
        known = self._TABLES[table]
        for key in data:
            if key not in known:
                self._wrong(f"“{key}” is not a setting", key, f"known here: {', '.join(known)}")

    def _table(self, data: dict[str, Any], name: str) -> dict[str, Any]:
        table = data.get(name, {})
        if not isinstance(table, dict):
            self._wrong(f"“{name}” must be a table: [{name}]", name)
            return {}
        self._unknown(name, table)
        return table

    def _text(self, data: dict[str, Any], key: str, default: str) -> str:
        value = data.get(key, default)
        if isinstance(value, str) and value:
            return value
        self._wrong(f"“{key}” must be text", key)
        return default

    def _number(self, data: dict[str, Any], key: str, default: int) -> int:
        value = data.get(key, default)
        if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
            return value
        self._wrong(f"“{key}” must be a whole number, 0 or more", key)
        return default

    def _switch(self, data: dict[str, Any], key: str) -> bool:
        value = data.get(key, False)
        if isinstance(value, bool):
            return value
        self._wrong(f"“{key}” must be true or false", key)
        return False

    def _locale(self, tag: str, key: str) -> Locale:
        if not is_language(tag):
            self._wrong(f"“{tag}” is not a language tag", key, "for example: nl, en, de, fy")
        return Locale(tag)

    def _targets(self, data: dict[str, Any]) -> tuple[Locale, ...]:
        value = data.get("targets", ["en"])
        if not isinstance(value, list) or not all(isinstance(tag, str) for tag in value):
            self._wrong("“targets” must be a list of language tags", "targets", 'targets = ["en"]')
            return (Locale("en"),)
        targets = tuple(self._locale(tag, "targets") for tag in value)
        if not targets:
            self._wrong("“targets” is empty", "targets", 'targets = ["en"]')
        if len(set(targets)) < len(targets) or data.get("source", "nl") in targets:
            self._wrong("“targets” names a language twice, or the source language", "targets")
        return targets

    def _severity(self, value: object, key: str) -> Severity | None:
        try:
            return Severity(str(value))
        except ValueError:
            self._wrong(f"“{value}” is not a severity", key, "error, warning or notice")
            return None

    def _severities(self, check: dict[str, Any]) -> Mapping[str, Severity]:
        table = check.get("severity", {})
        if not isinstance(table, dict):
            self._wrong("“severity” must be a table: [check.severity]", "severity")
            return MappingProxyType({})
        chosen = {rule: self._severity(value, rule) for rule, value in table.items()}
        return MappingProxyType({rule: value for rule, value in chosen.items() if value})
