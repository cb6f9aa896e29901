"""How much the glossary helps a local engine: ``python benchmarks/terms_steering.py``.

Every sentence is drafted twice: once as if there were no glossary (no terms told, nothing
checked, the first answer taken), and once as ``tweetalig sync`` does it. A term is right when an
accepted form of it stands in the draft. A sentence that ``sync`` would rather leave untranslated
than draft wrongly is counted apart, and so are its terms.

The sentences in ``data/steering.tsv`` were written for this, and the way to choose was made with
them; those in ``data/steering-apart.tsv``, ``-fresh`` and ``-unseen`` were read afterwards, one
after the other, each before the way to choose changed again. Those in ``-withheld``,
``-later`` and ``-final`` were read once the changes that they were to measure were made. The
terms beside them are those a person expects, not those the program found.
With ``--articles`` the site's own articles are drafted instead, and the terms are those the
program finds.

Measured on 26 November 2026 with Qwen2.5-Coder-1.5B-Instruct Q4_K_M, terms right without and
with the glossary, forbidden renderings left, sentences refused with the terms in them:

=============================  ===============  ================  =========  ===========
sentences                      without          with              forbidden  refused
=============================  ===============  ================  =========  ===========
``--articles --most 100``: 81  69 of 117 (59%)  111 of 111        13 → 0     3 (6 terms)
``--part fresh``: 60           44 of 82 (54%)   76 of 76          5 → 0      5 (6 terms)
``--part unseen``: 60          33 of 75 (44%)   70 of 70          3 → 0      4 (5 terms)
\
``--articles --most 54``: 54   57 of 84 (68%)   77 of 77          8 → 0      3 (7 terms)
``--part withheld``: 60        38 of 80 (48%)   72 of 72          4 → 0      6 (8 terms)
``--part later``: 40           24 of 45 (53%)   44 of 44          4 → 0      1 (1 term)
\
``--part final``: 60           53 of 97 (55%)   93 of 93          3 → 0      2 (4 terms)
=============================  ===============  ================  =========  ===========

The drafts in which the glossary changed something were read beside the Dutch and the draft
without it.

The first three rows are from before steered drafts were held against the unsteered wording, and
were not measured again: 38 drafts of the articles', 28 fresh, 34 unseen ones were read. Four of
the articles' were worse in meaning and two of the unseen ones in a word: an “also” was lost, and
a bleeding of the brain became the blood flow, but of the heart.

The next three rows are from after that. Of the 33 withheld drafts none was worse in meaning. Of
the 20 of the articles' one was: “whether that gives brain fog” became “or brain fog is worse”,
where the draft without the glossary had “or it causes heart failure”. Since words beside a term
may stay too it is “or it causes brain fog”. The 20 later ones were read after that. One was
worse: where the checks refused all other drafts of “her energy limit that week”, a sampled one
passed them with “herbs” and “per day”. Sentences with terms are not sampled since then, which
leaves 43 of 43 terms and two refused. Last, more was asked of a steered wording (6 nats instead
of 2), because the heart was still found likelier than the brain. The drafts of these three rows
that this changed were read again: none is worse, and one has a slip, “the capillaries … is”.

The final sixty were written after that and read once, with nothing changed in between. In the 33
drafts that the glossary changed no word around a term got worse. Two were false already and
stayed so, now of the right term: “can help … out of PEM” for what can trigger it, and “helps
prevent vasodilation” for what causes it. The checks look for these opposites since then: the
first is refused, the second came out right, and “pacing … often leads to worse” is refused too,
which leaves 92 of 92 terms, and three refused. Many drafts are wrong with and without the
glossary.
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tweetalig.drafting import Glossary
from tweetalig.engines.contract import Engine
from tweetalig.engines.models import engine_options
from tweetalig.engines.registry import load_engine
from tweetalig.files import read_text, write_text
from tweetalig.model import Finding, Kind, Locale, MatchKind, Term, TermHint
from tweetalig.reading import read_articles, read_terms
from tweetalig.segment.inline import visible_text
from tweetalig.segment.sentences import split_sentences
from tweetalig.settings import load_settings
from tweetalig.terms.english import renderings_in
from tweetalig.terms.glossary import glossary_version
from tweetalig.translate.choosing import no_mending
from tweetalig.translate.drafting import SegmentDraft, SegmentRequest, draft

_ROOT = Path(__file__).parents[1]
_DATA = Path(__file__).parent / "data"
_PARTS = {
    "tuned": "steering.tsv",
    "apart": "steering-apart.tsv",
    "fresh": "steering-fresh.tsv",
    "unseen": "steering-unseen.tsv",
    "withheld": "steering-withheld.tsv",
    "later": "steering-later.tsv",
    "final": "steering-final.tsv",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A Dutch sentence and the terms a translation of it must have."""

    text: str
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """What became of the terms of all sentences."""

    right: int = 0
    wrong: int = 0
    forbidden: int = 0
    refused: int = 0
    lost: int = 0

    def plus(self, other: Score) -> Score:
        """Return both together."""
        return Score(
            right=self.right + other.right,
            wrong=self.wrong + other.wrong,
            forbidden=self.forbidden + other.forbidden,
            refused=self.refused + other.refused,
            lost=self.lost + other.lost,
        )


