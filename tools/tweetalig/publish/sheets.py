"""Each page in each language as the site sees it: its title, its state, and whether it counts."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from tweetalig.errors import TweetaligError
from tweetalig.model import Locale, PageState, PageStatus
from tweetalig.publish.inputs import SiteInput, SitePage, page_url
from tweetalig.segment.frontmatter import FrontMatter, parse_front_matter

_HEADING = re.compile(r"^#[ \t]+(?P<text>.+?)[ \t]*#*[ \t]*(?:\{[^}\n]*\})?[ \t]*$", re.M)

_WORD = re.compile(r"[^\W_][\w'’-]*")
_UNREAD = re.compile(r"\]\([^)\n]*\)|<[^>]*>|^\[[^\]\n]+\]:.*$|\{[^}\n]*\}", re.M)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One page in one language.

    ``url`` is its address below the folder of the language. ``foreign`` names the parts of the
    front matter that are still in the source language: ``description``, ``summary`` or
    ``summary.0`` for a point of it. ``state`` is ``None`` for the source language.
    """

    path: str
    locale: Locale
    front: FrontMatter
    state: PageState | None = None
    foreign: tuple[str, ...] = ()
    url: str = field(init=False)

    def __post_init__(self) -> None:
        # Kept, since every page asks for the address of every other a few times.
        object.__setattr__(self, "url", page_url(self.path))

    @property
    def data(self) -> Mapping[str, Any]:
        """What the front matter says."""
        return self.front.data

    @property
    def title(self) -> str:
        """The title in the front matter, else the first heading, else the file's name."""
        if self.data.get("title"):
            return str(self.data["title"])
        heading = _HEADING.search(self.front.body)
        return heading["text"] if heading else PurePosixPath(self.path).stem

    @property
    def description(self) -> str:
        """The description in this language, empty where it is not translated."""
        return "" if "description" in self.foreign else str(self.data.get("description") or "")

    @property
    def words(self) -> int:
        """How many words a reader gets to read; a little more where there is code."""
        return len(_WORD.findall(_UNREAD.sub(" ", self.front.body)))

    def day(self, key: str) -> datetime.date | None:
        """Return the date that the front matter gives under ``key``, if it is one."""
        value = self.data.get(key)
        if isinstance(value, datetime.datetime):
            return value.date()
        if isinstance(value, str):
            try:
                return datetime.date.fromisoformat(value)
            except ValueError:
                return None
        return value if isinstance(value, datetime.date) else None


DATES = ("date", "updated", "reviewed")
"""What dates an article can have: written, changed, and read by somebody who knows the subject.

Only people set them; nothing here makes one up.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheets:
    """All pages in all languages: ``of[locale][path]``; what isn't translated is not in it."""

    of: Mapping[Locale, Mapping[str, Sheet]]
    states: Mapping[Locale, Mapping[str, PageState]]
    problems: tuple[TweetaligError, ...]


def read_sheets(site: SiteInput) -> Sheets:
    """Read the front matter of every page and decide what can be shown as a translation."""
    problems: list[TweetaligError] = []
    of: dict[Locale, dict[str, Sheet]] = {locale: {} for locale in site.locales}
    source = site.settings.source
    for page in site.pages:
        front = _read(site, page, source, problems)
        if front is None:
            continue
        original = Sheet(path=page.path, locale=source, front=front)
        of[source][page.path] = original
        for locale in site.settings.targets:
            if (theirs := _read(site, page, locale, problems)) is None:
                continue
            sheet = _translation(site, page, locale, theirs, original)
            if _shows(sheet, original):
                of[locale][page.path] = sheet
    return Sheets(
        of=of,
        states={
            locale: {p.path: p.states[locale] for p in site.pages if locale in p.states}
            for locale in site.settings.targets
        },
        problems=tuple(problems),
    )


def _read(
    site: SiteInput, page: SitePage, locale: Locale, problems: list[TweetaligError]
) -> FrontMatter | None:
    if locale not in page.texts:
        return None
    settings = site.settings
    try:
        return parse_front_matter(
            page.texts[locale], settings.shown(settings.docs / locale / page.path)
        )
    except TweetaligError as problem:
        problems.append(problem)
        return None


def _translation(
    site: SiteInput, page: SitePage, locale: Locale, front: FrontMatter, original: Sheet
) -> Sheet:
    state = page.states.get(locale) or _unknown(site, page, locale)
    reviewed = state.status is PageStatus.REVIEWED
    return Sheet(
        path=page.path,
        locale=locale,
        front=front,
        state=state,
        foreign=() if reviewed else _foreign(front.data, original.data),
    )


def _unknown(site: SiteInput, page: SitePage, locale: Locale) -> PageState:
    # Nobody vouches for a translation that no state is known of: it counts as a machine's.
    settings = site.settings
    return PageState(
        source=settings.shown(settings.docs / settings.source / page.path),
        target=settings.shown(settings.docs / locale / page.path),
        locale=locale,
        title=page.path,
        status=PageStatus.MACHINE,
        segments={},
    )


def _foreign(data: Mapping[str, Any], original: Mapping[str, Any]) -> tuple[str, ...]:
    found = [
        name
        for name in ("title", "description", "summary")
        if isinstance(data.get(name), str) and data[name] == original.get(name)
    ]
    points, others = data.get("summary"), original.get("summary")
    if isinstance(points, list) and isinstance(others, list):
        pairs = zip(points, others, strict=False)
        found += [f"summary.{number}" for number, (a, b) in enumerate(pairs) if a == b]
    return tuple(found)


def _shows(sheet: Sheet, original: Sheet) -> bool:
    """Tell whether a page can be shown as a translation.

    A title may well be the same in both languages (“SASP”), a sentence is not: the title
    counts as untranslated when the description is untranslated too, or when there is none.
    """
    if sheet.state is not None and sheet.state.status is PageStatus.UNTRANSLATED:
        return False
    if "title" not in sheet.foreign:
        return True
    return bool(original.data.get("description")) and "description" not in sheet.foreign
