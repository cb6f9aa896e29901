"""All rules, in the order in which their findings are shown."""

from __future__ import annotations

from tweetalig.check.rule import Rule
from tweetalig.check.rules import (
    hedge,
    leftover_dutch,
    link,
    markup,
    negation,
    number,
    repetition,
    untranslated,
)

RULES: tuple[Rule, ...] = (
    untranslated.RULE,
    leftover_dutch.RULE,
    negation.RULE,
    number.RULE,
    hedge.RULE,
    repetition.RULE,
    link.RULE,
    markup.RULE,
)
