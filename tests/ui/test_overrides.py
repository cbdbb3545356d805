"""An error in a method that Qt calls while Python calls Qt ends in the handler, and never the process."""

import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = """
import os, sys
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QSettings, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

project_path, log, place = sys.argv[1:]
QSettings.setDefaultFormat(QSettings.Format.IniFormat)
QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(Path(log).parent))
application = QApplication([])

from ui.app import create_window

window = create_window(Path(project_path), "ar", "light")
from ui import crash
from ui.dialogs.crash import CrashDialog

crash.log_path = lambda: Path(log)
handler = crash.Handler()
handler.install()
window.show()
window.turn_to("quote")
page = window.page


def break_down(*_arguments, **_named):
    1 / 0  # raised by the interpreter, not by a statement of Python


def in_close_event():
    window.files.may_close = break_down
    window.close()


def in_key_press_event():
    page._keys.press = break_down
    QTest.keyClick(page, Qt.Key.Key_A)


def in_paint_of_a_delegate():
    page.list.itemDelegate()._paint_cell = break_down
    page.list.grab()


def in_data_of_a_model():
    page.list.quotes.quote_row = break_down
    page.list.quotes.index(0, 0).data()


def in_event_filter():
    window.notice.show_text("words")
    window.notice._place = break_down
    window.notice.parent().resize(300, 300)
    window.stack.removeWidget(page)  # Qt calls many a method of the page's before it comes back


def in_change_event():
    window._say = break_down
    QApplication.sendEvent(window, QEvent(QEvent.Type.PaletteChange))


def dialogs():
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, CrashDialog)]


QTimer.singleShot(0, window, globals()[place])
loop = QEventLoop()
QTimer.singleShot(10_000, loop.quit)
look = QTimer(window)
look.timeout.connect(lambda: dialogs() and loop.quit())
look.start(10)
loop.exec()
print("alive, and it was told:", bool(dialogs()), flush=True)
os._exit(0)
"""

PLACES = [
    "in_close_event",
    "in_key_press_event",
    "in_paint_of_a_delegate",
    "in_data_of_a_model",
    "in_event_filter",
    "in_change_event",
]


@pytest.mark.parametrize("place", PLACES)
def test_an_error_in_what_qt_calls_is_told_and_the_process_goes_on(
    place: str, sample_path: Path, tmp_path: Path
) -> None:
    log = tmp_path / "log" / "isnad.log"
    arguments = [sys.executable, "-c", SCRIPT, str(sample_path), str(log), place]
    ended = subprocess.run(arguments, capture_output=True, text=True, timeout=60, check=False)
    assert ended.stdout == "alive, and it was told: True\n", ended.stderr
    assert "ZeroDivisionError" in log.read_text(encoding="utf-8")
