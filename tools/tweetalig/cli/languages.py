"""The option ``--to``: which of the site's target languages a command is about."""

from __future__ import annotations

from tweetalig.errors import UsageError
from tweetalig.model import Locale
from tweetalig.settings import Settings


def target_of(settings: Settings, to: str | None) -> Locale:
    """Return the target language that is named, the first one when none is."""
    if to is None:
        return settings.targets[0]
    if to not in settings.targets:
        raise UsageError(
            f"“{to}” is not a target language of this site",
            hint=f"choose from: {', '.join(settings.targets)}",
        )
    return Locale(to)
