"""Links: found in plain text, freed of what follows readers around, and doubted where short."""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from tweetalig.importing.blocks import Remark, Source
from tweetalig.importing.mapping import map_texts
from tweetalig.importing.rich import Mark, Rich, Style, joined
from tweetalig.model import Severity

_BARE = re.compile(r"\b(?:https?://|www\.)[^\s<>\"“”{}|\\^`]+")
_TRAILING = re.compile(r"[.,;:!?'’”)\]]+$")
_TRACKING = re.compile(
    r"(?:utm_\w+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|mc_cid|mc_eid|igshid|igsh"
    r"|_hsenc|_hsmi|hsctatracking|mkt_tok|vero_id|oly_enc_id|oly_anon_id|trk|trackingid|ref_src"
    r"|_ga|_gl|s_cid|wt_mc|at_medium|at_campaign|ml_subscriber\w*)",
    re.IGNORECASE,
)
_SHORTENERS = frozenset((
    "lnkd.in", "bit.ly", "bitly.com", "tinyurl.com", "t.co", "goo.gl", "ow.ly", "buff.ly",
    "is.gd", "v.gd", "rebrand.ly", "shorturl.at", "cutt.ly", "t.ly", "tiny.cc", "fb.me",
    "amzn.to", "dlvr.it", "eepurl.com", "rb.gy", "trib.al", "shorte.st", "tiny.one", "urlz.fr",
    "wp.me", "db.tt", "soo.gd", "s.id",
))  # fmt: skip
# A service for mass mail counts who follows a link before it leads on.
_COUNTED = re.compile(
    r"(?:click|clicks|track|trk)\.[^/]+/.*|[^/]+/(?:ls/|track/)?(?:click|redirect|redir)(?:\.\w+)?/?",
    re.IGNORECASE,
)
_TARGET = re.compile(r"url|u|q|to|target|redirect(?:_?url)?|dest(?:ination)?|link", re.IGNORECASE)
# What only leads on, and the parameter that says where to.
_DETOURS = (
    (re.compile(r"(?:www\.)?google\.\w+/url"), re.compile("q|url")),
    (re.compile(r"lm?\.facebook\.com/l\.php"), re.compile("u")),
    (re.compile(r"[\w.-]+\.safelinks\.protection\.outlook\.com/?"), re.compile("url")),
    (re.compile(r"(?:www\.)?linkedin\.com/redir/redirect"), re.compile("url")),
    (_COUNTED, _TARGET),
)
_SAFE = frozenset({"http", "https", "mailto", "tel"})


def tidy_links(source: Source) -> Source:
    """Return the source with its links found and cleaned, and with what is to be said of them."""
    remarks: list[Remark] = []

    def tidied(text: Rich, place: int) -> Rich:
        return _tidied(_found(text), source.about.address, place, remarks)

    result = map_texts(source, tidied)
    return replace(result, remarks=(*result.remarks, *remarks))


def _found(text: Rich) -> Rich:
    """Make links of the addresses that stand in the text as words."""
    taken = {at for m in text.marks if m.style in {Style.LINK, Style.CODE}
             for at in range(m.start, m.end)}  # fmt: skip
    marks = list(text.marks)
    for found in _BARE.finditer(text.text):
        address = found.group()
        while (end := _TRAILING.search(address)) and not _balanced(address):
            address = address[: end.start()] or address[:-1]
        address = _TRAILING.sub("", address) if _balanced(address) else address
        if ")" in found.group() and _balanced(found.group().rstrip(".,;:!?'’”")):
            address = found.group().rstrip(".,;:!?'’”")
        if found.start() in taken or len(address) < 8:
            continue
        target = address if address.startswith("http") else f"https://{address}"
        end_at = found.start() + len(address)
        marks.append(Mark(style=Style.LINK, start=found.start(), end=end_at, value=target))
    return Rich(text.text, tuple(marks))


def _balanced(address: str) -> bool:
    return address.count("(") == address.count(")")


def _tidied(text: Rich, base: str, place: int, remarks: list[Remark]) -> Rich:
    links = sorted((m for m in text.marks if m.style is Style.LINK), key=lambda m: m.start)
    if not links:
        return text
    plain = text.without(Style.LINK)
    parts: list[Rich] = []
    done = 0
    for mark in links:
        if mark.start < done:
            continue
        parts.append(plain.cut(done, mark.start))
        parts.append(_link(plain.cut(mark.start, mark.end), mark.value, base, place, remarks))
        done = mark.end
    return joined((*parts, plain.cut(done, len(plain.text))))


def _link(words: Rich, address: str, base: str, place: int, remarks: list[Remark]) -> Rich:
    whole = urljoin(base, address) if base else address
    scheme = _parts(whole)[0]
    if scheme not in _SAFE:
        remarks.append(_without_target(words.text, address, place))
        return words
    clean, said = link_remarks(whole, place, words.text if words.text != address else "")
    remarks += said
    shown = Rich(clean, _stretched(words, clean)) if words.text.strip() == address else words
    return shown.styled(Style.LINK, clean)


def link_remarks(address: str, place: int, anchor: str = "") -> tuple[str, tuple[Remark, ...]]:
    """Return an address cleaned, and what is to be said of it."""
    clean = clean_address(address)
    remarks: list[Remark] = []
    if clean != address:
        remarks.append(
            Remark(
                rule="tracking-link",
                message=f"the link {address} follows readers around; it became {clean}",
                text=address,
                place=place,
                anchor=anchor or clean,
            )
        )
    if _hides_its_goal(clean):
        remarks.append(
            Remark(
                rule="short-link",
                message=f"the link {clean} hides where it leads, and can stop working",
                place=place,
                severity=Severity.WARNING,
                hint="open it, and put the address it leads to in its place",
                anchor=anchor or clean,
            )
        )
    return clean, tuple(remarks)


def _hides_its_goal(address: str) -> bool:
    host = _parts(address)[1].removeprefix("www.")
    way = f"{host}{urlsplit(address).path}" if host else ""
    return host in _SHORTENERS or bool(_COUNTED.fullmatch(way))


def _stretched(words: Rich, clean: str) -> tuple[Mark, ...]:
    whole = (m for m in words.marks if m.start == 0 and m.end == len(words.text))
    return tuple(replace(mark, end=len(clean)) for mark in whole)


def _without_target(words: str, address: str, place: int) -> Remark:
    inside = address.startswith("#")
    reason = "leads within its page" if inside else "can't be followed from the site"
    return Remark(
        rule="link-dropped",
        message=f"“{words.strip()}” was a link to {address}, which {reason}; the words stayed",
        text=address,
        place=place,
        severity=Severity.NOTICE if inside else Severity.WARNING,
        hint="" if inside else "put the whole address in, or leave it as it is",
        anchor=words.strip(),
    )


def _parts(address: str) -> tuple[str, str]:
    try:
        parts = urlsplit(address)
    except ValueError:
        return "", ""
    return parts.scheme.casefold(), parts.netloc.casefold()


def clean_address(address: str) -> str:
    """Return an address without the parameters and detours that follow readers around."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return address
    query = parse_qsl(parts.query, keep_blank_values=True)
    for pattern, names in _DETOURS:
        if pattern.fullmatch(f"{parts.netloc}{parts.path}"):
            target = next((value for name, value in query if names.fullmatch(name)), "")
            if target.startswith(("http://", "https://")):
                return clean_address(target)
    kept = [(name, value) for name, value in query if not _TRACKING.fullmatch(name)]
    if len(kept) == len(query):
        return address
    return urlunsplit(parts._replace(query=urlencode(kept)))
