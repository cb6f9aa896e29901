"""Says in one line what would be said of every page or word, for people to read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from tweetalig.importing.blocks import Remark
from tweetalig.model import Severity

_TOGETHER: Mapping[str, str] = MappingProxyType(
    {
        "broken-word": "{} words that were broken at the end of a line were put together",
        "contents": "{} lines of a table of contents were left out",
        "mail-head": "{} lines of the head of a mail were left out",
        "heading-guessed": "{} lines were made headings",
        "page-number": "{} page numbers were left out",
        "running-head": "{} running heads were left out",
    }
)
"""What is said of remarks of a kind that are more than one, with their number."""

Placed = tuple[Remark, int]
"""A remark with its line in the article, 0 where it has none."""


def summed_up(remarks: Iterable[Placed]) -> Iterator[Placed]:
    """Yield the remarks, those of one kind that nobody need act on as one, with all their words."""
    kept = list(remarks)
    counts = Counter(remark.rule for remark, _ in kept if _can_be_summed(remark))
    done: set[str] = set()
    for remark, line in kept:
        if not _can_be_summed(remark) or counts[remark.rule] == 1:
            yield remark, line
        elif remark.rule not in done:
            done.add(remark.rule)
            alike = [one for one, _ in kept if one.rule == remark.rule and _can_be_summed(one)]
            yield _together(remark.rule, alike), 0


def _can_be_summed(remark: Remark) -> bool:
    return remark.severity is Severity.NOTICE and remark.rule in _TOGETHER


def _together(rule: str, remarks: list[Remark]) -> Remark:
    times = Counter(" ".join(_words(remark).split()) for remark in remarks)
    named = (f"“{said}”" + (f" ({n} times)" if n > 1 else "") for said, n in times.items())
    message = f"{_TOGETHER[rule].format(len(remarks))}: {', '.join(named)}"
    return Remark(rule=rule, message=message)


def _words(remark: Remark) -> str:
    """Return what became of a broken word, else what was left out."""
    return remark.anchor if remark.rule == "broken-word" else remark.text or remark.anchor
