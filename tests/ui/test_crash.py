"""An unexpected error is told and logged without anyone's words, and the work goes on."""

import logging
import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer, qWarning
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QPushButton, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import OpenWindow
from tests.ui.typing import type_text
from tracker.db import Project
from tracker.errors import StorageFailed
from tracker.records import Changes
from ui import crash
from ui.dialogs.crash import CrashDialog
from ui.jobs import Job, Progress
from ui.main_window import MainWindow

CANARY = "كلام لا يجوز أن يصل إلى السجل"


@pytest.fixture
def handler(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[crash.Handler]:
    """The handler at work, with a log of the test's own."""
    monkeypatch.setattr(crash, "log_path", lambda: tmp_path / "log" / "isnad.log")
    handler = crash.Handler()
    handler.install()
    yield handler
    handler.uninstall()


def break_down() -> None:
    raise ValueError(CANARY)


def dialogs() -> list[CrashDialog]:
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, CrashDialog)]


def wait_for_dialog(qtbot: QtBot) -> CrashDialog:
    qtbot.waitUntil(lambda: len(dialogs()) == 1)
    return dialogs()[0]


def log_text() -> str:
    return crash.log_path().read_text(encoding="utf-8")


class BadPainter(QWidget):
    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        break_down()


def in_slot(window: MainWindow) -> None:
    button = QPushButton(window)
    button.clicked.connect(break_down)
    button.click()


def in_timer(window: MainWindow) -> None:
    QTimer.singleShot(0, window, break_down)


def in_paint_event(window: MainWindow) -> None:
    painter = BadPainter(window)
    painter.resize(50, 50)
    painter.show()


def in_writer(window: MainWindow) -> None:
    def verb(_project: Project) -> Changes:
        break_down()
        return Changes()

    window.context.do(verb)


def in_job(window: MainWindow) -> None:
    def work(_progress: Progress) -> None:
        break_down()

    job = Job(work)
    job.begin()
    job.wait()


@pytest.mark.parametrize("place", [in_slot, in_timer, in_paint_event, in_writer, in_job])
@pytest.mark.usefixtures("handler")
def test_wherever_it_rises_the_window_and_what_is_typed_in_it_stay(
    place: "object", project_path: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(project_path)
    editor = QTextEdit(window)
    editor.show()
    type_text(editor, "ما أكتبه")
    assert callable(place)
    place(window)
    dialog = wait_for_dialog(qtbot)
    assert dialog.parent() is window
    dialog.go_on.click()
    qtbot.waitUntil(lambda: dialogs() == [])
    assert window.isVisible()
    assert editor.document().toRawText() == "ما أكتبه"
    assert "ValueError" in log_text()
    assert "test_crash.py" in log_text()
    assert CANARY not in log_text()


@pytest.mark.usefixtures("handler")
def test_a_paint_event_that_keeps_failing_is_told_once(
    project_path: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(project_path)
    in_paint_event(window)
    wait_for_dialog(qtbot).go_on.click()
    qtbot.waitUntil(lambda: dialogs() == [])
    (painter,) = window.findChildren(BadPainter)
    before = log_text().count("ValueError")
    painter.update()
    qtbot.waitUntil(lambda: log_text().count("ValueError") > before)
    assert dialogs() == []


@pytest.mark.usefixtures("handler")
def test_the_details_are_copied_without_content(
    project_path: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    in_slot(open_window(project_path, "en"))
    dialog = wait_for_dialog(qtbot)
    dialog.copy.click()
    copied = QApplication.clipboard().text()
    assert "PySide6: " in copied
    assert "ValueError" in copied
    assert "in break_down" not in copied
    assert CANARY not in copied
    dialog.go_on.click()


@pytest.mark.usefixtures("handler")
def test_a_refusal_that_nobody_caught_is_told_in_its_own_words(
    project_path: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    def refuse() -> None:
        raise StorageFailed("disk_full", path="/x")

    QTimer.singleShot(0, open_window(project_path), refuse)
    dialog = wait_for_dialog(qtbot)
    assert "امتلأ القرص" in dialog._text.text()
    assert "StorageFailed disk_full (path)" in log_text()
    dialog.go_on.click()


@pytest.mark.usefixtures("handler")
def test_errors_behind_the_error_are_logged_by_kind_and_place_alone() -> None:
    try:
        try:
            CANARY.encode("ascii")
        except UnicodeEncodeError as cause:
            raise RuntimeError(CANARY) from cause
    except RuntimeError as error:
        told = crash.report(error)
    assert "RuntimeError" in told
    assert "UnicodeEncodeError" in told
    assert CANARY not in told


@pytest.mark.usefixtures("handler")
def test_qts_messages_go_to_the_log_without_what_is_not_qts_own() -> None:
    qWarning(f'Could not load "{CANARY}": {CANARY} (error 5)')
    assert "WARNING Qt: Could not load" in log_text()
    assert "(error 5)" in log_text()
    assert CANARY not in log_text()


@pytest.mark.usefixtures("handler")
def test_values_of_queries_are_never_logged() -> None:
    logging.getLogger("peewee").debug(CANARY)
    assert not logging.getLogger("peewee").isEnabledFor(logging.DEBUG)


@pytest.mark.usefixtures("handler")
@pytest.mark.skipif(os.name == "nt", reason="Windows knows no such permissions")
def test_only_its_owner_reads_the_log_before_and_after_it_is_rotated(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(crash, "LOG_SIZE", 500)
    for _ in range(100):
        logging.getLogger("isnad").warning("a line that fills the log")
    logs = list(crash.log_path().parent.iterdir())
    assert len(logs) == 1 + crash.LOGS_KEPT
    assert all(each.stat().st_size < 1000 for each in logs)
    assert {stat.S_IMODE(each.stat().st_mode) for each in logs} == {0o600}
    assert stat.S_IMODE(crash.log_path().parent.stat().st_mode) == 0o700


def test_what_was_there_before_is_put_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crash, "log_path", lambda: tmp_path / "log" / "isnad.log")
    before = (sys.excepthook, sys.unraisablehook)
    handler = crash.Handler()
    handler.install()
    assert sys.excepthook != before[0]
    handler.uninstall()
    assert (sys.excepthook, sys.unraisablehook) == before
    assert handler._file not in logging.getLogger("isnad").handlers


@pytest.mark.usefixtures("handler")
def test_an_error_while_closing_keeps_the_window_and_a_second_try_closes_it(
    project_path: Path, open_window: OpenWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(project_path)
    with monkeypatch.context() as broken:
        broken.setattr(window.page, "save_state", break_down)
        leave = window.menus.actions["action_quit"]
        leave.trigger()
        assert window.isVisible()
        wait_for_dialog(qtbot).go_on.click()
        leave.trigger()
    assert not window.isVisible()
    window.context.close()
    window.opened.close()
