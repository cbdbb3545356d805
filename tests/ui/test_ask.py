"""The window's own dialogs: the file that is meant is the file that is named."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QFileDialog, QLineEdit, QMessageBox

from tests.ui.conftest import OpenWindow
from ui.ask import Ask
from ui.main_window import MainWindow


def in_dialog(act: Callable[[QDialog], object]) -> None:
    """Do this in the next dialog, as soon as it waits for an answer."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog):
            act(dialog)
        else:
            QTimer.singleShot(5, look)

    QTimer.singleShot(5, look)


def name(path: str) -> Callable[[QDialog], object]:
    """Type a name into a file dialog and accept it."""

    def act(dialog: QDialog) -> None:
        line = dialog.findChild(QLineEdit, "fileNameEdit")
        assert line is not None
        line.setText(path)
        assert isinstance(dialog, QFileDialog)
        dialog.accept()

    return act


def press(words: str) -> Callable[[QDialog], object]:
    def act(dialog: QDialog) -> None:
        (button,) = (each for each in dialog.findChildren(QAbstractButton) if each.text() == words)
        button.click()

    return act


def ask(window: MainWindow) -> Ask:
    assert isinstance(window.files.ask, Ask)
    return window.files.ask


def test_a_name_without_a_suffix_gets_the_right_one(project_path: Path, open_window: OpenWindow) -> None:
    window = open_window(project_path)
    in_dialog(name("تقرير"))
    path = ask(window).save_file("t", project_path.with_name("x.csv"), "CSV (*.csv)", ".csv")
    assert path == project_path.with_name("تقرير.csv")


def test_before_a_file_is_replaced_the_dialog_asks(project_path: Path, open_window: OpenWindow) -> None:
    window = open_window(project_path)
    there = project_path.with_name("هناك.csv")
    there.write_text("قديم", encoding="utf-8")
    questions: list[QDialog] = []

    def say_no(dialog: QDialog) -> None:
        questions.append(dialog)
        assert isinstance(dialog, QMessageBox)
        dialog.button(QMessageBox.StandardButton.No).click()
        in_dialog(lambda files: files.reject())

    def act(dialog: QDialog) -> None:
        in_dialog(say_no)
        name(there.stem)(dialog)

    in_dialog(act)
    path = ask(window).save_file("t", project_path.with_name("x.csv"), "CSV (*.csv)", ".csv")
    assert path is None
    assert len(questions) == 1


def test_nothing_chosen_is_no_file(project_path: Path, open_window: OpenWindow) -> None:
    window = open_window(project_path)
    in_dialog(lambda dialog: dialog.reject())
    assert ask(window).open_file("t", project_path.parent, "Isnad (*.isnad)") is None


def test_a_file_to_read_must_be_there(project_path: Path, open_window: OpenWindow) -> None:
    window = open_window(project_path)
    in_dialog(name(project_path.name))
    assert ask(window).open_file("t", project_path.parent, "Isnad (*.isnad)") == project_path


def test_work_under_way_is_stopped_only_if_that_is_said(project_path: Path, open_window: OpenWindow) -> None:
    window = open_window(project_path, "en")
    in_dialog(press("Stop and close"))
    assert ask(window).stop_work()
    in_dialog(press("Wait"))
    assert not ask(window).stop_work()
    in_dialog(lambda dialog: dialog.reject())
    assert not ask(window).stop_work()
