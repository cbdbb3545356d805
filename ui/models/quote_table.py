"""The quotes of a filter as a table: the ids of all of them, and the rows on screen in full."""

from array import array
from collections.abc import Collection, Sequence
from enum import IntEnum
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
    Slot,
)

from tracker.records import QuoteFilter, QuoteRow, QuoteSort
from ui import date_words, quotation, theme
from ui.context import Context
from ui.counts import count
from ui.direction import of_text

if TYPE_CHECKING:
    from tracker.services.project import Project

Index = QModelIndex | QPersistentModelIndex

PAGE = 50
"""Quotes that are read together, by id."""

PAGES_KEPT = 20

FIRST = 100
"""Quotes of a long list that are read at once; the others are read in the reading thread."""

SHORT = 2000
"""A project with so many quotes at most is read at once, in a frame."""

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
    Column.QUOTE: QuoteSort.TEXT,
    Column.SPEAKER: QuoteSort.SPEAKER,
    Column.DATE: QuoteSort.DATE,
    Column.SOURCE: QuoteSort.SOURCE,
    Column.CLAIMS: QuoteSort.CLAIM,
    Column.STATUS: QuoteSort.STATUS,
}
"""What a click on a header sorts by."""

UNINDEXED = (QuoteSort.TEXT, QuoteSort.CLAIM)
"""Orders that no index has: a long list is not offered in them, for it would take minutes."""


