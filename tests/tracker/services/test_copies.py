"""Copies go where they were asked to go and over nothing in use; a backup is due only after a step."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.factories import make_quote
from tracker.db import Project
from tracker.errors import Cancelled, ProjectRefused, StorageFailed
from tracker.queries import quotes
from tracker.records import QuoteFilter
from tracker.services import backup, history, lock
from tracker.services import project as projects


def count(path: Path) -> int:
    with projects.open_project(path, writable=False) as opened:
        return quotes.count(opened, QuoteFilter())


def test_a_copy_is_a_project_of_its_own(project: Project, tmp_path: Path) -> None:
    make_quote(project)
    copy = tmp_path / "نسخة.isnad"
    backup.copy_to(project, copy)
    make_quote(project)
    assert count(copy) == 1
    assert os.name == "nt" or stat.S_IMODE(copy.stat().st_mode) == 0o600


def test_a_copy_replaces_an_old_file_and_what_a_killed_program_left_beside_it(
    project: Project, tmp_path: Path
) -> None:
    old = tmp_path / "قديم.isnad"
    projects.create(old)
    for journal in backup.JOURNALS:
        old.with_name(old.name + journal).write_bytes(b"left")
    make_quote(project)
    backup.copy_to(project, old)
    assert [old.with_name(old.name + journal).exists() for journal in backup.JOURNALS] == [False] * 3
    assert count(old) == 1


KILLED = """
import os, sys
from pathlib import Path
from tests.factories import make_claim
from tracker.services import project
opened = project.open_project(Path(sys.argv[1]))
for number in range(30):
    make_claim(opened, f"ادعاء {number}")
os._exit(0)
"""


@pytest.mark.parametrize("way", ["copy", "create"])
def test_what_a_killed_program_left_of_a_project_that_was_moved_is_not_read_into_a_new_one(
    project: Project, tmp_path: Path, way: str
) -> None:
    make_quote(project)
    gone = tmp_path / "ذهب.isnad"
    backup.copy_to(project, gone)
    root = str(Path(__file__).parents[3])
    subprocess.run([sys.executable, "-c", KILLED, gone], check=True, env={**os.environ, "PYTHONPATH": root})
    left = gone.with_name(f"{gone.name}-wal")
    before = left.read_bytes()
    gone.rename(tmp_path / "نُقل.isnad")
    if way == "copy":
        backup.copy_to(project, gone)
    else:
        projects.create(gone)
    with projects.open_project(gone) as opened:
        assert opened.read("PRAGMA integrity_check") == [("ok",)]
        assert opened.read("SELECT count(*) FROM claim") == [(0,)]
    assert left.with_name(f"{left.name}.older").read_bytes() == before


def test_a_copy_that_is_stopped_leaves_the_old_file_with_all_that_belongs_to_it(
    project: Project, tmp_path: Path
) -> None:
    old = tmp_path / "قديم.isnad"
    old.write_bytes(b"old")
    journal = old.with_name(f"{old.name}-wal")
    journal.write_bytes(b"its newest steps")

    def stop(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        backup.copy_to(project, old, stop)
    assert (old.read_bytes(), journal.read_bytes()) == (b"old", b"its newest steps")
    assert [each.name for each in tmp_path.iterdir() if each.name.endswith(".part")] == []


def test_a_project_that_a_window_has_open_is_not_replaced(project: Project, tmp_path: Path) -> None:
    open_one = tmp_path / "مفتوح.isnad"
    projects.create(open_one)
    held = lock.hold(open_one)
    before = open_one.read_bytes()
    with pytest.raises(ProjectRefused, match="project_locked"):
        backup.copy_to(project, open_one)
    held.release()
    assert open_one.read_bytes() == before


def test_a_folder_is_no_place_for_a_copy(project: Project, tmp_path: Path) -> None:
    with pytest.raises(StorageFailed):
        backup.copy_to(project, tmp_path / "لا وجود له" / "نسخة.isnad")


def test_a_backup_is_due_after_each_step_and_not_before_the_first(project: Project, tmp_path: Path) -> None:
    folder = tmp_path / "نسخ"
    assert not backup.is_due(project, folder)
    make_quote(project)
    assert backup.is_due(project, folder)
    backup.back_up(project, folder)
    assert not backup.is_due(project, folder)
    history.undo(project)
    assert backup.is_due(project, folder)


def test_a_newest_backup_that_cannot_be_read_is_none(project: Project, tmp_path: Path) -> None:
    folder = tmp_path / "نسخ"
    make_quote(project)
    copy = backup.back_up(project, folder)
    for damage in (b"", b"no database", copy.read_bytes()[:5000]):
        copy.write_bytes(damage)
        assert backup.is_due(project, folder)


def test_a_backup_of_another_project_of_that_name_is_none(project: Project, tmp_path: Path) -> None:
    folder = tmp_path / "نسخ"
    other_path = tmp_path / "آخر.isnad"
    projects.create(other_path)
    make_quote(project)
    with projects.open_project(other_path) as other:
        for _ in range(2):
            make_quote(other)
        backup.back_up(other, folder)
    assert backup.is_due(project, folder)
