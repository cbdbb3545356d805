"""Backups, journal, check, restore and rescue in the window."""

import os
import shutil
from datetime import datetime
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox
from pytestqt.qtbot import QtBot

from tests.factories import drop_guards, make_claim, make_quote
from tests.ui.answers import answer
from tests.ui.conftest import OpenWindow
from tests.ui.files import shown_notice, words_in
from tests.ui.typing import press
from tracker.errors import ProjectRefused
from tracker.records import Changes, Claim
from tracker.services import backup, backup_folder, claims, journal, rescue, stamps
from tracker.services import project as projects
from tracker.text.bidi import strip_marks
from ui import app, crash, garbage, jobs
from ui.app import create_window
from ui.ask import Ask
from ui.dialogs.backup_settings import BackupSettings
from ui.dialogs.check_report import CheckReport
from ui.dialogs.restore import RestoreDialog
from ui.main_window import MainWindow

PATIENCE = 30_000
"""In milliseconds: what runs on threads of its own takes its time where many tests run at once."""


def kept(path: Path) -> list[backup_folder.Kept]:
    return backup_folder.kept(backup_folder.default_folder(path), path)


def dialog(window: MainWindow, name: str) -> QDialog:
    found = window.findChild(QDialog, name)
    assert isinstance(found, QDialog)
    return found


def shown(window: MainWindow, name: str, qtbot: QtBot) -> QDialog:
    qtbot.waitUntil(lambda: window.findChild(QDialog, name) is not None, timeout=PATIENCE)
    return dialog(window, name)


@pytest.fixture
def worked_on(project_path: Path) -> Path:
    """A project with a backup of its first quote, and a second quote that is in none."""
    with projects.open_project(project_path) as opened:
        make_quote(opened, text="قول أول")
        backup.back_up(opened, backup.default_folder(project_path))
        make_quote(opened, text="قول ثان")
    return project_path


