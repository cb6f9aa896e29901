"""Digests of texts, and the base: what was last written to both catalog and page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b

NOWHERE = "-"
"""Stands for the page's digest when the page has no place for the text."""


def digest(text: str) -> str:
    """Return 16 hexadecimal digits that stand for ``text``; nothing stands for no text."""
    return blake2b(text.encode("utf-8"), digest_size=8).hexdigest() if text else ""


def digest_all(texts: Iterable[str]) -> str:
    """Return one digest for several texts, that knows where each of them ends."""
    state = blake2b(digest_size=8)
    for text in texts:
        data = text.encode("utf-8")
        state.update(len(data).to_bytes(8, "big"))
        state.update(data)
    return state.hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Base:
    r"""What a text looked like, in the catalog and on the page, when both agreed last.

    The page's form differs from the catalog's where a place needs escapes, such as ``\|`` in
    a table cell. In :attr:`tweetalig.model.MemoryEntry.base` this is ``catalog`` alone, or
    ``catalog/page`` where they differ.
    """

    catalog: str
    page: str

    @classmethod
    def read(cls, text: str) -> Base:
        """Read what :meth:`written` gives."""
        catalog, slash, page = text.partition("/")
        return cls(catalog=catalog, page=page if slash else catalog)

    @classmethod
    def of(cls, catalog: str, page: str | None) -> Base:
        """Return the base for a text in the catalog and what the page reads as (or nowhere)."""
        return cls(catalog=digest(catalog), page=NOWHERE if page is None else digest(page))

    def written(self) -> str:
        """Return the base as it is kept in a memory entry."""
        return self.catalog if self.page == self.catalog else f"{self.catalog}/{self.page}"
