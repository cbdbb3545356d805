"""A table of records of which one is current, and stays it while rows come, go and change places."""

from typing import Protocol

from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyledItemDelegate, QTableView, QWidget

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Records(Protocol):
    """What a model says of its rows."""

    def id_of(self, row: int) -> int:
        """The id of the record in this row."""

    def row_of(self, record_id: int | None) -> int | None:
        """Where a record stands; None if it is not shown."""


class RecordTable(QTableView):
    """The current record is known by its id; it stays current even while it is not among the rows.

    - `current_changed()`: another record was made current by hand.
    - `selected()`: a record was made current by the program.
    - `opened()`: Enter on a record.
    - `resized()`: the table has another width.
    """

    current_changed = Signal()
    selected = Signal()
    opened = Signal()
    resized = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.current_id: int | None = None
        self._row = 0
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def show_records(
        self, model: QAbstractItemModel, records: Records, delegate: QStyledItemDelegate
    ) -> None:
        """Show the rows of this model, the first column taking what room the others leave."""
        self._records = records
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.selectionModel().currentRowChanged.connect(self._note_current)

    def mark_current(self) -> None:
        """Select the current record again, after its row may have moved."""
        row = self._records.row_of(self.current_id)
        if row is None:
            self.selectionModel().clear()
        else:
            self._row = row
            scrolled = self.verticalScrollBar().value()
            self.setCurrentIndex(self.model().index(row, 0))
            self.verticalScrollBar().setValue(scrolled)

    def select_record(self, record_id: int | None) -> None:
        """Make a record the current one, and scroll to it if it is shown; `current_changed` is not sent."""
        self.current_id = record_id
        self.mark_current()
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())
        self.selected.emit()

    def select_nearest(self) -> None:
        """The current record is gone: the one in its place becomes current, None if no row is left."""
        row = min(self._row, self.model().rowCount() - 1)
        self.select_record(self._records.id_of(row) if row >= 0 else None)

    def enter(self) -> None:
        """Take the focus, with a record current if there is any."""
        if not self.currentIndex().isValid() and self.model().rowCount():
            self.setCurrentIndex(self.model().index(0, 0))
        self.setFocus()

    @Slot(QModelIndex)
    def _note_current(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        self._row = index.row()
        record_id = self._records.id_of(self._row)
        if record_id != self.current_id:
            self.current_id = record_id
            self.current_changed.emit()

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and not event.modifiers():
            self.opened.emit()
        elif event.text().isprintable() and event.text():
            event.ignore()  # letters are for the page, not for a search in the first column
        elif event.matches(QKeySequence.StandardKey.Copy):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()
