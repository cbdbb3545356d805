"""One thing done to all quotes that a filter shows, from the command line."""

from pathlib import Path

import pytest

from tests.factories import content, make_claim, make_link, make_quote, make_speaker
from tests.tracker.cli.conftest import Ask, Run
from tracker.queries import history, quotes
from tracker.records import QuoteFilter, QuoteStatus, Stance
from tracker.services import project as projects


@pytest.fixture
def filled(path: Path) -> Path:
    with projects.open_project(path) as project:
        salma, murad = make_speaker(project), make_speaker(project, "مراد السنبلي")
        for speaker, text in ((salma, "الجسر آمن"), (salma, "الجسر قديم"), (murad, "الطريق مفتوح")):
            make_quote(project, speaker, text=text)
        make_link(project, 1, make_claim(project), Stance.DISPUTES)
    return path


def statuses(path: Path) -> list[QuoteStatus]:
    with projects.open_project(path, writable=False) as project:
        return [row.quote.status for row in quotes.rows(project, QuoteFilter())]


def test_the_status_of_all_that_the_filter_shows_in_one_step(run: Run, filled: Path) -> None:
    done = run("bulk", filled, "status", "confirmed", "--speaker", "سلمى الحداد")
    assert (done.code, done.out) == (0, "")
    assert "اقتباسان" in done.err
    assert statuses(filled) == [QuoteStatus.CONFIRMED, QuoteStatus.CONFIRMED, QuoteStatus.UNREVIEWED]
    run("undo", filled)
    assert statuses(filled) == [QuoteStatus.UNREVIEWED] * 3


def test_a_trial_says_how_many_and_changes_nothing(run: Run, filled: Path) -> None:
    before = filled.read_bytes()
    done = run("bulk", filled, "trash", "--search", "الجسر", "--dry-run")
    assert done.code == 0
    assert "اقتباسان" in done.err
    assert filled.read_bytes() == before


def test_without_a_filter_all_must_be_said(run: Run, ask: Ask, filled: Path) -> None:
    assert run("bulk", filled, "trash").code == 1
    assert len(statuses(filled)) == 3
    ask("bulk", filled, "trash", "--all")
    assert statuses(filled) == []


def test_linking_refuses_other_stances_until_they_may_be_changed(run: Run, ask: Ask, filled: Path) -> None:
    refused = run("bulk", filled, "link", "1", "--as", "supports", "--search", "الجسر")
    assert refused.code == 1
    assert "اقتباس واحد" in refused.err
    ask("bulk", filled, "link", "1", "--as", "supports", "--search", "الجسر", "--change-stances")
    with projects.open_project(filled) as project:
        assert [*quotes.ids(project, QuoteFilter(claims=(1,), stances=(Stance.SUPPORTS,)))] == [1, 2]
    ask("bulk", filled, "unlink", "1", "--speaker", "سلمى الحداد")
    with projects.open_project(filled) as project:
        assert quotes.count(project, QuoteFilter(claims=(1,))) == 0
        newest = history.newest(project)
        assert newest is not None
        assert newest.name == "unlink_quotes"


def test_another_speaker_is_given_to_all(ask: Ask, filled: Path) -> None:
    ask("bulk", filled, "speaker", "مراد السنبلي", "--speaker", "سلمى الحداد")
    with projects.open_project(filled) as project:
        assert quotes.count(project, QuoteFilter(speakers=(2,))) == 3


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("status",), 2),
        (("status", "sure", "--all"), 1),
        (("link", "1", "--all"), 2),
        (("trash", "1", "--all"), 2),
        (("burn", "--all"), 2),
        (("link", "7", "--as", "supports", "--all"), 1),
    ],
)
def test_what_cannot_be_meant_changes_nothing(
    run: Run, filled: Path, arguments: tuple[str, ...], code: int
) -> None:
    with projects.open_project(filled) as project:
        before = content(project)
    assert run("bulk", filled, *arguments).code == code
    with projects.open_project(filled) as project:
        assert content(project) == before


def test_the_history_tells_of_neighbours_together(ask: Ask, filled: Path) -> None:
    ask("bulk", filled, "status", "confirmed", "--all")
    told = ask("history", filled, "--limit", "1", "--language", "en").splitlines()
    assert len(told) == 2
    assert "1" in told[1]
    assert "3" in told[1]
