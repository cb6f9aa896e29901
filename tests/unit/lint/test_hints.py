"""Each hint on sentences that it is for, and on more that it leaves alone."""

from __future__ import annotations

import re
import tomllib
from importlib import resources
from pathlib import Path

import pytest

from tweetalig.lint.all_hints import HINTS
from tweetalig.lint.hint import Sentence
from tweetalig.lint.phrases import Phrases, read_words
from tweetalig.lint.run import lint_article
from tweetalig.model import Finding, Severity
from tweetalig.segment import segment_markdown
from tweetalig.segment.frontmatter import parse_front_matter

REPOSITORY = Path(__file__).parents[3]
SUMMARY = "---\ntitle: Iets\nsummary: [Iets.]\n---\n\n"


def hints(text: str, *, explained: tuple[str, ...] = ()) -> tuple[Finding, ...]:
    document = segment_markdown(text)
    data = parse_front_matter(text, "x.md").data
    return lint_article(document, data, path="x.md", explained=explained)


def named(text: str, name: str, *, explained: tuple[str, ...] = ()) -> list[str]:
    return [f.message for f in hints(text, explained=explained) if f.rule == name]


LONG = (
    "Wie na een infectie ziek blijft en dag na dag merkt dat alles te veel is, wil vooral weten "
    "wat er in het lichaam gebeurt en wat er nog aan te doen is."
)
FITTING = (
    "Wie na een infectie ziek blijft en merkt dat alles te veel is, wil vooral weten "
    "wat er in het lichaam gebeurt."
)


def test_what_the_import_left_open_is_named() -> None:
    front = "---\ntitle: TODO\nsources:\n  - title: TODO\n    url: https://a.example\n---\n\n"
    found = [one for one in hints(f"{front}# TODO\n\n![TODO](x.png)\n") if one.rule == "to-do"]

    assert [(one.line, one.message) for one in found] == [
        (1, "The front matter says TODO at title, sources."),
        (8, "This says TODO."),
        (10, "This says TODO."),
    ]


@pytest.mark.parametrize(
    "text",
    ["Zet op je lijst: TODO.", "---\ntitle: Mijn todo-lijst\n---\n\nTekst.\n", "`TODO` is code."],
)
def test_the_word_itself_may_be_used(text: str) -> None:
    assert not named(text, "to-do")


def test_a_sentence_that_is_too_long_is_named_with_its_length() -> None:
    (message,) = named(LONG, "long-sentence")

    assert "33 words" in message


@pytest.mark.parametrize(
    "text",
    [
        FITTING,
        # What stands in brackets can be skipped over.
        FITTING + " (Het gaat hier om een tussenzin die niemand hoeft te lezen, echt niemand.)",
        "Kort (" + "met veel woorden tussen de haakjes die niemand leest " * 4 + ").",
        f"> {LONG}\n",
        f"# {LONG}\n",
        "Bel de arts. Wacht niet. Het kan snel gaan. Vraag hulp, want dat mag. " * 2,
    ],
)
def test_a_sentence_of_a_bearable_length_is_left_alone(text: str) -> None:
    assert named(text, "long-sentence") == []


def test_a_paragraph_that_fills_the_screen_is_named() -> None:
    assert named("woord " * 80 + "eind.", "long-paragraph")
    assert named("Dat is zo. " * 27, "long-paragraph")
    assert not named("Dat is zo. " * 26, "long-paragraph")
    assert not named("Dat is zo. " * 20 + "\n\n" + "Dat is zo. " * 20, "long-paragraph")


@pytest.mark.parametrize(
    ("text", "said", "plain"),
    [
        ("Rust eerst, teneinde te herstellen.", "teneinde", "om"),
        ("Indien je klachten hebt, bel dan.", "Indien", "als"),
        ("Dit gebeurt door middel van bloedonderzoek.", "door middel van", "met"),
        ("De arts draagt hier zorg voor.", "", ""),
        ("De arts draagt zorg voor een plan.", "draagt zorg voor", "zorgen voor"),
        ("Ze namen een aanvang met het werk.", "aanvang", "begin"),
        ("Ondanks het feit dat het hielp, stopte ze.", "Ondanks het feit dat", "hoewel"),
        ("Cognitieve klachten komen veel voor.", "Cognitieve", "van het denken"),
        ("Een groot aantal mensen herstelt.", "Een groot aantal", "veel"),
        ("Een **groot aantal** mensen herstelt.", "Een groot aantal", "veel"),
        ("De prevalentie is onbekend.", "prevalentie", "hoe vaak het voorkomt"),
        ("Dit gebeurt te\nallen tijde.", "te allen tijde", "altijd"),
        ("Dit mag, mits je rust.", "mits", "alleen als"),
        ("Rust gedurende een week.", "gedurende", "tijdens, of “… lang”"),
    ],
)
def test_a_hard_word_is_named_with_the_plainer_one(text: str, said: str, plain: str) -> None:
    found = named(text, "hard-word")

    assert found == ([f"“{said}” is hard to read; plainer: {plain}."] if said else [])


