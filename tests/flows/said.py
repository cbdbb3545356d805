"""Everything that the window says: what is painted, what pops up, and what is read aloud."""

import re
from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QTextEdit, QWidget

from tests.ui.walk import every_widget, texts, texts_of_model
from ui.main_window import MainWindow
from ui.widgets.source_text import SourceText
from ui.widgets.words import Words

MARKED = re.compile("«([^»]*)»")
ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.EditRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.StatusTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)


def everything_said(window: MainWindow) -> list[str]:
    """Every text on the window but the article itself, which is shown as it was printed."""
    return [text for widget in every_widget(window) for text in _said_by(widget) if text]


def _said_by(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, SourceText):
        return
    yield from texts(widget)
    yield from (widget.statusTip(), widget.whatsThis(), widget.accessibleDescription())
    match widget:
        case Words():
            yield widget.text
        case QLineEdit():
            yield widget.text()
        case QTextEdit():
            yield widget.toPlainText()
        case QAbstractItemView():
            yield from texts_of_model(widget.model(), *ROLES)


def marked_passages(texts_said: list[str]) -> list[str]:
    """What stands between « and » in any of the texts."""
    return [passage for text in texts_said for passage in MARKED.findall(text)]
