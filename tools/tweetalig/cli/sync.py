"""``tweetalig sync``: take in edits, draft what is missing, write catalogs and pages."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from tweetalig.cli.context import Context, output_json
from tweetalig.cli.results import exit_status, problem_as_data, show_findings, show_problems
from tweetalig.cli.status import as_data
from tweetalig.drafting import Progress
from tweetalig.engines.contract import Engine, EngineOptions
from tweetalig.engines.models import engine_options, install
from tweetalig.engines.registry import AUTO, load_engine, resolve
from tweetalig.errors import EngineUnavailable
from tweetalig.model import Locale
from tweetalig.pipeline import Synced, sync
from tweetalig.reading import choose_articles
from tweetalig.report.as_json import as_row
from tweetalig.settings import Settings

_WORK_FOUND = 1


@click.command("sync", short_help="Take in edits and draft what is missing.")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--engine", help="auto, none, or an engine that `tweetalig engine list` shows.")
@click.option(
    "--install-engine",
    is_flag=True,
    help="Get an engine, without asking, when there is something to draft and none is there.",
)
@click.option(
    "--check", "dry", is_flag=True, help="Write nothing; exit 1 if something would change."
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")
@click.pass_obj
def command(
    context: Context,
    paths: tuple[Path, ...],
    engine: str | None,
    install_engine: bool,
    dry: bool,
    as_json: bool,
) -> int:
    """Bring the translations up to date with the Dutch and with people's edits.

    PATHS are articles, their translations or catalogs, or folders; without any, all of them.
    """
    settings = context.settings()
    finder = _EngineFinder(context, settings, engine or settings.engine, may_install=install_engine)
    result = sync(
        settings,
        chosen=choose_articles(settings, paths),
        load_engine=finder.load,
        show_progress=lambda label: _progress(context, label),
        dry=dry,
    )
    show_problems(result.problems)
    show_findings(result.findings)
    if as_json:
        output_json(_as_data(result))
    context.console.say(_summary(result, dry=dry))
    if not result.states and not result.problems:
        folder = settings.shown(settings.docs / settings.source)
        context.console.say(f"There are no articles yet; they are Markdown files in {folder}/.")
    if dry and result.changed:
        return _WORK_FOUND
    return exit_status(result.problems, result.findings, settings.fail_on)


class _EngineFinder:
    """Finds the engine for a language when there is something to draft, not before."""

    def __init__(
        self, context: Context, settings: Settings, name: str, *, may_install: bool
    ) -> None:
        self._context = context
        self._settings = settings
        self._name = name
        self._may_install = may_install
        # An unknown name is a mistake of the person who called, whatever there is to draft.
        resolve(name, self._options(settings.targets[0]))

    def load(self, locale: Locale) -> Engine | None:
        """Load the engine; None where drafting is not wanted or nothing is installed."""
        options = self._options(locale)
        if self._name == AUTO and resolve(AUTO, options) is None and self._may_install:
            self._install(options)
        engine = load_engine(self._name, options)
        if engine is None and self._name == AUTO:
            to = "" if locale == self._settings.targets[0] else f" --to {locale}"
            self._context.console.say(
                f"No translation engine for “{locale}” is installed, so nothing is drafted.\n"
                f"hint: tweetalig engine install{to}"
            )
        if engine is not None:
            self._context.console.say(f"Drafting with {engine.info.name} ({engine.info.model}).")
        return engine

    def _install(self, options: EngineOptions) -> None:
        self._context.console.say("There is something to draft, and no engine yet.")
        try:
            with self._context.console.dialogue(always=True) as dialogue:
                install(None, options=options, environment=os.environ, dialogue=dialogue)
        except EngineUnavailable as problem:
            # The site can be built all the same; its pages say that they are not translated.
            self._context.console.say(str(problem))

    def _options(self, locale: Locale) -> EngineOptions:
        return engine_options(
            source=self._settings.source,
            target=locale,
            threads=self._settings.threads,
            environment=os.environ,
        )


@contextmanager
def _progress(context: Context, label: str) -> Iterator[Progress]:
    with context.console.progress(label, unit="sentences") as step:
        yield step


def _summary(result: Synced, *, dry: bool) -> str:
    count = len(result.changed)
    verb = "would change" if dry else "changed"
    parts = [f"{count} {'file' if count == 1 else 'files'} {verb}"]
    if result.drafted:
        segments = "segment" if result.drafted == 1 else "segments"
        parts.append(f"{result.drafted} {segments} drafted")
    if result.waiting:
        parts.append(f"{result.waiting} not translated yet")
    if result.refused:
        parts.append(f"{result.refused} left untranslated because no draft passed the checks")
    return ", ".join(parts) + "."


def _as_data(result: Synced) -> dict[str, Any]:
    return {
        "changed": list(result.changed),
        "drafted": result.drafted,
        "waiting": result.waiting,
        "refused": result.refused,
        "pages": [as_data(state) for state in result.states],
        "findings": [as_row(finding) for finding in result.findings],
        "problems": [problem_as_data(problem) for problem in result.problems],
    }
