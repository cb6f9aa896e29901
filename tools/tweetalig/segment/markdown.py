"""Cuts Markdown into segments: the public face of this package for whole files."""

from __future__ import annotations

from tweetalig.model import Segment
from tweetalig.segment.blocks import find_holes
from tweetalig.segment.document import Document
from tweetalig.segment.frontmatter import front_matter_holes
from tweetalig.segment.identity import identify


def segment_markdown(text: str) -> Document:
    """Cut a Markdown file, with or without front matter, into segments and fixed text.

    Never raises, whatever the text. ``segment_markdown(text).render({}) == text``.
    """
    holes, body = front_matter_holes(text)
    found, references = find_holes(text, body)
    holes = (*holes, *found)
    segments = tuple(
        Segment(id=name, kind=hole.kind, line=hole.line, text=hole.text)
        for name, hole in zip(identify(holes), holes, strict=True)
    )
    return Document(text=text, segments=segments, holes=holes, references=references)


__all__ = ["Document", "segment_markdown"]
