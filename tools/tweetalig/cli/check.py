"""``tweetalig check``: find out whether the English still says what the Dutch says."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import click

from tweetalig.check.all_rules import RULES
from tweetalig.check.run import (
    GLOSSARY_RULES,
    OPTIONAL_RULES,
    check_pairs,
    rules_of_site,
)
from tweetalig.check.table import read_pairs
from tweetalig.cli.context import Context, output
from tweetalig.cli.results import exit_status, findings_options, rendered, show_problems
from tweetalig.drafting import Glossary
from tweetalig.errors import SettingsError, TweetaligError, UsageError
from tweetalig.files import read_text
from tweetalig.model import Finding, Locale, Severity
from tweetalig.pipeline import check
from tweetalig.reading import choose_articles, read_terms
from tweetalig.settings import Settings


@click.command("check", short_help="Look for changed meaning.")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--pairs", type=click.Path(path_type=Path), help="Check a table of pairs instead.")
@click.option(
    "--misaligned", is_flag=True, help="Compare whole sentences with a model, too (slower)."
)
@findings_options
@click.pass_obj
def command(
    context: Context,
    paths: tuple[Path, ...],
    pairs: Path | None,
    shape: str,
    fail_on: str | None,
    *,
    misaligned: bool,
) -> int:
    """Look for changed meaning in the translations.

    PATHS are articles, their translations or catalogs, or folders; without any, all of them.
    Only what is found in reviewed text is a failure; what is found in drafts and in outdated
    text is shown.
    """
    if pairs is not None and paths:
        raise UsageError("name either a table with --pairs, or paths, not both")
    findings, problems, failing, target = (
        _check_table(context, pairs, misaligned=misaligned)
        if pairs is not None
        else _check_site(context, paths, misaligned=misaligned)
    )
    show_problems(problems)
    if findings or shape != "text":
        summaries = {rule.name: rule.summary for rule in RULES} | dict(GLOSSARY_RULES)
        summaries |= OPTIONAL_RULES
        output(rendered(findings, shape, rules=summaries, target=target))
    else:
        context.console.say("No findings.")
    return exit_status(problems, findings, Severity(fail_on) if fail_on else failing)


_Result = tuple[
    tuple[Finding, ...], tuple[TweetaligError, ...], Severity, Callable[[Finding], Locale]
]
"""What was found and what went wrong, what counts as failure, the language of a translation."""


def _check_site(context: Context, paths: Iterable[Path], *, misaligned: bool) -> _Result:
    settings = context.settings()
    settings = replace(settings, misaligned=misaligned or settings.misaligned)
    findings, problems = check(settings, chosen=choose_articles(settings, paths))
    return findings, problems, settings.fail_on, lambda finding: _language(settings, finding)


def _language(settings: Settings, finding: Finding) -> Locale:
    """Return the language of the translation a finding is about, by where its catalog lies."""
    folder = settings.shown(settings.translations)
    return next(
        (one for one in settings.targets if finding.path.startswith(f"{folder}/{one}/")),
        settings.targets[0],
    )


def _check_table(context: Context, file: Path, *, misaligned: bool) -> _Result:
    """Check a table; inside a site with its glossary and severities, elsewhere without."""
    table = read_pairs(read_text(file), path=str(file))
    try:
        settings = context.settings()
    except SettingsError:
        if context.root is not None:
            raise
        found = check_pairs(table.pairs, rules=rules_of_site(with_misaligned=misaligned))
        return (*table.findings, *found), (), Severity.ERROR, lambda finding: Locale("en")
    locale = settings.targets[0]
    glossary = Glossary.of(read_terms(settings, locale), locale)
    found = check_pairs(
        table.pairs,
        rules=rules_of_site(with_misaligned=misaligned or settings.misaligned),
        severities=settings.severities,
        source=settings.source,
        target=locale,
        terms=glossary.verify,
        abbreviations=glossary.abbreviations,
    )
    return (*table.findings, *found), (), settings.fail_on, lambda finding: locale
