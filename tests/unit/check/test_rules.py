"""Each rule: what it catches, what it leaves alone, and the words it marks."""

from __future__ import annotations

import pytest

from tweetalig.check import judge
from tweetalig.check.all_rules import RULES
from tweetalig.check.lexicon import read
from tweetalig.check.pair import Pair
from tweetalig.check.run import check_pairs
from tweetalig.model import Finding, Kind, Locale, Severity


def found(source: str, target: str, rule: str) -> tuple[Finding, ...]:
    return tuple(finding for finding in judge(source, target) if finding.rule == rule)


def marked(finding: Finding) -> tuple[list[str], list[str]]:
    return (
        [finding.source[start:end] for start, end in finding.source_spans],
        [finding.target[start:end] for start, end in finding.target_spans],
    )


CAUGHT = [
    ("negation", "Ik ben niet zozeer boos als wel moe.", "I am not so much tired as angry."),
    ("negation", "Het was niet hoger, maar lager.", "It was not lower but higher."),
    ("negation", "De proef stopt, tenzij er geld komt.", "The trial stops if there is money."),
    ("negation", "Zelfs met hulp lukt niets meer.", "Even with help they still manage."),
    ("number", "Twee op de vijf mensen.", "Two to five people."),
    ("number", "Kinderen onder de twaalf mogen dit niet.", "Children over twelve may not."),
    ("dose", "Ik word om de twee uur wakker.", "I wake up twice an hour."),
    ("dose", "Neem viermaal daags een tablet.", "Take a tablet every four hours."),
    ("unit", "Hooguit acht tabletten per etmaal.", "At most eight tablets in 12 hours."),
    ("direction", "Neem dit niet op een lege maag.", "Don't take this on a full stomach."),
    ("direction", "De deelnemers ondersteunden het plan.", "The participants opposed the plan."),
    ("hedge", "Misschien kan ik morgen komen.", "I can come tomorrow."),
    ("hedge", "Vast staat dat rust helpt.", "Rest is thought to help."),
    ("hedge", "Je kunt je direct aanmelden.", "You can probably sign up directly."),
    ("quantifier", "Al dan niet met hulp.", "Always with help."),
    ("repetition", "Met of zonder stok.", "With or with a stick."),
    ("negation", "Rust helpt niet.", "Rest helps."),
    ("negation", "Rust helpt.", "Rest does not help."),
    ("negation", "Hij heeft geen koorts.", "He has a fever."),
    ("negation", "De dosis was onvoldoende.", "The dose was fine."),
    ("negation", "Gebruik wordt afgeraden.", "Use is a good idea."),
    ("number", "Er waren 108 patiënten.", "There were 180 patients."),
    ("number", "Er waren tweeënveertig patiënten.", "There were 24 patients."),
    ("number", "Het kostte 3 miljard.", "It cost 3 million."),
    ("number", "De helft herstelde.", "A quarter recovered."),
    ("number", "Er deden 5.000 mensen mee.", "5.000 people took part."),
    ("number", "Het eiwit IL-6 was hoog.", "The protein IL-8 was high."),
    ("number", "Na corona bleef zij ziek.", "She stayed ill after COVID-29."),
    ("number", "Dat bleek (p < 0,05).", "This was found (p > 0.05)."),
    ("number", "De koorts liep op tot 38,5.", "The fever rose to 38,5."),
    ("unit", "Neem 5 mg.", "Take 5 g."),
    ("unit", "Neem 5 mg/kg.", "Take 5 mg/ml."),
    ("unit", "Na enkele weken ging het beter.", "After several months things improved."),
    ("unit", "Het duurde 6 weken.", "It took 6 months."),
    ("date", "Op 3 mei begint het.", "It starts on 3 June."),
    ("date", "Op 3 mei begint het.", "It starts on 4 May."),
    ("date", "In 2019 was dat zo.", "In 2091 that was so."),
    ("date", "Kom op woensdagochtend.", "Come on Thursday morning."),
    ("date", "Het begon op 14-03-2023.", "It began on 14 April 2023."),
    ("date", "Het begon in maart.", "It began some time ago."),
    ("date", "Het begon lang geleden.", "It began long ago, in June."),
    ("dose", "Neem twee tabletten per dag.", "Take two tablets a week."),
    ("dose", "Neem 5 mg per dag.", "Take 5 mg."),
    ("direction", "De pijn nam toe.", "The pain decreased."),
    ("direction", "De klachten verergerden.", "Symptoms improved."),
    ("direction", "Na de test rustte zij.", "Before the test she rested."),
    ("direction", "Voor de test rustte zij.", "After the test she rested."),
    ("direction", "De linkerarm deed pijn.", "The right arm hurt."),
    ("direction", "Meer mannen dan vrouwen kwamen.", "More women than men came."),
    ("direction", "Er kwamen 20 mannen en 12 vrouwen.", "Twenty women and twelve men came."),
    ("direction", "Er kwamen 20 mannen en 12 vrouwen.", "12 men and 20 women came."),
    ("direction", "De prijs ging van 2 naar 3 euro.", "The price went from 3 to 2 euros."),
    ("direction", "Er kwamen evenveel mannen als vrouwen.", "More men than women came."),
    ("direction", "De druk daalde bij het opstaan.", "The pressure rose on standing."),
    ("number", "Voor mensen van 60 jaar en ouder.", "For people of 60 and under."),
    ("number", "Het duurt niet langer dan 5 minuten.", "It takes more than 5 minutes."),
    ("number", "Het duurde een halfjaar.", "It took a year."),
    ("number", "Neem een halve tablet.", "Take a tablet."),
    ("hedge", "De kliniek dreigt te sluiten.", "The clinic is closing."),
    ("unit", "Het is 35 kilometer rijden.", "It is a 35 mile drive."),
    ("quantifier", "Hij begreep het pas toen hij ziek werd.", "He knew until he fell ill."),
    ("dose", "Het blad komt om de maand.", "The magazine comes every month."),
    ("hedge", "Het zou de kans kunnen verkleinen.", "It lowers the chance."),
    (
        "negation",
        "Neem nooit een dubbele dosis om dat in te halen.",
        "Take a double dose for that.",
    ),
    ("hedge", "Een vaste slaaptijd kan helpen.", "A fixed hour for your bed helps."),
    ("direction", "Drink niets tijdens de behandeling.", "Drink nothing after treatment."),
    ("direction", "De waarde was te hoog.", "The value was not high enough."),
    ("direction", "Het mag pas vanaf 12 jaar.", "It is allowed until the age of 12."),
    ("unit", "Het duurt drie werkdagen.", "It takes three weeks."),
    ("unit", "Het duurt drie werkdagen.", "It takes three working weeks."),
    ("unit", "Hij sliep twee nachten niet.", "He did not sleep for two weeks."),
    ("direction", "In 2019 was het 5%, in 2020 8%.", "It was 8% in 2019 and 5% in 2020."),
    ("number", "Een derde bleef thuis.", "Three stayed at home."),
    ("hedge", "Het kan de rijvaardigheid beïnvloeden.", "It affects the ability to drive."),
    ("negation", "Vergeet niet genoeg te drinken.", "Forget to drink enough."),
    ("negation", "Hij weet niet wat hij at.", "He remembers what he ate."),
    (
        "direction",
        "Zeven leden, van wie vier ziek zijn.",
        "Four members, seven of whom are ill.",
    ),
    ("direction", "De kans is klein.", "The risk is high."),
    ("quantifier", "Het werkt niet bij iedereen.", "It doesn't work for anyone."),
    ("quantifier", "Beide groepen gingen vooruit.", "Neither of the groups improved."),
    ("negation", "Ze mag dat niet afwijzen.", "She is allowed to turn that down."),
    ("negation", "Ze zijn het nog steeds niet eens.", "To this day they agree."),
    ("direction", "Het doet nog steeds pijn.", "It no longer hurts."),
    ("direction", "Vraag dat na voordat je gaat.", "Ask about that after you go."),
    ("direction", "Warm weer zorgt voor vaatverwijding.", "Warm weather prevents vasodilation."),
    ("direction", "Een gesprek kan PEM uitlokken.", "A talk can help patients out of PEM."),
    ("direction", "Neem dit nooit met alcohol.", "Never take this without alcohol."),
    ("direction", "Het is niet te koop zonder recept.", "It is not for sale with a prescription."),
    ("direction", "Rood verlaagt het risico op ziekte niet.", "Red does not raise the risk."),
    (
        "direction",
        "In maart werd het plan afgewezen en in mei goedgekeurd.",
        "In March the plan was approved, and in May rejected.",
    ),
    ("direction", "Elke dag behalve dinsdag open.", "Open every day including Tuesday."),
    ("number", "Drie op de tien mensen slapen slecht.", "Ten in three people sleep badly."),
    ("number", "Het duurt drie kwartier.", "It takes 48 minutes."),
    ("unit", "Drink twee glazen water.", "Drink two cups of water."),
    ("quantifier", "Vooral vrouwen krijgen het.", "Only women get it."),
    ("quantifier", "Het helpt soms wel en soms niet.", "It always helps and sometimes not."),
    ("hedge", "Ongeveer een kwart herstelt.", "A quarter recover."),
    ("hedge", "Er kwamen zo'n dertig mensen.", "Thirty people came."),
    ("hedge", "Artsen verwachten een vaccin.", "Doctors have a vaccine."),
    (
        "negation",
        "Uit de studie blijkt niet dat het helpt.",
        "The study shows that it does not help.",
    ),
    ("quantifier", "Meestal helpt het.", "It always helps."),
    ("quantifier", "Niet alle patiënten herstellen.", "All patients do not recover."),
    ("quantifier", "De meeste mensen herstellen.", "Some people recover."),
    ("quantifier", "Dat komt zelden voor.", "That often occurs."),
    ("quantifier", "Het helpt soms.", "It always helps."),
    ("quantifier", "Slechts drie mensen kwamen.", "Three people came."),
    ("quantifier", "Drie mensen kwamen.", "Only three people came."),
    ("quantifier", "De meeste deelnemers waren vrouwen.", "The participants were women."),
    ("hedge", "Mogelijk helpt rust.", "Rest helps."),
    ("hedge", "Rust helpt.", "Rest may help."),
    ("hedge", "Hij vermoedt een infectie.", "He has shown an infection."),
    ("hedge", "Rust kan klachten verminderen.", "Rest reduces symptoms."),
    ("hedge", "Artsen denken dat rust helpt.", "Rest has been proven to help."),
    ("number", "Er waren niet minder dan 40 mensen.", "There were at most 40 people."),
    ("hedge", "Naar schatting 900 mensen zijn ziek.", "900 people are ill."),
    ("hedge", "Rust zou helpen.", "Rest helps."),
    ("hedge", "Stress hangt samen met pijn.", "Stress causes pain."),
    ("name", "Volgens Wüst klopt dat.", "According to West that is right."),
    ("name", "Mevrouw Bakker vertelt erover.", "Mrs Smith tells us about it."),
    ("acronym", "Het RIVM meldt dat.", "The WHO says so."),
    ("acronym", "Zij heeft ME/CVS.", "She has ME/CVS."),
    (
        "omission",
        "De behandeling had geen effect op de vermoeidheid, maar wel op de slaap en de pijn.",
        "It had no effect on fatigue.",
    ),
    (
        "addition",
        "De onderzoekers vonden geen verschil tussen de groepen.",
        "The researchers found no difference between the groups, and went on to say that all of "
        "the patients in both groups should stop the treatment.",
    ),
    ("repetition", "Rust is nodig.", "Rest is is needed."),
    ("repetition", "Neem rust.", "Take a rest and take a rest and take a rest."),
    (
        "repetition",
        "Neem rust als je moe bent van het werk.",
        "When you are tired from work, take a rest when you are tired from work.",
    ),
    ("repetition", "Koorts, hoesten, kou", "Fever, cough, fever, chills"),
    ("number", "Open van 8.00 tot 10.00 uur.", "Open from 8 to 10 p.m."),
    ("number", "Het bracht een ton op.", "It raised €10,000."),
    ("unit", "Het steeg met 8 procentpunt.", "It rose by 8 per cent."),
    ("unit", "Het kost € 2 per meter.", "It costs €2 per kilometre."),
    ("leftover-dutch", "Het feest van mijn nichtje.", "My nichtje's party."),
    ("leftover-dutch", "De overgang viel zwaar.", "The overgang was hard."),
    ("negation", "Je hoeft niet te stoppen.", "You must not stop."),
    ("negation", "Je mag niet stoppen.", "You don't need to stop."),
    (
        "negation",
        "Het zat niet alleen in de darm, maar ook in het bloed.",
        "It was only in the gut, but also in the blood.",
    ),
    ("negation", "Het duurde niet lang of hij werd ziek.", "It was long before he fell ill."),
    ("negation", "De kans is klein, maar niet nul.", "It is unlikely, but it can be ruled out."),
    ("negation", "De een herstelt, de ander niet.", "One recovers, others do too."),
    ("negation", "Hij heeft geen enkele moeite met lopen.", "He has some trouble walking."),
    ("negation", "Er bestaat geen twijfel over.", "There is some doubt about it."),
    ("negation", "Maak je niet druk als het misgaat.", "Do worry if things go wrong."),
    ("negation", "Er is nooit schade gemeld.", "Damage has ever been reported."),
    ("negation", "Het was erger dan ooit, niets hielp.", "It was worse than ever, it helped."),
    ("negation", "Zolang er geen pil is, slaapt hij.", "As long as there is a pill, he sleeps."),
    ("negation", "Tot nu toe kwam er geen antwoord.", "So far there has been an answer."),
    ("negation", "Als je niet slaapt, herstel je niet.", "If you sleep, you don't recover."),
    ("negation", "Lang niet elke patiënt heeft ME.", "Many patients have ME."),
    ("negation", "Zij sliepen niet korter.", "They slept shorter and had more dreams."),
    ("negation", "Ik kan niet meer zonder mijn stok.", "I can't do with my stick any more."),
    ("negation", "Dit komt bij kinderen voor.", "This is not found in children."),
    ("quantifier", "Alleen leden stemmen.", "Not only members vote."),
    ("quantifier", "Beide artsen kwamen.", "One of the doctors came."),
    ("quantifier", "Elke dag is anders.", "Some days are different."),
    ("quantifier", "Een enkele patiënt kwam.", "Most patients came."),
    ("hedge", "Naar verluidt komt hij.", "He is coming."),
    ("hedge", "Je kunt er hoofdpijn van krijgen.", "It will give you a headache."),
    ("direction", "Eergisteren kwam hij.", "He came yesterday."),
    ("direction", "Het sluit om middernacht.", "It closes at noon."),
    ("question", "Helpt rust?", "Rest helps."),
    ("question", "Rust helpt.", "Does rest help?"),
    ("leftover-dutch", "Bij koken en lezen.", "When koken and reading."),
    ("untranslated", "De pijn is terug.", "De pijn is terug."),
    ("untranslated", "De pijn is weer helemaal terug.", "De pijn is weer terug."),
    ("untranslated", "De pijn is terug.", " "),
    ("quotes-brackets", "Zo (zie boven) gaat het.", "This (see above is how it goes."),
    ("quotes-brackets", "Hij zei „ja”.", "He said “yes."),
    ("quotes-brackets", "Hij zei „ja”.", "He said yes."),
    ("quotes-brackets", "Zo (zie boven) gaat het.", "This is how it goes."),
    ("punctuation", "Dit helpt.", "This helps:"),
    ("punctuation", "Dit helpt:", "This helps"),
    ("whitespace", "Dit helpt.", "This  helps."),
    ("whitespace", "Dit helpt.", "This helps ."),
    ("whitespace", "Dit helpt.", " This helps. "),
    ("link", "Zie https://example.org/a.", "See https://example.org/b."),
]


