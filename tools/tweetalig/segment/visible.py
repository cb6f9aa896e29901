"""Whether a reader finds anything to read in a piece of inline Markdown."""

from __future__ import annotations

import re

from tweetalig.segment.ticks import code_spans

# Until the first of these, text is just text.
_SPECIAL = re.compile(r"[`<\[$\\{&!+^]|https?:|www\.|@")
_WORD = re.compile(r"\w")

_TAG = r"</?[A-Za-z](?:[^<>\"']|\"[^\"]*\"|'[^']*')*+>"
_PROTECTED = (
    r"<(?P<tag>[a-zA-Z][\w-]*)\b[^<>]*?"
    r"(?:\stranslate\s*=\s*[\"']?no\b|\sclass\s*=\s*[\"']?[^<>\"']*?\bnotranslate\b)"
    r"[^<>]*>[^<]*</(?P=tag)\s*>"
)
_INVISIBLE = re.compile(
    rf"""
      <!--\s*tweetalig:\s*off\s*-->.*?<!--\s*tweetalig:\s*on\s*-->
    | <!--.*?-->
    | {_PROTECTED}
    | <(?:code|kbd|samp|var|script|style|pre)\b[^<>]*>[^<]*</\w+>
    | <[A-Za-z][A-Za-z0-9+.-]{{1,31}}:[^<>\s]*>
    | \{{\{{.*?\}}\}} | \{{%.*?%\}} | \{{\#.*?\#\}}
    | \$\$[^$]+\$\$ | \$[^$\s](?:[^$]*[^$\s])?\$
    | \\\(.+?\\\) | \\\[.+?\\\] | \\begin\{{.*\\end\{{\w+\*?\}}
    | \[\^[^\]\s]+\]
    | \]\(\s*(?:<[^<>]*>|[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)\s*\)
    | \]\[[^\[\]]*\]
    | \{{[:.\#][^{{}}]*\}} | \{{\s[^{{}}]*\}}
    | \+\+[^\s+]+(?:\+[^\s+]+)*\+\+
    | (?:https?://|www\.)[^\s<>]+ | [\w.+-]{{1,64}}@[\w-]+(?:\.[\w-]+)+
    | &(?:nbsp|\#160);
    """,
    re.VERBOSE | re.DOTALL,
)
_ANY_TAG = re.compile(_TAG)
_READ_ATTRIBUTE = re.compile(r"\s(?:alt|title|aria-label)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.I)
_MARKUP = re.compile(r"[\s\[\]!*_~^=]+")


def anything_to_read(text: str) -> bool:
    """Tell whether ``text`` holds more than code, addresses, mathematics and markup."""
    special = _SPECIAL.search(text)
    if special is None:
        return bool(text.strip())
    if _WORD.search(text, 0, special.start()):
        return True
    plain = _without_code(text)
    plain = _INVISIBLE.sub(" ", plain)
    plain = _ANY_TAG.sub(_words_of_tag, plain)
    if plain == text:
        return True
    return bool(_MARKUP.sub("", plain))


def _without_code(text: str) -> str:
    if "`" not in text:
        return text
    pieces = []
    done = 0
    for start, end in code_spans(text):
        pieces.append(text[done:start])
        done = end
    pieces.append(text[done:])
    return " ".join(pieces)


def _words_of_tag(tag: re.Match[str]) -> str:
    found = (a or b for a, b in _READ_ATTRIBUTE.findall(tag.group()))
    return " ".join(("", *found, ""))
