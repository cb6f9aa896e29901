"""Random series of edits on the Dutch, the page and the catalog, with syncs and crashes between.

Whatever people and crashes do, in whatever order: a sentence that a person typed and nobody took
away is on the page or in the catalog; it is filed under the Dutch it translates; a machine's
words are never taken for a person's; and a sync that follows a sync changes nothing.

``TWEETALIG_SERIES`` is the number of series to play.
"""

from __future__ import annotations

import os
import random
import re
import shutil
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from difflib import unified_diff
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from tweetalig import files
from tweetalig.memory import (
    Catalog,
    Edition,
    RecallIndex,
    Write,
    commit,
    fill,
    find_moves,
    parse_catalog,
    recall,
    recover,
    resolve,
    retire,
    serialise_catalog,
    settle,
    store,
    update,
    wants_draft,
)
from tweetalig.memory.digests import digest
from tweetalig.model import Kind, Locale, MemoryEntry, Origin, Segment, SegmentId, State
from tweetalig.segment.frontmatter import without_block

SERIES = int(os.environ.get("TWEETALIG_SERIES", "300"))
MARK = "<span lang=nl class=untranslated>"
PLACES = 40


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """Paragraphs between blank lines: a small stand-in for the Markdown segmenter, for speed."""

    text: str
    segments: tuple[Segment, ...]
    spans: tuple[tuple[int, int], ...]

    @property
    def frame(self) -> tuple[str, ...]:
        ends = [0, *(end for _, end in self.spans)]
        starts = [*(start for start, _ in self.spans), len(self.text)]
        return tuple(self.text[end:start] for end, start in zip(ends, starts, strict=True))

    def render(self, translations: Mapping[SegmentId, str]) -> str:
        pieces, done = [], 0
        for segment, (start, end) in zip(self.segments, self.spans, strict=True):
            text = translations.get(segment.id, segment.text)
            raw = self.text[start:end]
            pieces += [self.text[done:start], raw if text == segment.text else text]
            done = end
        return "".join(pieces) + self.text[done:]


def in_paragraphs(text: str) -> Paragraphs:
    segments, spans = [], []
    seen: dict[str, int] = {}
    start = text.find("---\n", 4) + 4 if text.startswith("---\n") else 0
    for found in re.compile(r"\S(?:[^\n]|\n(?!\n))*").finditer(text, start):
        words = found.group().rstrip()
        content = " ".join(words.split("\n"))
        number = seen[content] = seen.get(content, 0) + 1
        kind = Kind.HEADING if content.startswith("# ") else Kind.PARAGRAPH
        segments.append(
            Segment(
                id=SegmentId(f"{digest(content)}:{number}"),
                kind=kind,
                line=text.count("\n", 0, found.start()) + 1,
                text=content,
            )
        )
        spans.append((found.start(), found.start() + len(words)))
    return Paragraphs(text, tuple(segments), tuple(spans))


class Killed(BaseException):
    """The process was stopped."""


NOUNS = ("vermoeidheid", "doorbloeding", "ontsteking", "prikkel", "inspanning", "rustpauze")
VERBS = ("toeneemt", "verdwijnt", "terugkomt", "aanhoudt", "begint")
ENGLISH = ("fatigue", "blood flow", "inflammation", "stimulus", "exertion", "rest break")