def main() -> None:
    """Draft twice, and print what that makes of the terms."""
    options = _arguments()
    settings = load_settings(_ROOT)
    locale = settings.targets[0]
    glossary = Glossary.of(read_terms(settings, locale), locale)
    file = _DATA / _PARTS[options.part]
    sentences = (
        tuple(_of_articles(glossary)) if options.articles else _own_sentences(file, glossary.terms)
    )
    if options.most:
        # Spread over all, so that no article speaks for the others.
        sentences = sentences[:: -(-len(sentences) // options.most)]
    engine = load_engine(
        options.engine,
        engine_options(
            source=settings.source,
            target=locale,
            threads=options.threads,
            environment=os.environ,
        ),
    )
    if engine is None:
        raise SystemExit("no engine is installed: tweetalig engine install llm")
    said = "articles" if options.articles else file.name
    print(f"{engine.info.name}: {engine.info.model}; {len(sentences)} sentences of {said}")
    unsteered = _timed("without the glossary", engine, sentences, glossary, steered=False)
    steered = _timed("with the glossary", engine, sentences, glossary, steered=True)
    if options.drafts:
        write_text(options.drafts, _table(sentences, unsteered, steered))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--engine", default="llm")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--most", type=int, help="draft no more sentences than this, spread evenly")
    parser.add_argument("--part", choices=_PARTS, default="unseen", help="which own sentences")
    parser.add_argument("--articles", action="store_true", help="draft the site's articles")
    parser.add_argument("--drafts", type=Path, help="write the drafts here, to be read")
    return parser.parse_args()


def _own_sentences(file: Path, terms: Sequence[Term]) -> tuple[Sentence, ...]:
    by_headword = {term.headword: term for term in terms}
    rows = (line.split("\t") for line in read_text(file).splitlines()[1:])
    return tuple(
        Sentence(text=text, terms=tuple(by_headword[name] for name in names.split("; ")))
        for text, names in rows
    )


def _of_articles(glossary: Glossary) -> Iterator[Sentence]:
    settings = load_settings(_ROOT)
    texts: dict[str, None] = {}
    for article in read_articles(settings).articles:
        for segment in article.document.segments:
            texts |= dict.fromkeys(split_sentences(visible_text(segment.text), settings.source))
    for text in texts:
        found = (m.term for m in glossary.matcher.matches(text) if m.kind is not MatchKind.HEAD)
        terms = tuple(dict.fromkeys(found))
        if terms:
            yield Sentence(text=text, terms=terms)


def _timed(
    name: str,
    engine: Engine,
    sentences: Sequence[Sentence],
    glossary: Glossary,
    *,
    steered: bool,
) -> tuple[SegmentDraft, ...]:
    started = time.perf_counter()
    made = _drafts(engine, sentences, glossary, steered=steered)
    seconds = time.perf_counter() - started
    score = Score()
    for sentence, one in zip(sentences, made, strict=True):
        score = score.plus(score_of(sentence, one, glossary))
    print(f"{name}: {_line(score)}; {seconds / len(sentences):.1f} s a sentence")
    return made


def _drafts(
    engine: Engine, sentences: Sequence[Sentence], glossary: Glossary, *, steered: bool
) -> tuple[SegmentDraft, ...]:
    made = draft(
        [
            SegmentRequest(key=at, text=sentence.text, kind=Kind.PARAGRAPH)
            for at, sentence in enumerate(sentences)
        ],
        engine=engine,
        source=Locale("nl"),
        target=glossary.locale,
        hints=glossary.hints if steered else _no_hints,
        judge=glossary.judge if steered else _no_findings,
        known={},
        glossary_version=glossary_version(glossary.terms),
        mend=glossary.mend if steered else no_mending,
        progress=_show("steered" if steered else "unsteered"),
    )
    by_key = {one.key: one for one in made}
    return tuple(by_key[at] for at in range(len(sentences)))


def _show(name: str) -> Callable[[int, int], None]:
    def show(done: int, total: int) -> None:
        if done % 50 == 0 or done == total:
            print(f"  {name}: {done} of {total}", flush=True)

    return show


def _no_hints(text: str) -> tuple[TermHint, ...]:
    return ()


def _no_findings(source: str, target: str) -> tuple[Finding, ...]:
    return ()


def score_of(sentence: Sentence, made: SegmentDraft, glossary: Glossary) -> Score:
    """Return what a draft makes of the terms that are expected in it."""
    if not made.text:
        return Score(refused=1, lost=len(sentence.terms))
    # Expected ones too, so that a term which the program overlooks can still be right.
    matched = (match.term for match in glossary.matcher.matches(sentence.text))
    terms = dict.fromkeys((*sentence.terms, *matched))
    found = renderings_in(made.text, terms, glossary.locale)
    rendered = {rendering.term for rendering in found if not rendering.forbidden}
    right = sum(term in rendered for term in sentence.terms)
    forbidden = sum(hit.forbidden and hit.term not in rendered for hit in found)
    return Score(right=right, wrong=len(sentence.terms) - right, forbidden=forbidden)


def _line(score: Score) -> str:
    drafted = score.right + score.wrong
    share = score.right / drafted if drafted else 1.0
    return (
        f"{score.right} of {drafted} terms right ({share:.1%}), "
        f"{score.forbidden} forbidden renderings, "
        f"{score.refused} sentences refused (with {score.lost} terms)"
    )


def _table(
    sentences: Sequence[Sentence],
    unsteered: Iterable[SegmentDraft],
    steered: Iterable[SegmentDraft],
) -> str:
    lines = ["source\twithout\twith\thow"]
    for sentence, plain, better in zip(sentences, unsteered, steered, strict=True):
        how = better.reason or (
            better.origin.detail.rpartition("|how:")[2] if better.origin else ""
        )
        lines.append("\t".join((sentence.text, plain.text, better.text, how)))
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