class QuoteTable(QAbstractTableModel):
    """One row per quote that the filter shows, in its order.

    It knows the ids of the whole list, so that the scroll bar is honest, and reads rows by id as they come
    into view. Of a long list the first rows are there at once, and the others when they have been read:
    `is_whole` tells, and `counted()` is sent when the number of all is known.
    """

    counted = Signal()

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._filter = QuoteFilter()
        self._pages: dict[int, dict[int, QuoteRow]] = {}
        self._ids: array[int] = array("I")
        self._total: int | None = 0
        if context.first is None:
            self.show_filter(self._filter)
        else:
            self._ids = context.first.quote_ids
            self._total = len(self._ids)
            self._take_rows(context.first.rows)

    def _take_rows(self, rows: Sequence[QuoteRow]) -> None:
        """Keep the first rows of the list, which have been read already."""
        for first in range(0, len(rows), PAGE):
            self._pages[first // PAGE] = {each.quote.id: each for each in rows[first : first + PAGE]}

    @property
    def shown(self) -> QuoteFilter:
        """The filter whose quotes these are, its order included."""
        return self._filter

    @property
    def total(self) -> int | None:
        """How many quotes the filter shows; None as long as that is being counted."""
        return self._total

    @property
    def orders(self) -> list[QuoteSort]:
        """What the list can be sorted by, as long as it is."""
        return [sort for sort in SORTS.values() if self._is_short or sort not in UNINDEXED]

    @property
    def is_whole(self) -> bool:
        """False as long as only the first rows of a long list are there."""
        return self._total is not None and len(self._ids) >= self._total

    def show_filter(self, quote_filter: QuoteFilter) -> None:
        """Show the quotes of another filter, from its first one on."""
        if quote_filter.sort in UNINDEXED and not self._is_short:
            self._ask(quote_filter)
            return
        ids, rows = self._read_now(quote_filter)
        self._take(quote_filter, ids)
        if rows:
            self._take_rows(rows)
            self._total = None
            self._ask(quote_filter)

    def refresh(self) -> None:
        """Read again what may have changed. Rows stay where they are unless their order is another."""
        waits = self._filter.sort in UNINDEXED and not self._is_short
        ids, rows = (self._ids, []) if waits else self._read_now(self._filter)
        if rows or waits:
            self._reread()
            self._ask(self._filter)
        elif ids == self._ids:
            self._reread()
        else:
            self._take(self._filter, ids)

    @property
    def _is_short(self) -> bool:
        return count(self._context, "quote") <= SHORT

    def _read_now(self, quote_filter: QuoteFilter) -> "tuple[array[int], list[QuoteRow]]":
        """The ids of all quotes of a short list; of a long one those of the first, and their rows."""
        from tracker.queries import quotes

        self._drop()
        if self._is_short:
            return quotes.ids(self._context.project, quote_filter), []
        rows = quotes.first(self._context.project, quote_filter, FIRST)
        return array("I", [row.quote.id for row in rows]), rows if len(rows) == FIRST else []

    def _reread(self) -> None:
        """Have the rows that are seen read again, by their ids."""
        self._pages.clear()
        if self._ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._ids) - 1, len(Column) - 1))

    def _take(self, quote_filter: QuoteFilter, ids: "array[int]") -> None:
        self.beginResetModel()
        self._filter, self._ids, self._total = quote_filter, ids, len(ids)
        self._pages.clear()
        self.endResetModel()

    # The rest of a long list

    def _ask(self, quote_filter: QuoteFilter) -> None:
        reader = self._context.reader
        reader.ask("quote_count", partial(_counted, quote_filter=quote_filter), self._take_total)
        reader.ask("quote_ids", partial(_listed, quote_filter=quote_filter), self._take_list)

    def _drop(self) -> None:
        self._context.reader.drop("quote_count", "quote_ids", "quote_page")

    @Slot(object)
    def _take_total(self, found: object) -> None:
        assert isinstance(found, tuple)
        quote_filter, total = found
        if quote_filter == self._filter and not self.is_whole:
            self._total = total
            self.counted.emit()

    @Slot(object)
    def _take_list(self, found: object) -> None:
        assert isinstance(found, tuple)
        quote_filter, ids = found
        known = len(self._ids)
        if quote_filter != self._filter or ids[:known] != self._ids or len(ids) < known:
            self._take(quote_filter, ids)
        elif len(ids) > known:
            self.beginInsertRows(NOWHERE, known, len(ids) - 1)
            self._ids, self._total = ids, len(ids)
            self.endInsertRows()
        self._total = len(ids)
        self.counted.emit()

    def make_whole(self) -> None:
        """Read the rest of a long list now, for what cannot wait for the reading thread."""
        if not self.is_whole:
            self._drop()
            self._take_list(_listed(self._context.project, self._filter))

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
            try:
                return [self._ids.index(wanted)]
            except ValueError:
                return []
        sought = set(quote_ids)
        return [row for row, quote_id in enumerate(self._ids) if quote_id in sought] if sought else []

    def ids_in(self, rows: range) -> "array[int]":
        """The ids of the quotes in these rows."""
        return self._ids[rows.start : rows.stop]

    def quote_row(self, row: int) -> QuoteRow | None:
        """The quote in this row in full; None if another program has taken it away meanwhile."""
        number = row // PAGE
        if number not in self._pages:
            self._keep_page(number, _read_page(self._context.project, self._page_ids(number), self._filter))
            self._look_ahead(number)
        return self._pages[number].get(self._ids[row])

    def _page_ids(self, number: int) -> "array[int]":
        return self._ids[number * PAGE : (number + 1) * PAGE]

    def _keep_page(self, number: int, rows: Sequence[QuoteRow]) -> None:
        while len(self._pages) >= PAGES_KEPT:
            del self._pages[next(iter(self._pages))]
        self._pages[number] = {each.quote.id: each for each in rows}

    def _look_ahead(self, number: int) -> None:
        """Have the page that scrolling comes to next read before it is seen."""
        further = number + 1 if number - 1 in self._pages or not number else number - 1
        ids = self._page_ids(further)
        if further not in self._pages and ids and len(self._ids) > SHORT:
            read = partial(_page_ahead, number=further, ids=ids, quote_filter=self._filter)
            self._context.reader.ask("quote_page", read, self._take_page)

    @Slot(object)
    def _take_page(self, found: object) -> None:
        assert isinstance(found, tuple)
        number, ids, quote_filter, rows = found
        if number not in self._pages and quote_filter == self._filter and ids == self._page_ids(number):
            self._keep_page(number, rows)

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


# What is read, in whichever thread


def _counted(project: "Project", quote_filter: QuoteFilter) -> tuple[QuoteFilter, int]:
    from tracker.queries import quotes

    return quote_filter, quotes.count(project, quote_filter)


def _listed(project: "Project", quote_filter: QuoteFilter) -> "tuple[QuoteFilter, array[int]]":
    from tracker.queries import quotes

    return quote_filter, quotes.ids(project, quote_filter)


def _read_page(project: "Project", ids: Sequence[int], quote_filter: QuoteFilter) -> list[QuoteRow]:
    from tracker.queries import quotes

    return quotes.by_ids(project, ids, quote_filter)


def _page_ahead(project: "Project", number: int, ids: Sequence[int], quote_filter: QuoteFilter) -> object:
    return number, ids, quote_filter, _read_page(project, ids, quote_filter)


def as_tooltip(text: str) -> str:
    """People's words as a tooltip, never read as markup, in their own direction; empty for no words."""
    if not text:
        return ""
    import html  # only now: nothing is pointed at before it is seen

    direction = of_text(text, Qt.LayoutDirection.LeftToRight)
    side = "rtl" if direction == Qt.LayoutDirection.RightToLeft else "ltr"
    return f"<qt><p dir='{side}' style='white-space: pre-wrap'>{html.escape(text)}</p></qt>"
