"""Runs the rules over pairs of texts."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from types import MappingProxyType

from tweetalig.check.all_rules import RULES
from tweetalig.check.embedding import load_similarity
from tweetalig.check.pair import Pair
from tweetalig.check.rule import Rule, Scope, language
from tweetalig.check.rules import misaligned
from tweetalig.check.text import Text
from tweetalig.check.view import View
from tweetalig.ignores import RULE_NAME, read_ignores, silence
from tweetalig.model import Finding, Locale, Severity
from tweetalig.segment.inline import visible_without_prose
from tweetalig.segment.sentences import split_sentences

GLOSSARY_RULES: Mapping[str, str] = MappingProxyType(
    {
        "term": "A term is rendered otherwise than the glossary says.",
        "term-consistency": "One concept has several names on a page.",
        "abbreviation": "An abbreviation is not explained where it is first mentioned.",
    }
)
"""The rules whose findings come from the glossary, each with what it looks for."""

OPTIONAL_RULES: Mapping[str, str] = MappingProxyType({misaligned.NAME: misaligned.SUMMARY})
"""The rules that run when a site asks for them, each with what it looks for."""

Terms = Callable[[str, str], tuple[Finding, ...]]
"""What the glossary says of a source and its translation, as visible text."""

Abbreviations = Collection[tuple[str, str]]
"""Abbreviations that stand for the same concept: the source's, the target's."""

PageFindings = Mapping[Pair, Sequence[Finding]]
"""What was found about pairs by looking at the page they are on as a whole."""

_FREE = 0.5
"""How literal a translation is at most where a term may be missing."""

_NO_SEVERITIES: Mapping[str, Severity] = MappingProxyType({})
_NO_ABBREVIATIONS: Abbreviations = frozenset()
_NO_PAGE: PageFindings = MappingProxyType({})
_DUTCH = Locale("nl")
_ENGLISH = Locale("en")


def rule_names(rules: Iterable[Rule] = RULES) -> frozenset[str]:
    """Return the names a setting or an ignore may use."""
    return frozenset({rule.name for rule in rules} | {*GLOSSARY_RULES, *OPTIONAL_RULES, RULE_NAME})


def rules_of_site(*, with_misaligned: bool) -> tuple[Rule, ...]:
    """Return the rules a site wants; raise :class:`EngineUnavailable` if a model is missing."""
    if not with_misaligned:
        return RULES
    return (*RULES, misaligned.misaligned(load_similarity()))


def check_pairs(  # noqa: PLR0913 - each keyword is a choice of its own
    pairs: Iterable[Pair],
    *,
    rules: Sequence[Rule] = RULES,
    severities: Mapping[str, Severity] = _NO_SEVERITIES,
    source: Locale = _DUTCH,
    target: Locale = _ENGLISH,
    terms: Terms | None = None,
    on_page: PageFindings = _NO_PAGE,
    abbreviations: Abbreviations = _NO_ABBREVIATIONS,
) -> Iterator[Finding]:
    """Yield what the rules find in pairs of texts, in the order of the pairs.

    ``severities`` are the site's own, by rule. ``terms`` asks the glossary.
    ``on_page`` are findings that come out with those of their pair. ``abbreviations`` are
    the glossary's, each with the one that stands for the same in the target language. A
    pair's notes can silence a rule; see :mod:`tweetalig.ignores`.
    """
    checker = _Checker(rules, severities, source, target, terms, abbreviations)
    for pair in pairs:
        yield from checker.findings(pair, on_page.get(pair, ()))


def judge(
    source: str,
    target: str,
    *,
    terms: Terms | None = None,
    locale: Locale = _ENGLISH,
    abbreviations: Abbreviations = _NO_ABBREVIATIONS,
) -> tuple[Finding, ...]:
    """Return the findings for one sentence and its translation by a machine, both plain text."""
    pair = Pair(source=source, target=target, plain=True)
    checker = _Checker(RULES, _NO_SEVERITIES, _DUTCH, locale, terms, abbreviations, of_people=False)
    return tuple(checker.findings(pair))


class _Checker:
    """The rules that apply between two languages, and what the site wants of them."""

    def __init__(
        self,
        rules: Sequence[Rule],
        severities: Mapping[str, Severity],
        source: Locale,
        target: Locale,
        terms: Terms | None,
        abbreviations: Abbreviations,
        *,
        of_people: bool = True,
    ) -> None:
        applying = [rule for rule in rules if rule.supports(source, target)]
        self._by_sentence = tuple(r for r in applying if r.scope == Scope.SENTENCE)
        self._by_segment = tuple(r for r in applying if r.scope == Scope.SEGMENT)
        self._known = rule_names(rules)
        ran = (rule.name for rule in applying)
        self._idle = self._known - {RULE_NAME, *GLOSSARY_RULES, *ran}
        self._severities = severities
        self._source = language(source)
        self._target = language(target)
        self._terms = terms
        self._of_people = of_people
        self._abbreviations = frozenset(
            (before.lower(), after.lower()) for before, after in abbreviations
        )

    def findings(self, pair: Pair, on_page: Sequence[Finding] = ()) -> Iterator[Finding]:
        view = self._view(pair)
        found = chain(self._found(pair, view), self._placed(on_page, pair))
        ignores = read_ignores(pair.notes)
        if not ignores:
            return found
        place = Finding(
            rule=RULE_NAME,
            severity=Severity.WARNING,
            message="",
            path=pair.path,
            line=pair.line,
            source=view.source.text,
            target=view.target.text,
        )
        return silence(found, ignores, known=self._known, used=self._idle, place=place)

    def _view(self, pair: Pair) -> View:
        source = _text(pair.source, self._source, plain=pair.plain)
        target = _text(pair.target, self._target, plain=pair.plain)
        source, target = source.without_mentions(target), target.without_glosses(source)
        return View(pair, source, target, self._abbreviations)

    def _found(self, pair: Pair, view: View) -> Iterator[Finding]:
        yield from self._run(self._by_segment, view)
        if not view.target.text.strip():
            # What isn't there can't be compared; the rule "untranslated" has said so.
            return
        for sentence in _aligned(view):
            yield from self._run(self._by_sentence, sentence)
        if self._terms:
            terms = self._terms(view.source.text, view.target.text)
            yield from self._placed((self._weighed(view, finding) for finding in terms), pair)

    def _weighed(self, view: View, finding: Finding) -> Finding:
        """Let a person who translates freely leave a term out: those who took part."""
        lenient = self._of_people and finding.severity == Severity.WARNING
        if lenient and not finding.target_spans and view.literalness < _FREE:
            return replace(finding, severity=Severity.NOTICE)
        return finding

    def _placed(self, findings: Iterable[Finding], pair: Pair) -> Iterator[Finding]:
        for finding in findings:
            severity = self._severities.get(finding.rule, finding.severity)
            yield replace(
                finding, path=pair.path, line=pair.line, state=pair.state, severity=severity
            )

    def _run(self, rules: Iterable[Rule], view: View) -> Iterator[Finding]:
        for rule in rules:
            for problem in rule.check(view):
                yield rule.finding(problem, view, self._severities.get(rule.name))


def _aligned(view: View) -> Iterator[View]:
    """Yield the sentences with their translations when there are as many, else the whole."""
    source, target = _sentences(view.source), _sentences(view.target)
    if len(source) != len(target) or len(source) < 2:
        yield view
        return
    for before, after in zip(source, target, strict=True):
        yield View(view.pair, before, after, view.abbreviations)


def _sentences(text: Text) -> tuple[Text, ...]:
    found: list[Text] = []
    done = 0
    for sentence in split_sentences(text.text, text.language):
        stripped = sentence.strip()
        start = text.text.index(stripped, done)
        done = start + len(stripped)
        found.append(text.part(start, done))
    return tuple(found)


def _text(text: str, language: str, *, plain: bool) -> Text:
    if plain:
        return Text(text, language)
    visible, apart = visible_without_prose(text)
    return Text(visible, language, apart)
