"""What an import would do: counts, or the mistakes, each with its row, column, value and reason."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QLabel, QTableView, QVBoxLayout, QWidget

from tracker.exchange.importing.model import Fault, Imported
from tracker.wording import Wording
from ui import theme
from ui.context import Context
from ui.i18n import grouped, in_words
from ui.table_job import Trial
from ui.widgets.line_delegate import LineDelegate

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
LONGEST_VALUE = 80


class FaultTable(QAbstractTableModel):
    """The mistakes in the order of the rows."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.faults: tuple[Fault, ...] = ()
        self._words: Wording | None = None
        self._titles: Sequence[str] = ("", "", "", "")

    def show_faults(self, faults: tuple[Fault, ...], words: Wording, titles: Sequence[str]) -> None:
        """Show these, with reasons and titles in these words."""
        self.beginResetModel()
        self.faults, self._words, self._titles = faults, words, titles
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.faults)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._titles)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or not index.isValid() or self._words is None:
            return None
        fault = self.faults[index.row()]
        reason = str(self._words.error(fault.reason, kept=False))
        value = " ".join(fault.value.split())[:LONGEST_VALUE]
        return (str(fault.row), fault.column, value, reason)[index.column()]

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self._titles[section]
        return None


class ImportReport(QWidget):
    """`row_asked(int, str)`: the row and header of a mistake that a person wants to see."""

    row_asked = Signal(int, str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.trial: Trial | None = None
        self.summary = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.summary.setObjectName("import_summary")
        self.faults = FaultTable(self)
        self.table = QTableView()
        self.table.setObjectName("import_faults")
        self.table.setModel(self.faults)
        self.table.setItemDelegate(LineDelegate(self.table))
        self.table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.table.horizontalHeader().setStretchLastSection(True)
        self.table.setMinimumHeight(theme.space(self, 30))
        self.table.activated.connect(self._ask)
        self.table.clicked.connect(self._ask)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.summary)
        layout.addWidget(self.table, 1)
        layout.addStretch(0)
        in_words(self, self._say)

    def show_trial(self, trial: Trial | None) -> None:
        """Show what came of a trial; None hides what an earlier one said."""
        self.trial = trial
        self._say()

    def _say(self) -> None:
        self.table.setAccessibleName(self.tr("Mistakes in the table"))
        trial = self.trial
        self.table.setVisible(trial is not None and bool(trial.faults))
        if trial is None:
            self.summary.setText(
                self.tr("The rows have not been checked yet. Check goes through all and lists what is wrong.")
            )
            return
        words = self._context.wording
        titles = [self.tr("Row"), self.tr("Column"), self.tr("Value"), self.tr("Reason")]
        self.faults.show_faults(trial.faults, words, titles)
        if trial.error:
            self.summary.setText(str(words.error(trial.error)))
        elif trial.imported:
            self.summary.setText(counted(trial.imported, words))
        else:
            said = self.tr("%n mistake(s). Enter on one shows its row.", "", trial.number)
            self.summary.setText(grouped(said, trial.number))

    def _ask(self, index: QModelIndex) -> None:
        fault = self.faults.faults[index.row()]
        self.row_asked.emit(fault.row, fault.column)


def counted(done: Imported, words: Wording) -> str:
    """What became, or would become, of each kind of record, a line each."""
    lines = []
    for noun, count in done.counts.items():
        if count.created or count.updated or count.skipped:
            table = words.sentence(f"tables.{noun}")
            numbers = {"created": count.created, "updated": count.updated, "skipped": count.skipped}
            lines.append(str(words.sentence("messages.import_count", table=table, **numbers)))
    if done.ignored:
        lines.append(str(words.sentence("messages.import_left", columns=done.ignored)))
    return "\n".join(lines)
