"""Looks for changed meaning: one rule, one file."""

from __future__ import annotations

from tweetalig.check.all_rules import RULES
from tweetalig.check.pair import Pair
from tweetalig.check.rule import Problem, Rule, Scope
from tweetalig.check.run import Terms, check_pairs, judge, rule_names
from tweetalig.check.table import Table, read_pairs

__all__ = [
    "RULES",
    "Pair",
    "Problem",
    "Rule",
    "Scope",
    "Table",
    "Terms",
    "check_pairs",
    "judge",
    "read_pairs",
    "rule_names",
]
