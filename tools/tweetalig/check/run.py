"""Runs the rules over pairs of texts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from types import MappingProxyType

from tweetalig.check.all_rules import RULES
from tweetalig.check.ignores import RULE_NAME, read_ignores, silence
from tweetalig.check.rule import Pair, Rule, Scope, language
from tweetalig.check.text import Text
from tweetalig.check.view import View
from tweetalig.model import Finding, Locale, Severity
from tweetalig.segment.inline import visible_text
from tweetalig.segment.sentences import split_sentences

GLOSSARY_RULES: Mapping[str, str] = MappingProxyType(
    {
        "term": "A term is rendered otherwise than the glossary says.",
        "term-consistency": "One concept has several names on a page.",
        "abbreviation": "An abbreviation is not explained where it is first mentioned.",
    }
)
"""The rules whose findings come from the glossary, each with what it looks for."""

Terms = Callable[[str, str], tuple[Finding, ...]]
"""What the glossary says of a source and its translation, as visible text."""

PageFindings = Mapping[Pair, Sequence[Finding]]
"""What was found about pairs by looking at the page they are on as a whole."""

_NO_SEVERITIES: Mapping[str, Severity] = MappingProxyType({})
_NO_PAGE: PageFindings = MappingProxyType({})
_DUTCH = Locale("nl")
_ENGLISH = Locale("en")


def rule_names(rules: Iterable[Rule] = RULES) -> frozenset[str]:
    """Return the names a setting or an ignore may use."""
    return frozenset({rule.name for rule in rules} | {*GLOSSARY_RULES, RULE_NAME})


def check_pairs(
    pairs: Iterable[Pair],
    *,
    rules: Sequence[Rule] = RULES,
    severities: Mapping[str, Severity] = _NO_SEVERITIES,
    source: Locale = _DUTCH,
    target: Locale = _ENGLISH,
    terms: Terms | None = None,
    on_page: PageFindings = _NO_PAGE,
) -> Iterator[Finding]:
    """Yield what the rules find in pairs of texts, in the order of the pairs.

    ``severities`` are the site's own, by rule. ``terms`` asks the glossary.
    ``on_page`` are findings that come out with those of their pair. A pair's notes can
    silence a rule; see :mod:`tweetalig.check.ignores`.
    """
    checker = _Checker(rules, severities, source, target, terms)
    for pair in pairs:
        yield from checker.findings(pair, on_page.get(pair, ()))


def judge(
    source: str, target: str, *, terms: Terms | None = None, locale: Locale = _ENGLISH
) -> tuple[Finding, ...]:
    """Return the findings for one sentence and its translation, both plain text."""
    pair = Pair(source=source, target=target, plain=True)
    return tuple(check_pairs((pair,), target=locale, terms=terms))


class _Checker:
    """The rules that apply between two languages, and what the site wants of them."""

    def __init__(
        self,
        rules: Sequence[Rule],
        severities: Mapping[str, Severity],
        source: Locale,
        target: Locale,
        terms: Terms | None,
    ) -> None:
        applying = [rule for rule in rules if rule.supports(source, target)]
        self._by_sentence = tuple(r for r in applying if r.scope == Scope.SENTENCE)
        self._by_segment = tuple(r for r in applying if r.scope == Scope.SEGMENT)
        self._known = rule_names(rules)
        self._severities = severities
        self._source = language(source)
        self._target = language(target)
        self._terms = terms

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
        return silence(found, ignores, known=self._known, place=place)

    def _view(self, pair: Pair) -> View:
        source, target = pair.source, pair.target
        if not pair.plain:
            source, target = visible_text(source), visible_text(target)
        return View(pair, Text(source, self._source), Text(target, self._target))

    def _found(self, pair: Pair, view: View) -> Iterator[Finding]:
        yield from self._run(self._by_segment, view)
        if not view.target.text.strip():
            # What isn't there can't be compared; the rule "untranslated" has said so.
            return
        for sentence in _aligned(view):
            yield from self._run(self._by_sentence, sentence)
        if self._terms:
            yield from self._placed(self._terms(view.source.text, view.target.text), pair)

    def _placed(self, findings: Iterable[Finding], pair: Pair) -> Iterator[Finding]:
        for finding in findings:
            severity = self._severities.get(finding.rule, finding.severity)
            yield replace(finding, path=pair.path, line=pair.line, severity=severity)

    def _run(self, rules: Iterable[Rule], view: View) -> Iterator[Finding]:
        for rule in rules:
            for problem in rule.check(view):
                yield rule.finding(problem, view, self._severities.get(rule.name))


def _aligned(view: View) -> Iterator[View]:
    """Yield the sentences with their translations when there are as many, else the whole."""
    source = split_sentences(view.source.text, view.source.language)
    target = split_sentences(view.target.text, view.target.language)
    if len(source) != len(target) or len(source) < 2:
        yield view
        return
    for before, after in zip(source, target, strict=True):
        yield View(
            view.pair,
            Text(before.strip(), view.source.language),
            Text(after.strip(), view.target.language),
        )
