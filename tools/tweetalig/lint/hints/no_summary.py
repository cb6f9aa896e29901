"""Articles without the points that many readers read and nothing else."""

from __future__ import annotations

from collections.abc import Iterator

from tweetalig.lint.hint import Hint, Remark, View

SHORT = 150
"""Words an article may have without a summary."""


def look(view: View) -> Iterator[Remark]:
    """Find out whether an article of some length has a summary."""
    words = sum(len(passage.text.split()) for passage in view.passages)
    if words >= SHORT and not view.front_matter.get("summary"):
        yield Remark(
            message=f"This article has {words} words and no summary.",
            hint="add “summary:” to its top, with two to four short sentences",
        )


HINT = Hint(name="no-summary", summary="An article has no summary.", look=look)