@pytest.mark.parametrize(("rule", "source", "target"), CAUGHT)
def test_a_rule_catches(rule: str, source: str, target: str) -> None:
    findings = found(source, target, rule)
    assert findings
    for finding in findings:
        assert finding.message.endswith((".", "?"))
        for spans, text in (
            (finding.source_spans, finding.source),
            (finding.target_spans, finding.target),
        ):
            assert all(0 <= start < end <= len(text) for start, end in spans)


LEFT_ALONE = [
    ("Ik ben niet zozeer boos als wel moe.", "I am tired rather than angry."),
    ("Als je niet slaapt, herstel je niet.", "If you don't sleep, you don't recover."),
    ("Neem om de zes uur een tablet.", "Take one tablet four times a day."),
    ("Slik elke twaalf uur één capsule.", "Swallow one capsule twice daily."),
    ("Hooguit acht tabletten per etmaal.", "At most eight tablets in any 24-hour period."),
    ("Tussen de 30.000 en 40.000 mensen.", "Between thirty and forty thousand people."),
    ("Het kost € 7,50.", "It costs seven euros fifty."),
    ("Je krijgt € 0,23 per kilometer.", "You get 23 cents per kilometre."),
    ("Wij zijn op werkdagen open.", "We are open Monday to Friday."),
    ("De subsidie loopt tot 31 december 2027.", "The grant runs until the end of 2027."),
    ("Drink 2 tot 2,5 liter.", "Drink between two and two and a half litres."),
    ("Enkele tientallen patiënten.", "A few dozen patients."),
    ("Ook niet op een goede dag.", "Not even on a good day."),
    (
        "De cellen werkten bij patiënten minder goed dan in de controlegroep.",
        "The cells worked better in the control group than in the patient group.",
    ),
    ("Zonder zijn stok kan hij niet weg.", "He can only leave with his stick."),
    ("Je hoeft niet te stoppen.", "You don't have to stop."),
    ("Je mag niet stoppen.", "You must not stop."),
    ("Er bestaat geen twijfel over.", "There is no doubt at all about it."),
    ("Lang niet alle artsen weten dit.", "Only some doctors know this."),
    ("Denk je nooit eens: genoeg?", "Do you ever think: enough?"),
    ("Zij eet niet en zij drinkt niet.", "She neither eats nor drinks."),
    ("U mag niet roken.", "You are not supposed to smoke."),
    ("Stop nooit op eigen houtje.", "Never stop without asking your doctor."),
    ("Niet alleen hij, maar ook zij was moe.", "Both he and she were tired."),
    ("Na corona bleef zij ziek.", "She stayed ill after COVID-19."),
    ("Een van beide artsen kwam.", "One of the doctors came."),
    ("Beide artsen kwamen.", "Both of the doctors came, one of them late."),
    ("Naar verluidt komt hij.", "He is said to be coming."),
    ("Met een beetje geluk komt hij.", "With luck, he will come."),
    ("Morgen wordt het beter dan gisteren.", "Tomorrow will be better than yesterday."),
    ("Gistermorgen kwam hij.", "He came yesterday morning."),
    ("Een enkele patiënt kwam.", "A few patients came."),
    ("Eén op de vijf kwam geen enkele keer.", "20% did not come even once."),
    ("Het bracht bijna een ton op.", "It raised almost €100,000."),
    ("Het bracht anderhalve ton op.", "It raised €150,000."),
    ("De site was van 14.00 tot 17.30 uur dicht.", "The site was closed from 2 to 5.30 p.m."),
    ("Wij komen om 8.00 uur 's avonds.", "We come at 8 p.m."),
    ("Wij komen om 15.30 uur.", "We come at 3:30 pm."),
    ("De krant komt één keer per kwartaal.", "The paper comes four times a year."),
    ("Zij zijn met z'n tweeën.", "There are two of them."),
    ("Het steeg met 8 procentpunt.", "It rose by 8 percentage points."),
    ("Aantal deelnemers", "No. of participants"),
    ("Zolang er geen pil is, helpt rust.", "Until there is a pill, rest helps."),
    ("Nog niet de helft werkt.", "Fewer than half work."),
    ("Het valt niet uit te sluiten dat rust helpt.", "It may be that rest helps."),
    ("Artsen voelen zich onvoldoende toegerust.", "Doctors feel ill-equipped."),
    ("Vrijwel elk onderzoek is klein.", "Almost all studies are small."),
    ("Pas na drie weken rust kon ik lopen.", "It took three weeks of rest before I could walk."),
    ("Bel eerst met uw arts voordat u stopt.", "Never stop without first calling your doctor."),
    ("Beste leden, wij zijn ziek.", "Dear members, We are ill."),
    ("Zeven leden, van wie vier ziek zijn.", "Four of the seven members are ill."),
    ("De eerste resultaten komen eind 2026.", "The first results are due in late 2026."),
    ("Hij slikt geen pijnstillers meer.", "He has been off painkillers since."),
    ("Vergeet niet genoeg te drinken.", "Remember to drink enough."),
    ("In 2019 was het 5%, in 2020 8%.", "It was 8% in 2020 and 5% in 2019."),
    ("Een derde persoon kwam.", "The third person came."),
    ("Wij zijn twee handen op één buik.", "We are close friends."),
    ("Er is tot op heden geen oorzaak gevonden.", "The cause has yet to be found."),
    ("Het was 3 uur 's nachts.", "It was three in the morning."),
    ("Het kost een tientje.", "It costs ten euros."),
    ("Het duurt drie werkdagen.", "It takes three working days."),
    ("Bewaar het tijdens de reis in de koelkast.", "Keep it in the fridge on the journey."),
    ("De waarde was te laag.", "The value was not high enough."),
    ("Hij begreep het pas toen hij ziek werd.", "He did not know until he fell ill."),
    ("Pas als de koorts weg is, mag je naar buiten.", "Wait until the fever is gone to go out."),
    ("Geen enkele patiënt is hetzelfde.", "Every patient is different."),
    (
        "Het onderzoek onder ruim 17.000 mensen is klaar.",
        "The study of over 17,000 people is done.",
    ),
    ("Op de vraag of ze boos is, knikt ze.", "Asked if she is angry, she nods."),
    ("Er kwamen 20 mannen en 12 vrouwen.", "Twelve women and 20 men came."),
    ("Mannen kwamen minder vaak dan vrouwen.", "Women came more often than men."),
    ("De prijs ging van 2 naar 3 euro.", "The price went to 3 euros, from 2 euros."),
    ("Het werkt pas na enkele weken.", "It takes several weeks before it works."),
    ("Zij zorgt voor hem.", "She looks after him."),
    ("In de eerste helft van het jaar daalde het.", "It fell in the first six months."),
    ("Voor mensen van 60 jaar en ouder.", "For people aged 60 and over."),
    ("Het loopt tot en met december 2027.", "It runs until the end of 2027."),
    ("Wil je opzeggen? Stuur een mail.", "To cancel, send an email."),
    ("Hij ligt dag en nacht in bed.", "He lies in bed at all hours."),
    ("Toen sliep Daan.", "Daan was asleep then."),
    ("Bel als de koorts niet zakt.", "Call if you still have a fever."),
    ("Wij raden rust aan.", "We suggest rest."),
    ("Het verschil was niet alleen groot, maar ook blijvend.", "It was both large and lasting."),
    ("Patiënten zonder klachten deden ook mee.", "Symptom-free patients also took part."),
    ("Het was niet-gerandomiseerd.", "It was non-randomised."),
    ("Ik ben niet meer in staat om te werken.", "I am no longer able to work."),
    ("Er is geen koorts, geen hoest en geen pijn.", "There is no fever, cough or pain."),
    ("Het lukte hem niet om te lezen.", "He failed to read."),
    ("Zonder recept krijgt u het niet.", "You need a prescription to get it."),
    ("Anderhalf jaar later was hij beter.", "He was better eighteen months later."),
    ("De dosis was 1,5 g.", "The dose was 1500 mg."),
    ("De helft herstelde.", "Recovery was seen in 50%."),
    ("Een op de vier mensen herstelde.", "A quarter of people recovered."),
    ("Bij een kwart hielp het.", "It helped one in four."),
    ("Beide groepen rustten.", "The two groups rested."),
    ("Het begint om 9 uur.", "It starts at 9 am."),
    ("Het begint om half drie.", "It starts at 2.30 pm."),
    ("In de jaren 90 begon dat.", "That began in the 1990s."),
    ("Zo'n 10.000 mensen kwamen.", "Some 10,000 people came."),
    ("In mei kwam de uitslag.", "The result came in May."),
    ("Maart was droog, mei nat.", "March was dry, May wet."),
    ("Op 14 maart 2023 begon het.", "It began on 14/03/2023."),
    ("Neem het tweemaal daags.", "Take it twice a day."),
    ("De groep was te klein.", "The group was not large enough."),
    ("De klachten namen niet af.", "Symptoms did not decrease."),
    ("Voor mensen die na de test ziek werden.", "For people who fell ill after the test."),
    ("Het is mogelijk om te bellen.", "You can call us."),
    ("Je kunt het zien als een wegversperring.", "Think of it as a road block."),
    ("Dit komt zelden voor.", "This is rare."),
    ("Stress hangt samen met pijn.", "Stress is linked to pain."),
    ("Dr. Jansen werkt in Parijs.", "Dr Jansen works in Paris."),
    ("De Gezondheidsraad kwam met een advies.", "The Health Council gave its advice."),
    ("Het RIVM meldt dat.", "The RIVM says so."),
    ("In de VS is dat anders.", "In the US that is different."),
    ("Zij heeft ME/CVS.", "She has ME/CFS."),
    ("Ze was heel heel moe.", "She was very, very tired."),
    ("Het boek heet „De kracht van rust”.", "The book is called “De kracht van rust”."),
    ("IBM", "IBM"),
    ("Rob Wüst, Anna Jansen", "Rob Wüst, Anna Jansen"),
    ("Zie https://example.org/a.", "See https://example.org/a."),
    ("Bel 112!", "Call 112."),
    ("Of dat helpt, is niet zeker.", "Whether that helps is not certain."),
    ("Dat helpt om de uitkomst op waarde te schatten.", "That helps you to weigh up the result."),
    ("Wat staat erin, en wat niet?", "What does it say, and what doesn't it say?"),
    ("Dat is voor een groot deel onbekend.", "That is then largely unknown."),
    ("Dat is niet altijd te zien.", "That cannot always be seen."),
    ("Rust komt vóór je moe bent en niet pas erna.", "Rest comes first and not only afterwards."),
    ("Cellen delen zich om schade te herstellen.", "Cells divide to repair damage."),
    ("De Wereldgezondheidsorganisatie zegt dat.", "The World Health Organization says so."),
    ("Van Nederlands naar Engels", "From Dutch to English"),
    ("Vul je E-mailadres in.", "Fill in your Email address."),
    ("Dat is niet ongewoon.", "That is common."),
    ("De dosis is niet hoog.", "The dose is low."),
    ("Niet elke arts begrijpt dat.", "Many doctors are puzzled by it."),
    ("De arts raadt af om dat aan te bieden.", "The doctor advises against offering that."),
    ("Het komt niet bij iedereen voor.", "It does not happen in everyone."),
    ("Een handjevol mensen viel uit.", "A few people dropped out."),
    ("Het begint om half acht.", "It begins at 7.30."),
    ("Het begint om 12.00 uur.", "It begins at noon."),
    ("Het kostte 2.500 euro.", "It cost two and a half thousand euros."),
    ("Een of twee mensen kwamen.", "A few people came."),
    ("Meer dan de helft kwam.", "Most of them came."),
    ("Gebruik niet meer dan 4 tabletten.", "Take no more than 4 tablets."),
    (
        "Het is niet bedoeld voor kinderen onder de 2 jaar.",
        "Do not give it to children under 2 years old.",
    ),
    ("Op een enkele uitzondering na kwam iedereen.", "Nearly everyone came."),
    ("Niets helpt, behalve rust.", "Rest is the only thing that helps."),
    ("Een kwart van de leden viel uit.", "One member in four dropped out."),
    ("Ze liet me nooit vallen.", "She has always been there for me."),
    ("Niemand raakte gewond.", "Everyone was unharmed."),
    ("Hij zit in groep zeven.", "He is in his second-to-last year of primary school."),
    ("Wacht niet langer dan 2 uur.", "Don't wait for more than 2 hours."),
    ("Denk eraan dat dit bewezen klein is.", "Remember that this has been proven small."),
]


