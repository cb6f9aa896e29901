"""Sifting the memory finds every sentence that the whole memory would have found."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import example, given, settings
from hypothesis import strategies as st

from tweetalig.drafting import looked_up, plain_sentences
from tweetalig.memory.catalogs import Catalog
from tweetalig.memory.recall import sentence_memory
from tweetalig.model import Kind, Locale, MemoryEntry, SegmentId, State
from tweetalig.segment.inline import raw_sentences
from tweetalig.sifting import sift
from tweetalig.translate.drafting import SegmentRequest

NL, EN = Locale("nl"), Locale("en")
WORDS = (
    "Rust", "helpt", "niet", "bij", "PEM", "de", "auto's", "3", "H~2~O", "H2O", "**on**rust",
    "onrust", "*Rust*", "[Rust](a.md)en", "Rusten", "caf&eacute;", "café", "`code`", "noot[^1]",
    "<b>rust</b>ig", "rustig", "snake_case", "post-exertionele", "{{ naam }}dag", "→", "a\\*b",
)  # fmt: skip

sentences = st.builds(
    lambda words, around, stop: around + " ".join(words) + stop + around,
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=4),
    st.sampled_from(("", "*", "**", "“", "`")),
    st.sampled_from((".", "?", "!", "…", "", ".”", ")", "[^1]", ".[^1]")),
)
texts = st.builds(
    lambda parts, between: between.join(parts),
    st.lists(sentences | st.just("→"), min_size=1, max_size=3),
    st.sampled_from((" ", "  \n")),
)


def memory(sources: list[str]) -> Catalog:
    entries = tuple(
        MemoryEntry(
            id=SegmentId(str(number)),
            kind=Kind.PARAGRAPH,
            source=source,
            # As many sentences as the source has, so that these can be paired.
            target=source,
            state=State.REVIEWED,
        )
        for number, source in enumerate(sources)
    )
    half = len(entries) // 2
    return Catalog(locale=EN, source="a.md", entries=entries[:half], obsolete=entries[half:])


@settings(max_examples=200, deadline=None)
@given(held=st.lists(texts, max_size=6), asked=st.lists(texts, min_size=1, max_size=3))
@example(held=["Geen **on**rust."], asked=["Geen onrust."])
@example(held=["Rust. →"], asked=["→"])
@example(held=["Nee. Rust"], asked=["Lees **Rust** en meer."])
@example(held=["Rust  \nNee."], asked=["Lees **Rust** en meer."])
def test_what_a_draft_asks_of_the_memory_has_the_same_answer(
    held: list[str], asked: list[str]
) -> None:
    catalogs = (memory(held),)
    requests = [SegmentRequest(key=text, text=text, kind=Kind.PARAGRAPH) for text in asked]
    wanted = {" ".join(text.split()) for text in looked_up(requests, NL)}
    split: Callable[[str, str], tuple[str, ...]]
    for split in (plain_sentences, raw_sentences):
        whole = sentence_memory(catalogs, split, (NL, EN))
        sifted = sentence_memory(sift(catalogs, wanted), split, (NL, EN))
        assert {text: whole.get(text) for text in wanted} == {
            text: sifted.get(text) for text in wanted
        }


def test_a_text_without_a_word_of_the_sentence_is_left_out() -> None:
    (sifted,) = sift([memory(["Rust helpt niet.", "Iets anders."])], ["Rust helpt."])
    assert [entry.source for entry in (*sifted.entries, *sifted.obsolete)] == ["Rust helpt niet."]


def test_a_sentence_that_is_known_in_one_way_is_still_looked_up_in_the_other() -> None:
    text = "Rust **helpt**. PEM niet."
    request = SegmentRequest(key=text, text=text, kind=Kind.PARAGRAPH)
    all_of_it = ["helpt", "Rust helpt.", "Rust **helpt**.", "PEM niet.", "PEM niet."]
    assert list(looked_up([request], NL)) == all_of_it
    assert list(looked_up([request], NL, known={"Rust helpt."})) == [
        text for text in all_of_it if text != "Rust helpt."
    ]
    known = {"PEM niet.", "Rust **helpt**."}
    assert list(looked_up([request], NL, known_marked=known)) == all_of_it[:2] + all_of_it[3:4]
