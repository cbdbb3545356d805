"""Project files: made, opened, recognised, refused, migrated."""

import contextlib
import hashlib
import multiprocessing
import os
import stat
from pathlib import Path

import pytest

from tests.factories import make_source, make_speaker
from tracker import db, migrations
from tracker.db import Project
from tracker.errors import InputRefused, IsnadError, ProjectRefused, StorageFailed
from tracker.queries import quotes as quote_queries
from tracker.queries import verdicts as verdict_queries
from tracker.records import QuoteFilter
from tracker.services import lock
from tracker.services import project as projects
from tracker.services.operation import operation
from tracker.services.recognize import is_in_wal, kind_of_file, schema_number
from tracker.sqlite import sqlite3


def fingerprint(path: Path) -> tuple[str, int]:
    return hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_mtime_ns


def refusal_of(path: Path) -> IsnadError:
    with pytest.raises(IsnadError) as caught:
        projects.open_project(path).close()
    return caught.value


def execute(path: Path, *statements: str) -> None:
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement).fetchall()


def test_a_new_project_is_private_empty_and_alone(tmp_path: Path) -> None:
    path = tmp_path / "جديد.isnad"
    projects.create(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [each.name for each in tmp_path.iterdir()] == ["جديد.isnad"]
    head = path.read_bytes()[:100]
    assert (kind_of_file(head), schema_number(head)) == ("isnad", migrations.newest())
    assert int.from_bytes(head[16:18], "big") == 8192, "the page size is chosen before the first page"
    with projects.open_project(path) as project:
        assert quote_queries.count(project, QuoteFilter()) == 0
        assert [verdict.value for verdict in verdict_queries.all_verdicts(project)][:5] == [5, 4, 3, 2, 1]


def test_built_in_verdicts_are_the_same_records_in_every_project(tmp_path: Path) -> None:
    found = []
    for name in ("a.isnad", "b.isnad"):
        projects.create(tmp_path / name)
        with projects.open_project(tmp_path / name) as project:
            found.append([verdict.uid for verdict in verdict_queries.all_verdicts(project)])
    assert found[0] == found[1]
    assert len(set(found[0])) == 10


def test_an_existing_file_is_not_replaced_by_a_new_project(tmp_path: Path) -> None:
    path = tmp_path / "taken.isnad"
    path.write_text("my notes")
    with pytest.raises(StorageFailed) as caught:
        projects.create(path)
    assert caught.value.code == "file_exists"
    assert path.read_text() == "my notes"
    assert list(tmp_path.iterdir()) == [path]


def test_creating_in_a_missing_folder_says_so(tmp_path: Path) -> None:
    with pytest.raises(StorageFailed) as caught:
        projects.create(tmp_path / "nowhere" / "x.isnad")
    assert caught.value.code == "folder_missing"


def test_the_default_project_is_made_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(projects, "default_path", lambda: tmp_path / "data" / "isnad" / "إسناد.isnad")
    first = projects.ensure_default()
    with projects.open_project(first) as project:
        make_speaker(project)
    assert projects.ensure_default() == first
    with projects.open_project(first) as project:
        assert projects.value(project, "uid")
        assert project.database.execute_sql("SELECT count(*) FROM speaker").fetchone() == (1,)
    assert stat.S_IMODE(first.parent.stat().st_mode) == 0o700


def test_pragmas_are_in_force(project: Project) -> None:
    expected = {
        "journal_mode": "wal" if db.wal_is_sound() else "delete",
        "synchronous": 2 if db.wal_is_sound() else 3,
        "foreign_keys": 1,
        "busy_timeout": 5000,
        "recursive_triggers": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "temp_store": 2,
        "secure_delete": 0,
        "cache_size": -12000,
        "mmap_size": 0,
    }
    assert {name: project.database.pragma(name) for name in expected} == expected


def test_a_pragma_that_is_not_granted_stops_the_opening(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(db.PRAGMAS, "foriegn_keys", ("ON", 1))
    error = refusal_of(path)
    assert error.code == "storage_error"
    assert "foriegn_keys" in str(error.fields["reason"])


def test_too_old_a_sqlite_is_refused_by_its_number(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(db, "OLDEST_SQLITE", (99, 0, 0))
    error = refusal_of(path)
    assert (error.code, error.fields["needed"]) == ("sqlite_too_old", "99.0.0")


def test_the_last_one_out_leaves_one_file_that_travels_alone(path: Path) -> None:
    with projects.open_project(path) as project, projects.open_project(path) as second:
        make_speaker(project)
        second.close()
        make_speaker(project, "ناجي")
    assert [each.name for each in path.parent.iterdir()] == [path.name]
    assert not is_in_wal(path.read_bytes())


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"", "empty"),
        (b"PK\x03\x04" + bytes(2000), "zip"),
        (b"%PDF-1.7\n" + b"x" * 2000, "pdf"),
        (b"\x89PNG\r\n\x1a\n" + bytes(2000), "image"),
        ("القائل،القول\n".encode() * 200, "text"),
        (bytes(range(256)) * 20, "unknown"),
    ],
)
def test_a_file_that_is_not_ours_is_named_and_left_alone(tmp_path: Path, content: bytes, what: str) -> None:
    path = tmp_path / "other.isnad"
    path.write_bytes(content)
    before = fingerprint(path)
    error = refusal_of(path)
    assert (error.code, error.fields["what"]) == ("not_a_project", what)
    assert fingerprint(path) == before
    assert list(tmp_path.iterdir()) == [path]


