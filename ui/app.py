"""The start: from the command line to a window."""

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tracker import wording
from tracker.errors import IsnadError
from tracker.services import project

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMainWindow

CANNOT_START = 2


def main(arguments: list[str] | None = None) -> int:
    """Open the window on FILE, or on the project of the first start; the process's exit code.

    2 if there is no display, with a sentence that names `isnad-cli`, or if the file is refused.
    """
    asked = _parse(arguments)
    words = wording.load(asked.language or "ar")
    if not _has_display():
        print(words.sentence("messages.no_display"), file=sys.stderr)  # noqa: T201  # there is no window yet
        return CANNOT_START
    from PySide6.QtWidgets import QApplication  # only now: without a display Qt would end the process

    from ui import settings

    application = QApplication(sys.argv[:1])
    application.setApplicationName("Isnad")
    application.setDesktopFileName("isnad")
    try:
        path = asked.file or project.ensure_default()
        window = create_window(path, asked.language or settings.text("language", "ar"))
    except IsnadError as error:
        print(words.error(error), file=sys.stderr)  # noqa: T201  # there is no window yet
        return CANNOT_START
    window.show()
    return application.exec()


def _parse(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="isnad")
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE")
    parser.add_argument("--language", choices=wording.LANGUAGES)
    return parser.parse_args(arguments)


def _has_display() -> bool:
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def create_window(path: Path, language: str, theme: str | None = None) -> "QMainWindow":
    """Open a project in a window within an existing QApplication. `theme`: light, dark or the system's.

    Raises `ProjectRefused` or `StorageFailed` if the file cannot be opened.
    """
    from PySide6.QtWidgets import QApplication

    from ui import i18n
    from ui import theme as themes
    from ui.main_window import MainWindow
    from ui.opening import open_for_window

    opened = open_for_window(path)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    themes.apply(application, theme)
    i18n.switch(application, language)
    return MainWindow(opened, language)
