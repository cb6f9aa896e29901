"""PO catalogs: text to :class:`Catalog` and back, byte for byte the same for the same memory.

Strings and plural rules are Babel's. The line reader is our own, because Babel's drops what
this memory lives on: the second of two entries with one key, previous texts (``#|``), and the
comments and flags of obsolete entries.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from babel.messages.plurals import get_plural  # noqa: TID251 - this is the one module that may
from babel.messages.pofile import escape, normalize, unescape  # noqa: TID251 - as above

from tweetalig.errors import CatalogError, Problems
from tweetalig.model import Kind, Locale, MemoryEntry, Origin, SegmentId, State

WIDTH = 80
_COMMENT_WIDTH = 76
SOURCE_LANGUAGE = Locale("nl")
SOURCE = "X-Tweetalig-Source"
"""The field of the header that names the article."""
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"')
_OWN_FIELDS = (
    "Language",
    "MIME-Version",
    "Content-Type",
    "Content-Transfer-Encoding",
    "Plural-Forms",
    "X-Source-Language",
    SOURCE,
    "X-Tweetalig-Frame",
    "X-Tweetalig-Apart",
)
_OUTDATED = "the source text changed since this was reviewed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalog:
    """The memory of one article in one target language.

    ``source`` is the path of the article from the root of the site. ``entries`` stand in the
    order of the article; ``obsolete`` keeps translations whose source text is gone. ``frame``
    is the digest of the fixed text of the page as we wrote it last. ``apart`` are digests of
    texts on the page that have no certain entry. ``comments`` and ``fields`` are what people's
    editors put in the header; they are kept.
    """

    locale: Locale
    source: str
    language: Locale = SOURCE_LANGUAGE
    entries: tuple[MemoryEntry, ...] = ()
    obsolete: tuple[MemoryEntry, ...] = ()
    frame: str = ""
    apart: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()
    fields: tuple[tuple[str, str], ...] = ()


def serialise_catalog(catalog: Catalog) -> str:
    """Return the catalog as PO text, without a clock, so the same memory is the same bytes."""
    blocks = [_header(catalog)]
    before = ("", *(entry.id for entry in catalog.entries))
    blocks += [
        _block(entry, _used_facts(entry, after), reference=catalog.source)
        for after, entry in zip(before, catalog.entries, strict=False)
    ]
    blocks += [_block(entry, _obsolete_facts(entry)) for entry in catalog.obsolete]
    return "\n".join(blocks)


def _header(catalog: Catalog) -> str:
    plural = get_plural(catalog.locale.replace("-", "_"))
    own = {
        "Language": catalog.locale.replace("-", "_"),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": f"nplurals={plural.num_plurals}; plural={plural.plural_expr};",
        "X-Source-Language": catalog.language.replace("-", "_"),
        SOURCE: catalog.source,
        "X-Tweetalig-Frame": catalog.frame,
        "X-Tweetalig-Apart": " ".join(catalog.apart),
    }
    lines = [f"# {comment}".rstrip() for comment in catalog.comments]
    lines += ['msgid ""', 'msgstr ""']
    lines += [
        escape(f"{name}: {value}\n") for name, value in (*own.items(), *catalog.fields) if value
    ]
    return "\n".join(lines) + "\n"


def _block(entry: MemoryEntry, facts: Iterable[tuple[str, str]], *, reference: str = "") -> str:
    """Return the lines of one entry; without a reference it is an obsolete one."""
    lines = [f"# {note}".rstrip() for note in entry.notes]
    for name, value in facts:
        lines += _fact(name, value)
    if reference:
        # Isolates keep a name with spaces in one piece, as GNU gettext writes it.
        lines.append(f"#: \u2068{reference}\u2069" if " " in reference else f"#: {reference}")
    if _is_fuzzy(entry):
        lines.append("#, fuzzy")
    if entry.previous and reference:
        lines += _string("msgid", entry.previous, "#| ")
    prefix = "" if reference else "#~ "
    if entry.id:
        lines += _string("msgctxt", entry.id, prefix)
    lines += _string("msgid", entry.source, prefix)
    lines += _string("msgstr", entry.target, prefix)
    return "\n".join(lines) + "\n"


def _fact(name: str, value: str) -> Iterator[str]:
    # What is longer is wrapped by some editors (polib, Babel), and then nothing says whether
    # there was a blank. So it is written in quoted pieces, as the other texts of a PO file are.
    left = f"#. {name}: {value}"
    while len(left) > _COMMENT_WIDTH and left.endswith('"'):
        room = _COMMENT_WIDTH - 1
        start = left.index('"') + 1
        cut = max(left.rfind(sign, start, room) + 1 for sign in " |") or room
        piece = left[:cut]
        if (len(piece) - len(piece.rstrip("\\"))) % 2:
            piece = piece[:-1]
        yield f'{piece}"'
        left = f'#. "{left[len(piece) :]}'
    yield left


def _string(keyword: str, text: str, prefix: str) -> Iterator[str]:
    # Babel breaks lines at every Unicode line end but PO only knows "\n"; what stands between
    # two of those is wrapped on its own, so that a reader of lines never sees a stray one.
    first, *rest = _wrapped(text, WIDTH - len(prefix)).split("\n")
    yield f"{prefix}{keyword} {first}"
    yield from (f"{prefix}{line}" for line in rest)


@lru_cache(maxsize=4096)
def _wrapped(text: str, width: int) -> str:
    # A sync writes a catalog more than once, to see what the next one would make of it.
    return normalize(text, width=width)


def _is_fuzzy(entry: MemoryEntry) -> bool:
    return bool(entry.target) and (
        entry.state in (State.DRAFT, State.OUTDATED) or bool(entry.conflict)
    )


def _used_facts(entry: MemoryEntry, after: str) -> Iterator[tuple[str, str]]:
    yield from _facts(entry)
    # An editor may sort the entries; this is how their order is found again.
    if after:
        yield "after", after


def _obsolete_facts(entry: MemoryEntry) -> Iterator[tuple[str, str]]:
    yield from _facts(entry)
    if entry.previous:
        # "#~|" would be the standard place, but Babel and others stumble over it.
        yield "previous", escape(entry.previous)


def _facts(entry: MemoryEntry) -> Iterator[tuple[str, str]]:
    yield "kind", entry.kind
    if entry.origin:
        yield "origin", f"{entry.origin.engine} {escape(entry.origin.detail)}"
    if entry.base:
        yield "base", entry.base
    if entry.state is State.OUTDATED:
        yield "outdated", _OUTDATED
    elif entry.conflict or (entry.state is State.DRAFT and entry.previous):
        yield "state", entry.state
    if entry.conflict:
        yield "conflict", escape(entry.conflict)
    if entry.suggestion:
        yield "suggestion", escape(entry.suggestion)
    if entry.reason:
        yield "reason", escape(entry.reason)


def parse_catalog(text: str, *, path: str) -> Catalog:
    """Read a catalog as we, or any PO editor, wrote it.

    Raises :class:`CatalogError`, or :class:`Problems` with all of them, with the line counted
    from 1. Two entries with one key and different translations are such a problem: which of
    them is right is for a person to say.
    """
    reader = _Reader(path)
    messages = reader.messages(text.removeprefix("\ufeff"))
    header, catalog_messages = _split_header(messages)
    used = [message for message in catalog_messages if not message.obsolete]
    reader.check_keys(used)
    if reader.problems:
        raise reader.problems[0] if len(reader.problems) == 1 else Problems(reader.problems)
    obsolete = tuple(_entry(message) for message in catalog_messages if message.obsolete)
    entries = tuple(_entry(message) for message in _in_order(_without_twins(used)))
    return _catalog(header, entries, obsolete)


def _without_twins(messages: list[_Message]) -> list[_Message]:
    # What is left of two entries with one key says the same twice: a merge of two branches.
    # One that somebody accepted counts, and what somebody noted beside the other is kept.
    found: dict[tuple[str, str], _Message] = {}
    for message in messages:
        twin = found.get(message.key)
        if twin is None:
            found[message.key] = message
            continue
        kept = message if twin.is_fuzzy and not message.is_fuzzy else twin
        kept.notes = list(dict.fromkeys((*twin.notes, *message.notes)))
        found[message.key] = kept
    return list(found.values())


def _in_order(messages: list[_Message]) -> list[_Message]:
    """Put entries in the order of the article, unless what says so is incomplete."""
    following = {message.after: message for message in messages}
    found: list[_Message] = []
    after = ""
    while after in following and len(found) < len(messages):
        found.append(following[after])
        after = found[-1].strings.get("msgctxt", "")
    return found if len({message.key for message in found}) == len(messages) else messages


@dataclass(slots=True, kw_only=True)
class _Message:
    """One entry while it is being read."""

    line: int
    obsolete: bool = False
    notes: list[str] = field(default_factory=list)
    facts: list[str] = field(default_factory=list)
    flags: set[str] = field(default_factory=set)
    strings: dict[str, str] = field(default_factory=dict)

    @property
    def key(self) -> tuple[str, str]:
        return self.strings.get("msgctxt", ""), self.strings.get("msgid", "")

    @property
    def after(self) -> str:
        return _known_facts(self.facts).get("after", "")

    def add_fact(self, text: str) -> None:
        if text.startswith('"') and self.facts and self.facts[-1].endswith('"'):
            self.facts[-1] = self.facts[-1][:-1] + text[1:]
        else:
            self.facts.append(text)

    @property
    def is_fuzzy(self) -> bool:
        return "fuzzy" in self.flags

    @property
    def is_complete(self) -> bool:
        return "msgstr" in self.strings


class _Reader:
    """Reads lines into messages and remembers what is wrong with them."""

    _KEYWORDS = ("msgctxt", "msgid", "msgstr")

    def __init__(self, path: str) -> None:
        self.problems: list[CatalogError] = []
        self._path = path
        self._message: _Message | None = None
        self._done: list[_Message] = []
        self._keyword = ""

    def messages(self, text: str) -> list[_Message]:
        for number, line in enumerate(text.split("\n"), start=1):
            stripped = line.strip(" \t\r")
            if stripped:
                self._line(number, stripped)
        self._finish()
        return self._done

    def check_keys(self, messages: Iterable[_Message]) -> None:
        seen: dict[tuple[str, str], _Message] = {}
        for message in messages:
            first = seen.setdefault(message.key, message)
            if first.strings.get("msgstr") != message.strings.get("msgstr"):
                self._wrong(
                    message.line,
                    f"the same text has another translation on line {first.line}",
                    hint="keep the entry that is right and remove the other",
                )

    def _wrong(self, line: int, what: str, hint: str = "") -> None:
        self.problems.append(CatalogError(what, path=self._path, line=line, hint=hint))

    def _line(self, number: int, line: str) -> None:
        if line.startswith("#~"):
            self._obsolete(number, line[2:].strip())
        elif line.startswith("#|"):
            self._previous(number, line[2:].strip())
        elif line.startswith("#"):
            self._comment(number, line)
        else:
            self._text(number, line, obsolete=False)

    def _obsolete(self, number: int, body: str) -> None:
        if body.startswith("|"):
            self._previous(number, body[1:].strip())
        elif body:
            self._text(number, body, obsolete=True)

    def _open(self, number: int) -> _Message:
        if self._message is None:
            self._message = _Message(line=number)
        return self._message

    def _finish(self) -> None:
        message = self._message
        if message is None:
            return
        self._message, self._keyword = None, ""
        if not message.strings:
            self._note_at_the_end(message)
            return
        if "msgid" not in message.strings or "msgstr" not in message.strings:
            missing = "msgid" if "msgid" not in message.strings else "msgstr"
            self._wrong(message.line, f"this entry has no {missing}")
            return
        self._done.append(message)

    def _note_at_the_end(self, message: _Message) -> None:
        # Below the last entry a note belongs to none, and is not to get lost.
        if not self._done and message.notes:
            self._done.append(_Message(line=message.line, strings={"msgid": "", "msgstr": ""}))
        if self._done:
            self._done[-1].notes += message.notes

    def _comment(self, number: int, line: str) -> None:
        if self._message is not None and self._message.is_complete:
            self._finish()
        message = self._open(number)
        if line.startswith("#."):
            message.add_fact(line[2:].strip())
        elif line.startswith("#,"):
            message.flags.update(flag.strip() for flag in line[2:].split(","))
        elif not line.startswith("#:"):
            message.notes.append(line[1:].removeprefix(" "))

    def _previous(self, number: int, body: str) -> None:
        if self._message is not None and self._message.is_complete:
            self._finish()
        message = self._open(number)
        if body.startswith('"'):
            self._continue(number, message, body)
            return
        keyword, rest = _words(body)
        self._keyword = f"#|{keyword}"
        message.strings[self._keyword] = self._unquoted(number, rest)

    def _text(self, number: int, line: str, *, obsolete: bool) -> None:
        if line.startswith('"'):
            self._continue(number, self._message, line)
            return
        keyword, rest = _words(line)
        if keyword not in self._KEYWORDS:
            self._unknown(number, keyword)
            return
        message = self._message_for(keyword, number)
        message.obsolete = obsolete
        if keyword == "msgid":
            message.line = number
        self._keyword = keyword
        message.strings[keyword] = self._unquoted(number, rest)

    def _message_for(self, keyword: str, number: int) -> _Message:
        if self._message is not None and (
            keyword in self._message.strings
            or (keyword != "msgstr" and self._message.is_complete)
            or (keyword == "msgctxt" and "msgid" in self._message.strings)
        ):
            self._finish()
        return self._open(number)

    def _continue(self, number: int, message: _Message | None, line: str) -> None:
        if message is None or self._keyword not in message.strings:
            self._wrong(number, "this line of text belongs to no entry")
            return
        message.strings[self._keyword] += self._unquoted(number, line)

    def _unquoted(self, number: int, text: str) -> str:
        text = text.strip()
        if _QUOTED.fullmatch(text):
            return unescape(text)
        self._wrong(
            number,
            "the text is not between quotes",
            hint='write it as "text", with \\" for a quote inside it',
        )
        return ""

    def _unknown(self, number: int, keyword: str) -> None:
        if keyword.startswith(("msgid_plural", "msgstr[")):
            self._wrong(number, "an article has no plural forms", hint="use msgid and msgstr")
        else:
            self._wrong(number, f"“{keyword[:40]}” is not a word of a PO file")


def _words(line: str) -> tuple[str, str]:
    keyword = re.match(r"[^\s\"]*", line)
    end = keyword.end() if keyword else 0
    return line[:end], line[end:]


def _split_header(messages: list[_Message]) -> tuple[_Message | None, list[_Message]]:
    header = next(
        (
            message
            for message in messages
            if not message.obsolete
            and not message.strings["msgid"]
            and not message.strings.get("msgctxt")
        ),
        None,
    )
    return header, [message for message in messages if message is not header]


def _catalog(
    header: _Message | None,
    entries: tuple[MemoryEntry, ...],
    obsolete: tuple[MemoryEntry, ...],
) -> Catalog:
    lines = header.strings["msgstr"].split("\n") if header else []
    pairs = [
        (name.strip(), value.strip())
        for name, colon, value in (line.partition(":") for line in lines)
        if colon and name.strip()
    ]
    known = dict(pairs)
    return Catalog(
        locale=_locale(known.get("Language", "")),
        source=known.get(SOURCE, ""),
        language=_locale(known.get("X-Source-Language", "nl")),
        entries=entries,
        obsolete=obsolete,
        frame=known.get("X-Tweetalig-Frame", ""),
        apart=tuple(known.get("X-Tweetalig-Apart", "").split()),
        comments=tuple(header.notes) if header else (),
        fields=tuple((name, value) for name, value in pairs if name not in _OWN_FIELDS),
    )


def _locale(text: str) -> Locale:
    return Locale(text.replace("_", "-"))


def _entry(message: _Message) -> MemoryEntry:
    facts = _known_facts(message.facts)
    strings = message.strings
    entry = MemoryEntry(
        id=SegmentId(strings.get("msgctxt", "")),
        kind=_kind(facts.get("kind", "")),
        source=strings["msgid"],
        target=strings["msgstr"],
        origin=_origin(facts.get("origin", "")),
        base=facts.get("base", ""),
        previous=strings.get("#|msgid", "") or _quoted(facts.get("previous", "")),
        suggestion=_quoted(facts.get("suggestion", "")),
        conflict=_quoted(facts.get("conflict", "")),
        reason=_quoted(facts.get("reason", "")),
        notes=tuple(message.notes),
    )
    return replace(entry, state=_state(entry, facts, fuzzy=message.is_fuzzy))


def _state(entry: MemoryEntry, facts: Mapping[str, str], *, fuzzy: bool) -> State:
    if not entry.target:
        return State.UNTRANSLATED
    if not fuzzy:
        return State.REVIEWED
    if "outdated" in facts:
        return State.OUTDATED
    if facts.get("state") in (State.DRAFT, State.REVIEWED):
        return State(facts["state"])
    # An editor that drops our comments leaves the standard sign: a previous text.
    return State.OUTDATED if entry.previous and not entry.origin else State.DRAFT


def _known_facts(lines: Iterable[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in lines:
        name, colon, value = line.partition(":")
        if colon:
            found.setdefault(name.strip(), value.strip())
    return found


def _kind(name: str) -> Kind:
    try:
        return Kind(name)
    except ValueError:
        return Kind.PARAGRAPH


def _origin(text: str) -> Origin | None:
    engine, _, detail = text.partition(" ")
    return Origin(engine=engine, detail=_quoted(detail)) if engine else None


def _quoted(text: str) -> str:
    return unescape(text) if _QUOTED.fullmatch(text) else text


def with_obsolete(catalog: Catalog, more: Iterable[MemoryEntry]) -> Catalog:
    """Return the catalog with ``more`` entries kept as obsolete, each text once.

    PO editors refuse two entries with one key, so an obsolete one whose id is taken gets
    another.
    """
    kept: list[MemoryEntry] = []
    texts: set[tuple[str, str, str, tuple[str, ...]]] = set()
    taken = {(entry.id, entry.source) for entry in catalog.entries}
    for entry in (*catalog.obsolete, *more):
        text = (entry.source, entry.target, entry.conflict, entry.notes)
        if text in texts:
            continue
        texts.add(text)
        unique = _with_free_id(entry, taken)
        taken.add((unique.id, unique.source))
        kept.append(unique)
    return replace(catalog, obsolete=tuple(kept))


def _with_free_id(entry: MemoryEntry, taken: set[tuple[SegmentId, str]]) -> MemoryEntry:
    if (entry.id, entry.source) not in taken:
        return entry
    stem = entry.id.partition("~")[0]
    number = 2
    while (SegmentId(f"{stem}~{number}"), entry.source) in taken:
        number += 1
    return replace(entry, id=SegmentId(f"{stem}~{number}"))


def entry_lines(text: str) -> dict[tuple[SegmentId, str], int]:
    """Return the line, from 1, of each entry in use in PO text, by its id and source text."""
    messages = _Reader("").messages(text)
    return {
        (SegmentId(message.key[0]), message.key[1]): message.line
        for message in messages
        if not message.obsolete
    }
