"""The list of pages at the window's leading edge, each with the number of what it holds."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui import theme
from ui.direction import trailing_side
from ui.icons import icon

COUNT = Qt.ItemDataRole.UserRole


Index = QModelIndex | QPersistentModelIndex


class _Delegate(QStyledItemDelegate):
    """Draws the word at the leading edge and the count, fainter, at the trailing one."""

    def __init__(self, navigation: QListWidget) -> None:
        super().__init__(navigation)
        self._list = navigation

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, option.fontMetrics.height() * 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        count = index.data(COUNT)
        if count is None:
            return
        selected = self._list.currentRow() == index.row()
        role = QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.PlaceholderText
        painter.setPen(option.palette.color(role))
        gap = option.fontMetrics.averageCharWidth() * 2
        box = option.rect.adjusted(gap, 0, -gap, 0)
        trailing = trailing_side(option.direction) | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box, int(trailing), f"{count:,}")


class Navigation(QListWidget):
    """Pages in order; `currentRow` is the page shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("navigation")
        self.setItemDelegate(_Delegate(self))
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._fit()

    def set_pages(self, labels: list[str], icons: list[str]) -> None:
        """Name the pages, keeping the one that is shown."""
        row = max(0, self.currentRow())
        counts = [self.item(place).data(COUNT) for place in range(self.count())]
        self.blockSignals(True)
        self.clear()
        for place, (label, name) in enumerate(zip(labels, icons, strict=True)):
            item = QListWidgetItem(icon(name), label, self)
            item.setData(COUNT, counts[place] if place < len(counts) else None)
        self.setCurrentRow(row)
        self.blockSignals(False)
        self._fit()

    def set_count(self, row: int, count: int) -> None:
        """Show how many records the page holds."""
        self.item(row).setData(COUNT, count)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        self.setFixedWidth(self.fontMetrics().averageCharWidth() * 20 + theme.space(self, 8))
