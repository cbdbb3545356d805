"""The list of pages at the window's leading edge, each with the number of what it holds."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ui import theme
from ui.direction import trailing_side
from ui.icons import icon

COUNT = Qt.ItemDataRole.UserRole

NEARLY_ALL = 1000
"""The share of the room under the pages that what stands there takes, while it is shown."""


Index = QModelIndex | QPersistentModelIndex


class CountDelegate(QStyledItemDelegate):
    """Draws the word at the leading edge and the count, fainter, at the trailing one.

    With `only_focused` a row stands out only while the list has the keys.
    """

    def __init__(self, navigation: QListWidget, *, only_focused: bool = False) -> None:
        super().__init__(navigation)
        self._list = navigation
        self._only_focused = only_focused

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, option.fontMetrics.height() * 2)

    def _stands_out(self, index: Index) -> bool:
        focused = self._list.hasFocus() or not self._only_focused
        return focused and self._list.selectionModel().isSelected(self._list.model().index(index.row(), 0))

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        if self._only_focused and not self._stands_out(index):
            from PySide6.QtWidgets import QStyle  # only now: it takes long to load

            option.state &= ~QStyle.StateFlag.State_Selected
        metrics = option.fontMetrics
        taken = metrics.averageCharWidth() * 5
        if not option.icon.isNull():
            taken += option.decorationSize.width()
        room = option.rect.width() - taken - metrics.horizontalAdvance(_shown(index))
        option.text = metrics.elidedText(option.text, Qt.TextElideMode.ElideRight, room)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        count = _shown(index)
        if not count:
            return
        selected = self._stands_out(index)
        role = QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.PlaceholderText
        painter.setPen(option.palette.color(role))
        gap = option.fontMetrics.averageCharWidth() * 2
        box = option.rect.adjusted(gap, 0, -gap, 0)
        trailing = trailing_side(option.direction) | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box, int(trailing), count)


def _shown(index: Index) -> str:
    count = index.data(COUNT)
    return "" if count is None else f"{count:,}"


class Navigation(QListWidget):
    """Pages in order; `currentRow` is the page shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("navigation")
        self.setItemDelegate(CountDelegate(self))
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._marks = True
        self._fit()

    def mark_page(self, shown: bool) -> None:
        """Mark the current page, or none while something else lies over it."""
        self._marks = shown
        if shown:
            self.setCurrentRow(self.currentRow())  # the current row is marked anew, and nobody told of it
        else:
            self.clearSelection()

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
        self.mark_page(self._marks)
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
        self.setFixedHeight(self.fontMetrics().height() * 2 * self.count())


class NavigationColumn(QFrame):
    """The pages, and under them what else leads somewhere, once it is there."""

    def __init__(self, navigation: Navigation) -> None:
        super().__init__()
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self._below: QWidget | None = None
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self._rows.addWidget(navigation)
        self._rows.addStretch(1)

    def show_below(self, widget: QWidget) -> None:
        """Put this under the pages, in the place of what was there."""
        if self._below is not None:
            self._below.hide()
            self._below.deleteLater()
        self._below = widget
        # As wide as the pages' names, whatever it holds.
        widget.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self._rows.insertWidget(1, widget, NEARLY_ALL)
