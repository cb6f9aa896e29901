"""Whether a reader finds anything to read in a piece of inline Markdown."""

from __future__ import annotations

import re

from tweetalig.segment.html_names import shown_attributes
from tweetalig.segment.ticks import code_spans

# Until the first of these, text is just text.
_SPECIAL = re.compile(r"[`<\[$\\{&!+^]|https?:|www\.|@")
_WORD = re.compile(r"\w")

_TAG = r"</?[A-Za-z](?:[^<>\"']|\"[^\"]*\"|'[^']*')*>"
_PROTECTED = (
    r"<(?P<tag>[a-zA-Z][\w-]{0,30})\b[^<>]{0,200}?"
    r"(?:\stranslate\s*=\s*[\"']?no\b|\sclass\s*=\s*[\"']?[^<>\"']{0,200}?\bnotranslate\b)"
    r"[^<>]{0,200}>[^<]*</(?P=tag)\s*>"
)
_INVISIBLE = re.compile(
    rf"""
      <!--\s*tweetalig:\s*off\s*-->.{{0,5000}}?<!--\s*tweetalig:\s*on\s*-->
    | <!--.{{0,2000}}?-->
    | {_PROTECTED}
    | <(?:code|kbd|samp|var)\b[^<>]*>[^<]*</\w+>
    | <[A-Za-z][A-Za-z0-9+.-]{{1,31}}:[^<>\s]*>
    | \{{\{{.{{0,500}}?\}}\}} | \{{%.{{0,500}}?%\}} | \{{\#.{{0,500}}?\#\}}
    | \$\$[^$]+\$\$ | \$(?=[^$\s])[^$]+(?<!\s)\$
    | \\\(.{{1,500}}?\\\) | \A\\\[.{{1,2000}}?\\\]\Z | \\begin\{{.{{0,2000}}\\end\{{\w+\*?\}}
    | \[\^[^\[\]\s]+\]
    | \]\(\s*(?:<[^<>]*>|[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)\s*\)
    | \]\[[^\[\]]*\]
    | (?<=\S)\{{[:.\#\s][^{{}}]*\}}
    | \+\+[^\s+]+(?:\+[^\s+]+)*\+\+
    | (?:https?://|www\.)[^\s<>]+ | (?<![\w.+-])[\w.+-]{{1,64}}@[\w-]{{1,63}}(?:\.[\w-]{{1,63}})+
    | &(?:nbsp|\#160);
    """,
    re.VERBOSE | re.DOTALL,
)
_ANY_TAG = re.compile(_TAG)
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
    shown = (tag.string[start:end] for start, end in shown_attributes(tag.string, *tag.span()))
    return " ".join(("", *shown, ""))
