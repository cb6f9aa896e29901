"""The command ``tweetalig``: finds the command, catches every error, returns the exit status."""

from __future__ import annotations

import importlib
import os
import sys
import traceback
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

import click

from tweetalig.cli.console import Console
from tweetalig.cli.context import Context
from tweetalig.errors import TweetaligError

_INTERRUPTED = 130
_DEFECT = 70
_USAGE = 2

# Commands are imported when they are used: most need a library that takes its time to load.
_COMMANDS: Mapping[str, str] = MappingProxyType(
    {
        "init": "tweetalig.cli.init",
        "import": "tweetalig.cli.importing",
        "sync": "tweetalig.cli.sync",
        "resolve": "tweetalig.cli.resolve",
        "check": "tweetalig.cli.check",
        "lint": "tweetalig.cli.lint",
        "status": "tweetalig.cli.status",
        "build": "tweetalig.cli.build",
        "serve": "tweetalig.cli.serve",
        "segments": "tweetalig.cli.segments",
        "terms": "tweetalig.cli.terms",
        "translate": "tweetalig.cli.translate",
        "engine": "tweetalig.cli.engine",
    }
)


class _Program(click.Group):
    """A group that imports a command's module when the command is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = importlib.import_module(_COMMANDS[cmd_name]).command
        return command


@click.group(cls=_Program, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--root",
    type=click.Path(path_type=Path, file_okay=False),
    help="The folder of the site; by default the nearest one with a tweetalig.toml.",
)
@click.option("--traceback", is_flag=True, help="Show where in the program an error came up.")
@click.version_option(package_name="tweetalig", message="%(prog)s %(version)s")
@click.pass_context
def program(ctx: click.Context, root: Path | None, traceback: bool) -> None:
    """Translate Dutch articles offline, check the meaning, publish a bilingual site."""
    del traceback  # read from the arguments by main(), also when parsing them fails
    ctx.obj = Context(root=root, console=Console())


def main(arguments: Sequence[str]) -> int:
    """Run one command and return its exit status; nothing but a defect escapes as text."""
    show = "--traceback" in arguments
    try:
        status: Any = program.main(list(arguments), prog_name="tweetalig", standalone_mode=False)
    except (KeyboardInterrupt, click.Abort):
        print("stopped; what was done is kept", file=sys.stderr)  # noqa: T201 - the last word
        return _INTERRUPTED
    except BrokenPipeError:
        # The reader of our output left, as `head` does; that is no error of anybody.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        if show:
            traceback.print_exception(error, file=sys.stderr)
        return _complain(error)
    return int(status or 0)


def _complain(error: Exception) -> int:
    match error:
        case TweetaligError():
            text, status = str(error), error.exit_status
        case click.exceptions.NoArgsIsHelpError():
            text, status = error.format_message(), _USAGE
        case click.ClickException():
            text, status = _usage(error), _USAGE
        case _:
            text, status = _defect(error), _DEFECT
    print(text, file=sys.stderr)  # noqa: T201 - errors go to standard error, whatever the console does
    return status


def _usage(error: click.ClickException) -> str:
    context = error.ctx if isinstance(error, click.UsageError) else None
    command = context.command_path if context else "tweetalig"
    return f"error[usage]: {error.format_message()}\nhint: {command} --help"


def _defect(error: Exception) -> str:
    return (
        f"error[defect]: {type(error).__name__}: {error}\n"
        "hint: this is a mistake in tweetalig, not yours; "
        "run the command again with --traceback and report what it prints"
    )


def run() -> None:
    """Be the command ``tweetalig``."""
    sys.exit(main(sys.argv[1:]))
