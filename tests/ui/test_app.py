"""Isnad starts, or says why it cannot; it never vanishes without a word."""

import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.conftest import OpenWindow
from ui import preconditions, theme

Start = Callable[..., "subprocess.CompletedProcess[str]"]

FOLDERS = {"XDG_CONFIG_HOME": "config", "XDG_DATA_HOME": "data", "XDG_STATE_HOME": "state"}

CLOSE_WHEN_SHOWN = """
import sys
from PySide6.QtCore import QTimer
from ui import app, main_window

class Window(main_window.MainWindow):
    def show(self):
        super().show()
        QTimer.singleShot(0, self.close)

main_window.MainWindow = Window
sys.exit(app.main(sys.argv[1:]))
"""

BREAK_AT_THE_START = """
import sys
from ui import app, main_window
from ui.dialogs.crash import CrashDialog

class Window(main_window.MainWindow):
    def __init__(self, *_, **__):
        raise ValueError("كلام")

CrashDialog.exec = lambda self: print(self.windowTitle())
main_window.MainWindow = Window
sys.exit(app.main(sys.argv[1:]))
"""


@pytest.fixture
def start(tmp_path: Path) -> Start:
    """Run Isnad in a process and with folders of its own, by default on no display at all."""

    def run(*arguments: object, code: str = "", **environment: str) -> "subprocess.CompletedProcess[str]":
        kept = {
            name: value
            for name, value in os.environ.items()
            if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
        }
        own = {name: str(tmp_path / folder) for name, folder in FOLDERS.items()}
        program = ["-c", code] if code else ["-c", "import sys; from ui import app; sys.exit(app.main())"]
        return subprocess.run(
            [sys.executable, *program, *map(str, arguments)],
            env={**kept, **own, **environment},
            cwd=Path(__file__).resolve().parents[2],
            capture_output=True,
            encoding="utf-8",
            timeout=60,
        )

    return run


def log_in(folder: Path) -> Path:
    return folder / "state" / "isnad" / "log" / "isnad.log"


linux_only = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="other systems always have a display"
)


@linux_only
@pytest.mark.parametrize(
    "display",
    [
        {},
        {"DISPLAY": ":987"},
        {"DISPLAY": "nonsense"},
        {"DISPLAY": "127.0.0.1:987.0"},
        {"WAYLAND_DISPLAY": "wayland-987"},
        {"QT_QPA_PLATFORM": "xcb"},
        {"QT_QPA_PLATFORM": "wayland;xcb", "DISPLAY": ":987"},
    ],
)
def test_without_a_display_it_says_so_and_names_the_command_line(
    start: Start, display: dict[str, str]
) -> None:
    done = start("--language", "en", **display)
    assert done.returncode == 2
    assert "There is no display" in done.stderr
    assert "isnad-cli" in done.stderr
    assert done.stdout == ""


@linux_only
def test_it_speaks_arabic_unless_another_language_was_asked_for(start: Start) -> None:
    assert "لا شاشة" in start().stderr


def test_a_file_that_cannot_be_opened_is_named(start: Start, tmp_path: Path) -> None:
    missing = tmp_path / "لا وجود له.isnad"
    done = start(missing, "--language", "en", QT_QPA_PLATFORM="offscreen")
    assert done.returncode == 2
    assert str(missing) in done.stderr
    assert "Traceback" not in done.stderr


@linux_only
def test_the_first_start_makes_a_project_and_leaves_one_file_when_it_is_closed(
    start: Start, tmp_path: Path
) -> None:
    done = start(code=CLOSE_WHEN_SHOWN, QT_QPA_PLATFORM="offscreen")
    assert (done.returncode, done.stdout) == (0, "")
    left = {each.name for each in (tmp_path / "data" / "isnad").iterdir() if not each.name.startswith(".")}
    assert left == {"إسناد.isnad"}
    assert stat.S_IMODE(log_in(tmp_path).stat().st_mode) == 0o600
    assert "started with Python" in log_in(tmp_path).read_text(encoding="utf-8")


@linux_only
def test_an_unexpected_error_at_the_start_is_told_and_logged(start: Start, tmp_path: Path) -> None:
    done = start("--language", "en", code=BREAK_AT_THE_START, QT_QPA_PLATFORM="offscreen")
    assert done.returncode == 1
    assert "went wrong" in done.stdout
    assert "كلام" not in done.stderr
    log = log_in(tmp_path).read_text(encoding="utf-8")
    assert "ValueError" in log
    assert "كلام" not in log


def test_this_qt_keeps_its_references_to_none() -> None:
    assert preconditions.keeps_none()


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None cannot be lost there")
def test_a_qt_that_loses_references_to_none_is_found_out() -> None:
    counts = iter([10_000, 10_000 - preconditions.CALLS])
    assert not preconditions.keeps_none(lambda _: next(counts))


def test_colours_follow_the_system_live_unless_they_were_chosen(
    project_path: Path, open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Qt's platform for tests has no system behind it whose colours could be changed.
    system = {"dark": False}
    monkeypatch.setattr(
        theme, "_wants_dark", lambda _, chosen: system["dark"] if chosen is None else chosen == "dark"
    )
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    open_window(project_path, "ar", None)

    def turn(scheme: Qt.ColorScheme) -> bool:
        system["dark"] = scheme == Qt.ColorScheme.Dark
        application.styleHints().colorSchemeChanged.emit(scheme)
        return theme.is_dark(application.palette())

    assert turn(Qt.ColorScheme.Dark)
    assert not turn(Qt.ColorScheme.Light)
    theme.apply(application, "light")
    assert not turn(Qt.ColorScheme.Dark)
