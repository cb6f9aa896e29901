"""Puts the marks of a segment back around its translation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tweetalig.model import Finding
from tweetalig.segment.inline_marked import Marked, Place
from tweetalig.segment.inline_plain import escape_attribute, escape_plain
from tweetalig.segment.inline_signature import marks_agree
from tweetalig.segment.inline_weave import Renderings, Weaving, rendered_markup


@dataclass(frozen=True, slots=True, kw_only=True)
class PutBack:
    """A translation with its marks, and what went wrong with these."""

    text: str
    findings: tuple[Finding, ...] = ()


def put_back(
    marked: Marked,
    translations: Sequence[str],
    renderings: Renderings | None = None,
    *,
    ready: Mapping[int, str] | None = None,
    lead: str = "see ",
) -> PutBack:
    """Put marks around the words of a translation.

    There is one translation for each of ``marked.sentences``. ``renderings`` holds
    translations of ``marked.phrases``, by which links and emphasis find their words. A link
    that finds none is put at the end of its sentence in brackets, after ``lead``; so are
    code and addresses. Emphasis that finds none is left out, and that is a finding.

    ``ready`` holds, by the number of the unit, translations that have their marks already:
    what a person wrote goes in as it is.
    """
    if len(translations) != len(marked.units):
        message = f"{len(marked.units)} translations expected, {len(translations)} given"
        raise ValueError(message)
    ready = ready or {}
    if tuple(translations) == marked.sentences and not ready:
        return PutBack(text=marked.source)
    work = _Work(marked=marked, renderings=renderings or {}, ready=ready, lead=lead)
    result = work.put(translations, plainly=False)
    # A person may have left out or added a mark; that is no reason to move the others.
    if ready or marks_agree(marked, result.text):
        return result
    return work.put(translations, plainly=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Work:
    """What putting back a segment needs to know."""

    marked: Marked
    renderings: Renderings
    ready: Mapping[int, str]
    lead: str

    def put(self, translations: Sequence[str], *, plainly: bool) -> PutBack:
        """Render all units and the layout; ``plainly`` moves all inner marks to the ends."""
        findings: list[Finding] = []
        bodies: dict[int, str] = {}
        # Titles and alternative texts have the highest numbers, and are needed inside others.
        for number in reversed(range(len(self.marked.units))):
            unit, translation = self.marked.units[number], " ".join(translations[number].split())
            if number in self.ready:
                bodies[number] = self.ready[number]
            elif translation == unit.text:
                bodies[number] = rendered_markup(unit.raw, bodies)
            elif unit.place is Place.TITLE:
                bodies[number] = escape_attribute(translation)
            elif unit.place is Place.ALTERNATIVE:
                bodies[number] = escape_plain(translation, in_link=True, strict=plainly)
            else:
                sentence = Weaving(
                    unit=unit,
                    text=translation,
                    renderings=self.renderings,
                    lead=self.lead,
                    bodies=bodies,
                    strict=plainly,
                )
                bodies[number] = sentence.rendered(plainly=plainly)
                findings += sentence.findings
        text = rendered_markup(self.marked.layout, bodies)
        return PutBack(text=text, findings=tuple(reversed(findings)))
