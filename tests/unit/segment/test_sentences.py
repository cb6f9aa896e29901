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
Zij belde mw. De Wit, d.w.z. de begeleidster.|Die nam niet op.
Dhr. en mw. Bakker komen morgen.|Zij brengen hun zoon mee.
Mevr. dr. L.M. van den Berg-Smit leidt het spreekuur.|Het is op dinsdag.
Zie blz. 12 e.v. voor de tabel.|Daarna volgt de uitleg.
Lees par. 2.3.1 en bijl. B.|Vul dan het formulier in.
De spreekuren zijn t/m vr. open.|Op za. en zo. is de poli dicht.
Bel ma. t/m do. van 9.00 tot 12.00 uur.|Buiten die tijden neemt de huisartsenpost op.
De klachten zijn a.h.w. verdwenen.|Maar schijn bedriegt.
Het is m.a.w. geen luiheid.|Het is een ziekte.
Zij kreeg o.m. Ritalin en evt. Modafinil.|Geen van beide hielp.
Volgens Jansen et al. (2021) gaat het vaak mis.|Volgens De Vries et al. niet.
Dat vonden Peters et al.|Hun studie was klein.
Het gaat om ong. 30.000 tot 40.000 mensen, aldus de Gezondheidsraad.|Precieze cijfers ontbreken.
De dosis is 2,5 mg/kg.|Bij kinderen is dat 1,25 mg/kg.
Zijn temp. was 38,5 °C.|De pols was 110/min.
Dat kost € 1.250,-.|De verzekeraar betaalt dat niet.
Het percentage steeg van 4,5 naar 7,2%.|In 2022 daalde het weer.
De Tweede Kamer nam de motie-Van den Berg c.s. aan.|De minister voert haar uit.
De motie van het lid Kuik (CDA) e.a. werd verworpen.|Daarmee was de kous af.
Minister drs. P.J. de Groot antwoordde de Kamer.|Zij beloofde 28,5 mln. euro.
Er ging ca. 32 mln. naar onderzoek.|ZonMw verdeelt dat.
In art. 7:629 BW staat het recht op loon.|Dat geldt twee jaar.
Op grond van art. 3 lid 2 sub b. Wet WIA is dat zo.|Het UWV toetst dat.
Stuur uw e-mail adressen naar info@me-vereniging.voorbeeld.|Wij antwoorden binnen een week.
Op www.voorbeeld.nl/pem. staat meer.|Kijk ook op voorbeeld.org.
Lees verder op https://voorbeeld.nl/artikel?id=3&x=1.2!|Het loont.
Bestand pem_v1.2.pdf is oud.|Gebruik pem_v2.0.pdf.
Versie 2.0.|Gewijzigd op 1-3-2024.
Op 5 mei j.l. was zij jarig.|Zij bleef in bed.
De brief van 12 dec. jl. is beantwoord.|Er komt geen tweede.
Geb. 03-04-1985 te Utrecht.|Gehuwd, twee kinderen.
Zij riep: ‘Help!’ en viel stil.
‘Stop!’ riep hij.|‘Nu meteen!’
“Gaat het?”|– “Nee.”|Meer zei ze niet.
“Het gaat niet,” zei ze.|“Ik moet liggen.”
Hij vroeg: “Hoe laat is het?”|Niemand wist het.
Zij schreef: ‘Ik kan niet meer.|Echt niet.’|Toen werd het stil.
Wat een dag!|En wat een nacht…
Hmm…|Dat weet ik niet.|Vraag het de arts.
Rust, rust en nog eens rust...|Dat is het advies.
Ze dacht na (of deed alsof…) en knikte.
Neem bijv. vit. B12 of vit. D.|Overleg eerst.
Het vaccin van Pfizer Inc. werkt goed.|Dat van een ander ook.
Prof. em. H.G. Smit sprak.|Het zaaltje was vol.
Hij is arts n.p. en woont in Den Haag.|Zij werkt in St. Petersburg.
Het adres is Stationsstr. 14 te ’s-Hertogenbosch.|De ingang is achter.
’s Nachts slaapt ze slecht.|’s Ochtends is ze geradbraakt.
Hij had 1e graads familie met MS.|De 2e graads familie was gezond.
De 3e keer ging het mis.|De 4e keer niet.
Dat was koning Willem I.|Hij regeerde lang.
Zij heeft diabetes type 2.|Haar zus type 1.
Dat heet ME/CVS.|Vroeger: myalgische encefalomyelitis.
Let op: 1) rust, 2) drink, 3) bel.|Doe niets meer dan dat.
Stap 1. Meet de hartslag.|Stap 2. Schrijf die op.
Vraag 3: Hoe lang duurt het?|Antwoord: dat verschilt.
Zij gebruikt LDN (zie hfst. 4.2).|Hij niet.
Volgens dr. Van Campen, cardioloog te A’dam, is dat POTS.|De huisarts twijfelt.
De CGT/GET-studie (PACE) is omstreden.|iPhone-apps helpen soms.
Meer dan de helft (n = 54; 62 %).|Het verschil is significant (p = .03).
Kunt u niet komen?|Bel dan s.v.p. vóór 10.00 u.|Wij verzetten de afspraak.
Neem contact op met mevr. Bos, tst. 214.|Zij werkt op ma. en do.
Het spreekuur is a.s. donderdag.|Kom op tijd.
De inschrijving sluit 31 jan. a.s.|Daarna kan het niet meer.
Ze woont aan de Van der Helstpl. 7 hs.|Haar arts op nr. 12.
Dat las ik in NRC.|De krant was duidelijk.
Zij kreeg een IVA-uitkering o.g.v. art. 47 WIA.|Het duurde 2,5 jr.
De afkorting ME staat voor o.a. moe.|Het is meer dan dat.
Hij is 1.86 m lang en weegt 71,4 kg.|Zijn BMI is 20,6.
Gebruik max. 3 g per dag.|Meer is schadelijk.
De studie (2019; n=1.247) is groot.|De uitval was 12 %.
Zij zei: ‘Rust!’|Hij luisterde niet.
Eerst dacht men aan griep (inf. B) of een burn-out.|Het was PEM.
Bron: Gezondheidsraad, 2018.|Gezien op 3 feb. 2024.
Zie ook: www.thuisarts.nl.|Daar vindt u meer.
Vraag uw apotheker, arts, verpleegk. of therapeut.|Doe niets op eigen houtje.
De WMO-consulent zegt: ‘Nee, tenzij…’|Dat hielp niet.
Hij sliep van 22.30–7.15 uur.|Toch was hij moe.
Het gaat om hoogl. prof. dr. mr. K. Vos.|Zij schreef het boek.
Ik lag plat: geen licht, geen geluid, niets!|Zelfs praten lukte niet.
De tekst is van A.B.C. de Vries-van Dam m.m.v. J. Bos.|De foto’s zijn van K. Ali.
Kan dat echt niet?!?|Jawel.
Dit is deel 1 van 2.|Deel 2 volgt.
In groep 1 (pat.) en groep 2 (contr.) was het gelijk.|In groep 3 niet.
Vul de DSQ-PEM in.|De SF-36 ook.
Zij kon 3 min. staan.|Daarna viel ze.
Op 1 jan. 2025 gaat de wet in.|Vóór die datum geldt de oude.
Het RIVM schrijft: “Long-COVID komt voor bij 1 op de 8.”|Dat is veel.
Hij nam 2 dd. 500 mg.|Zij 3 dd. 1 g.
Houd uw hartslag onder de 0,6 x max.|Lukt dat niet, rust dan.
E-mail: post@voorbeeld.nl.|Tel.: 010-1234567.
Zij heeft MS.|MS is een zenuwziekte.
Hij las het advies van de GR.|U kunt het ook lezen.
DR. JANSEN SPREEKT.|KOM OOK.
Hij woont in de Beatrixln. 3 in Ede.|Zij ook.
De poli is op di. 3 mei dicht.|Op wo. 4 mei weer open.
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
She has MS.|The disease is rare.
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


