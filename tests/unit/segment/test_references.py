"""The labels of the links that an article defines."""

from __future__ import annotations

from tweetalig.segment import segment_markdown


def test_labels_are_known_in_the_form_in_which_they_are_compared() -> None:
    text = "Zie [PLOS].\n\n[PLOS]: https://example.org 'Titel'\n[Een\n  twee]: x.md\n[^1]: Noot.\n"
    assert segment_markdown(text).references == {"plos", "een twee"}


def test_a_text_without_definitions_has_none() -> None:
    assert segment_markdown("Zie [hier](x.md) en [daar].\n").references == frozenset()
