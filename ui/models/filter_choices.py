"""What a filter can ask for, as one list: a heading for each field, and under it its choices."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from tracker.frozen import value as frozen
from tracker.queries.filter_choices import Choices, Named
from tracker.records import QuoteFilter

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()

FEW = 6
"""Choices of a field that are shown before more are asked for."""

ORDER = ("statuses", "stances", "kinds", "verdicts", "speakers", "claims", "sources", "outlets", "topics")

COUNT = Qt.ItemDataRole.UserRole
IS_HEADING = Qt.ItemDataRole.UserRole + 1

HEADING, CHOICE, MORE = "heading", "choice", "more"


@frozen
class Row:
    """A heading, a choice, or what brings the rest of a field's choices."""

    kind: str
    field: str
    words: str
    value: Any = None
    quotes: int | None = None


class FilterChoices(QAbstractListModel):
    """`toggled(str, object)`: this choice of this field was ticked, or its tick taken off."""

    toggled = Signal(str, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._choices = Choices({}, 0)
        self._wanted = QuoteFilter()
        self._rows: list[Row] = []
        self._whole: set[str] = set()  # the fields all of whose choices are shown
        self._headings: Mapping[str, str] = {}
        self._after, self._more = "", "{number}"
        self._call: Callable[[str, Named], str] = lambda _field, choice: choice.name
        self._say_row: Callable[[str, int], str] = lambda words, _quotes: words

    def say(
        self,
        headings: Mapping[str, str],
        after: str,
        more: str,
        call: Callable[[str, Named], str],
        say_row: Callable[[str, int], str],
    ) -> None:
        """Give the fields their headings, «linked after the verdict» and «more» their words, and say how a
        choice is called, and how a row with its number is read out."""
        self._headings, self._after, self._more = headings, after, more
        self._call, self._say_row = call, say_row
        self._lay_out()

    def show_choices(self, found: Choices) -> None:
        """Show these choices and their numbers."""
        self._choices = found
        self._lay_out()

    def show_filter(self, wanted: QuoteFilter) -> None:
        """Tick what this filter asks for."""
        self._wanted = wanted
        self._tell_ticks()

    def _lay_out(self) -> None:
        rows = [row for field in ORDER for row in self._field_rows(field)]
        same = [(row.kind, row.field, row.value) for row in rows] == [
            (row.kind, row.field, row.value) for row in self._rows
        ]
        if not same:
            self.beginResetModel()
        self._rows = rows
        if same:
            self._tell_ticks()
        else:
            self.endResetModel()

    def _field_rows(self, field: str) -> list[Row]:
        choices = self._choices.fields.get(field, ())
        chosen = getattr(self._wanted, field)
        few = choices if field in self._whole or len(choices) <= FEW + 1 else choices[:FEW]
        shown = [*few, *(each for each in choices[len(few) :] if each.value in chosen)]
        rows = [Row(CHOICE, field, self._call(field, each), each.value, each.quotes) for each in shown]
        if field == "verdicts" and (self._choices.after_verdict or self._wanted.after_verdict):
            rows.append(Row(CHOICE, "after_verdict", self._after, True, self._choices.after_verdict))
        if rest := len(choices) - len(shown):
            rows.append(Row(MORE, field, self._more.format(number=rest)))
        return [Row(HEADING, field, self._headings.get(field, "")), *rows] if rows else []

    def _tell_ticks(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def row(self, index: Index) -> Row:
        """What stands in this row."""
        return self._rows[index.row()]

    def place_of(self, wanted: Row) -> int | None:
        """Where the row for the same choice stands now; None if it is not shown."""
        same = (wanted.kind, wanted.field, wanted.value)
        rows = enumerate(self._rows)
        return next((place for place, row in rows if (row.kind, row.field, row.value) == same), None)

    def is_ticked(self, row: Row) -> bool:
        """True if the filter asks for this choice."""
        asked = getattr(self._wanted, row.field)
        return bool(asked if row.field == "after_verdict" else row.value in asked)

    def toggle(self, index: Index) -> None:
        """Tick the choice in this row or take its tick off; show all of a field's, where it says so."""
        row = self._rows[index.row()]
        if row.kind == MORE:
            self._whole.add(row.field)
            self._lay_out()
        elif row.kind == CHOICE:
            self.toggled.emit(row.field, row.value)

    # What Qt asks

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self._rows[index.row()].kind == HEADING:
            return Qt.ItemFlag.NoItemFlags
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        is_choice = self._rows[index.row()].kind == CHOICE
        return usual | Qt.ItemFlag.ItemIsUserCheckable if is_choice else usual

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.words if row.quotes is None else self._say_row(row.words, row.quotes)
        if role == Qt.ItemDataRole.CheckStateRole and row.kind == CHOICE:
            return Qt.CheckState.Checked if self.is_ticked(row) else Qt.CheckState.Unchecked
        if role == COUNT:
            return row.quotes
        if role == IS_HEADING:
            return row.kind == HEADING
        return None
