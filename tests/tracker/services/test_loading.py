"""Great numbers of records: indexes, totals and search are as if each had been stored by itself."""

import random
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest

from tests.factories import content, make_claim, make_link, make_quote, make_speaker
from tests.tracker.exchange.importing.taking import take_in, write_rows
from tracker.db import Begun, Project
from tracker.errors import Cancelled
from tracker.exchange.importing import staging, storing
from tracker.exchange.importing.model import Options
from tracker.exchange.importing.reading import read_table
from tracker.exchange.importing.run import import_table
from tracker.search.drift import drift
from tracker.services import behind, history, loading, many_rows
from tracker.services.operation import Step, operation
from tracker.sqlite import sqlite3


def schema(project: Project) -> list[tuple[str, str]]:
    sql = "SELECT name, sql FROM sqlite_schema ORDER BY name"
    return [(name, sql) for name, sql in project.read(sql)]


def counted(project: Project) -> dict[tuple[str, str], int]:
    """What the tallies should say, counted row by row."""
    found: dict[tuple[str, str], int] = {}
    for what, column, table in (
        ("status", "status", "quote"),
        ("kind", "kind", "quote"),
        ("day", "coalesce(first_day, '')", "quote"),
    ):
        sql = f"SELECT {column}, count(*) FROM {table} WHERE deleted_at IS NULL GROUP BY 1"
        found |= {(what, value): number for value, number in project.read(sql)}
    for what, column in (("stance", "stance"), ("verdict", "verdict_id")):
        sql = (
            f"SELECT CAST({column} AS TEXT), count(DISTINCT quote_id) FROM link"
            f" WHERE deleted_at IS NULL AND {column} IS NOT NULL GROUP BY 1"
        )
        found |= {(what, value): number for value, number in project.read(sql)}
    return found


def tallies(project: Project) -> dict[tuple[str, str], int]:
    rows = project.read("SELECT what, value, number FROM tally WHERE number <> 0")
    return {(what, value): number for what, value, number in rows}


def rows_of(number: int, seed: int) -> Sequence[str]:
    some = random.Random(seed)
    return [
        f"قول {n % (number - 20)},قائل {some.randrange(9)},{some.choice(['', '2016', '2016-02-05'])},"
        f"{some.choice(['confirmed', 'unreviewed'])},ادعاء {some.randrange(6)},"
        f"{some.choice(['supports', 'disputes'])},{some.choice(['True', 'False', ''])}"
        for n in range(number)
    ]


HEADERS = "quote,speaker,said_on,status,claim,stance,verdict"


@pytest.fixture
def worked_on(project: Project) -> Project:
    """A project with work of its own, some of it in the trash."""
    speaker, claim = make_speaker(project, "قائل 1"), make_claim(project, "ادعاء 1")
    first = make_quote(project, speaker, text="قول 3", said_on="2016")
    make_quote(project, speaker, text="من قبل")
    make_link(project, first, claim)
    make_link(project, make_quote(project, speaker, text="سيُرمى"), claim)
    history.undo(project)
    return project


@pytest.mark.parametrize("part", [70, 10**9])
@pytest.mark.parametrize("fewest", [1, 10**9])
def test_totals_search_and_schema_are_the_same_in_bulk_as_one_by_one(
    worked_on: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fewest: int, part: int
) -> None:
    monkeypatch.setattr(loading, "FEWEST", fewest)
    monkeypatch.setattr(many_rows, "WRITTEN_BEHIND", part)
    monkeypatch.setattr(storing, "BATCH", 20)
    monkeypatch.setattr(staging, "PART", 20)
    before, told = schema(worked_on), content(worked_on)
    with worked_on.connected():
        take_in(worked_on, write_rows(tmp_path / "t.csv", HEADERS, rows_of(300, 1)))
        assert tallies(worked_on) == counted(worked_on)
        assert schema(worked_on) == before
        assert list(drift(worked_on.database)) == []
        take_in(worked_on, write_rows(tmp_path / "u.csv", HEADERS, rows_of(200, 2)))
        assert tallies(worked_on) == counted(worked_on)
        history.undo(worked_on)
        history.undo(worked_on)
        assert tallies(worked_on) == counted(worked_on)
    assert content(worked_on) == told


def test_a_bulk_load_that_fails_puts_the_schema_back(
    worked_on: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loading, "FEWEST", 1)
    before = schema(worked_on)

    def fail(step: Step) -> None:
        with loading.in_bulk(step.project.database, 10):
            assert schema(worked_on) != before
            raise ZeroDivisionError

    with worked_on.connected():
        with pytest.raises(ZeroDivisionError), operation(worked_on, "import") as step:
            fail(step)
        assert schema(worked_on) == before


def test_an_import_stopped_while_words_are_written_leaves_nothing(
    worked_on: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(many_rows, "WRITTEN_BEHIND", 40)
    monkeypatch.setattr(staging, "PART", 20)
    before, told = schema(worked_on), content(worked_on)
    begun: list[int] = []
    write = behind.Indexing.write

    def noted(indexing: behind.Indexing, first_id: int, words: Iterable[bytes]) -> None:
        write(indexing, first_id, words)
        begun.append(first_id)

    def stop(_done: int, _total: int) -> None:
        if len(begun) == 2:
            raise Cancelled

    monkeypatch.setattr(behind.Indexing, "write", noted)
    path = write_rows(tmp_path / "t.csv", HEADERS, rows_of(300, 4))
    with worked_on.connected():
        with pytest.raises(Cancelled):
            import_table(worked_on, read_table(path, Options()), path, Options(), progress=stop)
        assert (schema(worked_on), content(worked_on)) == (before, told)
        assert worked_on.read("SELECT name FROM sqlite_temp_schema") == []
        assert list(drift(worked_on.database)) == []


def test_words_that_cannot_be_written_end_the_step(worked_on: Project) -> None:
    def store(step: Step) -> None:
        with behind.indexing(step.project.database) as indexing:
            indexing.write(1, [b"word"])
            indexing.wait()

    told = content(worked_on)
    with worked_on.connected():
        with pytest.raises(sqlite3.OperationalError), operation(worked_on, "import") as step:
            step.project.database.execute_sql("ALTER TABLE quote RENAME COLUMN order_key TO elsewhere")
            store(step)
        assert content(worked_on) == told
        assert list(drift(worked_on.database)) == []


def test_an_interrupt_while_words_are_waited_for_waits_all_the_same(
    worked_on: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited: list[bool] = []
    wait = Begun.wait

    def interrupted(begun: Begun) -> None:
        waited.append(begun.is_over)
        if len(waited) == 1:
            raise KeyboardInterrupt
        wait(begun)

    monkeypatch.setattr(Begun, "wait", interrupted)
    monkeypatch.setattr(Begun, "is_over", property(lambda _begun: len(waited) > 1))
    told = content(worked_on)
    with worked_on.connected():
        with pytest.raises(KeyboardInterrupt), operation(worked_on, "import") as step:  # noqa: SIM117
            with behind.indexing(step.project.database) as indexing:
                indexing.write(1, [b"word"])
                indexing.wait()
        assert len(waited) == 2
        assert content(worked_on) == told


def test_one_entry_of_the_history_stands_for_all_records_of_a_kind(project: Project, tmp_path: Path) -> None:
    take_in(project, write_rows(tmp_path / "t.csv", HEADERS, rows_of(300, 3)))
    changes = project.read("SELECT entity, count(*) FROM change GROUP BY entity")
    assert dict(changes) == {"speaker": 1, "claim": 1, "quote": 1, "link": 1}
