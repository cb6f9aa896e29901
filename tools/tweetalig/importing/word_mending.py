"""Rewrites what mammoth would drop or break in a Word file, and says what is hidden in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from tweetalig.importing.blocks import Remark
from tweetalig.model import Severity

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_WRAPPERS = tuple(f"{W}{name}" for name in ("fldSimple", "customXml", "smartTag", "dir", "bdo"))
_OFF = frozenset({"0", "false", "off"})


def mend(root: _Element) -> tuple[Remark, ...]:
    """Change a part in place, and return what is to be said of it."""
    for step in _STEPS:
        step(root)
    return (*_without_hidden(root), *_formulas(root))


def _unwrap(root: _Element) -> None:
    """Take the words out of fields and tags, which mammoth skips with all they hold."""
    for wrapper in list(root.iter(*_WRAPPERS)):
        parent = wrapper.getparent()
        if parent is not None:
            at = parent.index(wrapper)
            parent[at : at + 1] = [child for child in wrapper if not str(child.tag).endswith("Pr")]


def _break_lines(root: _Element) -> None:
    for node in root.iter(f"{W}cr"):
        node.tag = f"{W}br"


def _lift_boxes(root: _Element) -> None:
    """Put a text box where a choice is whose fallback lacks it: mammoth reads no more of it."""
    for choice in list(root.iter(f"{_COMPATIBLE}AlternateContent")):
        fallback = choice.find(f"{_COMPATIBLE}Fallback")
        boxes = list(choice.iter(f"{W}txbxContent"))
        known = fallback is not None and next(fallback.iter(f"{W}txbxContent"), None) is not None
        if boxes and not known:
            choice.clear()
            choice.tag = f"{W}pict"
            choice.extend(boxes)


def _join_initials(root: _Element) -> None:
    """Put a large first letter, which is a paragraph of its own, before the rest of its word."""
    for frame in list(root.iter(f"{W}framePr")):
        paragraph = next(frame.iterancestors(f"{W}p"), None)
        following = None if paragraph is None else paragraph.getnext()
        if not frame.get(f"{W}dropCap") or following is None or following.tag != f"{W}p":
            continue
        assert paragraph is not None
        runs = [node for node in paragraph if node.tag != f"{W}pPr"]
        at = 1 if len(following) and following[0].tag == f"{W}pPr" else 0
        following[at:at] = runs
        parent = paragraph.getparent()
        if parent is not None:
            parent.remove(paragraph)


def _raise_letters(root: _Element) -> None:
    """Mark small letters that are moved up or down as raised or lowered.

    LibreOffice writes the 3 of 10³ in this way.
    """
    for node in list(root.iter(f"{W}position")):
        moved = node.get(f"{W}val") or "0"
        following = node.getnext()
        small = following is not None and following.tag == f"{W}sz"
        if small and moved.lstrip("-").isdigit() and int(moved):
            node.tag = f"{W}vertAlign"
            node.set(f"{W}val", "subscript" if moved.startswith("-") else "superscript")


_STEPS: tuple[Callable[[_Element], None], ...] = (
    _unwrap,
    _break_lines,
    _lift_boxes,
    _join_initials,
    _raise_letters,
)


def _without_hidden(root: _Element) -> Iterator[Remark]:
    hidden = [
        run
        for run in root.iter(f"{W}r")
        if (node := run.find(f"{W}rPr/{W}vanish")) is not None
        and (node.get(f"{W}val") or "") not in _OFF
    ]
    words = "".join(node.text or "" for run in hidden for node in run.iter(f"{W}t"))
    for run in hidden:
        parent = run.getparent()
        if parent is not None:
            parent.remove(run)
    if words.strip():
        yield Remark(
            rule="hidden-text",
            message=f"text that is hidden in the file was left out: “{words.strip()[:200]}”",
            text=words,
            severity=Severity.WARNING,
        )


def _formulas(root: _Element) -> Iterator[Remark]:
    """Make plain text of formulas, which mammoth skips."""
    for formula in list(root.iter(f"{_MATH}oMath")):
        words = "".join(node.text or "" for node in formula.iter(f"{_MATH}t"))
        parent = formula.getparent()
        if parent is None:
            continue
        run = formula.makeelement(f"{W}r")
        text = formula.makeelement(f"{W}t")
        text.text = words
        run.append(text)
        parent.replace(formula, run)
        if parent.tag == f"{_MATH}oMathPara":
            parent.tag = f"{W}hyperlink"  # Only a frame for its runs, without an address.
        yield Remark(
            rule="formula",
            message=f"a formula became plain text: “{words}”",
            severity=Severity.WARNING,
            hint="look whether it still says the same",
            anchor=words,
        )
