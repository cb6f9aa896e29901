"""``tweetalig check``: find out whether the English still says what the Dutch says."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from importlib.metadata import version
from pathlib import Path

import click

from tweetalig.check.all_rules import RULES
from tweetalig.check.run import GLOSSARY_RULES, check_pairs
from tweetalig.check.table import read_pairs
from tweetalig.cli.context import Context, output
from tweetalig.cli.results import exit_status, show_problems
from tweetalig.drafting import Glossary
from tweetalig.errors import SettingsError, TweetaligError, UsageError
from tweetalig.files import read_text
from tweetalig.model import Finding, Locale, Severity
from tweetalig.pipeline import check
from tweetalig.reading import choose_articles, read_terms
from tweetalig.report.as_json import render_json
from tweetalig.report.github import render_github
from tweetalig.report.sarif import render_sarif
from tweetalig.report.text import render_text

_FORMATS = ("text", "json", "github", "sarif")


@click.command("check", short_help="Look for changed meaning.")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--pairs", type=click.Path(path_type=Path), help="Check a table of pairs instead.")
@click.option("--format", "shape", type=click.Choice(_FORMATS), default="text", show_default=True)
@click.option(
    "--fail-on",
    type=click.Choice([severity.value for severity in Severity]),
    help="The severity from which findings are a failure; by default that of tweetalig.toml.",
)
@click.pass_obj
def command(
    context: Context,
    paths: tuple[Path, ...],
    pairs: Path | None,
    shape: str,
    fail_on: str | None,
) -> int:
    """Look for changed meaning in the translations.

    PATHS are articles, their translations or catalogs, or folders; without any, all of them.
    """
    if pairs is not None and paths:
        raise UsageError("name either a table with --pairs, or paths, not both")
    findings, problems, failing = (
        _check_table(context, pairs) if pairs is not None else _check_site(context, paths)
    )
    show_problems(problems)
    if findings or shape != "text":
        output(_rendered(findings, shape))
    else:
        context.console.say("No findings.")
    return exit_status(problems, findings, Severity(fail_on) if fail_on else failing)


_Result = tuple[tuple[Finding, ...], tuple[TweetaligError, ...], Severity]


def _check_site(context: Context, paths: Iterable[Path]) -> _Result:
    settings = context.settings()
    findings, problems = check(settings, chosen=choose_articles(settings, paths))
    return findings, problems, settings.fail_on


def _check_table(context: Context, file: Path) -> _Result:
    """Check a table; inside a site with its glossary and severities, elsewhere without."""
    table = read_pairs(read_text(file), path=str(file))
    try:
        settings = context.settings()
    except SettingsError:
        if context.root is not None:
            raise
        found = check_pairs(table.pairs)
        return (*table.findings, *found), (), Severity.ERROR
    locale = settings.targets[0] if settings.targets else Locale("en")
    glossary = Glossary.of(read_terms(settings, locale), locale)
    found = check_pairs(
        table.pairs,
        severities=settings.severities,
        source=settings.source,
        target=locale,
        terms=glossary.verify,
        abbreviations=glossary.abbreviations,
    )
    return (*table.findings, *found), (), settings.fail_on


def _rendered(findings: Sequence[Finding], shape: str) -> str:
    if shape == "json":
        return render_json(findings)
    if shape == "github":
        return render_github(findings)
    if shape == "sarif":
        summaries = {rule.name: rule.summary for rule in RULES} | dict(GLOSSARY_RULES)
        return render_sarif(findings, version=version("tweetalig"), rules=summaries)
    return render_text(findings, colour=sys.stdout.isatty() and "NO_COLOR" not in os.environ)
