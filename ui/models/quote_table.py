"""The quotes of a filter as a table: the ids of all of them, and the rows on screen in full."""

from array import array
from collections.abc import Collection, Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Slot

from tracker.records import QuoteFilter, QuoteRow, QuoteSort
from ui import date_words, quotation, theme
from ui.context import Context
from ui.direction import of_text

Index = QModelIndex | QPersistentModelIndex

PAGE = 50
"""Quotes that are read together, by id."""

PAGES_KEPT = 20

NOWHERE = QModelIndex()


class Column(IntEnum):
    """The columns, from the leading side."""

    QUOTE = 0
    SPEAKER = 1
    DATE = 2
    SOURCE = 3
    CLAIMS = 4
    STATUS = 5


COLUMNS = len(Column)

SORTS = {
    Column.SPEAKER: QuoteSort.SPEAKER,
    Column.DATE: QuoteSort.DATE,
    Column.SOURCE: QuoteSort.SOURCE,
    Column.STATUS: QuoteSort.STATUS,
}
"""What a click on a header sorts by; the other columns have no order of their own."""


class QuoteTable(QAbstractTableModel):
    """One row per quote that the filter shows, in its order.

    It knows the length of the whole list, so that the scroll bar is honest, and reads rows by id as they
    come into view.
    """

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._filter = QuoteFilter()
        self._pages: dict[int, dict[int, QuoteRow]] = {}
        if context.first is None:
            self._ids = self._read_ids(self._filter)
        else:
            self._ids = context.first.quote_ids
            self._take_rows(context.first.rows)

    def _read_ids(self, quote_filter: QuoteFilter) -> "array[int]":
        from tracker.queries import quotes

        return quotes.ids(self._context.project, quote_filter)

    def _take_rows(self, rows: Sequence[QuoteRow]) -> None:
        """Keep the first rows of the list, which have been read already."""
        for first in range(0, len(rows), PAGE):
            self._pages[first // PAGE] = {each.quote.id: each for each in rows[first : first + PAGE]}

    @property
    def shown(self) -> QuoteFilter:
        """The filter whose quotes these are, its order included."""
        return self._filter

    def show_filter(self, quote_filter: QuoteFilter) -> None:
        """Show the quotes of another filter, from its first one on."""
        self._take(quote_filter, self._read_ids(quote_filter))

    def refresh(self) -> None:
        """Read again what may have changed. Rows stay where they are unless their order is another."""
        ids = self._read_ids(self._filter)
        if ids != self._ids:
            self._take(self._filter, ids)
            return
        self._pages.clear()
        if ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(ids) - 1, len(Column) - 1))

    def _take(self, quote_filter: QuoteFilter, ids: "array[int]") -> None:
        self.beginResetModel()
        self._filter, self._ids = quote_filter, ids
        self._pages.clear()
        self.endResetModel()

    @Slot()
    def say(self) -> None:
        """Tell the views that the words are those of another language."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(Column) - 1)
        if self._ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._ids) - 1, len(Column) - 1))

    # Quotes and rows

    def quote_id(self, row: int) -> int:
        """The id of the quote in this row."""
        return self._ids[row]

    def rows_of(self, quote_ids: Collection[int]) -> list[int]:
        """Where these quotes stand, in ascending order; those that are not shown are left out."""
        if len(quote_ids) == 1:
            (wanted,) = quote_ids
            return [self._ids.index(wanted)] if wanted in self._ids else []
        sought = set(quote_ids)
        return [row for row, quote_id in enumerate(self._ids) if quote_id in sought] if sought else []

    def quote_row(self, row: int) -> QuoteRow | None:
        """The quote in this row in full; None if another program has taken it away meanwhile."""
        number = row // PAGE
        if number not in self._pages:
            from tracker.queries import quotes

            while len(self._pages) >= PAGES_KEPT:
                del self._pages[next(iter(self._pages))]
            wanted = self._ids[number * PAGE : (number + 1) * PAGE]
            found = quotes.by_ids(self._context.project, wanted, self._filter)
            self._pages[number] = {each.quote.id: each for each in found}
        return self._pages[number].get(self._ids[row])

    # What Qt asks

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else COLUMNS

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Vertical or not 0 <= section < len(Column):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        headers = self._context.wording.headers("quotes")
        codes = {
            Column.QUOTE: "quote",
            Column.SPEAKER: "speaker",
            Column.DATE: "said_on",
            Column.SOURCE: "source",
            Column.STATUS: "status",
        }
        column = Column(section)
        return headers[codes[column]] if column in codes else self.tr("Claims")

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.quote_row(index.row())
        if row is None:
            return None
        column = Column(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return as_tooltip(self._spoken(row, column))
        return None

    def _text(self, row: QuoteRow, column: Column) -> str:
        """The cell as plain text, without marks of any kind."""
        match column:
            case Column.QUOTE:
                return row.quote.text
            case Column.SPEAKER:
                return row.speaker
            case Column.DATE:
                said_on = row.quote.said_on or row.published_on
                return date_words.bare(said_on, self._context.wording.language)
            case Column.SOURCE:
                return row.source or row.origin
            case Column.CLAIMS:
                return "\n".join(f"{theme.sign(link.stance)[0]} {link.claim}" for link in row.links)
            case Column.STATUS:
                return self._context.wording.word(row.quote.status)

    def _spoken(self, row: QuoteRow, column: Column) -> str:
        """The cell with all that its painting says: for screen readers, and whole for the tooltip."""
        wording = self._context.wording
        match column:
            case Column.QUOTE if not quotation.is_verbatim(row.quote.kind):
                return f"{wording.sentence('messages.reporters_words')}\n{row.quote.text}"
            case Column.QUOTE:
                return quotation.in_marks(row.quote.text, row.quote.kind)
            case Column.SPEAKER:
                return "\n".join(part for part in (row.speaker, row.quote.role) if part)
            case Column.DATE if row.dated_by_source:
                return "\n".join((self._text(row, column), self.tr("The date of the source")))
            case Column.SOURCE:
                return "\n".join(part for part in (quotation.place_of(row, wording), row.source) if part)
            case Column.CLAIMS:
                return "\n".join(f"{wording.word(link.stance)}: {link.claim}" for link in row.links)
            case _:
                return self._text(row, column)


def as_tooltip(text: str) -> str:
    """People's words as a tooltip, never read as markup, in their own direction; empty for no words."""
    if not text:
        return ""
    import html  # only now: nothing is pointed at before it is seen

    direction = of_text(text, Qt.LayoutDirection.LeftToRight)
    side = "rtl" if direction == Qt.LayoutDirection.RightToLeft else "ltr"
    return f"<qt><p dir='{side}' style='white-space: pre-wrap'>{html.escape(text)}</p></qt>"
