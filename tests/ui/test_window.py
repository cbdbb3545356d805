"""The window itself: pages, language, and leaving nothing behind."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.conftest import OpenWindow


def test_the_window_opens_in_arabic_from_the_right(project_path: Path, open_window: OpenWindow) -> None:
    window = open_window(project_path)
    assert window.objectName() == "main_window"
    assert window.layoutDirection() == Qt.LayoutDirection.RightToLeft
    assert window.navigation.item(0).text() == "الاقتباسات"


def test_the_language_switches_live_and_back(project_path: Path, open_window: OpenWindow) -> None:
    window = open_window(project_path)
    window.switch_language()
    assert window.navigation.item(0).text() == "Quotes"
    assert QApplication.layoutDirection() == Qt.LayoutDirection.LeftToRight
    window.switch_language()
    assert window.navigation.item(0).text() == "الاقتباسات"
    assert window.layoutDirection() == Qt.LayoutDirection.RightToLeft


def test_closing_leaves_one_file_and_no_thread(project_path: Path, open_window: OpenWindow) -> None:
    window = open_window(project_path)
    writer = window.context.writer
    window.close()
    assert not writer._thread.isRunning()
    left = {each.name for each in project_path.parent.iterdir() if each.name.startswith(project_path.stem)}
    assert project_path.name in left
    assert not {name for name in left if name.endswith(("-wal", "-shm"))}