@pytest.mark.parametrize(("source", "target"), LEFT_ALONE)
def test_good_translations_are_left_alone(source: str, target: str) -> None:
    findings = judge(source, target)
    assert [f for f in findings if f.severity != Severity.NOTICE] == []


def test_the_words_are_marked_on_both_sides() -> None:
    (finding,) = found("De dosis was 1,5 mg.", "The dose was 15 mg.", "number")
    assert marked(finding) == (["1,5 mg"], ["15 mg"])
    assert finding.message == "The source says “1,5 mg”, the translation “15 mg”."


def test_a_lost_negation_is_told_in_plain_words() -> None:
    (finding,) = found("Rust helpt niet.", "Rest helps.", "negation")
    assert finding.message == "The Dutch says “niet”, the English has no negation."
    assert marked(finding) == (["niet"], [])


def test_an_ability_that_is_not_said_is_only_noticed() -> None:
    (person,) = found("Ik kan hem zien.", "I see him.", "hedge")
    (thing,) = found("Rust kan helpen.", "Rest helps.", "hedge")
    assert (person.severity, thing.severity) == (Severity.NOTICE, Severity.WARNING)


def test_what_can_have_good_reasons_is_only_noticed() -> None:
    assert {f.severity for f in found("Volgens Wüst klopt dat.", "He agrees.", "name")} == {
        Severity.NOTICE
    }
    assert {f.severity for f in found("Het RIVM zei dat.", "They said so.", "acronym")} == {
        Severity.NOTICE
    }


