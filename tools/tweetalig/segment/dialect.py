"""What lines look like that begin something: CommonMark and the dialect of a Material site."""

from __future__ import annotations

import re

HEADING = re.compile(r"(#+)[ \t]*")
RULE = re.compile(r"(?:(?:-[ \t]*){3,}|(?:_[ \t]*){3,}|(?:\*[ \t]*){3,})$")
MARKS = re.compile(r"[-_* \t]*")
UNDERLINE = re.compile(r"(?:=+|-+)[ \t]*$")
FENCE = re.compile(r"(`{3,})[^`]*$|(~{3,})")
MARKER = re.compile(r"(?:[-+*]|(\d+)([.)]))(?=[ \t]|$)")
TASK = re.compile(r"\[[ xX]\][ \t]+")
QUOTE = ">"

ADMONITION = re.compile(r"(?:!!!|\?\?\?\+?) ?(?:[\w-]+(?: +[\w-]+)*)?(?: *\"(.*)\")?[ \t]*$")
TAB = re.compile(r"===(?:\+!|!\+|[+!])? +\"(.*)\"[ \t]*$")
FOOTNOTE = re.compile(r"\[\^[^\]]*\]:[ \t]*")
ABBREVIATION = re.compile(r"\*\[[^\\\]]*\] ?:[ \t]*")
DEFINITION = re.compile(r":[ ]{1,3}(?=\S)|:\t(?=\S)")
BLOCK_START = re.compile(r"(/{3,})[ ]*([\w-]+)[ ]*(?:\|[ ]*(.*?)[ ]*)?$")
BLOCK_END = re.compile(r"(/{3,})[ ]*$")
SNIPPET = re.compile(r";*-+8<-+(?:[ \t]+(?:\"[^\"]*\"|'[^']*'))?[ \t]*$")
SNIPPET_BLOCK = re.compile(r"-+8<-+[ \t]*$")
ATTRIBUTES = re.compile(r"\{:?[ ]*[^}\n ][^\n]*\}[ ]*$")
_ATTRIBUTE_LIST = re.compile(r"\{:?[ ]*[^}\n {%][^{}\n]*\}")
PROTECTING = re.compile(r"\btranslate\s*=\s*[\"']?no\b|\blang\s*=|\.notranslate\b", re.IGNORECASE)

# A reference: label, address, and what may be a title, on one line or on the next.
REFERENCE = re.compile(
    r"""
    \[(?P<label>(?!\^)(?:[^\[\]\\\r\n]|\\.){0,999}
    (?:(?:\r\n|[\r\n])(?![>\ \t]*[\r\n])(?:[^\[\]\\\r\n]|\\.){0,999}){0,3})\]:
    [ \t]*(?:(?:\r\n|[\r\n])[>\ \t]*)?
    (?:<[^<>\r\n]*>\S*|[^\s<]\S*)
    (?:
        (?:[ \t]+|[ \t]*(?:\r\n|[\r\n])[>\ \t]*)
        (?:(?P<quote>["'])
            (?P<title>
              (?:\\.|(?!(?P=quote))[^\\\r\n]|(?:\r\n|[\r\n])(?![>\ \t]*[\r\n]))*
            )(?P=quote)
          |\((?P<round>(?:\\.|[^\\()\r\n])*)\))
        (?=[ \t]*(?:[\r\n]|\Z))
    )?
    [ \t]*(?=[\r\n]|\Z)
    """,
    re.VERBOSE,
)

_ALTERNATIVE = r"(?P<alt>(?:[^\[\]\\`<\r\n]|\\.)*)"
_DESTINATION = r"(?:<[^<>\r\n]*>|[^\s()<>]+(?:\([^\s()<>]*\)[^\s()<>]*)*)"
_TITLE = r"(?:[ \t]+(?:\"(?P<title>[^\"\r\n]*)\"|'[^'\r\n]*'))?"
_ADDRESS = rf"(?:\([ \t]*{_DESTINATION}{_TITLE}[ \t]*\)|\[[^\[\]\r\n]+\])"
_OUTER = (
    rf"(?:\([ \t]*{_DESTINATION}(?:[ \t]+(?:\"[^\"\r\n]*\"|'[^'\r\n]*'))?[ \t]*\)|\[[^\[\]\r\n]+\])"
)
_MORE = r"(?:[ \t]*\{:?[^{}\r\n]*\})?"
IMAGE = re.compile(
    rf"(?P<link>\[[ \t]*)?!\[{_ALTERNATIVE}\]{_ADDRESS}{_MORE}"
    rf"(?(link)[ \t]*\]{_OUTER}{_MORE})[ \t]*"
)

OFF = re.compile(r"<!--\s*tweetalig:\s*off\s*-->", re.IGNORECASE)
ON = re.compile(r"<!--\s*tweetalig:\s*on\s*-->", re.IGNORECASE)


def last_attributes(text: str, start: int, end: int) -> tuple[int, str] | None:
    """Return where the text before a list of attributes at the end ends, and that list."""
    stop = end_of_text(text, start, end)
    if stop == start or text[stop - 1] != "}":
        return None
    begin = text.rfind("{", start, stop)
    if begin <= start or text[begin - 1] not in " \t":
        return None
    found = _ATTRIBUTE_LIST.fullmatch(text, begin, stop)
    return (end_of_text(text, start, begin), found.group()) if found else None


def without_closing_hashes(text: str, start: int, end: int) -> int:
    """Return where the text of a heading ends: before the hashes and blanks that may follow."""
    end = end_of_text(text, start, end)
    hashes = end
    while hashes > start and text[hashes - 1] == "#":
        hashes -= 1
    escaped = hashes < end and hashes > start and text[hashes - 1] == "\\"
    return end_of_text(text, start, hashes + escaped)


def end_of_text(text: str, start: int, end: int) -> int:
    """Return where the text ends, without the blanks after it."""
    while end > start and text[end - 1] in " \t":
        end -= 1
    return end
