"""``glossary.yml`` as terms for one target language, or all its mistakes at once."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import astuple, dataclass, replace
from itertools import chain
from types import MappingProxyType

import yaml

from tweetalig.errors import GlossaryError, Problems
from tweetalig.model import Locale, Term
from tweetalig.settings import is_language
from tweetalig.terms.spelling import is_acronym, plain, squeezed

PARTS_OF_SPEECH = ("noun", "proper-noun", "adjective", "verb", "phrase")
CASES = ("sensitive", "insensitive")

# libyaml keeps the line of every node and reads 5,000 entries in half a second; the Python
# loader does the same, slowly, where PyYAML was built without it.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_UNPRINTABLE = re.compile(
    "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufeff\uff00-\ufffd\U00010000-\U0010ffff]"
)
_LANGUAGE_TAG = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*")
_DEEPEST = 50
_TRUE = ("true", "yes", "on")

Value = str | tuple[str, ...] | bool


def load_glossary(text: str, *, path: str, target: Locale) -> tuple[Term, ...]:
    """Return the terms of a glossary for one target language, in the order of the file.

    Raises :class:`Problems` with every mistake of the file. Entries need a translation into
    ``target`` unless they are kept as they are, or no entry has one: then the glossary has
    yet to be started for that language, and only what is kept is returned.
    """
    reader = _Reader(path)
    entries = reader.entries(_root(text, path))
    terms = tuple(reader.terms(entries, target))
    reader.compare(entries)
    if reader.problems:
        raise Problems(sorted(reader.problems, key=lambda problem: problem.line))
    return terms


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryPlace:
    """Where an entry stands, in lines from 1 and columns from 0, and its other languages."""

    headword: str
    first: int
    last: int
    column: int
    targets: Mapping[str, Mapping[str, Value]]


def entry_places(text: str, *, path: str) -> tuple[EntryPlace, ...]:
    """Return where the entries of a glossary stand; it must be one that loads."""
    reader = _Reader(path)
    return tuple(
        EntryPlace(
            headword=entry.text("term"),
            first=entry.line,
            last=_last_line(node),
            column=max(node.start_mark.column - 2, 0),
            targets=entry.targets,
        )
        for entry, node in reader.entries_with_nodes(_root(text, path))
    )


def glossary_version(terms: Iterable[Term]) -> str:
    """Return a short digest of what the terms say; order, lines and comments don't count."""
    contents = sorted(repr(astuple(replace(term, line=0))) for term in terms)
    return hashlib.sha256("\n".join(contents).encode("utf-8", "surrogatepass")).hexdigest()[:12]


def forms_of(term: Term) -> tuple[str, ...]:
    """Return the source-language forms a concept is known by: headword, variants, short, long."""
    forms = (term.headword, *term.variants, term.abbreviation, term.expansion)
    return tuple(dict.fromkeys(form for form in forms if form))


def renderings_of(term: Term) -> tuple[str, ...]:
    """Return the forms the glossary itself accepts in the target language, preferred first."""
    forms = (
        term.translation,
        term.plural,
        term.modifier,
        *term.accepted,
        term.abbreviation_target,
        term.expansion_target,
    )
    return tuple(dict.fromkeys(form for form in forms if form))


def _root(text: str, path: str) -> yaml.Node | None:
    if strange := _UNPRINTABLE.search(text):
        raise Problems(
            [
                GlossaryError(
                    f"the character U+{ord(strange[0]):04X} can't stand in YAML",
                    path=path,
                    line=text.count("\n", 0, strange.start()) + 1,
                    hint="delete it; it is invisible in most editors",
                )
            ]
        )
    try:
        _guard_depth(text, path)
        return yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        raise Problems([_syntax_error(error, path)]) from error


def _guard_depth(text: str, path: str) -> None:
    # libyaml composes by recursion in C: nesting without end would end the process.
    depth = 0
    for event in yaml.parse(text, Loader=_LOADER):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > _DEEPEST:
            line = event.start_mark.line + 1 if event.start_mark else 1
            raise Problems([GlossaryError("too deeply nested", path=path, line=line)])


