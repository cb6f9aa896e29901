"""Takes texts from outside into the site: read within bounds, made into articles, written anew."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from tweetalig.errors import TweetaligError, UnreadableInput, UsageError
from tweetalig.files import create_bytes, list_folder, read_bytes
from tweetalig.importing.article import Made, Order, make_article
from tweetalig.importing.blocks import Remark
from tweetalig.importing.bounded import Limits, run_bounded
from tweetalig.importing.ocr import NoTextLayer, find_ocr, with_text_layer
from tweetalig.importing.pictures import SHOWN_BY_BROWSERS
from tweetalig.importing.summary import Placed, summed_up
from tweetalig.model import Finding, Severity, Term
from tweetalig.reading import read_terms
from tweetalig.settings import Settings

MOST_BYTES = 100_000_000
"""A larger file is no text that people write."""

_BETWEEN_NAMES = re.compile(rb"[\s\"'()<>=,]+")
_LONGEST_NAME = 300
_LIMITS = Limits()
_IMAGES = "beelden"
_ARTICLES = "artikelen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """Where articles go: a ``folder``, or ``name`` in it without its end; and their images."""

    folder: Path
    images: Path
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """An article that was written, with everything that was dropped or doubted on the way.

    ``summary`` says the same as ``findings`` in fewer lines, for people to read.
    """

    source: str
    article: str
    title: str
    images: tuple[str, ...]
    findings: tuple[Finding, ...]
    summary: tuple[Finding, ...]


def goal_of(settings: Settings | None, to: Path | None) -> Goal:
    """Return where articles go that are to go ``to`` a folder, a file, or the usual place."""
    if to is None and settings is not None:
        to = settings.docs / settings.source / _ARTICLES
    assert to is not None
    to = to.absolute()
    folder, name = (to.parent, to.stem) if to.suffix.lower() == ".md" else (to, "")
    if name and to.exists():
        raise UsageError(
            "there is an article of this name already",
            path=str(to),
            hint="name another file; nothing is ever overwritten",
        )
    docs = None if settings is None else settings.docs / settings.source
    inside = docs is not None and folder.is_relative_to(docs)
    return Goal(folder=folder, images=(docs if inside and docs else folder) / _IMAGES, name=name)


def spellings_of(settings: Settings) -> frozenset[str]:
    """Return the words of the glossary, in lower case: they are spelled right."""
    terms = read_terms(settings, settings.targets[0])
    return frozenset(
        word.casefold() for term in terms for text in _names(term) for word in text.split()
    )


def _names(term: Term) -> tuple[str, ...]:
    return (term.headword, term.expansion, term.abbreviation, *term.variants)


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """Imports files one by one; ``given`` reads standard input, for the file ``-``."""

    goal: Goal
    given: Callable[[int], bytes]
    shown: Callable[[Path], str] = str
    spellings: frozenset[str] = frozenset()
    limits: Limits = _LIMITS

    def all(self, files: Iterable[Path]) -> Iterator[Imported | TweetaligError]:
        """Yield what each file became, or why it could not become anything."""
        for file in files:
            name = "standard input" if str(file) == "-" else str(file)
            try:
                yield self._one(file, name)
            except TweetaligError as error:
                if not error.path or error.path == file.name:
                    error.path = name
                yield error

    def _one(self, file: Path, name: str) -> Imported:
        given = str(file) == "-"
        data = self._given() if given else read_bytes(file, most=MOST_BYTES)
        order = Order(
            data=data,
            name="" if given else file.name,
            folder=_way(self.goal.folder, self.goal.images),
            beside=frozenset() if given else _images_beside(file, data),
            spellings=self.spellings,
            taken=self._taken(),
        )
        made = self._made(order)
        copies = {
            new: read_bytes(file.parent / old, most=MOST_BYTES) for new, old in made.copies.items()
        }
        return self._written(made, {**made.images, **copies}, name)

    def _given(self) -> bytes:
        data = self.given(MOST_BYTES + 1)
        if len(data) > MOST_BYTES:
            raise UnreadableInput(f"it is larger than {MOST_BYTES // 1_000_000} MB")
        return data

    def _taken(self) -> frozenset[str]:
        articles = {path.stem for path in list_folder(self.goal.folder) if path.suffix == ".md"}
        images = {path.stem.rpartition("-")[0] for path in list_folder(self.goal.images)}
        return frozenset(articles | images)

    def _made(self, order: Order) -> Made:
        try:
            made: Made = run_bounded(make_article, order, self.limits)
        except NoTextLayer:
            command = find_ocr()
            if not command:
                raise
            order = replace(order, data=with_text_layer(order.data, command))
            try:
                made = run_bounded(make_article, order, self.limits)
            except NoTextLayer:
                raise UnreadableInput(
                    "no text was recognised in the pictures of its pages",
                    hint="scan it anew, straight and at 300 dots an inch",
                ) from None
            return replace(made, remarks=(_RECOGNISED, *made.remarks), lines=(0, *made.lines))
        return made

    def _written(self, made: Made, images: dict[str, bytes], name: str) -> Imported:
        path = self.goal.folder / f"{self.goal.name or made.slug}.md"
        for image, data in images.items():
            self._create(self.goal.images / image, data)
        self._create(path, made.text.encode("utf-8"))
        article = self.shown(path)
        remarks = tuple(zip(made.remarks, made.lines, strict=True))

        def finding(placed: Placed) -> Finding:
            return _finding(*placed, article, name, made.unit)

        return Imported(
            source=name,
            article=article,
            title=made.title,
            images=tuple(self.shown(self.goal.images / image) for image in images),
            findings=tuple(map(finding, remarks)),
            summary=tuple(map(finding, summed_up(remarks))),
        )

    def _create(self, path: Path, data: bytes) -> None:
        if not create_bytes(path, data):
            raise UsageError(
                "there is a file of this name already; nothing is ever overwritten",
                path=self.shown(path),
                hint="import it again, or name another place with --to",
            )


_RECOGNISED = Remark(
    rule="recognised-text",
    message="the text was recognised in pictures of pages (OCR)",
    severity=Severity.WARNING,
    hint="compare it with the pages, above all numbers and names",
)


def _way(folder: Path, images: Path) -> str:
    return Path(os.path.relpath(images, folder)).as_posix()


def _images_beside(file: Path, data: bytes) -> frozenset[str]:
    """Return the images that a page or text names and that lie beside or below it."""
    if data.startswith((b"PK", b"%PDF")):
        return frozenset()
    ends = tuple(f".{kind}".encode() for kind in {*SHOWN_BY_BROWSERS, "jpeg"})
    names = {name for name in _BETWEEN_NAMES.split(data) if len(name) <= _LONGEST_NAME}
    ways = {
        PurePosixPath(unquote(name.decode("utf-8", "replace")))
        for name in names
        if name.lower().endswith(ends)
    }
    return frozenset(
        way.as_posix()
        for way in ways
        if not way.is_absolute() and ".." not in way.parts and (file.parent / way).is_file()
    )


def _finding(remark: Remark, line: int, article: str, source: str, unit: str) -> Finding:
    """Return a remark as a finding: its place is in the article where it has one there."""
    message = remark.message
    if line:
        path, at = article, line
        message += f" ({unit} {remark.place} of {source})" if unit and remark.place else ""
    else:
        path, at = source, remark.place if unit == "line" else 0
        message += f" (page {remark.place})" if unit == "page" and remark.place else ""
    return Finding(
        rule=remark.rule,
        severity=remark.severity,
        message=message,
        path=path,
        line=at,
        source=remark.text,
        hint=remark.hint,
    )
