"""A disk that is full at any write: nothing is stored by half, and all goes on when there is room again."""

import shutil
from pathlib import Path

import pytest

from tests.conftest import RecordProperty
from tests.factories import content, make_claim, make_link, make_quote
from tests.tracker.faults import disk
from tests.tracker.faults.disk import Room
from tests.tracker.faults.full import (
    files_in,
    full_at,
    full_at_any_write,
    is_refused,
    largest_file,
    refused,
    seen,
    some_or_all,
    writes_of,
)
from tests.tracker.faults.older import make_older
from tracker import migrations
from tracker.db import Project
from tracker.exchange.export import export
from tracker.exchange.importing import staging
from tracker.exchange.importing.model import Options
from tracker.exchange.importing.reading import read_table
from tracker.exchange.importing.run import import_table
from tracker.records import QuoteFilter
from tracker.services import backup, many_rows
from tracker.services import project as projects
from tracker.services.operation import operation

pytestmark = [
    pytest.mark.skipif(not disk.is_reachable(), reason="the disk of this SQLite cannot be filled"),
    pytest.mark.usefixtures("journal"),
    pytest.mark.timeout(3600),
]


def save(project: Project) -> None:
    with operation(project, "add_quote"):
        make_link(project, make_quote(project, text="الجسر آمن " * 900), make_claim(project))


def import_all(path: Path, table: Path) -> None:
    options = Options(what="quotes")
    with projects.open_project(path) as project:
        import_table(project, read_table(table, options), table, options)


@some_or_all
def test_a_save_is_refused_and_goes_through_when_there_is_room(
    filled: Path, tries: int, record_property: RecordProperty
) -> None:
    other = filled.with_name("آخر.isnad")
    shutil.copy(filled, other)
    with disk.told(room := Room()), projects.open_project(other) as project:
        room.limit(None)
        save(project)
        needed = room.used
    done = 0
    with disk.told(room := Room()), projects.open_project(filled) as project:
        for left in full_at(needed, tries):
            before, steps = content(project), len(project.read("SELECT id FROM action"))
            room.limit(left)
            was_refused = is_refused(lambda: save(project))
            room.limit(None)
            if was_refused:  # a later save may take fewer writes than the first
                assert content(project) == before
                assert len(project.read("SELECT id FROM action")) == steps
                save(project)
                done += 1
            assert len(content(project)["link"]) == len(before["link"]) + 1
    assert seen(filled)
    assert done > min(tries, needed) // 2
    record_property("writes of a save at which the disk was full", done)


@some_or_all
@pytest.mark.parametrize("part", [10, many_rows.WRITTEN_BEHIND])
def test_an_import_stores_nothing_or_all(
    path: Path,
    filled: Path,
    tries: int,
    part: int,
    record_property: RecordProperty,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(many_rows, "WRITTEN_BEHIND", part)
    monkeypatch.setattr(staging, "PART", 5)
    table = filled.with_name("جدول.csv")
    with projects.open_project(filled) as project:
        export(project, table, QuoteFilter())
    done = full_at_any_write(path, lambda copy: import_all(copy, table), tries)
    record_property("writes of an import at which the disk was full", done)


@some_or_all
def test_a_backup_is_whole_or_not_there(filled: Path, tries: int, record_property: RecordProperty) -> None:
    def back_up(path: Path) -> None:
        with projects.open_project(path, writable=False) as project:
            backup.back_up(project, path.parent / "نسخ")

    done = full_at_any_write(filled, back_up, tries)
    record_property("writes of a backup at which the disk was full", done)


@some_or_all
@pytest.mark.parametrize("version", range(1, migrations.newest()))
def test_a_migration_leaves_the_old_project(
    filled: Path, tries: int, version: int, record_property: RecordProperty
) -> None:
    old = filled.with_name("قديم.isnad")
    make_older(old, filled, version)
    folder = filled.with_name("نسخة")
    path = folder / old.name

    def afresh() -> None:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        shutil.copy(old, path)

    afresh()
    needed = writes_of(lambda: projects.open_project(path).close())
    wanted, done = seen(filled), 0
    for left in full_at(needed, tries):
        afresh()
        with disk.told(Room(left)):
            is_refused(lambda: projects.open_project(path).close())
        assert seen(path) == wanted  # which takes the steps, now that there is room
        done += 1
    record_property(f"writes of a migration from {version} at which the disk was full", done)


@some_or_all
@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_an_export_leaves_the_file_that_was_there(
    filled: Path, tries: int, suffix: str, record_property: RecordProperty
) -> None:
    target = filled.with_name(f"تقرير{suffix}")
    with projects.open_project(filled, writable=False) as project:
        export(project, target, QuoteFilter())
        size = target.stat().st_size
        target.write_text("ما كان من قبل", encoding="utf-8")
        before, done = files_in(filled.parent), 0
        for kilobytes in full_at(size // 1024, tries):
            with largest_file(kilobytes * 1024):
                refused(lambda: export(project, target, QuoteFilter()))
            assert target.read_text(encoding="utf-8") == "ما كان من قبل"
            assert files_in(filled.parent) == before
            done += 1
        export(project, target, QuoteFilter())
        assert target.stat().st_size == size
    record_property(f"lengths of {suffix} at which the disk was full", done)
