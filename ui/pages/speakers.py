"""The speakers page: the list, and beside it one speaker, or the form for them."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QWidget

from tracker.errors import InputRefused
from tracker.queries import speakers as speaker_queries
from tracker.queries.drafts import Draft
from tracker.records import Changes, QuoteFilter, SpeakerRole
from tracker.services import speakers
from tracker.services.project import Project
from ui import page_state, settings, theme
from ui.context import Context
from ui.i18n import in_words
from ui.key_table import KeyTable
from ui.widgets.empty_page import EmptyPage
from ui.widgets.speaker_form import SpeakerForm
from ui.widgets.speaker_list import SpeakerList
from ui.widgets.speaker_view import SpeakerView

if TYPE_CHECKING:
    from ui.widgets.duplicates_view import DuplicatesView

SHOWN_HERE = ("speaker", "speaker_alias", "speaker_role", "quote", "link", "claim", "source", "verdict")
"""What the page shows anything of."""

LIST_SHARE, SIDE_SHARE = 38, 62
"""How the list and the speaker share the page at first."""


class SpeakersPage(QWidget):
    """See `ui.page.Page` for what the window asks of it."""

    entity = "speaker"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("speakers_page")
        self.context = context
        self._is_stale = True
        self._needs_reading = False
        self._build()
        self._add_keys()
        self._restore_state()
        in_words(self, self._say)
        context.changed.connect(self.refresh)

    def _build(self) -> None:
        self.list = SpeakerList(self.context)
        self.list.table.current_changed.connect(self._show_current)
        self.list.table.opened.connect(self._enter)
        self.view = SpeakerView(self.context)
        self.view.edit_asked.connect(self.edit)
        self.view.merge_row.left.connect(self.list.table.setFocus)
        self.list.duplicates_button.clicked.connect(self.show_duplicates)
        self.duplicates: DuplicatesView | None = None
        self.empty = EmptyPage({"enter_speaker": self.add_new})
        self.form: SpeakerForm | None = None
        self._side = QStackedWidget()
        self._side.addWidget(self.empty)
        self._side.addWidget(self.view)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setObjectName("speakers_splitter")
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.list)
        self.splitter.addWidget(self._side)
        self.splitter.setStretchFactor(0, LIST_SHARE)
        self.splitter.setStretchFactor(1, SIDE_SHARE)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.splitter)

    def _add_keys(self) -> None:
        """Keys that act anywhere on the page, except where text is typed; a card's own keys come first."""
        self._keys = KeyTable()
        self._keys.on("R", lambda: self._ask(self.view.head.ask_name))
        self._keys.on("A", lambda: self._ask(self.view.head.ask_alias))
        self._keys.on("M", self.merge)
        self._keys.on("D", self.show_duplicates)
        self._keys.on("F2", self.edit)
        self._keys.on("Del", self.trash)
        self._keys.on("Esc", self._escape)

    def _say(self) -> None:
        self.setAccessibleName(self.tr("Speakers"))
        self.empty.say(
            self.tr("Speakers come with the quotes that are entered. To enter one by hand: Ctrl+N."),
            [self.tr("Enter a speaker")],
        )

    # What is shown

    @Slot(object)
    def refresh(self, changes: Changes) -> None:
        """Read again what these changes may have touched; selection and scroll position stay."""
        if self.isHidden():
            # Read when it is shown: nobody sees it now.
            self._needs_reading = self._needs_reading or changes.touches(*SHOWN_HERE)
            self._is_stale = self._is_stale or self._needs_reading
            return
        if changes.touches(*SHOWN_HERE):
            self.list.read()
            self._show_current()
        if self.isVisible() and changes.touches("speaker", "speaker_alias", "rejected_pair"):
            self.list.count_pairs()

    @Slot()
    def _show_current(self) -> None:
        """Show the current speaker; where they are gone, the one who took their place in the list."""
        self._is_stale = not self.isVisible()
        if self._is_stale:
            return
        found = self._show(self.list.table.current_id)
        if not found:
            self.list.table.select_nearest()
            found = self._show(self.list.table.current_id)
        if not self._form_is_shown and not self._duplicates_are_shown:
            self._side.setCurrentWidget(self.view if found else self.empty)

    @property
    def _form_is_shown(self) -> bool:
        return self.form is not None and self._side.currentWidget() is self.form

    def _show(self, speaker_id: int | None) -> bool:
        return speaker_id is not None and self.view.show_speaker(speaker_id)

    def _catch_up(self) -> None:
        """Read what was changed while the page was not shown."""
        if self._needs_reading:
            self._needs_reading = False
            self.list.read()

    def show_again(self) -> None:
        """Show the speaker that is current in the list now, instead of what was shown."""
        self._show_current()

    def show_record(self, row_id: int) -> None:
        """Select the speaker and show them, clearing a search that hides them."""
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
        """Show all speakers again."""
        self.list.clear_filters()

    def export_filter(self) -> QuoteFilter:
        """The quotes of the speaker shown."""
        shown = self.list.table.current_id
        return QuoteFilter(speakers=(shown,)) if shown is not None else QuoteFilter()

    def record_count(self) -> int:
        """How many speakers the project holds."""
        return speaker_queries.count(self.context.project)

    # The form

    def add_new(self) -> None:
        """Begin a new speaker beside the list."""
        if self.context.project.writable:
            self._show_form().start_new()

    @Slot()
    def edit(self) -> None:
        """Change what is known of the speaker shown."""
        shown = self.list.table.current_id
        if shown is None or self._form_is_shown or not self.context.project.writable:
            return
        try:
            self._show_form().edit(shown)
        except InputRefused as error:
            self._leave_form()
            self.context.refused.emit(error)

    def go_on(self, draft: Draft) -> None:
        """Go on with what an earlier session has left unsaved, of a speaker or of one of their roles."""
        if draft.entity == "speaker_role":
            role = role_of(self.context.project, draft)
            self.show_record(role.speaker_id)
            self.view.roles.go_on(role, draft)
            return
        if not draft.is_new:
            self.show_record(draft.row_id)
        self._show_form().go_on(draft)

    def _show_form(self) -> SpeakerForm:
        if self.form is None:
            self.form = SpeakerForm(self.context)
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

    # Similar names

    @property
    def _duplicates_are_shown(self) -> bool:
        return self.duplicates is not None and self._side.currentWidget() is self.duplicates

    @Slot()
    def show_duplicates(self) -> None:
        """Show the pairs of speakers who may be one."""
        if self.duplicates is None:
            # Imported and made when it is first asked for: the window is to open fast.
            from ui.widgets.duplicates_view import DuplicatesView

            self.duplicates = DuplicatesView(self.context)
            self.duplicates.left.connect(self._leave_form)
            self.duplicates.counted.connect(self._say_pairs)
            self._side.addWidget(self.duplicates)
        self._side.setCurrentWidget(self.duplicates)
        self.duplicates.start()

    @Slot()
    def _say_pairs(self) -> None:
        if self.duplicates is not None:
            self.list.show_pairs(self.duplicates.count)

    def merge(self) -> None:
        """Ask whom the speaker shown is to be merged into."""
        if self._side.currentWidget() is self.view and self.context.project.writable:
            self.view.ask_merge()

    # Steps and keys

    @Slot()
    def _enter(self) -> None:
        """From the list to what the speaker said."""
        if self._side.currentWidget() is self.view:
            self.view.focus_first()

    def _ask(self, ask: Callable[[], None]) -> None:
        if self._side.currentWidget() is self.view:
            ask()

    def trash(self) -> None:
        """Trash the speaker shown; refused, with the reason, while quotes are attributed to them."""
        if self._side.currentWidget() is self.view and self.context.project.writable:
            self.context.do(speakers.trash, self.list.table.current_id)

    def _escape(self) -> None:
        """Once: back to the list. There: no search any more."""
        if self._duplicates_are_shown:
            self._leave_form()
        elif self.window().focusWidget() is self.list.table:
            self.clear_filters()
        else:
            self.list.table.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._keys.press(event):
            super().keyPressEvent(event)

    # State

    def save_state(self) -> None:
        """Remember the splitter, the search, the speaker shown and where the list was scrolled to."""
        settings.remember("speakers/splitter", self.splitter.saveState())
        page_state.remember(self.context, "speakers", self.list.state())

    def _restore_state(self) -> None:
        if not self.splitter.restoreState(settings.state("speakers/splitter")):
            self.splitter.setSizes([theme.space(self, LIST_SHARE * 3), theme.space(self, SIDE_SHARE * 3)])
        self.list.restore(page_state.remembered(self.context, "speakers"))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._catch_up()
        self.list.count_pairs()
        if self._is_stale:
            self._show_current()


def role_of(project: Project, draft: Draft) -> SpeakerRole:
    """The role that a draft changes, as it is stored; a new one of the same speaker if it was never."""
    if draft.is_new:
        return SpeakerRole(speaker_id=int(draft.fields["speaker_id"]))
    return speaker_queries.role(project, draft.row_id)
