"""The kinds of places text can stand in: what each allows, and what must be escaped there."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from tweetalig.model import Kind

PLAIN_KINDS = frozenset({Kind.TITLE, Kind.DESCRIPTION, Kind.SUMMARY, Kind.IMAGE, Kind.ABBREVIATION})
"""Kinds of segments that end up in an attribute or in data: markup in them would be shown."""


class Form(Enum):
    """How the text of a place is written."""

    FLOW = "flow"
    """Begins a block and may go on over several lines: paragraph, list item, definition."""

    LINE = "line"
    """One line that can't begin a block: title of an admonition or tab, abbreviation."""

    HEADING = "heading"
    """A heading that begins with ``#``, on one line."""

    TERM = "term"
    """One line that could begin a block: a definition term, an underlined heading."""

    CELL = "cell"
    """A cell of a table, between pipes."""

    HTML = "html"
    """Text between raw HTML tags."""

    LABEL = "label"
    """Between square brackets: the alternative text of an image."""

    QUOTED = "quoted"
    """The title of a link, image or reference, between quotation marks."""

    YAML = "yaml"
    """A value of the front matter."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text stands in its file.

    ``source`` is what stands there now, ``prefix`` what begins a continuation line there,
    ``newline`` the line ending in use. ``opens`` says that the text begins its line or
    block, so that its first characters could begin a structure; ``quote`` is the mark
    around it, or the style of a YAML value. ``two_lines`` says that the text must not fit
    on one line, ``shared`` that one of the two parsers sees it together with its
    neighbours, so that what is unbalanced in it could reach into them. ``entities`` says
    that a backslash does not escape here, ``task`` that a list item begins here, which a
    check box would turn into a task; ``mapping`` that three dashes at the top of the file
    stand above, so that a key and a colon would turn it into front matter.
    """

    form: Form
    source: str = ""
    prefix: str = ""
    newline: str = "\n"
    opens: bool = True
    quote: str = ""
    two_lines: bool = False
    shared: bool = False
    entities: bool = False
    task: bool = False
    mapping: bool = False