def _syntax_error(error: yaml.MarkedYAMLError, path: str) -> GlossaryError:
    problem = error.problem or "broken"
    context = error.context or ""
    mark = error.problem_mark
    # What is opened and never closed is only noticed further on: the opening is the mistake.
    if error.context_mark and ("quoted" in context or "flow" in context):
        mark = error.context_mark
    return GlossaryError(
        f"not YAML: {f'{context}, ' if context else ''}{problem}",
        path=path,
        line=mark.line + 1 if mark else 1,
        hint=_syntax_hint(problem, context),
    )


def _syntax_hint(problem: str, context: str) -> str:
    if "quoted" in context:
        return "the text that starts with a quotation mark here is not closed"
    if "flow" in context:
        return "what is opened with [ or { on this line is not closed"
    if "mapping values" in problem:
        return "put quotation marks around a text that has a colon in it"
    if "cannot start any token" in problem:
        return "indent with spaces, not tabs; put a text that starts with a sign in quotation marks"
    return "look at the indentation of this line and the one before it"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """One entry as it stands: its own fields, and those of each target language."""

    line: int
    fields: Mapping[str, Value]
    targets: Mapping[str, Mapping[str, Value]]
    lines: Mapping[str, int]

    def text(self, name: str) -> str:
        value = self.fields.get(name, "")
        return value if isinstance(value, str) else ""

    def forms(self) -> Iterator[tuple[str, str]]:
        """Yield the forms the entry claims, each with the field it stands in."""
        for field in ("term", "variants", "abbreviation", "expansion"):
            for form in _texts(self.fields.get(field, ())):
                yield field, form


