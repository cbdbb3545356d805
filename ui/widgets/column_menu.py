"""The menu of the table's columns: which are shown, what sorts them, and in which order they stand."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from tracker.records import QuoteSort
from ui.models.quote_table import Column
from ui.widgets.quote_columns import SORTS
from ui.widgets.quote_list import QuoteList


class ColumnMenu(QMenu):
    """Everything that the header does with the mouse, by name and by key."""

    def __init__(self, quotes: QuoteList) -> None:
        super().__init__(quotes)
        self.setObjectName("columns_menu")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(self.tr("Columns"))
        self._list = quotes
        self._columns = quotes.columns
        across = Qt.Orientation.Horizontal
        self._names = {column: str(quotes.quotes.headerData(column, across)) for column in Column}
        self._add_shown()
        self.addSeparator()
        self._add_sorting()
        self._add_moving()
        self.addSeparator()
        reset = self.addAction(self.tr("As they were at first"))
        reset.setObjectName("columns_reset")
        reset.triggered.connect(self._columns.reset)

    def _add_shown(self) -> None:
        for column in self._columns.in_order():
            action = self._checkable(self, f"show_column_{column.name.lower()}", self._names[column])
            action.setChecked(self._columns.is_wanted(column))
            action.setEnabled(column is not Column.QUOTE)
            action.toggled.connect(partial(self._show, column))

    def _add_sorting(self) -> None:
        menu = self.addMenu(self.tr("Sort by"))
        menu.setObjectName("sort_menu")
        shown = self._list.quotes.shown
        columns, ways = QActionGroup(menu), QActionGroup(menu)
        for column in self._columns.in_order():
            action = self._checkable(menu, f"sort_by_{column.name.lower()}", self._names[column])
            action.setChecked(SORTS[column] is shown.sort)
            action.triggered.connect(partial(self._sort_by, SORTS[column]))
            columns.addAction(action)
        menu.addSeparator()
        best = self._checkable(menu, "sort_by_relevance", self.tr("Best match first"))
        best.setChecked(shown.sort is QuoteSort.RELEVANCE)
        best.setEnabled(bool(shown.search))
        best.triggered.connect(partial(self._sort_by, QuoteSort.RELEVANCE))
        columns.addAction(best)
        menu.addSeparator()
        for name, words, descending in (
            ("sort_ascending", self.tr("From the first to the last"), False),
            ("sort_descending", self.tr("From the last to the first"), True),
        ):
            action = self._checkable(menu, name, words)
            action.setChecked(shown.descending is descending)
            action.triggered.connect(partial(self._turn, descending))
            ways.addAction(action)

    def _add_moving(self) -> None:
        menu = self.addMenu(self.tr("Move towards the beginning"))
        menu.setObjectName("move_menu")
        for column in self._columns.in_order()[1:]:
            action = menu.addAction(self._names[column])
            action.setObjectName(f"move_column_{column.name.lower()}")
            action.setEnabled(not self._list.isColumnHidden(column) and column is not self._columns.leading)
            action.triggered.connect(partial(self._move, column))

    def _checkable(self, menu: QMenu, name: str, words: str) -> QAction:
        action = QAction(words.replace("&", "&&"), menu)
        action.setObjectName(name)
        action.setCheckable(True)
        menu.addAction(action)
        return action

    def _show(self, column: Column, shown: bool) -> None:
        self._columns.show_column(column, shown=shown)

    def _sort_by(self, sort: QuoteSort) -> None:
        self._list.sort_asked.emit(sort, self._list.quotes.shown.descending)

    def _turn(self, descending: bool) -> None:
        self._list.sort_asked.emit(self._list.quotes.shown.sort, descending)

    def _move(self, column: Column) -> None:
        self._columns.move(column, -1)
