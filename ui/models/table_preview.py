"""The rows of a table that is about to come in, as they stand in the file."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from tracker.exchange.importing.model import Numbered

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()

LONGEST_SHOWN = 400


class TablePreview(QAbstractTableModel):
    """Some rows with their numbers, under the file's headers and the fields that they fill."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._headers: tuple[str, ...] = ()
        self._fields: dict[int, str] = {}
        self.rows: tuple[Numbered, ...] = ()

    def show_rows(self, headers: Sequence[str], rows: Sequence[Numbered]) -> None:
        """Show these rows instead."""
        self.beginResetModel()
        self._headers, self.rows = tuple(headers), tuple(rows)
        self.endResetModel()

    def name_fields(self, fields: Mapping[int, str]) -> None:
        """Say which fields the columns fill, by their numbers from 0."""
        self._fields = dict(fields)
        if self._headers:
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self._headers) - 1)

    def place_of(self, row: int) -> int | None:
        """Where the row with this number stands among those shown; None if it is not."""
        return next((place for place, (number, _) in enumerate(self.rows) if number == row), None)

    def column_of(self, header: str) -> int:
        """The column with this header, else the first."""
        return self._headers.index(header) if header in self._headers else 0

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._headers)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return (self.rows[index.row()][1][index.column()] or "")[:LONGEST_SHOWN]
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            return str(self.rows[section][0])
        field = self._fields.get(section)
        header = " ".join(self._headers[section].split())[:60]
        return f"{header}\n{field}" if field else f"{header}\n—"
