"""One flow for each of what surrounds the main job: steps back, reports, projects and language, by keys."""

import csv
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.flows.hands import CONTROL, ENTER, ESCAPE, SHIFT, Hands
from tests.ui.conftest import OpenWindow
from tests.ui.files import drop, files
from tests.ui.walk import every_widget, texts
from tracker.queries import claims as claim_queries
from tracker.queries import quotes as quote_queries
from tracker.records import ClaimFilter, QuoteFilter
from tracker.services import project as projects
from ui.dialogs.export import ExportDialog
from ui.main_window import MainWindow

CLAIM = "بلغ ماء النهر سقف الجسر القديم"


def claims(window: MainWindow) -> list[str]:
    return [row.claim.text for row in claim_queries.rows(window.context.project, ClaimFilter())]


def test_a_step_is_taken_back_after_a_restart_and_brought_again(
    project_path: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    hands = Hands(open_window(project_path), qtbot)
    hands.press(Qt.Key.Key_2, modifier=CONTROL)
    hands.press(Qt.Key.Key_N, modifier=CONTROL)
    hands.type(CLAIM)
    hands.press(ENTER, modifier=CONTROL)
    hands.wait(lambda: claims(hands.window))
    hands.window.close()
    window = open_window(project_path)
    hands = Hands(window, qtbot)
    hands.press(ESCAPE)  # out of the search box, where Ctrl+Z is the box's own
    hands.press(Qt.Key.Key_Z, modifier=CONTROL)
    hands.wait(lambda: not claims(window))
    hands.settle()
    hands.press(Qt.Key.Key_Z, modifier=CONTROL | SHIFT)
    hands.wait(lambda: claims(window) == [CLAIM])


def test_a_report_of_one_status_is_written_and_counted(
    sample_path: Path, open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window(sample_path)
    hands = Hands(window, qtbot)
    hands.press(Qt.Key.Key_F, modifier=CONTROL)
    hands.type("المحطة")
    hands.press(ENTER)
    table = window.pages.quotes.list
    hands.wait(lambda: table.hasFocus() and 0 < table.quotes.rowCount() < 41)
    shown = table.quotes.rowCount()
    hands.press(Qt.Key.Key_E, modifier=CONTROL)
    dialog = window.findChild(ExportDialog)
    assert dialog is not None
    hands.wait(dialog.isActiveWindow)
    report = tmp_path / "تقرير.csv"
    hands.press(Qt.Key.Key_A, modifier=CONTROL)
    hands.type(str(report))
    hands.press(ENTER)
    hands.wait(lambda: window.notice.isVisible() and report.name in window.notice.label.text())
    with report.open(encoding="utf-8-sig", newline="") as lines:
        said = {row["القول"] for row in csv.DictReader(lines)}
    assert len(said) == shown


def test_one_project_gives_way_to_another_and_is_among_the_recent_ones(
    project_path: Path, sample_path: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(project_path)
    hands = Hands(window, qtbot)
    drop(window, files(sample_path))
    hands.wait(lambda: window.context.project.path == sample_path)
    assert quote_queries.count(window.context.project, QuoteFilter()) == 41
    menu = window.files.recent_menu
    menu.aboutToShow.emit()
    recent = next(action for action in menu.actions() if project_path.stem in action.text())
    recent.trigger()
    hands.wait(lambda: window.context.project.path == project_path)
    with projects.open_project(sample_path) as free:  # nobody holds it any more
        assert free.writable


@pytest.mark.parametrize("page", [1, 2, 3, 4])
def test_the_language_is_changed_by_one_key_and_every_word_with_it(
    sample_path: Path, open_window: OpenWindow, qtbot: QtBot, page: int
) -> None:
    window = open_window(sample_path)
    hands = Hands(window, qtbot)
    hands.press(Qt.Key(Qt.Key.Key_0 + page), modifier=CONTROL)
    before = _words_of_the_program(window)
    hands.press(Qt.Key.Key_L, modifier=CONTROL)
    assert QApplication.layoutDirection() == Qt.LayoutDirection.LeftToRight
    assert not [word for word in _words_of_the_program(window) & before if _is_arabic(word)]
    hands.press(Qt.Key.Key_L, modifier=CONTROL)
    assert QApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
    assert _words_of_the_program(window) == before


def _words_of_the_program(window: MainWindow) -> set[str]:
    """What menus and navigation say: no words of the project are among it."""
    actions = {action.text() for action in window.findChildren(QAction) if action.objectName()}
    named = {text for widget in every_widget(window.navigation) for text in texts(widget)}
    return {word for word in actions | named if word}


def _is_arabic(word: str) -> bool:
    return any("\u0600" <= letter <= "\u06ff" for letter in word) and word != "العربية"
