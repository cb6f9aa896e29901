"""``tweetalig serve``: the site on this computer, while you edit."""

from __future__ import annotations

import click

from tweetalig.cli.context import Context
from tweetalig.pipeline import read_for_publishing
from tweetalig.publish.site import serve


@click.command("serve", short_help="Show the site while you edit.")
@click.option("--port", default=8000, show_default=True, help="The port on 127.0.0.1.")
@click.pass_obj
def command(context: Context, port: int) -> int:
    """Show the site on this computer alone, and build it anew when a file changes."""
    settings = context.settings()
    say = context.console.say
    serve(
        lambda: read_for_publishing(settings),
        port=port,
        started=lambda address: say(f"The site is at {address} – stop with Ctrl-C."),
        told=lambda error: say(str(error)),
    )
    return 0
