"""Where Dutch and English sentences end."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tweetalig.segment.sentences import sentence_spans, split_sentences

SHARED = Path(__file__).parents[4] / "shared" / "data" / "sentence-splitting.json"

# A bar marks where one sentence ends and the next begins.
DUTCH = """
Neem 2 x 500 mg paracetamol.|Wacht daarna 6 uur.
De uitslag was 3,4 mmol/l.|Dat is te laag.
Op 12 okt. 2021 kwam de definitie.|Die geldt nog.
De afspraak is op 3 jan. om 10.30 uur.|Kom op tijd.
J.J. van der Meer schreef het advies.|Het telt 80 bladzijden.
Het advies is van A. Jansen en P.C. de Boer.|Zij werken samen.
Zij slikt vitamine D.|Dat hielp niet.
Hij heeft hepatitis B.|Daar is een vaccin tegen.
Groep A kreeg het middel.|Groep B kreeg een placebo.
Dat stond in groep B.|Mannen deden het beter.
Ik dacht…|Misschien is het over… maar nee.
Ze was moe...|Toch ging ze door.
Ze was moe... en ze had pijn.
Echt waar?!|Ja.
“Wat is PEM?” vroeg zij.
“Ik ben op.” Zo voelt dat.
Anna zegt: “Ik lig veel.”|Haar man knikt.
(Zie ook hoofdstuk 3.)|Daar staat meer.
Dit is bekend (zie fig. 2. Die toont het verschil) en niet nieuw.
De klachten namen toe (p < 0,05).|Dat is geen toeval.
De groepen: a. patiënten, b. gezonden.|Beide telden 20 mensen.
1. Neem rust.|2. Bel de huisarts.
Tabel 1. Kenmerken van de deelnemers.
In fig. 3 staat de uitslag.|In fig. 4 ook.
Zie nr. 3 op de lijst.|Daarna volgt nr. 4.
Het St. Jansdal is een ziekenhuis.|Het staat in Harderwijk.
Dit komt o.a. voor bij PEM.|Ook bij POTS.
Dit gebeurt i.v.m. de regels.|Dat is jammer.
Zij kreeg klachten n.a.v. een infectie.|Dat was griep.
D.w.z. dat het wacht.|Meer niet.
Groep 1 vs. groep 2.|Er was geen verschil.
De mannen resp. vrouwen kregen 5 resp. 10 mg.|Dat hielp.
Het staat op p. 14 en blz. 15.|Lees dat eerst.
De brief d.d. 3 mei is zoek.|Er komt een nieuwe.
Hij leefde onder Willem II.|Dat is lang geleden.
Het onderzoek is in fase III.|De uitslag komt later.
Het kostte 10.000.|Daarna was het geld op.
Er waren 5.000 deelnemers.|Zij waren moe.
PEM?|Ja!
Mail naar a.b@voorbeeld.nl.|U krijgt antwoord.
Kijk op https://www.voorbeeld.nl/a.b?c=d.|Daar staat het.
De test duurt 10 min.|Daarna mag u naar huis.
De test duurt min. 10 minuten.|Neem de tijd.
Dat geldt voor melk, kaas, enz.|Eieren mogen wel.
Dat geldt voor melk, kaas enz. in die volgorde.
Vul in s.v.p.|Dank u wel.
Het bedrijf heet Test B.V.|Het is klein.
Dit vonden Smit e.a.|Later bleek het anders.
Dit vonden Smit e.a. (2020) ook.
Dr. A. de Vries en prof. dr. J. Smit spraken.|Zij waren kort.
Het werkt bij ca. 10 % van hen.|Bij anderen niet.
Het virus heet SARS-CoV-2.|Het is een coronavirus.
Het zit in mRNA.|mRNA is een molecuul.
’t Is zwaar.|’s Avonds gaat het beter.
De bacterie C. difficile is berucht.|Ze zit in de darm.
Het is bewezen.[1]|Daarna niet meer.
Het is bewezen. [2, 3]|Daarna niet meer.
Is dat zo?|Nee!|Of toch?
Lees het artikel van Jansen jr.|Hij schreef meer.
Het gaat niet goed.|– Toch hoop ik.
15 mensen deden mee.|20 niet.
Bloeddruk 120/80 mm Hg.|Pols 72 per min.|Dat is goed.
Om 14.00 uur begint het.|Om 16.30 uur is het klaar.
Hij zei niets.|En zij?|Zij ook niet.
Zij woont in de V.S.|Hij niet.
Zij woont in de V.S.|De rest niet.
Het V.S. Consulaat is dicht.|Bel morgen.
Het weegt 1,5 kg.|Dat is veel.
""".strip().splitlines()

ENGLISH = """
This holds for e.g. PEM.|Other symptoms occur too.
Dr. Smith leads the study.|She works in Leeds.
It was found by Smith et al. in 2024.|The study was small.
See Fig. 2 for details.|Fig. 3 shows more.
It takes approx. 2 years.|Then comes a report.
They met at 3 p.m. on Monday.|It rained.
They met at 3 p.m.|It rained.
The answer is no.|He left.
See No. 3 on the list.|It is short.
“I am tired,” she said.|Nobody answered.
She takes vitamin D.|It did not help.
The U.S. Army helped.|It was quick.
He moved to the U.S.|She stayed.
I.e. it waits.|Nothing more.
Group A vs. group B.|There was no difference.
Mr. J. Smith and Mrs. K. Jones agreed.|They signed.
""".strip().splitlines()


@pytest.mark.parametrize("item", DUTCH)
def test_dutch_text_is_cut_where_a_reader_would_pause(item: str) -> None:
    expected = tuple(item.split("|"))
    assert split_sentences(" ".join(expected)) == expected


@pytest.mark.parametrize("item", ENGLISH)
def test_english_text_is_cut_where_a_reader_would_pause(item: str) -> None:
    expected = tuple(item.split("|"))
    assert split_sentences(" ".join(expected), "en") == expected


def test_the_shared_items_come_out_right() -> None:
    if not SHARED.exists():
        pytest.skip("the shared data is not here")
    items = json.loads(SHARED.read_text(encoding="utf-8"))
    right = sum(list(split_sentences(" ".join(item))) == item for item in items)
    assert right >= 30


def test_a_blank_line_ends_a_sentence() -> None:
    assert split_sentences("Een kop\n\nen een zin") == ("Een kop", "en een zin")


@pytest.mark.parametrize("text", ["", "   ", "\n\n\t\n"])
def test_white_space_has_no_sentences(text: str) -> None:
    assert sentence_spans(text) == ()


def test_a_language_of_a_region_uses_the_list_of_the_language() -> None:
    assert split_sentences("See No. 3 now. He left.", "en-GB") == ("See No. 3 now.", "He left.")


def test_a_language_without_a_list_is_cut_like_dutch() -> None:
    assert split_sentences("Dit is bijv. PEM. Ja.", "fy") == ("Dit is bijv. PEM.", "Ja.")


@pytest.mark.parametrize("piece", ["a. ", "(! ", ".", ". ", "“", "\n\n", "(a ", "[1, ", ".[1"])
def test_a_long_text_on_one_line_is_cut_without_trouble(piece: str) -> None:
    text = piece * (50_000 // len(piece)) + ")" * 100
    spans = sentence_spans(text)
    assert spans[-1][1] <= len(text)
