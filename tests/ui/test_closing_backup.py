"""What was changed is backed up when a project is left; a backup that fails is never lost silently."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.factories import make_quote
from tests.ui.conftest import OpenWindow
from tests.ui.files import shown_notice, words_in
from tracker.errors import StorageFailed
from tracker.services import backup
from tracker.services import project as projects
from ui import closing_backup


def backups_of(path: Path) -> list[Path]:
    return sorted(backup.default_folder(path).glob("*.isnad"))


def test_closing_backs_up_what_was_changed_once(project_path: Path, open_window: OpenWindow) -> None:
    with projects.open_project(project_path) as opened:
        make_quote(opened, text="قول")
    open_window(project_path).close()
    (copy,) = backups_of(project_path)
    assert words_in(copy) == ["قول"]
    open_window(project_path).close()
    assert backups_of(project_path) == [copy]
    with projects.open_project(project_path) as opened:
        make_quote(opened, text="قول آخر")
    open_window(project_path).close()
    assert len(backups_of(project_path)) == 2


def test_neither_the_sample_nor_an_untouched_project_is_backed_up(
    sample_path: Path, project_path: Path, open_window: OpenWindow
) -> None:
    open_window(sample_path).close()
    open_window(project_path).close()
    assert backups_of(sample_path) == []
    assert backups_of(project_path) == []


def test_after_the_backup_the_project_is_one_file_that_travels_alone(
    project_path: Path, open_window: OpenWindow
) -> None:
    with projects.open_project(project_path) as opened:
        make_quote(opened)
    open_window(project_path).close()
    assert [each.name for each in project_path.parent.glob(f"{project_path.name}-*")] == []
    assert (
        project_path.read_bytes()[18:20] == b"\x01\x01"
    )  # neither read nor written through a journal beside it


def test_a_backup_that_fails_lets_the_window_close_and_is_told_at_the_next_start(
    project_path: Path, open_window: OpenWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    with projects.open_project(project_path) as opened:
        make_quote(opened, text="قول")

    def full(*_: object, **__: object) -> Path:
        raise StorageFailed("disk_full", path=str(project_path))

    with monkeypatch.context() as broken:
        broken.setattr(backup, "back_up", full)
        window = open_window(project_path)
        assert window.close()
    assert closing_backup.is_unfinished(project_path)
    again = open_window(project_path)
    assert again.notice.isVisible()
    again.notice.action.click()
    qtbot.waitUntil(lambda: len(backups_of(project_path)) == 1)
    qtbot.waitUntil(lambda: not again.jobs.isVisible())
    again.close()
    assert not closing_backup.is_unfinished(project_path)
    assert shown_notice(open_window(project_path)) == ""
