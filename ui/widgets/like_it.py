"""Records that may be what is being typed already."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from ui.widgets.completion import Choice
from ui.widgets.row_delegate import DETAIL, RowDelegate

RECORD_ID = Qt.ItemDataRole.UserRole
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class LikeIt(QListWidget):
    """As high as its rows, and not there at all without any. `opened(int)` on Enter or a click."""

    opened = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(RowDelegate(self, detail_below=True))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.itemClicked.connect(self._open)
        self.hide()

    def show_choices(self, choices: Sequence[Choice]) -> None:
        """List these."""
        self.clear()
        for choice in choices:
            item = QListWidgetItem(choice.text, self)
            item.setData(RECORD_ID, choice.id)
            item.setData(DETAIL, choice.detail)
        self.setCurrentRow(0)
        if choices:
            self.setFixedHeight(self.sizeHintForRow(0) * len(choices) + 2 * self.frameWidth())
        self.setVisible(bool(choices))

    @Slot(QListWidgetItem)
    def _open(self, item: QListWidgetItem) -> None:
        self.opened.emit(item.data(RECORD_ID))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and not event.modifiers() and self.currentItem():
            self._open(self.currentItem())
        else:
            super().keyPressEvent(event)
