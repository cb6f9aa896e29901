"""Puts the marks of one sentence around the words of its translation."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from tweetalig.model import Finding, Severity
from tweetalig.segment.inline_align import Pair, Span
from tweetalig.segment.inline_marked import Atom, Markup, Unit, Void, Wrap, word_before
from tweetalig.segment.inline_nodes import NodeKind
from tweetalig.segment.inline_plain import escape_plain
from tweetalig.segment.inline_signs import before_final_stop, same_sign, same_tail

Renderings = Mapping[str, Sequence[str]]
"""For a phrase of the source, its possible translations."""


def rendered_markup(markup: Markup, bodies: Mapping[int, str]) -> str:
    """Return markup as it is written, with the translations of the units in it."""
    return "".join(part if isinstance(part, str) else bodies[part] for part in markup)


@dataclass(frozen=True, slots=True)
class _Insertion:
    """Something to write at an offset; at equal offsets the lower ``order`` comes first."""

    offset: int
    order: tuple[int, int]
    text: str
    depth: int = 0


@dataclass(slots=True, kw_only=True)
class Weaving:
    """Puts the marks of one unit back; lives as long as that takes."""

    unit: Unit
    text: str
    renderings: Renderings
    lead: str
    bodies: Mapping[int, str]
    findings: list[Finding] = field(default_factory=list)
    insertions: list[_Insertion] = field(default_factory=list)
    appended: list[str] = field(default_factory=list)
    trailing: list[str] = field(default_factory=list)
    replaced: dict[Span, str] = field(default_factory=dict)
    strict: bool = False
    covered: set[int] = field(default_factory=set)
    signs: dict[str, dict[int, int]] = field(default_factory=dict)

    def rendered(self, *, plainly: bool) -> str:
        """Return the translation with its marks; ``plainly`` puts them at its end."""
        self._place_atoms()
        pair = Pair.of(
            self.unit.text,
            self.text,
            [(one.start, one.end) for one in self.unit.atoms],
            tuple(self.replaced),
        )
        if plainly:
            for wrap in self.unit.wraps:
                self._lose_wrap(wrap)
            for void in self.unit.voids:
                self._to_the_end(void)
        else:
            self._place_wraps(pair)
            for void in self.unit.voids:
                self._place_void(pair, void)
        return self._assembled()

    # -- atoms

    def _place_atoms(self) -> None:
        occurrences = _occurrences(self.text, self.unit.atoms)
        paired = self._paired_names()
        for atom in self.unit.atoms:
            certain = paired.get((atom.name, atom.start))
            spans = iter([certain]) if certain else occurrences.get(atom.name, iter(()))
            place = next(filter(self._is_free, spans), None)
            if place is None:
                self._lose_atom(atom)
                continue
            self._replace(place, rendered_markup(atom.markup, self.bodies))
            again = [span for span in spans if self._is_free(span)] if atom.placeholder else []
            for span in again:
                self._replace(span, "")
            if again:
                self._report(f"“{rendered_markup(atom.markup, self.bodies)}” was repeated.")

    def _paired_names(self) -> Mapping[tuple[str, int], Span]:
        """Pair names that are ordinary words too, where both sides have equally many."""
        paired: dict[tuple[str, int], Span] = {}
        for name in {atom.name for atom in self.unit.atoms if not atom.placeholder}:
            pattern = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)
            ours = [match.start() for match in pattern.finditer(self.unit.text)]
            theirs = [match.span() for match in pattern.finditer(self.text)]
            if len(ours) == len(theirs):
                paired |= {(name, at): span for at, span in zip(ours, theirs, strict=True)}
        return paired

    def _is_free(self, span: Span) -> bool:
        return self.covered.isdisjoint(range(*span))

    def _replace(self, span: Span, text: str) -> None:
        self.replaced[span] = text
        self.covered.update(range(*span))

    def _lose_atom(self, atom: Atom) -> None:
        markup = rendered_markup(atom.markup, self.bodies)
        if atom.kept:
            self.appended.append(markup)
            self._report(f"“{markup}” was put at the end of its sentence.")
        else:
            self._report(f"“{markup}” was not found back in the translation.")

    # -- links and emphasis

    def _place_wraps(self, pair: Pair) -> None:
        owners: list[int] = [-1] * len(pair.target_tokens.spans)
        placed: dict[int, Span] = {}
        parents = _parents(self.unit.wraps)
        for number, wrap in sorted(
            enumerate(self.unit.wraps), key=lambda one: (one[1].start, -one[1].end, one[0])
        ):
            parent = parents[number]
            while parent >= 0 and parent not in placed:
                parent = parents[parent]
            span = self._span_of(pair, wrap, owners, parent)
            if span is None:
                self._lose_wrap(wrap)
                continue
            placed[number] = span
            owners[slice(*span)] = [number] * (span[1] - span[0])
            self._insert_wrap(pair, wrap, number, span)

    def _span_of(self, pair: Pair, wrap: Wrap, owners: list[int], parent: int) -> Span | None:
        words = pair.source_tokens.covering((wrap.start, wrap.end))
        phrase = self.unit.text[wrap.start : wrap.end]
        for span in pair.places(words, self.renderings.get(phrase, ())):
            if span[1] > span[0] and all(owner == parent for owner in owners[slice(*span)]):
                return span
        return None

    def _insert_wrap(self, pair: Pair, wrap: Wrap, number: int, span: Span) -> None:
        start = pair.target_tokens.spans[span[0]][0]
        end = pair.target_tokens.spans[span[1] - 1][1]
        start, end = self._with_punctuation(wrap, start, end)
        link = wrap.kind is NodeKind.LINK
        opening = rendered_markup(wrap.opening, self.bodies)
        closing = rendered_markup(wrap.closing, self.bodies)
        self.insertions.append(_Insertion(start, (2, number), opening, 1 if link else 0))
        self.insertions.append(_Insertion(end, (0, -number), closing, -1 if link else 0))

    def _with_punctuation(self, wrap: Wrap, start: int, end: int) -> Span:
        """Take in the quotes, brackets or full stop that the marks had inside them."""
        phrase = self.unit.text[wrap.start : wrap.end]
        if (
            not phrase[:1].isalnum()
            and start
            and same_sign(self.text[start - 1], phrase[0])
            and start - 1 not in self.covered
        ):
            start -= 1
        tail = re.search(r"[^\w\s]*\Z", phrase)
        for sign in tail[0] if tail else "":
            if self.text[end : end + 1] and same_sign(self.text[end], sign):
                if end in self.covered:
                    break
                end += 1
        return start, end

    def _lose_wrap(self, wrap: Wrap) -> None:
        phrase = self.unit.text[wrap.start : wrap.end]
        if not wrap.kept:
            self._report(f"The words for “{phrase}” were not found, so they have lost their marks.")
            return
        shown = next(iter(self.renderings.get(phrase, ())), phrase)
        opening = rendered_markup(wrap.opening, self.bodies)
        closing = rendered_markup(wrap.closing, self.bodies)
        words = escape_plain(" ".join(shown.split()) or phrase, in_link=True, strict=self.strict)
        lead = self.lead if wrap.kind is NodeKind.LINK else ""
        self.appended.append(f"{lead}{opening}{words}{closing}")
        self._report(f"The words for the link “{phrase}” were not found; it is at the end.")

    # -- footnote marks, images and what else shows no words

    def _place_void(self, pair: Pair, void: Void) -> None:
        offset = self._offset_of(pair, void)
        if offset is None:
            self._to_the_end(void)
            self._report(f"“{rendered_markup(void.markup, self.bodies)}” was put at the end.")
            return
        space = " " if void.spaced and offset and not self.text[offset - 1].isspace() else ""
        text = space + rendered_markup(void.markup, self.bodies)
        self.insertions.append(_Insertion(offset, (1, void.position), text))

    def _to_the_end(self, void: Void) -> None:
        space = " " if void.spaced else ""
        self.trailing.append(space + rendered_markup(void.markup, self.bodies))

    def _offset_of(self, pair: Pair, void: Void) -> int | None:
        source, target = pair.source_tokens, pair.target_tokens
        if not source.spans or void.position >= source.spans[-1][1]:
            return same_tail(self.unit.text[void.position :], self.text)
        number = bisect_right(source.spans, void.position, key=lambda one: one[1]) - 1
        if number < 0:
            return 0
        if pair.same:
            between = void.position - source.spans[number][1]
            return min(target.spans[number][1] + between, len(self.text))
        if (offset := self._at_same_sign(void.position)) is not None:
            return offset
        word = word_before(self.unit.text, void.position)
        for span in pair.places((number, number + 1), self.renderings.get(word, ())):
            if span[1] == span[0] + 1 or self.renderings.get(word):
                signs = self.unit.text[source.spans[number][1] : void.position]
                return self._past(target.spans[span[1] - 1][1], signs)
        return None

    def _past(self, offset: int, signs: str) -> int:
        """Go past the punctuation that stood between a word and its mark."""
        for sign in signs.replace(" ", ""):
            if self.text[offset : offset + 1] and same_sign(self.text[offset], sign):
                offset += 1
        return offset

    def _at_same_sign(self, position: int) -> int | None:
        """Return where the target has the same comma or bracket as the source has here."""
        sign = self.unit.text[position : position + 1]
        if not sign or sign.isalnum() or sign.isspace():
            return None
        if sign not in self.signs:
            ours, theirs = (
                [match.start() for match in re.finditer(re.escape(sign), text)]
                for text in (self.unit.text, self.text)
            )
            same = len(ours) == len(theirs)
            self.signs[sign] = dict(zip(ours, theirs, strict=True)) if same else {}
        return self.signs[sign].get(position)

    # -- the whole

    def _report(self, message: str) -> None:
        self.findings.append(
            Finding(
                rule="markup",
                severity=Severity.WARNING,
                message=message,
                source=self.unit.text,
                target=self.text,
                hint="Compare the links and emphasis with those of the source.",
            )
        )

    def _assembled(self) -> str:
        self._insert_end()
        parts: list[str] = []
        position = depth = 0
        for one in self._writings():
            words = self.text[position : one.offset]
            parts += [escape_plain(words, in_link=depth > 0, strict=self.strict), one.text]
            depth += one.depth
            position = max(position, one.offset + (one.order[1] if one.order[0] == 3 else 0))
        parts.append(escape_plain(self.text[position:], strict=self.strict))
        return "".join(parts)

    def _writings(self) -> list[_Insertion]:
        """Return insertions and replacements in order; a replacement's order holds its length."""
        replaced = [
            _Insertion(start, (3, end - start), text)
            for (start, end), text in self.replaced.items()
        ]
        return sorted((*self.insertions, *replaced), key=lambda one: (one.offset, one.order))

    def _insert_end(self) -> None:
        end = before_final_stop(self.text)
        while end in self.covered and end - 1 in self.covered:
            end -= 1
        text = "".join(f" ({one})" for one in self.appended) + "".join(self.trailing)
        if text:
            self.insertions.append(_Insertion(end, (1, len(self.unit.text) + 1), text))


