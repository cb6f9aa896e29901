"""The words the site itself says, and dates, numbers and language names, in each language."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files as packaged
from types import MappingProxyType

import yaml
from babel import Locale as BabelLocale
from babel.core import get_global
from babel.dates import format_date
from babel.numbers import format_decimal, format_percent
from markupsafe import Markup, escape

from tweetalig.model import Locale

_FALLBACK = Locale("en")
_BASICS = ("language", "direction")
"""What stands among the words for Material's templates, and is no word."""

_GAP = re.compile(r"\{\w+\}")


@cache
def _shipped() -> Mapping[str, Mapping[str, str]]:
    text = (packaged("tweetalig.publish") / "theme" / "mkdocs_theme.yml").read_text("utf-8")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return MappingProxyType(yaml.load(text, Loader=loader)["words"])


@dataclass(frozen=True, slots=True)
class Called:
    """A language to be named in the middle of a sentence, in the language of the sentence."""

    locale: Locale


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The site's words in ``locale``; ``own`` are those that mkdocs.yml sets."""

    locale: Locale
    own: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def say(self, key: str, **values: object) -> str:
        """Return the words for ``key`` with ``{name}`` filled in; English where there are none."""
        own = self._own(key)
        return _filled(own or _english(key), self._named(values, own))

    def html(self, key: str, **values: object) -> Markup:
        """Return the words as HTML for the text of a page; English ones are marked as English.

        Values are escaped, but for those that are :class:`Markup` already.
        """
        own = self._own(key)
        safe = {name: escape(value) for name, value in self._named(values, own).items()}
        text = Markup(_filled(str(escape(own or _english(key))), safe))
        return (
            text
            if own
            else Markup('<span lang="{}" class="tw-said">{}</span>').format(_FALLBACK, text)
        )

    def count(self, key: str, count: int, **values: object) -> Markup:
        """Return the words for so many, as :meth:`html` does.

        The form is ``.one`` or ``.other``, as the language asks.
        """
        form = self._babel.plural_form(count)
        form = form if form in ("one", "other") else "other"
        return self.html(f"{key}.{form}", count=self.number(count), **values)

    def missing(self) -> tuple[str, ...]:
        """Return the keys that there are no words for in this language, in the theme's order."""
        return tuple(
            key for key in _shipped()[_FALLBACK] if key not in _BASICS and not self._own(key)
        )

    def misfits(self) -> tuple[str, ...]:
        """Return the keys of words of the site's own that the theme has no use for.

        That is an unknown key, or words whose ``{gaps}`` are not those of the English.
        """
        english = _shipped()[_FALLBACK]
        return tuple(
            key
            for key, text in self.own.items()
            if key not in english or set(_GAP.findall(str(text))) != set(_GAP.findall(english[key]))
        )

    def expected(self, key: str) -> str:
        """Say what words for ``key`` have to have."""
        english = _shipped()[_FALLBACK].get(key)
        if english is None:
            return "the site has no such words; look for a typing error"
        return f"keep what is between braces, as in the English: {english}"

    def language_of(self, key: str) -> Locale | None:
        """Return the language that the words for ``key`` are in, where it is another one."""
        return None if self._own(key) else _FALLBACK

    def _own(self, key: str) -> str:
        """Return the words in this language, of the site's own or the theme's; empty if none."""
        shipped = _shipped()
        theirs = shipped.get(self.locale) or shipped.get(self.locale.partition("-")[0], {})
        return str(self.own.get(key) or theirs.get(key, ""))

    def language(self, locale: Locale) -> str:
        """Return what ``locale`` is called in this language, as in the middle of a sentence."""
        return _name(locale, self._babel)

    def number(self, value: int) -> str:
        """Return a whole number as this language writes it."""
        return str(format_decimal(value, locale=self._babel))

    def share(self, part: int, whole: int) -> str:
        """Return ``part`` of ``whole`` in per cent, rounded down so that only all is 100 %."""
        return str(format_percent((100 * part // whole) / 100 if whole else 0, locale=self._babel))

    def date(self, value: object) -> str:
        """Return a date in full; what isn't a date is returned as it stands."""
        if isinstance(value, str):
            try:
                value = datetime.date.fromisoformat(value)
            except ValueError:
                return str(value)
        if isinstance(value, datetime.date):
            return format_date(value, format="long", locale=self._babel)
        return str(value)

    def _named(self, values: Mapping[str, object], own: str) -> Mapping[str, object]:
        spoken = self._babel if own else _babel(_FALLBACK)
        return {
            name: _name(value.locale, spoken) if isinstance(value, Called) else value
            for name, value in values.items()
        }

    @property
    def og_locale(self) -> str:
        """The language with its usual country, as Open Graph writes it: ``nl_NL``."""
        likely = get_global("likely_subtags").get(self._babel.language, self._babel.language)
        territory = self._babel.territory or likely.rpartition("_")[2]
        return f"{self._babel.language}_{territory}"

    @property
    def _babel(self) -> BabelLocale:
        return _babel(self.locale)


def _babel(locale: Locale) -> BabelLocale:
    # The readers of a Dutch site are in Europe: plain "en" gets British dates, not American.
    tag = "en-GB" if locale == "en" else locale
    return BabelLocale.parse(tag.replace("-", "_"))


def _name(locale: Locale, spoken: BabelLocale) -> str:
    """Return what a language is called in another; Babel has not every pair."""
    named = BabelLocale.parse(locale.replace("-", "_"))
    return str(named.get_display_name(spoken) or named.get_display_name() or locale)


def _english(key: str) -> str:
    return _shipped()[_FALLBACK].get(key, key)


def _filled(text: str, values: Mapping[str, object]) -> str:
    for name, value in values.items():
        text = text.replace(f"{{{name}}}", str(value))
    return text


def own_name(locale: Locale) -> str:
    """Return what a language calls itself, with a capital, as on a switch: ``Nederlands``."""
    name = BabelLocale.parse(locale.replace("-", "_")).get_display_name() or locale
    return name[:1].upper() + name[1:]