@pytest.mark.parametrize(
    "text",
    [
        "Als je klachten hebt, bel dan je huisarts.",
        "Ze dienden twee verzoeken in.",
        "Waarvoor dient u dit formulier in?",
        "Het woord “teneinde” is ouderwets.",
        "Schrijf niet 'indien' maar als.",
        "Typ `indien` in het veld.",
        "Dit heet *the prevalence*{ lang=en } in het Engels.",
        "> Indien u klachten heeft, belt u ons.\n",
        "De aanvangstijd staat op de brief.",
        "Cijfers over 2024 staan hieronder.",
        "Je mag nu rusten, en dat is alles.",
        "# Indien\n",
        "De tenen en de einder.",
    ],
)
def test_plain_words_names_and_quotations_are_left_alone(text: str) -> None:
    assert named(text, "hard-word") == []


def test_a_hard_word_is_said_once_with_how_often_it_is_there() -> None:
    assert named("Echter, dat is zo.\n\nDat is echter niet zo.", "hard-word") == [
        "“Echter” is hard to read; plainer: maar (2 times in this article)."
    ]


def test_a_hard_word_that_the_site_explains_is_left_alone() -> None:
    assert named("De prognose is goed.", "hard-word", explained=("Prognose",)) == []


@pytest.mark.parametrize(
    "text",
    [
        "De tablet dient met water te worden ingenomen.",
        "Er wordt aangeraden te rusten.",
        "Hierbij moet rekening worden gehouden met je energie.",
        "Er werd geconstateerd dat de bloeddruk daalde.",
        "Voor meer informatie wordt verwezen naar de huisarts.",
        "Er wordt aangenomen dat dit aan de bloedvaten ligt.",
        "Daarna dient u eerst te rusten.",
        "Het is niet toegestaan om te roken.",
        "De klachten worden door de huisarts besproken.",
        "Het plan wordt gemaakt door je eigen behandelaar.",
        "De lijsten werden ingevuld door 200 patiënten.",
        "Het onderzoek werd door Noorse onderzoekers herhaald.",
    ],
)
def test_a_passive_wording_with_a_doer_at_hand_is_named(text: str) -> None:
    assert len(named(text, "passive")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "De arts bespreekt de klachten.",
        # What causes is no doer.
        "De ziekte wordt veroorzaakt door een virus.",
        "PEM wordt erger door inspanning.",
        "De klachten worden erger door bezoek van vrienden.",
        # No doer is known, and none is needed.
        "Het bloed wordt in het laboratorium onderzocht.",
        "Dit wordt hersenmist genoemd.",
        "De patiënt wordt verwezen naar een cardioloog.",
        "Moe worden is gewoon.",
        # Two clauses: the doer does something else.
        "Het wordt onderzocht, maar door de arts heen praten helpt niet.",
        "Je wordt moe, door mensen om je heen gezegd of niet.",
        "Loop door de gang. De arts wordt gebeld.",
        "Het wordt gezond gevonden.",
        "Onderzoek dient een doel.",
    ],
)
def test_other_passives_and_what_looks_like_one_are_left_alone(text: str) -> None:
    assert named(text, "passive") == []


@pytest.mark.parametrize(
    "heading", ["Inleiding", "1. Inleiding", "Algemeen:", "Tot slot…", "MEER INFORMATIE", "Overig"]
)
def test_a_heading_that_fits_above_anything_is_named(heading: str) -> None:
    assert named(f"{SUMMARY}## {heading}\n\nTekst.\n", "vague-heading")


@pytest.mark.parametrize(
    "heading",
    ["Wat is PEM?", "Contact", "Bronnen", "Inleiding tot pacing", "Algemeen ziekenhuis", "Privacy"],
)
def test_a_heading_that_says_something_is_left_alone(heading: str) -> None:
    assert not named(f"{SUMMARY}## {heading}\n\nTekst.\n", "vague-heading")


def test_a_long_article_wants_a_summary_and_a_short_one_does_not() -> None:
    text = "Dit is een zin met acht gewone woorden.\n\n" * 20

    assert named(f"---\ntitle: Iets\n---\n\n{text}", "no-summary")
    assert named(text, "no-summary")
    assert not named(SUMMARY + text, "no-summary")
    assert not named("Dit is kort.\n", "no-summary")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("De IOM noemt dat een ziekte. De IOM is streng.", ["“IOM” is not explained."]),
        ("De WIA-uitkering stopt.", ["“WIA” is not explained."]),
        ("Bij ME/CVS helpt rust.", ["“ME/CVS” is not explained."]),
    ],
)
def test_an_abbreviation_without_explanation_is_named_once(text: str, said: list[str]) -> None:
    assert named(text, "unexplained-abbreviation") == said


