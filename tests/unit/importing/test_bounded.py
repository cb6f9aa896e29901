"""What a file may take is limited. The functions are Python's own: a new process finds them."""

from __future__ import annotations

import operator
import os
import time
from collections.abc import Callable
from typing import Any

import pytest

from tweetalig.errors import UnreadableInput
from tweetalig.importing.article import Order, make_article
from tweetalig.importing.bounded import Limits, run_bounded

LIMITS = Limits(memory=1_000_000_000, seconds=5)


def test_a_result_comes_back() -> None:
    assert run_bounded(operator.neg, 42, LIMITS) == -42


def test_an_error_comes_back_whole() -> None:
    with pytest.raises(UnreadableInput) as caught:
        run_bounded(make_article, Order(data=b"{\\rtf1", name="a.rtf"), LIMITS)
    assert str(caught.value) == (
        "error[unreadable]: the file is an RTF file\nhint: save it as .docx or .odt"
    )


def test_a_defect_of_ours_stays_one() -> None:
    with pytest.raises(KeyError):
        run_bounded(operator.itemgetter("gebrek"), {}, LIMITS)


@pytest.mark.parametrize(
    ("function", "argument", "limits"),
    [
        pytest.param(bytearray, 2_000_000_000, LIMITS, id="memory"),
        pytest.param(sum, range(10**12), Limits(seconds=1), id="computing"),
        pytest.param(time.sleep, 60, Limits(seconds=1), id="waiting"),
        pytest.param(os._exit, 9, LIMITS, id="sudden death"),
    ],
)
def test_too_much_memory_or_time_and_a_sudden_death_are_refusals(
    function: Callable[[Any], Any], argument: object, limits: Limits
) -> None:
    with pytest.raises(UnreadableInput, match="more time or memory") as caught:
        run_bounded(function, argument, limits)
    assert caught.value.exit_status == 3
