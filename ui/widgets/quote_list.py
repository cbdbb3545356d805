"""The table of quotes on the screen: keeps selection and scroll position, and leaves letters to the page."""

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from tracker.frozen import value
from tracker.records import QuoteFilter, QuoteSort
from ui.context import Context
from ui.i18n import in_words
from ui.models.id_list import runs
from ui.models.quote_table import Column, QuoteTable
from ui.models.selection import Selection
from ui.widgets.quote_columns import SORTS, QuoteColumns
from ui.widgets.quote_delegate import QuoteDelegate
from ui.widgets.quote_rows import QuoteRows

PAGE_KEYS = {
    getattr(Qt.Key, f"Key_{name}") for name in ("Return", "Enter", "Delete", "Escape", "F2", "Space")
}

NO_COLUMN = -1
"""What the header shows for an order that no column has."""

SOON_MILLISECONDS = 8
"""The details follow keys so much later, that the list itself is painted first."""

_Flag = QItemSelectionModel.SelectionFlag


@value
class _Place:
    """What is selected and where the view stands."""

    selected: tuple[int, ...]
    current: int
    row: int
    scroll: int


class QuoteList(QTableView):
    """The quotes of a filter, one or several of them selected.

    - `current_changed()`: another quote is current, or the current one may have changed.
    - `selection_changed()`: others are selected, or more or fewer; see `selected` and `selected_count`.
    - `sort_asked(QuoteSort, bool)`: a header was clicked: sort by this, descending or not.
    """

    current_changed = Signal()
    selection_changed = Signal()
    sort_asked = Signal(object, bool)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("quotes_table")
        self.quotes = QuoteTable(context, self)
        self.setModel(self.quotes)
        self._delegate = QuoteDelegate(context, self)
        self.setItemDelegate(self._delegate)
        self.rows = QuoteRows(self)
        self._context = context
        self._place = _Place((), 0, 0, 0)
        self._behind = QPersistentModelIndex()
        self._told = (0, 0)
        self._wants_end = False
        self._wants_everything = False
        self._is_restoring = False
        self._follows_keys = False
        self._soon = QTimer(self, singleShot=True, interval=SOON_MILLISECONDS)
        self._soon.timeout.connect(self._tell)
        self._set_up()
        self._set_up_header()
        self.quotes.modelAboutToBeReset.connect(self._remember)
        self.quotes.modelReset.connect(self._restore)
        self.quotes.about_to_follow.connect(self._remember)
        self.quotes.followed.connect(self._stay)
        self.quotes.dataChanged.connect(self._tell)
        self.selectionModel().currentRowChanged.connect(self._tell_if_moved)
        self.selectionModel().selectionChanged.connect(self._tell_if_moved)
        self.selectionModel().selectionChanged.connect(self._follow_selection)
        in_words(self, self._say)

    def _set_up(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        # Hidden, and every row of one height: else a long list takes seconds to be filtered.
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def _set_up_header(self) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicator(Column.DATE, Qt.SortOrder.AscendingOrder)
        self._sorted = (int(Column.DATE), Qt.SortOrder.AscendingOrder)
        self.columns = QuoteColumns(self)
        header.sortIndicatorChanged.connect(self._sort)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._offer_columns)

    def _say(self) -> None:
        self.setAccessibleName(self.tr("Quotes"))
        self.quotes.say()
        self._follow_font()

    @property
    def language(self) -> str:
        """The language of the list's own words."""
        return self._context.wording.language

    def _follow_font(self) -> None:
        self._delegate.follow_font()
        self.rows.clear()
        self.verticalHeader().setDefaultSectionSize(self._delegate.row_height)
        self.columns.follow_font(self._delegate.status_width())

    # Order

    def show_order(self, sort: QuoteSort, *, descending: bool) -> None:
        """Show in the header what the list is sorted by; nothing is sorted."""
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        column = next((column for column, each in SORTS.items() if each is sort), NO_COLUMN)
        self._sorted = (int(column), order)
        self.horizontalHeader().setSortIndicator(column, order)

    @Slot(int, Qt.SortOrder)
    def _sort(self, column: int, order: Qt.SortOrder) -> None:
        if (column, order) == self._sorted:
            return
        self._sorted = (column, order)
        self.sort_asked.emit(SORTS[Column(column)], order == Qt.SortOrder.DescendingOrder)

    @Slot(QPoint)
    def _offer_columns(self, place: QPoint) -> None:
        from ui.widgets.column_menu import ColumnMenu

        ColumnMenu(self).popup(self.horizontalHeader().mapToGlobal(place))

    @Slot()
    def choose_columns(self) -> None:
        """Offer what can be done with the columns, under the header's leading end."""
        header = self.horizontalHeader()
        self._offer_columns(QPoint(header.width() - 1 if self.isRightToLeft() else 0, header.height()))

    # What is shown and selected

    def show_filter(self, quote_filter: QuoteFilter) -> None:
        """Show the quotes of another filter, from the top, or from where the current one is among them."""
        self._follows_keys = True
        self.quotes.show_filter(quote_filter)
        self._follows_keys = False
        self.scrollToTop()
        if self.currentIndex().row() > 0:
            self.scrollTo(self.currentIndex())

    def refresh(self, changed: tuple[int, ...] = ()) -> None:
        """Read again what may have changed, these quotes at once; selection and scroll position stay."""
        self.quotes.refresh(changed)

    @property
    def current_id(self) -> int:
        """The id of the quote that the details show; 0 if there is none."""
        row = self.currentIndex().row()
        return self.quotes.quote_id(row) if 0 <= row < self.quotes.rowCount() else 0

    def selected_ids(self) -> list[int]:
        """The ids of the selected quotes, from the top; the current one if none is selected."""
        return self._selected_ids() or ([self.current_id] if self.current_id else [])

    def _selected_ids(self) -> list[int]:
        # By ranges: of a million selected rows, an object each would take seconds.
        parts = sorted((part.top(), part.bottom()) for part in self.selectionModel().selection().toList())
        return [each for top, bottom in parts for each in self.quotes.ids_in(range(top, bottom + 1))]

    def select_quote(self, quote_id: int) -> bool:
        """Make this quote the only one selected, and bring it into view; False if it is not shown."""
        self.quotes.await_first()
        rows = self.quotes.rows_of([quote_id])
        if not rows and not self.quotes.is_whole:
            self.quotes.make_whole()
            rows = self.quotes.rows_of([quote_id])
        if rows:
            self.select_row(rows[0])
        return bool(rows)

    def select_row(self, row: int) -> None:
        """Make the quote in this row the only one selected, and bring it into view."""
        # Not `selectRow`: it asks the pixels which column is first, and finds none before it is painted.
        index = self.quotes.index(row, 0)
        self.selectionModel().setCurrentIndex(index, _Flag.ClearAndSelect | _Flag.Rows)
        self.scrollTo(index)

    def selected(self) -> Selection:
        """What is selected: everything that the filter shows, once that was asked for, else some ids."""
        if self._wants_everything:
            return Selection(is_everything=True, count=self.selected_count)
        ids = tuple(self._selected_ids())
        return Selection(ids, count=len(ids))

    def selectAll(self) -> None:
        """Select everything that the filter shows, what of it is not read yet included."""
        self._wants_everything = False  # while Qt tells of what it takes off before
        super().selectAll()
        self._wants_everything = self.quotes.rowCount() > 0
        self.selection_changed.emit()

    @Slot()
    def _follow_selection(self) -> None:
        if self.quotes.is_changing:
            return  # rows come or go, and the selection with them
        if self._wants_everything and self.selected_count < self.quotes.rowCount():
            self._wants_everything = False
        self.selection_changed.emit()

    @property
    def selected_count(self) -> int:
        """How many quotes are selected."""
        return sum(part.height() for part in self.selectionModel().selection().toList())

    def tell_now(self) -> None:
        """Tell of a move at once, if one has not been told of yet: what follows is about that quote."""
        if self._soon.isActive():
            self._tell()

    @Slot()
    def _tell(self) -> None:
        self._soon.stop()
        self._told = (self.current_id, self.selected_count)
        self.current_changed.emit()

    @Slot()
    def _tell_if_moved(self) -> None:
        # A click moves both selection and current row, and Qt tells of each.
        is_settled = not self.quotes.is_changing and not self._is_restoring
        if is_settled and self._told != (self.current_id, self.selected_count):
            self._tell_soon()

    def _tell_soon(self) -> None:
        """Tell when the list has been painted, if the user moves in it; what moves it otherwise, at once."""
        if self._follows_keys:
            self._soon.start()
        else:
            self._tell()

    @Slot()
    def _remember(self) -> None:
        selected = () if self._wants_everything else tuple(self._selected_ids())
        row = self.currentIndex().row()
        self._place = _Place(selected, self.current_id, row, self.verticalScrollBar().value())
        self._behind = QPersistentModelIndex(self.quotes.index(row + 1, 0) if row >= 0 else QModelIndex())

    @Slot()
    def _restore(self) -> None:
        """Select what was selected; if that is gone, the row in its place, the first at first."""
        place, count = self._place, self.quotes.rowCount()
        if not count:
            self._wants_everything = False
            self._tell()
            self.selection_changed.emit()
            return
        current = self.quotes.rows_of([place.current])
        row = current[0] if current else min(max(place.row, 0), count - 1)
        selection = QItemSelection()
        everything = [(0, count - 1)] if self._wants_everything else []
        for first, last in everything or runs(self.quotes.rows_of(place.selected) or [row]):
            selection.select(self.quotes.index(first, 0), self.quotes.index(last, len(Column) - 1))
        self._is_restoring = True
        self.selectionModel().setCurrentIndex(self.quotes.index(row, 0), _Flag.NoUpdate)
        self.selectionModel().select(selection, _Flag.ClearAndSelect)
        self._is_restoring = False
        self.updateGeometries()
        self.verticalScrollBar().setValue(self._scroll_for(place, row if current else None))
        self._tell_soon()

    @Slot()
    def _stay(self) -> None:
        """After rows came, went or moved one by one: Qt has kept what is selected, not where the view is."""
        row = self.currentIndex().row()
        if self._wants_everything:
            self.selectAll()
        if self._wants_end:
            self._wants_end = False
            self.select_row(self.quotes.rowCount() - 1)
        elif self.quotes.rowCount() and self.current_id != self._place.current:
            self._go_to_neighbour()
        elif self.current_id == self._place.current:
            self.updateGeometries()
            self.verticalScrollBar().setValue(self._scroll_for(self._place, row))
        self._tell()
        self.selection_changed.emit()

    def _go_to_neighbour(self) -> None:
        """Make the quote that stood behind the current one current in its place; Qt takes the one before."""
        last = self.quotes.rowCount() - 1
        row = self._behind.row() if self._behind.isValid() else min(max(self._place.row, 0), last)
        keeps = self.selected_count > 0 and set(self._selected_ids()) <= set(self._place.selected)
        how = _Flag.NoUpdate if keeps or self._wants_everything else _Flag.ClearAndSelect | _Flag.Rows
        self.selectionModel().setCurrentIndex(self.quotes.index(row, 0), how)

    def _scroll_for(self, place: _Place, row: int | None) -> int:
        """Where to scroll, so that the current quote stays where it was on the screen, if it was in view."""
        height = self.verticalHeader().defaultSectionSize()
        in_view = 0 <= place.row * height - place.scroll <= self.viewport().height()
        return place.scroll + (row - place.row) * height if row is not None and in_view else place.scroll

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._follows_keys = True
        self._press(event)
        self._follows_keys = False

    def _press(self, event: QKeyEvent) -> None:
        from PySide6.QtGui import QKeySequence

        if event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and not event.modifiers():
            # Qt's own Home and End go to the first and last column.
            at_end = event.key() == Qt.Key.Key_End
            self._wants_end = at_end and not self.quotes.is_whole
            if self.quotes.rowCount():
                self.select_row(self.quotes.rowCount() - 1 if at_end else 0)
            return
        self._wants_end = False

        # Letters are the page's keys; Qt would look for a row that begins with them.
        commands = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        is_letter = not event.modifiers() & commands and bool(event.text().strip())
        if is_letter or event.key() in PAGE_KEYS or event.matches(QKeySequence.StandardKey.Copy):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        self.rows.paint(event.rect())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.columns.place()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_delegate"):
            self._follow_font()
