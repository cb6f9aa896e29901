"""Digests of texts, and the base: what was last written to both catalog and page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b


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
    r"""What a text looked like, in the catalog and on the page, when it was written last.

    The page's form differs from the catalog's where a place needs escapes, such as ``\|`` in
    a table cell. ``is_agreed`` is false where the page had no place for the catalog's text,
    and shows an older one, or none. In :attr:`tweetalig.model.MemoryEntry.base` this is
    ``catalog`` alone, ``catalog/page`` where they differ, or ``catalog|page`` without agreement.
    """

    catalog: str
    page: str
    is_agreed: bool = True

    @classmethod
    def read(cls, text: str) -> Base:
        """Read what :meth:`written` gives."""
        catalog, mark, page = text.partition("|")
        if mark:
            return cls(catalog=catalog, page=page, is_agreed=False)
        catalog, mark, page = text.partition("/")
        return cls(catalog=catalog, page=page if mark else catalog)

    @classmethod
    def of(cls, catalog: str, page: str) -> Base:
        """Return the base for a text in the catalog and what the page reads as."""
        return cls(catalog=digest(catalog), page=digest(page))

    def written(self) -> str:
        """Return the base as it is kept in a memory entry."""
        if not self.is_agreed:
            return f"{self.catalog}|{self.page}"
        return self.catalog if self.page == self.catalog else f"{self.catalog}/{self.page}"