def _occurrences(text: str, atoms: Sequence[Atom]) -> Mapping[str, Iterator[Span]]:
    """Yield where the names of atoms stand in a translation, mangled a little or not."""
    found: dict[str, list[Span]] = {}
    letter = next((re.match(r"\D+", one.name) for one in atoms if one.placeholder), None)
    if letter is not None:
        pattern = rf"(?<!\w){letter[0]}[ -]?(\d+)(?!\w)"
        for match in re.finditer(pattern, text, re.IGNORECASE):
            found.setdefault(f"{letter[0]}{match[1]}", []).append(match.span())
    for name in {one.name for one in atoms if not one.placeholder}:
        pattern = rf"(?<!\w){re.escape(name)}(?!\w)"
        exact = [match.span() for match in re.finditer(pattern, text)]
        found[name] = exact or [match.span() for match in re.finditer(pattern, text, re.IGNORECASE)]
    return {name: iter(spans) for name, spans in found.items()}


def _parents(wraps: Sequence[Wrap]) -> dict[int, int]:
    """Return for each wrap the number of the one just around it, or -1."""
    parents: dict[int, int] = {}
    around: list[int] = []
    for number, wrap in sorted(
        enumerate(wraps), key=lambda one: (one[1].start, -one[1].end, one[0])
    ):
        while around and wraps[around[-1]].end <= wrap.start:
            around.pop()
        parents[number] = around[-1] if around else -1
        around.append(number)
    return parents
