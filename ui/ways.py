"""Ways through the window beside its pages: back and forward, the saved lists, the panel of filters."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeySequence, QMouseEvent

from tracker.records import QuoteFilter, SavedFilter
from ui import find
from ui.looks import in_words_and_colours
from ui.trail import Place, Trail
from ui.widgets.saved_lists import SavedLists

if TYPE_CHECKING:
    from ui.main_window import MainWindow

LISTS = ("claim", "speaker", "source")
"""Pages whose lists keep their filter, and the current record, in a state of their own."""

NO_FILTER = ("current", "scroll", "search")
"""What of such a state is no filter, or stands for itself."""

BUTTONS = {Qt.MouseButton.BackButton: -1, Qt.MouseButton.ForwardButton: 1}


class Ways(QObject):
    """Of one project, as long as the window shows it."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window.context)
        self._window = window
        self._followed: set[str] = set()
        self.trail = Trail(self._look, self._go, self)
        self.trail.changed.connect(self._enable)
        self.lists = SavedLists(window.context)
        self.lists.chosen.connect(self.show_filter)
        window.column.show_below(self.lists)
        window.installEventFilter(self)
        self._listen_to_mouse()
        in_words_and_colours(self.lists, self._direct)
        find.prepare(window.context)
        self.follow()
        self._enable()

    @Slot()
    def follow(self) -> None:
        """Note what the page now shown shows, from now on."""
        page = self._window.page
        if page.entity not in self._followed:
            self._followed.add(page.entity)
            self._connect(page)
        self.trail.note()
        self._enable()

    def _connect(self, page: Any) -> None:
        if page.entity == "quote":
            page.bar.changed.connect(self._note_filter)
            page.list.sort_asked.connect(self._note_filter)
            page.list.current_changed.connect(self.trail.note)
            page.bar.save_asked.connect(self.save_filter)
            self.lists.mark(_shown(page))
        elif page.entity in LISTS:
            page.list.filtered.connect(self.trail.note)
            page.list.table.current_changed.connect(self.trail.note)
            page.list.table.selected.connect(self.trail.note)

    @Slot()
    def _note_filter(self) -> None:
        self.lists.mark(_shown(self._window.pages.quotes))
        self.trail.note()
        self._enable()

    # Back and forward

    def back(self) -> None:
        """Show what was looked at before."""
        self.trail.move(-1)

    def forward(self) -> None:
        """Show what was looked at after that."""
        self.trail.move(1)

    def _look(self) -> Place:
        page: Any = self._window.page
        if page.entity == "quote":
            shown = _shown(page)
            return Place("quote", replace(shown, search=""), shown.search, page.list.current_id or None)
        if page.entity in LISTS:
            state = page.list.state()
            kept = {name: each for name, each in state.items() if name not in NO_FILTER}
            return Place(page.entity, kept, state["search"], state["current"])
        return Place(page.entity)

    def _go(self, place: Place) -> None:
        window = self._window
        window.turn_to(place.entity)
        page: Any = window.pages[place.entity]
        if place.entity == "quote":
            page.show_filter(replace(place.filter, search=place.search))
            if place.record is not None:
                page.list.select_quote(place.record)
        elif place.entity in LISTS:
            page.list.restore({**place.filter, "search": place.search, "current": place.record})
            page.show_again()

    @Slot()
    def _enable(self) -> None:
        actions = self._window.menus.actions
        actions["action_back"].setEnabled(self.trail.can_go_back)
        actions["action_forward"].setEnabled(self.trail.can_go_forward)
        actions["action_save_filter"].setEnabled(
            self._window.context.writable and self._window.page.entity == "quote" and self._is_filtered()
        )

    def _is_filtered(self) -> bool:
        return self._window.pages.quotes.bar.filter() != QuoteFilter()

    def _direct(self) -> None:
        """Back points to where one came from: to the right in Arabic."""
        rtl = self._window.layoutDirection() == Qt.LayoutDirection.RightToLeft
        to, fro = ("Alt+Right", "Alt+Left") if rtl else ("Alt+Left", "Alt+Right")
        actions = self._window.menus.actions
        actions["action_back"].setShortcuts([QKeySequence(to), QKeySequence(Qt.Key.Key_Back)])
        actions["action_forward"].setShortcuts([QKeySequence(fro), QKeySequence(Qt.Key.Key_Forward)])

    def _listen_to_mouse(self) -> None:
        # At the native window: the widgets under the pointer would keep these buttons to themselves.
        handle = self._window.windowHandle()
        if handle is not None:
            handle.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and watched is self._window:
            self._listen_to_mouse()
        elif event.type() == QEvent.Type.MouseButtonPress and watched is not self._window:
            assert isinstance(event, QMouseEvent)
            if event.button() in BUTTONS:
                self.trail.move(BUTTONS[event.button()])
                return True
        return False

    def end(self) -> None:
        """Listen no more: the project is left."""
        self._window.removeEventFilter(self)
        handle = self._window.windowHandle()
        if handle is not None:
            handle.removeEventFilter(self)

    # Filters

    @Slot(object)
    def show_filter(self, wanted: QuoteFilter) -> None:
        """Show the quotes of a filter, with the keys in their list."""
        self._window.turn_to("quote")
        page = self._window.pages.quotes
        page.show_filter(wanted)
        page.list.setFocus()

    def show_saved(self, saved: SavedFilter) -> None:
        """Show the quotes of a saved list."""
        self.lists.open(saved)

    @Slot()
    def save_filter(self) -> None:
        """Ask for the name under which the present filter is to be kept."""
        self._window.turn_to("quote")
        self.lists.ask_name()

    def open_filter(self) -> None:
        """Open the panel of filters, or close it."""
        self._window.turn_to("quote")
        self._window.pages.quotes.toggle_filter_panel()


def _shown(page: Any) -> QuoteFilter:
    """What the quotes page shows, and in what order."""
    shown: QuoteFilter = replace(page.list.quotes.shown, limit=None)
    return shown
