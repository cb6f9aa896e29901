"""``tweetalig segments``: the segments of one Markdown file."""

from __future__ import annotations

from pathlib import Path

import click

from tweetalig.cli.context import output, output_json
from tweetalig.files import read_text
from tweetalig.segment import segment_markdown


@click.command("segments", short_help="Show the segments of one file.")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")
def command(file: Path, as_json: bool) -> None:
    """Show the segments of one Markdown FILE: what a translator gets to see."""
    document = segment_markdown(read_text(file))
    if as_json:
        output_json(
            [
                {"id": segment.id, "kind": segment.kind, "line": segment.line, "text": segment.text}
                for segment in document.segments
            ]
        )
        return
    for segment in document.segments:
        output(f"{file}:{segment.line}: {segment.kind}: {segment.text}")
