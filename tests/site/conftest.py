"""One example site, with a page in every state, built once for all tests of the pages."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from tweetalig.model import Locale, PageState, PageStatus, State, Term
from tweetalig.publish.inputs import AlignedConcept, AlignedPlace, SiteInput, read_site
from tweetalig.publish.site import BuildReport, build
from tweetalig.settings import Settings, load_settings

NL, EN = Locale("nl"), Locale("en")
REPOSITORY = Path(__file__).parents[2]

STATES: Mapping[str, tuple[PageStatus, Mapping[State, int]]] = {
    "index.md": (PageStatus.REVIEWED, {State.REVIEWED: 8}),
    "over.md": (PageStatus.REVIEWED, {State.REVIEWED: 4}),
    "artikelen/pem.md": (PageStatus.REVIEWED, {State.REVIEWED: 40}),
    "artikelen/hersenmist.md": (PageStatus.MACHINE, {State.DRAFT: 9}),
    "artikelen/pacing.md": (PageStatus.MACHINE, {State.DRAFT: 3, State.REVIEWED: 6}),
    "artikelen/slaap.md": (PageStatus.OUTDATED, {State.OUTDATED: 1, State.REVIEWED: 3}),
    "artikelen/huisarts.md": (
        PageStatus.PARTIAL,
        {State.UNTRANSLATED: 3, State.REVIEWED: 5, State.DRAFT: 1},
    ),
    "artikelen/techniek.md": (PageStatus.REVIEWED, {State.REVIEWED: 30}),
    "artikelen/nieuw.md": (PageStatus.UNTRANSLATED, {State.UNTRANSLATED: 4}),
}

TERMS = (
    Term(
        headword="hersenmist",
        translation="brain fog",
        definition="Moeite met denken, alsof er mist in je hoofd hangt.",
        definition_target="Difficulty with thinking, as if there were fog in your head.",
        origin="een voorbeeld",
    ),
    Term(
        headword="PEM",
        translation="PEM",
        expansion="post-exertionele malaise",
        expansion_target="post-exertional malaise",
        case_sensitive=True,
        definition="Klachten die na een inspanning erger worden.",
        definition_target="Symptoms that get worse after exertion.",
    ),
    Term(headword="energiegrens", translation="energy limit"),
)

ALIGNED = (
    AlignedConcept(
        headword="hersenmist",
        renderings=(("brain fog", 2), ("cognitive dysfunction", 1)),
        places={
            "artikelen/hersenmist.md": (
                AlignedPlace(text="Brain fog", is_right=True),
                AlignedPlace(text="It is like mist."),
            ),
            "artikelen/nieuw.md": (AlignedPlace(text=""),),
        },
    ),
    AlignedConcept(
        headword="PEM",
        renderings=(("PEM", 2), ("fatigue", 1)),
        places={
            "artikelen/pem.md": (AlignedPlace(text="What is PEM?", is_right=True),),
            "artikelen/pacing.md": (AlignedPlace(text="This is fatigue.", is_forbidden=True),),
        },
    ),
)


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """The example's files, with the repository's own mkdocs.yml."""
    root = tmp_path_factory.mktemp("example")
    shutil.copytree(REPOSITORY / "tests" / "site" / "example", root, dirs_exist_ok=True)
    shutil.copy(REPOSITORY / "mkdocs.yml", root)
    return load_settings(root)


@pytest.fixture(scope="session")
def site(example: Settings) -> SiteInput:
    states = {
        path: PageState(
            source=f"docs/nl/{path}",
            target=f"docs/en/{path}",
            locale=EN,
            title=path,
            status=status,
            segments=segments,
        )
        for path, (status, segments) in STATES.items()
    }
    made = read_site(example, states={EN: states}, terms={EN: TERMS})
    return replace(made, aligned={EN: ALIGNED})


@pytest.fixture(scope="session")
def built(site: SiteInput) -> BuildReport:
    return build(site, site_dir=site.settings.site)
