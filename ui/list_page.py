"""What the pages of claims and of speakers share: a list, and beside it the current record or its form."""

from typing import Any, Protocol

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QWidget

from tracker.errors import InputRefused
from ui import page_state, settings, theme
from ui.context import Context
from ui.i18n import in_words
from ui.key_table import KeyTable
from ui.models.record_rows import RecordRows
from ui.widgets.empty_page import EmptyPage
from ui.widgets.record_form import RecordForm
from ui.widgets.record_table import RecordTable
from ui.widgets.words_edit import LineEdit


class RecordList(Protocol):
    """What such a page asks of its list, which is a widget."""

    table: RecordTable
    search_box: LineEdit

    @property
    def model(self) -> RecordRows[Any]:
        """The records it lists."""

    def read(self) -> None:
        """Read the records anew; the current one stays current."""

    def clear_filters(self) -> None:
        """Show every record again."""

    def state(self) -> dict[str, Any]:
        """What is kept of the list for the next start."""

    def restore(self, state: dict[str, Any]) -> None:
        """Show the list as it was kept."""


class ListPage(QWidget):
    """See `ui.page.Page` for what the window asks of it.

    A page of this kind makes its `list`, its `view` of one record and the page that shows when there is
    none, and says how a record is shown, how its form is made and what its keys do.
    """

    name = ""
    """What the page is called in object names and in the settings."""

    list_share = 0
    """How much of a hundred parts the list takes at first; the record has the rest."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"{self.name}_page")
        self.context = context
        self.list: RecordList
        self.view: QWidget
        self.empty: EmptyPage
        self.form: RecordForm[Any] | None = None
        self._is_stale = True
        self._needs_reading = False
        self._build()
        self._keys = KeyTable()
        self._add_keys()
        self._restore_state()
        in_words(self, self._say)
        context.changed.connect(self.refresh)

    # What each page says for itself

    def _build(self) -> None:
        """Make the list, the view and the empty page, and `_lay_out` them."""
        raise NotImplementedError

    def _add_keys(self) -> None:
        """Give the keys that act anywhere on the page, except where text is typed."""
        raise NotImplementedError

    def _say(self) -> None:
        """Say the page's words in the present language."""
        raise NotImplementedError

    def refresh(self, changes: Any) -> None:
        """Read again what these changes may have touched; selection and scroll position stay."""
        raise NotImplementedError

    def _show(self, record_id: int | None) -> bool:
        """Show this record in the view; False if there is none of that id."""
        raise NotImplementedError

    def _new_form(self) -> RecordForm[Any]:
        """A form for one record."""
        raise NotImplementedError

    # The two halves

    def _lay_out(self, records: QWidget) -> None:
        self._side = QStackedWidget()
        self._side.addWidget(self.empty)
        self._side.addWidget(self.view)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setObjectName(f"{self.name}_splitter")
        self.splitter.setChildrenCollapsible(False)
        for part, share in zip((records, self._side), self._shares, strict=True):
            self.splitter.addWidget(part)
            self.splitter.setStretchFactor(self.splitter.indexOf(part), share)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.splitter)

    @property
    def _shares(self) -> tuple[int, int]:
        return self.list_share, 100 - self.list_share

    @property
    def _is_covered(self) -> bool:
        """True while something else lies where the record is shown."""
        return self._side.currentWidget() not in (self.view, self.empty)

    @property
    def _form_is_shown(self) -> bool:
        return self._is_covered

    # What is shown

    @Slot()
    def _show_current(self) -> None:
        """Show the current record; where it is gone, the one that took its place in the list."""
        self._is_stale = not self.isVisible()
        if self._is_stale:
            return
        found = self._show(self.list.table.current_id)
        if not found:
            self.list.table.select_nearest()
            found = self._show(self.list.table.current_id)
        if not self._is_covered:
            self._side.setCurrentWidget(self.view if found else self.empty)

    def _catch_up(self) -> None:
        """Read what was changed while the page was not shown."""
        if self._needs_reading:
            self._needs_reading = False
            self.list.read()

    def show_again(self) -> None:
        """Show the record that is current in the list now, instead of what was shown."""
        self._show_current()

    def show_record(self, row_id: int) -> None:
        """Select the record and show it, clearing filters that hide it."""
        self._catch_up()
        if self.list.model.row_of(row_id) is None:
            self.clear_filters()
        self.list.table.select_record(row_id)
        self._side.setCurrentWidget(self.view)
        self._show_current()
        self.list.table.setFocus()

    def focus_search(self) -> None:
        """Put the cursor into the search box, its words selected to be typed over."""
        self.list.search_box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.list.search_box.selectAll()

    def clear_filters(self) -> None:
        """Show all records again."""
        self.list.clear_filters()

    # The form

    def add_new(self) -> None:
        """Begin a new record beside the list."""
        if self.context.project.writable:
            self._show_form().start_new()

    @Slot()
    def edit(self) -> None:
        """Change the record that is shown."""
        shown = self.list.table.current_id
        if shown is None or self._form_is_shown or not self.context.project.writable:
            return
        try:
            self._show_form().edit(shown)
        except InputRefused as error:
            self._leave_form()
            self.context.refused.emit(error)

    def _show_form(self) -> RecordForm[Any]:
        if self.form is None:
            self.form = self._new_form()
            self.form.saved.connect(self.show_record)
            self.form.opened.connect(self.show_record)
            self.form.left.connect(self._leave_form)
            self._side.addWidget(self.form)
        self._side.setCurrentWidget(self.form)
        return self.form

    @Slot()
    def _leave_form(self) -> None:
        self._side.setCurrentWidget(self.view)
        self._show_current()
        self.list.table.setFocus()

    # Keys

    def _escape(self) -> None:
        """Once: back to the list. There: no filter any more."""
        if self.window().focusWidget() is self.list.table:
            self.clear_filters()
        else:
            self.list.table.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._keys.press(event):
            super().keyPressEvent(event)

    # State

    def save_state(self) -> None:
        """Remember the splitter, the filters, the current record and where the list was scrolled to."""
        settings.remember(f"{self.name}/splitter", self.splitter.saveState())
        page_state.remember(self.context, self.name, self.list.state())

    def _restore_state(self) -> None:
        if not self.splitter.restoreState(settings.state(f"{self.name}/splitter")):
            self.splitter.setSizes([theme.space(self, share * 3) for share in self._shares])
        self.list.restore(page_state.remembered(self.context, self.name))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._catch_up()
        if self._is_stale:
            self._show_current()
