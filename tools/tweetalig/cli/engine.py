"""``tweetalig engine``: what can translate on this machine, and how to get it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import click

from tweetalig.cli.context import Context, output, output_json
from tweetalig.cli.languages import target_of
from tweetalig.engines.contract import EngineOptions, EngineStatus
from tweetalig.engines.installing import megabytes
from tweetalig.engines.models import engine_options, install
from tweetalig.engines.registry import available, status
from tweetalig.errors import SettingsError
from tweetalig.model import Locale

_DECLINED = 1

_to = click.option("--to", help="The target language; by default the first of the site.")


@click.group("engine", short_help="Show and install translation engines.")
def command() -> None:
    """Show and install translation engines and their models."""


@command.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")
@_to
@click.pass_obj
def list_engines(context: Context, as_json: bool, to: str | None) -> None:
    """Show every engine, and whether it is ready for use."""
    engines = available(_options(context, to))
    if as_json:
        output_json([_as_data(engine) for engine in engines])
        return
    for engine in engines:
        ready = "ready" if engine.available else "not ready"
        output(f"{engine.name:10} {ready:10} {engine.model or engine.note}")


@command.command("info")
@click.argument("name")
@click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")
@_to
@click.pass_obj
def info(context: Context, name: str, as_json: bool, to: str | None) -> None:
    """Show everything known of the engine NAME."""
    engine = status(name, _options(context, to))
    if as_json:
        output_json(_as_data(engine))
        return
    for key, value in _as_data(engine).items():
        if value != "":
            output(f"{key}: {value}")


@command.command("install")
@click.argument("what", required=False, metavar="[argos|llm|FILE]")
@click.option("--yes", is_flag=True, help="Download without asking first.")
@_to
@click.pass_obj
def install_engine(context: Context, what: str | None, yes: bool, to: str | None) -> int:
    """Install a model: from the Argos index, the local language model, or a FILE.

    A FILE ends in .argosmodel or .gguf and needs no network. Without a name the Argos
    index is tried first; where it can't be reached, the local language model is offered.
    """
    with context.console.dialogue(always=yes) as dialogue:
        options = _options(context, to)
        engine = install(what, options=options, environment=os.environ, dialogue=dialogue)
    if engine is None:
        context.console.say("Nothing was installed.")
        return _DECLINED
    size = f", {megabytes(engine.size_bytes)}" if engine.size_bytes else ""
    context.console.say(f"Ready: {engine.name} with {engine.model}{size}.")
    return 0


def _options(context: Context, to: str | None) -> EngineOptions:
    """Return the options for the site we are in; outside of one, for Dutch to English."""
    try:
        settings = context.settings()
    except SettingsError:
        if context.root is not None:
            raise
        target = Locale(to or "en")
        return engine_options(source=Locale("nl"), target=target, environment=os.environ)
    return engine_options(
        source=settings.source,
        target=target_of(settings, to),
        threads=settings.threads,
        environment=os.environ,
    )


def _as_data(engine: EngineStatus) -> dict[str, Any]:
    return {
        "name": engine.name,
        "available": engine.available,
        "model": engine.model,
        "version": engine.version,
        "path": str(engine.path) if isinstance(engine.path, Path) else "",
        "size_bytes": engine.size_bytes,
        "licence": engine.licence,
        "note": engine.note,
    }
