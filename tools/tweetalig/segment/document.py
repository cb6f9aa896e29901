"""A Markdown file as fixed text with holes, and the rendering that fills the holes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from tweetalig.model import Segment, SegmentId
from tweetalig.segment.fitting import fit
from tweetalig.segment.hole import Hole


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A Markdown file, cut into segments and the fixed text around them.

    ``references`` are the labels of the links it defines, as they are compared.
    """

    text: str
    segments: tuple[Segment, ...]
    holes: tuple[Hole, ...] = field(repr=False)
    references: frozenset[str] = frozenset()

    @property
    def frame(self) -> tuple[str, ...]:
        """The fixed text before, between and after the segments."""
        starts = [hole.start for hole in self.holes]
        ends = [hole.end for hole in self.holes]
        return tuple(
            self.text[end:start]
            for end, start in zip([0, *ends], [*starts, len(self.text)], strict=True)
        )

    def render(self, translations: Mapping[SegmentId, str]) -> str:
        """Return the file with translations in the places of their segments.

        A segment that is left out, whose translation is blank, or equals its text, keeps
        its source as it is. What would become structure in its place is escaped.
        """
        pieces: list[str] = []
        done = 0
        for segment, hole in zip(self.segments, self.holes, strict=True):
            translation = translations.get(segment.id, segment.text)
            if translation == segment.text or not translation.strip():
                continue
            pieces += (self.text[done : hole.start], fit(translation, hole.place))
            done = hole.end
        pieces.append(self.text[done:])
        return "".join(pieces)
