from __future__ import annotations

from pathlib import Path

import pytest

from tweetalig.files import read_text
from tweetalig.model import Locale, Term
from tweetalig.terms.glossary import load_glossary
from tweetalig.terms.matching import Matcher

LABELLED = Path(__file__).parents[2] / "golden" / "terms" / "glossary.yml"

GLOSSARY = """\
terms:
  - term: PEM
    expansion: post-exertionele malaise
    en:
      term: PEM
      expansion: post-exertional malaise
      forbidden: [after-effort malaise]
  - term: ME/CVS
    pos: proper-noun
    en: {term: ME/CFS, forbidden: [ME/CVS]}
  - term: hersenmist
    variants: [breinmist]
    en: {term: brain fog, accepted: [cognitive dysfunction], forbidden: [brain mist, heart disease]}
  - term: endotheel
    en: {term: endothelium, modifier: endothelial, forbidden: [endotheel]}
  - term: cel
    en: {term: cell, forbidden: [jail cell]}
  - term: stolling
    en: {term: clotting, accepted: [coagulation], forbidden: [curdling]}
  - term: bacterie
    en: {term: bacterium, plural: bacteria, forbidden: [germ]}
  - term: bloed-hersenbarrière
    abbreviation: BHB
    en: {term: blood-brain barrier, abbreviation: BBB}
  - term: richtlijn
    en: {term: guideline, forbidden: [guide line, directive]}
  - term: huisarts
    en: {term: GP, accepted: [general practitioner], forbidden: [house doctor]}
  - term: darm
    en: {term: gut, accepted: [intestine]}
  - term: microbioom
    en: {term: microbiome}
  - term: hartkloppingen
    en: {term: palpitations}
  - term: LDN
    keep: true
"""


@pytest.fixture(scope="session")
def terms() -> tuple[Term, ...]:
    return load_glossary(GLOSSARY, path="glossary.yml", target=Locale("en"))


@pytest.fixture(scope="session")
def matcher(terms: tuple[Term, ...]) -> Matcher:
    return Matcher(terms)


@pytest.fixture(scope="session")
def labelled_matcher() -> Matcher:
    text = read_text(LABELLED)
    return Matcher(load_glossary(text, path=str(LABELLED), target=Locale("en")))
