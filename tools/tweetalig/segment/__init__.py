"""Cuts a Markdown article into segments and fixed text, and puts translations back."""

from tweetalig.segment.document import Document
from tweetalig.segment.markdown import segment_markdown

__all__ = ["Document", "segment_markdown"]
