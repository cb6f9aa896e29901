"""Random series of edits on the Dutch, the page and the catalog, with syncs and crashes between.

Whatever people and crashes do, in whatever order: a sentence that a person typed and nobody took
away is on the page or in the catalog; it is filed under the Dutch it translates; a machine's
words are never taken for a person's; and a sync that follows a sync changes nothing.

The syncs are those of the program, from the settings to the files; only the engine is a stand-in.

``TWEETALIG_SERIES`` is the number of series to play.
"""

from __future__ import annotations

import os
import random
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import unified_diff
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
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
from tweetalig.engines.contract import Answer, EngineInfo, Hypothesis, Request
from tweetalig.errors import Locked
from tweetalig.memory import store
from tweetalig.memory.catalogs import Catalog, parse_catalog, serialise_catalog
from tweetalig.model import MemoryEntry, State
from tweetalig.pipeline import Synced, resolve_conflicts
from tweetalig.pipeline import sync as sync_site
from tweetalig.settings import load_settings

SERIES = int(os.environ.get("TWEETALIG_SERIES", "300"))
MARK = "<span lang=nl class=untranslated>"
PLACES = 40


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
        toml = self.root / "tweetalig.toml"
        toml.write_text('source = "nl"\ntargets = ["en"]\n', encoding="utf-8")
        self.settings = load_settings(self.root)
        self.typed: set[str] = set()
        self.accepted: set[str] = set()
        self.count = 0

    def article(self, name: str, folder: str = "nl") -> Path:
        return self.root / "docs" / folder / f"{name}.md"

    def catalog_path(self, name: str) -> Path:
        return self.root / "translations" / "en" / f"{name}.po"

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
        """Return the texts that are people's; what lies in the folder for work can be lost."""
        return {
            path.relative_to(self.root).as_posix(): path.read_text(encoding="utf-8")
            for folder in ("docs", "translations")
            for path in sorted((self.root / folder).rglob("*.*"))
            if path.is_file()
        }


def machine(source: str) -> str:
    """Translate as a machine: the same for the same text, and nothing like Dutch."""
    return f"EN {source.upper()}"


class Machine:
    """An engine, and what somebody does while it is at work."""

    info = EngineInfo(name="machine", model="none", version="1", translates=False)

    def __init__(self, meanwhile: Callable[[], None] = lambda: None) -> None:
        self._meanwhile = meanwhile

    def translate(self, requests: Sequence[Request]) -> Iterator[Answer]:
        """Yield one hypothesis for every request, in order."""
        self._meanwhile()
        for index, request in enumerate(requests):
            yield index, (Hypothesis(text=machine(request.text), score=0.0, how="machine"),)


def sync(site: Site, *, engine: bool, meanwhile: Callable[[], None] = lambda: None) -> Synced:
    """Run the program itself, with a machine that needs no model."""
    return sync_site(
        site.settings, load_engine=lambda locale: Machine(meanwhile) if engine else None
    )


def killed_at(point: int, run: Callable[[], object]) -> bool:
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


def _head_and_body(text: str) -> tuple[str, str]:
    end = text.index("---\n", 4) + 4 if text.startswith("---\n") else 0
    return text[:end], text[end:]


def is_plain(part: str) -> bool:
    """Say whether a part of a page is a paragraph."""
    return not part.startswith(("- ", "## ", "| "))


def places_in(part: str) -> list[tuple[int, int]]:
    """Return where the texts of a paragraph, heading, list or table stand."""
    if is_plain(part):
        return [(0, len(part))]
    of_kind = r"(?<=\| )[^|\n]*[^|\n -](?= \|)" if part.startswith("| ") else r"(?<=[-#] ).+"
    return [found.span() for found in re.finditer(of_kind, part)]


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


def _has_article(series: Series) -> bool:
    return any(series.site.root.glob("docs/nl/*.md"))


def _has_articles(series: Series) -> bool:
    # A site whose last article goes has nothing left to happen to it.
    return len([*series.site.root.glob("docs/nl/*.md")]) > 1


def _has_page(series: Series) -> bool:
    return any(series.site.root.glob("docs/en/*.md"))


def _has_catalog(series: Series) -> bool:
    return any(series.site.root.glob("translations/en/*.po"))


