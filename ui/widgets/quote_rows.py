"""Rows of the table of quotes as pictures: each is painted once, and shown as often as the list moves.

A page has some fifty cells, and each takes Python longer to paint than Qt to show a whole row's picture. What
scrolling comes to next is painted while nothing else is to be done.
"""

from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QRect, QTimer, Slot
from PySide6.QtGui import QPaintDevice, QPainter, QPixmap
from PySide6.QtWidgets import QStyleOptionViewItem

from tracker.records import QuoteRow

if TYPE_CHECKING:
    from ui.widgets.quote_list import QuoteList

AHEAD = 6
"""Rows that are painted before they are seen: two turns of the wheel."""

MOST_BYTES = 24_000_000
"""What pictures of a page, and of the rows ahead, may take; on a screen larger than that there are none."""

NO_CELL = -1


class _State(NamedTuple):
    """How a row looks besides others; in one not selected `cell` is the column whose cell has the keys."""

    selected: bool
    cell: int


class _Picture(NamedTuple):
    row: QuoteRow
    state: _State
    pixmap: QPixmap


class QuoteRows(QObject):
    """Paints the rows of a list. `clear` is to be called when its font or words are others."""

    def __init__(self, view: "QuoteList") -> None:
        super().__init__(view)
        self._view = view
        self._pictures: OrderedDict[int, _Picture] = OrderedDict()
        self._look: tuple[object, ...] = ()
        self._option = QStyleOptionViewItem()
        self._columns: list[tuple[int, int, int]] = []
        self._first, self._direction = 0, 1
        self._ahead = QTimer(self, singleShot=True, interval=0)
        self._ahead.timeout.connect(self._paint_ahead)

    def clear(self) -> None:
        """Paint all anew."""
        self._pictures.clear()
        self._look = ()

    @property
    def kept(self) -> int:
        """How many pictures there are."""
        return len(self._pictures)

    def paint(self, box: QRect) -> None:
        """Paint what is seen of the list in this part of its viewport."""
        view = self._view
        first, last = view.rowAt(box.top()), view.rowAt(box.bottom())
        if first < 0:
            return
        last = last if last >= 0 else view.quotes.rowCount() - 1
        self._follow_look()
        top, height = view.rowViewportPosition(first), view.rowHeight(first)
        most = self._most(height)
        with self._painting(view.viewport()) as painter:
            for number in range(first, last + 1):
                picture = self._picture(number, height) if most else None
                if picture is None:
                    self._paint_row(painter, number, top, height)
                else:
                    painter.drawPixmap(0, top, picture)
                top += height
        self._forget_most_but(most)
        self._look_ahead(box, first)

    def _follow_look(self) -> None:
        """Whatever all rows have in common is looked at anew; of another look nothing is kept."""
        view = self._view
        columns = [
            (column, view.columnViewportPosition(column), view.columnWidth(column))
            for column in range(view.quotes.columnCount())
            if not view.isColumnHidden(column)
        ]
        look = (
            columns,
            view.viewport().width(),
            view.verticalHeader().defaultSectionSize(),
            view.devicePixelRatioF(),
            view.palette().cacheKey(),
            view.isEnabled() and view.isActiveWindow(),
            view.hasFocus(),
            view.layoutDirection(),
            view.quotes.shown.search,
            view.language,
        )
        if look != self._look:
            self._pictures.clear()
            self._look, self._columns = look, columns
            self._option = QStyleOptionViewItem()
            view.initViewItemOption(self._option)

    def _most(self, height: int) -> int:
        """How many pictures are kept; 0 if those of a page would take too much room."""
        viewport, ratio = self._view.viewport(), self._view.devicePixelRatioF()
        most = viewport.height() // height + 2 + 2 * AHEAD
        return most if most * viewport.width() * height * ratio * ratio * 4 <= MOST_BYTES else 0

    def _forget_most_but(self, most: int) -> None:
        while len(self._pictures) > most:
            self._pictures.popitem(last=False)

    def _state(self, number: int) -> _State:
        view = self._view
        if view.selectionModel().isSelected(view.quotes.index(number, 0)):
            return _State(selected=True, cell=NO_CELL)
        current = view.currentIndex()
        has_keys = current.row() == number and view.hasFocus()
        return _State(selected=False, cell=current.column() if has_keys else NO_CELL)

    def _picture(self, number: int, height: int) -> QPixmap | None:
        """The picture of a row, painted now if it has not been; None for a quote that is gone."""
        row = self._view.quotes.quote_row(number)
        if row is None:
            return None
        state, known = self._state(number), self._pictures.get(row.quote.id)
        if known is not None and known.state == state and (known.row is row or known.row == row):
            self._pictures.move_to_end(row.quote.id)
            return known.pixmap
        ratio = self._view.devicePixelRatioF()
        pixmap = QPixmap(round(self._view.viewport().width() * ratio), round(height * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(self._option.palette.color(self._view.viewport().backgroundRole()))
        with self._painting(pixmap) as painter:
            self._paint_row(painter, number, 0, height)
        self._pictures[row.quote.id] = _Picture(row, state, pixmap)
        self._pictures.move_to_end(row.quote.id)
        return pixmap

    @contextmanager
    def _painting(self, surface: QPaintDevice) -> Iterator[QPainter]:
        painter = QPainter(surface)
        painter.setLayoutDirection(self._view.layoutDirection())
        try:
            yield painter
        finally:
            painter.end()  # whatever rises: Qt ends the process where a painter outlives its surface

    def _paint_row(self, painter: QPainter, number: int, top: int, height: int) -> None:
        delegate, quotes = self._view.itemDelegate(), self._view.quotes
        for column, left, width in self._columns:
            self._option.rect = QRect(left, top, width, height)
            delegate.paint(painter, self._option, quotes.index(number, column))

    # What scrolling comes to next

    def _look_ahead(self, box: QRect, first: int) -> None:
        if box.top() > 0 or first == self._first:
            return
        self._direction = 1 if first > self._first else -1
        self._first = first
        self._ahead.start()

    @Slot()
    def _paint_ahead(self) -> None:
        """Paint one more row that is read already but not seen yet; then let others have their turn."""
        view = self._view
        height = view.verticalHeader().defaultSectionSize()
        seen = view.viewport().height() // height + 1
        begin = self._first + seen if self._direction > 0 else self._first - 1
        if not (view.isVisible() and self._look and self._most(height)):
            return
        for number in range(begin, begin + self._direction * AHEAD, self._direction):
            if not view.quotes.is_read(number):
                return
            row = view.quotes.quote_row(number)
            if row is not None and row.quote.id not in self._pictures:
                self._picture(number, height)
                self._ahead.start()
                return
