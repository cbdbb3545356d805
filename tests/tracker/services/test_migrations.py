"""Migrations: the schema as the models say it, and older files brought to it or left as they were."""

import contextlib
import stat
from pathlib import Path

import pytest
from peewee import OperationalError, SqliteDatabase

from tests.factories import make_quote
from tests.tracker.faults import disk
from tests.tracker.faults.older import make_older
from tracker import db, migrations, models
from tracker.errors import ProjectRefused, StorageFailed
from tracker.queries import quotes as quote_queries
from tracker.records import QuoteFilter
from tracker.services import backup, lock
from tracker.services import project as projects
from tracker.services.recognize import schema_number
from tracker.sqlite import sqlite3


def shape(database: SqliteDatabase) -> dict[str, object]:
    """Every table's columns, foreign keys and indexes, and whether it is strict."""
    found: dict[str, object] = {}
    tables = database.execute_sql("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
    for (table,) in tables:
        if "_index" in table:  # the search index has no model
            continue
        parts = [
            sorted(map(repr, database.execute_sql(f"PRAGMA {part}({table})").fetchall()))
            for part in ("table_xinfo", "foreign_key_list")
        ]
        indexes = [
            (name, unique, database.execute_sql(f"PRAGMA index_info({name})").fetchall())
            for _, name, unique, *_ in database.execute_sql(f"PRAGMA index_list({table})").fetchall()
        ]
        strict = database.execute_sql(f"PRAGMA table_list({table})").fetchone()[-1]
        found[table] = (parts, sorted(indexes), strict)
    return found


def test_the_schema_is_what_the_models_say(path: Path) -> None:
    fresh = SqliteDatabase(":memory:")
    with fresh.bind_ctx(list(models.TABLES)):
        fresh.create_tables(models.TABLES)
    with projects.open_project(path) as project:
        assert shape(project.database) == shape(fresh)
    fresh.close()


NEWEST = migrations.newest()

NEXT_STEP = """
ALTER TABLE claim ADD COLUMN mood TEXT;
UPDATE claim SET mood = 'new; step';
CREATE TRIGGER calm AFTER INSERT ON claim BEGIN UPDATE claim SET mood = 'x'; SELECT 1; END;
"""


def with_next_step(monkeypatch: pytest.MonkeyPatch, sql: str) -> None:
    steps = (*migrations.steps(), sql)
    monkeypatch.setattr(migrations, "steps", lambda: steps)
    monkeypatch.setattr(migrations, "newest", lambda: len(steps))


def test_an_older_project_is_backed_up_and_migrated(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with projects.open_project(path) as project:
        make_quote(project)
    old = migrations.newest()
    with_next_step(monkeypatch, NEXT_STEP)
    with projects.open_project(path) as project:
        assert project.database.user_version == old + 1
        assert project.database.pragma("foreign_keys") == 1
        project.database.execute_sql("SELECT mood FROM claim")
    (copy,) = (path.parent / f"{path.stem}.backups").iterdir()
    assert schema_number(copy.read_bytes()) == old
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("broken", "error", "says"),
    [
        (NEXT_STEP + "SELECT no_such_function();", OperationalError, "no_such_function"),
        (
            NEXT_STEP
            + "INSERT INTO link VALUES (1, 1, x'00', NULL, 77, 77, 'supports', NULL, NULL, '', 1, NULL);",
            ProjectRefused,
            "migration_failed",
        ),
    ],
)
def test_a_failed_migration_leaves_the_old_project(
    path: Path, monkeypatch: pytest.MonkeyPatch, broken: str, error: type[Exception], says: str
) -> None:
    with projects.open_project(path) as project:
        make_quote(project)
    old = migrations.newest()
    with monkeypatch.context() as patched:
        with_next_step(patched, broken)
        with pytest.raises(error, match=says):
            projects.open_project(path)
    assert schema_number(path.read_bytes()) == old
    with projects.open_project(path) as project:
        columns = [row[1] for row in project.database.execute_sql("PRAGMA table_info(claim)").fetchall()]
        assert "mood" not in columns
        assert quote_queries.count(project, QuoteFilter()) == 1


def test_an_unfinished_script_is_refused() -> None:
    with pytest.raises(ValueError, match="inside a statement"):
        list(migrations.statements("SELECT 1; SELECT (2"))


def test_a_script_may_hold_several_statements_a_line_and_comments() -> None:
    script = "-- first; of all\nSELECT 1; SELECT ';';\n-- that is all"
    assert list(migrations.statements(script)) == ["-- first; of all\nSELECT 1;", "SELECT ';';"]


def test_a_full_disk_stops_a_migration_with_its_own_words(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_next_step(monkeypatch, "CREATE TABLE big (x); INSERT INTO big VALUES (zeroblob(9000000));")
    monkeypatch.setattr(backup, "back_up", lambda *_, **__: None)
    with contextlib.closing(sqlite3.connect(path)) as connection:
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
    monkeypatch.setitem(db.PRAGMAS, "max_page_count", (str(pages + 5), pages + 5))
    with pytest.raises(StorageFailed, match="disk_full"):
        projects.open_project(path)
    assert schema_number(path.read_bytes()) == NEWEST


def test_a_migration_waits_for_the_lock_of_a_window(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with_next_step(monkeypatch, NEXT_STEP)
    held = lock.hold(path)
    with pytest.raises(ProjectRefused, match="project_locked"):
        projects.open_project(path)
    held.release()
    projects.open_project(path).close()
    assert schema_number(path.read_bytes()) == NEWEST + 1


@pytest.mark.usefixtures("wal")
def test_a_newer_number_that_lies_in_the_journal_still_refuses(path: Path) -> None:
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as newer:
        newer.execute("PRAGMA journal_mode = WAL")
        newer.execute("PRAGMA wal_autocheckpoint = 0")
        newer.execute("PRAGMA user_version = 99")
        assert schema_number(path.read_bytes()[:100]) == NEWEST
        with pytest.raises(ProjectRefused, match="project_newer"):
            projects.open_project(path)
        with pytest.raises(ProjectRefused, match="project_newer"):
            projects._migrate(path)
    assert schema_number(path.read_bytes()) == 99


@pytest.mark.skipif(not disk.is_reachable(), reason="the disk of this SQLite cannot be watched")
def test_a_migration_that_ended_inside_its_commit_is_taken_anew(path: Path, tmp_path: Path) -> None:
    # The file's head says already what the journal, read at the next opening, takes back.
    with projects.open_project(path) as project:
        make_quote(project)
    old, journal = tmp_path / "old.isnad", tmp_path / "old.isnad-journal"
    make_older(old, path, NEWEST - 1)
    left: list[tuple[bytes, bytes]] = []

    def hear(event: disk.Event) -> bool:
        if (event.kind, event.name) == ("sync", old.name) and journal.exists():
            left.append((old.read_bytes(), journal.read_bytes()))
        return True

    with disk.told(hear):
        projects.open_project(old).close()
    in_commit = [each for each in left if schema_number(each[0]) == NEWEST]
    old.write_bytes(in_commit[0][0])
    journal.write_bytes(in_commit[0][1])
    with projects.open_project(old) as project:
        assert project.database.user_version == NEWEST
        assert quote_queries.count(project, QuoteFilter()) == 1
        assert project.read("PRAGMA integrity_check") == [("ok",)]
