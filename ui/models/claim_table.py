"""The claims as a table: their words, where the work on them stands, and who stands where."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QObject, Qt

from tracker.records import ClaimRow, Verdict
from ui import balance, verdict_look
from ui.context import Context
from ui.models.quote_table import as_tooltip
from ui.models.record_rows import Index, RecordRows

HEADERS = {"claim": "claim", "topic": "topic", "status": "claim_status", "verdict": "verdict"}


class Column(IntEnum):
    """The columns, from the leading side."""

    CLAIM = 0
    TOPIC = 1
    STATUS = 2
    VERDICT = 3
    BALANCE = 4


class ClaimTable(RecordRows[ClaimRow]):
    """One row per claim, in the order given."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(context, Column, lambda row: row.claim.id, parent)
        self._verdicts: dict[int, Verdict] = {}

    def show_claims(self, rows: Sequence[ClaimRow], verdicts: Sequence[Verdict]) -> None:
        """Show these claims; `verdicts` are all that there are."""
        self._verdicts = {verdict.id: verdict for verdict in verdicts}
        self._show(rows)

    # Claims and rows

    def claim_row(self, row: int) -> ClaimRow:
        """The claim in this row."""
        return self._rows[row]

    def verdict(self, row: ClaimRow) -> Verdict | None:
        """The verdict on a claim."""
        return self._verdicts.get(row.claim.verdict_id or 0)

    # What Qt asks

    def header(self, section: int) -> str:
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
