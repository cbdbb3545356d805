"""The start: from the command line to a window."""

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ui import garbage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from tracker.errors import IsnadError
    from tracker.wording import Wording
    from ui.crash import Handler
    from ui.main_window import MainWindow
    from ui.opening import Opened

CANNOT_START = 2

WITHOUT_A_SCREEN = ("offscreen", "minimal")


def main(arguments: list[str] | None = None) -> int:
    """Open the window on FILE, or on the project of the first start; the process's exit code.

    2 if there is no display, with a sentence that names `isnad-cli`, or if the file is refused.
    """
    file, language = _asked(sys.argv[1:] if arguments is None else arguments)
    garbage.pause()  # till the window stands: it would look through all that is being made, for nothing
    from tracker import wording
    from ui import qt_parts  # only now: --help needs no Qt

    qt_parts.load()
    from ui import preconditions, settings

    language = language or settings.text("language")
    words = wording.load(language if language in wording.LANGUAGES else "ar")
    if not preconditions.has_display():
        return _refuse(words.sentence("messages.no_display"))
    if not preconditions.keeps_none():
        return _refuse(_unfit(words))
    return _run(file, words)


def _asked(arguments: list[str]) -> tuple[Path | None, str]:
    """The file and the language that the command line asks for."""
    if not any(each.startswith("-") for each in arguments) and len(arguments) < 2:
        return (Path(arguments[0]) if arguments else None), ""
    import argparse  # only now: as a rule there is but a file

    from tracker import wording

    parser = argparse.ArgumentParser(prog="isnad")
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE")
    parser.add_argument("--language", choices=wording.LANGUAGES)
    asked = parser.parse_args(arguments)
    return asked.file, asked.language or ""


def _unfit(words: "Wording") -> str:
    import PySide6

    python = ".".join(map(str, sys.version_info[:3]))
    return words.sentence("messages.unfit_qt", found=PySide6.__version__, python=python)


def _run(file: Path | None, words: "Wording") -> int:
    from PySide6.QtWidgets import QApplication  # only now: without a display Qt would end the process

    from tracker.errors import IsnadError
    from ui import overrides
    from ui.theme import STYLED

    overrides.guard()
    from ui import crash

    application = QApplication([*sys.argv[:1], "-style", "Fusion"])
    application.setProperty(STYLED, True)
    application.setApplicationName("Isnad")
    application.setDesktopFileName("isnad")
    handler = crash.Handler()
    handler.begin_start()
    handler.install()
    while True:
        try:
            code = _until_closed(_first_window(file, words.language), application, handler)
            break
        except IsnadError as error:
            handler.log_refusal(error)
            file = _brought_back(error, application)
            if file is None:
                return _refuse(words.error(error), application)
    from ui import jobs

    jobs.wait_for_all()
    handler.uninstall()
    return code


def _until_closed(window: "MainWindow", application: "QApplication", handler: "Handler") -> int:
    """Show the window, and what is done in it, until it is closed; the code to end with.

    Raises `IsnadError` if its project, of which so far only the first page was read, cannot be opened.
    """
    refusals: list[IsnadError] = []  # at most one

    def give_up(error: "IsnadError") -> None:
        refusals.append(error)
        window.hide()
        application.exit()

    window.not_opened.connect(give_up)
    window.stands.connect(partial(_begin_work, application, handler))
    window.show()
    handler.starting = False
    code = application.exec()
    if refusals:
        window.deleteLater()
        raise refusals[0]
    return code


def _begin_work(application: "QApplication", handler: "Handler") -> None:
    """What can wait until the window stands."""
    from ui import icons

    garbage.resume()
    application.setWindowIcon(icons.application_icon())
    icons.keep_shapes()
    handler.log_start()


def _brought_back(error: "IsnadError", application: "QApplication") -> Path | None:
    """A new project, made of a backup or of what can be read, in place of one that cannot be opened."""
    if application.platformName() in WITHOUT_A_SCREEN:
        return None
    from ui.backups import offers_help

    if not offers_help(error):
        return None
    from ui import i18n, settings
    from ui import theme as themes
    from ui.dialogs.restore import RestoreDialog

    garbage.resume()
    themes.apply(application, None)
    i18n.switch(application, settings.text("language") or "ar")
    made: list[Path] = []
    dialog = RestoreDialog(Path(str(error.fields["path"])), None, error=error)
    dialog.made.connect(made.append)
    dialog.exec()
    garbage.pause()  # the start goes on
    return made[-1] if made else None


def _refuse(sentence: str, application: "QApplication | None" = None) -> int:
    """Say why there will be no window: at the terminal and, where there is none, in a dialog."""
    garbage.resume()
    print(sentence, file=sys.stderr)  # noqa: T201  # there is no window yet
    at_terminal = sys.stderr is not None and sys.stderr.isatty()
    if application and not at_terminal and application.platformName() not in WITHOUT_A_SCREEN:
        from ui.ask import tell

        tell(sentence)
    return CANNOT_START


def create_window(path: Path, language: str, theme: str | None = None) -> "MainWindow":
    """Open a project in a window within an existing QApplication. `theme`: light, dark or the system's.

    Raises `ProjectRefused` or `StorageFailed` if the file cannot be opened.
    """
    from ui.opening import open_for_window

    return _window(open_for_window(path), language, theme, all_pages=True)


def _first_window(file: Path | None, language: str) -> "MainWindow":
    from ui.opening import look_for_window

    if file is None:
        from tracker.services import project

        file = project.ensure_default()
    return _window(look_for_window(file), language, None, all_pages=False)


def _window(opened: "Opened", language: str, theme: str | None, *, all_pages: bool) -> "MainWindow":
    from PySide6.QtWidgets import QApplication

    from ui import overrides

    overrides.guard()
    from ui import i18n
    from ui import theme as themes
    from ui.main_window import MainWindow

    application = QApplication.instance()
    assert isinstance(application, QApplication)
    themes.apply(application, theme)
    i18n.switch(application, language)
    return MainWindow(opened, all_pages=all_pages)
