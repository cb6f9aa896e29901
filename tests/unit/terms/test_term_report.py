from __future__ import annotations

from tweetalig.model import Term
from tweetalig.terms.matching import Matcher
from tweetalig.terms.report import Outcome, TermPage, term_report
from tweetalig.terms.verify import Passage


def page(matcher: Matcher, name: str, *pairs: tuple[str, str]) -> TermPage:
    passages = tuple(
        Passage(source=source, target=target, matches=matcher.matches(source), line=line)
        for line, (source, target) in enumerate(pairs, start=1)
    )
    return TermPage(
        source=f"docs/nl/{name}.md", target=f"docs/en/{name}.md", title=name, passages=passages
    )


def test_every_mention_has_an_outcome(terms: tuple[Term, ...], matcher: Matcher) -> None:
    first = page(
        matcher,
        "a",
        ("Hersenmist is hersenmist.", "Brain fog is just that."),
        ("Hersenmist", "Cognitive dysfunction"),
        ("Hersenmist", "Brain mist"),
        ("Hersenmist", "Mist"),
        ("Hersenmist", ""),
        ("bloedstolling", "thrombosis"),
    )
    second = page(matcher, "b", ("De cel", "The cells"), ("Hersenmist", "brain fog"))
    report = term_report(terms, [first, second])
    assert [row.term.headword for row in report.concepts] == ["hersenmist", "cel", "stolling"]
    fog, cell, clotting = report.concepts
    assert [(o.line, o.target, o.outcome.value) for o in fog.cells[0].occurrences] == [
        (1, "Brain fog", "rendered"),
        (1, "", "implied"),
        (2, "Cognitive dysfunction", "rendered"),
        (3, "Brain mist", "forbidden"),
        (4, "", "missing"),
        (5, "", "untranslated"),
    ]
    assert fog.renderings == (("brain fog", 2), ("brain mist", 1), ("cognitive dysfunction", 1))
    assert fog.consistency == 0.5
    assert [len(row.occurrences) for row in report.concepts] == [7, 1, 1]
    assert clotting.occurrences[0].outcome is Outcome.NARROWER
    assert clotting.consistency == 1.0
    assert cell.cells[0].occurrences == ()
    assert cell.cells[1].count(Outcome.RENDERED) == 1
    assert report.forbidden == 1
    assert report.share_right == 5 / 7
    assert [p.title for p in report.pages] == ["a", "b"]


def test_a_report_of_nothing_is_right(terms: tuple[Term, ...]) -> None:
    report = term_report(terms, [])
    assert (report.concepts, report.share_right, report.forbidden) == ((), 1.0, 0)


def test_whole_mentions_get_their_rendering_before_last_parts(
    terms: tuple[Term, ...], matcher: Matcher
) -> None:
    one = page(matcher, "a", ("Bloedstolling en stolling.", "Thrombosis and clotting."))
    (row,) = term_report(terms, [one]).concepts
    assert [(o.source, o.target) for o in row.occurrences] == [
        ("stolling", ""),
        ("stolling", "clotting"),
    ]