@pytest.mark.parametrize(
    "sentences",
    [
        ("Am 25. November 2026 begann es.", "Danach war Ruhe."),
        ("Die 3. Gruppe ruhte.", "Der 2. Test folgte."),
        ("Viele, z. B. Ärzte, sagen das.", "Das gilt bzw. stimmt."),
        ("Das gilt z.B. für Dr. Müller.", "Siehe Abb. 3 und Nr. 4."),
        ("Das sind ca. 20 Prozent, d. h. wenig.", "Gut."),
        ("Es waren 12.", "Danach kamen mehr."),
        ("Ruhe, Schlaf usw.", "Das hilft."),
        ("„Ruhen Sie!“", "Das sagte die Ärztin."),
    ],
)
def test_german_sentences(sentences: tuple[str, ...]) -> None:
    assert split_sentences(" ".join(sentences), "de") == sentences


@pytest.mark.parametrize(
    "sentences",
    [
        ("Le Dr. Martin et M. Dupont parlent.", "Cf. p. 3.", "C’est vrai, etc.", "Mais non."),
        ("Voir fig. 2 et art. 3.", "Env. 20 % des patients."),
        ("Qu’est-ce que c’est\u202f?", "Rien."),
        ("Elle dit\u00a0: «\u00a0Je suis fatiguée.\u00a0»", "Puis elle dort."),
        ("La vitamine D. aide, dit-on.", "Il dort."),
    ],
)
def test_french_sentences(sentences: tuple[str, ...]) -> None:
    assert split_sentences(" ".join(sentences), "fr") == sentences


def test_a_language_without_a_list_is_cut_like_dutch() -> None:
    assert split_sentences("Dit is bijv. PEM. Ja.", "fy") == ("Dit is bijv. PEM.", "Ja.")


@pytest.mark.parametrize("piece", ["a. ", "(! ", ".", ". ", "“", "\n\n", "(a ", "[1, ", ".[1"])
def test_a_long_text_on_one_line_is_cut_without_trouble(piece: str) -> None:
    text = piece * (50_000 // len(piece)) + ")" * 100
    spans = sentence_spans(text)
    assert spans[-1][1] <= len(text)
