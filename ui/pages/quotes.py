"""The quotes page: filter bar, table, and beside it the details of one quote or the form for it."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from tracker.records import Changes, QuoteFilter, QuoteSort
from ui import quotes_state
from ui.context import Context
from ui.counts import count
from ui.i18n import in_words
from ui.models.quote_reading import SORTED_MOST, UNINDEXED
from ui.quotes_state import LIST_SHARE, SIDE_SHARE
from ui.widgets.filter_bar import FilterBar
from ui.widgets.quote_list import QuoteList

if TYPE_CHECKING:
    from tracker.queries.drafts import Draft
    from ui.key_table import KeyTable
    from ui.widgets.quote_form import QuoteForm

SHOWN_HERE = ("quote", "speaker", "source", "claim", "link", "verdict")
"""What the page shows anything of."""

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class QuotesPage(QWidget):
    """See `ui.page.Page` for what the window asks of it.

    As long as the project has only been looked at, the page is its bar and its list: the rest is made when
    the project is open.
    """

    entity = "quote"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("quotes_page")
        self.context = context
        self._form: QuoteForm | None = None
        self._order = quotes_state.Order()
        self._escaped = False
        self._is_whole = False
        self._build()
        self._connect()
        if context.first is None:
            self._make_rest()
        else:
            context.opened.connect(self._make_rest)
        self._restore_state()
        in_words(self, self._say)

    def _build(self) -> None:
        self.bar = FilterBar(self.context, self)
        self.list = QuoteList(self.context, self)
        self._left = QStackedWidget()
        self._left.addWidget(self.list)
        self._side = QStackedWidget()
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setObjectName("quotes_splitter")
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self._left)
        self.splitter.addWidget(self._side)
        self.splitter.setStretchFactor(0, LIST_SHARE)
        self.splitter.setStretchFactor(1, SIDE_SHARE)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.bar)
        layout.addWidget(self.splitter, 1)

    @Slot()
    def _make_rest(self) -> None:
        """What is not seen at first, or not missed for a moment. It is imported here for the same reason."""
        if self._is_whole:
            return
        from ui.bulk_commands import BulkCommands
        from ui.filter_side import FilterSide
        from ui.quote_commands import QuoteCommands
        from ui.widgets.bulk_bar import BulkBar
        from ui.widgets.quote_details import QuoteDetails

        self._is_whole = True
        self.commands = QuoteCommands(self.context, self.list)
        self.steps = BulkCommands(self.context, self.list)
        self._make_empty()
        self.details = QuoteDetails(self.context, self)
        self._side.addWidget(self.details)
        self._connect_details()
        self.bulk = BulkBar(self.context, self.list, self.steps)
        self.bulk.stand_over(self.splitter, self._left)
        QWidget.setTabOrder(self.bar.clear_button, self.list)  # it went behind the details with its new place
        self.bulk.export_asked.connect(lambda: self._run("action_export"))
        self.panel = FilterSide(self.context, self.bar, self.list, self._side)
        # Moved to stand under the bar of steps, the list would come last.
        QWidget.setTabOrder(self.bar.panel_button, self.list)
        self._keys = self._key_table()

    def _make_empty(self) -> None:
        """What the page shows instead of an empty list."""
        if not hasattr(self, "empties"):
            from ui.widgets.empty_quotes import EmptyQuotes

            self.empties = EmptyQuotes(self._run, self.add_new, self.clear_filters)
            self.empty, self.no_hits = self.empties.empty, self.empties.no_hits
            self._left.addWidget(self.empties)

    def _connect(self) -> None:
        self.bar.changed.connect(self._filter)
        # Queued, for else the Enter that led here would reach the list too, and open the form.
        self.bar.left.connect(self.list.setFocus, Qt.ConnectionType.QueuedConnection)
        self.list.current_changed.connect(self._show_details)
        self.list.sort_asked.connect(self._sort_by)
        self.list.quotes.counted.connect(self._show_state)
        self.list.quotes.followed.connect(self._show_state)
        self.list.quotes.unsorted.connect(self._sort_otherwise)
        self.list.doubleClicked.connect(self.edit)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._offer)
        self.context.changed.connect(self.refresh)

    def _connect_details(self) -> None:
        self.details.edit_asked.connect(self.edit)
        self.details.copy_asked.connect(self.commands.copy)
        self.details.trash_asked.connect(self.steps.trash)
        self.details.status_chosen.connect(self.steps.set_status)
        self.details.left.connect(self.list.setFocus)

    def _key_table(self) -> "KeyTable":
        from ui.key_table import KeyTable
        from ui.widgets.link_card import STANCES

        table = KeyTable()
        table.on("F2", self.edit)
        table.on("F", self.panel.toggle)
        table.on("L", partial(self._ask, self.bulk.ask_link, self.details.ask_link))
        table.on("S", partial(self._ask, self.bulk.ask_status, self.details.ask_status))
        table.on("O", self.details.place.open_source)
        table.on("Del", self.steps.trash)
        table.on("Ctrl+C", self.commands.copy)
        table.on("Ctrl+Shift+C", self.commands.copy_table)
        table.on("Ctrl+V", lambda: self._run("action_source_from_clipboard"))
        for key, stance in STANCES.items():
            table.on(key, partial(self._of_details, partial(self.details.set_stance, stance)))
        return table

    def _say(self) -> None:
        self.setAccessibleName(self.tr("Quotes"))
        self._show_state()

    # What is shown

    @Slot(object)
    def refresh(self, changes: Changes) -> None:
        """Read again what these changes may have touched; selection and scroll position stay."""
        if changes.touches(*SHOWN_HERE):
            self.bar.refresh(changes)
            self.list.refresh(changes.ids("quote"))
            self._show_state()

    @Slot()
    def _filter(self) -> None:
        """Show what the bar asks for."""
        self._escaped = False
        self._show_in_order(self._order.of(self.bar.filter()))
        self._show_state()

    @Slot(object, bool)
    def _sort_by(self, sort: QuoteSort, descending: bool) -> None:
        self._order.choose(sort, descending=descending)
        self._filter()

    def _show_in_order(self, wanted: QuoteFilter) -> None:
        self.list.show_order(wanted.sort, descending=wanted.descending)
        self.list.show_filter(wanted)

    @Slot(object)
    def _sort_otherwise(self, sort: QuoteSort) -> None:
        """Say that so many quotes have no such order, and keep to the one before."""
        if sort is QuoteSort.TEXT:
            told = self.tr("Only {number} quotes or fewer can be sorted by their words: narrow the filter.")
        else:
            told = self.tr("Only {number} quotes or fewer can be sorted by claim: narrow the filter.")
        self.context.tell(told.format(number=f"{SORTED_MOST:,}"))
        shown = self.list.quotes.shown
        is_sorted = shown.sort not in UNINDEXED
        kept = shown.sort if is_sorted else QuoteSort.DATE
        self._order.choose(kept, descending=shown.descending and is_sorted)
        wanted = self._order.of(self.bar.filter())
        self.list.show_order(wanted.sort, descending=wanted.descending)
        if shown != wanted:
            self._filter()

    @Slot()
    def _show_state(self) -> None:
        """Show the list, or what to do where it is empty; and how many quotes it holds of how many."""
        shown, total = self.list.quotes.rowCount(), self.record_count()
        self.bar.show_count(self.list.quotes.total, total)
        if not shown:
            self._make_empty()
            self.empties.setCurrentWidget(self.no_hits if total else self.empty)
        self._left.setCurrentWidget(self.list if shown else self.empties)
        self.bar.setVisible(total > 0 or self.bar.filter() != QuoteFilter())
        self._side.setVisible(shown > 0 or not self._details_are_shown)

    @Slot()
    def _show_details(self) -> None:
        self._escaped = False
        if self._is_whole:
            search = self.list.quotes.shown.search
            self.details.show_quote(self.list.current_id, self.list.selected_count, search)

    def show_record(self, row_id: int) -> None:
        """Select the quote and show its details, clearing filters that hide it."""
        self._make_rest()
        if not self.list.select_quote(row_id):
            self.clear_filters()
            self.list.select_quote(row_id)
        self._leave_form()

    def focus_search(self) -> None:
        """Put the cursor into the search box, its words selected to be typed over."""
        self.bar.search_box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.bar.search_box.selectAll()

    @Slot()
    def clear_filters(self) -> None:
        """Show all quotes again."""
        self.bar.clear()

    def export_filter(self) -> QuoteFilter:
        """The quotes that are selected, if several are, else those that are shown; in the order shown."""
        return self.steps.wanted() if self._is_whole else self.list.quotes.shown

    def record_count(self) -> int:
        """How many quotes the project holds."""
        return count(self.context, self.entity)

    # The form

    def add_new(self) -> None:
        """Begin a new quote in the details' place."""
        if self.context.project.writable:
            self._show_form().start_new()

    @Slot()
    def edit(self) -> None:
        """Edit the current quote in the details' place."""
        if self.context.project.writable and self.list.current_id:
            self._show_form().edit(self.list.current_id)

    def go_on(self, draft: "Draft") -> None:
        """Go on with what an earlier session has left unsaved."""
        if not draft.is_new:
            self.show_record(draft.row_id)
        self._show_form().go_on(draft)

    def make_form(self) -> "QuoteForm":
        """The entry form, made when it is first asked for, and imported then: the window is to open fast."""
        if self._form is None:
            from ui.widgets.quote_form import QuoteForm

            self._form = QuoteForm(self.context, self)
            self._form.saved.connect(self._select_saved)
            self._form.left.connect(self._leave_form)
            self._side.addWidget(self._form)
        return self._form

    def _show_form(self) -> "QuoteForm":
        self._make_rest()
        form = self.make_form()
        self._side.setCurrentWidget(form)
        self._side.show()
        return form

    @property
    def _form_is_shown(self) -> bool:
        return self._form is not None and self._side.currentWidget() is self._form

    @property
    def _details_are_shown(self) -> bool:
        return not self._is_whole or self._side.currentWidget() is self.details

    def _of_details(self, run: Callable[[], object]) -> None:
        """Do what the details show, in the form's place if it is open: what was typed there is kept."""
        self._side.setCurrentWidget(self.details)
        run()

    def _ask(self, of_several: Callable[[], bool], of_one: Callable[[], object]) -> None:
        if not of_several():
            self._of_details(of_one)

    @Slot(int)
    def _select_saved(self, quote_id: int) -> None:
        # One that the filter hides stays hidden: the next is being typed already.
        self.list.select_quote(quote_id)

    @Slot()
    def _leave_form(self) -> None:
        self._side.setCurrentWidget(self.details)
        self._show_state()
        self.list.setFocus()

    # What can be done

    @Slot(QPoint)
    def _offer(self, place: QPoint) -> None:
        """Offer what can be done with the quotes under the pointer."""
        from PySide6.QtGui import QAction

        self._make_rest()
        menu = QMenu(self)
        menu.setObjectName("quotes_menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for button in self.details.buttons.values():
            action = QAction(button.icon(), button.text(), menu)
            action.setEnabled(button.isEnabled())
            action.triggered.connect(button.click)
            menu.addAction(action)
        self.commands.add_to(menu)
        menu.popup(self.list.viewport().mapToGlobal(place))

    def _run(self, name: str) -> None:
        """Do what an action of the window does."""
        from PySide6.QtGui import QAction

        action = self.window().findChild(QAction, name)
        assert isinstance(action, QAction)
        action.trigger()

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._make_rest()
        self.list.tell_now()
        focused = self.focusWidget() or self
        in_form = not self._details_are_shown and self._side.isAncestorOf(focused)
        if event.key() == Qt.Key.Key_Escape:
            self._escape()
        elif in_form or self.bar.isAncestorOf(focused) or self.bulk.isAncestorOf(focused):
            # Del on a button of the filter is not meant for the quote.
            super().keyPressEvent(event)
        elif event.key() in ENTER and focused is self.list:
            self.edit()
        elif event.key() == Qt.Key.Key_Space and focused is self.list:
            self.commands.peek()
        elif not self._keys.press(event):
            super().keyPressEvent(event)

    def _escape(self) -> None:
        """Once: back to the list. Twice: no filter any more."""
        if self.commands.leave_peek():
            return
        if self._escaped:
            self.clear_filters()
            return
        self.list.setFocus()
        self._escaped = True

    def toggle_filter_panel(self) -> None:
        """Open the panel of all filters in the details' place, or close it."""
        self._make_rest()
        self.panel.toggle()

    # State

    def show_filter(self, wanted: QuoteFilter) -> None:
        """Show the quotes of this filter, in its order."""
        self._order.follow(wanted)
        self.bar.show_filter(wanted)

    def save_state(self) -> None:
        """Remember splitter, columns, order, filter and current quote for the next start."""
        quotes_state.remember(self.context, self.splitter, self.list)

    def _restore_state(self) -> None:
        wanted, current = quotes_state.restore(self.context, self.splitter, self.list)
        if wanted == QuoteFilter():
            self._show_state()
        else:
            self.show_filter(wanted)
        if not (current and self.list.select_quote(current)):
            self.list.select_row(0)
        self._show_details()
