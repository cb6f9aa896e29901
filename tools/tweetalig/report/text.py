"""Findings for people: a line each, and the sentences with the offending words marked."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator

from tweetalig.model import Finding, Severity, State
from tweetalig.report.counts import count_by_severity

_COLOURS = {Severity.ERROR: "31;1", Severity.WARNING: "33;1", Severity.NOTICE: "36;1"}
_STATES = {State.DRAFT: "a draft", State.OUTDATED: "outdated text"}
"""What a translation is called for which nobody stands."""

_WIDTH = 88
"""Columns a sentence may take; a longer one is shown around its first mark."""


def render_text(
    findings: Iterable[Finding],
    *,
    colour: bool = False,
    source: str = "nl",
    target: Callable[[Finding], str] = lambda finding: "en",
) -> str:
    """Return findings as text to read, with a count at the end; empty when there are none.

    ``source`` and ``target`` are the languages, shown before the sentences; that of the
    translation is asked for each finding. ``colour`` asks for colours of the terminal.
    """
    found = tuple(findings)
    if not found:
        return ""
    blocks = ["\n".join(_block(finding, colour, (source, target(finding)))) for finding in found]
    return "\n\n".join([*blocks, _summary(found)]) + "\n"


def _block(finding: Finding, colour: bool, languages: tuple[str, str]) -> Iterator[str]:
    place = ":".join(part for part in (finding.path, str(finding.line or "")) if part)
    name = _painted(f"{finding.severity}[{finding.rule}]", _COLOURS[finding.severity], colour)
    name += f" in {_STATES[finding.state]}" if finding.state in _STATES else ""
    yield (
        f"{place}: {name}: {_clean(finding.message)}"
        if place
        else f"{name}: {_clean(finding.message)}"
    )
    sides = (finding.source, finding.source_spans), (finding.target, finding.target_spans)
    for label, (text, spans) in zip(languages, sides, strict=True):
        if text:
            yield from _marked(label, text, spans, _COLOURS[finding.severity] if colour else "")
    if finding.hint:
        yield f"  hint: {finding.hint}"


def _marked(
    label: str, text: str, spans: tuple[tuple[int, int], ...], colour: str
) -> Iterator[str]:
    """Yield a sentence, and below it the marks where it has any."""
    shown, marks = _window(text, spans)
    yield f"  {label}: {shown}"
    if "^" in marks:
        yield f"  {' ' * len(label)}  {_painted(marks, colour, bool(colour))}"


def _window(text: str, spans: tuple[tuple[int, int], ...]) -> tuple[str, str]:
    """Return the part of a text to show, and its marks, of the same width on a screen."""
    first = min((start for start, _ in spans), default=0)
    start = 0 if len(text) <= _WIDTH else max(0, first - _WIDTH // 3)
    end = min(len(text), start + _WIDTH)
    within = [span for span in spans if span[0] < end and span[1] > start]
    shown = ["…"] if start else []
    marks = [" "] if start else []
    for index in range(start, end):
        sign = _clean(text[index])
        marked = any(begin <= index < stop for begin, stop in within)
        shown.append(sign)
        marks.append(("^" if marked else " ") * _columns(sign))
    if end < len(text):
        shown.append("…")
    return "".join(shown), "".join(marks).rstrip()


def _clean(text: str) -> str:
    """Replace what would disturb a terminal: line ends, control and direction characters."""
    return "".join(
        sign if unicodedata.category(sign) not in {"Cc", "Cf", "Zl", "Zp"} else _instead(sign)
        for sign in text
    )


def _instead(sign: str) -> str:
    return " " if sign.isspace() else "\N{REPLACEMENT CHARACTER}"


def _columns(sign: str) -> int:
    if unicodedata.combining(sign):
        return 0
    return 2 if unicodedata.east_asian_width(sign) in {"W", "F"} else 1


def _summary(findings: tuple[Finding, ...]) -> str:
    counts = count_by_severity(findings)
    parts = [f"{n} {name}{'s' if n != 1 else ''}" for name, n in counts.items() if n]
    return ", ".join(parts)


def _painted(text: str, code: str, colour: bool) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if colour else text
