"""A first look shows what the queries show, changes nothing, and looks only at a project at rest."""

import shutil
from pathlib import Path

import pytest

from tests.factories import make_claim, make_link, make_quote, make_source, make_speaker
from tracker import migrations
from tracker.queries import claims, quotes, sources, speakers
from tracker.queries.fast import ROWS
from tracker.records import QuoteFilter, QuoteKind, Stance
from tracker.services import claims as claim_steps
from tracker.services import first_look, lock, project
from tracker.services import quotes as quote_steps
from tracker.services.sample import create_sample
from tracker.sqlite import sqlite3


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A small project at rest."""
    made = tmp_path / "مشروع.isnad"
    project.create(made)
    with project.open_project(made) as opened:
        make_quote(opened)
    return made


def assert_it_shows_what_the_queries_show(path: Path) -> None:
    seen = first_look.look(path)
    assert seen is not None
    with project.open_project(path) as opened:
        everything = QuoteFilter()
        assert list(seen.rows) == list(quotes.rows(opened, QuoteFilter(limit=ROWS)))
        assert seen.quote_ids == quotes.ids(opened, everything)
        assert seen.counts == {
            "quote": quotes.count(opened, everything),
            "claim": claims.count(opened),
            "speaker": speakers.count(opened),
            "source": len(list(sources.rows(opened))),
        }
        assert seen.marks["uid"] == project.value(opened, "uid")


def test_it_shows_the_sample_as_the_queries_do(tmp_path: Path) -> None:
    path = tmp_path / "sample.isnad"
    create_sample(path)
    assert_it_shows_what_the_queries_show(path)


def test_it_shows_what_is_trashed_undated_and_many_as_the_queries_do(path: Path) -> None:
    with project.open_project(path) as opened:
        statement = make_source(opened, title="بيان", published_on="2016-02")
        speaker = make_speaker(opened, "النائب")
        claim, gone = make_claim(opened), make_claim(opened, "ادعاء حُذف")
        for number in range(ROWS + 20):
            quote = make_quote(
                opened,
                speaker,
                text=f"القول {number}",
                origin_id=statement if number % 3 else None,
                said_on="" if number % 2 else f"2015-0{1 + number % 9}",
                kind=QuoteKind.INDIRECT if number % 5 else QuoteKind.DIRECT,
            )
            make_link(opened, quote, claim, Stance.DISPUTES)
            if number % 4:
                make_link(opened, quote, gone)
            if number % 7 == 0:
                quote_steps.trash(opened, quote)
        claim_steps.trash(opened, gone)
    assert_it_shows_what_the_queries_show(path)


def test_it_leaves_everything_as_it_was(path: Path) -> None:
    before = path.read_bytes(), sorted(path.parent.iterdir())
    assert first_look.look(path) is not None
    assert (path.read_bytes(), sorted(path.parent.iterdir())) == before


def test_it_does_not_look_at_what_is_in_use(path: Path) -> None:
    with project.open_project(path):
        assert first_look.look(path) is None
    with lock.held(path):
        assert first_look.look(path) is None
    assert first_look.look(path) is not None


@pytest.mark.parametrize("beside", ["-wal", "-journal"])
def test_it_does_not_look_at_what_was_not_closed_in_order(path: Path, beside: str) -> None:
    path.with_name(path.name + beside).write_bytes(b"something")
    assert first_look.look(path) is None


@pytest.mark.parametrize(
    "statement",
    [
        f"PRAGMA user_version = {migrations.newest() + 1}",
        "PRAGMA user_version = 0",
        "PRAGMA application_id = 7",
        "DROP TABLE project",
        "PRAGMA journal_mode = WAL",
    ],
)
def test_what_is_not_a_project_of_this_version_is_left_to_the_opening(path: Path, statement: str) -> None:
    connection = sqlite3.connect(path)
    connection.execute(statement)
    connection.commit()
    connection.close()
    assert first_look.look(path) is None


def test_other_files_and_no_file_show_nothing(tmp_path: Path, path: Path) -> None:
    text = tmp_path / "نص.txt"
    text.write_text("ليس مشروعًا", encoding="utf-8")
    short = Path(shutil.copy(path, tmp_path / "مبتور.isnad"))
    short.write_bytes(path.read_bytes()[:5000])
    for each in (text, short, tmp_path, tmp_path / "لا وجود له"):
        assert first_look.look(each) is None


def test_a_project_that_may_only_be_read_is_left_to_the_opening(path: Path) -> None:
    path.chmod(0o400)
    assert first_look.look(path) is None
