"""What the tables of claims, speakers and sources share: a row per record, in the order given.

The table holds the ids alone; a row is read when it is first asked for, with those around it.
"""

from array import array
from collections.abc import Callable, Iterable, Sequence
from enum import IntEnum
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.context import Context

Index = QModelIndex | QPersistentModelIndex

NOWHERE = QModelIndex()

PAGE = 40
"""Rows read together."""

MOST = 2000
"""Rows that are kept."""

Row = TypeVar("Row")


class RecordRows(QAbstractTableModel, Generic[Row]):
    """`columns` are the table's, from the leading side; `id_in` gives the id of a row's record.

    What stands in a cell is each table's own: it answers `text` and `header`, and `read` gives the rows of
    some ids, those that are there, in any order.
    """

    def __init__(
        self,
        context: Context,
        columns: type[IntEnum],
        id_in: Callable[[Row], int],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._columns, self._id_in = columns, id_in
        self._ids = array("q")
        self._kept: dict[int, Row | None] = {}  # None: it is gone

    def show_ids(self, ids: Iterable[int]) -> None:
        """Show the records of these ids, as they are now; the view keeps its place if they are the same."""
        shown = array("q", ids)
        same = shown == self._ids
        if not same:
            self.beginResetModel()
        self._ids = shown
        self._kept.clear()
        if same:
            self._tell()
        else:
            self.endResetModel()

    def _read(self, ids: Sequence[int]) -> Iterable[Row]:
        raise NotImplementedError

    def row(self, row: int) -> Row | None:
        """What is known of the record in this row; None if it is gone since the list was read."""
        record_id = self._ids[row]
        if record_id not in self._kept:
            if len(self._kept) > MOST:
                self._kept.clear()
            first = row - row % PAGE
            ids = [each for each in self._ids[first : first + PAGE] if each not in self._kept]
            self._kept |= dict.fromkeys(ids)
            self._kept |= {self._id_in(each): each for each in self._read(ids)}
        return self._kept[record_id]

    def _replace(self, rows: Iterable[Row]) -> None:
        """Show these rows instead of those of the same records."""
        self._kept |= {self._id_in(row): row for row in rows if self._id_in(row) in self._kept}
        self._tell()

    def say(self) -> None:
        """Tell the views that the words are those of another language."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self._columns) - 1)
        self._tell()

    def _tell(self) -> None:
        if self._ids:
            last = self.index(len(self._ids) - 1, len(self._columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def id_of(self, row: int) -> int:
        """The id of the record in this row."""
        return self._ids[row]

    def row_of(self, record_id: int | None) -> int | None:
        """Where this record stands; None if it is not shown."""
        try:
            return None if record_id is None else self._ids.index(record_id)
        except ValueError:
            return None

    def header(self, section: int) -> str:
        """The word over a column."""
        raise NotImplementedError

    # What Qt asks

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Vertical or not 0 <= section < len(self._columns):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        return self.header(section) if role == Qt.ItemDataRole.DisplayRole else None
