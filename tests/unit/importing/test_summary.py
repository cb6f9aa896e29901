"""What nobody need act on is said in one line, with all its words."""

from __future__ import annotations

from tweetalig.importing.blocks import Remark
from tweetalig.importing.summary import summed_up
from tweetalig.model import Severity


def test_page_numbers_and_joined_words_are_said_in_one_line() -> None:
    remarks = [
        (Remark(rule="page-number", message="a page number", text="1", place=1), 0),
        (Remark(rule="broken-word", message="…", text="ver- moeid", anchor="vermoeid"), 4),
        (Remark(rule="page-number", message="a page number", text="2", place=2), 0),
        (Remark(rule="broken-word", message="…", text="ver- moeid", anchor="vermoeid"), 9),
        (Remark(rule="front-matter", message="not found: date"), 0),
    ]
    said = [remark.message for remark, _ in summed_up(remarks)]
    assert said == [
        "2 page numbers were left out: “1”, “2”",
        "2 words that were broken at the end of a line were put together: “vermoeid” (2 times)",
        "not found: date",
    ]


def test_what_is_in_doubt_or_alone_is_said_by_itself() -> None:
    doubt = Remark(rule="broken-word", message="a", severity=Severity.WARNING)
    remarks = [(doubt, 3), (doubt, 5), (Remark(rule="broken-word", message="b"), 7)]
    assert list(summed_up(remarks)) == remarks
