"""cli/console.py: plain lines where there is no terminal."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tweetalig.cli.console import Console


def test_progress_is_plain_lines_with_the_time_left(capsys: pytest.CaptureFixture[str]) -> None:
    times: Iterator[float] = iter([0.0, 1.0, 20.0, 600.0, 700.0])
    with Console(clock=lambda: next(times)).progress("Drafting", unit="sentences") as step:
        for done, total in ((1, 100), (10, 100), (50, 100), (100, 100)):
            step(done, total)
    out, err = capsys.readouterr()
    assert out == ""
    assert err.splitlines() == [
        "Drafting: 10 of 100 sentences, about 3 min 0 s left",
        "Drafting: 50 of 100 sentences, about 10 min 0 s left",
        "Drafting: 100 of 100 sentences",
    ]


def test_messages_go_to_standard_error_as_they_are(capsys: pytest.CaptureFixture[str]) -> None:
    Console().say("[bold]PEM[/bold] :smile:")
    assert capsys.readouterr() == ("", "[bold]PEM[/bold] :smile:\n")


def test_on_a_terminal_there_is_a_bar(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    with Console().progress("Drafting", unit="sentences") as step:
        step(3, 7)
    assert "3/7" in capsys.readouterr().err