def test_another_programs_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "places.sqlite"
    execute(path, "PRAGMA journal_mode = WAL", "CREATE TABLE moz_places (id INTEGER)")
    before = fingerprint(path)
    error = refusal_of(path)
    assert (error.code, error.fields["what"]) == ("not_a_project", "sqlite")
    assert fingerprint(path) == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_and_a_missing_file_are_refused(tmp_path: Path) -> None:
    assert refusal_of(tmp_path).fields["what"] == "folder"
    assert refusal_of(tmp_path / "no.isnad").code == "file_missing"
    assert list(tmp_path.iterdir()) == []


def test_a_newer_project_is_refused_naming_both_numbers(path: Path) -> None:
    execute(path, "PRAGMA user_version = 99")
    before = fingerprint(path)
    error = refusal_of(path)
    assert error.code == "project_newer"
    assert error.fields["file_version"] == 99
    assert error.fields["known_version"] == migrations.newest()
    assert fingerprint(path) == before


@pytest.mark.parametrize("keep", [200, 5000, 20000])
def test_a_file_cut_short_is_called_damaged_and_left_alone(path: Path, keep: int) -> None:
    path.write_bytes(path.read_bytes()[:keep])
    before = fingerprint(path)
    error = refusal_of(path)
    assert isinstance(error, ProjectRefused)
    assert error.code == "project_damaged"
    assert fingerprint(path) == before


def test_a_file_marked_read_only_opens_for_reading(path: Path) -> None:
    path.chmod(0o444)
    before = fingerprint(path)
    with projects.open_project(path) as project:
        assert not project.writable
        assert quote_queries.count(project, QuoteFilter()) == 0
        with pytest.raises(InputRefused) as caught:
            make_speaker(project)
    assert caught.value.code == "read_only"
    assert fingerprint(path) == before


def test_a_reader_neither_writes_nor_may(path: Path) -> None:
    before = fingerprint(path)
    with projects.open_project(path, writable=False) as project:
        list(quote_queries.rows(project, QuoteFilter()))
        with pytest.raises(InputRefused):
            make_speaker(project)
    assert fingerprint(path) == before


def _hold(
    path: str, started: "multiprocessing.synchronize.Event", done: "multiprocessing.synchronize.Event"
) -> None:
    held = lock.hold(Path(path))
    started.set()
    done.wait(30)
    assert held
    os._exit(1)  # as a killed process would leave it


def test_a_held_project_names_its_holder_and_is_free_after_a_crash(path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    started, done = context.Event(), context.Event()
    process = context.Process(target=_hold, args=(str(path), started, done))
    process.start()
    try:
        assert started.wait(30)
        with pytest.raises(ProjectRefused) as caught:
            lock.hold(path)
        assert caught.value.code == "project_locked"
        assert f"({process.pid})" in str(caught.value.fields["holder"])
    finally:
        done.set()
        process.join(30)
    lock.hold(path).release()


def test_a_locked_database_is_refused_after_the_wait(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(db.PRAGMAS, "busy_timeout", ("20", 20))
    with projects.open_project(path) as project:
        with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(StorageFailed) as caught:
                make_speaker(project)
            other.execute("ROLLBACK")
        assert caught.value.code == "database_busy"
        make_speaker(project)


# Disk full


def test_a_full_disk_is_named_and_keeps_what_was_saved(path: Path) -> None:
    with projects.open_project(path) as project:
        make_source(project, title="قبل")
        # SQLite's own limit gives the error of a full disk, wherever the test runs.
        pages = project.database.pragma("page_count")
        project.database.pragma("max_page_count", pages + 10)
        with pytest.raises(StorageFailed) as caught, operation(project, "two_sources"):
            make_source(project, title="صغير")
            make_source(project, "نص " * 2_000_000, title="كبير")
        assert caught.value.code == "disk_full"
        project.database.pragma("max_page_count", 2**30)
        make_source(project, title="بعد")
    with projects.open_project(path) as project:
        titles = project.database.execute_sql("SELECT title FROM source").fetchall()
        assert titles == [("قبل",), ("بعد",)]
        assert project.database.execute_sql("PRAGMA integrity_check").fetchone() == ("ok",)


def test_nothing_is_stored_after_sqlite_ended_the_transaction(project: Project) -> None:
    with pytest.raises(StorageFailed) as caught, project.database.atomic():
        project.database.execute_sql("INSERT INTO project VALUES ('a', '1')")
        project.database.connection().rollback()  # as SQLite itself does when the disk is full
        project.database.execute_sql("INSERT INTO project VALUES ('b', '2')")
    assert caught.value.code == "transaction_lost"
    assert projects.value(project, "a") == projects.value(project, "b") == ""


def test_executemany_is_guarded_too(project: Project) -> None:
    sql = "INSERT INTO project VALUES (?, ?)"
    with pytest.raises(StorageFailed), project.database.atomic():
        project.database.connection().rollback()
        project.database.executemany(sql, [("a", "1"), ("b", "2")])
    assert projects.value(project, "a") == ""
    with project.database.atomic():
        project.database.executemany(sql, [("a", "1"), ("b", "2")])
    assert projects.value(project, "b") == "2"


def test_a_lost_transaction_does_not_pass_for_a_commit(project: Project) -> None:
    with pytest.raises(StorageFailed), project.database.atomic():
        project.database.execute_sql("INSERT INTO project VALUES ('a', '1')")
        project.database.connection().rollback()
    assert projects.value(project, "a") == ""