class _Reader:
    """Takes the values out of the nodes and remembers what is wrong with them."""

    def __init__(self, path: str) -> None:
        self.problems: list[GlossaryError] = []
        self._path = path
        self._languages: dict[str, bool] = {}

    def _wrong(self, message: str, line: int, hint: str = "") -> None:
        self.problems.append(GlossaryError(message, path=self._path, line=line, hint=hint))

    # -- the shape of the file ---------------------------------------------------------

    def entries(self, root: yaml.Node | None) -> tuple[_Entry, ...]:
        return tuple(entry for entry, _ in self.entries_with_nodes(root))

    def entries_with_nodes(
        self, root: yaml.Node | None
    ) -> tuple[tuple[_Entry, yaml.MappingNode], ...]:
        start = "the file starts with a line “terms:”, and each entry with “- term: …”"
        if not isinstance(root, yaml.MappingNode):
            self._wrong("not a glossary", _line(root) if root else 1, start)
            return ()
        items: tuple[tuple[_Entry, yaml.MappingNode], ...] = ()
        found = False
        for key, line, node in self._pairs(root, "the file"):
            if key == "terms":
                found = True
                items = tuple(self._items(node))
            else:
                self._wrong(f"“{key}” is not known here", line, start)
        if not found:
            self._wrong("“terms” is missing", 1, start)
        return items

    def _items(self, node: yaml.Node) -> Iterator[tuple[_Entry, yaml.MappingNode]]:
        if _is_null(node):
            return
        if not isinstance(node, yaml.SequenceNode):
            self._wrong("“terms” must be a list", _line(node), "start each entry with “- term: …”")
            return
        for item in node.value:
            if isinstance(item, yaml.MappingNode):
                yield self._entry(item), item
            else:
                self._wrong("an entry must have fields", _line(item), "- term: …")

    def _entry(self, node: yaml.MappingNode) -> _Entry:
        fields: dict[str, Value] = {}
        targets: dict[str, Mapping[str, Value]] = {}
        lines: dict[str, int] = {}
        for key, line, value in self._pairs(node, "this entry"):
            lines[key] = line
            if key in _ENTRY_FIELDS:
                self._take(fields, key, value, _ENTRY_FIELDS)
            elif isinstance(value, yaml.MappingNode) and self._is_language(key):
                targets[key] = self._target(value, key)
            else:
                self._unknown(key, line, _ENTRY_FIELDS)
        if "term" not in lines:
            self._wrong("“term” is missing", _line(node), "give the entry its headword: term: …")
        return _Entry(line=_line(node), fields=fields, targets=targets, lines=lines)

    def _target(self, node: yaml.MappingNode, language: str) -> Mapping[str, Value]:
        fields: dict[str, Value] = {}
        named = set()
        for key, line, value in self._pairs(node, f"“{language}”"):
            named.add(key)
            if key in _TARGET_FIELDS:
                self._take(fields, key, value, _TARGET_FIELDS)
            else:
                self._unknown(key, line, _TARGET_FIELDS)
        if "term" not in named:
            self._wrong(f"“term” is missing in “{language}”", _line(node), "add its translation")
        self._contradictions(fields, node)
        return fields

    def _contradictions(self, fields: Mapping[str, Value], node: yaml.MappingNode) -> None:
        # Written apart or joined can be the very difference: “guideline”, never “guide line”.
        allowed = {
            plain(form).casefold()
            for name, value in fields.items()
            if name not in ("forbidden", "definition")
            for form in _texts(value)
        }
        lines = _lines_of(node, "forbidden")
        for form, line in zip(_texts(fields.get("forbidden", ())), lines, strict=False):
            if plain(form).casefold() in allowed:
                self._wrong(
                    f"“{form}” is forbidden and also accepted",
                    line,
                    "remove it from one of the two",
                )

    def _pairs(self, node: yaml.MappingNode, where: str) -> Iterator[tuple[str, int, yaml.Node]]:
        seen: dict[str, int] = {}
        for key_node, value in node.value:
            key = key_node.value if isinstance(key_node, yaml.ScalarNode) else "?"
            line = _line(key_node)
            if key not in seen:
                seen[key] = line
                yield key, line, value
                continue
            self._wrong(
                f"“{key}” is given twice in {where}",
                line,
                f"the first is in line {seen[key]}; keep one",
            )

    def _is_language(self, key: str) -> bool:
        if key not in self._languages:
            self._languages[key] = bool(_LANGUAGE_TAG.fullmatch(key)) and is_language(key)
        return self._languages[key]

    def _unknown(self, key: str, line: int, known: Mapping[str, _Check]) -> None:
        self._wrong(f"“{key}” is not a field", line, f"known here: {', '.join(known)}")

    def _take(
        self, fields: dict[str, Value], key: str, node: yaml.Node, known: Mapping[str, _Check]
    ) -> None:
        try:
            fields[key] = known[key](node)
        except _WrongValueError as error:
            self._wrong(f"“{key}” {error}", error.line, error.hint)

    # -- what the entries say together -------------------------------------------------

    def terms(self, entries: tuple[_Entry, ...], target: Locale) -> Iterator[Term]:
        started = any(target in entry.targets for entry in entries)
        for entry in entries:
            translated = target in entry.targets or entry.fields.get("keep")
            if translated:
                yield _term(entry, entry.targets.get(target, {}))
            elif entry.text("term") and (started or not entry.targets):
                self._wrong(
                    f"“{entry.text('term')}” has no translation into “{target}”",
                    entry.line,
                    f"add “{target}: {{term: …}}”, or “keep: true” to leave it as it is",
                )

    def compare(self, entries: tuple[_Entry, ...]) -> None:
        self._same_headword(entries)
        owners: dict[str, _Entry] = {}
        for entry in entries:
            headword = plain(entry.text("term"))
            for field, form in entry.forms():
                key = plain(form) if is_acronym(form) else squeezed(form)
                owner = owners.setdefault(key, entry)
                if plain(owner.text("term")) != headword:
                    self._wrong(
                        f"“{form}” belongs to two entries: “{owner.text('term')}” in line "
                        f"{owner.line} and “{headword}”",
                        entry.lines[field],
                        "keep it in one of them, or make the two one entry",
                    )

    def _same_headword(self, entries: tuple[_Entry, ...]) -> None:
        first: dict[str, _Entry] = {}
        for entry in entries:
            headword = plain(entry.text("term"))
            owner = first.setdefault(headword, entry)
            if headword and owner is not entry:
                self._wrong(
                    f"“{headword}” is the headword of two entries",
                    entry.line,
                    f"the first is in line {owner.line}; make them one entry",
                )


# -- one value of one field ------------------------------------------------------------


class _WrongValueError(Exception):
    def __init__(self, message: str, node: yaml.Node, hint: str = "") -> None:
        super().__init__(message)
        self.line = _line(node)
        self.hint = hint


