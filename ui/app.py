"""The start: from the command line to a window."""

import argparse
import logging
import platform
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tracker import wording
from tracker.errors import IsnadError
from tracker.services import project
from tracker.wording import Wording

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QMainWindow

CANNOT_START = 2

WITHOUT_A_SCREEN = ("offscreen", "minimal")

_log = logging.getLogger("isnad")


def main(arguments: list[str] | None = None) -> int:
    """Open the window on FILE, or on the project of the first start; the process's exit code.

    2 if there is no display, with a sentence that names `isnad-cli`, or if the file is refused.
    """
    asked = _parse(arguments)
    from ui import preconditions, settings  # only now: --help needs no Qt

    language = asked.language or settings.text("language")
    words = wording.load(language if language in wording.LANGUAGES else "ar")
    if not preconditions.has_display():
        return _refuse(words.sentence("messages.no_display"))
    if not preconditions.keeps_none():
        return _refuse(_unfit(words))
    return _run(asked.file, words)


def _parse(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="isnad")
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE")
    parser.add_argument("--language", choices=wording.LANGUAGES)
    return parser.parse_args(arguments)


def _unfit(words: Wording) -> str:
    import PySide6

    python = ".".join(map(str, sys.version_info[:3]))
    return words.sentence("messages.unfit_qt", found=PySide6.__version__, python=python)


def _run(file: Path | None, words: Wording) -> int:
    from PySide6.QtCore import qVersion
    from PySide6.QtWidgets import QApplication  # only now: without a display Qt would end the process

    from ui import overrides

    overrides.guard()
    from ui import crash, icons, jobs

    application = QApplication(sys.argv[:1])
    application.setApplicationName("Isnad")
    application.setDesktopFileName("isnad")
    application.setWindowIcon(icons.application_icon())
    handler = crash.Handler()
    handler.starting = True
    handler.install()
    _log.info("started with Python %s and Qt %s", platform.python_version(), qVersion())
    try:
        window = _open(file or project.ensure_default(), words.language, None, all_pages=False)
    except IsnadError as error:
        _log.error("not opened: %s", error)
        return _refuse(words.error(error), application)
    window.show()
    handler.starting = False
    code = application.exec()
    jobs.wait_for_all()
    handler.uninstall()
    return code


def _refuse(sentence: str, application: "QApplication | None" = None) -> int:
    """Say why there will be no window: at the terminal and, where there is none, in a dialog."""
    print(sentence, file=sys.stderr)  # noqa: T201  # there is no window yet
    at_terminal = sys.stderr is not None and sys.stderr.isatty()
    if application and not at_terminal and application.platformName() not in WITHOUT_A_SCREEN:
        from ui.ask import tell

        tell(sentence)
    return CANNOT_START


def create_window(path: Path, language: str, theme: str | None = None) -> "QMainWindow":
    """Open a project in a window within an existing QApplication. `theme`: light, dark or the system's.

    Raises `ProjectRefused` or `StorageFailed` if the file cannot be opened.
    """
    return _open(path, language, theme, all_pages=True)


def _open(path: Path, language: str, theme: str | None, *, all_pages: bool) -> "QMainWindow":
    from PySide6.QtWidgets import QApplication

    from ui import overrides

    overrides.guard()
    from ui import i18n
    from ui import theme as themes
    from ui.main_window import MainWindow
    from ui.opening import open_for_window

    opened = open_for_window(path)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    themes.apply(application, theme)
    i18n.switch(application, language)
    return MainWindow(opened, all_pages=all_pages)
