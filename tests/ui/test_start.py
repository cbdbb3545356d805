"""At a start the first page is painted before anything else is made; then the window is like any other."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from tests.factories import make_claim, make_quote
from tests.ui.conftest import OpenWindow
from tests.ui.typing import press
from tracker.errors import ProjectRefused
from tracker.services import lock
from tracker.services import project as projects
from ui import first_sight, i18n, theme
from ui.main_window import PAGES, MainWindow
from ui.opening import look_for_window
from ui.widgets.navigation import COUNT

PAINT_AND_TELL = """
import os
import sys
from ui import app

run = app._run

def watched(*given):
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QMainWindow

    class Watch(QObject):
        def eventFilter(self, watched, event):
            if event.type() == QEvent.Type.Paint:
                QTimer.singleShot(0, self.tell)
            return False

        def tell(self):
            slow = ("peewee", "filelock", "tracker.models", "ui.widgets.quote_details")
            print(*(name for name in slow if name in sys.modules))
            rows = self.parent().pages.quotes.list.quotes.rowCount()
            print("painted", rows, flush=True)
            os._exit(0)

    show = QMainWindow.show

    def show_watched(window):
        window.installEventFilter(Watch(window))
        show(window)

    QMainWindow.show = show_watched
    return run(*given)

app._run = watched
app.main(sys.argv[1:])
"""


def begin(path: Path, qtbot: QtBot) -> MainWindow:
    """The window as it comes at a start: its first page, of a project that is not open yet."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme.apply(application, "light")
    i18n.switch(application, "ar")
    window = MainWindow(look_for_window(path), all_pages=False)
    qtbot.addWidget(window)
    assert not window.opened.is_open
    return window


def whole(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """The window with all that belongs to it."""
    with qtbot.waitSignal(window.stands):
        window.show()
    qtbot.waitUntil(lambda: len(window.pages.made) == len(PAGES))
    window.pages.quotes.make_form()
    return window


def parts(window: MainWindow) -> set[tuple[str, str]]:
    return {
        (type(each).__name__, each.objectName()) for each in window.findChildren(QWidget) if each.objectName()
    }


def actions(window: MainWindow) -> dict[str, tuple[str, list[str], bool]]:
    return {
        each.objectName(): (each.text(), [keys.toString() for keys in each.shortcuts()], each.isEnabled())
        for each in window.findChildren(QAction)
        if each.objectName()
    }


def menus(window: MainWindow) -> list[tuple[str, list[str]]]:
    found = []
    for entry in window.menuBar().actions():
        menu = entry.menu()
        assert isinstance(menu, QMenu)
        found.append((entry.text(), [each.text() for each in menu.actions()]))
    return found


def counts(window: MainWindow) -> list[int]:
    return [window.navigation.item(row).data(COUNT) for row in range(len(PAGES))]


def test_the_window_of_a_start_becomes_like_any_other(
    sample_path: Path, qtbot: QtBot, open_window: OpenWindow
) -> None:
    with projects.open_project(sample_path) as opened:
        make_claim(opened, "ادعاء أضيف قبل البدء")  # a step that can be undone
    started = whole(begin(sample_path, qtbot), qtbot)
    found = parts(started), actions(started), menus(started), counts(started), started.windowTitle()
    shown = started.pages.quotes.details.words.toPlainText()
    started.close()

    other = open_window(sample_path)
    assert found == (parts(other), actions(other), menus(other), counts(other), other.windowTitle())
    assert shown == other.pages.quotes.details.words.toPlainText() != ""
    assert actions(other)["action_undo"][2]


def test_nothing_that_is_seen_jumps_when_the_rest_is_made(sample_path: Path, qtbot: QtBot) -> None:
    window = begin(sample_path, qtbot)
    window.resize(1366, 768)
    seen: list[object] = []

    def look() -> tuple[object, ...]:
        page = window.pages.quotes
        header = page.list.horizontalHeader()
        return (
            [each.geometry() for each in (window.navigation, window.stack, window.banner, page.bar)],
            page.splitter.sizes(),
            [header.sectionSize(column) for column in range(header.count())],
            page.bar.count.text(),
            page.list.current_id,
        )

    window.context.opened.connect(lambda: seen.append(look()))
    whole(window, qtbot)
    assert seen == [look()]
    window.close()


def test_a_key_that_comes_before_the_rest_is_made_works(
    project_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    with projects.open_project(project_path) as opened:
        make_quote(opened)
    window = begin(project_path, qtbot)
    window.show()
    # The moment after the first paint does not come before the window has the keys.
    monkeypatch.setattr(first_sight, "QTimer", type("Never", (), {"singleShot": lambda *_: None}))
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    assert not window.opened.is_open
    press(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert window.opened.is_open
    form = window.findChild(QWidget, "quote_form")
    assert form is not None
    assert form.isVisible()
    window.close()


def test_a_window_that_is_closed_at_once_leaves_the_project_in_order(sample_path: Path, qtbot: QtBot) -> None:
    window = begin(sample_path, qtbot)
    window.show()
    window.close()
    assert not window.isVisible()
    assert not list(sample_path.parent.glob("*-wal"))
    with lock.held(sample_path):
        pass


def test_what_was_written_since_the_first_look_is_shown(sample_path: Path, qtbot: QtBot) -> None:
    window = begin(sample_path, qtbot)
    before = counts(window)
    with projects.open_project(sample_path) as opened:
        make_quote(opened, text="قول كُتب في ما بين ذلك")
    whole(window, qtbot)
    assert counts(window)[0] == before[0] + 1 == window.pages.quotes.list.quotes.rowCount()
    window.close()


def test_a_project_that_another_window_takes_meanwhile_is_read_only(sample_path: Path, qtbot: QtBot) -> None:
    window = begin(sample_path, qtbot)
    with lock.held(sample_path):
        whole(window, qtbot)
    assert window.opened.holder
    assert not window.context.project.writable
    assert not actions(window)["action_new_quote"][2]
    window.close()


def test_a_project_that_turns_out_to_be_refused_is_told_of_and_let_go(
    sample_path: Path, qtbot: QtBot
) -> None:
    window = begin(sample_path, qtbot)
    sample_path.write_bytes(b"%PDF-1.7")
    with qtbot.waitSignal(window.not_opened) as told:
        window.show()
    assert isinstance(told.args[0], ProjectRefused)
    assert told.args[0].code == "not_a_project"
    assert window.close()


def test_an_empty_project_says_at_once_what_to_do(project_path: Path, qtbot: QtBot) -> None:
    window = begin(project_path, qtbot)
    assert window.pages.quotes.empty.sentence.text() != ""
    whole(window, qtbot)
    assert window.pages.quotes.empty.isVisible()
    window.close()


@pytest.mark.parametrize("times", [1, 2])
def test_the_first_page_is_painted_without_peewee(sample_path: Path, tmp_path: Path, times: int) -> None:
    folders = dict.fromkeys(("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"), str(tmp_path / "own"))
    for _ in range(times):
        done = subprocess.run(
            [sys.executable, "-c", PAINT_AND_TELL, str(sample_path)],
            env={**os.environ, **folders, "QT_QPA_PLATFORM": "offscreen"},
            cwd=Path(__file__).resolve().parents[2],
            capture_output=True,
            encoding="utf-8",
            timeout=60,
        )
    assert done.stdout == "\npainted 41\n", done.stderr
