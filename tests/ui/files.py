"""What the tests of files share: projects and what is in them, things that are dropped, what is left over."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent

from tests.factories import make_quote
from tracker.queries import quotes as quote_queries
from tracker.records import QuoteFilter
from tracker.services import project as projects
from ui.main_window import MainWindow


def make_project(path: Path, words: str = "") -> Path:
    projects.create(path)
    if words:
        with projects.open_project(path) as opened:
            make_quote(opened, text=words)
    return path


def words_in(path: Path) -> list[str]:
    with projects.open_project(path, writable=False) as opened:
        return [row.quote.text for row in quote_queries.rows(opened, QuoteFilter())]


def shown_notice(window: MainWindow) -> str:
    return window.notice.label.text() if window.notice.isVisible() else ""


def parts_in(folder: Path) -> list[Path]:
    return [each for each in folder.rglob("*") if each.name.endswith(".part")]


def drop(window: MainWindow, data: QMimeData) -> None:
    event = QDropEvent(
        QPoint(10, 10),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(event)


def files(*dropped: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in dropped])
    return data
