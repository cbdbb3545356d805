"""The claims as a table: their words, where the work on them stands, and who stands where."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from tracker.records import ClaimRow, Verdict
from ui import balance, verdict_look
from ui.context import Context
from ui.models.quote_table import as_tooltip

Index = QModelIndex | QPersistentModelIndex

NOWHERE = QModelIndex()
HEADERS = {"claim": "claim", "topic": "topic", "status": "claim_status", "verdict": "verdict"}


class Column(IntEnum):
    """The columns, from the leading side."""

    CLAIM = 0
    TOPIC = 1
    STATUS = 2
    VERDICT = 3
    BALANCE = 4


class ClaimTable(QAbstractTableModel):
    """One row per claim, in the order given."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._rows: list[ClaimRow] = []
        self._verdicts: dict[int, Verdict] = {}

    def show_claims(self, rows: Sequence[ClaimRow], verdicts: Sequence[Verdict]) -> None:
        """Show these claims; `verdicts` are all that there are."""
        same = [row.claim.id for row in rows] == [row.claim.id for row in self._rows]
        if not same:
            self.beginResetModel()
        self._rows = list(rows)
        self._verdicts = {verdict.id: verdict for verdict in verdicts}
        if not same:
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(Column) - 1))

    def say(self) -> None:
        """Tell the views that the words are those of another language."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(Column) - 1)
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(Column) - 1))

    # Claims and rows

    def claim_row(self, row: int) -> ClaimRow:
        """The claim in this row."""
        return self._rows[row]

    def id_of(self, row: int) -> int:
        """The id of the claim in this row."""
        return self._rows[row].claim.id

    def row_of(self, record_id: int | None) -> int | None:
        """Where this claim stands; None if it is not shown."""
        return next((row for row, each in enumerate(self._rows) if each.claim.id == record_id), None)

    def verdict(self, row: ClaimRow) -> Verdict | None:
        """The verdict on a claim."""
        return self._verdicts.get(row.claim.verdict_id or 0)

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
        if column is Column.BALANCE:
            return self.tr("Balance")
        return self._context.wording.headers("claims")[HEADERS[column.name.lower()]]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        column = Column(index.column())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._text(row, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return as_tooltip(self._spoken(row, column))
        return None

    def _text(self, row: ClaimRow, column: Column) -> str:
        match column:
            case Column.CLAIM:
                return row.claim.text
            case Column.TOPIC:
                return row.claim.topic
            case Column.STATUS:
                return self._context.wording.word(row.claim.status)
            case Column.VERDICT:
                verdict = self.verdict(row)
                return verdict_look.name(verdict, self._context.wording.language) if verdict else ""
            case Column.BALANCE:
                return balance.as_text(row.balance)

    def _spoken(self, row: ClaimRow, column: Column) -> str:
        """The cell with all that its painting says, in words."""
        wording = self._context.wording
        if column is not Column.BALANCE:
            return self._text(row, column)
        comma = wording.sentence("lists.separator")
        return "\n".join(
            f"{wording.word(stance)}: "
            + comma.join([wording.count("speakers", speakers), wording.count("quotes", quotes)])
            for stance, speakers, quotes in balance.sides(row.balance)
        )
