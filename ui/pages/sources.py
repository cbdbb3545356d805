"""The sources page: the list, and beside it a source to read and to quote from, or the form for it."""

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from tracker.errors import InputRefused
from tracker.queries import sources as source_queries
from tracker.queries.drafts import Draft
from tracker.records import Changes, QuoteFilter, Source
from tracker.services import project, sources
from ui import pasted, settings, theme
from ui.context import Context
from ui.i18n import in_words
from ui.shortcuts import keys
from ui.widgets.empty_page import EmptyPage
from ui.widgets.source_list import SourceList
from ui.widgets.source_view import SourceView

if TYPE_CHECKING:
    from ui.widgets.source_form import SourceForm

LIST_SHARE, VIEW_SHARE = 32, 68
"""How list and reader share the page at first."""


class SourcesPage(QWidget):
    """See `ui.page.Page` for what the window asks of it."""

    entity = "source"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sources_page")
        self.context = context
        self.list = SourceList(context)
        self.view = SourceView(context)
        self._form: SourceForm | None = None
        self._needs_reading = False
        self.empty = EmptyPage({"sources_paste": self._paste, "sources_type": self.add_new})
        self.no_hits = EmptyPage({"sources_clear_filter": self.clear_filters})
        self._lay_out()
        self._connect()
        in_words(self, self._say)
        self._restore_state()

    @property
    def foot(self) -> QWidget:
        """What notices leave free: the suggestions under the text, which are what one works on."""
        return self.view.walking.panel

    def _lay_out(self) -> None:
        self._right = QStackedWidget()
        for widget in (self.view, self.empty, self.no_hits):
            self._right.addWidget(widget)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setObjectName("sources_splitter")
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.list)
        self.splitter.addWidget(self._right)
        self.splitter.setStretchFactor(0, LIST_SHARE)
        self.splitter.setStretchFactor(1, VIEW_SHARE)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.splitter)

    def _connect(self) -> None:
        self.list.table.current_changed.connect(self._show_current)
        self.list.lost_filter.toggled.connect(self._filter_lost)
        self.list.table.opened.connect(self.view.text.setFocus)
        self.view.edit_asked.connect(self.edit)
        self.view.trash_asked.connect(self.trash)
        self.view.entering.connect(self._make_room)
        self.context.changed.connect(self.refresh)

    def _say(self) -> None:
        self.setAccessibleName(self.tr("Sources"))
        self.empty.say(
            self.tr("Paste a news item or a statement here (Ctrl+V), or type one in (Ctrl+N)."),
            [self.tr("Paste a text"), self.tr("Type a source")],
        )
        self.no_hits.say(self.tr("No source has these words."), [self.tr("Show all sources")])

    # What is shown

    @Slot(object)
    def refresh(self, changes: Changes) -> None:
        """Read again what these changes may have touched; selection and scroll position stay."""
        if not changes.touches("source", "quote"):
            return
        if self.isHidden():
            self._needs_reading = True  # read when it is shown: nobody sees it now
            return
        self._read_anew()

    def _catch_up(self) -> None:
        """Read what was changed while the page was not shown."""
        if self._needs_reading:
            self._needs_reading = False
            self._read_anew()

    def _read_anew(self) -> None:
        shown = self.list.table.current_id
        was_of_lost = self.list.is_of_lost
        self.list.read()
        if was_of_lost and self.list.is_of_lost and self.list.model.row_of(shown) is None:
            self._filter_lost(True)
        elif shown is not None and self._is_gone(shown):
            self.list.table.select_nearest()
            self._show_current()
        self._show_state()

    def _is_gone(self, source_id: int) -> bool:
        if self.list.model.row_of(source_id) is not None:
            return False
        return source_queries.get(self.context.project, source_id).deleted_at is not None

    @Slot()
    def _show_current(self) -> None:
        if self.isVisible():
            self.view.show_source(self.list.table.current_id)
        self._show_state()

    def _show_state(self) -> None:
        """The source to read, or what to do where there is none; a form that is open stays."""
        if self._is_editing:
            return
        searching = self.list.is_filtered
        rows = self.list.model.rowCount()
        if self.list.table.current_id is not None:
            self._right.setCurrentWidget(self.view)
        else:
            self._right.setCurrentWidget(self.no_hits if searching and not rows else self.empty)
        self.list.setVisible(not self.view.is_entering and (searching or rows > 0))

    @property
    def _is_editing(self) -> bool:
        return self._form is not None and self._right.currentWidget() is self._form

    def show_again(self) -> None:
        """Show the source that is current in the list now, instead of what was shown."""
        self._show_current()

    @Slot(int)
    def show_record(self, row_id: int) -> None:
        """Select the source and show its text, clearing a search that hides it."""
        self._catch_up()
        if self._is_editing:
            self.form.leave()
        if self.list.model.row_of(row_id) is None:
            self.list.clear_filters()
        self.list.table.select_record(row_id)
        self._show_current()
        self.view.text.setFocus()

    @Slot(int, int, int)
    def show_place(self, source_id: int, start: int, end: int) -> None:
        """Show a place in the text of a source, in code points, its words selected."""
        self.show_record(source_id)
        self.view.text.show_span(start, end)

    def focus_search(self) -> None:
        """Find in the text while it is read; else go to the search box, its words to be typed over."""
        if self.view.is_read and not self._is_editing:
            self.view.find_bar.open()
            return
        self.list.show()
        self.list.search_box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.list.search_box.selectAll()

    @Slot()
    def clear_filters(self) -> None:
        """Show all sources again."""
        self.list.clear_filters()
        self._show_state()

    def export_filter(self) -> QuoteFilter:
        """The quotes of the source that is shown."""
        shown = self.list.table.current_id
        return QuoteFilter() if shown is None else QuoteFilter(sources=(shown,))

    def record_count(self) -> int:
        """How many sources the project holds."""
        return source_queries.count(self.context.project)

    @Slot(bool)
    def _filter_lost(self, on: bool) -> None:
        """With only the sources of lost quotes listed, the first of them is shown, ready to be repaired."""
        if on and self.list.model.row_of(self.list.table.current_id) is None:
            self.list.table.select_nearest()
        self._show_current()
        if on:
            self.view.start_repair()

    # Forms

    @property
    def form(self) -> "SourceForm":
        """The form for one source."""
        if self._form is None:
            # Imported and made when it is first asked for: the window is to open fast.
            from ui.widgets.source_form import SourceForm

            self._form = SourceForm(self.context, self)
            self._form.saved.connect(self.show_record)
            self._form.left.connect(self._leave_form)
            self._right.addWidget(self._form)
        return self._form

    def add_new(self) -> None:
        """Begin a new source."""
        self.add_from_text("")

    def add_from_text(self, text: str, title: str = "") -> None:
        """Begin a source with this text, its first line proposed as the title."""
        self._begin(lambda: self.form.start_new(text, title))

    def add_from_file(self, source: Source) -> None:
        """Begin a source with what a file told."""
        self._begin(lambda: self.form.start_from(source))

    def _begin(self, start: Callable[[], None]) -> None:
        if not self.context.project.writable:
            return
        try:
            self._show_form()
            start()
        except InputRefused as error:
            self.context.refused.emit(error)

    @Slot()
    def edit(self) -> None:
        """Edit the source that is shown."""
        shown = self.list.table.current_id
        if shown is not None and self.context.project.writable:
            self._show_form()
            self.form.edit(shown)

    def go_on(self, draft: Draft) -> None:
        """Go on with what an earlier session has left unsaved."""
        if not draft.is_new:
            self.show_record(draft.row_id)
        self._show_form()
        self.form.go_on(draft)

    def _show_form(self) -> None:
        self._right.setCurrentWidget(self.form)

    @Slot()
    def _leave_form(self) -> None:
        self._right.setCurrentWidget(self.view)
        self._show_state()
        (self.view.text if self.list.table.current_id is not None else self.list.search_box).setFocus()

    @Slot(bool)
    def _make_room(self, entering: bool) -> None:
        """The list steps aside while a quote is entered: text and form need the width."""
        self.list.setVisible(not entering)

    # Steps

    @Slot()
    def trash(self) -> None:
        """Trash the source that is shown, with its quotes."""
        shown = self.list.table.current_id
        if shown is not None and self.context.project.writable:
            self.context.do(sources.trash, shown)

    @Slot()
    def _paste(self) -> None:
        text = pasted.words(QGuiApplication.clipboard().mimeData())
        if text.strip():
            self.add_from_text(text)
        else:
            self.context.tell(self.tr("There is no text in the clipboard. Copy one, then try again."))

    # Qt

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._catch_up()
        self._show_current()  # a text is not read before anyone sees it

    def keyPressEvent(self, event: QKeyEvent) -> None:
        runs = {"F2": self.edit, "Del": self.trash, "Ctrl+V": self._paste, "Q": self.view.new_quote}
        runs["R"] = self.view.start_repair
        pressed = QKeySequence(event.keyCombination())
        run = next((run for name, run in runs.items() if pressed in keys(name)), None)
        typing = self._is_editing or self.view.types_in_form
        if event.key() == Qt.Key.Key_Escape and not typing:
            self._escape()
        elif run is not None and not typing:
            run()
        else:
            super().keyPressEvent(event)

    def _escape(self) -> None:
        """Close what is looked for in the text, or the quote form beside it, else go back to the list."""
        if self.view.is_read and self.view.find_bar.isVisible():
            self.view.find_bar.leave()
        elif self.view.is_entering:
            self.view.form.leave()
        elif self.list.table.hasFocus():
            self.clear_filters()
        else:
            self.list.table.setFocus()

    # State

    def save_state(self) -> None:
        """Remember splitters, search, current source and scroll position for the next start."""
        settings.remember("sources/splitter", self.splitter.saveState())
        settings.remember("sources/reading", self.view.sizes_state())
        state = {**self.list.state(), "read": self.view.text.verticalScrollBar().value()}
        settings.remember(self._own_key, json.dumps(state))

    @property
    def _own_key(self) -> str:
        """The key for what is of use in this project alone."""
        return f"sources/{project.value(self.context.project, 'uid')}/state"

    def _restore_state(self) -> None:
        if not self.splitter.restoreState(settings.state("sources/splitter")):
            self.splitter.setSizes([theme.space(self, LIST_SHARE * 3), theme.space(self, VIEW_SHARE * 3)])
        self.view.restore_sizes(settings.state("sources/reading"))
        state = _state(settings.text(self._own_key))
        self.list.restore(state)
        if self.list.model.row_of(self.list.table.current_id) is None:
            self.list.table.select_record(self.list.model.id_of(0) if self.list.model.rowCount() else None)
        self._show_current()


def _state(kept: str) -> dict[str, Any]:
    """The state that was remembered; none if the settings hold something else."""
    try:
        found = json.loads(kept or "{}")
    except json.JSONDecodeError:
        return {}
    return found if isinstance(found, dict) else {}
