"""When two spellings are the same word: hyphen kinds, Unicode forms, case, joined or apart."""

from __future__ import annotations

import unicodedata

# Hyphen, non-breaking hyphen, figure dash, en dash and minus are all typed where Dutch and
# English want a hyphen; an em dash never stands inside a word.
_HYPHENS = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2212\ufe63\uff0d", "-"))
_APOSTROPHES = str.maketrans(dict.fromkeys("\u2019\u02bc\u2018\u00b4", "'"))


def plain(text: str) -> str:
    """Return ``text`` in NFC with one kind of hyphen, apostrophe and space."""
    if not text.isascii():  # translating is slow, and most words have nothing to translate
        composed = unicodedata.normalize("NFC", text)
        text = composed.translate(_HYPHENS).translate(_APOSTROPHES)
    return " ".join(text.split())


def squeezed(text: str) -> str:
    """Return what all spellings of a form share: ``post-COVID`` and ``Postcovid`` are equal."""
    return plain(text).replace("-", "").replace(" ", "").casefold()


def is_acronym(form: str) -> bool:
    """Whether a form is written in capitals: ``PEM``, ``ME/CVS``, ``IL-6``; not ``NK-cel``."""
    letters = [character for character in form if character.isalpha()]
    return len(letters) > 1 and all(letter.isupper() for letter in letters)
