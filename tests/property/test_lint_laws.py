"""What holds for the hints whatever an article says."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from tweetalig.lint.all_hints import HINTS
from tweetalig.lint.run import lint_article
from tweetalig.model import Finding, Severity
from tweetalig.segment import segment_markdown

PIECES = st.sampled_from(
    [
        "indien", "Teneinde", "wordt", "door de arts", "gedaan", "WHO", "(WHO)", "ME/CVS", "# ",
        "Inleiding", "\n", "\n\n", ". ", " ", "“", "”", "`", "*", "- ", "> ", "(", ")", "é", "'",
        "<!-- tweetalig: ignore passive – x -->", "{ lang=en }",
        "vangt", "aan", "dient", "te worden",
    ]
)  # fmt: skip
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=5)), max_size=40).map(" ".join)


def hints(text: str) -> tuple[Finding, ...]:
    return lint_article(segment_markdown(text), {}, path="x.md")


@given(TEXTS)
def test_a_hint_marks_words_that_are_there(text: str) -> None:
    lines = text.count("\n") + text.count("\r") + 1
    found = hints(text)

    for hint in found:
        assert hint.rule in {one.name for one in HINTS}
        assert hint.severity is Severity.NOTICE
        assert 1 <= hint.line <= lines
        assert all(0 <= start < end <= len(hint.source) for start, end in hint.source_spans)
    assert [hint.line for hint in found] == sorted(hint.line for hint in found)
    assert hints(text) == found


@given(TEXTS)
@example("* indien")
def test_what_somebody_else_said_gets_no_hints_about_its_words(text: str) -> None:
    quoted = "\n".join(f"> {line}" for line in text.replace("\r", "\n").split("\n"))
    words = {"hard-word", "passive", "long-sentence"}

    assert not words & {hint.rule for hint in hints(quoted.replace("> >", ">").replace("<!--", ""))}
