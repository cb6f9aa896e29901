"""The front matter of an article: its values, their places, and blocks put in and taken out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from tweetalig.errors import UnreadableInput
from tweetalig.model import Kind
from tweetalig.segment.hole import Hole
from tweetalig.segment.place import Form, Place
from tweetalig.segment.yaml_text import BLOCK_STYLES, FLOW_LIST

if TYPE_CHECKING:
    import yaml

# As MkDocs finds it: three dashes on the first line, up to three dashes or dots.
# No possessive or atomic groups here: in the early releases of Python 3.11 they match wrongly.
_END = r"(?:\r\n|\n|\r(?!\n))"
_BLOCK = re.compile(
    rf"\ufeff?-{{3}}[ \t]*(?P<newline>{_END})"
    rf"(?P<yaml>(?=(?:[ \t]*(?:#[^\r\n]*)?{_END})*[^\s#][^\r\n]*?:[ \t\r\n])"
    rf"(?:(?!(?:-{{3}}|\.{{3}})[ \t]*(?:[\r\n]|\Z))[^\r\n]*{_END})+)"
    rf"(?:-{{3}}|\.{{3}})[ \t]*(?:{_END}|\Z)"
)
_KINDS: Mapping[str, Kind] = MappingProxyType(
    {"title": Kind.TITLE, "description": Kind.DESCRIPTION, "summary": Kind.SUMMARY}
)
_STRING = "tag:yaml.org,2002:str"
_LONGEST = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter:
    """What stands between the dashes at the top of a file.

    ``start`` and ``end`` are where it begins and where the body does, both 0 when there is
    none; ``yaml`` is what stands between the dashes, ``body`` what comes after them, without a
    byte order mark. ``lines`` has the line in the file of each key.
    """

    data: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    start: int = 0
    end: int = 0
    yaml: str = ""
    body: str = ""
    lines: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))


def parse_front_matter(text: str, path: str) -> FrontMatter:
    """Read the front matter of the file ``path``.

    A first block between dashes that begins with no key is a part of the body. Raises
    :class:`UnreadableInput` with path and line for broken YAML and values of a wrong type.
    """
    found = _BLOCK.match(text)
    if found is None:
        return FrontMatter(body=text.removeprefix("\ufeff"))
    import yaml  # noqa: PLC0415 - most files have no front matter, and it takes time

    try:
        data, node = _load(found["yaml"])
    except (yaml.YAMLError, ValueError, LookupError, ArithmeticError, RecursionError) as error:
        # PyYAML lets the errors through of what it builds numbers, dates and the like with.
        raise UnreadableInput(
            f"the front matter is not YAML: {_reason(error)}",
            path=path,
            line=_line_of(error) + 2,
            hint="put values with a colon or other marks between quotation marks",
        ) from error
    if not isinstance(data, dict) or not isinstance(node, yaml.MappingNode):
        return FrontMatter(body=text.removeprefix("\ufeff"))
    lines = {str(key.value): key.start_mark.line + 2 for key, _ in node.value}
    _check_types(data, lines, path)
    return FrontMatter(
        data=MappingProxyType(data),
        start=found.start(),
        end=found.end(),
        yaml=found["yaml"],
        body=text[found.end() :],
        lines=MappingProxyType(lines),
    )


def _load(text: str) -> tuple[Any, yaml.Node | None]:
    """Return the value of a YAML text and its tree, read once."""
    import yaml  # noqa: PLC0415 - as above

    # The C loader, where there is one: it is ten times as fast, and every page is read.
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text)
    try:
        node = loader.get_single_node()
        return (loader.construct_document(node) if node else None), node
    finally:
        loader.dispose()


def _reason(error: Exception) -> str:
    problem = getattr(error, "problem", None) or getattr(error, "reason", None)
    return str(problem or error).splitlines()[0]


def _line_of(error: Exception) -> int:
    mark = getattr(error, "problem_mark", None)
    return int(mark.line) if mark is not None else 0


def _check_types(data: Mapping[Any, Any], lines: Mapping[str, int], path: str) -> None:
    for key in _KINDS:
        value = data.get(key)
        texts = value if key == "summary" and isinstance(value, list) else [value]
        if value is not None and not all(isinstance(text, str) for text in texts):
            raise UnreadableInput(
                f"“{key}” must be text" + (" or a list of texts" if key == "summary" else ""),
                path=path,
                line=lines.get(key, 1),
                hint=f'put it between quotation marks: {key}: "…"',
            )


def front_matter_holes(text: str) -> tuple[tuple[Hole, ...], int]:
    """Return the holes of the translatable values, and where the body begins."""
    found = _BLOCK.match(text) if text.startswith(("---", "\ufeff---")) else None
    if found is None:
        return (), 1 if text.startswith("\ufeff") else 0
    import yaml  # noqa: PLC0415 - as above

    if len(found["yaml"]) > _LONGEST:
        return (), found.end()
    try:
        node = yaml.compose(found["yaml"], Loader=yaml.SafeLoader)
    except (yaml.YAMLError, ValueError, RecursionError):
        return (), found.end()
    if not isinstance(node, yaml.MappingNode):
        return (), 1 if text.startswith("\ufeff") else 0
    holes = (
        hole
        for kind, value, flow in _values(node)
        if (hole := _hole(text, found, kind, value, flow)) is not None
    )
    return tuple(sorted(holes, key=lambda hole: hole.start)), found.end()


def _values(node: yaml.MappingNode) -> Iterator[tuple[Kind, Any, bool]]:
    flow = bool(node.flow_style)
    for key, value in node.value:
        kind = _KINDS.get(str(key.value))
        if kind is None:
            continue
        if isinstance(value.value, str):
            yield kind, value, flow
        elif kind is Kind.SUMMARY:
            for item in value.value:
                if not isinstance(item, tuple):
                    yield kind, item, flow or bool(value.flow_style)


def _hole(text: str, found: re.Match[str], kind: Kind, node: Any, flow: bool) -> Hole | None:
    offset = found.start("yaml")
    start, end = offset + node.start_mark.index, offset + node.end_mark.index
    value = str(node.value)
    # Of an anchored or tagged value, the mark lies within the node.
    if node.tag != _STRING or not value.strip() or text[start] in "&!*":
        return None
    line = node.start_mark.line + 2
    newline = found["newline"]
    style = node.style or ""
    if style and style in BLOCK_STYLES:
        return _block_hole(text, (start, end), line, kind, value, newline)
    quote = (style + FLOW_LIST) if flow or style == '"' else style
    place = Place(Form.YAML, source=text[start:end], newline=newline, quote=quote)
    return Hole(start, end, line, kind, value, place)


def _block_hole(
    text: str, span: tuple[int, int], line: int, kind: Kind, value: str, newline: str
) -> Hole:
    """Return the lines of a block scalar as a hole, without its header and last line end."""
    header = text.index(newline, span[0])
    start = header + len(newline)
    while text[start].isspace():
        start += 1
    end = span[1]
    while text[end - 1].isspace():
        end -= 1
    indent = text[text.rindex(newline, 0, start) + len(newline) : start]
    style = text[span[0]]
    place = Place(Form.YAML, source=text[start:end], prefix=indent, newline=newline, quote=style)
    first = line + text.count(newline, span[0], start)
    return Hole(start, end, first, kind, value.strip(), place)


def without_block(text: str, key: str) -> str:
    """Return the file without one top-level key of its front matter, and nothing else.

    Front matter that is empty then is taken out as well.
    """
    found = _BLOCK.match(text)
    span = _span_of(found, key) if found else None
    if found is None or span is None:
        return text
    start, end = found.span("yaml")
    if (start, end) == span:
        start, end = found.span()
        bom = text.startswith("\ufeff")
        return text[: start + bom] + text[end:]
    return text[: span[0]] + text[span[1] :]


def with_block(text: str, key: str, yaml_block_text: str) -> str:
    """Return the file with one top-level key of its front matter set to a block of YAML.

    ``yaml_block_text`` holds the key too. It replaces the block of the key, or else comes
    last. An empty block takes the key out, and makes no front matter.
    """
    if not yaml_block_text.strip():
        return without_block(text, key)
    found = _BLOCK.match(text)
    newline = found["newline"] if found else _newline_of(text)
    block = newline.join([*yaml_block_text.rstrip("\r\n").splitlines(), ""])
    if found is None:
        bom = "\ufeff" if text.startswith("\ufeff") else ""
        return f"{bom}---{newline}{block}---{newline}{text[len(bom) :]}"
    start, end = _span_of(found, key) or (found.end("yaml"), found.end("yaml"))
    return f"{text[:start]}{block}{text[end:]}"


def _newline_of(text: str) -> str:
    ending = re.search(r"\r\n|\n|\r", text)
    return ending.group() if ending else "\n"


def _span_of(found: re.Match[str], key: str) -> tuple[int, int] | None:
    """Return where the block of a top-level key is: its line, and those that belong to it."""
    name = re.escape(key)
    block = re.compile(
        rf"^(?:{name}|\"{name}\"|'{name}')[ \t]*:(?=\s)[^\r\n]*{_END}"
        rf"(?:(?:[ \t]*{_END})*(?:[ \t]+[^\s]|-(?=\s))[^\r\n]*{_END})*",
        re.MULTILINE,
    )
    match = block.search(found.string, found.start("yaml"), found.end("yaml"))
    return match.span() if match else None