def test_the_journal_follows_each_step_by_itself(
    project_path: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(project_path)
    window.context.do(claims.add, Claim(text="ما ادُّعي"))
    folder = backup_folder.default_folder(project_path) / journal.FOLDER

    def is_told() -> bool:
        return any("ما ادُّعي" in file.read_text("utf-8") for file in journal.files(folder))

    qtbot.waitUntil(is_told, timeout=PATIENCE)


def test_in_its_time_a_backup_is_made_if_something_changed_and_only_then(
    worked_on: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(worked_on)
    window.files.backups._rhythm.timeout.emit()  # half an hour later
    qtbot.waitUntil(lambda: len(kept(worked_on)) == 2, timeout=PATIENCE)
    qtbot.waitUntil(lambda: window.files.backups._running is None, timeout=PATIENCE)
    window.files.backups._rhythm.timeout.emit()
    qtbot.waitUntil(lambda: window.files.backups._running is None, timeout=PATIENCE)
    assert len(kept(worked_on)) == 2
    assert shown_notice(window) == ""


def test_back_up_now_says_which_file_was_made(worked_on: Path, open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(worked_on, "en")
    window.menus.actions["action_back_up"].trigger()
    qtbot.waitUntil(lambda: "saved and checked" in shown_notice(window), timeout=PATIENCE)
    assert len(kept(worked_on)) == 2


def test_a_second_folder_that_is_not_there_is_told_and_the_first_is_used(
    worked_on: Path, open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    with projects.open_project(worked_on) as opened:
        projects.set_value(opened, backup_folder.SECOND_FOLDER, str(tmp_path / "قرص"))
    window = open_window(worked_on, "en")
    window.menus.actions["action_back_up"].trigger()
    qtbot.waitUntil(lambda: "second folder" in shown_notice(window), timeout=PATIENCE)
    assert len(kept(worked_on)) == 2


def test_a_backup_that_is_older_than_it_should_be_is_told(
    project_path: Path, open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    with projects.open_project(project_path) as opened:
        make_claim(opened)
        with monkeypatch.context() as clock:
            clock.setattr(stamps, "now", lambda: "2020-01-01T00:00:00Z")
            backup.back_up(opened, backup.default_folder(project_path))
        make_claim(opened, "ادعاء ثان")
    assert kept(project_path)[0].moment == datetime(2020, 1, 1)
    window = open_window(project_path, "en")
    assert "older than it should be" in shown_notice(window)


def test_a_sound_project_is_reported_so(worked_on: Path, open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(worked_on, "en")
    window.menus.actions["action_check"].trigger()
    report = shown(window, "check_report", qtbot)
    assert isinstance(report, CheckReport)
    assert not report.restore.isVisible()
    assert not report.findings.isVisible()


def test_what_was_changed_behind_isnad_is_told_and_leads_to_the_backups(
    worked_on: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(worked_on, "en")
    with projects.open_project(worked_on) as opened:
        drop_guards(opened)
        opened.database.execute_sql("UPDATE quote SET text = 'غير ما قيل' WHERE id = 1")
    window.menus.actions["action_check"].trigger()
    report = shown(window, "check_report", qtbot)
    assert isinstance(report, CheckReport)
    assert "changed without Isnad" in report.findings.item(0).text()
    assert backup_folder.is_marked_damaged(worked_on)
    report.restore.click()
    offered = shown(window, "restore_dialog", qtbot)
    assert isinstance(offered, RestoreDialog)
    qtbot.waitUntil(lambda: offered.difference.text() != "", timeout=PATIENCE)
    assert "1 step" in offered.difference.text() or "steps" in offered.difference.text()


def test_a_backup_becomes_a_new_project_and_the_journal_brings_the_rest(
    worked_on: Path, open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    with projects.open_project(worked_on) as opened:
        journal.catch_up(opened)
    window = open_window(worked_on, "en")
    new = tmp_path / "جديد.isnad"
    answer(window, new)
    window.menus.actions["action_restore"].trigger()
    offered = shown(window, "restore_dialog", qtbot)
    assert isinstance(offered, RestoreDialog)
    qtbot.waitUntil(lambda: "quote: 1 here, 2 in the project" in offered.difference.text(), timeout=PATIENCE)
    offered.restore.click()
    qtbot.waitUntil(lambda: window.opened.path == new, timeout=PATIENCE)
    assert sorted(words_in(new)) == ["قول أول", "قول ثان"]
    assert sorted(words_in(worked_on)) == ["قول أول", "قول ثان"]


def ruined_beside(path: Path) -> Path:
    """A file so damaged that it cannot be opened, with the good backups of `path` as its own."""
    bad = path.with_name("تالف.isnad")
    data = bytearray(path.read_bytes())
    data[100:8192] = os.urandom(8092)
    bad.write_bytes(data)
    folder = backup_folder.default_folder(bad)
    shutil.copytree(backup_folder.default_folder(path), folder)
    for each in folder.glob("*.isnad"):
        each.rename(each.with_name(each.name.replace(path.stem, bad.stem)))
    return bad


def test_a_ruined_project_offers_its_newest_good_backup_instead_of_a_dead_end(
    worked_on: Path, open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    bad = ruined_beside(worked_on)
    before = bad.read_bytes()
    window = open_window(worked_on, "en")
    assert not window.open_path(bad)
    answer(window, tmp_path / "جديد.isnad")
    window.notice.action.click()
    offered = shown(window, "restore_dialog", qtbot)
    assert isinstance(offered, RestoreDialog)
    qtbot.waitUntil(lambda: "cannot be read" in offered.difference.text(), timeout=PATIENCE)
    offered.restore.click()
    qtbot.waitUntil(lambda: window.opened.path == tmp_path / "جديد.isnad", timeout=PATIENCE)
    assert words_in(tmp_path / "جديد.isnad") == ["قول أول"]
    assert bad.read_bytes() == before


def test_what_can_be_read_of_a_ruined_file_becomes_a_project(
    worked_on: Path, open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    bad = ruined_beside(worked_on)
    window = open_window(worked_on, "en")
    answer(window, bad)
    window.menus.actions["action_rescue"].trigger()
    offered = shown(window, "restore_dialog", qtbot)
    assert isinstance(offered, RestoreDialog)
    answers = answer(window, tmp_path / "منقذ.isnad")
    offered._ask = answers  # the question that follows is another one
    offered.rescue.click()
    report = shown(window, "rescue_report", qtbot)
    assert isinstance(report, QMessageBox)
    assert report.isVisible()
    assert "quote: 2 rescued, none missing." in strip_marks(report.text())
    assert "Steps: " in strip_marks(report.text())
    assert window.opened.path == worked_on  # until it was read
    press(report, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.opened.path == tmp_path / "منقذ.isnad", timeout=PATIENCE)
    assert sorted(words_in(tmp_path / "منقذ.isnad")) == ["قول أول", "قول ثان"]


def test_a_rescue_shows_how_far_it_is_and_ends_with_its_dialog(
    worked_on: Path, open_window: OpenWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def without_end(ruined: Path, to: Path, progress: jobs.Progress) -> None:
        while True:
            progress(250, 1000)

    monkeypatch.setattr(rescue, "rescue", without_end)
    window = open_window(worked_on)
    answer(window, worked_on)
    window.menus.actions["action_rescue"].trigger()
    offered = shown(window, "restore_dialog", qtbot)
    assert isinstance(offered, RestoreDialog)
    offered._ask = answer(window, tmp_path / "منقذ.isnad")
    offered.rescue.click()
    (job,) = offered.jobs.jobs
    with qtbot.waitSignal(job.progressed, timeout=PATIENCE) as told:
        pass
    assert told.args == [250, 1000]
    assert not offered.restore.isEnabled()
    offered.reject()
    assert not offered.isVisible()
    assert not (tmp_path / "منقذ.isnad").exists()
    qtbot.waitUntil(lambda: not offered.jobs.jobs, timeout=PATIENCE)


def test_the_settings_are_kept_with_the_project_and_count_at_once(
    worked_on: Path, open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window(worked_on, "en")
    second = tmp_path / "قرص"
    second.mkdir()
    answer(window, second)
    window.menus.actions["action_backups"].trigger()
    settings = shown(window, "backup_settings", qtbot)
    assert isinstance(settings, BackupSettings)
    settings.minutes.setValue(7)
    settings.minutes.editingFinished.emit()
    settings.choose_second.click()
    qtbot.waitUntil(lambda: settings.no_second.isVisible(), timeout=PATIENCE)
    assert window.files.backups._rhythm.interval() == 7 * 60_000
    with projects.open_project(worked_on, writable=False) as opened:
        assert backup_folder.minutes_of(opened) == 7
        assert backup_folder.second_folder(opened) == second / "مشروع.backups"
    settings.no_second.click()
    qtbot.waitUntil(lambda: not settings.no_second.isVisible(), timeout=PATIENCE)


def test_a_setting_counts_though_the_dialog_is_closed_at_once(
    worked_on: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(worked_on, "en")
    window.menus.actions["action_backups"].trigger()
    settings = shown(window, "backup_settings", qtbot)
    assert isinstance(settings, BackupSettings)
    closed = Event()

    def busy(_opened: projects.Project) -> Changes:
        closed.wait(PATIENCE / 1000)
        return Changes()

    window.context.do(busy)
    settings.minutes.setValue(7)
    settings.minutes.editingFinished.emit()
    settings.close()
    qtbot.waitUntil(lambda: not window.findChildren(BackupSettings))
    closed.set()
    qtbot.waitUntil(lambda: window.files.backups._rhythm.interval() == 7 * 60_000, timeout=PATIENCE)


def test_closing_in_the_midst_of_a_backup_leaves_no_half_one(
    worked_on: Path, open_window: OpenWindow
) -> None:
    window = open_window(worked_on)
    window.files.backups._rhythm.timeout.emit()
    window.close()
    assert [each.name for each in backup_folder.default_folder(worked_on).glob("*.part")] == []
    assert len(kept(worked_on)) == 2  # the one made on closing is whole
    assert sorted(words_in(kept(worked_on)[0].path)) == ["قول أول", "قول ثان"]


def test_without_a_screen_a_ruined_project_is_refused_in_a_sentence(
    worked_on: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = ruined_beside(worked_on)
    with pytest.raises(ProjectRefused):
        app.create_window(bad, "en")


def test_a_ruined_file_at_the_start_gives_way_to_its_backup(
    worked_on: Path, qapp: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad, new = ruined_beside(worked_on), tmp_path / "جديد.isnad"
    monkeypatch.setattr(app, "WITHOUT_A_SCREEN", ())
    monkeypatch.setattr(Ask, "save_file", lambda *_given, **_named: new)
    with pytest.raises(ProjectRefused) as refusal:
        projects.open_project(bad)

    def take_the_backup() -> None:
        offered = next(each for each in qapp.topLevelWidgets() if isinstance(each, RestoreDialog))
        if offered.difference.text():
            offered.restore.click()
        else:
            QTimer.singleShot(50, take_the_backup)

    QTimer.singleShot(0, take_the_backup)
    working = garbage._working
    garbage.pause()  # as the start does
    assert app._brought_back(refusal.value, qapp) == new
    qtbot.waitUntil(lambda: garbage._working == working + 1)  # the start goes on, and nothing else
    garbage.resume()
    assert words_in(new) == ["قول أول"]


def test_a_refusal_without_a_backup_stays_one(
    project_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app, "WITHOUT_A_SCREEN", ())
    assert app._brought_back(ProjectRefused("file_missing", path=str(project_path)), qapp) is None


def test_a_project_that_turns_out_ruined_behind_its_first_page_is_brought_back(
    worked_on: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused = ProjectRefused("project_damaged", path=str(worked_on))
    window = create_window(worked_on, "ar")

    def refuse() -> int:
        window.not_opened.emit(refused)
        return 0

    monkeypatch.setattr(qapp, "exec", refuse)
    monkeypatch.setattr(app, "_begin_work", lambda *_given: None)
    monkeypatch.setattr(qapp, "exit", lambda *_code: None)
    with pytest.raises(ProjectRefused) as refusal:
        app._until_closed(window, qapp, crash.Handler())
    assert refusal.value is refused
    assert not window.isVisible()
    window.close()
