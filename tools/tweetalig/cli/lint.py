"""``tweetalig lint``: hints for Dutch that reads easily."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from tweetalig.cli.context import Context, output
from tweetalig.cli.results import exit_status, findings_options, rendered, show_problems
from tweetalig.errors import SettingsError, UsageError
from tweetalig.files import list_files
from tweetalig.lint.all_hints import HINTS
from tweetalig.model import Severity
from tweetalig.pipeline import lint
from tweetalig.settings import Settings


@click.command("lint", short_help="Give hints for Dutch that reads easily.")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@findings_options
@click.pass_obj
def command(context: Context, paths: tuple[Path, ...], shape: str, fail_on: str | None) -> int:
    """Give hints for Dutch that reads easily: long sentences, hard words, vague headings.

    PATHS are Dutch articles or folders, of a site or not; without any, all articles of the site.
    """
    settings = _settings(context, needed=not paths)
    files = tuple(_files(settings, paths))
    findings, problems = lint(files, settings=settings)
    show_problems(problems)
    if findings or shape != "text":
        output(rendered(findings, shape, rules={hint.name: hint.summary for hint in HINTS}))
    else:
        context.console.say("No hints.")
    failing = settings.fail_on if settings else Severity.ERROR
    return exit_status(problems, findings, Severity(fail_on) if fail_on else failing)


def _settings(context: Context, *, needed: bool) -> Settings | None:
    """Return the settings of the site we are in; a file can be looked at outside of one."""
    try:
        settings = context.settings()
    except SettingsError:
        if needed or context.root is not None:
            raise
        return None
    if settings.source.partition("-")[0] != "nl":
        raise UsageError(
            f"there are hints for Dutch alone, and this site is written in “{settings.source}”"
        )
    return settings


def _files(settings: Settings | None, paths: Iterable[Path]) -> Iterator[Path]:
    if settings is not None and not paths:
        yield from list_files(settings.docs / settings.source, "*.md")
    for path in paths:
        file = path.absolute()
        if settings is not None and _is_translation(settings, file):
            raise UsageError(
                "that is a translation; the hints are for the Dutch",
                path=settings.shown(file),
                hint=f"name a file in {settings.shown(settings.docs / settings.source)}/",
            )
        if not file.is_dir():
            yield path
            continue
        found = list_files(path, "*.md")
        if not found:
            raise UsageError("no article there", path=str(path), hint="name a Markdown file")
        yield from found


def _is_translation(settings: Settings, file: Path) -> bool:
    folders = [settings.translations, *(settings.docs / target for target in settings.targets)]
    return any(folder == file or folder in file.parents for folder in folders)
