"""``tweetalig terms import`` and ``export``: the glossary to other programs, and back."""

from __future__ import annotations

from pathlib import Path

import click

from tweetalig.cli.context import Context, output
from tweetalig.cli.languages import target_of
from tweetalig.files import write_text
from tweetalig.terminology import (
    Change,
    Exchange,
    Imported,
    exchange_of,
    export_terms,
    import_terms,
)

_WORK_FOUND = 1
_FORMATS = click.Choice([shape.value for shape in Exchange])
# How glossary.yml and the spreadsheet call what has another name in the program.
_NAMES = {
    "part_of_speech": "pos",
    "case_sensitive": "case",
    "origin": "source",
    "translation": "{to}.term",
    "plural": "{to}.plural",
    "modifier": "{to}.modifier",
    "accepted": "{to}.accepted",
    "forbidden": "{to}.forbidden",
    "expansion_target": "{to}.expansion",
    "abbreviation_target": "{to}.abbreviation",
    "definition_target": "{to}.definition",
}


@click.command("export")
@click.option(
    "--format", "shape", type=_FORMATS, help="By default what the name of the output says, or CSV."
)
@click.option("--output", "file", type=click.Path(path_type=Path), help="A file to write to.")
@click.option("--to", help="The target language; by default the first of the site.")
@click.pass_obj
def export_command(context: Context, shape: str | None, file: Path | None, to: str | None) -> int:
    """Write the glossary as a spreadsheet (CSV) or as a termbase (TBX) for other programs."""
    settings = context.settings()
    chosen = Exchange(shape) if shape else exchange_of(file) if file else Exchange.CSV
    text, count = export_terms(settings, target_of(settings, to), chosen)
    if file is None:
        output(text)
    else:
        write_text(file, text)
        context.console.say(f"{_terms(count)} written to {file}.")
    return 0


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--format", "shape", type=_FORMATS, help="By default what the file's name says.")
@click.option(
    "--check", "dry", is_flag=True, help="Write nothing; exit 1 if something would change."
)
@click.option("--to", help="The target language; by default the first of the site.")
@click.pass_obj
def import_command(
    context: Context, file: Path, shape: str | None, dry: bool, to: str | None
) -> int:
    """Take terms from a spreadsheet (CSV) or a termbase (TBX) into the glossary.

    Terms that FILE doesn't name stay, and so does what FILE doesn't say of a term. With a
    mistake anywhere in FILE, nothing changes.
    """
    settings = context.settings()
    locale = target_of(settings, to)
    result = import_terms(
        settings,
        file,
        locale=locale,
        shape=Exchange(shape) if shape else exchange_of(file),
        dry=dry,
    )
    for change in result.added:
        output(f"added: {change.term.headword} → {change.term.translation}")
    for change in result.changed:
        output(f"changed: {change.term.headword}: {_fields(change, locale)}")
    context.console.say(_summary(result, dry=dry))
    return _WORK_FOUND if dry and (result.added or result.changed) else 0


def _fields(change: Change, locale: str) -> str:
    return ", ".join(_NAMES.get(name, name).format(to=locale) for name in change.fields)


def _summary(result: Imported, *, dry: bool) -> str:
    would = "would be " if dry else ""
    return (
        f"{_terms(len(result.added))} {would}added, {len(result.changed)} {would}changed; "
        f"{result.kept} not in the file, kept."
    )


def _terms(count: int) -> str:
    return f"{count} term" if count == 1 else f"{count} terms"
