"""The speakers as a table: who they are, and how much of what they said is here."""

from collections.abc import Mapping, Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from tracker.records import Source, SpeakerRow
from ui import naming
from ui.context import Context
from ui.models.quote_table import as_tooltip

Index = QModelIndex | QPersistentModelIndex

NOWHERE = QModelIndex()


class Column(IntEnum):
    """The columns, from the leading side."""

    NAME = 0
    KIND = 1
    QUOTES = 2


HEADERS = {Column.NAME: "name", Column.KIND: "kind"}


class SpeakerTable(QAbstractTableModel):
    """One row per speaker, in the order given."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._rows: list[SpeakerRow] = []
        self._sources: Mapping[int, Source] = {}

    def show_speakers(self, rows: Sequence[SpeakerRow], sources: Mapping[int, Source]) -> None:
        """Show these speakers; `sources` by id are those that unnamed ones belong to."""
        same = [row.speaker.id for row in rows] == [row.speaker.id for row in self._rows]
        if not same:
            self.beginResetModel()
        self._rows, self._sources = list(rows), sources
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

    # Speakers and rows

    def speaker_row(self, row: int) -> SpeakerRow:
        """The speaker in this row."""
        return self._rows[row]

    def id_of(self, row: int) -> int:
        """The id of the speaker in this row."""
        return self._rows[row].speaker.id

    def row_of(self, record_id: int | None) -> int | None:
        """Where this speaker stands; None if they are not shown."""
        return next((row for row, each in enumerate(self._rows) if each.speaker.id == record_id), None)

    def _source(self, row: SpeakerRow) -> Source | None:
        return self._sources.get(row.speaker.source_id or 0)

    def detail(self, row: SpeakerRow) -> str:
        """What tells a speaker from others: the source of an unnamed one, the latest role, or whose words
        they speak."""
        source = naming.source_of(row, self._source(row), self._context.wording)
        if source:
            return source
        if row.roles:
            return naming.role_title(row.roles[-1], self._context.wording)
        return row.speaker.on_behalf_of

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
        column = Column(section)
        if column is Column.QUOTES:
            return self.tr("Quotes")
        return self._context.wording.headers("speakers")[HEADERS[column]]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        column = Column(index.column())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._text(row, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            names = (self._text(row, column), row.speaker.latin_name, *row.aliases)
            whole = "\n".join(name for name in names if name)
            return as_tooltip(whole if column is Column.NAME else self._text(row, column))
        return None

    def _text(self, row: SpeakerRow, column: Column) -> str:
        match column:
            case Column.NAME:
                return naming.with_source(row, self._source(row), self._context.wording)
            case Column.KIND:
                return self._context.wording.word(row.speaker.kind)
            case Column.QUOTES:
                return f"{row.quotes:,}"
