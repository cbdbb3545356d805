"""Cells of one line, each text in its own direction."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from ui.widgets import cells

Index = QModelIndex | QPersistentModelIndex


class LineDelegate(QStyledItemDelegate):
    """Draws what a cell says in one line, cut at its own end."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, cells.pitch(option.font) * 4 // 3)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setFont(option.font)
        cells.paint_ground(painter, option, leading=False)
        gap = option.fontMetrics.averageCharWidth()
        step = cells.pitch(option.font)
        box = option.rect.adjusted(gap, (option.rect.height() - step) // 2, -gap, 0)
        colour = option.palette.color(QPalette.ColorRole.Text)
        cells.paint_text(painter, box, str(index.data() or ""), colour, option.direction)
        painter.restore()
