"""Which columns of a table are written, and in which order: ticked, and moved by mouse or keyboard."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from ui import theme
from ui.i18n import in_words

CODE = Qt.ItemDataRole.UserRole


class ColumnChoice(QListWidget):
    """The columns of a table, those that are chosen ticked. Alt with an arrow moves the current one."""

    chosen_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("export_column_choice")
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setMinimumHeight(theme.space(self, 40))
        self.itemChanged.connect(self.chosen_changed)
        in_words(self, self._say)

    def _say(self) -> None:
        self.setAccessibleName(self.tr("Columns, in their order"))
        self.setToolTip(self.tr("Space ticks a column, Alt with an arrow key moves it"))

    def offer(self, labels: dict[str, str], chosen: Iterable[str]) -> None:
        """Show these columns: those chosen first, in their order and ticked, then the others."""
        first = [code for code in chosen if code in labels]
        self.blockSignals(True)
        self.clear()
        for code in dict.fromkeys([*first, *labels]):
            item = QListWidgetItem(labels[code])
            item.setData(CODE, code)
            item.setFlags(
                Qt.ItemFlag.ItemIsEnabled
                | Qt.ItemFlag.ItemIsSelectable
                | Qt.ItemFlag.ItemIsUserCheckable
                | Qt.ItemFlag.ItemIsDragEnabled
            )
            item.setCheckState(Qt.CheckState.Checked if code in first else Qt.CheckState.Unchecked)
            self.addItem(item)
        self.setCurrentRow(0)
        self.blockSignals(False)

    def name(self, labels: dict[str, str]) -> None:
        """Call the columns by these words, in another language."""
        self.blockSignals(True)
        for row in range(self.count()):
            item = self.item(row)
            item.setText(labels[item.data(CODE)])
        self.blockSignals(False)

    def chosen(self) -> tuple[str, ...]:
        """The code words of the ticked columns, in their order."""
        items = (self.item(row) for row in range(self.count()))
        return tuple(item.data(CODE) for item in items if item.checkState() == Qt.CheckState.Checked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._move(step)
            event.accept()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        # Alt with an arrow may be a shortcut of the window: here it moves the column.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            is_arrow = event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down)
            if is_arrow and event.modifiers() & Qt.KeyboardModifier.AltModifier:
                event.accept()
                return True
        return super().event(event)

    def _move(self, step: int) -> None:
        row = self.currentRow()
        if 0 <= row < self.count() and 0 <= row + step < self.count():
            item = self.takeItem(row)
            self.insertItem(row + step, item)
            self.setCurrentRow(row + step)
            self.chosen_changed.emit()
