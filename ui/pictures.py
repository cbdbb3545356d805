"""Pictures of the pages, taken without a display: `python -m ui.pictures PROJECT FOLDER [--size 1366x768]…`.

For the README, and for whoever wants to see what a change does to every page, language and theme.
"""

import argparse
import itertools
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.queries import claims, quotes, sources, speakers
from tracker.records import Balance, ClaimFilter, QuoteFilter
from tracker.services import backup, project
from tracker.services.project import Project

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

PAGES = {"quotes": "quote", "claims": "claim", "speakers": "speaker", "sources": "source"}
LANGUAGES = ("ar", "en")
THEMES = ("light", "dark")
SIZE = "1366x768"

MILLISECONDS_TO_SETTLE = 400
"""Lists fill and paint in this time."""

SMALLEST = 0
"""Qt's word for PNG files that are as small as they can be: nothing is lost by it."""

MOST_COLOURS = 256
COARSE = 0xF0F0F0
"""What tells colours apart that must not be taken for one another, however little room they take."""


def main(arguments: list[str] | None = None) -> int:
    """Take the pictures that the arguments ask for, all of them if they name no page, language or theme."""
    asked = _parse(arguments)
    # Before Qt is loaded, which would look for a display.
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtCore import qInstallMessageHandler

    qInstallMessageHandler(_pass_on)
    asked.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        _keep_settings_in(scratch)
        copy = Path(scratch) / asked.project.name
        with project.open_project(asked.project, writable=False) as opened:
            backup.copy_to(opened, copy)
            shown = _telling_records(opened)
        for language, theme in itertools.product(asked.language or LANGUAGES, asked.theme or THEMES):
            _take(copy, shown, asked, language, theme)
    return 0


def _parse(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m ui.pictures")
    parser.add_argument("project", type=Path, metavar="PROJECT")
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    parser.add_argument("--size", action="append", metavar="WIDTHxHEIGHT", help=f"{SIZE} unless given")
    parser.add_argument("--page", action="append", choices=PAGES)
    parser.add_argument("--language", action="append", choices=LANGUAGES)
    parser.add_argument("--theme", action="append", choices=THEMES)
    return parser.parse_args(arguments)


def _keep_settings_in(folder: str) -> None:
    """Take pictures with settings as they are at a first start, and leave the user's own alone."""
    from PySide6.QtCore import QSettings

    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, folder)


def _telling_records(opened: Project) -> dict[str, int]:
    """Of each kind the record with the most to show; none of a kind that the project has none of."""
    by_page = {
        "quote": {row.quote.id: len(row.links) for row in quotes.rows(opened, QuoteFilter())},
        "claim": {row.claim.id: _sides(row.balance) for row in claims.rows(opened, ClaimFilter())},
        "speaker": {row.speaker.id: row.quotes for row in speakers.rows(opened)},
        "source": {row.source.id: row.quotes for row in sources.rows(opened)},
    }
    return {entity: max(found, key=lambda each: found[each]) for entity, found in by_page.items() if found}


def _sides(balance: Balance) -> int:
    """Most where both sides have something to say."""
    return min(balance.supports_quotes, balance.disputes_quotes) * 100 + balance.supports_quotes


def _take(path: Path, shown: dict[str, int], asked: argparse.Namespace, language: str, theme: str) -> None:
    from PySide6.QtWidgets import QApplication

    from ui.app import create_window
    from ui.main_window import MainWindow

    application = QApplication.instance() or QApplication(["isnad"])
    window = create_window(path, language, theme)
    assert isinstance(window, MainWindow)
    for page, (width, height) in itertools.product(asked.page or PAGES, _sizes(asked.size or [SIZE])):
        window.resize(width, height)
        window.show()
        entity = PAGES[page]
        window.turn_to(entity)
        if entity in shown:
            window.show_record(entity, shown[entity])
        _settle()
        name = f"{page}-{language}-{theme}-{width}x{height}.png"
        _thinned(window.grab().toImage()).save(str(asked.folder / name), quality=SMALLEST)
    window.close()
    del application


def _pass_on(_kind: object, _context: object, message: str | None) -> None:
    """Qt's messages without those about windows that are not there to be moved and raised."""
    if not (message or "").startswith("This plugin does not support"):
        sys.stderr.write(f"{message}\n")


def _thinned(image: "QImage") -> "QImage":
    """The picture in 256 colours, a third of the size: surfaces keep theirs, shades of letters get near."""
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QImage

    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    by_room = [colour for colour, _ in Counter(memoryview(plain.constBits()).cast("I")).most_common()]
    kept = dict.fromkeys(by_room[: MOST_COLOURS // 2])
    seen = {colour & COARSE for colour in kept}
    for colour in by_room:
        if colour & COARSE not in seen and len(kept) < MOST_COLOURS:
            seen.add(colour & COARSE)
            kept[colour] = None
    flags = Qt.ImageConversionFlag.AvoidDither
    return plain.convertToFormat(QImage.Format.Format_Indexed8, list(kept), flags)


def _sizes(given: list[str]) -> Iterator[tuple[int, int]]:
    for size in given:
        width, height = size.lower().split("x")
        yield int(width), int(height)


def _settle() -> None:
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(MILLISECONDS_TO_SETTLE, loop.quit)
    loop.exec()


if __name__ == "__main__":
    raise SystemExit(main())
