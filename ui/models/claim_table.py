"""The claims as a table: their words, where the work on them stands, and who stands where."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QObject, Qt

from tracker.queries import claims
from tracker.records import Balance, ClaimRow, Verdict
from tracker.services.project import Project
from ui import balance, verdict_look
from ui.context import Context
from ui.models.record_rows import Index, RecordRows
from ui.tooltips import as_tooltip

HEADERS = {"claim": "claim", "topic": "topic", "status": "claim_status", "verdict": "verdict"}

MOST_WEIGHED = 20
"""Claims weighed at a stretch: what many speak of takes a while."""


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
        self._are_few = True
        self._unweighed: list[ClaimRow] = []
        self._weighed: dict[int, Balance] = {}

    def show_claims(self, ids: Iterable[int], verdicts: Sequence[Verdict], *, are_few: bool = True) -> None:
        """Show the claims of these ids; `verdicts` are all that there are.

        Where there are many, who stands where is read behind the claims themselves, by the reading thread.
        """
        self._verdicts = {verdict.id: verdict for verdict in verdicts}
        self._are_few = are_few
        self._unweighed.clear()
        self.show_ids(ids)

    def _read(self, ids: Sequence[int]) -> list[ClaimRow]:
        rows = claims.of_ids(self._context.project, ids, balances=self._are_few)
        if not self._are_few:
            self._unweighed += [row for row in rows if row.claim.id not in self._weighed]
            self._weigh()
        return [replace(row, balance=self._weighed.get(row.claim.id, row.balance)) for row in rows]

    def _weigh(self) -> None:
        """Ask who stands where on the claims that were shown last; a page at a time."""
        self._context.reader.ask("balances", self._balances, self._take_balances, can_wait=True)

    def _balances(self, project: Project) -> dict[int, Balance]:
        shown = [row.claim.id for row in self._unweighed[-MOST_WEIGHED:]]
        return claims.balances(project, shown)

    def _take_balances(self, found: object) -> None:
        assert isinstance(found, dict)
        rows = [row for row in self._unweighed if row.claim.id in found]
        self._unweighed = [row for row in self._unweighed if row.claim.id not in found]
        self._weighed |= found
        self._replace(replace(row, balance=found[row.claim.id]) for row in rows)
        if self._unweighed:
            self._weigh()

    def forget_balances(self) -> None:
        """Something was said or linked since: all is to be weighed anew."""
        self._weighed.clear()

    # Claims and rows

    def claim_row(self, row: int) -> ClaimRow | None:
        """The claim in this row; None if it is gone."""
        return self.row(row)

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
        row = self.row(index.row())
        if row is None:
            return None
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
