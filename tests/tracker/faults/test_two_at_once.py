"""A second program is at work on the same project while this one checks it, or backs it up."""

import multiprocessing
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.conftest import RecordProperty
from tests.factories import content
from tests.tracker.faults import jobs, killing
from tracker import db
from tracker.queries import history
from tracker.services import backup, checking
from tracker.services import project as projects

pytestmark = [
    pytest.mark.skipif(not killing.IS_POSSIBLE, reason="this system does not fork"),
    pytest.mark.usefixtures("journal"),
]

rounds = pytest.mark.parametrize("number", [4, pytest.param(60, marks=pytest.mark.soak)])


@contextmanager
def at_work(path: Path) -> Iterator[None]:
    """Another process saves one step after the other, for the length of the block."""
    context = multiprocessing.get_context("forkserver")
    acks, told = context.Pipe(duplex=False)
    process = context.Process(target=jobs.run, args=(db.wal_is_sound(), jobs.save, path, told, (True,)))
    process.start()
    told.close()
    assert acks.poll(killing.PATIENCE)
    try:
        yield
        assert process.is_alive()
    finally:
        process.kill()
        process.join()
        acks.close()


@rounds
def test_a_check_beside_one_who_writes_calls_nothing_damaged(
    path: Path, number: int, record_property: RecordProperty
) -> None:
    with at_work(path), projects.open_project(path) as project:
        for _ in range(number):
            report = checking.check(project)
            assert (report.damage, report.mended) == ((), ())
    with projects.open_project(path) as project:
        assert checking.check(project).is_sound
        newest = history.newest(project)
        record_property("checks beside a writer", f"{number}, {newest.id if newest else 0} steps")


@rounds
def test_a_backup_beside_one_who_writes_is_one_state_of_the_project(
    path: Path, tmp_path: Path, number: int, record_property: RecordProperty
) -> None:
    with at_work(path), projects.open_project(path) as project:
        copies = [backup.back_up(project, tmp_path / "نسخ") for _ in range(number)]
    for copy in copies:
        with projects.open_project(copy, writable=False) as project:
            found, steps = content(project), project.read("SELECT count(*) FROM action")[0][0]
            assert [len(found[name]) for name in jobs.PARTS] == [steps] * len(jobs.PARTS)
            assert project.read("PRAGMA integrity_check") == [("ok",)]
    record_property("backups beside a writer", len(copies))
