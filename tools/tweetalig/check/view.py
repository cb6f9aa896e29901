"""A pair as the rules see it: both sides analysed, and compared where rules share that."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from tweetalig.check.alignment import Comparison, compare
from tweetalig.check.bilingual import renderings
from tweetalig.check.pair import Pair
from tweetalig.check.text import Text
from tweetalig.segment.inline import Node, every_node, parse_inline

FREE = 0.4
"""How literal a translation is at most where never may be always: never let down, always there."""


@dataclass(frozen=True)
class View:
    """One sentence with its translation, or a whole segment, as visible text.

    ``abbreviations`` are pairs of the glossary's, in lower case.
    """

    pair: Pair
    source: Text
    target: Text
    abbreviations: frozenset[tuple[str, str]] = frozenset()

    @cached_property
    def source_nodes(self) -> tuple[Node, ...]:
        """The Markdown of the segment's source, in pieces."""
        return tuple(every_node(parse_inline(self.pair.source)))

    @cached_property
    def target_nodes(self) -> tuple[Node, ...]:
        """The Markdown of the segment's translation, in pieces."""
        return tuple(every_node(parse_inline(self.pair.target)))

    @cached_property
    def literalness(self) -> float:
        """The share of the words that came back as their usual translations, from 0 to 1.

        Words that the dictionary doesn't know, and those of many uses, are left out. Literal
        translations have over 0.6, free ones may have half of that.
        """
        here, there = renderings(self.source, self.target), renderings(self.target, self.source)
        kept = [word.kept for word in chain(here, there) if not word.light]
        return (sum(kept) + 1) / (len(kept) + 1.5)

    @cached_property
    def amounts(self) -> Comparison:
        """The numbers of both sides, compared."""
        return compare(self.source.amounts, self.target.amounts)
