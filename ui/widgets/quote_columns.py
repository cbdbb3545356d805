"""The columns of the table of quotes: which, in which order, how wide, and what gives way if need be."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHeaderView, QTableView

from tracker.records import QuoteSort
from ui.models.quote_table import Column

SORTS = {
    Column.QUOTE: QuoteSort.TEXT,
    Column.SPEAKER: QuoteSort.SPEAKER,
    Column.DATE: QuoteSort.DATE,
    Column.SOURCE: QuoteSort.SOURCE,
    Column.CLAIMS: QuoteSort.CLAIM,
    Column.STATUS: QuoteSort.STATUS,
}
"""What a click on a header sorts by."""

WIDTHS = {Column.SPEAKER: 18, Column.DATE: 18, Column.SOURCE: 20, Column.CLAIMS: 20}
"""How wide columns are at first, in average letters; the quote takes what is left."""

NARROWEST_QUOTE = 34
"""Average letters that the quote keeps while others can give way: first the sources, then the claims."""

NARROWEST = 7
"""Average letters that a column keeps: of the claims, the signs of their stances."""


class QuoteColumns(QObject):
    """Sees to the columns of a table. `place` is to be called when the table's width changes.

    The quote is always shown. `changed()`: a column was shown, hidden or moved.
    """

    changed = Signal()

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table
        self._wanted: dict[Column, float] = {column: float(letters) for column, letters in WIDTHS.items()}
        self._hidden: set[Column] = set()
        self._letter = 1
        self._status_width = 0
        self._is_placing = False
        header = table.horizontalHeader()
        header.setSectionsMovable(True)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(Column.QUOTE, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(Column.STATUS, QHeaderView.ResizeMode.Fixed)
        header.sectionResized.connect(self._note)
        header.sectionMoved.connect(self._follow_move)
        self.leading = Column.QUOTE
        """The column at the table's leading side."""

    def follow_font(self, status_width: int) -> None:
        """Give the columns the size that goes with the font; the status is never cut."""
        self._letter = QFontMetrics(self._table.font()).averageCharWidth()
        self._table.horizontalHeader().setMinimumSectionSize(self._letter * NARROWEST)
        self._status_width = status_width
        self.place()

    # Which, and in which order

    def is_wanted(self, column: Column) -> bool:
        """True unless the user has hidden the column."""
        return column not in self._hidden

    def show_column(self, column: Column, *, shown: bool) -> None:
        """Show or hide a column; the quote itself stays."""
        if column is not Column.QUOTE:
            self._hidden = self._hidden - {column} if shown else self._hidden | {column}
            self.place()
            self.changed.emit()

    def in_order(self) -> list[Column]:
        """All columns from the leading side, hidden ones included."""
        header = self._table.horizontalHeader()
        return [Column(header.logicalIndex(place)) for place in range(len(Column))]

    def move(self, column: Column, by: int) -> None:
        """Move a column past so many others that are shown: towards the leading side if negative."""
        shown = [each for each in self.in_order() if not self._table.isColumnHidden(each)]
        place = shown.index(column) + by
        if 0 <= place < len(shown):
            header = self._table.horizontalHeader()
            header.moveSection(header.visualIndex(column), header.visualIndex(shown[place]))

    def reset(self) -> None:
        """The columns as they were at first."""
        self._hidden = set()
        self._wanted = {column: float(letters) for column, letters in WIDTHS.items()}
        self._order(list(Column))
        self.place()
        self.changed.emit()

    def _order(self, columns: list[Column]) -> None:
        header = self._table.horizontalHeader()
        for place, column in enumerate(columns):
            header.moveSection(header.visualIndex(column), place)

    # What is remembered

    def state(self) -> str:
        """Widths, in hundredths of a letter whatever the font, then the order, then what is hidden."""
        widths = [round(letters * 100) for letters in self._wanted.values()]
        parts = (widths, self.in_order(), sorted(self._hidden))
        return ";".join(",".join(str(int(each)) for each in part) for part in parts)

    def restore(self, state: str) -> None:
        """Take the columns that were remembered, as far as they make sense."""
        widths, order, hidden = (_numbers(part) for part in [*state.split(";"), "", ""][:3])
        if len(widths) == len(WIDTHS):
            self._wanted = {column: width / 100 for column, width in zip(WIDTHS, widths, strict=True)}
        if sorted(order) == list(Column):
            self._order([Column(each) for each in order])
        self._hidden = {each for each in Column if each in hidden and each is not Column.QUOTE}
        self.place()

    def place(self) -> None:
        """Give every column its width; sources, then claims, give way to the quote."""
        self._is_placing = True
        wanted = {
            column: round(letters * self._letter)
            for column, letters in self._wanted.items()
            if self.is_wanted(column)
        }
        always = [wanted.get(column, 0) for column in (Column.SPEAKER, Column.DATE)]
        if self.is_wanted(Column.STATUS):
            always.append(self._status_width)
        left = self._table.horizontalHeader().width() - sum(always) - self._letter * NARROWEST_QUOTE
        if Column.SOURCE in wanted and wanted.get(Column.CLAIMS, 0) + wanted[Column.SOURCE] > left:
            del wanted[Column.SOURCE]
        if Column.CLAIMS in wanted:
            wanted[Column.CLAIMS] = max(self._letter * NARROWEST, min(wanted[Column.CLAIMS], left))
        for column in WIDTHS:
            self._table.setColumnHidden(column, column not in wanted)
        self._table.setColumnHidden(Column.STATUS, not self.is_wanted(Column.STATUS))
        for column, width in wanted.items():
            self._table.setColumnWidth(column, width)
        if self.is_wanted(Column.STATUS):
            self._table.setColumnWidth(Column.STATUS, self._status_width)
        self.leading = next(each for each in self.in_order() if not self._table.isColumnHidden(each))
        self._is_placing = False

    @Slot(int, int, int)
    def _note(self, section: int, _before: int, width: int) -> None:
        """What the user drags a column to is what is wanted from now on."""
        column = Column(section)
        if not self._is_placing and column in WIDTHS and width:
            self._wanted[column] = width / self._letter

    @Slot()
    def _follow_move(self) -> None:
        self.place()
        self._table.viewport().update()
        self.changed.emit()


def _numbers(text: str) -> list[int]:
    parts = text.split(",")
    return [int(each) for each in parts] if all(each.isdecimal() for each in parts) else []
