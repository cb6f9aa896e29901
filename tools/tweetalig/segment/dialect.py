"""What lines look like that begin something: CommonMark and the dialect of a Material site."""

from __future__ import annotations

import re

HEADING = re.compile(r"(#+)[ \t]*")
CLOSING_HASHES = re.compile(r"(?:(?<=[ \t])|(?<=[^\\#]))#+[ \t]*$|[ \t]+$")
RULE = re.compile(r"(?:(?:-[ \t]*){3,}|(?:_[ \t]*){3,}|(?:\*[ \t]*){3,})$")
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
LAST_ATTRIBUTES = re.compile(r"[ \t]+(\{:?[ ]*[^}\n {%][^{}\n]*\})[ \t]*$")
PROTECTING = re.compile(r"\btranslate\s*=\s*[\"']?no\b|\blang\s*=|\.notranslate\b", re.IGNORECASE)

# A reference: label, address, and what may be a title, on one line or on the next.
REFERENCE = re.compile(
    r"""
    \[(?!\^)(?:[^\[\]\\\r\n]|\\.|(?:\r\n|[\r\n])(?![>\ \t]*[\r\n])){1,999}\]:
    [ \t]*(?:(?:\r\n|[\r\n])[>\ \t]*)?
    (?:<[^<>\r\n]*>|[^\s<]\S*)
    (?:
        (?:[ \t]+|[ \t]*(?:\r\n|[\r\n])[>\ \t]*)
        (?:(?P<quote>["'])(?P<title>(?:\\.|(?!(?P=quote))[^\\\r\n])*)(?P=quote)
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
