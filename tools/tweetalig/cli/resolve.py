"""``tweetalig resolve``: end conflicts between a page and its catalog."""

from __future__ import annotations

from pathlib import Path

import click

from tweetalig.cli.context import Context
from tweetalig.cli.results import exit_status, show_problems
from tweetalig.pipeline import resolve_conflicts
from tweetalig.reading import choose_editions


@click.command("resolve", short_help="End conflicts by choosing a side.")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--take",
    type=click.Choice(["page", "catalog"]),
    required=True,
    help="Whose text is right where both were changed.",
)
@click.pass_obj
def command(context: Context, paths: tuple[Path, ...], take: str) -> int:
    """End the conflicts of the articles at PATHS.

    A Dutch article stands for all its translations, a page or a catalog for itself. The text
    that is not taken is kept in the catalog, among its obsolete entries.
    """
    settings = context.settings()
    chosen = {locale: found for locale, found in choose_editions(settings, paths).items() if found}
    changed, problems = resolve_conflicts(settings, chosen, take=take)
    show_problems(problems)
    for path in changed:
        context.console.say(f"{path}: changed")
    if not changed:
        context.console.say("There was no conflict.")
    return exit_status(problems, (), settings.fail_on)
