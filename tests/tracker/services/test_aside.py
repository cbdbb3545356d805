"""What is only looked at keeps every byte, and is read all the same, however old it is."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.factories import content, make_claim, make_link, make_quote, make_source
from tests.tracker.exchange.merging.test_merge import take_in, told
from tests.tracker.faults.older import make_older
from tracker import migrations
from tracker.db import Project
from tracker.errors import Cancelled
from tracker.services import backup, restore
from tracker.services import project as projects
from tracker.services.aside import opened_aside, opened_for_trial, opened_to_read


@pytest.fixture(params=range(1, migrations.newest()))
def older(request: pytest.FixtureRequest, project: Project, tmp_path: Path) -> Path:
    """A project with content as each earlier Isnad wrote it."""
    source = make_source(project, "قال: الجسر آمن.")
    quote = make_quote(project, text="الجسر آمن", source_id=source, start=5, end=14)
    make_link(project, quote, make_claim(project))
    backup.copy_to(project, tmp_path / "whole.isnad")
    make_older(tmp_path / "older.isnad", tmp_path / "whole.isnad", request.param)
    return tmp_path / "older.isnad"


def beside(path: Path) -> list[str]:
    return sorted(each.name for each in path.parent.iterdir())


def test_an_older_project_is_read_and_not_touched(older: Path, project: Project) -> None:
    before, names = older.read_bytes(), beside(older)
    with opened_aside(older) as opened:
        assert content(opened) == content(project)
        assert not opened.writable
    assert older.read_bytes() == before
    assert beside(older) == names


def test_a_backup_of_an_older_isnad_is_compared_restored_and_not_touched(
    older: Path, project: Project, tmp_path: Path
) -> None:
    before = older.read_bytes()
    found = restore.differences(project.path, older)
    assert found.backed_up["quote"] == 1
    restored = restore.restore(project.path, older, tmp_path / "restored.isnad")
    assert older.read_bytes() == before
    with projects.open_project(restored.path) as opened:
        assert content(opened) == content(project)


def test_a_project_that_is_merged_is_not_touched(older: Path, tmp_path: Path) -> None:
    before = older.read_bytes()
    projects.create(tmp_path / "empty.isnad")
    with projects.open_project(tmp_path / "empty.isnad") as empty:
        take_in(empty, older)
        assert [each["text"] for each in told(empty)["quotes"]] == ["الجسر آمن"]
    assert older.read_bytes() == before


IN_WAL = """
import os, sys
from pathlib import Path
from tests.factories import make_claim
from tracker.services import project
opened = project.open_project(Path(sys.argv[1]))
make_claim(opened, "آخر ادعاء")
os._exit(0)
"""

HALF_DONE = """
import os, sys
from tracker.sqlite import sqlite3
database = sqlite3.connect(sys.argv[1], isolation_level=None)
database.execute("PRAGMA journal_mode = DELETE")
database.execute("PRAGMA cache_size = 1")
database.execute("BEGIN IMMEDIATE")
numbers = "WITH n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300)"
database.execute("DROP TABLE draft")
database.execute(f"CREATE TABLE filling AS {numbers} SELECT hex(randomblob(2000)) FROM n")
os._exit(0)
"""


@pytest.mark.parametrize(("script", "end", "claims"), [(IN_WAL, "-wal", 2), (HALF_DONE, "-journal", 1)])
def test_what_a_killed_program_left_is_read_and_not_put_in_order_in_place(
    path: Path, tmp_path: Path, script: str, end: str, claims: int
) -> None:
    with projects.open_project(path) as project:
        make_claim(project)
        copy = backup.back_up(project, tmp_path / "b")
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])}
    subprocess.run([sys.executable, "-c", script, path], check=True, env=environment)
    files = (path, path.with_name(f"{path.name}{end}"))
    before = [each.read_bytes() for each in files]
    with opened_aside(path) as opened:
        assert len(content(opened)["claim"]) == claims
    restored = restore.restore(path, copy, tmp_path / "restored.isnad")
    assert restored.missing is not None
    assert len(restored.missing) == claims - 1
    assert [each.read_bytes() for each in files] == before


@pytest.mark.parametrize(("script", "end", "claims"), [(IN_WAL, "-wal", 2), (HALF_DONE, "-journal", 1)])
def test_reading_what_a_killed_program_left_changes_nothing_of_it(
    path: Path, script: str, end: str, claims: int
) -> None:
    with projects.open_project(path) as project:
        make_claim(project)
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])}
    subprocess.run([sys.executable, "-c", script, path], check=True, env=environment)
    files = (path, path.with_name(f"{path.name}{end}"))
    before = [each.read_bytes() for each in files]
    with opened_to_read(path) as opened:
        assert len(content(opened)["claim"]) == claims
    assert [each.read_bytes() for each in files] == before


def test_a_project_at_work_is_read_where_it_lies(project: Project, tmp_path: Path) -> None:
    make_claim(project)
    told: list[bool] = []
    with opened_to_read(project.path, lambda: told.append(True)) as opened:
        assert len(content(opened)["claim"]) == 1
        make_claim(project, "ادعاء آخر")  # who works on it goes on
        assert len(content(opened)["claim"]) == 2
    assert told == []


def test_a_trial_leaves_the_project_and_may_be_stopped(path: Path) -> None:
    with projects.open_project(path) as project:
        make_claim(project)
    before, names = path.read_bytes(), beside(path)
    with opened_for_trial(path) as tried:
        make_claim(tried, "للتجربة")
        assert len(content(tried)["claim"]) == 2

    def stop(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled), opened_for_trial(path, stop):
        pass
    assert path.read_bytes() == before
    assert beside(path) == names
