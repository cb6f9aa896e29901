"""``tweetalig build``: the site in all languages."""

from __future__ import annotations

from pathlib import Path

import click

from tweetalig.cli.context import Context, output
from tweetalig.cli.results import exit_status, show_findings, show_problems
from tweetalig.pipeline import read_for_publishing
from tweetalig.publish.site import build


@click.command("build", short_help="Build the site in all its languages.")
@click.option("--site-dir", type=click.Path(path_type=Path), help="Where to put the site.")
@click.pass_obj
def command(context: Context, site_dir: Path | None) -> int:
    """Build the site in all its languages."""
    settings = context.settings()
    site = read_for_publishing(settings)
    report = build(site, site_dir=site_dir.absolute() if site_dir else settings.site)
    problems = (*site.problems, *report.problems)
    show_problems(problems)
    show_findings(report.findings)
    index = report.site_dir / "index.html"
    output(f"{report.pages} pages built. Look at them: open {settings.shown(index)}")
    return exit_status(problems, report.findings, settings.fail_on)
