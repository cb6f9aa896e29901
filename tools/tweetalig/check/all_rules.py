"""All rules, in the order in which their findings are shown."""

from __future__ import annotations

from tweetalig.check.rule import Rule
from tweetalig.check.rules import (
    acronym,
    addition,
    date,
    direction,
    dose,
    heading_case,
    hedge,
    leftover_dutch,
    link,
    markup,
    name,
    negation,
    number,
    omission,
    punctuation,
    quantifier,
    question,
    quotes_brackets,
    repetition,
    unit,
    untranslated,
    whitespace,
)

RULES: tuple[Rule, ...] = (
    untranslated.RULE,
    leftover_dutch.RULE,
    negation.RULE,
    number.RULE,
    unit.RULE,
    date.RULE,
    dose.RULE,
    direction.RULE,
    quantifier.RULE,
    hedge.RULE,
    name.RULE,
    acronym.RULE,
    omission.RULE,
    addition.RULE,
    repetition.RULE,
    question.RULE,
    quotes_brackets.RULE,
    link.RULE,
    markup.RULE,
    punctuation.RULE,
    whitespace.RULE,
    heading_case.RULE,
)
"""Not among them are the rules that need more than the pair: ``term`` and its like, whose
findings come from the glossary, and ``misaligned``, which needs a model."""