def headings(source: str, target: str, kind: Kind) -> list[str]:
    pair = Pair(source=source, target=target, kind=kind)
    return [f.rule for f in check_pairs([pair]) if f.rule == "heading-case"]


def test_a_heading_is_written_as_a_sentence() -> None:
    source = "Waarom rust nemen zo belangrijk is"
    titled = "Why Taking Rest Matters Very Much"
    assert headings(source, titled, Kind.HEADING) == ["heading-case"]
    assert headings(source, titled, Kind.PARAGRAPH) == []
    assert headings(source, "Why taking rest matters very much", Kind.HEADING) == []
    assert (
        headings("Over Rob Wüst en Anna Jansen", "About Rob Wüst and Anna Jansen", Kind.TITLE) == []
    )


MARKUP = [
    ("link", "Zie [hier](a.md).", "See [here](b.md).", 2),
    ("link", "Zie [hier](a.md).", "See here.", 1),
    ("link", "Zie [hier](a.md).", "See [here](a.md).", 0),
    ("link", "Rust helpt.[^1]", "Rest helps.", 1),
    ("link", "Zie [hier][bron].", "See [here][bron].", 0),
    ("link", "Zie <https://example.org/>.", "See <https://example.org/x>.", 2),
    ("link", "Zie [hier].", "See [here].", 0),
    ("markup", "Dit is **heel** erg.", "This is very bad.", 1),
    ("markup", "Dit is **heel** erg.", "This is **very** bad.", 0),
    ("markup", "Typ `make site`.", "Type `make page`.", 2),
    ("markup", "H<sub>2</sub>O", "H2O", 1),
    ("number", "Zie [hier](5.md).", "See [here](5.md).", 0),
    ("negation", "Zie [dit](niet.md).", "See [this](niet.md).", 0),
]