def _text(node: yaml.Node) -> str:
    # A word is taken as it is written: NO is a molecule here, not YAML 1.1's false.
    if not isinstance(node, yaml.ScalarNode):
        raise _WrongValueError("must be text", node)
    text = str(node.value).strip()
    if not text or _is_null(node):
        raise _WrongValueError("is empty", node, "write something, or remove the field")
    return text


def _form(node: yaml.Node) -> str:
    form = " ".join(_text(node).split())
    if not any(character.isalnum() for character in form):
        raise _WrongValueError(f"has no letter or digit: “{form}”", node)
    return form


def _forms(node: yaml.Node) -> tuple[str, ...]:
    if not isinstance(node, yaml.SequenceNode):
        raise _WrongValueError("must be a list", node, "[one, another]")
    forms: dict[str, None] = {}
    for item in node.value:
        form = _form(item)
        if form in forms:
            raise _WrongValueError(f"has “{form}” twice", item, "keep one")
        forms[form] = None
    return tuple(forms)


def _flag(node: yaml.Node) -> bool:
    if not isinstance(node, yaml.ScalarNode) or node.tag != "tag:yaml.org,2002:bool":
        raise _WrongValueError("must be true or false", node)
    return str(node.value).lower() in _TRUE


def _one_of(*choices: str) -> Callable[[yaml.Node], Value]:
    def check(node: yaml.Node) -> str:
        text = _text(node)
        if text not in choices:
            raise _WrongValueError(f"can't be “{text}”", node, f"choose: {', '.join(choices)}")
        return text

    return check


_Check = Callable[[yaml.Node], Value]
_ENTRY_FIELDS: Mapping[str, _Check] = MappingProxyType(
    {
        "term": _form,
        "expansion": _form,
        "variants": _forms,
        "abbreviation": _form,
        "pos": _one_of(*PARTS_OF_SPEECH),
        "case": _one_of(*CASES),
        "keep": _flag,
        "definition": _text,
        "source": _text,
    }
)
_TARGET_FIELDS: Mapping[str, _Check] = MappingProxyType(
    {
        "term": _form,
        "expansion": _form,
        "plural": _form,
        "modifier": _form,
        "accepted": _forms,
        "forbidden": _forms,
        "abbreviation": _form,
        "definition": _text,
    }
)


def _term(entry: _Entry, target: Mapping[str, Value]) -> Term:
    headword = entry.text("term")
    case = entry.text("case")

    def text(name: str) -> str:
        return "".join(_texts(target.get(name, "")))

    return Term(
        headword=headword,
        translation=text("term") or headword,
        variants=_texts(entry.fields.get("variants", ())),
        part_of_speech=entry.text("pos") or "noun",
        case_sensitive=case == "sensitive" if case else is_acronym(headword),
        plural=text("plural"),
        modifier=text("modifier"),
        accepted=_texts(target.get("accepted", ())),
        forbidden=_texts(target.get("forbidden", ())),
        abbreviation=entry.text("abbreviation"),
        expansion=entry.text("expansion"),
        abbreviation_target=text("abbreviation"),
        expansion_target=text("expansion"),
        keep=entry.fields.get("keep") is True,
        definition=entry.text("definition"),
        definition_target=text("definition"),
        origin=entry.text("source"),
        line=entry.line,
    )


def _texts(value: Value) -> tuple[str, ...]:
    if isinstance(value, tuple):
        return value
    return (value,) if isinstance(value, str) and value else ()


def _lines_of(node: yaml.MappingNode, name: str) -> list[int]:
    items = chain.from_iterable(
        value.value
        for key, value in node.value
        if key.value == name and isinstance(value, yaml.SequenceNode)
    )
    return [_line(item) for item in items]


def _is_null(node: yaml.Node) -> bool:
    return bool(node.tag == "tag:yaml.org,2002:null")


def _last_line(node: yaml.Node) -> int:
    # A block ends where the next token starts, beyond comments and empty lines; text and what
    # stands in brackets end where they end.
    if not isinstance(node, yaml.CollectionNode):
        return int(node.end_mark.line) + (1 if node.end_mark.column else 0)
    if node.flow_style:
        return int(node.end_mark.line) + 1
    parts = chain.from_iterable(node.value) if isinstance(node, yaml.MappingNode) else node.value
    return max(map(_last_line, parts), default=_line(node))


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1
