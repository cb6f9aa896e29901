from __future__ import annotations

import datetime
import re
from importlib.resources import files as packaged

import pytest
import yaml

from tweetalig.model import Locale
from tweetalig.publish.words import Called, Words, own_name

NL, EN = Words(locale=Locale("nl")), Words(locale=Locale("en"))


def _shipped() -> dict[str, dict[str, str]]:
    text = (packaged("tweetalig.publish") / "theme" / "mkdocs_theme.yml").read_text("utf-8")
    words: dict[str, dict[str, str]] = yaml.safe_load(text)["words"]
    return words


@pytest.mark.parametrize("language", ["nl", "de", "fr"])
def test_all_languages_have_the_same_words_with_the_same_gaps(language: str) -> None:
    words = _shipped()

    assert list(words[language]) == list(words["en"])
    for key, text in words[language].items():
        assert set(re.findall(r"\{\w+\}", text)) == set(re.findall(r"\{\w+\}", words["en"][key]))


@pytest.mark.parametrize(
    ("language", "shared"),
    [
        ("nl", {"letters", "menu"}),
        ("de", {"settings_size_1", "settings_spacing_normal"}),
        ("fr", {"articles", "menu", "settings_spacing_normal", "sources", "status_page"}),
    ],
)
def test_no_word_is_left_in_english(language: str, shared: set[str]) -> None:
    words = _shipped()
    same = {key for key, text in words[language].items() if text == words["en"][key]}

    assert same == {"direction", *shared}


def test_french_signs_have_their_spaces() -> None:
    for key, text in _shipped()["fr"].items():
        assert not re.search(r" [:?!;»]|« |\w[:?!;»](?:\s|$)", text), key


def test_every_word_the_templates_ask_for_exists() -> None:
    known = set(_shipped()["en"])
    theme = packaged("tweetalig.publish") / "theme"
    texts = [(theme / name).read_text("utf-8") for name in ("main.html", "404.html")]
    texts += [
        file.read_text("utf-8")
        for file in (theme / "partials").iterdir()
        if file.name.endswith(".html")
    ]

    call = re.compile(r'lang\.(?:t|html)\(["\']([\w.]+)["\']\)')
    asked = {key for text in texts for key in call.findall(text)}

    assert asked <= known


def test_says_the_words_of_its_language_with_the_gaps_filled() -> None:
    assert NL.say("search_none", query="x") == (
        "Niets gevonden voor “x”. Probeer een ander woord, of kijk bij A tot Z."
    )


def test_own_words_come_first_and_english_ones_last() -> None:
    frisian = Words(locale=Locale("fy"), own={"search": "Sykje"})

    assert frisian.say("search") == "Sykje"
    assert frisian.say("glossary") == "Glossary"
    assert frisian.say("not.a.word") == "not.a.word"


def test_english_words_on_a_page_in_another_language_are_marked() -> None:
    frisian = Words(locale=Locale("fy"), own={"search": "Sykje & fyn", "side": "Mei {language}"})

    assert frisian.html("search") == "Sykje &amp; fyn"
    assert frisian.html("glossary") == '<span lang="en" class="tw-said">Glossary</span>'
    assert frisian.html("side", language="<b>") == "Mei &lt;b&gt;"
    assert EN.html("glossary") == "Glossary"
    german = Called(Locale("de"))
    assert (
        frisian.html("glossary_in", language=german)
        == '<span lang="en" class="tw-said">In German:</span>'
    )
    assert frisian.say("side", language=german) == "Mei Dútsk"
    assert (frisian.language_of("search"), frisian.language_of("glossary")) == (None, "en")


def test_a_region_has_the_words_of_its_language() -> None:
    assert Words(locale=Locale("de-at")).say("search") == "Suche"
    assert Words(locale=Locale("de-at")).missing() == ()


def test_missing_and_misfitting_words_are_known() -> None:
    frisian = Words(locale=Locale("fy"), own={"search": "Sykje", "serach": "x", "side": "derneist"})

    assert "search" not in frisian.missing()
    assert "glossary" in frisian.missing()
    assert frisian.misfits() == ("serach", "side")
    assert "typing error" in frisian.expected("serach")
    assert "{language}" in frisian.expected("side")
    assert (NL.missing(), NL.misfits()) == ((), ())


@pytest.mark.parametrize(
    ("words", "count", "said"),
    [
        (NL, 1, "Ongeveer 1 minuut lezen"),
        (NL, 2, "Ongeveer 2 minuten lezen"),
        (EN, 1, "About 1 minute to read"),
        (EN, 1200, "About 1,200 minutes to read"),
        (NL, 1200, "Ongeveer 1.200 minuten lezen"),
    ],
)
def test_counts_as_the_language_does(words: Words, count: int, said: str) -> None:
    assert words.count("reading_time", count) == said


def test_dates_are_written_out_and_other_things_left() -> None:
    day = datetime.date(2026, 11, 2)

    assert NL.date(day) == "2 november 2026"
    assert EN.date("2026-11-02") == "2 November 2026"
    assert NL.date("najaar 2026") == "najaar 2026"
    assert NL.date(2026) == "2026"


def test_only_everything_is_a_hundred_per_cent() -> None:
    assert NL.share(999, 1000) == "99%"
    assert NL.share(1000, 1000) == "100%"
    assert NL.share(0, 0) == "0%"


def test_languages_are_called_by_their_names() -> None:
    assert NL.language(Locale("en")) == "Engels"
    assert EN.language(Locale("nl")) == "Dutch"
    assert [own_name(Locale(tag)) for tag in ("nl", "en", "fy")] == [
        "Nederlands",
        "English",
        "Frysk",
    ]


def test_open_graph_gets_language_and_country() -> None:
    assert (NL.og_locale, EN.og_locale) == ("nl_NL", "en_GB")
    assert Words(locale=Locale("pt-br")).og_locale == "pt_BR"