class Site:
    """A site in a folder, and what people remember of the words they typed in it."""

    def __init__(self) -> None:
        # tmpfs, where there is one, for speed: every write here is synced to the disk.
        fast = Path("/dev/shm")
        self.root = Path(tempfile.mkdtemp(dir=fast if fast.is_dir() else None))
        self.typed: set[str] = set()
        self.accepted: set[str] = set()
        self.count = 0

    def article(self, name: str, folder: str = "nl") -> Path:
        return self.root / "docs" / folder / f"{name}.md"

    def catalog_path(self, name: str) -> Path:
        return self.root / "translations" / "en" / f"{name}.po"

    def names(self) -> list[str]:
        found = {path.stem for path in self.root.glob("docs/nl/*.md")}
        return sorted(found)

    def all_names(self) -> list[str]:
        return sorted(
            {path.stem for path in self.root.rglob("*.*") if path.suffix in (".md", ".po")}
        )

    def read(self, path: Path) -> str | None:
        return path.read_text(encoding="utf-8") if path.exists() else None

    def write(self, path: Path, text: str) -> None:
        """Save a file as a person does; what they take away they do not miss."""
        before = self.read(path) or ""
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        # The tool may have offered a copy elsewhere in the file: that goes as it came.
        self.typed -= {token for token in self.typed if text.count(token) < before.count(token)}

    def token(self) -> str:
        self.count += 1
        return f"tok{self.count:04d}x"

    def everything(self) -> str:
        english = (*self.root.glob("docs/en/*.md"), *self.root.glob("translations/en/*.po"))
        texts = [path.read_text(encoding="utf-8") for path in sorted(english)]
        journal = self.root / ".tweetalig" / store.JOURNAL
        return "\n".join(texts) + (self.read(journal) or "")

    def files(self) -> dict[str, str]:
        return {
            path.relative_to(self.root).as_posix(): path.read_text(encoding="utf-8")
            for path in sorted(self.root.rglob("*.*"))
            if path.is_file()
        }


def edition(name: str) -> Edition:
    return Edition(
        locale=Locale("en"),
        source=f"docs/nl/{name}.md",
        page=f"docs/en/{name}.md",
        catalog=f"translations/en/{name}.po",
        segment=in_paragraphs,
    )


def machine(source: str) -> str:
    """Translate as a machine: the same for the same text, and nothing like Dutch."""
    return "EN " + source.removeprefix("# ").upper()


def drafted(entry: MemoryEntry) -> MemoryEntry:
    heading = "# " if entry.source.startswith("# ") else ""
    text = heading + machine(entry.source)
    return fill(entry, text, Origin(engine="machine")) if wants_draft(entry) else entry


def sync(site: Site, *, engine: bool) -> None:
    """What a run does: recover, moves, every article, and the articles that are gone."""
    work = site.root / ".tweetalig"
    recover(root=site.root, work=work)
    catalogs = {
        path.stem: parse_catalog(path.read_text(encoding="utf-8"), path=path.name)
        for path in sorted(site.root.glob("translations/en/*.po"))
    }
    articles = {
        name: in_paragraphs(site.article(name).read_text(encoding="utf-8")) for name in site.names()
    }
    orphans = {
        name: replace(catalog, source=name)
        for name, catalog in catalogs.items()
        if name not in articles
    }
    arrived = {name: article.segments for name, article in articles.items() if name not in catalogs}
    moves = {
        new: catalog.source
        for new, catalog in find_moves(tuple(orphans.values()), arrived).items()
        if site.read(site.article(new, "en")) is None
    }
    updates = {
        name: update(
            article,
            catalogs.get(moves.get(name, name)),
            site.read(site.article(moves.get(name, name), "en")),
            edition(name),
        )
        for name, article in articles.items()
    }
    gone = {
        name: retire(
            replace(catalog, source=f"docs/nl/{name}.md"),
            site.read(site.article(name, "en")),
            edition(name),
            empty=in_paragraphs(""),
        )
        for name, catalog in catalogs.items()
        if name not in articles and name not in moves.values()
    }
    rest = [retired.catalog for retired in gone.values()]
    index = RecallIndex([*(updated.catalog for updated in updates.values()), *rest])
    for name, updated in updates.items():
        entries = recall(updated.catalog.entries, index, path=f"docs/nl/{name}.md")
        if engine:
            entries = tuple(drafted(entry) for entry in entries)
        settled = settle(updated, entries)
        writes = [
            Write(path=site.catalog_path(name), text=settled.catalog_text),
            Write(path=site.article(name, "en"), text=settled.page),
        ]
        if name in moves:
            writes += [
                Write(path=site.catalog_path(moves[name]), text=None),
                Write(path=site.article(moves[name], "en"), text=None),
            ]
        commit(writes, root=site.root, work=work)
    for name, retired in gone.items():
        commit(
            [
                Write(path=site.catalog_path(name), text=retired.catalog_text),
                Write(path=site.article(name, "en"), text=retired.page),
            ],
            root=site.root,
            work=work,
        )


