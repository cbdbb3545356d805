"""Going back to a step of the history: said first, undone together, redone together."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from tests.factories import make_claim
from tests.ui.conftest import OpenWindow
from tests.ui.test_history_page import idle, open_history, push
from tests.ui.typing import press
from tracker.queries import claims as claim_queries
from tracker.services import backup_folder
from tracker.services import project as projects
from tracker.text.bidi import strip_marks
from ui.main_window import MainWindow


def claims_of(window: MainWindow) -> int:
    return claim_queries.count(window.context.project)


def test_all_steps_after_one_are_undone_after_one_question_and_redone_together(
    project_path: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    with projects.open_project(project_path) as opened:
        for number in range(12):
            make_claim(opened, f"ادعاء {number}")
    window = open_window(project_path)
    page = open_history(window)
    for _ in range(10):
        press(page.steps.list, Qt.Key.Key_Down)
    push(window, "history_undo_to")
    box = window.findChild(QMessageBox, "undo_to_question")
    assert box is not None
    assert "10" in strip_marks(box.text())
    assert strip_marks(box.informativeText()).count("إضافة ادعاء") == 8
    assert claims_of(window) == 12
    push(box, "undo_to_go")
    qtbot.waitUntil(lambda: claims_of(window) == 2, timeout=20_000)
    idle(window, qtbot)
    assert [*backup_folder.folder_of(window.context.project).glob("*undo*")]
    qtbot.waitUntil(lambda: window.notice.isVisible())
    push(window, "notice_action")
    qtbot.waitUntil(lambda: claims_of(window) == 12, timeout=20_000)


def test_leaving_everything_as_it_is_undoes_nothing(
    project_path: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    with projects.open_project(project_path) as opened:
        for number in range(3):
            make_claim(opened, f"ادعاء {number}")
    window = open_window(project_path)
    page = open_history(window)
    assert window.findChild(QPushButton, "history_undo_to") is None  # the newest is undone by itself
    press(page.steps.list, Qt.Key.Key_Down)
    push(window, "history_undo_to")
    box = window.findChild(QMessageBox, "undo_to_question")
    assert box is not None
    press(box, Qt.Key.Key_Escape)
    idle(window, qtbot)
    assert claims_of(window) == 3