@pytest.mark.parametrize(("rule", "source", "target", "count"), MARKUP)
def test_markdown_is_compared_as_markdown(rule: str, source: str, target: str, count: int) -> None:
    pair = Pair(source=source, target=target)
    assert len([f for f in check_pairs([pair]) if f.rule == rule]) == count


def test_stars_in_plain_text_are_just_stars() -> None:
    assert judge("2 * 3 * 4 is 24.", "2 * 3 * 4 is 24.") == ()
    assert found("*Let op*", "Note", "markup") == ()


def test_other_languages_keep_the_rules_that_need_no_words() -> None:
    pair = Pair(source="Er waren 108 mensen, niet 10.", target="Es waren 180 Leute, nicht 10.")
    rules = {finding.rule for finding in check_pairs([pair], target=Locale("de"))}
    assert rules == {"number"}


def test_a_region_does_not_change_the_language() -> None:
    pair = Pair(source="Rust helpt niet.", target="Rest helps.")
    assert [f.rule for f in check_pairs([pair], target=Locale("en-gb"))] == ["negation"]


def test_every_rule_has_a_name_of_its_own_and_says_what_it_does() -> None:
    names = [rule.name for rule in RULES]
    assert len(set(names)) == len(names)
    assert all(rule.summary.endswith(".") for rule in RULES)


