"""The quotes of a filter as a table: the ids of all of them, and the rows on screen in full."""

from array import array
from collections.abc import Collection
from enum import IntEnum
from functools import partial
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
    Slot,
)

from tracker.records import QuoteFilter, QuoteRow
from ui import date_words, quotation, theme
from ui.context import Context
from ui.counts import count
from ui.models import id_list
from ui.models.id_list import Step
from ui.models.quote_pages import KIND as PAGE_QUESTION
from ui.models.quote_pages import QuotePages
from ui.models.quote_reading import (
    LATE,
    UNINDEXED,
    First,
    Listed,
    counted,
    first_rows,
    is_found_at_once,
    listed,
    sorted_by_words,
)
from ui.tooltips import as_tooltip

Index = QModelIndex | QPersistentModelIndex

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


class QuoteTable(QAbstractTableModel):
    """One row per quote that the filter shows, in its order.

    It knows the ids of the whole list, so that the scroll bar is honest, and reads rows by id as they come
    into view. Of a long list the first rows are there at once, and the others when they have been read:
    `is_whole` tells.

    - `counted()`: the number of all is known.
    - `about_to_follow()`, `followed()`: some rows come, go or move, and have done so.
    - `unsorted(QuoteSort)`: so many quotes cannot be shown in this order; they stay as they are.
    """

    counted = Signal()
    about_to_follow = Signal()
    followed = Signal()
    unsorted = Signal(object)

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._filter = QuoteFilter()
        self._pages = QuotePages(context)
        self._ids: array[int] = array("I")
        self._total: int | None = 0
        self._coming: QuoteFilter | None = None  # to be shown once its first quotes are found
        self.is_changing = False
        """True while rows come or go that others need not hear of one by one."""
        if context.first is None:
            self.show_filter(self._filter)
        else:
            self._ids = context.first.quote_ids
            self._total = context.first.counts["quote"]
            self._pages.fill(context.first.rows)

    @property
    def shown(self) -> QuoteFilter:
        """The filter whose quotes these are, its order included."""
        return self._filter

    @property
    def total(self) -> int | None:
        """How many quotes the filter shows; None as long as that is being counted."""
        return self._total

    @property
    def is_whole(self) -> bool:
        """False as long as only the first rows of a long list are there, if any."""
        return self._coming is None and self._total is not None and len(self._ids) >= self._total

    def show_filter(self, quote_filter: QuoteFilter) -> None:
        """Show the quotes of another filter, from its first one on."""
        self._drop()
        self._coming = quote_filter
        if quote_filter.sort in LATE and not self._is_short:
            self._ask(quote_filter)
        elif self._is_short or is_found_at_once(quote_filter):
            self._show(self._read_now(quote_filter))
        else:
            read = partial(first_rows, quote_filter=quote_filter, number=FIRST)
            self._context.reader.ask("quote_first", read, self._take_first)

    @Slot(object)
    def _take_first(self, found: object) -> None:
        assert isinstance(found, First)
        self._show(found)
        self.counted.emit()

    def _show(self, first: First) -> None:
        self._take(first.quote_filter, first.ids)
        if first.rows:
            self._pages.fill(first.rows)
            self._total = None
            self._ask(first.quote_filter)

    def refresh(self, changed: Collection[int] = ()) -> None:
        """Read again what may have changed: rows go and come singly, so that what is selected and where
        the view stands is kept. Of those in `changed` the ones that are gone go at once."""
        self._drop()
        if self._is_short:
            ids = self._read_now(self._filter).ids
            self._follow(ids, id_list.steps(self._ids, ids))
        else:
            self._take_out(changed)
            self._ask(self._filter)
        self._reread()
        self._await()

    def _await(self) -> None:
        """Ask again for what was to be shown, if its question was dropped."""
        if self._coming is not None:
            self.show_filter(self._coming)

    @property
    def _is_short(self) -> bool:
        return count(self._context, "quote") <= SHORT

    def _read_now(self, quote_filter: QuoteFilter) -> First:
        """All quotes of a short list, of a long one the first."""
        from tracker.queries import quotes

        if self._is_short:
            return First(quote_filter, quotes.ids(self._context.project, quote_filter), [])
        return first_rows(self._context.project, quote_filter, FIRST)

    def _reread(self) -> None:
        """Have the rows that are seen read again, by their ids."""
        self._pages.clear()
        if self._ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._ids) - 1, len(Column) - 1))

    def _take(self, quote_filter: QuoteFilter, ids: "array[int]") -> None:
        self.beginResetModel()
        self._filter, self._ids, self._total = quote_filter, ids, len(ids)
        self._coming = None
        self._pages.clear()
        self.endResetModel()

    def _follow(self, ids: "array[int]", steps: "list[Step] | None") -> None:
        """Become the list of these ids, by these steps if there are few."""
        if steps is None:
            self._take(self._filter, ids)
            return
        if not steps:
            return
        self.about_to_follow.emit()
        self.is_changing = True
        for step in steps:
            self._pages.clear()
            self._follow_step(step)
        self.is_changing = False
        self._total = len(self._ids)
        self.followed.emit()

    def _follow_step(self, step: Step) -> None:
        if step.moved_to is not None:
            self.beginMoveRows(NOWHERE, step.first, step.first, NOWHERE, step.moved_to)
        elif step.added is not None:
            self.beginInsertRows(NOWHERE, step.first, step.first + len(step.added) - 1)
        else:
            self.beginRemoveRows(NOWHERE, step.first, step.first + step.removed - 1)
        self._ids = id_list.after(self._ids, step)
        if step.moved_to is not None:
            self.endMoveRows()
        elif step.added is not None:
            self.endInsertRows()
        else:
            self.endRemoveRows()

    def _take_out(self, changed: Collection[int]) -> None:
        """Take those of a few changed quotes that are gone out of a long list, before it is read again."""
        from tracker.queries import quotes

        if 0 < len(changed) <= id_list.FEW:
            found = quotes.by_ids(self._context.project, tuple(changed), QuoteFilter())
            gone = set(changed) - {row.quote.id for row in found}
            places = self.rows_of(gone)
            self._follow_out([Step(first, removed=last + 1 - first) for first, last in id_list.runs(places)])

    def _follow_out(self, removals: "list[Step]") -> None:
        if removals:
            total = self._total
            self._follow(self._ids, removals[::-1])
            self._total = None if total is None else total - sum(step.removed for step in removals)

    # The rest of a long list

    def _ask(self, quote_filter: QuoteFilter) -> None:
        reader = self._context.reader
        known = self._ids if quote_filter == self._filter else None
        read = sorted_by_words if quote_filter.sort in UNINDEXED else listed
        if read is listed:
            reader.ask("quote_count", partial(counted, quote_filter=quote_filter), self._take_total)
        reader.ask("quote_ids", partial(read, quote_filter=quote_filter, old=known), self._take_list)

    def _drop(self) -> None:
        self._context.drop_questions("quote_first", "quote_count", "quote_ids", PAGE_QUESTION)

    @Slot(object)
    def _take_total(self, found: object) -> None:
        assert isinstance(found, tuple)
        quote_filter, total = found
        if quote_filter == self._filter and not self.is_whole:
            self._total = total
            self.counted.emit()

    @Slot(object)
    def _take_list(self, found: object) -> None:
        assert isinstance(found, Listed)
        if found.ids is None:
            self._coming = None
            self.unsorted.emit(found.quote_filter.sort)
        elif found.quote_filter != self._filter:
            self._take(found.quote_filter, found.ids)
        elif found.old is not self._ids:
            self._follow(found.ids, id_list.steps(self._ids, found.ids))
        else:
            self._follow(found.ids, found.steps)
        self.counted.emit()

    def await_first(self) -> None:
        """Show the first quotes of a filter now, if they are still being looked for."""
        if self._coming is not None and self._coming.sort not in LATE:
            self._drop()
            self._show(self._read_now(self._coming))

    def make_whole(self) -> None:
        """Read the rest of a long list now, for what cannot wait for the reading thread."""
        self.await_first()
        if not self.is_whole:
            self._drop()
            self._take_list(listed(self._context.project, self._filter, self._ids))
            self._await()

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
        return id_list.places_of(self._ids, quote_ids)

    def ids_in(self, rows: range) -> "array[int]":
        """The ids of the quotes in these rows."""
        return self._ids[rows.start : rows.stop]

    def quote_row(self, row: int) -> QuoteRow | None:
        """The quote in this row in full; None if another program has taken it away meanwhile."""
        return self._pages.row(self._ids, row, self._filter)

    def is_read(self, row: int) -> bool:
        """True of a row that is there and can be had without reading."""
        return 0 <= row < len(self._ids) and self._pages.is_read(row)

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
