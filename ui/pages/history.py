"""The history of the project, and its trash: what was done, by whom, and every way back."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from tracker.queries.drafts import Draft
from tracker.records import Changes, QuoteFilter
from tracker.services import editor
from tracker.text.bidi import isolate
from ui import settings, theme
from ui.context import Context
from ui.i18n import in_words
from ui.widgets.inline_edit import InlineEdit
from ui.widgets.steps_view import StepsView
from ui.widgets.trash_view import TrashView

STEPS, TRASH = 0, 1


class HistoryPage(QWidget):
    """Two parts under tabs, and the name that one's own steps bear. It shows no records of its own.

    - `left()`: the page that lies below is wanted.
    - `undo_asked(int)`: a step is to be taken back; `undo_to_asked(int)`: all steps behind this one.
    """

    left = Signal()
    undo_asked = Signal(int)
    undo_to_asked = Signal(int)

    entity = "history"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("history_page")
        self._context = context
        self._is_stale = False
        self.begin_new: Callable[[], None] = lambda: None
        self.tabs = QTabBar()
        self.tabs.setObjectName("history_tabs")
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        for _ in (STEPS, TRASH):
            self.tabs.addTab("")
        self.steps, self.trash = StepsView(context), TrashView(context)
        self.steps.undo_asked.connect(self.undo_asked)
        self.steps.undo_to_asked.connect(self.undo_to_asked)
        self.parts = QStackedWidget()
        self.parts.addWidget(self.steps)
        self.parts.addWidget(self.trash)
        self.name = QLabel(textFormat=Qt.TextFormat.PlainText)
        self.name_edit = InlineEdit()
        self.name_edit.setObjectName("editor_name")
        self.name_edit.taken.connect(self._set_name)
        self.name_edit.left.connect(self._show_name)
        self.name_button = QPushButton()
        self.name_button.setObjectName("change_editor_name")
        self.name_button.clicked.connect(self.ask_name)
        self._lay_out()
        self.tabs.currentChanged.connect(self._turn)
        context.changed.connect(self.refresh)
        in_words(self, self._say)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(theme.space(self, 2))
        top.addWidget(self.tabs)
        top.addStretch(1)
        top.addWidget(self.name)
        top.addWidget(self.name_edit)
        top.addWidget(self.name_button)
        layout = QVBoxLayout(self)
        margin = theme.space(self, 3)
        layout.setContentsMargins(margin, theme.space(self, 2), margin, margin)
        layout.setSpacing(theme.space(self, 2))
        layout.addLayout(top)
        layout.addWidget(self.parts, 1)

    def _say(self) -> None:
        self.setAccessibleName(self.tr("History"))
        self.tabs.setAccessibleName(self.tr("Steps or trash"))
        self.tabs.setTabText(STEPS, self.tr("Steps"))
        self.tabs.setTabText(TRASH, self.tr("Trash"))
        self.name_button.setText(self.tr("Change"))
        self.name_button.setAccessibleName(self.tr("Change the name that your steps bear"))
        self.name_edit.setAccessibleName(self.tr("Your name in the history"))
        self.name_edit.setPlaceholderText(self.tr("Your name in the history"))
        self._show_name()

    # The editor's name

    @Slot()
    def ask_name(self) -> None:
        """Let the editor type the name that their steps are to bear."""
        self.name.hide()
        self.name_button.hide()
        self.name_edit.ask(editor.name(self._context.project))

    @Slot(str)
    def _set_name(self, typed: str) -> None:
        project = self._context.project
        self._context.writer.write(
            lambda _: editor.set_name(project, typed),
            lambda _: self._named(typed),
            self._context.refused.emit,
        )

    def _named(self, typed: str) -> None:
        settings.remember("editor", editor.shown(typed))
        self.name_edit.done()
        self._show_name()
        self.name_button.setFocus()

    @Slot()
    def _show_name(self) -> None:
        name = isolate(editor.name(self._context.project))
        self.name.setText(self.tr("Your steps bear the name {name}").format(name=name))
        self.name.setVisible(self.name_edit.isHidden())
        self.name_button.setVisible(self.name_edit.isHidden() and self._context.project.writable)

    # What the window asks of a page

    def show_part(self, part: int) -> None:
        """Show the steps or the trash, ready for the keyboard."""
        self.tabs.setCurrentIndex(part)
        self._turn(part)

    @Slot(int)
    def _turn(self, part: int) -> None:
        self.parts.setCurrentIndex(part)
        (self.steps if part == STEPS else self.trash).enter()

    @Slot(object)
    def refresh(self, changes: Changes) -> None:
        """Read again what may have changed, now or when the page is seen next."""
        if not self.isVisible():
            self._is_stale = True
            return
        self.steps.refresh(changes)
        self.trash.refresh(changes)

    def add_new(self) -> None:
        """There is nothing to be added to a history: it is done on the page below."""
        self.left.emit()
        self.begin_new()

    def go_on(self, draft: Draft) -> None:
        """The history has no form."""
        raise NotImplementedError(draft.entity)

    def show_record(self, row_id: int) -> None:
        """The history shows steps, not records."""
        raise NotImplementedError(str(row_id))

    def focus_search(self) -> None:
        """Put the cursor into the search box of the steps."""
        self.show_part(STEPS)
        self.steps.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def clear_filters(self) -> None:
        """Show all steps again."""
        self.steps.clear()

    def export_filter(self) -> QuoteFilter:
        """All quotes: the history narrows none."""
        return QuoteFilter()

    def record_count(self) -> int:
        """Not shown anywhere."""
        return 0

    def save_state(self) -> None:
        """Remember how the room is shared."""
        settings.remember("history/splitter", self.steps.splitter.saveState())

    # Qt

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.steps.splitter.restoreState(settings.state("history/splitter"))
        if self._is_stale:
            self._is_stale = False
            self.refresh(Changes(anything=True))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.steps.is_narrowed and self.parts.currentIndex() == STEPS:
            self.steps.clear()
        else:
            self.left.emit()