class Series(RuleBasedStateMachine):
    """People, machines and crashes at work on one site."""

    def __init__(self) -> None:
        super().__init__()
        self.site = Site()
        self.is_synced = False
        self.merged: set[str] = set()
        self.has_lost_a_catalog = False

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

    def _dutch_part(self, dice: random.Random) -> str:
        what = dice.random()
        if what < 0.1:
            return "## " + self._dutch(dice)
        if what < 0.2:
            return "\n".join("- " + self._dutch(dice) for _ in range(dice.randint(2, 3)))
        if what < 0.3:
            rows = [f"| {self._dutch(dice)} | {dice.choice(('Ja', 'Nee'))} |" for _ in range(2)]
            return "\n".join(("| Vraag | Antwoord |", "| --- | --- |", *rows))
        return self._dutch(dice)

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
        _, body = _head_and_body(self.site.read(path) or "")
        return [part for part in re.split(r"\n\n+", body.strip("\n")) if part.strip()]

    def _save(self, path: Path, paragraphs: list[str]) -> None:
        head, _ = _head_and_body(self.site.read(path) or "")
        self.site.write(path, head + "".join(f"{part}\n\n" for part in paragraphs))
        self.is_synced = False

    def _page(self, dice: random.Random) -> Path | None:
        pages = sorted(self.site.root.glob("docs/en/*.md"))
        return dice.choice(pages) if pages else None

    def _source(self, dice: random.Random) -> Path | None:
        articles = sorted(self.site.root.glob("docs/nl/*.md"))
        return dice.choice(articles) if articles else None

    # The Dutch

    @initialize(
        dice=st.randoms(use_true_random=False), size=st.integers(1, 6), is_published=st.booleans()
    )
    def start(self, dice: random.Random, size: int, is_published: bool) -> None:
        path = self.site.article("a")
        if dice.random() < 0.5:
            self.site.write(path, f"---\ntitle: {self._dutch(dice).replace(':', '')}\n---\n")
        self._save(path, [self._dutch_part(dice) for _ in range(size)])
        if is_published:
            self.synced(engine=True)

    @rule(dice=st.randoms(use_true_random=False), at=st.integers(0, PLACES))
    @precondition(_has_article)
    def dutch_inserted(self, dice: random.Random, at: int) -> None:
        if path := self._source(dice):
            parts = self._paragraphs(path)
            parts.insert(at % (len(parts) + 1), self._dutch_part(dice))
            self._save(path, parts)

    @rule(dice=st.randoms(use_true_random=False), at=st.integers(0, PLACES))
    @precondition(_has_article)
    def dutch_deleted(self, dice: random.Random, at: int) -> None:
        if (path := self._source(dice)) and len(parts := self._paragraphs(path)) > 1:
            del parts[at % len(parts)]
            self._save(path, parts)

    @rule(
        dice=st.randoms(use_true_random=False),
        at=st.integers(0, PLACES),
        to=st.integers(0, PLACES),
    )
    @precondition(_has_article)
    def dutch_moved(self, dice: random.Random, at: int, to: int) -> None:
        if (path := self._source(dice)) and (parts := self._paragraphs(path)):
            part = parts.pop(at % len(parts))
            parts.insert(to % (len(parts) + 1), part)
            self._save(path, parts)

    @rule(dice=st.randoms(use_true_random=False), at=st.integers(0, PLACES))
    @precondition(_has_article)
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
            self._save(self.site.article(name), [self._dutch_part(dice) for _ in range(2)])

    @rule(dice=st.randoms(use_true_random=False))
    @precondition(_has_article)
    def article_renamed(self, dice: random.Random) -> None:
        path, new = self._source(dice), self.site.article(dice.choice("de"))
        if path and not new.exists():
            path.rename(new)
            self.is_synced = False

    @rule(dice=st.randoms(use_true_random=False))
    @precondition(_has_articles)
    def article_removed(self, dice: random.Random) -> None:
        if path := self._source(dice):
            path.unlink()
            self.is_synced = False

    # The page

    @rule(dice=st.randoms(use_true_random=False), at=st.integers(0, PLACES))
    @precondition(_has_page)
    def page_edited(self, dice: random.Random, at: int) -> None:
        self._edit_page(dice, at)

    def _edit_page(self, dice: random.Random, at: int) -> None:
        if (path := self._page(dice)) and (parts := self._paragraphs(path)):
            at %= len(parts)
            start, end = dice.choice(places_in(parts[at]) or [(0, len(parts[at]))])
            english = self._english(dice, self._dutch_for(parts[at][start:end]))
            parts[at] = parts[at][:start] + english + parts[at][end:]
            self._save(path, parts)

    @rule(dice=st.randoms(use_true_random=False))
    @precondition(_has_page)
    def page_title_edited(self, dice: random.Random) -> None:
        if path := self._page(dice):
            head, body = _head_and_body(self.site.read(path) or "")
            if found := re.search(r"^title: (.*)$", head, re.MULTILINE):
                english = self._english(dice, self._dutch_for(found[1])).replace(":", "")
                head = head[: found.start(1)] + english + head[found.end(1) :]
                self.site.write(path, head + body)
                self.is_synced = False

    @rule(dice=st.randoms(use_true_random=False), at=st.integers(0, PLACES))
    @precondition(_has_page)
    def page_sentence_added(self, dice: random.Random, at: int) -> None:
        if (path := self._page(dice)) and (parts := self._paragraphs(path)):
            at %= len(parts)
            if MARK not in parts[at] and (places := places_in(parts[at])):
                start, end = dice.choice(places)
                english = self._english(dice, parts[at][start:end])
                parts[at] = f"{parts[at][:end]} {english}{parts[at][end:]}"
                self._save(path, parts)

    @rule(dice=st.randoms(use_true_random=False), at=st.integers(0, PLACES))
    @precondition(_has_page)
    def page_lines_moved(self, dice: random.Random, at: int) -> None:
        if (path := self._page(dice)) and (parts := self._paragraphs(path)):
            at %= len(parts)
            if not is_plain(parts[at]):
                lines = parts[at].split("\n")
                fixed = 2 if parts[at].startswith("| ") else 0
                rest = lines[fixed:]
                dice.shuffle(rest)
                parts[at] = "\n".join((*lines[:fixed], *rest))
                self._save(path, parts)

    @rule(dice=st.randoms(use_true_random=False), at=st.integers(0, PLACES))
    @precondition(_has_page)
    def page_inserted(self, dice: random.Random, at: int) -> None:
        if path := self._page(dice):
            parts = self._paragraphs(path)
            parts.insert(at % (len(parts) + 1), self._english(dice, ""))
            self._save(path, parts)

    @rule(dice=st.randoms(use_true_random=False), at=st.integers(0, PLACES))
    @precondition(_has_page)
    def page_deleted(self, dice: random.Random, at: int) -> None:
        if (path := self._page(dice)) and len(parts := self._paragraphs(path)) > 1:
            del parts[at % len(parts)]
            self._save(path, parts)

    @rule(
        dice=st.randoms(use_true_random=False),
        at=st.integers(0, PLACES),
        to=st.integers(0, PLACES),
    )
    @precondition(_has_page)
    def page_moved(self, dice: random.Random, at: int, to: int) -> None:
        if (path := self._page(dice)) and (parts := self._paragraphs(path)):
            part = parts.pop(at % len(parts))
            parts.insert(to % (len(parts) + 1), part)
            self._save(path, parts)

    @rule(dice=st.randoms(use_true_random=False), at=st.integers(0, PLACES))
    @precondition(_has_page)
    def page_merged(self, dice: random.Random, at: int) -> None:
        if (path := self._page(dice)) and len(parts := self._paragraphs(path)) > 1:
            at %= len(parts) - 1
            if is_plain(parts[at]) and is_plain(parts[at + 1]):
                parts[at : at + 2] = [f"{parts[at]} {parts[at + 1]}"]
                self.merged.add(" ".join(parts[at].split("\n")))
                self._save(path, parts)

    @rule(dice=st.randoms(use_true_random=False), at=st.integers(0, PLACES))
    @precondition(_has_page)
    def page_split(self, dice: random.Random, at: int) -> None:
        if (path := self._page(dice)) and (parts := self._paragraphs(path)):
            at %= len(parts)
            halves = re.split(r"(?<=\.) ", parts[at], maxsplit=1)
            if MARK not in parts[at] and is_plain(parts[at]):
                self.merged |= {" ".join(half.split("\n")) for half in halves}
                parts[at : at + 1] = halves
                self._save(path, parts)

    @rule(dice=st.randoms(use_true_random=False), at=st.integers(0, PLACES))
    @precondition(_has_page)
    def page_reflowed(self, dice: random.Random, at: int) -> None:
        if (path := self._page(dice)) and (parts := self._paragraphs(path)):
            at %= len(parts)
            if is_plain(parts[at]):
                parts[at] = parts[at].replace(" tok", "\ntok")
                self._save(path, parts)

    @rule(dice=st.randoms(use_true_random=False))
    @precondition(_has_page)
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
    @precondition(_has_catalog)
    def catalog_edited(self, dice: random.Random, at: int, fuzzy: bool) -> None:
        def change(entry: MemoryEntry) -> MemoryEntry:
            state = entry.state if fuzzy and entry.target else State.REVIEWED
            return replace(entry, target=self._english(dice, entry.source), state=state)

        self._change_entry(dice, at, change)

    @rule(dice=st.randoms(use_true_random=False), at=st.integers(0, PLACES))
    @precondition(_has_catalog)
    def catalog_accepted(self, dice: random.Random, at: int) -> None:
        def change(entry: MemoryEntry) -> MemoryEntry:
            if not entry.target:
                return entry
            self.site.accepted.add(entry.target)
            return replace(entry, state=State.REVIEWED)

        self._change_entry(dice, at, change)

    @rule(dice=st.randoms(use_true_random=False), at=st.integers(0, PLACES))
    @precondition(_has_catalog)
    def catalog_marked_as_needing_work(self, dice: random.Random, at: int) -> None:
        def change(entry: MemoryEntry) -> MemoryEntry:
            is_done = entry.state is State.REVIEWED and not entry.conflict
            return replace(entry, state=State.DRAFT) if is_done else entry

        self._change_entry(dice, at, change)

    @rule(dice=st.randoms(use_true_random=False), at=st.integers(0, PLACES))
    @precondition(_has_catalog)
    def catalog_emptied(self, dice: random.Random, at: int) -> None:
        def change(entry: MemoryEntry) -> MemoryEntry:
            return replace(entry, target="", state=State.UNTRANSLATED, conflict="")

        self._change_entry(dice, at, change)

    @rule(dice=st.randoms(use_true_random=False))
    @precondition(_has_catalog)
    def catalog_saved_by_an_editor_that_reorders(self, dice: random.Random) -> None:
        if found := self._catalog(dice):
            path, catalog = found
            head, *blocks = serialise_catalog(catalog).rstrip("\n").split("\n\n")
            dice.shuffle(blocks)
            self.site.write(path, "\n\n".join((head, *blocks)) + "\n")
            self.is_synced = False

    @rule(dice=st.randoms(use_true_random=False))
    @precondition(_has_catalog)
    def catalog_unlinked(self, dice: random.Random) -> None:
        if found := self._catalog(dice):
            self.site.write(found[0], "")
            found[0].unlink()
            self.has_lost_a_catalog = True
            self.is_synced = False

    @rule(dice=st.randoms(use_true_random=False), take=st.sampled_from(("page", "catalog")))
    @precondition(_has_article)
    def conflict_resolved(self, dice: random.Random, take: str) -> None:
        if article := self._source(dice):
            # The text that is not taken is set aside, not thrown away.
            chosen = {locale: [article.name] for locale in self.site.settings.targets}
            resolve_conflicts(self.site.settings, chosen, take=take)
            self.is_synced = False

    # The machine

    @rule(engine=st.booleans())
    def synced(self, engine: bool) -> None:
        sync(self.site, engine=engine)
        self.is_synced = True
        first = self.site.files()
        sync(self.site, engine=engine)
        assert_same(self.site.files(), first)

    @rule(dice=st.randoms(use_true_random=False), at=st.integers(0, PLACES))
    def synced_while_somebody_edits_the_page(self, dice: random.Random, at: int) -> None:
        sync(self.site, engine=True, meanwhile=lambda: self._edit_page(dice, at))
        self.is_synced = False

    @rule(engine=st.booleans())
    def synced_twice_at_the_same_time(self, engine: bool) -> None:
        def second() -> None:
            before = self.site.files()
            with pytest.raises(Locked):
                sync(self.site, engine=engine)
            assert_same(self.site.files(), before)

        sync(self.site, engine=True, meanwhile=second)
        self.is_synced = True

    @rule(point=st.integers(0, 9), engine=st.booleans())
    def killed(self, point: int, engine: bool) -> None:
        if killed_at(point, lambda: sync(self.site, engine=engine)):
            self.is_synced = False

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
        self.is_synced = True
        assert_same(self.site.files(), unharmed)

    # What always holds

    @invariant()
    def no_word_of_a_person_is_lost(self) -> None:
        everything = self.site.everything()
        assert {token for token in self.site.typed if token not in everything} == set()

    @invariant()
    # Which Dutch a text belongs to is in the catalog alone.
    @precondition(lambda self: self.is_synced and not self.has_lost_a_catalog)
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
                for line in part.split("\n") if not is_plain(part) else [part]:
                    is_dutch = re.search(r"\b(hoort|mensen|vonden|minuten|doet)\b", line)
                    assert not is_dutch or MARK in line or line in self.merged, line

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
            print_blob=True,
            # Shortening a failing series can take longer than all the others together.
            phases=(Phase.generate, *((Phase.shrink,) if SERIES <= 1000 else ())),
            suppress_health_check=list(HealthCheck),
        ),
    )