def killed_at(point: int, run: Callable[[], None]) -> bool:
    """Stop a run just before its ``point``-th write; return whether it came to that."""
    left = point

    def stopping(write: Callable[..., bool]) -> Callable[..., bool]:
        def stopped(*args: object, **options: object) -> bool:
            nonlocal left
            if left == 0:
                raise Killed
            left -= 1
            return write(*args, **options)

        return stopped

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(store, "write_text", stopping(files.write_text))
        patch.setattr(store, "remove", stopping(files.remove))
        try:
            run()
        except Killed:
            return True
    return False


def keys_of(text: str) -> set[str]:
    return {key.lower() for key in re.findall(r"\bK[a-z]{6}\b|\bK[A-Z]{6}\b", text)}


def assert_same(found: Mapping[str, str], expected: Mapping[str, str]) -> None:
    lines = [
        line
        for path in sorted({*found, *expected})
        for line in unified_diff(
            expected.get(path, "").splitlines(), found.get(path, "").splitlines(), path, path
        )
    ]
    assert not lines, "\n".join(lines)


class Series(RuleBasedStateMachine):
    """People, machines and crashes at work on one site."""

    def __init__(self) -> None:
        super().__init__()
        self.site = Site()
        self.is_synced = False
        self.is_half_done = False
        self.merged: set[str] = set()

    def teardown(self) -> None:
        shutil.rmtree(self.site.root)

    # How people write

    def _dutch(self, dice: random.Random) -> str:
        if dice.random() < 0.2:
            return dice.choice(("Ja.", "Nee.", "Soms."))
        key = "K" + "".join(dice.choices("bdfglmnprst", k=6))
        noun, verb = dice.choice(NOUNS), dice.choice(VERBS)
        days = dice.randint(2, 9)
        text = dice.choice(
            (
                f"Bij {key} hoort een {noun} die {verb} na {days} dagen.",
                f"Veel mensen met {key} merken binnen {days} uur een {noun}.",
                f"Onderzoekers vonden {days} keer een {noun} in het bloed van {key}.",
                f"Neem {days} minuten rust, want {key} {verb} door een {noun}!",
                f"Wat doet {key}? Het {verb}, en daarna komt er {days} keer een {noun}.",
            )
        )
        if dice.random() < 0.4:
            text += f" Daarna volgt vaak {dice.choice(NOUNS)} van enkele weken."
        return text

    def _english(self, dice: random.Random, shown: str) -> str:
        token = self.site.token()
        self.site.typed.add(token)
        keys = sorted(keys_of(shown))
        key = keys[0].upper() if keys else ""
        noun, about = dice.choice(ENGLISH), f"With {key}" if key else "Here"
        return dice.choice(
            (
                f"{about} comes some {noun} that {token} goes on for days.",
                f"Doctors see {noun} more often, {token}, {about.lower()} or without.",
                f"Why {token}? {about} the whole of our {noun} turned around last spring.",
                f"{token}: do take it slowly, {about.lower()} you cannot know how {noun} ends.",
                f"{about}, as {token} found in her large study, every third patient had {noun}.",
            )
        )

    def _dutch_for(self, part: str) -> str:
        """Return what someone who edits a paragraph has before them as the Dutch of it."""
        shown = " ".join(part.split("\n"))
        return next(
            (
                entry.source
                for catalog in self._catalogs()
                for entry in catalog.entries
                if shown in (entry.target, entry.conflict)
            ),
            part,
        )

    def _paragraphs(self, path: Path) -> list[str]:
        text = self.site.read(path) or ""
        body = without_block(text, "translation")
        return [part for part in re.split(r"\n\n+", body.strip("\n")) if part.strip()]

    def _save(self, path: Path, paragraphs: list[str]) -> None:
        text = self.site.read(path) or ""
        head = ""
        if text.startswith("---\n"):
            head = text[: text.index("---\n", 4) + 4]
        self.site.write(path, head + "".join(f"{part}\n\n" for part in paragraphs))
        self.is_synced = False

    def _page(self, dice: random.Random) -> Path | None:
        pages = sorted(self.site.root.glob("docs/en/*.md"))
        return dice.choice(pages) if pages else None

    def _source(self, dice: random.Random) -> Path | None:
        articles = sorted(self.site.root.glob("docs/nl/*.md"))
        return dice.choice(articles) if articles else None

    # The Dutch

    @initialize(dice=st.randoms(use_true_random=False), size=st.integers(1, 6))
    def start(self, dice: random.Random, size: int) -> None:
        self._save(self.site.article("a"), [self._dutch(dice) for _ in range(size)])

    @rule(dice=st.randoms(use_true_random=False), at=st.integers(0, PLACES))
    def dutch_inserted(self, dice: random.Random, at: int) -> None:
        if path := self._source(dice):
            parts = self._paragraphs(path)
            parts.insert(at % (len(parts) + 1), self._dutch(dice))
            self._save(path, parts)

    @rule(dice=st.randoms(use_true_random=False), at=st.integers(0, PLACES))
    def dutch_deleted(self, dice: random.Random, at: int) -> None:
        if (path := self._source(dice)) and len(parts := self._paragraphs(path)) > 1:
            del parts[at % len(parts)]
            self._save(path, parts)

    @rule(
        dice=st.randoms(use_true_random=False),
        at=st.integers(0, PLACES),
        to=st.integers(0, PLACES),
    )
    def dutch_moved(self, dice: random.Random, at: int, to: int) -> None:
        if (path := self._source(dice)) and (parts := self._paragraphs(path)):
            part = parts.pop(at % len(parts))
            parts.insert(to % (len(parts) + 1), part)
            self._save(path, parts)

    @rule(dice=st.randoms(use_true_random=False), at=st.integers(0, PLACES))
    def dutch_changed(self, dice: random.Random, at: int) -> None:
        if (path := self._source(dice)) and (parts := self._paragraphs(path)):
            at %= len(parts)
            change = dice.choice(
                ((" een ", " geen "), (" een", " ene"), (" ene", " een"), ("dagen", "weken"))
            )
            parts[at] = parts[at].replace(*change)
            self._save(path, parts)

    @rule(dice=st.randoms(use_true_random=False))
    def article_added(self, dice: random.Random) -> None:
        name = dice.choice("bc")
        if not self.site.article(name).exists():
            self._save(self.site.article(name), [self._dutch(dice) for _ in range(2)])

    @rule(dice=st.randoms(use_true_random=False))
    def article_renamed(self, dice: random.Random) -> None:
        path, new = self._source(dice), self.site.article(dice.choice("de"))
        if path and not new.exists():
            path.rename(new)
            self.is_synced = False

    @rule(dice=st.randoms(use_true_random=False))
    def article_removed(self, dice: random.Random) -> None:
        if path := self._source(dice):
            path.unlink()
            self.is_synced = False

    # The page

    @rule(dice=st.randoms(use_true_random=False), at=st.integers(0, PLACES))
    def page_edited(self, dice: random.Random, at: int) -> None:
        if (path := self._page(dice)) and (parts := self._paragraphs(path)):
            at %= len(parts)
            parts[at] = self._english(dice, self._dutch_for(parts[at]))
            self._save(path, parts)

    @rule(dice=st.randoms(use_true_random=False), at=st.integers(0, PLACES))
    def page_sentence_added(self, dice: random.Random, at: int) -> None:
        if (path := self._page(dice)) and (parts := self._paragraphs(path)):
            at %= len(parts)
            if MARK not in parts[at]:
                parts[at] += " " + self._english(dice, parts[at])
                self._save(path, parts)

    @rule(dice=st.randoms(use_true_random=False), at=st.integers(0, PLACES))
    def page_inserted(self, dice: random.Random, at: int) -> None:
        if path := self._page(dice):
            parts = self._paragraphs(path)
            parts.insert(at % (len(parts) + 1), self._english(dice, ""))
            self._save(path, parts)

    @rule(dice=st.randoms(use_true_random=False), at=st.integers(0, PLACES))
    def page_deleted(self, dice: random.Random, at: int) -> None:
        if (path := self._page(dice)) and len(parts := self._paragraphs(path)) > 1:
            del parts[at % len(parts)]
            self._save(path, parts)

    @rule(
        dice=st.randoms(use_true_random=False),
        at=st.integers(0, PLACES),
        to=st.integers(0, PLACES),
    )
    def page_moved(self, dice: random.Random, at: int, to: int) -> None:
        if (path := self._page(dice)) and (parts := self._paragraphs(path)):
            part = parts.pop(at % len(parts))
            parts.insert(to % (len(parts) + 1), part)
            self._save(path, parts)

    @rule(dice=st.randoms(use_true_random=False), at=st.integers(0, PLACES))
    def page_merged(self, dice: random.Random, at: int) -> None:
        if (path := self._page(dice)) and len(parts := self._paragraphs(path)) > 1:
            at %= len(parts) - 1
            parts[at : at + 2] = [f"{parts[at]} {parts[at + 1]}"]
            self.merged.add(" ".join(parts[at].split("\n")))
            self._save(path, parts)

    @rule(dice=st.randoms(use_true_random=False), at=st.integers(0, PLACES))
    def page_split(self, dice: random.Random, at: int) -> None:
        if (path := self._page(dice)) and (parts := self._paragraphs(path)):
            at %= len(parts)
            halves = re.split(r"(?<=\.) ", parts[at], maxsplit=1)
            if MARK not in parts[at]:
                self.merged |= {" ".join(half.split("\n")) for half in halves}
                parts[at : at + 1] = halves
                self._save(path, parts)

    @rule(dice=st.randoms(use_true_random=False), at=st.integers(0, PLACES))
    def page_reflowed(self, dice: random.Random, at: int) -> None:
        if (path := self._page(dice)) and (parts := self._paragraphs(path)):
            at %= len(parts)
            parts[at] = parts[at].replace(" tok", "\ntok")
            self._save(path, parts)

    @rule(dice=st.randoms(use_true_random=False))
    def page_unlinked(self, dice: random.Random) -> None:
        if path := self._page(dice):
            self.site.write(path, "")
            path.unlink()
            self.is_synced = False

    # The catalog

    def _catalog(self, dice: random.Random) -> tuple[Path, Catalog] | None:
        paths = sorted(self.site.root.glob("translations/en/*.po"))
        if not paths:
            return None
        path = dice.choice(paths)
        return path, parse_catalog(path.read_text(encoding="utf-8"), path=path.name)

    def _change_entry(
        self, dice: random.Random, at: int, change: Callable[[MemoryEntry], MemoryEntry]
    ) -> None:
        found = self._catalog(dice)
        if found is None or not found[1].entries:
            return
        path, catalog = found
        entries = list(catalog.entries)
        entries[at % len(entries)] = change(entries[at % len(entries)])
        self.site.write(path, serialise_catalog(replace(catalog, entries=tuple(entries))))
        self.is_synced = False

    @rule(dice=st.randoms(use_true_random=False), at=st.integers(0, PLACES), fuzzy=st.booleans())
    def catalog_edited(self, dice: random.Random, at: int, fuzzy: bool) -> None:
        def change(entry: MemoryEntry) -> MemoryEntry:
            state = entry.state if fuzzy and entry.target else State.REVIEWED
            return replace(entry, target=self._english(dice, entry.source), state=state)

        self._change_entry(dice, at, change)

    @rule(dice=st.randoms(use_true_random=False), at=st.integers(0, PLACES))
    def catalog_accepted(self, dice: random.Random, at: int) -> None:
        def change(entry: MemoryEntry) -> MemoryEntry:
            if not entry.target:
                return entry
            self.site.accepted.add(entry.target)
            return replace(entry, state=State.REVIEWED)

        self._change_entry(dice, at, change)

    @rule(dice=st.randoms(use_true_random=False), at=st.integers(0, PLACES))
    def catalog_marked_as_needing_work(self, dice: random.Random, at: int) -> None:
        def change(entry: MemoryEntry) -> MemoryEntry:
            is_done = entry.state is State.REVIEWED and not entry.conflict
            return replace(entry, state=State.DRAFT) if is_done else entry

        self._change_entry(dice, at, change)

    @rule(dice=st.randoms(use_true_random=False), at=st.integers(0, PLACES))
    def catalog_emptied(self, dice: random.Random, at: int) -> None:
        def change(entry: MemoryEntry) -> MemoryEntry:
            return replace(entry, target="", state=State.UNTRANSLATED, conflict="")

        self._change_entry(dice, at, change)

    @rule(dice=st.randoms(use_true_random=False))
    def catalog_saved_by_an_editor_that_reorders(self, dice: random.Random) -> None:
        if found := self._catalog(dice):
            path, catalog = found
            head, *blocks = serialise_catalog(catalog).rstrip("\n").split("\n\n")
            dice.shuffle(blocks)
            self.site.write(path, "\n\n".join((head, *blocks)) + "\n")
            self.is_synced = False

    @rule(dice=st.randoms(use_true_random=False), take=st.sampled_from(("page", "catalog")))
    @precondition(lambda self: self.is_synced)
    def conflict_resolved(self, dice: random.Random, take: str) -> None:
        if found := self._catalog(dice):
            path, catalog = found
            self.site.write(path, serialise_catalog(resolve(catalog, take=take)))
            self.is_synced = False

    # The machine

    @rule(engine=st.booleans())
    def synced(self, engine: bool) -> None:
        sync(self.site, engine=engine)
        self.is_synced, self.is_half_done = True, False
        first = self.site.files()
        sync(self.site, engine=engine)
        assert_same(self.site.files(), first)

    @rule(point=st.integers(0, 9), engine=st.booleans())
    def killed(self, point: int, engine: bool) -> None:
        if killed_at(point, lambda: sync(self.site, engine=engine)):
            self.is_synced, self.is_half_done = False, True

    @rule(point=st.integers(0, 9), engine=st.booleans())
    def killed_and_run_again(self, point: int, engine: bool) -> None:
        before = self.site.root.with_name(f"{self.site.root.name}-before")
        shutil.copytree(self.site.root, before)
        sync(self.site, engine=engine)
        unharmed = self.site.files()
        shutil.rmtree(self.site.root)
        before.rename(self.site.root)
        killed_at(point, lambda: sync(self.site, engine=engine))
        sync(self.site, engine=engine)
        self.is_synced, self.is_half_done = True, False
        assert_same(self.site.files(), unharmed)

    # What always holds

    @invariant()
    def no_word_of_a_person_is_lost(self) -> None:
        everything = self.site.everything()
        assert {token for token in self.site.typed if token not in everything} == set()

    @invariant()
    @precondition(lambda self: self.is_synced)
    def what_a_person_typed_is_filed_under_the_dutch_it_translates(self) -> None:
        for catalog in self._catalogs():
            for entry in catalog.entries:
                source = entry.previous or entry.source
                if len(keys_of(entry.target)) == 1 and "tok" in entry.target:
                    assert keys_of(entry.target) == keys_of(source), entry

    @invariant()
    @precondition(lambda self: self.is_synced)
    def a_machines_words_are_not_taken_for_a_persons(self) -> None:
        known = self.site.accepted | self.merged
        for catalog in self._catalogs():
            for entry in (*catalog.entries, *catalog.obsolete):
                if entry.state is State.REVIEWED and "tok" not in entry.target:
                    assert entry.target in known, entry

    @invariant()
    @precondition(lambda self: self.is_synced)
    def dutch_on_an_english_page_is_marked(self) -> None:
        for path in self.site.root.glob("docs/en/*.md"):
            for part in self._paragraphs(path):
                is_dutch = re.search(r"\b(hoort|mensen|vonden|minuten|doet)\b", part)
                assert not is_dutch or MARK in part or part in self.merged, part

    @invariant()
    @precondition(lambda self: self.is_synced)
    def the_catalog_reads_back_as_it_was_written(self) -> None:
        for path in self.site.root.glob("translations/en/*.po"):
            text = path.read_text(encoding="utf-8")
            assert serialise_catalog(parse_catalog(text, path=path.name)) == text

    def _catalogs(self) -> list[Catalog]:
        return [
            parse_catalog(path.read_text(encoding="utf-8"), path=path.name)
            for path in sorted(self.site.root.glob("translations/en/*.po"))
        ]


@pytest.mark.parametrize("part", range(max(1, SERIES // 1000)))
def test_nothing_a_person_typed_is_ever_lost(part: int) -> None:
    run_state_machine_as_test(
        Series,
        settings=settings(
            max_examples=min(SERIES, 1000),
            stateful_step_count=30,
            deadline=None,
            derandomize=SERIES <= 1000,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
