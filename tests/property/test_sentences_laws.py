"""What holds for the sentences of any text."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tweetalig.segment.sentences import sentence_spans

PIECES = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "dr. ",
                "enz. ",
                "Dat ",
                "niet ",
                ". ",
                "? ",
                "(",
                ") ",
                "“",
                ".” ",
                "3. ",
                "\n\n",
                "… ",
            ]
        ),
        st.text(max_size=8),
    ),
    max_size=25,
).map("".join)


@settings(max_examples=200, deadline=None)
@given(text=PIECES, language=st.sampled_from(["nl", "en"]))
def test_sentences_leave_out_nothing_but_white_space(text: str, language: str) -> None:
    position = 0
    for start, end in sentence_spans(text, language):
        assert position <= start < end
        assert not text[position:start].strip()
        assert not text[start].isspace()
        assert not text[end - 1].isspace()
        position = end
    assert not text[position:].strip()


@settings(max_examples=100, deadline=None)
@given(text=PIECES)
def test_white_space_around_a_text_changes_nothing(text: str) -> None:
    stripped = text.strip()
    shifted = tuple((start + 2, end + 2) for start, end in sentence_spans(stripped))
    assert sentence_spans(f"  {stripped}\n") == shifted
