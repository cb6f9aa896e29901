"""Cuts a Markdown article into segments and fixed text, and puts translations back."""

from tweetalig.segment.document import Document
from tweetalig.segment.markdown import segment_markdown
from tweetalig.segment.place import PLAIN_KINDS

__all__ = ["PLAIN_KINDS", "Document", "segment_markdown"]
