"""Inline Markdown as one door: read it, see its words, take its marks out and put them back."""

from __future__ import annotations

from tweetalig.segment.inline_marked import Marked, Place, Unit
from tweetalig.segment.inline_nodes import Node, NodeKind, every_node
from tweetalig.segment.inline_parse import normalised_label, parse_inline
from tweetalig.segment.inline_plain import (
    escape_attribute,
    escape_plain,
    map_visible,
    visible_text,
    visible_without_prose,
    words_of,
)
from tweetalig.segment.inline_put import PutBack, put_back
from tweetalig.segment.inline_take import raw_sentences, take_out

__all__ = [
    "Marked",
    "Node",
    "NodeKind",
    "Place",
    "PutBack",
    "Unit",
    "escape_attribute",
    "escape_plain",
    "every_node",
    "map_visible",
    "normalised_label",
    "parse_inline",
    "put_back",
    "raw_sentences",
    "take_out",
    "visible_text",
    "visible_without_prose",
    "words_of",
]
