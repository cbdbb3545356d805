"""The page that is shown comes first; the others come by themselves or when they are asked for."""

from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.factories import make_claim
from tests.ui.conftest import OpenWindow
from tracker.services import project as projects
from ui import i18n, theme
from ui.main_window import PAGES, MainWindow
from ui.opening import open_for_window
from ui.widgets.navigation import COUNT


def start(path: Path, qtbot: QtBot) -> MainWindow:
    """The window as it comes at a start of Isnad."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme.apply(application, "light")
    i18n.switch(application, "ar")
    window = MainWindow(open_for_window(path), all_pages=False)
    qtbot.addWidget(window)
    window.show()
    return window


def test_at_the_start_the_shown_page_is_there_and_soon_all_of_them(sample_path: Path, qtbot: QtBot) -> None:
    window = start(sample_path, qtbot)
    assert [page.entity for page in window.pages.made] == ["quote"]
    qtbot.waitUntil(lambda: len(window.pages.made) == len(PAGES))
    assert window.page is window.pages["quote"]
    window.close()


def test_a_page_that_is_asked_for_is_there_at_once(sample_path: Path, qtbot: QtBot) -> None:
    window = start(sample_path, qtbot)
    window.show_record("speaker", 1)
    assert window.page is window.pages["speaker"]
    assert window.page.isVisible()
    assert [page.entity for page in window.pages.made] == ["quote", "speaker"]
    window.close()


def test_a_window_that_is_closed_makes_no_more_pages(sample_path: Path, qtbot: QtBot) -> None:
    window = start(sample_path, qtbot)
    window.close()
    window._make_next_page()
    assert [page.entity for page in window.pages.made] == ["quote"]


def test_a_window_made_for_others_has_all_its_pages(project_path: Path, open_window: OpenWindow) -> None:
    window = open_window(project_path)
    for name in ("quotes_page", "claims_page", "speakers_page", "sources_page"):
        assert window.findChild(QWidget, name) is not None


def test_the_last_page_is_shown_again(project_path: Path, open_window: OpenWindow) -> None:
    window = open_window(project_path)
    window.turn_to("claim")
    window.close()
    again = open_window(project_path)
    assert again.page is again.pages["claim"]
    assert again.stack.currentWidget() is again.page


def test_the_navigation_counts_what_each_page_holds(project_path: Path, open_window: OpenWindow) -> None:
    with projects.open_project(project_path) as opened:
        make_claim(opened)
    window = open_window(project_path)
    for row, entity in enumerate(PAGES):
        shown = window.navigation.item(row).data(COUNT)
        assert shown == window.pages[entity].record_count() == (entity == "claim")
