"""The window is closed in the midst of long work: nothing of it is left by half, and the project is sound."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.factories import content, make_quote
from tests.ui.answers import answer
from tests.ui.conftest import OpenWindow
from tracker.exchange.merging.reading import whole_of
from tracker.exchange.merging.run import merge
from tracker.services import backup, backup_folder, checking
from tracker.services import project as projects
from tracker.services.sample import create_sample
from ui import jobs
from ui.dialogs.check_report import CheckReport
from ui.dialogs.merge import MergeDialog
from ui.dialogs.restore import RestoreDialog
from ui.main_window import MainWindow

LONG = 30_000

Begin = Callable[[MainWindow, QtBot], None]


def check(window: MainWindow, _: QtBot) -> None:
    window.files.backups.check()


def back_up(window: MainWindow, _: QtBot) -> None:
    window.menus.actions["action_back_up"].trigger()


def restore(window: MainWindow, qtbot: QtBot) -> None:
    window.files.backups.restore()
    qtbot.waitUntil(lambda: window.findChild(RestoreDialog) is not None, timeout=LONG)
    dialog = window.findChild(RestoreDialog)
    assert dialog is not None
    qtbot.waitUntil(dialog.restore.isEnabled, timeout=LONG)
    dialog.restore.click()


def take_in(window: MainWindow, qtbot: QtBot) -> None:
    window.files.records.begin(window.context.project.path.with_name("آخر.isnad"))
    qtbot.waitUntil(lambda: window.findChild(MergeDialog) is not None, timeout=LONG)
    dialog = window.findChild(MergeDialog)
    assert dialog is not None
    dialog.go.click()


@pytest.fixture
def worked_on(project_path: Path) -> Path:
    """A project with a backup of its first quote, and a second quote that is in none; another beside it."""
    with projects.open_project(project_path) as opened:
        make_quote(opened, text="قول أول")
        backup.back_up(opened, backup_folder.default_folder(project_path))
        make_quote(opened, text="قول ثان")
    create_sample(project_path.with_name("آخر.isnad"))
    return project_path


def all_content(path: Path) -> object:
    with projects.open_project(path) as opened:
        assert checking.check(opened).is_sound
        return {name: len(rows) for name, rows in content(opened).items()}


def merged(path: Path) -> object:
    """What the project holds once the other one has come in."""
    with projects.open_project(path) as opened:
        whole = whole_of(path.with_name("آخر.isnad"))
        assert whole is not None
        merge(opened, whole)
    return all_content(path)


@pytest.mark.parametrize("begin", [check, back_up, restore, take_in])
def test_closing_in_the_midst_of_long_work_leaves_nothing_half_done(
    worked_on: Path, open_window: OpenWindow, qtbot: QtBot, begin: Begin
) -> None:
    before = all_content(worked_on)
    window = open_window(worked_on)
    answer(window, worked_on.with_name("جديد.isnad"))
    begin(window, qtbot)
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible() and not jobs._running, timeout=LONG)
    assert [each.name for each in worked_on.parent.rglob("*.part*")] == []
    found = all_content(worked_on)
    assert found == before or (begin is take_in and found == merged(worked_on))
    for each in worked_on.parent.rglob("*.isnad"):
        assert all_content(each)


@pytest.mark.parametrize("begin", [check, back_up])
def test_whoever_waits_keeps_the_window_until_the_work_is_done(
    worked_on: Path, open_window: OpenWindow, qtbot: QtBot, begin: Begin
) -> None:
    window = open_window(worked_on)
    answers = answer(window, stop=False)
    begin(window, qtbot)
    window.close()
    assert answers.times_asked_to_stop == 1
    assert window.isVisible()
    qtbot.waitUntil(lambda: not window.jobs.jobs, timeout=LONG)
    if begin is check:
        qtbot.waitUntil(lambda: window.findChild(CheckReport) is not None, timeout=LONG)
    else:
        assert len(backup_folder.kept(backup_folder.default_folder(worked_on), worked_on)) == 2
    window.close()
    assert not window.isVisible()
