"""Places that the import left open, and that nobody has filled in yet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from tweetalig.lint.hint import Hint, Remark, View
from tweetalig.model import Kind

_ON_TOP = frozenset({Kind.TITLE, Kind.DESCRIPTION, Kind.SUMMARY})
_OPEN = re.compile(r"\W*TODO\W*")


def look(view: View) -> Iterator[Remark]:
    """Find texts and values of the front matter that say TODO and nothing else."""
    keys = [key for key, value in view.front_matter.items() if _is_open(value)]
    if keys:
        yield Remark(
            message=f"The front matter says TODO at {', '.join(keys)}.",
            hint="fill it in, or take the line out",
        )
    for passage in view.passages:
        if passage.kind not in _ON_TOP and _OPEN.fullmatch(passage.text):
            yield Remark(
                message="This says TODO.",
                line=passage.line,
                text=passage.text,
                hint="fill it in, or take it out",
            )


def _is_open(value: Any) -> bool:
    """Tell whether a value, or one in it, was left open."""
    if isinstance(value, Mapping):
        return any(map(_is_open, value.values()))
    if isinstance(value, list):
        return any(map(_is_open, value))
    return bool(_OPEN.fullmatch(str(value)))


HINT = Hint(name="to-do", summary="Something was left open.", look=look)
