"""The list of choices in the panel of filters: ticked by mouse, Space or Enter, each with its number."""

from PySide6.QtCore import QAbstractItemModel, QEvent, QRect, QSize, Qt
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionButton,
    QStyleOptionViewItem,
    QWidget,
)

from ui import theme
from ui.direction import trailing_side
from ui.models.filter_choices import COUNT, IS_HEADING, FilterChoices, Index
from ui.widgets import cells
from ui.widgets.row_delegate import draw_line

TICKS = (Qt.Key.Key_Space, Qt.Key.Key_Select, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FilterList(QListView):
    """Headings are passed over by the keys, which stay on the choice they are on while numbers change."""

    def __init__(self, model: FilterChoices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("filter_choices")
        self.choices = model
        self.setModel(model)
        self.setItemDelegate(_Delegate(self))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setUniformItemSizes(True)
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._restore)
        self._scrolled, self._was_on = 0, 0

    def enter(self) -> None:
        """Take the focus, with a choice current if there is any."""
        if not self.currentIndex().isValid():
            self._go_to(0)
        self.setFocus()

    def _go_to(self, place: int) -> None:
        """Make the choice in this row current, or the next one if that is a heading."""
        rows = range(min(place, self.choices.rowCount() - 1), self.choices.rowCount())
        for row in rows:
            index = self.choices.index(row)
            if index.flags() & Qt.ItemFlag.ItemIsEnabled:
                self.setCurrentIndex(index)
                return

    def _remember(self) -> None:
        index = self.currentIndex()
        self._current = self.choices.row(index) if index.isValid() else None
        self._was_on, self._scrolled = index.row(), self.verticalScrollBar().value()

    def _restore(self) -> None:
        place = self.choices.place_of(self._current) if self._current is not None else None
        if self.choices.rowCount():
            self._go_to(max(0, self._was_on) if place is None else place)
        self.verticalScrollBar().setValue(self._scrolled)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in TICKS and self.currentIndex().isValid():
            self.choices.toggle(self.currentIndex())
        elif event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            event.ignore()
        else:
            super().keyPressEvent(event)


class _Delegate(QStyledItemDelegate):
    """Paints a heading, or a box to tick with a choice's words and, at the trailing edge, its number."""

    def __init__(self, view: FilterList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, cells.pitch(self._view.font()) + theme.space(self._view, 1))

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        if (
            isinstance(event, QMouseEvent)
            and event.type() == QEvent.Type.MouseButtonRelease
            and event.button() == Qt.MouseButton.LeftButton
        ):
            self._view.choices.toggle(index)
            return True
        return False

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        gap = theme.space(self._view, 2)
        box = option.rect.adjusted(gap, 0, -gap, 0)
        plain, faint = (
            option.palette.color(role)
            for role in (QPalette.ColorRole.Text, QPalette.ColorRole.PlaceholderText)
        )
        painter.save()
        painter.setFont(self._view.font())
        if index.data(IS_HEADING):
            bold = QFont(self._view.font())
            bold.setBold(True)
            painter.setFont(bold)
            painter.setPen(faint)
            draw_line(painter, box, str(index.data()), option.direction, own=False)
            painter.restore()
            return
        if cells.is_selected(option) and self._view.hasFocus():
            cells.paint_ground(painter, option, leading=True, selected=True)
        count = index.data(COUNT)
        number = "" if count is None else f"{count:,}"
        painter.setPen(faint)
        painter.drawText(box, int(trailing_side(option.direction) | Qt.AlignmentFlag.AlignVCenter), number)
        tick = index.data(Qt.ItemDataRole.CheckStateRole)
        side = self._paint_tick(painter, option, box, tick) if tick is not None else box.height()
        room = painter.fontMetrics().horizontalAdvance(number) + gap
        words = QRect(box.left() + side, box.top(), box.width() - side - room, box.height())
        painter.setPen(plain if tick is not None else option.palette.color(QPalette.ColorRole.Link))
        words = QStyle.visualRect(option.direction, box, words)
        draw_line(painter, words, str(index.data()), option.direction)
        painter.restore()

    def _paint_tick(
        self, painter: QPainter, option: QStyleOptionViewItem, box: QRect, tick: Qt.CheckState
    ) -> int:
        """The box to tick, at the leading edge; the room that it takes."""
        style = self._view.style() or QApplication.style()
        button = QStyleOptionButton()
        button.initFrom(self._view)
        size = style.pixelMetric(QStyle.PixelMetric.PM_IndicatorWidth, button, self._view)
        place = QRect(box.left(), box.top() + (box.height() - size) // 2, size, size)
        button.rect = QStyle.visualRect(option.direction, box, place)
        button.state = QStyle.StateFlag.State_Enabled
        ticked = tick == Qt.CheckState.Checked
        button.state |= QStyle.StateFlag.State_On if ticked else QStyle.StateFlag.State_Off
        style.drawPrimitive(QStyle.PrimitiveElement.PE_IndicatorCheckBox, button, painter, self._view)
        return size + theme.space(self._view, 2)
