"""All examples of the CommonMark specification: the same bytes, and the same structure."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.proof.rendering import commonmark_html, site_html, skeleton, upper_cased

from tweetalig.segment import segment_markdown

DATA = Path(__file__).parents[2] / ".." / "shared" / "data" / "commonmark-0.31.2.json"

# Text for the site that CommonMark takes for code: deeper indentation below a list marker
# than CommonMark allows, and content of raw HTML after an empty line. The site decides.
CODE_FOR_COMMONMARK_ONLY = frozenset({7, 191, 257, 264, 270, 273, 274, 278, 313})
# A fence in a quote that is closed outside of it (237) is code within a line for Python-Markdown
# and nothing for anybody else. `<!--> foo -->` (626) is a comment for it, but browsers end that
# at once and show what follows: so it is translated. In 349 pymdown-extensions before 13 takes
# a letter away beside uneven backticks.
READ_BY_THE_SITE_ALONE = frozenset({237, 349, 626})


def _examples() -> list[str]:
    if not DATA.is_file():
        pytest.skip("the CommonMark examples are not beside this checkout")
    return [example["markdown"] for example in json.loads(DATA.read_text("utf-8"))]


def test_every_example_keeps_its_bytes() -> None:
    examples = _examples()
    assert len(examples) == 652
    for text in examples:
        document = segment_markdown(text)
        assert document.render({}) == text
        assert document.render({one.id: one.text for one in document.segments}) == text


def test_upper_casing_keeps_the_structure_for_commonmark() -> None:
    changed = {
        number
        for number, text in enumerate(_examples(), start=1)
        if skeleton(commonmark_html(text)) != skeleton(commonmark_html(upper_cased(text)))
    }
    assert changed <= CODE_FOR_COMMONMARK_ONLY | READ_BY_THE_SITE_ALONE


def test_the_tags_are_the_same_even_where_the_parsers_disagree_about_code() -> None:
    examples = _examples()
    for number in CODE_FOR_COMMONMARK_ONLY:
        text = examples[number - 1]
        before = [part for part in skeleton(commonmark_html(text)) if part.startswith("<")]
        after = skeleton(commonmark_html(upper_cased(text)))
        assert [part.lower() for part in after if part.startswith("<")] == [
            part.lower() for part in before
        ]


def test_upper_casing_keeps_the_structure_for_the_site() -> None:
    changed = {
        number
        for number, text in enumerate(_examples(), start=1)
        if skeleton(site_html(text)) != skeleton(site_html(upper_cased(text)))
    }
    assert changed <= READ_BY_THE_SITE_ALONE
