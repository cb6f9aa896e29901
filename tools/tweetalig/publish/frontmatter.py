"""The front matter of a page, read for what the site shows of it.

Values alone, and fast; ``segment.frontmatter`` is for those who need to know their places.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from tweetalig.errors import UnreadableInput

# A build reads the front matter of every page in every language: the C loader, where there is
# one, keeps that a small part of the whole.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_FENCED = re.compile(r"\ufeff?---[ \t]*\r?\n(?P<yaml>.*?)^---[ \t]*(?:\r?\n|\Z)", re.S | re.M)


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter:
    """The data of a page's front matter, and the Markdown after it."""

    data: Mapping[str, Any]
    yaml: str
    body: str


def read_front_matter(text: str, shown: str) -> FrontMatter:
    """Take a page apart; raise :class:`UnreadableInput` where its front matter is not YAML."""
    fenced = _FENCED.match(text)
    if fenced is None:
        return FrontMatter(data={}, yaml="", body=text.removeprefix("\ufeff"))
    try:
        data = yaml.load(fenced["yaml"], Loader=_LOADER) or {}
    except yaml.YAMLError as error:
        mark = error.problem_mark if isinstance(error, yaml.MarkedYAMLError) else None
        raise UnreadableInput(
            "the front matter is not YAML",
            path=shown,
            line=mark.line + 2 if mark else 1,
            hint="put text with a colon or a leading quote between double quotes",
        ) from error
    if not isinstance(data, dict):
        raise UnreadableInput("the front matter is not a list of “name: value”", path=shown, line=2)
    return FrontMatter(data=data, yaml=fenced["yaml"], body=text[fenced.end() :])
