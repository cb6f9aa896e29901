"""The translation memory: catalogs, people's edits, merging and recall.

A run takes an article through :func:`update`, :func:`recall`, drafting with :func:`fill`, and
:func:`settle`, and hands what comes out to :func:`commit`.
"""

from tweetalig.memory.catalogs import Catalog, parse_catalog, serialise_catalog
from tweetalig.memory.drafts import (
    fill,
    kept_sentences,
    resolve,
    wants_draft,
    without_draft,
)
from tweetalig.memory.moves import Retired, find_moves, retire
from tweetalig.memory.recall import RecallIndex, recall, sentence_memory
from tweetalig.memory.settle import Settled, settle
from tweetalig.memory.states import page_state, page_status
from tweetalig.memory.store import Write, commit, recover
from tweetalig.memory.update import Edition, Update, update

__all__ = [
    "Catalog",
    "Edition",
    "RecallIndex",
    "Retired",
    "Settled",
    "Update",
    "Write",
    "commit",
    "fill",
    "find_moves",
    "kept_sentences",
    "page_state",
    "page_status",
    "parse_catalog",
    "recall",
    "recover",
    "resolve",
    "retire",
    "sentence_memory",
    "serialise_catalog",
    "settle",
    "update",
    "wants_draft",
    "without_draft",
]
