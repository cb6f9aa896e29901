"""What a translated page says of itself, above its title and in words."""

from __future__ import annotations

from html import escape

from markupsafe import Markup

from tweetalig.model import Locale, PageState, PageStatus, State
from tweetalig.publish.inputs import to_root
from tweetalig.publish.words import Called, Words

TITLE_MARK = "<!-- tweetalig: title -->"
"""Where the title goes: what stands before this mark is shown above it."""


_ORDER = (State.REVIEWED, State.DRAFT, State.OUTDATED, State.UNTRANSLATED)


def banner_kind(state: PageState) -> str:
    """Return which banner a state asks for; empty when everything is reviewed."""
    if state.status is PageStatus.REVIEWED:
        return ""
    if state.status in (PageStatus.PARTIAL, PageStatus.UNTRANSLATED):
        return "partial"
    if state.status is PageStatus.OUTDATED:
        return "outdated"
    return "mixed" if state.segments.get(State.REVIEWED) else "machine"


def banner(state: PageState, url: str, words: Words, source: Locale) -> str:
    """Return the banner of a page at ``url`` as HTML, or nothing when it is fully reviewed.

    ``source`` is the tag of the language the page was translated from.
    """
    kind = banner_kind(state)
    if not kind:
        return ""
    title = words.html(f"banner.{kind}")
    link = words.html("banner.original", source=Called(source))
    return (
        f'<aside class="tw-banner tw-banner--{kind}" aria-label="{escape(words.say("banner"))}" '
        f'data-pagefind-ignore data-tweetalig-status="{state.status.value}">\n'
        f'<p class="tw-banner__title" data-pagefind-meta="state">{title}</p>\n'
        f"<p>{_meaning(state, kind, words, source)}</p>\n"
        f'<p><a href="{escape(to_root(url) + source + "/" + url)}" hreflang="{source}">'
        f"{link}</a></p>\n"
        "</aside>\n"
    )


def _meaning(state: PageState, kind: str, words: Words, source: Locale) -> Markup:
    there = [part for part in _ORDER if state.segments.get(part)]
    if kind == "machine" and State.OUTDATED not in there:
        said = [words.html("banner.machine_text")]
    else:
        counts = [
            words.html(f"banner.count.{part}", count=words.number(state.segments[part]))
            for part in there
        ]
        said = [
            words.html(
                "banner.counts",
                total=words.number(state.total),
                counts=Markup(", ").join(counts),
            ),
            *(
                words.html(f"banner.{part}_text", source=Called(source))
                for part in there
                if part is not State.REVIEWED
            ),
        ]
    return Markup(" ").join((*said, words.html("banner.meaning")))
