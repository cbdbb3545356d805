"""The sources as a table: what they are called, where and when they came out, how many quotes they hold."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from tracker.records import Source, SourceRow
from tracker.text.bidi import isolate
from tracker.wording import Wording
from ui import date_words
from ui.context import Context
from ui.models.quote_table import as_tooltip

Index = QModelIndex | QPersistentModelIndex

NOWHERE = QModelIndex()


class Column(IntEnum):
    """The columns, from the leading side."""

    TITLE = 0
    QUOTES = 1


def detail_of(source: Source, wording: Wording, *, with_author: bool = False) -> str:
    """Kind, outlet and date of a source in a line, and its author if asked for."""
    parts = [
        wording.word(source.kind),
        isolate(source.outlet) if source.outlet else "",
        isolate(source.author) if source.author and with_author else "",
        isolate(date_words.bare(source.published_on, wording.language)) if source.published_on else "",
    ]
    return wording.sentence("lists.separator").join(part for part in parts if part)


class SourceTable(QAbstractTableModel):
    """One row per source, in the order given."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._rows: list[SourceRow] = []

    def show_sources(self, rows: Sequence[SourceRow]) -> None:
        """Show these sources."""
        same = [row.source.id for row in rows] == [row.source.id for row in self._rows]
        if not same:
            self.beginResetModel()
        self._rows = list(rows)
        if not same:
            self.endResetModel()
        else:
            self._tell()

    def say(self) -> None:
        """Tell the views that the words are those of another language."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(Column) - 1)
        self._tell()

    def _tell(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(Column) - 1))

    # Sources and rows

    def detail(self, row: int) -> str:
        """What stands under the title in this row."""
        return detail_of(self._rows[row].source, self._context.wording)

    def id_of(self, row: int) -> int:
        """The id of the source in this row."""
        return self._rows[row].source.id

    def row_of(self, record_id: int | None) -> int | None:
        """Where this source stands; None if it is not shown."""
        return next((row for row, each in enumerate(self._rows) if each.source.id == record_id), None)

    # What Qt asks

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Vertical or not 0 <= section < len(Column):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if Column(section) is Column.QUOTES:
            return self.tr("Quotes")
        return self._context.wording.headers("sources")["title"]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], Column(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return row.source.title if column is Column.TITLE else f"{row.quotes:,}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            count = self._context.wording.count("quotes", row.quotes)
            return f"{row.source.title}\n{self.detail(index.row())}" if column is Column.TITLE else count
        if role == Qt.ItemDataRole.ToolTipRole and column is Column.TITLE:
            return as_tooltip(f"{row.source.title}\n{self.detail(index.row())}")
        return None
