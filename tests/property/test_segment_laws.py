"""Laws of segmentation, for any text and for any translation."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.proof.rendering import site_html, skeleton, visible_text

from tweetalig.segment import segment_markdown
from tweetalig.segment.inline import map_visible

_BEGINNINGS = ("", "", " ", "    ", "        ", "> ", "- ", "1. ", "    - ", "\t", "> - ", "* ")
_LINES = (
    "woord", "nog een woord", "# kop", "kop ##", "- punt", "1. een", "2) twee", "```", "~~~",
    "---", "===", "***", "", "", "", '!!! note "titel"', "??? tip", '=== "tab"', "| a | b |",
    "|---|---|", "| `c|d` | e |", ":   uitleg", "[^1]: noot", "tekst[^1]", "*[AB]: uitleg",
    '[ref]: https://x.y "titel"', "[ref]", "{: .klas }", "<div>", "</div>", "<p>tekst</p>",
    "<b>vet</b> tekst", "<div markdown>", "<!-- c -->", "<details><summary>s</summary>", "$$",
    "</details>", '--8<-- "x"', "/// caption", "///", "- [ ] taak", "![alt](x.png)", "`code`",
    "met hard einde  ", "regel \\", "<span lang=nl>tekst</span>", "a | b", "*nadruk*", "<pre>",
    "<table><tr><td>cel", "</td></tr></table>", "<!-- tweetalig: off -->", "<!-- open", "é\u2028",
)  # fmt: skip
_ENDINGS = ("\n", "\n", "\n", "\r\n", "\r")

pages = st.builds(
    lambda lines, ending, last: ending.join(lines) + (ending if last else ""),
    st.lists(st.builds("".join, st.tuples(st.sampled_from(_BEGINNINGS), st.sampled_from(_LINES)))),
    st.sampled_from(_ENDINGS),
    st.booleans(),
)
markdownish = st.text(
    alphabet="ab \n\t\\`*_[]()<>#+-.!|:={}~^$&\"'/1?é\r\x00\ufeff\u2028", max_size=60
)
translations = st.text(
    alphabet="ab \n\t\\`*_[]()<>#+-.!|:={}~^$&\"'/1?é\r", min_size=1, max_size=25
)
plain_words = st.from_regex(r"[a-zé]{1,8}( [a-zé]{1,8}){0,3}[.!]?", fullmatch=True)

# Containers and leaves of which structures are known to stay what they are.
_PLACES = (
    "{}\n", "# {}\n", "{}\n===\n", "- {}\n", "1. {}\n    - {}\n", "> {}\n> {}\n", "- [ ] {}\n",
    "| {} | {} |\n|---|---|\n| {} | {} |\n", '!!! note "{}"\n    {}\n', '??? note "{}"\n    {}\n',
    '=== "{}"\n    {}\n', "{}\n:   {}\n", "t[^1]\n\n[^1]: {}\n", "AB\n\n*[AB]: {}\n",
    "<div><p>{}</p></div>\n", "![{}](x.png)\n", '[r]: https://x.y "{}"\n', "/// caption\n{}\n///\n",
    "- {}\n\n    {}\n", "---\ntitle: {}\nsummary: ['{}', \"{}\"]\n---\n{}\n",
    "<div markdown>\n\n{}\n\n</div>\n",
)  # fmt: skip


@settings(deadline=None, max_examples=300)
@given(st.one_of(st.text(), markdownish, pages))
@example("\ufeff# x")
@example("---\r\r---")
@example("\x00")
@example("---\ntitle: x\n---")
def test_nothing_is_lost_and_nothing_raises(text: str) -> None:
    document = segment_markdown(text)
    assert document.render({}) == text
    assert document.render({one.id: one.text for one in document.segments}) == text
    assert len(document.frame) == len(document.segments) + 1
    assert len({one.id for one in document.segments}) == len(document.segments)


@settings(deadline=None, max_examples=200)
@given(st.one_of(markdownish, pages), st.data())
def test_any_translation_in_any_place_is_rendered(text: str, data: st.DataObject) -> None:
    document = segment_markdown(text)
    chosen = {one.id: data.draw(translations) for one in document.segments[:4]}
    rendered = document.render(chosen)
    segment_markdown(rendered)
    # What is not translated keeps its bytes, in order.
    position = 0
    for fixed in document.frame:
        position = rendered.index(fixed, position) + len(fixed)


@settings(deadline=None, max_examples=200)
@given(st.lists(st.sampled_from(_PLACES), min_size=1, max_size=4), st.data())
def test_a_translation_is_read_back_from_its_place(places: list[str], data: st.DataObject) -> None:
    counter = iter(range(100))
    text = "\n".join(places).replace("{}", "\0")
    while "\0" in text:
        text = text.replace("\0", f"woord{next(counter)}", 1)
    document = segment_markdown(text)
    put_in = {one.id: data.draw(plain_words) for one in document.segments}
    again = segment_markdown(document.render(put_in))
    assert again.frame == document.frame
    assert [one.kind for one in again.segments] == [one.kind for one in document.segments]
    assert [one.text for one in again.segments] == list(put_in.values())


@settings(deadline=None, max_examples=300)
@given(st.sampled_from(_PLACES), translations, st.booleans(), st.integers(0, 3))
@example("{}\n", "# a", True, 0)
@example("| {} | {} |\n|---|---|\n| {} | {} |\n", "a | b \\", True, 3)
def test_a_translation_never_becomes_structure(
    place: str, words: str, letters: bool, index: int
) -> None:
    text = place.replace("{}", "woord")
    document = segment_markdown(text)
    # Texts of marks alone may hold nothing to read, and then are no segment.
    words = f"{words}woord" if letters else f"woord{words}"
    chosen = document.segments[index % len(document.segments)]
    again = segment_markdown(document.render({chosen.id: words}))
    assert again.frame == document.frame
    assert [one.kind for one in again.segments] == [one.kind for one in document.segments]
    twice = again.render({one.id: one.text for one in again.segments})
    assert segment_markdown(twice).segments == again.segments


@settings(deadline=None, max_examples=100)
@given(st.lists(st.sampled_from(_PLACES), min_size=1, max_size=3))
def test_upper_casing_keeps_the_structure_of_the_site(places: list[str]) -> None:
    text = "\n".join(one for one in places if not one.startswith("---")).replace("{}", "woord")
    document = segment_markdown(text)
    upper = {one.id: map_visible(one.text, str.upper) for one in document.segments}
    assert skeleton(site_html(document.render(upper))) == skeleton(site_html(text))
    assert "woord" not in visible_text(site_html(document.render(upper)))


@settings(deadline=None, max_examples=100)
@given(st.lists(plain_words, min_size=2, max_size=6, unique=True), st.randoms())
def test_reordering_and_wrapping_anew_keep_the_ids(texts: list[str], random: object) -> None:
    paragraphs = [f"{text} {number}" for number, text in enumerate(texts)]
    ids = {one.text: one.id for one in segment_markdown("\n\n".join(paragraphs)).segments}
    wrapped = "\n\n".join(one.replace(" ", "\n", 1) for one in reversed(paragraphs))
    assert {one.text: one.id for one in segment_markdown(wrapped).segments} == ids