def severities(source: str, target: str, rule: str) -> list[Severity]:
    return [finding.severity for finding in found(source, target, rule)]


def test_every_pair_of_opposites_has_a_name_of_its_own() -> None:
    names = [row["name"] for row in read("opposites")["pair"]]
    assert len(set(names)) == len(names)


def test_a_lost_negation_is_worse_where_the_rest_is_said_in_the_same_words() -> None:
    assert severities("Hij verloor het niet.", "He lost it.", "negation") == [Severity.ERROR]
    assert severities("Hij verloor het niet.", "He kept it.", "negation") == []
    assert severities("Hij knutselt niet.", "He tinkers.", "negation") == [Severity.WARNING]
    assert severities("Hij praatte.", "He did not talk.", "negation") == [Severity.ERROR]
    source = "Zonder bril kan ze de ondertiteling niet lezen."
    positive = "She needs her glasses to read the subtitles."
    assert severities(source, positive, "negation") == [Severity.NOTICE]


def test_abbreviations_of_one_concept_belong_together() -> None:
    source, target = "De BHB is dicht.", "The BBB is closed."
    assert [f.rule for f in judge(source, target)] == ["acronym"]
    assert judge(source, target, abbreviations=[("BHB", "BBB")]) == ()
    assert judge(source, "The XYZ is closed.", abbreviations=[("BHB", "BBB")]) != ()


APART = [
    ("Is er een *niet* weggevallen?", "Has a *niet*{ lang=nl } (not) been lost?"),
    ("Is er een niet weg?", 'Has a <span lang="nl">niet</span> (not) gone missing?'),
    ("Zoek `geen` en `niet` op.", "Look up `geen` and `niet`."),
    ("Wij schrijven `1,5 mg`. Dat is goed.", "We write `1,5 mg`. That is good."),
]


@pytest.mark.parametrize(("source", "target"), APART)
def test_words_marked_as_another_language_are_no_prose(source: str, target: str) -> None:
    found = check_pairs([Pair(source=source, target=target)])
    assert [finding for finding in found if finding.rule != "markup"] == []


def test_list_items_may_lose_their_semicolon() -> None:
    item = Pair(source="hersenmist;", target="brain fog", kind=Kind.LIST_ITEM)
    text = Pair(source="hersenmist;", target="brain fog")
    assert list(check_pairs([item])) == []
    assert [f.rule for f in check_pairs([text])] == ["punctuation"]
