"""What the tables of claims, speakers and sources share: a row per record, in the order given."""

from collections.abc import Callable, Sequence
from enum import IntEnum
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.context import Context

Index = QModelIndex | QPersistentModelIndex

NOWHERE = QModelIndex()

Row = TypeVar("Row")


class RecordRows(QAbstractTableModel, Generic[Row]):
    """`columns` are the table's, from the leading side; `id_in` gives the id of a row's record.

    What stands in a cell is each table's own: it answers `data` and `header`.
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
        self._rows: list[Row] = []

    def _show(self, rows: Sequence[Row]) -> None:
        """Show these rows; the view keeps its place if they are of the same records."""
        same = [self._id_in(row) for row in rows] == [self._id_in(row) for row in self._rows]
        if not same:
            self.beginResetModel()
        self._rows = list(rows)
        if same:
            self._tell()
        else:
            self.endResetModel()

    def say(self) -> None:
        """Tell the views that the words are those of another language."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self._columns) - 1)
        self._tell()

    def _tell(self) -> None:
        if self._rows:
            last = self.index(len(self._rows) - 1, len(self._columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def id_of(self, row: int) -> int:
        """The id of the record in this row."""
        return self._id_in(self._rows[row])

    def row_of(self, record_id: int | None) -> int | None:
        """Where this record stands; None if it is not shown."""
        return next((row for row, each in enumerate(self._rows) if self._id_in(each) == record_id), None)

    def header(self, section: int) -> str:
        """The word over a column."""
        raise NotImplementedError

    # What Qt asks

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

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