@pytest.mark.parametrize(
    "text",
    [
        "De Wereldgezondheidsorganisatie (WHO) zegt dat. De WHO is duidelijk.",
        "De WHO (Wereldgezondheidsorganisatie) zegt dat.",
        "De WHO, de Wereldgezondheidsorganisatie, zegt dat.",
        "De bloed-hersenbarrière heet ook wel BHB. De BHB beschermt.",
        "De arts schreef LDN voor, voluit laaggedoseerd naltrexon.",
        "ME staat voor myalgische encefalomyelitis.",
        "Cellen zoals natural killer-cellen (NK-cellen) ruimen op. NK is kort.",
        "Je krijgt een MRI. Daarna bel je de EHBO.",
        "De IOM zegt dat.\n\n*[IOM]: Institute of Medicine\n",
        "LET OP: NIET OP DEZE KNOP DRUKKEN.",
        "Richtlijn NG206 en vitamine B12 en cel T.",
        "Lodewijk XIV was moe.",
        "Zie `SASP` in het bestand.",
        "Dit heet “SASP” in het artikel.",
        "De DNA-test en de COVID-19-test.",
        "---\ntitle: TODO\ndescription: TODO\n---\n\n# TODO\n\nTODO\n",
    ],
)
def test_what_is_explained_known_or_no_abbreviation_is_left_alone(text: str) -> None:
    assert named(text, "unexplained-abbreviation") == []


def test_an_abbreviation_of_the_glossary_is_explained_by_the_site() -> None:
    text = "Bij ME/CVS en PEM helpt rust. De CVS-klachten worden minder."

    assert named(text, "unexplained-abbreviation", explained=("ME/CVS", "pem")) == []


def test_a_finding_has_its_place_and_marks_the_words() -> None:
    (found,) = hints(f"{SUMMARY}# Iets\n\nGoed zo. Rust, indien het kan.\n")

    assert (found.rule, found.severity, found.path, found.line) == (
        "hard-word",
        Severity.NOTICE,
        "x.md",
        8,
    )
    assert found.source == "Rust, indien het kan."
    ((start, end),) = found.source_spans
    assert found.source[start:end] == "indien"


def test_a_comment_with_a_reason_silences_a_hint_for_what_follows() -> None:
    text = (
        f"{SUMMARY}<!-- tweetalig: ignore hard-word – uit de wet -->\nRust, indien het kan.\n\n"
        "Rust, teneinde te herstellen.\n"
    )

    assert named(text, "hard-word") == ["“teneinde” is hard to read; plainer: om."]
    assert len(named(text.replace(" – uit de wet", ""), "hard-word")) == 2


@pytest.mark.parametrize(
    ("comment", "said"),
    [
        ("ignore hard-word", "gives no reason"),
        ("ignore hardword – wet", "“hardword” is not a rule"),
    ],
)
def test_a_comment_that_silences_nothing_is_named(comment: str, said: str) -> None:
    found = hints(f"{SUMMARY}<!-- tweetalig: {comment} -->\nRust, indien het kan.\n")

    assert {finding.rule: finding.severity for finding in found} == {
        "ignore": Severity.WARNING,
        "hard-word": Severity.NOTICE,
    }
    (message,) = (finding.message for finding in found if finding.rule == "ignore")
    assert said in message


def test_a_word_silenced_in_one_place_is_still_named_in_another() -> None:
    text = f"{SUMMARY}<!-- tweetalig: ignore hard-word – wet -->\nIndien ja.\n\nIndien nee.\n"

    (found,) = [finding for finding in hints(text) if finding.rule == "hard-word"]

    assert found.source == "Indien nee."


def test_a_site_can_make_a_hint_count() -> None:
    text = "Rust, indien het kan."
    found = lint_article(
        segment_markdown(text), {}, path="x", severities={"hard-word": Severity.WARNING}
    )

    assert [f.severity for f in found] == [Severity.WARNING]


def test_every_hint_is_explained_in_the_documentation() -> None:
    page = (REPOSITORY / "docs/dev/lint.md").read_text("utf-8")

    assert re.findall(r"^\| `([a-z-]+)` \|", page, re.MULTILINE) == [hint.name for hint in HINTS]


def test_no_hint_has_the_name_of_a_check() -> None:
    checks = {path.stem for path in (REPOSITORY / "docs/dev/checks").glob("*.md")}

    assert checks.isdisjoint(hint.name for hint in HINTS)


@pytest.mark.parametrize("name", ["plain", "passive"])
def test_no_word_is_in_a_list_twice(name: str) -> None:
    forms = [form for many in read_words(name)["plain"].values() for form in many]

    assert sorted(set(forms)) == sorted(forms)


@pytest.mark.parametrize("name", ["plain", "passive"])
def test_each_word_of_a_list_is_found(name: str) -> None:
    phrases = Phrases(read_words(name)["plain"])
    for plain, many in read_words(name)["plain"].items():
        for form in many:
            said = form.replace("...", "hier")
            (found,) = phrases.find(Sentence(text=f"Zo is {said} gezegd.", line=1))
            assert (found.said, found.plain) == (said, plain)


def test_the_word_lists_are_toml() -> None:
    folder = resources.files("tweetalig.lint") / "words"
    for file in folder.iterdir():
        assert tomllib.loads(file.read_text("utf-8"))
