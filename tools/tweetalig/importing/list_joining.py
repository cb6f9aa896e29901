"""Puts lists together that a document holds in pieces, one for each change of their signs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LISTS = frozenset({"ul", "ol"})
KEY, CONTINUES = "data-key", "data-continues"
"""The attributes that name a list, and the list that another one goes on with."""


def join_lists(root: HtmlElement) -> None:
    """Join lists that stand right after one another and belong together, in place.

    LibreOffice begins a new list where an inner one has other signs than its level had before.
    Such a list begins with items that hold nothing but the inner one, or the outer list goes
    on after it.
    """
    for later in list(root.iter("ul", "ol")):
        before = _list_before(later)
        while before is not None and before.get(KEY) != later.get(CONTINUES, "-"):
            before = _list_before(before)
        if before is not None:
            between = []
            while (inner := before.getnext()) is not later and inner is not None:
                before.getparent().remove(inner)
                between.append(inner)
            _absorb(before[-1], between)
            _continue(before, later)
        elif (nearest := _list_before(later)) is not None and _is_hollow(later[0]):
            _continue(nearest, later)


def _list_before(element: HtmlElement) -> HtmlElement | None:
    before = element.getprevious()
    near = before is not None and before.tag in _LISTS and not (before.tail or "").strip()
    return before if near and len(before) and len(element) else None


def _is_hollow(item: HtmlElement) -> bool:
    """Tell whether an item holds lists and nothing else."""
    words = item.text or ""
    return len(item) > 0 and not words.strip() and all(child.tag in _LISTS for child in item)


def _continue(before: HtmlElement, later: HtmlElement) -> None:
    """Move the items of a list to that before it; those of another kind stay where they are."""
    if _is_hollow(later[0]):
        _absorb(before[-1], list(later[0]))
        later.remove(later[0])
    if before.tag == later.tag:
        before.extend(list(later))
    if not len(later):
        later.getparent().remove(later)


def _absorb(item: HtmlElement, lists: list[HtmlElement]) -> None:
    """Put lists below an item."""
    for one in lists:
        last = item[-1] if len(item) and item[-1].tag in _LISTS else None
        item.append(one)
        if last is not None and len(last) and len(one) and _is_hollow(one[0]):
            _continue(last, one)
