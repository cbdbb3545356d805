"""Rows of a list: a text and, fainter, a detail, each laid out in its own direction."""

import re

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from tracker.text.bidi import isolate
from ui import direction

DETAIL = Qt.ItemDataRole.UserRole + 1
"""The role under which an item holds its detail."""

_ISOLATED = re.compile("[\u2066-\u2068]")

Index = QModelIndex | QPersistentModelIndex


class RowDelegate(QStyledItemDelegate):
    """Draws an item's text at the leading edge; its detail under it, or beside it at the trailing edge."""

    def __init__(self, parent: QWidget, *, detail_below: bool, own_direction: bool = True) -> None:
        """Without `own_direction` the texts are sentences of the window, whoever's words stand in them."""
        super().__init__(parent)
        self.detail_below = detail_below
        self._own_direction = own_direction

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        lines = 2 if self.detail_below else 1
        padding = option.fontMetrics.height() * (3 if self.detail_below else 2) // 4
        return QSize(0, option.fontMetrics.height() * lines + padding)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        self.initStyleOption(option, index)
        text, detail = option.text, str(index.data(DETAIL) or "")
        option.text = ""
        style = option.widget.style() if option.widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        metrics = option.fontMetrics
        gap = metrics.averageCharWidth()
        box = option.rect.adjusted(gap, 0, -gap, 0)
        text_box, detail_box = self._boxes(box, metrics, detail, rtl=_is_rtl(option))
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        palette = option.palette
        strong = QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.Text
        faint = QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.PlaceholderText
        painter.setPen(palette.color(strong))
        draw_line(painter, text_box, text, option.direction, own=self._own_direction)
        painter.setPen(palette.color(faint))
        # Parts of either direction, in the order of the window.
        ordered = detail if _ISOLATED.search(detail) else isolate(detail)
        draw_line(painter, detail_box, ordered, option.direction, trailing=not self.detail_below, own=False)
        painter.restore()

    def _boxes(self, box: QRect, metrics: QFontMetrics, detail: str, *, rtl: bool) -> tuple[QRect, QRect]:
        if self.detail_below:
            middle = box.center().y()
            line = metrics.height()
            return (
                QRect(box.left(), middle - line, box.width(), line),
                QRect(box.left(), middle + 1, box.width(), line),
            )
        room = min(metrics.horizontalAdvance(detail) + 1, box.width() // 2) if detail else 0
        rest = box.width() - room - (metrics.averageCharWidth() * 2 if room else 0)
        if rtl:
            return (
                QRect(box.right() - rest, box.top(), rest, box.height()),
                QRect(box.left(), box.top(), room, box.height()),
            )
        return (
            QRect(box.left(), box.top(), rest, box.height()),
            QRect(box.right() - room, box.top(), room, box.height()),
        )


def draw_line(
    painter: QPainter,
    box: QRect,
    text: str,
    window: Qt.LayoutDirection,
    *,
    trailing: bool = False,
    own: bool = True,
) -> None:
    """One line of a text in its own direction (or the window's), cut at its end, at the leading edge."""
    painter.setLayoutDirection(direction.of_text(text, window) if own else window)
    line = " ".join(text.split())
    shown = painter.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, box.width())
    at_right = (window == Qt.LayoutDirection.RightToLeft) != trailing
    side = Qt.AlignmentFlag.AlignRight if at_right else Qt.AlignmentFlag.AlignLeft
    flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(box, int(flags | Qt.TextFlag.TextSingleLine), shown)


def _is_rtl(option: QStyleOptionViewItem) -> bool:
    return bool(option.direction == Qt.LayoutDirection.RightToLeft)
